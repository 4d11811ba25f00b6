/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The normal distribution, and the logarithm of the gamma function, of our own exp and
 * log: the same bits on every machine. */
#ifndef OT_METHOD_NORMAL_H
#define OT_METHOD_NORMAL_H

/* The standard normal quantile; p in (0, 1). Wichura, Algorithm AS 241 (PPND16), Applied
 * Statistics 37 (1988): relative error below 1e-15. */
double ot_normal_quantile(double p);
/* 1 over the density at z. */
double ot_normal_inverse_density(double z);
/* log of the share below -z (z > 1), and Mills' ratio: that share over the density. */
double ot_normal_mills(double z);
double ot_normal_log_below(double z);
/* log of the gamma function; x > 0. Stirling's series above 15, by recurrence below. */
double ot_log_gamma(double x);

#endif
