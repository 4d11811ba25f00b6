/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statistics of draws as quantities. */
#include "config.h"

#include <math.h>

#include "method/rank.h"
#include "method/statistic.h"
#include "value/force.h"
#include "value/spread.h"
#include "value/statistics.h"
#include "varied.h"

#define N ((size_t)10000)

static struct ot_graph *graph;
static const struct ot_prices none;

static struct ot_node *ask(struct ot_node *of, struct ot_statistic_of which)
{
    struct ot_error err = { 0 };
    struct ot_node *node = ot_graph_statistic(graph, of, which, &err);
    OT_SAME(err.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(node);
    CU_ASSERT_EQUAL(ot_force(graph, node, &err), 0);
    return node;
}

static double value_of(struct ot_node *of, enum ot_statistic what)
{
    struct ot_node *node = ask(of, (struct ot_statistic_of){ .what = what });
    CU_ASSERT_PTR_NOT_NULL_FATAL(node->value);
    return node->value[0];
}

static struct ot_statistic_of probability(const char *op, double x)
{
    return (struct ot_statistic_of){ OT_STATISTIC_PROBABILITY, 0, op, x };
}

static struct ot_node *cost(void)
{
    return varied(graph, "GBP", "Cost", 1000, 100, 1, N);
}

static void each_statistic_is_that_of_the_draws(void)
{
    struct ot_node *of = cost();
    double *x = column_of(graph, of), *scratch = calloc(N, sizeof *scratch);
    CU_ASSERT_EQUAL(value_of(of, OT_STATISTIC_BASE), 1000);
    CU_ASSERT_EQUAL(value_of(of, OT_STATISTIC_ESTIMATE), ot_mean(x, N));
    CU_ASSERT_EQUAL(value_of(of, OT_STATISTIC_SD), ot_sd(x, N));
    struct ot_node *sd = ask(of, (struct ot_statistic_of){ .what = OT_STATISTIC_SD });
    CU_ASSERT_DOUBLE_EQUAL(sd->error, 100 / sqrt(2.0 * N), 0.03);
    CU_ASSERT_EQUAL(value_of(of, OT_STATISTIC_MEDIAN), ot_quantile(x, N, 0.5, scratch));
    CU_ASSERT_EQUAL(value_of(of, OT_STATISTIC_ERROR), of->spread->error);
    struct ot_statistic_of tenth = { OT_STATISTIC_QUANTILE, 0.1, NULL, 0 };
    struct ot_node *node = ask(of, tenth);
    double error = 0;
    CU_ASSERT_EQUAL(node->value[0], ot_quantile_and_error(x, N, 0.1, &error, scratch));
    CU_ASSERT_EQUAL(node->error, error);
    free(x);
    free(scratch);
}

static void a_statistic_is_one_value_that_knows_where_it_comes_from(void)
{
    struct ot_node *of = cost();
    struct ot_node *node = ask(of, (struct ot_statistic_of){ .what = OT_STATISTIC_SD });
    CU_ASSERT_EQUAL(node->draws, 0);
    CU_ASSERT_EQUAL(node->operation, OT_NODE_STATISTIC);
    CU_ASSERT_PTR_EQUAL(node->operand[0], of);
    OT_SAME(node->label, "Cost");
    OT_SAME(node->unit.text, "GBP");
    CU_ASSERT_EQUAL(node->prices.year, 2015);
    OT_SAME(node->detail, "standard deviation of 10,000 draws");
    struct ot_node *share = ask(of, probability(">=", 1100));
    OT_SAME(share->detail, "share of 10,000 draws that are >= 1100");
    OT_SAME(share->unit.text, "1");
    CU_ASSERT_TRUE(share->percent);
    CU_ASSERT_EQUAL(share->prices.kind, OT_PRICE_NONE);
}

static void a_probability_is_the_share_of_draws_on_that_side(void)
{
    struct ot_node *of = cost();
    double above = ask(of, probability(">", 1100))->value[0];
    CU_ASSERT(fabs(above - 0.1587) < 4 * sqrt(0.1587 * 0.8413 / (double)N));
    CU_ASSERT_EQUAL(ask(of, probability(">=", 1100))->value[0], above);
    CU_ASSERT(fabs(ask(of, probability("<", 1100))->value[0] - (1 - above)) < 1e-12);
    CU_ASSERT(fabs(ask(of, probability("<=", 1100))->value[0] - (1 - above)) < 1e-12);
    CU_ASSERT_EQUAL(ask(of, probability(">", 1e9))->value[0], 0);
    CU_ASSERT(ask(of, probability(">", 1e9))->error > 0);
}

/* Of whole numbers the two signs differ by the draws that are equal. */
static void a_draw_that_is_equal_is_at_most_and_not_below(void)
{
    static struct counted_hook hook = { .calls = 0 };
    struct ot_node *of =
        counted_node(graph, &hook, varied(graph, "1", "a", 1, 1, 1, 100), 1, NULL);
    CU_ASSERT_EQUAL(ask(of, probability("<", 50))->value[0], 0.5);
    CU_ASSERT_EQUAL(ask(of, probability("<=", 50))->value[0], 0.51);
    CU_ASSERT_EQUAL(ask(of, probability(">", 50))->value[0], 0.49);
    CU_ASSERT_EQUAL(ask(of, probability(">=", 50))->value[0], 0.5);
    CU_ASSERT_EQUAL(value_of(of, OT_STATISTIC_BASE), -1);
}

static void what_does_not_vary_is_each_of_its_statistics(void)
{
    struct ot_node *of = ot_graph_leaf(graph, 7, sample_unit("fall"), none,
                                       OT_QUALITY_PUBLISHED, "Falls", NULL);
    CU_ASSERT_EQUAL(value_of(of, OT_STATISTIC_ESTIMATE), 7);
    CU_ASSERT_EQUAL(value_of(of, OT_STATISTIC_MEDIAN), 7);
    CU_ASSERT_EQUAL(value_of(of, OT_STATISTIC_SD), 0);
    CU_ASSERT_EQUAL(value_of(of, OT_STATISTIC_ERROR), 0);
    CU_ASSERT_EQUAL(ask(of, probability(">", 6))->value[0], 1);
    CU_ASSERT_EQUAL(ask(of, probability(">", 7))->value[0], 0);
    CU_ASSERT_EQUAL(ask(of, probability(">", 7))->error, 0);
    struct ot_statistic_of high = { OT_STATISTIC_QUANTILE, 0.99, NULL, 0 };
    CU_ASSERT_EQUAL(ask(of, high)->value[0], 7);
}

static void what_cannot_be_given_still_has_a_base_case_and_probabilities(void)
{
    struct ot_node *gain = varied(graph, "fall", "Falls avoided", 1, 1, 2, N);
    struct ot_node *of = ot_graph_divide(graph, cost(), gain, NULL);
    static const enum ot_statistic not_given[] = { OT_STATISTIC_ESTIMATE,
                                                   OT_STATISTIC_MEDIAN, OT_STATISTIC_SD,
                                                   OT_STATISTIC_ERROR };
    for (size_t i = 0; i < 4; i++) {
        struct ot_node *node = ask(of, (struct ot_statistic_of){ .what = not_given[i] });
        CU_ASSERT_TRUE(node->cannot_be_given);
        OT_SAME(node->missing, "in 16% of draws the falls avoided would be 0 or less");
    }
    CU_ASSERT_EQUAL(value_of(of, OT_STATISTIC_BASE), 1000);
    double share = ask(of, probability("<", 0))->value[0];
    CU_ASSERT(fabs(share - 0.1587) < 0.015);
}

/* The base case is no draw: that it is divided by 0 says nothing of the draws. */
static void a_base_case_divided_by_0_leaves_what_the_draws_say(void)
{
    static const double from_none[3] = { 0, 0, 10 };
    struct ot_node *falls =
        varied_as(graph, OT_UNIFORM, "fall", "Falls avoided", from_none, 7, N);
    struct ot_node *each = ot_graph_divide(graph, cost(), falls, NULL);
    struct ot_node *base =
        ask(each, (struct ot_statistic_of){ .what = OT_STATISTIC_BASE });
    double *x = column_of(graph, cost()), *y = column_of(graph, falls);
    CU_ASSERT_PTR_NULL(base->value);
    CU_ASSERT_TRUE(base->cannot_be_given);
    OT_SAME(base->missing, "Falls avoided is 0");
    CU_ASSERT_PTR_NULL(each->missing);
    CU_ASSERT_EQUAL(value_of(each, OT_STATISTIC_ESTIMATE), ot_mean(x, N) / ot_mean(y, N));
    CU_ASSERT(value_of(each, OT_STATISTIC_MEDIAN) > 150);
    CU_ASSERT_EQUAL(ask(each, probability(">", 0))->value[0], 1);
    free(x);
    free(y);
}

static void what_is_made_of_such_a_base_case_has_none_either(void)
{
    static const double from_none[3] = { 0, 0, 10 };
    struct ot_node *falls =
        varied_as(graph, OT_UNIFORM, "fall", "Falls avoided", from_none, 7, N);
    struct ot_node *each = ot_graph_divide(graph, cost(), falls, NULL);
    struct ot_node *twice = ot_graph_add(graph, each, each, NULL);
    struct ot_node *base =
        ask(twice, (struct ot_statistic_of){ .what = OT_STATISTIC_BASE });
    OT_SAME(base->missing, "Falls avoided is 0");
    CU_ASSERT_DOUBLE_EQUAL(value_of(twice, OT_STATISTIC_ESTIMATE),
                           2 * value_of(each, OT_STATISTIC_ESTIMATE), 1e-9);
}

/* Half of the draws are below 0, and then neither has a share of them a meaning. */
static void without_a_base_case_the_rule_of_one_sign_holds_for_all(void)
{
    struct ot_node *falls = varied(graph, "fall", "Falls avoided", 0, 5, 8, N);
    struct ot_node *each = ot_graph_divide(graph, cost(), falls, NULL);
    struct ot_node *share = ask(each, probability(">", 1));
    CU_ASSERT_TRUE(share->cannot_be_given);
    OT_HOLDS(share->missing, "of draws the falls avoided would be 0 or less");
    OT_HOLDS(ask(each, (struct ot_statistic_of){ .what = OT_STATISTIC_MEDIAN })->missing,
             "of draws the falls avoided would be 0 or less");
}

static void what_is_missing_stays_missing(void)
{
    struct ot_node *of = ot_graph_missing(graph, ot_unit_one(), "Falls", "not recorded");
    struct ot_statistic_of mean = { .what = OT_STATISTIC_ESTIMATE };
    CU_ASSERT_PTR_EQUAL(ask(of, mean), of);
}

static void several_periods_are_refused(void)
{
    static struct counted_hook hook = { .calls = 0 };
    struct ot_error err = { 0 };
    struct ot_node *of = counted_node(graph, &hook, cost(), 2, NULL);
    struct ot_statistic_of mean = { .what = OT_STATISTIC_ESTIMATE };
    CU_ASSERT_PTR_NULL(ot_graph_statistic(graph, of, mean, &err));
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_SCRIPT);
    OT_HOLDS(err.text, "Falls avoided has values of 2 periods; ask for :total()");
}

