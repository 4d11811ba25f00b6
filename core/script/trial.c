/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule's tests, in the order in which it made them. */
#include "config.h"

#include "script/trial.h"

#include <math.h>
#include <string.h>

static const char *turned(const char *sign)
{
    static const char *const pairs[][2] = {
        { "<", ">" }, { "<=", ">=" }, { ">", "<" }, { ">=", "<=" }
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (strcmp(pairs[i][0], sign) == 0)
            return pairs[i][1];
    return sign;
}

static bool is_same(const struct ot_compared *a, const struct ot_compared *b)
{
    return a->node == b->node && (a->node || a->number == b->number);
}

static bool has(const struct ot_trial *trial, const struct ot_trial_test *test)
{
    for (size_t i = 0; i < trial->tests; i++)
        if (is_same(&trial->test[i].left, &test->left) &&
            is_same(&trial->test[i].right, &test->right) &&
            strcmp(trial->test[i].sign, test->sign) == 0)
            return true;
    return false;
}

int ot_trial_add(struct ot_trial *trial, struct ot_trial_test test, struct ot_error *err)
{
    if (!test.left.node) {
        struct ot_compared number = test.left;
        test.left = test.right;
        test.right = number;
        test.sign = turned(test.sign);
    }
    if (!test.right.node && !isfinite(test.right.number))
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "a rule compares a quantity with a number that is not "
                            "finite, which decides nothing");
    if (has(trial, &test))
        return 0;
    if (trial->tests == OT_TRIAL_TESTS_MAX)
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "a rule makes more than %d comparisons; expected as many as "
                            "a reader can follow",
                            OT_TRIAL_TESTS_MAX);
    struct ot_trial_test *kept =
        ot_arena_push(trial->arena, (void **)&trial->test, &trial->tests, sizeof *kept);
    if (!kept)
        return ot_error_memory(err);
    *kept = test;
    return 0;
}
