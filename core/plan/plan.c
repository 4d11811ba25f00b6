/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan from its beginning to its end, and the few questions asked of it. */
#include "config.h"

#include "plan/plan.h"

#include <string.h>

#include "base/text.h"

struct ot_plan *ot_plan_new(void)
{
    struct ot_arena *arena = ot_arena_new();
    struct ot_plan *plan = arena ? ot_arena_array(arena, 1, sizeof *plan) : NULL;
    if (plan)
        plan->arena = arena;
    else
        ot_arena_free(arena);
    return plan;
}

void ot_plan_free(struct ot_plan *plan)
{
    if (plan)
        ot_arena_free(plan->arena);
}

int ot_plan_add_file(struct ot_plan *plan, const struct ot_table *table, size_t rows)
{
    struct ot_plan_file *file = ot_arena_push(plan->arena, (void **)&plan->files,
                                              &plan->file_count, sizeof *file);
    if (!file)
        return -1;
    file->name = ot_arena_text(plan->arena, table->name);
    file->file = ot_arena_text(plan->arena, table->file);
    file->rows = rows;
    memcpy(file->sha256, table->sha256, sizeof file->sha256);
    return file->name && file->file ? 0 : -1;
}

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
