/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sections and what is put into them. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "report/report.h"
#include "script/api.h"
#include "script/quantity.h"

static struct ot_report *report_of(lua_State *L)
{
    return ot_host_of(L)->report;
}

/* A copy that stays, or a raise. */
static const char *kept(lua_State *L, const char *text)
{
    const char *copy = ot_arena_text(report_of(L)->arena, text);
    struct ot_error err = { 0 };
    if (text && !copy)
        ot_raise_error(L, &err);
    return copy;
}

static void *needed(lua_State *L, void *thing)
{
    struct ot_error err = { 0 };
    if (!thing)
        ot_raise_error(L, &err);
    return thing;
}

struct ot_figure *ot_api_figure(lua_State *L, const char *label, struct ot_node *node,
                                const char *as, int digits)
{
    ot_quantity_force(L, node);
    if (node->periods != 1)
        ot_raise(L,
                 "\"%s\": expected a quantity of one value, found one of %d periods; "
                 "take :total() or :by_period()",
                 label, (int)node->periods);
    return needed(L, ot_report_figure(report_of(L), label, node, as, digits));
}

/* One that can be written out; else it would leave a gap. */
static bool is_finite(lua_State *L, int index)
{
    return lua_type(L, index) == LUA_TNUMBER && isfinite(lua_tonumber(L, index));
}

/* ---- Prose ---- */

/* The figure of an item that stands for name, made when it is first met. */
static void place_figure(lua_State *L, struct ot_item *item, const char *name,
                         struct ot_node *node)
{
    for (size_t i = 0; i < item->values; i++)
        if (strcmp(item->value[i].name, name) == 0)
            return;
    struct ot_named_figure *place =
        needed(L, ot_arena_push(report_of(L)->arena, (void **)&item->value, &item->values,
                                sizeof *place));
    place->name = kept(L, name);
    place->figure = ot_api_figure(L, node->label ? node->label : name, node, NULL, -1);
}

/* Add what stands for {name}: a quantity becomes a figure of the item, a number or text
 * is written out. */
static void put_value(lua_State *L, luaL_Buffer *buffer, struct ot_item *item,
                      const char *name, int values)
{
    char number[OT_NUMBER_ROOM * 16];
    if (values)
        lua_getfield(L, values, name);
    else
        lua_pushnil(L);
    const struct ot_thing *quantity = ot_thing_at(L, -1, OT_OBJECT_QUANTITY);
    if (ot_thing_at(L, -1, OT_OBJECT_METRIC)) { /* by its name */
        lua_getfield(L, -1, "name");
        lua_remove(L, -2);
    }
    if (quantity) {
        place_figure(L, item, name, quantity->of);
        lua_pop(L, 1);
        lua_pushfstring(L, "{%s}", name);
    } else if (is_finite(L, -1)) {
        ot_number_people(lua_tonumber(L, -1), -1, number);
        lua_pop(L, 1);
        lua_pushstring(L, number);
    } else if (lua_type(L, -1) != LUA_TSTRING) {
        ot_raise(L,
                 "{%s} in the text: expected %s = quantity, number or text in its "
                 "values, found %s",
                 name, name, ot_found(L, -1));
    } else if (strchr(lua_tostring(L, -1), '{')) {
        ot_raise(L, "%s in values: expected a text without braces", name);
    }
    luaL_addvalue(buffer);
}

/* A value that the text does not speak of was meant for it. */
static void check_used(lua_State *L, const char *text, int values)
{
    if (!values)
        return;
    for (lua_pushnil(L); lua_next(L, values); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            ot_raise(L, "values: expected { name = quantity }, found an item without a "
                        "name");
        const char *braced = lua_pushfstring(L, "{%s}", lua_tostring(L, -2));
        if (!strstr(text, braced))
            ot_raise(L, "values: the text does not speak of %s", braced);
        lua_pop(L, 1);
    }
}

#define NAME_ROOM 48

