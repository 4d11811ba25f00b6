/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rule compared, kept. */
#include "config.h"

#include "script/trial.h"

#include <math.h>

#include "harness.h"

static struct ot_node node[2];

static int add(struct ot_trial *trial, struct ot_compared left, const char *sign,
               struct ot_compared right, struct ot_error *err)
{
    struct ot_trial_test test = { left, right, sign, true };
    return ot_trial_add(trial, test, err);
}

static struct ot_compared of(struct ot_node *it)
{
    return (struct ot_compared){ .node = it };
}

static struct ot_compared number(double value)
{
    return (struct ot_compared){ .number = value };
}

static void tests_are_kept_in_order_and_once(void)
{
    struct ot_trial trial = { .arena = ot_arena_new() };
    for (int i = 0; i < 2; i++) {
        CU_ASSERT_EQUAL(add(&trial, of(&node[0]), "<", number(5), NULL), 0);
        CU_ASSERT_EQUAL(add(&trial, of(&node[0]), "<", number(6), NULL), 0);
        CU_ASSERT_EQUAL(add(&trial, of(&node[0]), "<=", number(5), NULL), 0);
        CU_ASSERT_EQUAL(add(&trial, of(&node[0]), "<", of(&node[1]), NULL), 0);
    }
    CU_ASSERT_EQUAL_FATAL(trial.tests, 4);
    CU_ASSERT(trial.test[1].right.number == 6);
    CU_ASSERT_PTR_EQUAL(trial.test[3].right.node, &node[1]);
    ot_arena_free(trial.arena);
}

static void a_number_goes_to_the_right(void)
{
    static const char *const signs[][2] = {
        { "<", ">" }, { "<=", ">=" }, { ">", "<" }, { ">=", "<=" }, { "=", "=" }
    };
    for (size_t i = 0; i < 5; i++) {
        struct ot_trial trial = { .arena = ot_arena_new() };
        CU_ASSERT_EQUAL(add(&trial, number(5), signs[i][0], of(&node[0]), NULL), 0);
        CU_ASSERT_EQUAL_FATAL(trial.tests, 1);
        OT_SAME(trial.test[0].sign, signs[i][1]);
        CU_ASSERT_PTR_EQUAL(trial.test[0].left.node, &node[0]);
        CU_ASSERT(trial.test[0].right.number == 5);
        ot_arena_free(trial.arena);
    }
}

static void too_many_tests_are_an_error(void)
{
    struct ot_trial trial = { .arena = ot_arena_new() };
    struct ot_error err = { 0 };
    for (int i = 0; i < OT_TRIAL_TESTS_MAX; i++)
        CU_ASSERT_EQUAL(add(&trial, of(&node[0]), "<", number(i), &err), 0);
    CU_ASSERT_EQUAL(add(&trial, of(&node[0]), "<", number(0), &err), 0);
    CU_ASSERT_EQUAL(add(&trial, of(&node[0]), "<", number(-1), &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_SCRIPT);
    OT_HOLDS(err.text, "a rule makes more than 100 comparisons");
    CU_ASSERT_EQUAL(trial.tests, OT_TRIAL_TESTS_MAX);
    ot_arena_free(trial.arena);
}

static void what_is_no_number_is_no_test(void)
{
    struct ot_trial trial = { .arena = ot_arena_new() };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(add(&trial, of(&node[0]), "<", number(INFINITY), &err), -1);
    CU_ASSERT_EQUAL(add(&trial, number(NAN), "<", of(&node[0]), &err), -1);
    OT_HOLDS(err.text, "a number that is not finite");
    CU_ASSERT_EQUAL(trial.tests, 0);
    ot_arena_free(trial.arena);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(tests_are_kept_in_order_and_once),
        OT_TEST(a_number_goes_to_the_right),
        OT_TEST(too_many_tests_are_an_error),
        OT_TEST(what_is_no_number_is_no_test),
    };
    return OT_TESTS_RUN("trial", tests);
}
