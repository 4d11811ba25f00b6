/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Benefits by party and by kind of gain, the value of a QALY, and cost per outcome. */
#include "config.h"

#include "appraise/money.h"

#include <string.h>

#include "appraise/ledger_node.h"
#include "appraise/sampling.h"
#include "appraise/uprate.h"
#include "base/text.h"

/* HM Treasury's value of a year in full health; a plan's parameter `qaly_value` replaces
 * it. */
#define QALY_POUNDS 70000
#define QALY_YEAR 2020

static struct ot_node *default_qaly_value(struct ot_graph *graph)
{
    struct ot_prices real = { OT_PRICE_REAL, QALY_YEAR };
    struct ot_unit unit = ot_unit_one();
    struct ot_leaf leaf = {
        .source = "HM Treasury, The Green Book (2022): £70,000 a QALY",
        .grade = "weak",
    };
    ot_unit_read("GBP/qaly", &unit);
    return ot_graph_leaf(graph, QALY_POUNDS, unit, real, OT_QUALITY_PUBLISHED,
                         "Value of a QALY", &leaf);
}

struct ot_node *ot_evaluation_qaly_value(struct ot_evaluation *e, struct ot_error *err)
{
    struct ot_graph *graph = e->appraisal->graph;
    const struct ot_plan *plan = e->appraisal->plan;
    const struct ot_override *row =
        ot_plan_override(plan, e->scheme->id, e->kind->name, "qaly_value", e->scenario);
    struct ot_node *node =
        row ? ot_override_node(plan, graph, row, "Value of a QALY", err)
            : default_qaly_value(graph);
    if (node && row && ot_sampling_parameter(e, node, NULL, row, "qaly_value", err) != 0)
        return NULL;
    return node ? ot_uprate(graph, node, e->price_year, err) : NULL;
}

struct ot_node *ot_evaluation_health(struct ot_evaluation *e, struct ot_error *err)
{
    struct ot_node *qalys =
        ot_evaluation_column(e, ot_output_is_health, NULL, "Health gained", err);
    struct ot_node *value = qalys ? ot_evaluation_qaly_value(e, err) : NULL;
    struct ot_node *worth =
        value ? ot_graph_multiply(e->appraisal->graph, qalys, value, err) : NULL;
    if (worth && !worth->label)
        worth->label = "Value of the health gained";
    return worth;
}

bool ot_evaluation_has_health(const struct ot_evaluation *e)
{
    for (size_t i = 0; e->kind && i < e->kind->output_count; i++)
        if (ot_output_is_health(&e->kind->outputs[i], NULL))
            return true;
    return false;
}

struct choice {
    enum ot_gain gain;
    enum ot_party party; /* OT_NOBODY: all */
};

static bool counts(const struct ot_output *output, const void *with)
{
    const struct choice *choice = with;
    static const enum ot_cash cash[] = { [OT_GAIN_CASHABLE] = OT_CASHABLE,
                                         [OT_GAIN_CAPACITY] = OT_CAPACITY,
                                         [OT_GAIN_SOCIAL] = OT_SOCIAL };
    if (output->role != OT_BENEFIT)
        return false;
    if (choice->party != OT_NOBODY)
        return output->party == choice->party;
    return choice->gain == OT_GAIN_ALL || output->cash == cash[choice->gain];
}

static struct ot_node *with_health(struct ot_evaluation *e, struct ot_node *money,
                                   const char *label, struct ot_error *err)
{
    struct ot_node *health = ot_evaluation_health(e, err);
    struct ot_node *part[2] = { money, NULL };
    part[1] = health ? ot_graph_total(e->appraisal->graph, health, err) : NULL;
    return part[1] ? ot_graph_sum(e->appraisal->graph, part, 2, label, NULL, err) : NULL;
}

struct ot_node *ot_evaluation_benefit(struct ot_evaluation *e, enum ot_gain gain,
                                      struct ot_error *err)
{
    static const char *const label[] = { "Benefits", "Cashable savings",
                                         "Capacity released", "Social benefits" };
    struct choice choice = { gain, OT_NOBODY };
    struct ot_node *money = ot_evaluation_sum(e, counts, &choice, label[gain], err);
    bool social = gain == OT_GAIN_ALL || gain == OT_GAIN_SOCIAL;
    return money && !money->missing && social && ot_evaluation_has_health(e)
               ? with_health(e, money, label[gain], err)
               : money;
}

struct ot_node *ot_evaluation_benefit_to(struct ot_evaluation *e, enum ot_party party,
                                         struct ot_error *err)
{
    struct choice choice = { OT_GAIN_ALL, party };
    struct ot_node *money =
        ot_evaluation_sum(e, counts, &choice, ot_party_people(party), err);
    return money && !money->missing && party == OT_PEOPLE && ot_evaluation_has_health(e)
               ? with_health(e, money, ot_party_people(party), err)
               : money;
}

struct ot_node *ot_evaluation_paid_by(struct ot_evaluation *e, enum ot_party party,
                                      struct ot_error *err)
{
    return ot_evaluation_sum(e, ot_output_is_spend, &party, ot_party_people(party), err);
}

/* "Cost per outcome (falls avoided)". */
static const char *cost_label(struct ot_evaluation *e, const struct ot_node *outcome)
{
    char *label = ot_arena_format(e->appraisal->graph->arena, "Cost per outcome (%s)",
                                  outcome->label);
    size_t first = sizeof "Cost per outcome (" - 1;
    if (label && label[first] >= 'A' && label[first] <= 'Z')
        label[first] = (char)(label[first] - 'A' + 'a');
    return label;
}

struct ot_node *ot_evaluation_cost_per(struct ot_evaluation *e, const char *name,
                                       struct ot_error *err)
{
    struct ot_node *cost = ot_evaluation_cost(e, err);
    struct ot_node *outcome = !cost  ? NULL
                              : name ? ot_evaluation_output(e, name, OT_OUTCOME, err)
                                     : ot_evaluation_main(e, err);
    struct ot_node *each =
        outcome ? ot_graph_divide(e->appraisal->graph, cost, outcome, err) : NULL;
    if (each)
        each->label = cost_label(e, outcome);
    return each;
}
