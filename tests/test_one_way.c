/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One-way sensitivity: what each end does is what an evaluation with that value gives. */
#include "config.h"

#include "appraise/one_way.h"

#include <math.h>

#include "appraise/output.h"
#include "appraise/present.h"
#include "appraise/unknown.h"
#include "desk.h"
#include "harness.h"

#define STARTED \
    "falls,started_exercise,2015-16,planned,100,person,illustrative,,a round number\n"
#define OF_THE_PLAN                                                 \
    ",,deadweight,,0.2,0.1,0.4,1,,assumed,illustrative,,a guess\n"  \
    ",,optimism_bias,,0.1,0,0.3,1,,assumed,illustrative,,a guess\n" \
    ",,qaly_value,,70000,20000,90000,GBP/qaly,2020-21,assumed,illustrative,,a guess\n"

static struct desk desk;

static struct ot_node *npv(struct ot_evaluation *e, const char *name,
                           struct ot_error *err)
{
    (void)name;
    return ot_evaluation_npv(e, OT_PUBLIC_VALUE, err);
}

static struct ot_node *outcome(struct ot_evaluation *e, const char *name,
                               struct ot_error *err)
{
    return ot_evaluation_output(e, name, OT_OUTCOME, err);
}

static const struct ot_result_of net = { npv, "npv", true };

static struct ot_evaluation *falls(const char *activity, const char *parameters,
                                   size_t draws)
{
    desk_open(&desk, desk_falls_plan(activity, parameters));
    return desk_evaluate(
        &desk, &(struct ot_evaluation_request){ .scheme = "falls", .draws = draws });
}

static struct ot_one_way ask(struct ot_evaluation *e, const struct ot_result_of *of)
{
    struct ot_one_way found;
    CU_ASSERT_EQUAL(ot_one_way(e, of, &found, &desk.err), 0);
    OT_SAME(desk.err.text, "");
    return found;
}

/* The net present value with one ingredient set by hand. */
static double npv_with(const char *name, double value)
{
    struct ot_given given = { .name = name, .value = value };
    struct ot_evaluation *e =
        desk_evaluate(&desk, &(struct ot_evaluation_request){
                                 .scheme = "falls", .with = &given, .with_count = 1 });
    return desk_value(&desk, npv(e, NULL, &desk.err));
}

static const struct ot_swing *find(const struct ot_one_way *of, const char *name)
{
    for (size_t i = 0; i < of->count; i++)
        if (strcmp(of->swing[i].name, name) == 0)
            return &of->swing[i];
    return NULL;
}

static void each_end_is_what_an_evaluation_with_it_gives(void)
{
    struct ot_evaluation *e = falls(STARTED, "", 0);
    struct ot_one_way found = ask(e, &net);
    double base = desk_value(&desk, npv(e, NULL, &desk.err));
    CU_ASSERT(found.count >= 5);
    for (size_t i = 0; i < found.count; i++) {
        const struct ot_swing *s = &found.swing[i];
        double low = npv_with(s->name, desk_value(&desk, s->low));
        double high = npv_with(s->name, desk_value(&desk, s->high));
        CU_ASSERT_EQUAL(s->at_base, base);
        CU_ASSERT_DOUBLE_EQUAL(s->at_low, low, 1e-9 * fabs(low));
        CU_ASSERT_DOUBLE_EQUAL(s->at_high, high, 1e-9 * fabs(high));
        CU_ASSERT_EQUAL(desk_value(&desk, s->low_result), s->at_low);
        CU_ASSERT_EQUAL(desk_value(&desk, s->high_result), s->at_high);
    }
    desk_close(&desk);
}

static void the_widest_comes_first_and_what_moves_nothing_is_left_out(void)
{
    struct ot_one_way found = ask(falls(STARTED, "", 0), &net);
    for (size_t i = 1; i < found.count; i++)
        CU_ASSERT(fabs(found.swing[i - 1].at_high - found.swing[i - 1].at_low) >=
                  fabs(found.swing[i].at_high - found.swing[i].at_low));
    CU_ASSERT_PTR_NOT_NULL(find(&found, "rate_ratio_exercise"));
    CU_ASSERT_PTR_NULL(find(&found, "rate_ratio_tai_chi"));
    desk_close(&desk);
}

