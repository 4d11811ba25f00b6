/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the quantile functions of gamma and beta start: their far tails. */
#ifndef OT_METHOD_TAIL_H
#define OT_METHOD_TAIL_H

/* Tables reach from z = -8.5 to 8.5, z the normal score. */
#define OT_FAR 8.5

enum ot_family { OT_FAMILY_NORMAL, OT_FAMILY_GAMMA, OT_FAMILY_BETA };

/* w, the quantile on its own scale, and its slope dw/dz. Gamma of shape a: w = log(x /
 * a). Beta: w = logit(x) - log(a / b). */
struct ot_start {
    double w, slope;
};

/* At z = -8.5 (upper 0) or 8.5 (upper 1). Incomplete gamma by series and continued
 * fraction, incomplete beta by continued fraction, solved by Newton on log-log scale,
 * where they are concave; densities after Loader (2000). Shapes from 0.2 to 1e9. */
struct ot_start ot_tail_start(enum ot_family family, double a, double b, int upper);

/* exp(w) - 1, exact near 0. */
double ot_expm1(double w);

#endif
