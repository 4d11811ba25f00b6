/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What varies in an evaluation, and what schemes share. */
#include "config.h"

#include <math.h>
#include <stdio.h>

#include "appraise/output.h"
#include "appraise/sampling.h"
#include "desk.h"
#include "method/statistic.h"
#include "value/spread.h"
#include "varied.h"

#define N ((size_t)10000)
#define ACTIVITY "scheme,measure,period,basis,value,unit,quality,reference,note\n"
#define PARAMETERS                                                                 \
    "scheme,kind,name,scenario,value,low,high,distribution,unit,price_year,grade," \
    "quality,reference,note\n"
#define VISITS "s1,visits,2015-16,planned,10000,visit,published,P1 p1,\n"

static struct desk desk;

/* Ten schemes of the kind, s1 to s10. */
static void open_plan(const char *activity, const char *parameters)
{
    char text[3000], *at = text;
    ot_test_write("plan.csv", "field,value\ntitle,A plan\narea,Somewhere\nperiods,"
                              "2015-16\nprice_year,2015-16\n");
    at += snprintf(at, 100, "id,name,kind\n");
    for (int i = 1; i <= 10; i++)
        at += snprintf(at, 100, "s%d,Scheme %d,shares\n", i, i);
    ot_test_write("schemes.csv", text);
    ot_test_write("papers.csv", "id,title\nP1,The paper\n");
    snprintf(text, sizeof text, "%s%s", ACTIVITY, activity);
    ot_test_write("activity.csv", text);
    snprintf(text, sizeof text, "%s%s", PARAMETERS, parameters);
    ot_test_write("parameters.csv", text);
    desk_open(&desk, ot_test_folder());
}

static struct ot_evaluation *evaluate(const char *scheme, size_t draws,
                                      unsigned long seed)
{
    struct ot_evaluation_request request = { .scheme = scheme,
                                             .draws = draws,
                                             .seed = seed };
    return desk_evaluate(&desk, &request);
}

static struct ot_node *total(struct ot_evaluation *e, const char *output)
{
    return ot_graph_total(desk.graph, e->output[ot_kind_output(e->kind, output)],
                          &desk.err);
}

static double sd_of(struct ot_node *node)
{
    const struct ot_spread *s = NULL;
    CU_ASSERT_EQUAL_FATAL(ot_spread(desk.graph, node, &s, &desk.err), 0);
    OT_SAME(s->not_given, NULL);
    return s->sd;
}

/* ---- Keys ---- */

static void keys_depend_on_seed_owner_and_name_and_nothing_else(void)
{
    uint64_t key = ot_sampling_key(1, "falls", "unit_cost");
    CU_ASSERT_EQUAL(key, ot_sampling_key(1, "falls", "unit_cost"));
    CU_ASSERT_NOT_EQUAL(key, ot_sampling_key(2, "falls", "unit_cost"));
    CU_ASSERT_NOT_EQUAL(key, ot_sampling_key(1, "fall", "unit_cost"));
    CU_ASSERT_NOT_EQUAL(key, ot_sampling_key(1, "falls", "unit_costs"));
    CU_ASSERT_NOT_EQUAL(key, ot_sampling_key(1, NULL, "unit_cost"));
    CU_ASSERT_NOT_EQUAL(ot_sampling_key(1, "", "a"), ot_sampling_key(1, NULL, "a"));
}

/* ---- What schemes share ---- */

/* The standard deviation of the whole plan, of ten schemes that make 10,000 visits each
 * at £300 with a standard deviation of £15. */
static double sd_of_the_plan(const char *output)
{
    struct ot_node *part[10];
    for (int i = 0; i < 10; i++) {
        char id[8];
        snprintf(id, sizeof id, "s%d", i + 1);
        part[i] = total(evaluate(id, N, 1), output);
    }
    return sd_of(ot_graph_sum(desk.graph, part, 10, "plan", NULL, &desk.err));
}

static void what_all_share_is_drawn_once_for_the_plan(void)
{
    char activity[2000] = "", *at = activity;
    for (int i = 1; i <= 10; i++)
        at += snprintf(at, 120, "s%d,visits,2015-16,planned,10000,visit,published,P1,\n",
                       i);
    open_plan(activity, "");
    CU_ASSERT(fabs(sd_of_the_plan("shared") - 1.50e6) < 0.04e6);
    CU_ASSERT(fabs(sd_of_the_plan("own") - 0.474e6) < 0.015e6);
    desk_close(&desk);
}

