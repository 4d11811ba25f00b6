/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outturn-math.h against the C library, and against bits that must never change. */
#include "config.h"

#include <math.h>
#include <stdint.h>

#include "harness.h"
#include "outturn-math.h"

#define MOST_TRIED 20000

/* The same numbers on every machine, from 0 to 1. */
static double next(void)
{
    static uint64_t state = 88172645463325252u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (double)(state >> 11) * 0x1p-53;
}

/* How far apart, in units of the last place of b. */
static double ulps(double a, long double b)
{
    int power;
    frexp((double)b, &power);
    return (double)(fabsl((long double)a - b) / ldexpl(1, power - 53));
}

static int same(double a, double b)
{
    return ot_math_bits(a) == ot_math_bits(b) || (isnan(a) && isnan(b));
}

static void exp_errs_by_less_than_one_unit_in_the_last_place(void)
{
    double worst = 0;
    for (int i = 0; i < MOST_TRIED; i++) {
        double x = i % 2 ? next() * 1400 - 700 : next() * 2 - 1;
        worst = fmax(worst, ulps(ot_exp(x), expl(x)));
    }
    CU_ASSERT(worst < 0.75);
    CU_ASSERT(worst > 0.4);
}

static void log_errs_by_less_than_one_unit_in_the_last_place(void)
{
    double worst = 0;
    for (int i = 0; i < MOST_TRIED; i++) {
        double x = i % 2 ? exp(next() * 1400 - 700) : 0.5 + next();
        worst = fmax(worst, ulps(ot_log(x), logl(x)));
    }
    CU_ASSERT(worst < 0.85);
    CU_ASSERT(worst > 0.4);
}

static void pow_errs_by_less_than_one_unit_in_the_last_place(void)
{
    double worst = 0;
    for (int i = 0; i < MOST_TRIED; i++) {
        double x = i % 2 ? exp(next() * 200 - 100) : next() * 3 + 0.01;
        double y = (next() * 1200 - 600) / log(x);
        if (i % 3 == 0 || fabs(y) > 1e6)
            y = next() * 6 - 3;
        worst = fmax(worst, ulps(ot_pow(x, y), powl(x, y)));
    }
    CU_ASSERT(worst < 0.75);
    CU_ASSERT(worst > 0.4);
}

static void pow_is_exact_where_the_power_is_a_double(void)
{
    CU_ASSERT_EQUAL(ot_pow(2, 10), 1024);
    for (int n = -1074; n < 1024; n++)
        CU_ASSERT_EQUAL_FATAL(ot_pow(2, n), ldexp(1, n));
    for (int base = 2; base < 100; base++) {
        double power = 1;
        for (int n = 0; power < 0x1p53; n++, power *= base) {
            CU_ASSERT_EQUAL_FATAL(ot_pow(base, n), power);
            CU_ASSERT_EQUAL_FATAL(ot_pow(-base, n), n % 2 ? -power : power);
        }
    }
    for (int i = 0; i < MOST_TRIED; i++) {
        double x = exp(next() * 1400 - 700), root = floor(next() * 9e7);
        CU_ASSERT_EQUAL_FATAL(ot_pow(x, 1), x);
        CU_ASSERT_EQUAL_FATAL(ot_pow(x, 0), 1);
        CU_ASSERT_EQUAL_FATAL(ot_pow(root * root, 0.5), root);
    }
}

static void special_cases_are_those_of_c(void)
{
    static const double x[] = { 0.0,       -0.0,    1.0,    -1.0,     2.0,
                                -2.0,      0.5,     -0.5,   INFINITY, NAN,
                                -INFINITY, 3.0,     1e300,  -3.0,     -1e300,
                                5e-324,    -5e-324, 1e-310, 1 - 1e-16 };
    static const double y[] = { 0.0,      -0.0,      1.0,    -1.0,   2.0,
                                -2.0,     3.0,       -3.0,   1.5,    -1.5,
                                NAN,      1e300,     -1e300, 1e-320, 101,
                                INFINITY, -INFINITY, -101,   0x1p53, 0x1p53 - 1 };
    for (size_t i = 0; i < sizeof x / sizeof *x; i++)
        for (size_t j = 0; j < sizeof y / sizeof *y; j++) {
            double expected = pow(x[i], y[j]), found = ot_pow(x[i], y[j]);
            int near = expected == 0 || !isfinite(expected) ? same(found, expected)
                                                            : ulps(found, expected) < 2;
            CU_ASSERT_FATAL(near);
        }
    CU_ASSERT(same(ot_exp(NAN), NAN) && same(ot_exp(INFINITY), INFINITY));
    CU_ASSERT(same(ot_exp(-INFINITY), 0) && same(ot_exp(-746), 0));
    CU_ASSERT(same(ot_exp(709.79), INFINITY) && isfinite(ot_exp(709.78)));
    CU_ASSERT(same(ot_exp(0), 1) && same(ot_exp(-745.1), 5e-324));
    CU_ASSERT(same(ot_log(0), -INFINITY) && same(ot_log(-0.0), -INFINITY));
    CU_ASSERT(same(ot_log(-1), NAN) && same(ot_log(NAN), NAN));
    CU_ASSERT(same(ot_log(INFINITY), INFINITY) && same(ot_log(1), 0));
}

/* FNV-1a over the bits of many results: another compiler, flag or processor must give the
 * same. */
static void gives_the_same_bits_everywhere(void)
{
    uint64_t sum = 14695981039346656037u;
    for (int i = -5000; i < 5000; i++) {
        double x = i * 0.1234567, y = 1 + (i + 5000) * 0.37;
        const double result[] = { ot_exp(x), ot_log(y), ot_pow(y, x * 0.1) };
        for (size_t k = 0; k < 3; k++)
            sum = (sum ^ ot_math_bits(result[k])) * 1099511628211u;
    }
    CU_ASSERT_EQUAL(sum, UINT64_C(0x743920640623cb82));
    if (sum != UINT64_C(0x743920640623cb82))
        printf("# found 0x%016llx\n", (unsigned long long)sum);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(exp_errs_by_less_than_one_unit_in_the_last_place),
        OT_TEST(log_errs_by_less_than_one_unit_in_the_last_place),
        OT_TEST(pow_errs_by_less_than_one_unit_in_the_last_place),
        OT_TEST(pow_is_exact_where_the_power_is_a_double),
        OT_TEST(special_cases_are_those_of_c),
        OT_TEST(gives_the_same_bits_everywhere),
    };
    return OT_TESTS_RUN("outturn_math", tests);
}
