/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The allow-list, and what is changed of the functions on it. */
#include "config.h"

#include "script/library.h"

#include <lauxlib.h>
#include <lualib.h>
#include <math.h>
#include <string.h>

#include "base/text.h"

#define NAMES_MAX 128

/* ---- Read-only tables ---- */

int ot_library_unknown(lua_State *L, int index, const char *of, const char *name)
{
    const char *known[NAMES_MAX];
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
        if (lua_type(L, -2) == LUA_TSTRING && count < NAMES_MAX)
            known[count++] = lua_tostring(L, -2);
    const char *nearest = ot_text_nearest(name, known, count);
    if (nearest)
        return ot_raise(L, "no %s \"%s\"; did you mean \"%s\"?", of, name, nearest);
    return ot_raise(L, "no %s \"%s\"", of, name);
}

/* Upvalue: what it is a name of. */
static int refuse_unknown(lua_State *L)
{
    const char *of = lua_tostring(L, lua_upvalueindex(1));
    if (lua_type(L, 2) != LUA_TSTRING)
        return ot_raise(L, "expected the name of a %s, found a %s", of,
                        luaL_typename(L, 2));
    return ot_library_unknown(L, 1, of, lua_tostring(L, 2));
}

static int refuse_change(lua_State *L)
{
    return ot_raise(L, "%s is read-only", lua_tostring(L, lua_upvalueindex(1)));
}

static int pairs_of_real(lua_State *L)
{
    lua_settop(L, 0);
    lua_pushvalue(L, lua_upvalueindex(1));
    return ot_order_pairs(L);
}

/* [-1, +1]: a read-only view of the table on top, in which an unknown name is an error.
 */
static void freeze(lua_State *L, const char *name)
{
    lua_createtable(L, 0, 1); /* real, its metatable */
    lua_pushfstring(L, "function %s", name);
    lua_pushcclosure(L, refuse_unknown, 1);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2); /* real */
    lua_newtable(L);         /* real, view */
    lua_createtable(L, 0, 4);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushstring(L, name);
    lua_pushcclosure(L, refuse_change, 1);
    lua_setfield(L, -2, "__newindex");
    lua_pushvalue(L, -3);
    lua_pushcclosure(L, pairs_of_real, 1);
    lua_setfield(L, -2, "__pairs");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_remove(L, -2);
}

/* ---- Functions that differ from Lua's ---- */

/* Finalisers run without hooks, and weak tables show when memory was collected. */
static int set_metatable(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    if (lua_type(L, 2) != LUA_TTABLE && lua_type(L, 2) != LUA_TNIL)
        return ot_raise(L, "setmetatable: expected a table or nil, found a %s",
                        luaL_typename(L, 2));
    static const char *const refused[] = { "__gc", "__mode" };
    for (size_t i = 0; i < 2 && lua_istable(L, 2); i++) {
        lua_pushstring(L, refused[i]);
        if (lua_rawget(L, 2) != LUA_TNIL)
            return ot_raise(L, "setmetatable: %s is not allowed", refused[i]);
        lua_pop(L, 1);
    }
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
        return ot_raise(L, "setmetatable: the table is read-only");
    lua_settop(L, 2);
    lua_setmetatable(L, 1);
    return 1;
}

/* Catches what a script did, but not a limit. */
static int protected_call(lua_State *L)
{
    struct ot_sandbox *s = ot_sandbox_of(L);
    luaL_checkany(L, 1);
    lua_pushboolean(L, 1);
    lua_insert(L, 1); /* true, function, arguments */
    int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
    if (status == LUA_ERRMEM && s->stop == OT_STOP_NOT)
        s->stop = OT_STOP_MEMORY;
    if (status == LUA_OK)
        return lua_gettop(L);
    if (s->stop != OT_STOP_NOT)
        return lua_error(L);
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
}

