/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bridging plugin against sums done by hand, from the figures that a plan of 2023-24
 * assumes: £550,000, 520 people referred, 468 accepted in time, 2,600 days bridged. */
#include "config.h"

#include <math.h>

#include "appraise/evidence.h"
#include "appraise/money.h"
#include "appraise/rules.h"
#include "appraise/sensitivity.h"
#include "desk.h"
#include "loading.h"
#include "scheme/try.h"

/* ---- The hooks, on figures of the test ------------------------------------------- */

static struct ot_plugin bridging;
static struct ot_base_case c;

static size_t input(const char *name, size_t t)
{
    int index = ot_kind_input(bridging.kind, name);
    CU_ASSERT_FATAL(index >= 0);
    return (size_t)index * c.job.periods + t;
}

static size_t parameter(const char *name)
{
    int index = ot_kind_parameter(bridging.kind, name);
    CU_ASSERT_FATAL(index >= 0);
    return (size_t)index;
}

/* Periods of that many years; the plan's figures stand in the first. */
static void begin(size_t periods, double years)
{
    if (!bridging.kind)
        bridging = ot_load(ot_plugin_path("OUTTURN_PLUGINS", "bridging"));
    CU_ASSERT_PTR_NOT_NULL_FATAL(bridging.kind);
    ot_base_case(&c, bridging.kind, periods);
    for (size_t t = 0; t < periods; t++)
        c.years[t] = years;
    c.input[input("spend", 0)] = 550000;
    c.input[input("referrals", 0)] = 520;
    c.input[input("accepted_4h", 0)] = 468;
    c.input[input("days_bridged", 0)] = 2600;
    c.input[input("response_time", 0)] = 4;
}

