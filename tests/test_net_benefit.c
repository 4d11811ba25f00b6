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

static void an_input_moves_with_the_parameter_that_it_stands_for(void)
{
    struct desk desk;
    const double share[] = { 0, 0.65 };
    double net[2] = { 0 };
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    size_t completion = (size_t)ot_kind_parameter(e->kind, "completion");
    CU_ASSERT_EQUAL(ot_net_benefit_with(e, completion, share, 2, net, &desk.err), 0);
    CU_ASSERT_DOUBLE_EQUAL(net[0], -100000, 1e-9);
    CU_ASSERT(net[1] > net[0]);
    desk_close(&desk);
}

/* 100 starters × the share who complete × 0.85 falls a year × (1 − 0.77). */
static void the_headline_moves_with_an_ingredient(void)
{
    struct desk desk;
    const double share[] = { 0, 0.5, 1 };
    double falls[3] = { -1, -1, -1 };
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    size_t completion = (size_t)ot_kind_parameter(e->kind, "completion");
    CU_ASSERT_EQUAL(ot_headline_with(e, completion, share, 3, falls, &desk.err), 0);
    CU_ASSERT_DOUBLE_EQUAL(falls[0], 0, 0);
    CU_ASSERT_DOUBLE_EQUAL(falls[1], 9.775, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(falls[2], 19.55, 1e-9);
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(at_the_base_it_is_benefits_less_spend),
        OT_TEST(an_input_moves_with_the_parameter_that_it_stands_for),
        OT_TEST(the_headline_moves_with_an_ingredient),
    };
    return OT_TESTS_RUN("net_benefit", tests);
}
