/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "value/pass.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/threads.h"

#define BATCH OT_BATCH_DRAWS

/* ---- One batch ---- */

/* Where the draws of a call are not to be kept, and stay where they are until the batch
 * is done, they are read there. */
static bool is_read_in_place(const struct ot_pass *p, const struct ot_pass_item *item)
{
    return item->node->draws && item->node->call && !item->column && !p->several;
}

static void read_call(const struct ot_pass *p, struct ot_rows *rows,
                      const struct ot_pass_item *item, double *into, size_t first,
                      size_t n)
{
    const struct ot_node *node = item->node;
    size_t stride;
    const double *from = node->call->column(node->call, node, first, &stride);
    if (is_read_in_place(p, item)) {
        *rows = (struct ot_rows){ from, stride };
        return;
    }
    for (size_t t = 0; t < node->periods; t++)
        memcpy(into + t * BATCH, from + t * stride, n * sizeof *into);
}

static void run_item(const struct ot_pass *p, struct ot_pass_lane *lane,
                     const struct ot_pass_item *item, size_t first, size_t n)
{
    struct ot_rows *rows = &lane->rows[item - p->item];
    double *into = item->column ? item->column + first : lane->blocks + item->block;
    if (item->node->draws == 0)
        return; /* filled once */
    *rows = item->kept ? (struct ot_rows){ item->kept + first, 0 }
                       : (struct ot_rows){ into, BATCH };
    if (item->kept)
        return;
    if (item->node->call)
        read_call(p, rows, item, into, first, n);
    else if (item->node->stream)
        ot_stream_take(item->node->stream, &item->sampler, first, n, into);
    else
        ot_compute(item->node, item->operand, lane->rows, n, into, BATCH);
}

static size_t draws_from(size_t first, size_t end)
{
    return end - first < BATCH ? end - first : BATCH;
}

/* ---- All batches ---- */

static void run_batch(void *with, size_t part, unsigned thread)
{
    const struct ot_pass *p = with;
    size_t first = p->first + part * BATCH;
    for (size_t i = 0; i < p->count; i++)
        run_item(p, &p->lane[thread], &p->item[i], first, draws_from(first, p->end));
}

/* As many batches at a time as the call makes ready. */
static int run_shared(struct ot_pass *p, size_t draws, struct ot_error *err)
{
    const struct ot_call *call = p->call;
    for (p->first = 0; p->first < draws; p->first = p->end) {
        p->end = draws;
        if (call && call->ready(call, p->first, draws - p->first, &p->end, err) != 0)
            return -1;
        ot_threads_share(p->threads, (p->end - p->first + BATCH - 1) / BATCH, run_batch,
                         p);
    }
    return 0;
}

/* What a call makes ready lasts until the next is asked: a batch of each by turns. */
static int run_by_turns(struct ot_pass *p, size_t draws, struct ot_error *err)
{
    size_t end;
    for (size_t first = 0; first < draws; first += BATCH) {
        size_t n = draws_from(first, draws);
        for (size_t i = 0; i < p->count; i++) {
            const struct ot_pass_item *item = &p->item[i];
            const struct ot_call *call = item->node->draws ? item->node->call : NULL;
            if (call && !item->kept && call->ready(call, first, n, &end, err) != 0)
                return -1;
            run_item(p, &p->lane[0], item, first, n);
        }
    }
    return 0;
}

/* ---- Lanes ---- */

/* What does not vary, n times over: the same for all lanes. */
static void fill_block(struct ot_pass *p, const struct ot_pass_item *item, size_t n)
{
    const struct ot_node *node = item->node;
    double *block = p->lane[0].blocks + item->block;
    for (size_t t = 0; t < node->periods; t++)
        for (size_t i = 0; i < n; i++)
            block[t * BATCH + i] = node->value ? node->value[t] : NAN;
    for (unsigned l = 0; l < p->lanes; l++)
        p->lane[l].rows[item - p->item] = (struct ot_rows){ block, BATCH };
}

static int make_lanes(struct ot_pass *p, size_t draws)
{
    bool shared = draws > BATCH && !p->several;
    size_t periods = 0;
    for (size_t i = 0; i < p->count; i++) {
        struct ot_pass_item *item = &p->item[i];
        bool needs = !item->kept && !item->column && !is_read_in_place(p, item);
        item->block = periods * BATCH;
        periods += needs ? item->node->periods : 0;
    }
    p->lanes = shared ? ot_threads_count(p->threads) : 1;
    p->lane = calloc(p->lanes, sizeof *p->lane);
    for (unsigned l = 0; p->lane && l < p->lanes; l++) {
        p->lane[l].rows = calloc(p->count + 1, sizeof *p->lane[l].rows);
        p->lane[l].blocks = malloc((periods + 1) * BATCH * sizeof *p->lane[l].blocks);
        if (!p->lane[l].rows || !p->lane[l].blocks)
            return -1;
    }
    for (size_t i = 0; p->lane && i < p->count; i++)
        if (p->item[i].node->draws == 0)
            fill_block(p, &p->item[i], draws_from(0, draws));
    return p->lane ? 0 : -1;
}

static void free_lanes(struct ot_pass *p)
{
    for (unsigned l = 0; p->lane && l < p->lanes; l++) {
        free(p->lane[l].rows);
        free(p->lane[l].blocks);
    }
    free(p->lane);
    p->lane = NULL;
}

int ot_pass_run(struct ot_pass *p, size_t draws, struct ot_error *err)
{
    int failed = make_lanes(p, draws) != 0 ? ot_error_memory(err)
                 : p->several              ? run_by_turns(p, draws, err)
                                           : run_shared(p, draws, err);
    free_lanes(p);
    return failed ? -1 : 0;
}
