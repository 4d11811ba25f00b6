/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reablement plugin against sums done by hand, from the figures that a plan of
 * 2023-24 assumes: £1,920,000, 950 people started, 30,400 hours of contact; of 240 people
 * discharged, 198 at home after 91 days. */
#include "config.h"

#include <math.h>

#include "appraise/evidence.h"
#include "appraise/money.h"
#include "appraise/rules.h"
#include "desk.h"
#include "loading.h"
#include "scheme/try.h"

/* ---- The hooks, on figures of the test ------------------------------------------- */

static struct ot_plugin reablement;
static struct ot_base_case c;

static double *input(const char *name, size_t t)
{
    int index = ot_kind_input(reablement.kind, name);
    CU_ASSERT_FATAL(index >= 0);
    return &c.input[(size_t)index * c.job.periods + t];
}

static double *parameter(const char *name)
{
    int index = ot_kind_parameter(reablement.kind, name);
    CU_ASSERT_FATAL(index >= 0);
    return &c.parameter[index];
}

/* The plan's figures in the first of so many periods, and of 185 people well after 84
 * days and 42 at once, which it does not give. */
static void begin(size_t periods)
{
    if (!reablement.kind)
        reablement = ot_load(ot_plugin_path("OUTTURN_PLUGINS", "reablement"));
    CU_ASSERT_PTR_NOT_NULL_FATAL(reablement.kind);
    ot_base_case(&c, reablement.kind, periods);
    *input("spend", 0) = 1920000;
    *input("starts", 0) = 950;
    *input("users", 0) = 42;
    *input("hours", 0) = 30400;
    *input("discharged_65", 0) = 240;
    *input("at_home_91", 0) = 198;
    *input("well_84", 0) = 185;
}

/* One output, one period, of the base case. */
static double result(const char *output, size_t t)
{
    struct ot_answer answer = { 0 };
    struct ot_error err = { 0 };
    int index = ot_kind_output(reablement.kind, output);
    CU_ASSERT_FATAL(index >= 0);
    if (ot_job_run(&reablement, &c.job, &answer, &err) != 0) {
        OT_SAME(err.text, "no error");
        return NAN;
    }
    double value = *ot_answer_at(&answer, (size_t)index, t, 0);
    ot_answer_free(&answer);
    return value;
}

static void near(double found, double expected)
{
    CU_ASSERT(fabs(found - expected) <= 1e-12 * fabs(expected));
}

/* 950 × 174 hours × 0.6 = 99,180 hours at 52.2 hours of contact, but there were 32:
 * 60,800; × £20 = £1,216,000. 950 × 0.01 = 9.5 QALYs. */
static void the_plans_figures_come_out_as_by_hand(void)
{
    begin(1);
    near(result("service", 0), 1920000);
    near(result("people_started", 0), 950);
    near(result("people_at_once", 0), 42);
    near(result("contact_hours", 0), 30400);
    near(result("discharged_65", 0), 240);
    near(result("at_home_91", 0), 198);
    near(result("well_84", 0), 185);
    near(result("home_care_avoided", 0), 60800);
    near(result("home_care", 0), 1216000);
    near(result("health", 0), 9.5);
}

/* 198 − 0.82 × 240 = 1.2 people: £1,920,000 ÷ 198 = £9,697 a person at home, and £1.6
 * million for each above the usual share. */
