/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deadweight, attribution, displacement, optimism bias, rates of discount. */
#include "config.h"

#include "appraise/adjust.h"

#include "appraise/evidence.h"
#include "appraise/money.h"
#include "desk.h"
#include "harness.h"
#include "value/force.h"

#define STARTED \
    "falls,started_exercise,2015-16,planned,100,person,illustrative,,a round number\n"
#define ROW(NAME, VALUE) "falls,," NAME ",," VALUE ",,,1,,,estimated,,our reckoning\n"
#define GROSS (100 * 0.65 * 0.85 * (1 - 0.77))

static struct ot_evaluation *falls_with(struct desk *desk, const char *parameters)
{
    desk_open(desk, desk_falls_plan(STARTED, parameters));
    return desk_evaluate(desk, &(struct ot_evaluation_request){ .scheme = "falls" });
}

static double main_of(struct desk *desk, struct ot_evaluation *e)
{
    return desk_value(desk, ot_evaluation_main(e, &desk->err));
}

/* The worked example of additionality: 0.8 × 0.75 × 0.9 = 0.54. */
static void what_would_have_happened_anyway_does_not_count(void)
{
    struct desk desk;
    struct ot_evaluation *e =
        falls_with(&desk, ROW("deadweight", "20%") ROW("attribution", "75%")
                              ROW("displacement", "10%"));
    CU_ASSERT_DOUBLE_EQUAL(ot_adjusted_share(e), 0.54, 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(main_of(&desk, e), GROSS * 0.54, 1e-9);
    desk_close(&desk);
}

static void each_of_the_three_counts_alone(void)
{
    static const struct {
        const char *row;
        double share;
    } cases[] = { { ROW("deadweight", "20%"), 0.8 },
                  { ROW("attribution", "75%"), 0.75 },
                  { ROW("displacement", "0.1"), 0.9 } };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct desk desk;
        struct ot_evaluation *e = falls_with(&desk, cases[i].row);
        CU_ASSERT_DOUBLE_EQUAL(ot_adjusted_share(e), cases[i].share, 1e-15);
        CU_ASSERT_DOUBLE_EQUAL(main_of(&desk, e), GROSS * cases[i].share, 1e-9);
        desk_close(&desk);
    }
}

static void spend_and_activity_are_left_as_they_are(void)
{
    struct desk desk;
    struct ot_evaluation *e =
        falls_with(&desk, ROW("deadweight", "20%") ROW("optimism_bias", "10%"));
    struct ot_node *started =
        ot_evaluation_output(e, "people_started", OT_ACTIVITY, &desk.err);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, started), 100, 0);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, ot_evaluation_spend(e, &desk.err)), 100000,
                           0);
    desk_close(&desk);
}

static void optimism_bias_raises_what_outcomes_are_weighed_against(void)
{
    struct desk desk;
    struct ot_evaluation *e = falls_with(&desk, ROW("optimism_bias", "10%"));
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, ot_evaluation_cost(e, &desk.err)), 110000,
                           1e-9);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, ot_evaluation_cost_per(e, NULL, &desk.err)),
                           110000 / GROSS, 1e-6);
    desk_close(&desk);
}

static bool rests_on(struct desk *desk, struct ot_node *node, const char *label)
{
    struct ot_node **below;
    size_t count;
    CU_ASSERT_EQUAL_FATAL(ot_lineage(&node, 1, desk->graph->arena, &below, &count), 0);
    for (size_t i = 0; i < count; i++)
        if (below[i]->label && strcmp(below[i]->label, label) == 0)
            return true;
    return false;
}

static void lineage_leads_to_the_cell_of_the_plan(void)
{
    struct desk desk;
    struct ot_evaluation *e = falls_with(&desk, ROW("deadweight", "20%"));
    CU_ASSERT_TRUE(rests_on(&desk, ot_evaluation_main(e, &desk.err), "Deadweight"));
    CU_ASSERT_FALSE(rests_on(&desk, ot_evaluation_spend(e, &desk.err), "Deadweight"));
    desk_close(&desk);
}

