/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An evaluation: gather the ingredients, run the base case, probe what depends on what,
 * and hang the outputs into the graph. */
#include "config.h"

#include "appraise/evaluation.h"

#include <math.h>
#include <string.h>

#include "appraise/adjust.h"
#include "appraise/answers.h"
#include "appraise/ingredient.h"
#include "appraise/periods.h"
#include "appraise/sampling.h"
#include "base/text.h"
#include "scheme/batch.h"
#include "value/force.h"

struct base {            /* case */
    const double *value; /* [output × periods] */
    const struct ot_call *call;
};

static int make_job(struct ot_evaluation *e, struct ot_error *err)
{
    struct ot_arena *arena = e->appraisal->graph->arena;
    size_t n = e->kind->parameter_count;
    struct ot_column_of *column =
        ot_arena_array(arena, e->ingredients + 1, sizeof *column);
    double *value = ot_arena_array(arena, e->ingredients + 1, sizeof *value);
    if (!column || !value)
        return ot_error_memory(err);
    for (size_t i = 0; i < e->ingredients; i++) {
        const struct ot_node *node = e->ingredient[i].node;
        value[i] = node->missing ? NAN : node->value[0];
        column[i] = (struct ot_column_of){ .count = 1, .value = &value[i] };
    }
    e->job = (struct ot_job){ .path = e->kind->path,
                              .scheme = e->scheme->id,
                              .draws = 1,
                              .periods = e->periods,
                              .planned = e->planned,
                              .years = e->years,
                              .parameters = n,
                              .inputs = e->kind->input_count,
                              .outputs = e->kind->output_count,
                              .parameter = column,
                              .input = column + n };
    return 0;
}

/* Run the base case; what the hooks refuse is the scheme's failure, not the run's, and
 * what the program fails in is the run's. */
/* Whoever ran the job says of which scheme it was; here that is known. */
static int set_failed(struct ot_evaluation *e, const char *why, struct ot_error *err)
{
    size_t id = strlen(e->scheme->id);
    bool named = strncmp(why, e->scheme->id, id) == 0 && strncmp(why + id, ": ", 2) == 0;
    e->failed = ot_arena_text(e->appraisal->graph->arena, named ? why + id + 2 : why);
    return e->failed ? 0 : ot_error_memory(err);
}

static int run_base(struct ot_evaluation *e, struct base *out, struct ot_error *err)
{
    struct ot_arena *arena = e->appraisal->graph->arena;
    struct ot_answer answer = { 0 };
    struct ot_error fault = { 0 };
    size_t count = e->kind->output_count * e->periods;
    double *value = ot_arena_array(arena, count + 1, sizeof *value);
    if (!value)
        return ot_error_memory(err);
    if (ot_answers_run(e->appraisal, &e->job, &answer, &fault) != 0) {
        if (fault.exit == OT_EXIT_INTERNAL)
            return ot_error_set(err, fault.exit, "%s", fault.text);
        return set_failed(e, fault.text, err);
    }
    memcpy(value, answer.value, count * sizeof *value);
    ot_answer_free(&answer);
    *out = (struct base){ value, ot_sampling_call(e, value) };
    return out->call ? 0 : ot_error_memory(err);
}

static int probe(struct ot_evaluation *e, const struct base *base, bool **depends,
                 struct ot_error *err)
{
    struct ot_error fault = { 0 };
    struct ot_arena *arena = e->appraisal->graph->arena;
    double *low = ot_arena_array(arena, e->ingredients + 1, sizeof *low);
    double *high = ot_arena_array(arena, e->ingredients + 1, sizeof *high);
    if (!low || !high)
        return ot_error_memory(err);
    for (size_t i = 0; i < e->ingredients; i++) {
        low[i] = e->ingredient[i].low;
        high[i] = e->ingredient[i].high;
    }
    struct ot_probe with = { low, high, ot_answers_run, e->appraisal, base->value };
    if (ot_job_probe(&e->job, &with, arena, depends, &e->probe_failed, &fault) == 0)
        return 0;
    if (fault.exit != OT_EXIT_FAILED)
        return ot_error_set(err, fault.exit, "%s", fault.text);
    return set_failed(e, fault.text, err);
}

/* The ingredients that an output depends on in any period, each node once; all of them
 * where nobody looked. */
static struct ot_node **operands_of(struct ot_evaluation *e, size_t output,
                                    const bool *depends, size_t *count)
{
    struct ot_node **operand = ot_arena_array(
        e->appraisal->graph->arena, e->ingredients + 1, sizeof(struct ot_node *));
    *count = 0;
    for (size_t i = 0; operand && i < e->ingredients; i++) {
        bool wanted = !depends, seen = false;
        for (size_t t = 0; depends && t < e->periods; t++)
            wanted |= depends[(output * e->periods + t) * e->ingredients + i];
        for (size_t k = 0; k < *count; k++)
            seen |= operand[k] == e->ingredient[i].node;
        if (wanted && !seen && !e->ingredient[i].node->missing)
            operand[(*count)++] = e->ingredient[i].node;
    }
    return operand;
}

