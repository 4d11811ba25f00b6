/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of the plan become leaves, and what the ledger counted becomes sums of them. */
#include "config.h"

#include "appraise/ledger_node.h"

#include <string.h>

#include "base/text.h"

struct ot_node *ot_cell_node(const struct ot_plan *plan, struct ot_graph *graph,
                             const struct ot_value *value, const struct ot_vouch *vouch,
                             double number, struct ot_unit unit, struct ot_prices prices,
                             const char *label)
{
    const struct ot_paper *paper =
        vouch->reference ? ot_plan_paper(plan, vouch->reference) : NULL;
    struct ot_leaf leaf = {
        .at = value->at,
        .printed = value->printed,
        .source = vouch->reference,
        .paper = paper ? paper->title : NULL,
        .note = vouch->note,
        .qualifier = ot_qualifier_word(value->qualifier),
        .small = vouch->small,
        .status = vouch->status == OT_STATUS_FINAL ? NULL : ot_status_word(vouch->status),
    };
    return ot_graph_leaf(graph, number, unit, prices, vouch->quality, label, &leaf);
}

static struct ot_unit pounds(void)
{
    struct ot_unit unit;
    ot_unit_read("GBP", &unit);
    return unit;
}

/* The financial year that a period lies in; 0: it lies in more than one. */
static int year_of(struct ot_period period)
{
    int year = ot_period_financial_year(period);
    return ot_period_within(period, ot_period_of_year(year)) ? year : 0;
}

struct ot_prices ot_cash_of(const struct ot_plan *plan, struct ot_period period)
{
    struct ot_prices prices = { OT_PRICE_CASH, 0 };
    if (!ot_period_is_none(period))
        prices.year = year_of(period);
    else if (plan->period_count > 0)
        prices.year = year_of(plan->periods[0]);
    for (size_t i = 1; ot_period_is_none(period) && i < plan->period_count; i++)
        if (year_of(plan->periods[i]) != prices.year)
            prices.year = 0;
    return prices;
}

/* Cash of a year; of several years where the entries are of more than one. */
static struct ot_prices cash_of(const struct ot_ledger_sum *sum)
{
    struct ot_prices prices = { OT_PRICE_CASH, 0 };
    for (size_t i = 0; i < sum->count; i++) {
        int year = year_of(sum->entry[i].period);
        if (i > 0 && year != prices.year)
            year = 0;
        prices.year = year;
        if (year == 0)
            break;
    }
    return prices;
}

/* A missing amount keeps its prices, for what is assumed in its place. */
static struct ot_node *missing(struct ot_graph *graph, struct ot_unit unit,
                               struct ot_prices prices, const char *label,
                               const char *why, struct ot_error *err)
{
    struct ot_node *node = ot_graph_missing(graph, unit, label, why);
    if (!node)
        return ot_error_memory(err), NULL;
    if (ot_unit_holds_money(unit))
        node->prices = prices;
    return node;
}

/* The scheme's name, where the entry is of a scheme; of funding: its source. */
static const char *entry_label(const struct ot_plan *plan,
                               const struct ot_ledger_entry *entry)
{
    const struct ot_scheme *scheme =
        entry->scheme ? ot_plan_scheme(plan, entry->scheme) : NULL;
    if (scheme)
        return scheme->name;
    return entry->scheme ? entry->scheme : "The whole plan";
}

static const char *table_word(enum ot_ledger_table table)
{
    static const char *const word[] = { "Funding", "Spend", "Claimed saving" };
    return word[table];
}

struct ot_node *ot_ledger_entry_node(const struct ot_plan *plan, struct ot_graph *graph,
                                     const struct ot_ledger_entry *entry,
                                     struct ot_prices prices, const char *label)
{
    struct ot_node *node = ot_cell_node(plan, graph, entry->amount, entry->vouch,
                                        (double)entry->amount->pence / 100, pounds(),
                                        prices, label ? label : entry_label(plan, entry));
    if (node)
        node->decimals = 2;
    return node;
}

struct ot_node *ot_ledger_node(const struct ot_plan *plan, struct ot_graph *graph,
                               const struct ot_ledger_query *query, const char *label,
                               struct ot_error *err)
{
    struct ot_ledger_sum sum = { 0 };
    if (!label)
        label = table_word(query->table);
    if (ot_ledger_add(plan, query, graph->arena, &sum, err) != 0)
        return NULL;
    if (sum.missing != OT_MISSING_NOT)
        return missing(graph, pounds(), ot_cash_of(plan, query->period), label,
                       sum.missing_text, err);
    struct ot_prices prices = cash_of(&sum);
    struct ot_node **part = ot_arena_array(graph->arena, sum.count, sizeof *part);
    if (!part && sum.count)
        return ot_error_memory(err), NULL;
    for (size_t i = 0; i < sum.count; i++) {
        part[i] = ot_ledger_entry_node(plan, graph, &sum.entry[i], prices,
                                       sum.count == 1 ? label : NULL);
        if (!part[i])
            return ot_error_memory(err), NULL;
    }
    if (sum.count == 1)
        return part[0];
    double exact = (double)sum.pence / 100;
    struct ot_node *node = ot_graph_sum(graph, part, sum.count, label, &exact, err);
    if (node)
        node->decimals = 2;
    return node;
}