/* One output, one period, of the base case. */
static double result(const char *output, size_t t)
{
    struct ot_answer answer = { 0 };
    struct ot_error err = { 0 };
    int index = ot_kind_output(bridging.kind, output);
    CU_ASSERT_FATAL(index >= 0);
    if (ot_job_run(&bridging, &c.job, &answer, &err) != 0) {
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

/* 2,600 days × 0.7 = 1,820 bed days; ÷ 365 = 4.986 beds; × £395 = £718,900. */
static void the_plans_figures_come_out_as_by_hand(void)
{
    begin(1, 1);
    near(result("service", 0), 550000);
    near(result("referrals", 0), 520);
    near(result("accepted_4h", 0), 468);
    near(result("days_bridged", 0), 2600);
    near(result("response_time", 0), 4);
    near(result("bed_days_released", 0), 1820);
    near(result("beds_equivalent", 0), 1820.0 / 365);
    near(result("hospital", 0), 718900);
}

/* £550,000 ÷ 1,820 = £302 for a bed day that costs £395; but at the low end of what we
 * assume, 2,600 × 0.4 = 1,040 bed days, it is £529. */
static void whether_it_costs_less_than_a_bed_turns_on_what_is_assumed(void)
{
    begin(1, 1);
    CU_ASSERT_DOUBLE_EQUAL(result("service", 0) / result("bed_days_released", 0), 302.198,
                           0.001);
    c.parameter[parameter("bed_days_per_day_bridged")] = 0.4;
    near(result("bed_days_released", 0), 1040);
    CU_ASSERT(result("hospital", 0) < result("service", 0));
    c.parameter[parameter("bed_days_per_day_bridged")] = 0.95;
    near(result("bed_days_released", 0), 2470);
    CU_ASSERT(result("hospital", 0) > result("service", 0));
}

/* 650 days in a quarter keep as many beds free as 2,600 in a year. */
static void a_quarter_of_the_days_in_a_quarter_frees_as_many_beds(void)
{
    begin(1, 0.25);
    c.input[input("days_bridged", 0)] = 650;
    near(result("bed_days_released", 0), 455);
    near(result("beds_equivalent", 0), 1820.0 / 365);
}

static void nothing_bridged_releases_nothing(void)
{
    begin(1, 1);
    c.input[input("days_bridged", 0)] = 0;
    CU_ASSERT(result("bed_days_released", 0) == 0);
    CU_ASSERT(result("beds_equivalent", 0) == 0);
    CU_ASSERT(result("hospital", 0) == 0);
    CU_ASSERT(result("service", 0) == 550000);
}

static void more_days_than_people_could_need_are_the_plans_business(void)
{
    begin(1, 1);
    c.input[input("referrals", 0)] = c.input[input("accepted_4h", 0)] = 1;
    near(result("bed_days_released", 0), 1820);
}

/* After the plan nothing is released; the standard does not sink to 0 hours. */
static void nothing_outlasts_the_plan_but_the_standard(void)
{
    begin(3, 1);
    c.job.planned = 1;
    CU_ASSERT(result("days_bridged", 1) == 0);
    CU_ASSERT(result("bed_days_released", 2) == 0);
    CU_ASSERT(result("beds_equivalent", 2) == 0);
    near(result("response_time", 1), 4);
    near(result("response_time", 2), 4);
}

static void periods_of_the_plan_have_their_own_standard(void)
{
    begin(2, 1);
    c.input[input("response_time", 1)] = 2;
    near(result("response_time", 0), 4);
    near(result("response_time", 1), 2);
}

/* That input, not known: that output is not known, and no other. */
static void only_unknown(const char *name)
{
    begin(1, 1);
    c.input[input(name, 0)] = NAN;
    for (size_t i = 0; i < bridging.kind->output_count; i++) {
        const char *output = bridging.kind->outputs[i].name;
        CU_ASSERT_EQUAL(isnan(result(output, 0)) != 0, strcmp(output, name) == 0);
    }
}

static void what_is_not_known_spreads_to_itself_alone(void)
{
    only_unknown("accepted_4h");
    only_unknown("response_time");
}

static void a_draw_is_the_same_in_any_batch(void)
{
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    begin(1, 1);
    CU_ASSERT_EQUAL(ot_plugin_try(&bridging, &faults, &err), 0);
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
            table[(size_t)ot_kind_output(bridging.kind, output) * n + i] ? '1' : '0';
    into[n] = '\0';
    return into;
}

/* Bed days a day, cost of a bed day; spend, referrals, accepted, days, standard. */
static void each_output_depends_on_what_its_formula_names(void)
{
    double low[80] = { 0 }, high[80] = { 0 };
    struct ot_probe probe = { low, high, run, &bridging, NULL };
    struct ot_arena *arena = ot_arena_new();
    bool *table = NULL, whole = true;
    begin(1, 1);
    for (size_t i = 0; i < c.job.parameters; i++) {
        low[i] = bridging.kind->parameters[i].low;
        high[i] = bridging.kind->parameters[i].high;
    }
    CU_ASSERT_EQUAL_FATAL(ot_job_probe(&c.job, &probe, arena, &table, &whole, NULL), 0);
    CU_ASSERT_FALSE(whole);
    OT_SAME(depends(table, "service"), "0010000");
    OT_SAME(depends(table, "referrals"), "0001000");
    OT_SAME(depends(table, "accepted_4h"), "0000100");
    OT_SAME(depends(table, "days_bridged"), "0000010");
    OT_SAME(depends(table, "response_time"), "0000001");
    OT_SAME(depends(table, "bed_days_released"), "1000010");
    OT_SAME(depends(table, "beds_equivalent"), "1000010");
    OT_SAME(depends(table, "hospital"), "1100010");
    ot_arena_free(arena);
}

static void what_is_assumed_is_said_and_what_is_shared_is_the_same(void)
{
    begin(1, 1);
    const struct ot_parameter *share =
        &bridging.kind->parameters[parameter("bed_days_per_day_bridged")];
    const struct ot_parameter *cost =
        &bridging.kind->parameters[parameter("delayed_bed_day")];
    CU_ASSERT_EQUAL(share->grade, OT_ASSUMED);
    OT_HOLDS(share->note, "no trial of bridging care exists");
    CU_ASSERT(share->base == 0.7 && share->low == 0.4 && share->high == 0.95);
    OT_SAME(cost->shared, "delayed_bed_day");
    CU_ASSERT(cost->base == 395 && cost->low == 316 && cost->high == 474);
    CU_ASSERT_EQUAL(cost->price_year, 2022);
    CU_ASSERT_EQUAL(cost->shape, OT_GAMMA);
    CU_ASSERT_EQUAL(cost->grade, OT_WEAK);
    OT_SAME(bridging.kind->outputs[ot_kind_headline(bridging.kind)].name,
            "bed_days_released");
}

/* ---- A plan, evaluated ----------------------------------------------------------- */

/* Spend is illustrative, and what was done is not. */
#define REFERRALS "bridging,referrals,2023-24,planned,520,person,published,P1 p2\n"
#define ACCEPTED "bridging,accepted_4h,2023-24,planned,468,person,published,P1 p2\n"
#define DAYS "bridging,days_bridged,2023-24,planned,\"2,600\",day,published,P1 p2\n"
#define STANDARD "bridging,response_time,2023-24,planned,<=4,hour,published,P1 p2\n"

static struct ot_evaluation *evaluate(struct desk *desk, const char *activity)
{
    char text[1000];
    struct ot_evaluation *e = NULL;
    struct ot_evaluation_request request = { .scheme = "bridging" };
    ot_test_write("plan.csv", "field,value\ntitle,A plan\narea,Somewhere\n"
                              "periods,2023-24\nprice_year,2022-23\n");
    ot_test_write("schemes.csv", "id,name,kind\nbridging,Bridging care,bridging\n");
    ot_test_write("papers.csv", "id,title\nP1,The paper\n");
    ot_test_write("spend.csv",
                  "scheme,line,period,basis,amount,quality,note\n"
                  "bridging,a,2023-24,planned,220000,illustrative,assumed\n"
                  "bridging,b,2023-24,planned,330000,illustrative,assumed\n");
    snprintf(text, sizeof text,
             "scheme,measure,period,basis,value,unit,quality,reference\n%s", activity);
    ot_test_write("activity.csv", text);
    desk_open(desk, ot_test_folder());
    CU_ASSERT_EQUAL_FATAL(ot_evaluate(&desk->appraisal, &request, &e, &desk->err), 0);
    return e;
}

static struct ot_node *output(const struct ot_evaluation *e, const char *name)
{
    return e->output[ot_kind_output(e->kind, name)];
}

static void illustrative_spend_does_not_taint_bed_days(void)
{
    struct desk desk;
    struct ot_evaluation *e = evaluate(&desk, REFERRALS ACCEPTED DAYS STANDARD);
    OT_SAME(e->failed, NULL);
    CU_ASSERT_FALSE(e->probe_failed);
    near(desk_value(&desk, output(e, "bed_days_released")), 1820);
    near(desk_value(&desk, output(e, "hospital")), 718900);
    near(desk_value(&desk, output(e, "response_time")), 4);
    CU_ASSERT_EQUAL(output(e, "service")->quality, OT_QUALITY_ILLUSTRATIVE);
    CU_ASSERT_EQUAL(output(e, "bed_days_released")->quality, OT_QUALITY_ASSUMED);
    CU_ASSERT_EQUAL(output(e, "hospital")->quality, OT_QUALITY_ASSUMED);
    CU_ASSERT_EQUAL(output(e, "accepted_4h")->quality, OT_QUALITY_PUBLISHED);
    OT_HOLDS(ot_evaluation_evidence(e, &desk.err), "every effect is assumed");
    desk_close(&desk);
}

static void no_row_of_the_plan_is_unread(void)
{
    struct desk desk;
    struct ot_check *check;
    size_t count = 1;
    evaluate(&desk, REFERRALS ACCEPTED DAYS STANDARD);
    CU_ASSERT_EQUAL(ot_rules_check(&desk.appraisal, 0, &check, &count, &desk.err), 0);
    CU_ASSERT_EQUAL(count, 0);
    desk_close(&desk);
}

static void a_free_bed_is_no_cash(void)
{
    struct desk desk;
    struct ot_evaluation *e = evaluate(&desk, REFERRALS DAYS);
    struct ot_node *cash = ot_evaluation_benefit(e, OT_GAIN_CASHABLE, &desk.err);
    struct ot_node *all = ot_evaluation_benefit(e, OT_GAIN_ALL, &desk.err);
    CU_ASSERT(desk_value(&desk, cash) == 0);
    near(desk_value(&desk, all), 718900);
    desk_close(&desk);
}

/* In 2022-23 prices: spend ÷ (0.7 × £395) days. */
static void breaks_even_at_the_days_that_pay_for_it(void)
{
    struct desk desk;
    struct ot_evaluation *e = evaluate(&desk, REFERRALS ACCEPTED DAYS STANDARD);
    double spent = desk_value(&desk, ot_evaluation_spend(e, &desk.err));
    struct ot_node *days = ot_evaluation_break_even(e, "days_bridged", &desk.err);
    struct ot_node *referrals = ot_evaluation_break_even(e, "referrals", &desk.err);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, days), spent / (0.7 * 395), 1e-3);
    OT_HOLDS(desk_missing(&desk, referrals), "at no value");
    desk_close(&desk);
}

