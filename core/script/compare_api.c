/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evaluations side by side: a row for each, columns by name. */
#include "config.h"

#include <string.h>

#include "appraise/money.h"
#include "report/report.h"
#include "script/api.h"
#include "script/column.h"
#include "script/quantity.h"
#include "value/spread.h"

#define ROWS_MAX 100
#define COLUMNS_MAX 40
#define EXTRAS 3 /* spend, main outcome, cost of each */

static struct ot_report *report_of(lua_State *L)
{
    return ot_host_of(L)->report;
}

static void *needed(lua_State *L, void *thing)
{
    struct ot_error err = { 0 };
    if (!thing)
        ot_raise_error(L, &err);
    return thing;
}

static void *made(lua_State *L, size_t count, size_t size)
{
    return needed(L, ot_arena_array(report_of(L)->arena, count, size));
}

struct comparison {
    struct ot_evaluation **row;
    size_t rows;
    struct ot_chosen_column column[COLUMNS_MAX];
    size_t columns;
    struct ot_evaluation *first; /* what extras are counted from; NULL: none */
};

/* ---- What is asked for ---- */

static void take_rows(lua_State *L, struct comparison *c, int index)
{
    size_t count = lua_rawlen(L, index);
    if (count == 0 || count > ROWS_MAX)
        ot_raise(L,
                 "section:compare, evaluations: expected 1 to %d evaluations in a list "
                 "such as { e1, e2 }, found %d",
                 ROWS_MAX, (int)count);
    c->row = made(L, count, sizeof(struct ot_evaluation *));
    for (; c->rows < count; c->rows++) {
        lua_rawgeti(L, index, (lua_Integer)c->rows + 1);
        const struct ot_thing *thing = ot_thing_at(L, -1, OT_OBJECT_EVALUATION);
        if (!thing) {
            ot_raise(L,
                     "section:compare, evaluations: item %d: expected an evaluation, "
                     "found %s",
                     (int)c->rows + 1, ot_found(L, -1));
            return;
        }
        c->row[c->rows] = thing->of;
        lua_pop(L, 1);
    }
}

static struct ot_chosen_column choose(lua_State *L, const struct comparison *c,
                                      const char *option, int index)
{
    return ot_column_choose(L, c->row, c->rows, option, index);
}

static void take_columns(lua_State *L, struct comparison *c, int index)
{
    if (lua_type(L, index) == LUA_TSTRING) {
        c->column[c->columns++] = choose(L, c, "columns", index);
        return;
    }
    size_t count = lua_rawlen(L, index);
    if (count == 0 || count > COLUMNS_MAX - EXTRAS)
        ot_raise(L, "section:compare, columns: expected 1 to %d names, found %d",
                 COLUMNS_MAX - EXTRAS, (int)count);
    luaL_checkstack(L, (int)count + 8, "the stack is full");
    for (size_t i = 0; i < count; i++) { /* the names stay on the stack */
        lua_rawgeti(L, index, (lua_Integer)i + 1);
        c->column[c->columns++] = choose(L, c, "columns", lua_gettop(L));
    }
}

/* Two ways to run one scheme: their difference is a choice that somebody has. */
static bool is_choice(const struct ot_evaluation *a, const struct ot_evaluation *b)
{
    bool same = a->scheme == b->scheme && a->kind && a->kind == b->kind &&
                ot_kind_headline(a->kind) >= 0 && a->price_year == b->price_year &&
                a->periods == b->periods;
    for (size_t t = 0; same && t < a->periods; t++)
        same = ot_period_same(a->period[t], b->period[t]);
    return same;
}

static bool is_one_scheme(const struct comparison *c)
{
    for (size_t r = 1; r < c->rows; r++)
        if (c->row[r]->scheme != c->row[0]->scheme)
            return false;
    return c->rows > 1;
}

static bool are_choices(const struct comparison *c)
{
    for (size_t r = 1; r < c->rows; r++)
        if (!is_choice(c->row[0], c->row[r]))
            return false;
    return c->rows > 1;
}

/* ---- Order ---- */

static bool has_value(const struct ot_node *node)
{
    return node && !node->missing && !(node->spread && node->spread->not_given);
}

/* As the table shows it: of draws their estimate, and not the base case. */
static double shown_value(const struct ot_node *node)
{
    return node->spread ? node->spread->estimate : node->value[0];
}

static bool goes_before(const struct ot_node *a, const struct ot_node *b, bool least)
{
    if (!has_value(a) || !has_value(b))
        return has_value(a) && !has_value(b);
    double x = shown_value(a), y = shown_value(b);
    return least ? x < y : x > y;
}

