/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws of quantities: what arithmetic does to them, and when hooks are called for them.
 */
#include "config.h"

#include <math.h>
#include <string.h>
#include <sys/resource.h>

#include "base/sanitised.h"
#include "base/threads.h"
#include "varied.h"

static struct ot_graph *graph;
static const struct ot_prices none;

static struct ot_node *fixed(double value)
{
    return ot_graph_leaf(graph, value, ot_unit_one(), none, OT_QUALITY_PUBLISHED, "fixed",
                         NULL);
}

/* How many draws of node are other than expected. */
static size_t others(struct ot_node *node, const double *expected)
{
    size_t count = 0;
    CU_ASSERT_PTR_NOT_NULL_FATAL(node);
    double *column = column_of(graph, node);
    for (size_t i = 0; i < node->draws; i++)
        count += column[i] != expected[i];
    free(column);
    return count;
}

static double plus(double a, double b)
{
    return a + b;
}
static double minus(double a, double b)
{
    return a - b;
}
static double times(double a, double b)
{
    return a * b;
}
static double over(double a, double b)
{
    return a / b;
}

static void arithmetic_is_that_of_the_columns(void)
{
    static const struct {
        struct ot_node *(*make)(struct ot_graph *, struct ot_node *, struct ot_node *,
                                struct ot_error *);
        double (*by_hand)(double, double);
    } all[] = { { ot_graph_add, plus },
                { ot_graph_subtract, minus },
                { ot_graph_multiply, times },
                { ot_graph_divide, over } };
    const size_t n = 5000;
    struct ot_node *a = varied(graph, "1", "a", 10, 2, 1, n);
    struct ot_node *b = varied(graph, "1", "b", 3, 1, 2, n), *seven = fixed(7);
    double *left = column_of(graph, a), *right = column_of(graph, b);
    double *expected = calloc(n, sizeof *expected);
    for (size_t k = 0; k < sizeof all / sizeof all[0]; k++) {
        for (size_t i = 0; i < n; i++)
            expected[i] = all[k].by_hand(left[i], right[i]);
        CU_ASSERT_EQUAL(others(all[k].make(graph, a, b, NULL), expected), 0);
        for (size_t i = 0; i < n; i++)
            expected[i] = all[k].by_hand(left[i], 7);
        CU_ASSERT_EQUAL(others(all[k].make(graph, a, seven, NULL), expected), 0);
        for (size_t i = 0; i < n; i++)
            expected[i] = all[k].by_hand(7, right[i]);
        CU_ASSERT_EQUAL(others(all[k].make(graph, seven, b, NULL), expected), 0);
    }
    free(left);
    free(right);
    free(expected);
}

static void signs_sums_and_factors_are_those_of_the_columns(void)
{
    const size_t n = 3000;
    struct ot_node *a = varied(graph, "1", "a", 10, 2, 1, n), *seven = fixed(7);
    struct ot_node *parts[] = { a, seven, a };
    double *left = column_of(graph, a), *expected = calloc(n, sizeof *expected);
    for (size_t i = 0; i < n; i++)
        expected[i] = -left[i];
    CU_ASSERT_EQUAL(others(ot_graph_negate(graph, a, NULL), expected), 0);
    for (size_t i = 0; i < n; i++)
        expected[i] = left[i] + 7 + left[i];
    CU_ASSERT_EQUAL(others(ot_graph_sum(graph, parts, 3, "s", NULL, NULL), expected), 0);
    for (size_t i = 0; i < n; i++)
        expected[i] = left[i] * 1.25;
    CU_ASSERT_EQUAL(
        others(ot_graph_uprate(graph, a, 1.25, none, "d", false, NULL), expected), 0);
    free(left);
    free(expected);
}

