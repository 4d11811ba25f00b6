/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selection, quantiles and rankings. */
#include "config.h"

#include "method/rank.h"

#include <math.h>
#include <string.h>

#include "method/maths.h"

#define SMALL                                                                 \
    600 /* below this no sample narrows the search: Floyd and Rivest's figure \
         */
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

/* The value of rank k among scratch[from..n), all of rank `from` or more. */
static double value_at(double *scratch, size_t n, size_t *from, size_t k)
{
    if (k >= *from) {
        ot_select(scratch + *from, n - *from, k - *from);
        *from = k + 1;
    }
    return scratch[k] + 0.0; /* the least of 0 and -0 is 0 in any order */
}

static double between(double *scratch, size_t n, size_t *from, double p)
{
    double place = fmin(p, 1) * (double)(n - 1);
    size_t k = (size_t)place;
    double part = place - (double)k;
    double low = value_at(scratch, n, from, k);
    if (part <= 0 || k + 1 >= n)
        return low;
    double high = value_at(scratch, n, from, k + 1);
    return high == low ? low : (1 - part) * low + part * high;
}

/* Position of the least of p that is above `done`, or equal and not yet seen; count:
 * none.
 */
static size_t next_least(const double *p, size_t count, double done, size_t seen)
{
    size_t least = count;
    for (size_t i = 0; i < count; i++)
        if (p[i] >= 0 && (p[i] > done || (p[i] == done && i > seen)) &&
            (least == count || p[i] < p[least]))
            least = i;
    return least;
}

/* In rising order, each selection leaves less to search. */
void ot_quantiles(const double *x, size_t n, const double *p, size_t count, double *out,
                  double *scratch)
{
    size_t from = 0, at = 0;
    double done = -1;
    for (size_t i = 0; i < count; i++)
        out[i] = NAN;
    if (n == 0 || has_missing(x, n))
        return;
    memcpy(scratch, x, n * sizeof *x);
    while ((at = next_least(p, count, done, at)) < count) {
        done = p[at];
        out[at] = between(scratch, n, &from, done);
    }
}

double ot_quantile(const double *x, size_t n, double p, double *scratch)
{
    double out;
    ot_quantiles(x, n, &p, 1, &out, scratch);
    return out;
}

/* Values whose rank is settled: each splits what is left to search. */
struct settled {
    double *x;
    size_t n, rank[4], count;
};

static double settle(struct settled *s, size_t k)
{
    size_t from = 0, to = s->n;
    for (size_t i = 0; i < s->count; i++) {
        if (s->rank[i] == k)
            return s->x[k] + 0.0;
        if (s->rank[i] < k && s->rank[i] >= from)
            from = s->rank[i] + 1;
        if (s->rank[i] > k && s->rank[i] < to)
            to = s->rank[i];
    }
    ot_select(s->x + from, to - from, k - from);
    s->rank[s->count++] = k;
    return s->x[k] + 0.0;
}

/* The ends of the interval first: the quantile lies in the little between them. */
double ot_quantile_and_error(const double *x, size_t n, double p, double *error,
                             double *scratch)
{
    double half = Z_95 * sqrt((double)n * p * (1 - p));
    double low = floor((double)n * p - half), high = ceil((double)n * p + half);
    struct settled s = { scratch, n, { 0 }, 0 };
    *error = NAN;
    if (n == 0 || !(p >= 0) || has_missing(x, n))
        return NAN;
    memcpy(scratch, x, n * sizeof *x);
    if (low >= 1 && high <= (double)n) {
        double least = settle(&s, (size_t)low - 1);
        *error = (settle(&s, (size_t)high - 1) - least) / (2 * Z_95);
    }
    double place = fmin(p, 1) * (double)(n - 1);
    size_t k = (size_t)place;
    double part = place - (double)k, below = settle(&s, k);
    if (part <= 0 || k + 1 >= n)
        return below;
    double above = settle(&s, k + 1);
    return above == below ? below : (1 - part) * below + part * above;
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
