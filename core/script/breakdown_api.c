/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of named quantities: money by a column, planned against actual; and what the plan
 * does not hold. */
#include "config.h"

#include <string.h>

#include "appraise/balance.h"
#include "appraise/breakdown.h"
#include "appraise/ledger_node.h"
#include "appraise/variance.h"
#include "script/api.h"
#include "script/list.h"
#include "script/quantity.h"

static struct ot_appraisal *appraisal_of(lua_State *L)
{
    return ot_host_of(L)->appraisal;
}

/* Beside the items of a list without any: what its table says. */
#define FIRST "first"
#define NONE "none"

int ot_lines_push(lua_State *L, const struct ot_lines *lines)
{
    ot_list_push(L);
    for (size_t i = 0; i < lines->count; i++) {
        ot_thing_push(L, OT_OBJECT_LINE, &lines->line[i], 0);
        ot_list_add(L, -2);
    }
    if (lines->count == 0 && lines->none) {
        lua_getiuservalue(L, -1, 1); /* items */
        lua_pushstring(L, lines->first);
        lua_setfield(L, -2, FIRST);
        lua_pushstring(L, lines->none);
        lua_setfield(L, -2, NONE);
        lua_pop(L, 1);
    }
    return 1;
}

/* ---- Money by a column ---- */

static int break_down(lua_State *L, enum ot_ledger_table table,
                      const struct ot_arguments *a)
{
    struct ot_breakdown_query query = {
        .ledger = { .table = table,
                    .period = ot_arg_period(a, "period"),
                    .basis = ot_arg_basis(a, "basis"),
                    .account = ot_arg_text(a, "account") },
        .column = ot_arg_text(a, "column"),
        .split_joint = table == OT_LEDGER_SPEND && ot_arg(a, "split_joint")->yes
    };
    struct ot_lines lines;
    struct ot_error err = { 0 };
    if (ot_breakdown(appraisal_of(L), &query, &lines, &err) != 0)
        return ot_raise_error(L, &err);
    return ot_lines_push(L, &lines);
}

OT_API(plan_spend_by)
{
    (void)self;
    return break_down(L, OT_LEDGER_SPEND, a);
}

OT_API(plan_funding_by)
{
    (void)self;
    return break_down(L, OT_LEDGER_FUNDING, a);
}

OT_API(plan_uplift)
{
    struct ot_error err = { 0 };
    (void)self;
    return ot_quantity_push(L,
                            ot_uplift(appraisal_of(L), ot_arg_text(a, "source"),
                                      ot_arg_period(a, "from"), ot_arg_period(a, "to"),
                                      ot_arg_basis(a, "basis"), &err),
                            &err);
}

OT_API(evaluation_variance)
{
    struct ot_lines lines;
    struct ot_error err = { 0 };
    (void)a;
    if (ot_variance(self->of, &lines, &err) != 0)
        return ot_raise_error(L, &err);
    return ot_lines_push(L, &lines);
}

OT_API(line_text)
{
    const struct ot_line *line = self->of;
    bool note = strcmp(a->binding->name, "note") == 0;
    lua_pushstring(L, note ? line->note : line->name); /* NULL: nil */
    return 1;
}

OT_API(line_cell)
{
    const struct ot_line *line = self->of;
    const char *known[OT_LINE_CELLS], *name = a->value[0].text;
    struct ot_error err = { 0 };
    for (size_t i = 0; i < line->cells; i++) {
        known[i] = line->cell[i].name;
        if (strcmp(known[i], name) == 0 && line->cell[i].text)
            return lua_pushstring(L, line->cell[i].text), 1;
        if (strcmp(known[i], name) == 0)
            return ot_quantity_push(L, line->cell[i].node, &err);
    }
    const char *nearest = ot_text_nearest(name, known, line->cells);
    return ot_raise(L, "the row has no \"%s\"; did you mean \"%s\"?", name,
                    nearest ? nearest : known[0]);
}

