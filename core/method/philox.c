/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Philox one block at a time, and columns of uniforms by the processor's own loops. */
#include "config.h"

#include "method/philox.h"

#include <string.h>

#include "method/kernel.h"

void ot_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
    uint32_t key0 = key[0], key1 = key[1];
    memcpy(out, counter, 4 * sizeof *out);
    for (int round = 0; round < 10; round++) {
        uint64_t a = (uint64_t)out[0] * UINT32_C(0xD2511F53);
        uint64_t b = (uint64_t)out[2] * UINT32_C(0xCD9E8D57);
        out[0] = (uint32_t)(b >> 32) ^ out[1] ^ key0;
        out[2] = (uint32_t)(a >> 32) ^ out[3] ^ key1;
        out[1] = (uint32_t)b;
        out[3] = (uint32_t)a;
        key0 += UINT32_C(0x9E3779B9);
        key1 += UINT32_C(0xBB67AE85);
    }
}

void ot_uniform(uint64_t key, uint64_t first, size_t count, double *restrict u)
{
    const struct ot_kernel *kernel = ot_kernel();
    size_t groups = count / 16, done = groups * 16;
    double last[16];
    kernel->uniform(key, first / 16, groups, u);
    if (done == count)
        return;
    kernel->uniform(key, first / 16 + groups, 1, last);
    memcpy(u + done, last, (count - done) * sizeof *u);
}
