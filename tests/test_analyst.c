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
    struct ot_analysis analysis = { .script = script,
                                    .plan = folder,
                                    .folders = &folders };
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

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(makes_a_valid_report),
        OT_TEST(a_script_that_is_not_there_is_a_usage_error),
        OT_TEST(all_faults_of_a_plan_are_listed_and_nothing_is_handed_over),
        OT_TEST(a_script_can_use_a_file_of_its_folder),
        OT_TEST(the_record_names_the_plugins_that_were_used),
    };
    return OT_TESTS_RUN("analyst", tests);
}
