/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where each number that a hook is given comes from: the script, the plan, or the
 * plugin's own evidence. */
#include "config.h"

#include "appraise/ingredient.h"

#include <math.h>
#include <string.h>

#include "appraise/adjust.h"
#include "appraise/given.h"
#include "appraise/ledger_node.h"
#include "appraise/sampling.h"
#include "appraise/uprate.h"
#include "base/number.h"
#include "base/text.h"
#include "value/force.h"

struct gathering {
    struct ot_evaluation *e;
    const struct ot_evaluation_request *request;
    struct ot_graph *graph;
    const struct ot_plan *plan;
    size_t activity_inputs,
        absent_inputs;        /* of those that are counted, over the periods */
    const char *first_absent; /* why a refused input of activity is missing */
    struct ot_error *err;
};

static void fail(struct gathering *g, const char *reason)
{
    if (!g->e->failed)
        g->e->failed = ot_arena_text(g->graph->arena, reason);
}

/* What a script puts in may be a quotient whose base case is none. */
static void check_base(struct gathering *g, const struct ot_node *node)
{
    if (node->no_base)
        fail(g, node->no_base);
}

struct ot_node *ot_parameter_node(struct ot_graph *graph, const struct ot_parameter *p,
                                  struct ot_error *err)
{
    struct ot_unit unit = ot_unit_one();
    struct ot_prices prices = { OT_PRICE_NONE, 0 };
    struct ot_leaf leaf = {
        .source = p->source[0] ? p->source : NULL,
        .note = p->note[0] ? p->note : NULL,
        .grade = ot_grade_word(p->grade),
        .has_interval = p->low != p->high,
        .low = p->low,
        .high = p->high,
    };
    ot_unit_read(p->unit, &unit);
    if (ot_unit_holds_money(unit))
        prices = (struct ot_prices){ OT_PRICE_REAL, p->price_year };
    struct ot_node *node =
        ot_graph_leaf(graph, p->base, unit, prices,
                      p->grade == OT_ASSUMED ? OT_QUALITY_ASSUMED : OT_QUALITY_PUBLISHED,
                      p->label, &leaf);
    if (!node)
        ot_error_memory(err);
    return node;
}

static bool is_in_range(double value, struct ot_range range)
{
    return (range.least == 0 && range.most == 0) ||
           (value >= range.least && value <= range.most);
}

/* A row of the plan's parameters must fit what the plugin declares. */
static int check_override(struct gathering *g, const struct ot_override *row,
                          const struct ot_parameter *p, struct ot_unit unit,
                          const struct ot_node *node)
{
    char at[OT_ORIGIN_ROOM], least[OT_NUMBER_ROOM], most[OT_NUMBER_ROOM];
    char *reason = NULL;
    ot_origin_write(row->value.at, at);
    if (!ot_unit_same(node->unit, unit))
        reason = ot_arena_format(g->graph->arena,
                                 "%s: %s: expected a value in %s, found one in %s", at,
                                 p->name, unit.text, node->unit.text);
    else if (!node->missing && !is_in_range(node->value[0], p->range))
        reason = ot_arena_format(
            g->graph->arena, "%s: %s: expected a value from %s to %s", at, p->name,
            ot_number_write(p->range.least, least),
            isinf(p->range.most) ? "any" : ot_number_write(p->range.most, most));
    else if (node->missing)
        reason = ot_arena_format(g->graph->arena, "%s: %s has no value: %s", at, p->name,
                                 node->missing);
    if (reason)
        fail(g, reason);
    return reason ? -1 : 0;
}

/* A value that a plan puts in place of the plugin's is assumed unless it says better. */
static enum ot_grade grade_of(const struct ot_override *row, const struct ot_parameter *p)
{
    enum ot_grade grade = p->grade;
    for (int g = OT_ASSUMED; row && row->grade && g <= OT_STRONG; g++)
        if (strcmp(row->grade, ot_grade_word((enum ot_grade)g)) == 0)
            grade = (enum ot_grade)g;
    return row && !row->grade ? OT_ASSUMED : grade;
}

/* The leaf of a parameter before uprating, with its interval in *ingredient. */
static struct ot_node *parameter_leaf(struct gathering *g, const struct ot_parameter *p,
                                      struct ot_unit unit, struct ot_ingredient *into)
{
    const struct ot_given *with = ot_given_find(g->request, p->name);
    const struct ot_override *row = ot_plan_override(
        g->plan, g->e->scheme->id, g->e->kind->name, p->name, g->request->scenario);
    into->low = p->low;
    into->high = p->high;
    into->grade = with ? OT_ASSUMED : grade_of(row, p);
    if (with || row)
        into->low = into->high = NAN;
    if (with)
        return ot_given_node(g->e, with, unit, p->label, g->err);
    struct ot_node *node =
        row ? ot_override_node(g->plan, g->graph, row, p->label, g->err)
            : ot_parameter_node(g->graph, p, g->err);
    if (!node || (row && check_override(g, row, p, unit, node) != 0))
        return node;
    if (ot_sampling_parameter(g->e, node, p, row, p->name, g->err) != 0)
        return NULL;
    if (!row)
        return node;
    if (node->leaf && node->leaf->has_interval) {
        into->low = node->leaf->low;
        into->high = node->leaf->high;
    }
    return node;
}

