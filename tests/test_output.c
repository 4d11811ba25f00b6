/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outputs by name, and their sums. */
#include "config.h"

#include "appraise/output.h"

#include "desk.h"
#include "harness.h"

#define SPEND                                    \
    "cash,2015-16,planned,100,published,P1 p1\n" \
    "cash,2016-17,planned,50,published,P1 p1\n"
#define GAIN "cash,gain,2015-16,planned,30,GBP,published,P1 p2,\n"

static struct ot_evaluation *cash(struct desk *desk)
{
    desk_open(desk, desk_cash_plan(SPEND, GAIN, ""));
    return desk_evaluate(desk, &(struct ot_evaluation_request){ .scheme = "cash" });
}

static bool is_benefit(const struct ot_output *output, const void *with)
{
    (void)with;
    return output->role == OT_BENEFIT;
}

static bool is_nothing(const struct ot_output *output, const void *with)
{
    (void)output, (void)with;
    return false;
}

static void an_output_of_another_role_is_refused(void)
{
    struct desk desk;
    struct ot_evaluation *e = cash(&desk);
    CU_ASSERT_PTR_NULL(ot_evaluation_output(e, "saved", OT_OUTCOME, &desk.err));
    OT_HOLDS(desk.err.text, "cash_flow has no outcome \"saved\"");
    desk_close(&desk);
}

static void sums_those_that_are_picked(void)
{
    struct desk desk;
    struct ot_evaluation *e = cash(&desk);
    struct ot_node *sum = ot_evaluation_sum(e, is_benefit, NULL, "Benefits", &desk.err);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, sum), 45, 1e-12);
    CU_ASSERT_EQUAL(sum->periods, 1);
    desk_close(&desk);
}

static void a_column_keeps_the_periods_apart(void)
{
    struct desk desk;
    struct ot_evaluation *e = cash(&desk);
    CU_ASSERT(e->periods >= 2);
    struct ot_node *column =
        ot_evaluation_column(e, is_benefit, NULL, "Benefits", &desk.err);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, column), 45, 1e-12);
    CU_ASSERT_EQUAL(column->periods, e->periods);
    CU_ASSERT_DOUBLE_EQUAL(column->value[1], 0, 0);
    desk_close(&desk);
}

static void a_sum_of_none_is_an_exact_nothing(void)
{
    struct desk desk;
    struct ot_evaluation *e = cash(&desk);
    struct ot_node *sum = ot_evaluation_sum(e, is_nothing, NULL, "Nothing", &desk.err);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, sum), 0, 0);
    OT_SAME(sum->unit.text, "GBP");
    desk_close(&desk);
}

static void spend_can_be_asked_for_by_who_bears_it(void)
{
    struct desk desk;
    struct ot_evaluation *e = cash(&desk);
    enum ot_party fund = OT_FUND, council = OT_COUNCIL;
    double by_fund = desk_value(
        &desk, ot_evaluation_sum(e, ot_output_is_spend, &fund, "Fund", &desk.err));
    CU_ASSERT_DOUBLE_EQUAL(by_fund, desk_value(&desk, ot_evaluation_spend(e, &desk.err)),
                           0);
    CU_ASSERT(by_fund > 100);
    CU_ASSERT_DOUBLE_EQUAL(
        desk_value(&desk, ot_evaluation_sum(e, ot_output_is_spend, &council, "Council",
                                            &desk.err)),
        0, 0);
    desk_close(&desk);
}

static void health_is_an_outcome_in_qalys(void)
{
    struct ot_output health = { .role = OT_OUTCOME, .unit = "qaly" };
    struct ot_output falls = { .role = OT_OUTCOME, .unit = "fall" };
    CU_ASSERT_TRUE(ot_output_is_health(&health, NULL));
    CU_ASSERT_FALSE(ot_output_is_health(&falls, NULL));
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(an_output_of_another_role_is_refused),
        OT_TEST(sums_those_that_are_picked),
        OT_TEST(a_column_keeps_the_periods_apart),
        OT_TEST(a_sum_of_none_is_an_exact_nothing),
        OT_TEST(spend_can_be_asked_for_by_who_bears_it),
        OT_TEST(health_is_an_outcome_in_qalys),
    };
    return OT_TESTS_RUN("output", tests);
}
