/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws of a quantity. Operands have lower ids than what is made of them: in each batch
 * the nodes that are needed are computed in the order of their ids. Columns that hooks
 * were called for are kept, up to a limit, since the next question is likely to need them
 * again. */
#include "config.h"

#include "value/sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "value/force.h"
#include "value/kept.h"
#include "value/same.h"

#define BATCH ((size_t)2048)

/* ---- One batch ---- */

struct work { /* on one question */
    struct ot_graph *graph;
    struct ot_samples *samples;
    struct item {
        struct ot_node *node;
        double *block;      /* [periods][BATCH] */
        const double *kept; /* the whole column, where it is there already */
        double *column;     /* the same, where it is to be kept */
    } * item;               /* by rising ids */
    size_t count;
    struct item **of;     /* [ids]: NULL where it is not needed */
    const unsigned *same; /* [ids]: the first node with the same draws */
    struct ot_error *err;
};

static double *row(const struct work *w, const struct ot_node *node, size_t t)
{
    return w->of[w->same[node->id]]->block + (node->periods == 1 ? 0 : t) * BATCH;
}

static void add_to(double *restrict into, const double *restrict from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        into[i] += from[i];
}

static void add_scaled(double *restrict into, const double *restrict from, double factor,
                       size_t n)
{
    for (size_t i = 0; i < n; i++)
        into[i] += from[i] * factor;
}

static void scale(double *into, const double *from, double factor, size_t n)
{
    for (size_t i = 0; i < n; i++)
        into[i] = from[i] * factor;
}

static void combine(enum ot_operation operation, double *restrict into,
                    const double *restrict a, const double *restrict b, size_t n)
{
    switch (operation) {
    case OT_NODE_ADD:
        for (size_t i = 0; i < n; i++)
            into[i] = a[i] + b[i];
        break;
    case OT_NODE_SUBTRACT:
        for (size_t i = 0; i < n; i++)
            into[i] = a[i] - b[i];
        break;
    case OT_NODE_MULTIPLY:
        for (size_t i = 0; i < n; i++)
            into[i] = a[i] * b[i];
        break;
    default:
        for (size_t i = 0; i < n; i++)
            into[i] = a[i] / b[i];
        break;
    }
}

static void sum(const struct work *w, const struct ot_node *node, size_t t, size_t n)
{
    double *into = row(w, node, t);
    memset(into, 0, n * sizeof *into);
    for (size_t i = 0; i < node->operands; i++)
        add_to(into, row(w, node->operand[i], t), n);
}

static void total(const struct work *w, const struct ot_node *node, size_t n)
{
    const struct ot_node *of = node->operand[0];
    double *into = row(w, node, 0), years = 0;
    memset(into, 0, n * sizeof *into);
    for (size_t t = 0; t < of->periods; t++) {
        add_scaled(into, row(w, of, t), of->years ? of->years[t] : 1, n);
        years += of->years ? of->years[t] : 0;
    }
    for (size_t i = 0; of->years && i < n; i++)
        into[i] /= years;
}

static void present(const struct work *w, const struct ot_node *node, size_t n)
{
    const struct ot_node *of = node->operand[0];
    double *into = row(w, node, 0);
    memset(into, 0, n * sizeof *into);
    for (size_t t = 0; t < of->periods; t++)
        add_scaled(into, row(w, of, t), node->factors[t], n);
}

static void compute_period(const struct work *w, const struct ot_node *node, size_t t,
                           size_t n)
{
    struct ot_node *const *of = node->operand;
    double *into = row(w, node, t);
    switch (node->operation) {
    case OT_NODE_ADD:
    case OT_NODE_SUBTRACT:
    case OT_NODE_MULTIPLY:
    case OT_NODE_DIVIDE:
        combine(node->operation, into, row(w, of[0], t), row(w, of[1], t), n);
        break;
    case OT_NODE_RATE:
        combine(OT_NODE_DIVIDE, into, row(w, of[0], t), row(w, of[1], t), n);
        scale(into, into, node->factor, n);
        break;
    case OT_NODE_NEGATE:
        scale(into, row(w, of[0], t), -1, n);
        break;
    case OT_NODE_UPRATE:
        scale(into, row(w, of[0], t), node->factor, n);
        break;
    case OT_NODE_SUM:
        sum(w, node, t, n);
        break;
    case OT_NODE_TOTAL:
        total(w, node, n);
        break;
    case OT_NODE_PRESENT:
        present(w, node, n);
        break;
    case OT_NODE_PERIOD:
        memcpy(into, row(w, of[0], node->index), n * sizeof *into);
        break;
    default:
        for (size_t i = 0; i < n; i++)
            into[i] = NAN;
    }
}

static int compute(const struct work *w, const struct item *item, size_t first, size_t n)
{
    const struct ot_node *node = item->node;
    if (node->draws == 0)
        return 0; /* filled once */
    if (item->kept) {
        memcpy(item->block, item->kept + first, n * sizeof *item->block);
        return 0;
    }
    if (node->stream) {
        if (ot_stream_draw(w->samples->tables, node->stream, first, n, item->block,
                           w->err) != 0)
            return -1;
    } else if (node->call) {
        if (node->call->sample(node->call, node, first, n, item->block, BATCH, w->err) !=
            0)
            return -1;
    } else {
        for (size_t t = 0; t < node->periods; t++)
            compute_period(w, node, t, n);
    }
    if (item->column)
        memcpy(item->column + first, item->block, n * sizeof *item->block);
    return 0;
}

