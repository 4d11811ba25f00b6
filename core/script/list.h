/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that can be walked with `for x in list do` (nested, and left early), counted and
 * indexed. */
#ifndef OT_SCRIPT_LIST_H
#define OT_SCRIPT_LIST_H

#include "script/binding.h"

/* [-0, +1]: an empty list. */
void ot_list_push(lua_State *L);
/* [-1, +0]: add what is on top to the list at index. Each item once. */
void ot_list_add(lua_State *L, int index);

extern const luaL_Reg ot_list_metamethods[];

#endif
