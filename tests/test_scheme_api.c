/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a script can ask of a scheme. */
#include "config.h"

#include "harness.h"
#include "script/api.h"
#include "script_desk.h"

static struct desk desk;

#define ACTIVITY "falls,started_exercise,2015-16,planned,1000,person,published,P1 p1,\n"
#define PARAMETERS "falls,,fall_rate,,0.9,,,fall/person/year,,weak,illustrative,,why\n"

static void says_what_it_is(void)
{
    DESK_PRINTS(
        &desk,
        "local s = plan:scheme('falls') print(s.id, s.name, s.kind, s.type, s.stage, "
        "s.part_of, s.note, #s:parts())",
        "falls\tFalls prevention\tfalls\tnil\tnil\tnil\tnil\t0\n");
}

static void its_spend_and_activity_are_the_tables(void)
{
    DESK_PRINTS(
        &desk,
        "local s = plan:scheme('falls') print(s:spend(), s:spend { period = '2015-16' }, "
        "s:activity('started_exercise', '2015-16'))",
        "£100,000\t£100,000\t1,000 people\n");
}

static void a_parameter_is_the_plans_else_the_plugins(void)
{
    DESK_PRINTS(&desk,
                "local s = plan:scheme('falls') print(s:parameter('fall_rate'):number(), "
                "s:parameter('rate_ratio_exercise'):number(), "
                "s:parameter('rate_ratio_exercise').quality)",
                "0.9\t0.77\tpublished\n");
    DESK_FAILS(&desk, "plan:scheme('falls'):parameter('nothing')",
               "falls has no parameter \"nothing\"; `outturn schemes falls` lists them");
    DESK_FAILS(&desk, "plan:scheme('other'):parameter('nothing')",
               "other has no parameter \"nothing\"");
}

static void draws_are_ten_thousand_unless_said(void)
{
    DESK_PRINTS(&desk,
                "local a = plan:scheme('falls'):evaluate() "
                "local b = plan:scheme('falls'):evaluate { draws = 10000, seed = 1 } "
                "local c = plan:scheme('falls'):evaluate { seed = 2 } "
                "print(a.bcr:estimate() == b.bcr:estimate(), "
                "a.bcr:estimate() == c.bcr:estimate())",
                "true\tfalse\n");
    DESK_PRINTS(&desk,
                "local a = plan:scheme('falls'):evaluate { draws = 0 } "
                "local b = plan:scheme('falls'):evaluate { draws = 500 } "
                "print(a.failed, a.bcr:sd():number(), (a.bcr / b.bcr:base()):number())",
                "nil\t0\t1\n");
    DESK_FAILS(&desk, "\nplan:scheme('falls'):evaluate { draws = 10.5 }",
               "t.lua:2: scheme:evaluate, draws: expected a whole number from 100 to "
               "1,000,000, found 10.5");
    DESK_FAILS(&desk, "plan:scheme('falls'):evaluate { draws = 99 }", "from 100");
    DESK_FAILS(&desk, "plan:scheme('falls'):evaluate { seed = 0 }",
               "seed: expected a whole number from 1 to 4,294,967,295, found 0");
}

static void with_replaces_by_hand(void)
{
    DESK_PRINTS(&desk,
                "local s = plan:scheme('falls') local a = s:evaluate { draws = 0 } "
                "local b = s:evaluate { draws = 0, label = 'more', with = { "
                "started_exercise = 2000 } } "
                "print(b.label, b.main.quality, (b.main / a.main):number())",
                "more\tscript\t2\n");
    DESK_PRINTS(
        &desk,
        "local s = plan:scheme('falls') local b = s:evaluate { with = { started_exercise "
        "= s:activity('started_exercise', '2015-16') / 2 } } "
        "print(b.activity.people_started:number())",
        "500\n");
    DESK_FAILS(&desk, "plan:scheme('falls'):evaluate { with = { started = 2 } }",
               "with: falls has no parameter or input \"started\"");
    DESK_FAILS(&desk,
               "plan:scheme('falls'):evaluate { with = { started_exercise = 'x' } }",
               "expected name = quantity or number, found started_exercise = \"x\"");
    DESK_FAILS(&desk, "plan:scheme('falls'):evaluate { with = { 2 } }", "an item = 2");
    DESK_FAILS(
        &desk,
        "plan:scheme('falls'):evaluate { with = { started_exercise = plan:spend() } }",
        "with started_exercise: expected person, found GBP");
}

static void the_basis_may_be_the_latest(void)
{
    DESK_PRINTS(&desk,
                "print(plan:scheme('falls'):evaluate { basis = 'latest' }.main.missing, "
                "plan:scheme('falls'):evaluate { basis = 'actual' }.failed ~= nil)",
                "nil\ttrue\n");
    DESK_FAILS(&desk, "plan:scheme('falls'):evaluate { basis = 'forecast' }",
               "expected planned, actual or latest");
}

static void a_scheme_without_a_kind_fails_and_says_so(void)
{
    DESK_PRINTS(
        &desk,
        "local e = plan:scheme('other'):evaluate() print(e.failed) "
        "print(e.main.missing == e.failed, e.evidence == e.failed)",
        "the plan gives it no kind: it is accounted for by the ledger, without evidence "
        "of outcome\ntrue\ttrue\n");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(says_what_it_is),
        OT_TEST(its_spend_and_activity_are_the_tables),
        OT_TEST(a_parameter_is_the_plans_else_the_plugins),
        OT_TEST(draws_are_ten_thousand_unless_said),
        OT_TEST(with_replaces_by_hand),
        OT_TEST(the_basis_may_be_the_latest),
        OT_TEST(a_scheme_without_a_kind_fails_and_says_so),
    };
    desk_open(&desk, desk_falls_plan(ACTIVITY, PARAMETERS));
    int failed = OT_TESTS_RUN("scheme_api", tests);
    desk_close(&desk);
    return failed;
}
