/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Benefits less spend, with ingredients moved. */
#include "config.h"

#include "appraise/net_benefit.h"

#include "appraise/money.h"
#include "desk.h"
#include "harness.h"

#define STARTED \
    "falls,started_exercise,2015-16,planned,100,person,illustrative,,a round number\n"

static void at_the_base_it_is_benefits_less_spend(void)
{
    struct desk desk;
    double net = 0;
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    double benefit = desk_value(&desk, ot_evaluation_benefit(e, OT_GAIN_ALL, &desk.err));
    CU_ASSERT_EQUAL(ot_net_benefit(e, ot_net_columns(e), 1, &net, &desk.err), 0);
    CU_ASSERT_DOUBLE_EQUAL(net, benefit - 100000, 1e-6);
    desk_close(&desk);
}

/* 100 starters × the share who complete × 0.85 falls a year × (1 − 0.77). */
static void an_input_moves_with_the_parameter_that_it_stands_for(void)
{
    struct desk desk;
    double net[2] = { 0 }, falls[2] = { -1, -1 };
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    struct ot_ends ends = { (size_t)ot_kind_parameter(e->kind, "completion"), 0, 0.5 };
    CU_ASSERT_EQUAL(ot_net_at_ends(e, &ends, 1, net, falls, &desk.err), 0);
    CU_ASSERT_DOUBLE_EQUAL(net[0], -100000, 1e-9);
    CU_ASSERT(net[1] > net[0]);
    CU_ASSERT_DOUBLE_EQUAL(falls[0], 0, 0);
    CU_ASSERT_DOUBLE_EQUAL(falls[1], 9.775, 1e-9);
    desk_close(&desk);
}

static void one_ingredient_moves_after_the_other(void)
{
    struct desk desk;
    double net[4], falls[4], alone[2], ignored[2];
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    struct ot_ends both[] = {
        { (size_t)ot_kind_parameter(e->kind, "completion"), 0.2, 0.9 },
        { (size_t)ot_kind_parameter(e->kind, "admission_cost"), 1000, 9000 }
    };
    CU_ASSERT_EQUAL(ot_net_at_ends(e, both, 2, net, falls, &desk.err), 0);
    for (size_t k = 0; k < 2; k++) {
        CU_ASSERT_EQUAL(ot_net_at_ends(e, &both[k], 1, alone, ignored, &desk.err), 0);
        CU_ASSERT_EQUAL(net[2 * k], alone[0]);
        CU_ASSERT_EQUAL(net[2 * k + 1], alone[1]);
    }
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(at_the_base_it_is_benefits_less_spend),
        OT_TEST(an_input_moves_with_the_parameter_that_it_stands_for),
        OT_TEST(one_ingredient_moves_after_the_other),
    };
    return OT_TESTS_RUN("net_benefit", tests);
}
