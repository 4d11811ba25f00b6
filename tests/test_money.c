/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Benefits, and cost per outcome. */
#include "config.h"

#include "appraise/money.h"

#include "desk.h"
#include "harness.h"

#define STARTED \
    "falls,started_exercise,2015-16,planned,100,person,illustrative,,a round number\n"

static void the_kinds_of_gain_add_up_to_all_benefits(void)
{
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    double sum = 0,
           all = desk_value(&desk, ot_evaluation_benefit(e, OT_GAIN_ALL, &desk.err));
    for (int gain = OT_GAIN_CASHABLE; gain <= OT_GAIN_SOCIAL; gain++)
        sum += desk_value(&desk, ot_evaluation_benefit(e, (enum ot_gain)gain, &desk.err));
    CU_ASSERT(all > 0);
    CU_ASSERT_DOUBLE_EQUAL(sum, all, 1e-6);
    desk_close(&desk);
}

static void no_saving_of_falls_prevention_is_cash(void)
{
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    CU_ASSERT_DOUBLE_EQUAL(
        desk_value(&desk, ot_evaluation_benefit(e, OT_GAIN_CASHABLE, &desk.err)), 0, 0);
    desk_close(&desk);
}

static void health_is_valued_at_the_green_books_qaly(void)
{
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    double qaly = desk_value(&desk, ot_evaluation_qaly_value(e, &desk.err));
    double health =
        desk_value(&desk, ot_evaluation_output(e, "health", OT_OUTCOME, &desk.err));
    double social =
        desk_value(&desk, ot_evaluation_benefit(e, OT_GAIN_SOCIAL, &desk.err));
    CU_ASSERT_DOUBLE_EQUAL(qaly, 70000 * 75.1536 / 85.2137, 1e-6);
    CU_ASSERT_DOUBLE_EQUAL(social, health * qaly, 1e-6);
    desk_close(&desk);
}

static void cost_per_outcome_is_spend_over_the_headline(void)
{
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    struct ot_node *cost = ot_evaluation_cost_per(e, NULL, &desk.err);
    double avoided = 100 * 0.65 * 0.85 * (1 - 0.77);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, cost), 100000 / avoided, 1e-6);
    OT_SAME(cost->unit.text, "GBP/fall");
    desk_close(&desk);
}

static void gains_of_a_party_are_its_own(void)
{
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    double acute =
        desk_value(&desk, ot_evaluation_benefit_to(e, OT_NHS_ACUTE, &desk.err));
    double council =
        desk_value(&desk, ot_evaluation_benefit_to(e, OT_COUNCIL, &desk.err));
    CU_ASSERT(acute > 0);
    CU_ASSERT_DOUBLE_EQUAL(council, 0, 0);
    desk_close(&desk);
}

static void without_activity_there_is_no_cost_per_outcome(void)
{
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, "");
    OT_HOLDS(desk_missing(&desk, ot_evaluation_cost_per(e, NULL, &desk.err)),
             "records none of the activity");
    OT_HOLDS(desk_missing(&desk, ot_evaluation_benefit(e, OT_GAIN_ALL, &desk.err)),
             "records none");
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(the_kinds_of_gain_add_up_to_all_benefits),
        OT_TEST(no_saving_of_falls_prevention_is_cash),
        OT_TEST(health_is_valued_at_the_green_books_qaly),
        OT_TEST(cost_per_outcome_is_spend_over_the_headline),
        OT_TEST(gains_of_a_party_are_its_own),
        OT_TEST(without_activity_there_is_no_cost_per_outcome),
    };
    return OT_TESTS_RUN("money", tests);
}
