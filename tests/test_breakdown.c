/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money by a column, each pound once. */
#include "config.h"

#include "appraise/breakdown.h"

#include "appraise/ledger_node.h"
#include "harness.h"
#include "plan_folder.h"
#include "script_desk.h"

static void rows_add_up(const char *plan, enum ot_ledger_table table, int year,
                        const char *const *columns)
{
    struct desk desk;
    struct ot_ledger_query query = { .table = table };
    if (year)
        query.period = ot_period_of_year(year);
    desk_open(&desk, ot_test_source(plan));
    double total =
        desk_value(&desk, ot_ledger_node(desk.plan, desk.graph, &query, NULL, &desk.err));
    for (size_t c = 0; columns[c]; c++) {
        struct ot_breakdown_query by = { .ledger = query, .column = columns[c] };
        struct ot_lines lines;
        double sum = 0, shares = 0;
        CU_ASSERT_EQUAL(ot_breakdown(&desk.appraisal, &by, &lines, &desk.err), 0);
        CU_ASSERT(lines.count > 0);
        for (size_t i = 0; i < lines.count; i++) {
            sum += desk_value(&desk, lines.line[i].cell[0].node);
            shares += desk_value(&desk, lines.line[i].cell[1].node);
        }
        CU_ASSERT_DOUBLE_EQUAL(sum, total, 1e-6);
        CU_ASSERT_DOUBLE_EQUAL(shares, 1, 1e-12);
    }
    desk_close(&desk);
}

static void every_pound_stands_once_in_both_plans(void)
{
    static const char *const spend[] = { "type",       "source",       "scheme",
                                         "area",       "commissioner", "provider",
                                         "recurrence", "account",      NULL };
    static const char *const funding[] = { "source", "contributor", "account", NULL };
    rows_add_up("scripts/milton-keynes-2015-16", OT_LEDGER_SPEND, 2015, spend);
    rows_add_up("scripts/milton-keynes-2023-25", OT_LEDGER_SPEND, 2023, spend);
    rows_add_up("scripts/milton-keynes-2023-25", OT_LEDGER_SPEND, 2024, spend);
    rows_add_up("scripts/milton-keynes-2015-16", OT_LEDGER_SPEND, 0, spend);
    rows_add_up("scripts/milton-keynes-2023-25", OT_LEDGER_SPEND, 0, spend);
    rows_add_up("scripts/milton-keynes-2015-16", OT_LEDGER_FUNDING, 2015, funding);
    rows_add_up("scripts/milton-keynes-2023-25", OT_LEDGER_FUNDING, 2023, funding);
}

static void what_no_scheme_owns_is_not_itemised(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2023-25"));
    DESK_PRINTS(&desk,
                "for row in plan:spend_by('scheme', { period = '2023-24' }) do "
                "print(row.name, row.value) end",
                "Home First Reablement\t£1,920,000 (illustrative)\n"
                "Bridging care\t£550,000 (illustrative)\n"
                "Integrated falls prevention service\t£256,000 (illustrative)\n"
                "Dementia support\t£897,000 (illustrative)\n"
                "not itemised\t£25,654,173 (illustrative)\n");
    DESK_PRINTS(&desk,
                "local rows = plan:funding_by('source', { period = '2024-25' }) "
                "print(#rows, rows[2].name, rows[2].value, rows[2].share)",
                "7\tMinimum NHS Contribution\t£20,752,368\t65%\n");
    desk_close(&desk);
}

static void uplift_is_computed_and_never_typed(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2023-25"));
    DESK_PRINTS(&desk,
                "print(plan:uplift { source = 'Minimum NHS Contribution', "
                "from = '2023-24', to = '2024-25' })",
                "5.66%\n");
    DESK_PRINTS(&desk,
                "print(plan:uplift { source = 'Additional LA Contribution', "
                "from = '2023-24', to = '2024-25' }.missing)",
                "there was no income to compare with\n");
    desk_close(&desk);
}

static void says_what_the_plan_does_not_hold(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2023-25"));
    DESK_PRINTS(&desk,
                "local gaps = plan:missing() for gap in gaps do "
                "if gap.scheme == 'reablement' then print(gap.period, gap.text) end end",
                "2024-25\tactivity needs a planned row of reablement, starts (person), "
                "for 2024-25\n");
    desk_close(&desk);
}

