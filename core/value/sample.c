/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws of a quantity. Operands have lower ids than what is made of them: in each batch
 * the nodes that are needed are computed in the order of their ids. Batches do not depend
 * on each other, so that threads share them. Columns that hooks were called for are kept,
 * up to a limit, since the next question is likely to need them again. */
#include "config.h"

#include "value/sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/threads.h"
#include "method/stream.h"
#include "value/compute.h"
#include "value/force.h"
#include "value/kept.h"
#include "value/same.h"

#define BATCH OT_BATCH_DRAWS

struct work { /* on one question */
    struct ot_graph *graph;
    struct ot_samples *samples;
    struct item {
        struct ot_node *node;
        const double *kept;        /* the whole column, where it is there already */
        double *column;            /* the same, where it is to be kept */
        size_t block;              /* of a lane, where it is neither */
        const size_t *operand;     /* its operands' places among the items */
        struct ot_sampler sampler; /* of a stream */
    } * item;                      /* by rising ids */
    size_t count;
    size_t *place;        /* [ids]: of an item, where it is needed */
    size_t *operands;     /* of all items */
    const unsigned *same; /* [ids]: the first node with the same draws */
    struct lane {         /* what one thread computes with */
        struct ot_rows *rows;
        double *blocks;
    } * lane;
    unsigned lanes;
    const struct ot_call *call; /* that the items need; NULL: none */
    bool several;               /* and others */
    size_t first, draws;        /* of the batches that are shared out */
    struct ot_error *err;
};

/* ---- One batch ---- */

/* n draws of what is made of streams and operands. */
static void compute(const struct lane *lane, const struct item *item, size_t first,
                    size_t n, double *into)
{
    if (item->node->stream)
        ot_stream_take(item->node->stream, &item->sampler, first, n, into);
    else
        ot_compute(item->node, item->operand, lane->rows, n, into, BATCH);
}

/* Where the draws of a call are not to be kept, and stay where they are until the batch
 * is done, they are read there. */
static void read_call(const struct work *w, struct lane *lane, const struct item *item,
                      size_t first, size_t n)
{
    struct ot_rows *rows = &lane->rows[item - w->item];
    const struct ot_node *node = item->node;
    size_t stride;
    const double *from = node->call->column(node->call, node, first, &stride);
    double *into = item->column ? item->column + first : lane->blocks + item->block;
    *rows = (struct ot_rows){ from, stride };
    if (!item->column && !w->several)
        return;
    for (size_t t = 0; t < node->periods; t++)
        memcpy(into + t * BATCH, from + t * stride, n * sizeof *into);
    *rows = (struct ot_rows){ into, BATCH };
}

static void run_item(const struct work *w, struct lane *lane, const struct item *item,
                     size_t first, size_t n)
{
    struct ot_rows *rows = &lane->rows[item - w->item];
    if (item->node->draws == 0)
        return; /* filled once */
    if (item->kept) {
        *rows = (struct ot_rows){ item->kept + first, 0 };
        return;
    }
    if (item->node->call) {
        read_call(w, lane, item, first, n);
        return;
    }
    double *into = item->column ? item->column + first : lane->blocks + item->block;
    *rows = (struct ot_rows){ into, BATCH };
    compute(lane, item, first, n, into);
}

/* ---- All batches ---- */

static void run_batch(void *with, size_t part, unsigned thread)
{
    const struct work *w = with;
    size_t first = w->first + part * BATCH, left = w->draws - first;
    for (size_t i = 0; i < w->count; i++)
        run_item(w, &w->lane[thread], &w->item[i], first, left < BATCH ? left : BATCH);
}

/* As many batches at a time as the call makes ready. */
static int run_shared(struct work *w, size_t draws)
{
    size_t end = draws;
    for (w->first = 0; w->first < draws; w->first = end) {
        if (w->call && w->call->ready(w->call, w->first, draws - w->first, &end, w->err) != 0)
            return -1;
        w->draws = end;
        ot_threads_share(w->graph->threads, (end - w->first + BATCH - 1) / BATCH,
                         run_batch, w);
    }
    return 0;
}

