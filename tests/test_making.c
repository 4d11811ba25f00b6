/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outturn paper with several reports: each paper, each message, in their order. */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "command/making.h"
#include "harness.h"
#include "program.h"
#include "sample.h"

/* Two reports, one that is none, and one that is not there. */
static void write_reports(void)
{
    char *report = sample_xml();
    ot_test_write("one.xml", report);
    ot_test_write("bad.xml", "<a/>");
    ot_test_write("two.xml", report);
    free(report);
}

static void run(struct ran *ran, const char *arguments)
{
    write_reports();
    program_run(ran, ot_test_folder(), NULL, arguments);
}

static void each_report_has_its_paper(void)
{
    struct ran ran;
    run(&ran, "paper one.xml two.xml --to html,odt");
    CU_ASSERT_EQUAL(ran.exit, 0);
    OT_SAME(ot_text_string(&ran.errors), "");
    program_forget(&ran);
    struct ot_text one = program_file(ot_test_folder(), "one.html");
    struct ot_text two = program_file(ot_test_folder(), "two.html");
    struct ot_text odt = program_file(ot_test_folder(), "two.odt");
    OT_HOLDS(ot_text_string(&one), "<!DOCTYPE html>");
    OT_SAME(ot_text_string(&one), ot_text_string(&two));
    CU_ASSERT(odt.length > 1000);
    ot_text_free(&one);
    ot_text_free(&two);
    ot_text_free(&odt);
}

static void a_report_at_fault_costs_no_other(void)
{
    struct ran ran;
    run(&ran, "paper bad.xml one.xml none.xml two.xml --to html,odt -o .");
    CU_ASSERT_EQUAL(ran.exit, OT_EXIT_INPUT);
    const char *errors = ot_text_string(&ran.errors);
    const char *bad = strstr(errors, "bad.xml: not a report");
    const char *none = strstr(errors, "none.xml: cannot be opened");
    CU_ASSERT(bad && none && bad < none);
    CU_ASSERT_PTR_NULL(bad ? strstr(bad + 1, "bad.xml: not a report") : NULL);
    program_forget(&ran);
    struct ot_text two = program_file(ot_test_folder(), "two.html");
    CU_ASSERT(two.length > 0);
    ot_text_free(&two);
}

static void what_all_share_is_told_once(void)
{
    struct ran ran;
    run(&ran, "paper one.xml two.xml --template bad.xml");
    CU_ASSERT_EQUAL(ran.exit, OT_EXIT_SCRIPT);
    const char *told = strstr(ot_text_string(&ran.errors), "bad.xml:1: ");
    CU_ASSERT_PTR_NOT_NULL_FATAL(told);
    CU_ASSERT_PTR_NULL(strstr(told + 1, "bad.xml:"));
    program_forget(&ran);
}

static void says_where_papers_cannot_go(void)
{
    static const char *const wrong[][2] = {
        { "paper one.xml two.xml -o -", "more than one report" },
        { "paper one.xml two.xml -o a.html", "more than one report" },
        { "paper one.xml ./one.xml", "./one.xml: another report has this name" },
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct ran ran;
        run(&ran, wrong[i][0]);
        CU_ASSERT_EQUAL(ran.exit, OT_EXIT_USAGE);
        OT_HOLDS(ot_text_string(&ran.errors), wrong[i][1]);
        program_forget(&ran);
    }
}

static void a_folder_is_made_and_records_of_runs_are_passed_over(void)
{
    struct ran ran;
    char path[600];
    ot_test_write("one.run.xml", "<run/>");
    run(&ran, "paper one.run.xml one.xml two.xml -o new");
    CU_ASSERT_EQUAL(ran.exit, OT_EXIT_OK);
    OT_SAME(ot_text_string(&ran.errors), "");
    snprintf(path, sizeof path, "%s/new/one.html", ot_test_folder());
    CU_ASSERT_EQUAL(access(path, R_OK), 0);
    snprintf(path, sizeof path, "%s/new/one.run.html", ot_test_folder());
    CU_ASSERT_EQUAL(access(path, F_OK), -1);
    program_forget(&ran);
    run(&ran, "paper one.run.xml");
    CU_ASSERT_EQUAL(ran.exit, OT_EXIT_INPUT);
    OT_HOLDS(ot_text_string(&ran.errors), "one.run.xml: not a report");
    program_forget(&ran);
}

