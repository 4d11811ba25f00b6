/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Episodes counted into activity: by month, scheme and group. */
#include "config.h"

#include "plan/episodes.h"

#include <string.h>

#include "base/arena.h"
#include "plan/ledger.h"
#include "plan_folder.h"
#include "script_desk.h"

static struct ot_plan *plan;

#define EPISODES                                                                       \
    "episode,scheme,referred,accepted,started,ended,discharged,hours,age_band,sex,"    \
    "quintile,at_home_91,died\n"                                                       \
    "a,reablement,2023-04-03 09:00,2023-04-03 10:00,2023-04-04,2023-04-24,2023-04-03," \
    "20,75-84,F,1,yes,no\n"                                                            \
    "b,reablement,2023-04-20 09:00,2023-04-21 09:00,2023-05-02,2023-05-12,2023-04-30," \
    "10,85+,M,2,no,yes\n"                                                              \
    "c,reablement,2023-06-01,2023-06-01,2023-06-02,,2023-06-01,,65-74,F,1,unknown,\n"  \
    "d,reablement,2023-06-05 12:00,,,,,,75-84,F,,,\n"                                  \
    "e,reablement,2023-06-06 12:00,2023-06-06 13:00,2023-06-07,2023-06-08,2023-06-05," \
    "1,under 65,other,3,yes,no\n"

static double value_of(const char *measure, const char *group, const char *period)
{
    struct ot_activity_query query = { .scheme = "reablement",
                                       .measure = measure,
                                       .group = group,
                                       .basis = OT_BASIS_ACTUAL };
    struct ot_activity_sum sum = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_period_read(period, &query.period, &err), 0);
    CU_ASSERT_EQUAL(ot_activity_add(plan, &query, plan->arena, &sum, &err), 0);
    return sum.missing == OT_MISSING_NOT ? sum.number : -1;
}