static int gather_parameter(struct gathering *g, size_t index, struct ot_ingredient *into)
{
    const struct ot_parameter *p = &g->e->kind->parameters[index];
    struct ot_unit unit;
    *into = (struct ot_ingredient){
        .name = p->name, .label = p->label, .index = index, .parameter = p
    };
    if (ot_unit_read(p->unit, &unit) != 0)
        return ot_error_set(g->err, OT_EXIT_INTERNAL, "%s: \"%s\" is not a unit", p->name,
                            p->unit);
    struct ot_node *leaf = parameter_leaf(g, p, unit, into);
    if (!leaf || ot_force(g->graph, leaf, g->err) != 0)
        return -1;
    check_base(g, leaf);
    double before = leaf->missing || !leaf->value ? 0 : leaf->value[0];
    into->node = ot_unit_holds_money(unit)
                     ? ot_uprate(g->graph, leaf, g->e->price_year, g->err)
                     : leaf;
    if (!into->node || ot_force(g->graph, into->node, g->err) != 0)
        return -1;
    double factor = into->node != leaf && before != 0 ? into->node->value[0] / before : 1;
    bool known = !isnan(into->low);
    into->low =
        known ? into->low * factor : (into->node->value ? into->node->value[0] : 0);
    into->high = known ? into->high * factor : into->low;
    return 0;
}

bool ot_input_reads_unit(const struct ot_input *input, const char *unit)
{
    struct ot_unit wanted, found;
    return !unit || (ot_unit_read(input->unit, &wanted) == 0 &&
                     ot_unit_read(unit, &found) == 0 && ot_unit_same(found, wanted));
}

static void check_units(struct gathering *g, const struct ot_input *input)
{
    for (size_t i = 0; i < g->plan->activity_count; i++) {
        const struct ot_activity *row = &g->plan->activity[i];
        char at[OT_ORIGIN_ROOM];
        if (!ot_text_same(row->scheme, g->e->scheme->id) ||
            strcmp(row->measure, input->name) != 0 ||
            ot_input_reads_unit(input, row->unit))
            continue;
        fail(g, ot_arena_format(g->graph->arena, "%s: %s: expected the unit %s, found %s",
                                ot_origin_write(row->unit_at, at), input->name,
                                input->unit, row->unit));
        return;
    }
}

static struct ot_node *recorded_on(struct gathering *g, const struct ot_input *input,
                                   size_t t, enum ot_basis basis)
{
    const char *scheme = g->e->scheme->id;
    if (strcmp(input->name, "spend") == 0) {
        struct ot_ledger_query query = { .table = OT_LEDGER_SPEND,
                                         .scheme = scheme,
                                         .period = g->e->period[t],
                                         .basis = basis };
        return ot_ledger_node(g->plan, g->graph, &query, input->label, g->err);
    }
    struct ot_activity_query query = { .scheme = scheme,
                                       .measure = input->name,
                                       .period = g->e->period[t],
                                       .basis = basis };
    return ot_activity_node(g->plan, g->graph, &query, input->unit, input->label, g->err);
}

/* What the plan records; missing where it does not. */
static struct ot_node *recorded(struct gathering *g, const struct ot_input *input,
                                size_t t)
{
    static const enum ot_basis latest[] = { OT_BASIS_ACTUAL, OT_BASIS_FORECAST,
                                            OT_BASIS_PLANNED };
    if (!g->request->latest)
        return recorded_on(g, input, t, g->e->basis);
    struct ot_node *node = NULL;
    for (size_t i = 0; i < sizeof latest / sizeof latest[0]; i++) {
        node = recorded_on(g, input, t, latest[i]);
        if (!node || !node->missing)
            break;
    }
    return node;
}

static struct ot_node *nothing(struct gathering *g, struct ot_unit unit,
                               const char *label, const char *why)
{
    struct ot_prices prices = { OT_PRICE_NONE, 0 };
    struct ot_leaf leaf = { .note = why };
    if (ot_unit_holds_money(unit))
        prices = (struct ot_prices){ OT_PRICE_REAL, g->e->price_year };
    return ot_graph_leaf(g->graph, 0, unit, prices, OT_QUALITY_ESTIMATED, label, &leaf);
}

/* What stands for an input that the plan does not record. */
static struct ot_node *absent(struct gathering *g, const struct ot_input *input,
                              struct ot_unit unit, struct ot_node *missing)
{
    bool is_spend = strcmp(input->name, "spend") == 0;
    if (!is_spend && input->absent != OT_ASSUME)
        g->absent_inputs++;
    if (input->absent == OT_ASSUME)
        return g->e->ingredient[input->instead].node;
    if (input->absent == OT_UNKNOWN)
        return missing;
    if (input->absent == OT_REFUSE && is_spend)
        fail(g, missing->missing);
    if (input->absent == OT_REFUSE && !g->first_absent)
        g->first_absent = missing->missing;
    return nothing(g, unit, input->label, "not recorded in the plan: taken as none");
}