static void the_rate_of_discount_is_the_green_books_unless_the_plan_has_its_own(void)
{
    struct desk desk;
    struct ot_evaluation *e = falls_with(&desk, "");
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, e->adjustment.rate), 0.035, 0);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, e->adjustment.health_rate), 0.015, 0);
    OT_HOLDS(e->adjustment.rate->leaf->source, "Green Book");
    desk_close(&desk);
    e = falls_with(&desk, ROW("discount_rate", "3%"));
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, e->adjustment.rate), 0.03, 0);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, e->adjustment.health_rate), 0.015, 0);
    desk_close(&desk);
}

static void factors_fall_by_whole_financial_years(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan(STARTED, ""));
    struct ot_evaluation *e = desk_evaluate(
        &desk, &(struct ot_evaluation_request){ .scheme = "falls", .follow_up = 2 });
    CU_ASSERT_DOUBLE_EQUAL(e->adjustment.factor[0], 1, 0);
    CU_ASSERT_DOUBLE_EQUAL(e->adjustment.factor[2], 1 / (1.035 * 1.035), 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(e->adjustment.health_factor[1], 1 / 1.015, 1e-15);
    desk_close(&desk);
}

static void what_is_out_of_range_fails_and_names_the_cell(void)
{
    static const struct {
        const char *row, *message;
    } cases[] = {
        { ROW("deadweight", "120%"),
          "parameters.csv:2:5: deadweight: expected a share from 0% to 100%" },
        { ROW("attribution", "-5%"), "attribution: expected a share from 0% to 100%" },
        { ROW("optimism_bias", "-5%"),
          "optimism_bias: expected a share from 0% to 1,000%" },
        { ROW("discount_rate", "3.5"), "discount_rate: expected a share" },
        { "falls,,deadweight,,20,,,person,,,estimated,,our reckoning\n",
          "deadweight: expected a share" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct desk desk;
        struct ot_evaluation *e = falls_with(&desk, cases[i].row);
        OT_HOLDS(e->failed ? e->failed : "not refused", cases[i].message);
        desk_close(&desk);
    }
}

static void a_script_may_set_them_by_hand(void)
{
    struct desk desk;
    struct ot_given with[] = { { "attribution", 0.5, NULL } };
    desk_open(&desk, desk_falls_plan(STARTED, ""));
    struct ot_evaluation *e =
        desk_evaluate(&desk, &(struct ot_evaluation_request){
                                 .scheme = "falls", .with = with, .with_count = 1 });
    CU_ASSERT_DOUBLE_EQUAL(main_of(&desk, e), GROSS / 2, 1e-9);
    CU_ASSERT_TRUE(ot_evaluation_main(e, &desk.err)->quality >= OT_QUALITY_SCRIPT);
    desk_close(&desk);
}

static void a_scenario_has_its_own(void)
{
    struct desk desk;
    desk_open(
        &desk,
        desk_falls_plan(
            STARTED, ROW("deadweight",
                         "20%") "falls,,deadweight,worse,40%,,,1,,,estimated,,guess\n"));
    struct ot_evaluation *e = desk_evaluate(
        &desk, &(struct ot_evaluation_request){ .scheme = "falls", .scenario = "worse" });
    CU_ASSERT_DOUBLE_EQUAL(main_of(&desk, e), GROSS * 0.6, 1e-9);
    desk_close(&desk);
}

static void knows_the_reserved_names(void)
{
    CU_ASSERT_TRUE(ot_is_reserved("deadweight"));
    CU_ASSERT_TRUE(ot_is_reserved("health_discount_rate"));
    CU_ASSERT_FALSE(ot_is_reserved("completion"));
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(what_would_have_happened_anyway_does_not_count),
        OT_TEST(each_of_the_three_counts_alone),
        OT_TEST(spend_and_activity_are_left_as_they_are),
        OT_TEST(optimism_bias_raises_what_outcomes_are_weighed_against),
        OT_TEST(lineage_leads_to_the_cell_of_the_plan),
        OT_TEST(the_rate_of_discount_is_the_green_books_unless_the_plan_has_its_own),
        OT_TEST(factors_fall_by_whole_financial_years),
        OT_TEST(what_is_out_of_range_fails_and_names_the_cell),
        OT_TEST(a_script_may_set_them_by_hand),
        OT_TEST(a_scenario_has_its_own),
        OT_TEST(knows_the_reserved_names),
    };
    return OT_TESTS_RUN("adjust", tests);
}