/* A row's part of what is asked for: "counted per week" says why it is not as printed. */
static struct ot_node *activity_leaf(const struct ot_plan *plan, struct ot_graph *graph,
                                     const struct ot_activity *row, double part,
                                     struct ot_unit unit, const char *label)
{
    struct ot_prices prices = { OT_PRICE_NONE, 0 };
    struct ot_vouch vouch = row->vouch;
    if (ot_unit_holds_money(unit))
        prices =
            (struct ot_prices){ OT_PRICE_CASH, ot_period_financial_year(row->period) };
    if (strcmp(row->counted, "in period") != 0)
        vouch.note =
            ot_arena_format(graph->arena, "counted %s%s%s", row->counted,
                            vouch.note ? "; " : "", vouch.note ? vouch.note : "");
    struct ot_node *node =
        ot_cell_node(plan, graph, &row->value, &vouch, part, unit, prices, label);
    if (node && (row->value.percent || (row->unit && strcmp(row->unit, "%") == 0)))
        node->percent = true;
    return node;
}

/* "Ward cost" of ward_cost. */
static const char *name_in_words(struct ot_graph *graph, const char *name)
{
    char *words = ot_arena_text(graph->arena, name);
    for (char *at = words; at && *at; at++)
        if (*at == '_')
            *at = ' ';
    if (words)
        ot_text_capital(words);
    return words;
}

struct ot_node *ot_activity_node(const struct ot_plan *plan, struct ot_graph *graph,
                                 const struct ot_activity_query *query, const char *unit,
                                 const char *label, struct ot_error *err)
{
    struct ot_activity_sum sum = { 0 };
    struct ot_unit measured = ot_unit_one();
    if (!label && !(label = name_in_words(graph, query->measure)))
        return ot_error_memory(err), NULL;
    if (ot_activity_add(plan, query, graph->arena, &sum, err) != 0)
        return NULL;
    const char *word = unit                            ? unit
                       : sum.count && sum.row[0]->unit ? sum.row[0]->unit
                                                       : "1";
    if (ot_unit_read(word, &measured) != 0)
        return ot_error_set(err, OT_EXIT_INPUT, "%s: \"%s\" is not a unit",
                            query->measure, word),
               NULL;
    if (sum.missing != OT_MISSING_NOT)
        return missing(graph, measured, ot_cash_of(plan, query->period), label,
                       sum.missing_text, err);
    struct ot_node **part = ot_arena_array(graph->arena, sum.count, sizeof *part);
    for (size_t i = 0; part && i < sum.count; i++) {
        part[i] = activity_leaf(plan, graph, sum.row[i], sum.part[i], measured, label);
        if (!part[i])
            part = NULL;
    }
    if (!part)
        return ot_error_memory(err), NULL;
    if (sum.count == 1)
        return part[0];
    return ot_graph_sum(graph, part, sum.count, label, &sum.number, err);
}

/* How near a row is: 0 not at all; scenario counts above scheme, scheme above kind. */
static int nearness(const struct ot_override *row, const char *scheme, const char *kind,
                    const char *name, const char *scenario)
{
    if (!ot_text_same(row->name, name))
        return 0;
    if (row->scheme && !ot_text_same(row->scheme, scheme))
        return 0;
    if (row->kind && !ot_text_same(row->kind, kind))
        return 0;
    if (row->scenario && !ot_text_same(row->scenario, scenario))
        return 0;
    return 1 + (row->scenario ? 8 : 0) + (row->scheme ? 4 : 0) + (row->kind ? 2 : 0);
}

const struct ot_override *ot_plan_override(const struct ot_plan *plan, const char *scheme,
                                           const char *kind, const char *name,
                                           const char *scenario)
{
    const struct ot_override *best = NULL;
    int nearest = 0;
    for (size_t i = 0; i < plan->parameter_count; i++) {
        int near = nearness(&plan->parameters[i], scheme, kind, name, scenario);
        if (near > nearest) {
            nearest = near;
            best = &plan->parameters[i];
        }
    }
    return best;
}

struct ot_node *ot_override_node(const struct ot_plan *plan, struct ot_graph *graph,
                                 const struct ot_override *row, const char *label,
                                 struct ot_error *err)
{
    struct ot_unit unit = ot_unit_one();
    if (row->unit && ot_unit_read(row->unit, &unit) != 0)
        return ot_error_set(err, OT_EXIT_INPUT, "%s:%u: \"%s\" is not a unit",
                            row->at.file, row->at.row, row->unit),
               NULL;
    struct ot_prices prices = { OT_PRICE_NONE, 0 };
    if (ot_unit_holds_money(unit))
        prices = (struct ot_prices){ OT_PRICE_REAL, row->price_year ? row->price_year
                                                                    : plan->price_year };
    if (!label && !(label = name_in_words(graph, row->name)))
        return ot_error_memory(err), NULL;
    if (row->value.missing != OT_MISSING_NOT)
        return missing(graph, unit, prices, label, ot_missing_word(row->value.missing),
                       err);
    const struct ot_paper *paper =
        row->vouch.reference ? ot_plan_paper(plan, row->vouch.reference) : NULL;
    bool interval =
        row->low.missing == OT_MISSING_NOT && row->high.missing == OT_MISSING_NOT;
    double scale = row->value.percent ? 0.01 : 1;
    struct ot_leaf leaf = {
        .at = row->value.at,
        .printed = row->value.printed,
        .source = row->vouch.reference,
        .paper = paper ? paper->title : NULL,
        .note = row->vouch.note,
        .grade = row->grade,
        .qualifier = ot_qualifier_word(row->value.qualifier),
        .has_interval = interval,
        .low = interval ? row->low.number * scale : 0,
        .high = interval ? row->high.number * scale : 0,
    };
    struct ot_node *node = ot_graph_leaf(graph, row->value.number * scale, unit, prices,
                                         row->vouch.quality, label, &leaf);
    return node ? node : (ot_error_memory(err), NULL);
}