static struct ot_prices prices_of(const struct ot_evaluation *e, struct ot_unit unit)
{
    struct ot_prices none = { OT_PRICE_NONE, 0 }, real = { OT_PRICE_REAL, e->price_year };
    return ot_unit_holds_money(unit) ? real : none;
}

static bool is_known(const struct ot_evaluation *e, const struct base *base,
                     size_t output)
{
    for (size_t t = 0; t < e->periods; t++)
        if (isnan(base->value[output * e->periods + t]))
            return false;
    return true;
}

static const char *why_missing(const struct ot_evaluation *e, const struct base *base,
                               size_t output)
{
    if (e->failed)
        return e->failed;
    if (e->no_activity && e->kind->outputs[output].role != OT_SPEND)
        return ot_arena_format(e->appraisal->graph->arena,
                               "the plan records none of the activity of %s",
                               e->scheme->name);
    return is_known(e, base, output) ? NULL
                                     : "it rests on a figure that the plan does not hold";
}

static struct ot_node *output_node(struct ot_evaluation *e, size_t index,
                                   const struct base *base, const bool *depends,
                                   struct ot_error *err)
{
    const struct ot_output *output = &e->kind->outputs[index];
    struct ot_graph *graph = e->appraisal->graph;
    struct ot_unit unit;
    size_t operands;
    if (ot_unit_read(output->unit, &unit) != 0)
        return ot_error_set(err, OT_EXIT_INTERNAL, "\"%s\" is not a unit", output->unit),
               NULL;
    const char *why = why_missing(e, base, index);
    if (why)
        return ot_graph_missing(graph, unit, output->label, why);
    struct ot_node **operand = operands_of(e, index, depends, &operands);
    if (!operand)
        return ot_error_memory(err), NULL;
    return ot_graph_call(graph, OT_NODE_HOOK, base->call, index, e->periods,
                         output->time == OT_LEVEL ? e->years : NULL, unit,
                         prices_of(e, unit), output->label, output->how, e->id, operand,
                         operands, err);
}

/* Of an outcome or a benefit the additional share alone counts. */
static struct ot_node *adjusted(struct ot_evaluation *e, size_t index,
                                struct ot_error *err)
{
    struct ot_node *hook = e->hook[index], *share = e->adjustment.share;
    enum ot_role role = e->kind->outputs[index].role;
    if (!share || hook->missing || (role != OT_OUTCOME && role != OT_BENEFIT))
        return hook;
    struct ot_node *node = ot_graph_multiply(e->appraisal->graph, hook, share, err);
    if (node) {
        node->label = hook->label;
        node->evaluation = hook->evaluation;
    }
    return node;
}

static int hang_outputs(struct ot_evaluation *e, const struct base *base,
                        const bool *depends, struct ot_error *err)
{
    struct ot_arena *arena = e->appraisal->graph->arena;
    size_t count = e->kind ? e->kind->output_count : 0;
    e->hook = ot_arena_array(arena, count + 1, sizeof(struct ot_node *));
    e->output = ot_arena_array(arena, count + 1, sizeof(struct ot_node *));
    if (!e->hook || !e->output)
        return ot_error_memory(err);
    for (size_t i = 0; i < count; i++) {
        e->hook[i] = output_node(e, i, base, depends, err);
        e->output[i] = e->hook[i] ? adjusted(e, i, err) : NULL;
        if (!e->output[i])
            return err->text[0] ? -1 : ot_error_memory(err);
    }
    return 0;
}

int ot_evaluation_fail(struct ot_evaluation *e, const char *why, struct ot_error *err)
{
    return set_failed(e, why, err) == 0 ? hang_outputs(e, NULL, NULL, err) : -1;
}

/* The kind that the scheme names, or e->failed: without the paths that the reason names,
 * so that a report is the same on every machine. */
static int find_kind(struct ot_evaluation *e, struct ot_error *err)
{
    const struct ot_runner *runner = e->appraisal->runner;
    struct ot_arena *arena = e->appraisal->graph->arena;
    struct ot_error fault = { 0 };
    if (!e->scheme->kind) {
        e->failed = "the plan gives it no kind: it is accounted for by the ledger, "
                    "without evidence of outcome";
        return 0;
    }
    e->kind = runner->describe(runner->with, e->scheme->kind, &fault);
    if (e->kind)
        return 0;
    if (fault.exit == OT_EXIT_INTERNAL)
        return ot_error_set(err, fault.exit, "%s", fault.text);
    e->failed = ot_arena_format(arena, "no plugin for its kind \"%s\" can be used",
                                e->scheme->kind);
    e->detail = ot_arena_text(arena, fault.text);
    return e->failed && e->detail ? 0 : ot_error_memory(err);
}

