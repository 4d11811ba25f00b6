/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running a job: the columns of a batch are laid out, each hook is called, and what it
 * wrote is checked before it is believed. */
#include "config.h"

#include "scheme/batch.h"

#include <float.h>
#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/number.h"
#include "method/kernel.h"
#include "scheme/machine.h"

/* A quiet NaN that no arithmetic makes of itself, and that arithmetic carries on: an
 * output that was left alone shows, and so does one that was read before it was written.
 */
#define UNWRITTEN UINT64_C(0x7ff86f7574747572)

/* A batch as the hooks see it, and what the host keeps beside it. */
struct run {
    struct ot_batch batch; /* first: fail() finds the rest by it */
    const struct ot_plugin *plugin;
    const struct ot_job *job;
    double *value; /* the answer, where what hooks wrote goes once it is checked */
    size_t first;  /* the batch's first draw */
    size_t laid;   /* draws of the last batch: what is constant is filled in already */
    const double **parameter;
    size_t room;    /* draws of the largest batch */
    double *filled; /* [parameter][room]: of parameters without a column */
    struct ot_tables *tables, *own_tables;
    double **input;
    double **
        output; /* unwritten whenever a hook is called: those of the other hook stay so */
    bool gave_up;
    char why[501];
};

__attribute__((format(printf, 2, 3))) static int fail(const struct ot_batch *b,
                                                      const char *format, ...)
{
    struct run *run = (struct run *)b;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(run->why, sizeof run->why, format, arguments);
    va_end(arguments);
    run->gave_up = true;
    return -1;
}

/* ---- Laying out ------------------------------------------------------------------ */

/* The batch's draws of a column into `into`. */
static int lay_column(struct run *run, const struct ot_column_of *column, double *into,
                      struct ot_error *err)
{
    size_t n = run->batch.draws;
    if (column->count == 0)
        return ot_stream_draw(run->tables, column->stream, run->job->first + run->first,
                              n, into, err);
    if (column->count == 1)
        ot_kernel()->fill(column->value[0], into, n);
    else
        memcpy(into, column->value + run->first, n * sizeof *into);
    return 0;
}

static int lay_out(struct run *run, struct ot_error *err)
{
    const struct ot_job *job = run->job;
    size_t n = run->batch.draws, rows = job->inputs * job->periods;
    bool again = run->laid == n;
    for (size_t i = 0; i < job->parameters; i++) {
        const struct ot_column_of *column = &job->parameter[i];
        bool filled_before = again && column->count == 1;
        double *filled = run->filled + i * run->room;
        run->parameter[i] = column->count > 1 ? column->value + run->first : filled;
        if (column->count <= 1 && !filled_before &&
            lay_column(run, column, filled, err) != 0)
            return -1;
    }
    for (size_t i = 0; i < rows; i++) {
        const struct ot_column_of *column = &job->input[i];
        double *into = run->input[i / job->periods] + i % job->periods * n;
        if (!(again && column->count == 1) && lay_column(run, column, into, err) != 0)
            return -1;
    }
    run->laid = n;
    return 0;
}

static double unwritten(void)
{
    const uint64_t word = UNWRITTEN;
    double value;
    memcpy(&value, &word, sizeof word);
    return value;
}

static bool is_written_by(const struct run *run, size_t output, bool spend)
{
    return (run->plugin->kind->outputs[output].role == OT_SPEND) == spend;
}

/* Where the batch's values of an output stand in the answer. */
static double *answer_of(const struct run *run, size_t output)
{
    size_t rows = run->job->outputs * run->job->periods;
    return run->value + rows * run->first + output * run->job->periods * run->batch.draws;
}

/* Room for rows of `length` values. */
static double **rows_new(struct ot_arena *arena, size_t rows, size_t length)
{
    double **row = ot_arena_array(arena, rows + 1, sizeof *row);
    for (size_t i = 0; row && i < rows; i++)
        if (!(row[i] = ot_arena_array(arena, length, sizeof **row)))
            return NULL;
    return row;
}

static int run_prepare(struct run *run, struct ot_arena *arena)
{
    const struct ot_job *job = run->job;
    size_t draws = job->draws < OT_DRAWS_MAX ? job->draws : OT_DRAWS_MAX;
    run->parameter = ot_arena_array(arena, job->parameters + 1, sizeof *run->parameter);
    run->filled = ot_arena_array(arena, job->parameters + 1, draws * sizeof *run->filled);
    run->room = draws;
    run->input = rows_new(arena, job->inputs, job->periods * draws);
    run->output = rows_new(arena, job->outputs, job->periods * draws);
    run->tables = job->tables ? job->tables : (run->own_tables = ot_tables_new());
    if (!run->parameter || !run->filled || !run->input || !run->output || !run->tables)
        return -1;
    for (size_t i = 0; i < job->outputs; i++)
        ot_kernel()->fill(unwritten(), run->output[i], job->periods * draws);
    run->batch = (struct ot_batch){ .periods = job->periods,
                                    .planned = job->planned,
                                    .years = job->years,
                                    .parameter = run->parameter,
                                    .input = (const double *const *)run->input,
                                    .output = run->output,
                                    .fail = fail };
    return 0;
}

