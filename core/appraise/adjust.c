/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan's reserved parameters do, said once for all kinds of scheme. */
#include "config.h"

#include "appraise/adjust.h"

#include <string.h>

#include "appraise/given.h"
#include "appraise/ledger_node.h"
#include "appraise/sampling.h"
#include "method/discount.h"
#include "value/force.h"

struct reserved {
    const char *name, *label;
    double most; /* from 0 */
    const char *range;
};
enum { DEADWEIGHT, ATTRIBUTION, DISPLACEMENT, OPTIMISM, RATE, HEALTH_RATE, RESERVED };
static const struct reserved reserved[RESERVED] = {
    [DEADWEIGHT] = { "deadweight", "Deadweight", 1, "0% to 100%" },
    [ATTRIBUTION] = { "attribution", "Attribution", 1, "0% to 100%" },
    [DISPLACEMENT] = { "displacement", "Displacement", 1, "0% to 100%" },
    [OPTIMISM] = { "optimism_bias", "Optimism bias", 10, "0% to 1,000%" },
    [RATE] = { "discount_rate", "Discount rate", 1, "0% to 100%" },
    [HEALTH_RATE] = { "health_discount_rate", "Discount rate for health", 1,
                      "0% to 100%" },
};

bool ot_is_reserved(const char *name)
{
    for (size_t i = 0; i < RESERVED; i++)
        if (strcmp(reserved[i].name, name) == 0)
            return true;
    return false;
}

struct adjusting {
    struct ot_evaluation *e;
    const struct ot_evaluation_request *request;
    struct ot_graph *graph;
    struct ot_error *err;
};

/* ---- One parameter ---- */

static int check(struct adjusting *a, const struct reserved *r, struct ot_node *node)
{
    char at[OT_ORIGIN_ROOM] = "";
    if (ot_force(a->graph, node, a->err) != 0)
        return -1;
    bool fits = !node->missing && ot_unit_same(node->unit, ot_unit_one()) &&
                node->value[0] >= 0 && node->value[0] <= r->most;
    if (fits || a->e->failed)
        return 0;
    if (node->leaf && node->leaf->at.file)
        ot_origin_write(node->leaf->at, at);
    a->e->failed = ot_arena_format(a->graph->arena, "%s%s%s: expected a share from %s",
                                   at, *at ? ": " : "", r->name, r->range);
    return a->e->failed ? 0 : ot_error_memory(a->err);
}

/* NULL in *out: neither the script nor the plan sets it, or the kind does it itself. */
static int find(struct adjusting *a, const struct reserved *r, struct ot_node **out)
{
    const struct ot_evaluation *e = a->e;
    const struct ot_given *with = ot_given_find(a->request, r->name);
    const struct ot_override *row = ot_plan_override(e->appraisal->plan, e->scheme->id,
                                                     e->kind->name, r->name, e->scenario);
    *out = NULL;
    if ((!with && !row) || ot_kind_parameter(e->kind, r->name) >= 0)
        return 0;
    *out = with ? ot_given_node(a->e, with, ot_unit_one(), r->label, a->err)
                : ot_override_node(e->appraisal->plan, a->graph, row, r->label, a->err);
    if (!*out)
        return -1;
    (*out)->percent = true;
    if (row && !with && r != &reserved[RATE] && r != &reserved[HEALTH_RATE] &&
        ot_sampling_parameter(a->e, *out, NULL, row, r->name, a->err) != 0)
        return -1;
    if (check(a, r, *out) != 0)
        return -1;
    if (a->e->failed)
        *out = NULL;
    return 0;
}

/* ---- What is additional, and what it costs ---- */

static struct ot_node *one(struct adjusting *a)
{
    struct ot_prices no_prices = { OT_PRICE_NONE, 0 };
    struct ot_leaf leaf = { 0 };
    struct ot_node *node = ot_graph_leaf(a->graph, 1, ot_unit_one(), no_prices,
                                         OT_QUALITY_PUBLISHED, "1", &leaf);
    if (!node)
        ot_error_memory(a->err);
    return node;
}

/* *share × by, or by itself where there is none yet. */
static int keep(struct adjusting *a, struct ot_node **share, struct ot_node *by)
{
    if (!by)
        return -1;
    *share = *share ? ot_graph_multiply(a->graph, *share, by, a->err) : by;
    return *share ? 0 : -1;
}

