/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A smooth curve through draws: what is to be expected of y at a given x. Regression on
 * B-splines (de Boor, A Practical Guide to Splines, 1978), as flexible as the data bear:
 * a constant, a line or a cubic of 1 to 12 pieces between quantiles of x, whichever has
 * the least generalised cross-validation score (Craven and Wahba 1979, Numerische
 * Mathematik 31). Where x has at most 16 different values, the mean of y at each. */
#ifndef OT_METHOD_SPLINE_H
#define OT_METHOD_SPLINE_H

#include <stddef.h>

#define OT_SPLINE_TERMS 16

struct ot_spline {
    size_t degree, pieces;
    double knot[OT_SPLINE_TERMS + 1]; /* rising; the pieces begin at them */
    double curve[OT_SPLINE_TERMS][4]; /* of a piece: u^3, t u^2, t^2 u, t^3, with t from 0
                                       to 1 and u = 1 - t */
};

/* x, y: [n], all finite, n at least 2 * OT_SPLINE_TERMS and below 2^32. scratch:
 * [OT_SPLINE_SCRATCH * n]. The mean of the curve over the draws is that of y. */
#define OT_SPLINE_SCRATCH 4
void ot_spline_fit(const double *x, const double *y, size_t n, double *scratch,
                   struct ot_spline *out);

double ot_spline_at(const struct ot_spline *of, double x);

#endif
