/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Payments for performance of the 2014 plan, whose paper says their shares three ways. */
#include "config.h"

#include "appraise/payment.h"

#include "harness.h"
#include "plan_folder.h"
#include "script_desk.h"

static double earned(struct desk *desk, const char *set, const char *met)
{
    const char *list[] = { met };
    struct ot_results results = { .set = set, .met = list, .mets = met ? 1 : 0 };
    struct ot_payment *payment = NULL;
    struct ot_node *sum = NULL;
    size_t count = 0;
    CU_ASSERT_EQUAL_FATAL(ot_payments_earned(&desk->appraisal, &results, &payment, &count,
                                             &sum, &desk->err),
                          0);
    CU_ASSERT_EQUAL(count, 2);
    return desk_value(desk, sum);
}

static void a_share_of_the_fund_is_earned_where_its_result_is_met(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
    CU_ASSERT_EQUAL(earned(&desk, "template 2d", "pay_b1"), 0.75 * 14424000);
    CU_ASSERT_EQUAL(earned(&desk, "template 2d", "pay_b2"), 0.25 * 14424000);
    CU_ASSERT_EQUAL(earned(&desk, "template 2d", NULL), 0);
    CU_ASSERT_EQUAL(earned(&desk, "board paper", "pay_a2"), 0.5 * 14424000);
    CU_ASSERT_DOUBLE_EQUAL(earned(&desk, "risk table", "pay_c2"), 0.24 * 3958000, 1e-6);
    desk_close(&desk);
}

static void what_a_script_supposes_shows(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
    DESK_PRINTS(&desk,
                "local won = plan:earned { set = 'template 2d', met = { 'pay_b1', "
                "'pay_b2' } } print(won, won.quality)",
                "£14,424,000 (script)\tscript\n");
    DESK_PRINTS(&desk,
                "for row in plan:payments { set = 'template 2d', met = 'pay_b1' } do "
                "print(row.name, row.amount, row.earned) end",
                "Made available from 1 April 2015\t£10,818,000\t£10,818,000 (script)\n"
                "Awarded as KPIs are hit\t£3,606,000\t£0 (script)\n");
    desk_close(&desk);
}

static void a_set_or_a_result_that_is_not_there_is_refused(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
    DESK_FAILS(&desk, "plan:earned {}",
               "several sets of payments; say which: \"board paper\", \"template 2d\", "
               "\"risk table\"");
    DESK_FAILS(&desk, "plan:earned { set = 'template' }",
               "no payment of the plan is in the set \"template\"");
    DESK_FAILS(&desk, "plan:earned { set = 'template 2d', met = 'pay_a1' }",
               "no payment of the set hangs on \"pay_a1\"");
    desk_close(&desk);
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2023-25"));
    DESK_FAILS(&desk, "plan:earned {}", "the plan has no payments");
    desk_close(&desk);
}

static void what_the_plan_says_is_met_stands(void)
{
    struct desk desk;
    plan_folder_start();
    ot_test_write("requirements.csv",
                  "id,kind,name,period,share,metric,met,quality\n"
                  "first,payment,First,2023-24,40%,,yes,returned\n"
                  "second,payment,Second,2023-24,60%,at_home_91,,returned\n");
    desk_open(&desk, ot_test_folder());
    DESK_PRINTS(&desk,
                "print(plan:earned {}, plan:earned { met = 'at_home_91' }, "
                "plan:payments {}[1].earned)",
                "£40 (script)\t£100 (script)\t£40\n");
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_share_of_the_fund_is_earned_where_its_result_is_met),
        OT_TEST(what_a_script_supposes_shows),
        OT_TEST(a_set_or_a_result_that_is_not_there_is_refused),
        OT_TEST(what_the_plan_says_is_met_stands),
    };
    return OT_TESTS_RUN("payment", tests);
}
