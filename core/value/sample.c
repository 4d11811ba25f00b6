/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws of a quantity. Operands have lower ids than what is made of them: the nodes that
 * are needed are computed in the order of their ids. Columns that hooks were called for
 * are kept, up to a limit, since the next question is likely to need them again. */
#include "config.h"

#include "value/sample.h"

#include <stdlib.h>
#include <string.h>

#include "value/force.h"
#include "value/kept.h"
#include "value/pass.h"
#include "value/same.h"

struct work { /* on one question */
    struct ot_graph *graph;
    struct ot_samples *samples;
    struct ot_node *const *root; /* what is asked for; each has `draws` of them */
    size_t roots, draws;
    bool ahead; /* of questions to come: what they will need, not the roots themselves */
    struct ot_pass pass;
    size_t *place;        /* [ids]: of an item, where it is needed */
    size_t *operands;     /* of all items */
    const unsigned *same; /* [ids]: the first node with the same draws */
    bool part;            /* of another question: keep what is asked for alone */
    struct ot_error *err;
};

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

/* The items, of ids below `end`, which are needed, and where each finds its operands. */
static int place(struct work *w, size_t end, const char *needed)
{
    struct ot_pass *pass = &w->pass;
    size_t operands = 0;
    for (size_t id = 0; id < end; id++)
        if (needed[id]) {
            operands += w->graph->node[id]->operands;
            w->place[id] = pass->count++;
        }
    pass->item = calloc(pass->count + 1, sizeof *pass->item);
    w->operands = malloc((operands + 1) * sizeof *w->operands);
    if (!pass->item || !w->operands)
        return ot_error_memory(w->err);
    size_t *operand = w->operands;
    for (size_t id = 0, at = 0; id < end; id++) {
        struct ot_node *node = w->graph->node[id];
        if (!needed[id])
            continue;
        pass->item[at++] = (struct ot_pass_item){ .node = node, .operand = operand };
        for (size_t i = 0; !is_end(w, node) && i < node->operands; i++)
            *operand++ = w->place[w->same[node->operand[i]->id]];
    }
    return 0;
}

static void add_call(struct ot_pass_item *item, const struct ot_call *call, bool several)
{
    item->several |= several || (item->call && call && item->call != call);
    item->call = call ? call : item->call;
}

/* Where it comes from: what is there, what is drawn, and what is called for it. */
static int find_source(struct work *w, struct ot_pass_item *item)
{
    struct ot_node *node = item->node;
    struct ot_kept *kept = ot_kept(w->samples, node);
    if (node->draws == 0)
        return ot_force(w->graph, node, w->err);
    if (kept) {
        kept->used = w->samples->clock;
        item->kept = kept->column;
        return 0;
    }
    if (node->stream)
        return ot_stream_ready(w->samples->tables, node->stream, &item->sampler, w->err);
    add_call(item, node->call, false);
    for (size_t i = 0; !is_end(w, node) && i < node->operands; i++) {
        const struct ot_pass_item *of = &w->pass.item[item->operand[i]];
        add_call(item, of->call, of->several);
    }
    return 0;
}

/* The first node with the same draws as root `at`. */
static struct ot_node *root_of(const struct work *w, size_t at)
{
    return w->graph->node[w->same[w->root[at]->id]];
}

static const struct ot_pass_item *item_of(const struct work *w,
                                          const struct ot_node *node)
{
    return &w->pass.item[w->place[node->id]];
}

/* What is behind all roots together. */
static void find_call(struct work *w)
{
    struct ot_pass_item all = { .call = NULL };
    for (size_t i = 0; i < w->roots; i++)
        add_call(&all, item_of(w, root_of(w, i))->call,
                 item_of(w, root_of(w, i))->several);
    w->pass.call = all.call;
    w->pass.several = all.several;
}

static int gather(struct work *w)
{
    size_t end = 0;
    for (size_t i = 0; i < w->roots; i++)
        if (root_of(w, i)->id >= end)
            end = root_of(w, i)->id + (size_t)1;
    char *needed = calloc(end + 1, 1);
    w->place = calloc(end + 1, sizeof *w->place);
    w->pass = (struct ot_pass){ .threads = w->graph->threads };
    if (!needed || !w->place) {
        free(needed);
        return ot_error_memory(w->err);
    }
    for (size_t i = 0; i < w->roots; i++)
        needed[root_of(w, i)->id] = 1;
    for (size_t id = end; id-- > 0;) {
        const struct ot_node *node = w->graph->node[id];
        for (size_t i = 0; needed[id] && !is_end(w, node) && i < node->operands; i++)
            needed[w->same[node->operand[i]->id]] = 1;
    }
    int failed = place(w, end, needed);
    free(needed);
    for (size_t i = 0; !failed && i < w->pass.count; i++)
        failed = find_source(w, &w->pass.item[i]);
    if (!failed)
        find_call(w);
    return failed ? -1 : 0;
}

static void release(struct work *w, bool whole)
{
    for (size_t i = 0; w->pass.item && i < w->pass.count; i++) {
        const struct ot_pass_item *item = &w->pass.item[i];
        if (whole && item->column)
            ot_keep(w->samples, item->node, item->column, w->part);
        else
            free(item->column);
    }
    free(w->pass.item);
    free(w->operands);
    free(w->place);
    w->pass = (struct ot_pass){ .count = 0 };
    w->operands = w->place = NULL;
}