/* Of nothing, any number of times: Lua's own counts them all. */
static int repeat(lua_State *L)
{
    size_t length, between = 0;
    luaL_checklstring(L, 1, &length);
    if (!lua_isnoneornil(L, 3))
        luaL_checklstring(L, 3, &between);
    if (length == 0 && between == 0) {
        luaL_checkinteger(L, 2);
        lua_pushliteral(L, "");
        return 1;
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, 1);
    return 1;
}

static const struct ot_script_module *find_module(lua_State *L, const char *name)
{
    const struct ot_sandbox *s = ot_sandbox_of(L);
    const char *known[64];
    size_t count = 0;
    for (size_t i = 0; i < s->modules; i++) {
        if (strcmp(s->module[i].name, name) == 0)
            return &s->module[i];
        if (count < 64)
            known[count++] = s->module[i].name;
    }
    const char *nearest = ot_text_nearest(name, known, count);
    ot_raise(L, "use: no file %s.lua beside the script%s%s%s", name,
             nearest ? "; did you mean \"" : "", nearest ? nearest : "",
             nearest ? "\"?" : "");
    return NULL;
}

/* Upvalue: table of what has been loaded; true while a file is being run. */
static int use(lua_State *L)
{
    if (lua_type(L, 1) != LUA_TSTRING || !ot_text_is_name(lua_tostring(L, 1)))
        return ot_raise(L, "use: expected a name of lower-case letters, digits and _, "
                           "such as \"rates\" for rates.lua");
    lua_settop(L, 1);
    lua_pushvalue(L, 1);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) {
        if (lua_islightuserdata(L, -1))
            return ot_raise(L, "use: %s.lua uses itself", lua_tostring(L, 1));
        return 1;
    }
    const struct ot_script_module *module = find_module(L, lua_tostring(L, 1));
    lua_pushvalue(L, 1);
    lua_pushlightuserdata(L, ot_sandbox_of(L));
    lua_rawset(L, lua_upvalueindex(1));
    ot_library_load(L, module);
    lua_call(L, 0, 1);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        lua_pushboolean(L, 1);
    }
    lua_pushvalue(L, 1);
    lua_pushvalue(L, -2);
    lua_rawset(L, lua_upvalueindex(1));
    return 1;
}

/* Whole logarithms of whole powers are exact; Lua's own calls two more functions of the
 * C library. */
static int logarithm(lua_State *L)
{
    double x = luaL_checknumber(L, 1);
    if (lua_isnoneornil(L, 2)) {
        lua_pushnumber(L, log(x));
        return 1;
    }
    double base = luaL_checknumber(L, 2), found = log(x) / log(base);
    double whole = nearbyint(found);
    lua_pushnumber(L, pow(base, whole) == x ? whole : found);
    return 1;
}

/* ---- The allow-list ---- */

static const char *const base_names[] = { "assert",   "error",  "getmetatable", "ipairs",
                                          "rawequal", "rawget", "rawlen",       "select",
                                          "type",     NULL };
static const char *const string_names[] = { "byte",   "char",     "find",    "gmatch",
                                            "gsub",   "len",      "lower",   "match",
                                            "pack",   "packsize", "reverse", "sub",
                                            "unpack", "upper",    NULL };
static const char *const table_names[] = { "concat", "insert", "move", "pack",
                                           "remove", "unpack", NULL };
static const char *const math_names[] = {
    "abs",        "ceil", "exp", "floor", "fmod",      "huge", "max", "maxinteger", "min",
    "mininteger", "modf", "pi",  "sqrt",  "tointeger", "type", "ult", NULL
};
static const char *const utf8_names[] = { "char", "charpattern", "codepoint", "codes",
                                          "len",  "offset",      NULL };

/* [-0, +2]: Lua's own library, and a new table with what is allowed of it. */
static void pick(lua_State *L, const char *name, lua_CFunction open,
                 const char *const *allowed)
{
    luaL_requiref(L, name, open, 0);
    lua_newtable(L);
    for (; *allowed; allowed++) {
        lua_getfield(L, -2, *allowed);
        lua_setfield(L, -2, *allowed);
    }
}

