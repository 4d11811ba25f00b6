/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A target against its baseline: could chance alone meet it, and is it of the same kind?
 */
#include "config.h"

#include "appraise/rules_target.h"

#include <string.h>

#include "appraise/reading.h"
#include "base/date.h"
#include "base/text.h"
#include "method/interval.h"

struct pair {
    struct ot_metric_reading target, baseline;
};

/* A check on both, with their cells and figures. */
static int add_both(struct ot_findings *f, struct ot_check *check, const struct pair *p)
{
    struct ot_node *before = ot_reading_node(f, &p->baseline, "Baseline");
    struct ot_node *after = before ? ot_reading_node(f, &p->target, "Target") : NULL;
    ot_finding_cell(check, p->baseline.row->at);
    ot_finding_cell(check, p->target.row->at);
    ot_finding_value(check, before);
    ot_finding_value(check, after);
    return after ? 0 : -1;
}

/* ---- fewer_digits ---- */

static int check_digits(struct ot_findings *f, const struct pair *p)
{
    const struct ot_value *target = &p->target.row->value;
    const struct ot_value *baseline = &p->baseline.row->value;
    if (!p->target.is_printed || !p->baseline.is_printed ||
        target->decimals >= baseline->decimals)
        return 0;
    struct ot_check *check = ot_finding_new(f, OT_RULE_FEWER_DIGITS);
    if (ot_finding_text(f, check,
                        "%s: the target is printed as %s, and its baseline with more "
                        "digits, %s",
                        ot_reading_name(f, &p->target), target->printed,
                        baseline->printed) != 0)
        return -1;
    struct ot_node *before = ot_reading_printed(f, &p->baseline, "Baseline, as printed");
    struct ot_node *after = ot_reading_printed(f, &p->target, "Target, as printed");
    ot_finding_cell(check, baseline->at);
    ot_finding_cell(check, target->at);
    ot_finding_value(check, before);
    ot_finding_value(check, after);
    return before && after ? 0 : -1;
}

/* ---- target_within_chance ---- */

static bool is_total(const struct ot_metric_reading *r)
{
    return strcmp(r->meaning.numerator_is, "total") == 0;
}

/* The issuer's own interval, else the one that the metric has. */
static bool interval_of(const struct ot_metric_reading *r, struct ot_interval *out)
{
    const struct ot_performance *row = r->row;
    double part = row->numerator.number, whole = row->denominator.number, scale;
    if (row->low.missing == OT_MISSING_NOT && row->high.missing == OT_MISSING_NOT) {
        *out = (struct ot_interval){ row->low.number, row->high.number };
        return true;
    }
    if (!r->is_computed || r->meaning.interval == OT_INTERVAL_NONE)
        return false;
    bool is_share = r->meaning.interval == OT_INTERVAL_WILSON;
    if (is_share ? ot_interval_wilson(part, whole, 0.95, out) != 0
                 : ot_interval_count(part, 0.95, out) != 0)
        return false;
    scale = is_share ? r->meaning.per : r->meaning.per / whole;
    *out = (struct ot_interval){ out->low * scale, out->high * scale };
    return true;
}

static int check_chance(struct ot_findings *f, const struct pair *p)
{
    struct ot_interval interval;
    if (!interval_of(&p->baseline, &interval) || p->target.value < interval.low ||
        p->target.value > interval.high)
        return 0;
    struct ot_check *check = ot_finding_new(f, OT_RULE_TARGET_WITHIN_CHANCE);
    if (ot_finding_text(f, check,
                        "%s: the target of %s lies within the 95%% interval of its "
                        "baseline, %s to %s. Chance alone could meet it",
                        ot_reading_name(f, &p->target),
                        ot_reading_words(f, &p->target, p->target.value, 1),
                        ot_reading_words(f, &p->baseline, interval.low, 1),
                        ot_reading_words(f, &p->baseline, interval.high, 1)) != 0)
        return -1;
    return add_both(f, check, p);
}

/* ---- numerator_up_rate_down ---- */

/* Numbers of a year and of half of it are not held against each other. */
static bool is_as_long(const struct pair *p)
{
    int target = ot_period_days(p->target.row->period);
    int baseline = ot_period_days(p->baseline.row->period);
    int apart = target > baseline ? target - baseline : baseline - target;
    return !is_total(&p->target) || apart <= 3;
}

static int check_directions(struct ot_findings *f, const struct pair *p)
{
    if (!p->target.is_computed || !p->baseline.is_computed || !is_as_long(p))
        return 0;
    double before = p->baseline.row->numerator.number;
    double after = p->target.row->numerator.number;
    double rate_change = p->target.computed - p->baseline.computed;
    double number_change = after - before;
    if (rate_change * number_change >= 0)
        return 0;
    struct ot_check *check = ot_finding_new(f, OT_RULE_NUMERATOR_UP_RATE_DOWN);
    if (ot_finding_text(f, check,
                        "%s: the number %s from %s to %s. Its rate %s from %s "
                        "to %s, as the population changes",
                        ot_reading_name(f, &p->target),
                        number_change > 0 ? "rises" : "falls",
                        ot_finding_number(f, before, -1), ot_finding_number(f, after, -1),
                        rate_change > 0 ? "rises" : "falls",
                        ot_reading_words(f, &p->baseline, p->baseline.computed, 1),
                        ot_reading_words(f, &p->target, p->target.computed, 1)) != 0)
        return -1;
    return add_both(f, check, p);
}

/* ---- other_season ---- */

/* Which months of the year a period touches: a bit each. */
static unsigned months_of(struct ot_period period)
{
    unsigned months = 0;
    struct ot_date first = ot_date_of(period.first), last = ot_date_of(period.last);
    int count = (last.year - first.year) * 12 + last.month - first.month;
    for (int i = 0; i <= count && i < 12; i++)
        months |= 1U << ((first.month - 1 + i) % 12);
    return months;
}

static int check_season(struct ot_findings *f, const struct pair *p)
{
    struct ot_period target = p->target.row->period, baseline = p->baseline.row->period;
    if (ot_period_is_none(target) || ot_period_is_none(baseline) ||
        months_of(target) == months_of(baseline))
        return 0;
    struct ot_check *check = ot_finding_new(f, OT_RULE_OTHER_SEASON);
    if (ot_finding_text(f, check, "%s: the baseline covers other months of the year, %s",
                        ot_reading_name(f, &p->target),
                        ot_finding_period(f, baseline)) != 0)
        return -1;
    return add_both(f, check, p);
}

int ot_rules_target(struct ot_findings *f)
{
    const struct ot_plan *plan = f->appraisal->plan;
    for (size_t i = 0; i < plan->performance_count; i++) {
        struct pair p;
        if (strcmp(plan->performance[i].role, "target") != 0)
            continue;
        p.target = ot_reading_of(f, &plan->performance[i]);
        if (!p.target.is_known || !p.target.metric ||
            !ot_reading_baseline(f, p.target.row, &p.baseline))
            continue;
        if (check_digits(f, &p) != 0 || check_chance(f, &p) != 0 ||
            check_directions(f, &p) != 0 || check_season(f, &p) != 0)
            return -1;
    }
    return 0;
}