/* ---- What is needed ---- */

/* Does the lineage end here: a value that does not vary, a stream, a hook, or a column
 * that is there? */
static bool is_end(const struct work *w, const struct ot_node *node)
{
    return node->draws == 0 || node->stream || node->call || ot_kept(w->samples, node);
}

/* Of one value, made from several: what the next question will ask for, too. */
static bool is_worth_keeping(const struct ot_node *node)
{
    if (node->draws == 0 || node->periods != 1 || node->stream)
        return false;
    return node->call || (node->operands && node->operand[0]->periods > 1);
}

static int prepare(struct work *w, struct item *item, bool root)
{
    struct ot_node *node = item->node;
    struct ot_kept *kept = ot_kept(w->samples, node);
    item->block = malloc(node->periods * BATCH * sizeof *item->block);
    if (!item->block)
        return ot_error_memory(w->err);
    if (kept) {
        kept->used = w->samples->clock;
        item->kept = kept->column;
    } else if (root || is_worth_keeping(node)) {
        item->column = malloc(node->draws * sizeof *item->column);
        if (!item->column)
            return ot_error_memory(w->err);
    }
    if (node->draws)
        return 0;
    if (ot_force(w->graph, node, w->err) != 0)
        return -1;
    for (size_t t = 0; t < node->periods; t++)
        for (size_t i = 0; i < BATCH; i++)
            item->block[t * BATCH + i] = node->value ? node->value[t] : NAN;
    return 0;
}

static int gather(struct work *w, struct ot_node *root)
{
    char *needed = calloc(root->id + (size_t)1, 1);
    w->of = calloc(root->id + (size_t)1, sizeof *w->of);
    if (!needed || !w->of) {
        free(needed);
        return ot_error_memory(w->err);
    }
    needed[root->id] = 1;
    for (size_t id = root->id + (size_t)1; id-- > 0;) {
        const struct ot_node *node = w->graph->node[id];
        w->count += needed[id] != 0;
        for (size_t i = 0; needed[id] && !is_end(w, node) && i < node->operands; i++)
            needed[w->same[node->operand[i]->id]] = 1;
    }
    int failed =
        (w->item = calloc(w->count, sizeof *w->item)) ? 0 : ot_error_memory(w->err);
    size_t at = 0;
    for (size_t id = 0; !failed && id <= root->id; id++)
        if (needed[id]) {
            w->item[at].node = w->graph->node[id];
            w->of[id] = &w->item[at];
            failed = prepare(w, &w->item[at++], id == root->id);
        }
    free(needed);
    return failed;
}

static void release(struct work *w, bool whole)
{
    for (size_t i = 0; w->item && i < w->count; i++) {
        free(w->item[i].block);
        if (whole && w->item[i].column)
            ot_keep(w->samples, w->item[i].node, w->item[i].column);
        else
            free(w->item[i].column);
    }
    free(w->item);
    free(w->of);
}

/* Makes the whole column of root and keeps it. */
static int make(struct work *w, struct ot_node *root)
{
    int failed = gather(w, root);
    for (size_t first = 0; !failed && first < root->draws; first += BATCH) {
        size_t left = root->draws - first, n = left < BATCH ? left : BATCH;
        for (size_t i = 0; !failed && i < w->count; i++)
            failed = compute(w, &w->item[i], first, n);
    }
    return failed;
}

static int begin(struct work *w, struct ot_node **node)
{
    w->samples = ot_samples_of(w->graph);
    w->same = w->samples ? ot_graph_same(w->graph, *node) : NULL;
    if (!w->same)
        return ot_error_memory(w->err);
    *node = w->graph->node[w->same[(*node)->id]];
    w->samples->clock++;
    return 0;
}

int ot_sample(struct ot_graph *graph, struct ot_node *node, double *into,
              struct ot_error *err)
{
    struct work w = { .graph = graph, .err = err };
    if (begin(&w, &node) != 0)
        return -1;
    w.samples->depth++;
    int failed = make(&w, node);
    if (!failed) {
        const struct item *root = w.of[node->id];
        memcpy(into, root->kept ? root->kept : root->column, node->draws * sizeof *into);
    }
    release(&w, !failed);
    w.samples->depth--;
    return failed ? -1 : 0;
}

const double *ot_sample_column(struct ot_graph *graph, struct ot_node *node,
                               struct ot_error *err)
{
    struct work w = { .graph = graph, .err = err };
    if (begin(&w, &node) != 0)
        return NULL;
    struct ot_kept *kept = ot_kept(w.samples, node);
    if (!kept) {
        w.samples->depth++;
        int failed = make(&w, node);
        release(&w, !failed);
        w.samples->depth--;
        if (failed)
            return NULL;
        kept = ot_kept(w.samples, node);
    }
    if (!kept) {
        ot_error_memory(err);
        return NULL;
    }
    kept->used = w.samples->clock;
    return kept->column;
}

struct ot_tables *ot_sample_tables(struct ot_graph *graph)
{
    struct ot_samples *samples = ot_samples_of(graph);
    return samples ? samples->tables : NULL;
}
