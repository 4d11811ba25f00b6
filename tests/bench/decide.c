/* SPDX-License-Identifier: GPL-3.0-or-later */
/* decide: nanoseconds a draw and strategy for acceptability and EVPI, and a draw for
 * quantiles, sums and the value of one parameter; medians of five. */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "method/decision.h"
#include "method/information.h"
#include "method/rank.h"
#include "method/statistic.h"

#define DRAWS 100000
#define STRATEGIES 20
#define RUNS 5

static double effect[STRATEGIES][DRAWS], cost[STRATEGIES][DRAWS],
    scratch[OT_EVPPI_SCRATCH * DRAWS];
static double threshold[1000], kept;
static const double *effects[STRATEGIES], *costs[STRATEGIES];

static double uniform(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return ((double)((z ^ (z >> 31)) >> 12) + 0.5) * 0x1p-52;
}

static void fill(void)
{
    uint64_t state = 1;
    for (size_t s = 0; s < STRATEGIES; s++) {
        effects[s] = effect[s];
        costs[s] = cost[s];
        for (size_t i = 0; i < DRAWS; i++) {
            effect[s][i] = s ? uniform(&state) + uniform(&state) - 0.6 : 0;
            cost[s][i] = s ? 20000 * uniform(&state) * uniform(&state) : 0;
        }
    }
}

struct job {
    size_t strategies, thresholds;
};

static void decide(const struct job *job)
{
    struct ot_arena *arena = ot_arena_new();
    struct ot_strategies of = { job->strategies, DRAWS, 0, effects, costs };
    struct ot_decided out = { 0 };
    for (size_t k = 0; k < job->thresholds; k++)
        threshold[k] = 50000.0 * (double)k / (double)(job->thresholds - 1);
    if (arena && !ot_decide(&of, threshold, job->thresholds, arena, &out, NULL))
        kept += out.evpi[job->thresholds / 2];
    ot_arena_free(arena);
}

static void quantiles(const struct job *job)
{
    static const double p[] = { 0.025, 0.975 };
    double out[2];
    ot_quantiles(cost[job->strategies], DRAWS, p, 2, out, scratch);
    kept += out[0];
}

static void sum(const struct job *job)
{
    kept += ot_sum(cost[job->strategies], DRAWS);
}

static void value(const struct job *job)
{
    const double *net_benefit[] = { effects[0], effects[job->strategies] };
    struct ot_evppi out;
    if (!ot_evppi(cost[job->strategies], net_benefit, 2, DRAWS, 0, scratch, &out, NULL))
        kept += out.value;
}

static double now_ns(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(void (*run)(const struct job *), struct job job)
{
    double took[RUNS];
    for (int i = 0; i < RUNS; i++) {
        double start = now_ns();
        run(&job);
        took[i] = now_ns() - start;
    }
    qsort(took, RUNS, sizeof took[0], compare);
    return took[RUNS / 2] / DRAWS;
}

int main(void)
{
    fill();
    for (size_t s = 10; s <= STRATEGIES; s += 10)
        for (size_t k = 100; k <= 1000; k *= 10)
            printf("CEAC and EVPI, %2zu strategies, %4zu thresholds: %5.1f ns\n", s, k,
                   median(decide, (struct job){ s, k }) / (double)s);
    printf("two quantiles: %.2f ns\n", median(quantiles, (struct job){ 3, 0 }));
    printf("sum: %.2f ns\n", median(sum, (struct job){ 3, 0 }));
    printf("EVPPI of one parameter, two strategies: %.0f ns\n",
           median(value, (struct job){ 3, 0 }));
    return kept == 0;
}
