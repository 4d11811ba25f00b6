/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure in words. */
#include "config.h"

#include "harness.h"
#include "sample.h"
#include "value/force.h"
#include "value/spread.h"

static struct ot_graph *graph;

static void check(struct ot_node *node, const char *as, int digits, const char *expected)
{
    struct ot_text words = { 0 };
    struct ot_figure figure = { .node = node, .as = as, .digits = digits };
    CU_ASSERT_EQUAL(ot_force(graph, node, NULL), 0);
    ot_figure_people(&figure, &words);
    OT_SAME(ot_text_string(&words), expected);
    ot_text_free(&words);
}

static struct ot_node *leaf(double value, const char *unit, enum ot_quality quality)
{
    struct ot_unit of = sample_unit(unit);
    struct ot_prices prices = { 0 };
    if (ot_unit_needs_prices(of))
        prices = sample_cash(2015);
    return ot_graph_leaf(graph, value, of, prices, quality, "leaf", NULL);
}

/* value as something computed, of the best quality. */
static struct ot_node *computed(double value, const char *unit)
{
    return ot_graph_multiply(graph, leaf(value, unit, OT_QUALITY_PUBLISHED),
                             leaf(1, "1", OT_QUALITY_PUBLISHED), NULL);
}

static void counted_values_are_exact(void)
{
    check(leaf(14424000, "GBP", OT_QUALITY_PUBLISHED), NULL, -1, "£14,424,000");
    check(leaf(1.5, "GBP", OT_QUALITY_RETURNED), NULL, -1, "£1.50");
    check(leaf(4449, "admission", OT_QUALITY_PUBLISHED), NULL, -1, "4,449 admissions");
    struct ot_node *sum = ot_graph_add(graph, leaf(14424000, "GBP", OT_QUALITY_PUBLISHED),
                                       leaf(1234, "GBP", OT_QUALITY_RETURNED), NULL);
    check(sum, NULL, -1, "£14,425,234");
}

static void computed_values_have_three_digits(void)
{
    check(computed(1234567, "GBP"), NULL, -1, "£1,230,000");
    check(computed(485.27, "GBP/fall"), NULL, -1, "£485 for each fall");
    check(computed(1.2049, "GBP/fall"), NULL, -1, "£1.20 for each fall");
    check(computed(412.4, "fall"), NULL, -1, "412 falls");
    check(computed(0.07712, "fall/person"), NULL, -1, "0.0771 falls for each person");
    check(computed(999.6, "fall"), NULL, -1, "1,000 falls");
    check(computed(-1234.5, "GBP"), NULL, -1, "-£1,230");
    check(computed(0, "fall"), NULL, -1, "0 falls");
}

static void with_error(double value, double error, const char *shown)
{
    struct ot_node *node = computed(value, "GBP");
    node->error = error;
    check(node, NULL, -1, shown);
}

static void what_is_more_than_its_error_is_not_shown_as_nothing(void)
{
    with_error(454, 181, "£500");
    with_error(-454, 181, "-£500");
    with_error(454, 500, "£0");
    with_error(4540, 181, "£5,000");
    with_error(0.4, 0.2, "£0.40");
}

static void one_is_singular(void)
{
    check(leaf(1, "fall", OT_QUALITY_PUBLISHED), NULL, -1, "1 fall");
    check(leaf(1, "person", OT_QUALITY_PUBLISHED), NULL, -1, "1 person");
    check(leaf(1.5, "person", OT_QUALITY_PUBLISHED), NULL, -1, "1.5 people");
}

static void digits_asked_for_are_given(void)
{
    check(computed(485.276, "GBP/fall"), NULL, 2, "£485.28 for each fall");
    check(computed(412.44, "fall"), NULL, 1, "412.4 falls");
    check(computed(0.3549, "1"), "%", 1, "35.5%");
    check(computed(-0.001, "GBP"), NULL, 2, "£0.00");
}

static void shows_as_it_is_asked(void)
{
    check(computed(0.35, "1"), "%", -1, "35%");
    check(computed(0.12345, "1"), "%", -1, "12.3%");
    check(leaf(207000, "GBP", OT_QUALITY_PUBLISHED), "£k", -1, "£207k");
    check(leaf(14424000, "GBP", OT_QUALITY_PUBLISHED), "£m", -1, "£14.40m");
    check(leaf(14424000, "GBP", OT_QUALITY_PUBLISHED), "£m", 3, "£14.424m");
    check(leaf(5, "fall", OT_QUALITY_PUBLISHED), "x", -1, "5 falls");
}

