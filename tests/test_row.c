/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows: wide ones, and what a figure's quality asks of its row. */
#include "config.h"

#include "plan_folder.h"

static struct ot_plan *sound(const char *file, const char *bytes)
{
    struct ot_text text = { 0 };
    plan_folder_start();
    ot_test_write(file, bytes);
    struct ot_plan *plan = plan_folder_load(&text);
    OT_SAME(ot_text_string(&text), "");
    ot_text_free(&text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
    return plan;
}

static void makes_a_row_of_each_period_with_a_value(void)
{
    struct ot_plan *plan = sound(
        "spend.csv", "scheme,2023-24 planned,2024-25 planned,2023-24 actual,quality\n"
                     "falls,100,,90,returned\nreablement,,,,returned\n");
    CU_ASSERT_EQUAL_FATAL(plan->spend_count, 2);
    CU_ASSERT_EQUAL(plan->spend[0].basis, OT_BASIS_PLANNED);
    CU_ASSERT_EQUAL(plan->spend[1].basis, OT_BASIS_ACTUAL);
    CU_ASSERT_EQUAL(plan->spend[1].amount.pence, 9000);
    CU_ASSERT_EQUAL(plan->spend[1].amount.at.column, 4);
    CU_ASSERT_EQUAL(plan->spend[1].amount.at.row, 2);
    CU_ASSERT_EQUAL(plan->spend[1].at.column, 0);
    OT_SAME(plan->spend[1].scheme, "falls");
    OT_SAME(plan->spend[1].amount.at.file, "spend.csv");
    ot_plan_free(plan);
}

static void tells_a_bad_cell_of_a_wide_row_once(void)
{
    struct ot_text text = { 0 };
    plan_folder_try("spend.csv",
                    "scheme,2023-24 planned,2024-25 planned,quality\n"
                    "falls,1,x,guess\nfalls,1,2,published\n",
                    &text);
    OT_SAME(
        ot_text_string(&text),
        "spend.csv:2:3: expected an amount of money such as 1,267,783 or "
        "£1,267,783.50; found \"x\"\n"
        "spend.csv:2:4: expected one of published, returned, estimated, illustrative, "
        "missing; found \"guess\"\n"
        "spend.csv:3: a published amount needs a reference");
    ot_text_free(&text);
}

static void takes_a_marker_for_a_value(void)
{
    struct ot_plan *plan = sound("activity.csv", "measure,period,basis,value,quality\n"
                                                 "beds,2023-24,planned,TBC,returned\n"
                                                 "visits,2023-24,planned,,missing\n");
    CU_ASSERT_EQUAL(plan->activity[0].value.missing, OT_MISSING_TO_BE_CONFIRMED);
    CU_ASSERT_EQUAL(plan->activity[0].vouch.quality, OT_QUALITY_RETURNED);
    CU_ASSERT_EQUAL(plan->activity[1].vouch.quality, OT_QUALITY_MISSING);
    OT_SAME(plan->activity[0].counted, "in period");
    ot_plan_free(plan);
}

static void takes_numerator_and_denominator_for_a_value(void)
{
    struct ot_plan *plan = sound(
        "performance.csv", "metric,role,period,value,numerator,denominator,quality\n"
                           "at_home_91,actual,2023-24,,224,240,returned\n");
    CU_ASSERT(plan->performance[0].numerator.number == 224);
    CU_ASSERT_EQUAL(plan->performance[0].value.missing, OT_MISSING_NOT_GIVEN);
    ot_plan_free(plan);
}

static void fills_what_columns_leave_out(void)
{
    struct ot_plan *plan = sound("totals.csv", "table,period,value,reference\n"
                                               "spend,2023-24,100,S0 s10\n");
    CU_ASSERT_EQUAL(plan->totals[0].basis, OT_BASIS_PLANNED);
    CU_ASSERT_EQUAL(plan->totals[0].vouch.quality, OT_QUALITY_PUBLISHED);
    CU_ASSERT_EQUAL(plan->totals[0].tolerance.missing, OT_MISSING_NOT_GIVEN);
    CU_ASSERT_PTR_NULL(plan->totals[0].account);
    ot_plan_free(plan);
}

static void leaves_a_period_that_is_not_given_empty(void)
{
    struct ot_plan *plan = sound("performance.csv", "metric,role,value,quality\n"
                                                    "at_home_91,target,N/A,returned\n");
    CU_ASSERT_TRUE(ot_period_is_none(plan->performance[0].period));
    ot_plan_free(plan);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(makes_a_row_of_each_period_with_a_value),
        OT_TEST(tells_a_bad_cell_of_a_wide_row_once),
        OT_TEST(takes_a_marker_for_a_value),
        OT_TEST(takes_numerator_and_denominator_for_a_value),
        OT_TEST(fills_what_columns_leave_out),
        OT_TEST(leaves_a_period_that_is_not_given_empty),
    };
    return OT_TESTS_RUN("row", tests);
}
