/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loops of draws, written for the vectoriser: no branch, no call of libm, columns
 * apart. OT_ISA names the instruction set that this object is compiled for. */
#include "config.h"

#include "method/kernel.h"

#include <string.h>

#include "outturn-math.h"

#if defined __SSE2__
#include <immintrin.h>
#endif

#ifndef OT_ISA
#define OT_ISA plain
#endif
#define OT_JOIN_(a, b) a##b
#define OT_JOIN(a, b) OT_JOIN_(a, b)
#define OT_QUOTE_(a) #a
#define OT_QUOTE(a) OT_QUOTE_(a)

/* Philox: blocks side by side, a 32-bit word in each 64-bit lane. gcc does not see that
 * such a product needs one instruction, not three, hence the intrinsics: 4.5 or 1.3 ns a
 * draw with AVX2. Without them the loop over lanes is plain C, with the same bits. */
#define BLOCKS 8
#define MULTIPLY_0 UINT64_C(0xD2511F53)
#define MULTIPLY_1 UINT64_C(0xCD9E8D57)

#if defined __AVX512F__
#define WIDE 8
#define PRODUCT(a, b) ((lanes)_mm512_mul_epu32((__m512i)(a), (__m512i)(b)))
#elif defined __AVX2__
#define WIDE 4
#define PRODUCT(a, b) ((lanes)_mm256_mul_epu32((__m256i)(a), (__m256i)(b)))
#elif defined __SSE2__
#define WIDE 2
#define PRODUCT(a, b) ((lanes)_mm_mul_epu32((__m128i)(a), (__m128i)(b)))
#else
#define WIDE 1
#define PRODUCT(a, b) (((a)&UINT32_MAX) * (b))
#endif

#if WIDE > 1
typedef uint64_t lanes __attribute__((vector_size(8 * WIDE)));
typedef double reals __attribute__((vector_size(8 * WIDE)));
#define EACH(x) ((lanes){ 0 } + (x))
#else
typedef uint64_t lanes;
typedef double reals;
#define EACH(x) (x)
#endif

/* The high halves of the words hold rubbish between rounds: products ignore it. */
static inline void philox_round(lanes c[4], uint64_t key0, uint64_t key1)
{
    lanes a = PRODUCT(c[0], EACH(MULTIPLY_0)), b = PRODUCT(c[2], EACH(MULTIPLY_1));
    c[0] = (b >> 32) ^ c[1] ^ EACH(key0);
    c[2] = (a >> 32) ^ c[3] ^ EACH(key1);
    c[1] = b;
    c[3] = a;
}

/* The top 52 of 64 bits, and a half, over 2^52. */
static inline void to_uniform(lanes low, lanes high, double *u)
{
    lanes bits = (high << 32 | (low & UINT32_MAX)) >> 12 | UINT64_C(0x3ff0000000000000);
    reals x;
    memcpy(&x, &bits, sizeof x);
    x -= 1 - 0x1p-53;
    memcpy(u, &x, sizeof x);
}

static void uniform(uint64_t key, uint64_t first, size_t groups, double *restrict u)
{
    uint64_t step[WIDE];
    for (uint64_t i = 0; i < WIDE; i++)
        step[i] = i;
    for (size_t i = 0; i < groups * BLOCKS; i += WIDE) {
        uint64_t block = first * BLOCKS + i;
        uint32_t key0 = (uint32_t)key, key1 = (uint32_t)(key >> 32);
        lanes c[4] = { EACH(0), EACH(block >> 32), EACH(0), EACH(0) };
        memcpy(c, step, sizeof step);
        c[0] += block & UINT32_MAX;
        for (int round = 0; round < 10; round++) {
            philox_round(c, key0, key1);
            key0 += UINT32_C(0x9E3779B9);
            key1 += UINT32_C(0xBB67AE85);
        }
        double *to = u + i / BLOCKS * 2 * BLOCKS + i % BLOCKS;
        to_uniform(c[0], c[1], to);
        to_uniform(c[2], c[3], to + BLOCKS);
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

static size_t outside(double least, double most, const double *restrict x, size_t count)
{
    uint64_t inside = 0;
    for (size_t i = 0; i < count; i++) /* vector: outside */
        inside += (uint64_t)(x[i] >= least) & (uint64_t)(x[i] <= most);
    return count - (size_t)inside;
}

static size_t others(uint64_t bits, const double *restrict x, size_t count)
{
    uint64_t same = 0, word;
    for (size_t i = 0; i < count; i++) { /* vector: others */
        memcpy(&word, &x[i], sizeof word);
        same += word == bits;
    }
    return count - (size_t)same;
}

/* From x[i] on, as many as are left of whole vectors; *i: where they end. What lies
 * within is rare: without compression it is looked for only where there is any. */
#if defined __AVX512F__
static size_t among_wide(double least, double most, const double *restrict x,
                         size_t count, double *restrict into, size_t *before, size_t *i)
{
    const __m512d low = _mm512_set1_pd(least), high = _mm512_set1_pd(most);
    size_t found = 0;
    for (; *i + 8 <= count; *i += 8) {
        __m512d v = _mm512_loadu_pd(x + *i);
        unsigned less = _mm512_cmp_pd_mask(v, low, _CMP_LT_OQ);
        __mmask8 in = _mm512_cmp_pd_mask(v, low, _CMP_GE_OQ) &
                      _mm512_cmp_pd_mask(v, high, _CMP_LE_OQ);
        _mm512_storeu_pd(into + found, _mm512_maskz_compress_pd(in, v));
        found += (size_t)__builtin_popcount(in);
        *before += (size_t)__builtin_popcount(less);
    }
    return found;
}
#elif defined __AVX2__
static size_t among_wide(double least, double most, const double *restrict x,
                         size_t count, double *restrict into, size_t *before, size_t *i)
{
    const __m256d low = _mm256_set1_pd(least), high = _mm256_set1_pd(most);
    size_t found = 0;
    for (; *i + 4 <= count; *i += 4) {
        __m256d v = _mm256_loadu_pd(x + *i);
        int less = _mm256_movemask_pd(_mm256_cmp_pd(v, low, _CMP_LT_OQ));
        int in = _mm256_movemask_pd(_mm256_and_pd(_mm256_cmp_pd(v, low, _CMP_GE_OQ),
                                                  _mm256_cmp_pd(v, high, _CMP_LE_OQ)));
        for (; in; in &= in - 1)
            into[found++] = x[*i + (size_t)__builtin_ctz((unsigned)in)];
        *before += (size_t)__builtin_popcount((unsigned)less);
    }
    return found;
}
#else
static size_t among_wide(double least, double most, const double *restrict x,
                         size_t count, double *restrict into, size_t *before, size_t *i)
{
    (void)least, (void)most, (void)x, (void)count, (void)into, (void)before, (void)i;
    return 0;
}
#endif

/* One by one each is written, some of them over: no branch. */
static size_t among(double least, double most, const double *restrict x, size_t count,
                    double *restrict into, size_t *before)
{
    size_t i = 0, less = 0;
    size_t found = among_wide(least, most, x, count, into, &less, &i);
    for (; i < count; i++) {
        less += x[i] < least;
        into[found] = x[i];
        found += (size_t)(x[i] >= least) & (size_t)(x[i] <= most);
    }
    *before = less;
    return found;
}

static void fill(double value, double *restrict x, size_t count)
{
    for (size_t i = 0; i < count; i++) /* vector: fill */
        x[i] = value;
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
    .outside = outside,
    .others = others,
    .among = among,
    .fill = fill,
};
