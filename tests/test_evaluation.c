/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One scheme through its plugin, as quantities. */
#include "config.h"

#include "appraise/evaluation.h"

#include "appraise/output.h"
#include "desk.h"
#include "harness.h"

#define STARTED \
    "falls,started_exercise,2015-16,planned,100,person,illustrative,,a round number\n"

static void spends_what_the_ledger_says(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan(STARTED, ""));
    struct ot_evaluation *e =
        desk_evaluate(&desk, &(struct ot_evaluation_request){ .scheme = "falls" });
    OT_SAME(e->failed, NULL);
    OT_SAME(e->id, "e1");
    CU_ASSERT_EQUAL(e->periods, 1);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, ot_evaluation_spend(e, &desk.err)), 100000,
                           0);
    desk_close(&desk);
}

/* 100 starters × 0.65 who complete × 0.85 falls a year × (1 − 0.77). */
static void avoids_falls_as_the_evidence_says(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan(STARTED, ""));
    struct ot_evaluation *e =
        desk_evaluate(&desk, &(struct ot_evaluation_request){ .scheme = "falls" });
    double avoided = desk_value(&desk, ot_evaluation_main(e, &desk.err));
    CU_ASSERT_DOUBLE_EQUAL(avoided, 100 * 0.65 * 0.85 * (1 - 0.77), 1e-9);
    desk_close(&desk);
}

static bool rests_on(const struct ot_node *node, const char *label)
{
    for (size_t i = 0; i < node->operands; i++)
        if (strcmp(node->operand[i]->label, label) == 0)
            return true;
    return false;
}

static void an_output_rests_on_what_moves_it_alone(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan(STARTED, ""));
    struct ot_evaluation *e =
        desk_evaluate(&desk, &(struct ot_evaluation_request){ .scheme = "falls" });
    const struct ot_node *falls = e->output[ot_kind_output(e->kind, "falls_avoided")];
    const struct ot_node *service = e->output[ot_kind_output(e->kind, "service")];
    CU_ASSERT_FALSE(e->probe_failed);
    CU_ASSERT_TRUE(rests_on(falls, "Rate ratio of falls, exercise of any type"));
    CU_ASSERT_FALSE(rests_on(falls, "Recorded spend"));
    CU_ASSERT_TRUE(rests_on(service, "Recorded spend"));
    CU_ASSERT_EQUAL(service->operands, 1);
    CU_ASSERT_EQUAL(falls->quality, OT_QUALITY_ILLUSTRATIVE);
    CU_ASSERT_EQUAL(service->quality, OT_QUALITY_PUBLISHED);
    desk_close(&desk);
}

static void without_activity_only_the_outcomes_are_missing(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan("", ""));
    struct ot_evaluation *e =
        desk_evaluate(&desk, &(struct ot_evaluation_request){ .scheme = "falls" });
    OT_SAME(e->failed, NULL);
    CU_ASSERT_TRUE(e->no_activity);
    OT_HOLDS(desk_missing(&desk, ot_evaluation_main(e, &desk.err)),
             "records none of the activity");
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, ot_evaluation_spend(e, &desk.err)), 100000,
                           0);
    desk_close(&desk);
}

static void a_scheme_without_a_kind_fails_and_says_so(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan("", ""));
    struct ot_evaluation *e =
        desk_evaluate(&desk, &(struct ot_evaluation_request){ .scheme = "other" });
    OT_HOLDS(e->failed, "gives it no kind");
    OT_HOLDS(desk_missing(&desk, ot_evaluation_spend(e, &desk.err)), "gives it no kind");
    desk_close(&desk);
}

static void a_period_without_spend_fails_and_names_it(void)
{
    struct desk desk;
    struct ot_evaluation_request request = { .scheme = "falls",
                                             .period = OT_PERIOD_NONE };
    desk_open(&desk, desk_falls_plan(STARTED, ""));
    request.period = desk.plan->periods[0];
    struct ot_evaluation *e = desk_evaluate(&desk, &request);
    OT_HOLDS(e->failed, "2014-15");
    desk_close(&desk);
}

static void refuses_a_scheme_that_is_not_there(void)
{
    struct desk desk;
    struct ot_evaluation *e = NULL;
    desk_open(&desk, desk_falls_plan("", ""));
    struct ot_evaluation_request request = { .scheme = "fall" };
    CU_ASSERT_EQUAL(ot_evaluate(&desk.appraisal, &request, &e, &desk.err), -1);
    OT_HOLDS(desk.err.text, "no scheme \"fall\"");
    CU_ASSERT_EQUAL(desk.err.exit, OT_EXIT_SCRIPT);
    desk_close(&desk);
}

static void with_replaces_an_input_and_counts_as_the_scripts(void)
{
    struct desk desk;
    struct ot_given with[] = { { "started_exercise", 200, NULL } };
    struct ot_evaluation_request request = { .scheme = "falls",
                                             .with = with,
                                             .with_count = 1 };
    desk_open(&desk, desk_falls_plan(STARTED, ""));
    struct ot_evaluation *e = desk_evaluate(&desk, &request);
    struct ot_node *main = ot_evaluation_main(e, &desk.err);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, main), 200 * 0.65 * 0.85 * (1 - 0.77), 1e-9);
    CU_ASSERT_EQUAL(main->quality, OT_QUALITY_SCRIPT);
    desk_close(&desk);
}

