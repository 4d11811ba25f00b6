/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws of every shape: against the distribution that they should have, and the same
 * numbers however they are asked for. */
#include "config.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "harness.h"
#include "method/distribution.h"
#include "method/statistic.h"
#include "method/stream.h"

#define MANY ((size_t)100000)
#define Z95 1.959963984540054
#define SHAPES 12

static struct ot_tables *tables;
static double x[MANY], y[MANY];

static void draw(const struct ot_stream *stream, size_t first, size_t count, double *into)
{
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_stream_draw(tables, stream, first, count, into, &err), 0);
    OT_SAME(err.text, "");
}

static struct ot_stream fitted(enum ot_shape shape, double base, double low, double high,
                               struct ot_range range)
{
    struct ot_error err = { 0 };
    struct ot_stream stream = { .key = 42 + (uint64_t)shape, .factor = 1 };
    CU_ASSERT_EQUAL(
        ot_distribution_fit(shape, base, low, high, range, &stream.distribution, &err),
        0);
    OT_SAME(err.text, "");
    return stream;
}

static struct ot_stream of_shape(enum ot_shape shape)
{
    static const struct ot_range any = { 0, 0 };
    return fitted(shape, 0.4, 0.25, 0.6, any);
}

/* ---- The distribution ---- */

/* What base and interval should mean, by GSL, and as the manual says it. */
struct expected {
    enum ot_shape shape;
    double base, low, high;
    struct ot_range range;
};

static double below_uncut(const struct expected *e, double at)
{
    double sd = (e->high - e->low) / (2 * Z95), width = e->high - e->low;
    double peak = (e->base - e->low) / width;
    double z = fmax(0, (at - e->low) / width);
    double size = e->base * (1 - e->base) / (sd * sd) - 1;
    switch (e->shape) {
    case OT_NORMAL:
        return gsl_cdf_gaussian_P(at - e->base, sd);
    case OT_LOGNORMAL:
        return gsl_cdf_lognormal_P(at, log(e->base), log(e->high / e->low) / (2 * Z95));
    case OT_BETA:
        return gsl_cdf_beta_P(at, e->base * size, (1 - e->base) * size);
    case OT_GAMMA:
        return gsl_cdf_gamma_P(at, e->base * e->base / (sd * sd), sd * sd / e->base);
    case OT_UNIFORM:
        return z;
    case OT_TRIANGULAR:
        return z < peak ? z * z / peak : 1 - (1 - z) * (1 - z) / (1 - peak);
    default:
        return gsl_cdf_beta_P(z, 1 + 4 * peak, 5 - 4 * peak);
    }
}

