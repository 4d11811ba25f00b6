/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rule compares while it decides: the tests behind its verdict. Knows no Lua. */
#ifndef OT_SCRIPT_TRIAL_H
#define OT_SCRIPT_TRIAL_H

#include <stdbool.h>
#include <stddef.h>
#include "value/graph.h"

struct ot_compared {
    struct ot_node *node; /* NULL: a plain number */
    double number;
};
struct ot_trial_test {
    struct ot_compared left, right;
    const char *sign; /* "<", "<=", ">", ">=", "=" */
    bool holds;
};
struct ot_trial {
    struct ot_arena *arena; /* borrowed */
    struct ot_trial_test *test;
    size_t tests;
};

#define OT_TRIAL_TESTS_MAX 100
/* Keep a test, each once. A number that stands left of a quantity changes sides, as do
 * "<" and ">": Lua itself turns `q > 5` into `5 < q`. -1: more than a reader could
 * follow, or a number that is not finite (exit 4); memory. */
int ot_trial_add(struct ot_trial *trial, struct ot_trial_test test, struct ot_error *err);

#endif
