/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a script's run, which each function that it calls can reach, and how such
 * a function raises an error. */
#ifndef OT_SCRIPT_STATE_H
#define OT_SCRIPT_STATE_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include "base/error.h"
#include "script/script.h"

/* Why a script was ended for good: pcall does not catch these. */
enum ot_stop {
    OT_STOP_NOT,
    OT_STOP_PROCESSOR,
    OT_STOP_MEMORY,
    OT_STOP_FAILURE, /* the program's own: `failure` */
};

struct ot_sandbox {
    struct ot_script_module script;        /* its name is not used */
    const struct ot_script_module *module; /* what use() can find */
    size_t modules;
    size_t memory;    /* bytes; 0: 64 MB */
    double processor; /* seconds; 0: 10 */
    bool traceback;
    void (*print)(void *with, const char *bytes, size_t length); /* NULL: nowhere */
    void *print_with;
    void *host; /* for the functions that `prepare` adds */

    /* Its own. */
    lua_State *L;
    size_t used;
    double started;
    enum ot_stop stop;
    struct ot_error failure;
    char seen[128]; /* where the hook last saw the script: "review.lua:12" */
};

struct ot_sandbox *ot_sandbox_of(lua_State *L);

/* Raise an error at the line of the script that is running: "review.lua:12: ". The format
 * is that of lua_pushfstring. Does not return. */
int ot_raise(lua_State *L, const char *format, ...);
/* Raise what a function of the core reported; the program's own failure (exit 8) ends the
 * script. Does not return. */
int ot_raise_error(lua_State *L, const struct ot_error *err);

/* The innermost line of a script at or above a level of the call stack; false: none. */
bool ot_script_line(lua_State *L, int level, lua_Debug *at);

#endif
