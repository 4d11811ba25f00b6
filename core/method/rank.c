/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selection, quantiles and rankings. */
#include "config.h"

#include "method/rank.h"

#include <math.h>
#include <string.h>

#include "method/kernel.h"
#include "method/maths.h"

/* Below this no sample narrows the search (Floyd and Rivest, 1975). */
#define SMALL 600
#define Z_95 1.959963984540054

static void swap(double *a, double *b)
{
    double kept = *a;
    *a = *b;
    *b = kept;
}

/* One partition of x[left..right] about the value at k. */
static void partition(double *x, size_t *left, size_t *right, size_t k)
{
    double pivot = x[k];
    size_t i = *left, j = *right;
    swap(&x[*left], &x[k]);
    if (x[*right] > pivot)
        swap(&x[*right], &x[*left]);
    while (i < j) {
        swap(&x[i++], &x[j--]);
        while (x[i] < pivot)
            i++;
        while (x[j] > pivot)
            j--;
    }
    if (x[*left] == pivot)
        swap(&x[*left], &x[j]);
    else
        swap(&x[++j], &x[*right]);
    if (j <= k)
        *left = j + 1;
    if (k <= j)
        *right = j ? j - 1 : 0;
}

static void select_between(double *x, size_t left, size_t right, size_t k)
{
    while (right > left) {
        if (right - left > SMALL) {
            /* A sample about k, so placed that its k-th value is nearly x's. */
            double n = (double)(right - left + 1), i = (double)(k - left + 1);
            double z = log(n), s = 0.5 * exp(2 * z / 3);
            double spread = 0.5 * sqrt(z * s * (n - s) / n) * (i < n / 2 ? -1 : 1);
            double low = floor((double)k - i * s / n + spread);
            double high = floor((double)k + (n - i) * s / n + spread);
            select_between(x, low > (double)left ? (size_t)low : left,
                           high < (double)right ? (size_t)high : right, k);
        }
        partition(x, &left, &right, k);
    }
}

void ot_select(double *x, size_t n, size_t k)
{
    if (n)
        select_between(x, 0, n - 1, k);
}

/* ---- Quantiles ------------------------------------------------------------------- */

void ot_rank_sample(const double *x, size_t n, double sample[OT_RANK_SAMPLE])
{
    double share = (double)OT_RANK_SAMPLE / (double)n;
    for (size_t i = 0; n >= OT_RANK_MANY && i < OT_RANK_SAMPLE; i++)
        sample[i] = x[(size_t)((double)i / share)];
}

/* The value of that rank in the sample, which is put in order about it; beyond the
 * sample: `outside`. */
static double of_sample(double *sample, double rank, double outside)
{
    if (rank < 0 || rank >= OT_RANK_SAMPLE)
        return outside;
    ot_select(sample, OT_RANK_SAMPLE, (size_t)rank);
    return sample[(size_t)rank];
}

/* Values between which those of the ranks most likely lie: by the sample, with three
 * standard errors to spare. */
static void bracket(struct ot_sought *s, double *sample)
{
    double n = (double)s->n, share = OT_RANK_SAMPLE / n;
    double middle = ((double)s->first + (double)s->last) / 2 / n;
    double spare = 3 * sqrt(OT_RANK_SAMPLE * middle * (1 - middle)) + 2;
    s->low = of_sample(sample, floor((double)s->first * share - spare), -INFINITY);
    s->high = of_sample(sample, ceil((double)s->last * share + spare), INFINITY);
}

/* A quantile lies between two ranks (type 7 of Hyndman and Fan, 1996); its error is that
 * of its 95 % interval by order statistics. */
struct ot_sought ot_seek(double sample[OT_RANK_SAMPLE], size_t n, double p,
                         bool with_error)
{
    struct ot_sought s = { .n = n, .low = -INFINITY, .high = INFINITY };
    double at = fmin(p, 1) * (double)(n - 1);
    double half = Z_95 * sqrt((double)n * p * (1 - p));
    double least = floor((double)n * p - half), most = ceil((double)n * p + half);
    if (n == 0 || !(p >= 0))
        return (struct ot_sought){ .n = 0 };
    s.first = s.below = (size_t)at;
    s.last = s.above = s.below + 1 < n ? s.below + 1 : s.below;
    s.part = at - (double)s.below;
    s.has_error = with_error && least >= 1 && most <= (double)n;
    if (s.has_error) {
        s.least = (size_t)least - 1;
        s.most = (size_t)most - 1;
        s.first = s.least < s.first ? s.least : s.first;
        s.last = s.most > s.last ? s.most : s.last;
    }
    if (n >= OT_RANK_MANY)
        bracket(&s, sample);
    return s;
}

