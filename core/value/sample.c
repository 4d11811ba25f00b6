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
        const double *kept; /* the whole column, where it is there already */
        double *column;     /* the same, where it is to be kept */
        double *block;      /* [periods][BATCH], where it is neither */
        const double *at;   /* the batch's draws, in one of the three */
    } * item;               /* by rising ids */
    size_t count;
    struct item **of;     /* [ids]: NULL where it is not needed */
    const unsigned *same; /* [ids]: the first node with the same draws */
    double *blocks;       /* of all items */
    struct ot_error *err;
};

static const double *row(const struct work *w, const struct ot_node *node, size_t t)
{
    return w->of[w->same[node->id]]->at + (node->periods == 1 ? 0 : t) * BATCH;
}

static void add_to(double *restrict into, const double *restrict from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        into[i] += from[i];
}

/* Adding to 0 makes no negative zero of a first term. */
static void begin_scaled(double *restrict into, const double *restrict from,
                         double factor, size_t n)
{
    for (size_t i = 0; i < n; i++)
        into[i] = 0 + from[i] * factor;
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

static void sum(const struct work *w, const struct ot_node *node, size_t t, double *into,
                size_t n)
{
    begin_scaled(into, row(w, node->operand[0], t), 1, n);
    for (size_t i = 1; i < node->operands; i++)
        add_to(into, row(w, node->operand[i], t), n);
}

static void total(const struct work *w, const struct ot_node *node, double *into,
                  size_t n)
{
    const struct ot_node *of = node->operand[0];
    double years = of->years ? of->years[0] : 0;
    begin_scaled(into, row(w, of, 0), of->years ? years : 1, n);
    for (size_t t = 1; t < of->periods; t++) {
        add_scaled(into, row(w, of, t), of->years ? of->years[t] : 1, n);
        years += of->years ? of->years[t] : 0;
    }
    for (size_t i = 0; of->years && i < n; i++)
        into[i] /= years;
}

static void present(const struct work *w, const struct ot_node *node, double *into,
                    size_t n)
{
    const struct ot_node *of = node->operand[0];
    begin_scaled(into, row(w, of, 0), node->factors[0], n);
    for (size_t t = 1; t < of->periods; t++)
        add_scaled(into, row(w, of, t), node->factors[t], n);
}

static void compute_period(const struct work *w, const struct ot_node *node, size_t t,
                           double *into, size_t n)
{
    struct ot_node *const *of = node->operand;
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
        sum(w, node, t, into, n);
        break;
    case OT_NODE_TOTAL:
        total(w, node, into, n);
        break;
    case OT_NODE_PRESENT:
        present(w, node, into, n);
        break;
    case OT_NODE_PERIOD:
        memcpy(into, row(w, of[0], node->index), n * sizeof *into);
        break;
    default:
        for (size_t i = 0; i < n; i++)
            into[i] = NAN;
    }
}

static int compute_into(const struct work *w, const struct ot_node *node, size_t first,
                        size_t n, double *into)
{
    if (node->stream)
        return ot_stream_draw(w->samples->tables, node->stream, first, n, into, w->err);
    if (node->call)
        return node->call->sample(node->call, node, first, n, into, BATCH, w->err);
    for (size_t t = 0; t < node->periods; t++)
        compute_period(w, node, t, into + t * BATCH, n);
    return 0;
}

static int compute(const struct work *w, struct item *item, size_t first, size_t n)
{
    if (item->node->draws == 0)
        return 0; /* filled once */
    if (item->kept) {
        item->at = item->kept + first;
        return 0;
    }
    double *into = item->column ? item->column + first : item->block;
    item->at = into;
    return compute_into(w, item->node, first, n, into);
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

static int prepare_column(struct work *w, struct item *item, bool root)
{
    struct ot_node *node = item->node;
    struct ot_kept *kept = ot_kept(w->samples, node);
    if (kept) {
        kept->used = w->samples->clock;
        item->kept = kept->column;
    } else if (root || is_worth_keeping(node)) {
        item->column = malloc(node->draws * sizeof *item->column);
        if (!item->column)
            return ot_error_memory(w->err);
    }
    return 0;
}

/* What does not vary, n times over. */
static int fill_block(struct work *w, struct item *item, size_t n)
{
    const struct ot_node *node = item->node;
    if (ot_force(w->graph, item->node, w->err) != 0)
        return -1;
    for (size_t t = 0; t < node->periods; t++)
        for (size_t i = 0; i < n; i++)
            item->block[t * BATCH + i] = node->value ? node->value[t] : NAN;
    item->at = item->block;
    return 0;
}

static bool needs_block(const struct item *item)
{
    return !item->kept && !item->column;
}

static int prepare(struct work *w, const struct ot_node *root)
{
    size_t periods = 0, n = root->draws < BATCH ? root->draws : BATCH;
    for (size_t i = 0; i < w->count; i++) {
        struct item *item = &w->item[i];
        w->of[item->node->id] = item;
        if (item->node->draws && prepare_column(w, item, item->node == root) != 0)
            return -1;
        periods += needs_block(item) ? item->node->periods : 0;
    }
    if (!(w->blocks = malloc((periods + 1) * BATCH * sizeof *w->blocks)))
        return ot_error_memory(w->err);
    double *block = w->blocks;
    for (size_t i = 0; i < w->count; i++) {
        struct item *item = &w->item[i];
        if (!needs_block(item))
            continue;
        item->block = block;
        block += item->node->periods * BATCH;
        if (item->node->draws == 0 && fill_block(w, item, n) != 0)
            return -1;
    }
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
    w->item = calloc(w->count, sizeof *w->item);
    for (size_t id = 0, at = 0; w->item && id <= root->id; id++)
        if (needed[id])
            w->item[at++].node = w->graph->node[id];
    free(needed);
    return w->item ? prepare(w, root) : ot_error_memory(w->err);
}

static void release(struct work *w, bool whole)
{
    for (size_t i = 0; w->item && i < w->count; i++) {
        if (whole && w->item[i].column)
            ot_keep(w->samples, w->item[i].node, w->item[i].column);
        else
            free(w->item[i].column);
    }
    free(w->blocks);
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
