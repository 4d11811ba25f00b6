/* SPDX-License-Identifier: GPL-3.0-or-later */
/* uncertainty_gsl DRAWS [errors]: the model of bench_service.c in plain C with GSL's
 * samplers. It prints what uncertainty.lua prints, and last the seconds of processor
 * time; or, with `errors`, the Monte Carlo standard error of each of those figures. */
#include "config.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SCHEMES 20
#define PERIODS 5

struct world { /* one draw of the eight assumptions */
    double uptake, place, ratio, rate, saving, anyway, leaving, loss;
};

struct room { /* of a scheme, a value a draw */
    double *cost, *benefit, *ratio, *left;
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

/* The standard error of the quantile p of n sorted values: half the way between the order
 * statistics one binomial standard deviation below and above. */
static double quantile_error(const double *x, size_t n, double p)
{
    double middle = p * (double)n, reach = sqrt(middle * (1 - p));
    size_t low = (size_t)fmax(floor(middle - reach), 0);
    size_t high = (size_t)fmin(ceil(middle + reach), (double)(n - 1));
    return (x[high] - x[low]) / 2;
}

/* Sorts x. of_mean: the standard error of its mean. */
static void say_errors(int s, const char *what, double of_mean, double *x, size_t n)
{
    double above = 0, draws = (double)n;
    for (size_t i = 0; i < n; i++)
        above += x[i] > 1;
    above /= draws;
    gsl_sort(x, 1, n);
    printf("s%02d %s %.14g %.14g %.14g %.14g\n", s, what, of_mean,
           quantile_error(x, n, 0.025), quantile_error(x, n, 0.975),
           fmax(sqrt(above * (1 - above) / draws), 1 / draws));
}

/* That of a ratio of means is that of the mean of benefit - ratio * cost. */
static void errors(int s, const struct room *room, size_t n)
{
    double root = sqrt((double)n), spent = gsl_stats_mean(room->cost, 1, n);
    double ratio = gsl_stats_mean(room->benefit, 1, n) / spent;
    for (size_t i = 0; i < n; i++)
        room->left[i] = room->benefit[i] - ratio * room->cost[i];
    say_errors(s, "bcr", gsl_stats_sd(room->left, 1, n) / root / spent, room->ratio, n);
    say_errors(s, "cost", gsl_stats_sd(room->cost, 1, n) / root, room->cost, n);
    say_errors(s, "benefit", gsl_stats_sd(room->benefit, 1, n) / root, room->benefit, n);
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

static void draw_all(gsl_rng *g, int s, const struct room *room, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct world world = draw(g, s);
        evaluate(&world, s, &room->cost[i], &room->benefit[i]);
        room->ratio[i] = room->benefit[i] / room->cost[i];
    }
}

static void say_all(int s, const struct room *room, size_t n)
{
    double spent = gsl_stats_mean(room->cost, 1, n);
    double gained = gsl_stats_mean(room->benefit, 1, n);
    say(s, "cost", spent, room->cost, n);
    say(s, "benefit", gained, room->benefit, n);
    say(s, "bcr", gained / spent, room->ratio, n);
}

int main(int count, char **argument)
{
    size_t n = count >= 2 ? (size_t)atol(argument[1]) : 0;
    bool of_errors = count == 3 && strcmp(argument[2], "errors") == 0;
    double start = now();
    double *values = calloc(n ? n : 1, 4 * sizeof *values);
    gsl_rng *g = gsl_rng_alloc(gsl_rng_mt19937);
    if (!n || !values || !g)
        return 1;
    struct room room = { values, values + n, values + 2 * n, values + 3 * n };
    for (int s = 0; s < SCHEMES; s++) {
        draw_all(g, s, &room, n);
        if (of_errors)
            errors(s, &room, n);
        else
            say_all(s, &room, n);
    }
    if (!of_errors)
        printf("cpu %.6f\n", now() - start);
    gsl_rng_free(g);
    free(values);
    return 0;
}
