/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ready-made tables of the fund: balances, required spend, conditions and sign-off. */
#include "config.h"

#include <string.h>

#include "appraise/balance.h"
#include "appraise/requirement.h"
#include "report/report.h"
#include "script/api.h"

static struct ot_appraisal *appraisal_of(lua_State *L)
{
    return ot_host_of(L)->appraisal;
}

static struct ot_arena *arena_of(lua_State *L)
{
    return appraisal_of(L)->graph->arena;
}

static void *needed(lua_State *L, void *thing)
{
    struct ot_error err = { 0 };
    if (!thing) {
        ot_error_memory(&err);
        ot_raise_error(L, &err);
    }
    return thing;
}

/* ---- A table that grows by rows ---- */

#define COLUMNS_MAX 12
struct grid {
    lua_State *L;
    struct ot_table_of table;
    size_t column;    /* to be filled next, of the last row */
    const char *name; /* of the last row, as figures are labelled */
};

static void add_heading(struct grid *g, const char *heading)
{
    if (!g->table.heading)
        g->table.heading = needed(
            g->L, ot_arena_array(arena_of(g->L), COLUMNS_MAX, sizeof(const char *)));
    g->table.heading[g->table.columns++] = heading;
}

static struct grid grid_new(lua_State *L, const char *title, const char *shows,
                            const char *const *heading)
{
    struct grid grid = { .L = L, .table = { .title = title, .shows = shows } };
    for (size_t i = 0; heading[i]; i++)
        add_heading(&grid, heading[i]);
    return grid;
}

/* Cells are kept in whole rows: room is made for as many as there can be. */
static void make_room(struct grid *g, size_t rows)
{
    g->table.cell =
        needed(g->L, ot_arena_array(arena_of(g->L), rows * g->table.columns + 1,
                                    sizeof *g->table.cell));
}

static struct ot_cell_of *next_cell(struct grid *g)
{
    return &g->table.cell[(g->table.rows - 1) * g->table.columns + g->column++];
}

static void put_text(struct grid *g, const char *text)
{
    next_cell(g)->text = needed(g->L, ot_arena_text(arena_of(g->L), text ? text : ""));
}

static void begin_row(struct grid *g, const char *name, const char *period)
{
    g->table.rows++;
    g->column = 0;
    g->name = *period
                  ? needed(g->L, ot_arena_format(arena_of(g->L), "%s, %s", name, period))
                  : name;
    put_text(g, name);
}

static void put_amount(struct grid *g, struct ot_node *node)
{
    const char *label = needed(g->L, ot_arena_format(arena_of(g->L), "%s: %s", g->name,
                                                     g->table.heading[g->column]));
    struct ot_cell_of *cell = next_cell(g);
    cell->figure = ot_api_figure(g->L, label, node, NULL, -1);
}

static void put_item(struct grid *g, struct ot_section *section, bool private_)
{
    struct ot_item *item =
        needed(g->L, ot_report_item(ot_host_of(g->L)->report, section, OT_ITEM_TABLE));
    *item->table = g->table;
    item->private_ = private_;
}

static void put_prose(lua_State *L, struct ot_section *section, enum ot_item_kind kind,
                      const char *text, bool private_)
{
    struct ot_item *item =
        needed(L, ot_report_item(ot_host_of(L)->report, section, kind));
    item->text = needed(L, ot_arena_text(arena_of(L), text));
    item->private_ = private_;
}

/* ---- Balances ---- */

#define BASES_MAX 2
struct balances {
    enum ot_basis basis[BASES_MAX];
    size_t bases;
    struct ot_period *period;
    size_t periods;
    const char **source;
    size_t sources;
};

/* The i-th of a text or a list of texts, left on the stack; NULL: there are no more. */
static const char *text_at(lua_State *L, const struct ot_argument_value *value, size_t i)
{
    if (lua_type(L, value->index) == LUA_TTABLE)
        lua_rawgeti(L, value->index, (lua_Integer)i + 1);
    else if (i == 0)
        lua_pushvalue(L, value->index);
    else
        lua_pushnil(L);
    return lua_tostring(L, -1);
}

static void take_basis(lua_State *L, const struct ot_arguments *a, const char *name,
                       struct balances *b)
{
    const struct ot_argument_value *value = ot_arg(a, name);
    if (!value->given)
        return;
    if (value->basis > OT_BASIS_ACTUAL)
        ot_raise(L,
                 "section:balances, %s: expected planned, forecast or actual; found "
                 "\"%s\"",
                 name, ot_basis_word(value->basis));
    b->basis[b->bases++] = value->basis;
}

