/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requirements and ready-made tables of the fund, asked of the shipped plans. */
#include "config.h"

#include "harness.h"
#include "plan_folder.h"
#include "script/api.h"
#include "script_desk.h"

static void requirements_are_picked(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
    DESK_PRINTS(&desk,
                "print(#plan:requirements(), #plan:requirements { kind = 'condition' }, "
                "#plan:requirements { kind = 'payment', set = 'template 2d' }, "
                "#plan:requirements { kind = 'payment', period = '2014-15' })",
                "15\t6\t2\t2\n");
    DESK_PRINTS(&desk,
                "for p in plan:requirements { kind = 'payment', set = 'template 2d' } do "
                "print(p.name, p.share, p.share * plan:funding { period = '2015-16' }) "
                "end",
                "Made available from 1 April 2015\t75%\t£10,800,000\n"
                "Awarded as KPIs are hit\t25%\t£3,610,000\n");
    DESK_PRINTS(&desk,
                "local so = plan:requirements { kind = 'sign_off' }[1] "
                "print(so.id, so.name, so.met, so.note, so.set, so.metric)",
                "so_ccg\tCCG Chief Officer\tyes\t14/02/2014\tnil\tnil\n");
    DESK_PRINTS(&desk, "print(plan:requirements { kind = 'condition' }[1].met)",
                "not said\n");
    desk_close(&desk);
}

static void required_spend_is_as_printed(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2023-25"));
    DESK_PRINTS(&desk,
                "for r in plan:requirements { kind = 'minimum_spend', "
                "period = '2024-25' } do print(r.minimum, r.planned, r.under_spend, "
                "r.period, r.recomputed.missing) end",
                "£5,893,983\t£12,433,529\t£0\t2024-25\tcannot be recomputed: the plan "
                "does not say which lines count\n"
                "£6,887,220\t£7,812,680\t£0\t2024-25\tcannot be recomputed: the plan "
                "does not say which lines count\n");
    desk_close(&desk);
}