struct ot_found ot_seek_among(const struct ot_sought *s, const double *x, size_t n,
                              double *into)
{
    const struct ot_kernel *kernel = ot_kernel();
    struct ot_found found = { .value = into };
    found.missing = kernel->outside(-INFINITY, INFINITY, x, n) > 0;
    found.count = kernel->among(s->low, s->high, x, n, into, &found.before);
    return found;
}

bool ot_is_found(const struct ot_sought *s, const struct ot_found *found)
{
    return found->before <= s->first && s->last < found->before + found->count;
}

/* Values whose rank is settled: each splits what is left to search. */
struct settled {
    const struct ot_found *found;
    size_t rank[4], count;
};

static double settle(struct settled *s, size_t rank)
{
    double *x = s->found->value;
    size_t from = 0, to = s->found->count, k = rank - s->found->before;
    for (size_t i = 0; i < s->count; i++) {
        if (s->rank[i] == k)
            return x[k] + 0.0; /* the least of 0 and -0 is 0 in any order */
        if (s->rank[i] < k && s->rank[i] >= from)
            from = s->rank[i] + 1;
        if (s->rank[i] > k && s->rank[i] < to)
            to = s->rank[i];
    }
    ot_select(x + from, to - from, k - from);
    s->rank[s->count++] = k;
    return x[k] + 0.0;
}

double ot_sought_value(const struct ot_sought *s, const struct ot_found *found,
                       double *error)
{
    struct settled settled = { .found = found };
    *error = NAN;
    if (s->n == 0 || found->missing)
        return NAN;
    if (s->has_error) {
        double least = settle(&settled, s->least);
        *error = (settle(&settled, s->most) - least) / (2 * Z_95);
    }
    double below = settle(&settled, s->below);
    if (s->part <= 0)
        return below;
    double above = settle(&settled, s->above);
    return above == below ? below : (1 - s->part) * below + s->part * above;
}

static double quantile(const double *x, size_t n, double p, bool with_error,
                       double *error, double *scratch)
{
    double sample[OT_RANK_SAMPLE];
    ot_rank_sample(x, n, sample);
    struct ot_sought sought = ot_seek(sample, n, p, with_error);
    struct ot_found found = ot_seek_among(&sought, x, n, scratch);
    if (sought.n && !found.missing && !ot_is_found(&sought, &found)) { /* misled */
        memcpy(scratch, x, n * sizeof *x);
        found = (struct ot_found){ .value = scratch, .count = n };
    }
    return ot_sought_value(&sought, &found, error);
}

void ot_quantiles(const double *x, size_t n, const double *p, size_t count, double *out,
                  double *scratch)
{
    double error;
    for (size_t i = 0; i < count; i++)
        out[i] = quantile(x, n, p[i], false, &error, scratch);
}

double ot_quantile(const double *x, size_t n, double p, double *scratch)
{
    double error;
    return quantile(x, n, p, false, &error, scratch);
}

double ot_quantile_and_error(const double *x, size_t n, double p, double *error,
                             double *scratch)
{
    return quantile(x, n, p, true, error, scratch);
}

/* ---- Rankings -------------------------------------------------------------------- */

/* Does a come after b? */
static int comes_after(const double *x, size_t a, size_t b)
{
    if (isnan(x[a]) || isnan(x[b]))
        return isnan(x[b]) ? isnan(x[a]) && a > b : 1;
    return x[a] < x[b] || (a > b && x[a] == x[b]);
}

static void sift_down(const double *x, size_t *order, size_t root, size_t n)
{
    for (size_t child; (child = 2 * root + 1) < n; root = child) {
        if (child + 1 < n && comes_after(x, order[child + 1], order[child]))
            child++;
        if (!comes_after(x, order[child], order[root]))
            return;
        size_t kept = order[root];
        order[root] = order[child];
        order[child] = kept;
    }
}

/* A heap sort: qsort would not know which array the positions belong to. */
void ot_rank(const double *x, size_t n, size_t *order)
{
    for (size_t i = 0; i < n; i++)
        order[i] = i;
    for (size_t i = n / 2; i-- > 0;)
        sift_down(x, order, i, n);
    for (size_t last = n; last-- > 1;) {
        size_t kept = order[0];
        order[0] = order[last];
        order[last] = kept;
        sift_down(x, order, 0, last);
    }
}
