/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values on demand, and what happens where there is none. */
#include "config.h"

#include <math.h>

#include "harness.h"
#include "sample.h"
#include "value/force.h"

static struct ot_graph *graph;
static const struct ot_prices none;

static struct ot_node *leaf(double value)
{
    return ot_graph_leaf(graph, value, sample_unit("fall"), none, OT_QUALITY_ASSUMED,
                         "Falls", NULL);
}

struct made {
    struct ot_call call;
    double value[3];
    int calls, result;
};

static int give(const struct ot_call *call, const struct ot_node *node, double *into,
                struct ot_error *err)
{
    struct made *made = (struct made *)call;
    made->calls++;
    memcpy(into, made->value, node->periods * sizeof *into);
    return made->result ? ot_error_set(err, OT_EXIT_FAILED, "the hook failed") : 0;
}

static struct ot_node *called(struct made *made, enum ot_operation operation,
                              size_t periods, const double *years)
{
    made->call.force = give;
    return ot_graph_call(graph, operation, &made->call, 0, periods, years,
                         sample_unit("fall"), none, "Falls avoided",
                         "benefits equal spend", "e1", NULL, 0, NULL);
}

static double forced(struct ot_node *node)
{
    CU_ASSERT_EQUAL(ot_force(graph, node, NULL), 0);
    return node->value ? node->value[0] : NAN;
}

static void computes_each_operation(void)
{
    struct ot_node *a = leaf(6), *b = leaf(4), *parts[] = { a, b, a };
    CU_ASSERT_EQUAL(forced(ot_graph_add(graph, a, b, NULL)), 10);
    CU_ASSERT_EQUAL(forced(ot_graph_subtract(graph, a, b, NULL)), 2);
    CU_ASSERT_EQUAL(forced(ot_graph_multiply(graph, a, b, NULL)), 24);
    CU_ASSERT_EQUAL(forced(ot_graph_divide(graph, a, b, NULL)), 1.5);
    CU_ASSERT_EQUAL(forced(ot_graph_negate(graph, a, NULL)), -6);
    CU_ASSERT_EQUAL(forced(ot_graph_sum(graph, parts, 3, "s", NULL, NULL)), 16);
    CU_ASSERT_EQUAL(forced(ot_graph_uprate(graph, a, 1.5, none, "d", false, NULL)), 9);
}

static void a_hook_is_called_once(void)
{
    struct made made = { .value = { 1, 2, 3 } };
    struct ot_node *node = called(&made, OT_NODE_HOOK, 3, NULL);
    struct ot_node *twice = ot_graph_multiply(graph, node, leaf(2), NULL);
    CU_ASSERT_EQUAL(made.calls, 0);
    CU_ASSERT_EQUAL(forced(ot_graph_total(graph, twice, NULL)), 12);
    CU_ASSERT_EQUAL(forced(ot_graph_period(graph, node, 2, NULL)), 3);
    CU_ASSERT_EQUAL(made.calls, 1);
}

static void a_level_is_averaged_by_years(void)
{
    static const double years[] = { 1, 0.25, 0.25 };
    struct made made = { .value = { 10, 40, 40 } };
    struct ot_node *level = called(&made, OT_NODE_HOOK, 3, years);
    CU_ASSERT_EQUAL(forced(ot_graph_total(graph, level, NULL)), 20);
}

static void a_quotient_by_zero_cannot_be_given(void)
{
    struct ot_node *zero = ot_graph_subtract(graph, leaf(4), leaf(4), NULL);
    struct ot_node *ratio = ot_graph_divide(graph, leaf(1), zero, NULL);
    struct ot_node *built_before = ot_graph_negate(graph, ratio, NULL);
    CU_ASSERT_PTR_NULL(ratio->missing);
    forced(built_before);
    CU_ASSERT_PTR_NULL(ratio->value);
    CU_ASSERT_TRUE(ratio->cannot_be_given);
    OT_SAME(ratio->missing, "what it is divided by is 0");
    CU_ASSERT_TRUE(built_before->cannot_be_given);
    OT_SAME(built_before->missing, ratio->missing);
    CU_ASSERT_EQUAL(built_before->quality, OT_QUALITY_ASSUMED);
    struct ot_node *built_after = ot_graph_add(graph, ratio, ratio, NULL);
    CU_ASSERT_TRUE(built_after->cannot_be_given);
}

