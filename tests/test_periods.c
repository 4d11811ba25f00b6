/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which periods an evaluation covers. */
#include "config.h"

#include "appraise/periods.h"

#include "desk.h"
#include "harness.h"

static struct ot_evaluation *evaluate(struct desk *desk,
                                      struct ot_evaluation_request request)
{
    struct ot_evaluation *e = NULL;
    request.scheme = "falls";
    CU_ASSERT_EQUAL_FATAL(ot_evaluate(&desk->appraisal, &request, &e, &desk->err), 0);
    return e;
}

static void by_default_those_in_which_spend_is_recorded(void)
{
    struct desk desk;
    char text[OT_PERIOD_ROOM];
    desk_open(&desk, desk_falls_plan("", ""));
    struct ot_evaluation *e =
        evaluate(&desk, (struct ot_evaluation_request){ .period = OT_PERIOD_NONE });
    CU_ASSERT_EQUAL_FATAL(e->periods, 1);
    OT_SAME(ot_period_write(e->period[0], text), "2015-16");
    CU_ASSERT_DOUBLE_EQUAL(e->years[0], 1, 0);
    desk_close(&desk);
}

static void a_spend_that_is_given_is_recorded_everywhere(void)
{
    struct desk desk;
    struct ot_given with[] = { { "spend", 5000, NULL } };
    desk_open(&desk, desk_falls_plan("", ""));
    struct ot_evaluation *e =
        evaluate(&desk, (struct ot_evaluation_request){
                            .period = OT_PERIOD_NONE, .with = with, .with_count = 1 });
    CU_ASSERT_EQUAL(e->periods, 2);
    desk_close(&desk);
}

static void a_range_means_the_years_of_the_plan_within_it(void)
{
    struct desk desk;
    struct ot_given with[] = { { "spend", 5000, NULL } };
    struct ot_evaluation_request request = { .with = with, .with_count = 1 };
    desk_open(&desk, desk_falls_plan("", ""));
    request.period =
        (struct ot_period){ desk.plan->periods[0].first, desk.plan->periods[1].last };
    struct ot_evaluation *e = evaluate(&desk, request);
    CU_ASSERT_EQUAL(e->periods, 2);
    desk_close(&desk);
}

static void a_basis_without_spend_fails_and_says_why(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan("", ""));
    struct ot_evaluation *e =
        evaluate(&desk, (struct ot_evaluation_request){ .period = OT_PERIOD_NONE,
                                                        .basis = OT_BASIS_ACTUAL });
    CU_ASSERT_EQUAL(e->periods, 0);
    OT_HOLDS(e->failed, "actual");
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(by_default_those_in_which_spend_is_recorded),
        OT_TEST(a_spend_that_is_given_is_recorded_everywhere),
        OT_TEST(a_range_means_the_years_of_the_plan_within_it),
        OT_TEST(a_basis_without_spend_fails_and_says_why),
    };
    return OT_TESTS_RUN("periods", tests);
}
