/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which strategy is best at each of many thresholds, draw by draw: a walk along the upper
 * envelope of the lines threshold * effect - cost. It costs the same for ten thresholds
 * as for a thousand. */
#ifndef OT_METHOD_ENVELOPE_H
#define OT_METHOD_ENVELOPE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Joint draws of several strategies. Doing nothing is a strategy too: two columns of 0.
 */
struct ot_strategies {
    size_t count, draws;
    size_t reference;            /* its position: what the others are compared with */
    const double *const *effect; /* [count][draws], any unit */
    const double *const *cost;   /* [count][draws], pounds */
};

/* Best: strictly greater net benefit than the reference and than each one before it, as
 * threshold * effect - cost comes out in double precision. So ties go to the reference,
 * then to the one that comes first. */
struct ot_tally {
    int64_t *best;         /* [count * thresholds]: draws in which it is best */
    double *effect, *cost; /* [thresholds]: sums over the draws of those of the best
                              strategy, less those of the reference */
};

/* Exact: the counts are those of the plain loop over draws, thresholds and strategies.
 * threshold: [thresholds], rising, finite, not negative; every draw finite and below
 * 1e100 in size; count, draws and thresholds not 0. In arena. -1: memory. */
int ot_envelope_tally(const struct ot_strategies *of, const double *threshold,
                      size_t thresholds, struct ot_arena *arena, struct ot_tally *out);

#endif
