/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass: where each item's draws come from, and where they go. */
#include "config.h"

#include "value/pass.h"

#include <stdlib.h>

#include "base/threads.h"
#include "varied.h"

#define DRAWS ((size_t)9000)

static struct ot_graph *graph;

/* Twice what a hook gives, and a column that is there already. */
static void run_with(struct ot_threads *threads, struct counted_hook *hook, bool keep)
{
    static const size_t operands[] = { 0, 1 };
    struct ot_node *on = varied(graph, "1", "a", 1, 1, 1, DRAWS);
    struct ot_node *of_hook = counted_node(graph, hook, on, 1, NULL);
    struct ot_node sum = {
        .operation = OT_NODE_ADD, .periods = 1, .draws = DRAWS, .operands = 2
    };
    struct ot_node *operand[] = { of_hook, on };
    double *there = calloc(DRAWS, sizeof *there), *into = calloc(DRAWS, sizeof *into);
    double *kept = calloc(DRAWS, sizeof *kept);
    struct ot_error err = { 0 };
    sum.operand = operand;
    for (size_t i = 0; i < DRAWS; i++)
        there[i] = 3 * (double)i;
    struct ot_pass_item item[] = {
        { .node = of_hook, .column = keep ? kept : NULL, .call = &hook->call },
        { .node = on, .kept = there },
        { .node = &sum, .operand = operands, .column = into, .call = &hook->call },
    };
    struct ot_pass pass = {
        .item = item, .count = 3, .call = &hook->call, .threads = threads
    };
    CU_ASSERT_EQUAL(ot_pass_run(&pass, DRAWS, &err), 0);
    for (size_t i = 0; i < DRAWS; i++)
        if (into[i] != 4 * (double)i || kept[i] != (keep ? (double)i : 0))
            CU_FAIL("a draw is not what it is made of");
    free(there);
    free(into);
    free(kept);
}

static void draws_are_read_where_they_are_and_kept_where_they_shall_be(void)
{
    static struct counted_hook hook, other;
    run_with(NULL, &hook, true);
    run_with(NULL, &other, false);
    CU_ASSERT_EQUAL(hook.calls, 2);
    CU_ASSERT_EQUAL(other.calls, 2);
}

static void threads_share_what_is_ready(void)
{
    static struct counted_hook hook, other;
    struct ot_threads *threads = ot_threads_new(3);
    run_with(threads, &hook, true);
    run_with(threads, &other, false);
    CU_ASSERT_EQUAL(hook.calls, 2);
    CU_ASSERT_EQUAL(other.drawn, DRAWS);
    ot_threads_free(threads);
}

static void a_call_that_fails_is_the_passs_error(void)
{
    static struct counted_hook hook = { .fails_at = 7000 };
    struct ot_node *on = varied(graph, "1", "a", 1, 1, 1, DRAWS);
    struct ot_node *of_hook = counted_node(graph, &hook, on, 1, NULL);
    double *into = calloc(DRAWS, sizeof *into);
    struct ot_pass_item item = { .node = of_hook, .column = into, .call = &hook.call };
    struct ot_pass pass = { .item = &item, .count = 1, .call = &hook.call };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_pass_run(&pass, DRAWS, &err), -1);
    OT_SAME(err.text, "the hook failed");
    CU_ASSERT_PTR_NULL(pass.lane);
    free(into);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(draws_are_read_where_they_are_and_kept_where_they_shall_be),
        OT_TEST(threads_share_what_is_ready),
        OT_TEST(a_call_that_fails_is_the_passs_error),
    };
    graph = ot_graph_new();
    int failed = OT_TESTS_RUN("pass", tests);
    ot_graph_free(graph);
    return failed;
}
