/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dementia plugin against sums done by hand, and what its evidence does not bear. */
#include "config.h"

#include <math.h>

#include "appraise/evidence.h"
#include "appraise/money.h"
#include "desk.h"
#include "loading.h"

static struct ot_plugin dementia;
static struct ot_base_case c;

static size_t input(const char *name, size_t t)
{
    int index = ot_kind_input(dementia.kind, name);
    CU_ASSERT_FATAL(index >= 0);
    return (size_t)index * c.job.periods + t;
}

static double *parameter(const char *name)
{
    int index = ot_kind_parameter(dementia.kind, name);
    CU_ASSERT_FATAL(index >= 0);
    return &c.parameter[index];
}

/* A year's figures as Milton Keynes published them, and £897,000; all else not known. */
static void begin(size_t periods)
{
    if (!dementia.kind)
        dementia = ot_load(ot_plugin_path("OUTTURN_PLUGINS", "dementia"));
    CU_ASSERT_PTR_NOT_NULL_FATAL(dementia.kind);
    ot_base_case(&c, dementia.kind, periods);
    c.input[input("spend", 0)] = 897000;
    c.input[input("referrals", 0)] = 160;
    c.input[input("contacts", 0)] = 333;
    c.input[input("carers_supported", 0)] = (double)NAN;
    c.input[input("practitioner_contacts", 0)] = (double)NAN;
}

/* The job's answer, to be freed; all 0 where it could not be run. */
static struct ot_answer run_it(void)
{
    struct ot_answer answer = { 0 };
    struct ot_error err = { 0 };
    int failed = ot_job_run(&dementia, &c.job, &answer, &err);
    OT_SAME(failed ? err.text : "", "");
    CU_ASSERT_EQUAL_FATAL(failed, 0);
    return answer;
}

/* One output, one period, of the base case. */
static double result(const char *output, size_t t)
{
    struct ot_answer answer = run_it();
    int index = ot_kind_output(dementia.kind, output);
    CU_ASSERT_FATAL(index >= 0);
    double value = *ot_answer_at(&answer, (size_t)index, t, 0);
    ot_answer_free(&answer);
    return value;
}

static void near(double found, double expected)
{
    CU_ASSERT(fabs(found - expected) <= 1e-12 * fabs(expected));
}

/* ---- Sums done by hand ----------------------------------------------------------- */

static void referrals_and_contacts_have_a_cost_each(void)
{
    begin(1);
    near(result("service", 0), 897000);
    near(result("referrals", 0), 160);
    near(result("contacts", 0), 333);
    near(result("service", 0) / result("referrals", 0), 5606.25);
    near(result("service", 0) / result("contacts", 0), 897000.0 / 333);
}

static void carers_stand_one_to_a_referral_where_they_are_not_counted(void)
{
    begin(1);
    near(result("carers_supported", 0), 160);
    near(result("health", 0), 4.8);
    *parameter("carers_per_referral") = 1.3;
    near(result("carers_supported", 0), 208);
    near(result("health", 0), 6.24);
    c.input[input("carers_supported", 0)] = 100;
    near(result("carers_supported", 0), 100);
    near(result("health", 0), 3);
}

static void no_delay_of_care_homes_is_claimed_unless_a_plan_does(void)
{
    begin(1);
    CU_ASSERT(result("care_home_weeks_delayed", 0) == 0);
    CU_ASSERT(result("care_home", 0) == 0);
    *parameter("care_home_weeks_delayed") = 2;
    c.input[input("carers_supported", 0)] = 100;
    near(result("care_home_weeks_delayed", 0), 320);
    near(result("care_home", 0), 333760);
}

static void step_down_beds_release_hospital_bed_days(void)
{
    begin(1);
    CU_ASSERT(result("bed_days_released", 0) == 0);
    c.input[input("step_down_beds", 0)] = 4;
    near(result("bed_days_released", 0), 657.45);
    near(result("hospital", 0), 259692.75);
    c.years[0] = 0.25;
    near(result("bed_days_released", 0), 657.45 / 4);
    near(result("health", 0), 4.8);
}

