/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Costs and benefits period by period, discounted and weighed. */
#include "config.h"

#include "appraise/present.h"

#include <math.h>

#include "appraise/money.h"
#include "base/text.h"
#include "method/discount.h"
#include "value/force.h"

static struct ot_graph *graph_of(const struct ot_evaluation *e)
{
    return e->appraisal->graph;
}

static struct ot_node *missing(struct ot_evaluation *e, const char *unit,
                               const char *label, const char *why, struct ot_error *err)
{
    struct ot_unit parsed = ot_unit_one();
    ot_unit_read(unit, &parsed);
    struct ot_node *node = ot_graph_missing(graph_of(e), parsed, label, why);
    if (!node)
        ot_error_memory(err);
    return node;
}

static struct ot_node *named(struct ot_node *node, const char *label)
{
    if (node)
        node->label = label;
    return node;
}

/* ---- Columns of money ---- */

static bool is_public(enum ot_party party)
{
    return party == OT_FUND || party == OT_COUNCIL ||
           (party >= OT_NHS_ACUTE && party <= OT_NHS_PRIMARY);
}

static bool is_cost(const struct ot_output *output, const void *with)
{
    const enum ot_scope *scope = with;
    return output->role == OT_SPEND &&
           (*scope == OT_PUBLIC_VALUE || is_public(output->party));
}

static bool is_benefit(const struct ot_output *output, const void *with)
{
    const enum ot_scope *scope = with;
    return output->role == OT_BENEFIT &&
           (*scope == OT_PUBLIC_VALUE ||
            (is_public(output->party) && output->cash != OT_SOCIAL));
}

static struct ot_node *cost_column(struct ot_evaluation *e, enum ot_scope scope,
                                   struct ot_error *err)
{
    struct ot_node *spend = ot_evaluation_column(e, is_cost, &scope, "Spend", err);
    if (!spend || !e->adjustment.cost)
        return spend;
    return named(ot_graph_multiply(graph_of(e), spend, e->adjustment.cost, err),
                 "Spend with optimism bias");
}

static struct ot_node *present(struct ot_evaluation *e, struct ot_node *column,
                               bool health, const char *label, struct ot_error *err)
{
    const struct ot_adjustment *a = &e->adjustment;
    if (!column || column->missing)
        return column;
    return named(ot_graph_present(graph_of(e), column, health ? a->health_rate : a->rate,
                                  health ? a->health_factor : a->factor, a->how, err),
                 label);
}

/* ---- Present values ---- */

struct ot_node *ot_evaluation_present_cost(struct ot_evaluation *e, enum ot_scope scope,
                                           struct ot_error *err)
{
    static const char label[] = "Cost, present value";
    if (!e->kind || e->failed)
        return missing(e, "GBP", label, e->failed, err);
    return present(e, cost_column(e, scope, err), false, label, err);
}

struct ot_node *ot_evaluation_present_benefit(struct ot_evaluation *e,
                                              enum ot_scope scope, struct ot_error *err)
{
    static const char label[] = "Benefit, present value";
    if (!e->kind || e->failed)
        return missing(e, "GBP", label, e->failed, err);
    bool alone = scope == OT_FISCAL || !ot_evaluation_has_health(e);
    struct ot_node *money =
        present(e, ot_evaluation_column(e, is_benefit, &scope, "Benefits", err), false,
                alone ? label : "Gains in money, present value", err);
    if (!money || money->missing || alone)
        return money;
    struct ot_node *part[] = { money, present(e, ot_evaluation_health(e, err), true,
                                              "Health gained, present value", err) };
    return part[1] ? ot_graph_sum(graph_of(e), part, 2, label, NULL, err) : NULL;
}

static int both(struct ot_evaluation *e, enum ot_scope scope, struct ot_node **cost,
                struct ot_node **benefit, struct ot_error *err)
{
    *cost = ot_evaluation_present_cost(e, scope, err);
    *benefit = *cost ? ot_evaluation_present_benefit(e, scope, err) : NULL;
    return *benefit ? 0 : -1;
}

struct ot_node *ot_evaluation_npv(struct ot_evaluation *e, enum ot_scope scope,
                                  struct ot_error *err)
{
    struct ot_node *cost, *benefit;
    if (both(e, scope, &cost, &benefit, err) != 0)
        return NULL;
    return named(ot_graph_subtract(graph_of(e), benefit, cost, err),
                 scope == OT_FISCAL ? "Fiscal net present value" : "Net present value");
}

struct ot_node *ot_evaluation_bcr(struct ot_evaluation *e, enum ot_scope scope,
                                  struct ot_error *err)
{
    struct ot_node *cost, *benefit;
    if (both(e, scope, &cost, &benefit, err) != 0)
        return NULL;
    return named(ot_graph_divide(graph_of(e), benefit, cost, err),
                 scope == OT_FISCAL ? "Fiscal benefit-cost ratio" : "Benefit-cost ratio");
}

