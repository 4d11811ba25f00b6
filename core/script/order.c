/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One order for all: pairs and next go through 1 to n, then other numbers, then texts;
 * table.sort keeps the order of equals. */
#include "config.h"

#include <lauxlib.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "script/library.h"

/* ---- Keys ---- */

enum rank { IN_SEQUENCE, NUMBER, TRUTH, TEXT };

struct key {
    enum rank rank;
    bool whole;
    lua_Integer integer;
    lua_Number number;
    const char *text;
    size_t length;
};

static int compare_numbers(const struct key *a, const struct key *b)
{
    if (a->whole && b->whole)
        return (a->integer > b->integer) - (a->integer < b->integer);
    return (a->number > b->number) - (a->number < b->number);
}

static int compare_texts(const struct key *a, const struct key *b)
{
    int order = memcmp(a->text, b->text, a->length < b->length ? a->length : b->length);
    return order ? order : (a->length > b->length) - (a->length < b->length);
}

static int compare(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return a->rank == TEXT ? compare_texts(a, b) : compare_numbers(a, b);
}

/* The key at index of a table whose sequence is 1 to n. */
static struct key key_at(lua_State *L, int index, lua_Integer n)
{
    struct key key = { TEXT, false, 0, 0, "", 0 };
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
        key.whole = lua_isinteger(L, index);
        key.integer = key.whole ? lua_tointeger(L, index) : 0;
        key.number = lua_tonumber(L, index);
        key.rank =
            key.whole && key.integer >= 1 && key.integer <= n ? IN_SEQUENCE : NUMBER;
        break;
    case LUA_TBOOLEAN:
        key = (struct key){ TRUTH, true, lua_toboolean(L, index), 0, NULL, 0 };
        break;
    case LUA_TSTRING:
        key.text = lua_tolstring(L, index, &key.length);
        break;
    default:
        ot_raise(L,
                 "pairs: a key that is a %s has no order; use numbers or texts as keys",
                 luaL_typename(L, index));
    }
    return key;
}

static void push_key(lua_State *L, const struct key *key)
{
    if (key->rank == TRUTH)
        lua_pushboolean(L, (int)key->integer);
    else if (key->rank == TEXT)
        lua_pushlstring(L, key->text, key->length);
    else if (key->whole)
        lua_pushinteger(L, key->integer);
    else
        lua_pushnumber(L, key->number);
}

/* How far 1, 2, 3 … go without a gap. */
static lua_Integer sequence(lua_State *L, int table)
{
    lua_Integer n = 0;
    while (lua_rawgeti(L, table, n + 1) != LUA_TNIL) {
        lua_pop(L, 1);
        n++;
    }
    lua_pop(L, 1);
    return n;
}

static void check_table(lua_State *L, const char *function)
{
    if (lua_istable(L, 1))
        return;
    const char *name = luaL_typename(L, 1);
    if (luaL_getmetafield(L, 1, "__name") == LUA_TSTRING)
        name = lua_tostring(L, -1);
    ot_raise(L, "%s: expected a table, found a %s%s", function, name,
             strcmp(name, "list") == 0 ? "; walk a list with `for x in list do`" : "");
}

/* ---- pairs and next ---- */

/* Upvalues: keys in order, how many have been given. */
static int step(lua_State *L)
{
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(2));
    luaL_checktype(L, 1, LUA_TTABLE);
    for (;;) {
        if (lua_rawgeti(L, lua_upvalueindex(1), ++at) == LUA_TNIL)
            return 1;
        lua_pushvalue(L, -1);
        if (lua_rawget(L, 1) != LUA_TNIL)
            break; /* else removed meanwhile */
        lua_pop(L, 2);
    }
    lua_pushinteger(L, at);
    lua_replace(L, lua_upvalueindex(2));
    return 2;
}

/* [-0, +1]: the keys of the table at index 1, in order, as a table. */
static void push_keys(lua_State *L)
{
    lua_Integer n = sequence(L, 1);
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1))
        count++;
    struct key *key = lua_newuserdatauv(L, (count + 1) * sizeof *key, 0);
    size_t i = 0;
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1))
        key[i++] = key_at(L, -2, n);
    qsort(key, count, sizeof *key, compare);
    lua_createtable(L, count < INT_MAX ? (int)count : 0, 0);
    for (i = 0; i < count; i++) {
        push_key(L, &key[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_remove(L, -2);
}

int ot_order_pairs(lua_State *L)
{
    luaL_checkany(L, 1);
    if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_call(L, 1, 3);
        return 3;
    }
    check_table(L, "pairs");
    lua_settop(L, 1);
    push_keys(L);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, step, 2);
    lua_insert(L, 1);
    lua_pushnil(L);
    return 3;
}

int ot_order_next(lua_State *L)
{
    check_table(L, "next");
    lua_settop(L, 2);
    lua_Integer n = sequence(L, 1);
    bool first = lua_isnil(L, 2), found = false;
    struct key after = { 0 }, best = { 0 };
    if (!first)
        after = key_at(L, 2, n);
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        struct key key = key_at(L, -2, n);
        if ((first || compare(&key, &after) > 0) &&
            (!found || compare(&key, &best) < 0)) {
            best = key;
            found = true;
        }
    }
    if (!found) {
        lua_pushnil(L);
        return 1;
    }
    push_key(L, &best);
    lua_pushvalue(L, -1);
    lua_rawget(L, 1);
    return 2;
}

/* ---- table.sort ---- */

enum { TABLE = 1, BEFORE, FROM, INTO };

/* Does the value on top come before the one below it? [-0, +0] */
static bool comes_before(lua_State *L)
{
    if (lua_isnil(L, BEFORE))
        return lua_compare(L, -1, -2, LUA_OPLT);
    lua_pushvalue(L, BEFORE);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -4);
    lua_call(L, 2, 1);
    bool before = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return before;
}

/* Merge from[left..middle) and from[middle..right) into the same places. */
static void merge(lua_State *L, lua_Integer left, lua_Integer middle, lua_Integer right)
{
    lua_Integer a = left, b = middle;
    for (lua_Integer to = left; to < right; to++) {
        bool take_b = a >= middle;
        if (a < middle && b < right) {
            lua_rawgeti(L, FROM, a);
            lua_rawgeti(L, FROM, b);
            take_b = comes_before(L);
            lua_pop(L, 2);
        }
        lua_rawgeti(L, FROM, take_b ? b++ : a++);
        lua_rawseti(L, INTO, to);
    }
}

int ot_order_sort(lua_State *L)
{
    check_table(L, "table.sort");
    lua_settop(L, 2);
    if (!lua_isnil(L, BEFORE))
        luaL_checktype(L, BEFORE, LUA_TFUNCTION);
    lua_Integer n = luaL_len(L, TABLE);
    lua_newtable(L);
    lua_newtable(L);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_geti(L, TABLE, i);
        lua_rawseti(L, FROM, i);
    }
    for (lua_Integer width = 1; width < n; width *= 2) {
        for (lua_Integer left = 1; left <= n; left += 2 * width) {
            lua_Integer middle = left + width, right = left + 2 * width;
            merge(L, left, middle <= n ? middle : n + 1, right <= n ? right : n + 1);
        }
        lua_pushvalue(L, FROM);
        lua_copy(L, INTO, FROM);
        lua_replace(L, INTO);
    }
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, FROM, i);
        lua_seti(L, TABLE, i);
    }
    return 0;
}