/* Falls avoided and bed days released have no order among them, nor have pounds of two
 * years. */
static void check_order(lua_State *L, const struct comparison *c, const char *name,
                        struct ot_node *const *value)
{
    const struct ot_node *first = NULL;
    char unit[2][OT_UNIT_ROOM], prices[2][OT_PRICES_ROOM];
    for (size_t r = 0; r < c->rows; r++) {
        struct ot_prices meet;
        const struct ot_node *node = value[r];
        if (!has_value(node))
            continue;
        first = first ? first : node;
        if (ot_unit_same(first->unit, node->unit) &&
            ot_prices_meet(first->prices, node->prices, &meet))
            continue;
        ot_raise(L,
                 "section:compare, order: the values of %s are in different units or "
                 "prices (%s%s%s; %s%s%s), and have no order",
                 name, ot_unit_people(first->unit, true, unit[0]),
                 first->prices.kind ? ", " : "",
                 ot_prices_write(first->prices, prices[0]),
                 ot_unit_people(node->unit, true, unit[1]), node->prices.kind ? ", " : "",
                 ot_prices_write(node->prices, prices[1]));
    }
}

/* Best first, what is missing last, equals as they stood. */
static void sort_rows(lua_State *L, struct comparison *c, int index)
{
    struct ot_chosen_column by = choose(L, c, "order", index);
    bool least = by.fixed && by.fixed->least;
    if (by.fixed && !by.fixed->quantity)
        ot_raise(L, "section:compare, order: %s is a text; expected a column of figures",
                 ot_found(L, index));
    struct ot_node **value = made(L, c->rows, sizeof(struct ot_node *));
    for (size_t r = 0; r < c->rows; r++) {
        value[r] = ot_column_value(L, &by, c->row[r]);
        if (value[r])
            ot_quantity_spread(L, value[r]);
    }
    check_order(L, c, by.name, value);
    for (size_t r = 1; r < c->rows; r++)
        for (size_t k = r; k > 0 && goes_before(value[k], value[k - 1], least); k--) {
            struct ot_node *node = value[k];
            struct ot_evaluation *e = c->row[k];
            value[k] = value[k - 1];
            value[k - 1] = node;
            c->row[k] = c->row[k - 1];
            c->row[k - 1] = e;
        }
}

/* ---- Extras: what more of it costs ---- */

/* "Extra falls avoided": a capital stays where it begins no word ("A&E"). */
static const char *extra_heading(lua_State *L, const char *label)
{
    char *words = needed(L, ot_arena_format(report_of(L)->arena, "Extra %s", label));
    char *first = words + strlen("Extra ");
    if (first[0] >= 'A' && first[0] <= 'Z' && first[1] >= 'a' && first[1] <= 'z')
        first[0] = (char)(first[0] - 'A' + 'a');
    return words;
}

static void put_extra_headings(lua_State *L, struct ot_table_of *table,
                               const struct comparison *c)
{
    const struct ot_kind *kind = c->first->kind;
    const struct ot_output *main = &kind->outputs[ot_kind_headline(kind)];
    struct ot_unit unit = ot_unit_one();
    char words[OT_UNIT_ROOM];
    ot_unit_read(main->unit, &unit);
    table->heading[table->columns++] = "Extra spend";
    table->heading[table->columns++] = extra_heading(L, main->label);
    table->heading[table->columns++] =
        needed(L, ot_arena_format(report_of(L)->arena, "Cost of each extra %s",
                                  ot_unit_people(unit, false, words)));
}

static struct ot_node *must(lua_State *L, struct ot_node *node,
                            const struct ot_error *err)
{
    if (!node)
        ot_raise_error(L, err);
    return ot_quantity_force(L, node);
}

static struct ot_node *extra(lua_State *L,
                             struct ot_node *(*of)(struct ot_evaluation *,
                                                   struct ot_error *),
                             struct ot_evaluation *e, struct ot_evaluation *first)
{
    struct ot_error err = { 0 };
    struct ot_graph *graph = ot_host_of(L)->appraisal->graph;
    struct ot_node *more = must(L, of(e, &err), &err);
    struct ot_node *less = must(L, of(first, &err), &err);
    return must(L, ot_graph_subtract(graph, more, less, &err), &err);
}

/* An incremental ratio means something only where more is gained for more money. */
static struct ot_node *cost_of_extra(lua_State *L, struct ot_node *cost,
                                     struct ot_node *gain)
{
    struct ot_error err = { 0 };
    struct ot_node *each =
        ot_graph_divide(ot_host_of(L)->appraisal->graph, cost, gain, &err);
    if (each && has_value(ot_quantity_spread(L, cost)) &&
        has_value(ot_quantity_spread(L, gain))) {
        if (shown_value(gain) <= 0)
            each->missing = "nothing more is gained";
        else if (shown_value(cost) <= 0)
            each->missing = "more is gained, and no more is spent";
        each->cannot_be_given = each->missing;
    }
    return must(L, each, &err);
}

