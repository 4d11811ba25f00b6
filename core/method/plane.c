/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quadrants and the ellipse of the cost-effectiveness plane. */
#include "config.h"

#include "method/plane.h"

#include <math.h>

#include "method/maths.h"
#include "method/statistic.h"

enum ot_quadrant ot_quadrant(double effect, double cost)
{
    if (effect > 0)
        return cost > 0 ? OT_MORE_FOR_MORE : OT_DOMINANT;
    if (effect < 0)
        return cost < 0 ? OT_LESS_FOR_LESS : OT_DOMINATED;
    return cost > 0 ? OT_DOMINATED : cost < 0 ? OT_DOMINANT : OT_NO_DIFFERENCE;
}

const char *ot_quadrant_words(enum ot_quadrant quadrant)
{
    static const char *const words[OT_QUADRANTS] = { "no difference", "dominant",
                                                     "dominated", "costs more, does more",
                                                     "costs less, does less" };
    return words[quadrant];
}

void ot_quadrant_counts(const double *effect, const double *cost, size_t n,
                        size_t count[OT_QUADRANTS])
{
    for (size_t q = 0; q < OT_QUADRANTS; q++)
        count[q] = 0;
    for (size_t i = 0; i < n; i++)
        count[ot_quadrant(effect[i], cost[i])]++;
}

/* A unit vector of the larger eigenvalue of {{xx, xy}, {xy, yy}}, x >= 0. */
static void direction(double xx, double xy, double yy, double larger, double *x,
                      double *y)
{
    /* Two columns of (matrix - smaller eigenvalue): the longer one loses no digits. */
    double a = xx >= yy ? larger - yy : xy, b = xx >= yy ? xy : larger - xx;
    double length = sqrt(a * a + b * b);
    *x = length > 0 ? a / length : 1;
    *y = length > 0 ? b / length : 0;
    if (*x < 0) {
        *x = -*x;
        *y = -*y;
    }
}

int ot_ellipse(const double *effect, const double *cost, size_t n, double level,
               struct ot_ellipse *out, struct ot_error *err)
{
    if (!(level > 0 && level < 1))
        return ot_error_set(err, OT_EXIT_INPUT,
                            "ellipse: expected a level between 0 and 1");
    double sd_x = ot_sd(effect, n), sd_y = ot_sd(cost, n);
    if (!isfinite(sd_x) || !isfinite(sd_y))
        return ot_error_set(err, OT_EXIT_INPUT,
                            "ellipse: expected two draws or more, all of them numbers");
    double xx = sd_x * sd_x, yy = sd_y * sd_y, xy = ot_covariance(effect, cost, n);
    double half = (xx - yy) / 2, root = sqrt(half * half + xy * xy);
    double larger = (xx + yy) / 2 + root;
    double smaller = larger > 0 ? fmax(xx * yy - xy * xy, 0) / larger : 0;
    double x, y;
    direction(xx, xy, yy, larger, &x, &y);
    /* Chi-squared with two degrees of freedom has this quantile in closed form. */
    double reach = sqrt(-2 * log(1 - level));
    double major = reach * sqrt(larger), minor = reach * sqrt(smaller);
    *out = (struct ot_ellipse){ ot_mean(effect, n), ot_mean(cost, n), major * x,
                                major * y,          -minor * y,       minor * x };
    return 0;
}
