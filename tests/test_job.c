/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs and answers come back from packed bytes as they went, and damaged ones do not. */
#include "config.h"

#include <math.h>

#include "harness.h"
#include "scheme/job.h"

static const double years[] = { 1, 0.25 }, one[] = { 0.5 }, three[] = { 1, 2, 3 };
static const struct ot_column_of parameter[] = { { .count = 1, .value = one },
                                                 { .count = 3, .value = three } };
static const struct ot_column_of input[] = { { .count = 3, .value = three },
                                             { .count = 1, .value = one } };
static const struct ot_job job = { .path = "/x/falls.so",
                                   .scheme = "falls",
                                   .draws = 3,
                                   .periods = 2,
                                   .planned = 1,
                                   .years = years,
                                   .parameters = 2,
                                   .inputs = 1,
                                   .outputs = 4,
                                   .parameter = parameter,
                                   .input = input };

static struct ot_text packed(const struct ot_job *from)
{
    struct ot_text bytes = { 0 };
    CU_ASSERT_EQUAL_FATAL(ot_job_pack(from, &bytes, NULL), 0);
    return bytes;
}

static void a_job_comes_back_as_it_went(void)
{
    struct ot_text bytes = packed(&job);
    struct ot_arena *arena = ot_arena_new();
    struct ot_job back = { 0 };
    CU_ASSERT_EQUAL_FATAL(ot_job_unpack(bytes.bytes, bytes.length, arena, &back, NULL),
                          0);
    ot_text_free(&bytes);
    OT_SAME(back.path, "/x/falls.so");
    OT_SAME(back.scheme, "falls");
    CU_ASSERT(back.draws == 3 && back.periods == 2 && back.planned == 1);
    CU_ASSERT(back.parameters == 2 && back.inputs == 1 && back.outputs == 4);
    CU_ASSERT(back.years[1] == 0.25);
    CU_ASSERT(back.parameter[0].count == 1 && back.parameter[0].value[0] == 0.5);
    CU_ASSERT(back.parameter[1].count == 3 && back.parameter[1].value[2] == 3);
    CU_ASSERT(back.input[0].count == 3 && back.input[1].value[0] == 0.5);
    ot_arena_free(arena);
}

static void refuses(const struct ot_job *from)
{
    struct ot_text bytes = packed(from);
    struct ot_arena *arena = ot_arena_new();
    struct ot_job back = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_job_unpack(bytes.bytes, bytes.length, arena, &back, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_INTERNAL);
    OT_HOLDS(err.text, "the packed job is damaged");
    CU_ASSERT_PTR_NULL(back.path);
    ot_arena_free(arena);
    ot_text_free(&bytes);
}

static void refuses_numbers_that_cannot_be(void)
{
    static const struct ot_column_of two[] = { { .count = 2, .value = three },
                                               { .count = 1, .value = one } };
    struct ot_job bad = job;
    bad.draws = 0;
    bad.parameters = bad.inputs = 0;
    refuses(&bad);
    bad = job;
    bad.planned = 3;
    refuses(&bad);
    bad = job;
    bad.parameter = two;
    refuses(&bad);
    bad = job;
    bad.outputs = 1001;
    refuses(&bad);
}

static void refuses_a_job_that_is_cut_short(void)
{
    struct ot_text bytes = packed(&job);
    struct ot_arena *arena = ot_arena_new();
    for (size_t length = 0; length < bytes.length; length++) {
        struct ot_job back;
        CU_ASSERT_EQUAL(ot_job_unpack(bytes.bytes, length, arena, &back, NULL), -1);
    }
    ot_arena_free(arena);
    ot_text_free(&bytes);
}

static void survives_damaged_bytes(void)
{
    struct ot_text bytes = packed(&job);
    struct ot_arena *arena = ot_arena_new();
    size_t refused = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        struct ot_job back;
        bytes.bytes[i] = (char)~bytes.bytes[i];
        refused += ot_job_unpack(bytes.bytes, bytes.length, arena, &back, NULL) != 0;
        bytes.bytes[i] = (char)~bytes.bytes[i];
    }
    CU_ASSERT(refused > 80);
    ot_arena_free(arena);
    ot_text_free(&bytes);
}

/* ---- Streams ---- */