/* ---- Making it ---- */

static bool is_root(const struct work *w, const struct ot_node *node)
{
    for (size_t i = 0; i < w->roots; i++)
        if (root_of(w, i) == node)
            return true;
    return false;
}

static bool is_kept(const struct work *w, const struct ot_node *node)
{
    return (!w->ahead && is_root(w, node)) || (!w->part && is_worth_keeping(node));
}

/* Room for what is kept of it, then all draws. Besides what is asked for, no more is made
 * than can be kept, and what is made of others first. */
static int run(struct work *w)
{
    size_t room = ot_kept_most(w->draws);
    for (size_t i = w->pass.count; i-- > 0;) {
        struct ot_pass_item *item = &w->pass.item[i];
        if (item->kept || !is_kept(w, item->node))
            continue;
        if (w->ahead || !is_root(w, item->node)) {
            if (room == 0)
                continue;
            room--;
        }
        if (!(item->column = malloc(w->draws * sizeof *item->column)))
            return ot_error_memory(w->err);
    }
    return ot_pass_run(&w->pass, w->draws, w->err);
}

static int make_part(const struct work *w, struct ot_node *node)
{
    struct work part = { .graph = w->graph,
                         .samples = w->samples,
                         .root = &node,
                         .roots = 1,
                         .draws = w->draws,
                         .same = w->same,
                         .part = true,
                         .err = w->err };
    int failed = gather(&part) || run(&part);
    release(&part, !failed);
    return failed ? -1 : 0;
}

/* Of a quantity that several calls are behind, the parts that one call alone is behind
 * are made first: by turns, each call would be asked for one batch after the other. A
 * question within another keeps nothing, and so takes turns. */
static int make_parts(struct work *w)
{
    const struct ot_pass_item *all = w->pass.item;
    for (size_t i = 0; i < w->pass.count; i++) {
        const struct ot_pass_item *item = &all[i];
        for (size_t k = 0; item->several && k < item->node->operands; k++) {
            const struct ot_pass_item *of = &all[item->operand[k]];
            bool whole = of->call && !of->several && of->node->periods == 1;
            if (whole && !ot_kept(w->samples, of->node) && make_part(w, of->node) != 0)
                return -1;
        }
    }
    return 0;
}

/* Makes the whole columns of the roots. */
static int make(struct work *w)
{
    if (gather(w) != 0)
        return -1;
    if (w->pass.several && w->samples->depth == 1) {
        int failed = make_parts(w);
        release(w, false);
        if (failed || gather(w) != 0)
            return -1;
    }
    return run(w);
}

/* A question to the graph about nodes that have one number of draws. */
static int begin(struct work *w)
{
    const struct ot_node *last = w->root[0];
    for (size_t i = 1; i < w->roots; i++)
        if (w->root[i]->id > last->id)
            last = w->root[i];
    w->draws = last->draws;
    w->samples = ot_samples_of(w->graph);
    w->same = w->samples ? ot_graph_same(w->graph, last) : NULL;
    if (!w->same)
        return ot_error_memory(w->err);
    w->samples->clock++;
    return 0;
}

/* The columns are kept; `into`, where it is not NULL, has that of the first root, too. */
static int answer(struct work *w, double *into)
{
    w->samples->depth++;
    int failed = make(w);
    if (!failed && into) {
        const struct ot_pass_item *first = item_of(w, root_of(w, 0));
        memcpy(into, first->kept ? first->kept : first->column, w->draws * sizeof *into);
    }
    release(w, !failed);
    for (size_t i = 0; i < w->roots; i++) {
        struct ot_kept *kept = ot_kept(w->samples, root_of(w, i));
        if (kept) /* later than its parts, which go first */
            kept->used = ++w->samples->clock;
    }
    if (--w->samples->depth == 0)
        ot_unpin(w->samples);
    return failed ? -1 : 0;
}

int ot_sample(struct ot_graph *graph, struct ot_node *node, double *into,
              struct ot_error *err)
{
    struct work w = { .graph = graph, .root = &node, .roots = 1, .err = err };
    return begin(&w) != 0 ? -1 : answer(&w, into);
}

int ot_sample_ahead(struct ot_graph *graph, struct ot_node *const *node, size_t count,
                    struct ot_error *err)
{
    struct work w = {
        .graph = graph, .root = node, .roots = count, .ahead = true, .err = err
    };
    return count == 0 ? 0 : begin(&w) != 0 ? -1 : answer(&w, NULL);
}

const double *ot_sample_column(struct ot_graph *graph, struct ot_node *node,
                               struct ot_error *err)
{
    struct work w = { .graph = graph, .root = &node, .roots = 1, .err = err };
    if (begin(&w) != 0)
        return NULL;
    struct ot_kept *kept = ot_kept(w.samples, root_of(&w, 0));
    if (!kept && answer(&w, NULL) != 0)
        return NULL;
    if (!kept && !(kept = ot_kept(w.samples, root_of(&w, 0)))) {
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
