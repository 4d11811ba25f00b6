/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proportions and rates as nodes. */
#include "config.h"

#include "value/measured.h"

#include "harness.h"
#include "sample.h"
#include "value/force.h"

static struct ot_graph *graph;

static struct ot_node *leaf(double value, const char *unit)
{
    return ot_graph_leaf(graph, value, sample_unit(unit), (struct ot_prices){ 0 },
                         OT_QUALITY_PUBLISHED, "leaf", NULL);
}

static struct ot_node *forced(struct ot_node *node)
{
    CU_ASSERT_PTR_NOT_NULL_FATAL(node);
    CU_ASSERT_EQUAL_FATAL(ot_force(graph, node, NULL), 0);
    return node;
}

static struct ot_node *rate(double events, double of, double per)
{
    struct ot_rate_of how = { .per = per, .interval = OT_INTERVAL_COUNT };
    return forced(
        ot_graph_rate(graph, leaf(events, "admission"), leaf(of, "person"), &how, NULL));
}

static struct ot_node *share(double part, double whole)
{
    struct ot_rate_of how = { .per = 1, .interval = OT_INTERVAL_WILSON };
    return forced(
        ot_graph_rate(graph, leaf(part, "person"), leaf(whole, "person"), &how, NULL));
}

static void a_rate_keeps_its_scale_in_its_unit(void)
{
    struct ot_node *node = rate(230, 29490, 100000);
    CU_ASSERT_DOUBLE_EQUAL(node->value[0], 779.925398, 1e-6);
    OT_SAME(node->unit.text, "admission/per_100000/person");
    OT_SAME(ot_operation_word(node->operation), "rate");
    CU_ASSERT_FALSE(node->counted);
    OT_SAME(rate(12, 4, 1)->unit.text, "admission/person");
}

static void a_proportion_is_a_percentage(void)
{
    struct ot_node *node = share(215, 235);
    CU_ASSERT_DOUBLE_EQUAL(node->value[0], 215. / 235, 1e-15);
    OT_SAME(node->unit.text, "1");
    CU_ASSERT(node->percent);
}

static void a_rate_of_nobody_cannot_be_given(void)
{
    struct ot_node *node = rate(3, 0, 1000);
    CU_ASSERT(node->cannot_be_given);
    OT_SAME(node->missing, "leaf is 0");
}

static void what_is_missing_stays_missing(void)
{
    struct ot_rate_of how = { .per = 1000, .interval = OT_INTERVAL_COUNT };
    struct ot_node *none =
        ot_graph_missing(graph, sample_unit("admission"), "A", "suppressed");
    struct ot_node *node =
        forced(ot_graph_rate(graph, none, leaf(5, "person"), &how, NULL));
    OT_SAME(node->missing, "suppressed");
    node = forced(ot_graph_difference(graph, node, rate(1, 5, 1000), NULL));
    OT_SAME(node->missing, "suppressed");
}

static void refused(struct ot_node *node, const struct ot_error *err, const char *part)
{
    CU_ASSERT_PTR_NULL(node);
    OT_HOLDS(err->text, part);
}

static void what_makes_no_rate_is_refused(void)
{
    struct ot_error err = { 0 };
    struct ot_rate_of how = { .per = 0.5, .interval = OT_INTERVAL_COUNT };
    struct ot_node *a = leaf(1, "admission"), *b = leaf(2, "person");
    refused(ot_graph_rate(graph, a, b, &how, &err), &err, "per to be a whole number");
    how = (struct ot_rate_of){ .per = 1, .interval = OT_INTERVAL_WILSON };
    err = (struct ot_error){ 0 };
    refused(ot_graph_rate(graph, a, b, &how, &err), &err, "the same unit on both sides");
    how = (struct ot_rate_of){ .per = 1, .level = 95 };
    err = (struct ot_error){ 0 };
    refused(ot_graph_rate(graph, a, b, &how, &err), &err, "a level above 0.5");
}

static void only_what_is_alike_is_compared(void)
{
    struct ot_error err = { 0 };
    refused(ot_graph_difference(graph, share(1, 2), rate(1, 2, 1000), &err), &err,
            "expected two proportions or two rates of counts");
    err = (struct ot_error){ 0 };
    refused(ot_graph_difference(graph, rate(1, 2, 100000), rate(1, 2, 1000), &err), &err,
            "the same unit on both sides");
    err = (struct ot_error){ 0 };
    refused(ot_graph_ratio(graph, share(1, 2), share(1, 2), &err), &err,
            "expected two rates of counts");
    err = (struct ot_error){ 0 };
    refused(ot_graph_ratio(graph, rate(1, 2, 100000), rate(1, 2, 1000), &err), &err,
            "the same unit on both sides");
}

static void a_ratio_has_no_unit(void)
{
    struct ot_node *node =
        forced(ot_graph_ratio(graph, rate(20, 100, 1000), rate(10, 100, 1000), NULL));
    OT_SAME(node->unit.text, "1");
    CU_ASSERT_DOUBLE_EQUAL(node->value[0], 2, 1e-15);
    CU_ASSERT_EQUAL(node->interval, OT_INTERVAL_LOG_RATIO);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_rate_keeps_its_scale_in_its_unit),
        OT_TEST(a_proportion_is_a_percentage),
        OT_TEST(a_rate_of_nobody_cannot_be_given),
        OT_TEST(what_is_missing_stays_missing),
        OT_TEST(what_makes_no_rate_is_refused),
        OT_TEST(only_what_is_alike_is_compared),
        OT_TEST(a_ratio_has_no_unit),
    };
    graph = ot_graph_new();
    int failed = OT_TESTS_RUN("measured", tests);
    ot_graph_free(graph);
    return failed;
}
