/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tracker and the register as a report shows them. */
#include "config.h"

#include "harness.h"
#include "plan_folder.h"
#include "report/report.h"
#include "script_desk.h"

static struct desk then, now, own;

/* The items of the one section of a script's report. */
static const struct ot_section *section_of(struct desk *desk, const char *line)
{
    static char lua[400];
    snprintf(lua, sizeof lua,
             "local report = outturn.report { title = 'T', date = '2023-11-08' }\n"
             "local section = report:section('S')\n%s\nreturn report\n",
             line);
    struct script_run run = script_with(desk, lua);
    OT_SAME(run.err.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(run.report);
    script_forget(&run);
    return run.report->section[0];
}

static const char *text_at(const struct ot_table_of *table, size_t row, size_t column)
{
    return table->cell[row * table->columns + column].text;
}

static void the_tracker_has_the_columns_of_the_board(void)
{
    const struct ot_section *section = section_of(&now, "section:decisions()");
    CU_ASSERT_EQUAL_FATAL(section->items, 4);
    const struct ot_table_of *table = section->item[0]->table;
    OT_SAME(table->shows, "decisions");
    CU_ASSERT_EQUAL_FATAL(table->columns, 6);
    CU_ASSERT_EQUAL_FATAL(table->rows, 6);
    OT_SAME(table->heading[0], "Date of Meeting");
    OT_SAME(table->heading[5], "Current Indicator");
    OT_SAME(text_at(table, 0, 0), "22 February 2023, Health and Care Partnership");
    OT_SAME(text_at(table, 0, 1), "HCP20, item 2");
    OT_HOLDS(text_at(table, 0, 2), "MK Deal update: Noted, that the proposal");
    OT_HOLDS(text_at(table, 0, 4), "(reviewed 13 June 2023)");
    for (size_t row = 0; row < 5; row++)
        OT_SAME(text_at(table, row, 5), "BLACK - outside the legend");
    OT_SAME(text_at(table, 5, 5), "not given");
    OT_HOLDS(section->item[2]->text, "shown as printed: 5 rows.");
}

static void milestones_stand_apart_against_the_date_of_the_paper(void)
{
    const struct ot_section *section = section_of(&now, "section:decisions()");
    CU_ASSERT_EQUAL_FATAL(section->items, 4);
    const struct ot_table_of *table = section->item[3]->table;
    OT_SAME(table->title, "Milestones");
    CU_ASSERT_EQUAL_FATAL(table->rows, 2);
    OT_SAME(text_at(table, 0, 1), "2023-24 H1");
    OT_SAME(text_at(table, 0, 2), "before the date of this paper");
    OT_SAME(text_at(table, 1, 2), "due now");
}

static void letters_of_the_legend_have_their_words(void)
{
    const struct ot_section *section =
        section_of(&own, "section:decisions { indicator = { 'R', 'C' } }");
    const struct ot_table_of *table = section->item[0]->table;
    CU_ASSERT_EQUAL_FATAL(table->rows, 2);
    OT_SAME(text_at(table, 0, 5), "R - no or limited progress");
    OT_SAME(text_at(table, 1, 5), "C - completed, no further action");
    CU_ASSERT_EQUAL(section->items, 2);
    section = section_of(&own, "section:decisions { open = true }");
    CU_ASSERT_EQUAL(section->item[0]->table->rows, 1);
}

static void nothing_that_fits_is_said_to_be_so(void)
{
    OT_SAME(section_of(&now, "section:decisions { body = 'Nobody' }")->item[0]->text,
            "The plan holds no such decisions.");
    OT_SAME(section_of(&now, "section:risks { state = 'closed' }")->item[0]->text,
            "The plan holds no such risks.");
}

static void the_risk_without_a_rating_stands_last(void)
{
    const struct ot_section *section = section_of(&then, "section:risks()");
    CU_ASSERT_EQUAL_FATAL(section->items, 2);
    const struct ot_table_of *table = section->item[0]->table;
    OT_SAME(table->shows, "risks");
    CU_ASSERT_EQUAL_FATAL(table->rows, 8);
    for (size_t row = 0; row < 7; row++)
        OT_SAME(text_at(table, row, 1), "HIGH");
    OT_SAME(text_at(table, 7, 0), "TUPE issues");
    OT_SAME(text_at(table, 7, 1), "no rating is printed");
    OT_HOLDS(section->item[1]->text, "stand last");
}

static void scores_are_figures_and_say_where_they_come_from(void)
{
    const struct ot_section *section = section_of(&own, "section:risks()");
    const struct ot_table_of *table = section->item[0]->table;
    CU_ASSERT_EQUAL_FATAL(table->rows, 2);
    OT_SAME(text_at(table, 0, 0), "Staff leave");
    OT_SAME(text_at(table, 0, 3), "4 × 5 = 20; the score is computed from it");
    CU_ASSERT_PTR_NOT_NULL_FATAL(table->cell[2].figure);
    CU_ASSERT_EQUAL(table->cell[2].figure->node->value[0], 20);
    OT_SAME(text_at(table, 1, 3), "3 × 3 = 9, which is not the printed score");
    OT_SAME(text_at(table, 1, 6), "closed");
    CU_ASSERT_EQUAL(table->cell[9].figure->node->value[0], 8);
}

static void open_own(void)
{
    plan_folder_start();
    ot_test_write("decisions.csv", "subject,decision,indicator,date\n"
                                   "Staff,Agreed to recruit,R,2023-05-01\n"
                                   "Beds,Agreed to open ten,C,2023-05-01\n");
    ot_test_write("risks.csv", "id,risk,likelihood,impact,score,state\n"
                               "r1,Money runs out,3,3,8,closed\n"
                               "r2,Staff leave,4,5,,\n");
    desk_open(&own, ot_test_folder());
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(the_tracker_has_the_columns_of_the_board),
        OT_TEST(milestones_stand_apart_against_the_date_of_the_paper),
        OT_TEST(letters_of_the_legend_have_their_words),
        OT_TEST(nothing_that_fits_is_said_to_be_so),
        OT_TEST(the_risk_without_a_rating_stands_last),
        OT_TEST(scores_are_figures_and_say_where_they_come_from),
    };
    desk_open(&then, ot_test_source("scripts/milton-keynes-2015-16"));
    desk_open(&now, ot_test_source("scripts/milton-keynes-2023-25"));
    open_own();
    int failed = OT_TESTS_RUN("tracker_table", tests);
    desk_close(&then);
    desk_close(&now);
    desk_close(&own);
    return failed;
}
