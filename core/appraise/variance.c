/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same scheme evaluated on two bases, line by line. */
#include "config.h"

#include "appraise/variance.h"

#include "appraise/given.h"
#include "appraise/output.h"
#include "appraise/results.h"
#include "appraise/returned.h"
#include "base/text.h"
#include "value/force.h"

/* e itself where it is of that basis. */
static struct ot_evaluation *on_basis(struct ot_evaluation *e, enum ot_basis basis,
                                      struct ot_error *err)
{
    struct ot_evaluation *other = NULL;
    struct ot_evaluation_request request = { .scheme = e->scheme->id,
                                             .basis = basis,
                                             .price_year = e->price_year,
                                             .follow_up = (int)(e->periods - e->planned),
                                             .scenario = e->scenario,
                                             .label = e->label,
                                             .draws = e->draws,
                                             .seed = e->seed,
                                             .with = e->request->with,
                                             .with_count = e->request->with_count,
                                             .derived = true };
    if (!e->latest && e->basis == basis)
        return e;
    if (e->planned > 0)
        request.period =
            (struct ot_period){ e->period[0].first, e->period[e->planned - 1].last };
    return ot_evaluate(e->appraisal, &request, &other, err) == 0 &&
                   ot_evaluation_try_draws(other, err) == 0
               ? other
               : NULL;
}

/* ---- Unlike bases ---- */

/* Does what is planned of the output rest on the input of that period? */
static bool rests_on(const struct ot_evaluation *planned, size_t output, size_t input,
                     size_t t)
{
    const struct ot_node *hook = planned->hook[output];
    size_t at = planned->kind->parameter_count + input * planned->periods + t;
    for (size_t i = 0; i < hook->operands; i++)
        if (hook->operand[i] == planned->ingredient[at].node)
            return true;
    return false;
}

/* Is the input planned, but not among the actuals, so that the output's two figures are
 * not of the same things? 1, 0 or -1. */
static int is_unlike(const struct ot_evaluation *planned, size_t output, size_t input,
                     struct ot_error *err)
{
    struct ot_returned r = { .plan = planned->appraisal->plan,
                             .scheme = planned->scheme,
                             .kind = planned->kind,
                             .basis = OT_BASIS_ACTUAL,
                             .arena = planned->appraisal->graph->arena };
    struct ot_activity_sum sum;
    int unlike = 0;
    if (ot_given_find(planned->request, planned->kind->inputs[input].name))
        return 0;
    for (size_t t = 0; unlike == 0 && t < planned->planned; t++) {
        r.period = planned->period[t];
        if (rests_on(planned, output, input, t))
            unlike = ot_returned_without(&r, input, &sum, err);
    }
    return unlike;
}

/* "not among the actuals: hours of care, people seen"; "": nothing. NULL with err. */
static const char *note_of(const struct ot_evaluation *planned,
                           const struct ot_evaluation *actual, size_t output,
                           struct ot_error *err)
{
    struct ot_text note = { 0 };
    int unlike = 0;
    if (!planned->failed && !actual->hook[output]->missing)
        for (size_t i = 0; unlike >= 0 && i < planned->kind->input_count; i++) {
            unlike = is_unlike(planned, output, i, err);
            if (unlike > 0)
                ot_text_format(&note, "%s%s",
                               note.length ? ", " : "not among the actuals: ",
                               planned->kind->inputs[i].label);
        }
    const char *kept =
        ot_arena_text(planned->appraisal->graph->arena, ot_text_string(&note));
    if (!kept || note.failed)
        unlike = ot_error_memory(err);
    ot_text_free(&note);
    return unlike < 0 ? NULL : kept;
}

/* ---- Lines ---- */

/* Nothing is compared with what is not there, and no share taken of nothing. */
static struct ot_node *change_of(struct ot_graph *graph, struct ot_node *difference,
                                 struct ot_node *planned, struct ot_error *err)
{
    struct ot_node *change = ot_graph_divide(graph, difference, planned, err);
    if (change) {
        change->label = "Change";
        change->percent = true;
    }
    return change;
}

static int put_line(struct ot_graph *graph, const char *name, const char *note,
                    struct ot_node *planned, struct ot_node *actual, struct ot_lines *out,
                    struct ot_error *err)
{
    struct ot_node *difference =
        planned && actual ? ot_graph_subtract(graph, actual, planned, err) : NULL;
    struct ot_node *change =
        difference ? change_of(graph, difference, planned, err) : NULL;
    if (!change)
        return -1;
    difference->label = "Difference";
    struct ot_line *line =
        ot_arena_push(graph->arena, (void **)&out->line, &out->count, sizeof *line);
    if (!line)
        return ot_error_memory(err);
    *line = (struct ot_line){ .name = name,
                              .note = *note ? note : NULL,
                              .first = "What",
                              .cell = { { "planned", "Planned", planned, NULL },
                                        { "actual", "Actual", actual, NULL },
                                        { "difference", "Difference", difference, NULL },
                                        { "change", "Change", change, NULL } },
                              .cells = 4 };
    return 0;
}

/* Of a kind that is not known there is spend alone, and it is missing. */
int ot_variance(struct ot_evaluation *e, struct ot_lines *out, struct ot_error *err)
{
    struct ot_graph *graph = e->appraisal->graph;
    struct ot_evaluation *planned = on_basis(e, OT_BASIS_PLANNED, err);
    struct ot_evaluation *actual = planned ? on_basis(e, OT_BASIS_ACTUAL, err) : NULL;
    *out = (struct ot_lines){ 0 };
    if (!actual || put_line(graph, "Spend", "", ot_evaluation_spend(planned, err),
                            ot_evaluation_spend(actual, err), out, err) != 0)
        return -1;
    for (size_t i = 0; e->kind && i < e->kind->output_count; i++) {
        const struct ot_output *output = &e->kind->outputs[i];
        if (output->role != OT_ACTIVITY && output->role != OT_OUTCOME)
            continue;
        const char *note = note_of(planned, actual, i, err);
        if (!note ||
            put_line(graph, output->label, note,
                     ot_evaluation_output(planned, output->name, output->role, err),
                     ot_evaluation_output(actual, output->name, output->role, err), out,
                     err) != 0)
            return -1;
    }
    return 0;
}