static const struct ot_stream gamma_stream = { .distribution = { OT_GAMMA, 2, 0, 0, 3, 0,
                                                                 INFINITY },
                                               .key = UINT64_C(0xfedcba9876543210),
                                               .factor = 1.25 };

/* The job, with a stream in place of its first parameter. */
static struct ot_job drawing(const struct ot_stream *stream,
                             struct ot_column_of column[2])
{
    struct ot_job with = job;
    column[0] = (struct ot_column_of){ .count = 0, .stream = stream };
    column[1] = parameter[1];
    with.parameter = column;
    with.first = 4096;
    return with;
}

static void a_stream_comes_back_as_it_went(void)
{
    struct ot_column_of column[2];
    struct ot_job with = drawing(&gamma_stream, column), back = { 0 };
    struct ot_text bytes = packed(&with);
    struct ot_arena *arena = ot_arena_new();
    CU_ASSERT_EQUAL_FATAL(ot_job_unpack(bytes.bytes, bytes.length, arena, &back, NULL),
                          0);
    ot_text_free(&bytes);
    CU_ASSERT_EQUAL(back.first, 4096);
    CU_ASSERT_EQUAL_FATAL(back.parameter[0].count, 0);
    const struct ot_stream *stream = back.parameter[0].stream;
    CU_ASSERT_EQUAL(stream->key, gamma_stream.key);
    CU_ASSERT_EQUAL(stream->factor, 1.25);
    CU_ASSERT_EQUAL(stream->distribution.shape, OT_GAMMA);
    CU_ASSERT(stream->distribution.a == 2 && stream->distribution.scale == 3);
    CU_ASSERT(stream->distribution.least == 0 && isinf(stream->distribution.most));
    double here[16], there[16];
    struct ot_tables *tables = ot_tables_new();
    CU_ASSERT_EQUAL(ot_stream_draw(tables, &gamma_stream, 4096, 16, here, NULL), 0);
    CU_ASSERT_EQUAL(ot_stream_draw(tables, stream, 4096, 16, there, NULL), 0);
    CU_ASSERT_EQUAL(memcmp(here, there, sizeof here), 0);
    ot_tables_free(tables);
    ot_arena_free(arena);
}

static void refuses_stream(struct ot_stream bad)
{
    struct ot_column_of column[2];
    struct ot_job with = drawing(&bad, column);
    refuses(&with);
}

static void refuses_streams_that_cannot_be(void)
{
    struct ot_stream bad = gamma_stream;
    bad.distribution.a = -1;
    refuses_stream(bad);
    bad.distribution.a = NAN;
    refuses_stream(bad);
    bad = gamma_stream;
    bad.distribution.scale = INFINITY;
    refuses_stream(bad);
    bad = gamma_stream;
    bad.distribution.least = 1;
    bad.distribution.most = 0;
    refuses_stream(bad);
    bad = gamma_stream;
    bad.factor = NAN;
    refuses_stream(bad);
    bad = gamma_stream;
    bad.distribution.shape = (enum ot_shape)(OT_PERT + 1);
    refuses_stream(bad);
}

static void refuses_a_job_that_begins_within_a_batch(void)
{
    struct ot_job bad = job;
    bad.first = 1000;
    refuses(&bad);
}

static void a_job_of_streams_that_is_cut_short_is_refused(void)
{
    struct ot_column_of column[2];
    struct ot_job with = drawing(&gamma_stream, column), back;
    struct ot_text bytes = packed(&with);
    struct ot_arena *arena = ot_arena_new();
    for (size_t length = 0; length < bytes.length; length++)
        CU_ASSERT_EQUAL(ot_job_unpack(bytes.bytes, length, arena, &back, NULL), -1);
    ot_arena_free(arena);
    ot_text_free(&bytes);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_job_comes_back_as_it_went),
        OT_TEST(refuses_numbers_that_cannot_be),
        OT_TEST(refuses_a_job_that_is_cut_short),
        OT_TEST(survives_damaged_bytes),
        OT_TEST(a_stream_comes_back_as_it_went),
        OT_TEST(refuses_streams_that_cannot_be),
        OT_TEST(refuses_a_job_that_begins_within_a_batch),
        OT_TEST(a_job_of_streams_that_is_cut_short_is_refused),
    };
    return OT_TESTS_RUN("job", tests);
}
