/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports of the shipped scripts, whole. A change is read in the diff before it is
 * kept: OUTTURN_GOLDEN=1 tests/test_golden writes them anew. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "harness.h"
#include "program.h"

#define RELEASE "release=\"" PACKAGE_VERSION "\""

/* The report of a shipped script, without the release. */
static struct ot_text report_of(const char *plan, const char *script)
{
    struct ran ran;
    struct ot_text report = { 0 };
    char arguments[600];
    snprintf(arguments, sizeof arguments, "run %s/%s/%s.lua -o -",
             ot_test_source("scripts"), plan, script);
    program_run(&ran, NULL, NULL, arguments);
    CU_ASSERT_EQUAL(ran.exit, 0);
    const char *bytes = ot_text_string(&ran.output), *at = strstr(bytes, RELEASE);
    CU_ASSERT_PTR_NOT_NULL_FATAL(at);
    ot_text_add(&report, bytes, (size_t)(at - bytes));
    ot_text_put(&report, "release=\"\"");
    ot_text_put(&report, at + strlen(RELEASE));
    program_forget(&ran);
    return report;
}

/* The first line that differs, as each has it. */
static void compare_lines(const char *found, const char *expected)
{
    char line[2][300];
    while (*found && *found == *expected)
        found++, expected++;
    if (*found == *expected)
        return;
    snprintf(line[0], sizeof line[0], "%.*s", (int)strcspn(found, "\n"), found);
    snprintf(line[1], sizeof line[1], "%.*s", (int)strcspn(expected, "\n"), expected);
    OT_SAME(line[0], line[1]);
    CU_FAIL("the report is another than the one that was read and kept");
}

static void is_as_it_was_read_and_kept(const char *plan, const char *script,
                                       const char *name)
{
    struct ot_text report = report_of(plan, script), kept = { 0 };
    struct ot_error err;
    char path[200];
    snprintf(path, sizeof path, "tests/golden/%s.xml", name);
    if (getenv("OUTTURN_GOLDEN"))
        CU_ASSERT_EQUAL(
            ot_file_write(ot_test_source(path), report.bytes, report.length, 0644, &err),
            0);
    CU_ASSERT_EQUAL_FATAL(
        ot_file_read(ot_test_source(path), 10000000, OT_EXIT_USAGE, &kept, &err), 0);
    CU_ASSERT(kept.length > 10000);
    compare_lines(ot_text_string(&report), ot_text_string(&kept));
    ot_text_free(&report);
    ot_text_free(&kept);
}

static void the_review_of_2015_16(void)
{
    is_as_it_was_read_and_kept("milton-keynes-2015-16", "review",
                               "milton-keynes-2015-16");
}

static void the_review_of_2023_25(void)
{
    is_as_it_was_read_and_kept("milton-keynes-2023-25", "review",
                               "milton-keynes-2023-25");
}

static void the_fund_of_2015_16(void)
{
    is_as_it_was_read_and_kept("milton-keynes-2015-16", "fund",
                               "milton-keynes-2015-16-fund");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(the_review_of_2015_16),
        OT_TEST(the_review_of_2023_25),
        OT_TEST(the_fund_of_2015_16),
    };
    return OT_TESTS_RUN("golden", tests);
}
