/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is planned and did not come back: the check, and what the evaluation says. */
#include "config.h"

#include "appraise/returned.h"

#include <stdio.h>

#include "appraise/evidence.h"
#include "appraise/output.h"
#include "appraise/rules_returned.h"
#include "desk.h"
#include "harness.h"

#define ROW(MEASURE, PERIOD, BASIS, VALUE, UNIT)                                       \
    "care," MEASURE "," PERIOD "," BASIS ",in period," VALUE "," UNIT ",published,P1 " \
    "p1\n"
#define SPEND(PERIOD, BASIS, AMOUNT) \
    "care," PERIOD "," BASIS "," AMOUNT ",published,P1 p1\n"

/* 100 people with 20 hours each. */
#define PLANNED                                          \
    ROW("starts", "2023-24", "planned", "100", "person") \
    ROW("hours", "2023-24", "planned", "2000", "hour")
#define STARTED(PERIOD, N) ROW("starts", PERIOD, "actual", N, "person")

static void open_plan(struct desk *desk, const char *kind, const char *spend,
                      const char *activity)
{
    char text[2000];
    ot_test_write("plan.csv", "field,value\ntitle,A plan\narea,Somewhere\n"
                              "periods,2023-24; 2024-25\nprice_year,2023-24\n");
    ot_test_write("papers.csv", "id,title\nP1,The paper\n");
    snprintf(text, sizeof text, "id,name,kind\ncare,Home First,%s\n", kind);
    ot_test_write("schemes.csv", text);
    snprintf(text, sizeof text,
             "scheme,period,basis,amount,quality,reference\n" SPEND("2023-24", "planned",
                                                                    "200000") "%s",
             spend);
    ot_test_write("spend.csv", text);
    snprintf(text, sizeof text,
             "scheme,measure,period,basis,counted,value,unit,quality,reference\n%s",
             activity);
    ot_test_write("activity.csv", text);
    desk_open(desk, ot_test_folder());
}

/* What the check says, each on a line. */
static const char *checks(struct desk *desk)
{
    static char all[2000];
    struct ot_check *check;
    size_t count;
    all[0] = '\0';
    CU_ASSERT_EQUAL_FATAL(ot_rules_check(&desk->appraisal, 0, &check, &count, &desk->err),
                          0);
    for (size_t i = 0; i < count; i++)
        if (strcmp(check[i].rule->id, "missing_from_actuals") == 0)
            snprintf(all + strlen(all), sizeof all - strlen(all), "%s\n", check[i].text);
    return all;
}

static void expect(const char *kind, const char *spend, const char *activity,
                   const char *said)
{
    struct desk desk;
    open_plan(&desk, kind, spend, activity);
    OT_SAME(checks(&desk), said);
    desk_close(&desk);
}

#define WITHOUT                                                                     \
    " is not among the actuals. The kind goes on without it: the actuals may look " \
    "better "                                                                       \
    "or worse than the plan for that alone\n"

static void what_is_planned_and_not_returned_is_said_with_its_cell(void)
{
    struct desk desk;
    struct ot_check *check;
    size_t count;
    expect("reablement", SPEND("2023-24", "actual", "190000"),
           PLANNED STARTED("2023-24", "90"),
           "Home First, 2023-24: hours, planned in activity.csv:3:6," WITHOUT);
    open_plan(&desk, "reablement", SPEND("2023-24", "actual", "190000"),
              PLANNED STARTED("2023-24", "90"));
    CU_ASSERT_EQUAL_FATAL(ot_rules_check(&desk.appraisal, 0, &check, &count, &desk.err),
                          0);
    CU_ASSERT_EQUAL_FATAL(count, 1);
    CU_ASSERT_EQUAL(check->at[0].row, 3);
    CU_ASSERT_EQUAL_FATAL(check->values, 1);
    CU_ASSERT_EQUAL(desk_value(&desk, check->value[0]), 2000);
    desk_close(&desk);
}