static void take_bases(lua_State *L, const struct ot_arguments *a, struct balances *b)
{
    take_basis(L, a, "basis", b);
    if (b->bases == 0)
        b->basis[b->bases++] = OT_BASIS_PLANNED;
    take_basis(L, a, "against", b);
}

static void take_periods(lua_State *L, const struct ot_argument_value *value,
                         struct balances *b)
{
    const struct ot_plan *plan = appraisal_of(L)->plan;
    const char *word;
    struct ot_error err = { 0 };
    b->period = plan->periods;
    b->periods = plan->period_count;
    if (!value->given)
        return;
    b->period = NULL;
    for (b->periods = 0; (word = text_at(L, value, b->periods)); lua_pop(L, 1)) {
        struct ot_period *slot = needed(L, ot_arena_push(arena_of(L), (void **)&b->period,
                                                         &b->periods, sizeof *slot));
        if (ot_period_read(word, slot, &err) != 0)
            ot_raise(L, "section:balances, periods: %s", err.text);
    }
    lua_pop(L, 1);
}

static const char *basis_heading(lua_State *L, const struct balances *b, size_t i,
                                 const char *word)
{
    static const char *const of_basis[] = { [OT_BASIS_PLANNED] = "Planned",
                                            [OT_BASIS_FORECAST] = "Forecast",
                                            [OT_BASIS_ACTUAL] = "Actual" };
    if (b->bases == 1 && b->basis[0] == OT_BASIS_PLANNED)
        return needed(
            L, ot_arena_format(arena_of(L), "%c%s", word[0] - 'a' + 'A', word + 1));
    return needed(L, ot_arena_format(arena_of(L), "%s %s", of_basis[b->basis[i]], word));
}

static void put_balance(struct grid *g, const struct balances *b, struct ot_period period,
                        const char *source)
{
    struct ot_error err = { 0 };
    char words[OT_PERIOD_ROOM];
    begin_row(g, source ? source : "All sources", ot_period_write(period, words));
    put_text(g, words);
    for (size_t i = 0; i < b->bases; i++) {
        struct ot_balance_query query = { period, b->basis[i], source };
        struct ot_balance balance = { 0 };
        if (ot_balance_of(appraisal_of(g->L), &query, &balance, &err) != 0)
            ot_raise_error(g->L, &err);
        put_amount(g, balance.funding);
        put_amount(g, balance.spend);
        put_amount(g, balance.balance);
    }
}

/* Whether a balance by source can be given in any basis; a caveat for each that cannot.
 */
static bool has_sources(lua_State *L, const struct balances *b, struct ot_period period,
                        struct ot_section *section, bool private_)
{
    bool can = false;
    for (size_t i = 0; i < b->bases; i++) {
        struct ot_balance_query query = { period, b->basis[i], NULL };
        struct ot_error err = { 0 };
        const char *why = NULL;
        if (ot_balance_lacks(appraisal_of(L), &query, &why, &err) != 0)
            ot_raise_error(L, &err);
        can = can || !why;
        if (why)
            put_prose(L, section, OT_ITEM_CAVEAT,
                      needed(L, ot_arena_format(arena_of(L),
                                                "Only the balance over all sources can "
                                                "be given: %s.",
                                                why)),
                      private_);
    }
    return can;
}

OT_API(section_balances)
{
    static const char *const first[] = { "Source", "Period", NULL };
    struct balances b = { 0 };
    struct ot_error err = { 0 };
    bool private_ = ot_arg(a, "private")->yes;
    struct grid g = grid_new(L, "Balances", "balances", first);
    take_bases(L, a, &b);
    take_periods(L, ot_arg(a, "periods"), &b);
    if (ot_balance_sources(appraisal_of(L), &b.source, &b.sources, &err) != 0)
        return ot_raise_error(L, &err);
    for (size_t i = 0; i < b.bases; i++) {
        add_heading(&g, basis_heading(L, &b, i, "funding"));
        add_heading(&g, basis_heading(L, &b, i, "spend"));
        add_heading(&g, basis_heading(L, &b, i, "balance"));
    }
    make_room(&g, b.periods * (b.sources + 1));
    for (size_t p = 0; p < b.periods; p++) {
        bool sources = has_sources(L, &b, b.period[p], self->of, private_);
        for (size_t s = 0; sources && s < b.sources; s++)
            put_balance(&g, &b, b.period[p], b.source[s]);
        put_balance(&g, &b, b.period[p], NULL);
    }
    put_item(&g, self->of, private_);
    lua_pushvalue(L, 1);
    return 1;
}

