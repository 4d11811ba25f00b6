/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as its users meet it: commands, options, exit codes, and what is left
 * behind. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "harness.h"
#include "program.h"

#define PLAN "scripts/milton-keynes-2015-16"

/* A folder of the test's own; name is unique within the program. */
static const char *fresh(const char *name)
{
    static char path[512];
    snprintf(path, sizeof path, "mkdir -p '%s/%s'", ot_test_folder(), name);
    if (system(path) != 0)
        CU_FAIL("no folder");
    snprintf(path, sizeof path, "%s/%s", ot_test_folder(), name);
    return path;
}

static void run_shipped(struct ran *ran, const char *folder, const char *more)
{
    char arguments[2000];
    snprintf(arguments, sizeof arguments, "run %s %s", ot_test_source(PLAN "/review.lua"),
             more);
    program_run(ran, folder, NULL, arguments);
}

static void help_leads_with_an_example(void)
{
    static const char *const cases[] = {
        "--help",         "run --help",   "check --help",
        "schemes --help", "trace --help", "paper --help"
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct ran ran;
        program_run(&ran, NULL, NULL, cases[i]);
        CU_ASSERT_EQUAL(ran.exit, 0);
        CU_ASSERT_EQUAL(strncmp(ot_text_string(&ran.output), "outturn ", 8), 0);
        OT_HOLDS(ot_text_string(&ran.output), "usage:");
        CU_ASSERT_EQUAL(ran.errors.length, 0);
        program_forget(&ran);
    }
}

