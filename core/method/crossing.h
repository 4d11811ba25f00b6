/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a function of one number changes sign, by grids that grow finer around it. */
#ifndef OT_METHOD_CROSSING_H
#define OT_METHOD_CROSSING_H

#include <stddef.h>

/* The first point, and four steps in each of 64 octaves. */
#define OT_GRID 257
#define OT_GRID_ROUNDS 4

/* x: [OT_GRID], rising from least to most in even steps. */
void ot_grid_even(double least, double most, double *x);
/* Even steps where both ends are finite. Without an upper end: even steps in each octave
 * from 2^-32 to 2^31 of scale > 0, above least; without a lower one the same, below most;
 * without either from 2^-16 to 2^15 of scale to both sides of 0. */
void ot_grid_over(double least, double most, double scale, double *x);

/* d of the sign change between x[d] and x[d + 1] that is nearest to `around`, or -1: y
 * keeps its sign. x, y: [OT_GRID]. */
long ot_crossing(const double *x, const double *y, double around);
/* Where a straight line from one to the other is 0. */
double ot_crossing_between(const double *x, const double *y, long d);

#endif
