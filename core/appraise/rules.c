/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All checks on a plan: one file of rules after the other, then in the order of the
 * table. */
#include "config.h"

#include "appraise/rules.h"

#include <stdlib.h>
#include <string.h>

#include "appraise/finding.h"
#include "appraise/rules_activity.h"
#include "appraise/rules_kind.h"
#include "appraise/rules_ledger.h"
#include "appraise/rules_metric.h"
#include "appraise/rules_parts.h"
#include "appraise/rules_payment.h"
#include "appraise/rules_period.h"
#include "appraise/rules_record.h"
#include "appraise/rules_returned.h"
#include "appraise/rules_target.h"
#include "base/text.h"

const struct ot_rule *ot_rule_find(const char *id)
{
    for (size_t i = 0; i < ot_rule_count; i++)
        if (strcmp(ot_rules[i].id, id) == 0)
            return &ot_rules[i];
    return NULL;
}

const struct ot_rule *ot_rule_nearest(const char *id)
{
    const char *known[OT_RULES];
    for (size_t i = 0; i < OT_RULES; i++)
        known[i] = ot_rules[i].id;
    const char *nearest = ot_text_nearest(id, known, OT_RULES);
    return nearest ? ot_rule_find(nearest) : NULL;
}

struct ordered {
    struct ot_check check;
    size_t index;
};

static int by_rule(const void *a, const void *b)
{
    const struct ordered *left = a, *right = b;
    if (left->check.rule != right->check.rule)
        return left->check.rule < right->check.rule ? -1 : 1;
    return left->index < right->index ? -1 : left->index > right->index;
}

static int sort(struct ot_findings *f)
{
    struct ordered *order =
        ot_arena_array(f->appraisal->graph->arena, f->count + 1, sizeof *order);
    if (!order)
        return ot_error_memory(f->err);
    for (size_t i = 0; i < f->count; i++)
        order[i] = (struct ordered){ f->item[i], i };
    qsort(order, f->count, sizeof *order, by_rule);
    for (size_t i = 0; i < f->count; i++)
        f->item[i] = order[i].check;
    return 0;
}

int ot_rules_check(struct ot_appraisal *appraisal, int date, struct ot_check **out,
                   size_t *count, struct ot_error *err)
{
    static int (*const files[])(struct ot_findings * f) = {
        ot_rules_ledger, ot_rules_parts,    ot_rules_payment, ot_rules_metric,
        ot_rules_target, ot_rules_activity, ot_rules_period,  ot_rules_record,
        ot_rules_kind,   ot_rules_returned,
    };
    struct ot_findings f = {
        .appraisal = appraisal, .rule = ot_rules, .date = date, .err = err
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        if (files[i](&f) != 0)
            return -1;
    if (sort(&f) != 0)
        return -1;
    *out = f.item;
    *count = f.count;
    return 0;
}
