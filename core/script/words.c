/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as text and back: numbers by our own writer, and nothing that tells an address.
 */
#include "config.h"

#include <lauxlib.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "script/library.h"

static const char *not_finite(double value)
{
    return isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";
}

static void push_number(lua_State *L, int index)
{
    char text[OT_NUMBER_ROOM];
    double value = lua_tonumber(L, index);
    if (lua_isinteger(L, index))
        lua_pushfstring(L, "%I", (LUAI_UACINT)lua_tointeger(L, index));
    else
        lua_pushstring(L, isfinite(value) ? ot_number_write(value, text)
                                          : not_finite(value));
}

/* A table, function or object gives its type alone. */
static void push_type(lua_State *L, int index)
{
    if (luaL_getmetafield(L, index, "__name") == LUA_TSTRING && lua_isuserdata(L, index))
        return;
    lua_pushstring(L, luaL_typename(L, index));
}

void ot_words_push(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    if (luaL_callmeta(L, index, "__tostring")) {
        if (lua_type(L, -1) != LUA_TSTRING)
            ot_raise(L, "__tostring: expected a text, found a %s", luaL_typename(L, -1));
        return;
    }
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
        push_number(L, index);
        break;
    case LUA_TSTRING:
        lua_pushvalue(L, index);
        break;
    case LUA_TBOOLEAN:
        lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false");
        break;
    case LUA_TNIL:
        lua_pushliteral(L, "nil");
        break;
    default:
        push_type(L, index);
    }
}

int ot_words_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    ot_words_push(L, 1);
    return 1;
}

/* Whole numbers as Lua writes them, hexadecimal ones too. */
static bool looks_whole(const char *text)
{
    text += *text == '-';
    if (text[0] == '0' && (text[1] == 'x' || text[1] == 'X'))
        return text[2] && strspn(text + 2, "0123456789abcdefABCDEF") == strlen(text + 2);
    return *text && strspn(text, "0123456789") == strlen(text);
}

int ot_words_tonumber(lua_State *L)
{
    size_t length;
    double value;
    luaL_checkany(L, 1);
    if (!lua_isnoneornil(L, 2)) {
        lua_pushvalue(L, lua_upvalueindex(1));
        lua_insert(L, 1);
        lua_call(L, lua_gettop(L) - 1, 1);
        return 1;
    }
    lua_settop(L, 1);
    if (lua_type(L, 1) != LUA_TSTRING) {
        if (lua_type(L, 1) != LUA_TNUMBER)
            lua_pushnil(L);
        return 1;
    }
    const char *text = lua_tolstring(L, 1, &length);
    if (strlen(text) == length && looks_whole(text) && lua_stringtonumber(L, text))
        return 1;
    if (strlen(text) == length && ot_number_read(text, &value) == 0)
        lua_pushnumber(L, value);
    else
        lua_pushnil(L);
    return 1;
}

/* An object of the API may say more of itself than its type. */
static void push_for_print(lua_State *L, int index)
{
    if (!lua_isuserdata(L, index) || !luaL_callmeta(L, index, "__words"))
        ot_words_push(L, index);
}

int ot_words_print(lua_State *L)
{
    const struct ot_sandbox *s = ot_sandbox_of(L);
    int count = lua_gettop(L);
    luaL_Buffer buffer;
    luaL_buffinit(L, &buffer);
    for (int i = 1; i <= count; i++) {
        if (i > 1)
            luaL_addchar(&buffer, '\t');
        push_for_print(L, i);
        luaL_addvalue(&buffer);
    }
    luaL_addchar(&buffer, '\n');
    luaL_pushresult(&buffer);
    size_t length;
    const char *bytes = lua_tolstring(L, -1, &length);
    if (s->print)
        s->print(s->print_with, bytes, length);
    return 0;
}

/* ---- string.format ---- */

#define SPEC_ROOM 16

