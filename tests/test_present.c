/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Present values, ratios and payback. */
#include "config.h"

#include "appraise/present.h"

#include <stdio.h>

#include "appraise/money.h"
#include "appraise/net_benefit.h"
#include "appraise/sensitivity.h"
#include "base/number.h"
#include "desk.h"
#include "harness.h"
#include "method/discount.h"
#include "method/prices.h"

/* Rows of pounds of 2015-16, so much a year, written in the cash of each year. */
static const char *rows(const char *before, const char *after, const double *real,
                        char *into, size_t room)
{
    char number[OT_NUMBER_ROOM];
    size_t used = 0;
    into[0] = '\0';
    for (int y = 0; y < 5; y++) {
        double factor = 1;
        bool provisional;
        CU_ASSERT_EQUAL(ot_deflator_factor(2015, 2015 + y, &factor, &provisional), 0);
        used += (size_t)snprintf(into + used, room - used, "%s,%d-%d,planned,%s,%s\n",
                                 before, 2015 + y, 16 + y,
                                 ot_number_write(real[y] * factor, number), after);
    }
    return into;
}

struct flow {
    double spend, gain[5], health[5];
    const char *parameters;
};

/* All is spent in the first year. */
static struct ot_evaluation *cash(struct desk *desk, const struct flow *flow)
{
    char gain[1000], activity[2000], spend[200];
    rows("cash,gain", "GBP,published,P1 p2,", flow->gain, gain, sizeof gain);
    snprintf(activity, sizeof activity,
             "%scash,health_gain,2015-16,planned,%d,qaly,published,P1 p2,\n"
             "cash,health_gain,2016-17,planned,%d,qaly,published,P1 p2,\n",
             gain, (int)flow->health[0], (int)flow->health[1]);
    snprintf(spend, sizeof spend, "cash,2015-16,planned,%d,published,P1 p1\n",
             (int)flow->spend);
    desk_open(desk,
              desk_cash_plan(spend, activity, flow->parameters ? flow->parameters : ""));
    struct ot_period all = { ot_period_of_year(2015).first,
                             ot_period_of_year(2019).last };
    return desk_evaluate(
        desk, &(struct ot_evaluation_request){ .scheme = "cash", .period = all });
}

/* Green Book, two options of four years: £10m for £2.5m a year, £5m for £1.5m a year. The
 * fiscal view counts what is saved, and not the welfare that the test's kind adds. */
static void two_options_of_four_years_are_as_worked_by_hand(void)
{
    static const struct {
        struct flow flow;
        double npv;
    } cases[] = {
        { { 10000000, { 0, 2500000, 2500000, 2500000, 2500000 }, { 0 }, NULL }, -0.8173 },
        { { 5000000, { 0, 1500000, 1500000, 1500000, 1500000 }, { 0 }, NULL }, 0.5096 },
    };
    for (size_t i = 0; i < 2; i++) {
        struct desk desk;
        struct ot_evaluation *e = cash(&desk, &cases[i].flow);
        struct ot_node *npv = ot_evaluation_npv(e, OT_FISCAL, &desk.err);
        CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, npv) / 1e6, cases[i].npv, 5e-5);
        CU_ASSERT_EQUAL(npv->prices.kind, OT_PRICE_PRESENT);
        CU_ASSERT_EQUAL(npv->prices.year, 2015);
        desk_close(&desk);
    }
}

static const struct flow both = { 1000, { 100, 200, 300, 400, 500 }, { 0, 2 }, NULL };

/* Money at 3.5 %, health at 1.5 %. */
static void health_is_discounted_at_its_own_rate(void)
{
    struct desk desk;
    struct ot_evaluation *e = cash(&desk, &both);
    double qaly = desk_value(&desk, ot_evaluation_qaly_value(e, &desk.err));
    double money = 1.5 * ot_discount_sum(ot_discount_schedule("standard"), both.gain, 5);
    double expected = money + 2 * qaly / 1.015;
    struct ot_node *benefit =
        ot_evaluation_present_benefit(e, OT_PUBLIC_VALUE, &desk.err);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, benefit), expected, 1e-6);
    CU_ASSERT_DOUBLE_EQUAL(
        desk_value(&desk, ot_evaluation_bcr(e, OT_PUBLIC_VALUE, &desk.err)),
        expected / 1000, 1e-9);
    desk_close(&desk);
}

static void the_hooks_run_again_give_the_same_net_present_value(void)
{
    struct desk desk;
    static const struct flow adjusted = {
        1000,
        { 100, 200, 300, 400, 500 },
        { 0, 2 },
        "cash,,deadweight,,20%,,,1,,,estimated,,our reckoning\n"
        "cash,,optimism_bias,,10%,,,1,,,estimated,,our reckoning\n",
    };
    struct ot_evaluation *e = cash(&desk, &adjusted);
    double net, npv = desk_value(&desk, ot_evaluation_npv(e, OT_PUBLIC_VALUE, &desk.err));
    CU_ASSERT_EQUAL(ot_net_benefit(e, ot_net_columns(e), 1, &net, &desk.err), 0);
    CU_ASSERT_DOUBLE_EQUAL(npv, net, 1e-6);
    CU_ASSERT_DOUBLE_EQUAL(
        desk_value(&desk, ot_evaluation_present_cost(e, OT_PUBLIC_VALUE, &desk.err)),
        1100, 1e-9);
    desk_close(&desk);
}

