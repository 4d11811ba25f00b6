/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules by which a metric's target is met or not. */
#include "config.h"

#include "appraise/assess.h"

#include <string.h>

#include "base/text.h"
#include "value/force.h"
#include "value/interval_of.h"

#define CANNOT_TELL "cannot tell yet"

enum ot_chance ot_metric_chance(const struct ot_node *a, const struct ot_node *b)
{
    double low, high;
    if (b->missing || !b->value || ot_node_interval(a, 0, &low, &high) != 0)
        return OT_CHANCE_UNKNOWN;
    return low <= b->value[0] && b->value[0] <= high ? OT_CHANCE_NOT_TOLD
                                                     : OT_CHANCE_TOLD;
}

/* The actual of the period, else the latest of a part of it from its beginning, else the
 * latest within. */
static const struct ot_performance *find_actual(const struct ot_plan *plan,
                                                const char *metric,
                                                struct ot_period period)
{
    struct ot_metric_query query = { .metric = metric,
                                     .role = "actual",
                                     .period = period };
    const struct ot_performance *whole = ot_metric_row(plan, &query), *best = NULL;
    if (whole && ot_metric_has_value(whole))
        return whole;
    for (size_t i = 0; i < plan->performance_count; i++) {
        const struct ot_performance *row = &plan->performance[i];
        query.period = row->period;
        if (ot_period_is_none(row->period) || !ot_period_within(row->period, period) ||
            ot_metric_row(plan, &query) != row || !ot_metric_has_value(row))
            continue;
        if (!best || row->period.last > best->period.last ||
            (row->period.last == best->period.last &&
             row->period.first < best->period.first))
            best = row;
    }
    return best ? best : whole;
}

/* Does the figure grow with the length of its period? */
static bool is_flow(const struct ot_metric_meaning *m)
{
    return m->per > 1 && m->per != 100 && strcmp(m->numerator_is, "total") == 0 &&
           strcmp(m->method, "crude") == 0;
}

static int tell(struct ot_assessment *out, struct ot_arena *arena, const char *word,
                const char *reason, struct ot_error *err)
{
    out->word = word;
    out->reason = ot_arena_text(arena, reason);
    return out->reason ? 0 : ot_error_memory(err);
}

/* What the actual is held against. */
static double due(const struct ot_metric_meaning *m, double target,
                  const struct ot_performance *row, struct ot_period period, bool whole)
{
    if (whole || !is_flow(m))
        return target;
    return target * ot_period_days(row->period) / ot_period_days(period);
}

static int judge(struct ot_appraisal *a, const struct ot_metric_meaning *m,
                 const struct ot_performance *row, struct ot_period period, int today,
                 struct ot_assessment *out, struct ot_error *err)
{
    char when[OT_PERIOD_ROOM];
    struct ot_arena *arena = a->graph->arena;
    bool whole = ot_period_same(row->period, period);
    bool over = whole && row->vouch.status != OT_STATUS_PROVISIONAL &&
                (today == 0 || period.last < today);
    double actual = out->actual->value[0];
    double target = due(m, out->target->value[0], row, period, whole);
    bool met = strcmp(m->better, "up") == 0 ? actual >= target : actual <= target;
    if (whole)
        out->chance = ot_metric_chance(out->actual, out->target);
    out->word = over  ? (met ? "achieved" : "not achieved")
                : met ? "on track"
                      : "not on track";
    const char *than = actual == target  ? "equal to"
                       : actual > target ? "above"
                                         : "below";
    out->reason = ot_arena_format(
        arena, "the actual of %s is %s the target%s; %s is better%s",
        ot_period_write(row->period, when), than,
        !whole && is_flow(m) ? " of as many days" : "", m->better,
        out->chance == OT_CHANCE_NOT_TOLD ? "; the difference cannot be told from chance"
        : out->chance == OT_CHANCE_TOLD   ? "; the difference is more than chance"
                                          : "");
    return out->reason ? 0 : ot_error_memory(err);
}

static int find_both(struct ot_appraisal *a, const struct ot_metric_meaning *m,
                     const struct ot_performance *target,
                     const struct ot_performance *actual, struct ot_assessment *out,
                     struct ot_error *err)
{
    out->target = ot_metric_node(a, m, target, "the plan has no target for it", err);
    out->actual = out->target
                      ? ot_metric_node(a, m, actual, "the plan has no actual for it", err)
                      : NULL;
    if (!out->actual || ot_force(a->graph, out->target, err) != 0 ||
        ot_force(a->graph, out->actual, err) != 0)
        return -1;
    return 0;
}

int ot_metric_assess(struct ot_appraisal *a, const struct ot_metric_meaning *meaning,
                     struct ot_period period, int today, struct ot_assessment *out,
                     struct ot_error *err)
{
    struct ot_metric_query query = { .metric = meaning->row->id,
                                     .role = "target",
                                     .period = period };
    struct ot_arena *arena = a->graph->arena;
    const struct ot_performance *target = ot_metric_row(a->plan, &query);
    if (ot_period_is_none(period) && target)
        period = target->period;
    bool dated = !ot_period_is_none(period);
    const struct ot_performance *actual =
        dated ? find_actual(a->plan, meaning->row->id, period) : NULL;
    *out = (struct ot_assessment){ .returned = actual ? actual->assessed : NULL };
    if (find_both(a, meaning, target, actual, out, err) != 0)
        return -1;
    if (out->target->missing)
        return tell(out, arena, CANNOT_TELL, "there is no target", err);
    if (!dated)
        return tell(out, arena, CANNOT_TELL, "the target has no period", err);
    if (out->actual->missing)
        return tell(out, arena, CANNOT_TELL, "there is no actual for the target's period",
                    err);
    if (!meaning->better)
        return tell(out, arena, CANNOT_TELL, "it is not said which way is better", err);
    if (meaning->per == 0 && !ot_period_same(actual->period, period))
        return tell(out, arena, CANNOT_TELL,
                    "the actual is a plain number of a part of the period", err);
    return judge(a, meaning, actual, period, today, out, err);
}
