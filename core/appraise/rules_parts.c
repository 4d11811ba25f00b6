/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of a scheme against its own lines, and lines whose source the paper does not
 * say. */
#include "config.h"

#include "appraise/rules_parts.h"

#include "appraise/ledger_node.h"
#include "base/text.h"

/* ---- parts_exceed_whole ---- */

/* A scheme with lines of its own, in one period and basis; of a source, or (NULL) all. */
struct whole {
    const struct ot_scheme *scheme;
    struct ot_ledger_query query;
    struct ot_ledger_sum own;
    int64_t parts; /* pence */
};

static bool is_line_of(const struct ot_spend *line, const struct whole *w)
{
    return ot_text_same(line->scheme, w->scheme->id) && line->basis == w->query.basis &&
           ot_period_within(line->period, w->query.period);
}

static bool has_lines(const struct ot_plan *plan, const struct whole *w)
{
    for (size_t i = 0; i < plan->spend_count; i++)
        if (is_line_of(&plan->spend[i], w))
            return true;
    return false;
}

static bool has_parts(const struct ot_plan *plan, const struct ot_scheme *scheme)
{
    for (size_t i = 0; i < plan->scheme_count; i++)
        if (ot_text_same(plan->schemes[i].part_of, scheme->id))
            return true;
    return false;
}

/* A part without a line, or with an amount that is missing, adds nothing. */
static int count_parts(struct ot_findings *f, struct whole *w)
{
    const struct ot_plan *plan = f->appraisal->plan;
    w->parts = 0;
    for (size_t i = 0; i < plan->scheme_count; i++) {
        struct ot_ledger_query query = w->query;
        struct ot_ledger_sum sum = { 0 };
        if (!ot_text_same(plan->schemes[i].part_of, w->scheme->id))
            continue;
        query.scheme = plan->schemes[i].id;
        if (ot_ledger_add(plan, &query, f->appraisal->graph->arena, &sum, f->err) != 0)
            return -1;
        if (sum.missing == OT_MISSING_NOT &&
            __builtin_add_overflow(w->parts, sum.pence, &w->parts))
            return ot_error_set(f->err, OT_EXIT_INPUT,
                                "the parts of %s are more money than can be counted",
                                w->scheme->id);
    }
    return 0;
}

/* The parts that have money, added up. */
static struct ot_node *parts_node(struct ot_findings *f, const struct whole *w)
{
    const struct ot_plan *plan = f->appraisal->plan;
    struct ot_graph *graph = f->appraisal->graph;
    struct ot_node **part = NULL;
    size_t count = 0;
    for (size_t i = 0; i < plan->scheme_count; i++) {
        struct ot_ledger_query query = w->query;
        if (!ot_text_same(plan->schemes[i].part_of, w->scheme->id))
            continue;
        query.scheme = plan->schemes[i].id;
        struct ot_node *node =
            ot_ledger_node(plan, graph, &query, plan->schemes[i].name, f->err);
        if (!node)
            return NULL;
        if (node->missing)
            continue;
        struct ot_node **slot =
            ot_arena_push(graph->arena, (void **)&part, &count, sizeof *slot);
        if (!slot)
            return ot_error_memory(f->err), NULL;
        *slot = node;
    }
    struct ot_node *sum =
        ot_graph_sum(graph, part, count, "Spend of the parts", NULL, f->err);
    if (sum)
        sum->decimals = 2;
    return sum;
}

static int say_parts(struct ot_findings *f, struct whole *w)
{
    struct ot_check *check = ot_finding_new(f, OT_RULE_PARTS_EXCEED_WHOLE);
    if (ot_finding_text(f, check,
                        "%s, %s: the parts of \"%s\" come to %s, more than its own %s",
                        ot_finding_period(f, w->query.period),
                        w->query.source ? w->query.source : "all sources",
                        w->scheme->name, ot_finding_money(f, (double)w->parts / 100),
                        ot_finding_money(f, (double)w->own.pence / 100)) != 0)
        return -1;
    ot_finding_cell(check, w->own.entry[0].amount->at);
    struct ot_node *own = ot_ledger_node(f->appraisal->plan, f->appraisal->graph,
                                         &w->query, "Spend of the whole", f->err);
    struct ot_node *parts = own ? parts_node(f, w) : NULL;
    ot_finding_value(check, own);
    ot_finding_value(check, parts);
    return parts ? 0 : -1;
}

