/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The efficient frontier: strong dominance, then extended dominance. */
#include "config.h"

#include "method/icer.h"

#include <math.h>

struct means {
    const double *effect, *cost;
};

/* Cheapest first; of equal cost the one that does most; of equal ones the first. */
static int comes_before(const struct means *of, size_t a, size_t b)
{
    if (of->cost[a] != of->cost[b])
        return of->cost[a] < of->cost[b];
    if (of->effect[a] != of->effect[b])
        return of->effect[a] > of->effect[b];
    return a < b;
}

/* Insertion: strategies are few. */
static void sort(const struct means *of, size_t n, size_t *order)
{
    for (size_t i = 0; i < n; i++) {
        size_t at = i;
        for (; at > 0 && comes_before(of, i, order[at - 1]); at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
}

static double ratio_of(const struct means *of, size_t from, size_t to)
{
    return (of->cost[to] - of->cost[from]) / (of->effect[to] - of->effect[from]);
}

static int is_same(const struct means *of, size_t a, size_t b)
{
    return of->cost[a] == of->cost[b] && of->effect[a] == of->effect[b];
}

/* order: in, all by cost; out, those that none dominates strongly. Returns how many. */
static size_t drop_dominated(const struct means *of, size_t n, size_t *order,
                             struct ot_icer *out)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        size_t s = order[i];
        if (kept && is_same(of, s, order[kept - 1])) {
            out[s].standing = OT_SAME_AS_ANOTHER;
            out[s].against = order[kept - 1];
        } else if (kept && of->effect[s] <= of->effect[order[kept - 1]]) {
            out[s].standing = OT_STRONGLY_DOMINATED;
        } else {
            order[kept++] = s;
        }
    }
    return kept;
}

/* What is the same as one that a mix dominates is dominated too. */
static void follow_equals(size_t n, struct ot_icer *out)
{
    for (size_t s = 0; s < n; s++)
        if (out[s].standing == OT_SAME_AS_ANOTHER &&
            out[out[s].against].standing == OT_EXTENDEDLY_DOMINATED) {
            out[s].standing = OT_EXTENDEDLY_DOMINATED;
            out[s].against = s;
        }
}

static size_t drop_extendedly(const struct means *of, size_t kept, size_t *order,
                              struct ot_icer *out)
{
    size_t top = 0;
    for (size_t i = 0; i < kept; i++) {
        while (top >= 2 && ratio_of(of, order[top - 2], order[top - 1]) >
                               ratio_of(of, order[top - 1], order[i]))
            out[order[--top]].standing = OT_EXTENDEDLY_DOMINATED;
        order[top++] = order[i];
    }
    return top;
}

int ot_icers(const double *effect, const double *cost, size_t n, struct ot_icer *out,
             size_t *frontier, size_t *frontiers, struct ot_error *err)
{
    const struct means of = { effect, cost };
    for (size_t s = 0; s < n; s++)
        if (!isfinite(effect[s]) || !isfinite(cost[s]))
            return ot_error_set(err, OT_EXIT_INPUT,
                                "strategy %zu has no mean effect and cost to compare; "
                                "leave it out or give it a value",
                                s + 1);
    for (size_t s = 0; s < n; s++)
        out[s] = (struct ot_icer){ OT_EFFICIENT, s, NAN, NAN, NAN };
    sort(&of, n, frontier);
    size_t kept = drop_dominated(&of, n, frontier, out);
    kept = drop_extendedly(&of, kept, frontier, out);
    follow_equals(n, out);
    for (size_t i = 1; i < kept; i++) {
        size_t s = frontier[i], from = frontier[i - 1];
        out[s] = (struct ot_icer){ OT_EFFICIENT, from, effect[s] - effect[from],
                                   cost[s] - cost[from], ratio_of(&of, from, s) };
    }
    *frontiers = kept;
    return 0;
}

struct ot_difference ot_difference(double effect, double cost, double reference_effect,
                                   double reference_cost)
{
    double more = effect - reference_effect, dearer = cost - reference_cost;
    return (struct ot_difference){ more, dearer,
                                   more != 0     ? dearer / more
                                   : dearer != 0 ? copysign(INFINITY, dearer)
                                                 : NAN,
                                   ot_quadrant(more, dearer) };
}
