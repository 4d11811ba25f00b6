/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a line of spend says. */
#include "config.h"

#include "plan/spend.h"

#include "plan_folder.h"

static struct ot_plan *open_plan(void)
{
    struct ot_text faults = { 0 };
    plan_folder_start();
    ot_test_write("schemes.csv", "id,name,type,area,commissioner,nhs_share\n"
                                 "falls,Falls prevention,Other,Community Health,NHS,\n"
                                 "bridging,Bridging care,Other,Social Care,joint,60%\n");
    ot_test_write(
        "spend.csv",
        "scheme,source,area,commissioner,nhs_share,period,basis,amount,quality\n"
        "falls,iBCF,,,,2023-24,planned,1,returned\n"
        "falls,,Acute,joint,25%,2023-24,planned,2,returned\n"
        "bridging,,,,,2023-24,planned,3,returned\n"
        "bridging,,,LA,,2023-24,planned,4,returned\n");
    struct ot_plan *plan = plan_folder_load(&faults);
    OT_SAME(ot_text_string(&faults), "");
    ot_text_free(&faults);
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
    return plan;
}

static void what_a_line_leaves_empty_is_its_schemes(void)
{
    struct ot_plan *plan = open_plan();
    OT_SAME(ot_spend_says(plan, &plan->spend[0], "area"), "Community Health");
    OT_SAME(ot_spend_says(plan, &plan->spend[1], "area"), "Acute");
    OT_SAME(ot_spend_says(plan, &plan->spend[0], "commissioner"), "NHS");
    OT_SAME(ot_spend_says(plan, &plan->spend[3], "commissioner"), "LA");
    OT_SAME(ot_spend_says(plan, &plan->spend[0], "scheme"), "falls");
    OT_SAME(ot_spend_says(plan, &plan->spend[0], "account"), "revenue");
    OT_SAME(ot_spend_says(plan, &plan->spend[0], "source"), "iBCF");
    CU_ASSERT_PTR_NULL(ot_spend_says(plan, &plan->spend[1], "source"));
    CU_ASSERT_PTR_NULL(ot_spend_says(plan, &plan->spend[0], "provider"));
    CU_ASSERT_PTR_NULL(ot_spend_says(plan, &plan->spend[0], "colour"));
    ot_plan_free(plan);
}

static void the_share_of_the_nhs_is_the_lines_own_or_its_schemes(void)
{
    struct ot_plan *plan = open_plan();
    const struct ot_value *own = ot_spend_nhs_share(plan, &plan->spend[1]);
    const struct ot_value *of_scheme = ot_spend_nhs_share(plan, &plan->spend[2]);
    CU_ASSERT_PTR_NOT_NULL_FATAL(own);
    CU_ASSERT_PTR_NOT_NULL_FATAL(of_scheme);
    CU_ASSERT_EQUAL(own->number, 25);
    CU_ASSERT_EQUAL(of_scheme->number, 60);
    CU_ASSERT_PTR_NULL(ot_spend_nhs_share(plan, &plan->spend[0]));
    CU_ASSERT_PTR_NULL(ot_spend_nhs_share(plan, &plan->spend[3]));
    ot_plan_free(plan);
}

static void a_share_is_taken_to_the_penny(void)
{
    CU_ASSERT_EQUAL(ot_pence_share(33000000, 60), 19800000);
    CU_ASSERT_EQUAL(ot_pence_share(101, 50), 51);
    CU_ASSERT_EQUAL(ot_pence_share(-101, 50), -51);
    CU_ASSERT_EQUAL(ot_pence_share(100, 0), 0);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(what_a_line_leaves_empty_is_its_schemes),
        OT_TEST(the_share_of_the_nhs_is_the_lines_own_or_its_schemes),
        OT_TEST(a_share_is_taken_to_the_penny),
    };
    return OT_TESTS_RUN("spend", tests);
}
