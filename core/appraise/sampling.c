/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An evaluation's draws are made slice by slice: a job holds streams, not columns, and
 * whoever runs it draws from them. */
#include "config.h"

#include "appraise/sampling.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "appraise/answers.h"
#include "appraise/unknown.h"
#include "base/file.h"
#include "base/number.h"
#include "base/text.h"
#include "outturn.h"
#include "value/sample.h"

_Static_assert(OT_BATCH_DRAWS == OT_DRAWS_MAX, "a batch of hooks is one of columns");

/* Bytes of the figures that a job asks for, at most: enough for workers and threads to
 * share. */
#define SLICE_BYTES ((size_t)32 << 20)

/* ---- Keys ---- */

uint64_t ot_sampling_key(unsigned long seed, const char *owner, const char *name)
{
    char text[256], hex[OT_SHA256_ROOM];
    uint64_t key = 0;
    int length = snprintf(text, sizeof text, "outturn draws 1\n%lu\n%s%.60s\n%.120s\n",
                          seed, owner ? "scheme " : "plan", owner ? owner : "", name);
    ot_sha256(text, (size_t)length, hex);
    for (size_t i = 0; i < 16; i++)
        key = key << 4 | (uint64_t)(hex[i] >= 'a' ? hex[i] - 'a' + 10 : hex[i] - '0');
    return key;
}

/* ---- Ingredients that vary ---- */

static int fail_fit(struct ot_evaluation *e, const struct ot_node *leaf, const char *name,
                    const struct ot_error *why, struct ot_error *err)
{
    char at[OT_ORIGIN_ROOM] = "";
    if (leaf->leaf->at.file)
        ot_origin_write(leaf->leaf->at, at);
    if (!e->failed)
        e->failed = ot_arena_format(e->appraisal->graph->arena, "%s%s%s: %s", at,
                                    *at ? ": " : "", name, why->text);
    return e->failed ? 0 : ot_error_memory(err);
}

static enum ot_shape shape_read(const char *word)
{
    int shape = OT_FIXED;
    while (shape < OT_PERT && !ot_text_same(ot_shape_word((enum ot_shape)shape), word))
        shape++;
    return (enum ot_shape)shape;
}

/* The row's own word; else the plugin's; else a bell. */
static enum ot_shape shape_of(const struct ot_parameter *p, const struct ot_override *row)
{
    enum ot_shape shape = p ? p->shape : OT_NORMAL;
    if (row && row->distribution)
        shape = shape_read(row->distribution);
    else if (row && shape == OT_FIXED)
        shape = OT_NORMAL;
    return shape;
}

/* One draw for the plan where schemes share the unknown: a shared parameter, or a row for
 * the whole plan. */
static const char *owner_of(const struct ot_evaluation *e, const struct ot_parameter *p,
                            const struct ot_override *row)
{
    bool of_plan = row && !row->scheme && !row->kind;
    bool shared = p && p->shared && *p->shared && !(row && row->scheme);
    return of_plan || shared ? NULL : e->scheme->id;
}

static bool has_room(const struct ot_node *leaf)
{
    return !leaf->missing && leaf->leaf && leaf->leaf->has_interval &&
           leaf->leaf->low < leaf->leaf->high;
}

int ot_sampling_parameter(struct ot_evaluation *e, struct ot_node *leaf,
                          const struct ot_parameter *p, const struct ot_override *row,
                          const char *name, struct ot_error *err)
{
    static const struct ot_range any = { 0, 0 }, share = { 0, 1 };
    enum ot_shape shape = shape_of(p, row);
    struct ot_stream stream = { .factor = 1 };
    struct ot_error why = { 0 };
    if (!has_room(leaf))
        return 0;
    const char *owner = owner_of(e, p, row);
    stream.key = ot_sampling_key(
        e->seed, owner, !owner && p && p->shared && *p->shared ? p->shared : name);
    struct ot_unknown unknown = { stream.key, name, leaf, leaf->leaf->low,
                                  leaf->leaf->high };
    if (ot_unknown_add(e, &unknown) != 0)
        return ot_error_memory(err);
    if (e->request->moves)
        return ot_unknown_move(e, stream.key, leaf) == 0 ? 0 : ot_error_memory(err);
    if (!e->draws || shape == OT_FIXED)
        return 0;
    struct ot_range range = p ? p->range : leaf->percent ? share : any;
    if (ot_distribution_fit(shape, leaf->value[0], leaf->leaf->low, leaf->leaf->high,
                            range, &stream.distribution, &why) != 0)
        return fail_fit(e, leaf, name, &why, err);
    leaf->seed = e->seed;
    return ot_graph_vary(e->appraisal->graph, leaf, &stream, e->draws) == 0
               ? 0
               : ot_error_memory(err);
}