static void a_quantity_less_itself_is_nothing_in_every_draw(void)
{
    struct ot_node *a = varied(graph, "1", "a", 10, 2, 1, 2500);
    struct ot_node *twice = ot_graph_multiply(graph, a, fixed(2), NULL);
    struct ot_node *sum = ot_graph_add(graph, a, a, NULL);
    double *zero = calloc(2500, sizeof *zero);
    CU_ASSERT_EQUAL(others(ot_graph_subtract(graph, twice, sum, NULL), zero), 0);
    free(zero);
}

static void periods_are_added_up_averaged_discounted_and_picked(void)
{
    static const double years[] = { 1, 0.25, 0.25 }, factors[] = { 1, 0.5, 0.25 };
    const size_t n = 2100;
    struct ot_node *on = varied(graph, "1", "a", 1, 1, 1, n);
    static struct counted_hook hook = { .calls = 0 }, other = { .calls = 0 };
    struct ot_node *flow = counted_node(graph, &hook, on, 3, NULL);
    struct ot_node *level = counted_node(graph, &other, on, 3, years);
    double *expected = calloc(n, sizeof *expected);
    for (size_t i = 0; i < n; i++)
        expected[i] = 3000 + 3 * (double)i;
    CU_ASSERT_EQUAL(others(ot_graph_total(graph, flow, NULL), expected), 0);
    for (size_t i = 0; i < n; i++)
        expected[i] =
            ((double)i + 0.25 * (1000 + (double)i) + 0.25 * (2000 + (double)i)) / 1.5;
    CU_ASSERT_EQUAL(others(ot_graph_total(graph, level, NULL), expected), 0);
    for (size_t i = 0; i < n; i++)
        expected[i] = (double)i + 0.5 * (1000 + (double)i) + 0.25 * (2000 + (double)i);
    CU_ASSERT_EQUAL(
        others(ot_graph_present(graph, flow, fixed(1), factors, "d", NULL), expected), 0);
    for (size_t i = 0; i < n; i++)
        expected[i] = 2000 + (double)i;
    CU_ASSERT_EQUAL(others(ot_graph_period(graph, flow, 2, NULL), expected), 0);
    free(expected);
}

static void one_value_spreads_over_the_periods(void)
{
    const size_t n = 300;
    struct ot_node *a = varied(graph, "1", "a", 10, 2, 5, n);
    static struct counted_hook hook = { .calls = 0 };
    struct ot_node *flow = counted_node(graph, &hook, a, 2, NULL);
    struct ot_node *product = ot_graph_multiply(graph, flow, a, NULL);
    double *left = column_of(graph, a), *expected = calloc(n, sizeof *expected);
    for (size_t i = 0; i < n; i++)
        expected[i] = (double)i * left[i] + (1000 + (double)i) * left[i];
    CU_ASSERT_EQUAL(others(ot_graph_total(graph, product, NULL), expected), 0);
    free(left);
    free(expected);
}

static void a_hook_is_asked_again_from_where_it_was_ready_to(void)
{
    static struct counted_hook hook = { .calls = 0 };
    struct ot_node *on = varied(graph, "1", "a", 1, 1, 1, 20000);
    double *column = column_of(
        graph, ot_graph_total(graph, counted_node(graph, &hook, on, 2, NULL), NULL));
    CU_ASSERT_EQUAL(hook.calls, 4);
    CU_ASSERT_EQUAL(hook.drawn, 20000);
    CU_ASSERT_EQUAL(hook.odd, 0);
    CU_ASSERT_EQUAL(column[0], 1000);
    CU_ASSERT_EQUAL(column[19999], 1000 + 2 * 19999);
    free(column);
}

