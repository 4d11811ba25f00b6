/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of a whole column, worked out by several threads: the same bits as by
 * one, since they share the batches that sums are folded from. */
#ifndef OT_VALUE_TOGETHER_H
#define OT_VALUE_TOGETHER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/threads.h"
#include "method/statistic.h"

/* ot_mean and ot_sd of x [n], in one pass. -1: no memory. */
struct ot_moments {
    double mean, sd;
};
int ot_together_moments(struct ot_threads *threads, const double *x, size_t n,
                        struct ot_moments *out);

/* ot_quantile of x [n] at p [count], OT_TOGETHER_QUANTILES at most; error: NULL, or
 * [count] as of ot_quantile_and_error. -1: no memory. */
#define OT_TOGETHER_QUANTILES 3
int ot_together_quantiles(struct ot_threads *threads, const double *x, size_t n,
                          const double *p, size_t count, double *out, double *error);

/* ot_count of x [n]; where there is no memory to share it, by one thread. */
size_t ot_together_count(struct ot_threads *threads, const double *x, size_t n,
                         enum ot_than than, double threshold);

/* Add weight * (x[i] - about) to into[i], for each i < n; first: what into holds does not
 * count. */
void ot_together_add(struct ot_threads *threads, double *into, bool first,
                     const double *x, size_t n, double about, double weight);

#endif
