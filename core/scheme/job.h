/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A job: one request to compute draws of one scheme, as plain packed bytes, and its
 * answer. */
#ifndef OT_SCHEME_JOB_H
#define OT_SCHEME_JOB_H

#include <stddef.h>
#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "method/stream.h"
#include "outturn.h"

/* A column: one value for all draws, one a draw, or a stream that whoever runs the job
 * draws from. */
struct ot_column_of {
    size_t count; /* 1 or draws; 0: `stream` */
    const double *value;
    const struct ot_stream *stream;
};
struct ot_job {
    const char *path;   /* of the plugin; absolute */
    const char *scheme; /* for messages */
    size_t first;       /* number of its first draw: a multiple of 2,048 */
    size_t draws;       /* any number; batches are cut on multiples of 2,048 */
    size_t periods, planned;
    const double *years;                  /* [periods] */
    size_t parameters, inputs, outputs;   /* as the kind has them */
    const struct ot_column_of *parameter; /* [parameters] */
    const struct ot_column_of *input; /* [inputs × periods]: input * periods + t; periods
                                         after the planned ones: 0 */
    struct ot_tables *tables; /* of whoever runs it, to be used again; NULL: its own for
                                 the time being. Not packed. */
};
struct ot_answer {
    size_t outputs, periods, draws;
    const double *value; /* of each batch: [output][period][draw of the batch] */
    void *own;           /* to be freed; else NULL */
    bool lent;           /* value is whoever's ran the job, until the next */
};
/* Bytes of the values of an answer. */
static inline size_t ot_job_answer_size(const struct ot_job *job)
{
    return job->outputs * job->periods * job->draws * sizeof(double);
}
/* Draws of the batch that starts at draw `first` of so many. */
static inline size_t ot_batch_draws(size_t first, size_t draws)
{
    return draws - first < OT_DRAWS_MAX ? draws - first : OT_DRAWS_MAX;
}
/* One figure; those of the batch's later draws follow it. */
static inline const double *ot_answer_at(const struct ot_answer *a, size_t output,
                                         size_t period, size_t draw)
{
    size_t of_batch = draw % OT_DRAWS_MAX, first = draw - of_batch;
    size_t row = output * a->periods + period, rows = a->outputs * a->periods;
    return a->value + rows * first + row * ot_batch_draws(first, a->draws) + of_batch;
}
/* Copy what is lent into memory of its own. 0, or -1: out of memory, as it was. */
int ot_answer_own(struct ot_answer *answer);
/* Releases what it holds, not the struct itself. */
void ot_answer_free(struct ot_answer *answer);

/* Packed bytes: magic, version, sizes, then columns; lengths are checked in full before
 * anything is read. unpack borrows nothing: copies into an arena. 0 or -1 (exit 8). */
int ot_job_pack(const struct ot_job *job, struct ot_text *into, struct ot_error *err);
int ot_job_unpack(const char *bytes, size_t length, struct ot_arena *arena,
                  struct ot_job *out, struct ot_error *err);

#endif
