/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of the ledger put together by what they say. */
#include "config.h"

#include "appraise/breakdown.h"

#include <string.h>

#include "appraise/ledger_node.h"
#include "base/text.h"
#include "value/force.h"

#define NOT_STATED "not stated"
#define NOT_ITEMISED "not itemised"

struct group {
    const char *name;
    struct ot_node **node;
    size_t nodes;
};
struct breaking {
    struct ot_appraisal *a;
    const struct ot_ledger_query *query;
    const char *column;
    struct group *group;
    size_t groups;
    struct ot_error *err;
};

static struct ot_arena *arena_of(const struct breaking *b)
{
    return b->a->graph->arena;
}

/* ---- What a line says ---- */

static const char *first_of(const char *own, const char *scheme)
{
    return own ? own : scheme;
}

static const char *of_spend(const struct ot_plan *plan, const struct ot_spend *row,
                            const char *column)
{
    const struct ot_scheme *scheme = ot_plan_scheme(plan, row->scheme);
    const struct {
        const char *column, *value;
    } known[] = {
        { "source", row->source },
        { "recurrence", row->recurrence },
        { "account", row->account },
        { "scheme", scheme->name },
        { "type", scheme->type },
        { "area", first_of(row->area, scheme->area) },
        { "commissioner", first_of(row->commissioner, scheme->commissioner) },
        { "provider", first_of(row->provider, scheme->provider) },
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(known[i].column, column) == 0)
            return known[i].value;
    return NULL;
}

static const char *of_funding(const struct ot_funding *row, const char *column)
{
    return strcmp(column, "source") == 0        ? row->source
           : strcmp(column, "contributor") == 0 ? row->contributor
                                                : row->account;
}

/* An entry is known by its cell. */
static const char *said_by(const struct breaking *b, const struct ot_ledger_entry *entry)
{
    const struct ot_plan *plan = b->a->plan;
    const char *said = NULL;
    for (size_t i = 0; i < plan->spend_count; i++)
        if (&plan->spend[i].amount == entry->amount)
            said = of_spend(plan, &plan->spend[i], b->column);
    for (size_t i = 0; i < plan->funding_count; i++)
        if (&plan->funding[i].amount == entry->amount)
            said = of_funding(&plan->funding[i], b->column);
    return said && *said ? said : NOT_STATED;
}

/* ---- Groups ---- */

static int add_node(struct breaking *b, const char *name, struct ot_node *node)
{
    struct group *group = NULL;
    if (!node)
        return b->err->text[0] ? -1 : ot_error_memory(b->err);
    for (size_t i = 0; i < b->groups; i++)
        if (strcmp(b->group[i].name, name) == 0)
            group = &b->group[i];
    if (!group) {
        group = ot_arena_push(arena_of(b), (void **)&b->group, &b->groups, sizeof *group);
        if (!group)
            return ot_error_memory(b->err);
        group->name = name;
    }
    struct ot_node **place = ot_arena_push(arena_of(b), (void **)&group->node,
                                           &group->nodes, sizeof(struct ot_node *));
    if (!place)
        return ot_error_memory(b->err);
    *place = node;
    return 0;
}

static struct ot_node *entry_node(struct breaking *b, const struct ot_ledger_entry *entry)
{
    struct ot_prices cash = { OT_PRICE_CASH, ot_period_financial_year(entry->period) };
    struct ot_unit pounds = ot_unit_one();
    ot_unit_read("GBP", &pounds);
    struct ot_node *node =
        ot_cell_node(b->a->plan, b->a->graph, entry->amount, entry->vouch,
                     (double)entry->amount->pence / 100, pounds, cash, entry->scheme);
    if (node)
        node->decimals = 2;
    return node;
}

static int add_entries(struct breaking *b, const struct ot_ledger_sum *sum)
{
    for (size_t i = 0; i < sum->count; i++)
        if (add_node(b, said_by(b, &sum->entry[i]), entry_node(b, &sum->entry[i])) != 0)
            return -1;
    return 0;
}

/* ---- Wholes and parts ---- */

static bool is_part_of(const struct ot_scheme *scheme, const struct ot_scheme *whole)
{
    return whole ? ot_text_same(scheme->part_of, whole->id) : !scheme->part_of;
}

static int collect(struct breaking *b, const struct ot_scheme *scheme,
                   struct ot_node **total);

/* The parts of a whole (NULL: of the plan) that have spend; *sum NULL: none has. */
static int collect_parts(struct breaking *b, const struct ot_scheme *whole,
                         struct ot_node **sum)
{
    *sum = NULL;
    for (size_t i = 0; i < b->a->plan->scheme_count; i++) {
        struct ot_node *part = NULL;
        if (!is_part_of(&b->a->plan->schemes[i], whole))
            continue;
        if (collect(b, &b->a->plan->schemes[i], &part) != 0)
            return -1;
        if (part && *sum)
            part = ot_graph_add(b->a->graph, *sum, part, b->err);
        else if (!part)
            part = *sum;
        if (*sum && !part)
            return -1;
        *sum = part;
    }
    return 0;
}

