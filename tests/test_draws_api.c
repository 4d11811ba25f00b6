/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a script can ask of draws. */
#include "config.h"

#include "harness.h"
#include "report/schema.h"
#include "report/write.h"
#include "script_desk.h"

static struct desk desk;

/* Of the shipped plan; `e` is the falls service in the year, `no` what is only home
 * assessment of people who were not selected. */
#define OF_FALLS \
    "local s = plan:scheme('falls') local e = s:evaluate { period = '2015-16' } "
#define UNSELECTED                                                                      \
    OF_FALLS                                                                            \
    "local no = s:evaluate { period = '2015-16', with = { started_exercise = 0, "       \
    "started_tai_chi = 0, started_home_high_risk = 0, started_home_unselected = 500 } " \
    "} "

static void a_result_is_shown_by_its_estimate_and_interval(void)
{
    DESK_PRINTS(&desk, OF_FALLS "print(e.main)",
                "147 falls (95% interval 103 to 195; illustrative)\n");
    DESK_PRINTS(&desk,
                OF_FALLS "local low, high = e.main:interval() "
                         "print(low > 100 and low < 106, high > 190 and high < 200)",
                "true\ttrue\n");
}

static void an_interval_at_another_level_lies_between_two_quantiles(void)
{
    DESK_PRINTS(&desk,
                OF_FALLS "local low, high = e.main:interval(0.8) "
                         "print(math.abs(low - e.main:quantile(0.1):number()) < 1e-9, "
                         "math.abs(high - e.main:quantile(0.9):number()) < 1e-9)",
                "true\ttrue\n");
    DESK_PRINTS(&desk, OF_FALLS "print(e.main:contains(150), e.main:contains(250))",
                "true\tfalse\n");
    DESK_FAILS(&desk, UNSELECTED "no:cost_per():interval()",
               "is missing: in 84% of draws the falls avoided would be 0 or less");
}

static void statistics_are_quantities(void)
{
    DESK_PRINTS(&desk,
                OF_FALLS "print(e.main:base(), e.main:estimate(), e.main:quantile(0.1))",
                "148 falls (illustrative)\t147 falls (illustrative)\t117 falls "
                "(illustrative)\n");
    DESK_PRINTS(&desk,
                OF_FALLS "print(e.main:quantile(0.5):number() == "
                         "e.main:median():number(), e.main:sd():number() > 20, "
                         "e.main:error():number() < 0.3, e.main:sd().unit)",
                "true\ttrue\ttrue\tfall\n");
    DESK_PRINTS(&desk,
                OF_FALLS "print((e.main:estimate() * 2):number() == "
                         "2 * e.main:estimate():number())",
                "true\n");
}

static void a_probability_is_a_share_that_can_be_compared(void)
{
    DESK_PRINTS(&desk,
                OF_FALLS "local p = e.main:probability('>', 147) "
                         "print(p > 0.4, p < 0.6, p.unit)",
                "true\ttrue\t1\n");
    DESK_PRINTS(&desk,
                OF_FALLS "print(e.main:probability('>', 10), "
                         "e.main:probability('<=', 10))",
                "100% (illustrative)\t0% (illustrative)\n");
    DESK_PRINTS(&desk,
                OF_FALLS "print(e.spend.total:probability('<=', s:spend "
                         "{ period = '2015-16' }))",
                "100%\n");
}

static void a_column_is_no_number(void)
{
    DESK_FAILS(&desk, OF_FALLS "print(e.main > 100)",
               "Falls avoided has 10000 draws, not one value; ask for :estimate(), "
               ":quantile(p) or :probability(\">\", x)");
    DESK_FAILS(&desk, OF_FALLS "e.main:number()", "10000 draws, not one value");
}

