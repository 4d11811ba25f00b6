/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a node inherits: unit, prices, quality, periods and the reason for a gap. */
#include "config.h"

#include <math.h>

#include "harness.h"
#include "sample.h"
#include "value/force.h"

static struct ot_graph *graph;

static struct ot_node *leaf(double value, const char *unit, struct ot_prices prices,
                            enum ot_quality quality)
{
    return ot_graph_leaf(graph, value, sample_unit(unit), prices, quality, "leaf", NULL);
}

static struct ot_node *pounds(double value)
{
    return leaf(value, "GBP", sample_cash(2015), OT_QUALITY_PUBLISHED);
}

static struct ot_node *count(double value, const char *unit)
{
    return leaf(value, unit, (struct ot_prices){ 0 }, OT_QUALITY_ILLUSTRATIVE);
}

static struct ot_node *column(size_t periods, const double *years)
{
    return ot_graph_call(graph, OT_NODE_HOOK, NULL, 0, periods, years,
                         sample_unit("fall"), (struct ot_prices){ 0 }, "Falls", "how",
                         "e1", NULL, 0, NULL);
}

static void a_leaf_keeps_its_evidence(void)
{
    char printed[] = "207,000", file[] = "spend.csv";
    struct ot_leaf evidence = { .at = { file, 2, 6 },
                                .printed = printed,
                                .status = "provisional" };
    struct ot_node *node =
        ot_graph_leaf(graph, 207000, sample_unit("GBP"), sample_cash(2014),
                      OT_QUALITY_RETURNED, "Spend", &evidence);
    printed[0] = file[0] = 'X';
    OT_SAME(node->leaf->printed, "207,000");
    OT_SAME(node->leaf->at.file, "spend.csv");
    CU_ASSERT_EQUAL(node->leaf->at.row, 2);
    CU_ASSERT_EQUAL(node->value[0], 207000);
    CU_ASSERT_TRUE(node->counted);
    CU_ASSERT_TRUE(node->provisional);
    CU_ASSERT_EQUAL(node->decimals, -1);
    CU_ASSERT_PTR_EQUAL(graph->node[node->id], node);
}

static void a_leaf_that_is_no_number_is_missing(void)
{
    OT_SAME(count(NAN, "fall")->missing, "not a finite number");
    OT_SAME(count(INFINITY, "fall")->missing, "not a finite number");
}

static void quality_is_the_worst_below(void)
{
    struct ot_node *ratio = ot_graph_divide(graph, pounds(100), count(4, "fall"), NULL);
    CU_ASSERT_EQUAL(ratio->quality, OT_QUALITY_ILLUSTRATIVE);
    CU_ASSERT_EQUAL(ot_graph_negate(graph, pounds(1), NULL)->quality,
                    OT_QUALITY_PUBLISHED);
}

static void a_quotient_has_its_unit_and_prices(void)
{
    struct ot_node *cost = ot_graph_divide(graph, pounds(100), count(4, "fall"), NULL);
    OT_SAME(cost->unit.text, "GBP/fall");
    CU_ASSERT_EQUAL(cost->prices.kind, OT_PRICE_CASH);
    CU_ASSERT_EQUAL(cost->prices.year, 2015);
    struct ot_node *ratio = ot_graph_divide(graph, pounds(3), pounds(2), NULL);
    OT_SAME(ratio->unit.text, "1");
    CU_ASSERT_EQUAL(ratio->prices.kind, OT_PRICE_NONE);
    struct ot_node *for_each = ot_graph_divide(graph, count(4, "fall"), pounds(2), NULL);
    CU_ASSERT_EQUAL(for_each->prices.year, 2015);
}

static void a_product_with_a_ratio_keeps_prices(void)
{
    struct ot_node *part = ot_graph_multiply(graph, count(0.5, "1"), pounds(3), NULL);
    OT_SAME(part->unit.text, "GBP");
    CU_ASSERT_EQUAL(part->prices.year, 2015);
    CU_ASSERT_FALSE(part->counted);
}

static void cash_of_a_year_meets_its_prices(void)
{
    struct ot_prices real = { OT_PRICE_REAL, 2015 };
    struct ot_node *gain = leaf(5, "GBP", real, OT_QUALITY_ASSUMED);
    struct ot_node *net = ot_graph_subtract(graph, gain, pounds(3), NULL);
    CU_ASSERT_EQUAL(net->prices.kind, OT_PRICE_REAL);
    CU_ASSERT_TRUE(net->counted);
}

static void refuses_what_does_not_fit(void)
{
    struct ot_error err = { 0 };
    struct ot_prices real = { OT_PRICE_REAL, 2016 };
    struct ot_node *other = leaf(5, "GBP", real, OT_QUALITY_ASSUMED);
    size_t before = graph->count;
    CU_ASSERT_PTR_NULL(ot_graph_add(graph, pounds(1), count(1, "fall"), &err));
    OT_HOLDS(err.text, "cannot add falls (leaf) to GBP (leaf)");
    CU_ASSERT_PTR_NULL(ot_graph_subtract(graph, pounds(1), count(1, "1"), &err));
    OT_HOLDS(err.text, "cannot subtract a plain number");
    CU_ASSERT_PTR_NULL(ot_graph_divide(graph, pounds(1), other, &err));
    OT_HOLDS(err.text, "outturn.uprate");
    CU_ASSERT_PTR_NULL(ot_graph_multiply(graph, column(2, NULL), column(3, NULL), &err));
    OT_HOLDS(err.text, "2 periods");
    CU_ASSERT_PTR_NULL(ot_graph_sum(graph, NULL, 0, "Nothing", NULL, &err));
    OT_HOLDS(err.text, "a sum of nothing");
    struct ot_node *parts[] = { pounds(1), count(1, "fall") };
    CU_ASSERT_PTR_NULL(ot_graph_sum(graph, parts, 2, "Mixed", NULL, &err));
    OT_HOLDS(err.text, "cannot add falls");
    CU_ASSERT_EQUAL(graph->count, before + 9); /* the leaves and columns alone */
}

