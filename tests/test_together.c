/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several threads say of a column what one says, bit by bit. */
#include "config.h"

#include "value/together.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "harness.h"
#include "method/rank.h"

#define MOST ((size_t)300001)

static struct ot_threads *threads;
static double *column;

static const size_t lengths[] = {
    1, 2047, 2048, 2049, 32768, 32769, 65536, 100000, MOST
};
#define LENGTHS (sizeof lengths / sizeof *lengths)

static bool is_same(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

static void moments_are_those_of_one_thread(void)
{
    struct ot_moments of;
    for (size_t i = 0; i < LENGTHS; i++)
        for (int alone = 0; alone < 2; alone++) {
            size_t n = lengths[i];
            CU_ASSERT_EQUAL(ot_together_moments(alone ? NULL : threads, column, n, &of),
                            0);
            CU_ASSERT(is_same(of.mean, ot_mean(column, n)));
            CU_ASSERT(is_same(of.sd, ot_sd(column, n)));
        }
    CU_ASSERT_EQUAL(ot_together_moments(threads, column, 0, &of), 0);
    CU_ASSERT(isnan(of.mean) && isnan(of.sd));
}

static void quantiles_are_those_of_one_thread(void)
{
    static const double p[] = { 0.025, 0.5, 1 };
    double *scratch = calloc(MOST, sizeof *scratch), out[3], error[3], alone;
    for (size_t i = 0; i < LENGTHS; i++) {
        size_t n = lengths[i];
        CU_ASSERT_EQUAL(ot_together_quantiles(threads, column, n, p, 3, out, error), 0);
        for (size_t k = 0; k < 3; k++) {
            CU_ASSERT(
                is_same(out[k], ot_quantile_and_error(column, n, p[k], &alone, scratch)));
            CU_ASSERT(is_same(error[k], alone) || (isnan(error[k]) && isnan(alone)));
        }
        CU_ASSERT_EQUAL(ot_together_quantiles(NULL, column, n, p, 2, error, NULL), 0);
        CU_ASSERT(is_same(error[0], out[0]) && is_same(error[1], out[1]));
    }
    CU_ASSERT_EQUAL(ot_together_quantiles(threads, column, 0, p, 1, out, NULL), 0);
    CU_ASSERT(isnan(out[0]));
    free(scratch);
}

/* Where the values that a sample would take say nothing of the others, or one is none. */
static void quantiles_do_not_depend_on_the_sample(void)
{
    static const double p[] = { 0.025, 0.5, 0.975 };
    double *odd = calloc(MOST, sizeof *odd), *scratch = calloc(MOST, sizeof *scratch);
    double out[3];
    for (size_t i = 0; i < MOST; i++)
        odd[i] = (double)(i % 1000);
    for (size_t i = 0; i < OT_RANK_SAMPLE; i++)
        odd[(size_t)((double)i / ((double)OT_RANK_SAMPLE / (double)MOST))] = -5;
    CU_ASSERT_EQUAL(ot_together_quantiles(threads, odd, MOST, p, 3, out, NULL), 0);
    for (size_t k = 0; k < 3; k++) { /* by a full selection */
        double at = p[k] * (double)(MOST - 1);
        size_t below = (size_t)at;
        memcpy(scratch, odd, MOST * sizeof *odd);
        ot_select(scratch, MOST, below);
        double low = scratch[below];
        ot_select(scratch, MOST, below + 1);
        double part = at - (double)below, high = scratch[below + 1];
        CU_ASSERT_EQUAL(out[k], low == high ? low : (1 - part) * low + part * high);
    }
    odd[MOST - 1] = NAN;
    CU_ASSERT_EQUAL(ot_together_quantiles(threads, odd, MOST, p, 3, out, NULL), 0);
    CU_ASSERT(isnan(out[0]) && isnan(out[1]) && isnan(out[2]));
    free(scratch);
    free(odd);
}

static void a_count_is_that_of_one_thread(void)
{
    for (size_t i = 0; i < LENGTHS; i++)
        for (enum ot_than than = OT_BELOW; than <= OT_AT_LEAST; than++)
            CU_ASSERT_EQUAL(ot_together_count(threads, column, lengths[i], than, 0.5),
                            ot_count(column, lengths[i], than, 0.5));
    CU_ASSERT_EQUAL(ot_together_count(threads, column, 0, OT_BELOW, 1), 0);
}

static void what_is_added_is_added_once(void)
{
    double *into = calloc(MOST, sizeof *into);
    for (size_t i = 0; i < LENGTHS; i++) {
        size_t n = lengths[i], others = 0;
        for (size_t k = 0; k < MOST; k++)
            into[k] = k < n ? 77 : 0;
        ot_together_add(threads, into, true, column, n, 0.25, 2);
        ot_together_add(threads, into, false, column, n, 0, -1);
        for (size_t k = 0; k < MOST; k++) {
            double expected = 0;
            expected += k < n ? 2 * (column[k] - 0.25) : 0;
            expected += k < n ? -1 * (column[k] - 0) : 0;
            others += into[k] != expected;
        }
        CU_ASSERT_EQUAL(others, 0);
    }
    free(into);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(moments_are_those_of_one_thread),
        OT_TEST(quantiles_are_those_of_one_thread),
        OT_TEST(quantiles_do_not_depend_on_the_sample),
        OT_TEST(a_count_is_that_of_one_thread),
        OT_TEST(what_is_added_is_added_once),
    };
    threads = ot_threads_new(3);
    column = malloc(MOST * sizeof *column);
    for (size_t i = 0; i < MOST; i++)
        column[i] = fabs(sin((double)i)) * exp((double)(i % 7));
    int failed = OT_TESTS_RUN("together", tests);
    ot_threads_free(threads);
    free(column);
    return failed;
}
