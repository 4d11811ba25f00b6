/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums, means, spreads, shares and their Monte Carlo errors. */
#include "config.h"

#include "method/statistic.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

#include "harness.h"

#define MANY 20001

/* splitmix64: uniform on (0, 1), for test data alone. */
static double uniform(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return ((double)((z ^ (z >> 31)) >> 12) + 0.5) * 0x1p-52;
}

static double normal(uint64_t *state)
{
    double u = uniform(state), v = uniform(state);
    return sqrt(-2 * log(u)) * cos(6.283185307179586 * v);
}

static const double *sample(void)
{
    static double x[MANY];
    uint64_t state = 7;
    for (size_t i = 0; i < MANY; i++)
        x[i] = 1e6 * (uniform(&state) - 0.3);
    return x;
}

static void a_sum_is_that_of_every_value_once(void)
{
    static const size_t lengths[] = { 0, 1, 15, 16, 17, 2047, 2048, 2049, 4096, MANY };
    double ones[MANY];
    for (size_t i = 0; i < MANY; i++)
        ones[i] = (double)(i + 1);
    for (size_t k = 0; k < sizeof lengths / sizeof lengths[0]; k++) {
        double n = (double)lengths[k];
        CU_ASSERT_EQUAL(ot_sum(ones, lengths[k]), n * (n + 1) / 2);
    }
}

static void a_sum_does_not_depend_on_how_the_work_is_split(void)
{
    const double *x = sample();
    double batch[MANY / OT_SUM_BATCH + 1];
    for (size_t n = MANY - 5000; n <= MANY; n += 1250) {
        size_t batches = 0;
        for (size_t i = 0; i < n; i += OT_SUM_BATCH)
            batch[batches++] =
                ot_sum_batch(x + i, n - i < OT_SUM_BATCH ? n - i : OT_SUM_BATCH);
        CU_ASSERT_EQUAL(ot_sum_fold(batch, batches), ot_sum(x, n));
    }
}

static void a_sum_is_nearer_than_one_value_after_another(void)
{
    double tenths[MANY], plain = 0;
    for (size_t i = 0; i < MANY; i++)
        plain += tenths[i] = 0.1;
    CU_ASSERT_DOUBLE_EQUAL(ot_sum(tenths, MANY), 0.1 * MANY, 5e-12);
    CU_ASSERT(fabs(plain - 0.1 * MANY) > 1e-10);
}

/* Student's sleep data (Biometrika 6, 1908): extra hours by the first drug and by the
 * second. The spreads are those of Python's statistics module, in exact fractions. */
static const double first[] = { 0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0 },
                    second[] = { 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4 };

