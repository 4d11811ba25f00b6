/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intervals of nodes, from what they are made of. */
#include "config.h"

#include "value/interval_of.h"

#include <math.h>

#include "harness.h"
#include "sample.h"
#include "value/force.h"
#include "value/measured.h"

static struct ot_graph *graph;

static struct ot_node *count(double value, const char *qualifier)
{
    struct ot_leaf leaf = { .qualifier = qualifier };
    return ot_graph_leaf(graph, value, ot_unit_one(), (struct ot_prices){ 0 },
                         OT_QUALITY_PUBLISHED, "count", &leaf);
}

static struct ot_node *measured(double a, double b, double per,
                                enum ot_interval_method interval, double level)
{
    struct ot_rate_of how = { .per = per, .interval = interval, .level = level };
    struct ot_node *node =
        ot_graph_rate(graph, count(a, NULL), count(b, NULL), &how, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(node);
    CU_ASSERT_EQUAL_FATAL(ot_force(graph, node, NULL), 0);
    return node;
}

static void has(struct ot_node *node, double level, double low, double high,
                double tolerance)
{
    double ends[2] = { NAN, NAN };
    CU_ASSERT_EQUAL_FATAL(ot_force(graph, node, NULL), 0);
    CU_ASSERT_EQUAL(ot_node_interval(node, level, &ends[0], &ends[1]), 0);
    CU_ASSERT_DOUBLE_EQUAL(ends[0], low, tolerance);
    CU_ASSERT_DOUBLE_EQUAL(ends[1], high, tolerance);
}

static void has_none(struct ot_node *node, double level)
{
    double ends[2] = { -1, -1 };
    CU_ASSERT_EQUAL(ot_node_interval(node, level, &ends[0], &ends[1]), -1);
    CU_ASSERT(ends[0] == -1 && ends[1] == -1);
}

static void a_proportion_and_a_rate(void)
{
    struct ot_node *home = measured(215, 235, 1, OT_INTERVAL_WILSON, 0);
    has(home, 0, 0.8722, 0.9442, 5e-5);
    has(home, 0.998, 0.8445, 0.9550, 5e-3);
    OT_SAME(ot_node_interval_method(home), "Wilson");
    struct ot_node *admitted = measured(230, 29490, 100000, OT_INTERVAL_COUNT, 0);
    has(admitted, 0, 682.4, 887.5, 0.05);
    OT_SAME(ot_node_interval_method(admitted), "Byar");
    OT_SAME(ot_node_interval_method(measured(5, 9, 1, OT_INTERVAL_COUNT, 0)),
            "exact Poisson");
}

static void the_level_of_a_node_is_its_own(void)
{
    struct ot_node *wide = measured(215, 235, 1, OT_INTERVAL_WILSON, 0.998);
    double low, high, same_low, same_high;
    CU_ASSERT_EQUAL(ot_node_interval(wide, 0, &low, &high), 0);
    CU_ASSERT_EQUAL(ot_node_interval(wide, 0.998, &same_low, &same_high), 0);
    CU_ASSERT(low == same_low && high == same_high);
    CU_ASSERT_EQUAL(ot_node_level(wide), 0.998);
    has(wide, 0.95, 0.8722, 0.9442, 5e-5);
}

static void a_difference_and_a_ratio(void)
{
    struct ot_node *a = measured(56, 70, 1, OT_INTERVAL_WILSON, 0);
    struct ot_node *b = measured(48, 80, 1, OT_INTERVAL_WILSON, 0);
    struct ot_node *points = ot_graph_difference(graph, a, b, NULL);
    has(points, 0, 0.0524, 0.3339, 5.0001e-5);
    OT_SAME(ot_node_interval_method(points), "Newcombe, method 10");
    a = measured(41, 28010, 10000, OT_INTERVAL_COUNT, 0);
    b = measured(15, 19017, 10000, OT_INTERVAL_COUNT, 0);
    struct ot_node *ratio = ot_graph_ratio(graph, a, b, NULL);
    has(ratio, 0, 1.03, 3.35, 0.005);
    OT_SAME(ot_node_interval_method(ratio), "logarithm of the ratio");
    struct ot_node *less = ot_graph_difference(graph, a, b, NULL);
    double low = NAN, high = NAN;
    CU_ASSERT_EQUAL(ot_force(graph, less, NULL), 0);
    CU_ASSERT_EQUAL(ot_node_interval(less, 0, &low, &high), 0);
    CU_ASSERT(0 < low && low < less->value[0] && less->value[0] < high && high < 15);
    OT_SAME(ot_node_interval_method(less), "MOVER");
}

static void a_ratio_without_events_has_none(void)
{
    struct ot_node *a = measured(0, 100, 1000, OT_INTERVAL_COUNT, 0);
    struct ot_node *b = measured(5, 100, 1000, OT_INTERVAL_COUNT, 0);
    struct ot_node *ratio = ot_graph_ratio(graph, a, b, NULL);
    CU_ASSERT_EQUAL(ot_force(graph, ratio, NULL), 0);
    CU_ASSERT_EQUAL(ratio->value[0], 0);
    has_none(ratio, 0);
    CU_ASSERT_PTR_NULL(ot_node_interval_method(ratio));
}

static void the_issuers_interval_is_of_95_alone(void)
{
    struct ot_leaf leaf = { .has_interval = true, .low = 70, .high = 90 };
    struct ot_node *node =
        ot_graph_leaf(graph, 80, ot_unit_one(), (struct ot_prices){ 0 },
                      OT_QUALITY_PUBLISHED, "dsr", &leaf);
    has(node, 0, 70, 90, 0);
    has(node, 0.95, 70, 90, 0);
    has_none(node, 0.998);
    OT_SAME(ot_node_interval_method(node), "as its source gives it");
}

static void what_is_no_exact_count_has_none(void)
{
    struct ot_rate_of how = { .per = 1, .interval = OT_INTERVAL_WILSON };
    struct ot_node *about =
        ot_graph_rate(graph, count(160, "over"), count(200, NULL), &how, NULL);
    CU_ASSERT_EQUAL(ot_force(graph, about, NULL), 0);
    has_none(about, 0);
    has_none(measured(5, 4, 1, OT_INTERVAL_WILSON, 0), 0);
    has_none(measured(5, 40, 1, OT_INTERVAL_NONE, 0), 0);
    has_none(measured(5, 40, 1, OT_INTERVAL_WILSON, 0), 0.3);
    has_none(count(12, NULL), 0);
    double number = 12;
    struct ot_node bare = { .operation = OT_NODE_LEAF, .periods = 1, .value = &number };
    has_none(&bare, 0);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_proportion_and_a_rate),
        OT_TEST(the_level_of_a_node_is_its_own),
        OT_TEST(a_difference_and_a_ratio),
        OT_TEST(a_ratio_without_events_has_none),
        OT_TEST(the_issuers_interval_is_of_95_alone),
        OT_TEST(what_is_no_exact_count_has_none),
    };
    graph = ot_graph_new();
    int failed = OT_TESTS_RUN("interval_of", tests);
    ot_graph_free(graph);
    return failed;
}
