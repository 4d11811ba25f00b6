/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a script can ask of a plan, asked of the shipped one. */
#include "config.h"

#include "harness.h"
#include "script/api.h"
#include "script_desk.h"

static struct desk desk;

static void says_what_it_is(void)
{
    DESK_PRINTS(&desk, "print(plan.area, plan.price_year, #plan.periods)",
                "Milton Keynes\t2015-16\t2\n");
    DESK_PRINTS(&desk, "print(plan.title)",
                "Better Care Fund plan 2015-16, first draft of 14 February 2014\n");
}

static void schemes_are_picked(void)
{
    DESK_PRINTS(&desk,
                "print(#plan:schemes(), #plan:schemes { type = 'Other' }, "
                "#plan:schemes { kind = { 'falls', 'dementia' } }, #plan:schemes { stage "
                "= 'x' })",
                "22\t4\t2\t0\n");
}

static void an_unknown_scheme_is_an_error_with_a_suggestion(void)
{
    DESK_FAILS(&desk, "plan:scheme('fals')",
               "no scheme \"fals\" in the plan; did you mean \"falls\"?");
    DESK_FAILS(&desk, "plan:spend { scheme = 'fals' }", "did you mean \"falls\"?");
}

static void the_ledger_is_exact(void)
{
    DESK_PRINTS(
        &desk,
        "print(plan:spend { period = '2015-16' }, plan:spend { period = '2014-15' }, "
        "plan:spend { period = '2014-15', recurrence = 'non_recurrent' }, "
        "plan:spend { scheme = 'grants', account = 'capital' })",
        "£14,424,000\t£3,987,000\t£50,000\t£990,000\n");
    DESK_PRINTS(
        &desk,
        "print(plan:funding { period = '2015-16', source = 'DFG' }, "
        "plan:balance { period = '2014-15' }, plan:balance { period = '2015-16' }, "
        "plan:benefits { period = '2015-16' })",
        "£484,000\t-£29,000\t£0\t£9,150,000\n");
}

static void activity_of_the_area_is_found(void)
{
    DESK_PRINTS(&desk,
                "print(plan:activity('non_elective_admissions_avoided', '2015-16'), "
                "plan:activity('nothing', '2015-16').missing ~= nil)",
                "4,449 admissions\ttrue\n");
}

static void parameters_have_their_prices(void)
{
    DESK_PRINTS(&desk, "local p = plan:parameter('ward_cost') print(p.unit, p.prices)",
                "GBP/ward\t2014-15 prices\n");
    DESK_FAILS(
        &desk, "plan:parameter('ward_costs')",
        "no parameter \"ward_costs\" of the whole plan; did you mean \"ward_cost\"?");
}

static void checks_are_listed(void)
{
    DESK_PRINTS(&desk,
                "local c = plan:checks { rule = 'total_disagrees' } print(#c, c[1].rule, "
                "c[1].level, #c[1].values, c[1].values[1], c[1].values[2])",
                "3\ttotal_disagrees\tcaveat\t2\t£360,000\t£180,000\n");
    DESK_FAILS(&desk, "plan:checks { rule = 'total_disagree' }",
               "no rule \"total_disagree\"; did you mean \"total_disagrees\"?");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(says_what_it_is),
        OT_TEST(schemes_are_picked),
        OT_TEST(an_unknown_scheme_is_an_error_with_a_suggestion),
        OT_TEST(the_ledger_is_exact),
        OT_TEST(activity_of_the_area_is_found),
        OT_TEST(parameters_have_their_prices),
        OT_TEST(checks_are_listed),
    };
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
    int failed = OT_TESTS_RUN("plan_api", tests);
    desk_close(&desk);
    return failed;
}
