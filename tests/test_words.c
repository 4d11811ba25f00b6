/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and other values as text, and back. */
#include "config.h"

#include "harness.h"
#include "script/library.h"
#include "script_desk.h"

static void numbers_are_written_shortest(void)
{
    SCRIPT_PRINTS("print(0.1, 1e300, 14424000, 14424000.0, -0.0, 1 / 3)",
                  "0.1\t1e+300\t14424000\t14424000\t0\t0.3333333333333333\n");
    SCRIPT_PRINTS("print(0/0, -(0/0), 1/0, -1/0, math.mininteger)",
                  "nan\tnan\tinf\t-inf\t-9223372036854775808\n");
}

static void no_address_is_told(void)
{
    SCRIPT_PRINTS("print({}, print, tostring({}), string.format('%s %5s|', {}, print))",
                  "table\tfunction\ttable\ttable function|\n");
    SCRIPT_FAILS("string.format('%p', {})", "%p is not allowed");
}

static void a_table_may_say_what_it_is(void)
{
    SCRIPT_PRINTS("print(setmetatable({}, { __tostring = function() return 'me' end }))",
                  "me\n");
    SCRIPT_FAILS("print(setmetatable({}, { __tostring = function() return 1 end }))",
                 "__tostring: expected a text, found a number");
}

static void text_is_read_strictly(void)
{
    SCRIPT_PRINTS(
        "print(tonumber('1.5'), tonumber('1,5'), tonumber(' 1'), tonumber('0x1F'), "
        "tonumber('-7'), tonumber('1e2'), tonumber('inf'), tonumber('nan'), "
        "tonumber('0x1p4'), tonumber(''), tonumber('ff', 16), tonumber({}))",
        "1.5\tnil\tnil\t31\t-7\t100\tnil\tnil\tnil\tnil\t255\tnil\n");
    SCRIPT_PRINTS(
        "print(math.type(tonumber('3')), math.type(tonumber('3.0')), tonumber(4), "
        "tonumber('1\\0'))",
        "integer\tfloat\t4\tnil\n");
}

static void text_does_not_count_as_a_number(void)
{
    SCRIPT_FAILS("return '10' + 1", "attempt to perform arithmetic on a string");
}

static void format_writes_decimals_without_the_locale(void)
{
    SCRIPT_PRINTS(
        "print(string.format('%.2f|%8.1f|%-6.0f|%f|%5.1f%%', 2.675, 1234.55, 7, 1/3, "
        "-0.01))",
        "2.67|  1234.5|7     |0.333333|  0.0%\n");
    SCRIPT_PRINTS("print(string.format('%.1f %e %g', 0/0, 1/0, -1/0))", "nan inf -inf\n");
    SCRIPT_PRINTS(
        "print(string.format('%d %05d %x %c %s %q %-5s| %g %+.1f', 3, 42, 255, 65, "
        "0.5, 'a', 'b', 0.5, 2))",
        "3 00042 ff A 0.5 \"a\" b    | 0.5 +2.0\n");
}

static void format_says_what_it_lacks(void)
{
    SCRIPT_FAILS("string.format('%d')", "nothing to write for %d");
    SCRIPT_FAILS("string.format('%')", "not a complete conversion");
    SCRIPT_FAILS("string.format('%d', 1.5)", "number has no integer representation");
    SCRIPT_FAILS("string.format('%y', 1)", "invalid conversion");
}

static void print_separates_by_tabs(void)
{
    SCRIPT_PRINTS("print() print(nil, true, 'a\\0b' == 'a')", "\nnil\ttrue\tfalse\n");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(numbers_are_written_shortest),
        OT_TEST(no_address_is_told),
        OT_TEST(a_table_may_say_what_it_is),
        OT_TEST(text_is_read_strictly),
        OT_TEST(text_does_not_count_as_a_number),
        OT_TEST(format_writes_decimals_without_the_locale),
        OT_TEST(format_says_what_it_lacks),
        OT_TEST(print_separates_by_tabs),
    };
    return OT_TESTS_RUN("words", tests);
}
