/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments of a call, checked against the table of the API. */
#ifndef OT_SCRIPT_ARGUMENT_H
#define OT_SCRIPT_ARGUMENT_H

#include "script/binding.h"

/* Read the arguments of a->binding, the first of which stands at index `first`, into
 * a->value. Raises what does not fit. May leave values on the stack. */
void ot_arguments_take(lua_State *L, int first, struct ot_arguments *a);

#endif
