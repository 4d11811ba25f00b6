/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packed bytes come back as they went, and no damaged ones are believed. */
#include "config.h"

#include <math.h>

#include "harness.h"
#include "scheme/pack.h"

static struct ot_unpack reader(const struct ot_text *bytes, struct ot_arena *arena)
{
    return (struct ot_unpack){ (const unsigned char *)bytes->bytes, bytes->length, arena,
                               false, false };
}

static struct ot_text packed(void)
{
    static const double real[] = { 0.1, -0.0, 5e-324, INFINITY };
    struct ot_text bytes = { 0 };
    ot_pack_word(&bytes, UINT64_C(0x0102030405060708));
    ot_pack_string(&bytes, "bed days");
    ot_pack_string(&bytes, NULL);
    ot_pack_reals(&bytes, real, 4);
    CU_ASSERT_EQUAL(ot_pack_end(&bytes, NULL), 0);
    return bytes;
}

static void comes_back_as_it_went(void)
{
    struct ot_text bytes = packed();
    struct ot_arena *arena = ot_arena_new();
    struct ot_unpack from = reader(&bytes, arena);
    CU_ASSERT_EQUAL(ot_unpack_word(&from), UINT64_C(0x0102030405060708));
    OT_SAME(ot_unpack_string(&from), "bed days");
    OT_SAME(ot_unpack_string(&from), "");
    const double *real = ot_unpack_reals(&from, 4);
    CU_ASSERT_PTR_NOT_NULL_FATAL(real);
    CU_ASSERT(real[0] == 0.1 && signbit(real[1]) && real[2] == 5e-324 && isinf(real[3]));
    CU_ASSERT_EQUAL(ot_unpack_end(&from, "test", NULL), 0);
    ot_arena_free(arena);
    ot_text_free(&bytes);
}

static void is_least_significant_byte_first(void)
{
    struct ot_text bytes = packed();
    CU_ASSERT_EQUAL(memcmp(bytes.bytes, "\x08\x07\x06\x05\x04\x03\x02\x01", 8), 0);
    ot_text_free(&bytes);
}

static void fails_wherever_it_is_cut_short(void)
{
    struct ot_text bytes = packed();
    struct ot_arena *arena = ot_arena_new();
    for (size_t length = 0; length < bytes.length; length++) {
        struct ot_unpack from = reader(&bytes, arena);
        struct ot_error err = { 0 };
        from.left = length;
        ot_unpack_word(&from);
        ot_unpack_string(&from);
        ot_unpack_string(&from);
        ot_unpack_reals(&from, 4);
        CU_ASSERT_EQUAL(ot_unpack_end(&from, "test", &err), -1);
        CU_ASSERT_EQUAL(err.exit, OT_EXIT_INTERNAL);
    }
    ot_arena_free(arena);
    ot_text_free(&bytes);
}

static void says_that_bytes_are_left_over(void)
{
    struct ot_text bytes = packed();
    struct ot_unpack from = reader(&bytes, NULL);
    struct ot_error err = { 0 };
    ot_unpack_word(&from);
    CU_ASSERT_EQUAL(ot_unpack_end(&from, "test", &err), -1);
    OT_HOLDS(err.text, "bytes too many");
    ot_text_free(&bytes);
}

static void refuses_lengths_that_cannot_be(void)
{
    struct ot_text bytes = { 0 };
    struct ot_arena *arena = ot_arena_new();
    ot_pack_word(&bytes, UINT64_MAX);
    struct ot_unpack string = reader(&bytes, arena), count = string, reals = string;
    OT_SAME(ot_unpack_string(&string), "");
    CU_ASSERT_TRUE(string.failed);
    CU_ASSERT_EQUAL(ot_unpack_count(&count, 1000), 0);
    CU_ASSERT_TRUE(count.failed);
    CU_ASSERT_PTR_NULL(ot_unpack_reals(&reals, SIZE_MAX / 8));
    CU_ASSERT_TRUE(reals.failed);
    ot_arena_free(arena);
    ot_text_free(&bytes);
}

static void refuses_a_text_with_a_zero_byte(void)
{
    struct ot_text bytes = { 0 };
    struct ot_arena *arena = ot_arena_new();
    ot_pack_word(&bytes, 3);
    ot_text_add(&bytes, "a\0b", 3);
    struct ot_unpack from = reader(&bytes, arena);
    OT_SAME(ot_unpack_string(&from), "");
    CU_ASSERT_TRUE(from.failed);
    ot_arena_free(arena);
    ot_text_free(&bytes);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(comes_back_as_it_went),          OT_TEST(is_least_significant_byte_first),
        OT_TEST(fails_wherever_it_is_cut_short), OT_TEST(says_that_bytes_are_left_over),
        OT_TEST(refuses_lengths_that_cannot_be), OT_TEST(refuses_a_text_with_a_zero_byte),
    };
    return OT_TESTS_RUN("pack", tests);
}
