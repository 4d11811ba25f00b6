/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory of one piece of work: blocks that do not overlap, come again, and go at once. */
#include "config.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/region.h"
#include "harness.h"

#define BYTES ((size_t)1 << 20)
#define COUNT 400

static const size_t sizes[] = {
    0, 1, 8, 24, 25, 120, 1000, 1016, 1017, 2040, 2041, 5000
};
#define SIZES (sizeof sizes / sizeof sizes[0])

/* NULL: skipped, as in a sanitised build. */
static struct ot_region *new_region(void)
{
    struct ot_region *region = ot_region_new(BYTES);
    if (!region)
        ot_skip("the sanitizers have an allocator of their own");
    return region;
}

static void blocks_are_aligned_and_do_not_overlap(void)
{
    unsigned char *block[COUNT];
    struct ot_region *region = new_region();
    for (size_t i = 0; region && i < COUNT; i++) {
        size_t size = sizes[i % SIZES];
        block[i] = ot_region_take(region, size);
        CU_ASSERT_PTR_NOT_NULL_FATAL(block[i]);
        CU_ASSERT_EQUAL((uintptr_t)block[i] % alignof(max_align_t), 0);
        CU_ASSERT(ot_region_room(block[i]) >= size);
        CU_ASSERT(ot_region_room(block[i]) <= (size < 1017 ? size + 24 : 2 * size + 8));
        CU_ASSERT(ot_region_holds(region, block[i]));
        memset(block[i], (int)(i % 251), ot_region_room(block[i]));
    }
    for (size_t i = 0; region && i < COUNT; i++)
        for (size_t k = 0; k < ot_region_room(block[i]); k++)
            CU_ASSERT_EQUAL_FATAL(block[i][k], i % 251);
    ot_region_free(region);
}

static void a_block_given_back_comes_again_for_its_size(void)
{
    struct ot_region *region = new_region();
    if (!region)
        return;
    void *small = ot_region_take(region, 100), *large = ot_region_take(region, 3000);
    ot_region_give(region, small);
    ot_region_give(region, large);
    CU_ASSERT(ot_region_take(region, 300) != small);
    CU_ASSERT(ot_region_take(region, 2500) == large);
    CU_ASSERT(ot_region_take(region, 104) == small);
    CU_ASSERT(ot_region_take(region, 104) != small);
    ot_region_free(region);
}

/* Taking and giving back a million times takes no more than once. */
static void a_full_region_says_so(void)
{
    struct ot_region *region = new_region();
    if (!region)
        return;
    for (size_t i = 0; i < 1000000; i++) {
        void *block = ot_region_take(region, sizes[i % SIZES]);
        CU_ASSERT_PTR_NOT_NULL_FATAL(block);
        ot_region_give(region, block);
    }
    CU_ASSERT_PTR_NULL(ot_region_take(region, BYTES));
    CU_ASSERT_PTR_NULL(ot_region_take(region, SIZE_MAX));
    CU_ASSERT_PTR_NULL(ot_region_take(region, SIZE_MAX / 2));
    size_t taken = 0;
    while (ot_region_take(region, 1000))
        taken++;
    CU_ASSERT(taken > BYTES / 1008 - 20 && taken <= BYTES / 1008);
    CU_ASSERT_PTR_NULL(ot_region_take(region, 1000));
    ot_region_clear(region);
    CU_ASSERT_PTR_NOT_NULL(ot_region_take(region, BYTES / 4));
    ot_region_free(region);
}

static void knows_its_own_blocks(void)
{
    struct ot_region *region = new_region();
    void *other = malloc(100);
    if (region) {
        CU_ASSERT(!ot_region_holds(region, other));
        CU_ASSERT(!ot_region_holds(region, NULL));
        CU_ASSERT(!ot_region_holds(region, region));
        CU_ASSERT(!ot_region_holds(region, &other));
    }
    free(other);
    ot_region_free(region);
}

static void one_that_is_too_small_is_none(void)
{
    CU_ASSERT_PTR_NULL(ot_region_new(0));
    CU_ASSERT_PTR_NULL(ot_region_new(100));
    CU_ASSERT_PTR_NULL(ot_region_new(SIZE_MAX / 2));
    ot_region_free(NULL);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(blocks_are_aligned_and_do_not_overlap),
        OT_TEST(a_block_given_back_comes_again_for_its_size),
        OT_TEST(a_full_region_says_so),
        OT_TEST(knows_its_own_blocks),
        OT_TEST(one_that_is_too_small_is_none),
    };
    return OT_TESTS_RUN("region", tests);
}