static void a_named_denominator_is_named(void)
{
    struct ot_node *ratio = ot_graph_divide(graph, leaf(1), leaf(0), NULL);
    forced(ratio);
    OT_SAME(ratio->missing, "Falls is 0");
}

static void zero_in_one_period_spoils_the_quotient(void)
{
    struct made made = { .value = { 1, 0, 3 } };
    struct ot_node *column = called(&made, OT_NODE_HOOK, 3, NULL);
    struct ot_node *ratio = ot_graph_divide(graph, leaf(1), column, NULL);
    struct ot_node *total = ot_graph_total(graph, ratio, NULL);
    forced(total);
    CU_ASSERT_TRUE(total->cannot_be_given);
}

static void what_a_hook_does_not_know_is_missing(void)
{
    struct made made = { .value = { NAN, 2, 3 } };
    struct ot_node *column = called(&made, OT_NODE_HOOK, 3, NULL);
    struct ot_node *total = ot_graph_total(graph, column, NULL);
    struct ot_node *third = ot_graph_period(graph, column, 2, NULL);
    forced(total);
    OT_SAME(total->missing, "Falls avoided rests on something that is not recorded");
    CU_ASSERT_EQUAL(total->quality, OT_QUALITY_MISSING);
    CU_ASSERT_FALSE(total->cannot_be_given);
    CU_ASSERT_EQUAL(forced(third), 3);
}

static void no_break_even_says_so(void)
{
    struct made made = { .value = { NAN } };
    struct ot_node *node = called(&made, OT_NODE_SOLVE, 1, NULL);
    forced(node);
    OT_SAME(node->missing, "there is no value at which benefits equal spend");
}

static void what_overflows_is_missing(void)
{
    struct ot_node *node = ot_graph_multiply(graph, leaf(1e200), leaf(1e200), NULL);
    forced(node);
    OT_SAME(node->missing, "the result is too large a number");
}

static void a_failed_hook_is_an_error(void)
{
    struct ot_error err = { 0 };
    struct made made = { .result = -1 };
    struct ot_node *node = called(&made, OT_NODE_HOOK, 1, NULL);
    CU_ASSERT_EQUAL(ot_force(graph, ot_graph_negate(graph, node, NULL), &err), -1);
    OT_SAME(err.text, "the hook failed");
    CU_ASSERT_PTR_NULL(node->value);
}

static void depth_is_no_limit(void)
{
    struct ot_node *sum = leaf(0), *one = leaf(1);
    for (int i = 0; i < 100000; i++)
        sum = ot_graph_add(graph, sum, one, NULL);
    CU_ASSERT_EQUAL(forced(sum), 100000);
}

static void lineage_puts_operands_first_and_each_once(void)
{
    struct ot_node *a = leaf(1), *b = leaf(2);
    leaf(3);
    struct ot_node *sum = ot_graph_add(graph, a, b, NULL);
    struct ot_node *square = ot_graph_multiply(graph, sum, sum, NULL), **list = NULL;
    struct ot_node *of[] = { square, a };
    size_t count = 0;
    CU_ASSERT_EQUAL(ot_lineage(of, 2, graph->arena, &list, &count), 0);
    CU_ASSERT_EQUAL_FATAL(count, 4);
    CU_ASSERT_PTR_EQUAL(list[0], a);
    CU_ASSERT_PTR_EQUAL(list[1], b);
    CU_ASSERT_PTR_EQUAL(list[2], sum);
    CU_ASSERT_PTR_EQUAL(list[3], square);
    CU_ASSERT_EQUAL(ot_lineage(NULL, 0, graph->arena, &list, &count), 0);
    CU_ASSERT_EQUAL(count, 0);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(computes_each_operation),
        OT_TEST(a_hook_is_called_once),
        OT_TEST(a_level_is_averaged_by_years),
        OT_TEST(a_quotient_by_zero_cannot_be_given),
        OT_TEST(a_named_denominator_is_named),
        OT_TEST(zero_in_one_period_spoils_the_quotient),
        OT_TEST(what_a_hook_does_not_know_is_missing),
        OT_TEST(no_break_even_says_so),
        OT_TEST(what_overflows_is_missing),
        OT_TEST(a_failed_hook_is_an_error),
        OT_TEST(depth_is_no_limit),
        OT_TEST(lineage_puts_operands_first_and_each_once),
    };
    graph = ot_graph_new();
    int failed = OT_TESTS_RUN("force", tests);
    ot_graph_free(graph);
    return failed;
}