static double below(const struct expected *e, double at)
{
    if (e->range.least == 0 && e->range.most == 0)
        return below_uncut(e, at);
    double least = isinf(e->range.least) ? 0 : below_uncut(e, e->range.least);
    double most = isinf(e->range.most) ? 1 : below_uncut(e, e->range.most);
    return (below_uncut(e, at) - least) / (most - least);
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

/* The greatest distance of what was drawn from what should have been. */
static double kolmogorov(const struct expected *e, double *column, size_t n)
{
    double most = 0;
    qsort(column, n, sizeof *column, by_size);
    for (size_t i = 0; i < n; i++) {
        double p = below(e, column[i]);
        most =
            fmax(most, fmax((double)(i + 1) / (double)n - p, p - (double)i / (double)n));
    }
    return most;
}

static void agrees(const struct expected *e)
{
    struct ot_stream stream = fitted(e->shape, e->base, e->low, e->high, e->range);
    draw(&stream, 0, MANY, x);
    /* The Kolmogorov-Smirnov test at 1 in 1,000. */
    CU_ASSERT(kolmogorov(e, x, MANY) < 1.95 / sqrt((double)MANY));
    if (e->range.least != 0 || e->range.most != 0)
        CU_ASSERT(x[0] >= e->range.least && x[MANY - 1] <= e->range.most);
}

static void every_shape_is_the_distribution_that_it_says(void)
{
    static const struct expected all[] = {
        { OT_NORMAL, 10, 4, 16, { 0, 0 } },
        { OT_NORMAL, -0.05, -0.2, 0.1, { 0, 0 } },
        { OT_LOGNORMAL, 0.77, 0.71, 0.83, { 0, 0 } },
        { OT_LOGNORMAL, 3, 0.2, 45, { 0, 0 } },
        { OT_BETA, 0.65, 0.5, 0.8, { 0, 0 } },
        { OT_BETA, 0.02, 0.001, 0.06, { 0, 0 } },
        { OT_GAMMA, 5395, 4000, 7000, { 0, 0 } },
        { OT_GAMMA, 0.5, 0, 2, { 0, 0 } },
        { OT_UNIFORM, 3, 1, 4, { 0, 0 } },
        { OT_TRIANGULAR, 3, 1, 4, { 0, 0 } },
        { OT_TRIANGULAR, 1, 1, 4, { 0, 0 } },
        { OT_PERT, 3, 1, 4, { 0, 0 } },
    };
    for (size_t i = 0; i < SHAPES; i++)
        agrees(&all[i]);
}

static void what_is_out_of_range_is_never_drawn_and_the_rest_keeps_its_shape(void)
{
    static const struct expected all[] = {
        { OT_NORMAL, 0.1, -0.2, 0.4, { 0, 1 } },
        { OT_NORMAL, 0, -2, 2, { -0.5, HUGE_VAL } },
        { OT_NORMAL, 0, -2, 2, { -HUGE_VAL, 0.5 } },
        { OT_LOGNORMAL, 0.9, 0.5, 1.6, { 0, 1 } },
        { OT_GAMMA, 2, 0.5, 6, { 1, 5 } },
        { OT_BETA, 0.5, 0.1, 0.9, { 0.25, 0.75 } },
        { OT_UNIFORM, 3, 1, 4, { 2, 3.5 } },
        { OT_TRIANGULAR, 3, 1, 4, { 0, 3 } },
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        agrees(&all[i]);
}

static void counts_become_shares_and_rates(void)
{
    struct ot_stream share = { .distribution = ot_distribution_beta(45.5, 5.5, 50),
                               .key = 7,
                               .factor = 1 };
    struct ot_stream rate = { .distribution = ot_distribution_gamma(3.5, 2),
                              .key = 8,
                              .factor = 1 };
    draw(&share, 0, MANY, x);
    CU_ASSERT(fabs(ot_mean(x, MANY) - 50 * 45.5 / 51) < 0.05);
    CU_ASSERT(fabs(ot_sd(x, MANY) - 50 * sqrt(45.5 * 5.5 / (51 * 51 * 52))) < 0.02);
    draw(&rate, 0, MANY, x);
    CU_ASSERT(fabs(ot_mean(x, MANY) - 7) < 0.05);
    CU_ASSERT(fabs(ot_sd(x, MANY) - 2 * sqrt(3.5)) < 0.05);
}

/* ---- The same numbers ---- */

static void a_draw_is_the_same_in_every_slice(void)
{
    static const size_t sizes[] = { 16, 48, 2048, 4096, 65536 };
    for (int shape = OT_FIXED; shape <= OT_PERT; shape++) {
        struct ot_stream stream = of_shape((enum ot_shape)shape);
        draw(&stream, 0, 20000, x);
        for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
            for (size_t first = 0; first < 20000; first += sizes[s]) {
                size_t left = 20000 - first;
                draw(&stream, first, left < sizes[s] ? left : sizes[s], y + first);
            }
            CU_ASSERT_EQUAL(memcmp(x, y, 20000 * sizeof *x), 0);
        }
    }
}

static void a_far_draw_needs_none_of_those_before_it(void)
{
    struct ot_stream stream = of_shape(OT_GAMMA);
    draw(&stream, 7654320, 32, x);
    draw(&stream, 7654336, 7, y);
    CU_ASSERT_EQUAL(memcmp(x + 16, y, 7 * sizeof *x), 0);
    draw(&stream, 0, 32, y);
    CU_ASSERT(memcmp(x, y, 32 * sizeof *x) != 0);
}

static void other_keys_are_other_numbers_that_know_nothing_of_each_other(void)
{
    struct ot_stream stream = of_shape(OT_NORMAL);
    draw(&stream, 0, MANY, x);
    stream.key++;
    draw(&stream, 0, MANY, y);
    double r = ot_covariance(x, y, MANY) / (ot_sd(x, MANY) * ot_sd(y, MANY));
    CU_ASSERT(fabs(r) < 3.5 / sqrt((double)MANY));
}

static void tables_that_were_dropped_come_back_the_same(void)
{
    struct ot_stream first = of_shape(OT_GAMMA), other = first;
    draw(&first, 0, 2048, x);
    for (int i = 0; i < 200; i++) {
        other.distribution.a = 2 + i * 0.01;
        draw(&other, 0, 16, y);
    }
    draw(&first, 0, 2048, y);
    CU_ASSERT_EQUAL(memcmp(x, y, 2048 * sizeof *x), 0);
}

static void uprating_is_a_factor_of_each_draw(void)
{
    static const struct ot_range range = { 0.3, 0.5 };
    for (int shape = OT_FIXED; shape <= OT_PERT; shape++) {
        struct ot_stream stream = fitted((enum ot_shape)shape, 0.4, 0.25, 0.6, range);
        size_t other = 0;
        draw(&stream, 0, 2048, x);
        stream.factor = 1.37;
        draw(&stream, 0, 2048, y);
        for (size_t i = 0; i < 2048; i++)
            other += y[i] != 1.37 * x[i];
        CU_ASSERT_EQUAL(other, 0);
    }
}

/* ---- What cannot be ---- */

static void refuses(enum ot_shape shape, double base, double low, double high,
                    const char *part)
{
    static const struct ot_range any = { 0, 0 };
    struct ot_distribution d;
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_distribution_fit(shape, base, low, high, any, &d, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_INPUT);
    OT_HOLDS(err.text, part);
}

static void refuses_intervals_that_no_such_distribution_has(void)
{
    refuses(OT_NORMAL, 5, 1, 4, "found base 5, interval 1 to 4");
    refuses(OT_NORMAL, NAN, 1, 4, "must be numbers");
    refuses(OT_NORMAL, 1, -INFINITY, 4, "must be numbers");
    refuses(OT_LOGNORMAL, 1, 0, 4, "lognormal");
    refuses(OT_GAMMA, 1, -1, 4, "gamma");
    refuses(OT_BETA, 0.5, 0.2, 1.2, "beta");
    refuses(OT_BETA, 0.5, -0.1, 0.7, "beta");
    refuses(OT_BETA, 0.001, 0, 1, "too wide for this shape");
}

static void an_interval_without_width_is_refused(void)
{
    refuses(OT_LOGNORMAL, 3, 3, 3, "low and high are equal");
}

static void what_has_no_table_is_an_error(void)
{
    struct ot_error err = { 0 };
    struct ot_stream stream = {
        .distribution = { .shape = OT_GAMMA, .a = -1, .scale = 1 }, .key = 1, .factor = 1
    };
    stream.distribution.least = -INFINITY;
    stream.distribution.most = INFINITY;
    CU_ASSERT_EQUAL(ot_stream_draw(tables, &stream, 0, 16, x, &err), -1);
    CU_ASSERT_NOT_EQUAL(err.exit, OT_EXIT_OK);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(every_shape_is_the_distribution_that_it_says),
        OT_TEST(what_is_out_of_range_is_never_drawn_and_the_rest_keeps_its_shape),
        OT_TEST(counts_become_shares_and_rates),
        OT_TEST(a_draw_is_the_same_in_every_slice),
        OT_TEST(a_far_draw_needs_none_of_those_before_it),
        OT_TEST(other_keys_are_other_numbers_that_know_nothing_of_each_other),
        OT_TEST(tables_that_were_dropped_come_back_the_same),
        OT_TEST(uprating_is_a_factor_of_each_draw),
        OT_TEST(refuses_intervals_that_no_such_distribution_has),
        OT_TEST(an_interval_without_width_is_refused),
        OT_TEST(what_has_no_table_is_an_error),
    };
    tables = ot_tables_new();
    int failed = OT_TESTS_RUN("stream", tests);
    ot_tables_free(tables);
    return failed;
}
