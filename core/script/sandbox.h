/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Lua state that may do nothing but compute: memory and processor time are limited, the
 * library is an allow-list, and the same script always does the same. */
#ifndef OT_SCRIPT_SANDBOX_H
#define OT_SCRIPT_SANDBOX_H

#include "script/state.h"

/* Open a state, let prepare add the host's names (on its stack: the table that holds the
 * globals), run the script, hand its one result to finish (on its stack); all of it under
 * the limits. prepare and finish may be NULL. 0; or -1 with err: exit 4 with position and
 * source line, or 8. The state is closed when this returns. */
int ot_sandbox_run(struct ot_sandbox *sandbox, lua_CFunction prepare,
                   lua_CFunction finish, struct ot_error *err);

#endif
