/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which quantities have the same draws: those made of the same in the same way, and no
 * others. */
#include "config.h"

#include "value/same.h"

#include <math.h>

#include "value/spread.h"
#include "varied.h"

#define N 3000

static struct ot_graph *graph;
static struct ot_node *a, *b;

static struct ot_node *fixed(double value)
{
    return ot_graph_leaf(graph, value, ot_unit_one(), (struct ot_prices){ 0 },
                         OT_QUALITY_PUBLISHED, "fixed", NULL);
}

static void two_numbers_that_vary_are_made(void)
{
    graph = ot_graph_new();
    CU_ASSERT_PTR_NOT_NULL_FATAL(graph);
    a = varied(graph, "1", "a", 10, 2, 1, N);
    b = varied(graph, "1", "b", 3, 1, 2, N);
    CU_ASSERT(a && b);
}

static bool same(const struct ot_node *x, const struct ot_node *y)
{
    const struct ot_node *last = x->id > y->id ? x : y;
    const unsigned *of = ot_graph_same(graph, last);
    CU_ASSERT_PTR_NOT_NULL_FATAL(of);
    return of[x->id] == of[y->id];
}

static void what_is_made_twice_is_the_same(void)
{
    struct ot_node *first = ot_graph_add(graph, a, b, NULL);
    struct ot_node *again = ot_graph_add(graph, a, b, NULL);
    CU_ASSERT(same(first, again));
    CU_ASSERT(
        same(ot_graph_negate(graph, first, NULL), ot_graph_negate(graph, again, NULL)));
    CU_ASSERT(same(ot_graph_multiply(graph, a, fixed(2), NULL),
                   ot_graph_multiply(graph, a, fixed(2), NULL)));
    CU_ASSERT_EQUAL(ot_graph_same(graph, again)[first->id], first->id);
}

static void what_differs_in_anything_is_not(void)
{
    struct ot_node *sum = ot_graph_add(graph, a, b, NULL);
    struct ot_node *two = fixed(2), *three = fixed(3);
    CU_ASSERT(!same(sum, ot_graph_add(graph, b, a, NULL)));
    CU_ASSERT(!same(sum, ot_graph_subtract(graph, a, b, NULL)));
    CU_ASSERT(!same(ot_graph_multiply(graph, a, two, NULL),
                    ot_graph_multiply(graph, a, three, NULL)));
    CU_ASSERT(!same(ot_graph_multiply(graph, a, fixed(0.0), NULL),
                    ot_graph_multiply(graph, a, fixed(-0.0), NULL)));
    CU_ASSERT(!same(a, b));
    CU_ASSERT(!same(ot_graph_uprate(graph, a, 1.1, a->prices, "", false, NULL),
                    ot_graph_uprate(graph, a, 1.2, a->prices, "", false, NULL)));
}

static void two_leaves_that_vary_are_never_the_same(void)
{
    CU_ASSERT(
        !same(varied(graph, "1", "x", 1, 1, 7, N), varied(graph, "1", "x", 1, 1, 7, N)));
}

static void outputs_are_told_apart_by_hook_and_place(void)
{
    static const double years[] = { 1, 1 }, uneven[] = { 1, 2 };
    static struct counted_hook one, other;
    struct ot_node *first = counted_node(graph, &one, a, 2, years);
    CU_ASSERT(same(first, counted_node(graph, &one, a, 2, years)));
    CU_ASSERT(!same(first, counted_node(graph, &other, a, 2, years)));
    CU_ASSERT(same(ot_graph_period(graph, first, 1, NULL),
                   ot_graph_period(graph, first, 1, NULL)));
    CU_ASSERT(!same(ot_graph_period(graph, first, 0, NULL),
                    ot_graph_period(graph, first, 1, NULL)));
    struct ot_node *level = counted_node(graph, &one, a, 2, uneven);
    CU_ASSERT(
        !same(ot_graph_total(graph, first, NULL), ot_graph_total(graph, level, NULL)));
}

static void many_are_found_among_many(void)
{
    static struct ot_node *made[2000];
    size_t wrong = 0;
    for (size_t i = 0; i < 2000; i++)
        made[i] = ot_graph_multiply(graph, a, fixed((double)(i % 500)), NULL);
    const unsigned *of = ot_graph_same(graph, made[1999]);
    CU_ASSERT_PTR_NOT_NULL_FATAL(of);
    for (size_t i = 0; i < 2000; i++)
        wrong += of[made[i]->id] != of[made[i % 500]->id];
    for (size_t i = 1; i < 500; i++)
        wrong += of[made[i]->id] == of[made[i - 1]->id];
    CU_ASSERT_EQUAL(wrong, 0);
}

static void the_draws_of_one_are_made_for_both(void)
{
    static struct counted_hook hook;
    struct ot_error err = { 0 };
    struct ot_node *falls = counted_node(graph, &hook, a, 2, NULL);
    struct ot_node *one = ot_graph_total(graph, falls, NULL);
    struct ot_node *two =
        ot_graph_total(graph, counted_node(graph, &hook, a, 2, NULL), NULL);
    const double *column = ot_sample_column(graph, one, &err);
    size_t calls = hook.calls;
    CU_ASSERT_PTR_NOT_NULL_FATAL(column);
    CU_ASSERT_EQUAL(column[17], 1000 + 2 * 17);
    CU_ASSERT_PTR_EQUAL(ot_sample_column(graph, two, &err), column);
    CU_ASSERT_EQUAL(hook.calls, calls);

    const struct ot_spread *said, *again;
    CU_ASSERT_EQUAL(ot_spread(graph, one, &said, &err), 0);
    CU_ASSERT_EQUAL(ot_spread(graph, two, &again, &err), 0);
    CU_ASSERT_PTR_EQUAL(said, again);
}

static void what_cannot_be_given_is_said_in_its_own_words(void)
{
    struct ot_error err = { 0 };
    const struct ot_spread *said, *again;
    struct ot_node *sign = varied(graph, "1", "gain", 0.1, 1, 9, N);
    struct ot_node *x = ot_graph_negate(graph, sign, NULL);
    struct ot_node *y = ot_graph_negate(graph, sign, NULL);
    x->label = "Loss";
    y->label = "Fall in gain";
    struct ot_node *one = ot_graph_divide(graph, a, x, NULL);
    struct ot_node *two = ot_graph_divide(graph, a, y, NULL);
    CU_ASSERT(same(one, two));
    CU_ASSERT_EQUAL(ot_spread(graph, one, &said, &err), 0);
    CU_ASSERT_EQUAL(ot_spread(graph, two, &again, &err), 0);
    OT_HOLDS(said->not_given, "the loss would be");
    OT_HOLDS(again->not_given, "the fall in gain would be");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(two_numbers_that_vary_are_made),
        OT_TEST(what_is_made_twice_is_the_same),
        OT_TEST(what_differs_in_anything_is_not),
        OT_TEST(two_leaves_that_vary_are_never_the_same),
        OT_TEST(outputs_are_told_apart_by_hook_and_place),
        OT_TEST(many_are_found_among_many),
        OT_TEST(the_draws_of_one_are_made_for_both),
        OT_TEST(what_cannot_be_given_is_said_in_its_own_words),
    };
    int status = OT_TESTS_RUN("same", tests);
    ot_graph_free(graph);
    return status;
}
