/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options of the commands, and where plugins are looked for. */
#include "config.h"

#include "command/command.h"

#include <stdio.h>
#include <stdlib.h>

#include "harness.h"

static const struct ot_command command = { "try", "", "help\n", NULL };

struct given {
    const char *value;
    bool flag;
    const char *operand[2];
    size_t operands;
};

static int read_all(int argc, char **argv, struct given *given)
{
    const struct ot_option options[] = { { "output", 'o', &given->value, NULL },
                                         { "loud", 0, NULL, &given->flag } };
    return ot_options_read(&command, argc, argv, options, 2, given->operand,
                           &given->operands, 2);
}
#define READ(given, ...)                                                       \
    read_all((int)(sizeof((char *[]){ "try", __VA_ARGS__ }) / sizeof(char *)), \
             (char *[]){ "try", __VA_ARGS__ }, given)

static void takes_options_in_each_of_their_forms(void)
{
    struct given a = { 0 }, b = { 0 }, c = { 0 };
    CU_ASSERT_EQUAL(READ(&a, "-o", "x.xml", "in.lua"), 0);
    OT_SAME(a.value, "x.xml");
    OT_SAME(a.operand[0], "in.lua");
    CU_ASSERT_EQUAL(READ(&b, "in.lua", "--output=x.xml", "--loud"), 0);
    OT_SAME(b.value, "x.xml");
    CU_ASSERT_TRUE(b.flag);
    CU_ASSERT_EQUAL(READ(&c, "--output", "-", "--", "--loud"), 0);
    OT_SAME(c.value, "-");
    OT_SAME(c.operand[0], "--loud");
    CU_ASSERT_FALSE(c.flag);
}

static void refuses_what_it_does_not_know(void)
{
    struct given given = { 0 };
    CU_ASSERT_EQUAL(READ(&given, "--ouput", "x"), OT_EXIT_USAGE);
    CU_ASSERT_EQUAL(READ(&given, "-x"), OT_EXIT_USAGE);
    CU_ASSERT_EQUAL(READ(&given, "--output"), OT_EXIT_USAGE);
    CU_ASSERT_EQUAL(READ(&given, "--loud=yes"), OT_EXIT_USAGE);
    CU_ASSERT_EQUAL(READ(&given, "a", "b", "c"), OT_EXIT_USAGE);
    CU_ASSERT_EQUAL(READ(&given, "-o", "x", "--output=y"), OT_EXIT_USAGE);
    CU_ASSERT_EQUAL(READ(&given, "--loud", "--loud"), 0);
}

static void numbers_are_read_strictly(void)
{
    double x = 7;
    CU_ASSERT_EQUAL(ot_option_number("n", NULL, 1, &x), 0);
    CU_ASSERT_DOUBLE_EQUAL(x, 7, 0);
    CU_ASSERT_EQUAL(ot_option_number("n", "2.5", 1, &x), 0);
    CU_ASSERT_DOUBLE_EQUAL(x, 2.5, 0);
    CU_ASSERT_EQUAL(ot_option_number("n", "0.5", 1, &x), OT_EXIT_USAGE);
    CU_ASSERT_EQUAL(ot_option_number("n", "0x10", 1, &x), OT_EXIT_USAGE);
    CU_ASSERT_EQUAL(ot_option_number("n", "nan", 1, &x), OT_EXIT_USAGE);
}

static void plugins_are_looked_for_where_the_environment_says(void)
{
    const char *kept = getenv("OUTTURN_PLUGINS");
    char copy[4096];
    snprintf(copy, sizeof copy, "%s", kept ? kept : "");
    setenv("OUTTURN_PLUGINS", "/a:/b", 1);
    CU_ASSERT_EQUAL_FATAL(ot_folders()->count, 2);
    OT_SAME(ot_folders()->path[0], "/a");
    OT_SAME(ot_folders()->path[1], "/b");
    unsetenv("OUTTURN_PLUGINS");
    CU_ASSERT_EQUAL_FATAL(ot_folders()->count, 1);
    OT_SAME(ot_folders()->path[0], OT_PLUGINDIR);
    setenv("OUTTURN_PLUGINS", copy, 1);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(takes_options_in_each_of_their_forms),
        OT_TEST(refuses_what_it_does_not_know),
        OT_TEST(numbers_are_read_strictly),
        OT_TEST(plugins_are_looked_for_where_the_environment_says),
    };
    return OT_TESTS_RUN("options", tests);
}