static void what_cannot_be_asked_says_why(void)
{
    DESK_FAILS(&desk, OF_FALLS "e.main:quantile(1.5)",
               "q:quantile: expected a share from 0 to 1, found 1.5");
    DESK_FAILS(&desk, OF_FALLS "e.main:quantile(0/0)",
               "q:quantile, p: expected a finite number");
    DESK_FAILS(&desk, OF_FALLS "e.main:probability('=', 1)",
               "q:probability, op: expected <, <=, > or >=, found \"=\"");
    DESK_FAILS(&desk, OF_FALLS "e.main:probability('>', e.spend.total)", "GBP");
    DESK_FAILS(&desk,
               OF_FALLS
               "return plan:spend { period = '2019-20' }:probability('>', 1) > 0",
               "is missing");
    DESK_FAILS(&desk, OF_FALLS "s:evaluate { draws = 50 }",
               "scheme:evaluate, draws: expected a whole number from 100 to 1,000,000, "
               "found 50");
    DESK_FAILS(&desk, OF_FALLS "s:evaluate { seed = 0.5 }", "scheme:evaluate, seed");
}

static void no_draws_show_the_base_case(void)
{
    DESK_PRINTS(&desk,
                "local e = plan:scheme('falls'):evaluate { period = '2015-16', draws = "
                "0 } print(e.main, e.main:estimate(), e.main:sd():number())",
                "148 falls (illustrative)\t148 falls (illustrative)\t0\n");
}

static void a_seed_is_a_world_of_its_own(void)
{
    DESK_PRINTS(&desk,
                OF_FALLS "local other = s:evaluate { period = '2015-16', seed = 2 } "
                         "local same = s:evaluate { period = '2015-16' } "
                         "print(other.main:estimate():number() == "
                         "e.main:estimate():number(), same.main:estimate():number() == "
                         "e.main:estimate():number())",
                "false\ttrue\n");
}

static void other_seeds_do_not_mix(void)
{
    DESK_FAILS(&desk,
               OF_FALLS "local other = s:evaluate { period = '2015-16', seed = 2 } "
                        "print(other.main + e.main)",
               "was drawn from the seed 1 and what it is put together with from 2; "
               "expected evaluations of one seed");
    DESK_PRINTS(&desk,
                OF_FALLS "local other = s:evaluate { period = '2015-16', seed = 2 } "
                         "local apart = other.main:estimate() - e.main:estimate() "
                         "print((apart + e.main):estimate():number() ~= 0)",
                "true\n");
}

static void other_numbers_of_draws_do_not_mix(void)
{
    DESK_FAILS(&desk,
               OF_FALLS "local few = s:evaluate { period = '2015-16', draws = 500 } "
                        "print(few.main + e.main)",
               "expected evaluations with the same number of draws");
    DESK_FAILS(&desk,
               OF_FALLS "s:evaluate { period = '2015-16', draws = 500, with = { "
                        "fall_rate = e.main / e.main * s:parameter('fall_rate') } }",
               "with fall_rate: expected a quantity of 500 draws");
}

static void a_period_has_draws_of_its_own(void)
{
    DESK_PRINTS(&desk,
                "local e = plan:scheme('falls'):evaluate { period = '2015-16', "
                "follow_up = 1 } for one in e.main:by_period() do print(one) end",
                "147 falls (95% interval 103 to 195; illustrative)\n"
                "74 falls (95% interval 28 to 126; illustrative)\n");
}

/* The effect of home assessment for people who were not selected may be none, so that a
 * cost of each fall avoided would depend on the seed. */
static void home_assessment_of_anybody_has_no_cost_for_each_fall(void)
{
    DESK_PRINTS(&desk, UNSELECTED "print(no:cost_per())",
                "cannot be given: in 84% of draws the falls avoided would be 0 or "
                "less\n");
    DESK_PRINTS(&desk, UNSELECTED "print(no.main:probability('<=', 0))",
                "84% (script)\n");
    DESK_PRINTS(&desk, UNSELECTED "print(no:cost_per().missing)",
                "in 84% of draws the falls avoided would be 0 or less\n");
    DESK_PRINTS(&desk, UNSELECTED "print(no:cost_per():estimate().missing)",
                "in 84% of draws the falls avoided would be 0 or less\n");
    DESK_PRINTS(&desk, UNSELECTED "print(no.main)",
                "-14 falls (95% interval -45 to 12; script)\n");
}

