/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The standard normal distribution, without libm. */
#ifndef OT_METHOD_NORMAL_H
#define OT_METHOD_NORMAL_H

/* z with P(Z < z) = t, t in (0, 1/2]; relative error below 1e-15. Algorithm AS 241
 * (Wichura 1988, PPND16). */
double ot_normal_lower_quantile(double t);

double ot_normal_density(double z);

#endif
