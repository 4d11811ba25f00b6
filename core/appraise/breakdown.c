/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of the ledger put together by what they say. */
#include "config.h"

#include "appraise/breakdown.h"

#include <stdint.h>
#include <string.h>

#include "appraise/ledger_node.h"
#include "base/text.h"
#include "plan/spend.h"
#include "value/force.h"

/* Groups that no name of the plan can be. */
#define NOT_STATED "\1not stated"
#define NOT_ITEMISED "\1not itemised"

struct group {
    const char *key;
    size_t first; /* the row of the table that stands first in it */
    struct ot_node **node;
    size_t nodes;
    int64_t pence;
};
struct breaking {
    struct ot_appraisal *a;
    const struct ot_breakdown_query *query;
    struct ot_period period; /* the one that is being broken down */
    struct ot_prices prices;
    struct group *group;
    size_t groups;
    struct ot_error *err;
};

static struct ot_arena *arena_of(const struct breaking *b)
{
    return b->a->graph->arena;
}

static bool is_by(const struct breaking *b, const char *column)
{
    return strcmp(b->query->column, column) == 0;
}

static struct ot_ledger_query part_of_query(const struct breaking *b, const char *scheme)
{
    struct ot_ledger_query query = b->query->ledger;
    query.period = b->period;
    query.scheme = scheme;
    return query;
}

/* ---- What a line says ---- */

static const char *of_funding(const struct ot_funding *row, const char *column)
{
    return strcmp(column, "source") == 0        ? row->source
           : strcmp(column, "contributor") == 0 ? row->contributor
                                                : row->account;
}

static const char *said_by(const struct breaking *b, const struct ot_ledger_entry *entry)
{
    const struct ot_plan *plan = b->a->plan;
    const char *column = b->query->column;
    const char *said = b->query->ledger.table == OT_LEDGER_FUNDING
                           ? of_funding(&plan->funding[entry->row], column)
                           : ot_spend_says(plan, &plan->spend[entry->row], column);
    return said && *said ? said : NOT_STATED;
}

/* ---- Groups ---- */

struct amount {
    struct ot_node *node;
    int64_t pence;
};

static struct group *find_group(struct breaking *b, const char *key, size_t row)
{
    for (size_t i = 0; i < b->groups; i++)
        if (strcmp(b->group[i].key, key) == 0)
            return &b->group[i];
    struct group *group =
        ot_arena_push(arena_of(b), (void **)&b->group, &b->groups, sizeof *group);
    if (group)
        *group = (struct group){ .key = key, .first = row };
    return group;
}

static int add_amount(struct breaking *b, const char *key, size_t row,
                      struct amount amount)
{
    struct group *group = amount.node ? find_group(b, key, row) : NULL;
    struct ot_node **place = group
                                 ? ot_arena_push(arena_of(b), (void **)&group->node,
                                                 &group->nodes, sizeof(struct ot_node *))
                                 : NULL;
    if (!place)
        return b->err->text[0] ? -1 : ot_error_memory(b->err);
    *place = amount.node;
    group->first = row < group->first ? row : group->first;
    group->pence += amount.pence; /* within what the ledger has added up */
    return 0;
}

/* A joint line whose shares are said, in two: the NHS's and the council's. */
static int add_joint(struct breaking *b, size_t row, struct amount line,
                     const struct ot_value *share)
{
    struct ot_graph *graph = b->a->graph;
    struct ot_prices none = { OT_PRICE_NONE, 0 };
    struct ot_node *part =
        ot_cell_node(b->a->plan, graph, share, &b->a->plan->spend[row].vouch,
                     share->number / 100, ot_unit_one(), none, "Share of the NHS");
    if (!part)
        return ot_error_memory(b->err);
    part->percent = true;
    int64_t pence = ot_pence_share(line.pence, share->number);
    struct amount nhs = { ot_graph_multiply(graph, line.node, part, b->err), pence };
    if (!nhs.node)
        return -1;
    nhs.node->counted = line.node->counted;
    struct amount council = { ot_graph_subtract(graph, line.node, nhs.node, b->err),
                              line.pence - pence };
    if (add_amount(b, "NHS", row, nhs) != 0)
        return -1;
    return add_amount(b, "LA", row, council);
}

static int add_entry(struct breaking *b, const struct ot_ledger_entry *entry)
{
    const struct ot_value *share = NULL;
    struct amount amount = { ot_ledger_entry_node(b->a->plan, b->a->graph, entry,
                                                  b->prices, NULL),
                             entry->amount->pence };
    if (b->query->split_joint && is_by(b, "commissioner"))
        share = ot_spend_nhs_share(b->a->plan, &b->a->plan->spend[entry->row]);
    if (share && amount.node)
        return add_joint(b, entry->row, amount, share);
    return add_amount(b, said_by(b, entry), entry->row, amount);
}

