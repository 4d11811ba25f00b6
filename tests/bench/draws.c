/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a draw costs, by shape and instruction set, and what a table costs to make:
 * processor time, the median of nine runs. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "method/distribution.h"
#include "method/philox.h"

#define RUNS 9
#define COUNT 2032
#define REPEATS 200
#define TABLES 40

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *times)
{
    qsort(times, RUNS, sizeof *times, by_size);
    return times[RUNS / 2];
}

static double u[COUNT], x[COUNT];

static double time_uniform(void)
{
    double times[RUNS];
    for (int run = 0; run < RUNS; run++) {
        double start = now();
        for (uint64_t i = 0; i < REPEATS; i++)
            ot_uniform(i, 0, COUNT, u);
        times[run] = (now() - start) / REPEATS / COUNT;
    }
    return median(times);
}

static double time_draw(const struct ot_sampler *s)
{
    double times[RUNS];
    for (int run = 0; run < RUNS; run++) {
        double start = now();
        for (int i = 0; i < REPEATS; i++)
            ot_distribution_draw(s, u, COUNT, x);
        times[run] = (now() - start) / REPEATS / COUNT;
    }
    return median(times);
}

/* Forty tables and their cache, all in milliseconds. */
static double time_tables(void)
{
    double times[RUNS];
    for (int run = 0; run < RUNS; run++) {
        double start = now();
        struct ot_quantile_cache *cache = ot_quantile_cache_new();
        for (int i = 0; cache && i < TABLES; i++)
            if (!ot_quantile_table(cache, i % 2 ? OT_FAMILY_GAMMA : OT_FAMILY_BETA,
                                   0.5 + 3 * i, 8 + 5 * i, NULL))
                exit(1);
        ot_quantile_cache_free(cache);
        times[run] = (now() - start) / 1e6;
    }
    return median(times);
}

static const struct {
    const char *name;
    enum ot_shape shape;
    double base, low, high;
    struct ot_range range;
} cases[] = {
    { "normal", OT_NORMAL, 10, 6, 14, { 0, 0 } },
    { "normal, cut", OT_NORMAL, 1, -1, 3, OT_NOT_NEGATIVE },
    { "lognormal", OT_LOGNORMAL, 0.77, 0.64, 0.92, { 0, 0 } },
    { "beta", OT_BETA, 0.12, 0.05, 0.21, OT_SHARE },
    { "gamma", OT_GAMMA, 1500, 900, 2400, OT_NOT_NEGATIVE },
    { "uniform", OT_UNIFORM, 0.4, 0.1, 0.6, { 0, 0 } },
    { "triangular", OT_TRIANGULAR, 0.2, 0.1, 0.6, { 0, 0 } },
    { "pert", OT_PERT, 30, 20, 60, { 0, 0 } },
};

static int time_shapes(struct ot_quantile_cache *cache)
{
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        struct ot_distribution d;
        struct ot_sampler s;
        if (ot_distribution_fit(cases[k].shape, cases[k].base, cases[k].low,
                                cases[k].high, cases[k].range, &d, NULL) ||
            ot_sampler_set(&s, &d, cache, NULL))
            return -1;
        printf("  %-12s %5.2f ns a draw\n", cases[k].name, time_draw(&s));
    }
    return 0;
}

int main(void)
{
    static const char *const names[] = { "plain", "v2", "v3", "v4" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (!ot_kernel_named(names[i])) {
            printf("%s: not on this machine\n", names[i]);
            continue;
        }
        ot_kernel_use(ot_kernel_named(names[i]));
        struct ot_quantile_cache *cache = ot_quantile_cache_new();
        printf("%s\n  %-12s %5.2f ns a draw\n", names[i], "Philox", time_uniform());
        if (!cache || time_shapes(cache))
            return 1;
        printf("  %-12s %5.2f ms\n", "40 tables", time_tables());
        ot_quantile_cache_free(cache);
    }
    return 0;
}