static void add_row(lua_State *L, const struct ot_line *line, lua_Integer row)
{
    struct ot_error err = { 0 };
    lua_newtable(L);
    if (line->note)
        lua_pushfstring(L, "%s (%s)", line->name, line->note);
    else
        lua_pushstring(L, line->name);
    lua_rawseti(L, -2, 1);
    for (size_t c = 0; c < line->cells; c++) {
        if (line->cell[c].text)
            lua_pushstring(L, line->cell[c].text);
        else
            ot_quantity_push(L, line->cell[c].node, &err);
        lua_rawseti(L, -2, (lua_Integer)c + 2);
    }
    lua_rawseti(L, -2, row);
}

static void add_headings(lua_State *L, const struct ot_line *line)
{
    lua_newtable(L);
    lua_pushstring(L, line->first);
    lua_rawseti(L, -2, 1);
    for (size_t c = 0; c < line->cells; c++) {
        lua_pushstring(L, line->cell[c].heading);
        lua_rawseti(L, -2, (lua_Integer)c + 2);
    }
    lua_rawseti(L, -2, 1);
}

/* rows, items on top: a row in words, where a list says why it has none. [-0, +0] */
static void add_reason(lua_State *L)
{
    if (lua_getfield(L, -1, NONE) != LUA_TSTRING)
        ot_raise(L, "section:table: the list has no rows");
    lua_newtable(L); /* rows, items, reason, headings */
    lua_getfield(L, -3, FIRST);
    lua_rawseti(L, -2, 1);
    lua_rawseti(L, -4, 1); /* rows, items, reason */
    lua_newtable(L);
    lua_pushfstring(L, "Nothing to show: %s", lua_tostring(L, -2));
    lua_rawseti(L, -2, 1);
    lua_rawseti(L, -4, 2);
    lua_pop(L, 1);
}

