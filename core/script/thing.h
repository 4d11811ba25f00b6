/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects of the API as scripts hold them: how they are made and told apart. */
#ifndef OT_SCRIPT_THING_H
#define OT_SCRIPT_THING_H

#include <lua.h>
#include <lauxlib.h>
#include "script/host.h"
#include "script/state.h"

enum ot_object {
    OT_OBJECT_OUTTURN,
    OT_OBJECT_PLAN,
    OT_OBJECT_SCHEME,
    OT_OBJECT_EVALUATION,
    OT_OBJECT_OUTPUTS, /* of one role of an evaluation: e.spend, e.activity, e.outcome */
    OT_OBJECT_GAINS,   /* e.benefit */
    OT_OBJECT_QUANTITY,
    OT_OBJECT_CHECK,
    OT_OBJECT_REPORT,
    OT_OBJECT_SECTION,
    OT_OBJECT_RULE, /* its function is its user value */
    OT_OBJECT_VERDICT,
    OT_OBJECT_LINE, /* a named row of quantities */
    OT_OBJECT_METRIC,
    OT_OBJECT_REQUIREMENT,
    OT_OBJECT_GAP,     /* what the plan does not hold */
    OT_OBJECT_OPTIONS, /* side by side */
    OT_OBJECT_CHART,
    OT_OBJECT_DECISION,
    OT_OBJECT_RISK,
    OT_OBJECT_LIST,
    OT_OBJECTS
};
struct ot_thing { /* what a userdata holds; what it points to lives in the graph's arena
                   */
    enum ot_object object;
    int role; /* OUTPUTS: enum ot_role */
    void *of;
};
struct ot_object_type {
    const char *word;            /* "quantity" */
    const char *variable;        /* as docs call one: "q" */
    const char *doc;             /* one line */
    const luaL_Reg *metamethods; /* beyond the common ones; NULL: none */
};

/* [-0, +1] of NULL: out of memory, raised. */
void ot_thing_push(lua_State *L, enum ot_object object, const void *of, int role);
/* NULL: something else stands at index. */
struct ot_thing *ot_thing_at(lua_State *L, int index, enum ot_object object);
struct ot_host *ot_host_of(lua_State *L);

/* [-0, +1]: what stands at index, as messages say it: "\"2015\"", "a scheme". */
const char *ot_found(lua_State *L, int index);

/* The metatable of an object is kept in Lua's registry under this key. */
const void *ot_thing_key(enum ot_object object);
/* "a" or "an". */
const char *ot_article(const char *word);

#endif