/* A count that the plan holds: neither what stands for one that it does not hold, nor a
 * value of the script. */
static bool is_recorded(const struct ot_evaluation *e, const struct ot_input *input,
                        const struct ot_node *node)
{
    bool assumed =
        input->absent == OT_ASSUME && node == e->ingredient[input->instead].node;
    bool taken_as_none = node->leaf && !node->leaf->at.file;
    return !node->missing && node->draws == 0 && node->quality != OT_QUALITY_SCRIPT &&
           !assumed && !taken_as_none;
}

/* Of k in n the share is Beta(k + 1/2, n - k + 1/2), and of k events the rate is
 * Gamma(k + 1/2): Jeffreys' priors. */
static bool input_stream(const struct ot_evaluation *e, const struct ot_input *input,
                         size_t t, const struct ot_node *own, struct ot_stream *stream)
{
    double k = own->value[0];
    if (input->reading == OT_EVENTS) {
        stream->distribution = ot_distribution_gamma(k + 0.5, 1);
        return true;
    }
    const struct ot_ingredient *of =
        e->ingredient + e->kind->parameter_count + (size_t)input->of * e->periods;
    const struct ot_node *all = of[t].node;
    if (all->missing || all->value[0] <= 0)
        return false;
    double n = all->value[0], left = n > k ? n - k : 0;
    stream->distribution = ot_distribution_beta(k + 0.5, left + 0.5, n);
    return true;
}

int ot_sampling_inputs(struct ot_evaluation *e, struct ot_error *err)
{
    size_t n = e->kind->parameter_count;
    char name[128], period[OT_PERIOD_ROOM];
    for (size_t i = n; e->draws && i < e->ingredients; i++) {
        struct ot_ingredient *ingredient = &e->ingredient[i];
        const struct ot_input *input = &e->kind->inputs[ingredient->index];
        size_t t = ingredient->period;
        struct ot_stream stream = { .factor = 1 };
        if (input->reading == OT_EXACT || t >= e->planned ||
            !is_recorded(e, input, ingredient->node) ||
            !input_stream(e, input, t, ingredient->node, &stream))
            continue;
        snprintf(name, sizeof name, "%s %s", input->name,
                 ot_period_write(e->period[t], period));
        stream.key = ot_sampling_key(e->seed, e->scheme->id, name);
        struct ot_unknown unknown = { stream.key, name, ingredient->node, NAN, NAN };
        ingredient->node->seed = e->request->moves ? 0 : e->seed;
        int failed =
            ot_unknown_add(e, &unknown) ||
            (e->request->moves ? ot_unknown_move(e, stream.key, ingredient->node)
                               : ot_graph_vary(e->appraisal->graph, ingredient->node,
                                               &stream, e->draws));
        if (failed)
            return ot_error_memory(err);
    }
    return 0;
}

/* ---- Outputs ---- */

struct sampling_call {
    struct ot_call call; /* first */
    struct ot_evaluation *e;
    const double *value; /* the base case */
    struct ot_kept_answer *kept;
};

static int force_output(const struct ot_call *call, const struct ot_node *node,
                        double *into, struct ot_error *err)
{
    const struct sampling_call *own = (const struct sampling_call *)call;
    (void)err;
    memcpy(into, own->value + node->index * node->periods, node->periods * sizeof *into);
    return 0;
}

/* The stream behind an ingredient, uprated as it is; false: it has none of its own, or
 * one of given numbers, which go to whoever runs the job as they are. */
static bool stream_of(const struct ot_node *node, struct ot_stream *out)
{
    double factor = 1;
    for (; !node->stream && node->operation == OT_NODE_UPRATE; node = node->operand[0])
        factor *= node->factor;
    if (!node->stream || node->stream->given)
        return false;
    *out = *node->stream;
    out->factor *= factor;
    return true;
}

struct slice { /* what a job of some draws needs beside the base case */
    struct ot_column_of *column;
    struct ot_stream *stream;
    double **own; /* columns of ingredients that are computed from others */
};

