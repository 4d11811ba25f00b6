/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The API of scripts is one table: each row is a name, what it takes, what it gives and
 * what it is for. From it come argument checks, error messages with "did you mean", the
 * reference page and the annotations for editors. */
#ifndef OT_SCRIPT_BINDING_H
#define OT_SCRIPT_BINDING_H

#include <lua.h>
#include <lauxlib.h>
#include <stdbool.h>
#include <stddef.h>
#include "base/text.h"
#include "plan/plan.h"
#include "script/thing.h"
#include "value/graph.h"

/* ---- Arguments ---- */

enum ot_type {
    OT_TYPE_TEXT,
    OT_TYPE_TEXTS, /* a text, or a list of texts: any of them */
    OT_TYPE_NAME,  /* [a-z][a-z0-9_]* */
    OT_TYPE_NUMBER,
    OT_TYPE_DIGITS, /* 0 to 12 */
    OT_TYPE_COUNT,  /* 0 to 100 */
    OT_TYPE_YES,
    OT_TYPE_PERIOD,
    OT_TYPE_YEAR, /* a financial year */
    OT_TYPE_DATE,
    OT_TYPE_BASIS,
    OT_TYPE_QUALITY,
    OT_TYPE_CHOICE, /* one of `choices`, case ignored; given as `choices` spells it */
    OT_TYPE_QUANTITY,
    OT_TYPE_AMOUNT,  /* a quantity, or a number */
    OT_TYPE_VALUES,  /* a table: name = quantity, number or text */
    OT_TYPE_ROWS,    /* a list of lists */
    OT_TYPE_NUMBERS, /* a list of finite numbers */
    OT_TYPE_FUNCTION,
    OT_TYPE_EVALUATION,
    OT_TYPE_EVALUATIONS, /* a list of them */
    OT_TYPE_CHOICES,     /* a list of evaluations, or of { label, cost, effect } */
    OT_TYPE_RULE,
    OT_TYPE_CHART,
    OT_TYPES
};
enum ot_needed {
    OT_REQUIRED, /* in order */
    OT_OPTIONAL, /* in order, and may be left out */
    OT_OPTION,   /* in the table of named options */
    OT_MUST      /* the same, and may not be left out */
};
#define OT_ARGUMENTS_MAX 13
struct ot_argument {
    const char *name;
    enum ot_type type;
    enum ot_needed needed;
    const char *doc;
    const char *const *choices; /* NULL-terminated */
};
struct ot_argument_value {
    bool given;
    int index; /* of the Lua stack */
    const char *text;
    double number;
    bool yes;
    int day, year;
    struct ot_period period;
    enum ot_basis basis;
    enum ot_quality quality;
    struct ot_node *node; /* NULL: a plain number */
};
struct ot_binding;
struct ot_arguments {
    const struct ot_binding *binding;
    struct ot_argument_value value[OT_ARGUMENTS_MAX];
};

/* Of an argument by its name; texts, nodes: NULL where it was not given. Texts are
 * borrowed until the function returns. */
const struct ot_argument_value *ot_arg(const struct ot_arguments *a, const char *name);
const char *ot_arg_text(const struct ot_arguments *a, const char *name);
struct ot_period ot_arg_period(const struct ot_arguments *a, const char *name);
enum ot_basis ot_arg_basis(const struct ot_arguments *a, const char *name);
/* Is word the text, or one of the texts? Yes where nothing was given. */
bool ot_arg_allows(lua_State *L, const struct ot_arguments *a, const char *name,
                   const char *word);
/* "plan:spend", as messages begin. */
const char *ot_binding_words(const struct ot_api *api, const struct ot_binding *binding,
                             char into[80]);
/* ---- The table ---- */

enum ot_how { OT_FIELD, OT_METHOD, OT_FUNCTION };
struct ot_binding {
    enum ot_object object;
    enum ot_how how;
    const char *name;   /* "[name]": any name that is not in the table */
    const char *result; /* as annotations write it: "quantity", "text", "" */
    const char *doc;
    /* Its results are on the stack; returns how many. */
    int (*call)(lua_State *L, struct ot_thing *self, const struct ot_arguments *a);
    struct ot_argument argument[OT_ARGUMENTS_MAX];
};
struct ot_binding_rows {
    const struct ot_binding *row;
    size_t count;
};
struct ot_api {                        /* all of it, as each run is given it */
    const struct ot_object_type *type; /* [OT_OBJECTS] */
    const struct ot_binding_rows *const *part;
    size_t parts;
};
/* Row i of all parts, one after another; NULL: there are no more. */
static inline const struct ot_binding *ot_api_row(const struct ot_api *api, size_t i)
{
    for (size_t p = 0; p < api->parts; i -= api->part[p++]->count)
        if (i < api->part[p]->count)
            return &api->part[p]->row[i];
    return NULL;
}

/* Make the metatables, and put outturn and plan into the names on top of the stack. */
int ot_binding_open(lua_State *L);

/* "a period, such as \"2015-16\"": what a message says was expected. */
const char *ot_type_words(enum ot_type type);

#endif
