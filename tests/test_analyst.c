/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a script and a plan to a report's bytes, without the process around it. */
#include "config.h"

#include "run/analyst.h"

#include <stdio.h>
#include <stdlib.h>

#include "desk.h"
#include "harness.h"
#include "report/schema.h"

static struct ot_result analyse(const char *script, const char *folder)
{
    const char *path[] = { getenv("OUTTURN_PLUGINS") };
    struct ot_plugin_folders folders = { path, 1 };
    struct ot_analysis analysis = {
        .script = script, .plan = folder, .folders = &folders, .in_process = true
    };
    struct ot_result result = { 0 };
    ot_analyst(&analysis, &result);
    return result;
}

static void makes_a_valid_report(void)
{
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    const char *folder = desk_falls_plan("", "");
    struct ot_result result = analyse(
        ot_test_write("valid.lua",
                      "return outturn.report { title = 'T', date = '2014-03-25' }\n"),
        folder);
    OT_SAME(ot_text_string(&result.message), "");
    CU_ASSERT_EQUAL(result.exit, OT_EXIT_OK);
    CU_ASSERT_EQUAL(ot_report_validate(ot_text_string(&result.output),
                                       result.output.length, "r", &faults, &err),
                    0);
    ot_faults_clear(&faults);
    ot_result_free(&result);
}

static void a_script_that_is_not_there_is_a_usage_error(void)
{
    struct ot_result result = analyse("/nonexistent/s.lua", desk_falls_plan("", ""));
    CU_ASSERT_EQUAL(result.exit, OT_EXIT_USAGE);
    OT_HOLDS(ot_text_string(&result.message), "/nonexistent/s.lua");
    CU_ASSERT_EQUAL(result.output.length, 0);
    ot_result_free(&result);
}

static void all_faults_of_a_plan_are_listed_and_nothing_is_handed_over(void)
{
    const char *folder =
        desk_falls_plan("falls,started_tai_chi,2011-12,planned,10,person,guess,,\n"
                        "fals,started_tai_chi,2015-16,planned,10,person,estimated,,n\n",
                        "");
    struct ot_result result =
        analyse(ot_test_write("faults.lua", "return nil\n"), folder);
    CU_ASSERT_EQUAL(result.exit, OT_EXIT_INPUT);
    OT_HOLDS(ot_text_string(&result.message), "activity.csv:2:3: ");
    OT_HOLDS(ot_text_string(&result.message), "activity.csv:2:7: ");
    OT_HOLDS(ot_text_string(&result.message), "activity.csv:3:1: ");
    CU_ASSERT_EQUAL(result.output.length, 0);
    ot_result_free(&result);
}

static void a_script_can_use_a_file_of_its_folder(void)
{
    const char *folder = desk_falls_plan("", "");
    ot_test_write("words.lua", "return { title = 'From words' }\n");
    struct ot_result result = analyse(
        ot_test_write("uses.lua",
                      "local w = use('words')\n"
                      "return outturn.report { title = w.title, date = '2014-03-25' }\n"),
        folder);
    OT_SAME(ot_text_string(&result.message), "");
    OT_HOLDS(ot_text_string(&result.output), "From words");
    ot_result_free(&result);
}

static void the_record_names_the_plugins_that_were_used(void)
{
    const char *folder = desk_falls_plan("", "");
    struct ot_result result = analyse(
        ot_test_write("records.lua",
                      "plan:scheme('falls'):evaluate {}\n"
                      "return outturn.report { title = 'T', date = '2014-03-25' }\n"),
        folder);
    OT_SAME(ot_text_string(&result.message), "");
    OT_HOLDS(ot_text_string(&result.record), "<plugin kind=\"falls\"");
    ot_result_free(&result);
}

static void verdicts_and_comparisons_make_a_valid_report(void)
{
    const char *folder = desk_falls_plan(
        "falls,started_exercise,2015-16,planned,1000,person,published,P1 p1,\n", "");
    ot_test_write(
        "rules.lua",
        "return function(e) -- <&>\n"
        "  if e.main.missing then return 'stop', 'unknown' end\n"
        "  return e.main:probability('>', 10) > 0.5 and 'continue' or 'change', '<&>'\n"
        "end\n");
    struct ot_result result = analyse(
        ot_test_write("verdicts.lua",
                      "local r = outturn.report { title = 'T', date = '2014-03-25' }\n"
                      "local rule = r:rule('<Is it> \\\"worth\\\" it & more?', "
                      "use('rules'))\n"
                      "local e = plan:scheme('falls'):evaluate()\n"
                      "local o = plan:scheme('other'):evaluate()\n"
                      "local s = r:section('S', { private = true })\n"
                      "s:verdict(e, rule) s:verdict(o, rule)\n"
                      "s:compare({ e, o }, { 'main', 'verdict', 'evidence' })\n"
                      "s:compare({ e, plan:scheme('falls'):evaluate() }, 'benefit', { "
                      "private = true })\n"
                      "return r\n"),
        folder);
    const char *xml = ot_text_string(&result.output);
    OT_SAME(ot_text_string(&result.message),
            "Another could not be evaluated: the plan gives it no kind: it is "
            "accounted for by the ledger, without evidence of outcome\n");
    OT_HOLDS(xml, "<title>&lt;Is it&gt; \"worth\" it &amp; more?</title>");
    OT_HOLDS(xml, "<rule id=\"r1\" file=\"rules.lua\" line=\"1\">");
    OT_HOLDS(xml, "<test operator=\"&gt;\" holds=\"true\">");
    OT_HOLDS(xml, "<right value=\"0.5\">50%</right>");
    OT_HOLDS(xml, "<verdict evaluation=\"e2\" rule=\"r1\" word=\"stop\" "
                  "against-evidence=\"the plan gives it no kind: ");
    OT_HOLDS(xml, "<row evaluation=\"e2\">");
    OT_HOLDS(xml, "verdict=\"stop\" verdict-private=\"true\"");
    OT_HOLDS(xml, "cannot-be-given=\"nothing more is gained\"");
    ot_result_free(&result);
}

static void a_script_that_stops_on_a_failed_scheme_says_why_it_failed(void)
{
    const char *folder = desk_falls_plan("", "");
    struct ot_result result =
        analyse(ot_test_write("stops.lua", "local e = plan:scheme('other'):evaluate()\n"
                                           "error('nothing to show')\n"),
                folder);
    CU_ASSERT_EQUAL(result.exit, OT_EXIT_SCRIPT);
    OT_HOLDS(ot_text_string(&result.message), "Another could not be evaluated: ");
    OT_HOLDS(ot_text_string(&result.message), "stops.lua:2: nothing to show");
    CU_ASSERT_EQUAL(result.output.length, 0);
    ot_result_free(&result);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(makes_a_valid_report),
        OT_TEST(a_script_that_is_not_there_is_a_usage_error),
        OT_TEST(all_faults_of_a_plan_are_listed_and_nothing_is_handed_over),
        OT_TEST(a_script_can_use_a_file_of_its_folder),
        OT_TEST(the_record_names_the_plugins_that_were_used),
        OT_TEST(a_script_that_stops_on_a_failed_scheme_says_why_it_failed),
        OT_TEST(verdicts_and_comparisons_make_a_valid_report),
    };
    return OT_TESTS_RUN("analyst", tests);
}