static void usage_errors_say_what_was_expected(void)
{
    static const struct {
        const char *arguments, *message;
    } cases[] = {
        { "", "" },
        { "rum x.lua", "did you mean \"run\"?" },
        { "run", "no script is given" },
        { "run x.lua y.lua", "unexpected argument y.lua" },
        { "run x.lua --timout 3", "did you mean --timeout" },
        { "run x.lua --timeout", "a value is missing after --timeout" },
        { "run x.lua --timeout ten", "expected a number of at least 0.1" },
        { "run x.lua --memory -5", "expected a number of at least 1" },
        { "run no-such-script.lua", "no-such-script.lua" },
        { "check notes.txt", "expected a plan's folder, a script (.lua), a report (.xml) "
                             "or a plugin (.so)" },
        { "trace", "no report is given" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct ran ran;
        program_run(&ran, fresh("usage"), NULL, cases[i].arguments);
        CU_ASSERT_EQUAL(ran.exit, 2);
        OT_HOLDS(ot_text_string(&ran.errors), cases[i].message);
        program_forget(&ran);
    }
}

static void runs_the_shipped_example(void)
{
    struct ran ran;
    const char *folder = fresh("shipped");
    run_shipped(&ran, folder, "");
    OT_SAME(ot_text_string(&ran.errors), "");
    CU_ASSERT_EQUAL(ran.exit, 0);
    program_forget(&ran);
    struct ot_text names = program_list(folder),
                   report = program_file(folder, "review.xml");
    OT_SAME(ot_text_string(&names), "review.run.xml review.xml");
    OT_HOLDS(ot_text_string(&report), "14424000.00");
    OT_HOLDS(ot_text_string(&report), "3987000.00");
    OT_HOLDS(ot_text_string(&report), "200000.00");
    OT_HOLDS(ot_text_string(&report), "total_disagrees");
    ot_text_free(&names);
    ot_text_free(&report);
    program_run(&ran, folder, NULL, "check review.xml");
    OT_SAME(ot_text_string(&ran.output), "review.xml: a valid report\n");
    CU_ASSERT_EQUAL(ran.exit, 0);
    program_forget(&ran);
}

static void writes_to_standard_output_without_a_record(void)
{
    struct ran ran;
    const char *folder = fresh("stdout");
    run_shipped(&ran, folder, "-o -");
    CU_ASSERT_EQUAL(ran.exit, 0);
    CU_ASSERT_EQUAL(strncmp(ot_text_string(&ran.output), "<?xml", 5), 0);
    struct ot_text names = program_list(folder);
    OT_SAME(ot_text_string(&names), "");
    ot_text_free(&names);
    program_forget(&ran);
}

static void traces_a_figure_down_to_its_cell(void)
{
    struct ran ran;
    const char *folder = fresh("trace");
    run_shipped(&ran, folder, "-o r.xml");
    program_forget(&ran);
    program_run(&ran, folder, NULL, "trace r.xml");
    CU_ASSERT_EQUAL(ran.exit, 0);
    OT_HOLDS(ot_text_string(&ran.output), "spend.csv:");
    OT_HOLDS(ot_text_string(&ran.output), "Sherrington and others 2019");
    program_forget(&ran);
    program_run(&ran, folder, NULL, "trace r.xml f99999");
    CU_ASSERT_EQUAL(ran.exit, 2);
    program_forget(&ran);
    program_run(&ran, folder, NULL, "trace r.xml --summary");
    CU_ASSERT_EQUAL(ran.exit, 0);
    OT_HOLDS(ot_text_string(&ran.output), "Falls Prevention");
    program_forget(&ran);
}

static void lists_kinds_with_their_sources(void)
{
    struct ran ran;
    program_run(&ran, NULL, NULL, "schemes");
    CU_ASSERT_EQUAL(ran.exit, 0);
    OT_HOLDS(ot_text_string(&ran.output), "falls");
    program_forget(&ran);
    program_run(&ran, NULL, NULL, "schemes falls");
    CU_ASSERT_EQUAL(ran.exit, 0);
    OT_HOLDS(ot_text_string(&ran.output), "Sherrington and others 2019");
    OT_HOLDS(ot_text_string(&ran.output), "assumed");
    program_forget(&ran);
    program_run(&ran, NULL, NULL, "schemes dementia");
    CU_ASSERT_EQUAL(ran.exit, 0);
    OT_HOLDS(ot_text_string(&ran.output), "START trial, Knapp and others 2013");
    OT_HOLDS(ot_text_string(&ran.output), "note: a level, not a number of stays");
    OT_HOLDS(ot_text_string(&ran.output), "note: families pay a large part");
    program_forget(&ran);
    program_run(&ran, NULL, NULL, "schemes --units");
    OT_HOLDS(ot_text_string(&ran.output), "people");
    program_forget(&ran);
    program_run(&ran, NULL, NULL, "schemes no_such_kind");
    CU_ASSERT_EQUAL(ran.exit, 5);
    program_forget(&ran);
}

/* A script of one test, in a folder with a small plan; returns its folder. */
static const char *script(const char *name, const char *lua)
{
    char file[256];
    const char *folder = fresh(name);
    static const char *const table[][2] = {
        { "plan.csv", "field,value\ntitle,A "
                      "plan\narea,Somewhere\nperiods,2015-16\nprice_year,2015-16\n" },
        { "schemes.csv",
          "id,name,kind\nfalls,Falls prevention,falls\nother,Another,unheard_of\n" },
        { "papers.csv", "id,title\nP1,The paper\n" },
        { "spend.csv", "scheme,period,basis,amount,quality,reference\nfalls,2015-16,"
                       "planned,100000,published,P1\n" },
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        snprintf(file, sizeof file, "%s/%s", name, table[i][0]);
        ot_test_write(file, table[i][1]);
    }
    snprintf(file, sizeof file, "%s/s.lua", name);
    ot_test_write(file, lua);
    return folder;
}

static void an_error_of_a_script_names_its_line_and_shows_it(void)
{
    struct ran ran;
    program_run(&ran,
                script("wrong", "local x = 1\n\nlocal y = plan:spendd {}\nreturn x\n"),
                NULL, "run s.lua");
    CU_ASSERT_EQUAL(ran.exit, 4);
    OT_HOLDS(ot_text_string(&ran.errors), "s.lua:3: ");
    OT_HOLDS(ot_text_string(&ran.errors), "local y = plan:spendd {}");
    OT_HOLDS(ot_text_string(&ran.errors), "spend");
    program_forget(&ran);
}

static void hostile_scripts_end_within_their_limits_and_leave_nothing(void)
{
    static const char *const hostile[] = {
        "while true do end",
        "local t = {} while true do t[#t + 1] = string.rep('x', 100000) .. #t end",
        "while true do pcall(function() while true do end end) end",
        "string.rep('', 1e18)",
    };
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
        struct ran ran;
        char name[32];
        snprintf(name, sizeof name, "hostile%zu", i);
        const char *folder = script(name, hostile[i]);
        program_run(&ran, folder, NULL, "run s.lua --timeout 1 --memory 16");
        CU_ASSERT_EQUAL(ran.exit, 4);
        CU_ASSERT(ran.seconds < 3);
        struct ot_text names = program_list(folder);
        OT_SAME(ot_text_string(&names),
                "papers.csv plan.csv s.lua schemes.csv spend.csv");
        ot_text_free(&names);
        program_forget(&ran);
    }
}

