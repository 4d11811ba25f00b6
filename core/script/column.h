/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns in which evaluations are compared, each by its name. */
#ifndef OT_SCRIPT_COLUMN_H
#define OT_SCRIPT_COLUMN_H

#include <stdbool.h>
#include "script/binding.h"

/* Of one evaluation: a quantity, or a text; NULL: err. */
struct ot_named_column {
    const char *name, *heading;
    struct ot_node *(*quantity)(struct ot_evaluation *e, struct ot_error *err);
    const char *(*text)(const struct ot_host *host, struct ot_evaluation *e,
                        struct ot_error *err);
    const char *as; /* as figures are shown: "%", NULL */
    bool least;     /* the least is best */
};
extern const struct ot_named_column ot_columns[];
extern const size_t ot_column_count;

/* One that was asked for: of the table, or an outcome or activity of the kinds. */
struct ot_chosen_column {
    const struct ot_named_column *fixed; /* NULL: the output of that name */
    const char *name, *heading;          /* borrowed from Lua, from the kind, or static */
};
/* The column that the text at index names. Raises, with a suggestion, where it can be of
 * none of the evaluations; `option` is what messages call the argument. */
struct ot_chosen_column ot_column_choose(lua_State *L, struct ot_evaluation *const *e,
                                         size_t count, const char *option, int index);
/* Forced. NULL: the kind of the evaluation has no such output. fixed has a quantity. */
struct ot_node *ot_column_value(lua_State *L, const struct ot_chosen_column *column,
                                struct ot_evaluation *e);

/* The quantity of that name of an evaluation: of the table, or an outcome or activity of
 * its kind. NULL: err, with a suggestion (exit 4). */
struct ot_node *ot_column_ask(struct ot_evaluation *e, const char *name,
                              struct ot_error *err);

#endif