static int gather_input(struct gathering *g, size_t index, size_t t,
                        struct ot_ingredient *into)
{
    const struct ot_input *input = &g->e->kind->inputs[index];
    const struct ot_given *with = ot_given_find(g->request, input->name);
    struct ot_unit unit;
    *into = (struct ot_ingredient){ .name = input->name,
                                    .label = input->label,
                                    .is_input = true,
                                    .index = index,
                                    .period = t };
    if (ot_unit_read(input->unit, &unit) != 0)
        return ot_error_set(g->err, OT_EXIT_INTERNAL, "%s: \"%s\" is not a unit",
                            input->name, input->unit);
    if (t < g->e->planned && strcmp(input->name, "spend") != 0 &&
        input->absent != OT_ASSUME)
        g->activity_inputs++;
    struct ot_node *node = t >= g->e->planned
                               ? nothing(g, unit, input->label, "after the plan: none")
                           : with ? ot_given_node(g->e, with, unit, input->label, g->err)
                                  : recorded(g, input, t);
    if (node && node->missing && !with)
        node = absent(g, input, unit, node);
    else if (node && node->missing && input->absent != OT_UNKNOWN)
        fail(g, node->missing);
    if (node && !node->missing && ot_unit_holds_money(unit))
        node = ot_uprate(g->graph, node, g->e->price_year, g->err);
    if (!node || ot_force(g->graph, node, g->err) != 0)
        return -1;
    check_base(g, node);
    into->node = node;
    into->low = into->high = node->missing ? NAN : node->value[0];
    if (!node->missing && !is_in_range(node->value[0], input->range))
        fail(g, ot_arena_format(g->graph->arena, "%s is outside the range that %s allows",
                                input->label, g->e->kind->name));
    return 0;
}

static int check_given(struct gathering *g)
{
    for (size_t i = 0; i < g->request->with_count; i++) {
        const char *name = g->request->with[i].name;
        if (ot_kind_parameter(g->e->kind, name) < 0 &&
            ot_kind_input(g->e->kind, name) < 0 && !ot_is_reserved(name))
            return ot_error_set(g->err, OT_EXIT_SCRIPT,
                                "with: %s has no parameter or input \"%s\"; `outturn "
                                "schemes %s` lists them",
                                g->e->kind->name, name, g->e->kind->name);
    }
    return 0;
}

/* A part is no more than its whole, but for what rounds off where rates are added up.
 * Left to the hooks, such a failure would also meet the probe and the break-even, which
 * move each figure alone. */
static void check_part(struct gathering *g, size_t index, size_t t)
{
    const struct ot_kind *kind = g->e->kind;
    const struct ot_input *part = &kind->inputs[index];
    char period[OT_PERIOD_ROOM], found[OT_NUMBER_ROOM], most[OT_NUMBER_ROOM];
    if (part->reading != OT_SAMPLE_OF)
        return;
    const struct ot_ingredient *input = g->e->ingredient + kind->parameter_count;
    const struct ot_node *own = input[index * g->e->periods + t].node;
    const struct ot_node *all = input[(size_t)part->of * g->e->periods + t].node;
    if (own->missing || all->missing || own->value[0] <= all->value[0] * (1 + 1e-9))
        return;
    ot_period_write(g->e->period[t], period);
    fail(g, ot_arena_format(
                g->graph->arena,
                "%s for %s: expected at most %s, as it is a part of %s; found %s",
                part->name, period, ot_number_write(all->value[0], most),
                kind->inputs[part->of].name, ot_number_write(own->value[0], found)));
}

int ot_ingredients_gather(struct ot_evaluation *e,
                          const struct ot_evaluation_request *request,
                          struct ot_error *err)
{
    struct gathering g = { .e = e,
                           .request = request,
                           .graph = e->appraisal->graph,
                           .plan = e->appraisal->plan,
                           .err = err };
    size_t n = e->kind->parameter_count;
    e->ingredients = n + e->kind->input_count * e->periods;
    e->ingredient =
        ot_arena_array(g.graph->arena, e->ingredients + 1, sizeof *e->ingredient);
    if (!e->ingredient)
        return ot_error_memory(err);
    if (check_given(&g) != 0)
        return -1;
    for (size_t i = 0; i < n; i++)
        if (gather_parameter(&g, i, &e->ingredient[i]) != 0)
            return -1;
    for (size_t i = 0; i < e->kind->input_count; i++) {
        check_units(&g, &e->kind->inputs[i]);
        for (size_t t = 0; t < e->periods; t++)
            if (gather_input(&g, i, t, &e->ingredient[n + i * e->periods + t]) != 0)
                return -1;
    }
    if (ot_sampling_inputs(e, err) != 0)
        return -1;
    e->no_activity = g.activity_inputs > 0 && g.absent_inputs == g.activity_inputs;
    if (g.first_absent && !e->no_activity)
        fail(&g, g.first_absent);
    for (size_t i = 0; i < e->kind->input_count; i++)
        for (size_t t = 0; t < e->periods; t++)
            check_part(&g, i, t);
    return 0;
}
