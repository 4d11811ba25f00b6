/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks on a plan, on the shipped one and on small ones. */
#include "config.h"

#include "appraise/rules.h"
#include "appraise/reading.h"
#include "appraise/rules_activity.h"
#include "appraise/rules_kind.h"
#include "appraise/rules_metric.h"
#include "appraise/rules_parts.h"
#include "appraise/rules_payment.h"
#include "appraise/rules_period.h"
#include "appraise/rules_record.h"
#include "appraise/rules_target.h"

#include <stdio.h>

#include "appraise/finding.h"
#include "base/date.h"
#include "desk.h"
#include "harness.h"

static int day_of(const char *date)
{
    int day = 0;
    CU_ASSERT_EQUAL(ot_date_read(date, &day), 0);
    return day;
}

static size_t count_of(const struct ot_check *check, size_t count, const char *rule)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += strcmp(check[i].rule->id, rule) == 0;
    return found;
}

/* What each rule finds; -1 at the end. */
struct expected {
    enum ot_rule_place place;
    size_t count;
};

static void expect(const char *plan, int date, const struct expected *expected)
{
    struct desk desk;
    struct ot_check *check;
    size_t count, sum = 0;
    desk_open(&desk, ot_test_source(plan));
    CU_ASSERT_EQUAL_FATAL(
        ot_rules_check(&desk.appraisal, date, &check, &count, &desk.err), 0);
    for (; expected->count; expected++) {
        CU_ASSERT_EQUAL(count_of(check, count, ot_rules[expected->place].id),
                        expected->count);
        sum += expected->count;
    }
    CU_ASSERT_EQUAL(count, sum);
    for (size_t i = 0; i < count; i++)
        CU_ASSERT(i == 0 || check[i - 1].rule <= check[i].rule);
    desk_close(&desk);
}

static void finds_what_the_papers_of_2014_say_against_themselves(void)
{
    static const struct expected expected[] = {
        { OT_RULE_TOTAL_DISAGREES, 3 },
        { OT_RULE_OVERSPEND, 1 },
        { OT_RULE_SHARES_NOT_100, 1 },
        { OT_RULE_STATEMENTS_DISAGREE, 1 },
        { OT_RULE_VALUE_TRUNCATED, 2 },
        { OT_RULE_VALUE_IS_NUMERATOR, 2 },
        { OT_RULE_FEWER_DIGITS, 2 },
        { OT_RULE_TARGET_WITHIN_CHANCE, 3 },
        { OT_RULE_NUMERATOR_UP_RATE_DOWN, 1 },
        { OT_RULE_OTHER_SEASON, 4 },
        { OT_RULE_SAVING_EXCEEDS_BEDS, 1 },
        { OT_RULE_SAVING_FOR_EACH, 1 },
        { OT_RULE_RATING_MISSING, 1 },
        { OT_RULE_SOURCE_NOT_STATED, 1 },
        { OT_RULES, 0 },
    };
    expect("scripts/milton-keynes-2015-16", day_of("2014-03-25"), expected);
}

static void finds_what_the_plan_of_2023_says_against_itself(void)
{
    static const struct expected expected[] = {
        { OT_RULE_ROUNDING_POUND, 1 },   { OT_RULE_UNALLOCATED, 2 },
        { OT_RULE_STAY_IMPLAUSIBLE, 1 }, { OT_RULE_ACTUAL_AFTER_REPORT, 1 },
        { OT_RULE_OUTSIDE_LEGEND, 1 },   { OT_RULES, 0 },
    };
    expect("scripts/milton-keynes-2023-25", day_of("2023-11-08"), expected);
}

