/* SPDX-License-Identifier: GPL-3.0-or-later */
/* At most two arguments in order, the rest in a table of named options; each is held
 * against its type, and what does not fit is said with what was expected. */
#include "config.h"

#include "script/argument.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"

const char *ot_binding_words(const struct ot_api *api, const struct ot_binding *b,
                             char into[80])
{
    bool is_name = strcmp(b->name, "[name]") == 0;
    snprintf(into, 80, "%.30s%s%.30s", api->type[b->object].variable,
             is_name               ? ""
             : b->how == OT_METHOD ? ":"
                                   : ".",
             b->name);
    return into;
}

/* ---- Reading one ---- */

static int refuse(lua_State *L, const struct ot_arguments *a, size_t which,
                  const char *expected)
{
    char words[80];
    const struct ot_argument *argument = &a->binding->argument[which];
    int index = a->value[which].index;
    return ot_raise(L, "%s, %s: expected %s, found %s",
                    ot_binding_words(ot_host_of(L)->api, a->binding, words),
                    argument->name, expected, ot_found(L, index));
}

/* "planned, forecast or actual" of the words up to the first NULL. */
static const char *alternatives(lua_State *L, const char *const *word)
{
    luaL_Buffer buffer;
    luaL_buffinit(L, &buffer);
    for (size_t i = 0; word[i]; i++) {
        if (i > 0)
            luaL_addstring(&buffer, word[i + 1] ? ", " : " or ");
        luaL_addstring(&buffer, word[i]);
    }
    luaL_pushresult(&buffer);
    return lua_tostring(L, -1);
}

static void refuse_word(lua_State *L, const struct ot_arguments *a, size_t which,
                        const char *const *words)
{
    refuse(L, a, which, alternatives(L, words));
}

static void take_basis(lua_State *L, const struct ot_arguments *a, size_t which,
                       struct ot_argument_value *value)
{
    const char *words[OT_BASES] = { NULL };
    if (ot_basis_read(value->text, &value->basis) == 0 && value->basis != OT_BASIS_NONE)
        return;
    for (int b = OT_BASIS_NONE + 1; b < OT_BASES; b++)
        words[b - 1] = ot_basis_word((enum ot_basis)b);
    refuse_word(L, a, which, words);
}

static void take_quality(lua_State *L, const struct ot_arguments *a, size_t which,
                         struct ot_argument_value *value)
{
    const char *words[OT_QUALITIES + 1] = { NULL };
    if (ot_quality_read(value->text, &value->quality) == 0)
        return;
    for (int q = 0; q < OT_QUALITIES; q++)
        words[q] = ot_quality_word((enum ot_quality)q);
    refuse_word(L, a, which, words);
}

static void take_choice(lua_State *L, const struct ot_arguments *a, size_t which,
                        struct ot_argument_value *value)
{
    const char *const *choices = a->binding->argument[which].choices;
    for (size_t i = 0; choices[i]; i++)
        if (ot_text_same_folded(choices[i], value->text)) {
            value->text = choices[i];
            return;
        }
    refuse_word(L, a, which, choices);
}

static void take_period(lua_State *L, const struct ot_arguments *a, size_t which,
                        struct ot_argument_value *value)
{
    char words[80];
    struct ot_error err = { 0 };
    if (ot_period_read(value->text, &value->period, &err) != 0)
        ot_raise(L, "%s, %s: %s", ot_binding_words(ot_host_of(L)->api, a->binding, words),
                 a->binding->argument[which].name, err.text);
    if (a->binding->argument[which].type != OT_TYPE_YEAR)
        return;
    if (!ot_period_is_year(value->period))
        refuse(L, a, which, ot_type_words(OT_TYPE_YEAR));
    value->year = ot_period_financial_year(value->period);
}

