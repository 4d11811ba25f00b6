/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for a target: achieved, on track, cannot tell yet. */
#include "config.h"

#include "appraise/assess.h"

#include "desk.h"
#include "plan_folder.h"

/* 31 March 2024, and the day after. */
#define LAST_DAY 19813
#define DAY_AFTER 19814

static const char metrics[] = "id,set,name,per,unit,better\n"
                              "home,ours,Still at home,100,person,up\n"
                              "care,ours,Admissions,100000,admission,down\n"
                              "waits,ours,Waits,,person,down\n"
                              "either,ours,Neither way,100,person,\n";

/* The assessment of a metric over 2023-24, with these rows of performance. */
static void check(const char *rows, const char *metric, int today, const char *word,
                  const char *reason, enum ot_chance chance, const char *returned)
{
    struct desk desk;
    struct ot_text text = { 0 };
    struct ot_metric_meaning m;
    struct ot_assessment got;
    plan_folder_start();
    ot_test_write("metrics.csv", metrics);
    ot_text_format(&text,
                   "metric,period,role,value,numerator,denominator,assessed,status,"
                   "quality\n%s",
                   rows);
    ot_test_write("performance.csv", ot_text_string(&text));
    ot_text_free(&text);
    desk_open(&desk, ot_test_folder());
    const struct ot_metric *row = ot_plan_metric(desk.plan, metric);
    CU_ASSERT_PTR_NOT_NULL_FATAL(row);
    CU_ASSERT_EQUAL(ot_metric_meaning(row, desk.graph->arena, &m), 0);
    CU_ASSERT_EQUAL_FATAL(
        ot_metric_assess(&desk.appraisal, &m, OT_PERIOD_NONE, today, &got, &desk.err), 0);
    OT_SAME(got.word, word);
    OT_HOLDS(got.reason, reason);
    CU_ASSERT_EQUAL(got.chance, chance);
    OT_SAME(got.returned ? got.returned : "", returned);
    desk_close(&desk);
}

#define TARGET "home,2023-24,target,90%,,,,,returned\n"

static void a_year_that_is_over_is_achieved_or_not(void)
{
    check(TARGET "home,2023-24,actual,,224,240,achieved,,returned\n", "home", 0,
          "achieved", "is above the target; up is better; the difference cannot be told",
          OT_CHANCE_NOT_TOLD, "achieved");
    check(TARGET "home,2023-24,actual,,150,240,,,returned\n", "home", DAY_AFTER,
          "not achieved", "is below the target; up is better; the difference is more",
          OT_CHANCE_TOLD, "");
    check(TARGET "home,2023-24,actual,90%,,,on track,,returned\n", "home", 0, "achieved",
          "is equal to the target", OT_CHANCE_UNKNOWN, "on track");
}

static void a_provisional_value_is_on_track_or_not(void)
{
    check(TARGET "home,2023-24,actual,,224,240,,provisional,returned\n", "home", 0,
          "on track", "above the target", OT_CHANCE_NOT_TOLD, "");
    check(TARGET "home,2023-24,actual,,150,240,,provisional,returned\n", "home", 0,
          "not on track", "below the target", OT_CHANCE_TOLD, "");
}

static void a_year_that_runs_is_on_track_or_not(void)
{
    check(TARGET "home,2023-24,actual,,224,240,,,returned\n", "home", LAST_DAY,
          "on track", "above", OT_CHANCE_NOT_TOLD, "");
    check(TARGET "home,2023-04..2023-09,actual,,85,100,,,returned\n", "home", 0,
          "not on track", "the actual of 2023-24 H1 is below", OT_CHANCE_UNKNOWN, "");
}

/* 230 a year are 115 a half year, but for a day. */
static void a_rate_of_a_part_is_held_against_that_part(void)
{
    static const char half[] = "care,2023-24,target,,230,30000,,,returned\n"
                               "care,2023-24 H1,actual,,%d,30000,,,returned\n";
    char rows[300];
    snprintf(rows, sizeof rows, half, 115);
    check(rows, "care", 0, "on track", "target of as many days", OT_CHANCE_UNKNOWN, "");
    snprintf(rows, sizeof rows, half, 116);
    check(rows, "care", 0, "not on track", "down is better", OT_CHANCE_UNKNOWN, "");
}

static void the_longest_part_to_date_counts(void)
{
    check(TARGET "home,2023-24 Q1,actual,,10,100,,,returned\n"
                 "home,2023-24 Q3,actual,,10,100,,,returned\n"
                 "home,2023-04..2023-12,actual,,95,100,,,returned\n",
          "home", 0, "on track", "Apr-Dec 2023", OT_CHANCE_UNKNOWN, "");
}

static void sometimes_nobody_can_tell_yet(void)
{
    check("home,2023-24,target,TBC,,,,,returned\n", "home", 0, "cannot tell yet",
          "there is no target", OT_CHANCE_UNKNOWN, "");
    check(TARGET, "home", 0, "cannot tell yet", "there is no actual", OT_CHANCE_UNKNOWN,
          "");
    check("home,,target,90%,,,,,returned\n", "home", 0, "cannot tell yet",
          "the target has no period", OT_CHANCE_UNKNOWN, "");
    check("either,2023-24,target,90%,,,,,returned\n"
          "either,2023-24,actual,95%,,,,,returned\n",
          "either", 0, "cannot tell yet", "not said which way", OT_CHANCE_UNKNOWN, "");
    check("waits,2023-24,target,90,,,,,returned\n"
          "waits,2023-24 Q1,actual,20,,,,,returned\n",
          "waits", 0, "cannot tell yet", "a plain number of a part", OT_CHANCE_UNKNOWN,
          "");
    check("waits,2023-24,target,90,,,,,returned\n"
          "waits,2023-24,actual,20,,,,,returned\n",
          "waits", 0, "achieved", "below the target", OT_CHANCE_UNKNOWN, "");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_year_that_is_over_is_achieved_or_not),
        OT_TEST(a_provisional_value_is_on_track_or_not),
        OT_TEST(a_year_that_runs_is_on_track_or_not),
        OT_TEST(a_rate_of_a_part_is_held_against_that_part),
        OT_TEST(the_longest_part_to_date_counts),
        OT_TEST(sometimes_nobody_can_tell_yet),
    };
    return OT_TESTS_RUN("assess", tests);
}