static void nothing_is_to_come_where_no_date_is_known(void)
{
    static const struct expected expected[] = {
        { OT_RULE_ROUNDING_POUND, 1 },
        { OT_RULE_UNALLOCATED, 2 },
        { OT_RULE_STAY_IMPLAUSIBLE, 1 },
        { OT_RULE_OUTSIDE_LEGEND, 1 },
        { OT_RULES, 0 },
    };
    expect("scripts/milton-keynes-2023-25", 0, expected);
    expect("scripts/milton-keynes-2023-25", day_of("2024-03-31"), expected);
}

static void a_total_within_its_tolerance_agrees(void)
{
    static const struct {
        const char *value, *tolerance;
        size_t found;
    } cases[] = {
        { "150000", "", 0 },
        { "150001", "", 1 },
        { "150001", "1", 0 },
        { "149998.99", "1", 1 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct desk desk;
        struct ot_check *check;
        size_t count;
        char text[300];
        const char *folder = desk_falls_plan("", "");
        snprintf(text, sizeof text,
                 "table,period,value,tolerance,reference,quality\nspend,2015-16,%s,%s,P1 "
                 "p2,published\n",
                 cases[i].value, cases[i].tolerance);
        ot_test_write("totals.csv", text);
        desk_open(&desk, folder);
        CU_ASSERT_EQUAL_FATAL(
            ot_rules_check(&desk.appraisal, 0, &check, &count, &desk.err), 0);
        CU_ASSERT_EQUAL(count, cases[i].found);
        desk_close(&desk);
    }
    ot_test_write("totals.csv", "table,period,value,reference,quality\n");
}

static void a_measure_that_no_input_reads_is_said_with_a_suggestion(void)
{
    struct desk desk;
    struct ot_check *check;
    size_t count;
    desk_open(
        &desk,
        desk_falls_plan(
            "falls,started_taichi,2015-16,planned,10,person,estimated,,a count\n", ""));
    CU_ASSERT_EQUAL_FATAL(ot_rules_check(&desk.appraisal, 0, &check, &count, &desk.err),
                          0);
    CU_ASSERT_EQUAL_FATAL(count, 1);
    OT_SAME(check[0].rule->id, "activity_not_read");
    OT_HOLDS(check[0].text, "did you mean \"started_tai_chi\"?");
    CU_ASSERT_EQUAL(check[0].at[0].row, 2);
    desk_close(&desk);
}

static void a_unit_that_the_kind_does_not_read_is_said_with_its_cell(void)
{
    struct desk desk;
    struct ot_check *check;
    size_t count;
    desk_open(&desk,
              desk_falls_plan(
                  "falls,started_tai_chi,2014-15,planned,10,hour,estimated,,a count\n"
                  "falls,started_exercise,2015-16,planned,10,,estimated,,a count\n"
                  "falls,started_tai_chi,2015-16,planned,10,hour,estimated,,a count\n"
                  "other,started_tai_chi,2015-16,planned,10,hour,estimated,,a count\n",
                  ""));
    CU_ASSERT_EQUAL_FATAL(ot_rules_check(&desk.appraisal, 0, &check, &count, &desk.err),
                          0);
    CU_ASSERT_EQUAL_FATAL(count, 1);
    OT_SAME(check[0].rule->id, "unit_differs");
    OT_SAME(check[0].text,
            "Falls prevention, started_tai_chi: the unit is hour in activity.csv:2:6 and "
            "1 more row, where falls reads person. So the scheme cannot be evaluated");
    CU_ASSERT_EQUAL(check[0].at[0].row, 2);
    CU_ASSERT_EQUAL(check[0].at[0].column, 6);
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(finds_what_the_papers_of_2014_say_against_themselves),
        OT_TEST(finds_what_the_plan_of_2023_says_against_itself),
        OT_TEST(nothing_is_to_come_where_no_date_is_known),
        OT_TEST(a_total_within_its_tolerance_agrees),
        OT_TEST(a_measure_that_no_input_reads_is_said_with_a_suggestion),
        OT_TEST(a_unit_that_the_kind_does_not_read_is_said_with_its_cell),
    };
    return OT_TESTS_RUN("rules", tests);
}
