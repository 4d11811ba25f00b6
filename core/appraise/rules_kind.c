/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plugins know of the schemes of a plan, and what the template does. */
#include "config.h"

#include "appraise/rules_kind.h"

#include <stdio.h>
#include <string.h>

#include "appraise/ingredient.h"
#include "base/text.h"

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

/* Rows like the one at index, in scheme, measure and unit, after it; -1: one stands
 * before it, so that it was said. */
static int more_like(const struct ot_plan *plan, size_t index)
{
    int more = 0;
    const struct ot_activity *row = &plan->activity[index];
    for (size_t i = 0; i < plan->activity_count; i++) {
        const struct ot_activity *other = &plan->activity[i];
        if (i == index || !ot_text_same(other->scheme, row->scheme) ||
            strcmp(other->measure, row->measure) != 0 ||
            !ot_text_same(other->unit, row->unit))
            continue;
        if (i < index)
            return -1;
        more++;
    }
    return more;
}

static int check_unit(struct ot_findings *f, const struct ot_scheme *scheme,
                      const struct ot_kind *kind, size_t index)
{
    const struct ot_activity *row = &f->appraisal->plan->activity[index];
    const struct ot_input *input = &kind->inputs[ot_kind_input(kind, row->measure)];
    char at[OT_ORIGIN_ROOM], others[40] = "";
    int more =
        ot_input_reads_unit(input, row->unit) ? -1 : more_like(f->appraisal->plan, index);
    if (more < 0)
        return 0;
    if (more > 0)
        snprintf(others, sizeof others, " and %d more row%s", more, more > 1 ? "s" : "");
    struct ot_check *check = ot_finding_new(f, OT_RULE_UNIT_DIFFERS);
    if (ot_finding_text(
            f, check,
            "%s, %s: the unit is %s in %s%s, where %s reads %s. So the scheme "
            "cannot be evaluated",
            scheme->name, row->measure, row->unit, ot_origin_write(row->unit_at, at),
            others, kind->name, input->unit) != 0)
        return -1;
    ot_finding_cell(check, row->unit_at);
    return 0;
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
        if (!ot_text_same(row->scheme, scheme->id))
            continue;
        if (ot_kind_input(kind, row->measure) >= 0) {
            if (check_unit(f, scheme, kind, i) != 0)
                return -1;
        } else if (!row->counted_up && is_first_of_measure(plan, i) &&
                   say_not_read(f, row, kind) != 0) {
            return -1;
        }
    }
    return 0;
}

static int check_schemes(struct ot_findings *f)
{
    for (size_t i = 0; i < f->appraisal->plan->scheme_count; i++) {
        const struct ot_scheme *scheme = &f->appraisal->plan->schemes[i];
        const struct ot_kind *kind;
        if (!scheme->kind)
            continue;
        if (ot_finding_kind(f, scheme, &kind) != 0)
            return -1;
        if ((kind ? check_activity(f, scheme, kind) : say_not_installed(f, scheme)) != 0)
            return -1;
    }
    return 0;
}

/* ---- Types ---- */

/* Of the national template of 2023-25. Longer names begin with these. */
static const char *const types[] = {
    "Assistive Technologies and Equipment",
    "Care Act Implementation Related Duties",
    "Carers Services",
    "Community Based Schemes",
    "DFG Related Schemes",
    "Enablers for Integration",
    "High Impact Change Model for Managing Transfer of Care",
    "Home Care or Domiciliary Care",
    "Housing Related Schemes",
    "Integrated Care Planning and Navigation",
    "Bed based intermediate Care Services",
    "Home-based intermediate care services",
    "Urgent Community Response",
    "Personalised Budgeting and Commissioning",
    "Personalised Care at Home",
    "Prevention / Early Intervention",
    "Residential Placements",
    "Workforce recruitment and retention",
    "Other",
};
enum { TYPES = sizeof types / sizeof types[0] };

static bool is_known_type(const char *type)
{
    for (size_t i = 0; i < TYPES; i++) {
        size_t length = strlen(types[i]);
        if (ot_text_same_folded(type, types[i]) ||
            (strncmp(type, types[i], length) == 0 && strchr(" (", type[length])))
            return true;
    }
    return false;
}

static bool is_first_of_type(const struct ot_plan *plan, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (ot_text_same(plan->schemes[i].type, plan->schemes[index].type))
            return false;
    return true;
}

static int check_types(struct ot_findings *f)
{
    const struct ot_plan *plan = f->appraisal->plan;
    for (size_t i = 0; i < plan->scheme_count; i++) {
        const struct ot_scheme *scheme = &plan->schemes[i];
        if (!scheme->type || is_known_type(scheme->type) || !is_first_of_type(plan, i))
            continue;
        struct ot_check *check = ot_finding_new(f, OT_RULE_TYPE_UNKNOWN);
        const char *nearest = ot_text_nearest(scheme->type, types, TYPES);
        if (ot_finding_text(f, check,
                            "%s is of the type \"%s\", which the national list does not "
                            "hold%s%s%s",
                            scheme->name, scheme->type,
                            nearest ? "; did you mean \"" : "", nearest ? nearest : "",
                            nearest ? "\"?" : "") != 0)
            return -1;
        ot_finding_cell(check, scheme->at);
    }
    return 0;
}

int ot_rules_kind(struct ot_findings *f)
{
    return check_schemes(f) != 0 || check_types(f) != 0 ? -1 : 0;
}
