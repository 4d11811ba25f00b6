/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds and jobs in this process, through their packed bytes. */
#include "config.h"

#include "run/runner.h"

#include "desk.h"
#include "harness.h"

static void describes_a_kind_once(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan("", ""));
    const struct ot_kind *kind =
        desk.runner.describe(desk.runner.with, "falls", &desk.err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(kind);
    OT_SAME(kind->name, "falls");
    CU_ASSERT_PTR_EQUAL(desk.runner.describe(desk.runner.with, "falls", &desk.err), kind);
    CU_ASSERT_PTR_EQUAL(ot_local_runner_kind(desk.local, 0), kind);
    CU_ASSERT_PTR_NULL(ot_local_runner_kind(desk.local, 1));
    desk_close(&desk);
}

static void says_each_time_why_a_kind_is_not_there(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan("", ""));
    for (int i = 0; i < 2; i++) {
        struct ot_error err = { 0 };
        CU_ASSERT_PTR_NULL(desk.runner.describe(desk.runner.with, "unheard_of", &err));
        OT_HOLDS(err.text, "unheard_of");
        CU_ASSERT_EQUAL(err.exit, OT_EXIT_PLUGIN);
    }
    desk_close(&desk);
}

static void refuses_a_job_for_a_plugin_that_was_not_described(void)
{
    struct desk desk;
    struct ot_answer answer = { 0 };
    double year = 1;
    struct ot_job job = { .path = "/nowhere/x.so",
                          .scheme = "x",
                          .draws = 1,
                          .periods = 1,
                          .planned = 1,
                          .years = &year };
    desk_open(&desk, desk_falls_plan("", ""));
    CU_ASSERT_EQUAL(desk.runner.run(desk.runner.with, &job, &answer, &desk.err), -1);
    CU_ASSERT(desk.err.text[0] != '\0');
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(describes_a_kind_once),
        OT_TEST(says_each_time_why_a_kind_is_not_there),
        OT_TEST(refuses_a_job_for_a_plugin_that_was_not_described),
    };
    return OT_TESTS_RUN("runner", tests);
}
