/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example plugin, and the page that shows it: its code is compiled by plain cc, as a
 * reader would, and loaded. */
#include "config.h"

#include <sys/wait.h>

#include "base/file.h"
#include "loading.h"
#include "scheme/try.h"

/* The first block of code on the page. */
static char *code_of_the_page(void)
{
    struct ot_text page = { 0 };
    const char *fence = "```c\n", *end = NULL;
    CU_ASSERT_EQUAL_FATAL(ot_file_read(ot_test_source("docs/plugins.md"), 1 << 20,
                                       OT_EXIT_INPUT, &page, NULL),
                          0);
    char *begin = strstr(page.bytes, fence);
    if (begin)
        end = strstr(begin += strlen(fence), "\n```");
    CU_ASSERT_PTR_NOT_NULL_FATAL(end);
    char *code = strndup(begin, (size_t)(end + 1 - begin));
    ot_text_free(&page);
    return code;
}

static void the_page_shows_the_example(void)
{
    struct ot_text example = { 0 };
    char *code = code_of_the_page();
    CU_ASSERT_EQUAL_FATAL(ot_file_read(ot_test_source("plugins/example.c"), 1 << 20,
                                       OT_EXIT_INPUT, &example, NULL),
                          0);
    OT_SAME(code, ot_text_string(&example));
    ot_text_free(&example);
    free(code);
}

/* community_alarm.so, made of the page's code by the page's command in its form for the
 * source tree. Static. */
static const char *built(void)
{
    static char path[300], command[2000];
    const char *compiler = getenv("OUTTURN_CC");
    char *code = code_of_the_page();
    snprintf(path, sizeof path, "%s/community_alarm.so", ot_test_folder());
    snprintf(command, sizeof command,
             "%s -std=c11 -O2 -Wall -Wextra -Werror -fPIC -shared -I'%s' "
             "-ffp-contract=off '%s' -o '%s' && chmod go-w '%s'",
             compiler ? compiler : "cc", ot_test_source("core"),
             ot_test_write("community_alarm.c", code), path, path);
    free(code);
    int status = system(command);
    CU_ASSERT_FATAL(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    return path;
}

static void the_page_compiles_and_loads(void)
{
    struct ot_plugin plugin = ot_load(built());
    struct ot_faults faults = { 0 };
    CU_ASSERT_PTR_NOT_NULL_FATAL(plugin.kind);
    OT_SAME(plugin.kind->name, "community_alarm");
    CU_ASSERT_EQUAL(ot_plugin_try(&plugin, &faults, NULL), 0);
    CU_ASSERT_EQUAL(faults.count, 0);
    ot_faults_clear(&faults);
    ot_plugin_close(&plugin);
}

static void fifty_users_avoid_one_long_lie_a_year(void)
{
    struct ot_plugin plugin = ot_load(built());
    struct ot_base_case c;
    struct ot_answer answer = { 0 };
    CU_ASSERT_PTR_NOT_NULL_FATAL(plugin.kind);
    ot_base_case(&c, plugin.kind, 2);
    c.years[1] = 0.5;
    c.input[0] = 12000;
    c.input[2] = c.input[3] = 50;
    CU_ASSERT_EQUAL_FATAL(ot_job_run(&plugin, &c.job, &answer, NULL), 0);
    CU_ASSERT(*ot_answer_at(&answer, 0, 0, 0) == 12000);
    CU_ASSERT(*ot_answer_at(&answer, 1, 0, 0) == 1);
    CU_ASSERT(*ot_answer_at(&answer, 1, 1, 0) == 0.5);
    CU_ASSERT(*ot_answer_at(&answer, 2, 0, 0) == 2014);
    ot_answer_free(&answer);
    ot_plugin_close(&plugin);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(the_page_shows_the_example),
        OT_TEST(the_page_compiles_and_loads),
        OT_TEST(fifty_users_avoid_one_long_lie_a_year),
    };
    return OT_TESTS_RUN("example", tests);
}