static void nothing_lasts_beyond_the_year_in_which_it_is_done(void)
{
    begin(2);
    c.job.planned = 1;
    near(result("health", 0), 4.8);
    CU_ASSERT(result("health", 1) == 0);
    CU_ASSERT(result("carers_supported", 1) == 0);
    CU_ASSERT(result("service", 1) == 0);
}

/* ---- What is not known, and what depends on what --------------------------------- */

static bool is_unknown(const struct ot_answer *answer, const char *output)
{
    return isnan(
        *ot_answer_at(answer, (size_t)ot_kind_output(dementia.kind, output), 0, 0));
}

static void what_is_not_known_leaves_the_rest_known(void)
{
    begin(1);
    struct ot_answer some = run_it();
    CU_ASSERT_TRUE(is_unknown(&some, "practitioner_contacts"));
    CU_ASSERT_FALSE(is_unknown(&some, "contacts"));
    ot_answer_free(&some);
    c.input[input("contacts", 0)] = (double)NAN;
    struct ot_answer none = run_it();
    for (size_t o = 0; o < dementia.kind->output_count; o++) {
        const char *name = dementia.kind->outputs[o].name;
        bool own =
            strcmp(name, "contacts") == 0 || strcmp(name, "practitioner_contacts") == 0;
        CU_ASSERT_EQUAL(is_unknown(&none, name), own);
    }
    ot_answer_free(&none);
}

static int run(void *with, const struct ot_job *job, struct ot_answer *answer,
               struct ot_error *err)
{
    return ot_job_run(with, job, answer, err);
}

/* Whether, as the probe sees it. */
static bool depends(const bool *table, const char *output, size_t ingredient)
{
    size_t ingredients = c.job.parameters + c.job.inputs;
    size_t row = (size_t)ot_kind_output(dementia.kind, output);
    return table[row * ingredients + ingredient];
}

/* The table of what depends on what, in the arena. */
static bool *probed(struct ot_arena *arena)
{
    double low[40] = { 0 }, high[40] = { 0 };
    struct ot_probe probe = { low, high, run, &dementia, NULL };
    bool *table = NULL, whole = true;
    CU_ASSERT_FATAL(c.job.parameters + c.job.inputs <= 40);
    for (size_t i = 0; i < c.job.parameters; i++) {
        low[i] = dementia.kind->parameters[i].low;
        high[i] = dementia.kind->parameters[i].high;
    }
    CU_ASSERT_EQUAL_FATAL(ot_job_probe(&c.job, &probe, arena, &table, &whole, NULL), 0);
    CU_ASSERT_FALSE(whole);
    return table;
}

static void health_depends_on_carers_and_not_on_spend_or_beds(void)
{
    struct ot_arena *arena = ot_arena_new();
    begin(1);
    size_t inputs = c.job.parameters;
    const bool *table = probed(arena);
    CU_ASSERT_TRUE(depends(table, "service", inputs + input("spend", 0)));
    CU_ASSERT_FALSE(depends(table, "service", inputs + input("referrals", 0)));
    CU_ASSERT_TRUE(depends(table, "health", inputs + input("referrals", 0)));
    CU_ASSERT_FALSE(depends(table, "health", inputs + input("spend", 0)));
    CU_ASSERT_FALSE(depends(table, "health", inputs + input("contacts", 0)));
    CU_ASSERT_FALSE(depends(table, "health", inputs + input("step_down_beds", 0)));
    CU_ASSERT_TRUE(depends(table, "hospital", inputs + input("step_down_beds", 0)));
    CU_ASSERT_FALSE(depends(table, "hospital", inputs + input("referrals", 0)));
    size_t carers = (size_t)ot_kind_parameter(dementia.kind, "carers_per_referral");
    CU_ASSERT_TRUE(depends(table, "health", carers));
    c.input[input("carers_supported", 0)] = 100;
    table = probed(arena);
    CU_ASSERT_FALSE(depends(table, "health", carers));
    CU_ASSERT_FALSE(depends(table, "health", inputs + input("referrals", 0)));
    ot_arena_free(arena);
}