/* The value is a text; now what kind of text? */
static void take_text(lua_State *L, const struct ot_arguments *a, size_t which,
                      struct ot_argument_value *value)
{
    enum ot_type type = a->binding->argument[which].type;
    size_t length;
    value->text = lua_tolstring(L, value->index, &length);
    if (ot_xml_fault(value->text, length) >= 0 || strlen(value->text) != length)
        refuse(L, a, which, "a text of well-formed UTF-8 without control characters");
    if (type == OT_TYPE_BASIS)
        take_basis(L, a, which, value);
    else if (type == OT_TYPE_QUALITY)
        take_quality(L, a, which, value);
    else if (type == OT_TYPE_CHOICE)
        take_choice(L, a, which, value);
    else if (type == OT_TYPE_PERIOD || type == OT_TYPE_YEAR)
        take_period(L, a, which, value);
    else if (type == OT_TYPE_DATE && ot_date_read(value->text, &value->day) != 0)
        refuse(L, a, which, ot_type_words(type));
    else if (type == OT_TYPE_NAME && !ot_text_is_name(value->text))
        refuse(L, a, which, ot_type_words(type));
}

static void take_texts(lua_State *L, const struct ot_arguments *a, size_t which,
                       struct ot_argument_value *value)
{
    if (lua_type(L, value->index) == LUA_TSTRING) {
        take_text(L, a, which, value);
        return;
    }
    if (!lua_istable(L, value->index))
        refuse(L, a, which, ot_type_words(OT_TYPE_TEXTS));
    lua_Integer count = (lua_Integer)lua_rawlen(L, value->index);
    for (lua_Integer i = 1; i <= count; i++) {
        if (lua_rawgeti(L, value->index, i) != LUA_TSTRING)
            refuse(L, a, which, ot_type_words(OT_TYPE_TEXTS));
        lua_pop(L, 1);
    }
}

static void take_numbers(lua_State *L, const struct ot_arguments *a, size_t which,
                         const struct ot_argument_value *value)
{
    if (!lua_istable(L, value->index))
        refuse(L, a, which, ot_type_words(OT_TYPE_NUMBERS));
    lua_Integer count = (lua_Integer)lua_rawlen(L, value->index);
    for (lua_Integer i = 1; i <= count; i++) {
        if (lua_rawgeti(L, value->index, i) != LUA_TNUMBER ||
            !isfinite(lua_tonumber(L, -1)))
            ot_raise(L, "%s: expected finite numbers, found %s as item %d",
                     a->binding->argument[which].name, ot_found(L, -1), (int)i);
        lua_pop(L, 1);
    }
}

static void take_number(lua_State *L, const struct ot_arguments *a, size_t which,
                        struct ot_argument_value *value)
{
    enum ot_type type = a->binding->argument[which].type;
    double most = type == OT_TYPE_DIGITS ? 12 : type == OT_TYPE_COUNT ? 100 : INFINITY;
    value->number = lua_tonumber(L, value->index);
    bool whole = isinf(most) || (value->number >= 0 && value->number <= most &&
                                 value->number == floor(value->number));
    if (!isfinite(value->number) || !whole)
        refuse(L, a, which, isinf(most) ? "a finite number" : ot_type_words(type));
}

static bool is_number(const struct ot_arguments *a, size_t which)
{
    enum ot_type type = a->binding->argument[which].type;
    return type == OT_TYPE_NUMBER || type == OT_TYPE_DIGITS || type == OT_TYPE_COUNT ||
           type == OT_TYPE_AMOUNT;
}

static bool is_quantity(const struct ot_arguments *a, size_t which)
{
    enum ot_type type = a->binding->argument[which].type;
    return type == OT_TYPE_QUANTITY || type == OT_TYPE_AMOUNT;
}

