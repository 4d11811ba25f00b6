/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trying a plugin out: jobs are made up from what it describes, and run in this process.
 */
#include "config.h"

#include "scheme/try.h"

#include <math.h>
#include <string.h>

#include "scheme/batch.h"

#define PERIODS 4 /* three of the plan, and one after it */
#define DRAWS (OT_DRAWS_MAX + 8)

struct trial {
    const struct ot_plugin *plugin;
    const struct ot_kind *kind;
    struct ot_faults *faults;
    size_t first_fault; /* of this trial in faults */
    struct ot_arena *arena;
    struct ot_job job;
    struct ot_column_of *parameter, *input; /* of the job */
};

/* ---- Faults ---------------------------------------------------------------------- */

/* One and the same fault shows in many jobs: it is said once, with where it first did. */
static void say(struct trial *trial, const char *text, const char *when)
{
    for (size_t i = trial->first_fault; i < trial->faults->count; i++)
        if (strncmp(trial->faults->item[i].text, text, strlen(text)) == 0)
            return;
    ot_faults_add(trial->faults, (struct ot_origin){ .file = trial->kind->path },
                  "%s; tried with %s", text, when);
}

/* ---- Made-up values -------------------------------------------------------------- */

static double within(double value, struct ot_range range)
{
    bool any = (range.least == 0 && range.most == 0) || isnan(value);
    if (any || (value >= range.least && value <= range.most))
        return value;
    if (isfinite(range.least) && isfinite(range.most))
        return range.least + (range.most - range.least) / 2;
    return isfinite(range.least) ? range.least : range.most;
}

static double made_up(const struct ot_kind *kind, size_t input)
{
    const struct ot_input *in = &kind->inputs[input];
    if (strcmp(in->name, "spend") == 0)
        return within(100000, in->range);
    if (in->absent == OT_ASSUME)
        return kind->parameters[in->instead].base;
    return within(in->reading == OT_SAMPLE_OF ? 50 : 100, in->range);
}

/* A number from 0 to 1 that jumps about with n. */
static double spread(size_t n)
{
    double turn = (double)n * 0.6180339887498949;
    return turn - floor(turn);
}

/* One value, or one a draw: never the same array twice, as a hook may keep its address.
 */
static double *column_new(struct trial *trial, struct ot_column_of *column, size_t count)
{
    double *value = ot_arena_array(trial->arena, count, sizeof *value);
    *column = (struct ot_column_of){ .count = count, .value = value };
    return value;
}

/* The base case of `periods` periods, the last of them after the plan if more than one.
 */
static int make_job(struct trial *trial, size_t periods, double years)
{
    const struct ot_kind *kind = trial->kind;
    size_t inputs = kind->input_count * periods;
    double *length = ot_arena_array(trial->arena, periods, sizeof *length), *value;
    trial->parameter =
        ot_arena_array(trial->arena, kind->parameter_count + 1, sizeof *trial->parameter);
    trial->input = ot_arena_array(trial->arena, inputs + 1, sizeof *trial->input);
    if (!length || !trial->parameter || !trial->input)
        return -1;
    for (size_t t = 0; t < periods; t++)
        length[t] = years;
    for (size_t i = 0; i < kind->parameter_count; i++) {
        if (!(value = column_new(trial, &trial->parameter[i], 1)))
            return -1;
        *value = kind->parameters[i].base;
    }
    for (size_t i = 0; i < inputs; i++) {
        bool after = periods > 1 && i % periods == periods - 1;
        if (!(value = column_new(trial, &trial->input[i], 1)))
            return -1;
        *value = after ? 0 : made_up(kind, i / periods);
    }
    trial->job = (struct ot_job){ .path = kind->path,
                                  .scheme = "a made-up scheme",
                                  .draws = 1,
                                  .periods = periods,
                                  .planned = periods > 1 ? periods - 1 : 1,
                                  .years = length,
                                  .parameters = kind->parameter_count,
                                  .inputs = kind->input_count,
                                  .outputs = kind->output_count,
                                  .parameter = trial->parameter,
                                  .input = trial->input };
    return 0;
}