static void a_cells_percentage_stays_one(void)
{
    struct ot_node *share = leaf(0.9312, "1", OT_QUALITY_PUBLISHED);
    share->percent = true;
    check(share, NULL, -1, "93.12%");
}

static void a_ratio_of_money_is_for_each_pound(void)
{
    struct ot_node *ratio = ot_graph_divide(graph, leaf(6, "GBP", OT_QUALITY_PUBLISHED),
                                            leaf(5, "GBP", OT_QUALITY_PUBLISHED), NULL);
    check(ratio, NULL, -1, "£1.20 for each £1");
    check(ratio, "%", -1, "120%");
}

static void weak_quality_is_said(void)
{
    check(leaf(80, "person", OT_QUALITY_ILLUSTRATIVE), NULL, -1,
          "80 people (illustrative)");
    check(leaf(8, "bed_day", OT_QUALITY_ASSUMED), NULL, -1, "8 bed days (assumed)");
    check(leaf(8, "bed_day", OT_QUALITY_SCRIPT), NULL, -1, "8 bed days (script)");
    check(leaf(8, "bed_day", OT_QUALITY_ESTIMATED), NULL, -1, "8 bed days");
}

static void the_issuers_interval_is_shown(void)
{
    struct ot_leaf own = { .has_interval = true, .low = 0.7, .high = 0.85 };
    struct ot_node *node =
        ot_graph_leaf(graph, 0.8, sample_unit("1"), (struct ot_prices){ 0 },
                      OT_QUALITY_PUBLISHED, "Share", &own);
    node->percent = true;
    check(node, NULL, -1, "80% (95% interval 70% to 85%)");
    own = (struct ot_leaf){ .has_interval = true, .low = 300, .high = 700 };
    own.status = "provisional";
    node = ot_graph_leaf(graph, 485, sample_unit("GBP/fall"), sample_cash(2015),
                         OT_QUALITY_ASSUMED, "Cost", &own);
    check(node, NULL, -1,
          "£485 for each fall (95% interval £300 to £700; assumed, provisional)");
}

static void qualifier_and_status_are_printed(void)
{
    struct ot_leaf about = { .qualifier = "about", .status = "provisional" };
    struct ot_node *ward =
        ot_graph_leaf(graph, 2500000, sample_unit("GBP/ward"), sample_cash(2014),
                      OT_QUALITY_PUBLISHED, "Ward", &about);
    check(ward, NULL, -1, "about £2,500,000 for each ward (provisional)");
    struct ot_prices to = { OT_PRICE_REAL, 2015 };
    check(ot_graph_uprate(graph, ward, 1.01, to, "GDP deflator", false, NULL), NULL, -1,
          "about £2,520,000 for each ward (provisional)");
    struct ot_leaf weak = { .status = "provisional" };
    check(ot_graph_leaf(graph, 2, sample_unit("fall"), (struct ot_prices){ 0 },
                        OT_QUALITY_ASSUMED, "Falls", &weak),
          NULL, -1, "2 falls (assumed, provisional)");
}

/* ---- Draws ---- */

/* A quantity whose draws say this. */
static struct ot_node *spread(double estimate, double error, double low, double high,
                              const char *unit)
{
    struct ot_spread *s = ot_arena_array(graph->arena, 1, sizeof *s);
    struct ot_node *node = computed(estimate / 2, unit);
    *s = (struct ot_spread){
        .draws = 1000,
        .estimate = estimate,
        .error = error,
        .sd = error * 30,
        .quantile = { { .value = low }, { .value = estimate }, { .value = high } }
    };
    node->draws = 1000;
    node->spread = s;
    return node;
}

static void draws_are_shown_by_their_estimate_and_interval(void)
{
    check(spread(1234.5, 0.1, 1041, 1432, "GBP"), NULL, -1,
          "£1,230 (95% interval £1,040 to £1,430)");
    check(spread(485.27, 0.2, 401.4, 1034, "GBP/fall"), NULL, -1,
          "£485 for each fall (95% interval £401 to £1,034)");
    check(spread(-14.4, 0.1, -45.2, 12.1, "fall"), NULL, -1,
          "-14.4 falls (95% interval -45.2 to 12.1)");
    struct ot_node *weak = spread(12, 0.1, 9, 15, "fall");
    weak->quality = OT_QUALITY_ASSUMED;
    check(weak, NULL, -1, "12 falls (95% interval 9 to 15; assumed)");
}