static void load(const char *cover)
{
    struct ot_text text = { 0 };
    char facts[300];
    plan_folder_start();
    snprintf(facts, sizeof facts,
             "field,value\ntitle,A plan\narea,Somewhere\nperiods,2023-24\n"
             "price_year,2023-24\n%s",
             cover);
    ot_test_write("plan.csv", facts);
    ot_test_write("episodes.csv", EPISODES);
    ot_plan_free(plan);
    plan = plan_folder_load(&text);
    OT_SAME(ot_text_string(&text), "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
    ot_text_free(&text);
}

static void counts_by_the_month_of_their_own_date(void)
{
    load("");
    CU_ASSERT_EQUAL(value_of("referrals", NULL, "2023-04"), 2);
    CU_ASSERT_EQUAL(value_of("referrals", NULL, "2023-05"), 0);
    CU_ASSERT_EQUAL(value_of("referrals", NULL, "2023-24 Q1"), 5);
    CU_ASSERT_EQUAL(value_of("accepted", NULL, "2023-24 Q1"), 4);
    CU_ASSERT_EQUAL(value_of("starts", NULL, "2023-04"), 1);
    CU_ASSERT_EQUAL(value_of("starts", NULL, "2023-05"), 1);
    CU_ASSERT_EQUAL(value_of("ends", NULL, "2023-24 Q1"), 3);
    CU_ASSERT_EQUAL(value_of("stay_days", NULL, "2023-24 Q1"), 31);
    CU_ASSERT_EQUAL(value_of("stays", NULL, "2023-24 Q1"), 3);
    CU_ASSERT_EQUAL(value_of("hours", NULL, "2023-24 Q1"), 31);
    CU_ASSERT_EQUAL(value_of("hours_unknown", NULL, "2023-24 Q1"), 1);
    CU_ASSERT_EQUAL(value_of("discharges", NULL, "2023-04"), 2);
}

static void keeps_the_unknown_apart(void)
{
    load("");
    CU_ASSERT_EQUAL(value_of("accepted_4h", NULL, "2023-24 Q1"), 2);
    CU_ASSERT_EQUAL(value_of("accepted_4h_unknown", NULL, "2023-24 Q1"), 1);
    CU_ASSERT_EQUAL(value_of("discharged_65", NULL, "2023-24 Q1"), 3);
    CU_ASSERT_EQUAL(value_of("at_home_91", NULL, "2023-24 Q1"), 1);
    CU_ASSERT_EQUAL(value_of("at_home_91_known", NULL, "2023-24 Q1"), 2);
    CU_ASSERT_EQUAL(value_of("at_home_91_unknown", NULL, "2023-24 Q1"), 1);
    CU_ASSERT_EQUAL(value_of("died", NULL, "2023-24 Q1"), 1);
    CU_ASSERT_EQUAL(value_of("died_unknown", NULL, "2023-24 Q1"), 1);
}

static void makes_nothing_of_what_nobody_records(void)
{
    load("");
    CU_ASSERT_EQUAL(value_of("contacts", NULL, "2023-24 Q1"), -1);
    CU_ASSERT_EQUAL(value_of("readmitted", NULL, "2023-24 Q1"), -1);
}

static void counts_each_group(void)
{
    load("");
    CU_ASSERT_EQUAL(value_of("referrals", "sex=female", "2023-24 Q1"), 3);
    CU_ASSERT_EQUAL(value_of("referrals", "quintile=1", "2023-24 Q1"), 2);
    CU_ASSERT_EQUAL(value_of("referrals", "age_band=75-84", "2023-24 Q1"), 2);
    CU_ASSERT_EQUAL(value_of("referrals", "quintile=5", "2023-24 Q1"), -1);
}

static void a_year_is_covered_where_the_plan_says_so(void)
{
    load("");
    CU_ASSERT_EQUAL(value_of("starts", NULL, "2023-24"), -1);
    load("episodes_cover,2023-24\n");
    CU_ASSERT_EQUAL(value_of("starts", NULL, "2023-24"), 4);
    load("episodes_cover,2023-06\n");
    CU_ASSERT_EQUAL(value_of("starts", NULL, "2023-06"), 2);
    CU_ASSERT_EQUAL(value_of("starts", NULL, "2023-05"), -1);
}

static void says_how_many_rows_and_marks_small_numbers(void)
{
    load("");
    for (size_t i = 0; i < plan->activity_count; i++) {
        const struct ot_activity *row = &plan->activity[i];
        OT_SAME(row->value.at.file, "episodes.csv");
        CU_ASSERT_EQUAL(row->value.at.row, 0);
        CU_ASSERT_EQUAL(row->vouch.quality, OT_QUALITY_RETURNED);
        CU_ASSERT_EQUAL(row->vouch.small, strstr(row->vouch.note, "from 0 rows") == NULL);
        if (strcmp(row->measure, "hours") == 0 && !row->group && row->value.number == 20)
            OT_SAME(row->vouch.note,
                    "counted from 1 row; a small number, not for the public");
    }
}

static const char *faults_with(const char *file, const char *bytes)
{
    static char shown[2000];
    struct ot_text text = { 0 };
    plan_folder_start();
    ot_test_write("episodes.csv", EPISODES);
    ot_test_write(file, bytes);
    ot_plan_free(plan_folder_load(&text));
    snprintf(shown, sizeof shown, "%s", ot_text_string(&text));
    ot_text_free(&text);
    return shown;
}

static void typed_and_counted_is_a_fault(void)
{
    OT_SAME(faults_with("activity.csv",
                        "scheme,measure,period,basis,value,unit,quality\n"
                        "reablement,starts,2023-24 Q1,actual,4,person,returned\n"
                        "reablement,starts,2023-24 Q1,planned,4,person,returned\n"
                        "reablement,starts,2022-23,actual,4,person,returned\n"
                        "falls,starts,2023-24 Q1,actual,4,person,returned\n"),
            "activity.csv:2: the actual starts of reablement are counted from "
            "episodes.csv, too; remove this row, or those episodes");
}

static void a_wrong_century_is_a_fault_that_shows_nothing(void)
{
    OT_SAME(faults_with("episodes.csv", "episode,scheme,started\n"
                                        "a,reablement,1901-01-01\n"
                                        "b,reablement,2023-05-01\n"),
            "episodes.csv: the dates lie more than 50 years apart; one of them is wrong");
}

static void a_scheme_is_evaluated_from_episodes_alone(void)
{
    struct desk desk;
    plan_folder_start();
    ot_test_write("plan.csv", "field,value\ntitle,A plan\narea,Somewhere\n"
                              "periods,2023-24\nprice_year,2023-24\n"
                              "episodes_cover,2023-24\n");
    ot_test_write("schemes.csv", "id,name,kind\nreablement,Home First,reablement\n");
    ot_test_write("spend.csv", "scheme,period,basis,amount,quality\n"
                               "reablement,2023-24,actual,5000,returned\n");
    ot_test_write("episodes.csv", EPISODES);
    desk_open(&desk, ot_test_folder());
    DESK_PRINTS(&desk,
                "local s = plan:scheme('reablement') "
                "local e = s:evaluate { basis = 'actual' } "
                "print(e.failed, e.activity.people_started, e.activity.contact_hours, "
                "e.activity.discharged_65, e.activity.at_home_91:base()) "
                "print(#plan:checks { rule = 'activity_not_read' }) "
                "print(s:activity('starts', '2023-24', { basis = 'actual' }).quality)",
                "nil\t4 people\t31 hours\t3 people\t1 person\n0\nreturned\n");
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(counts_by_the_month_of_their_own_date),
        OT_TEST(keeps_the_unknown_apart),
        OT_TEST(makes_nothing_of_what_nobody_records),
        OT_TEST(counts_each_group),
        OT_TEST(a_year_is_covered_where_the_plan_says_so),
        OT_TEST(says_how_many_rows_and_marks_small_numbers),
        OT_TEST(typed_and_counted_is_a_fault),
        OT_TEST(a_wrong_century_is_a_fault_that_shows_nothing),
        OT_TEST(a_scheme_is_evaluated_from_episodes_alone),
    };
    int failed = OT_TESTS_RUN("episodes", tests);
    ot_plan_free(plan);
    return failed;
}