static void mean_sd_and_covariance_are_the_published_ones(void)
{
    CU_ASSERT_DOUBLE_EQUAL(ot_mean(first, 10), 0.75, 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(ot_mean(second, 10), 2.33, 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(ot_sd(first, 10), 1.789010, 5e-7);
    CU_ASSERT_DOUBLE_EQUAL(ot_sd(second, 10), 2.002249, 5e-7);
    CU_ASSERT_DOUBLE_EQUAL(ot_covariance(first, second, 10), 2.848333, 5e-7);
}

static void a_large_mean_does_not_drown_the_spread(void)
{
    const double x[] = { 1e9 + 1, 1e9 + 2, 1e9 + 3 };
    CU_ASSERT_EQUAL(ot_sd(x, 3), 1);
}

static void too_few_draws_have_no_figure(void)
{
    const double x[] = { 3 };
    CU_ASSERT(isnan(ot_mean(x, 0)));
    CU_ASSERT(isnan(ot_sd(x, 1)));
    CU_ASSERT(isnan(ot_covariance(x, x, 1)));
    CU_ASSERT(isnan(ot_share(x, 0, OT_ABOVE, 1)));
    CU_ASSERT(isnan(ot_share_error(0, 0)));
    CU_ASSERT_EQUAL(ot_mean(x, 1), 3);
}

static void what_is_missing_spreads(void)
{
    const double x[] = { 1, NAN, 3 };
    CU_ASSERT(isnan(ot_sum(x, 3)));
    CU_ASSERT(isnan(ot_sd(x, 3)));
    CU_ASSERT_EQUAL(ot_count(x, 3, OT_AT_LEAST, 0), 2);
}

static void a_share_keeps_to_its_operator(void)
{
    const double x[] = { 1, 2, 2, 2, 5 };
    CU_ASSERT_EQUAL(ot_share(x, 5, OT_BELOW, 2), 0.2);
    CU_ASSERT_EQUAL(ot_share(x, 5, OT_AT_MOST, 2), 0.8);
    CU_ASSERT_EQUAL(ot_share(x, 5, OT_ABOVE, 2), 0.2);
    CU_ASSERT_EQUAL(ot_share(x, 5, OT_AT_LEAST, 2), 0.8);
}

static void the_error_of_a_share_is_never_nothing(void)
{
    CU_ASSERT_DOUBLE_EQUAL(ot_share_error(2500, 10000), sqrt(0.1875 / 1e4), 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(ot_share_error(0, 100), sqrt(0.005 * 0.995 / 100), 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(ot_share_error(100, 100), ot_share_error(0, 100), 1e-15);
    CU_ASSERT_EQUAL(ot_share_error(1, 1), 0.5);
}

/* 400 samples of 400 draws: the spread of their figures is what each says of itself, to
 * 15 % (four standard errors of an sd from 400). */
static void errors_are_what_other_seeds_would_show(void)
{
    enum { SAMPLES = 400, DRAWS = 400 };
    static double x[DRAWS], room[DRAWS];
    static double mean[SAMPLES], sd[SAMPLES];
    double said_mean = 0, said_sd = 0;
    uint64_t state = 2026;
    for (size_t s = 0; s < SAMPLES; s++) {
        for (size_t i = 0; i < DRAWS; i++)
            x[i] = 20 + 3 * normal(&state);
        mean[s] = ot_mean(x, DRAWS);
        sd[s] = ot_sd(x, DRAWS);
        said_mean += ot_mean_error(x, DRAWS) / SAMPLES;
        said_sd += ot_sd_error(x, DRAWS, room) / SAMPLES;
    }
    CU_ASSERT_DOUBLE_EQUAL(said_mean / ot_sd(mean, SAMPLES), 1, 0.15);
    CU_ASSERT_DOUBLE_EQUAL(said_sd / ot_sd(sd, SAMPLES), 1, 0.15);
    CU_ASSERT_EQUAL(ot_sd_error((const double[]){ 3, 3, 3 }, 3, room), 0);
}

static bool holds(double x, enum ot_than than, double threshold)
{
    return than == OT_BELOW     ? x < threshold
           : than == OT_AT_MOST ? x <= threshold
           : than == OT_ABOVE   ? x > threshold
                                : x >= threshold;
}

static void counts_are_those_of_comparing_each(void)
{
    static const double x[] = { -INFINITY, -1e308,    -1,  -0x1p-1074, -0.0,
                                0,         0x1p-1074, 0.5, 1,          1.5,
                                1e308,     INFINITY,  NAN };
    const size_t n = sizeof x / sizeof *x;
    for (size_t t = 0; t < n; t++)
        for (enum ot_than than = OT_BELOW; than <= OT_AT_LEAST; than++) {
            size_t count = 0;
            for (size_t i = 0; i < n; i++)
                count += holds(x[i], than, x[t]);
            CU_ASSERT_EQUAL(ot_count(x, n, than, x[t]), count);
        }
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_sum_is_that_of_every_value_once),
        OT_TEST(a_sum_does_not_depend_on_how_the_work_is_split),
        OT_TEST(a_sum_is_nearer_than_one_value_after_another),
        OT_TEST(mean_sd_and_covariance_are_the_published_ones),
        OT_TEST(a_large_mean_does_not_drown_the_spread),
        OT_TEST(too_few_draws_have_no_figure),
        OT_TEST(what_is_missing_spreads),
        OT_TEST(a_share_keeps_to_its_operator),
        OT_TEST(counts_are_those_of_comparing_each),
        OT_TEST(the_error_of_a_share_is_never_nothing),
        OT_TEST(errors_are_what_other_seeds_would_show),
    };
    return OT_TESTS_RUN("statistic", tests);
}
