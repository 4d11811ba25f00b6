/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantile functions as tables. A table is made by marching the differential equation of
 * the quantile inward from both tails, and read by a cubic in each of 64 pieces of each
 * octave of min(u, 1 - u): relative error below 1e-8 (shapes of 1 and more: 1e-9),
 * monotone and continuous to that. Deeper than 2^-25 the march's own series is used. */
#ifndef OT_METHOD_QUANTILE_H
#define OT_METHOD_QUANTILE_H

#include <stddef.h>

enum ot_family {
    OT_FAMILY_NORMAL,    /* standard */
    OT_FAMILY_LOGNORMAL, /* exp of `a` times a standard normal */
    OT_FAMILY_GAMMA,     /* shape a, scale 1 */
    OT_FAMILY_BETA,      /* shapes a and b, on 0 to 1 */
};

/* Normal scores of the ends of all pieces: the same for every table. */
#define OT_NORMAL_NODES ((size_t)24 * 64 + 1)
struct ot_normal_nodes {
    double z[OT_NORMAL_NODES], inverse_density[OT_NORMAL_NODES]; /* by rising u */
};
struct ot_normal_nodes *ot_normal_nodes_new(void); /* released by free; NULL: memory */

struct ot_quantiles;
/* Shapes from 0.05 to 1e6, of a lognormal at most 8. nodes: borrowed until the table is
 * freed. NULL: *meets is 0 where the two marches do not meet, else out of memory. */
struct ot_quantiles *ot_quantiles_new(const struct ot_normal_nodes *nodes,
                                      enum ot_family family, double a, double b,
                                      int *meets);
void ot_quantiles_free(struct ot_quantiles *table);

/* x[i] = location + scale × the quantile at u[i]. u in (0, 1). x may be u. */
void ot_quantiles_at(const struct ot_quantiles *table, const double *u, size_t count,
                     double location, double scale, double *x);

#endif
