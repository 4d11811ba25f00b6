/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same inputs give the same bytes: in any folder, locale and time zone, however
 * often. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "harness.h"
#include "program.h"

static struct ot_text report_of(const char *script, const char *folder,
                                const char *const *settings)
{
    struct ran ran;
    char arguments[600];
    snprintf(arguments, sizeof arguments, "run %s -o -", script);
    program_run(&ran, folder, settings, arguments);
    CU_ASSERT_EQUAL(ran.exit, 0);
    ot_text_free(&ran.errors);
    return ran.output;
}

static const char *shipped(void)
{
    return ot_test_source("scripts/milton-keynes-2015-16/review.lua");
}

static void compare(const struct ot_text *first, struct ot_text other)
{
    CU_ASSERT(first->length > 1000);
    CU_ASSERT_EQUAL(first->length, other.length);
    OT_SAME(first->length == other.length &&
                    memcmp(first->bytes, other.bytes, first->length) == 0
                ? "same"
                : "other",
            "same");
    ot_text_free(&other);
}

static void twenty_runs_give_the_same_bytes(void)
{
    struct ot_text first = report_of(shipped(), NULL, NULL);
    for (int i = 1; i < 20; i++)
        compare(&first, report_of(shipped(), NULL, NULL));
    ot_text_free(&first);
}

static void locales_and_time_zones_change_nothing(void)
{
    static const char *const settings[][4] = {
        { "LC_ALL=C", "TZ=UTC" },
        { "LC_ALL=de_DE.UTF-8", "LANG=de_DE.UTF-8", "TZ=Pacific/Apia" },
        { "LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8", "TZ=Europe/London" },
        { "LC_ALL=C.UTF-8", "TZ=America/New_York", "HOME=/nonexistent" },
    };
    struct ot_text first = report_of(shipped(), NULL, NULL);
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++)
        compare(&first, report_of(shipped(), NULL, settings[i]));
    ot_text_free(&first);
}

/* 60,000 draws are more than are kept of one answer: they are made slice by slice. */
static void draws_give_the_same_bytes_in_any_locale(void)
{
    static const char *const turkish[] = { "LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8",
                                           NULL };
    char command[1200], script[600];
    snprintf(command, sizeof command, "mkdir -p '%s/drawn' && cp '%s'/*.csv '%s/drawn'",
             ot_test_folder(), ot_test_source("scripts/milton-keynes-2015-16"),
             ot_test_folder());
    CU_ASSERT_EQUAL_FATAL(system(command), 0);
    snprintf(
        script, sizeof script, "%s",
        ot_test_write("drawn/draws.lua",
                      "local report = outturn.report { title = 'Draws' }\n"
                      "local e = plan:scheme('falls'):evaluate { period = '2015-16', "
                      "draws = 60000 }\n"
                      "local s = report:section('S')\n"
                      "s:figure('Falls avoided', e.main)\n"
                      "s:figure('Cost of each', e:cost_per())\n"
                      "s:figure('Worth it', e.npv:probability('>', 0))\n"
                      "return report\n"));
    struct ot_text first = report_of(script, NULL, NULL);
    OT_HOLDS(ot_text_string(&first), "method=\"draws\" draws=\"60000\"");
    for (int i = 0; i < 3; i++)
        compare(&first, report_of(script, NULL, NULL));
    compare(&first, report_of(script, NULL, turkish));
    ot_text_free(&first);
}

static void another_folder_changes_nothing(void)
{
    char command[1200], copy[600];
    struct ot_text first = report_of(shipped(), NULL, NULL);
    snprintf(command, sizeof command, "mkdir -p '%s/a/b c' && cp -r '%s' '%s/a/copy'",
             ot_test_folder(), ot_test_source("scripts/milton-keynes-2015-16"),
             ot_test_folder());
    CU_ASSERT_EQUAL_FATAL(system(command), 0);
    snprintf(copy, sizeof copy, "%s/a/copy/review.lua", ot_test_folder());
    compare(&first, report_of(copy, "/", NULL));
    ot_text_free(&first);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(twenty_runs_give_the_same_bytes),
        OT_TEST(locales_and_time_zones_change_nothing),
        OT_TEST(draws_give_the_same_bytes_in_any_locale),
        OT_TEST(another_folder_changes_nothing),
    };
    return OT_TESTS_RUN("determinism", tests);
}