static void two_hooks_take_turns_of_a_batch(void)
{
    static struct counted_hook hook = { .calls = 0 }, other = { .calls = 0 };
    struct ot_node *on = varied(graph, "1", "a", 1, 1, 1, 5000);
    struct ot_node *sum = ot_graph_add(graph, counted_node(graph, &hook, on, 2, NULL),
                                       counted_node(graph, &other, on, 2, NULL), NULL);
    double *column = column_of(graph, ot_graph_total(graph, sum, NULL));
    for (size_t i = 0; i < 5000; i++)
        if (column[i] != 2 * (1000 + 2 * (double)i))
            CU_FAIL("what one hook had ready did not last until it was read");
    CU_ASSERT_EQUAL(hook.calls, 3);
    CU_ASSERT_EQUAL(hook.most, 2048);
    CU_ASSERT_EQUAL(other.calls, 3);
    CU_ASSERT_EQUAL(other.odd, 0);
    free(column);
}

static void what_one_hook_makes_alone_is_made_first(void)
{
    static struct counted_hook hook = { .calls = 0 }, other = { .calls = 0 };
    struct ot_node *on = varied(graph, "1", "a", 1, 1, 1, 5000);
    struct ot_node *x =
        ot_graph_total(graph, counted_node(graph, &hook, on, 2, NULL), NULL);
    struct ot_node *y =
        ot_graph_total(graph, counted_node(graph, &other, on, 3, NULL), NULL);
    double *column = column_of(
        graph, ot_graph_subtract(graph, ot_graph_multiply(graph, x, fixed(2), NULL),
                                 ot_graph_add(graph, y, x, NULL), NULL));
    for (size_t i = 0; i < 5000; i++)
        if (column[i] != 1000 + 2 * (double)i - (3000 + 3 * (double)i))
            CU_FAIL("a part is not what its hook made");
    CU_ASSERT_EQUAL(hook.calls, 1);
    CU_ASSERT_EQUAL(other.calls, 1);
    CU_ASSERT_EQUAL(hook.most, 5000);
    free(column);
}