/* ---- Trials ---------------------------------------------------------------------- */

/* Runs the job. false: that went wrong, which is a fault. */
static bool runs(struct trial *trial, const char *when, struct ot_answer *answer)
{
    struct ot_answer own = { 0 };
    struct ot_error err = { 0 };
    if (ot_job_run(trial->plugin, &trial->job, &own, &err) != 0) {
        say(trial, err.text, when);
        return false;
    }
    if (answer)
        *answer = own;
    else
        ot_answer_free(&own);
    return true;
}

static int try_base(struct trial *trial)
{
    static const struct {
        size_t periods;
        double years;
        const char *when;
    } of[] = { { 1, 1, "the base case, one year" },
               { PERIODS, 1, "the base case, three years and one after the plan" },
               { PERIODS, 0.25, "the base case, quarters" } };
    for (size_t i = 0; i < sizeof of / sizeof of[0]; i++) {
        if (make_job(trial, of[i].periods, of[i].years) != 0)
            return -1;
        if (!runs(trial, of[i].when, NULL))
            return 0;
    }
    return 0;
}

/* Every parameter at both ends: one draw an end. */
static int try_ends(struct trial *trial)
{
    size_t count = trial->kind->parameter_count;
    if (count == 0)
        return 0;
    if (make_job(trial, PERIODS, 1) != 0)
        return -1;
    trial->job.draws = 2 * count;
    for (size_t i = 0; i < count; i++) {
        const struct ot_parameter *p = &trial->kind->parameters[i];
        double *value = column_new(trial, &trial->parameter[i], 2 * count);
        if (!value)
            return -1;
        for (size_t d = 0; d < 2 * count; d++)
            value[d] = p->base;
        if (p->low < p->high) {
            value[2 * i] = within(p->low, p->range);
            value[2 * i + 1] = within(p->high, p->range);
        }
    }
    runs(trial, "each parameter at its low and its high end", NULL);
    return 0;
}

/* Inputs that may be absent are, and all others 0 or unknown. */
static int try_absent(struct trial *trial, enum ot_absent absent, double value,
                      const char *when)
{
    bool any = false;
    if (make_job(trial, PERIODS, 1) != 0)
        return -1;
    for (size_t i = 0; i < trial->job.inputs * PERIODS; i++) {
        double *changed;
        if (trial->kind->inputs[i / PERIODS].absent != absent ||
            i % PERIODS == PERIODS - 1)
            continue;
        if (!(changed = column_new(trial, &trial->input[i], 1)))
            return -1;
        *changed = within(value, trial->kind->inputs[i / PERIODS].range);
        any = true;
    }
    if (any)
        runs(trial, when, NULL);
    return 0;
}

/* ---- Purity ---------------------------------------------------------------------- */

/* Draws all over the place: nothing is left at its base. */
static int make_draws(struct trial *trial, size_t draws)
{
    const struct ot_kind *kind = trial->kind;
    if (make_job(trial, PERIODS, 1) != 0)
        return -1;
    trial->job.draws = draws;
    for (size_t i = 0; i < kind->parameter_count; i++) {
        const struct ot_parameter *p = &kind->parameters[i];
        double *value = column_new(trial, &trial->parameter[i], draws);
        if (!value)
            return -1;
        for (size_t d = 0; d < draws; d++)
            value[d] =
                p->low < p->high
                    ? within(p->low + (p->high - p->low) * spread(d * 7 + i), p->range)
                    : p->base;
    }
    return 0;
}

