/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantities in scripts: arithmetic that keeps its lineage, comparison, and what can be
 * asked of one. */
#ifndef OT_SCRIPT_QUANTITY_H
#define OT_SCRIPT_QUANTITY_H

#include "script/binding.h"

/* [-0, +1]. node NULL: err is raised. */
int ot_quantity_push(lua_State *L, struct ot_node *node, const struct ot_error *err);
/* Compute it; raises. Returns node. */
struct ot_node *ot_quantity_force(lua_State *L, struct ot_node *node);
/* The same, and what its draws say, where it has any. */
struct ot_node *ot_quantity_spread(lua_State *L, struct ot_node *node);
/* [-0, +1]: as people read it. */
void ot_quantity_words(lua_State *L, struct ot_node *node);
/* A number that the script typed in, as a quantity. */
struct ot_node *ot_quantity_number(lua_State *L, double value);
/* The node of an AMOUNT. */
struct ot_node *ot_quantity_amount(lua_State *L, const struct ot_argument_value *value);
/* Whether it is there: raises the reason why not, named by what it was wanted for. */
double ot_quantity_value(lua_State *L, struct ot_node *node, const char *wanted);

extern const luaL_Reg ot_quantity_metamethods[];

#endif