static int collect(struct breaking *b, const struct ot_scheme *scheme,
                   struct ot_node **total)
{
    struct ot_ledger_query query = *b->query;
    struct ot_ledger_sum sum = { 0 };
    struct ot_node *parts;
    query.scheme = scheme->id;
    *total = NULL;
    if (ot_ledger_add(b->a->plan, &query, arena_of(b), &sum, b->err) != 0)
        return -1;
    if (sum.missing != OT_MISSING_NOT || sum.count == 0)
        return 0;
    if (collect_parts(b, scheme, &parts) != 0)
        return -1;
    bool own = ot_text_same(sum.entry[0].scheme, scheme->id);
    *total = own ? ot_ledger_node(b->a->plan, b->a->graph, &query, NULL, b->err) : parts;
    if (own && !*total)
        return -1;
    if (!own)
        return 0;
    if (!parts)
        return add_entries(b, &sum);
    return add_node(b, NOT_ITEMISED,
                    ot_graph_subtract(b->a->graph, *total, parts, b->err));
}

/* ---- The rows ---- */

static bool is_of_the_line(const char *column)
{
    return strcmp(column, "source") == 0 || strcmp(column, "contributor") == 0 ||
           strcmp(column, "account") == 0 || strcmp(column, "recurrence") == 0;
}

static const char *heading_of(struct ot_arena *arena, const char *column)
{
    char *heading = ot_arena_text(arena, column);
    if (heading && *heading >= 'a' && *heading <= 'z')
        *heading = (char)(*heading - 'a' + 'A');
    return heading;
}

static int put_line(struct breaking *b, const struct group *group, struct ot_node *total,
                    struct ot_lines *out)
{
    struct ot_graph *graph = b->a->graph;
    struct ot_node *value =
        ot_graph_sum(graph, group->node, group->nodes, group->name, NULL, b->err);
    struct ot_node *share = value ? ot_graph_divide(graph, value, total, b->err) : NULL;
    struct ot_line *line =
        ot_arena_push(graph->arena, (void **)&out->line, &out->count, sizeof *line);
    const char *heading = heading_of(graph->arena, b->column);
    if (!share)
        return -1;
    if (!line || !heading)
        return ot_error_memory(b->err);
    value->decimals = 2;
    share->label = "Share";
    share->percent = true;
    *line = (struct ot_line){ .name = group->name,
                              .first = heading,
                              .cell = { { "value", "Amount", value },
                                        { "share", "Share", share } },
                              .cells = 2 };
    return 0;
}

int ot_breakdown(struct ot_appraisal *a, const struct ot_ledger_query *query,
                 const char *column, struct ot_lines *out, struct ot_error *err)
{
    struct breaking b = { .a = a, .query = query, .column = column, .err = err };
    struct ot_ledger_sum sum = { 0 };
    struct ot_node *parts;
    struct ot_node *total = ot_ledger_node(a->plan, a->graph, query, NULL, err);
    *out = (struct ot_lines){ 0 };
    if (!total || ot_ledger_add(a->plan, query, a->graph->arena, &sum, err) != 0)
        return -1;
    if (sum.missing != OT_MISSING_NOT)
        return 0;
    if (query->table == OT_LEDGER_FUNDING || is_of_the_line(column)
            ? add_entries(&b, &sum) != 0
            : collect_parts(&b, NULL, &parts) != 0)
        return -1;
    for (size_t i = 0; i < b.groups; i++)
        if (put_line(&b, &b.group[i], total, out) != 0)
            return -1;
    return 0;
}

/* ---- Uplift ---- */

static int force_uplift(const struct ot_call *call, const struct ot_node *node,
                        double *into, struct ot_error *err)
{
    (void)call, (void)err;
    into[0] = node->operand[0]->value[0] / node->operand[1]->value[0] - 1;
    return 0;
}

struct ot_node *ot_uplift(struct ot_appraisal *a, const char *source,
                          struct ot_period from, struct ot_period to, enum ot_basis basis,
                          struct ot_error *err)
{
    static const struct ot_call call = { force_uplift, NULL };
    struct ot_ledger_query query = {
        .table = OT_LEDGER_FUNDING, .source = source, .period = to, .basis = basis
    };
    struct ot_prices none = { OT_PRICE_NONE, 0 };
    struct ot_node *pair[2] = { ot_ledger_node(a->plan, a->graph, &query, NULL, err) };
    query.period = from;
    pair[1] = pair[0] ? ot_ledger_node(a->plan, a->graph, &query, NULL, err) : NULL;
    if (!pair[1])
        return NULL;
    if (!pair[1]->missing && ot_force(a->graph, pair[1], err) != 0)
        return NULL;
    if (!pair[1]->missing && pair[1]->value[0] == 0)
        return ot_graph_missing(a->graph, ot_unit_one(), "Uplift",
                                "there was no income to compare with");
    struct ot_node *uplift = ot_graph_call(
        a->graph, OT_NODE_SOLVE, &call, 0, 1, NULL, ot_unit_one(), none, "Uplift",
        "income of the later period ÷ income of the earlier − 1, in cash", NULL, pair, 2,
        err);
    if (uplift)
        uplift->percent = true;
    return uplift;
}
