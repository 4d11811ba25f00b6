/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loops of sampling, written for the vectoriser: no branch, no call of libm, columns
 * apart. OT_ISA names the instruction set that this object is compiled for. */
#include "config.h"

#include "method/kernel.h"

#include "outturn-math.h"

#ifndef OT_ISA
#define OT_ISA plain
#endif
#define OT_JOIN_(a, b) a##b
#define OT_JOIN(a, b) OT_JOIN_(a, b)
#define OT_QUOTE_(a) #a
#define OT_QUOTE(a) OT_QUOTE_(a)

/* Blocks worked on side by side; each gives two draws. */
#define LANES 8

struct lanes {
    uint32_t word[4][LANES];
};

static inline void philox_round(struct lanes *s, uint32_t key0, uint32_t key1)
{
    for (int i = 0; i < LANES; i++) {
        uint64_t a = (uint64_t)s->word[0][i] * UINT32_C(0xD2511F53);
        uint64_t b = (uint64_t)s->word[2][i] * UINT32_C(0xCD9E8D57);
        s->word[0][i] = (uint32_t)(b >> 32) ^ s->word[1][i] ^ key0;
        s->word[2][i] = (uint32_t)(a >> 32) ^ s->word[3][i] ^ key1;
        s->word[1][i] = (uint32_t)b;
        s->word[3][i] = (uint32_t)a;
    }
}

static inline double uniform_of(uint32_t low, uint32_t high)
{
    uint64_t bits = ((uint64_t)high << 32 | low) >> 12;
    return ot_math_double(bits | UINT64_C(0x3ff0000000000000)) - (1 - 0x1p-53);
}

static void uniform(uint64_t key, uint64_t first, size_t groups, double *restrict u)
{
    for (size_t g = 0; g < groups; g++) {
        struct lanes s;
        uint64_t block = (first + g) * LANES;
        uint32_t low = (uint32_t)block, high = (uint32_t)(block >> 32);
        uint32_t key0 = (uint32_t)key, key1 = (uint32_t)(key >> 32);
        for (uint32_t i = 0; i < LANES; i++) {
            s.word[0][i] = low + i;
            s.word[1][i] = high;
            s.word[2][i] = 0;
            s.word[3][i] = 0;
        }
        for (int round = 0; round < 10; round++) {
            philox_round(&s, key0, key1);
            key0 += UINT32_C(0x9E3779B9);
            key1 += UINT32_C(0xBB67AE85);
        }
        for (int i = 0; i < LANES; i++) {
            u[g * 16 + (size_t)i] = uniform_of(s.word[0][i], s.word[1][i]);
            u[g * 16 + 8 + (size_t)i] = uniform_of(s.word[2][i], s.word[3][i]);
        }
    }
}

static void cut(const struct ot_cut *cut, const double *restrict u, size_t count,
                double *restrict v)
{
    double from = cut->from, span = cut->span;
    double flat = cut->above ? 1 : 0, slope = cut->above ? -1 : 1;
    for (size_t i = 0; i < count; i++) /* vector: cut */
        v[i] = from + span * (flat + slope * u[i]);
}

static void look_up(const struct ot_quantile_row *rows, int above,
                    const double *restrict v, size_t count, double *restrict x)
{
    const double *restrict c = rows->c;
    uint64_t lower = above ? OT_SIDE_ROWS * 4 : 0, upper = OT_SIDE_ROWS * 4 - lower;
    uint64_t start = UINT64_C(0x3e60000000000000) >> 46; /* of 2^-25 */
    for (size_t i = 0; i < count; i++) {                 /* vector: look_up */
        double other = 1 - v[i], t = other < v[i] ? other : v[i];
        uint64_t side = other < v[i] ? upper : lower;
        t = t < OT_TABLE_END ? OT_TABLE_END : t;
        uint64_t bits = ot_math_bits(t);
        uint64_t at = (((bits >> 46) - start) << 2) + side;
        uint64_t rest = bits & UINT64_C(0x00003fffffffffff);
        double f = ot_math_double(rest | UINT64_C(0x3ff0000000000000)) - 1;
        x[i] = c[at] + f * (c[at + 1] + f * (c[at + 2] + f * c[at + 3]));
    }
}

static size_t deep(const double *restrict v, size_t count)
{
    uint64_t found = 0;
    for (size_t i = 0; i < count; i++) /* vector: deep */
        found += (uint64_t)(v[i] < OT_TABLE_END) + (uint64_t)(1 - v[i] < OT_TABLE_END);
    return (size_t)found;
}

static void triangle(double mode, const double *restrict v, size_t count,
                     double *restrict x)
{
    double rest = 1 - mode;
    for (size_t i = 0; i < count; i++) { /* vector: triangle */
        double rising = __builtin_sqrt(v[i] * mode);
        double falling = 1 - __builtin_sqrt((1 - v[i]) * rest);
        x[i] = v[i] < mode ? rising : falling;
    }
}

static void affine(double location, double scale, double *restrict x, size_t count)
{
    for (size_t i = 0; i < count; i++) /* vector: affine */
        x[i] = location + scale * x[i];
}

static void clamp(double least, double most, double *restrict x, size_t count)
{
    for (size_t i = 0; i < count; i++) { /* vector: clamp */
        double kept = x[i] < least ? least : x[i];
        x[i] = kept > most ? most : kept;
    }
}

static void exponential(double *restrict x, size_t count)
{
    for (size_t i = 0; i < count; i++) /* vector: exponential */
        x[i] = ot_exp(x[i]);
}

static void polynomial(const double *restrict c, size_t terms, double middle,
                       const double *restrict z, size_t count, double *restrict y)
{
    for (size_t i = 0; i < count; i++)
        y[i] = c[terms - 1];
    for (size_t k = terms - 1; k-- > 0;) {
        double next = c[k];
        for (size_t i = 0; i < count; i++) /* vector: polynomial */
            y[i] = next + (z[i] - middle) * y[i];
    }
}

extern const struct ot_kernel OT_JOIN(ot_kernel_, OT_ISA);
const struct ot_kernel OT_JOIN(ot_kernel_, OT_ISA) = {
    .name = OT_QUOTE(OT_ISA),
    .uniform = uniform,
    .cut = cut,
    .look_up = look_up,
    .deep = deep,
    .triangle = triangle,
    .affine = affine,
    .clamp = clamp,
    .exponential = exponential,
    .polynomial = polynomial,
};
