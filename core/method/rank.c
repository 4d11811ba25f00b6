/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selection, quantiles and rankings. */
#include "config.h"

#include "method/rank.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "method/maths.h"

/* Below this no sample narrows the search (Floyd and Rivest, 1975). */
#define SMALL 600
/* From so many values on, those that matter are picked by a sample first. */
#define MANY 8192
#define SAMPLE 1024
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

static int has_missing(const double *x, size_t n)
{
    int found = 0;
    for (size_t i = 0; i < n; i++)
        found |= x[i] != x[i];
    return found;
}

/* Values whose rank is settled: each splits what is left to search. */
struct settled {
    double *x;
    size_t n;
    size_t before; /* values that are less than all of x */
    size_t rank[4], count;
};

static double settle(struct settled *s, size_t rank)
{
    size_t from = 0, to = s->n, k = rank - s->before;
    for (size_t i = 0; i < s->count; i++) {
        if (s->rank[i] == k)
            return s->x[k] + 0.0; /* the least of 0 and -0 is 0 in any order */
        if (s->rank[i] < k && s->rank[i] >= from)
            from = s->rank[i] + 1;
        if (s->rank[i] > k && s->rank[i] < to)
            to = s->rank[i];
    }
    ot_select(s->x + from, to - from, k - from);
    s->rank[s->count++] = k;
    return s->x[k] + 0.0;
}

/* The value of that rank in a sample of so many, which is put in order about it; beyond
 * the sample: `outside`. */
static double of_sample(double *sample, size_t count, double rank, double outside)
{
    if (rank < 0 || rank >= (double)count)
        return outside;
    ot_select(sample, count, (size_t)rank);
    return sample[(size_t)rank];
}

/* Values between which those of rank first to last most likely lie: by a sample, with
 * three standard errors to spare. */
static void bracket(const double *x, size_t n, size_t first, size_t last, double *scratch,
                    double *low, double *high)
{
    double share = (double)SAMPLE / (double)n;
    double middle = ((double)first + (double)last) / 2 / (double)n;
    double spare = 3 * sqrt((double)SAMPLE * middle * (1 - middle)) + 2;
    for (size_t i = 0; i < SAMPLE; i++)
        scratch[i] = x[(size_t)((double)i / share)];
    *low = of_sample(scratch, SAMPLE, floor((double)first * share - spare), -INFINITY);
    *high = of_sample(scratch, SAMPLE, ceil((double)last * share + spare), INFINITY);
}

/* The values from low to high into `into`, each written, some of them over: no branch. */
static void collect(const double *x, size_t n, double low, double high,
                    struct settled *into)
{
    size_t before = 0, count = 0;
    double *out = into->x;
    for (size_t i = 0; i < n; i++) {
        before += x[i] < low;
        out[count] = x[i];
        count += (size_t)(x[i] >= low) & (size_t)(x[i] <= high);
    }
    into->before = before;
    into->n = count;
}

/* Make ready to settle ranks first to last of x: those values that can have them, or all,
 * where the sample misled. */
static struct settled search(const double *x, size_t n, size_t first, size_t last,
                             double *scratch)
{
    struct settled s = { .x = scratch, .n = n };
    double low, high;
    if (n >= MANY) {
        bracket(x, n, first, last, scratch, &low, &high);
        collect(x, n, low, high, &s);
        if (s.before <= first && last < s.before + s.n)
            return s;
    }
    memcpy(scratch, x, n * sizeof *x);
    return (struct settled){ .x = scratch, .n = n };
}

/* A quantile lies between two ranks (type 7 of Hyndman and Fan, 1996). */
struct place {
    size_t below, above;
    double part;
};

static struct place place_of(double p, size_t n)
{
    double at = fmin(p, 1) * (double)(n - 1);
    size_t below = (size_t)at;
    return (struct place){ below, below + 1 < n ? below + 1 : below, at - (double)below };
}

static double value_at(struct settled *s, const struct place *place)
{
    double below = settle(s, place->below);
    if (place->part <= 0)
        return below;
    double above = settle(s, place->above);
    return above == below ? below : (1 - place->part) * below + place->part * above;
}

void ot_quantiles(const double *x, size_t n, const double *p, size_t count, double *out,
                  double *scratch)
{
    bool known = n > 0 && !has_missing(x, n);
    for (size_t i = 0; i < count; i++) {
        out[i] = NAN;
        if (!known || !(p[i] >= 0))
            continue;
        struct place place = place_of(p[i], n);
        struct settled s = search(x, n, place.below, place.above, scratch);
        out[i] = value_at(&s, &place);
    }
}

double ot_quantile(const double *x, size_t n, double p, double *scratch)
{
    double out;
    ot_quantiles(x, n, &p, 1, &out, scratch);
    return out;
}

/* The error is that of the quantile's 95 % interval by order statistics. */
double ot_quantile_and_error(const double *x, size_t n, double p, double *error,
                             double *scratch)
{
    double half = Z_95 * sqrt((double)n * p * (1 - p));
    double low = floor((double)n * p - half), high = ceil((double)n * p + half);
    bool has_ends = low >= 1 && high <= (double)n;
    *error = NAN;
    if (n == 0 || !(p >= 0) || has_missing(x, n))
        return NAN;
    struct place place = place_of(p, n);
    size_t first =
        has_ends && low - 1 < (double)place.below ? (size_t)low - 1 : place.below;
    size_t last =
        has_ends && high - 1 > (double)place.above ? (size_t)high - 1 : place.above;
    struct settled s = search(x, n, first, last, scratch);
    if (has_ends) {
        double least = settle(&s, (size_t)low - 1);
        *error = (settle(&s, (size_t)high - 1) - least) / (2 * Z_95);
    }
    return value_at(&s, &place);
}

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