/* What is taken as it stands, and looked into by the function that is called. */
static bool is_whole(lua_State *L, enum ot_type type, int index)
{
    switch (type) {
    case OT_TYPE_ROWS:
        return lua_istable(L, index) || ot_thing_at(L, index, OT_OBJECT_LIST);
    case OT_TYPE_VALUES:
    case OT_TYPE_EVALUATIONS:
    case OT_TYPE_CHOICES:
        return lua_istable(L, index);
    case OT_TYPE_FUNCTION:
        return lua_isfunction(L, index);
    case OT_TYPE_EVALUATION:
        return ot_thing_at(L, index, OT_OBJECT_EVALUATION);
    case OT_TYPE_RULE:
        return ot_thing_at(L, index, OT_OBJECT_RULE);
    case OT_TYPE_CHART:
        return ot_thing_at(L, index, OT_OBJECT_CHART);
    default:
        return false;
    }
}

static bool is_text(enum ot_type type)
{
    return type == OT_TYPE_TEXT || type == OT_TYPE_NAME || type == OT_TYPE_PERIOD ||
           type == OT_TYPE_YEAR || type == OT_TYPE_DATE || type == OT_TYPE_BASIS ||
           type == OT_TYPE_QUALITY || type == OT_TYPE_CHOICE;
}

/* Numbers are not texts here, nor texts numbers. */
static void take_one(lua_State *L, struct ot_arguments *a, size_t which, int index)
{
    struct ot_argument_value *value = &a->value[which];
    enum ot_type type = a->binding->argument[which].type;
    const struct ot_thing *quantity = ot_thing_at(L, index, OT_OBJECT_QUANTITY);
    int found = lua_type(L, index);
    *value = (struct ot_argument_value){ .given = true,
                                         .index = index,
                                         .period = OT_PERIOD_NONE };
    if (type == OT_TYPE_NUMBERS)
        take_numbers(L, a, which, value);
    else if (type == OT_TYPE_TEXTS)
        take_texts(L, a, which, value);
    else if (type == OT_TYPE_YES && found == LUA_TBOOLEAN)
        value->yes = lua_toboolean(L, index);
    else if (is_number(a, which) && found == LUA_TNUMBER)
        take_number(L, a, which, value);
    else if (is_quantity(a, which) && quantity)
        value->node = quantity->of;
    else if (is_text(type) && found == LUA_TSTRING)
        take_text(L, a, which, value);
    else if (!is_whole(L, type, index))
        refuse(L, a, which, ot_type_words(type));
}

/* ---- Reading all ---- */

static bool is_option(const struct ot_argument *argument)
{
    return argument->needed == OT_OPTION || argument->needed == OT_MUST;
}

static size_t count_arguments(const struct ot_binding *b, bool options)
{
    size_t count = 0;
    for (size_t i = 0; i < OT_ARGUMENTS_MAX && b->argument[i].name; i++)
        count += is_option(&b->argument[i]) == options;
    return count;
}

static long option_index(const struct ot_binding *b, const char *name)
{
    for (size_t i = 0; i < OT_ARGUMENTS_MAX && b->argument[i].name; i++)
        if (is_option(&b->argument[i]) && strcmp(b->argument[i].name, name) == 0)
            return (long)i;
    return -1;
}

static int refuse_option(lua_State *L, const struct ot_binding *b, const char *name)
{
    char words[80];
    const char *known[OT_ARGUMENTS_MAX + 1];
    size_t count = 0;
    for (size_t i = 0; i < OT_ARGUMENTS_MAX && b->argument[i].name; i++)
        if (is_option(&b->argument[i]))
            known[count++] = b->argument[i].name;
    known[count] = NULL;
    const char *nearest = ot_text_nearest(name, known, count);
    ot_binding_words(ot_host_of(L)->api, b, words);
    if (nearest)
        return ot_raise(L, "%s has no option \"%s\"; did you mean \"%s\"?", words, name,
                        nearest);
    return ot_raise(L, "%s has no option \"%s\"; expected %s", words, name,
                    alternatives(L, known));
}

