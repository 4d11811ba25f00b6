/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cell of free text, or of episodes, holds is told nowhere but where a script puts
 * it: no message, run record or file beside the report has it, however wrong the table.
 * Each cell holds a canary of its own, and all that comes out is searched for any. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/error.h"
#include "harness.h"
#include "plan/schema.h"
#include "plan_folder.h"
#include "program.h"

#define CANARY "qKanarie7"

/* In a folder of their own: the program's temporary files, of which none may stay. */
static char temporary[500];

static void start(void)
{
    plan_folder_start();
    ot_test_write("r.lua", "local report = outturn.report { title = 'T' }\n"
                           "report:section('Checks'):checks()\n"
                           "return report\n");
    snprintf(temporary, sizeof temporary, "TMPDIR=%s/tmp", ot_test_folder());
    mkdir(temporary + strlen("TMPDIR="), 0700);
}

static void is_silent(const char *what, const char *bytes)
{
    const char *found = bytes ? strstr(bytes, CANARY) : NULL;
    if (found)
        printf("# in %s: %.60s, of: %.300s\n", what, found, bytes);
    CU_ASSERT_PTR_NULL(found);
}

/* Run a command and look through all that it says and leaves; its exit code. */
static int listen(const char *command)
{
    const char *const settings[] = { temporary, NULL };
    struct ran ran;
    program_run(&ran, ot_test_folder(), settings, command);
    is_silent("standard output", ot_text_string(&ran.output));
    is_silent("standard error", ot_text_string(&ran.errors));
    CU_ASSERT(ran.exit >= OT_EXIT_OK && ran.exit <= OT_EXIT_INTERNAL);
    program_forget(&ran);
    struct ot_text names = program_list(ot_test_folder());
    CU_ASSERT_PTR_NULL(strstr(ot_text_string(&names), ".tmp"));
    CU_ASSERT_PTR_NULL(strstr(ot_text_string(&names), "core"));
    ot_text_free(&names);
    names = program_list(temporary + strlen("TMPDIR="));
    OT_SAME(ot_text_string(&names), "");
    ot_text_free(&names);
    return ran.exit;
}

/* Check the plan, run it, and look at what stands beside the report, too. */
static int listen_to_all(void)
{
    int exit = listen("check .");
    listen("run r.lua -o r.xml --traceback");
    struct ot_text record = program_file(ot_test_folder(), "r.run.xml");
    is_silent("the run record", ot_text_string(&record));
    ot_text_free(&record);
    return exit;
}

/* ---- Free text ---- */

/* That no one has to link or to know: as it is printed. */
static bool is_free_text(const struct ot_column *column)
{
    return column->type == OT_COLUMN_TEXT && !column->required && !column->link;
}

static const char *sound_value(const struct ot_column *column)
{
    switch (column->type) {
    case OT_COLUMN_PERIOD:
        return "2023-24";
    case OT_COLUMN_BASIS:
        return "planned";
    case OT_COLUMN_MONEY:
    case OT_COLUMN_VALUE:
        return "1";
    default:
        return "";
    }
}

static void write_table(const struct ot_schema *schema, bool wrong)
{
    struct ot_text text = { 0 };
    char name[100];
    for (size_t i = 0; i < schema->column_count; i++)
        ot_text_format(&text, "%s%s", i ? "," : "", schema->columns[i].name);
    ot_text_put(&text, "\n");
    for (size_t i = 0; i < schema->column_count; i++) {
        const struct ot_column *column = &schema->columns[i];
        ot_text_put(&text, i ? "," : "");
        if (is_free_text(column))
            ot_text_format(&text, CANARY "%zu", i);
        else
            ot_text_put(&text, wrong ? "" : sound_value(column));
    }
    /* A row too long, a quote in a cell, a byte that is no UTF-8, and a cell without end.
     */
    if (wrong)
        ot_text_put(&text, "," CANARY "\n" CANARY "\"," CANARY "\n" CANARY
                           "\xff,\n\"" CANARY "\n");
    else
        ot_text_put(&text, "\n");
    snprintf(name, sizeof name, "%s.csv", schema->name);
    ot_test_write(name, ot_text_string(&text));
    ot_text_free(&text);
}

static void write_all(bool wrong)
{
    start();
    for (size_t i = 0; i < ot_schema_count; i++)
        if (strcmp(ot_schemas[i]->name, "plan") != 0)
            write_table(ot_schemas[i], wrong);
}

static void free_text_is_never_told(void)
{
    for (size_t i = 0; i < ot_schema_count; i++) {
        start();
        write_table(ot_schemas[i], true);
        CU_ASSERT_NOT_EQUAL(listen("check ."), OT_EXIT_OK);
    }
    write_all(false);
    listen_to_all();
    write_all(true);
    CU_ASSERT_EQUAL(listen_to_all(), OT_EXIT_INPUT);
}

/* ---- Episodes ---- */

static const char heading[] =
    "episode,scheme,referred,accepted,started,ended,discharged,hours,contacts,age_band,"
    "sex,quintile,at_home_91,died,readmitted,long_term_care";
static const char *const sound[] = { "e1",
                                     "falls",
                                     "2023-09-20 14:30",
                                     "2023-09-20 15:00",
                                     "2023-09-21",
                                     "2023-10-01",
                                     "2023-10-02",
                                     "3",
                                     "4",
                                     "75-84",
                                     "female",
                                     "2",
                                     "yes",
                                     "no",
                                     "no",
                                     "unknown" };
enum { CELLS = sizeof sound / sizeof sound[0] };

/* With this cell changed, in rows of its own; two rows of the same pseudonym, too. */
static void write_episodes(size_t changed, const char *to)
{
    struct ot_text text = { 0 };
    ot_text_format(&text, "%s\n", heading);
    for (int row = 0; row < 3; row++) {
        for (size_t i = 0; i < CELLS; i++) {
            ot_text_put(&text, i ? "," : "");
            if (i == changed)
                ot_text_put(&text, to);
            else if (i == 0)
                ot_text_format(&text, CANARY "%d", row / 2);
            else
                ot_text_put(&text, sound[i]);
        }
        ot_text_put(&text, "\n");
    }
    ot_test_write("episodes.csv", ot_text_string(&text));
    ot_text_free(&text);
}

static void what_episodes_hold_is_never_told(void)
{
    for (size_t i = 0; i < CELLS; i++) {
        start();
        write_episodes(i, CANARY "9");
        CU_ASSERT_EQUAL(listen("check ."), OT_EXIT_INPUT);
    }
    start();
    write_episodes(CELLS, "");
    CU_ASSERT_EQUAL(listen_to_all(), OT_EXIT_INPUT);
}

/* An NHS number, a postcode, a quote that does not end, a byte that is no text. */
static void what_looks_personal_is_refused_and_not_told(void)
{
    static const char *const cells[] = { "\"" CANARY "\"\"",     CANARY "\xff",
                                         "x\"" CANARY,           CANARY "\x01",
                                         "999 123 4567 " CANARY, "MK1 1AA " CANARY };
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        start();
        write_episodes(10, cells[i]);
        CU_ASSERT_EQUAL(listen("check ."), OT_EXIT_INPUT);
    }
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(free_text_is_never_told),
        OT_TEST(what_episodes_hold_is_never_told),
        OT_TEST(what_looks_personal_is_refused_and_not_told),
    };
    return OT_TESTS_RUN("canary", tests);
}
