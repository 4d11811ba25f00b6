/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Uniform numbers through the quantile function of a distribution, in pieces that fit a
 * processor's cache. */
#include "config.h"

#include "method/stream.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "method/philox.h"

/* A multiple of the sixteen draws that uniform numbers come in. */
#define PIECE ((size_t)2048)

struct ot_tables {
    struct ot_quantile_cache *cache;
};

struct ot_tables *ot_tables_new(void)
{
    struct ot_tables *tables = calloc(1, sizeof *tables);
    if (!tables || (tables->cache = ot_quantile_cache_new()))
        return tables;
    free(tables);
    return NULL;
}

void ot_tables_free(struct ot_tables *tables)
{
    if (!tables)
        return;
    ot_quantile_cache_free(tables->cache);
    free(tables);
}

static void take_given(const struct ot_stream *stream, size_t first, size_t count,
                       double *into)
{
    for (size_t i = 0; i < count; i++)
        into[i] = first + i < stream->count ? stream->given[first + i] * stream->factor
                                            : (double)NAN;
}

int ot_stream_ready(struct ot_tables *tables, const struct ot_stream *stream,
                    struct ot_sampler *sampler, struct ot_error *err)
{
    return stream->given
               ? 0
               : ot_sampler_set(sampler, &stream->distribution, tables->cache, err);
}

void ot_stream_take(const struct ot_stream *stream, const struct ot_sampler *sampler,
                    size_t first, size_t count, double *into)
{
    double u[PIECE];
    if (stream->given) {
        take_given(stream, first, count, into);
        return;
    }
    for (size_t done = 0; done < count; done += PIECE) {
        size_t n = count - done < PIECE ? count - done : PIECE;
        ot_uniform(stream->key, first + done, n, u);
        ot_distribution_draw(sampler, u, n, into + done);
    }
    for (size_t i = 0; stream->factor != 1 && i < count; i++)
        into[i] *= stream->factor;
}

int ot_stream_draw(struct ot_tables *tables, const struct ot_stream *stream, size_t first,
                   size_t count, double *into, struct ot_error *err)
{
    struct ot_sampler sampler = { .table = NULL };
    if (ot_stream_ready(tables, stream, &sampler, err) != 0)
        return -1;
    ot_stream_take(stream, &sampler, first, count, into);
    return 0;
}

/* ---- As plain numbers ---- */

void ot_stream_write(const struct ot_stream *stream, double reals[OT_STREAM_REALS])
{
    const struct ot_distribution *d = &stream->distribution;
    const double plain[OT_STREAM_REALS] = { d->a,     d->b,    d->location,   d->scale,
                                            d->least, d->most, stream->factor };
    for (size_t i = 0; i < OT_STREAM_REALS; i++)
        reals[i] = plain[i];
}

int ot_stream_read(uint64_t key, size_t shape, const double reals[OT_STREAM_REALS],
                   struct ot_stream *out)
{
    if (shape > OT_PERT)
        return -1;
    struct ot_distribution d = {
        (enum ot_shape)shape, reals[0], reals[1], reals[2], reals[3], reals[4], reals[5]
    };
    bool shaped = shape == OT_GAMMA || shape == OT_BETA || shape == OT_PERT;
    bool sound = (!shaped || d.a >= OT_SHAPE_LEAST) && isfinite(d.location) &&
                 isfinite(d.scale) && isfinite(d.a) && isfinite(d.b) &&
                 isfinite(reals[6]) && d.least <= d.most;
    *out = (struct ot_stream){ .distribution = d, .key = key, .factor = reals[6] };
    return sound ? 0 : -1;
}

const char *ot_stream_word(const struct ot_stream *stream)
{
    static const char *const words[] = {
        [OT_FIXED] = "fixed",           [OT_NORMAL] = "normal",
        [OT_LOGNORMAL] = "lognormal",   [OT_BETA] = "beta",
        [OT_GAMMA] = "gamma",           [OT_UNIFORM] = "uniform",
        [OT_TRIANGULAR] = "triangular", [OT_PERT] = "pert",
    };
    return stream->given ? "given" : words[stream->distribution.shape];
}