/* The name at "{name}…", and its length. */
static size_t read_name(lua_State *L, const char *at, char name[NAME_ROOM])
{
    size_t length = strcspn(at + 1, "}");
    if (at[1 + length] != '}' || length == 0 || length >= NAME_ROOM)
        return (size_t)ot_raise(
            L, "a brace in a text begins the {name} of a value; found \"%s\"", at);
    memcpy(name, at + 1, length);
    name[length] = '\0';
    return length;
}

void ot_api_prose(lua_State *L, struct ot_item *item, const char *text, int values)
{
    luaL_Buffer buffer;
    check_used(L, text, values);
    luaL_buffinit(L, &buffer);
    for (const char *at = text; *at;) {
        char name[NAME_ROOM];
        size_t length = strcspn(at, "{");
        luaL_addlstring(&buffer, at, length);
        at += length;
        if (!*at)
            break;
        length = read_name(L, at, name);
        put_value(L, &buffer, item, name, values);
        at += length + 2;
    }
    luaL_pushresult(&buffer);
    item->text = kept(L, lua_tostring(L, -1));
}

static int put_passage(lua_State *L, struct ot_thing *self, const struct ot_arguments *a,
                       enum ot_item_kind kind)
{
    const struct ot_argument_value *values = ot_arg(a, "values");
    struct ot_item *item = needed(L, ot_report_item(report_of(L), self->of, kind));
    ot_api_prose(L, item, ot_arg_text(a, "text"), values->given ? values->index : 0);
    item->private_ = ot_arg(a, "private")->yes;
    lua_pushvalue(L, 1);
    return 1;
}

OT_API(section_text)
{
    return put_passage(L, self, a, OT_ITEM_TEXT);
}

OT_API(section_caveat)
{
    return put_passage(L, self, a, OT_ITEM_CAVEAT);
}

static int put_recommendation(lua_State *L, struct ot_section *section,
                              const struct ot_arguments *a)
{
    const struct ot_argument_value *values = ot_arg(a, "values");
    const char *scheme = ot_arg_text(a, "scheme");
    if (scheme && !ot_plan_scheme(ot_host_of(L)->appraisal->plan, scheme))
        return ot_raise(L, "recommend, scheme: no scheme \"%s\" in the plan", scheme);
    struct ot_item *item =
        needed(L, ot_report_item(report_of(L), section, OT_ITEM_RECOMMEND));
    ot_api_prose(L, item, ot_arg_text(a, "text"), values->given ? values->index : 0);
    item->recommend->text = item->text;
    item->recommend->verb = kept(L, ot_arg_text(a, "verb"));
    item->recommend->lead = kept(L, ot_arg_text(a, "lead"));
    item->recommend->due = kept(L, ot_arg_text(a, "due"));
    item->recommend->scheme = kept(L, scheme);
    lua_pushvalue(L, 1);
    return 1;
}

OT_API(report_recommend)
{
    (void)self;
    return put_recommendation(L, NULL, a);
}

OT_API(section_recommend)
{
    return put_recommendation(L, self->of, a);
}

/* ---- Sections ---- */

OT_API(report_section)
{
    (void)self;
    struct ot_section *section =
        needed(L, ot_report_section(report_of(L), ot_arg_text(a, "title"), false));
    section->private_ = ot_arg(a, "private")->yes;
    ot_thing_push(L, OT_OBJECT_SECTION, section, 0);
    return 1;
}

OT_API(report_annex)
{
    (void)self;
    ot_thing_push(L, OT_OBJECT_SECTION,
                  ot_report_section(report_of(L), ot_arg_text(a, "title"), true), 0);
    return 1;
}

OT_API(section_figure)
{
    const struct ot_argument_value *digits = ot_arg(a, "digits");
    struct ot_figure *figure = ot_api_figure(
        L, ot_arg_text(a, "label"), ot_quantity_amount(L, ot_arg(a, "quantity")),
        ot_arg_text(a, "as"), digits->given ? (int)digits->number : -1);
    struct ot_item *item =
        needed(L, ot_report_item(report_of(L), self->of, OT_ITEM_FIGURE));
    item->figure = figure;
    item->private_ = ot_arg(a, "private")->yes;
    lua_pushvalue(L, 1);
    return 1;
}