/* Digits that another seed would change are not shown. */
static void digits_stop_where_the_monte_carlo_error_begins(void)
{
    check(spread(1234.5, 30, 1041, 1432, "GBP"), NULL, -1,
          "£1,200 (95% interval £1,000 to £1,400)");
    check(spread(1234.5, 10, 1041, 1432, "GBP"), NULL, -1,
          "£1,230 (95% interval £1,040 to £1,430)");
    check(spread(0.07712, 0.0004, 0.051, 0.1, "fall/person"), NULL, -1,
          "0.077 falls for each person (95% interval 0.051 to 0.1)");
    check(spread(0.5123, 0.03, 0.2, 0.8, "1"), "%", -1, "50% (95% interval 20% to 80%)");
    check(spread(1234567, 20000, 1e6, 15e5, "GBP"), "£m", -1,
          "£1.20m (95% interval £1m to £1.50m)");
    check(spread(1234.56, 30, 1041, 1432, "GBP"), NULL, 2,
          "£1,234.56 (95% interval £1,041.00 to £1,432.00)");
}

static void a_cell_that_varies_is_rounded_like_any_result(void)
{
    struct ot_node *node = spread(1234.5678, 0.5, 1041, 1432, "fall");
    node->counted = true;
    check(node, NULL, -1, "1,230 falls (95% interval 1,040 to 1,430)");
}

static void draws_that_bear_no_estimate_say_why(void)
{
    struct ot_node *node = spread(1, 1, 1, 1, "GBP/fall");
    struct ot_text range = { 0 };
    struct ot_figure figure = { .node = node, .digits = -1 };
    ((struct ot_spread *)node->spread)->not_given =
        "in 84% of draws the falls avoided would be 0 or less";
    check(node, NULL, -1,
          "cannot be given: in 84% of draws the falls avoided would be 0 or less");
    ot_figure_range(&figure, &range);
    CU_ASSERT_EQUAL(range.length, 0);
}

static void the_interval_can_be_had_by_itself_or_left_out(void)
{
    struct ot_text words = { 0 }, range = { 0 };
    struct ot_figure figure = { .node = spread(1234.5, 0.1, 1041, 1432, "GBP"),
                                .digits = -1 };
    CU_ASSERT_EQUAL(ot_force(graph, figure.node, NULL), 0);
    ot_figure_short(&figure, &words);
    OT_SAME(ot_text_string(&words), "£1,230");
    ot_figure_range(&figure, &range);
    OT_SAME(ot_text_string(&range), "95% interval £1,040 to £1,430");
    ot_text_free(&words);
    ot_text_free(&range);
}

static void what_is_missing_says_why(void)
{
    check(ot_graph_missing(graph, sample_unit("fall"), "Falls", "to be confirmed"), NULL,
          -1, "not known: to be confirmed");
    struct ot_node *zero = leaf(0, "fall", OT_QUALITY_PUBLISHED);
    check(ot_graph_divide(graph, zero, zero, NULL), NULL, -1,
          "cannot be given: leaf is 0");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(counted_values_are_exact),
        OT_TEST(computed_values_have_three_digits),
        OT_TEST(what_is_more_than_its_error_is_not_shown_as_nothing),
        OT_TEST(one_is_singular),
        OT_TEST(digits_asked_for_are_given),
        OT_TEST(shows_as_it_is_asked),
        OT_TEST(a_cells_percentage_stays_one),
        OT_TEST(a_ratio_of_money_is_for_each_pound),
        OT_TEST(weak_quality_is_said),
        OT_TEST(the_issuers_interval_is_shown),
        OT_TEST(qualifier_and_status_are_printed),
        OT_TEST(draws_are_shown_by_their_estimate_and_interval),
        OT_TEST(digits_stop_where_the_monte_carlo_error_begins),
        OT_TEST(a_cell_that_varies_is_rounded_like_any_result),
        OT_TEST(draws_that_bear_no_estimate_say_why),
        OT_TEST(the_interval_can_be_had_by_itself_or_left_out),
        OT_TEST(what_is_missing_says_why),
    };
    graph = ot_graph_new();
    int failed = OT_TESTS_RUN("figure", tests);
    ot_graph_free(graph);
    return failed;
}