static int add_entries(struct breaking *b, const struct ot_ledger_sum *sum)
{
    for (size_t i = 0; i < sum->count; i++)
        if (add_entry(b, &sum->entry[i]) != 0)
            return -1;
    return 0;
}

/* ---- Wholes and parts ---- */

static bool is_part_of(const struct ot_scheme *scheme, const struct ot_scheme *whole)
{
    return whole ? ot_text_same(scheme->part_of, whole->id) : !scheme->part_of;
}

/* What is left of a whole's own lines once its parts are taken off. */
static int add_rest(struct breaking *b, const struct ot_ledger_sum *own,
                    const struct amount *whole, const struct amount *parts)
{
    int64_t left;
    if (__builtin_sub_overflow(whole->pence, parts->pence, &left))
        return ot_error_set(b->err, OT_EXIT_INPUT,
                            "what is not itemised is more money than can be counted");
    if (left == 0)
        return 0;
    double exact = (double)left / 100;
    struct ot_node *less = ot_graph_negate(b->a->graph, parts->node, b->err);
    struct ot_node *pair[] = { whole->node, less };
    struct amount rest = {
        less ? ot_graph_sum(b->a->graph, pair, 2, "Not itemised", &exact, b->err) : NULL,
        left
    };
    return add_amount(b, NOT_ITEMISED, own->entry[0].row, rest);
}

static int collect(struct breaking *b, const struct ot_scheme *scheme,
                   struct amount *total);

/* The parts of a whole (NULL: of the plan) that have spend; node NULL: none has. */
static int collect_parts(struct breaking *b, const struct ot_scheme *whole,
                         struct amount *sum)
{
    struct ot_node **node = NULL;
    size_t nodes = 0;
    *sum = (struct amount){ 0 };
    for (size_t i = 0; i < b->a->plan->scheme_count; i++) {
        struct amount part = { 0 };
        if (!is_part_of(&b->a->plan->schemes[i], whole))
            continue;
        if (collect(b, &b->a->plan->schemes[i], &part) != 0)
            return -1;
        if (!part.node)
            continue;
        struct ot_node **place =
            ot_arena_push(arena_of(b), (void **)&node, &nodes, sizeof(struct ot_node *));
        if (!place)
            return ot_error_memory(b->err);
        *place = part.node;
        if (__builtin_add_overflow(sum->pence, part.pence, &sum->pence))
            return ot_error_set(b->err, OT_EXIT_INPUT,
                                "the parts come to more money than can be counted");
    }
    if (nodes == 0)
        return 0;
    double exact = (double)sum->pence / 100;
    sum->node =
        ot_graph_sum(b->a->graph, node, nodes, "What is itemised", &exact, b->err);
    return sum->node ? 0 : -1;
}

static int collect(struct breaking *b, const struct ot_scheme *scheme,
                   struct amount *total)
{
    struct ot_ledger_query query = part_of_query(b, scheme->id);
    struct ot_ledger_sum sum = { 0 };
    struct amount parts = { 0 };
    if (ot_ledger_add(b->a->plan, &query, arena_of(b), &sum, b->err) != 0)
        return -1;
    if (sum.missing != OT_MISSING_NOT || sum.count == 0)
        return 0;
    if (collect_parts(b, scheme, &parts) != 0)
        return -1;
    bool own = ot_text_same(sum.entry[0].scheme, scheme->id);
    if (!own) {
        *total = parts;
        return 0;
    }
    total->pence = sum.pence;
    total->node = ot_ledger_node(b->a->plan, b->a->graph, &query, NULL, b->err);
    if (!total->node)
        return -1;
    return parts.node ? add_rest(b, &sum, total, &parts) : add_entries(b, &sum);
}

/* ---- Periods ---- */

/* A whole may have lines of its own in one period and none in another. */
static int collect_periods(struct breaking *b)
{
    const struct ot_plan *plan = b->a->plan;
    struct ot_period asked = b->query->ledger.period;
    size_t *chosen = ot_arena_array(arena_of(b), plan->period_count + 1, sizeof *chosen);
    size_t count = plan->period_count;
    struct amount parts;
    if (!chosen)
        return ot_error_memory(b->err);
    for (size_t i = 0; i < count; i++)
        chosen[i] = i;
    if (!ot_period_is_none(asked))
        count = ot_period_tile(asked, plan->periods, plan->period_count, chosen);
    for (size_t i = 0; i < count; i++) {
        b->period = plan->periods[chosen[i]];
        if (collect_parts(b, NULL, &parts) != 0)
            return -1;
    }
    b->period = asked;
    return count == 0 ? collect_parts(b, NULL, &parts) : 0;
}

