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

void ot_grid_open(double scale, double least, double *x)
{
    x[0] = least;
    for (int d = 1; d < OT_GRID; d++)
        x[d] = least +
               scale * ldexp(1 + ((d - 1) % STEPS) / (double)STEPS, (d - 1) / STEPS - 32);
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
