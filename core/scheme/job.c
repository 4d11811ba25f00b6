/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs and answers as packed bytes. */
#include "config.h"

#include "scheme/job.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "outturn.h"
#include "scheme/pack.h"

#define JOB_MAGIC UINT64_C(0x31424f4a544f) /* "OTJOB1" */
#define MOST_DRAWS ((size_t)1 << 27)
#define MOST_PERIODS 1000
#define MOST_ROWS 1000

int ot_answer_own(struct ot_answer *answer)
{
    size_t size =
        answer->outputs * answer->periods * answer->draws * sizeof *answer->value;
    double *own = malloc(size);
    if (!own)
        return -1;
    memcpy(own, answer->value, size);
    answer->value = own;
    answer->own = own;
    answer->lent = false;
    return 0;
}

void ot_answer_free(struct ot_answer *answer)
{
    if (!answer)
        return;
    free(answer->own);
    *answer = (struct ot_answer){ 0 };
}

/* ---- Job ------------------------------------------------------------------------- */

static void pack_stream(const struct ot_stream *stream, struct ot_text *into)
{
    double reals[OT_STREAM_REALS];
    ot_stream_write(stream, reals);
    ot_pack_word(into, stream->key);
    ot_pack_word(into, (uint64_t)stream->distribution.shape);
    ot_pack_reals(into, reals, OT_STREAM_REALS);
}

static void pack_columns(const struct ot_column_of *column, size_t count,
                         struct ot_text *into)
{
    for (size_t i = 0; i < count; i++) {
        ot_pack_word(into, column[i].count);
        if (column[i].count)
            ot_pack_reals(into, column[i].value, column[i].count);
        else
            pack_stream(column[i].stream, into);
    }
}

int ot_job_pack(const struct ot_job *job, struct ot_text *into, struct ot_error *err)
{
    ot_pack_word(into, JOB_MAGIC);
    ot_pack_string(into, job->path);
    ot_pack_string(into, job->scheme);
    ot_pack_word(into, job->first);
    ot_pack_word(into, job->draws);
    ot_pack_word(into, job->periods);
    ot_pack_word(into, job->planned);
    ot_pack_reals(into, job->years, job->periods);
    ot_pack_word(into, job->parameters);
    ot_pack_word(into, job->inputs);
    ot_pack_word(into, job->outputs);
    pack_columns(job->parameter, job->parameters, into);
    pack_columns(job->input, job->inputs * job->periods, into);
    return ot_pack_end(into, err);
}

static const struct ot_stream *unpack_stream(struct ot_unpack *from)
{
    struct ot_stream *stream = ot_arena_array(from->arena, 1, sizeof *stream);
    if (!stream) {
        from->failed = from->memory = true;
        return NULL;
    }
    uint64_t key = ot_unpack_word(from);
    size_t shape = ot_unpack_count(from, OT_PERT);
    const double *reals = ot_unpack_reals(from, OT_STREAM_REALS);
    if (!from->failed && ot_stream_read(key, shape, reals, stream) != 0)
        from->failed = true;
    return stream;
}

static const struct ot_column_of *unpack_columns(struct ot_unpack *from, size_t count,
                                                 size_t draws)
{
    struct ot_column_of *column = ot_arena_array(from->arena, count + 1, sizeof *column);
    if (!column) {
        from->failed = from->memory = true;
        return NULL;
    }
    for (size_t i = 0; i < count && !from->failed; i++) {
        column[i].count = ot_unpack_count(from, draws);
        if (column[i].count > 1 && column[i].count != draws)
            from->failed = true;
        if (column[i].count)
            column[i].value = ot_unpack_reals(from, column[i].count);
        else
            column[i].stream = unpack_stream(from);
    }
    return column;
}

int ot_job_unpack(const char *bytes, size_t length, struct ot_arena *arena,
                  struct ot_job *out, struct ot_error *err)
{
    struct ot_job job = { 0 };
    struct ot_unpack from = { (const unsigned char *)bytes, length, arena, false, false };
    if (ot_unpack_word(&from) != JOB_MAGIC)
        from.failed = true;
    job.path = ot_unpack_string(&from);
    job.scheme = ot_unpack_string(&from);
    job.first = ot_unpack_count(&from, MOST_DRAWS);
    job.draws = ot_unpack_count(&from, MOST_DRAWS);
    job.periods = ot_unpack_count(&from, MOST_PERIODS);
    job.planned = ot_unpack_count(&from, job.periods);
    job.years = ot_unpack_reals(&from, job.periods);
    job.parameters = ot_unpack_count(&from, MOST_ROWS);
    job.inputs = ot_unpack_count(&from, MOST_ROWS);
    job.outputs = ot_unpack_count(&from, MOST_ROWS);
    if (job.draws == 0 || job.periods == 0 || job.first % OT_DRAWS_MAX != 0)
        from.failed = true;
    job.parameter = unpack_columns(&from, job.parameters, job.draws);
    job.input = unpack_columns(&from, job.inputs * job.periods, job.draws);
    if (ot_unpack_end(&from, "job", err) != 0)
        return -1;
    *out = job;
    return 0;
}