static void hardly_more_are_at_home_than_elsewhere(void)
{
    begin(1);
    CU_ASSERT_DOUBLE_EQUAL(result("additional_at_home", 0), 1.2, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(result("service", 0) / result("at_home_91", 0), 9696.97, 0.01);
    CU_ASSERT_DOUBLE_EQUAL(result("service", 0) / result("additional_at_home", 0),
                           1600000, 0.01);
    *input("at_home_91", 0) = 190;
    CU_ASSERT_DOUBLE_EQUAL(result("additional_at_home", 0), -6.8, 1e-9);
}

static void health_may_be_lost(void)
{
    begin(1);
    *parameter("qaly_per_person") = -0.03;
    near(result("health", 0), -28.5);
}

/* What the study found; a large saving would contradict it. */
static void at_the_cost_of_the_study_it_pays_for_itself_and_no_more(void)
{
    begin(1);
    *input("spend", 0) = 950 * 2088;
    *input("hours", 0) = 950 * 52.2;
    near(result("home_care", 0) / result("service", 0), 1);
    *parameter("reduction") = 0.3;
    near(result("home_care", 0) / result("service", 0), 0.5);
    *parameter("reduction") = 0.75;
    near(result("home_care", 0) / result("service", 0), 1.25);
}

/* 32 hours a person where the study had 52.2; all of the effect where hours are unknown,
 * and no more than all where they are many. */
static void fewer_hours_than_in_the_study_bring_less(void)
{
    begin(1);
    near(result("home_care_avoided", 0), 950 * 174 * 0.6 * 32 / 52.2);
    *input("hours", 0) = NAN;
    near(result("home_care_avoided", 0), 99180);
    *input("hours", 0) = 1e6;
    near(result("home_care_avoided", 0), 99180);
}

static void what_starts_bring_hangs_on_no_length_of_a_period(void)
{
    begin(2);
    c.years[0] = c.years[1] = 0.25;
    *input("starts", 1) = 100;
    near(result("home_care_avoided", 0), 60800);
    *input("hours", 1) = 5220;
    near(result("home_care_avoided", 1), 10440);
    near(result("health", 1), 1);
}

static void nobody_started_brings_nothing_nor_do_periods_after_the_plan(void)
{
    begin(3);
    c.job.planned = 1;
    CU_ASSERT(result("home_care_avoided", 1) == 0);
    CU_ASSERT(result("additional_at_home", 2) == 0);
    *input("starts", 0) = 0;
    CU_ASSERT(result("home_care_avoided", 0) == 0);
    CU_ASSERT(result("home_care", 0) == 0);
    CU_ASSERT(result("health", 0) == 0);
    near(result("service", 0), 1920000);
}

/* That input, not known: these outputs are not known, and no other. */
static void only_unknown(const char *name, const char *output, const char *other)
{
    begin(1);
    *input(name, 0) = NAN;
    for (size_t i = 0; i < reablement.kind->output_count; i++) {
        const char *found = reablement.kind->outputs[i].name;
        bool expected = strcmp(found, output) == 0 || strcmp(found, other) == 0;
        CU_ASSERT_EQUAL(isnan(result(found, 0)) != 0, expected);
    }
}

static void what_is_not_known_spreads_to_its_own_outputs_alone(void)
{
    only_unknown("users", "people_at_once", "");
    only_unknown("hours", "contact_hours", "");
    only_unknown("well_84", "well_84", "");
    only_unknown("at_home_91", "at_home_91", "additional_at_home");
    only_unknown("discharged_65", "discharged_65", "additional_at_home");
}

static void a_draw_is_the_same_in_any_batch(void)
{
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    begin(1);
    CU_ASSERT_EQUAL(ot_plugin_try(&reablement, &faults, &err), 0);
    OT_SAME(faults.count ? faults.item[0].text : "no fault", "no fault");
    ot_faults_clear(&faults);
}

static int run(void *with, const struct ot_job *job, struct ot_answer *answer,
               struct ot_error *err)
{
    return ot_job_run(with, job, answer, err);
}

/* Of all ingredients, in their order: whether, as the probe sees it; "101…". */
static const char *depends(const bool *table, const char *output)
{
    static char into[80];
    size_t n = c.job.parameters + c.job.inputs;
    for (size_t i = 0; i < n; i++)
        into[i] =
            table[(size_t)ot_kind_output(reablement.kind, output) * n + i] ? '1' : '0';
    into[n] = '\0';
    return into;
}

/* Usual home care, reduction, hours of contact, an hour, health, benchmark; spend,
 * starts, users, hours, discharged, at home, well. */
static void each_output_depends_on_what_its_formula_names(void)
{
    double low[80] = { 0 }, high[80] = { 0 };
    struct ot_probe probe = { low, high, run, &reablement, NULL };
    struct ot_arena *arena = ot_arena_new();
    bool *table = NULL, whole = true;
    begin(1);
    for (size_t i = 0; i < c.job.parameters; i++) {
        low[i] = reablement.kind->parameters[i].low;
        high[i] = reablement.kind->parameters[i].high;
    }
    CU_ASSERT_EQUAL_FATAL(ot_job_probe(&c.job, &probe, arena, &table, &whole, NULL), 0);
    CU_ASSERT_FALSE(whole);
    OT_SAME(depends(table, "service"), "0000001000000");
    OT_SAME(depends(table, "people_started"), "0000000100000");
    OT_SAME(depends(table, "people_at_once"), "0000000010000");
    OT_SAME(depends(table, "contact_hours"), "0000000001000");
    OT_SAME(depends(table, "discharged_65"), "0000000000100");
    OT_SAME(depends(table, "at_home_91"), "0000000000010");
    OT_SAME(depends(table, "well_84"), "0000000000001");
    OT_SAME(depends(table, "home_care_avoided"), "1110000101000");
    OT_SAME(depends(table, "health"), "0000100100000");
    OT_SAME(depends(table, "additional_at_home"), "0000010000110");
    OT_SAME(depends(table, "home_care"), "1111000101000");
    ot_arena_free(arena);
}

static void every_parameter_says_how_sure_it_is(void)
{
    static const struct {
        const char *name, *note;
        enum ot_grade grade;
        double low, base, high;
    } cases[] = {
        { "usual_home_care", "derived by us, not measured", OT_ASSUMED, 100, 174, 260 },
        { "reduction", "no randomised trial", OT_MODERATE, 0.3, 0.6, 0.75 },
        { "hours_of_full_effect", "in proportion, is our assumption", OT_ASSUMED, 30,
          52.2, 60 },
        { "home_care_hour", "what the council pays is better", OT_WEAK, 16, 20, 24 },
        { "qaly_per_person", "no significant effect", OT_MODERATE, -0.03, 0.01, 0.04 },
        { "benchmark_91", "not of people without", OT_WEAK, 0.79, 0.82, 0.85 },
    };
    begin(1);
    CU_ASSERT_EQUAL(reablement.kind->parameter_count, sizeof cases / sizeof cases[0]);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct ot_parameter *p = &reablement.kind->parameters[i];
        OT_SAME(p->name, cases[i].name);
        OT_HOLDS(p->note, cases[i].note);
        CU_ASSERT_EQUAL(p->grade, cases[i].grade);
        CU_ASSERT(p->low == cases[i].low && p->high == cases[i].high);
        CU_ASSERT(p->base == cases[i].base);
        CU_ASSERT_EQUAL(p->grade == OT_ASSUMED, p->source[0] == '\0');
        CU_ASSERT_EQUAL(p->price_year, i == 3 ? 2008 : 0);
        OT_SAME(p->shared, i == 3 ? "home_care_hour" : "");
    }
    OT_SAME(reablement.kind->outputs[ot_kind_headline(reablement.kind)].name,
            "home_care_avoided");
}