/* 2,050 draws are two batches; those at their edges must be what they are alone. */
static void a_draw_is_the_same_in_any_batch(void)
{
    static double gain[OT_DRAWS_MAX + 2], share[OT_DRAWS_MAX + 2];
    static const size_t some[] = { 0, 1, OT_DRAWS_MAX - 1, OT_DRAWS_MAX + 1 };
    begin(1);
    c.input[input("step_down_beds", 0)] = 4;
    c.job.draws = OT_DRAWS_MAX + 2;
    for (size_t d = 0; d < c.job.draws; d++) {
        gain[d] = -0.01 + 0.09 * (double)d / OT_DRAWS_MAX;
        share[d] = 0.2 + 0.7 * (double)(d % 7) / 7;
    }
    size_t qaly = (size_t)ot_kind_parameter(dementia.kind, "qaly_per_carer");
    size_t days = (size_t)ot_kind_parameter(dementia.kind, "bed_days_per_step_down_day");
    c.parameter_column[qaly] =
        (struct ot_column_of){ .count = c.job.draws, .value = gain };
    c.parameter_column[days] =
        (struct ot_column_of){ .count = c.job.draws, .value = share };
    struct ot_answer all = run_it();
    c.job.draws = 1;
    for (size_t i = 0; i < sizeof some / sizeof some[0]; i++) {
        c.parameter_column[qaly] =
            (struct ot_column_of){ .count = 1, .value = &gain[some[i]] };
        c.parameter_column[days] =
            (struct ot_column_of){ .count = 1, .value = &share[some[i]] };
        struct ot_answer one = run_it();
        for (size_t o = 0; o < dementia.kind->output_count; o++) {
            double together = *ot_answer_at(&all, o, 0, some[i]);
            double alone = *ot_answer_at(&one, o, 0, 0);
            CU_ASSERT(together == alone || (isnan(together) && isnan(alone)));
        }
        ot_answer_free(&one);
    }
    ot_answer_free(&all);
}

/* ---- What the evidence bears ----------------------------------------------------- */

/* Evaluate a scheme of this spend (GBP) with these rows of activity, all of it recorded:
 * nothing is illustrative, so that only the evidence is in question. */
static struct ot_evaluation *evaluate(struct desk *desk, const char *spend,
                                      const char *activity)
{
    struct ot_evaluation *e = NULL;
    struct ot_evaluation_request request = { .scheme = "dementia" };
    char text[200];
    const char *folder = desk_falls_plan(activity, "");
    ot_test_write("schemes.csv", "id,name,kind\ndementia,Dementia support,dementia\n");
    snprintf(text, sizeof text,
             "scheme,period,basis,amount,quality,reference\n"
             "dementia,2015-16,planned,%s,published,P1 p1\n",
             spend);
    ot_test_write("spend.csv", text);
    desk_open(desk, folder);
    CU_ASSERT_EQUAL_FATAL(ot_evaluate(&desk->appraisal, &request, &e, &desk->err), 0);
    OT_SAME(e->failed, NULL);
    return e;
}

#define REFERRALS "dementia,referrals,2015-16,planned,160,person,published,P1 p1,\n"
#define BEDS "dementia,step_down_beds,2015-16,planned,40,bed,published,P1 p1,\n"

/* START's interval spans no gain at all, and it is not a study of this service. At
 * £350,000 health at its high end would pay and at its low end would not; at £897,000, in
 * the prices of 2015-16, nothing in the interval would; and 40 beds would pay whatever
 * carers gain. In none of these is it shown that the service does good. */