/* ---- The rows ---- */

static bool is_of_the_line(const struct breaking *b)
{
    return b->query->ledger.table == OT_LEDGER_FUNDING || is_by(b, "source") ||
           is_by(b, "account") || is_by(b, "recurrence");
}

static const char *heading_of(struct ot_arena *arena, const char *column)
{
    char *heading = ot_arena_text(arena, column);
    if (heading && *heading >= 'a' && *heading <= 'z')
        *heading = (char)(*heading - 'a' + 'A');
    return heading;
}

/* Where a group stands: schemes as in their table, others by their first row; what is not
 * said, then what is not itemised, last. */
static size_t place_of(const struct breaking *b, const struct group *group)
{
    if (group->key[0] == '\1')
        return strcmp(group->key, NOT_ITEMISED) == 0 ? SIZE_MAX : SIZE_MAX - 1;
    if (!is_by(b, "scheme"))
        return group->first;
    return (size_t)(ot_plan_scheme(b->a->plan, group->key) - b->a->plan->schemes);
}

static void order_groups(struct breaking *b)
{
    for (size_t i = 1; i < b->groups; i++) {
        struct group moved = b->group[i];
        size_t to = i;
        for (; to > 0 && place_of(b, &b->group[to - 1]) > place_of(b, &moved); to--)
            b->group[to] = b->group[to - 1];
        b->group[to] = moved;
    }
}

/* Of a scheme its name; its id, too, where another has the same. */
static const char *name_of(const struct breaking *b, const struct group *group)
{
    const struct ot_plan *plan = b->a->plan;
    const struct ot_scheme *scheme =
        is_by(b, "scheme") ? ot_plan_scheme(plan, group->key) : NULL;
    if (!scheme)
        return group->key + (group->key[0] == '\1');
    for (size_t i = 0; i < plan->scheme_count; i++)
        if (&plan->schemes[i] != scheme &&
            ot_text_same(plan->schemes[i].name, scheme->name))
            return ot_arena_format(arena_of(b), "%s (%s)", scheme->name, scheme->id);
    return scheme->name;
}

static int put_line(struct breaking *b, const struct group *group, struct ot_node *total,
                    struct ot_lines *out)
{
    struct ot_graph *graph = b->a->graph;
    double exact = (double)group->pence / 100;
    const char *name = name_of(b, group);
    const char *heading = heading_of(graph->arena, b->query->column);
    if (!name || !heading)
        return ot_error_memory(b->err);
    struct ot_node *value =
        ot_graph_sum(graph, group->node, group->nodes, name, &exact, b->err);
    struct ot_node *share = value ? ot_graph_divide(graph, value, total, b->err) : NULL;
    if (!share)
        return -1;
    struct ot_line *line =
        ot_arena_push(graph->arena, (void **)&out->line, &out->count, sizeof *line);
    if (!line)
        return ot_error_memory(b->err);
    value->decimals = 2;
    share->label = "Share";
    share->percent = true;
    *line = (struct ot_line){ .name = name,
                              .first = heading,
                              .cell = { { "value", "Amount", value, NULL },
                                        { "share", "Share", share, NULL } },
                              .cells = 2 };
    return 0;
}

int ot_breakdown(struct ot_appraisal *a, const struct ot_breakdown_query *query,
                 struct ot_lines *out, struct ot_error *err)
{
    struct breaking b = { .a = a, .query = query, .err = err };
    struct ot_ledger_sum sum = { 0 };
    struct ot_node *total = ot_ledger_node(a->plan, a->graph, &query->ledger, NULL, err);
    *out = (struct ot_lines){ 0 };
    if (!total || ot_ledger_add(a->plan, &query->ledger, a->graph->arena, &sum, err) != 0)
        return -1;
    if (sum.missing != OT_MISSING_NOT)
        return 0;
    b.prices = total->prices;
    if (is_of_the_line(&b) ? add_entries(&b, &sum) != 0 : collect_periods(&b) != 0)
        return -1;
    order_groups(&b);
    for (size_t i = 0; i < b.groups; i++)
        if (put_line(&b, &b.group[i], total, out) != 0)
            return -1;
    return 0;
}