static void what_was_returned_or_never_planned_is_not_said(void)
{
    const char *spent = SPEND("2023-24", "actual", "190000");
    expect("reablement", spent,
           PLANNED STARTED("2023-24", "90")
               ROW("hours", "2023-24", "actual", "0", "hour"),
           "");
    expect("reablement", spent,
           ROW("starts", "2023-24", "planned", "100", "person") STARTED("2023-24", "90"),
           "");
    expect("reablement", "", PLANNED, "");
}

/* The evaluation says why itself. */
static void what_the_kind_refuses_anyway_is_not_said_twice(void)
{
    expect("reablement", "", PLANNED STARTED("2023-24", "90"), "");
    expect("reablement", SPEND("2023-24", "actual", "190000"),
           PLANNED ROW("users", "2023-24", "actual", "9", "person"), "");
}

static void a_part_of_the_year_can_be_evaluated_alone(void)
{
    expect("reablement",
           SPEND("2023-24 Q1", "actual", "40000") SPEND("2023-24 Q2", "actual", "41000"),
           PLANNED STARTED("2023-24 Q1", "20") STARTED("2023-24 Q2", "22"),
           "Home First, 2023-24 Q1 and 1 more period: hours, planned in "
           "activity.csv:3:6," WITHOUT);
}

/* Starts by the quarter, hours by the year; and hours of one quarter, which make no year.
 */
static void a_whole_and_its_parts_are_not_held_against_each_other(void)
{
#define QUARTERS                \
    STARTED("2023-24 Q1", "20") \
    STARTED("2023-24 Q2", "20") STARTED("2023-24 Q3", "20") STARTED("2023-24 Q4", "20")
#define SPENT                              \
    SPEND("2023-24 Q1", "actual", "40000") \
    SPEND("2023-24 Q2", "actual", "40000") \
    SPEND("2023-24 Q3", "actual", "40000") SPEND("2023-24 Q4", "actual", "40000")
    expect("reablement", SPENT,
           PLANNED QUARTERS ROW("hours", "2023-24", "actual", "1500", "hour"), "");
    expect("reablement", SPENT,
           PLANNED QUARTERS ROW("hours", "2023-24 Q1", "actual", "400", "hour"),
           "Home First, 2023-24: hours, planned in activity.csv:3:6," WITHOUT);
    expect("reablement", SPENT, PLANNED QUARTERS,
           "Home First, 2023-24: hours, planned in activity.csv:3:6," WITHOUT);
}

static void it_says_what_stands_in_for_what_is_missing(void)
{
    expect("falls", SPEND("2023-24", "forecast", "190000"),
           ROW("started_exercise", "2023-24", "planned", "100", "person")
               ROW("started_tai_chi", "2023-24", "planned", "50", "person")
                   ROW("completed_share", "2023-24", "planned", "0.6", "1")
                       ROW("started_exercise", "2023-24", "forecast", "90", "person"),
           "Home First, 2023-24: started_tai_chi, planned in activity.csv:3:6, is not "
           "among the forecasts. On the forecasts it counts as none\n"
           "Home First, 2023-24: completed_share, planned in activity.csv:4:6, is not "
           "among the forecasts. On the forecasts the assumption completion stands in "
           "for it\n");
}

/* ---- What the evaluation says ---- */

static struct ot_evaluation *evaluate(struct desk *desk, enum ot_basis basis,
                                      double hours)
{
    struct ot_given given = { .name = "hours", .value = hours };
    return desk_evaluate(
        desk,
        &(struct ot_evaluation_request){
            .scheme = "care", .basis = basis, .with = &given, .with_count = hours > 0 });
}

