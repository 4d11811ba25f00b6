/* SPDX-License-Identifier: GPL-3.0-or-later */
/* exp, log and pow are ours in the program, and in the libraries that it uses. */
#include "config.h"

#include "method/maths.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "harness.h"
#include "outturn-math.h"
#include "script_desk.h"

static uint64_t bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static void the_program_calls_its_own(void)
{
    volatile double x = 2.5, half = 0.5;
    CU_ASSERT_EQUAL(bits_of(pow(x, half)), bits_of(ot_pow(x, half)));
    CU_ASSERT_EQUAL(bits_of(pow(x, half)), UINT64_C(0x3ff94c583ada5b53));
    CU_ASSERT_EQUAL(bits_of(exp(x)), bits_of(ot_exp(x)));
    CU_ASSERT_EQUAL(bits_of(log(x)), bits_of(ot_log(x)));
}

/* Where the C library's own differ in the last digit with and without FMA. */
static void values_that_differ_elsewhere_have_these_bits(void)
{
    volatile double x = 0.1, y = 1.1;
    CU_ASSERT_EQUAL(bits_of(exp(x)), bits_of(ot_exp(x)));
    CU_ASSERT_EQUAL(bits_of(pow(y, 10)), bits_of(ot_pow(y, 10)));
}

/* `^` of Lua, folded when compiled and computed when run, and math.exp, math.log. */
static void lua_calls_them_too(void)
{
    SCRIPT_PRINTS(
        "local x = 2.5 print(string.format('%a', 2.5 ^ 0.5), x ^ 0.5 == 2.5 ^ 0.5)",
        "0x1.94c583ada5b53p+0\ttrue\n");
    char text[200];
    struct script_run run = script_alone(
        "local t = {} for i = 1, 2000 do local x = i / 7.3 - 100 "
        "t[i] = string.format('%a %a %a', math.exp(x), math.log(i / 3), (i / 3) ^ x) end "
        "print(table.concat(t, '\\n'))");
    const char *at = ot_text_string(&run.printed);
    for (int i = 1; i <= 2000; i++) {
        double x = i / 7.3 - 100, third = i / 3.0;
        size_t length = strcspn(at, "\n");
        snprintf(text, sizeof text, "%a %a %a", ot_exp(x), ot_log(third),
                 ot_pow(third, x));
        if (strlen(text) != length || memcmp(text, at, length) != 0)
            OT_SAME(at, text);
        at += length + 1;
    }
    script_forget(&run);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(the_program_calls_its_own),
        OT_TEST(values_that_differ_elsewhere_have_these_bits),
        OT_TEST(lua_calls_them_too),
    };
    return OT_TESTS_RUN("maths", tests);
}
