/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loops over columns that look for what is at fault: on each instruction set that
 * this processor has. Those of sampling are tested where draws are (test_distribution).
 */
#include "config.h"

#include "method/kernel.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "harness.h"

#define MOST ((size_t)70)

static const char *const names[] = { "plain", "v2", "v3", "v4" };

static const struct ot_kernel *kernel_of(size_t i)
{
    const struct ot_kernel *kernel = ot_kernel_named(names[i]);
    return kernel ? kernel : ot_kernel();
}

static void what_is_outside_is_counted_wherever_it_stands(void)
{
    static const double at_fault[] = { -0.25, 1.25, NAN, INFINITY, -INFINITY };
    double x[MOST];
    for (size_t k = 0; k < 4; k++)
        for (size_t n = 0; n < MOST; n++) {
            const struct ot_kernel *kernel = kernel_of(k);
            for (size_t i = 0; i < n; i++)
                x[i] = (double)i / (double)MOST;
            CU_ASSERT_EQUAL(kernel->outside(0, 1, x, n), 0);
            for (size_t i = 0; i < n; i++) {
                double was = x[i];
                x[i] = at_fault[i % 5];
                CU_ASSERT_EQUAL(kernel->outside(0, 1, x, n), 1);
                x[i] = was;
            }
        }
}

static void the_ends_of_a_range_are_within(void)
{
    static const double ends[] = { -DBL_MAX, DBL_MAX, 0, -0.0 };
    for (size_t k = 0; k < 4; k++) {
        CU_ASSERT_EQUAL(kernel_of(k)->outside(-DBL_MAX, DBL_MAX, ends, 4), 0);
        CU_ASSERT_EQUAL(kernel_of(k)->outside(0, 0, ends, 4), 2);
    }
}

/* Also those of another NaN, and of the other zero. */
static void other_bits_are_counted(void)
{
    const uint64_t mark = UINT64_C(0x7ff86f7574747572);
    double x[MOST], marked;
    memcpy(&marked, &mark, sizeof marked);
    for (size_t k = 0; k < 4; k++)
        for (size_t n = 0; n < MOST; n++) {
            const struct ot_kernel *kernel = kernel_of(k);
            kernel->fill(marked, x, n);
            CU_ASSERT_EQUAL(kernel->others(mark, x, n), 0);
            for (size_t i = 0; i < n; i++) {
                x[i] = i % 2 ? (double)NAN : 1;
                CU_ASSERT_EQUAL(kernel->others(mark, x, n), 1);
                x[i] = marked;
            }
            kernel->fill(0, x, n);
            CU_ASSERT_EQUAL(kernel->others(0, x, n), 0);
            kernel->fill(-0.0, x, n);
            CU_ASSERT_EQUAL(kernel->others(0, x, n), n);
        }
}

/* As one looks at them one after the other, whatever stands beside them. */
static void those_between_are_found_in_their_order(void)
{
    double x[MOST], into[MOST], expected[MOST];
    for (size_t k = 0; k < 4; k++)
        for (size_t n = 0; n < MOST; n++)
            for (unsigned seed = 0; seed < 20; seed++) {
                size_t found = 0, less = 0, before = 99;
                for (size_t i = 0; i < n; i++) {
                    unsigned at = (unsigned)i * 7919U + seed * 104729U;
                    x[i] = at % 13 == 0 ? (double)NAN : at % 11 == 0 ? -0.0 : at % 5;
                    less += x[i] < 1;
                    if (x[i] >= 1 && x[i] <= 3)
                        expected[found++] = x[i];
                }
                CU_ASSERT_EQUAL(kernel_of(k)->among(1, 3, x, n, into, &before), found);
                CU_ASSERT_EQUAL(before, less);
                CU_ASSERT_EQUAL(memcmp(into, expected, found * sizeof *into), 0);
            }
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(what_is_outside_is_counted_wherever_it_stands),
        OT_TEST(the_ends_of_a_range_are_within),
        OT_TEST(other_bits_are_counted),
        OT_TEST(those_between_are_found_in_their_order),
    };
    return OT_TESTS_RUN("kernel", tests);
}
