/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Streams of draws: a distribution and a key make the same numbers wherever, and in
 * whatever order, they are asked for. */
#ifndef OT_METHOD_STREAM_H
#define OT_METHOD_STREAM_H

#include <stddef.h>
#include <stdint.h>
#include "base/error.h"
#include "method/distribution.h"

struct ot_stream {
    struct ot_distribution distribution;
    uint64_t key;
    double factor;       /* each draw is multiplied by it: uprating */
    const double *given; /* borrowed: the draws themselves, in place of distribution and
                            key; NULL: none */
    size_t count;        /* of them; beyond them a draw is NAN */
};

/* Quantile tables, made when they are first needed. */
struct ot_tables;
struct ot_tables *ot_tables_new(void); /* NULL: out of memory */
void ot_tables_free(struct ot_tables *tables);

/* Make the stream's table, if it needs one: *sampler is borrowed from tables. 0, or -1:
 * out of memory, or a distribution that has no table (exit 8). */
int ot_stream_ready(struct ot_tables *tables, const struct ot_stream *stream,
                    struct ot_sampler *sampler, struct ot_error *err);

/* Draws first to first + count - 1 of a stream made ready. first: a multiple of 16.
 * Several threads may take from one stream. */
void ot_stream_take(const struct ot_stream *stream, const struct ot_sampler *sampler,
                    size_t first, size_t count, double *into);

/* Both in one. */
int ot_stream_draw(struct ot_tables *tables, const struct ot_stream *stream, size_t first,
                   size_t count, double *into, struct ot_error *err);

/* As plain numbers, beside the key and the shape, and back: 0, or -1 where they are none
 * of a stream. */
#define OT_STREAM_REALS 7
void ot_stream_write(const struct ot_stream *stream, double reals[OT_STREAM_REALS]);
int ot_stream_read(uint64_t key, size_t shape, const double reals[OT_STREAM_REALS],
                   struct ot_stream *out);

/* "beta"; static. */
const char *ot_stream_word(const struct ot_stream *stream);

#endif
