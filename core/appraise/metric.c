/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From rows of metrics and performance to figures. */
#include "config.h"

#include "appraise/metric.h"

#include <math.h>
#include <string.h>

#include "appraise/ledger_node.h"
#include "base/number.h"
#include "base/text.h"
#include "value/measured.h"

/* ---- What a metric means ---- */

static void note_difference(struct ot_metric_meaning *m, const char *column,
                            const char *plan, const char *set)
{
    m->differs[m->differences++] = (struct ot_metric_difference){ column, plan, set };
}

/* The plan's cell, else that of the set. */
static const char *take(struct ot_metric_meaning *m, const char *column, const char *plan,
                        const char *set)
{
    if (plan && set && strcmp(plan, set) != 0)
        note_difference(m, column, plan, set);
    return plan ? plan : set;
}

static const char *scale_words(struct ot_arena *arena, double per)
{
    char text[OT_NUMBER_ROOM];
    return ot_arena_text(arena, ot_number_write(per, text));
}

static int take_scale(struct ot_metric_meaning *m, struct ot_arena *arena, double set)
{
    bool given = m->row->per.missing == OT_MISSING_NOT;
    m->per = given ? m->row->per.number : set;
    if (!given || set == 0 || m->per == set)
        return 0;
    const char *plan = scale_words(arena, m->per), *other = scale_words(arena, set);
    if (!plan || !other)
        return -1;
    note_difference(m, "per", plan, other);
    return 0;
}

/* The same patient is counted each day: no independent events. */
static bool counts_days(const char *unit)
{
    return ot_text_same(unit, "day") || ot_text_same(unit, "bed_day") ||
           ot_text_same(unit, "patient_day");
}

static enum ot_interval_method interval_of(const struct ot_metric_meaning *m,
                                           const char *word)
{
    if (ot_text_same(word, "wilson"))
        return OT_INTERVAL_WILSON;
    if (ot_text_same(word, "byar"))
        return OT_INTERVAL_COUNT;
    bool crude = strcmp(m->method, "crude") == 0;
    bool total = strcmp(m->numerator_is, "total") == 0;
    if (word || !crude || !total || m->per <= 1 || counts_days(m->unit))
        return OT_INTERVAL_NONE;
    return m->per == 100 ? OT_INTERVAL_WILSON : OT_INTERVAL_COUNT;
}

int ot_metric_meaning(const struct ot_metric *row, struct ot_arena *arena,
                      struct ot_metric_meaning *out)
{
    static const struct ot_metric_definition none;
    const struct ot_metric_definition *shipped = ot_metric_definition(row->set, row->id);
    const struct ot_metric_definition *set = shipped ? shipped : &none;
    struct ot_metric_meaning m = { .row = row, .shipped = shipped };
    m.name = row->name ? row->name : set->name;
    m.numerator = row->numerator ? row->numerator : set->numerator;
    m.denominator = row->denominator ? row->denominator : set->denominator;
    m.unit = take(&m, "unit", row->unit, set->unit);
    m.better = take(&m, "better", row->better, set->better);
    m.numerator_is = take(&m, "numerator_is", row->numerator_is, set->numerator_is);
    m.method = take(&m, "method", row->method, set->method);
    const char *interval = take(&m, "interval", row->interval, set->interval);
    m.numerator_is = m.numerator_is ? m.numerator_is : "total";
    m.method = m.method ? m.method : "crude";
    if (take_scale(&m, arena, set->per) != 0)
        return -1;
    m.interval = interval_of(&m, interval);
    *out = m;
    return 0;
}

const struct ot_metric *ot_plan_metric(const struct ot_plan *plan, const char *id)
{
    for (size_t i = 0; i < plan->metric_count; i++)
        if (ot_text_same(plan->metrics[i].id, id))
            return &plan->metrics[i];
    return NULL;
}

/* ---- Which row ---- */

static bool is_given(const struct ot_value *value)
{
    return value->missing == OT_MISSING_NOT;
}

static bool has_parts(const struct ot_performance *row)
{
    return is_given(&row->numerator) && is_given(&row->denominator);
}

bool ot_metric_has_value(const struct ot_performance *row)
{
    return has_parts(row) || is_given(&row->value);
}

static bool is_asked_for(const struct ot_performance *row,
                         const struct ot_metric_query *query)
{
    return ot_text_same(row->metric, query->metric) &&
           ot_text_same(row->role, query->role) && !row->group &&
           (!query->label || ot_text_same(row->label, query->label)) &&
           (ot_period_is_none(query->period) ||
            ot_period_same(row->period, query->period));
}

/* Does a come before b, where either could be meant? A value before none, then the later
 * period, then the later edition. */
static bool comes_first(const struct ot_performance *a, const struct ot_performance *b)
{
    if (ot_metric_has_value(a) != ot_metric_has_value(b))
        return ot_metric_has_value(a);
    if (a->period.last != b->period.last)
        return a->period.last > b->period.last;
    return a->vouch.as_of > b->vouch.as_of;
}

const struct ot_performance *ot_metric_row(const struct ot_plan *plan,
                                           const struct ot_metric_query *query)
{
    const struct ot_performance *best = NULL;
    for (size_t i = 0; i < plan->performance_count; i++) {
        const struct ot_performance *row = &plan->performance[i];
        if (is_asked_for(row, query) && (!best || comes_first(row, best)))
            best = row;
    }
    return best;
}

/* ---- Its figure ---- */

static const struct ot_prices no_prices = { OT_PRICE_NONE, 0 };