/* ---- Checking -------------------------------------------------------------------- */

static bool is_unwritten(double value)
{
    uint64_t word;
    memcpy(&word, &value, sizeof word);
    return word == UNWRITTEN;
}

/* What is wrong with a value of its own hook, or NULL. */
static const char *value_fault(const struct ot_output *output, double value)
{
    bool any = output->range.least == 0 && output->range.most == 0;
    if (is_unwritten(value))
        return "was not written";
    if (isnan(value))
        return output->may_be_unknown ? NULL : "is no number";
    if (isinf(value))
        return "is infinite";
    if (!any && (value < output->range.least || value > output->range.most))
        return "is out of its range";
    return NULL;
}

static void range_words(const struct ot_output *output, char into[160])
{
    char least[OT_NUMBER_ROOM], most[OT_NUMBER_ROOM];
    double low = output->range.least, high = output->range.most;
    if ((low == 0 && high == 0) || (isinf(low) && isinf(high)))
        snprintf(into, 160, "a finite number");
    else if (isinf(high))
        snprintf(into, 160, "%s or more", ot_number_write(low, least));
    else if (isinf(low))
        snprintf(into, 160, "%s or less", ot_number_write(high, most));
    else
        snprintf(into, 160, "%s to %s", ot_number_write(low, least),
                 ot_number_write(high, most));
}

static int refuse_value(const struct run *run, const char *hook, size_t output, size_t at,
                        const char *fault, struct ot_error *err)
{
    const struct ot_output *row = &run->plugin->kind->outputs[output];
    double value = answer_of(run, output)[at];
    char number[OT_NUMBER_ROOM], expected[160], where[64] = "";
    range_words(row, expected);
    if (run->job->draws > 1)
        snprintf(where, sizeof where, ", draw %zu",
                 run->job->first + run->first + at % run->batch.draws + 1);
    return ot_error_set(err, OT_EXIT_FAILED,
                        "%s: %s() of %s: output %s %s%s%s in period %zu%s; expected %s%s",
                        run->job->scheme, hook, run->plugin->kind->name, row->name, fault,
                        isfinite(value) ? ": " : "", ot_number_write(value, number),
                        at / run->batch.draws + 1, where, expected,
                        row->may_be_unknown ? " or NAN" : "");
}

/* Finite and within range, as nearly all batches are? NaN is outside any. */
static bool all_plain(const struct ot_output *output, const double *value, size_t count)
{
    bool any = output->range.least == 0 && output->range.most == 0;
    double least = any ? -DBL_MAX : fmax(output->range.least, -DBL_MAX);
    double most = any ? DBL_MAX : fmin(output->range.most, DBL_MAX);
    return ot_kernel()->outside(least, most, value, count) == 0;
}

/* To the answer, past this processor's caches: it is read on another, most likely, and to
 * fetch what that one read last cost a quarter of the hooks' time. */
static void hand_over(double *into, const double *from, size_t count)
{
#if defined(__SSE2__)
    if ((uintptr_t)into % 16 == 0 && count % 2 == 0) {
        for (size_t i = 0; i < count; i += 2)
            _mm_stream_pd(into + i, _mm_loadu_pd(from + i));
        _mm_sfence();
        return;
    }
#endif
    memcpy(into, from, count * sizeof *into);
}

static int take_output(const struct run *run, const char *hook, size_t output,
                       struct ot_error *err)
{
    const struct ot_output *row = &run->plugin->kind->outputs[output];
    size_t count = run->job->periods * run->batch.draws;
    double *into = answer_of(run, output);
    bool plain = all_plain(row, run->output[output], count);
    hand_over(into, run->output[output], count);
    ot_kernel()->fill(unwritten(), run->output[output], count); /* for the next batch */
    for (size_t at = 0; !plain && at < count; at++) {
        const char *fault = value_fault(row, into[at]);
        if (fault)
            return refuse_value(run, hook, output, at, fault, err);
    }
    return 0;
}

static int check_other(const struct run *run, const char *hook, size_t output,
                       struct ot_error *err)
{
    const struct ot_output *row = &run->plugin->kind->outputs[output];
    if (ot_kernel()->others(UNWRITTEN, run->output[output],
                            run->job->periods * run->batch.draws) == 0)
        return 0;
    return ot_error_set(err, OT_EXIT_FAILED,
                        "%s: %s() of %s: it wrote output %s, which is for %s() to write",
                        run->job->scheme, hook, run->plugin->kind->name, row->name,
                        row->role == OT_SPEND ? "spend" : "outcome");
}