/* A template that never ends is stopped by its depth, in each of the reports. */
static void a_template_without_an_end_is_at_fault_for_each(void)
{
    char one[600], two[600], template[600];
    write_reports();
    snprintf(template, sizeof template, "%s",
             ot_test_write("deep.xsl",
                           "<xsl:stylesheet version=\"1.0\" "
                           "xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">"
                           "<xsl:template match=\"/\"><xsl:call-template name=\"a\"/>"
                           "</xsl:template><xsl:template name=\"a\">"
                           "<xsl:call-template name=\"a\"/></xsl:template>"
                           "</xsl:stylesheet>"));
    snprintf(one, sizeof one, "%s/one.xml", ot_test_folder());
    snprintf(two, sizeof two, "%s/two.xml", ot_test_folder());
    struct ot_made made[2] = { 0 };
    const struct ot_making making = { .file = (const char *const[]){ one, two },
                                      .count = 2,
                                      .template = template };
    CU_ASSERT_EQUAL(ot_make_papers(&making, made), 0);
    for (size_t i = 0; i < 2; i++) {
        CU_ASSERT_EQUAL(made[i].err.exit, OT_EXIT_SCRIPT);
        CU_ASSERT_FALSE(made[i].by_the_program);
        OT_HOLDS(made[i].err.text, "deep.xsl:1: A potential infinite template");
        CU_ASSERT_EQUAL(made[i].html.length, 0);
        ot_made_free(&made[i]);
    }
}

/* Kills the first other child that its parent has; its exit status says whether it did.
 */
static pid_t start_killer(void)
{
    char path[100], line[200];
    pid_t parent = getpid(), killer = fork();
    if (killer != 0)
        return killer;
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)parent, (int)parent);
    for (int i = 0; i < 100000; i++) {
        FILE *file = fopen(path, "r");
        char *next = file && fgets(line, sizeof line, file) ? line : NULL;
        for (pid_t child; next && (child = (pid_t)strtol(next, &next, 10)) > 0;)
            if (child != getpid())
                _exit(kill(child, SIGKILL) == 0 ? 0 : 1);
        if (file)
            fclose(file);
        usleep(100);
    }
    _exit(1);
}

#define MANY 12

static void where_their_process_is_killed_each_is_made_alone(void)
{
    char path[600];
    const char *file[MANY];
    struct ot_made made[MANY] = { 0 };
    int status = 1;
    snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
    if (access(path, R_OK) != 0) {
        ot_skip("this kernel does not list a process's children");
        return;
    }
    write_reports();
    snprintf(path, sizeof path, "%s/one.xml", ot_test_folder());
    for (size_t i = 0; i < MANY; i++)
        file[i] = path;
    const struct ot_making making = { .file = file, .count = MANY };
    pid_t killer = start_killer();
    CU_ASSERT_EQUAL(ot_make_papers(&making, made), 0);
    CU_ASSERT_EQUAL(waitpid(killer, &status, 0), killer);
    CU_ASSERT_EQUAL(status, 0);
    for (size_t i = 0; i < MANY; i++) {
        CU_ASSERT_EQUAL(made[i].err.exit, OT_EXIT_OK);
        OT_SAME(ot_text_string(&made[i].html), ot_text_string(&made[0].html));
        CU_ASSERT(made[i].html.length > 1000);
    }
    for (size_t i = 0; i < MANY; i++)
        ot_made_free(&made[i]);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(each_report_has_its_paper),
        OT_TEST(a_report_at_fault_costs_no_other),
        OT_TEST(what_all_share_is_told_once),
        OT_TEST(says_where_papers_cannot_go),
        OT_TEST(a_folder_is_made_and_records_of_runs_are_passed_over),
        OT_TEST(a_template_without_an_end_is_at_fault_for_each),
        OT_TEST(where_their_process_is_killed_each_is_made_alone),
    };
    return OT_TESTS_RUN("making", tests);
}