OT_API(section_checks)
{
    struct ot_item *item =
        needed(L, ot_report_item(report_of(L), self->of, OT_ITEM_CHECKS));
    item->level = kept(L, ot_arg_text(a, "level"));
    lua_pushvalue(L, 1);
    return 1;
}

/* ---- Tables ---- */

/* Push rows[row]; raises where it is no list. */
static void push_row(lua_State *L, int rows, lua_Integer row)
{
    if (lua_rawgeti(L, rows, row) != LUA_TTABLE)
        ot_raise(L, "section:table: row %d: expected a list of cells, found %s", (int)row,
                 ot_found(L, -1));
}

/* A figure of a table is named by its row's first cell and its heading. */
static const char *cell_label(lua_State *L, const struct ot_table_of *table, size_t row,
                              size_t column)
{
    const char *first = table->cell[row * table->columns].text;
    if (!first || !*first)
        return table->heading[column];
    return needed(
        L, ot_arena_format(report_of(L)->arena, "%s: %s", first, table->heading[column]));
}

/* The cell on top. */
static void put_cell(lua_State *L, struct ot_table_of *table, size_t row, size_t column)
{
    struct ot_cell_of *cell = &table->cell[row * table->columns + column];
    const struct ot_thing *quantity = ot_thing_at(L, -1, OT_OBJECT_QUANTITY);
    char number[OT_NUMBER_ROOM * 16];
    if (quantity)
        cell->figure =
            ot_api_figure(L, cell_label(L, table, row, column), quantity->of, NULL, -1);
    else if (is_finite(L, -1))
        cell->text = kept(L, ot_number_people(lua_tonumber(L, -1), -1, number));
    else if (lua_type(L, -1) == LUA_TSTRING)
        cell->text = kept(L, lua_tostring(L, -1));
    else if (lua_isnil(L, -1))
        cell->text = "";
    else
        ot_raise(L,
                 "section:table: row %d, column %d: expected a text, number or "
                 "quantity, found %s",
                 (int)row + 2, (int)column + 1, ot_found(L, -1));
}

static void put_headings(lua_State *L, struct ot_table_of *table, int rows)
{
    push_row(L, rows, 1);
    table->columns = lua_rawlen(L, -1);
    if (table->columns == 0)
        ot_raise(L, "section:table: the first row holds the headings; it is empty");
    table->heading = needed(
        L, ot_arena_array(report_of(L)->arena, table->columns, sizeof *table->heading));
    for (size_t c = 0; c < table->columns; c++) {
        if (lua_rawgeti(L, -1, (lua_Integer)c + 1) != LUA_TSTRING)
            ot_raise(L,
                     "section:table: the first row holds the headings; column %d: "
                     "expected a text, found %s",
                     (int)c + 1, ot_found(L, -1));
        table->heading[c] = kept(L, lua_tostring(L, -1));
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

OT_API(section_table)
{
    int rows = ot_arg(a, "rows")->index;
    if (!lua_istable(L, rows)) {
        ot_lines_as_rows(L, rows);
        rows = lua_gettop(L);
    }
    struct ot_table_of table = { .title = kept(L, ot_arg_text(a, "title")) };
    put_headings(L, &table, rows);
    table.rows = lua_rawlen(L, rows) - 1;
    table.cell =
        needed(L, ot_arena_array(report_of(L)->arena, table.rows * table.columns + 1,
                                 sizeof *table.cell));
    for (size_t r = 0; r < table.rows; r++) {
        push_row(L, rows, (lua_Integer)r + 2);
        if (lua_rawlen(L, -1) > table.columns)
            return ot_raise(L,
                            "section:table: row %d: expected %d cells, as many as "
                            "headings, found %d",
                            (int)r + 2, (int)table.columns, (int)lua_rawlen(L, -1));
        for (size_t c = 0; c < table.columns; c++) {
            lua_rawgeti(L, -1, (lua_Integer)c + 1);
            put_cell(L, &table, r, c);
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    struct ot_item *item =
        needed(L, ot_report_item(report_of(L), self->of, OT_ITEM_TABLE));
    *item->table = table;
    item->private_ = ot_arg(a, "private")->yes;
    lua_pushvalue(L, 1);
    return 1;
}