static void a_missing_operand_makes_a_missing_node(void)
{
    struct ot_node *gap = ot_graph_missing(graph, sample_unit("fall"), "Falls", "TBC");
    struct ot_node *cost = ot_graph_divide(graph, pounds(1), gap, NULL);
    OT_SAME(cost->missing, "TBC");
    CU_ASSERT_EQUAL(cost->quality, OT_QUALITY_MISSING);
    CU_ASSERT_EQUAL(cost->operation, OT_NODE_DIVIDE);
    OT_SAME(cost->unit.text, "GBP/fall");
    double exact = 3;
    struct ot_node *parts[] = { count(3, "fall"), gap };
    struct ot_node *sum = ot_graph_sum(graph, parts, 2, "All", &exact, NULL);
    OT_SAME(sum->missing, "TBC");
    CU_ASSERT_PTR_NULL(sum->value);
}

static void a_sum_keeps_the_ledgers_count(void)
{
    double exact = 0.3;
    struct ot_node *parts[] = { pounds(0.1), pounds(0.2) };
    parts[0]->decimals = parts[1]->decimals = 2;
    struct ot_node *sum = ot_graph_sum(graph, parts, 2, "Spend", &exact, NULL);
    CU_ASSERT_EQUAL(sum->value[0], 0.3); /* 0.1 + 0.2 is another double */
    CU_ASSERT_EQUAL(sum->decimals, 2);
    OT_SAME(sum->label, "Spend");
}

static void one_value_spreads_over_periods(void)
{
    struct ot_node *node = ot_graph_multiply(graph, column(3, NULL), count(2, "1"), NULL);
    CU_ASSERT_EQUAL(node->periods, 3);
    CU_ASSERT_EQUAL(ot_graph_total(graph, node, NULL)->periods, 1);
    struct ot_node *one = count(2, "1");
    CU_ASSERT_PTR_EQUAL(ot_graph_total(graph, one, NULL), one);
}

static void a_level_stays_a_level(void)
{
    double years[] = { 1, 0.5 };
    struct ot_node *level = column(2, years), *flow = column(2, NULL);
    years[0] = 9;
    CU_ASSERT_EQUAL(level->years[0], 1);
    CU_ASSERT_PTR_NOT_NULL(ot_graph_multiply(graph, level, count(2, "1"), NULL)->years);
    CU_ASSERT_PTR_NULL(ot_graph_add(graph, level, flow, NULL)->years);
    CU_ASSERT_PTR_NULL(ot_graph_add(graph, flow, level, NULL)->years);
}

static void a_period_must_exist(void)
{
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_graph_period(graph, column(2, NULL), 1, NULL)->index, 1);
    CU_ASSERT_PTR_NULL(ot_graph_period(graph, column(2, NULL), 2, &err));
    OT_SAME(err.text, "Falls has no period 3; expected one from 1 to 2");
}

static void an_uprated_amount_has_the_new_prices(void)
{
    struct ot_prices to = { OT_PRICE_REAL, 2016 };
    struct ot_node *node =
        ot_graph_uprate(graph, pounds(100), 1.02, to, "GDP deflator", true, NULL);
    CU_ASSERT_EQUAL(node->prices.year, 2016);
    CU_ASSERT_TRUE(node->provisional);
    CU_ASSERT_FALSE(node->counted);
    OT_SAME(node->detail, "GDP deflator");
    OT_SAME(node->label, "leaf");
}

static void every_operation_has_a_word(void)
{
    for (int i = 0; i < OT_NODE_OPERATIONS; i++)
        CU_ASSERT_PTR_NOT_NULL(ot_operation_word((enum ot_operation)i));
    OT_SAME(ot_operation_word(OT_NODE_UPRATE), "uprate");
    ot_graph_free(NULL);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_leaf_keeps_its_evidence),
        OT_TEST(a_leaf_that_is_no_number_is_missing),
        OT_TEST(quality_is_the_worst_below),
        OT_TEST(a_quotient_has_its_unit_and_prices),
        OT_TEST(a_product_with_a_ratio_keeps_prices),
        OT_TEST(cash_of_a_year_meets_its_prices),
        OT_TEST(refuses_what_does_not_fit),
        OT_TEST(a_missing_operand_makes_a_missing_node),
        OT_TEST(a_sum_keeps_the_ledgers_count),
        OT_TEST(one_value_spreads_over_periods),
        OT_TEST(a_level_stays_a_level),
        OT_TEST(a_period_must_exist),
        OT_TEST(an_uprated_amount_has_the_new_prices),
        OT_TEST(every_operation_has_a_word),
    };
    graph = ot_graph_new();
    int failed = OT_TESTS_RUN("graph", tests);
    ot_graph_free(graph);
    return failed;
}
