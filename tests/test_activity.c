/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Activity over a period: counts, rates, stocks, shares and groups. */
#include "config.h"

#include <math.h>

#include "base/arena.h"
#include "base/date.h"
#include "plan/ledger.h"
#include "plan_folder.h"

#define HEADINGS "scheme,measure,group,period,basis,counted,value,unit,quality,as_of\n"

static struct ot_plan *plan;
static struct ot_arena *arena;

static void open_activity(const char *rows)
{
    char text[4000];
    struct ot_text faults = { 0 };
    ot_plan_free(plan);
    plan_folder_start();
    snprintf(text, sizeof text, HEADINGS "%s", rows);
    ot_test_write("activity.csv", text);
    plan = plan_folder_load(&faults);
    OT_SAME(ot_text_string(&faults), "");
    ot_text_free(&faults);
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
}

static struct ot_activity_sum add(struct ot_activity_query query, const char *period)
{
    struct ot_activity_sum sum = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_period_read(period, &query.period, &err), 0);
    CU_ASSERT_EQUAL(ot_activity_add(plan, &query, arena, &sum, &err), 0);
    return sum;
}

static double number(const char *scheme, const char *measure, const char *period)
{
    struct ot_activity_query query = { .scheme = scheme, .measure = measure };
    struct ot_activity_sum sum = add(query, period);
    OT_SAME(sum.missing_text, NULL);
    return sum.number;
}

static void makes_counts_of_rates(void)
{
    open_activity("falls,starts,,2023-24,planned,per week,28,person,returned,\n"
                  "falls,calls,,2023-24,planned,per day,2,call,returned,\n"
                  "falls,visits,,2023-24,planned,per month,10,visit,returned,\n"
                  "falls,referrals,,2023-24,planned,,320,person,returned,\n");
    CU_ASSERT(number("falls", "starts", "2023-24") == 1464);
    CU_ASSERT(number("falls", "calls", "2023-24") == 732);
    CU_ASSERT(number("falls", "visits", "2023-24") == 120);
    CU_ASSERT(number("falls", "referrals", "2023-24") == 320);
}

static void adds_counts_and_averages_stocks(void)
{
    open_activity("falls,starts,,2023-24 H1,planned,,30,person,returned,\n"
                  "falls,starts,,2023-24 H2,planned,,40,person,returned,\n"
                  ",beds,,2023-24 H1,planned,at once,10,bed,returned,\n"
                  ",beds,,2023-24 H2,planned,at once,20,bed,returned,\n");
    CU_ASSERT(number("falls", "starts", "2023-24") == 70);
    CU_ASSERT(fabs(number(NULL, "beds", "2023-24") - 15) < 1e-12);
}

static void makes_fractions_of_percentages(void)
{
    open_activity("falls,completed_share,,2023-24,planned,,65%,1,returned,\n"
                  "falls,kept,,2023-24,planned,,40,%,returned,\n");
    CU_ASSERT(number("falls", "completed_share", "2023-24") == 0.65);
    CU_ASSERT(number("falls", "kept", "2023-24") == 0.4);
}

static void adds_groups_where_no_row_speaks_of_all(void)
{
    open_activity("falls,starts,pathway=P1,2023-24,planned,,30,person,returned,\n"
                  "falls,starts,pathway=P2,2023-24,planned,,12,person,returned,\n"
                  "falls,starts,quintile=1,2023-24,planned,,9,person,returned,\n"
                  "falls,calls,pathway=P1,2023-24,planned,,5,call,returned,\n"
                  "falls,calls,,2023-24,planned,,8,call,returned,\n"
                  "falls,share,pathway=P1,2023-24,planned,,50%,1,returned,\n"
                  "falls,share,pathway=P2,2023-24,planned,,70%,1,returned,\n");
    CU_ASSERT(number("falls", "starts", "2023-24") == 42);
    CU_ASSERT(number("falls", "calls", "2023-24") == 8);
    struct ot_activity_query query = { .scheme = "falls",
                                       .measure = "starts",
                                       .group = "pathway=P2" };
    CU_ASSERT(add(query, "2023-24").number == 12);
    query = (struct ot_activity_query){ .scheme = "falls", .measure = "share" };
    OT_SAME(add(query, "2023-24").missing_text,
            "activity.csv has share as a percentage of each group, and none of all");
}

static void keeps_the_area_and_its_schemes_apart(void)
{
    open_activity("falls,starts,,2023-24,planned,,30,person,returned,\n"
                  ",starts,,2023-24,planned,,500,person,returned,\n"
                  "falls,starts,,2023-24,actual,,20,person,returned,\n");
    CU_ASSERT(number("falls", "starts", "2023-24") == 30);
    CU_ASSERT(number(NULL, "starts", "2023-24") == 500);
    struct ot_activity_query query = { .scheme = "falls",
                                       .measure = "starts",
                                       .basis = OT_BASIS_ACTUAL };
    struct ot_activity_sum sum = add(query, "2023-24");
    CU_ASSERT(sum.number == 20);
    CU_ASSERT_EQUAL_FATAL(sum.count, 1);
    CU_ASSERT_EQUAL(sum.row[0]->value.at.row, 4);
}

static void says_why_there_is_no_number(void)
{
    open_activity("falls,starts,,2023-24 H1,planned,,30,person,returned,\n"
                  "falls,calls,,2023-24,planned,,TBC,call,returned,\n");
    struct ot_activity_query query = { .scheme = "falls", .measure = "starts" };
    OT_SAME(add(query, "2023-24").missing_text,
            "activity.csv has planned starts of falls for a part of 2023-24 only");
    OT_SAME(add(query, "2024-25").missing_text,
            "activity.csv has no planned starts of falls for 2024-25");
    query.measure = "calls";
    struct ot_activity_sum sum = add(query, "2023-24");
    CU_ASSERT_EQUAL(sum.missing, OT_MISSING_TO_BE_CONFIRMED);
    OT_SAME(sum.missing_text, "activity.csv:3:7 holds no value: to be confirmed");
}

static void takes_the_edition_known_on_a_day(void)
{
    open_activity("falls,starts,,2023-24,actual,,10,person,returned,2024-05-01\n"
                  "falls,starts,,2023-24,actual,,12,person,returned,2024-07-01\n");
    struct ot_activity_query query = { .scheme = "falls",
                                       .measure = "starts",
                                       .basis = OT_BASIS_ACTUAL };
    CU_ASSERT(add(query, "2023-24").number == 12);
    query.at = ot_date_days((struct ot_date){ 2024, 6, 1 });
    CU_ASSERT(add(query, "2023-24").number == 10);
    query.at = ot_date_days((struct ot_date){ 2024, 4, 1 });
    CU_ASSERT_EQUAL(add(query, "2023-24").missing, OT_MISSING_NOT_GIVEN);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(makes_counts_of_rates),
        OT_TEST(adds_counts_and_averages_stocks),
        OT_TEST(makes_fractions_of_percentages),
        OT_TEST(adds_groups_where_no_row_speaks_of_all),
        OT_TEST(keeps_the_area_and_its_schemes_apart),
        OT_TEST(says_why_there_is_no_number),
        OT_TEST(takes_the_edition_known_on_a_day),
    };
    arena = ot_arena_new();
    int failed = OT_TESTS_RUN("activity", tests);
    ot_plan_free(plan);
    ot_arena_free(arena);
    return failed;
}
