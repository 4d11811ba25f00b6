/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a script finds: the allow-list of Lua's library, read-only, and in one order. */
#ifndef OT_SCRIPT_LIBRARY_H
#define OT_SCRIPT_LIBRARY_H

#include <lua.h>
#include "script/state.h"

/* Open the library; [-0, +1]: the table of names that every chunk sees, and none can
 * change. */
void ot_library_open(lua_State *L);
/* Compile a chunk of text; [-0, +1]: its function. Raises. */
void ot_library_load(lua_State *L, const struct ot_script_module *chunk);

/* order.c: pairs and next in a fixed order, and a stable table.sort. */
int ot_order_pairs(lua_State *L);
int ot_order_next(lua_State *L);
int ot_order_sort(lua_State *L);

/* words.c: values as text and back. */
int ot_words_tostring(lua_State *L);
int ot_words_tonumber(lua_State *L); /* upvalue: Lua's own */
int ot_words_format(lua_State *L);   /* upvalue: Lua's own */
int ot_words_print(lua_State *L);
/* [-0, +1]: the value at index as text. */
void ot_words_push(lua_State *L, int index);

/* Raise that `of` has no `name`; the names that it has stand in the table at index. */
int ot_library_unknown(lua_State *L, int index, const char *of, const char *name);

#endif