static struct script_run run_section(struct desk *desk, const char *lines)
{
    struct ot_text text = { 0 };
    ot_text_format(&text,
                   "local r = outturn.report { title = 'T' } local s = "
                   "r:section('S') %s return r",
                   lines);
    struct script_run run = script_with(desk, ot_text_string(&text));
    ot_text_free(&text);
    OT_SAME(run.err.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(run.report);
    return run;
}

static void shows_cell(const struct ot_table_of *table, size_t row, size_t column,
                       const char *people)
{
    struct ot_text text = { 0 };
    const struct ot_cell_of *cell = &table->cell[row * table->columns + column];
    if (cell->figure)
        ot_figure_people(cell->figure, &text);
    OT_SAME(cell->figure ? ot_text_string(&text) : cell->text, people);
    ot_text_free(&text);
}

static void balances_stand_in_a_table(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2023-25"));
    struct script_run run = run_section(&desk, "s:balances()");
    const struct ot_table_of *table = run.report->section[0]->item[0]->table;
    OT_SAME(table->shows, "balances");
    CU_ASSERT_EQUAL_FATAL(table->rows, 16);
    CU_ASSERT_EQUAL_FATAL(table->columns, 5);
    OT_SAME(table->heading[4], "Balance");
    shows_cell(table, 9, 0, "Minimum NHS Contribution");
    shows_cell(table, 9, 1, "2024-25");
    shows_cell(table, 9, 2, "£20,752,368");
    shows_cell(table, 9, 3, "£20,752,369");
    shows_cell(table, 9, 4, "-£1");
    shows_cell(table, 15, 0, "All sources");
    shows_cell(table, 15, 4, "£1,508,419");
    OT_SAME(table->cell[15 * 5 + 4].figure->label, "All sources, 2024-25: Balance");
    script_forget(&run);
    desk_close(&desk);
}

static void says_why_there_is_no_balance_by_source(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
    struct script_run run = run_section(&desk, "s:balances { periods = '2014-15' }");
    const struct ot_section *section = run.report->section[0];
    CU_ASSERT_EQUAL_FATAL(section->items, 2);
    CU_ASSERT_EQUAL(section->item[0]->kind, OT_ITEM_CAVEAT);
    OT_SAME(section->item[0]->text,
            "Only the balance over all sources can be given: 7 lines of planned spend of "
            "2014-15 name no source.");
    const struct ot_table_of *table = section->item[1]->table;
    CU_ASSERT_EQUAL_FATAL(table->rows, 1);
    shows_cell(table, 0, 0, "All sources");
    shows_cell(table, 0, 4, "-£29,000");
    script_forget(&run);
    desk_close(&desk);
}

static void planned_and_actual_stand_side_by_side(void)
{
    struct desk desk;
    plan_folder_start();
    ot_test_write("funding.csv", "source,period,basis,amount,quality\n"
                                 "iBCF,2023-24,planned,1000,returned\n"
                                 "iBCF,2023-24,actual,900,returned\n");
    ot_test_write("spend.csv", "scheme,source,period,basis,amount,quality\n"
                               "falls,iBCF,2023-24,planned,1000,returned\n"
                               "falls,iBCF,2023-24,actual,1100,returned\n");
    desk_open(&desk, ot_test_folder());
    struct script_run run =
        run_section(&desk, "s:balances { periods = { '2023-24' }, against = 'actual' }");
    const struct ot_table_of *table = run.report->section[0]->item[0]->table;
    CU_ASSERT_EQUAL_FATAL(table->columns, 8);
    CU_ASSERT_EQUAL_FATAL(table->rows, 2);
    OT_SAME(table->heading[2], "Planned funding");
    OT_SAME(table->heading[7], "Actual balance");
    shows_cell(table, 0, 4, "£0");
    shows_cell(table, 0, 7, "-£200");
    script_forget(&run);
    DESK_FAILS(&desk, "report:section('S'):balances { basis = 'demand' }",
               "expected planned, forecast or actual; found \"demand\"");
    DESK_FAILS(&desk, "report:section('S'):balances { periods = { 'soon' } }",
               "section:balances, periods: ");
    desk_close(&desk);
}

static void required_spend_and_conditions_stand_in_tables(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2023-25"));
    struct script_run run = run_section(&desk, "s:required_spend() s:conditions()");
    const struct ot_section *section = run.report->section[0];
    CU_ASSERT_EQUAL_FATAL(section->items, 3);
    const struct ot_table_of *table = section->item[0]->table;
    OT_SAME(table->shows, "required-spend");
    CU_ASSERT_EQUAL_FATAL(table->rows, 4);
    CU_ASSERT_EQUAL_FATAL(table->columns, 5);
    shows_cell(table, 3, 2, "£6,887,220");
    shows_cell(table, 3, 3, "£7,812,680");
    shows_cell(table, 3, 4, "£0");
    table = section->item[1]->table;
    OT_SAME(table->title, "National conditions");
    CU_ASSERT_EQUAL_FATAL(table->rows, 4);
    shows_cell(table, 0, 2, "yes");
    shows_cell(table, 1, 2, "not said");
    table = section->item[2]->table;
    CU_ASSERT_EQUAL_FATAL(table->rows, 7);
    shows_cell(table, 0, 0, "Health and Wellbeing Board Chair");
    shows_cell(table, 0, 2, "no");
    script_forget(&run);
    desk_close(&desk);
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
    run = run_section(&desk, "s:required_spend()");
    OT_SAME(run.report->section[0]->item[0]->text, "The plan names no minimum spend.");
    script_forget(&run);
    desk_close(&desk);
}

static void the_route_and_the_facts_of_a_plan_are_given(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2023-25"));
    DESK_PRINTS(&desk,
                "print(#plan.governance, plan.governance[1], plan.governance[4], "
                "plan.stage, plan.board)",
                "4\tImproving System Flow project team\tHealth and Care "
                "Partnership\tfinal\tMilton Keynes Health and Care Partnership\n");
    DESK_PRINTS(&desk, "print(plan.agreed, plan.submitted, plan.lead)",
                "2023-09-20\tnil\tGroup Head of Commissioning, Milton Keynes City "
                "Council\n");
    desk_close(&desk);
    plan_folder_start();
    desk_open(&desk, ot_test_folder());
    DESK_PRINTS(&desk, "print(#plan.governance, plan.lead)", "0\tnil\n");
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(requirements_are_picked),
        OT_TEST(required_spend_is_as_printed),
        OT_TEST(balances_stand_in_a_table),
        OT_TEST(says_why_there_is_no_balance_by_source),
        OT_TEST(planned_and_actual_stand_side_by_side),
        OT_TEST(required_spend_and_conditions_stand_in_tables),
        OT_TEST(the_route_and_the_facts_of_a_plan_are_given),
    };
    return OT_TESTS_RUN("fund_api", tests);
}
