/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Philox against published answers; columns of draws that do not know how they are cut.
 */
#include "config.h"

#include "method/philox.h"

#include "harness.h"
#include "method/kernel.h"

/* Random123, tests/kat_vectors, "philox4x32 10" (DEShawResearch/random123). */
static void gives_the_known_answers(void)
{
    static const uint32_t known[3][10] = {
        { 0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 },
        { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff,
          0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd },
        { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0,
          0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 },
    };
    for (int i = 0; i < 3; i++) {
        uint32_t out[4];
        ot_philox(known[i], known[i] + 4, out);
        CU_ASSERT_EQUAL(memcmp(out, known[i] + 6, sizeof out), 0);
    }
}

static double expected(uint64_t key, uint64_t draw)
{
    uint64_t block = draw / 16 * 8 + draw % 8;
    uint32_t counter[4] = { (uint32_t)block, (uint32_t)(block >> 32), 0, 0 }, out[4];
    uint32_t keys[2] = { (uint32_t)key, (uint32_t)(key >> 32) };
    ot_philox(counter, keys, out);
    int at = draw % 16 < 8 ? 0 : 2;
    uint64_t top = ((uint64_t)out[at + 1] << 32 | out[at]) >> 12;
    return ((double)top + 0.5) * 0x1p-52;
}

static void a_column_is_made_of_the_blocks_in_their_order(void)
{
    static const uint64_t firsts[] = { 0, 160, UINT64_C(0x1fffffff0), UINT64_C(1) << 40 };
    static const char *const names[] = { "plain", "v2", "v3", "v4" };
    uint64_t key = UINT64_C(0x0123456789abcdef);
    double u[100];
    for (size_t k = 0; k < 4; k++) {
        if (!ot_kernel_named(names[k]))
            continue;
        ot_kernel_use(ot_kernel_named(names[k]));
        for (size_t f = 0; f < 4; f++) {
            int wrong = 0;
            ot_uniform(key, firsts[f], 100, u);
            for (size_t i = 0; i < 100; i++)
                wrong += u[i] != expected(key, firsts[f] + i);
            CU_ASSERT_EQUAL(wrong, 0);
        }
    }
    ot_kernel_use(NULL);
}

static void a_draw_is_the_same_in_any_batch(void)
{
    static double whole[4096], part[4096];
    ot_uniform(7, 0, 4096, whole);
    for (size_t size = 16; size <= 2048; size = size * 3 / 16 * 16 + 16)
        for (size_t from = 0; from < 4096; from += size) {
            size_t count = from + size > 4096 ? 4096 - from : size;
            ot_uniform(7, from, count, part);
            CU_ASSERT_EQUAL(memcmp(part, whole + from, count * sizeof *part), 0);
        }
}

static void draws_lie_between_0_and_1_and_mirror_exactly(void)
{
    static double u[100000];
    double sum = 0;
    int wrong = 0;
    ot_uniform(UINT64_C(0xfeedfacecafebeef), 0, 100000, u);
    for (size_t i = 0; i < 100000; i++) {
        sum += u[i];
        wrong += !(u[i] > 0 && u[i] < 1) || 1 - (1 - u[i]) != u[i];
    }
    CU_ASSERT_EQUAL(wrong, 0);
    CU_ASSERT_DOUBLE_EQUAL(sum / 100000, 0.5, 0.004);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(gives_the_known_answers),
        OT_TEST(a_column_is_made_of_the_blocks_in_their_order),
        OT_TEST(a_draw_is_the_same_in_any_batch),
        OT_TEST(draws_lie_between_0_and_1_and_mirror_exactly),
    };
    return OT_TESTS_RUN("philox", tests);
}