/* 1: said; 0: the parts fit, or cannot be known; -1. */
static int check_source(struct ot_findings *f, struct whole *w, const char *source)
{
    w->query.source = source;
    w->own = (struct ot_ledger_sum){ 0 };
    if (ot_ledger_add(f->appraisal->plan, &w->query, f->appraisal->graph->arena, &w->own,
                      f->err) != 0 ||
        count_parts(f, w) != 0)
        return -1;
    if (w->own.missing != OT_MISSING_NOT || w->parts <= w->own.pence)
        return 0;
    return say_parts(f, w) == 0 ? 1 : -1;
}

static bool is_source_seen(const struct ot_plan *plan, const struct whole *w, size_t line)
{
    for (size_t i = 0; i < line; i++)
        if (is_line_of(&plan->spend[i], w) &&
            ot_text_same(plan->spend[i].source, plan->spend[line].source))
            return true;
    return false;
}

static int check_whole(struct ot_findings *f, struct whole *w)
{
    const struct ot_plan *plan = f->appraisal->plan;
    int said = check_source(f, w, NULL);
    for (size_t i = 0; said == 0 && i < plan->spend_count; i++)
        if (is_line_of(&plan->spend[i], w) && plan->spend[i].source &&
            !is_source_seen(plan, w, i) && check_source(f, w, plan->spend[i].source) < 0)
            return -1;
    return said < 0 ? -1 : 0;
}

static int check_parts(struct ot_findings *f, struct ot_period period,
                       enum ot_basis basis)
{
    const struct ot_plan *plan = f->appraisal->plan;
    for (size_t i = 0; i < plan->scheme_count; i++) {
        struct whole w = { .scheme = &plan->schemes[i],
                           .query = { .table = OT_LEDGER_SPEND,
                                      .period = period,
                                      .basis = basis,
                                      .scheme = plan->schemes[i].id } };
        if (has_parts(plan, w.scheme) && has_lines(plan, &w) && check_whole(f, &w) != 0)
            return -1;
    }
    return 0;
}

/* ---- source_not_stated ---- */

static bool is_top_level(const struct ot_plan *plan, const struct ot_spend *line)
{
    const struct ot_scheme *scheme = ot_plan_scheme(plan, line->scheme);
    return scheme && !scheme->part_of;
}

static int check_sources(struct ot_findings *f)
{
    const struct ot_plan *plan = f->appraisal->plan;
    size_t lines = 0, without = 0;
    struct ot_check *check = NULL;
    for (size_t i = 0; plan->funding_count && i < plan->spend_count; i++) {
        if (!is_top_level(plan, &plan->spend[i]))
            continue;
        lines++;
        if (plan->spend[i].source)
            continue;
        if (!check && !(check = ot_finding_new(f, OT_RULE_SOURCE_NOT_STATED)))
            return -1;
        ot_finding_cell(check, plan->spend[i].amount.at);
        without++;
    }
    if (!check)
        return 0;
    return ot_finding_text(f, check,
                           "%zu of %zu lines of spend name no source of funding: income "
                           "and spend can be compared over all sources alone",
                           without, lines);
}

int ot_rules_parts(struct ot_findings *f)
{
    static const enum ot_basis bases[] = { OT_BASIS_PLANNED, OT_BASIS_FORECAST,
                                           OT_BASIS_ACTUAL };
    const struct ot_plan *plan = f->appraisal->plan;
    for (size_t p = 0; p < plan->period_count; p++)
        for (size_t b = 0; b < sizeof bases / sizeof bases[0]; b++)
            if (check_parts(f, plan->periods[p], bases[b]) != 0)
                return -1;
    return check_sources(f);
}