/* ---- A plan, evaluated ----------------------------------------------------------- */

/* All but starts and hours is illustrative. */
#define ROW(MEASURE, COUNTED, VALUE, UNIT, QUALITY)                                  \
    "reablement," MEASURE ",2008/09,planned," COUNTED "," VALUE "," UNIT "," QUALITY \
    ",P1 p2,a count\n"
#define STARTS ROW("starts", "in period", "950", "person", "published")
#define USERS ROW("users", "at once", "42", "person", "illustrative")
#define HOURS ROW("hours", "in period", "\"49,590\"", "hour", "published")
#define DISCHARGED ROW("discharged_65", "in period", "240", "person", "illustrative")
#define AT_HOME(N) ROW("at_home_91", "in period", N, "person", "illustrative")
#define WELL(N) ROW("well_84", "in period", N, "person", "illustrative")
#define ALL STARTS USERS HOURS DISCHARGED AT_HOME("198") WELL("185")

/* In the prices of the study, at the cost of the study: 950 × £2,088. */
static struct ot_evaluation *evaluate(struct desk *desk, const char *activity)
{
    char text[1500];
    struct ot_evaluation *e = NULL;
    struct ot_evaluation_request request = { .scheme = "reablement" };
    ot_test_write("plan.csv", "field,value\ntitle,A plan\narea,Somewhere\n"
                              "periods,2008/09\nprice_year,2008-09\n");
    ot_test_write("schemes.csv", "id,name,kind\nreablement,Home First,reablement\n");
    ot_test_write("papers.csv", "id,title\nP1,The paper\n");
    ot_test_write("spend.csv",
                  "scheme,period,basis,amount,quality,note\n"
                  "reablement,2008/09,planned,\"1,983,600\",illustrative,assumed\n");
    snprintf(text, sizeof text,
             "scheme,measure,period,basis,counted,value,unit,quality,reference,note\n%s",
             activity);
    ot_test_write("activity.csv", text);
    desk_open(desk, ot_test_folder());
    CU_ASSERT_EQUAL_FATAL(ot_evaluate(&desk->appraisal, &request, &e, &desk->err), 0);
    return e;
}

static struct ot_node *output(const struct ot_evaluation *e, const char *name)
{
    return e->output[ot_kind_output(e->kind, name)];
}