static void at_the_switching_value_benefits_equal_spend(void)
{
    struct ot_evaluation *e = falls(STARTED, OF_THE_PLAN, 0);
    struct ot_one_way found = ask(e, &net);
    size_t switching = 0;
    for (size_t i = 0; i < found.count; i++) {
        const struct ot_swing *s = &found.swing[i];
        if (*desk_missing(&desk, s->switching) || strcmp(s->name, "qaly_value") == 0)
            continue;
        double at = desk_value(&desk, s->switching);
        double low = desk_value(&desk, s->low), high = desk_value(&desk, s->high);
        CU_ASSERT_DOUBLE_EQUAL(npv_with(s->name, at), 0, 1);
        CU_ASSERT_EQUAL(s->flips, at > low && at < high);
        switching++;
    }
    CU_ASSERT(switching >= 3);
    desk_close(&desk);
}

static void what_the_plan_assumes_for_all_schemes_counts_too(void)
{
    struct ot_one_way found = ask(falls(STARTED, OF_THE_PLAN, 0), &net);
    static const char *const names[] = { "deadweight", "optimism_bias", "qaly_value" };
    for (size_t i = 0; i < 3; i++)
        CU_ASSERT_PTR_NOT_NULL(find(&found, names[i]));
    const struct ot_swing *s = find(&found, "deadweight");
    CU_ASSERT_PTR_NOT_NULL_FATAL(s);
    CU_ASSERT_DOUBLE_EQUAL(s->at_high, npv_with("deadweight", 0.4), 1e-6);
    desk_close(&desk);
}

static void draws_change_nothing_of_it(void)
{
    struct ot_one_way found = ask(falls(STARTED, OF_THE_PLAN, 0), &net);
    size_t count = found.count;
    double low[40], high[40];
    CU_ASSERT_FATAL(count <= 40);
    for (size_t i = 0; i < count; i++) {
        low[i] = found.swing[i].at_low;
        high[i] = found.swing[i].at_high;
    }
    desk_close(&desk);
    found = ask(falls(STARTED, OF_THE_PLAN, 10000), &net);
    CU_ASSERT_EQUAL_FATAL(found.count, count);
    for (size_t i = 0; i < count; i++) {
        CU_ASSERT_EQUAL(found.swing[i].at_low, low[i]);
        CU_ASSERT_EQUAL(found.swing[i].at_high, high[i]);
    }
    desk_close(&desk);
}

static void any_result_can_be_asked_about(void)
{
    struct ot_result_of of = { outcome, "falls_avoided", false };
    struct ot_one_way found = ask(falls(STARTED, "", 0), &of);
    CU_ASSERT_PTR_NOT_NULL(find(&found, "rate_ratio_exercise"));
    CU_ASSERT_PTR_NULL(find(&found, "admission_cost"));
    CU_ASSERT_FATAL(found.count > 0);
    CU_ASSERT_PTR_NULL(found.swing[0].switching);
    desk_close(&desk);
}

/* A count has no range to be looked for in: what is said is said of its interval. */
static void of_a_count_no_more_is_said_than_was_looked_for(void)
{
    struct ot_evaluation *e = falls(STARTED, "", 1000);
    struct ot_lines lines;
    size_t k = 0, at = 0;
    while (strcmp(e->unknown[k].name, "admissions_per_fall") != 0)
        k++;
    e->unknown[k].low = NAN;
    struct ot_one_way found = ask(e, &net);
    const struct ot_swing *swing = find(&found, "admissions_per_fall");
    CU_ASSERT_PTR_NOT_NULL_FATAL(swing);
    OT_HOLDS(swing->switching->missing, "at no value within its interval");
    CU_ASSERT_EQUAL_FATAL(ot_one_way_lines(&found, desk.graph, &lines, &desk.err), 0);
    while (&found.swing[at] != swing)
        at++;
    OT_SAME(lines.line[at].cell[6].text, "not within its interval");
    desk_close(&desk);
}