static void a_row_for_the_whole_plan_is_drawn_once_and_one_for_a_scheme_apart(void)
{
    open_plan(
        VISITS "s2,visits,2015-16,planned,10000,visit,published,P1 p1,\n"
               "s3,visits,2015-16,planned,10000,visit,published,P1 p1,\n",
        ",,own_cost,,200,180,220,normal,GBP/visit,2015-16,weak,published,P1,\n"
        "s3,,shared_cost,,300,270,330,normal,GBP/visit,2015-16,weak,published,P1,\n");
    struct ot_evaluation *e1 = evaluate("s1", N, 1), *e2 = evaluate("s2", N, 1);
    struct ot_evaluation *e3 = evaluate("s3", N, 1);
    struct ot_node *apart =
        ot_graph_subtract(desk.graph, total(e1, "own"), total(e2, "own"), &desk.err);
    CU_ASSERT_EQUAL(sd_of(apart), 0);
    apart = ot_graph_subtract(desk.graph, total(e1, "shared"), total(e2, "shared"),
                              &desk.err);
    CU_ASSERT_EQUAL(sd_of(apart), 0);
    apart = ot_graph_subtract(desk.graph, total(e1, "shared"), total(e3, "shared"),
                              &desk.err);
    CU_ASSERT(sd_of(apart) > 200000);
    desk_close(&desk);
}

/* ---- Which inputs vary ---- */

static void a_part_of_a_count_is_drawn_by_its_share_and_events_by_their_rate(void)
{
    open_plan("s1,visits,2015-16,planned,200,visit,published,P1,\n"
              "s1,helped,2015-16,planned,150,visit,published,P1,\n"
              "s1,falls,2015-16,planned,30,fall,published,P1,\n"
              "s1,calls,2015-16,planned,40,call,published,P1,\n",
              "");
    struct ot_evaluation *e = evaluate("s1", N, 1);
    double *helped = column_of(desk.graph, total(e, "help"));
    double *falls = column_of(desk.graph, total(e, "fall"));
    double *calls = column_of(desk.graph, total(e, "call"));
    double a = 150.5, b = 50.5, n = a + b;
    CU_ASSERT(fabs(ot_mean(helped, N) - 200 * a / n) < 0.3);
    CU_ASSERT(fabs(ot_sd(helped, N) - 200 * sqrt(a * b / (n * n * (n + 1)))) < 0.2);
    CU_ASSERT(fabs(ot_mean(falls, N) - 30.5) < 0.3);
    CU_ASSERT(fabs(ot_sd(falls, N) - sqrt(30.5)) < 0.2);
    CU_ASSERT(fabs(ot_mean(calls, N) - 40.5) < 0.3);
    CU_ASSERT(fabs(ot_covariance(helped, falls, N)) <
              4 * ot_sd(helped, N) * ot_sd(falls, N) / sqrt((double)N));
    CU_ASSERT_EQUAL(ot_count(helped, N, OT_ABOVE, 200), 0);
    free(helped);
    free(falls);
    free(calls);
    CU_ASSERT_EQUAL(desk_value(&desk, total(e, "help")), 150);
    desk_close(&desk);
}

static void what_was_not_recorded_is_no_sample(void)
{
    open_plan(VISITS, "");
    struct ot_evaluation *e = evaluate("s1", N, 1);
    CU_ASSERT_EQUAL(total(e, "help")->draws, 0);
    CU_ASSERT_EQUAL(total(e, "fall")->draws, 0);
    CU_ASSERT_EQUAL(total(e, "call")->draws, 0);
    CU_ASSERT_EQUAL(desk_value(&desk, total(e, "call")), 12);
    CU_ASSERT_EQUAL(total(e, "own")->draws, N);
    desk_close(&desk);
}

static void no_draws_leave_the_base_case_alone(void)
{
    open_plan(VISITS "s1,falls,2015-16,planned,30,fall,published,P1,\n", "");
    struct ot_evaluation *e = evaluate("s1", 0, 1);
    CU_ASSERT_EQUAL(total(e, "own")->draws, 0);
    CU_ASSERT_EQUAL(total(e, "fall")->draws, 0);
    CU_ASSERT_EQUAL(desk_value(&desk, total(e, "own")), 3000000);
    desk_close(&desk);
}

static void another_seed_is_another_world_and_the_same_seed_the_same(void)
{
    open_plan(VISITS, "");
    double *x = column_of(desk.graph, total(evaluate("s1", N, 1), "own"));
    double *y = column_of(desk.graph, total(evaluate("s1", N, 1), "own"));
    double *z = column_of(desk.graph, total(evaluate("s1", N, 2), "own"));
    CU_ASSERT_EQUAL(memcmp(x, y, N * sizeof *x), 0);
    CU_ASSERT(memcmp(x, z, N * sizeof *x) != 0);
    free(x);
    free(y);
    free(z);
    desk_close(&desk);
}

