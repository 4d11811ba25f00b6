/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept of columns of draws, and what is let go. */
#include "config.h"

#include "value/kept.h"

#include "varied.h"

/* 24 MB each: two are kept, and not three. */
#define MANY ((size_t)3 << 20)

static struct ot_graph *graph;
static struct ot_samples *samples;

static struct ot_node *kept_as(const char *label, bool pin)
{
    struct ot_node *node = varied(graph, "1", label, 1, 1, 1, MANY);
    double *column = malloc(MANY * sizeof *column); /* never touched */
    CU_ASSERT_PTR_NOT_NULL_FATAL(column);
    samples->clock++;
    ot_keep(samples, node, column, pin);
    return node;
}

static struct ot_node *kept_new(const char *label)
{
    return kept_as(label, false);
}

static void a_graph_has_one_store(void)
{
    graph = ot_graph_new();
    samples = ot_samples_of(graph);
    CU_ASSERT_PTR_NOT_NULL_FATAL(samples);
    CU_ASSERT_PTR_EQUAL(ot_samples_of(graph), samples);
    CU_ASSERT_PTR_NOT_NULL(samples->tables);
}

static void few_large_columns_are_kept_or_many_small_ones(void)
{
    CU_ASSERT_EQUAL(ot_kept_most(1024), 2048);
    CU_ASSERT_EQUAL(ot_kept_most(100000), 20);
    CU_ASSERT_EQUAL(ot_kept_most((size_t)1 << 20), 8);
    CU_ASSERT_EQUAL(ot_kept_most(MANY), 2);
    CU_ASSERT_EQUAL(ot_kept_most(10000000), 0);
}

static void what_was_not_asked_for_longest_goes_first(void)
{
    struct ot_node *a = kept_new("a"), *b = kept_new("b");
    CU_ASSERT_PTR_NOT_NULL(ot_kept(samples, a));
    CU_ASSERT_PTR_NOT_NULL_FATAL(ot_kept(samples, b));
    ot_kept(samples, a)->used = ++samples->clock;
    struct ot_node *c = kept_new("c");
    CU_ASSERT_PTR_NOT_NULL(ot_kept(samples, a));
    CU_ASSERT_PTR_NULL(ot_kept(samples, b));
    CU_ASSERT_PTR_NOT_NULL(ot_kept(samples, c));
    CU_ASSERT_EQUAL(samples->bytes, 2 * MANY * sizeof(double));
}

static void a_question_within_another_keeps_nothing(void)
{
    samples->depth = 2;
    CU_ASSERT_PTR_NULL(ot_kept(samples, kept_new("d")));
    samples->depth = 0;
    CU_ASSERT_EQUAL(samples->count, 2);
}

static void what_is_pinned_stays_until_the_question_is_answered(void)
{
    struct ot_node *pinned[3];
    for (size_t i = 0; i < 3; i++)
        pinned[i] = kept_as("pinned", true);
    CU_ASSERT_EQUAL(samples->count, 3);
    for (size_t i = 0; i < 3; i++)
        CU_ASSERT_PTR_NOT_NULL(ot_kept(samples, pinned[i]));
    for (size_t i = 0; i < 3; i++)
        ot_kept(samples, pinned[i])->used = samples->clock;
    ot_kept(samples, pinned[2])->used = ++samples->clock;
    ot_unpin(samples);
    CU_ASSERT_EQUAL(samples->count, 2);
    CU_ASSERT_PTR_NOT_NULL(ot_kept(samples, pinned[2]));
    CU_ASSERT_EQUAL(samples->bytes, 2 * MANY * sizeof(double));
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_graph_has_one_store),
        OT_TEST(few_large_columns_are_kept_or_many_small_ones),
        OT_TEST(what_was_not_asked_for_longest_goes_first),
        OT_TEST(a_question_within_another_keeps_nothing),
        OT_TEST(what_is_pinned_stays_until_the_question_is_answered),
    };
    int status = OT_TESTS_RUN("kept", tests);
    ot_graph_free(graph);
    return status;
}
