/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All checks on a plan: the table of the rules, and those on kinds. */
#include "config.h"

#include "appraise/rules.h"

#include <stdlib.h>
#include <string.h>

#include "appraise/finding.h"
#include "appraise/rules_ledger.h"
#include "base/text.h"

const struct ot_rule ot_rules[] = {
    [OT_RULE_TOTAL_DISAGREES] = { "total_disagrees", "caveat",
                                  "rows and a printed total differ by more than the "
                                  "tolerance",
                                  "the tables against `totals`" },
    [OT_RULE_OVERSPEND] = { "overspend", "caveat",
                            "planned spend over income by more than £1",
                            "`spend` against `funding`" },
    [OT_RULE_ROUNDING_POUND] = { "rounding_pound", "remark",
                                 "planned spend over income by £1 or less",
                                 "`spend` against `funding`" },
    [OT_RULE_UNALLOCATED] = { "unallocated", "remark", "income over planned spend",
                              "`funding` against `spend`" },
    [OT_RULE_KIND_NOT_INSTALLED] = { "kind_not_installed", "caveat",
                                     "a scheme's kind for which no plugin is installed",
                                     "`schemes` against the installed plugins" },
    [OT_RULE_ACTIVITY_NOT_READ] = { "activity_not_read", "caveat",
                                    "a measure of a scheme that no input of its kind "
                                    "reads",
                                    "`activity` against the inputs of the kind" },
};
const size_t ot_rule_count = OT_RULES;

/* ---- kinds ---- */

static int say_not_installed(struct ot_findings *f, const struct ot_scheme *scheme)
{
    struct ot_check *check = ot_finding_new(f, OT_RULE_KIND_NOT_INSTALLED);
    if (!check)
        return -1;
    ot_finding_cell(check, scheme->kind_at);
    check->text = ot_arena_format(
        f->appraisal->graph->arena,
        "%s is of the kind \"%s\", for which no plugin is installed: the ledger "
        "accounts for it, and nothing is known of its outcomes",
        scheme->name, scheme->kind);
    return check->text ? 0 : ot_error_memory(f->err);
}

static int say_not_read(struct ot_findings *f, const struct ot_activity *row,
                        const struct ot_kind *kind)
{
    const char *known[64];
    size_t count = 0;
    struct ot_check *check = ot_finding_new(f, OT_RULE_ACTIVITY_NOT_READ);
    if (!check)
        return -1;
    ot_finding_cell(check, row->at);
    for (size_t i = 0; i < kind->input_count && count < 64; i++)
        known[count++] = kind->inputs[i].name;
    const char *nearest = ot_text_nearest(row->measure, known, count);
    check->text = ot_arena_format(
        f->appraisal->graph->arena, "%s of %s: no input of the kind %s reads it%s%s%s",
        row->measure, row->scheme, kind->name, nearest ? "; did you mean \"" : "",
        nearest ? nearest : "", nearest ? "\"?" : "");
    return check->text ? 0 : ot_error_memory(f->err);
}

/* A measure that repeats over periods is found once. */
static bool is_first_of_measure(const struct ot_plan *plan, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (ot_text_same(plan->activity[i].scheme, plan->activity[index].scheme) &&
            strcmp(plan->activity[i].measure, plan->activity[index].measure) == 0)
            return false;
    return true;
}

static int check_activity(struct ot_findings *f, const struct ot_scheme *scheme,
                          const struct ot_kind *kind)
{
    const struct ot_plan *plan = f->appraisal->plan;
    for (size_t i = 0; i < plan->activity_count; i++) {
        const struct ot_activity *row = &plan->activity[i];
        if (row->counted_up || !ot_text_same(row->scheme, scheme->id) ||
            ot_kind_input(kind, row->measure) >= 0 || !is_first_of_measure(plan, i))
            continue;
        if (say_not_read(f, row, kind) != 0)
            return -1;
    }
    return 0;
}

static int check_schemes(struct ot_findings *f)
{
    const struct ot_runner *runner = f->appraisal->runner;
    for (size_t i = 0; i < f->appraisal->plan->scheme_count; i++) {
        const struct ot_scheme *scheme = &f->appraisal->plan->schemes[i];
        struct ot_error reason = { 0 };
        if (!scheme->kind)
            continue;
        const struct ot_kind *kind =
            runner->describe(runner->with, scheme->kind, &reason);
        if ((kind ? check_activity(f, scheme, kind) : say_not_installed(f, scheme)) != 0)
            return -1;
    }
    return 0;
}

/* ---- all ---- */

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

int ot_rules_check(struct ot_appraisal *appraisal, struct ot_check **out, size_t *count,
                   struct ot_error *err)
{
    struct ot_findings f = { .appraisal = appraisal, .rule = ot_rules, .err = err };
    if (ot_rules_ledger(&f) != 0 || check_schemes(&f) != 0 || sort(&f) != 0)
        return -1;
    *out = f.item;
    *count = f.count;
    return 0;
}
