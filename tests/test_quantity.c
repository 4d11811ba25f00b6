/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantities in a script: arithmetic, comparison, questions. */
#include "config.h"

#include "script/quantity.h"

#include "harness.h"
#include "script_desk.h"

static struct desk desk;

#define ACTIVITY "falls,started_exercise,2015-16,planned,1000,person,published,P1 p1,\n"

static void arithmetic_keeps_units(void)
{
    DESK_PRINTS(
        &desk,
        "local s, n = plan:scheme('falls'):spend(), outturn.quantity(400, 'person', "
        "{ why = 'x' }) print((s / n).unit, (s + s).unit, (-s).unit, (s - s).unit, "
        "(s / s).unit, (s * n / n).unit)",
        "GBP/person\tGBP\tGBP\tGBP\t1\tGBP\n");
    DESK_PRINTS(&desk,
                "local s = plan:scheme('falls'):spend() print(s * 2, 2 * s, s / s - 1, 1 "
                "- s / s)",
                "£200,000 (script)\t£200,000 (script)\t0\t0\n");
}

static void units_that_differ_are_named(void)
{
    DESK_FAILS(&desk,
               "\nreturn plan:spend() + outturn.quantity(1, 'person', { why = 'x' })",
               "t.lua:2: cannot add");
    DESK_FAILS(&desk, "return plan:spend() + 1", "a plain number");
    DESK_FAILS(&desk, "return plan:spend() + 'x'",
               "expected a quantity or a number, found \"x\"");
    DESK_FAILS(&desk, "return plan:spend() ^ 2", "take q:number() for other arithmetic");
}

static void prices_that_differ_name_the_cure(void)
{
    DESK_FAILS(&desk,
               "return outturn.uprate(1, { from = '2013-14', to = '2014-15' }) + "
               "outturn.uprate(1, { from = '2013-14', to = '2015-16' })",
               "outturn.uprate");
}

static void quantities_are_compared(void)
{
    DESK_PRINTS(
        &desk,
        "local a, b = plan:scheme('falls'):spend(), plan:scheme('other'):spend() "
        "print(a > b, a < b, a >= a, a <= b, a > 99999, 100000 >= a, a == a, a ~= b, "
        "a == plan:scheme('falls'):spend())",
        "true\tfalse\ttrue\tfalse\ttrue\ttrue\ttrue\ttrue\ttrue\n");
    DESK_FAILS(&desk, "return plan:spend() > 'x'", "found \"x\"");
    DESK_FAILS(&desk,
               "return plan:spend() > outturn.quantity(1, 'person', { why = 'x' })",
               "cannot subtract");
}

static void missing_passes_on_and_comparison_names_it(void)
{
    DESK_PRINTS(&desk,
                "local m = plan:scheme('falls'):spend { period = '2014-15' } "
                "print(m.missing ~= nil, (m + m).missing == m.missing, m.quality, "
                "#m:by_period(), m:total().missing == m.missing, "
                "m:over('2014-15').missing ~= nil)",
                "true\ttrue\tmissing\t1\ttrue\ttrue\n");
    DESK_FAILS(&desk, "return plan:scheme('falls'):spend { period = '2014-15' } > 1",
               "comparison: Spend is missing: ");
    DESK_FAILS(&desk, "return plan:scheme('falls'):spend { period = '2014-15' }:number()",
               "q:number: Spend is missing: ");
}

static void a_quotient_by_nothing_cannot_be_given(void)
{
    DESK_PRINTS(&desk, "local s = plan:spend() print((s / (s - s)).missing ~= nil)",
                "true\n");
}

static void what_is_assumed_is_illustrative(void)
{
    DESK_PRINTS(&desk,
                "local m = plan:scheme('falls'):spend { period = '2014-15' } "
                "local a = m:or_assume(5, 'why not') print(a, a.quality, a.unit, "
                "plan:spend():or_assume(5, 'x').quality)",
                "£5 (illustrative)\tillustrative\tGBP\tpublished\n");
}

static void a_quantity_can_be_asked(void)
{
    DESK_PRINTS(&desk,
                "local s = plan:scheme('falls'):spend() print(s.name, s.unit, s.prices, "
                "s.quality,"
                " s.missing, s:number(), s:base():number(), s:total():number())",
                "Spend\tGBP\tcash of 2015-16\tpublished\tnil\t100000\t100000\t100000\n");
}

static void an_evaluation_has_periods(void)
{
    DESK_PRINTS(&desk,
                "local e = plan:scheme('falls'):evaluate() local m = e.main "
                "print(#m:by_period(), m:over('2015-16') == m)",
                "1\ttrue\n");
    DESK_FAILS(&desk, "plan:scheme('falls'):evaluate().main:over('2014-15')",
               "q:over: the evaluation of Falls prevention has no period 2014-15");
    DESK_FAILS(&desk, "plan:spend():over('2014-15')", "has no periods of its own");
}

static void a_loop_that_makes_quantities_ends(void)
{
    struct script_run run =
        script_with(&desk, "local q = plan:spend() while true do q = q + q end");
    OT_HOLDS(run.err.text, "more than 500000 quantities");
    script_forget(&run);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(arithmetic_keeps_units),
        OT_TEST(units_that_differ_are_named),
        OT_TEST(prices_that_differ_name_the_cure),
        OT_TEST(quantities_are_compared),
        OT_TEST(missing_passes_on_and_comparison_names_it),
        OT_TEST(a_quotient_by_nothing_cannot_be_given),
        OT_TEST(what_is_assumed_is_illustrative),
        OT_TEST(a_quantity_can_be_asked),
        OT_TEST(an_evaluation_has_periods),
        OT_TEST(a_loop_that_makes_quantities_ends),
    };
    desk_open(&desk, desk_falls_plan(ACTIVITY, ""));
    int failed = OT_TESTS_RUN("quantity", tests);
    desk_close(&desk);
    return failed;
}
