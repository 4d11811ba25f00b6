/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From counts and sums of the envelope to acceptability, loss and information. */
#include "config.h"

#include "method/decision.h"

#include <math.h>
#include <stdlib.h>

#include "method/statistic.h"

#define LARGEST 1e100

struct made {
    double *net_benefit, *loss, *evpi;
    size_t *optimal;
};

/* ---- What is given ---- */

static int check_thresholds(const double *threshold, size_t thresholds,
                            struct ot_error *err)
{
    for (size_t k = 0; k < thresholds; k++)
        if (!(threshold[k] >= (k ? threshold[k - 1] : 0) && threshold[k] < LARGEST))
            return ot_error_set(err, OT_EXIT_INPUT,
                                "threshold %zu: expected a number that is not negative "
                                "and not below the one before it",
                                k + 1);
    return 0;
}

/* The position of the first draw that cannot be used; n: none. */
static size_t first_unusable(const double *x, size_t n)
{
    int found = 0;
    for (size_t i = 0; i < n; i++)
        found |= !(fabs(x[i]) < LARGEST);
    if (!found)
        return n;
    size_t first = 0;
    while (fabs(x[first]) < LARGEST)
        first++;
    return first;
}

static int check_draws(const struct ot_strategies *of, struct ot_error *err)
{
    for (size_t s = 0; s < of->count; s++) {
        size_t e = first_unusable(of->effect[s], of->draws);
        size_t c = first_unusable(of->cost[s], of->draws);
        if (e < of->draws || c < of->draws)
            return ot_error_set(err, OT_EXIT_INPUT,
                                "strategy %zu: draw %zu of its %s is no number that can "
                                "be compared; leave the strategy out or give it a value",
                                s + 1, e < of->draws ? e : c,
                                e < of->draws ? "effect" : "cost");
    }
    return 0;
}

static int check(const struct ot_strategies *of, const double *threshold,
                 size_t thresholds, struct ot_error *err)
{
    if (!of->count || !of->draws || !thresholds || of->reference >= of->count)
        return ot_error_set(err, OT_EXIT_INPUT,
                            "nothing to compare: expected strategies with draws, one of "
                            "them the reference, and a threshold");
    return check_thresholds(threshold, thresholds, err) || check_draws(of, err) ? -1 : 0;
}

/* ---- What follows ---- */

static void set_net_benefit(const struct ot_strategies *of, const double *threshold,
                            size_t thresholds, double *net_benefit)
{
    for (size_t s = 0; s < of->count; s++) {
        double effect = ot_mean(of->effect[s], of->draws);
        double cost = ot_mean(of->cost[s], of->draws);
        for (size_t k = 0; k < thresholds; k++)
            net_benefit[s * thresholds + k] = threshold[k] * effect - cost;
    }
}

static size_t optimal_at(const struct ot_strategies *of, const double *net_benefit,
                         size_t thresholds, size_t k)
{
    size_t best = of->reference;
    for (size_t s = 0; s < of->count; s++)
        if (net_benefit[s * thresholds + k] > net_benefit[best * thresholds + k])
            best = s;
    return best;
}

/* All relative to the reference, whose own spread would drown small differences. */
static void set_loss(const struct ot_strategies *of, const struct ot_tally *tally,
                     const double *threshold, size_t thresholds, const struct made *to)
{
    for (size_t k = 0; k < thresholds; k++) {
        size_t best = optimal_at(of, to->net_benefit, thresholds, k);
        const double *benefit = to->net_benefit + k;
        double reference = benefit[of->reference * thresholds];
        double perfect =
            (threshold[k] * tally->effect[k] - tally->cost[k]) / (double)of->draws;
        to->optimal[k] = best;
        to->evpi[k] = fmax(perfect - (benefit[best * thresholds] - reference), 0);
        for (size_t s = 0; s < of->count; s++)
            to->loss[s * thresholds + k] =
                to->evpi[k] + (benefit[best * thresholds] - benefit[s * thresholds]);
    }
}

int ot_decide(const struct ot_strategies *of, const double *threshold, size_t thresholds,
              struct ot_arena *arena, struct ot_decided *out, struct ot_error *err)
{
    struct ot_tally tally;
    if (check(of, threshold, thresholds, err))
        return -1;
    struct made to = {
        ot_arena_array(arena, of->count * thresholds, sizeof *to.net_benefit),
        ot_arena_array(arena, of->count * thresholds, sizeof *to.loss),
        ot_arena_array(arena, thresholds, sizeof *to.evpi),
        ot_arena_array(arena, thresholds, sizeof *to.optimal),
    };
    if (!to.net_benefit || !to.loss || !to.evpi || !to.optimal ||
        ot_envelope_tally(of, threshold, thresholds, arena, &tally))
        return ot_error_memory(err);
    set_net_benefit(of, threshold, thresholds, to.net_benefit);
    set_loss(of, &tally, threshold, thresholds, &to);
    *out = (struct ot_decided){ of->count, thresholds, of->draws,
                                threshold, tally.best, to.net_benefit,
                                to.loss,   to.optimal, to.evpi };
    return 0;
}

/* ---- How sure that is ---- */

#define BATCH 2048 /* draws that stay in a processor's cache */

static void raise_to(double *restrict best, const double *restrict effect,
                     const double *restrict cost, double threshold, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double worth = threshold * effect[i] - cost[i];
        best[i] = worth > best[i] ? worth : best[i];
    }
}

static void put_losses(const struct ot_strategies *of, double threshold, size_t strategy,
                       size_t first, size_t n, double *loss)
{
    const double *effect = of->effect[strategy] + first,
                 *cost = of->cost[strategy] + first;
    double best[BATCH];
    for (size_t i = 0; i < n; i++)
        best[i] = threshold * effect[i] - cost[i];
    for (size_t s = 0; s < of->count; s++)
        raise_to(best, of->effect[s] + first, of->cost[s] + first, threshold, n);
    for (size_t i = 0; i < n; i++)
        loss[i] = best[i] - (threshold * effect[i] - cost[i]);
}

double ot_loss_error(const struct ot_strategies *of, double threshold, size_t strategy)
{
    double *loss = malloc((of->draws + 1) * sizeof *loss);
    if (!loss)
        return NAN;
    for (size_t first = 0, n; first < of->draws; first += n) {
        n = of->draws - first < BATCH ? of->draws - first : BATCH;
        put_losses(of, threshold, strategy, first, n, loss + first);
    }
    double error = of->draws ? ot_mean_error(loss, of->draws) : 0;
    free(loss);
    return error;
}

double ot_acceptability(const struct ot_decided *of, size_t strategy, size_t threshold)
{
    return (double)of->best[strategy * of->thresholds + threshold] / (double)of->draws;
}

double ot_frontier(const struct ot_decided *of, size_t threshold)
{
    return ot_acceptability(of, of->optimal[threshold], threshold);
}

double ot_population_value(double evpi, const double *people, const double *factor,
                           size_t years)
{
    double count = 0;
    for (size_t y = 0; y < years; y++)
        count += people[y] * factor[y];
    return evpi * count;
}
