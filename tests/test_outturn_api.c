/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outturn.report, outturn.quantity, outturn.uprate. */
#include "config.h"

#include "harness.h"
#include "report/report.h"
#include "script/api.h"
#include "script_desk.h"

static struct desk desk;

static void a_script_makes_one_report(void)
{
    DESK_FAILS(&desk,
               "local a = outturn.report { title = 'A' }\nlocal b = outturn.report { "
               "title = 'B' }",
               "t.lua:2: outturn.report: a script makes one report");
}

static void a_report_has_its_head(void)
{
    struct script_run run = script_with(
        &desk, "return outturn.report { title = 'T', to = 'Board', date = '25/03/2014', "
               "purpose = 'P', author = 'A role' }");
    CU_ASSERT_PTR_NOT_NULL_FATAL(run.report);
    OT_SAME(run.report->title, "T");
    OT_SAME(run.report->to, "Board");
    OT_SAME(run.report->date, "2014-03-25");
    OT_SAME(run.report->purpose, "P");
    OT_SAME(run.report->author, "A role");
    script_forget(&run);
}

static void a_figure_of_the_script_is_illustrative_unless_said(void)
{
    DESK_PRINTS(
        &desk,
        "local a = outturn.quantity(12, 'person', { why = 'x' }) "
        "local b = outturn.quantity(1, 'GBP/person', { why = 'paper 3', low = 0.5, high "
        "= 2, quality = 'estimated' }) print(a, a.unit, a.quality, b.quality, "
        "(a * b).unit)",
        "12 people (illustrative)\tperson\tillustrative\testimated\tGBP\n");
    DESK_PRINTS(
        &desk,
        "print(outturn.quantity(0, 'person', { why = 'not asked', quality = 'missing' })"
        ".missing)",
        "not asked\n");
}

static void a_figure_without_sense_is_refused(void)
{
    DESK_FAILS(&desk, "outturn.quantity(1, 'person')",
               "outturn.quantity, why: expected a text");
    DESK_FAILS(&desk, "outturn.quantity(1, 'Two Words', { why = 'x' })",
               "unit: expected a unit such as \"person\"");
    DESK_FAILS(&desk, "outturn.quantity(1, 'person', { why = 'x', low = 0 })",
               "expected both low and high, or neither");
    DESK_FAILS(&desk, "outturn.quantity(1, 'person', { why = 'x', low = 2, high = 3 })",
               "expected low <= value <= high");
}

static void money_is_brought_to_another_year(void)
{
    DESK_PRINTS(&desk,
                "local a = outturn.uprate(plan:spend(), { to = '2016-17' }) "
                "print(a.prices, a > plan:spend():number(), "
                "outturn.uprate(plan:spend(), { to = '2015-16' }) == plan:spend())",
                "2016-17 prices\ttrue\ttrue\n");
    DESK_PRINTS(
        &desk,
        "local p = outturn.uprate(100, { from = '2013-14', to = '2015-16' }) "
        "local u = outturn.uprate(outturn.quantity(100, 'GBP/person', { why = 'x' }), "
        "{ from = '2013-14', to = '2015-16' }) "
        "print(p.quality, p.unit, u.unit, u.quality, p:number() == u:number())",
        "script\tGBP\tGBP/person\tillustrative\ttrue\n");
}

static void uprating_says_what_it_lacks(void)
{
    DESK_FAILS(&desk, "outturn.uprate(100, { to = '2015-16' })",
               "the amount says nothing of its prices; give the year it is from");
    DESK_FAILS(&desk,
               "outturn.uprate(plan:spend(), { to = '2015-16', from = '2013-14' })",
               "leave out from");
    DESK_FAILS(&desk, "outturn.uprate(plan:spend(), { to = '2060-61' })",
               "has no figure for");
    DESK_FAILS(&desk,
               "outturn.uprate(outturn.quantity(1, 'person', { why = 'x' }), { from = "
               "'2013-14', "
               "to = '2015-16' })",
               "only money can be uprated");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_script_makes_one_report),
        OT_TEST(a_report_has_its_head),
        OT_TEST(a_figure_of_the_script_is_illustrative_unless_said),
        OT_TEST(a_figure_without_sense_is_refused),
        OT_TEST(money_is_brought_to_another_year),
        OT_TEST(uprating_says_what_it_lacks),
    };
    desk_open(&desk, desk_falls_plan("", ""));
    int failed = OT_TESTS_RUN("outturn_api", tests);
    desk_close(&desk);
    return failed;
}
