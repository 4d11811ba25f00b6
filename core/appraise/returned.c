/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planned against returned, input by input. */
#include "config.h"

#include "appraise/returned.h"

#include <string.h>

static bool is_spend(const struct ot_input *input)
{
    return strcmp(input->name, "spend") == 0;
}

static int add(const struct ot_returned *r, const char *measure, struct ot_period period,
               enum ot_basis basis, struct ot_activity_sum *out, struct ot_error *err)
{
    struct ot_activity_query query = {
        .scheme = r->scheme->id, .measure = measure, .period = period, .basis = basis
    };
    return ot_activity_add(r->plan, &query, r->arena, out, err);
}

static int has_spend(const struct ot_returned *r, struct ot_error *err)
{
    struct ot_ledger_sum sum;
    struct ot_ledger_query query = { .table = OT_LEDGER_SPEND,
                                     .scheme = r->scheme->id,
                                     .period = r->period,
                                     .basis = r->basis };
    return ot_ledger_add(r->plan, &query, r->arena, &sum, err) != 0
               ? -1
               : sum.missing == OT_MISSING_NOT;
}

static int has(const struct ot_returned *r, const struct ot_input *input,
               struct ot_error *err)
{
    struct ot_activity_sum sum;
    if (is_spend(input))
        return has_spend(r, err);
    return add(r, input->name, r->period, r->basis, &sum, err) != 0
               ? -1
               : sum.missing == OT_MISSING_NOT;
}

int ot_returned_enough(const struct ot_returned *r, struct ot_error *err)
{
    size_t found = 0;
    for (size_t i = 0; i < r->kind->input_count; i++) {
        const struct ot_input *input = &r->kind->inputs[i];
        int recorded = has(r, input, err);
        if (recorded < 0 || (!recorded && input->absent == OT_REFUSE))
            return recorded;
        found += recorded && !is_spend(input);
    }
    return found > 0;
}

int ot_returned_without(const struct ot_returned *r, size_t input,
                        struct ot_activity_sum *planned, struct ot_error *err)
{
    const struct ot_input *of = &r->kind->inputs[input];
    if (is_spend(of) || of->absent == OT_REFUSE)
        return 0;
    int recorded = has(r, of, err);
    if (recorded != 0)
        return recorded < 0 ? -1 : 0;
    if (add(r, of->name, r->period, OT_BASIS_PLANNED, planned, err) != 0)
        return -1;
    for (size_t t = 0; planned->missing != OT_MISSING_NOT && t < r->plan->period_count;
         t++)
        if (ot_period_within(r->period, r->plan->periods[t]) &&
            add(r, of->name, r->plan->periods[t], OT_BASIS_PLANNED, planned, err) != 0)
            return -1;
    return planned->missing == OT_MISSING_NOT;
}

const char *ot_returned_word(enum ot_basis basis)
{
    return basis == OT_BASIS_FORECAST ? "forecasts" : "actuals";
}