static void a_failed_hook_is_an_error(void)
{
    static struct counted_hook hook = { .fails_at = 5 };
    struct ot_error err = { 0 };
    struct ot_node *of = counted_node(graph, &hook, cost(), 1, NULL);
    CU_ASSERT_PTR_NULL(ot_graph_statistic(graph, of, probability(">", 1), &err));
    OT_SAME(err.text, "the hook failed");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(each_statistic_is_that_of_the_draws),
        OT_TEST(a_statistic_is_one_value_that_knows_where_it_comes_from),
        OT_TEST(a_probability_is_the_share_of_draws_on_that_side),
        OT_TEST(a_draw_that_is_equal_is_at_most_and_not_below),
        OT_TEST(what_does_not_vary_is_each_of_its_statistics),
        OT_TEST(what_cannot_be_given_still_has_a_base_case_and_probabilities),
        OT_TEST(a_base_case_divided_by_0_leaves_what_the_draws_say),
        OT_TEST(what_is_made_of_such_a_base_case_has_none_either),
        OT_TEST(without_a_base_case_the_rule_of_one_sign_holds_for_all),
        OT_TEST(what_is_missing_stays_missing),
        OT_TEST(several_periods_are_refused),
        OT_TEST(a_failed_hook_is_an_error),
    };
    graph = ot_graph_new();
    int failed = OT_TESTS_RUN("statistics", tests);
    ot_graph_free(graph);
    return failed;
}
