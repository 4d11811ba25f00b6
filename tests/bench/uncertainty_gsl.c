/* SPDX-License-Identifier: GPL-3.0-or-later */
/* uncertainty_gsl DRAWS: the model of bench_service.c in plain C with GSL's samplers. It
 * prints what uncertainty.lua prints, and last the seconds of processor time. */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define SCHEMES 20
#define PERIODS 5

struct world { /* one draw of the eight assumptions */
    double uptake, place, ratio, rate, saving, anyway, leaving, loss;
};

static double triangular(double u, double low, double peak, double high)
{
    double wide = high - low;
    return u * wide < peak - low ? low + sqrt(u * wide * (peak - low))
                                 : high - sqrt((1 - u) * wide * (high - peak));
}

static struct world draw(gsl_rng *g, int s)
{
    return (struct world){
        .uptake = gsl_ran_beta(g, 20 + s, 80),
        .place = gsl_ran_gamma(g, 25, (100 + 5 * s) / 25.0),
        .ratio = gsl_ran_lognormal(g, log(0.8), 0.1),
        .rate = gsl_ran_gamma(g, 16, 0.4 / 16),
        .saving = 2500 + gsl_ran_gaussian(g, 300),
        .anyway = gsl_ran_flat(g, 0.1, 0.3),
        .leaving = triangular(gsl_rng_uniform(g), 0.02, 0.05, 0.12),
        .loss = gsl_ran_beta(g, 8, 92),
    };
}

static void evaluate(const struct world *w, int s, double *cost, double *benefit)
{
    double part = (5000 + 100 * s) * w->uptake, growth = 1, money = 1, health = 1;
    *cost = *benefit = 0;
    for (int t = 0; t < PERIODS; t++) {
        double events = part * w->rate * (1 - w->ratio) * (1 - w->anyway);
        *cost += (50000 + 1000 * s + part * w->place) * growth * money;
        *benefit += events * w->saving * growth * money;
        *benefit += 20000 * events * w->loss * health;
        part *= 1 - w->leaving;
        growth *= 1.02;
        money /= 1.035;
        health /= 1.015;
    }
}

/* Sorts x. */
static void say(int s, const char *what, double mean, double *x, size_t n)
{
    size_t above = 0;
    for (size_t i = 0; i < n; i++)
        above += x[i] > 1;
    gsl_sort(x, 1, n);
    printf("s%02d %s %.14g %.14g %.14g %.14g\n", s, what, mean,
           gsl_stats_quantile_from_sorted_data(x, 1, n, 0.025),
           gsl_stats_quantile_from_sorted_data(x, 1, n, 0.975),
           (double)above / (double)n);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

int main(int count, char **argument)
{
    size_t n = count == 2 ? (size_t)atol(argument[1]) : 0;
    double start = now();
    double *cost = malloc(n * sizeof *cost), *benefit = malloc(n * sizeof *cost);
    double *ratio = malloc(n * sizeof *cost);
    gsl_rng *g = gsl_rng_alloc(gsl_rng_mt19937);
    if (!n || !cost || !benefit || !ratio || !g)
        return 1;
    for (int s = 0; s < SCHEMES; s++) {
        for (size_t i = 0; i < n; i++) {
            struct world world = draw(g, s);
            evaluate(&world, s, &cost[i], &benefit[i]);
            ratio[i] = benefit[i] / cost[i];
        }
        double spent = gsl_stats_mean(cost, 1, n), gained = gsl_stats_mean(benefit, 1, n);
        say(s, "cost", spent, cost, n);
        say(s, "benefit", gained, benefit, n);
        say(s, "bcr", gained / spent, ratio, n);
    }
    printf("cpu %.6f\n", now() - start);
    gsl_rng_free(g);
    free(cost);
    free(benefit);
    free(ratio);
    return 0;
}