static int compute(struct ot_evaluation *e, const struct ot_evaluation_request *request,
                   struct ot_error *err)
{
    struct base base = { 0 };
    bool *depends = NULL;
    if (ot_evaluation_periods(e, request, err) != 0)
        return -1;
    if (!e->failed && e->periods > 0 &&
        (ot_adjustment_read(e, request, err) != 0 ||
         ot_ingredients_gather(e, request, err) != 0))
        return -1;
    if (!e->failed && (make_job(e, err) != 0 || run_base(e, &base, err) != 0))
        return -1;
    if (!e->failed && !request->moves && probe(e, &base, &depends, err) != 0)
        return -1;
    return hang_outputs(e, &base, depends, err);
}

/* Without a kind there is nothing to compute; the ledger still knows the period. */
static int without_kind(struct ot_evaluation *e,
                        const struct ot_evaluation_request *request, struct ot_error *err)
{
    if (!ot_period_is_none(request->period)) {
        e->period = ot_arena_array(e->appraisal->graph->arena, 1, sizeof *e->period);
        if (!e->period)
            return ot_error_memory(err);
        e->period[0] = request->period;
        e->periods = e->planned = 1;
    }
    return hang_outputs(e, NULL, NULL, err);
}

static const struct ot_scheme *find_scheme(const struct ot_plan *plan, const char *id,
                                           struct ot_error *err)
{
    const struct ot_scheme *scheme = ot_plan_scheme(plan, id);
    if (!scheme)
        ot_error_set(err, OT_EXIT_SCRIPT, "the plan has no scheme \"%s\"", id);
    return scheme;
}

/* The request as the evaluation may make it again, copied. */
static const struct ot_evaluation_request *copy_request(
    struct ot_arena *arena, const struct ot_evaluation *e,
    const struct ot_evaluation_request *request)
{
    struct ot_evaluation_request *copy = ot_arena_array(arena, 1, sizeof *copy);
    struct ot_given *with = ot_arena_array(arena, request->with_count + 1, sizeof *with);
    if (!copy || !with)
        return NULL;
    *copy = *request;
    copy->scheme = e->scheme->id;
    copy->label = e->label;
    copy->scenario = e->scenario;
    copy->seed = e->seed;
    copy->with = with;
    for (size_t i = 0; i < request->with_count; i++) {
        with[i] = request->with[i];
        if (!(with[i].name = ot_arena_text(arena, with[i].name)))
            return NULL;
    }
    return copy;
}

/* Only what was made whole is kept: a request that was refused leaves nothing. */
static int keep(struct ot_appraisal *a, struct ot_evaluation *e)
{
    struct ot_evaluation **slot =
        ot_arena_push(a->graph->arena, (void **)&a->evaluation, &a->count, sizeof(*slot));
    if (!slot)
        return -1;
    *slot = e;
    return 0;
}

int ot_evaluate(struct ot_appraisal *appraisal,
                const struct ot_evaluation_request *request, struct ot_evaluation **out,
                struct ot_error *err)
{
    const struct ot_scheme *scheme = find_scheme(appraisal->plan, request->scheme, err);
    if (!scheme)
        return -1;
    struct ot_evaluation *e = ot_arena_array(appraisal->graph->arena, 1, sizeof *e);
    if (!e)
        return ot_error_memory(err);
    e->appraisal = appraisal;
    e->scheme = scheme;
    e->label = ot_arena_text(appraisal->graph->arena,
                             request->label ? request->label : scheme->name);
    e->basis = request->basis == OT_BASIS_NONE ? OT_BASIS_PLANNED : request->basis;
    e->latest = request->latest;
    e->derived = request->derived;
    e->draws = request->draws;
    e->seed = request->seed ? request->seed : 1;
    e->what_if = request->scenario || request->with_count > 0;
    e->scenario = ot_arena_text(appraisal->graph->arena, request->scenario);
    e->price_year =
        request->price_year ? request->price_year : appraisal->plan->price_year;
    e->id = ot_arena_format(appraisal->graph->arena, "e%zu", appraisal->count + 1);
    if (!e->label || !e->id || (request->scenario && !e->scenario) ||
        !(e->request = copy_request(appraisal->graph->arena, e, request)))
        return ot_error_memory(err);
    if (find_kind(e, err) != 0)
        return -1;
    if (e->kind ? compute(e, request, err) != 0 : without_kind(e, request, err) != 0)
        return -1;
    if (!request->moves && keep(appraisal, e) != 0)
        return ot_error_memory(err);
    *out = e;
    return 0;
}
