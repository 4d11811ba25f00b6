/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report says of itself when its script has ended. */
#include "config.h"

#include "harness.h"
#include "report/report.h"
#include "script/host.h"
#include "script_desk.h"

static struct desk desk;

#define ACTIVITY                                                          \
    "falls,started_exercise,2015-16,planned,1000,person,published,P1 p1," \
    "\nfalls,strangers,2015-16,planned,3,person,published,P1 p1,\n"

static struct ot_report *report_of(const char *lua)
{
    struct ot_text text = { 0 };
    ot_text_format(
        &text, "local report = outturn.report { title = 'T' } %s\nreturn report", lua);
    desk.appraisal.evaluation = NULL;
    desk.appraisal.count = 0;
    struct script_run run = script_with(&desk, ot_text_string(&text));
    OT_SAME(run.err.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(run.report);
    ot_text_free(&text);
    script_forget(&run);
    return run.report;
}

static const char *shown(const struct ot_figure *figure)
{
    static struct ot_text text;
    ot_text_free(&text);
    ot_figure_people(figure, &text);
    return ot_text_string(&text);
}

static void each_evaluation_has_a_row(void)
{
    const struct ot_report *report =
        report_of("plan:scheme('falls'):evaluate() plan:scheme('other'):evaluate()");
    CU_ASSERT_EQUAL_FATAL(report->evaluations, 2);
    CU_ASSERT_EQUAL_FATAL(report->summaries, 2);
    const struct ot_report_evaluation *falls = &report->evaluation[0];
    OT_SAME(falls->scheme, "falls");
    OT_SAME(falls->kind, "falls");
    OT_SAME(falls->basis, "planned");
    OT_SAME(falls->periods, "2015-16");
    OT_SAME(falls->grade, "weak");
    OT_SAME(falls->failed, NULL);
    CU_ASSERT_EQUAL(falls->price_year, 2015);
    const struct ot_report_summary *row = &report->summary[0];
    OT_SAME(row->scheme, "Falls prevention");
    OT_SAME(row->outcome_name, "Falls avoided");
    OT_SAME(shown(row->spend), "£100,000");
    OT_HOLDS(shown(row->cost_per), " for each fall");
    OT_HOLDS(shown(row->break_even), "%");
}

static void a_failed_evaluation_is_named_and_its_spend_known(void)
{
    const struct ot_report *report = report_of("plan:scheme('other'):evaluate()");
    OT_HOLDS(report->evaluation[0].failed, "the plan gives it no kind");
    OT_SAME(report->evaluation[0].quality, "missing");
    OT_SAME(shown(report->summary[0].spend), "£50,000");
    OT_HOLDS(shown(report->summary[0].outcome), "not known: the plan gives it no kind");
}

/* Of the period that was asked for, and of no other. */
static void a_failed_evaluation_keeps_its_period(void)
{
    const struct ot_report *report =
        report_of("plan:scheme('other'):evaluate { period = '2014-15' }");
    OT_SAME(report->evaluation[0].periods, "2014-15");
    OT_HOLDS(shown(report->summary[0].spend), "not known");
}

/* It stands beside the evaluation that it varies, and is no row of its own. */
static void a_what_if_is_no_row_of_the_summary(void)
{
    const struct ot_report *report =
        report_of("plan:scheme('falls'):evaluate() plan:scheme('falls'):evaluate { "
                  "with = { started_exercise = 5 } }");
    CU_ASSERT_EQUAL(report->evaluations, 2);
    CU_ASSERT_EQUAL(report->summaries, 1);
    report = report_of("plan:scheme('falls'):evaluate { with = { started_exercise = 5 } "
                       "}");
    CU_ASSERT_EQUAL(report->summaries, 1);
}

static void checks_stand_in_the_report(void)
{
    const struct ot_report *report = report_of("");
    CU_ASSERT_EQUAL_FATAL(report->checks, 1);
    OT_SAME(report->check[0].rule, "activity_not_read");
    OT_SAME(report->check[0].level, "caveat");
    OT_SAME(report->check[0].at[0].file, "activity.csv");
}

static void what_it_was_made_from_is_said(void)
{
    const struct ot_report *report =
        report_of("plan:scheme('falls'):evaluate() plan:scheme('falls'):evaluate()");
    CU_ASSERT_EQUAL(report->inputs, desk.plan->file_count);
    CU_ASSERT_EQUAL_FATAL(report->plugins, 1);
    OT_SAME(report->plugin[0].kind, "falls");
    CU_ASSERT_EQUAL_FATAL(report->papers, 1);
    OT_SAME(report->paper[0].id, "P1");
    OT_SAME(report->area, "Somewhere");
    OT_SAME(report->script, "t.lua");
    CU_ASSERT_EQUAL(strlen(report->script_sha256), 64);
}

static void every_figure_has_been_computed(void)
{
    const struct ot_report *report =
        report_of("local e = plan:scheme('falls'):evaluate() "
                  "report:section('S'):figure('F', e:cost_per())");
    CU_ASSERT(report->figures > 4);
    for (size_t i = 0; i < report->figures; i++)
        CU_ASSERT(report->figure[i]->node->value || report->figure[i]->node->missing);
}

static void each_pair_of_seed_and_draws_is_said_once(void)
{
    const struct ot_report *report =
        report_of("local s = plan:scheme('falls') s:evaluate { seed = 7, draws = 500 } "
                  "s:evaluate { seed = 9, draws = 600 } "
                  "s:evaluate { seed = 7, draws = 500 }");
    CU_ASSERT_EQUAL_FATAL(report->drawns, 2);
    CU_ASSERT(report->drawn[0].seed == 7 && report->drawn[0].count == 500);
    CU_ASSERT(report->drawn[1].seed == 9 && report->drawn[1].count == 600);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(each_evaluation_has_a_row),
        OT_TEST(a_failed_evaluation_is_named_and_its_spend_known),
        OT_TEST(a_failed_evaluation_keeps_its_period),
        OT_TEST(a_what_if_is_no_row_of_the_summary),
        OT_TEST(checks_stand_in_the_report),
        OT_TEST(what_it_was_made_from_is_said),
        OT_TEST(each_pair_of_seed_and_draws_is_said_once),
        OT_TEST(every_figure_has_been_computed),
    };
    desk_open(&desk, desk_falls_plan(ACTIVITY, ""));
    int failed = OT_TESTS_RUN("finish", tests);
    desk_close(&desk);
    return failed;
}
