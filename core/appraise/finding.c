/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks as they are made, one by one. */
#include "config.h"

#include "appraise/finding.h"

void ot_finding_cell(struct ot_check *check, struct ot_origin at)
{
    if (check->ats < sizeof check->at / sizeof check->at[0])
        check->at[check->ats++] = at;
}

void ot_finding_value(struct ot_check *check, struct ot_node *value)
{
    if (check->values < sizeof check->value / sizeof check->value[0])
        check->value[check->values++] = value;
}

struct ot_check *ot_finding_new(struct ot_findings *f, enum ot_rule_place place)
{
    struct ot_check *check = ot_arena_push(f->appraisal->graph->arena, (void **)&f->item,
                                           &f->count, sizeof *check);
    if (!check) {
        ot_error_memory(f->err);
        return NULL;
    }
    check->rule = &f->rule[place];
    return check;
}