static void what_is_missing_says_why(void)
{
    struct ot_one_way found = ask(falls("", "", 0), &net);
    OT_HOLDS(found.missing, "records none of the activity");
    CU_ASSERT_EQUAL(found.count, 0);
    struct ot_chart *chart = ot_one_way_chart(&found, desk.graph, &desk.err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(chart);
    OT_SAME(chart->missing, found.missing);
    desk_close(&desk);
}

static struct ot_runner sound;

/* Fails in all but the base case. */
static int refuse(void *with, const struct ot_job *job, struct ot_answer *answer,
                  struct ot_error *err)
{
    return job->draws == 1 ? sound.run(with, job, answer, err)
                           : ot_error_set(err, OT_EXIT_FAILED, "it fell over");
}

static void where_a_hook_fails_at_an_end_nothing_is_shown(void)
{
    struct ot_evaluation *e = falls(STARTED, "", 0);
    sound = desk.runner;
    desk.runner.run = refuse;
    struct ot_one_way found = ask(e, &net);
    OT_SAME(found.missing, "it fell over");
    CU_ASSERT_EQUAL(found.count, 0);
    desk_close(&desk);
}

static void the_script_keeps_its_own_evaluations(void)
{
    struct ot_evaluation *e = falls(STARTED, "", 0);
    size_t count = desk.appraisal.count;
    ask(e, &net);
    CU_ASSERT_EQUAL(desk.appraisal.count, count);
    desk_close(&desk);
}

static void values_of_the_script_stay_as_it_set_them(void)
{
    falls(STARTED, "", 0);
    struct ot_given given = { .name = "started_exercise", .value = 300 };
    struct ot_evaluation *e =
        desk_evaluate(&desk, &(struct ot_evaluation_request){
                                 .scheme = "falls", .with = &given, .with_count = 1 });
    struct ot_one_way found = ask(e, &net);
    CU_ASSERT_FATAL(found.count > 0);
    CU_ASSERT_EQUAL(found.swing[0].at_base, npv_with("started_exercise", 300));
    CU_ASSERT_PTR_NULL(find(&found, "started_exercise"));
    desk_close(&desk);
}

static void its_chart_shows_the_ends_and_says_which_matters_most(void)
{
    struct ot_one_way found = ask(falls(STARTED, "", 0), &net);
    struct ot_chart *chart = ot_one_way_chart(&found, desk.graph, &desk.err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(chart);
    CU_ASSERT_EQUAL(chart->kind, OT_CHART_TORNADO);
    OT_HOLDS(chart->title, "No assumption moves the net present value more than the ");
    CU_ASSERT_EQUAL_FATAL(chart->count, 3);
    found.swing[0].label = "A hospital bed day";
    found.result->label = "The service";
    OT_SAME(ot_one_way_chart(&found, desk.graph, &desk.err)->title,
            "No assumption moves the service more than a hospital bed day");
    CU_ASSERT_EQUAL(chart->series[0].points, found.count < 12 ? found.count : 12);
    CU_ASSERT_EQUAL(chart->series[0].point[0].low, found.swing[0].at_low);
    CU_ASSERT_EQUAL(chart->series[1].point[0].x, found.swing[0].at_base);
    CU_ASSERT_EQUAL(chart->series[2].role, OT_ROLE_THRESHOLD);
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(each_end_is_what_an_evaluation_with_it_gives),
        OT_TEST(the_widest_comes_first_and_what_moves_nothing_is_left_out),
        OT_TEST(at_the_switching_value_benefits_equal_spend),
        OT_TEST(what_the_plan_assumes_for_all_schemes_counts_too),
        OT_TEST(draws_change_nothing_of_it),
        OT_TEST(any_result_can_be_asked_about),
        OT_TEST(of_a_count_no_more_is_said_than_was_looked_for),
        OT_TEST(what_is_missing_says_why),
        OT_TEST(where_a_hook_fails_at_an_end_nothing_is_shown),
        OT_TEST(the_script_keeps_its_own_evaluations),
        OT_TEST(values_of_the_script_stay_as_it_set_them),
        OT_TEST(its_chart_shows_the_ends_and_says_which_matters_most),
    };
    return OT_TESTS_RUN("one way", tests);
}
