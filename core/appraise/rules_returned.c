/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Activity that is planned, and not among the actuals: the kind goes on without it, and
 * then plan and actuals are not alike. */
#include "config.h"

#include "appraise/rules_returned.h"

#include <string.h>

#include "appraise/ledger_node.h"
#include "appraise/returned.h"
#include "base/text.h"
#include "value/force.h"

/* Periods for which an evaluation of the actuals can be asked: those of the plan, then
 * those within one of them for which something was returned. */
struct times {
    struct ot_period *period;
    size_t count, of_plan;
};

static bool is_among(const struct times *times, struct ot_period period)
{
    for (size_t i = 0; i < times->count; i++)
        if (ot_period_same(times->period[i], period))
            return true;
    return false;
}

static bool is_within_the_plan(const struct ot_plan *plan, struct ot_period period)
{
    for (size_t t = 0; t < plan->period_count; t++)
        if (ot_period_within(period, plan->periods[t]))
            return true;
    return false;
}

static bool is_of(const struct ot_activity *row, const struct ot_returned *r)
{
    return row->basis == r->basis && ot_text_same(row->scheme, r->scheme->id);
}

/* No periods where nothing was returned. 0, or -1: out of memory. */
static int find_times(const struct ot_returned *r, struct times *out)
{
    const struct ot_plan *plan = r->plan;
    size_t room = plan->period_count;
    for (size_t i = 0; i < plan->activity_count; i++)
        room += is_of(&plan->activity[i], r);
    *out = (struct times){ 0 };
    if (room == plan->period_count)
        return 0;
    out->period = ot_arena_array(r->arena, room, sizeof *out->period);
    if (!out->period)
        return -1;
    for (size_t t = 0; t < plan->period_count; t++)
        out->period[out->count++] = plan->periods[t];
    out->of_plan = out->count;
    for (size_t i = 0; i < plan->activity_count; i++) {
        const struct ot_activity *row = &plan->activity[i];
        if (is_of(row, r) && is_within_the_plan(plan, row->period) &&
            !is_among(out, row->period))
            out->period[out->count++] = row->period;
    }
    return 0;
}

/* Is any of the input known of a part of the period, or of a time that the period is part
 * of? Then one may be counted by the year and another by the month. */
static bool is_known_in_part(const struct ot_returned *r, const char *measure)
{
    for (size_t i = 0; i < r->plan->activity_count; i++) {
        const struct ot_activity *row = &r->plan->activity[i];
        if (is_of(row, r) && strcmp(row->measure, measure) == 0 &&
            row->value.missing == OT_MISSING_NOT &&
            ot_period_overlap(row->period, r->period))
            return true;
    }
    return false;
}

/* An input that is missing, where that was found first, and in how many periods more. */
struct gap {
    struct ot_period period;
    struct ot_activity_sum planned;
    size_t more;
    bool found;
};

/* What is missing of a whole is not told again of its parts. */
static int look(struct ot_findings *f, const struct ot_returned *r, size_t input,
                bool of_plan, struct gap *gap)
{
    struct ot_activity_sum planned;
    if (!of_plan && ((gap->found && ot_period_within(r->period, gap->period)) ||
                     is_known_in_part(r, r->kind->inputs[input].name)))
        return 0;
    int found = ot_returned_without(r, input, &planned, f->err);
    if (found > 0 && gap->found)
        gap->more++;
    if (found > 0 && !gap->found)
        *gap = (struct gap){ r->period, planned, 0, true };
    return found < 0 ? -1 : 0;
}

static const char *consequence(struct ot_findings *f, const struct ot_returned *r,
                               const struct ot_input *input)
{
    const char *words = ot_returned_word(r->basis);
    switch (input->absent) {
    case OT_ZERO:
        words = ot_arena_format(r->arena, "On the %s it counts as none", words);
        break;
    case OT_ASSUME:
        words = ot_arena_format(r->arena, "On the %s the assumption %s stands in for it",
                                words, r->kind->parameters[input->instead].name);
        break;
    default:
        words = ot_arena_format(r->arena,
                                "The kind goes on without it: the %s may look better or "
                                "worse than the plan for that alone",
                                words);
    }
    if (!words)
        ot_error_memory(f->err);
    return words;
}

/* "" where memory ran out: the sentence then fails, too. */
static const char *others(struct ot_findings *f, const struct gap *gap)
{
    const char *words =
        gap->more == 0
            ? ""
            : ot_arena_format(f->appraisal->graph->arena, " and %zu more period%s",
                              gap->more, gap->more > 1 ? "s" : "");
    return words ? words : "";
}

static int say(struct ot_findings *f, const struct ot_returned *r, size_t index,
               const struct gap *gap)
{
    const struct ot_input *input = &r->kind->inputs[index];
    const struct ot_activity *row = gap->planned.row[0];
    char at[OT_ORIGIN_ROOM];
    struct ot_check *check = ot_finding_new(f, OT_RULE_MISSING_FROM_ACTUALS);
    const char *follows = check ? consequence(f, r, input) : NULL;
    if (!follows ||
        ot_finding_text(f, check, "%s, %s%s: %s, planned in %s, is not among the %s. %s",
                        r->scheme->name, ot_finding_period(f, gap->period),
                        others(f, gap), input->name, ot_origin_write(row->value.at, at),
                        ot_returned_word(r->basis), follows) != 0)
        return -1;
    ot_finding_cell(check, row->value.at);
    struct ot_activity_query query = { .scheme = r->scheme->id,
                                       .measure = input->name,
                                       .period = row->period,
                                       .basis = OT_BASIS_PLANNED };
    struct ot_node *planned = ot_activity_node(r->plan, f->appraisal->graph, &query,
                                               input->unit, input->label, f->err);
    if (!planned || ot_force(f->appraisal->graph, planned, f->err) != 0)
        return -1;
    if (!planned->missing)
        ot_finding_value(check, planned);
    return 0;
}

/* Those of a scheme and a basis. */
static int check_basis(struct ot_findings *f, struct ot_returned *r)
{
    struct times times;
    struct gap *gap =
        ot_arena_array(r->arena, r->kind->input_count + 1, sizeof(struct gap));
    if (!gap || find_times(r, &times) != 0)
        return ot_error_memory(f->err);
    for (size_t t = 0; t < times.count; t++) {
        r->period = times.period[t];
        int enough = ot_returned_enough(r, f->err);
        if (enough < 0)
            return -1;
        for (size_t i = 0; enough && i < r->kind->input_count; i++)
            if (look(f, r, i, t < times.of_plan, &gap[i]) != 0)
                return -1;
    }
    for (size_t i = 0; i < r->kind->input_count; i++)
        if (gap[i].found && say(f, r, i, &gap[i]) != 0)
            return -1;
    return 0;
}

int ot_rules_returned(struct ot_findings *f)
{
    const struct ot_plan *plan = f->appraisal->plan;
    for (size_t i = 0; i < plan->scheme_count; i++) {
        const struct ot_scheme *scheme = &plan->schemes[i];
        const struct ot_kind *kind;
        if (ot_finding_kind(f, scheme, &kind) != 0)
            return -1;
        struct ot_returned r = { .plan = plan,
                                 .scheme = scheme,
                                 .kind = kind,
                                 .basis = OT_BASIS_ACTUAL,
                                 .arena = f->appraisal->graph->arena };
        if (kind && check_basis(f, &r) != 0)
            return -1;
        r.basis = OT_BASIS_FORECAST;
        if (kind && check_basis(f, &r) != 0)
            return -1;
    }
    return 0;
}