void ot_lines_as_rows(lua_State *L, int index)
{
    lua_Integer count = 0;
    lua_newtable(L);
    lua_getiuservalue(L, index, 1); /* rows, items */
    while (lua_rawgeti(L, -1, count + 1) != LUA_TNIL) {
        const struct ot_thing *thing = ot_thing_at(L, -1, OT_OBJECT_LINE);
        if (!thing)
            ot_raise(L,
                     "section:table: expected a list of rows such as plan:spend_by "
                     "gives, found %s in it",
                     ot_found(L, -1));
        lua_pop(L, 1);
        lua_pushvalue(L, -2);
        if (count == 0)
            add_headings(L, thing->of);
        add_row(L, thing->of, ++count + 1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    if (count == 0)
        add_reason(L);
    lua_pop(L, 1);
}

/* ---- What the plan does not hold ---- */

struct gap {
    const char *scheme, *name, *period, *text;
};

static void add_gap(lua_State *L, const struct ot_scheme *scheme,
                    const struct ot_input *input, struct ot_period period)
{
    bool spend = strcmp(input->name, "spend") == 0;
    struct ot_arena *arena = appraisal_of(L)->graph->arena;
    struct gap *gap = ot_arena_array(arena, 1, sizeof *gap);
    char words[OT_PERIOD_ROOM];
    const char *when = gap ? ot_arena_text(arena, ot_period_write(period, words)) : NULL;
    struct ot_error err = { 0 };
    if (when)
        *gap = (struct gap){
            scheme->id, input->name, when,
            spend ? ot_arena_format(arena, "spend needs a planned row of %s for %s",
                                    scheme->id, when)
                  : ot_arena_format(arena,
                                    "activity needs a planned row of %s, %s (%s), for %s",
                                    scheme->id, input->name, input->unit, when)
        };
    if (!when || !gap->text) {
        ot_error_memory(&err);
        ot_raise_error(L, &err);
    }
    ot_thing_push(L, OT_OBJECT_GAP, gap, 0);
    ot_list_add(L, -2);
}

static bool is_recorded(lua_State *L, const struct ot_scheme *scheme, const char *measure,
                        struct ot_period period)
{
    struct ot_appraisal *a = appraisal_of(L);
    struct ot_error err = { 0 };
    struct ot_activity_query activity = { .scheme = scheme->id,
                                          .measure = measure,
                                          .period = period,
                                          .basis = OT_BASIS_PLANNED };
    struct ot_ledger_query spend = { .table = OT_LEDGER_SPEND,
                                     .scheme = scheme->id,
                                     .period = period };
    struct ot_activity_sum done = { 0 };
    struct ot_ledger_sum spent = { 0 };
    int failed = measure
                     ? ot_activity_add(a->plan, &activity, a->graph->arena, &done, &err)
                     : ot_ledger_add(a->plan, &spend, a->graph->arena, &spent, &err);
    if (failed)
        ot_raise_error(L, &err);
    return measure ? done.missing == OT_MISSING_NOT : spent.missing == OT_MISSING_NOT;
}

/* Is there a row of activity or of spend within the period, be it without a value? Then
 * the scheme runs in it. */
static bool is_running(const struct ot_plan *plan, const struct ot_scheme *scheme,
                       struct ot_period period)
{
    for (size_t i = 0; i < plan->activity_count; i++)
        if (ot_text_same(plan->activity[i].scheme, scheme->id) &&
            plan->activity[i].basis == OT_BASIS_PLANNED &&
            ot_period_within(plan->activity[i].period, period))
            return true;
    for (size_t i = 0; i < plan->spend_count; i++)
        if (ot_text_same(plan->spend[i].scheme, scheme->id) &&
            ot_period_within(plan->spend[i].period, period))
            return true;
    return false;
}

/* Spend, where the scheme runs in a period without it, or in no period at all. */
static void find_unpaid(lua_State *L, const struct ot_scheme *scheme)
{
    static const struct ot_input spend = { .name = "spend" };
    const struct ot_plan *plan = appraisal_of(L)->plan;
    bool runs = false;
    for (size_t t = 0; t < plan->period_count; t++)
        runs = runs || is_running(plan, scheme, plan->periods[t]);
    for (size_t t = 0; t < plan->period_count; t++)
        if ((!runs || is_running(plan, scheme, plan->periods[t])) &&
            !is_recorded(L, scheme, NULL, plan->periods[t]))
            add_gap(L, scheme, &spend, plan->periods[t]);
}

/* In the periods in which the scheme has spend, what its kind cannot do without. */
static void find_gaps(lua_State *L, const struct ot_scheme *scheme,
                      const struct ot_kind *kind)
{
    const struct ot_plan *plan = appraisal_of(L)->plan;
    for (size_t i = 0; i < kind->input_count; i++) {
        const struct ot_input *input = &kind->inputs[i];
        if (input->absent != OT_REFUSE || strcmp(input->name, "spend") == 0)
            continue;
        for (size_t t = 0; t < plan->period_count; t++)
            if (is_recorded(L, scheme, NULL, plan->periods[t]) &&
                !is_recorded(L, scheme, input->name, plan->periods[t]))
                add_gap(L, scheme, input, plan->periods[t]);
    }
}

OT_API(plan_missing)
{
    const struct ot_plan *plan = self->of;
    const struct ot_runner *runner = appraisal_of(L)->runner;
    (void)a;
    ot_list_push(L);
    for (size_t i = 0; i < plan->scheme_count; i++) {
        const struct ot_scheme *scheme = &plan->schemes[i];
        const struct ot_kind *kind =
            scheme->kind ? runner->describe(runner->with, scheme->kind, NULL) : NULL;
        if (!kind)
            continue;
        find_unpaid(L, scheme);
        find_gaps(L, scheme, kind);
    }
    return 1;
}

OT_API(gap_text)
{
    const struct gap *gap = self->of;
    const char *name = a->binding->name;
    lua_pushstring(L, strcmp(name, "scheme") == 0   ? gap->scheme
                      : strcmp(name, "name") == 0   ? gap->name
                      : strcmp(name, "period") == 0 ? gap->period
                                                    : gap->text);
    return 1;
}
