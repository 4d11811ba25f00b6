/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Break-even. */
#include "config.h"

#include "appraise/sensitivity.h"

#include "appraise/money.h"
#include "appraise/net_benefit.h"
#include "desk.h"
#include "harness.h"

#define STARTED \
    "falls,started_exercise,2015-16,planned,100,person,illustrative,,a round number\n"

static void share_of_the_benefit_is_spend_over_benefit(void)
{
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    double benefit = desk_value(&desk, ot_evaluation_benefit(e, OT_GAIN_ALL, &desk.err));
    CU_ASSERT_DOUBLE_EQUAL(
        desk_value(&desk, ot_evaluation_break_even(e, NULL, &desk.err)), 100000 / benefit,
        1e-9);
    desk_close(&desk);
}

static void people_to_break_even_need_no_recorded_activity(void)
{
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    double benefit = desk_value(&desk, ot_evaluation_benefit(e, OT_GAIN_ALL, &desk.err));
    double expected = 100000 / (benefit / 100);
    double with =
        desk_value(&desk, ot_evaluation_break_even(e, "started_exercise", &desk.err));
    CU_ASSERT_DOUBLE_EQUAL(with, expected, expected * 1e-9);
    desk_close(&desk);
    e = desk_falls(&desk, "");
    double without =
        desk_value(&desk, ot_evaluation_break_even(e, "started_exercise", &desk.err));
    CU_ASSERT_DOUBLE_EQUAL(without, expected, expected * 1e-9);
    desk_close(&desk);
}

static int refuse(void *with, const struct ot_job *job, struct ot_answer *answer,
                  struct ot_error *err)
{
    (void)with, (void)job, (void)answer;
    return ot_error_set(err, OT_EXIT_FAILED, "it fell over");
}

static void where_a_hook_fails_break_even_is_not_known(void)
{
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    desk.runner.run = refuse;
    OT_SAME(desk_missing(&desk, ot_evaluation_break_even(e, "admission_cost", &desk.err)),
            "it fell over");
    desk_close(&desk);
}

static void at_break_even_benefits_equal_spend(void)
{
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    double cost = desk_value(&desk,
                             ot_evaluation_break_even(e, "admission_cost", &desk.err)),
           net[2], ignored[2];
    struct ot_ends ends = { (size_t)ot_kind_parameter(e->kind, "admission_cost"), cost,
                            cost };
    CU_ASSERT_EQUAL(ot_net_at_ends(e, &ends, 1, net, ignored, &desk.err), 0);
    CU_ASSERT_DOUBLE_EQUAL(net[0], 0, 1e-4);
    desk_close(&desk);
}

static void a_programme_without_benefit_has_no_break_even(void)
{
    struct desk desk;
    struct ot_evaluation *e =
        desk_falls(&desk, "falls,started_home_unselected,2015-16,planned,100,person,"
                          "illustrative,,a round number\n");
    OT_HOLDS(desk_missing(&desk, ot_evaluation_break_even(e, NULL, &desk.err)),
             "no benefit is expected");
    OT_HOLDS(desk_missing(&desk, ot_evaluation_break_even(e, "started_home_unselected",
                                                          &desk.err)),
             "at no value");
    desk_close(&desk);
}

static void refuses_a_name_that_is_no_ingredient(void)
{
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    CU_ASSERT_PTR_NULL(ot_evaluation_break_even(e, "started_yoga", &desk.err));
    OT_HOLDS(desk.err.text, "no parameter or input \"started_yoga\"");
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(share_of_the_benefit_is_spend_over_benefit),
        OT_TEST(people_to_break_even_need_no_recorded_activity),
        OT_TEST(where_a_hook_fails_break_even_is_not_known),
        OT_TEST(at_break_even_benefits_equal_spend),
        OT_TEST(a_programme_without_benefit_has_no_break_even),
        OT_TEST(refuses_a_name_that_is_no_ingredient),
    };
    return OT_TESTS_RUN("sensitivity", tests);
}