/* Eleven columns of 8 MB: the answer outlives its parts. */
static void a_sum_of_more_than_is_kept_is_answered(void)
{
    static struct counted_hook hook[10];
    const size_t n = 1000000;
    struct ot_graph *own = ot_graph_new();
    struct ot_node *on = varied(own, "1", "a", 1, 1, 1, n), *sum = NULL;
    for (size_t i = 0; i < 10; i++) {
        struct ot_node *part =
            ot_graph_total(own, counted_node(own, &hook[i], on, 2, NULL), NULL);
        sum = sum ? ot_graph_add(own, sum, part, NULL) : part;
    }
    struct ot_error err = { 0 };
    const double *column = ot_sample_column(own, sum, &err);
    OT_SAME(err.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(column);
    CU_ASSERT_EQUAL(column[n - 1], 10 * (1000 + 2 * (double)(n - 1)));
    CU_ASSERT_EQUAL(hook[9].drawn, n);
    ot_graph_free(own);
}

static long most_memory(void)
{
    struct rusage usage = { .ru_maxrss = 0 };
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024; /* MB */
}

/* Forty columns of 8 MB, of which eight can be kept. */
static void no_more_is_made_ahead_than_can_be_kept(void)
{
    static struct counted_hook hook = { .calls = 0 };
    const size_t n = 1000000;
    struct ot_graph *own = ot_graph_new();
    struct ot_node *both =
        counted_node(own, &hook, varied(own, "1", "a", 1, 1, 1, n), 2, NULL);
    struct ot_node *part[40];
    struct ot_error err = { 0 };
    for (size_t i = 0; i < 40; i++) {
        struct ot_node *times = ot_graph_leaf(own, (double)i, ot_unit_one(), none,
                                              OT_QUALITY_PUBLISHED, "times", NULL);
        part[i] = ot_graph_total(own, ot_graph_multiply(own, both, times, NULL), NULL);
    }
    long before = most_memory();
    CU_ASSERT_EQUAL(ot_sample_ahead(own, part, 40, &err), 0);
    if (!OT_SANITISED) /* those take more for themselves */
        CU_ASSERT(most_memory() - before < 100);
    CU_ASSERT_EQUAL(hook.drawn, n);
    for (size_t i = 40; i-- > 32;) {
        const double *column = ot_sample_column(own, part[i], &err);
        CU_ASSERT_PTR_NOT_NULL_FATAL(column);
        CU_ASSERT_EQUAL(column[n - 1], (double)i * (1000 + 2 * (double)(n - 1)));
    }
    CU_ASSERT_EQUAL(hook.drawn, n);
    ot_graph_free(own);
}

/* Another graph, so that nothing is at hand already. */
static double *made_by(struct ot_threads *threads)
{
    static struct counted_hook hook, other;
    static const double gamma[3] = { 10, 7, 14 };
    struct ot_graph *own = ot_graph_new();
    own->threads = threads;
    hook = other = (struct counted_hook){ .calls = 0 };
    struct ot_node *a = varied_as(own, OT_GAMMA, "1", "a", gamma, 7, 30001);
    struct ot_node *b = varied(own, "1", "b", 4, 1, 8, 30001);
    struct ot_node *x = ot_graph_total(own, counted_node(own, &hook, a, 3, NULL), NULL);
    struct ot_node *y = ot_graph_total(own, counted_node(own, &other, b, 2, NULL), NULL);
    struct ot_node *all = ot_graph_multiply(
        own, ot_graph_add(own, x, y, NULL),
        ot_graph_subtract(own, a, ot_graph_multiply(own, b, a, NULL), NULL), NULL);
    struct ot_node *of_one = ot_graph_multiply(own, x, a, NULL);
    double *column = calloc(2 * 30001, sizeof *column);
    CU_ASSERT_EQUAL(ot_sample(own, of_one, column, NULL), 0);
    CU_ASSERT_EQUAL(ot_sample(own, all, column + 30001, NULL), 0);
    ot_graph_free(own);
    return column;
}

static void threads_make_the_same_columns(void)
{
    double *alone = made_by(NULL);
    for (unsigned n = 2; n <= 5; n++) {
        struct ot_threads *threads = ot_threads_new(n);
        CU_ASSERT_EQUAL(ot_threads_count(threads), n);
        double *together = made_by(threads);
        CU_ASSERT_EQUAL(memcmp(alone, together, 2 * 30001 * sizeof *alone), 0);
        free(together);
        ot_threads_free(threads);
    }
    free(alone);
}

static void what_was_computed_is_not_computed_again(void)
{
    static struct counted_hook hook = { .calls = 0 };
    struct ot_node *on = varied(graph, "1", "a", 1, 1, 1, 5000);
    struct ot_node *total =
        ot_graph_total(graph, counted_node(graph, &hook, on, 2, NULL), NULL);
    struct ot_node *more = ot_graph_multiply(graph, total, fixed(2), NULL);
    free(column_of(graph, more));
    double *again = column_of(graph, total);
    CU_ASSERT_EQUAL(hook.drawn, 5000);
    CU_ASSERT_EQUAL(again[4999], 1000 + 2 * 4999);
    free(again);
    double *third = column_of(graph, more);
    CU_ASSERT_EQUAL(third[4999], 2 * (1000 + 2 * 4999));
    CU_ASSERT_EQUAL(hook.drawn, 5000);
    free(third);
}

/* 17 million draws are 136 MB, which is more than is ever kept. */
static void a_column_that_is_larger_than_what_is_kept_is_still_right(void)
{
    const size_t n = 17000000;
    struct ot_graph *own = ot_graph_new();
    static struct counted_hook hook = { .calls = 0 }, small = { .calls = 0 };
    struct ot_node *on = varied(own, "1", "a", 1, 1, 1, n);
    struct ot_node *few = varied(own, "1", "a", 1, 1, 1, 100);
    struct ot_node *large = counted_node(own, &hook, on, 1, NULL);
    struct ot_node *little = counted_node(own, &small, few, 1, NULL);
    double *column = column_of(own, large);
    CU_ASSERT_EQUAL(column[n - 1], (double)(n - 1));
    free(column);
    free(column_of(own, little));
    column = column_of(own, large);
    CU_ASSERT_EQUAL(column[n - 1], (double)(n - 1));
    CU_ASSERT_EQUAL(column[0], 0);
    free(column);
    CU_ASSERT_EQUAL(hook.drawn % n, 0);
    column = column_of(own, little);
    CU_ASSERT_EQUAL(column[99], 99);
    free(column);
    ot_graph_free(own);
}

static void a_hook_that_fails_is_an_error_and_is_asked_again(void)
{
    struct ot_error err = { 0 };
    static struct counted_hook hook = { .fails_at = 3000 };
    struct ot_node *on = varied(graph, "1", "a", 1, 1, 1, 5000);
    struct ot_node *node = counted_node(graph, &hook, on, 1, NULL);
    double *column = calloc(5000, sizeof *column);
    CU_ASSERT_EQUAL(ot_sample(graph, node, column, &err), -1);
    OT_SAME(err.text, "the hook failed");
    CU_ASSERT_EQUAL(column[0], 0);
    CU_ASSERT_EQUAL(column[1], 0);
    hook.fails_at = 0;
    free(column);
    column = column_of(graph, node);
    CU_ASSERT_EQUAL(column[4999], 4999);
    free(column);
}

static void a_draw_without_a_value_is_unknown_in_what_is_made_of_it(void)
{
    static struct counted_hook hook = { .unknown = 2100 };
    struct ot_node *on = varied(graph, "1", "a", 1, 1, 1, 2200);
    struct ot_node *total =
        ot_graph_total(graph, counted_node(graph, &hook, on, 2, NULL), NULL);
    double *column = column_of(graph, ot_graph_multiply(graph, total, fixed(2), NULL));
    CU_ASSERT(isnan(column[2100]));
    CU_ASSERT_EQUAL(column[2101], 2 * (1000 + 2 * 2101));
    free(column);
}

static void other_numbers_of_draws_do_not_mix(void)
{
    struct ot_error err = { 0 };
    struct ot_node *a = varied(graph, "1", "a", 1, 1, 1, 200);
    struct ot_node *b = varied(graph, "1", "b", 1, 1, 2, 300);
    CU_ASSERT_PTR_NULL(ot_graph_add(graph, a, b, &err));
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_SCRIPT);
    OT_SAME(err.text, "b has 300 draws and what it is put together with 200; expected "
                      "evaluations with the same number of draws");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(arithmetic_is_that_of_the_columns),
        OT_TEST(signs_sums_and_factors_are_those_of_the_columns),
        OT_TEST(a_quantity_less_itself_is_nothing_in_every_draw),
        OT_TEST(periods_are_added_up_averaged_discounted_and_picked),
        OT_TEST(one_value_spreads_over_the_periods),
        OT_TEST(a_hook_is_asked_again_from_where_it_was_ready_to),
        OT_TEST(two_hooks_take_turns_of_a_batch),
        OT_TEST(what_one_hook_makes_alone_is_made_first),
        OT_TEST(a_sum_of_more_than_is_kept_is_answered),
        OT_TEST(no_more_is_made_ahead_than_can_be_kept),
        OT_TEST(threads_make_the_same_columns),
        OT_TEST(what_was_computed_is_not_computed_again),
        OT_TEST(a_column_that_is_larger_than_what_is_kept_is_still_right),
        OT_TEST(a_hook_that_fails_is_an_error_and_is_asked_again),
        OT_TEST(a_draw_without_a_value_is_unknown_in_what_is_made_of_it),
        OT_TEST(other_numbers_of_draws_do_not_mix),
    };
    graph = ot_graph_new();
    int failed = OT_TESTS_RUN("sample", tests);
    ot_graph_free(graph);
    return failed;
}
