/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a script can ask of an evaluation. */
#include "config.h"

#include "harness.h"
#include "script/api.h"
#include "script_desk.h"

static struct desk desk;

#define ACTIVITY "falls,started_exercise,2015-16,planned,1000,person,published,P1 p1,\n"
#define E "local e = plan:scheme('falls'):evaluate { draws = 0 } "

static void outputs_are_found_by_role_and_name(void)
{
    DESK_PRINTS(&desk,
                E "print(e.spend.total, e.spend.service, e.activity.people_started, "
                  "e.outcome.falls_avoided == e.main, e.main.name)",
                "£100,000\t£100,000\t1,000 people\ttrue\tFalls avoided\n");
}

static void an_output_of_another_role_is_an_error(void)
{
    DESK_FAILS(&desk, E "return e.spend.falls_avoided",
               "falls has no spend \"falls_avoided\"");
    DESK_FAILS(&desk, E "return e.outcome.fals_avoided",
               "did you mean \"falls_avoided\"?");
    DESK_FAILS(&desk, E "return e.outcome.total",
               "an outcome of different kinds does not add up; name one");
}

static void benefits_add_up(void)
{
    DESK_PRINTS(&desk,
                E "local b = e.benefit print(b.total:number() > 0, b.cashable:number(), "
                  "math.abs((b.capacity + b.social - b.total):number()) < 1e-6)",
                "true\t0\ttrue\n");
    DESK_PRINTS(&desk,
                E "print((e:benefit_to('nhs_acute') + e:benefit_to('nhs_ambulance') "
                  "- e.benefit.capacity):number())",
                "0\n");
    DESK_FAILS(&desk, E "e:benefit_to('hospital')",
               "expected fund, nhs_acute, nhs_community");
}

static void cost_per_is_spend_over_outcome(void)
{
    DESK_PRINTS(
        &desk,
        E "print(e:cost_per().unit, (e:cost_per() / (e.spend.total / e.main)):number(), "
          "e:cost_per('admissions_avoided').unit)",
        "GBP/fall\t1\tGBP/admission\n");
    DESK_FAILS(&desk, E "e:cost_per('nothing')", "falls has no outcome \"nothing\"");
}

static void break_even_brings_benefits_to_the_spend(void)
{
    DESK_PRINTS(
        &desk,
        E "local n = e:break_even('started_exercise') "
          "local at = plan:scheme('falls'):evaluate { draws = 0, with = { "
          "started_exercise = "
          "n:number() } } print(n.unit, math.abs((at.benefit.total / at.spend.total - 1)"
          ":number()) < 1e-6)",
        "person\ttrue\n");
    DESK_PRINTS(&desk,
                E "print(math.abs((e:break_even() * e.benefit.total / e.spend.total - 1)"
                  ":number()) < 1e-6)",
                "true\n");
    DESK_FAILS(&desk, E "e:break_even('nothing')", "no parameter or input \"nothing\"");
}

static void trust_is_said(void)
{
    DESK_PRINTS(&desk,
                E "print(e.quality, e.grade, e.label, e.failed, e:rests_on('published'), "
                  "e:rests_on('illustrative'), e:rests_on('assumed'), type(e.evidence))",
                "assumed\tweak\tFalls prevention\tnil\ttrue\tfalse\ttrue\tstring\n");
}

static void a_failed_evaluation_passes_its_reason_on(void)
{
    DESK_PRINTS(
        &desk,
        "local e = plan:scheme('other'):evaluate() print(e.quality, "
        "e.spend.total.missing "
        "== e.failed, e.benefit.total.missing == e.failed, e:cost_per().missing == "
        "e.failed, e:break_even().missing == e.failed, e.outcome.x.missing == e.failed, "
        "e:benefit_to('people').missing == e.failed)",
        "missing\ttrue\ttrue\ttrue\ttrue\ttrue\ttrue\n");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(outputs_are_found_by_role_and_name),
        OT_TEST(an_output_of_another_role_is_an_error),
        OT_TEST(benefits_add_up),
        OT_TEST(cost_per_is_spend_over_outcome),
        OT_TEST(break_even_brings_benefits_to_the_spend),
        OT_TEST(trust_is_said),
        OT_TEST(a_failed_evaluation_passes_its_reason_on),
    };
    desk_open(&desk, desk_falls_plan(ACTIVITY, ""));
    int failed = OT_TESTS_RUN("evaluation_api", tests);
    desk_close(&desk);
    return failed;
}
