/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Uniform numbers through quantile tables. Tables are of standard forms, so that many
 * parameters share one. */
#include "config.h"

#include "method/stream.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "method/philox.h"
#include "method/quantile.h"

/* Tables are 100 KB each. Beyond so many the oldest goes; it can be made again. */
#define TABLES_MAX 128

struct entry {
    enum ot_family family;
    double a, b;
    struct ot_quantiles *table;
};
struct ot_tables {
    struct ot_normal_nodes *nodes;
    struct entry entry[TABLES_MAX];
    size_t count, next;
};

struct ot_tables *ot_tables_new(void)
{
    struct ot_tables *tables = calloc(1, sizeof *tables);
    if (!tables || (tables->nodes = ot_normal_nodes_new()))
        return tables;
    free(tables);
    return NULL;
}

void ot_tables_free(struct ot_tables *tables)
{
    if (!tables)
        return;
    for (size_t i = 0; i < tables->count; i++)
        ot_quantiles_free(tables->entry[i].table);
    free(tables->nodes);
    free(tables);
}

static enum ot_family family_of(const struct ot_distribution *d)
{
    switch (d->shape) {
    case OT_LOGNORMAL:
        return OT_FAMILY_LOGNORMAL;
    case OT_GAMMA:
        return OT_FAMILY_GAMMA;
    case OT_BETA:
    case OT_PERT:
        return OT_FAMILY_BETA;
    default:
        return OT_FAMILY_NORMAL;
    }
}

static const struct ot_quantiles *table_of(struct ot_tables *tables,
                                           const struct ot_distribution *d,
                                           struct ot_error *err)
{
    struct entry wanted = { family_of(d), d->a, d->b, NULL };
    int meets = 1;
    for (size_t i = 0; i < tables->count; i++) {
        const struct entry *e = &tables->entry[i];
        if (e->family == wanted.family && e->a == wanted.a && e->b == wanted.b)
            return e->table;
    }
    wanted.table =
        ot_quantiles_new(tables->nodes, wanted.family, wanted.a, wanted.b, &meets);
    if (!wanted.table) {
        if (meets)
            ot_error_memory(err);
        else
            ot_error_set(err, OT_EXIT_INTERNAL, "no table for a %s of shapes %g and %g",
                         ot_distribution_word(d), d->a, d->b);
        return NULL;
    }
    struct entry *slot = &tables->entry[tables->next];
    ot_quantiles_free(slot->table);
    *slot = wanted;
    tables->next = (tables->next + 1) % TABLES_MAX;
    if (tables->count < TABLES_MAX)
        tables->count++;
    return wanted.table;
}

/* Of a triangle from 0 to 1 with its peak at `peak`. */
static double triangular(double u, double peak)
{
    return u < peak ? sqrt(u * peak) : 1 - sqrt((1 - u) * (1 - peak));
}

struct drawing {
    const struct ot_distribution *d;
    const struct ot_quantiles *table; /* NULL: closed forms */
};

static void quantiles(const struct drawing *of, const double *u, size_t count, double *x)
{
    const struct ot_distribution *d = of->d;
    if (of->table) {
        ot_quantiles_at(of->table, u, count, d->location, d->scale, x);
        return;
    }
    for (size_t i = 0; i < count; i++)
        x[i] = d->location +
               d->scale * (d->shape == OT_TRIANGULAR ? triangular(u[i], d->a) : u[i]);
}

/* The share of draws below x, by halving: the quantile is all that is needed of a
 * distribution. 0 or 1 where all are on one side. */
static double share_below(const struct drawing *of, double x)
{
    double low = 0x1p-53, high = 1 - 0x1p-53, value;
    quantiles(of, &low, 1, &value);
    if (value >= x)
        return 0;
    quantiles(of, &high, 1, &value);
    if (value <= x)
        return 1;
    for (int i = 0; i < 80 && high - low > 0; i++) {
        double middle = low + (high - low) / 2;
        if (middle == low || middle == high)
            break;
        quantiles(of, &middle, 1, &value);
        *(value < x ? &low : &high) = middle;
    }
    return low;
}

/* Draws are cut to the range by drawing from the part of the distribution within it. */
static void cut(const struct drawing *of, double *u, size_t count)
{
    const struct ot_distribution *d = of->d;
    double below = isinf(d->least) ? 0 : share_below(of, d->least);
    double above = isinf(d->most) ? 1 : share_below(of, d->most);
    if (below == 0 && above == 1)
        return;
    for (size_t i = 0; i < count; i++) {
        u[i] = below + u[i] * (above - below);
        u[i] = u[i] < 0x1p-53 ? 0x1p-53 : u[i] > 1 - 0x1p-53 ? 1 - 0x1p-53 : u[i];
    }
}

/* What rounding leaves outside the range. */
static void clamp(const struct ot_distribution *d, double factor, double *x, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double value = x[i] < d->least ? d->least : x[i];
        x[i] = factor * (value > d->most ? d->most : value);
    }
}

static bool is_closed(const struct ot_distribution *d)
{
    return d->shape == OT_FIXED || d->shape == OT_UNIFORM || d->shape == OT_TRIANGULAR;
}

int ot_stream_draw(struct ot_tables *tables, const struct ot_stream *stream, size_t first,
                   size_t count, double *into, struct ot_error *err)
{
    const struct ot_distribution *d = &stream->distribution;
    struct drawing of = { d, NULL };
    if (d->shape == OT_FIXED) {
        for (size_t i = 0; i < count; i++)
            into[i] = stream->factor * d->location;
        return 0;
    }
    if (!is_closed(d) && !(of.table = table_of(tables, d, err)))
        return -1;
    ot_uniform(stream->key, first, count, into);
    cut(&of, into, count);
    quantiles(&of, into, count, into);
    clamp(d, stream->factor, into, count);
    return 0;
}