/* The draws from `first` on, `count` of them, as a job of its own. */
static int take_slice(struct trial *trial, const struct ot_job *whole, size_t first,
                      size_t count)
{
    if (make_job(trial, PERIODS, 1) != 0)
        return -1;
    trial->job.draws = count;
    for (size_t i = 0; i < trial->kind->parameter_count; i++) {
        double *value = column_new(trial, &trial->parameter[i], count);
        if (!value)
            return -1;
        memcpy(value, whole->parameter[i].value + first, count * sizeof *value);
    }
    return 0;
}

static bool are_same(double a, double b)
{
    return isnan(a) ? isnan(b) : a == b && !signbit(a) == !signbit(b);
}

/* The slice's draws stand in the whole from `first` on. */
static bool agrees(const struct ot_answer *whole, const struct ot_answer *slice,
                   size_t first, size_t output)
{
    for (size_t t = 0; t < whole->periods; t++)
        for (size_t d = 0; d < slice->draws; d++)
            if (!are_same(*ot_answer_at(whole, output, t, first + d),
                          *ot_answer_at(slice, output, t, d)))
                return false;
    return true;
}

static void compare(struct trial *trial, const struct ot_answer *whole,
                    const struct ot_answer *slice, size_t first)
{
    for (size_t o = 0; o < whole->outputs; o++) {
        struct ot_text text = { 0 };
        if (agrees(whole, slice, first, o))
            continue;
        ot_text_format(&text,
                       "output %s: the same draw gave another value in another batch; "
                       "expected the same bits: keep nothing between calls (static "
                       "variables, files, clocks, random numbers), and let no draw look "
                       "at another",
                       trial->kind->outputs[o].name);
        say(trial, ot_text_string(&text), "batches of 1, 7 and 2,048 draws");
        ot_text_free(&text);
    }
}

static int try_slice(struct trial *trial, const struct ot_job *job,
                     const struct ot_answer *whole, size_t first, size_t count)
{
    struct ot_answer slice = { 0 };
    if (take_slice(trial, job, first, count) != 0)
        return -1;
    if (runs(trial, "a small batch", &slice))
        compare(trial, whole, &slice, first);
    ot_answer_free(&slice);
    return 0;
}

static int try_purity(struct trial *trial)
{
    static const struct {
        size_t first, count;
    } slice[] = { { 0, 1 }, { OT_DRAWS_MAX - 1, 1 }, { OT_DRAWS_MAX, 1 },
                  { 3, 7 }, { OT_DRAWS_MAX - 3, 7 }, { 8, OT_DRAWS_MAX },
                  { 0, 1 }, { 0, OT_DRAWS_MAX } };
    struct ot_answer whole = { 0 };
    if (make_draws(trial, DRAWS) != 0)
        return -1;
    struct ot_job job = trial->job;
    if (!runs(trial, "draws within low and high", &whole))
        return 0;
    int failed = 0;
    for (size_t i = 0; !failed && i < sizeof slice / sizeof slice[0]; i++)
        failed = try_slice(trial, &job, &whole, slice[i].first, slice[i].count);
    ot_answer_free(&whole);
    return failed;
}

int ot_plugin_try(const struct ot_plugin *plugin, struct ot_faults *faults,
                  struct ot_error *err)
{
    struct trial trial = { .plugin = plugin,
                           .kind = plugin->kind,
                           .faults = faults,
                           .first_fault = faults->count,
                           .arena = ot_arena_new() };
    int failed = !trial.arena || try_base(&trial) != 0;
    if (!failed && faults->count == trial.first_fault)
        failed = try_ends(&trial) != 0 ||
                 try_absent(&trial, OT_ZERO, 0, "nothing done") != 0 ||
                 try_absent(&trial, OT_REFUSE, 0, "0 recorded") != 0 ||
                 try_absent(&trial, OT_UNKNOWN, (double)NAN, "an input not known") != 0 ||
                 try_purity(&trial) != 0;
    ot_arena_free(trial.arena);
    return failed || faults->lost ? ot_error_memory(err) : 0;
}