/* ---- Required spend ---- */

static bool is_asked(const struct ot_requirement *row, const char *kind,
                     struct ot_period period)
{
    return strcmp(row->kind, kind) == 0 &&
           (ot_period_is_none(period) || ot_period_is_none(row->period) ||
            ot_period_within(row->period, period));
}

static size_t count_asked(const struct ot_plan *plan, const char *kind,
                          struct ot_period period, bool *counts)
{
    size_t count = 0;
    for (size_t i = 0; i < plan->requirement_count; i++)
        if (is_asked(&plan->requirements[i], kind, period)) {
            count++;
            *counts = *counts || plan->requirements[i].counts;
        }
    return count;
}

static void put_required(struct grid *g, const struct ot_requirement *row, bool counts)
{
    struct ot_required required = { 0 };
    struct ot_error err = { 0 };
    char words[OT_PERIOD_ROOM];
    if (ot_requirement_read(appraisal_of(g->L), row, &required, &err) != 0)
        ot_raise_error(g->L, &err);
    begin_row(g, row->name, ot_period_write(row->period, words));
    put_text(g, words);
    put_amount(g, required.minimum);
    put_amount(g, required.planned);
    if (counts)
        put_amount(g, required.recomputed);
    put_amount(g, required.under_spend);
    if (counts)
        put_text(g, required.counts);
}

OT_API(section_required_spend)
{
    static const char *const plain[] = { "Requirement", "Period",      "Minimum",
                                         "Planned",     "Under-spend", NULL };
    static const char *const full[] = { "Requirement",       "Period",     "Minimum",
                                        "Planned",           "Recomputed", "Under-spend",
                                        "Which lines count", NULL };
    const struct ot_plan *plan = appraisal_of(L)->plan;
    struct ot_period period = ot_arg_period(a, "period");
    bool counts = false, private_ = ot_arg(a, "private")->yes;
    size_t rows = count_asked(plan, "minimum_spend", period, &counts);
    struct grid g =
        grid_new(L, "Required spend", "required-spend", counts ? full : plain);
    make_room(&g, rows);
    for (size_t i = 0; i < plan->requirement_count; i++)
        if (is_asked(&plan->requirements[i], "minimum_spend", period))
            put_required(&g, &plan->requirements[i], counts);
    if (rows > 0)
        put_item(&g, self->of, private_);
    else
        put_prose(L, self->of, OT_ITEM_TEXT, "The plan names no minimum spend.",
                  private_);
    lua_pushvalue(L, 1);
    return 1;
}

/* ---- Conditions and sign-off ---- */

static void put_statements(lua_State *L, const struct ot_arguments *a,
                           struct ot_section *section, const char *kind,
                           const char *title, const char *const *heading)
{
    const struct ot_plan *plan = appraisal_of(L)->plan;
    struct ot_period period = ot_arg_period(a, "period");
    bool counts = false, private_ = ot_arg(a, "private")->yes;
    char words[OT_PERIOD_ROOM];
    size_t rows = count_asked(plan, kind, period, &counts);
    struct grid g = grid_new(L, title, NULL, heading);
    make_room(&g, rows);
    for (size_t i = 0; i < plan->requirement_count; i++) {
        const struct ot_requirement *row = &plan->requirements[i];
        if (!is_asked(row, kind, period))
            continue;
        begin_row(&g, row->name, ot_period_write(row->period, words));
        put_text(&g, words);
        put_text(&g, row->met ? row->met : "not said");
        put_text(&g, row->vouch.note);
    }
    if (rows > 0)
        put_item(&g, section, private_);
}

OT_API(section_conditions)
{
    static const char *const condition[] = { "Condition", "Period", "Met", "Note", NULL };
    static const char *const role[] = { "Role", "Period", "Signed", "Note", NULL };
    put_statements(L, a, self->of, "condition", "National conditions", condition);
    put_statements(L, a, self->of, "sign_off", "Sign-off", role);
    lua_pushvalue(L, 1);
    return 1;
}