/* Exercise may prevent nothing, and prevents nothing in the base case. */
static void open_without_base(struct desk *own)
{
    const char *folder = desk_falls_plan(
        "falls,started_exercise,2015-16,planned,1000,person,published,P1 p1,\n", "");
    ot_test_write("parameters.csv",
                  "scheme,name,value,low,high,distribution,unit,grade,quality,reference\n"
                  "falls,rate_ratio_exercise,1,0.5,1,uniform,1,strong,published,P1 p1\n");
    desk_open(own, folder);
}

#define NO_BASE "local e = plan:scheme('falls'):evaluate { period = '2015-16' } "

static void a_base_case_divided_by_0_does_not_hide_the_draws(void)
{
    struct desk own;
    open_without_base(&own);
    DESK_PRINTS(&own, NO_BASE "print(e.main:base(), e:cost_per():base())",
                "0 falls\tcannot be given: Falls avoided is 0\n");
    DESK_PRINTS(&own,
                NO_BASE "local each = e:cost_per() print(each.missing, each, "
                        "each:probability('>', 0))",
                "nil\t£730 for each fall (95% interval £340 to £17,020)\t100%\n");
    DESK_PRINTS(&own,
                NO_BASE
                "local people = outturn.quantity(1000, 'person', { why = 'a "
                "test' }) * (e.main / e.main) "
                "print(plan:scheme('falls'):evaluate { period = '2015-16', with = "
                "{ started_exercise = people } }.failed)",
                "Falls avoided is 0\n");
    DESK_PRINTS(&own,
                NO_BASE
                "print(plan:scheme('falls'):evaluate { period = '2015-16', with = "
                "{ rate_ratio_exercise = 0.8 * (e.main / e.main) } }.failed)",
                "Falls avoided is 0\n");
    desk_close(&own);
}

static void a_report_shows_the_draws_and_says_that_there_is_no_base_case(void)
{
    struct desk own;
    struct ot_text xml = { 0 };
    struct ot_faults faults = { 0 };
    open_without_base(&own);
    struct script_run run =
        script_with(&own, "local report = outturn.report { title = 'A' } " NO_BASE
                          "local section = report:section('B') "
                          "section:figure('Cost of each', e:cost_per()) "
                          "section:figure('Its base case', e:cost_per():base()) "
                          "section:chart(e:tornado('cost_per')) "
                          "return report");
    OT_SAME(run.err.text, "");
    CU_ASSERT_FATAL(run.failed == 0);
    CU_ASSERT_EQUAL(ot_report_write(run.report, &xml, &run.err), 0);
    CU_ASSERT_EQUAL(ot_report_validate(xml.bytes, xml.length, "r.xml", &faults, &run.err),
                    0);
    OT_SAME(run.err.text, "");
    OT_HOLDS(ot_text_string(&xml), "<shown>£730 for each fall (95% interval £340 to ");
    OT_HOLDS(ot_text_string(&xml), " no-base=\"Falls avoided is 0\"");
    CU_ASSERT_PTR_NULL(strstr(ot_text_string(&xml), "\"nan"));
    ot_text_free(&xml);
    ot_faults_clear(&faults);
    script_forget(&run);
    desk_close(&own);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_result_is_shown_by_its_estimate_and_interval),
        OT_TEST(an_interval_at_another_level_lies_between_two_quantiles),
        OT_TEST(statistics_are_quantities),
        OT_TEST(a_probability_is_a_share_that_can_be_compared),
        OT_TEST(a_column_is_no_number),
        OT_TEST(what_cannot_be_asked_says_why),
        OT_TEST(no_draws_show_the_base_case),
        OT_TEST(a_seed_is_a_world_of_its_own),
        OT_TEST(other_seeds_do_not_mix),
        OT_TEST(other_numbers_of_draws_do_not_mix),
        OT_TEST(a_period_has_draws_of_its_own),
        OT_TEST(home_assessment_of_anybody_has_no_cost_for_each_fall),
        OT_TEST(a_base_case_divided_by_0_does_not_hide_the_draws),
        OT_TEST(a_report_shows_the_draws_and_says_that_there_is_no_base_case),
    };
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
    int failed = OT_TESTS_RUN("draws_api", tests);
    desk_close(&desk);
    return failed;
}
