/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A printed value against its own numerator and denominator, and a returned assessment
 * against its target. */
#include "config.h"

#include "appraise/rules_metric.h"

#include <math.h>
#include <string.h>

#include "appraise/reading.h"
#include "base/text.h"

/* ---- value_truncated, value_is_numerator, value_disagrees ---- */

/* Half of the last printed digit, and what binary fractions lose. */
static bool is_rounded(const struct ot_metric_reading *r)
{
    double half = 0.5 * pow(0.1, r->row->value.decimals);
    return fabs(r->printed - r->computed) <= half + 1e-9 * (1 + fabs(r->computed));
}

static bool is_cut_off(const struct ot_metric_reading *r)
{
    double digit = pow(10, r->row->value.decimals);
    double cut = trunc(r->computed * digit + copysign(1e-9, r->computed)) / digit;
    return fabs(r->printed - cut) <= 1e-9 * (1 + fabs(cut));
}

static enum ot_rule_place place_of(const struct ot_metric_reading *r)
{
    if (r->printed == r->row->numerator.number)
        return OT_RULE_VALUE_IS_NUMERATOR;
    return is_cut_off(r) ? OT_RULE_VALUE_TRUNCATED : OT_RULE_VALUE_DISAGREES;
}

/* "559 / 193,078 × 100,000 is 289.52" */
static const char *sum_words(struct ot_findings *f, const struct ot_metric_reading *r)
{
    double per = r->meaning.per;
    int decimals = r->row->value.decimals < 2 ? 2 : r->row->value.decimals + 1;
    const char *words =
        ot_arena_format(f->appraisal->graph->arena, "%s / %s%s%s is %s",
                        ot_finding_number(f, r->row->numerator.number, -1),
                        ot_finding_number(f, r->row->denominator.number, -1),
                        per == 100 || per == 1 ? "" : " × ",
                        per == 100 || per == 1 ? "" : ot_finding_number(f, per, -1),
                        ot_reading_words(f, r, r->computed, decimals));
    return words ? words : "";
}

static int say_value(struct ot_findings *f, const struct ot_metric_reading *r)
{
    static const char *const what[] = {
        [OT_RULE_VALUE_IS_NUMERATOR] = "the numerator is printed in place of the value",
        [OT_RULE_VALUE_TRUNCATED] = "the printed value is cut off, not rounded",
        [OT_RULE_VALUE_DISAGREES] = "the printed value is not what its parts give",
    };
    enum ot_rule_place place = place_of(r);
    struct ot_check *check = ot_finding_new(f, place);
    const char *printed = r->row->value.printed;
    if (ot_finding_text(f, check, "%s: %s. It prints %s; %s", ot_reading_name(f, r),
                        what[place],
                        printed ? printed : ot_reading_words(f, r, r->printed, -1),
                        sum_words(f, r)) != 0)
        return -1;
    struct ot_node *leaf = ot_reading_printed(f, r, "As the paper prints it");
    struct ot_node *computed = ot_reading_computed(f, r, "From its parts");
    if (!leaf || !computed)
        return -1;
    ot_finding_cell(check, r->row->value.at);
    ot_finding_cell(check, r->row->numerator.at);
    ot_finding_cell(check, r->row->denominator.at);
    ot_finding_value(check, leaf);
    ot_finding_value(check, computed);
    return 0;
}

/* ---- assessment_disagrees ---- */

static bool is_target_of(const struct ot_performance *row,
                         const struct ot_performance *actual)
{
    return strcmp(row->role, "target") == 0 && ot_reading_same_group(row, actual) &&
           ot_period_same(row->period, actual->period);
}

/* The latest row that is the target of an actual. */
static bool target_of(const struct ot_findings *f, const struct ot_performance *actual,
                      struct ot_metric_reading *out)
{
    const struct ot_plan *plan = f->appraisal->plan;
    bool found = false;
    for (size_t i = 0; i < plan->performance_count; i++) {
        if (!is_target_of(&plan->performance[i], actual))
            continue;
        struct ot_metric_reading r = ot_reading_of(f, &plan->performance[i]);
        if (!r.is_known || (found && r.row->vouch.as_of < out->row->vouch.as_of))
            continue;
        *out = r;
        found = true;
    }
    return found;
}