/* (1 − deadweight) × attribution × (1 − displacement), of those that are set. */
static int read_share(struct adjusting *a, struct ot_node **out)
{
    struct ot_node *share = NULL;
    for (size_t i = DEADWEIGHT; i <= DISPLACEMENT; i++) {
        struct ot_node *node;
        if (find(a, &reserved[i], &node) != 0)
            return -1;
        if (!node)
            continue;
        if (i != ATTRIBUTION) {
            struct ot_node *all = one(a);
            node = all ? ot_graph_subtract(a->graph, all, node, a->err) : NULL;
        }
        if (keep(a, &share, node) != 0)
            return -1;
    }
    if (share && !share->label)
        share->label = "Share of the effect that is additional";
    *out = share;
    return share ? ot_force(a->graph, share, a->err) : 0;
}

static int read_cost(struct adjusting *a, struct ot_node **out)
{
    struct ot_node *bias;
    *out = NULL;
    if (find(a, &reserved[OPTIMISM], &bias) != 0)
        return -1;
    if (!bias)
        return 0;
    struct ot_node *all = one(a);
    *out = all ? ot_graph_add(a->graph, all, bias, a->err) : NULL;
    if (!*out)
        return -1;
    (*out)->label = "1 + optimism bias";
    return ot_force(a->graph, *out, a->err);
}

/* ---- Discounting ---- */

static struct ot_node *rate_of_schedule(struct adjusting *a, const struct reserved *r,
                                        const struct ot_discount_schedule *schedule)
{
    struct ot_prices no_prices = { OT_PRICE_NONE, 0 };
    struct ot_leaf leaf = {
        .source = schedule->source,
        .grade = "weak",
        .note = "a convention, not a measurement; lower after 30 years",
    };
    struct ot_node *node =
        ot_graph_leaf(a->graph, ot_discount_rate(schedule, 0), ot_unit_one(), no_prices,
                      OT_QUALITY_PUBLISHED, r->label, &leaf);
    if (node)
        node->percent = true;
    else
        ot_error_memory(a->err);
    return node;
}

/* Quarters and months count by whole financial years from the first. */
static const double *factors(struct adjusting *a,
                             const struct ot_discount_schedule *schedule)
{
    const struct ot_evaluation *e = a->e;
    double *factor = ot_arena_array(a->graph->arena, e->periods + 1, sizeof *factor);
    for (size_t t = 0; factor && t < e->periods; t++)
        factor[t] =
            ot_discount_factor(schedule, ot_period_financial_year(e->period[t]) -
                                             ot_period_financial_year(e->period[0]));
    if (!factor)
        ot_error_memory(a->err);
    return factor;
}

static int read_rate(struct adjusting *a, size_t which, const char *schedule,
                     struct ot_node **rate, const double **factor)
{
    struct ot_discount_schedule used = *ot_discount_schedule(schedule);
    if (find(a, &reserved[which], rate) != 0)
        return -1;
    if (a->e->failed)
        return 0;
    if (*rate)
        used = ot_discount_flat((*rate)->value[0]);
    else
        *rate = rate_of_schedule(a, &reserved[which], &used);
    *factor = *rate ? factors(a, &used) : NULL;
    return *factor ? 0 : -1;
}

int ot_adjustment_read(struct ot_evaluation *e,
                       const struct ot_evaluation_request *request, struct ot_error *err)
{
    struct adjusting a = { e, request, e->appraisal->graph, err };
    struct ot_adjustment *to = &e->adjustment;
    char first[OT_PERIOD_ROOM];
    if (read_share(&a, &to->share) != 0 || read_cost(&a, &to->cost) != 0 ||
        read_rate(&a, RATE, "standard", &to->rate, &to->factor) != 0 ||
        read_rate(&a, HEALTH_RATE, "health", &to->health_rate, &to->health_factor) != 0)
        return -1;
    to->how = ot_arena_format(
        a.graph->arena, "each year's amount × its discount factor, 1 in %s",
        ot_year_write(ot_period_financial_year(e->period[0]), first));
    return to->how ? 0 : ot_error_memory(err);
}

double ot_adjusted_share(const struct ot_evaluation *e)
{
    const struct ot_node *share = e->adjustment.share;
    return share && share->value ? share->value[0] : 1;
}

double ot_adjusted_cost(const struct ot_evaluation *e)
{
    const struct ot_node *cost = e->adjustment.cost;
    return cost && cost->value ? cost->value[0] : 1;
}