static int check_call(const struct run *run, const char *hook, int result,
                      const char *changed, struct ot_error *err)
{
    if (run->gave_up)
        return ot_error_set(err, OT_EXIT_FAILED, "%s: %s() of %s: %s", run->job->scheme,
                            hook, run->plugin->kind->name, run->why);
    if (result != 0)
        return ot_error_set(err, OT_EXIT_FAILED,
                            "%s: %s() of %s: it returned %d without saying why; expected "
                            "return b->fail(b, \"…\")",
                            run->job->scheme, hook, run->plugin->kind->name, result);
    if (changed)
        return ot_error_set(err, OT_EXIT_FAILED,
                            "%s: %s() of %s: it changed %s; expected it untouched",
                            run->job->scheme, hook, run->plugin->kind->name, changed);
    return 0;
}

/* ---- Running --------------------------------------------------------------------- */

static int call_hook(struct run *run, bool spend, struct ot_error *err)
{
    const struct ot_scheme_kind *kind = run->plugin->described;
    const char *hook = spend ? "spend" : "outcome";
    struct ot_machine before = ot_machine_now();
    int result = (spend ? kind->spend : kind->outcome)(&run->batch);
    struct ot_machine after = ot_machine_now();
    ot_machine_restore(&before);
    if (check_call(run, hook, result, ot_machine_changed(&before, &after), err) != 0)
        return -1;
    for (size_t i = 0; i < run->job->outputs; i++)
        if (is_written_by(run, i, spend) ? take_output(run, hook, i, err) != 0
                                         : check_other(run, hook, i, err) != 0)
            return -1;
    return 0;
}

static int check_fit(const struct ot_plugin *plugin, const struct ot_job *job,
                     struct ot_error *err)
{
    const struct ot_kind *kind = plugin->kind;
    if (job->draws == 0 || job->periods == 0 || job->planned > job->periods ||
        job->parameters != kind->parameter_count || job->inputs != kind->input_count ||
        job->outputs != kind->output_count)
        return ot_error_set(err, OT_EXIT_INTERNAL,
                            "%s: a job of %zu parameters, %zu inputs, %zu outputs, %zu "
                            "periods and %zu draws does not fit the kind %s",
                            job->scheme, job->parameters, job->inputs, job->outputs,
                            job->periods, job->draws, kind->name);
    return 0;
}

static int answer_new(const struct ot_job *job, struct ot_answer *answer)
{
    size_t size = ot_job_answer_size(job);
    double *value = malloc(size ? size : sizeof *value);
    *answer = (struct ot_answer){ .outputs = job->outputs,
                                  .periods = job->periods,
                                  .draws = job->draws,
                                  .value = value,
                                  .own = value };
    return value ? 0 : -1;
}

int ot_job_run_some(const struct ot_plugin *plugin, const struct ot_job *job,
                    size_t (*take)(void *with), void *with, double *value, size_t *draws,
                    struct ot_error *err)
{
    struct run run = { .plugin = plugin, .job = job, .value = value };
    const size_t batches = (job->draws + OT_DRAWS_MAX - 1) / OT_DRAWS_MAX;
    *draws = 0;
    if (check_fit(plugin, job, err) != 0)
        return -1;
    int failed = -1;
    struct ot_arena *scratch = ot_arena_new();
    if (!scratch || run_prepare(&run, scratch) != 0) {
        ot_error_memory(err);
        goto out;
    }
    for (size_t batch; (batch = take(with)) < batches; *draws += run.batch.draws) {
        run.first = batch * OT_DRAWS_MAX;
        run.batch.draws = ot_batch_draws(run.first, job->draws);
        if (lay_out(&run, err) != 0 || call_hook(&run, true, err) != 0 ||
            call_hook(&run, false, err) != 0)
            goto out;
    }
    failed = 0;
out:
    ot_tables_free(run.own_tables);
    ot_arena_free(scratch);
    return failed;
}

static size_t take_next(void *next)
{
    return (*(size_t *)next)++;
}

int ot_job_run(const struct ot_plugin *plugin, const struct ot_job *job,
               struct ot_answer *out, struct ot_error *err)
{
    struct ot_answer answer = { 0 };
    size_t next = 0, draws;
    int failed = check_fit(plugin, job, err);
    if (!failed && answer_new(job, &answer) != 0)
        failed = ot_error_memory(err);
    if (!failed)
        failed = ot_job_run_some(plugin, job, take_next, &next, answer.own, &draws, err);
    if (failed)
        ot_answer_free(&answer);
    else
        *out = answer;
    return failed;
}