static const char *evidence_of(struct desk *desk, enum ot_basis basis, double hours)
{
    const char *evidence =
        ot_evaluation_evidence(evaluate(desk, basis, hours), &desk->err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(evidence);
    return evidence;
}

#define UNLIKE "planned, but not among the actuals: Hours of contact"

/* With a tenth fewer starts at more home care avoided than planned: for want of hours. */
static void the_evidence_says_that_plan_and_actuals_are_not_alike(void)
{
    struct desk desk;
    open_plan(&desk, "reablement", SPEND("2023-24", "actual", "190000"),
              PLANNED STARTED("2023-24", "90"));
    struct ot_evaluation *planned = evaluate(&desk, OT_BASIS_PLANNED, 0);
    struct ot_evaluation *actual = evaluate(&desk, OT_BASIS_ACTUAL, 0);
    CU_ASSERT(desk_value(&desk, ot_evaluation_main(actual, &desk.err)) >
              2 * desk_value(&desk, ot_evaluation_main(planned, &desk.err)));
    OT_HOLDS(evidence_of(&desk, OT_BASIS_ACTUAL, 0), UNLIKE);
    CU_ASSERT_PTR_NULL(strstr(evidence_of(&desk, OT_BASIS_PLANNED, 0), "planned, but"));
    CU_ASSERT_PTR_NULL(strstr(evidence_of(&desk, OT_BASIS_ACTUAL, 1800), "planned, but"));
    desk_close(&desk);
}

static const char *evidence_of_latest(struct desk *desk)
{
    return ot_evaluation_evidence(
        desk_evaluate(
            desk, &(struct ot_evaluation_request){ .scheme = "care", .latest = true }),
        &desk->err);
}

/* The hours of the plan beside the starts that were. */
static void the_latest_figures_say_what_of_them_is_planned(void)
{
    struct desk desk;
    open_plan(&desk, "reablement", SPEND("2023-24", "actual", "190000"),
              PLANNED STARTED("2023-24", "90"));
    OT_HOLDS(evidence_of_latest(&desk),
             "planned, beside actuals of other inputs: Hours of contact");
    desk_close(&desk);
    open_plan(&desk, "reablement", "", PLANNED);
    CU_ASSERT_PTR_NULL(strstr(evidence_of_latest(&desk), "planned, beside"));
    desk_close(&desk);
    open_plan(&desk, "reablement", SPEND("2023-24", "actual", "190000"),
              PLANNED STARTED("2023-24", "90")
                  ROW("hours", "2023-24", "forecast", "1700", "hour"));
    CU_ASSERT_PTR_NULL(strstr(evidence_of_latest(&desk), "planned, beside"));
    desk_close(&desk);
    open_plan(&desk, "reablement", SPEND("2023-24", "actual", "190000"),
              PLANNED STARTED("2023-24", "90")
                  ROW("hours", "2023-24", "actual", "1500", "hour"));
    CU_ASSERT_PTR_NULL(strstr(evidence_of_latest(&desk), "planned, beside"));
    desk_close(&desk);
}

static void what_does_not_move_the_main_outcome_is_no_matter_of_evidence(void)
{
    struct desk desk;
    open_plan(&desk, "reablement", SPEND("2023-24", "actual", "190000"),
              ROW("starts", "2023-24", "planned", "100", "person")
                  ROW("users", "2023-24", "planned", "10", "person")
                      STARTED("2023-24", "90"));
    OT_HOLDS(checks(&desk), "users, planned in activity.csv:3:6");
    CU_ASSERT_PTR_NULL(strstr(evidence_of(&desk, OT_BASIS_ACTUAL, 0), "planned, but"));
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(what_is_planned_and_not_returned_is_said_with_its_cell),
        OT_TEST(what_was_returned_or_never_planned_is_not_said),
        OT_TEST(what_the_kind_refuses_anyway_is_not_said_twice),
        OT_TEST(a_part_of_the_year_can_be_evaluated_alone),
        OT_TEST(a_whole_and_its_parts_are_not_held_against_each_other),
        OT_TEST(it_says_what_stands_in_for_what_is_missing),
        OT_TEST(the_evidence_says_that_plan_and_actuals_are_not_alike),
        OT_TEST(the_latest_figures_say_what_of_them_is_planned),
        OT_TEST(what_does_not_move_the_main_outcome_is_no_matter_of_evidence),
    };
    return OT_TESTS_RUN("returned", tests);
}
