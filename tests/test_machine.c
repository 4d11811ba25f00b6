/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of the process's arithmetic are seen, named and put back. */
#include "config.h"

#include <fenv.h>

#include "harness.h"
#include "scheme/machine.h"

static void sees_no_change_where_there_is_none(void)
{
    struct ot_machine before = ot_machine_now(), after = ot_machine_now();
    CU_ASSERT_PTR_NULL(ot_machine_changed(&before, &after));
    OT_SAME(before.point, ".");
}

static void an_exception_that_happened_is_no_change(void)
{
    struct ot_machine before = ot_machine_now();
    feraiseexcept(FE_DIVBYZERO | FE_INEXACT);
    struct ot_machine after = ot_machine_now();
    CU_ASSERT_PTR_NULL(ot_machine_changed(&before, &after));
    feclearexcept(FE_ALL_EXCEPT);
}

static void sees_and_puts_back_the_rounding_mode(void)
{
    struct ot_machine before = ot_machine_now();
    fesetround(FE_UPWARD);
    struct ot_machine after = ot_machine_now();
    OT_SAME(ot_machine_changed(&before, &after), "the rounding mode");
    ot_machine_restore(&before);
    CU_ASSERT_EQUAL(fegetround(), FE_TONEAREST);
}

static void sees_and_puts_back_flushing_to_zero(void)
{
#if defined(__x86_64__)
    struct ot_machine before = ot_machine_now();
    __builtin_ia32_ldmxcsr(__builtin_ia32_stmxcsr() | 0x8040);
    struct ot_machine after = ot_machine_now();
    ot_machine_restore(&before);
    OT_SAME(ot_machine_changed(&before, &after),
            "the processor's floating-point control word");
    volatile double small = 1e-310;
    CU_ASSERT(small * 0.5 > 0);
#else
    ot_skip("only on x86-64");
#endif
}

static void sees_another_decimal_point(void)
{
    struct ot_machine before = ot_machine_now(), after = before;
    strcpy(after.point, ",");
    OT_SAME(ot_machine_changed(&before, &after), "the locale's decimal point");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(sees_no_change_where_there_is_none),
        OT_TEST(an_exception_that_happened_is_no_change),
        OT_TEST(sees_and_puts_back_the_rounding_mode),
        OT_TEST(sees_and_puts_back_flushing_to_zero),
        OT_TEST(sees_another_decimal_point),
    };
    return OT_TESTS_RUN("machine", tests);
}
