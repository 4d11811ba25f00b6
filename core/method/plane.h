/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cost-effectiveness plane: where a difference of effect and of cost lies, how many
 * draws lie there, and the ellipse that holds most of them. */
#ifndef OT_METHOD_PLANE_H
#define OT_METHOD_PLANE_H

#include <stddef.h>

#include "base/error.h"

/* On an axis: equal effect at higher cost is dominated, equal cost with more effect is
 * dominant. */
enum ot_quadrant {
    OT_NO_DIFFERENCE,
    OT_DOMINANT,  /* does no less, costs no more */
    OT_DOMINATED, /* does no more, costs no less */
    OT_MORE_FOR_MORE,
    OT_LESS_FOR_LESS,
    OT_QUADRANTS
};

/* Effect and cost less those of what is compared with. NAN: no difference can be told. */
enum ot_quadrant ot_quadrant(double effect, double cost);
/* "costs less, does less"; static. */
const char *ot_quadrant_words(enum ot_quadrant quadrant);

/* Draws of the differences, [n]; count: how many lie in each quadrant. */
void ot_quadrant_counts(const double *effect, const double *cost, size_t n,
                        size_t count[OT_QUADRANTS]);

/* x: effect, y: cost. Points: centre + cos(t) * major + sin(t) * minor. */
struct ot_ellipse {
    double x, y;             /* centre: the means */
    double major_x, major_y; /* half axes, the longer one pointing to x >= 0 */
    double minor_x, minor_y; /* a quarter turn to the left of it */
};

/* The ellipse that holds the share `level` (0 < level < 1) of a bivariate normal
 * distribution of these means and covariances (n - 1). -1: fewer than two draws, draws
 * that are no numbers, or another level (exit 3). */
int ot_ellipse(const double *effect, const double *cost, size_t n, double level,
               struct ot_ellipse *out, struct ot_error *err);

#endif
