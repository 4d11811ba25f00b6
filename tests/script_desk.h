/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scripts run in tests: what they printed, and what was said when they failed. */
#ifndef OT_TESTS_SCRIPT_DESK_H
#define OT_TESTS_SCRIPT_DESK_H

#include "desk.h"
#include "script/sandbox.h"
#include "script/script.h"

struct script_run {
    int failed;
    struct ot_error err;
    struct ot_text printed;
    struct ot_report *report; /* of scripts that make one */
};

/* Run a text as t.lua in the bare sandbox; then forget what it printed with
 * script_forget. */
struct script_run script_alone(const char *lua);
struct script_run script_alone_limited(const char *lua, size_t memory, double processor);
/* The same with the API, over the desk's plan. */
struct script_run script_with(struct desk *desk, const char *lua);
void script_forget(struct script_run *run);

/* It prints exactly this, or fails with a message that holds this. */
#define SCRIPT_PRINTS(lua, text) script_prints(NULL, lua, text, __FILE__, __LINE__)
#define SCRIPT_FAILS(lua, part) script_fails(NULL, lua, part, __FILE__, __LINE__)
/* With the API: what is printed by lines that need no report. */
#define DESK_PRINTS(desk, lua, text) script_prints(desk, lua, text, __FILE__, __LINE__)
#define DESK_FAILS(desk, lua, part) script_fails(desk, lua, part, __FILE__, __LINE__)
void script_prints(struct desk *desk, const char *lua, const char *text, const char *file,
                   unsigned line);
void script_fails(struct desk *desk, const char *lua, const char *part, const char *file,
                  unsigned line);

#endif
