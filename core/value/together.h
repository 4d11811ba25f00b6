/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of a whole column, worked out by several threads: the same bits as by
 * one, since they share the batches that sums are folded from. */
#ifndef OT_VALUE_TOGETHER_H
#define OT_VALUE_TOGETHER_H

#include <stddef.h>

#include "base/threads.h"
#include "method/statistic.h"

/* ot_mean of x [n]; where there is no memory to share it, by one thread. */
double ot_together_mean(struct ot_threads *threads, const double *x, size_t n);

/* ot_count of x [n], likewise. */
size_t ot_together_count(struct ot_threads *threads, const double *x, size_t n,
                         enum ot_than than, double threshold);

/* into[i] += weight * (x[i] - about), for each i < n. */
void ot_together_add(struct ot_threads *threads, double *into, const double *x, size_t n,
                     double about, double weight);

#endif
