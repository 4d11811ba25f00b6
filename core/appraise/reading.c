/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of metrics as the rules on them read them. */
#include "config.h"

#include "appraise/reading.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

static bool is_number(const struct ot_value *value)
{
    return value->missing == OT_MISSING_NOT && value->qualifier == OT_QUALIFIER_NONE;
}

struct ot_metric_reading ot_reading_of(const struct ot_findings *f,
                                       const struct ot_performance *row)
{
    struct ot_metric_reading r = { .row = row,
                                   .metric =
                                       ot_plan_metric(f->appraisal->plan, row->metric) };
    r.is_printed = is_number(&row->value);
    r.printed = r.is_printed ? row->value.number : 0;
    if (r.metric &&
        ot_metric_meaning(r.metric, f->appraisal->graph->arena, &r.meaning) != 0)
        r.metric = NULL;
    r.is_computed = r.metric && r.meaning.per > 0 &&
                    strcmp(r.meaning.method, "crude") == 0 &&
                    is_number(&row->numerator) && is_number(&row->denominator) &&
                    row->denominator.number != 0;
    if (r.is_computed)
        r.computed = row->numerator.number / row->denominator.number * r.meaning.per;
    r.is_known = r.is_printed || r.is_computed;
    r.value = r.is_computed ? r.computed : r.printed;
    return r;
}

bool ot_reading_same_group(const struct ot_performance *a, const struct ot_performance *b)
{
    return strcmp(a->metric, b->metric) == 0 && ot_text_same(a->group, b->group);
}

bool ot_reading_baseline(const struct ot_findings *f, const struct ot_performance *target,
                         struct ot_metric_reading *out)
{
    const struct ot_plan *plan = f->appraisal->plan;
    bool found = false;
    for (size_t i = 0; i < plan->performance_count; i++) {
        const struct ot_performance *row = &plan->performance[i];
        if (strcmp(row->role, "baseline") != 0 || !ot_reading_same_group(row, target))
            continue;
        struct ot_metric_reading r = ot_reading_of(f, row);
        if (!r.is_known || (found && row->period.last < out->row->period.last))
            continue;
        *out = r;
        found = true;
    }
    return found;
}

const char *ot_reading_name(struct ot_findings *f,
                            const struct ot_metric_reading *reading)
{
    const struct ot_performance *row = reading->row;
    bool dated = !ot_period_is_none(row->period);
    const char *name = ot_arena_format(
        f->appraisal->graph->arena, "%s%s%s%s%s%s%s%s",
        reading->metric ? reading->meaning.name : row->metric, row->group ? ", " : "",
        row->group ? row->group : "", dated ? ", " : "",
        dated ? ot_finding_period(f, row->period) : "", row->label ? " (" : "",
        row->label ? row->label : "", row->label ? ")" : "");
    return name ? name : "";
}

static bool is_percentage(const struct ot_metric_reading *reading)
{
    return reading->metric && reading->meaning.per == 100;
}

const char *ot_reading_words(struct ot_findings *f,
                             const struct ot_metric_reading *reading, double value,
                             int decimals)
{
    const char *words = ot_arena_format(
        f->appraisal->graph->arena, "%s%s", ot_finding_number(f, value, decimals),
        is_percentage(reading) || reading->row->value.percent ? "%" : "");
    return words ? words : "";
}

struct ot_node *ot_reading_printed(struct ot_findings *f,
                                   const struct ot_metric_reading *reading,
                                   const char *label)
{
    bool percent = is_percentage(reading) || reading->row->value.percent;
    struct ot_node *node =
        ot_finding_leaf(f, &reading->row->value, &reading->row->vouch,
                        percent ? reading->printed / 100 : reading->printed, NULL, label);
    if (node) {
        node->percent = percent;
        node->decimals = reading->row->value.decimals;
    }
    return node;
}

struct ot_node *ot_reading_computed(struct ot_findings *f,
                                    const struct ot_metric_reading *reading,
                                    const char *label)
{
    struct ot_node *node = ot_metric_node(f->appraisal, &reading->meaning, reading->row,
                                          "not computed", f->err);
    if (node)
        node->label = label;
    return node;
}

struct ot_node *ot_reading_node(struct ot_findings *f,
                                const struct ot_metric_reading *reading,
                                const char *label)
{
    return reading->is_computed ? ot_reading_computed(f, reading, label)
                                : ot_reading_printed(f, reading, label);
}