static void what_a_script_sets_may_be_missing_and_says_why(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan(STARTED, ""));
    struct ot_unit people;
    CU_ASSERT_EQUAL(ot_unit_read("person", &people), 0);
    struct ot_given with[] = { { "started_tai_chi", 0,
                                 ot_graph_missing(desk.graph, people, "Starters",
                                                  "nobody counted them") } };
    struct ot_evaluation *e =
        desk_evaluate(&desk, &(struct ot_evaluation_request){
                                 .scheme = "falls", .with = with, .with_count = 1 });
    OT_SAME(e->failed, "nobody counted them");
    desk_close(&desk);
}

static void refuses_a_name_that_the_kind_does_not_know(void)
{
    struct desk desk;
    struct ot_evaluation *e = NULL;
    struct ot_given with[] = { { "started_yoga", 200, NULL } };
    struct ot_evaluation_request request = { .scheme = "falls",
                                             .with = with,
                                             .with_count = 1 };
    desk_open(&desk, desk_falls_plan(STARTED, ""));
    CU_ASSERT_EQUAL(ot_evaluate(&desk.appraisal, &request, &e, &desk.err), -1);
    OT_HOLDS(desk.err.text, "started_yoga");
    desk_close(&desk);
}

static void a_parameter_of_the_plan_replaces_the_plugins(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan(
                         STARTED, "falls,,completion,,0.5,,,1,,,estimated,,our count\n"));
    struct ot_evaluation *e =
        desk_evaluate(&desk, &(struct ot_evaluation_request){ .scheme = "falls" });
    double avoided = desk_value(&desk, ot_evaluation_main(e, &desk.err));
    CU_ASSERT_DOUBLE_EQUAL(avoided, 100 * 0.5 * 0.85 * (1 - 0.77), 1e-9);
    desk_close(&desk);
}

static void a_parameter_outside_its_range_fails_and_names_the_cell(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan(
                         STARTED, "falls,,completion,,1.5,,,1,,,estimated,,our count\n"));
    struct ot_evaluation *e =
        desk_evaluate(&desk, &(struct ot_evaluation_request){ .scheme = "falls" });
    OT_HOLDS(e->failed, "parameters.csv:2:5: completion: expected a value from 0 to 1");
    desk_close(&desk);
}

/* After the plan nothing is spent or done; of 100 × 0.65 who completed, half of the
 * effect is left after one year. */
static void effects_run_out_in_the_years_of_follow_up(void)
{
    struct desk desk;
    struct ot_evaluation_request request = { .scheme = "falls", .follow_up = 1 };
    desk_open(&desk, desk_falls_plan(STARTED, ""));
    struct ot_evaluation *e = desk_evaluate(&desk, &request);
    CU_ASSERT_EQUAL(e->planned, 1);
    CU_ASSERT_EQUAL(e->periods, 2);
    CU_ASSERT_EQUAL(ot_period_financial_year(e->period[1]), 2016);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, ot_evaluation_spend(e, &desk.err)), 100000,
                           0);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, ot_evaluation_main(e, &desk.err)),
                           100 * 0.65 * 1.5 * 0.85 * (1 - 0.77), 1e-9);
    desk_close(&desk);
}

static void money_is_uprated_to_the_evaluations_prices(void)
{
    struct desk desk;
    struct ot_evaluation_request request = { .scheme = "falls", .price_year = 2023 };
    desk_open(&desk, desk_falls_plan(STARTED, ""));
    struct ot_evaluation *e = desk_evaluate(&desk, &request);
    struct ot_node *spend = ot_evaluation_spend(e, &desk.err);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, spend), 100000 * 96.2507 / 75.1536, 1e-6);
    CU_ASSERT_EQUAL(spend->prices.kind, OT_PRICE_REAL);
    CU_ASSERT_EQUAL(spend->prices.year, 2023);
    desk_close(&desk);
}

static void suggests_the_name_of_an_output(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan(STARTED, ""));
    struct ot_evaluation *e =
        desk_evaluate(&desk, &(struct ot_evaluation_request){ .scheme = "falls" });
    CU_ASSERT_PTR_NULL(ot_evaluation_output(e, "falls_avoidd", OT_OUTCOME, &desk.err));
    OT_HOLDS(desk.err.text, "did you mean \"falls_avoided\"?");
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(spends_what_the_ledger_says),
        OT_TEST(avoids_falls_as_the_evidence_says),
        OT_TEST(an_output_rests_on_what_moves_it_alone),
        OT_TEST(without_activity_only_the_outcomes_are_missing),
        OT_TEST(a_scheme_without_a_kind_fails_and_says_so),
        OT_TEST(a_period_without_spend_fails_and_names_it),
        OT_TEST(refuses_a_scheme_that_is_not_there),
        OT_TEST(with_replaces_an_input_and_counts_as_the_scripts),
        OT_TEST(what_a_script_sets_may_be_missing_and_says_why),
        OT_TEST(refuses_a_name_that_the_kind_does_not_know),
        OT_TEST(a_parameter_of_the_plan_replaces_the_plugins),
        OT_TEST(a_parameter_outside_its_range_fails_and_names_the_cell),
        OT_TEST(effects_run_out_in_the_years_of_follow_up),
        OT_TEST(money_is_uprated_to_the_evaluations_prices),
        OT_TEST(suggests_the_name_of_an_output),
    };
    return OT_TESTS_RUN("evaluation", tests);
}