static struct ot_unit unit_of(const char *word)
{
    struct ot_unit unit = ot_unit_one();
    if (word)
        ot_unit_read(word, &unit); /* else 1: the plan's own word */
    return unit;
}

static bool is_share(const struct ot_metric_meaning *m)
{
    return m->per == 100;
}

/* "Still at home: target, 2014-15" */
static const char *label_of(struct ot_arena *arena, const struct ot_metric_meaning *m,
                            const struct ot_performance *row)
{
    char when[OT_PERIOD_ROOM];
    if (ot_period_is_none(row->period))
        return ot_arena_format(arena, "%s: %s", m->name, row->role);
    return ot_arena_format(arena, "%s: %s, %s", m->name, row->role,
                           ot_period_write(row->period, when));
}

static struct ot_node *part_node(struct ot_appraisal *a, const struct ot_performance *row,
                                 const struct ot_value *part, struct ot_unit unit,
                                 const char *label)
{
    return ot_cell_node(a->plan, a->graph, part, &row->vouch, part->number, unit,
                        no_prices, label);
}

static struct ot_node *computed_node(struct ot_appraisal *a,
                                     const struct ot_metric_meaning *m,
                                     const struct ot_performance *row, const char *label,
                                     struct ot_error *err)
{
    struct ot_unit unit = unit_of(m->unit);
    struct ot_rate_of of = { .per = is_share(m) || m->per == 0 ? 1 : m->per,
                             .interval = m->interval,
                             .label = label };
    struct ot_node *above = part_node(a, row, &row->numerator, unit,
                                      m->numerator ? m->numerator : "numerator");
    struct ot_node *below =
        part_node(a, row, &row->denominator, is_share(m) ? unit : ot_unit_one(),
                  m->denominator ? m->denominator : "denominator");
    if (!above || !below)
        return ot_error_memory(err), NULL;
    struct ot_node *node = ot_graph_rate(a->graph, above, below, &of, err);
    if (node)
        node->percent = is_share(m);
    return node;
}

/* In which the printed value is: a share as a fraction. */
static double scale_of(const struct ot_metric_meaning *m, const struct ot_value *value)
{
    bool percent = is_share(m) || value->percent || ot_text_same(m->unit, "%");
    return percent ? 0.01 : 1;
}

static struct ot_unit printed_unit(struct ot_arena *arena,
                                   const struct ot_metric_meaning *m, double scale)
{
    char number[OT_NUMBER_ROOM];
    struct ot_unit unit = scale == 1 ? unit_of(m->unit) : ot_unit_one();
    if (m->per <= 1 || scale != 1)
        return unit;
    const char *word =
        ot_arena_format(arena, OT_UNIT_PER "%s", ot_number_write(m->per, number));
    ot_unit_divide(unit, unit_of(word), &unit);
    return unit;
}

static struct ot_node *printed_node(struct ot_appraisal *a,
                                    const struct ot_metric_meaning *m,
                                    const struct ot_performance *row, const char *label,
                                    struct ot_error *err)
{
    double scale = scale_of(m, &row->value);
    struct ot_node *node = ot_cell_node(
        a->plan, a->graph, &row->value, &row->vouch, row->value.number * scale,
        printed_unit(a->graph->arena, m, scale), no_prices, label);
    if (!node)
        return ot_error_memory(err), NULL;
    node->percent = scale != 1;
    if (is_given(&row->low) && is_given(&row->high)) {
        struct ot_leaf leaf = *node->leaf;
        leaf.has_interval = true;
        leaf.low = row->low.number * scale;
        leaf.high = row->high.number * scale;
        node = ot_graph_leaf(a->graph, node->value[0], node->unit, no_prices,
                             row->vouch.quality, label, &leaf);
        if (!node)
            return ot_error_memory(err), NULL;
        node->percent = scale != 1;
    }
    return node;
}

static struct ot_node *missing_node(struct ot_appraisal *a,
                                    const struct ot_metric_meaning *m, const char *label,
                                    const char *why, struct ot_error *err)
{
    struct ot_unit unit = printed_unit(
        a->graph->arena, m, is_share(m) || ot_text_same(m->unit, "%") ? 0.01 : 1);
    struct ot_node *node = ot_graph_missing(a->graph, unit, label, why);
    return node ? node : (ot_error_memory(err), NULL);
}

struct ot_node *ot_metric_node(struct ot_appraisal *a,
                               const struct ot_metric_meaning *meaning,
                               const struct ot_performance *row, const char *why,
                               struct ot_error *err)
{
    if (!row)
        return missing_node(a, meaning, meaning->name, why, err);
    const char *label = label_of(a->graph->arena, meaning, row);
    if (!label)
        return ot_error_memory(err), NULL;
    bool crude = strcmp(meaning->method, "crude") == 0;
    if (has_parts(row) && (crude || !is_given(&row->value)))
        return computed_node(a, meaning, row, label, err);
    if (is_given(&row->value))
        return printed_node(a, meaning, row, label, err);
    return missing_node(a, meaning, label, ot_missing_word(row->value.missing), err);
}

bool ot_metric_misprinted(const struct ot_metric_meaning *meaning,
                          const struct ot_performance *row, double *computed)
{
    double half = 0.5;
    if (strcmp(meaning->method, "crude") != 0 || !has_parts(row) ||
        !is_given(&row->value) || row->denominator.number == 0)
        return false;
    *computed = row->numerator.number / row->denominator.number *
                (meaning->per != 0 ? meaning->per : 1);
    for (int i = 0; i < row->value.decimals; i++)
        half /= 10;
    return fabs(*computed - row->value.number) > half * (1 + 1e-9);
}
