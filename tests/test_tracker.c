/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators, milestones, scores and the order of risks. */
#include "config.h"

#include "plan/tracker.h"

#include <stdlib.h>

#include "harness.h"

static struct ot_value given(double number)
{
    return (struct ot_value){ .number = number };
}

static struct ot_value none(void)
{
    return (struct ot_value){ .missing = OT_MISSING_NOT_GIVEN };
}

static struct ot_risk risk(unsigned row, const char *rating, struct ot_value likelihood,
                           struct ot_value impact, struct ot_value score)
{
    return (struct ot_risk){ .at = { "risks.csv", row, 0 },
                             .rating = rating,
                             .likelihood = likelihood,
                             .impact = impact,
                             .score = score };
}

static void the_legend_has_four_letters(void)
{
    OT_SAME(ot_indicator_meaning("R"), "no or limited progress");
    OT_SAME(ot_indicator_meaning("amber"), "progress pending further action");
    OT_SAME(ot_indicator_meaning("g"), "significant progress made");
    OT_SAME(ot_indicator_meaning("C"), "completed, no further action");
    CU_ASSERT_PTR_NULL(ot_indicator_meaning("BLACK"));
    CU_ASSERT_PTR_NULL(ot_indicator_meaning(NULL));
}

static void completed_and_closed_are_not_open(void)
{
    struct ot_decision d = { .indicator = "C" };
    CU_ASSERT_FALSE(ot_decision_is_open(&d));
    d.indicator = "Closed";
    CU_ASSERT_FALSE(ot_decision_is_open(&d));
    d.indicator = "BLACK";
    CU_ASSERT_TRUE(ot_decision_is_open(&d));
    d.indicator = NULL;
    CU_ASSERT_TRUE(ot_decision_is_open(&d));
}

static void a_milestone_is_due_and_decides_nothing(void)
{
    struct ot_decision d = { .due = { 19000, 19030 } };
    CU_ASSERT_TRUE(ot_decision_is_milestone(&d));
    d.decision = "Agreed";
    CU_ASSERT_FALSE(ot_decision_is_milestone(&d));
    d = (struct ot_decision){ .subject = "x" };
    CU_ASSERT_FALSE(ot_decision_is_milestone(&d));
}

static void a_score_is_printed_or_computed(void)
{
    double score = 0;
    struct ot_risk r = risk(2, NULL, given(4), given(5), none());
    CU_ASSERT_TRUE(ot_risk_score(&r, &score));
    CU_ASSERT_EQUAL(score, 20);
    CU_ASSERT_FALSE(ot_risk_disagrees(&r));
    r.score = given(16);
    CU_ASSERT_TRUE(ot_risk_score(&r, &score));
    CU_ASSERT_EQUAL(score, 16);
    CU_ASSERT_TRUE(ot_risk_disagrees(&r));
    r.impact = none();
    CU_ASSERT_FALSE(ot_risk_disagrees(&r));
    r.score = none();
    CU_ASSERT_FALSE(ot_risk_score(&r, &score));
}

static void the_highest_stands_first_and_the_unrated_last(void)
{
    const struct ot_risk all[] = {
        risk(2, NULL, none(), none(), none()),
        risk(3, "Low", none(), none(), none()),
        risk(4, NULL, given(4), given(2), none()),
        risk(5, "HIGH", none(), none(), none()),
        risk(6, NULL, none(), none(), given(20)),
        risk(7, "HIGH", none(), none(), given(12)),
        risk(8, "puce", none(), none(), none()),
    };
    static const unsigned expected[] = { 6, 7, 4, 5, 3, 8, 2 };
    const struct ot_risk *order[7];
    for (size_t i = 0; i < 7; i++)
        order[i] = &all[i];
    qsort(order, 7, sizeof *order, ot_risk_by_height);
    for (size_t i = 0; i < 7; i++)
        CU_ASSERT_EQUAL(order[i]->at.row, expected[i]);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(the_legend_has_four_letters),
        OT_TEST(completed_and_closed_are_not_open),
        OT_TEST(a_milestone_is_due_and_decides_nothing),
        OT_TEST(a_score_is_printed_or_computed),
        OT_TEST(the_highest_stands_first_and_the_unrated_last),
    };
    return OT_TESTS_RUN("tracker", tests);
}