/* ---- The table ---- */

static struct ot_cell_of figure_cell(lua_State *L, const struct ot_table_of *table,
                                     const struct ot_evaluation *e, size_t column,
                                     struct ot_node *node, const char *as)
{
    const char *label = needed(L, ot_arena_format(report_of(L)->arena, "%s: %s", e->label,
                                                  table->heading[column]));
    return (struct ot_cell_of){ .figure = ot_api_figure(L, label, node, as, -1) };
}

static void put_extras(lua_State *L, const struct ot_table_of *table,
                       const struct comparison *c, struct ot_evaluation *e,
                       struct ot_cell_of *cell)
{
    size_t at = 1 + c->columns;
    if (e == c->first) {
        for (size_t i = 0; i < EXTRAS; i++)
            cell[at + i].text = "";
        return;
    }
    struct ot_node *spend = extra(L, ot_evaluation_spend, e, c->first);
    struct ot_node *gain = extra(L, ot_evaluation_main, e, c->first);
    bool biased = e->adjustment.cost || c->first->adjustment.cost;
    struct ot_node *cost = biased ? extra(L, ot_evaluation_cost, e, c->first) : spend;
    cell[at] = figure_cell(L, table, e, at, spend, NULL);
    cell[at + 1] = figure_cell(L, table, e, at + 1, gain, NULL);
    cell[at + 2] = figure_cell(L, table, e, at + 2, cost_of_extra(L, cost, gain), NULL);
}

static struct ot_cell_of cell_of(lua_State *L, const struct ot_table_of *table,
                                 const struct comparison *c, size_t column,
                                 struct ot_evaluation *e)
{
    const struct ot_chosen_column *chosen = &c->column[column];
    struct ot_error err = { 0 };
    if (chosen->fixed && chosen->fixed->text) {
        const char *text = chosen->fixed->text(ot_host_of(L), e, &err);
        if (!text)
            ot_raise_error(L, &err);
        return (struct ot_cell_of){ .text = text };
    }
    struct ot_node *node = ot_column_value(L, chosen, e);
    if (!node)
        return (struct ot_cell_of){ .text = "" };
    return figure_cell(L, table, e, column + 1, node,
                       chosen->fixed ? chosen->fixed->as : NULL);
}

static void put_headings(lua_State *L, struct ot_table_of *table,
                         const struct comparison *c)
{
    table->heading = made(L, 1 + c->columns + EXTRAS, sizeof *table->heading);
    table->heading[table->columns++] = is_one_scheme(c) ? "Option" : "Scheme";
    for (size_t i = 0; i < c->columns; i++)
        table->heading[table->columns++] =
            needed(L, ot_arena_text(report_of(L)->arena, c->column[i].heading));
    if (c->first)
        put_extra_headings(L, table, c);
}

OT_API(section_compare)
{
    const struct ot_argument_value *order = ot_arg(a, "order");
    const char *title = ot_arg_text(a, "title");
    struct comparison c = { .rows = 0 };
    struct ot_table_of table = { .rows = 0 };
    take_rows(L, &c, ot_arg(a, "evaluations")->index);
    take_columns(L, &c, ot_arg(a, "columns")->index);
    c.first = are_choices(&c) ? c.row[0] : NULL;
    if (order->given)
        sort_rows(L, &c, order->index);
    table.title = title ? needed(L, ot_arena_text(report_of(L)->arena, title)) : NULL;
    put_headings(L, &table, &c);
    table.cell = made(L, c.rows * table.columns, sizeof *table.cell);
    table.evaluation = made(L, c.rows, sizeof *table.evaluation);
    for (; table.rows < c.rows; table.rows++) {
        struct ot_cell_of *cell = &table.cell[table.rows * table.columns];
        struct ot_evaluation *e = c.row[table.rows];
        table.evaluation[table.rows] = e->id;
        cell[0].text = e->label;
        for (size_t i = 0; i < c.columns; i++)
            cell[i + 1] = cell_of(L, &table, &c, i, e);
        if (c.first)
            put_extras(L, &table, &c, e, cell);
    }
    struct ot_item *item =
        needed(L, ot_report_item(report_of(L), self->of, OT_ITEM_TABLE));
    *item->table = table;
    item->private_ = ot_arg(a, "private")->yes;
    lua_pushvalue(L, 1);
    return 1;
}