static void a_broken_table_leaves_an_older_report_alone(void)
{
    struct ran ran;
    const char *folder =
        script("broken", "return outturn.report { title = 'T', date = '2014-03-25' }\n");
    ot_test_write("broken/s.xml", "the older report");
    ot_test_write("broken/spend.csv", "scheme,period,basis,amount,quality,reference\n"
                                      "fals,2015-16,planned,1,published,P1\n"
                                      "falls,2011-12,planned,1,published,P1\n"
                                      "falls,2015-16,planed,1,published,P1\n"
                                      "falls,2015-16,planned,1.2E+05,published,P1\n");
    program_run(&ran, folder, NULL, "run s.lua");
    CU_ASSERT_EQUAL(ran.exit, 3);
    OT_HOLDS(ot_text_string(&ran.errors), "spend.csv:2:1: ");
    OT_HOLDS(ot_text_string(&ran.errors), "spend.csv:3:2: ");
    OT_HOLDS(ot_text_string(&ran.errors), "spend.csv:4:3: ");
    OT_HOLDS(ot_text_string(&ran.errors), "spend.csv:5:4: ");
    struct ot_text older = program_file(folder, "s.xml");
    OT_SAME(ot_text_string(&older), "the older report");
    ot_text_free(&older);
    program_forget(&ran);
}

static void a_scheme_that_fails_is_named_and_the_report_is_written(void)
{
    struct ran ran;
    const char *folder = script(
        "failing", "local r = outturn.report { title = 'T', date = '2014-03-25' }\n"
                   "local e = plan:scheme('other'):evaluate {}\n"
                   "r:section('S'):figure('Spend', e.spend.total)\nreturn r\n");
    program_run(&ran, folder, NULL, "run s.lua");
    CU_ASSERT_EQUAL(ran.exit, 1);
    OT_HOLDS(ot_text_string(&ran.errors), "Another could not be evaluated");
    OT_HOLDS(ot_text_string(&ran.errors), "unheard_of");
    struct ot_text report = program_file(folder, "s.xml");
    OT_HOLDS(ot_text_string(&report), "unheard_of");
    ot_text_free(&report);
    program_forget(&ran);
}

static void an_output_that_cannot_be_written_is_exit_7(void)
{
    struct ran ran;
    run_shipped(&ran, fresh("nowhere"), "-o no/such/folder/r.xml");
    CU_ASSERT_EQUAL(ran.exit, 7);
    OT_HOLDS(ot_text_string(&ran.errors), "no/such/folder");
    program_forget(&ran);
}