/* "%-8.3f" at text: copied to spec. Returns its length. */
static size_t read_spec(lua_State *L, const char *text, char spec[SPEC_ROOM])
{
    size_t length = 1 + strspn(text + 1, "-+ #0");
    length += strspn(text + length, "0123456789");
    if (text[length] == '.')
        length += 1 + strspn(text + length + 1, "0123456789");
    if (length + 2 > SPEC_ROOM || !text[length])
        ot_raise(
            L, "string.format: \"%s\" is not a complete conversion such as %%s or %%.2f",
            text);
    memcpy(spec, text, length + 1);
    spec[length + 1] = '\0';
    return length + 1;
}

/* [-0, +1]: Lua's own format of the argument at index. */
static void push_formatted(lua_State *L, const char *spec, int index)
{
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushstring(L, spec);
    lua_pushvalue(L, index);
    lua_call(L, 2, 1);
}

/* The same spec as a text, without what is for numbers alone. */
static void text_spec(const char *spec, char into[SPEC_ROOM])
{
    size_t at = 0;
    into[at++] = '%';
    if (strspn(spec + 1, "-+ #0") && memchr(spec, '-', strspn(spec + 1, "-+ #0") + 1))
        into[at++] = '-';
    const char *width = spec + 1 + strspn(spec + 1, "-+ #0");
    size_t digits = strspn(width, "0123456789");
    memcpy(into + at, width, digits);
    memcpy(into + at + digits, "s", 2);
}

static int decimals_of(const char *spec)
{
    const char *point = strchr(spec, '.');
    int decimals = 0;
    if (!point)
        return 6;
    for (point++; *point >= '0' && *point <= '9'; point++)
        decimals = decimals * 10 + (*point - '0');
    return decimals;
}

static void push_real(lua_State *L, const char *spec, int index)
{
    char fixed[OT_NUMBER_ROOM * 12], text[SPEC_ROOM];
    double value = luaL_checknumber(L, index);
    char last = spec[strlen(spec) - 1];
    bool plain = strspn(spec + 1, "-") == strspn(spec + 1, "-+ #0");
    bool ours = last == 'f' && plain && decimals_of(spec) <= 12;
    if (isfinite(value) && !ours) {
        push_formatted(L, spec, index);
        return;
    }
    text_spec(spec, text);
    lua_pushstring(L, isfinite(value) ? ot_number_fixed(value, decimals_of(spec), fixed)
                                      : not_finite(value));
    push_formatted(L, text, lua_gettop(L));
    lua_remove(L, -2);
}

static void push_converted(lua_State *L, const char *spec, int index)
{
    char last = spec[strlen(spec) - 1];
    if (last == 'p')
        ot_raise(L,
                 "string.format: %%p is not allowed: addresses differ from run to run");
    if (strchr("aAeEfFgG", last)) {
        push_real(L, spec, index);
        return;
    }
    if (last != 's') {
        push_formatted(L, spec, index);
        return;
    }
    ot_words_push(L, index);
    if (strcmp(spec, "%s") != 0) {
        push_formatted(L, spec, lua_gettop(L));
        lua_remove(L, -2);
    }
}

int ot_words_format(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length), *end = text + length;
    int index = 2, last = lua_gettop(L); /* above stands the buffer's own */
    luaL_Buffer buffer;
    luaL_buffinit(L, &buffer);
    while (text < end) {
        char spec[SPEC_ROOM];
        const char *next = memchr(text, '%', (size_t)(end - text));
        luaL_addlstring(&buffer, text, (size_t)((next ? next : end) - text));
        if (!next)
            break;
        if (next[1] == '%') {
            luaL_addchar(&buffer, '%');
            text = next + 2;
            continue;
        }
        text = next + read_spec(L, next, spec);
        if (index > last)
            ot_raise(L, "string.format: nothing to write for %s", spec);
        push_converted(L, spec, index++);
        luaL_addvalue(&buffer);
    }
    luaL_pushresult(&buffer);
    return 1;
}
