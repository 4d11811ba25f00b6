/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The falls plugin against sums done by hand, and against what its evidence says. */
#include "config.h"

#include <math.h>

#include "loading.h"
#include "outturn-math.h"

static struct ot_plugin falls;
static struct ot_base_case c;

static size_t input(const char *name, size_t t)
{
    int index = ot_kind_input(falls.kind, name);
    CU_ASSERT_FATAL(index >= 0);
    return (size_t)index * c.job.periods + t;
}

static double *parameter(const char *name)
{
    int index = ot_kind_parameter(falls.kind, name);
    CU_ASSERT_FATAL(index >= 0);
    return &c.parameter[index];
}

static void begin(size_t periods)
{
    if (!falls.kind)
        falls = ot_load(ot_plugin_path("OUTTURN_PLUGINS", "falls"));
    CU_ASSERT_PTR_NOT_NULL_FATAL(falls.kind);
    ot_base_case(&c, falls.kind, periods);
    for (size_t t = 0; t < periods; t++)
        c.input[input("completed_share", t)] = *parameter("completion");
}

/* One output, one period, of the base case. */
static double result(const char *output, size_t t)
{
    struct ot_answer answer = { 0 };
    struct ot_error err = { 0 };
    int index = ot_kind_output(falls.kind, output);
    CU_ASSERT_FATAL(index >= 0);
    if (ot_job_run(&falls, &c.job, &answer, &err) != 0) {
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

static void exercise_avoids_the_falls_that_the_review_found(void)
{
    begin(1);
    c.input[input("spend", 0)] = 200000;
    c.input[input("started_exercise", 0)] = 1000;
    c.input[input("completed_share", 0)] = 1;
    near(result("falls_avoided", 0), 1000 * 0.85 * 0.23);
    near(result("falls_avoided_exercise", 0), 195.5);
    near(result("people_started", 0), 1000);
    near(result("service", 0), 200000);
}

static void what_follows_from_falls_is_in_proportion(void)
{
    begin(1);
    c.input[input("started_multiple", 0)] = 600;
    double avoided = 600 * 0.65 * 0.85 * 0.34;
    near(result("falls_avoided", 0), avoided);
    near(result("admissions_avoided", 0), avoided * 0.05);
    near(result("bed_days_avoided", 0), avoided * 0.05 * 8);
    near(result("health", 0), avoided * 0.01);
    near(result("hospital", 0), avoided * 0.05 * 5395);
    near(result("ambulance", 0), avoided * 0.1 * 216);
}

static void people_at_high_risk_have_their_own_rate(void)
{
    begin(1);
    c.input[input("started_home_high_risk", 0)] = 100;
    c.input[input("completed_share", 0)] = 1;
    near(result("falls_avoided", 0), 100 * 1.847 * 0.38);
}

static void home_assessment_of_anybody_shows_no_benefit(void)
{
    begin(1);
    c.input[input("started_home_unselected", 0)] = 500;
    CU_ASSERT(result("falls_avoided", 0) < 0);
    CU_ASSERT(result("hospital", 0) < 0);
    near(result("falls_avoided_home_unselected", 0), 500 * 0.65 * 0.85 * -0.05);
    const struct ot_parameter *ratio =
        &falls.kind
             ->parameters[ot_kind_parameter(falls.kind, "rate_ratio_home_unselected")];
    CU_ASSERT(ratio->low < 1 && ratio->base > 1 && ratio->high > 1);
    OT_HOLDS(ratio->note, "no benefit shown");
    *parameter("rate_ratio_home_unselected") = ratio->low;
    CU_ASSERT(result("falls_avoided", 0) > 0);
}

static void nothing_done_avoids_nothing(void)
{
    begin(2);
    c.input[input("spend", 0)] = 200000;
    CU_ASSERT(result("falls_avoided", 0) == 0);
    CU_ASSERT(result("ambulance", 1) == 0);
    CU_ASSERT(result("service", 0) == 200000);
}

static void programmes_add_up(void)
{
    begin(1);
    c.input[input("started_exercise", 0)] = 10;
    c.input[input("started_balance", 0)] = 20;
    c.input[input("started_multiple", 0)] = 30;
    c.input[input("started_tai_chi", 0)] = 40;
    c.input[input("started_home_high_risk", 0)] = 50;
    c.input[input("started_home_unselected", 0)] = 60;
    near(result("people_started", 0), 210);
    near(result("falls_avoided", 0),
         result("falls_avoided_exercise", 0) + result("falls_avoided_balance", 0) +
             result("falls_avoided_multiple", 0) + result("falls_avoided_tai_chi", 0) +
             result("falls_avoided_home_high_risk", 0) +
             result("falls_avoided_home_unselected", 0));
}

static void the_effect_wears_off_after_the_plan(void)
{
    begin(3);
    c.job.planned = 1;
    c.input[input("started_balance", 0)] = 100;
    double first = result("falls_avoided", 0);
    near(result("falls_avoided", 1), first * 0.5);
    near(result("falls_avoided", 2), first * 0.25);
}

/* By quarters the effect wears off by the quarter: four of them halve it. */
static void quarters_are_a_quarter_of_a_year(void)
{
    begin(3);
    c.years[0] = c.years[1] = c.years[2] = 0.25;
    c.input[input("started_tai_chi", 0)] = 100;
    double quarter = 100 * 0.65 * 0.85 * 0.19 / 4;
    near(result("falls_avoided", 0), quarter);
    near(result("falls_avoided", 1), quarter * ot_pow(0.5, 0.25));
    near(result("falls_avoided", 2), quarter * ot_pow(0.5, 0.5));
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
    return table[(size_t)ot_kind_output(falls.kind, output) * ingredients + ingredient];
}

static void falls_avoided_do_not_depend_on_spend(void)
{
    double low[80] = { 0 }, high[80] = { 0 };
    struct ot_probe probe = { low, high, run, &falls, NULL };
    struct ot_arena *arena = ot_arena_new();
    bool *table = NULL, whole = true;
    begin(1);
    c.input[input("spend", 0)] = 200000;
    c.input[input("started_exercise", 0)] = 100;
    for (size_t i = 0; i < c.job.parameters; i++) {
        low[i] = falls.kind->parameters[i].low;
        high[i] = falls.kind->parameters[i].high;
    }
    CU_ASSERT_EQUAL_FATAL(ot_job_probe(&c.job, &probe, arena, &table, &whole, NULL), 0);
    CU_ASSERT_FALSE(whole);
    size_t spend = c.job.parameters + input("spend", 0);
    size_t started = c.job.parameters + input("started_exercise", 0);
    size_t cost = (size_t)ot_kind_parameter(falls.kind, "admission_cost");
    CU_ASSERT_TRUE(depends(table, "service", spend));
    CU_ASSERT_FALSE(depends(table, "service", started));
    CU_ASSERT_TRUE(depends(table, "falls_avoided", started));
    CU_ASSERT_FALSE(depends(table, "falls_avoided", spend));
    CU_ASSERT_FALSE(depends(table, "falls_avoided", cost));
    CU_ASSERT_TRUE(depends(table, "hospital", cost));
    CU_ASSERT_FALSE(depends(table, "falls_avoided_tai_chi", started));
    ot_arena_free(arena);
}

static void every_parameter_can_be_traced(void)
{
    begin(1);
    for (size_t i = 0; i < falls.kind->parameter_count; i++) {
        const struct ot_parameter *p = &falls.kind->parameters[i];
        CU_ASSERT((p->grade == OT_ASSUMED) == (p->source[0] == 0));
        CU_ASSERT(p->low < p->base && p->base < p->high);
        if (strstr(p->source, "as quoted"))
            CU_ASSERT_EQUAL(p->grade, OT_WEAK);
    }
    CU_ASSERT_EQUAL(ot_kind_headline(falls.kind),
                    ot_kind_output(falls.kind, "falls_avoided"));
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(exercise_avoids_the_falls_that_the_review_found),
        OT_TEST(what_follows_from_falls_is_in_proportion),
        OT_TEST(people_at_high_risk_have_their_own_rate),
        OT_TEST(home_assessment_of_anybody_shows_no_benefit),
        OT_TEST(nothing_done_avoids_nothing),
        OT_TEST(programmes_add_up),
        OT_TEST(the_effect_wears_off_after_the_plan),
        OT_TEST(quarters_are_a_quarter_of_a_year),
        OT_TEST(falls_avoided_do_not_depend_on_spend),
        OT_TEST(every_parameter_can_be_traced),
    };
    int result = OT_TESTS_RUN("falls", tests);
    ot_plugin_close(&falls);
    return result;
}
