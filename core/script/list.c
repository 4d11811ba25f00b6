/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list keeps its items by place and their places by item, so that walking it needs no
 * state but the item that was given last. */
#include "config.h"

#include "script/list.h"

void ot_list_push(lua_State *L)
{
    static const char list;
    ot_thing_push(L, OT_OBJECT_LIST, &list, 0);
    lua_newtable(L);
    lua_setiuservalue(L, -2, 1);
}

void ot_list_add(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    lua_getiuservalue(L, index, 1); /* item, items */
    lua_Integer place = (lua_Integer)lua_rawlen(L, -1) + 1;
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, place);
    lua_pushvalue(L, -2);
    lua_pushinteger(L, place);
    lua_rawset(L, -3);
    lua_pop(L, 2);
}

/* [-0, +1]: the items of the list at index 1. */
static void push_items(lua_State *L)
{
    if (!ot_thing_at(L, 1, OT_OBJECT_LIST))
        ot_raise(L, "expected a list, found %s", ot_found(L, 1));
    lua_getiuservalue(L, 1, 1);
}

/* list(nothing, item): the item after it. */
static int walk(lua_State *L)
{
    lua_Integer place = 0;
    lua_settop(L, 3);
    push_items(L);
    if (!lua_isnil(L, 3)) {
        lua_pushvalue(L, 3);
        if (lua_rawget(L, 4) != LUA_TNUMBER)
            return ot_raise(L, "a list is walked with `for x in list do`");
        place = lua_tointeger(L, -1);
    }
    lua_rawgeti(L, 4, place + 1);
    return 1;
}

static int count(lua_State *L)
{
    push_items(L);
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
    return 1;
}

static int item(lua_State *L)
{
    push_items(L);
    if (!lua_isinteger(L, 2))
        return ot_raise(L,
                        "a list has items 1 to %d and no \"%s\"; walk it with "
                        "`for x in list do`, count it with #list",
                        (int)lua_rawlen(L, -1),
                        lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2)
                                                      : luaL_typename(L, 2));
    lua_rawgeti(L, -1, lua_tointeger(L, 2));
    return 1;
}

const luaL_Reg ot_list_metamethods[] = {
    { "__call", walk }, { "__len", count }, { "__index", item }, { NULL, NULL }
};
