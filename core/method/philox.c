/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Eight counters side by side, in plain loops that a compiler can vectorise. */
#include "config.h"

#include "method/philox.h"

#include <string.h>

#define LANES 8
#define GROUP (2 * LANES) /* draws of eight counters */
#define ROUNDS 10
#define MULTIPLIER_0 UINT32_C(0xD2511F53)
#define MULTIPLIER_1 UINT32_C(0xCD9E8D57)
#define WEYL_0 UINT32_C(0x9E3779B9)
#define WEYL_1 UINT32_C(0xBB67AE85)

struct lanes {
    uint32_t word[4][LANES];
};

static void mix(struct lanes *restrict x, uint32_t key_0, uint32_t key_1)
{
    struct lanes y;
    for (int i = 0; i < LANES; i++) {
        uint64_t a = (uint64_t)MULTIPLIER_0 * x->word[0][i];
        uint64_t b = (uint64_t)MULTIPLIER_1 * x->word[2][i];
        y.word[0][i] = (uint32_t)(b >> 32) ^ x->word[1][i] ^ key_0;
        y.word[1][i] = (uint32_t)b;
        y.word[2][i] = (uint32_t)(a >> 32) ^ x->word[3][i] ^ key_1;
        y.word[3][i] = (uint32_t)a;
    }
    *x = y;
}

static void run(struct lanes *x, uint32_t key_0, uint32_t key_1)
{
    for (int round = 0; round < ROUNDS; round++) {
        mix(x, key_0, key_1);
        key_0 += WEYL_0;
        key_1 += WEYL_1;
    }
}

void ot_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t word[4])
{
    struct lanes x;
    memset(&x, 0, sizeof x);
    for (int w = 0; w < 4; w++)
        x.word[w][0] = counter[w];
    run(&x, key[0], key[1]);
    for (int w = 0; w < 4; w++)
        word[w] = x.word[w][0];
}

/* The top 52 bits as a number of [1, 2), less what leaves (k + 1/2) / 2^52. */
static double unit(uint32_t low, uint32_t high)
{
    uint64_t bits = ((uint64_t)high << 32 | low) >> 12 | UINT64_C(0x3ff0000000000000);
    double x;
    memcpy(&x, &bits, sizeof x);
    return x - (1 - 0x1p-53);
}

static void fill_group(uint64_t key, uint64_t group, double *restrict u)
{
    struct lanes x;
    for (int i = 0; i < LANES; i++) {
        uint64_t counter = group * LANES + (uint64_t)i;
        x.word[0][i] = (uint32_t)counter;
        x.word[1][i] = (uint32_t)(counter >> 32);
        x.word[2][i] = x.word[3][i] = 0;
    }
    run(&x, (uint32_t)key, (uint32_t)(key >> 32));
    for (int i = 0; i < LANES; i++) {
        u[i] = unit(x.word[0][i], x.word[1][i]);
        u[LANES + i] = unit(x.word[2][i], x.word[3][i]);
    }
}

void ot_uniform(uint64_t key, uint64_t first, size_t count, double *u)
{
    uint64_t group = first / GROUP;
    size_t whole = count / GROUP;
    double rest[GROUP];
    for (size_t i = 0; i < whole; i++)
        fill_group(key, group + i, u + i * GROUP);
    if (whole * GROUP == count)
        return;
    fill_group(key, group + whole, rest);
    memcpy(u + whole * GROUP, rest, (count - whole * GROUP) * sizeof *u);
}
