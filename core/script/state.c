/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reaching the state of a run, and raising errors at the line of the script. */
#include "config.h"

#include "script/state.h"

#include <lauxlib.h>
#include <stdarg.h>

struct ot_sandbox *ot_sandbox_of(lua_State *L)
{
    return *(struct ot_sandbox **)lua_getextraspace(L);
}

bool ot_script_line(lua_State *L, int level, lua_Debug *at)
{
    for (; lua_getstack(L, level, at); level++)
        if (lua_getinfo(L, "Sl", at) && at->currentline > 0)
            return true;
    return false;
}

int ot_raise(lua_State *L, const char *format, ...)
{
    lua_Debug at;
    va_list arguments;
    luaL_checkstack(L, 4, "the stack is full");
    if (ot_script_line(L, 0, &at))
        lua_pushfstring(L, "%s:%d: ", at.short_src, at.currentline);
    else
        lua_pushliteral(L, "");
    va_start(arguments, format);
    lua_pushvfstring(L, format, arguments);
    va_end(arguments);
    lua_concat(L, 2);
    return lua_error(L);
}

int ot_raise_error(lua_State *L, const struct ot_error *err)
{
    struct ot_sandbox *s = ot_sandbox_of(L);
    if (err->exit == OT_EXIT_INTERNAL || err->exit == OT_EXIT_OK) {
        s->stop = OT_STOP_FAILURE;
        s->failure = *err;
        if (err->exit == OT_EXIT_OK)
            ot_error_memory(&s->failure);
    }
    return ot_raise(L, "%s", err->text);
}
