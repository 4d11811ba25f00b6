/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Userdata that point into the graph's arena, each with the metatable of its kind. */
#include "config.h"

#include "script/thing.h"

#include <string.h>

#include "base/text.h"
#include "script/library.h"

const void *ot_thing_key(enum ot_object object)
{
    static const char key[OT_OBJECTS];
    return &key[object];
}

struct ot_host *ot_host_of(lua_State *L)
{
    return ot_sandbox_of(L)->host;
}

void ot_thing_push(lua_State *L, enum ot_object object, const void *of, int role)
{
    if (!of) {
        struct ot_error err;
        ot_error_memory(&err);
        ot_raise_error(L, &err);
    }
    luaL_checkstack(L, 8, "the stack is full");
    struct ot_thing *thing = lua_newuserdatauv(L, sizeof *thing, 1);
    *thing = (struct ot_thing){ object, role, (void *)of };
    lua_rawgetp(L, LUA_REGISTRYINDEX, ot_thing_key(object));
    lua_setmetatable(L, -2);
}

struct ot_thing *ot_thing_at(lua_State *L, int index, enum ot_object object)
{
    struct ot_thing *thing = lua_touserdata(L, index);
    if (!thing || !lua_getmetatable(L, index))
        return NULL;
    lua_rawgetp(L, LUA_REGISTRYINDEX, ot_thing_key(object));
    bool same = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return same ? thing : NULL;
}

const char *ot_article(const char *word)
{
    return strchr("aeiou", word[0]) ? "an" : "a";
}

const char *ot_found(lua_State *L, int index)
{
    const char *text;
    size_t length;
    index = lua_absindex(L, index);
    switch (lua_type(L, index)) {
    case LUA_TNONE:
    case LUA_TNIL:
        return lua_pushliteral(L, "nothing");
    case LUA_TSTRING:
        text = lua_tolstring(L, index, &length);
        if (length > 60)
            length = ot_utf8_cut(text, 60);
        lua_pushlstring(L, text, length);
        return lua_pushfstring(L, "\"%s\"", lua_tostring(L, -1));
    case LUA_TNUMBER:
    case LUA_TBOOLEAN:
        ot_words_push(L, index);
        return lua_tostring(L, -1);
    default:
        ot_words_push(L, index);
        text = lua_tostring(L, -1);
        return lua_pushfstring(L, "%s %s", ot_article(text), text);
    }
}
