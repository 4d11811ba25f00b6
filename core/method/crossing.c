/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids and the sign changes on them. */
#include "config.h"

#include "method/crossing.h"

#include <math.h>
#include <stdbool.h>

#define STEPS 4

void ot_grid_even(double least, double most, double *x)
{
    for (int d = 0; d < OT_GRID; d++)
        x[d] = least + (most - least) * (d / (double)(OT_GRID - 1));
}

/* The d-th step away from an end, which is step 0; the first octave is 2^octave. */
static double away(int d, int octave)
{
    return d == 0
               ? 0
               : ldexp(1 + ((d - 1) % STEPS) / (double)STEPS, (d - 1) / STEPS + octave);
}

static double on_both_sides(int d)
{
    int middle = OT_GRID / 2;
    return d < middle ? -away(middle - d, -16) : away(d - middle, -16);
}

void ot_grid_over(double least, double most, double scale, double *x)
{
    bool below = isinf(least), above = isinf(most);
    if (!below && !above) {
        ot_grid_even(least, most, x);
        return;
    }
    for (int d = 0; d < OT_GRID; d++)
        x[d] = below && above ? scale * on_both_sides(d)
               : above        ? least + scale * away(d, -32)
                              : most - scale * away(OT_GRID - 1 - d, -32);
}

long ot_crossing(const double *x, const double *y, double around)
{
    long best = -1;
    for (long d = 0; d + 1 < OT_GRID; d++) {
        bool changes = (y[d] < 0) != (y[d + 1] < 0);
        if (changes && (best < 0 || fabs(x[d] - around) < fabs(x[best] - around)))
            best = d;
    }
    return best;
}

double ot_crossing_between(const double *x, const double *y, long d)
{
    double rise = y[d + 1] - y[d];
    return rise == 0 ? x[d] : x[d] + (x[d + 1] - x[d]) * (-y[d] / rise);
}
