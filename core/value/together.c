/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part is a run of whole batches, long enough to be worth waking a thread for. */
#include "config.h"

#include "value/together.h"

#include <stdlib.h>

#define RUN (16 * (size_t)OT_SUM_BATCH)

struct asked {
    const double *x;
    size_t n;
    double *sum;   /* [batches] */
    size_t *count; /* [runs] */
    enum ot_than than;
    double threshold;
    double *into;
    double about, weight;
};

static size_t runs_of(size_t n)
{
    return (n + RUN - 1) / RUN;
}

static size_t end_of(size_t run, size_t n)
{
    return (run + 1) * RUN < n ? (run + 1) * RUN : n;
}

static void sum_run(void *with, size_t run, unsigned thread)
{
    const struct asked *a = with;
    size_t end = end_of(run, a->n);
    (void)thread;
    for (size_t at = run * RUN; at < end; at += OT_SUM_BATCH)
        a->sum[at / OT_SUM_BATCH] =
            ot_sum_batch(a->x + at, end - at < OT_SUM_BATCH ? end - at : OT_SUM_BATCH);
}

double ot_together_mean(struct ot_threads *threads, const double *x, size_t n)
{
    size_t batches = (n + OT_SUM_BATCH - 1) / OT_SUM_BATCH;
    struct asked a = { .x = x, .n = n };
    if (!threads || n <= RUN || !(a.sum = malloc(batches * sizeof *a.sum)))
        return ot_mean(x, n);
    ot_threads_share(threads, runs_of(n), sum_run, &a);
    double mean = ot_sum_fold(a.sum, batches) / (double)n;
    free(a.sum);
    return mean;
}

static void count_run(void *with, size_t run, unsigned thread)
{
    const struct asked *a = with;
    size_t first = run * RUN;
    (void)thread;
    a->count[run] =
        ot_count(a->x + first, end_of(run, a->n) - first, a->than, a->threshold);
}

size_t ot_together_count(struct ot_threads *threads, const double *x, size_t n,
                         enum ot_than than, double threshold)
{
    size_t runs = runs_of(n), count = 0;
    struct asked a = { .x = x, .n = n, .than = than, .threshold = threshold };
    if (!threads || n <= RUN || !(a.count = malloc(runs * sizeof *a.count)))
        return ot_count(x, n, than, threshold);
    ot_threads_share(threads, runs, count_run, &a);
    for (size_t i = 0; i < runs; i++)
        count += a.count[i];
    free(a.count);
    return count;
}

static void add_run(void *with, size_t run, unsigned thread)
{
    const struct asked *a = with;
    const double *restrict x = a->x;
    double *restrict into = a->into;
    const double about = a->about, weight = a->weight;
    (void)thread;
    for (size_t i = run * RUN, end = end_of(run, a->n); i < end; i++)
        into[i] += weight * (x[i] - about);
}

void ot_together_add(struct ot_threads *threads, double *into, const double *x, size_t n,
                     double about, double weight)
{
    struct asked a = { .x = x, .n = n, .into = into, .about = about, .weight = weight };
    ot_threads_share(threads, runs_of(n), add_run, &a);
}
