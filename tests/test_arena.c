/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is given back all at once. */
#include "config.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "harness.h"

static bool is_zero(const unsigned char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (bytes[i])
            return false;
    return true;
}

static void gives_zeroed_and_aligned_pieces_that_do_not_overlap(void)
{
    static const size_t sizes[] = { 1, 7, 8, 24, 5000, 31000, 32768, 100000, 3, 16 };
    struct ot_arena *arena = ot_arena_new();
    CU_ASSERT_PTR_NOT_NULL_FATAL(arena);
    unsigned char *piece[40] = { NULL };
    for (size_t i = 0; i < 40; i++) {
        size_t size = sizes[i % 10];
        piece[i] = ot_arena_array(arena, size, 1);
        CU_ASSERT_PTR_NOT_NULL_FATAL(piece[i]);
        CU_ASSERT(is_zero(piece[i], size));
        CU_ASSERT_EQUAL((uintptr_t)piece[i] % alignof(max_align_t), 0);
        memset(piece[i], (int)i + 1, size);
    }
    for (size_t i = 0; i < 40; i++) {
        CU_ASSERT_EQUAL(piece[i][0], i + 1);
        CU_ASSERT_EQUAL(piece[i][sizes[i % 10] - 1], i + 1);
    }
    ot_arena_free(arena);
}

static void gives_an_address_for_no_bytes(void)
{
    struct ot_arena *arena = ot_arena_new();
    CU_ASSERT_PTR_NOT_NULL(ot_arena_array(arena, 0, 8));
    ot_arena_free(arena);
}

static void refuses_a_size_that_overflows(void)
{
    struct ot_arena *arena = ot_arena_new();
    CU_ASSERT_PTR_NULL(ot_arena_array(arena, SIZE_MAX, 2));
    CU_ASSERT_PTR_NULL(ot_arena_array(arena, SIZE_MAX, 1));
    CU_ASSERT_PTR_NULL(ot_arena_array(arena, SIZE_MAX - 32, 1));
    CU_ASSERT_PTR_NULL(ot_arena_copy(arena, "a", SIZE_MAX));
    CU_ASSERT_PTR_NOT_NULL(ot_arena_array(arena, 4, 4));
    ot_arena_free(arena);
}

static void copies_bytes_and_text_with_the_end(void)
{
    struct ot_arena *arena = ot_arena_new();
    static const char bytes[] = { 'a', '\0', 'b', 'c' };
    const char *copy = ot_arena_copy(arena, bytes, 3);
    CU_ASSERT_EQUAL(memcmp(copy, "a\0b\0", 4), 0);
    OT_SAME(ot_arena_copy(arena, NULL, 0), "");
    OT_SAME(ot_arena_text(arena, "bridging"), "bridging");
    CU_ASSERT_PTR_NULL(ot_arena_text(arena, NULL));
    ot_arena_free(arena);
}

static void formats_text_of_any_length(void)
{
    struct ot_arena *arena = ot_arena_new();
    OT_SAME(ot_arena_format(arena, "%s row %d", "spend", 6), "spend row 6");
    CU_ASSERT_EQUAL(strlen(ot_arena_format(arena, "%70000d", 1)), 70000);
    ot_arena_free(arena);
}

static void grows_an_array_one_by_one(void)
{
    struct pair {
        int a, b;
    } *items = NULL;
    size_t count = 0;
    struct ot_arena *arena = ot_arena_new();
    for (int i = 0; i < 3000; i++) {
        struct pair *pair = ot_arena_push(arena, (void **)&items, &count, sizeof *pair);
        CU_ASSERT_PTR_NOT_NULL_FATAL(pair);
        CU_ASSERT(pair->a == 0 && pair->b == 0);
        pair->a = i;
        pair->b = -i;
    }
    CU_ASSERT_EQUAL(count, 3000);
    int wrong = 0;
    for (int i = 0; i < 3000; i++)
        wrong += items[i].a != i || items[i].b != -i;
    CU_ASSERT_EQUAL(wrong, 0);
    ot_arena_free(arena);
}

static void leaves_an_array_as_it_was_when_it_cannot_grow(void)
{
    struct ot_arena *arena = ot_arena_new();
    char *items = NULL;
    size_t count = 0;
    CU_ASSERT_PTR_NULL(ot_arena_push(arena, (void **)&items, &count, SIZE_MAX / 2));
    CU_ASSERT_EQUAL(count, 0);
    CU_ASSERT_PTR_NULL(items);
    ot_arena_free(arena);
}

static void frees_nothing(void)
{
    ot_arena_free(NULL);
    struct ot_arena *arena = ot_arena_new();
    CU_ASSERT_PTR_NOT_NULL(arena);
    ot_arena_free(arena);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(gives_zeroed_and_aligned_pieces_that_do_not_overlap),
        OT_TEST(gives_an_address_for_no_bytes),
        OT_TEST(refuses_a_size_that_overflows),
        OT_TEST(copies_bytes_and_text_with_the_end),
        OT_TEST(formats_text_of_any_length),
        OT_TEST(grows_an_array_one_by_one),
        OT_TEST(leaves_an_array_as_it_was_when_it_cannot_grow),
        OT_TEST(frees_nothing),
    };
    return OT_TESTS_RUN("arena", tests);
}