static void refuses_figures_that_cannot_be(void)
{
    static const struct {
        const char *activity, *why;
    } cases[] = {
        { REFERRALS "bridging,days_bridged,2023-24,planned,-1,day,published,P1 p2\n",
          "Days bridged is outside the range that bridging allows" },
        { DAYS "bridging,referrals,2023-24,planned,-520,person,published,P1 p2\n",
          "People referred is outside the range that bridging allows" },
        { REFERRALS DAYS
          "bridging,accepted_4h,2023-24,planned,521,person,published,P1 p2\n",
          "accepted_4h for 2023-24: expected at most 520, as it is a part of referrals; "
          "found 521" },
        { REFERRALS ACCEPTED STANDARD, "no planned days_bridged of bridging" },
        { ACCEPTED DAYS STANDARD "", "no planned referrals of bridging" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct desk desk;
        OT_HOLDS(evaluate(&desk, cases[i].activity)->failed, cases[i].why);
        desk_close(&desk);
    }
}

static void what_the_plan_does_not_record_is_not_known(void)
{
    struct desk desk;
    struct ot_evaluation *e = evaluate(&desk, REFERRALS DAYS);
    OT_SAME(e->failed, NULL);
    near(desk_value(&desk, output(e, "bed_days_released")), 1820);
    OT_HOLDS(desk_missing(&desk, output(e, "accepted_4h")), "the plan does not hold");
    OT_HOLDS(desk_missing(&desk, output(e, "response_time")), "the plan does not hold");
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(the_plans_figures_come_out_as_by_hand),
        OT_TEST(whether_it_costs_less_than_a_bed_turns_on_what_is_assumed),
        OT_TEST(a_quarter_of_the_days_in_a_quarter_frees_as_many_beds),
        OT_TEST(nothing_bridged_releases_nothing),
        OT_TEST(more_days_than_people_could_need_are_the_plans_business),
        OT_TEST(nothing_outlasts_the_plan_but_the_standard),
        OT_TEST(periods_of_the_plan_have_their_own_standard),
        OT_TEST(what_is_not_known_spreads_to_itself_alone),
        OT_TEST(a_draw_is_the_same_in_any_batch),
        OT_TEST(each_output_depends_on_what_its_formula_names),
        OT_TEST(what_is_assumed_is_said_and_what_is_shared_is_the_same),
        OT_TEST(illustrative_spend_does_not_taint_bed_days),
        OT_TEST(no_row_of_the_plan_is_unread),
        OT_TEST(a_free_bed_is_no_cash),
        OT_TEST(breaks_even_at_the_days_that_pay_for_it),
        OT_TEST(refuses_figures_that_cannot_be),
        OT_TEST(what_the_plan_does_not_record_is_not_known),
    };
    int result = OT_TESTS_RUN("bridging", tests);
    ot_plugin_close(&bridging);
    return result;
}
