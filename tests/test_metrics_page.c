/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docs/metrics.md: its examples run, and it says what the table and the command say. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "harness.h"
#include "plan/metric_set.h"
#include "program.h"
#include "script_desk.h"

static struct ot_text page;

/* What the comments "--> …" of an example say that it prints. */
static void add_expected(const char *lua, size_t length, struct ot_text *into)
{
    const char *end = lua + length, *at = lua;
    while ((at = memmem(at, (size_t)(end - at), "  --> ", 6))) {
        at += 6;
        ot_text_add(into, at, strcspn(at, "\n") + 1);
    }
}

static void run_example(struct desk *desk, const char *lua, size_t length)
{
    struct ot_text text = { 0 }, expected = { 0 };
    ot_text_put(&text, "local report = outturn.report { title = 'T' } "
                       "local section = report:section('S')\n");
    ot_text_add(&text, lua, length);
    ot_text_put(&text, "\nreturn report");
    add_expected(lua, length, &expected);
    struct script_run run = script_with(desk, ot_text_string(&text));
    OT_SAME(run.err.text, "");
    OT_SAME(ot_text_string(&run.printed), ot_text_string(&expected));
    script_forget(&run);
    ot_text_free(&expected);
    ot_text_free(&text);
}

static void the_examples_run(void)
{
    size_t examples = 0;
    const char *at = ot_text_string(&page);
    while ((at = strstr(at, "```lua\n"))) {
        struct desk desk;
        const char *begin = at + 7, *end = strstr(begin, "```");
        CU_ASSERT_PTR_NOT_NULL_FATAL(end);
        desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
        run_example(&desk, begin, (size_t)(end - begin));
        desk_close(&desk);
        examples++;
        at = end + 3;
    }
    CU_ASSERT(examples >= 4);
}

/* The part of the page from the heading of a set to the next. */
static char *part_of(const char *set)
{
    char heading[80];
    snprintf(heading, sizeof heading, "\n### %s", set);
    const char *begin = strstr(ot_text_string(&page), heading);
    CU_ASSERT_PTR_NOT_NULL_FATAL(begin);
    const char *end = strstr(begin + 4, "\n### ");
    return strndup(begin, end ? (size_t)(end - begin) : strlen(begin));
}

static void each_shipped_metric_is_on_the_page(void)
{
    for (size_t i = 0; i < ot_metric_definition_count; i++) {
        const struct ot_metric_definition *d = &ot_metric_definitions[i];
        char *part = part_of(d->set), id[80];
        snprintf(id, sizeof id, "| `%s` | ", d->id);
        OT_HOLDS(part, id);
        OT_HOLDS(part, d->name);
        OT_HOLDS(part, d->source);
        OT_HOLDS(part, d->beware);
        OT_HOLDS(part, d->since);
        if (d->assumed)
            OT_HOLDS(part, "its details are assumed");
        free(part);
    }
}

static void each_has_what_a_reader_needs(void)
{
    for (size_t i = 0; i < ot_metric_definition_count; i++) {
        const struct ot_metric_definition *d = &ot_metric_definitions[i];
        CU_ASSERT(d->set && d->id && d->name && d->source && d->since && d->beware);
        CU_ASSERT_PTR_EQUAL(ot_metric_definition(d->set, d->id), d);
    }
    CU_ASSERT_PTR_NULL(ot_metric_definition("2014", "falls"));
    CU_ASSERT(ot_metric_set_is_known("2014"));
    CU_ASSERT_FALSE(ot_metric_set_is_known("2013"));
}

static void the_command_lists_them(void)
{
    struct ran ran;
    program_run(&ran, NULL, NULL, "metrics");
    CU_ASSERT_EQUAL(ran.exit, 0);
    for (size_t i = 0; i < ot_metric_definition_count; i++)
        OT_HOLDS(ot_text_string(&ran.output), ot_metric_definitions[i].name);
    program_forget(&ran);
    program_run(&ran, NULL, NULL, "metrics 2014");
    CU_ASSERT_EQUAL(ran.exit, 0);
    OT_HOLDS(ot_text_string(&ran.output),
             "formula    admissions in the period / people 65+ x 100,000\n"
             "    better     lower\n    interval   Byar; exact below ten events\n");
    program_forget(&ran);
    program_run(&ran, NULL, NULL, "metrics 2015");
    CU_ASSERT_EQUAL(ran.exit, 2);
    OT_HOLDS(ot_text_string(&ran.errors), "no metric set \"2015\"; did you mean");
    program_forget(&ran);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(the_examples_run),
        OT_TEST(each_shipped_metric_is_on_the_page),
        OT_TEST(each_has_what_a_reader_needs),
        OT_TEST(the_command_lists_them),
    };
    struct ot_error err = { 0 };
    if (ot_file_read(ot_test_source("docs/metrics.md"), 1 << 20, OT_EXIT_INPUT, &page,
                     &err) != 0)
        return 1;
    int failed = OT_TESTS_RUN("metrics_page", tests);
    ot_text_free(&page);
    return failed;
}