static void checks_a_plugin(void)
{
    struct ran ran;
    char arguments[600];
    snprintf(arguments, sizeof arguments, "check %s/falls.so", getenv("OUTTURN_PLUGINS"));
    program_run(&ran, NULL, NULL, arguments);
    CU_ASSERT_EQUAL(ran.exit, 0);
    OT_HOLDS(ot_text_string(&ran.output), "no fault found");
    program_forget(&ran);
    snprintf(arguments, sizeof arguments, "check %s/bad_abi.so",
             getenv("OUTTURN_TEST_PLUGINS"));
    program_run(&ran, NULL, NULL, arguments);
    CU_ASSERT_EQUAL(ran.exit, 5);
    OT_HOLDS(ot_text_string(&ran.errors), "bad_abi.so");
    program_forget(&ran);
}

/* A check is no fault: the exit code is 0. */
static void checks_a_plan_and_lists_where_it_contradicts_itself(void)
{
    struct ran ran;
    char arguments[600];
    snprintf(arguments, sizeof arguments, "check %s",
             ot_test_source("scripts/milton-keynes-2023-25"));
    program_run(&ran, NULL, NULL, arguments);
    CU_ASSERT_EQUAL(ran.exit, 0);
    OT_SAME(ot_text_string(&ran.errors), "");
    OT_HOLDS(ot_text_string(&ran.output), ": 13 tables, 259 rows; no fault found\n");
    OT_HOLDS(ot_text_string(&ran.output), "\nremark rounding_pound: 2024-25, Minimum NHS "
                                          "Contribution: planned spend of £20,752,369");
    program_forget(&ran);
    snprintf(arguments, sizeof arguments, "check %s", ot_test_source(PLAN));
    program_run(&ran, NULL, NULL, arguments);
    CU_ASSERT_EQUAL(ran.exit, 0);
    OT_HOLDS(ot_text_string(&ran.output), "\ncaveat overspend: 2014-15, all sources");
    program_forget(&ran);
}

static void checks_a_plan_with_faults(void)
{
    struct ran ran;
    const char *folder = script("faults", "");
    ot_test_write("faults/spend.csv", "scheme,period,basis,amount,quality,reference\n"
                                      "fals,2015-16,planned,1,published,P1\n");
    program_run(&ran, folder, NULL, "check .");
    CU_ASSERT_EQUAL(ran.exit, 3);
    OT_SAME(ot_text_string(&ran.output), "");
    OT_HOLDS(ot_text_string(&ran.errors), "spend.csv:2:1: ");
    OT_HOLDS(ot_text_string(&ran.errors), "did you mean \"falls\"?");
    program_forget(&ran);
}

static void checks_a_script_and_writes_nothing(void)
{
    struct ran ran;
    const char *folder =
        script("try", "return outturn.report { title = 'T', date = '2014-03-25' }\n");
    program_run(&ran, folder, NULL, "check s.lua");
    CU_ASSERT_EQUAL(ran.exit, 0);
    OT_HOLDS(ot_text_string(&ran.output), "s.lua: runs to its end");
    struct ot_text names = program_list(folder);
    OT_SAME(ot_text_string(&names), "papers.csv plan.csv s.lua schemes.csv spend.csv");
    ot_text_free(&names);
    program_forget(&ran);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(help_leads_with_an_example),
        OT_TEST(usage_errors_say_what_was_expected),
        OT_TEST(runs_the_shipped_example),
        OT_TEST(writes_to_standard_output_without_a_record),
        OT_TEST(traces_a_figure_down_to_its_cell),
        OT_TEST(lists_kinds_with_their_sources),
        OT_TEST(an_error_of_a_script_names_its_line_and_shows_it),
        OT_TEST(hostile_scripts_end_within_their_limits_and_leave_nothing),
        OT_TEST(a_broken_table_leaves_an_older_report_alone),
        OT_TEST(a_scheme_that_fails_is_named_and_the_report_is_written),
        OT_TEST(an_output_that_cannot_be_written_is_exit_7),
        OT_TEST(checks_a_plugin),
        OT_TEST(checks_a_plan_and_lists_where_it_contradicts_itself),
        OT_TEST(checks_a_plan_with_faults),
        OT_TEST(checks_a_script_and_writes_nothing),
    };
    return OT_TESTS_RUN("command", tests);
}
