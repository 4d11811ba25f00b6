/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole scripts over whole plans: the shipped review, and the examples of the page. */
#include "config.h"

#include "script/script.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "harness.h"
#include "report/write.h"
#include "script_desk.h"

#define PLAN "scripts/milton-keynes-2015-16"

static void read_source(const char *path, struct ot_text *into)
{
    struct ot_error err;
    int failed = ot_file_read(ot_test_source(path), 1000000, OT_EXIT_USAGE, into, &err);
    CU_ASSERT_EQUAL_FATAL(failed, 0);
}

static void open_shipped(struct desk *desk)
{
    desk_open(desk, ot_test_source(PLAN));
}

/* The shipped review as XML. */
static void review(struct ot_text *xml)
{
    struct desk desk;
    struct ot_text lua = { 0 };
    struct ot_error err = { 0 };
    open_shipped(&desk);
    read_source(PLAN "/review.lua", &lua);
    struct script_run run = script_with(&desk, ot_text_string(&lua));
    OT_SAME(run.err.text, "");
    if (run.report)
        CU_ASSERT_EQUAL(ot_report_write(run.report, xml, &err), 0);
    script_forget(&run);
    ot_text_free(&lua);
    desk_close(&desk);
}

static void the_shipped_review_says_what_the_plan_spends(void)
{
    struct ot_text xml = { 0 };
    review(&xml);
    OT_HOLDS(ot_text_string(&xml), "14424000");
    OT_HOLDS(ot_text_string(&xml), "3987000");
    OT_HOLDS(ot_text_string(&xml), "the papers contradict themselves in 16 places");
    ot_text_free(&xml);
}

static void the_shipped_review_says_that_evidence_is_insufficient(void)
{
    struct ot_text xml = { 0 };
    review(&xml);
    const char *text = ot_text_string(&xml);
    OT_HOLDS(text, "word=\"insufficient evidence\"");
    OT_HOLDS(text, "<reason>it rests on illustrative figures");
    const char *even = strstr(text, "started exercise and nothing else"),
               *might = strstr(text, "what it might achieve");
    CU_ASSERT(even && might && even < might);
    ot_text_free(&xml);
}

static void the_same_script_gives_the_same_bytes(void)
{
    struct ot_text first = { 0 }, second = { 0 };
    review(&first);
    review(&second);
    OT_SAME(ot_text_string(&second), ot_text_string(&first));
    ot_text_free(&first);
    ot_text_free(&second);
}

static void a_script_returns_its_report(void)
{
    struct desk desk;
    open_shipped(&desk);
    struct script_run run = script_with(&desk, "return 12");
    CU_ASSERT_EQUAL(run.failed, -1);
    CU_ASSERT_EQUAL(run.err.exit, OT_EXIT_SCRIPT);
    OT_SAME(run.err.text, "t.lua: expected the script to return its report, found 12; "
                          "end it with `return report`");
    CU_ASSERT_PTR_NULL(run.report);
    run = script_with(&desk, "");
    OT_HOLDS(run.err.text, "found nothing");
    desk_close(&desk);
}

static void an_error_leaves_no_report(void)
{
    struct desk desk;
    open_shipped(&desk);
    struct script_run run = script_with(
        &desk, "local report = outturn.report { title = 'T' }\nlocal x = plan:spend {\n  "
               "perod = '2015-16' }\nreturn report");
    CU_ASSERT_PTR_NULL(run.report);
    OT_HOLDS(run.err.text,
             "plan:spend has no option \"perod\"; did you mean \"period\"?");
    OT_HOLDS(run.err.text, "t.lua:2: ");
    OT_HOLDS(run.err.text, "\n    local x = plan:spend {");
    desk_close(&desk);
}

/* ---- The page ---- */

/* Where an example says what it prints ("--> 12"), it prints that and nothing else. */
static void check_printed(const char *lua, size_t length, const char *printed)
{
    static const char mark[] = "-->";
    struct ot_text expected = { 0 };
    const char *at = lua, *end = lua + length;
    while ((at = memmem(at, (size_t)(end - at), mark, strlen(mark)))) {
        at += strlen(mark);
        at += *at == ' ';
        ot_text_add(&expected, at, strcspn(at, "\n"));
        ot_text_put(&expected, "\n");
    }
    if (expected.length)
        OT_SAME(printed, ot_text_string(&expected));
    ot_text_free(&expected);
}

/* The examples of docs/scripts.md, each run over the shipped plan. */
static void run_example(const char *lua, size_t length)
{
    struct desk desk;
    struct ot_text text = { 0 };
    bool whole = memmem(lua, length, "outturn.report", 14) != NULL;
    if (!whole)
        ot_text_put(&text,
                    "local report = outturn.report { title = \"T\" } local section "
                    "= report:section(\"S\") local scheme = plan:scheme(\"falls\") "
                    "local e = scheme:evaluate {}\n");
    ot_text_add(&text, lua, length);
    if (!whole)
        ot_text_put(&text, "\nreturn report");
    open_shipped(&desk);
    struct script_run run = script_with(&desk, ot_text_string(&text));
    OT_SAME(run.err.text, "");
    check_printed(lua, length, ot_text_string(&run.printed));
    script_forget(&run);
    ot_text_free(&text);
    desk_close(&desk);
}

static void the_examples_of_the_page_run(void)
{
    struct ot_text page = { 0 };
    size_t examples = 0;
    read_source("docs/scripts.md", &page);
    const char *at = ot_text_string(&page);
    while ((at = strstr(at, "```lua\n"))) {
        const char *begin = at + 7, *end = strstr(begin, "```");
        CU_ASSERT_PTR_NOT_NULL_FATAL(end);
        run_example(begin, (size_t)(end - begin));
        examples++;
        at = end + 3;
    }
    CU_ASSERT(examples >= 5);
    ot_text_free(&page);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(the_shipped_review_says_what_the_plan_spends),
        OT_TEST(the_shipped_review_says_that_evidence_is_insufficient),
        OT_TEST(the_same_script_gives_the_same_bytes),
        OT_TEST(a_script_returns_its_report),
        OT_TEST(an_error_leaves_no_report),
        OT_TEST(the_examples_of_the_page_run),
    };
    return OT_TESTS_RUN("script", tests);
}
