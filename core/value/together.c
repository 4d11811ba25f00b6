/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part is a run of whole batches: short, so that threads end together. Of a short
 * column none is worth waking a thread for. */
#include "config.h"

#include "value/together.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "method/rank.h"

#define RUN (4 * (size_t)OT_SUM_BATCH)
#define SHORT (4 * RUN)

static size_t runs_of(size_t n)
{
    return (n + RUN - 1) / RUN;
}

static size_t end_of(size_t run, size_t n)
{
    return (run + 1) * RUN < n ? (run + 1) * RUN : n;
}

static void share(struct ot_threads *threads, size_t n, ot_threads_work *work, void *with)
{
    ot_threads_share(n < SHORT ? NULL : threads, runs_of(n), work, with);
}

/* ---- Moments --------------------------------------------------------------------- */

struct sums { /* of batches */
    const double *x;
    size_t n;
    double *of_all, *distances, *squares; /* [batches] */
};

static void sum_run(void *with, size_t run, unsigned thread)
{
    const struct sums *s = with;
    size_t end = end_of(run, s->n);
    (void)thread;
    for (size_t at = run * RUN; at < end; at += OT_SUM_BATCH) {
        size_t batch = at / OT_SUM_BATCH;
        size_t n = end - at < OT_SUM_BATCH ? end - at : OT_SUM_BATCH;
        struct ot_distances d = ot_distances_batch(s->x + at, n, s->x[0]);
        s->of_all[batch] = ot_sum_batch(s->x + at, n);
        s->distances[batch] = d.sum;
        s->squares[batch] = d.squares;
    }
}

int ot_together_moments(struct ot_threads *threads, const double *x, size_t n,
                        struct ot_moments *out)
{
    size_t batches = (n + OT_SUM_BATCH - 1) / OT_SUM_BATCH;
    double *sum = malloc((3 * batches + 1) * sizeof *sum);
    if (!sum)
        return -1;
    struct sums s = { x, n, sum, sum + batches, sum + 2 * batches };
    share(threads, n, sum_run, &s);
    struct ot_distances all = { ot_sum_fold(s.distances, batches),
                                ot_sum_fold(s.squares, batches) };
    *out = (struct ot_moments){ n ? ot_sum_fold(s.of_all, batches) / (double)n : NAN,
                                ot_distances_sd(all, n) };
    free(sum);
    return 0;
}

/* ---- Quantiles ------------------------------------------------------------------- */

struct search {
    const double *x;
    size_t n, count;
    struct ot_sought sought[OT_TOGETHER_QUANTILES];
    struct ot_found *found; /* [runs][count] */
    double *scratch;        /* [count][n] */
    double *out, *error;
};

static void search_run(void *with, size_t run, unsigned thread)
{
    const struct search *s = with;
    size_t first = run * RUN, end = end_of(run, s->n);
    (void)thread;
    for (size_t k = 0; k < s->count; k++)
        s->found[run * s->count + k] = ot_seek_among(
            &s->sought[k], s->x + first, end - first, s->scratch + k * s->n + first);
}

/* What was found in all runs, one after the other. */
static struct ot_found gather(const struct search *s, size_t k)
{
    struct ot_found all = { .value = s->scratch + k * s->n };
    for (size_t run = 0; run < runs_of(s->n); run++) {
        const struct ot_found *found = &s->found[run * s->count + k];
        memmove(all.value + all.count, found->value, found->count * sizeof *all.value);
        all.count += found->count;
        all.before += found->before;
        all.missing |= found->missing;
    }
    if (s->sought[k].n && !all.missing && !ot_is_found(&s->sought[k], &all)) {
        memcpy(all.value, s->x, s->n * sizeof *all.value);
        all.count = s->n;
        all.before = 0;
    }
    return all;
}

static void settle(void *with, size_t k, unsigned thread)
{
    const struct search *s = with;
    struct ot_found all = gather(s, k);
    double error;
    (void)thread;
    s->out[k] = ot_sought_value(&s->sought[k], &all, &error);
    if (s->error)
        s->error[k] = error;
}

int ot_together_quantiles(struct ot_threads *threads, const double *x, size_t n,
                          const double *p, size_t count, double *out, double *error)
{
    double sample[OT_RANK_SAMPLE];
    struct search s = { .x = x, .n = n, .count = count, .out = out, .error = error };
    s.found = malloc((runs_of(n) * count + 1) * sizeof *s.found);
    s.scratch = malloc((n * count + 1) * sizeof *s.scratch);
    if (s.found && s.scratch) {
        ot_rank_sample(x, n, sample);
        for (size_t k = 0; k < count; k++)
            s.sought[k] = ot_seek(sample, n, p[k], error != NULL);
        share(threads, n, search_run, &s);
        ot_threads_share(n < SHORT ? NULL : threads, count, settle, &s);
    }
    int failed = !s.found || !s.scratch ? -1 : 0;
    free(s.found);
    free(s.scratch);
    return failed;
}

/* ---- Counts and sums ------------------------------------------------------------- */

struct asked {
    const double *x;
    size_t n;
    size_t *count; /* [runs] */
    enum ot_than than;
    double threshold;
    double *into;
    bool first;
    double about, weight;
};

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
    if (!threads || n < SHORT || !(a.count = malloc(runs * sizeof *a.count)))
        return ot_count(x, n, than, threshold);
    share(threads, n, count_run, &a);
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
    size_t begin = run * RUN, end = end_of(run, a->n);
    for (size_t i = begin; a->first && i < end; i++)
        into[i] = weight * (x[i] - about);
    for (size_t i = begin; !a->first && i < end; i++)
        into[i] += weight * (x[i] - about);
}

void ot_together_add(struct ot_threads *threads, double *into, bool first,
                     const double *x, size_t n, double about, double weight)
{
    struct asked a = {
        .x = x, .n = n, .into = into, .first = first, .about = about, .weight = weight
    };
    share(threads, n, add_run, &a);
}
