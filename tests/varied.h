/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For tests of draws: leaves that vary, and hooks whose draws are known. */
#ifndef OT_TESTS_VARIED_H
#define OT_TESTS_VARIED_H

#include <stdlib.h>

#include "harness.h"
#include "sample.h"
#include "value/sample.h"

/* A leaf of a distribution with this base and 95 % interval. */
static inline struct ot_node *varied_as(struct ot_graph *graph, enum ot_shape shape,
                                        const char *unit, const char *label,
                                        const double base_low_high[3], uint64_t key,
                                        size_t draws)
{
    struct ot_prices prices = { 0 };
    struct ot_range any = { 0, 0 };
    struct ot_stream stream = { .key = key, .factor = 1 };
    struct ot_error err = { 0 };
    const double *v = base_low_high;
    if (ot_unit_needs_prices(sample_unit(unit)))
        prices = sample_cash(2015);
    struct ot_node *node = ot_graph_leaf(graph, v[0], sample_unit(unit), prices,
                                         OT_QUALITY_PUBLISHED, label, NULL);
    CU_ASSERT_EQUAL(
        ot_distribution_fit(shape, v[0], v[1], v[2], any, &stream.distribution, &err), 0);
    CU_ASSERT_EQUAL(ot_graph_vary(graph, node, &stream, draws), 0);
    return node;
}

/* A normal one of this mean and standard deviation. */
static inline struct ot_node *varied(struct ot_graph *graph, const char *unit,
                                     const char *label, double mean, double sd,
                                     uint64_t key, size_t draws)
{
    double half = 1.959963984540054 * sd;
    const double v[3] = { mean, mean - half, mean + half };
    return varied_as(graph, OT_NORMAL, unit, label, v, key, draws);
}

/* Its draws; freed by the caller. */
static inline double *column_of(struct ot_graph *graph, struct ot_node *node)
{
    struct ot_error err = { 0 };
    double *column = calloc(node->draws + 1, sizeof *column);
    CU_ASSERT_FATAL(column && node->draws > 0);
    CU_ASSERT_EQUAL(ot_sample(graph, node, column, &err), 0);
    OT_SAME(err.text, "");
    return column;
}

/* A hook: in period t draw d is 1,000 t + d, and the base case 1,000 t − 1. It has three
 * batches ready at a time, and they last until another hook is asked. */
#define COUNTED_READY ((size_t)3 * 2048)
#define COUNTED_PERIODS 3
struct counted_hook {
    struct ot_call call;       /* first */
    size_t calls, drawn, most; /* how often, how many draws in all, how many at most */
    size_t odd;      /* calls that began elsewhere than at a multiple of 2,048 */
    size_t fails_at; /* draw; 0: never */
    size_t unknown;  /* this draw has no value; 0: all have */
    size_t first, end;
    double made[COUNTED_PERIODS][COUNTED_READY];
};
static struct counted_hook *counted_last;

static inline int counted_force(const struct ot_call *call, const struct ot_node *node,
                                double *into, struct ot_error *err)
{
    (void)call, (void)err;
    for (size_t t = 0; t < node->periods; t++)
        into[t] = 1000.0 * (double)t - 1;
    return 0;
}
static inline int counted_ready(const struct ot_call *call, size_t first, size_t most,
                                size_t *end, struct ot_error *err)
{
    struct counted_hook *hook = (struct counted_hook *)call;
    size_t count = most < COUNTED_READY ? most : COUNTED_READY;
    counted_last = hook;
    hook->calls++;
    hook->drawn += count;
    hook->most = count > hook->most ? count : hook->most;
    hook->odd += first % 2048 != 0;
    if (hook->fails_at >= first && hook->fails_at < first + count && hook->fails_at)
        return ot_error_set(err, OT_EXIT_FAILED, "the hook failed");
    for (size_t t = 0; t < COUNTED_PERIODS; t++)
        for (size_t i = 0; i < count; i++)
            hook->made[t][i] = hook->unknown && first + i == hook->unknown
                                   ? NAN
                                   : (double)(1000 * t + first + i);
    hook->first = first;
    *end = hook->end = first + count;
    return 0;
}
/* What is not ready is no number. */
static inline const double *counted_column(const struct ot_call *call,
                                           const struct ot_node *node, size_t first,
                                           size_t *stride)
{
    static const double none[COUNTED_PERIODS][COUNTED_READY] = { { 0 } };
    struct counted_hook *hook = (struct counted_hook *)call;
    bool is_ready = counted_last == hook && first >= hook->first && first < hook->end;
    (void)node;
    *stride = COUNTED_READY;
    return is_ready ? &hook->made[0][first - hook->first] : none[0];
}
/* Its node, which depends on `on`. The hook stays as long as the graph: by its address it
 * is known. */
static inline struct ot_node *counted_node(struct ot_graph *graph,
                                           struct counted_hook *hook, struct ot_node *on,
                                           size_t periods, const double *years)
{
    hook->call = (struct ot_call){ counted_force, counted_ready, counted_column };
    return ot_graph_call(graph, OT_NODE_HOOK, &hook->call, 0, periods, years,
                         sample_unit("fall"), (struct ot_prices){ 0 }, "Falls avoided",
                         "counted", "e1", &on, 1, NULL);
}

#endif
