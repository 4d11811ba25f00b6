/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The periods of an evaluation: as asked for, or those for which the plan records spend.
 */
#include "config.h"

#include "appraise/periods.h"

#include "appraise/given.h"
#include "plan/ledger.h"

static int add_spend(struct ot_evaluation *e, enum ot_basis basis,
                     struct ot_period period, struct ot_ledger_sum *sum,
                     struct ot_error *err)
{
    struct ot_ledger_query query = { .table = OT_LEDGER_SPEND,
                                     .scheme = e->scheme->id,
                                     .period = period,
                                     .basis = basis };
    return ot_ledger_add(e->appraisal->plan, &query, e->appraisal->graph->arena, sum,
                         err);
}

/* Does the plan record the spend of this period? If not, e->failed says so. */
static int has_spend(struct ot_evaluation *e, const struct ot_evaluation_request *request,
                     struct ot_period period, bool *has, struct ot_error *err)
{
    enum ot_basis basis[] = { e->basis, OT_BASIS_FORECAST, OT_BASIS_ACTUAL };
    size_t count = request->latest ? sizeof basis / sizeof basis[0] : 1;
    int index = ot_kind_input(e->kind, "spend");
    *has = index < 0 || e->kind->inputs[index].absent != OT_REFUSE ||
           ot_given_find(request, "spend") != NULL;
    for (size_t i = 0; !*has && i < count; i++) {
        struct ot_ledger_sum sum = { 0 };
        if (add_spend(e, basis[i], period, &sum, err) != 0)
            return -1;
        *has = sum.missing == OT_MISSING_NOT;
        if (!*has && !e->failed)
            e->failed = sum.missing_text;
    }
    return 0;
}

int ot_evaluation_periods(struct ot_evaluation *e,
                          const struct ot_evaluation_request *request,
                          struct ot_error *err)
{
    const struct ot_plan *plan = e->appraisal->plan;
    struct ot_arena *arena = e->appraisal->graph->arena;
    bool asked = !ot_period_is_none(request->period);
    size_t room = plan->period_count + (size_t)request->follow_up + 1;
    e->period = ot_arena_array(arena, room, sizeof *e->period);
    e->years = ot_arena_array(arena, room, sizeof *e->years);
    if (!e->period || !e->years)
        return ot_error_memory(err);
    for (size_t i = 0; i < plan->period_count; i++) {
        bool has = true;
        if (asked && !ot_period_within(plan->periods[i], request->period))
            continue;
        if (!asked && has_spend(e, request, plan->periods[i], &has, err) != 0)
            return -1;
        if (has)
            e->period[e->periods++] = plan->periods[i];
    }
    if (e->periods == 0 && asked)
        e->period[e->periods++] = request->period;
    if (e->periods > 0)
        e->failed = NULL;
    e->planned = e->periods;
    for (int y = 1; e->planned > 0 && y <= request->follow_up; y++)
        e->period[e->periods++] =
            ot_period_of_year(ot_period_financial_year(e->period[e->planned - 1]) + y);
    for (size_t t = 0; t < e->periods; t++)
        e->years[t] = ot_period_years(e->period[t]);
    return 0;
}