static void illustrative_figures_do_not_taint_home_care_avoided(void)
{
    struct desk desk;
    struct ot_evaluation *e = evaluate(&desk, ALL);
    OT_SAME(e->failed, NULL);
    CU_ASSERT_FALSE(e->probe_failed);
    near(desk_value(&desk, output(e, "home_care_avoided")), 99180);
    near(desk_value(&desk, output(e, "people_at_once")), 42);
    CU_ASSERT_EQUAL(output(e, "service")->quality, OT_QUALITY_ILLUSTRATIVE);
    CU_ASSERT_EQUAL(output(e, "at_home_91")->quality, OT_QUALITY_ILLUSTRATIVE);
    CU_ASSERT_EQUAL(output(e, "additional_at_home")->quality, OT_QUALITY_ILLUSTRATIVE);
    CU_ASSERT_EQUAL(output(e, "people_started")->quality, OT_QUALITY_PUBLISHED);
    CU_ASSERT_EQUAL(output(e, "home_care_avoided")->quality, OT_QUALITY_ASSUMED);
    CU_ASSERT_EQUAL(output(e, "home_care")->quality, OT_QUALITY_ASSUMED);
    CU_ASSERT_EQUAL(output(e, "health")->quality, OT_QUALITY_PUBLISHED);
    desk_close(&desk);
}

static void no_cash_is_left_over_and_the_evidence_bears_no_verdict(void)
{
    struct desk desk;
    struct ot_evaluation *e = evaluate(&desk, ALL);
    struct ot_node *cash = ot_evaluation_benefit(e, OT_GAIN_CASHABLE, &desk.err);
    double spent = desk_value(&desk, ot_evaluation_spend(e, &desk.err));
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, cash) / spent, 1, 1e-9);
    OT_HOLDS(ot_evaluation_evidence(e, &desk.err),
             "turns on a weakly evidenced figure: Home care of a person in the year "
             "after, without reablement");
    desk_close(&desk);
}

static void no_row_of_the_plan_is_unread(void)
{
    struct desk desk;
    struct ot_check *check;
    size_t count = 1;
    evaluate(&desk, ALL);
    CU_ASSERT_EQUAL(ot_rules_check(&desk.appraisal, 0, &check, &count, &desk.err), 0);
    for (size_t i = 0; i < count; i++)
        CU_ASSERT_STRING_NOT_EQUAL(check[i].rule->id, "activity_not_read");
    desk_close(&desk);
}

static void refuses_figures_that_cannot_be(void)
{
    static const struct {
        const char *activity, *why;
    } cases[] = {
        { STARTS DISCHARGED AT_HOME("241"),
          "at_home_91 for 2008-09: expected at most 240, as it is a part of "
          "discharged_65; found 241" },
        { STARTS DISCHARGED WELL("241"),
          "well_84 for 2008-09: expected at most 240, as it is a part of discharged_65; "
          "found 241" },
        { ROW("starts", "in period", "-1", "person", "published"),
          "People who started is outside the range that reablement allows" },
        { USERS HOURS DISCHARGED, "no planned starts of reablement for 2008-09" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct desk desk;
        OT_HOLDS(evaluate(&desk, cases[i].activity)->failed, cases[i].why);
        desk_close(&desk);
    }
}

static void starts_alone_are_enough(void)
{
    static const char *const unknown[] = { "people_at_once", "contact_hours",
                                           "discharged_65",  "at_home_91",
                                           "well_84",        "additional_at_home" };
    struct desk desk;
    struct ot_evaluation *e = evaluate(&desk, STARTS);
    OT_SAME(e->failed, NULL);
    near(desk_value(&desk, output(e, "home_care_avoided")), 99180);
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++)
        OT_HOLDS(desk_missing(&desk, output(e, unknown[i])), "the plan does not hold");
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(the_plans_figures_come_out_as_by_hand),
        OT_TEST(hardly_more_are_at_home_than_elsewhere),
        OT_TEST(health_may_be_lost),
        OT_TEST(at_the_cost_of_the_study_it_pays_for_itself_and_no_more),
        OT_TEST(fewer_hours_than_in_the_study_bring_less),
        OT_TEST(what_starts_bring_hangs_on_no_length_of_a_period),
        OT_TEST(nobody_started_brings_nothing_nor_do_periods_after_the_plan),
        OT_TEST(what_is_not_known_spreads_to_its_own_outputs_alone),
        OT_TEST(a_draw_is_the_same_in_any_batch),
        OT_TEST(each_output_depends_on_what_its_formula_names),
        OT_TEST(every_parameter_says_how_sure_it_is),
        OT_TEST(illustrative_figures_do_not_taint_home_care_avoided),
        OT_TEST(no_cash_is_left_over_and_the_evidence_bears_no_verdict),
        OT_TEST(no_row_of_the_plan_is_unread),
        OT_TEST(refuses_figures_that_cannot_be),
        OT_TEST(starts_alone_are_enough),
    };
    int result = OT_TESTS_RUN("reablement", tests);
    ot_plugin_close(&reablement);
    return result;
}