static void rows_stand_in_a_table(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
    struct script_run run = script_with(
        &desk, "local r = outturn.report { title = 'T' } local s = r:section('S') "
               "s:table('By source', plan:funding_by('source', { period = '2015-16' })) "
               "return r");
    OT_SAME(run.err.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(run.report);
    const struct ot_table_of *table = run.report->section[0]->item[0]->table;
    CU_ASSERT_EQUAL(table->columns, 3);
    OT_SAME(table->heading[0], "Source");
    OT_SAME(table->heading[1], "Amount");
    script_forget(&run);
    DESK_FAILS(&desk,
               "outturn.report { title = 'T' }:section('S'):table('X', plan:schemes())",
               "expected a list of rows such as plan:spend_by gives, found a scheme");
    desk_close(&desk);
}

#define SPEND "scheme,period,basis,amount,quality,nhs_share\n"

/* A whole with lines of its own in the first year, and a part in both. */
static void a_whole_gives_way_to_its_parts_period_by_period(void)
{
    struct desk desk;
    plan_folder_start();
    ot_test_write("schemes.csv", "id,name,part_of\nfund,The fund,\nfalls,Falls,fund\n"
                                 "other,Falls,\n");
    ot_test_write("spend.csv", SPEND "fund,2023-24,planned,100.10,returned,\n"
                                     "falls,2023-24,planned,33.37,returned,\n"
                                     "falls,2024-25,planned,40,returned,\n"
                                     "other,2024-25,planned,7,returned,\n");
    desk_open(&desk, ot_test_folder());
    DESK_PRINTS(&desk,
                "for row in plan:spend_by('scheme') do print(row.name, row.value) end "
                "print(plan:spend())",
                "Falls (falls)\t£73.37\nFalls (other)\t£7\nnot itemised\t£66.73\n"
                "£147.10\n");
    desk_close(&desk);
}

static void parts_that_make_the_whole_leave_nothing(void)
{
    struct desk desk;
    plan_folder_start();
    ot_test_write("schemes.csv", "id,name,part_of\nfund,The fund,\na,A,fund\n"
                                 "b,B,fund\nc,C,fund\n");
    ot_test_write("spend.csv", SPEND "fund,2023-24,planned,100.10,returned,\n"
                                     "a,2023-24,planned,33.37,returned,\n"
                                     "b,2023-24,planned,33.37,returned,\n"
                                     "c,2023-24,planned,33.36,returned,\n");
    desk_open(&desk, ot_test_folder());
    DESK_PRINTS(&desk, "print(#plan:spend_by('scheme', { period = '2023-24' }))", "3\n");
    desk_close(&desk);
}

static void joint_lines_are_split_by_the_share_of_the_nhs(void)
{
    struct desk desk;
    plan_folder_start();
    ot_test_write("schemes.csv", "id,name,commissioner\nfalls,Falls,NHS\n"
                                 "bridging,Bridging,joint\nother,Other,joint\n");
    ot_test_write("spend.csv", SPEND "falls,2023-24,planned,100,returned,\n"
                                     "bridging,2023-24,planned,50.01,returned,60%\n"
                                     "other,2023-24,planned,9,returned,\n");
    desk_open(&desk, ot_test_folder());
    DESK_PRINTS(&desk,
                "for row in plan:spend_by('commissioner') do print(row.name, row.value) "
                "end",
                "NHS\t£100\njoint\t£59.01\n");
    DESK_PRINTS(&desk,
                "for row in plan:spend_by('commissioner', { split_joint = true }) do "
                "print(row.name, row.value) end",
                "NHS\t£130.01\nLA\t£20\njoint\t£9\n");
    desk_close(&desk);
}

static void missing_spend_is_told_where_a_scheme_runs(void)
{
    struct desk desk;
    plan_folder_start();
    ot_test_write("activity.csv",
                  "scheme,measure,period,basis,value,unit,quality\n"
                  "falls,started_exercise,2024-25,planned,10,person,returned\n");
    desk_open(&desk, ot_test_folder());
    DESK_PRINTS(&desk,
                "local gaps = plan:missing() print(#gaps, gaps[1].name, gaps[1].text)",
                "1\tspend\tspend needs a planned row of falls for 2024-25\n");
    desk_close(&desk);
}

/* What is assumed for a missing amount adds to cash of the same year. */
static void a_missing_amount_keeps_its_prices(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
    DESK_PRINTS(&desk,
                "local none = plan:spend { period = '2014-15', scheme = 'falls' } "
                "print(none.prices, none:or_assume(5, 'a guess').prices)",
                "cash of 2014-15\tcash of 2014-15\n");
    DESK_PRINTS(&desk,
                "local none = plan:spend { period = '2014-15', scheme = 'falls' } "
                "print((none - outturn.uprate(plan:spend { period "
                "= '2014-15' }, { to = '2015-16' })).missing ~= nil)",
                "true\n");
    desk_close(&desk);
}

static void another_name_is_refused(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
    DESK_FAILS(&desk, "print(plan:spend_by('sauce'))", "source");
    DESK_FAILS(&desk, "print(plan:spend_by('source')[1].shares)",
               "did you mean \"share\"?");
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(every_pound_stands_once_in_both_plans),
        OT_TEST(what_no_scheme_owns_is_not_itemised),
        OT_TEST(uplift_is_computed_and_never_typed),
        OT_TEST(says_what_the_plan_does_not_hold),
        OT_TEST(rows_stand_in_a_table),
        OT_TEST(a_whole_gives_way_to_its_parts_period_by_period),
        OT_TEST(parts_that_make_the_whole_leave_nothing),
        OT_TEST(joint_lines_are_split_by_the_share_of_the_nhs),
        OT_TEST(missing_spend_is_told_where_a_scheme_runs),
        OT_TEST(a_missing_amount_keeps_its_prices),
        OT_TEST(another_name_is_refused),
    };
    return OT_TESTS_RUN("breakdown", tests);
}