/* ---- Values in place of a parameter ---- */

static struct ot_evaluation *with_cost(size_t draws, struct ot_node *cost)
{
    struct ot_given given = { .name = "own_cost", .node = cost };
    struct ot_evaluation_request request = {
        .scheme = "s1", .draws = draws, .with = &given, .with_count = 1
    };
    return desk_evaluate(&desk, &request);
}

static void a_quantity_that_varies_takes_the_place_of_a_parameter(void)
{
    open_plan(VISITS, "");
    struct ot_node *cost = varied(desk.graph, "GBP/visit", "Cost", 200, 20, 5, N);
    double *given = column_of(desk.graph, cost);
    double *own = column_of(desk.graph, total(with_cost(N, cost), "own"));
    size_t other = 0;
    for (size_t i = 0; i < N; i++)
        other += own[i] != 10000 * given[i];
    CU_ASSERT_EQUAL(other, 0);
    free(given);
    free(own);
    desk_close(&desk);
}

static void refuses_to_put_in_draws(size_t given_draws, size_t draws)
{
    open_plan(VISITS, "");
    struct ot_given given = { .name = "own_cost",
                              .node = varied(desk.graph, "GBP/visit", "Cost", 200, 20, 5,
                                             given_draws) };
    struct ot_evaluation_request request = {
        .scheme = "s1", .draws = draws, .with = &given, .with_count = 1
    };
    struct ot_evaluation *e = NULL;
    CU_ASSERT_EQUAL(ot_evaluate(&desk.appraisal, &request, &e, &desk.err), -1);
    CU_ASSERT_EQUAL(desk.err.exit, OT_EXIT_SCRIPT);
    OT_HOLDS(desk.err.text, "with own_cost: expected a quantity of");
    desk_close(&desk);
}

static void a_quantity_of_other_draws_is_refused(void)
{
    refuses_to_put_in_draws(500, 1000);
    refuses_to_put_in_draws(5000, 1000);
    refuses_to_put_in_draws(500, 0);
}

static void evaluations_of_other_numbers_of_draws_do_not_mix(void)
{
    open_plan(VISITS "s2,visits,2015-16,planned,10,visit,published,P1,\n", "");
    struct ot_node *a = total(evaluate("s1", 1000, 1), "own");
    struct ot_node *b = total(evaluate("s2", 2000, 1), "own");
    CU_ASSERT_PTR_NULL(ot_graph_add(desk.graph, a, b, &desk.err));
    OT_HOLDS(desk.err.text, "expected evaluations with the same number of draws");
    desk_close(&desk);
}

/* ---- What cannot be fitted ---- */

static void an_interval_that_cannot_be_fitted_names_its_cell(void)
{
    open_plan(VISITS, "s1,,own_cost,,200,-10,220,gamma,GBP/visit,2015-16,weak,"
                      "published,P1,\n");
    struct ot_evaluation *e = evaluate("s1", 1000, 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(e->failed);
    OT_HOLDS(e->failed, "parameters.csv:2:");
    OT_HOLDS(e->failed, "own_cost: a gamma needs a low end that is not negative");
    OT_HOLDS(e->failed, "found base 200, interval -10 to 220");
    e = evaluate("s1", 0, 1);
    OT_SAME(e->failed, NULL);
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(keys_depend_on_seed_owner_and_name_and_nothing_else),
        OT_TEST(what_all_share_is_drawn_once_for_the_plan),
        OT_TEST(a_row_for_the_whole_plan_is_drawn_once_and_one_for_a_scheme_apart),
        OT_TEST(a_part_of_a_count_is_drawn_by_its_share_and_events_by_their_rate),
        OT_TEST(what_was_not_recorded_is_no_sample),
        OT_TEST(no_draws_leave_the_base_case_alone),
        OT_TEST(another_seed_is_another_world_and_the_same_seed_the_same),
        OT_TEST(a_quantity_that_varies_takes_the_place_of_a_parameter),
        OT_TEST(a_quantity_of_other_draws_is_refused),
        OT_TEST(evaluations_of_other_numbers_of_draws_do_not_mix),
        OT_TEST(an_interval_that_cannot_be_fitted_names_its_cell),
    };
    return OT_TESTS_RUN("sampling", tests);
}
