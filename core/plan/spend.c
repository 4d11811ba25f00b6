/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a line of spend leaves empty is its scheme's. */
#include "config.h"

#include "plan/spend.h"

#include <string.h>

#include "base/text.h"

const char *const ot_spend_columns[] = { "source",       "scheme",   "type",
                                         "area",         "provider", "recurrence",
                                         "commissioner", "account",  NULL };

static const char *first_of(const char *own, const char *scheme)
{
    return own ? own : scheme;
}

const char *ot_spend_says(const struct ot_plan *plan, const struct ot_spend *line,
                          const char *column)
{
    static const struct ot_scheme unknown;
    const struct ot_scheme *scheme = ot_plan_scheme(plan, line->scheme);
    if (!scheme)
        scheme = &unknown;
    const struct {
        const char *column, *value;
    } known[] = {
        { "source", line->source },
        { "recurrence", line->recurrence },
        { "account", line->account },
        { "scheme", line->scheme },
        { "type", scheme->type },
        { "area", first_of(line->area, scheme->area) },
        { "commissioner", first_of(line->commissioner, scheme->commissioner) },
        { "provider", first_of(line->provider, scheme->provider) },
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(known[i].column, column) == 0 && known[i].value && *known[i].value)
            return known[i].value;
    return NULL;
}

const struct ot_value *ot_spend_nhs_share(const struct ot_plan *plan,
                                          const struct ot_spend *line)
{
    const struct ot_scheme *scheme = ot_plan_scheme(plan, line->scheme);
    if (!ot_text_same(ot_spend_says(plan, line, "commissioner"), "joint"))
        return NULL;
    if (line->nhs_share.missing == OT_MISSING_NOT)
        return &line->nhs_share;
    if (scheme && scheme->nhs_share.missing == OT_MISSING_NOT)
        return &scheme->nhs_share;
    return NULL;
}

int64_t ot_pence_share(int64_t pence, double share)
{
    double part = (double)pence * share / 100;
    return (int64_t)(part + (part < 0 ? -0.5 : 0.5));
}