static void the_fiscal_view_leaves_out_welfare_and_health(void)
{
    struct desk desk;
    struct ot_evaluation *e = cash(&desk, &both);
    double saved = ot_discount_sum(ot_discount_schedule("standard"), both.gain, 5);
    CU_ASSERT_DOUBLE_EQUAL(
        desk_value(&desk, ot_evaluation_present_benefit(e, OT_FISCAL, &desk.err)), saved,
        1e-6);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, ot_evaluation_bcr(e, OT_FISCAL, &desk.err)),
                           saved / 1000, 1e-9);
    desk_close(&desk);
}

/* 100 a year, 250 spent, nothing discounted: half-way through the third year. */
static void payback_is_when_the_whole_cost_is_made_up_for(void)
{
    struct desk desk;
    static const struct flow level = {
        250,
        { 100, 100, 100, 100, 100 },
        { 0 },
        "cash,,discount_rate,,0%,,,1,,,estimated,,to see it plainly\n"
    };
    struct ot_evaluation *e = cash(&desk, &level);
    struct ot_node *payback = ot_evaluation_payback(e, OT_FISCAL, &desk.err);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, payback), 2.5, 1e-9);
    OT_SAME(payback->unit.text, "year");
    desk_close(&desk);
}

static void what_is_never_made_up_for_has_no_payback(void)
{
    struct desk desk;
    static const struct flow little = { 1000, { 100, 100, 100, 100, 100 }, { 0 }, NULL };
    struct ot_evaluation *e = cash(&desk, &little);
    OT_HOLDS(desk_missing(&desk, ot_evaluation_payback(e, OT_FISCAL, &desk.err)),
             "do not make up for the cost");
    desk_close(&desk);
}

static void break_even_is_found_on_discounted_money(void)
{
    struct desk desk;
    struct ot_evaluation *e = cash(&desk, &both);
    double share = desk_value(&desk, ot_evaluation_break_even_share(e, &desk.err));
    double bcr = desk_value(&desk, ot_evaluation_bcr(e, OT_PUBLIC_VALUE, &desk.err));
    CU_ASSERT_DOUBLE_EQUAL(share * bcr, 1, 1e-12);
    double spend = desk_value(&desk, ot_evaluation_break_even(e, "spend", &desk.err));
    CU_ASSERT_DOUBLE_EQUAL(spend, 1000 * bcr, 1e-3);
    desk_close(&desk);
}

static void an_evaluation_that_failed_has_no_value_and_says_why(void)
{
    struct desk desk;
    static const struct flow wrong = {
        1, { 0 }, { 0 }, "cash,,deadweight,,120%,,,1,,,estimated,,wrong\n"
    };
    struct ot_evaluation *e = cash(&desk, &wrong);
    OT_HOLDS(desk_missing(&desk, ot_evaluation_npv(e, OT_PUBLIC_VALUE, &desk.err)),
             "deadweight");
    OT_HOLDS(desk_missing(&desk, ot_evaluation_bcr(e, OT_FISCAL, &desk.err)),
             "deadweight");
    OT_HOLDS(desk_missing(&desk, ot_evaluation_payback(e, OT_FISCAL, &desk.err)),
             "deadweight");
    desk_close(&desk);
}

static void any_column_has_a_present_value(void)
{
    struct desk desk;
    struct ot_evaluation *e = cash(&desk, &both);
    struct ot_node *health = e->output[ot_kind_output(e->kind, "health")];
    struct ot_node *present =
        ot_evaluation_present_value(e, health, "health", 2015, &desk.err);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, present), 2 / 1.015, 1e-12);
    OT_SAME(present->unit.text, "qaly");
    present = ot_evaluation_present_value(e, health, "standard", 2016, &desk.err);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, present), 2, 1e-12);
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(two_options_of_four_years_are_as_worked_by_hand),
        OT_TEST(health_is_discounted_at_its_own_rate),
        OT_TEST(the_hooks_run_again_give_the_same_net_present_value),
        OT_TEST(the_fiscal_view_leaves_out_welfare_and_health),
        OT_TEST(payback_is_when_the_whole_cost_is_made_up_for),
        OT_TEST(what_is_never_made_up_for_has_no_payback),
        OT_TEST(break_even_is_found_on_discounted_money),
        OT_TEST(an_evaluation_that_failed_has_no_value_and_says_why),
        OT_TEST(any_column_has_a_present_value),
    };
    return OT_TESTS_RUN("present", tests);
}
