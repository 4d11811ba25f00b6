/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantiles against a full sort, their Monte Carlo error, rankings. */
#include "config.h"

#include "method/rank.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "harness.h"
#include "method/statistic.h"
#include "vectors.h"

#define MANY 30000

static double x[MANY], scratch[MANY], sorted[MANY];

static double uniform(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return ((double)((z ^ (z >> 31)) >> 12) + 0.5) * 0x1p-52;
}

static int compare(const void *a, const void *b)
{
    double p = *(const double *)a, q = *(const double *)b;
    return (p > q) - (p < q);
}

/* Continuous, skewed, tied, constant, rising and falling data. */
static void fill(size_t n, int pattern, uint64_t *state)
{
    for (size_t i = 0; i < n; i++) {
        double u = uniform(state);
        const double by_pattern[] = { u, pow(u, -3), floor(u * 4),
                                      2, (double)i,  -(double)i };
        x[i] = by_pattern[pattern];
    }
    memcpy(sorted, x, n * sizeof *x);
    qsort(sorted, n, sizeof *x, compare);
}

static double plain(size_t n, double p)
{
    double place = p * (double)(n - 1), low = sorted[(size_t)place];
    double part = place - floor(place);
    return part > 0 ? (1 - part) * low + part * sorted[(size_t)place + 1] : low;
}

static void selection_parts_the_values(void)
{
    uint64_t state = 1;
    for (int pattern = 0; pattern < 6; pattern++) {
        size_t n = 5000, k = 1234, wrong = 0;
        fill(n, pattern, &state);
        ot_select(x, n, k);
        CU_ASSERT_EQUAL(x[k], sorted[k]);
        for (size_t i = 0; i < n; i++)
            wrong += i < k ? x[i] > x[k] : x[i] < x[k];
        CU_ASSERT_EQUAL(wrong, 0);
    }
}

static void quantiles_equal_sorting_and_interpolating(void)
{
    static const double p[] = { 0.975, 0, 0.5, 0.025, 0.5, 1, 0.9999, 0.3333 };
    static const size_t lengths[] = { 1, 2, 3, 10, 601, 2048, MANY };
    double out[8];
    uint64_t state = 2;
    for (int pattern = 0; pattern < 6; pattern++)
        for (size_t l = 0; l < sizeof lengths / sizeof lengths[0]; l++) {
            fill(lengths[l], pattern, &state);
            double last = x[lengths[l] - 1];
            ot_quantiles(x, lengths[l], p, 8, out, scratch);
            for (size_t i = 0; i < 8; i++)
                CU_ASSERT_EQUAL(out[i], plain(lengths[l], p[i]));
            CU_ASSERT_EQUAL(x[lengths[l] - 1], last);
        }
}

/* By hand: places 0.4, 1 and 3.6 among 1, 2, 4, 8, 16. */
static void quantiles_are_those_of_type_7(void)
{
    const double values[] = { 16, 1, 8, 2, 4 }, p[] = { 0.1, 0.25, 0.9 };
    double out[3];
    ot_quantiles(values, 5, p, 3, out, scratch);
    CU_ASSERT_DOUBLE_EQUAL(out[0], 1.4, 1e-15);
    CU_ASSERT_EQUAL(out[1], 2);
    CU_ASSERT_DOUBLE_EQUAL(out[2], 12.8, 1e-14);
}

static void quantiles_are_as_another_program_has_them(void)
{
    struct ot_table *table = vectors_open("bcea_vaccine_psa");
    struct ot_table *said = table ? vectors_open("bcea_vaccine_summary") : NULL;
    if (!said)
        return;
    static const char *const column[][2] = { { "q025_de", "q975_de" },
                                             { "q025_dc", "q975_dc" } };
    for (int cost = 0; cost < 2; cost++) {
        for (size_t i = 0; i < table->rows; i++)
            x[i] = vectors_number(table, i, cost ? "cost_2" : "eff_2") -
                   vectors_number(table, i, cost ? "cost_1" : "eff_1");
        vectors_close(ot_quantile(x, table->rows, 0.025, scratch) /
                          vectors_number(said, 0, column[cost][0]),
                      1, 1e-12, column[cost][0]);
        vectors_close(ot_quantile(x, table->rows, 0.975, scratch) /
                          vectors_number(said, 0, column[cost][1]),
                      1, 1e-12, column[cost][1]);
    }
    ot_table_free(said);
    ot_table_free(table);
}