static void slice_free(const struct sampling_call *own, struct slice *slice)
{
    for (size_t i = 0; slice->own && i < own->e->ingredients; i++)
        free(slice->own[i]);
    free(slice->own);
    free(slice->stream);
    free(slice->column);
}

/* The script put something in place of an ingredient that varies by itself. */
static int sample_column(const struct sampling_call *own, size_t ingredient, size_t first,
                         struct slice *slice, struct ot_error *err)
{
    struct ot_node *node = own->e->ingredient[ingredient].node;
    if (node->draws != own->e->draws)
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "%s has %zu draws and the evaluation that it was put into "
                            "%zu; expected the same number",
                            own->e->ingredient[ingredient].name, node->draws,
                            own->e->draws);
    double *column = malloc(node->draws * sizeof *column);
    slice->own[ingredient] = column;
    if (!column)
        return ot_error_memory(err);
    if (ot_sample(own->e->appraisal->graph, node, column, err) != 0)
        return -1;
    slice->column[ingredient].value = column + first;
    return 0;
}

static int slice_prepare(const struct sampling_call *own, size_t first, size_t count,
                         struct slice *slice, struct ot_error *err)
{
    const struct ot_evaluation *e = own->e;
    size_t n = e->ingredients + 1;
    *slice = (struct slice){ malloc(n * sizeof *slice->column),
                             malloc(n * sizeof *slice->stream),
                             calloc(n, sizeof *slice->own) };
    if (!slice->column || !slice->stream || !slice->own)
        return ot_error_memory(err);
    for (size_t i = 0; i < e->ingredients; i++) {
        const struct ot_node *node = e->ingredient[i].node;
        bool parameter = i < e->job.parameters;
        slice->column[i] =
            parameter ? e->job.parameter[i] : e->job.input[i - e->job.parameters];
        if (node->draws == 0)
            continue;
        slice->column[i] =
            (struct ot_column_of){ .count = 0, .stream = &slice->stream[i] };
        if (stream_of(node, &slice->stream[i]))
            continue;
        slice->column[i].count = count;
        if (sample_column(own, i, first, slice, err) != 0)
            return -1;
    }
    return 0;
}

static int run_slice(const struct sampling_call *own, size_t first, size_t count,
                     struct ot_error *err)
{
    struct slice slice;
    int failed = slice_prepare(own, first, count, &slice, err);
    if (!failed) {
        struct ot_job job = own->e->job;
        job.first = first;
        job.draws = count;
        job.parameter = slice.column;
        job.input = slice.column + job.parameters;
        failed = ot_answers_keep(own->e->appraisal, own->kept, &job, err);
    }
    slice_free(own, &slice);
    return failed ? -1 : 0;
}

/* So many batches as fit a slice; one at least. */
static size_t slice_draws(const struct ot_evaluation *e)
{
    size_t batch = e->kind->output_count * e->periods * OT_BATCH_DRAWS * sizeof(double);
    size_t batches = SLICE_BYTES / batch;
    return (batches ? batches : 1) * OT_BATCH_DRAWS;
}

static int make_ready(const struct ot_call *call, size_t first, size_t most, size_t *end,
                      struct ot_error *err)
{
    const struct sampling_call *own = (const struct sampling_call *)call;
    const struct ot_kept_answer *kept = own->kept;
    size_t left = own->e->draws - first, slice = slice_draws(own->e);
    size_t wanted = most < left ? most : left;
    if (wanted > slice)
        wanted = slice;
    bool there = first >= kept->first && first + wanted <= kept->first + kept->count;
    if (!there && run_slice(own, first, wanted, err) != 0)
        return -1;
    *end = kept->first + kept->count;
    return 0;
}

static const double *column(const struct ot_call *call, const struct ot_node *node,
                            size_t first, size_t *stride)
{
    const struct ot_kept_answer *kept = ((const struct sampling_call *)call)->kept;
    *stride = ot_batch_draws(first - kept->first, kept->answer.draws);
    return ot_answer_at(&kept->answer, node->index, 0, first - kept->first);
}

const struct ot_call *ot_sampling_call(struct ot_evaluation *e, const double *value)
{
    struct ot_graph *graph = e->appraisal->graph;
    struct sampling_call *call = ot_arena_array(graph->arena, 1, sizeof *call);
    struct ot_kept_answer *kept = ot_kept_answer_new(graph);
    if (!call || !kept)
        return NULL;
    *call = (struct sampling_call){
        { .force = force_output, .ready = make_ready, .column = column }, e, value, kept
    };
    return &call->call;
}