/* In the table on top: a function of ours, with Lua's own of that name (in the library
 * below) as its upvalue. */
static void put(lua_State *L, const char *name, lua_CFunction function)
{
    lua_getfield(L, -2, name);
    lua_pushcclosure(L, function, 1);
    lua_setfield(L, -2, name);
}

/* The metatable of all strings: methods only, no arithmetic, out of reach. */
static void set_string_methods(lua_State *L)
{
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 2);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

/* [-2, +0]: freeze the table on top, put it into the names at index 1. */
static void publish(lua_State *L, const char *name)
{
    freeze(L, name);
    lua_setfield(L, 1, name);
    lua_pop(L, 1);
}

static void open_libraries(lua_State *L)
{
    pick(L, LUA_STRLIBNAME, luaopen_string, string_names);
    put(L, "format", ot_words_format);
    put(L, "rep", repeat);
    set_string_methods(L);
    publish(L, "string");
    pick(L, LUA_TABLIBNAME, luaopen_table, table_names);
    put(L, "sort", ot_order_sort);
    publish(L, "table");
    pick(L, LUA_MATHLIBNAME, luaopen_math, math_names);
    put(L, "log", logarithm);
    publish(L, "math");
    pick(L, LUA_UTF8LIBNAME, luaopen_utf8, utf8_names);
    publish(L, "utf8");
}

static void open_base(lua_State *L)
{
    pick(L, LUA_GNAME, luaopen_base, base_names); /* names at 1 */
    put(L, "next", ot_order_next);
    put(L, "pairs", ot_order_pairs);
    put(L, "pcall", protected_call);
    put(L, "print", ot_words_print);
    put(L, "setmetatable", set_metatable);
    put(L, "tonumber", ot_words_tonumber);
    put(L, "tostring", ot_words_tostring);
    lua_newtable(L);
    lua_pushcclosure(L, use, 1);
    lua_setfield(L, -2, "use");
    lua_remove(L, 1);
}

/* A script's own globals stand in the view; the names below it cannot be replaced.
 * Upvalue: the names. */
static int set_global(lua_State *L)
{
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return ot_raise(
            L, "%s is the program's own and cannot be changed; choose another name",
            lua_tostring(L, 2));
    lua_settop(L, 3);
    lua_rawset(L, 1);
    return 0;
}

/* What every chunk sees as its globals: a view of the names at index 1. */
static void open_globals(lua_State *L)
{
    lua_createtable(L, 0, 1);
    lua_pushliteral(L, "global");
    lua_pushcclosure(L, refuse_unknown, 1);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, 1);
    lua_newtable(L); /* view */
    lua_createtable(L, 0, 3);
    lua_pushvalue(L, 1);
    lua_setfield(L, -2, "__index");
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, set_global, 1);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pushvalue(L, -1);
    lua_setfield(L, 1, "_G");
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}

void ot_library_open(lua_State *L)
{
    lua_settop(L, 0);
    open_base(L);
    open_libraries(L);
    open_globals(L);
}

void ot_library_load(lua_State *L, const struct ot_script_module *chunk)
{
    lua_pushfstring(L, "@%s", chunk->file);
    int status =
        luaL_loadbufferx(L, chunk->bytes, chunk->length, lua_tostring(L, -1), "t");
    if (status == LUA_ERRMEM)
        ot_sandbox_of(L)->stop = OT_STOP_MEMORY;
    if (status == LUA_ERRRUN) /* Lua says no line of what its parser cannot go into */
        lua_pushfstring(L, "%s: is nested too deeply to be read: %s", chunk->file,
                        lua_tostring(L, -1));
    if (status != LUA_OK)
        lua_error(L);
    lua_remove(L, -2);
}
