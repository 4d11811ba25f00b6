/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Required spend: as the papers print it, and recomputed from lines. */
#include "config.h"

#include "appraise/requirement.h"

#include <string.h>

#include "harness.h"
#include "plan_folder.h"
#include "script_desk.h"

static struct ot_required read_row(struct desk *desk, size_t row)
{
    struct ot_required required = { 0 };
    CU_ASSERT_EQUAL_FATAL(ot_requirement_read(&desk->appraisal,
                                              &desk->plan->requirements[row], &required,
                                              &desk->err),
                          0);
    return required;
}

/* Better Care Fund Plan 2023-2025, section 10: required spend. */
static void required_spend_of_2023_25_is_as_printed(void)
{
    static const double printed[][2] = { { 5578254, 11767360 },
                                         { 5893983, 12433529 },
                                         { 6518285, 7394426 },
                                         { 6887220, 7812680 } };
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2023-25"));
    for (size_t i = 0; i < 4; i++) {
        struct ot_required required = read_row(&desk, i);
        CU_ASSERT_EQUAL(desk_value(&desk, required.minimum), printed[i][0]);
        CU_ASSERT_EQUAL(desk_value(&desk, required.planned), printed[i][1]);
        CU_ASSERT_EQUAL(desk_value(&desk, required.under_spend), 0);
        OT_SAME(desk_missing(&desk, required.recomputed),
                "cannot be recomputed: the plan does not say which lines count");
    }
    CU_ASSERT_DOUBLE_EQUAL(printed[1][0] / printed[0][0] - 1, 0.0566, 0.00005);
    CU_ASSERT_DOUBLE_EQUAL(printed[3][0] / printed[2][0] - 1, 0.0566, 0.00005);
    desk_close(&desk);
}

#define REQUIREMENTS "id,kind,name,period,minimum,planned,counts\n"

/* One requirement of a plan with five lines, of which four are paid from iBCF. */
static void open_small(struct desk *desk, const char *requirement)
{
    char text[600];
    plan_folder_start();
    ot_test_write("schemes.csv", "id,name,area,commissioner,nhs_share\n"
                                 "falls,Falls prevention,Community Health,NHS,\n"
                                 "reablement,Home First,Social Care,joint,60%\n");
    ot_test_write("funding.csv", "source,period,basis,amount,quality\n"
                                 "iBCF,2023-24,planned,100,returned\n"
                                 "DFG,2023-24,planned,100,returned\n");
    ot_test_write("spend.csv",
                  "scheme,line,source,area,commissioner,period,basis,amount,quality\n"
                  "falls,,iBCF,,,2023-24,planned,100.10,returned\n"
                  "falls,a,iBCF,Acute,,2023-24,planned,7,returned\n"
                  "reablement,,iBCF,,,2023-24,planned,50.50,returned\n"
                  "reablement,b,iBCF,,LA,2023-24,planned,20,returned\n"
                  "reablement,c,DFG,,,2023-24,planned,1000,returned\n");
    snprintf(text, sizeof text, REQUIREMENTS "r,minimum_spend,R,2023-24,%s\n",
             requirement);
    ot_test_write("requirements.csv", text);
    desk_open(desk, ot_test_folder());
}

static void what_counts_is_added_up_and_each_line_is_a_leaf(void)
{
    struct desk desk;
    open_small(&desk, "80,70.50,source=iBCF; area=Social Care");
    struct ot_required required = read_row(&desk, 0);
    CU_ASSERT_EQUAL(desk_value(&desk, required.recomputed), 70.5);
    CU_ASSERT_EQUAL(required.recomputed->operands, 2);
    OT_SAME(required.recomputed->operand[0]->leaf->at.file, "spend.csv");
    CU_ASSERT_EQUAL(required.recomputed->operand[0]->leaf->at.row, 4);
    CU_ASSERT_EQUAL(desk_value(&desk, required.under_spend), 9.5);
    OT_SAME(required.counts, "source=iBCF; area=Social Care. 2 of 5 lines of planned "
                             "spend count: Home First; Home First");
    desk_close(&desk);
}

static void a_joint_line_counts_by_the_share_of_the_nhs(void)
{
    struct desk desk;
    open_small(&desk, "140,,source=iBCF; commissioner=NHS; area!=Acute");
    struct ot_required required = read_row(&desk, 0);
    CU_ASSERT_EQUAL(desk_value(&desk, required.recomputed), 130.4);
    OT_HOLDS(required.counts, "Falls prevention; Home First (the NHS's part, 60%)");
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, required.under_spend), 9.6, 1e-9);
    desk_close(&desk);
    open_small(&desk, "140,,source=iBCF; commissioner=LA");
    required = read_row(&desk, 0);
    CU_ASSERT_EQUAL(desk_value(&desk, required.recomputed), 40.2);
    OT_HOLDS(required.counts, "Home First (the council's part, 40%); Home First");
    desk_close(&desk);
}

static void says_what_the_lines_lack(void)
{
    struct desk desk;
    open_small(&desk, "140,,source=iBCF; provider=CNWL");
    OT_SAME(desk_missing(&desk, read_row(&desk, 0).recomputed),
            "cannot be recomputed: 4 lines have no provider");
    OT_HOLDS(desk_missing(&desk, read_row(&desk, 0).under_spend), "4 lines have no");
    desk_close(&desk);
    open_small(&desk, "140,,source=DFG; recurrence=recurrent");
    OT_SAME(desk_missing(&desk, read_row(&desk, 0).recomputed),
            "cannot be recomputed: 1 line has no recurrence");
    desk_close(&desk);
}

static void where_no_line_counts_nothing_is_spent(void)
{
    struct desk desk;
    open_small(&desk, "140,,area=Mental Health");
    struct ot_required required = read_row(&desk, 0);
    CU_ASSERT_EQUAL(desk_value(&desk, required.recomputed), 0);
    CU_ASSERT_EQUAL(desk_value(&desk, required.under_spend), 140);
    OT_SAME(required.counts, "area=Mental Health. 0 of 5 lines of planned spend count");
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(required_spend_of_2023_25_is_as_printed),
        OT_TEST(what_counts_is_added_up_and_each_line_is_a_leaf),
        OT_TEST(a_joint_line_counts_by_the_share_of_the_nhs),
        OT_TEST(says_what_the_lines_lack),
        OT_TEST(where_no_line_counts_nothing_is_spent),
    };
    return OT_TESTS_RUN("requirement", tests);
}