/* In the order of the table of the API, so that of two faults always the same is said. */
static void take_options(lua_State *L, int table, struct ot_arguments *a)
{
    const struct ot_binding *b = a->binding;
    char words[80];
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            ot_raise(L, "%s: options are named; expected { name = value }",
                     ot_binding_words(ot_host_of(L)->api, b, words));
        if (option_index(b, lua_tostring(L, -2)) < 0)
            refuse_option(L, b, lua_tostring(L, -2));
    }
    luaL_checkstack(L, OT_ARGUMENTS_MAX, "the stack is full");
    for (size_t i = 0; i < OT_ARGUMENTS_MAX && b->argument[i].name; i++)
        if (is_option(&b->argument[i]) &&
            lua_getfield(L, table, b->argument[i].name) != LUA_TNIL)
            take_one(L, a, i, lua_gettop(L));
}

static void require_all(lua_State *L, const struct ot_arguments *a)
{
    for (size_t i = 0; i < OT_ARGUMENTS_MAX && a->binding->argument[i].name; i++) {
        const struct ot_argument *argument = &a->binding->argument[i];
        bool needed = argument->needed == OT_REQUIRED || argument->needed == OT_MUST;
        if (needed && !a->value[i].given)
            refuse(L, a, i, ot_type_words(argument->type));
    }
}

static void refuse_surplus(lua_State *L, const struct ot_binding *b, size_t in_order,
                           bool options)
{
    char words[80];
    ot_raise(L, "%s: too many arguments; expected %d in order%s",
             ot_binding_words(ot_host_of(L)->api, b, words), (int)in_order,
             options ? " and a table of named options" : "");
}

void ot_arguments_take(lua_State *L, int first, struct ot_arguments *a)
{
    const struct ot_binding *b = a->binding;
    size_t in_order = count_arguments(b, false);
    bool options = count_arguments(b, true) > 0;
    int table = first + (int)in_order, last = lua_gettop(L);
    char words[80];
    luaL_checkstack(L, 16, "the stack is full");
    if (last > table || (last == table && !options))
        refuse_surplus(L, b, in_order, options);
    for (size_t i = 0; i < in_order; i++)
        if (!lua_isnoneornil(L, first + (int)i))
            take_one(L, a, i, first + (int)i);
    if (options && last == table && !lua_isnil(L, table)) {
        if (!lua_istable(L, table))
            ot_raise(L, "%s: expected a table of named options, found %s",
                     ot_binding_words(ot_host_of(L)->api, b, words), ot_found(L, table));
        take_options(L, table, a);
    }
    require_all(L, a);
}

/* ---- Asking ---- */

const struct ot_argument_value *ot_arg(const struct ot_arguments *a, const char *name)
{
    for (size_t i = 0; i < OT_ARGUMENTS_MAX && a->binding->argument[i].name; i++)
        if (strcmp(a->binding->argument[i].name, name) == 0)
            return &a->value[i];
    assert(false && "an argument that the table does not name");
    return NULL;
}

const char *ot_arg_text(const struct ot_arguments *a, const char *name)
{
    return ot_arg(a, name)->text;
}

struct ot_period ot_arg_period(const struct ot_arguments *a, const char *name)
{
    const struct ot_argument_value *value = ot_arg(a, name);
    return value->given ? value->period : OT_PERIOD_NONE;
}

enum ot_basis ot_arg_basis(const struct ot_arguments *a, const char *name)
{
    return ot_arg(a, name)->basis;
}

bool ot_arg_allows(lua_State *L, const struct ot_arguments *a, const char *name,
                   const char *word)
{
    const struct ot_argument_value *value = ot_arg(a, name);
    bool found = false;
    if (!value->given)
        return true;
    if (value->text)
        return ot_text_same(value->text, word);
    lua_Integer count = (lua_Integer)lua_rawlen(L, value->index);
    for (lua_Integer i = 1; i <= count && !found; i++) {
        lua_rawgeti(L, value->index, i);
        found = ot_text_same(lua_tostring(L, -1), word);
        lua_pop(L, 1);
    }
    return found;
}