struct ot_node *ot_evaluation_break_even_share(struct ot_evaluation *e,
                                               struct ot_error *err)
{
    static const char label[] = "Share of the expected benefit needed to break even";
    struct ot_node *cost, *benefit;
    if (both(e, OT_PUBLIC_VALUE, &cost, &benefit, err) != 0 ||
        ot_force(graph_of(e), benefit, err) != 0)
        return NULL;
    if (!benefit->missing && benefit->value[0] <= 0)
        return missing(e, "1", label, "no benefit is expected: no share of it would do",
                       err);
    struct ot_node *share =
        named(ot_graph_divide(graph_of(e), cost, benefit, err), label);
    if (share)
        share->percent = true;
    return share;
}

/* ---- Payback ---- */

struct payback_call {
    struct ot_call call; /* first */
    double years;
};

static int force_payback(const struct ot_call *call, const struct ot_node *node,
                         double *into, struct ot_error *err)
{
    (void)node, (void)err;
    into[0] = ((const struct payback_call *)call)->years;
    return 0;
}

static double column_at(const struct ot_node *column, size_t t)
{
    return column->periods == 1 && t > 0 ? 0 : column->value[t];
}

/* NAN: not within the periods. */
static double payback_years(const struct ot_evaluation *e, double cost,
                            const struct ot_node *money, const struct ot_node *health)
{
    const struct ot_adjustment *a = &e->adjustment;
    double before = 0, elapsed = 0;
    for (size_t t = 0; t < e->periods; t++) {
        double gain = column_at(money, t) * a->factor[t];
        if (health)
            gain += column_at(health, t) * a->health_factor[t];
        if (before + gain >= cost)
            return gain > 0 ? elapsed + (cost - before) / gain * e->years[t] : elapsed;
        before += gain;
        elapsed += e->years[t];
    }
    return NAN;
}

static struct ot_node *paid_back(struct ot_evaluation *e, const char *label,
                                 struct ot_node *const pair[2], double years,
                                 struct ot_error *err)
{
    struct payback_call *call = ot_arena_array(graph_of(e)->arena, 1, sizeof *call);
    struct ot_prices none = { OT_PRICE_NONE, 0 };
    struct ot_unit unit = ot_unit_one();
    ot_unit_read("year", &unit);
    if (!call)
        return ot_error_memory(err), NULL;
    *call = (struct payback_call){ { .force = force_payback }, years };
    return ot_graph_call(graph_of(e), OT_NODE_SOLVE, &call->call, 0, 1, NULL, unit, none,
                         label,
                         "years until benefits, spread evenly over each period and "
                         "discounted, equal the whole cost; of the base case alone",
                         e->id, pair, 2, err);
}

struct ot_node *ot_evaluation_payback(struct ot_evaluation *e, enum ot_scope scope,
                                      struct ot_error *err)
{
    const char *label = scope == OT_FISCAL ? "Fiscal payback of the base case"
                                           : "Payback of the base case";
    struct ot_node *pair[2], *health = NULL;
    if (!e->kind || e->failed)
        return missing(e, "year", label, e->failed, err);
    if (both(e, scope, &pair[0], &pair[1], err) != 0 ||
        ot_force(graph_of(e), pair[0], err) != 0 ||
        ot_force(graph_of(e), pair[1], err) != 0)
        return NULL;
    for (int i = 0; i < 2; i++)
        if (pair[i]->missing)
            return missing(e, "year", label, pair[i]->missing, err);
    struct ot_node *money = ot_evaluation_column(e, is_benefit, &scope, "Benefits", err);
    if (scope == OT_PUBLIC_VALUE && ot_evaluation_has_health(e) &&
        !(health = ot_evaluation_health(e, err)))
        return NULL;
    if (!money || ot_force(graph_of(e), money, err) != 0 ||
        (health && ot_force(graph_of(e), health, err) != 0))
        return NULL;
    double years = payback_years(e, pair[0]->value[0], money, health);
    if (isnan(years))
        return missing(e, "year", label,
                       "benefits do not make up for the cost within the periods "
                       "evaluated",
                       err);
    return paid_back(e, label, pair, years, err);
}

/* ---- Any column ---- */

struct ot_node *ot_evaluation_present_value(struct ot_evaluation *e,
                                            struct ot_node *column, const char *schedule,
                                            int from, struct ot_error *err)
{
    const struct ot_discount_schedule *used = ot_discount_schedule(schedule);
    struct ot_prices none = { OT_PRICE_NONE, 0 };
    struct ot_leaf leaf = { .source = used->source, .grade = "weak" };
    double *factor = ot_arena_array(graph_of(e)->arena, e->periods + 1, sizeof *factor);
    char year[OT_PERIOD_ROOM];
    for (size_t t = 0; factor && t < e->periods; t++) {
        int after = ot_period_financial_year(e->period[t]) - from;
        factor[t] = ot_discount_factor(used, after > 0 ? after : 0);
    }
    const char *how = ot_arena_format(graph_of(e)->arena,
                                      "each year's amount × its discount factor, 1 in %s",
                                      ot_year_write(from, year));
    struct ot_node *rate =
        factor && how
            ? ot_graph_leaf(graph_of(e), ot_discount_rate(used, 0), ot_unit_one(), none,
                            OT_QUALITY_PUBLISHED, "Discount rate", &leaf)
            : NULL;
    if (!rate)
        return ot_error_memory(err), NULL;
    rate->percent = true;
    return ot_graph_present(graph_of(e), column, rate, factor, how, err);
}