static void recorded_figures_do_not_make_the_evidence_sufficient(void)
{
    static const struct {
        const char *spend, *activity, *reason;
    } cases[] = {
        { "5000", REFERRALS, "whether it pays turns on" },
        { "350000", REFERRALS, "whether it pays turns on" },
        { "897000", REFERRALS, "whether it does good turns on" },
        { "350000", REFERRALS BEDS, "whether it does good turns on" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct desk desk;
        struct ot_evaluation *e = evaluate(&desk, cases[i].spend, cases[i].activity);
        const char *evidence = ot_evaluation_evidence(e, &desk.err);
        OT_HOLDS(evidence, cases[i].reason);
        OT_HOLDS(evidence, "weakly evidenced figure: Health gained by a carer supported");
        desk_close(&desk);
    }
}

static void contacts_that_are_not_recorded_take_nothing_else_with_them(void)
{
    struct desk desk;
    struct ot_evaluation *e = evaluate(&desk, "350000", REFERRALS);
    struct ot_node *contacts =
        ot_evaluation_output(e, "contacts", OT_ACTIVITY, &desk.err);
    OT_HOLDS(desk_missing(&desk, contacts), "the plan does not hold");
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, ot_evaluation_main(e, &desk.err)), 4.8,
                           1e-12);
    CU_ASSERT(desk_value(&desk, ot_evaluation_benefit(e, OT_GAIN_ALL, &desk.err)) > 0);
    CU_ASSERT(desk_value(&desk, ot_evaluation_benefit(e, OT_GAIN_CASHABLE, &desk.err)) ==
              0);
    desk_close(&desk);
}

static void every_parameter_can_be_traced(void)
{
    begin(1);
    for (size_t i = 0; i < dementia.kind->parameter_count; i++) {
        const struct ot_parameter *p = &dementia.kind->parameters[i];
        CU_ASSERT((p->grade == OT_ASSUMED) == (p->source[0] == 0));
        CU_ASSERT(p->low <= p->base && p->base < p->high);
        CU_ASSERT(p->note[0] != 0);
        CU_ASSERT(p->grade <= OT_WEAK);
    }
    CU_ASSERT_EQUAL(ot_kind_headline(dementia.kind),
                    ot_kind_output(dementia.kind, "health"));
}

/* Schemes that share these face one unknown: each must give the same values. */
static void shared_costs_are_as_published(void)
{
    begin(1);
    const struct ot_parameter *day =
        &dementia.kind->parameters[ot_kind_parameter(dementia.kind, "delayed_bed_day")];
    OT_SAME(day->shared, "delayed_bed_day");
    CU_ASSERT(day->base == 395 && day->low == 316 && day->high == 474);
    CU_ASSERT(day->shape == OT_GAMMA && day->price_year == 2022);
    const struct ot_parameter *week =
        &dementia.kind->parameters[ot_kind_parameter(dementia.kind, "care_home_week")];
    OT_SAME(week->shared, "care_home_week");
    CU_ASSERT(week->base == 7 * 149 && week->price_year == 2024);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(referrals_and_contacts_have_a_cost_each),
        OT_TEST(carers_stand_one_to_a_referral_where_they_are_not_counted),
        OT_TEST(no_delay_of_care_homes_is_claimed_unless_a_plan_does),
        OT_TEST(step_down_beds_release_hospital_bed_days),
        OT_TEST(nothing_lasts_beyond_the_year_in_which_it_is_done),
        OT_TEST(what_is_not_known_leaves_the_rest_known),
        OT_TEST(health_depends_on_carers_and_not_on_spend_or_beds),
        OT_TEST(a_draw_is_the_same_in_any_batch),
        OT_TEST(recorded_figures_do_not_make_the_evidence_sufficient),
        OT_TEST(contacts_that_are_not_recorded_take_nothing_else_with_them),
        OT_TEST(every_parameter_can_be_traced),
        OT_TEST(shared_costs_are_as_published),
    };
    int result = OT_TESTS_RUN("dementia", tests);
    ot_plugin_close(&dementia);
    return result;
}