/* What a call makes ready lasts until the next is asked: a batch of each by turns. */
static int run_by_turns(struct work *w, size_t draws)
{
    size_t end;
    for (size_t first = 0; first < draws; first += BATCH) {
        size_t left = draws - first, n = left < BATCH ? left : BATCH;
        for (size_t i = 0; i < w->count; i++) {
            const struct item *item = &w->item[i];
            const struct ot_call *call = item->node->draws ? item->node->call : NULL;
            if (call && !item->kept && call->ready(call, first, n, &end, w->err) != 0)
                return -1;
            run_item(w, &w->lane[0], item, first, n);
        }
    }
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

/* What is called or drawn for it. */
static int prepare_source(struct work *w, struct item *item)
{
    const struct ot_node *node = item->node;
    if (item->kept)
        return 0;
    if (node->stream)
        return ot_stream_ready(w->samples->tables, node->stream, &item->sampler, w->err);
    w->several |= node->call && w->call && w->call != node->call;
    w->call = node->call ? node->call : w->call;
    return 0;
}

static bool needs_block(const struct work *w, const struct item *item)
{
    bool is_read_in_place = item->node->draws && item->node->call && !w->several;
    return !item->kept && !item->column && !is_read_in_place;
}

/* What does not vary, n times over: the same for all lanes. */
static int fill_block(struct work *w, const struct item *item, size_t n)
{
    const struct ot_node *node = item->node;
    double *block = w->lane[0].blocks + item->block;
    if (ot_force(w->graph, item->node, w->err) != 0)
        return -1;
    for (size_t t = 0; t < node->periods; t++)
        for (size_t i = 0; i < n; i++)
            block[t * BATCH + i] = node->value ? node->value[t] : NAN;
    for (unsigned l = 0; l < w->lanes; l++)
        w->lane[l].rows[item - w->item] = (struct ot_rows){ block, BATCH };
    return 0;
}

static int make_lanes(struct work *w, const struct ot_node *root)
{
    size_t periods = 0, n = root->draws < BATCH ? root->draws : BATCH;
    bool shared = root->draws > BATCH && !w->several;
    for (size_t i = 0; i < w->count; i++) {
        w->item[i].block = periods * BATCH;
        periods += needs_block(w, &w->item[i]) ? w->item[i].node->periods : 0;
    }
    w->lanes = shared ? ot_threads_count(w->graph->threads) : 1;
    w->lane = calloc(w->lanes, sizeof *w->lane);
    for (unsigned l = 0; w->lane && l < w->lanes; l++) {
        w->lane[l].rows = calloc(w->count, sizeof *w->lane[l].rows);
        w->lane[l].blocks = malloc((periods + 1) * BATCH * sizeof *w->lane[l].blocks);
        if (!w->lane[l].rows || !w->lane[l].blocks)
            return ot_error_memory(w->err);
    }
    for (size_t i = 0; w->lane && i < w->count; i++)
        if (w->item[i].node->draws == 0 && fill_block(w, &w->item[i], n) != 0)
            return -1;
    return w->lane ? 0 : ot_error_memory(w->err);
}
/* The items, which are needed, and where each finds its operands. */
static int place(struct work *w, const struct ot_node *root, const char *needed)
{
    size_t operands = 0;
    for (size_t id = 0; id <= root->id; id++)
        if (needed[id]) {
            operands += w->graph->node[id]->operands;
            w->place[id] = w->count++;
        }
    w->item = calloc(w->count, sizeof *w->item);
    w->operands = malloc((operands + 1) * sizeof *w->operands);
    if (!w->item || !w->operands)
        return ot_error_memory(w->err);
    size_t *operand = w->operands;
    for (size_t id = 0, at = 0; id <= root->id; id++) {
        struct ot_node *node = w->graph->node[id];
        if (!needed[id])
            continue;
        w->item[at++] = (struct item){ .node = node, .operand = operand };
        for (size_t i = 0; !is_end(w, node) && i < node->operands; i++)
            *operand++ = w->place[w->same[node->operand[i]->id]];
    }
    return 0;
}

static int gather(struct work *w, struct ot_node *root)
{
    char *needed = calloc(root->id + (size_t)1, 1);
    w->place = calloc(root->id + (size_t)1, sizeof *w->place);
    if (!needed || !w->place) {
        free(needed);
        return ot_error_memory(w->err);
    }
    needed[root->id] = 1;
    for (size_t id = root->id + (size_t)1; id-- > 0;) {
        const struct ot_node *node = w->graph->node[id];
        for (size_t i = 0; needed[id] && !is_end(w, node) && i < node->operands; i++)
            needed[w->same[node->operand[i]->id]] = 1;
    }
    int failed = place(w, root, needed);
    free(needed);
    for (size_t i = 0; !failed && i < w->count; i++)
        if (w->item[i].node->draws)
            failed = prepare_column(w, &w->item[i], w->item[i].node == root) ||
                     prepare_source(w, &w->item[i]);
    return failed ? -1 : make_lanes(w, root);
}

static void release(struct work *w, bool whole)
{
    for (size_t i = 0; w->item && i < w->count; i++) {
        if (whole && w->item[i].column)
            ot_keep(w->samples, w->item[i].node, w->item[i].column);
        else
            free(w->item[i].column);
    }
    for (unsigned l = 0; w->lane && l < w->lanes; l++) {
        free(w->lane[l].rows);
        free(w->lane[l].blocks);
    }
    free(w->lane);
    free(w->item);
    free(w->operands);
    free(w->place);
}

/* Makes the whole column of root and keeps it. */
static int make(struct work *w, struct ot_node *root)
{
    if (gather(w, root) != 0)
        return -1;
    return w->several ? run_by_turns(w, root->draws) : run_shared(w, root->draws);
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
        const struct item *root = &w.item[w.place[node->id]];
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
