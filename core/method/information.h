/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it would be worth to know one parameter: the expected value of partial perfect
 * information (EVPPI), from the draws that are there already. */
#ifndef OT_METHOD_INFORMATION_H
#define OT_METHOD_INFORMATION_H

#include <stddef.h>

#include "base/error.h"

#define OT_EVPPI_DRAWS 100 /* below this no curve can be trusted */

struct ot_evppi {
    double value; /* pounds for one unit of decision, never below 0 */
    double error; /* Monte Carlo standard error */
};

/* Nonparametric regression (Strong, Oakley and Brennan 2014, Medical Decision Making 34):
 * for each strategy a smooth curve (method/spline.h) of its net benefit less that of the
 * reference, given the parameter; then the mean over draws of the best curve, less the
 * best mean.
 *
 * Bias: upward, as the best of noisy curves is chosen. For two strategies to second
 * order half the variance of the curve where it crosses 0, times the density of the
 * expected difference there; the variance is about terms / draws times that of what the
 * parameter does not explain. So it falls as 1 / draws, and the error as 1 / sqrt(draws).
 * Error: the sd of the net benefit of the strategy that the curves choose less that of
 * the strategy best on average, over sqrt(draws): first order, the choice taken as given.
 *
 * parameter: [draws]; net_benefit: [strategies][draws]; scratch: [OT_EVPPI_SCRATCH *
 * draws], overwritten. -1: fewer than OT_EVPPI_DRAWS draws, no reference among the
 * strategies, or a value that is no number (exit 3). Several threads may ask, each with
 * its own scratch. */
#define OT_EVPPI_SCRATCH 7
int ot_evppi(const double *parameter, const double *const *net_benefit, size_t strategies,
             size_t draws, size_t reference, double *scratch, struct ot_evppi *out,
             struct ot_error *err);

#endif