static int say_assessment(struct ot_findings *f, const struct ot_metric_reading *actual,
                          const struct ot_metric_reading *target)
{
    struct ot_check *check = ot_finding_new(f, OT_RULE_ASSESSMENT_DISAGREES);
    const char *found = ot_reading_words(f, actual, actual->value, -1);
    int failed =
        target
            ? ot_finding_text(f, check,
                              "%s: returned as \"%s\", while %s stands against a "
                              "target of %s (%s is better)",
                              ot_reading_name(f, actual), actual->row->assessed, found,
                              ot_reading_words(f, target, target->value, -1),
                              ot_text_same(actual->meaning.better, "down") ? "lower"
                                                                           : "higher")
            : ot_finding_text(f, check,
                              "%s: returned as \"%s\", while a value of %s is given",
                              ot_reading_name(f, actual), actual->row->assessed, found);
    if (failed)
        return -1;
    struct ot_node *node = ot_reading_node(f, actual, "Actual");
    struct ot_node *aim = node && target ? ot_reading_node(f, target, "Target") : NULL;
    if (!node || (target && !aim))
        return -1;
    ot_finding_cell(check, actual->row->at);
    if (target)
        ot_finding_cell(check, target->row->at);
    ot_finding_value(check, node);
    ot_finding_value(check, aim);
    return 0;
}

static int check_assessment(struct ot_findings *f, const struct ot_metric_reading *actual)
{
    const char *word = actual->row->assessed;
    struct ot_metric_reading target;
    if (!word || !actual->is_known || !actual->metric ||
        strcmp(actual->row->role, "actual") != 0)
        return 0;
    if (strcmp(word, "data not available") == 0)
        return say_assessment(f, actual, NULL);
    if (!actual->meaning.better || !target_of(f, actual->row, &target))
        return 0;
    bool is_met = strcmp(actual->meaning.better, "down") == 0
                      ? actual->value <= target.value
                      : actual->value >= target.value;
    bool says_met = strncmp(word, "not ", 4) != 0;
    return is_met == says_met ? 0 : say_assessment(f, actual, &target);
}

/* ---- metric_set_differs ---- */

static int check_set(struct ot_findings *f, const struct ot_metric *row)
{
    struct ot_metric_meaning meaning;
    struct ot_text words = { 0 };
    if (ot_metric_meaning(row, f->appraisal->graph->arena, &meaning) != 0)
        return ot_error_memory(f->err);
    if (meaning.differences == 0)
        return 0;
    for (size_t i = 0; i < meaning.differences; i++)
        ot_text_format(&words, "%s%s is %s, not %s", i ? "; " : "",
                       meaning.differs[i].column, meaning.differs[i].plan,
                       meaning.differs[i].set);
    struct ot_check *check = ot_finding_new(f, OT_RULE_METRIC_SET_DIFFERS);
    int failed = ot_finding_text(f, check, "%s: not as the set %s defines it: %s",
                                 meaning.name, row->set, ot_text_string(&words));
    ot_text_free(&words);
    if (!failed)
        ot_finding_cell(check, row->at);
    return failed;
}

int ot_rules_metric(struct ot_findings *f)
{
    const struct ot_plan *plan = f->appraisal->plan;
    for (size_t i = 0; i < plan->performance_count; i++) {
        struct ot_metric_reading r = ot_reading_of(f, &plan->performance[i]);
        if (r.is_printed && r.is_computed && !is_rounded(&r) && say_value(f, &r) != 0)
            return -1;
        if (check_assessment(f, &r) != 0)
            return -1;
    }
    for (size_t i = 0; i < plan->metric_count; i++)
        if (check_set(f, &plan->metrics[i]) != 0)
            return -1;
    return 0;
}