static void what_is_missing_has_no_quantile(void)
{
    const double gap[] = { 1, NAN, 3 }, p[] = { 0.5, -1, NAN, 2 };
    double out[4];
    CU_ASSERT(isnan(ot_quantile(gap, 3, 0.5, scratch)));
    CU_ASSERT(isnan(ot_quantile(gap, 0, 0.5, scratch)));
    double error = 0;
    CU_ASSERT(isnan(ot_quantile_and_error(gap, 3, 0.5, &error, scratch)));
    CU_ASSERT(isnan(error));
    ot_quantiles((const double[]){ 1, 2, 3 }, 3, p, 4, out, scratch);
    CU_ASSERT(out[0] == 2 && isnan(out[1]) && isnan(out[2]) && out[3] == 3);
}

/* Any n, p and ties: as the quantile alone, and as a full sort says. */
static void a_quantile_is_the_same_with_its_error(void)
{
    uint64_t state = 5;
    size_t wrong = 0;
    for (size_t trial = 0; trial < 600; trial++) {
        size_t n = 1 + (size_t)(uniform(&state) * 3000);
        double p = trial % 7 ? uniform(&state) : (double)(trial % 2), error;
        fill(n, (int)(trial % 6), &state);
        double half = 1.959963984540054 * sqrt((double)n * p * (1 - p));
        double low = floor((double)n * p - half), high = ceil((double)n * p + half);
        double value = ot_quantile_and_error(x, n, p, &error, scratch);
        wrong += value != ot_quantile(x, n, p, scratch);
        if (low >= 1 && high <= (double)n)
            wrong += error != (sorted[(size_t)high - 1] - sorted[(size_t)low - 1]) /
                                  (2 * 1.959963984540054);
        else
            wrong += isnan(error) ? 0 : 1;
    }
    CU_ASSERT_EQUAL(wrong, 0);
}

static void too_few_draws_have_no_error_in_the_tail(void)
{
    for (size_t i = 0; i < 400; i++)
        x[i] = (double)i;
    double error = 0;
    CU_ASSERT_EQUAL(ot_quantile_and_error(x, 100, 0.025, &error, scratch),
                    ot_quantile(x, 100, 0.025, scratch + 100));
    CU_ASSERT(isnan(error));
    ot_quantile_and_error(x, 400, 0.025, &error, scratch);
    CU_ASSERT(error > 0);
}

/* Uniform draws: the quantile p has the sd sqrt(p (1 - p) / n), 0.0079 here. 400 samples:
 * to 15 %. */
static void the_error_of_a_quantile_is_what_other_seeds_would_show(void)
{
    enum { SAMPLES = 400, DRAWS = 1000 };
    double found[SAMPLES], said = 0;
    uint64_t state = 3;
    for (size_t s = 0; s < SAMPLES; s++) {
        for (size_t i = 0; i < DRAWS; i++)
            x[i] = uniform(&state);
        double error;
        found[s] = ot_quantile_and_error(x, DRAWS, 0.9, &error, scratch);
        said += error / SAMPLES;
    }
    CU_ASSERT_DOUBLE_EQUAL(said / ot_sd(found, SAMPLES), 1, 0.15);
    CU_ASSERT_DOUBLE_EQUAL(said / sqrt(0.09 / DRAWS), 1, 0.05);
}

static void a_ranking_has_the_greatest_first_and_the_missing_last(void)
{
    const double value[] = { 2, NAN, 7, 2, -1, 7, NAN };
    const size_t expected[] = { 2, 5, 0, 3, 4, 1, 6 };
    size_t order[7];
    ot_rank(value, 7, order);
    for (size_t i = 0; i < 7; i++)
        CU_ASSERT_EQUAL(order[i], expected[i]);
}

static void a_long_ranking_falls_and_holds_each_position_once(void)
{
    static size_t order[MANY];
    static char seen[MANY];
    uint64_t state = 4;
    size_t wrong = 0;
    fill(MANY, 2, &state);
    ot_rank(x, MANY, order);
    for (size_t i = 0; i < MANY; i++) {
        wrong += seen[order[i]]++ != 0;
        if (i)
            wrong += x[order[i]] > x[order[i - 1]] ||
                     (x[order[i]] == x[order[i - 1]] && order[i] < order[i - 1]);
    }
    CU_ASSERT_EQUAL(wrong, 0);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(selection_parts_the_values),
        OT_TEST(quantiles_equal_sorting_and_interpolating),
        OT_TEST(quantiles_are_those_of_type_7),
        OT_TEST(quantiles_are_as_another_program_has_them),
        OT_TEST(what_is_missing_has_no_quantile),
        OT_TEST(a_quantile_is_the_same_with_its_error),
        OT_TEST(too_few_draws_have_no_error_in_the_tail),
        OT_TEST(the_error_of_a_quantile_is_what_other_seeds_would_show),
        OT_TEST(a_ranking_has_the_greatest_first_and_the_missing_last),
        OT_TEST(a_long_ranking_falls_and_holds_each_position_once),
    };
    return OT_TESTS_RUN("rank", tests);
}
