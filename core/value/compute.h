/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One batch of draws of a quantity from those of what it is made of. */
#ifndef OT_VALUE_COMPUTE_H
#define OT_VALUE_COMPUTE_H

#include "value/graph.h"

/* Where the batch's draws of a node stand: those of period t from at + t * stride on. */
struct ot_rows {
    const double *at;
    size_t stride;
};

/* n draws of node, which is neither leaf nor call, of period t into into[t * stride].
 * rows[operand[i]]: of its i-th operand; of one period, where that holds in all. Apart
 * from into. Draws, not values: an operand without one gives NaN. */
void ot_compute(const struct ot_node *node, const size_t *operand,
                const struct ot_rows *rows, size_t n, double *into, size_t stride);

#endif
