/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few questions asked of a plan. */
#include "config.h"

#include "plan/plan.h"

#include <string.h>

#include "base/text.h"

const struct ot_plan_fact *ot_plan_find_fact(const struct ot_plan *plan,
                                             const char *field)
{
    for (size_t i = 0; i < plan->fact_count; i++)
        if (ot_text_same(plan->facts[i].field, field))
            return &plan->facts[i];
    return NULL;
}

const char *ot_plan_fact(const struct ot_plan *plan, const char *field)
{
    const struct ot_plan_fact *fact = ot_plan_find_fact(plan, field);
    return fact ? fact->value : NULL;
}

void ot_plan_free(struct ot_plan *plan)
{
    if (plan)
        ot_arena_free(plan->arena);
}

const struct ot_scheme *ot_plan_scheme(const struct ot_plan *plan, const char *id)
{
    for (size_t i = 0; i < plan->scheme_count; i++)
        if (ot_text_same(plan->schemes[i].id, id))
            return &plan->schemes[i];
    return NULL;
}

const struct ot_paper *ot_plan_paper(const struct ot_plan *plan, const char *reference)
{
    size_t length = strcspn(reference, " ");
    for (size_t i = 0; i < plan->paper_count; i++)
        if (plan->papers[i].id && strlen(plan->papers[i].id) == length &&
            strncmp(plan->papers[i].id, reference, length) == 0)
            return &plan->papers[i];
    return NULL;
}
