/* SPDX-License-Identifier: MIT */
/* exp, log and pow with the same bits on every machine: plain arithmetic, no libm.
 *
 *   double kept = ot_pow(kept_a_year, ot_years(b, t));
 *
 * Errors: below 0.75 units in the last place (ot_exp, ot_pow) and 0.85 (ot_log); a power
 * that is a double (2^10, 9^0.5, x^1) is exact. Special cases are those of C (Annex F),
 * without flags and errno. Build with -ffp-contract=off, as `pkg-config --cflags outturn`
 * says: a fused multiply-add gives other last digits.
 *
 * The method and the coefficients of ot_log are those of fdlibm's e_log.c:
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Permission to use,
 * copy, modify, and distribute this software is freely granted, provided that this notice
 * is preserved.
 */
#ifndef OUTTURN_MATH_H
#define OUTTURN_MATH_H

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#if FLT_EVAL_METHOD != 0
#error \
    "outturn-math.h needs double arithmetic that is kept in double (-msse2 -mfpmath=sse)"
#endif

#ifdef __cplusplus
extern "C" {
#endif

static inline uint64_t ot_math_bits(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline double ot_math_double(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* Adding this leaves the nearest whole number in the low bits. */
#define OT_MATH_ROUND 0x1.8p52

/* 2^k, k a whole number from -1022 to 1023. */
static inline double ot_math_power_of_two(double k)
{
    return ot_math_double((ot_math_bits(k + OT_MATH_ROUND) + 1023) << 52);
}

/* e^(x + more), |more| far below |x|. x = k ln 2 + r; the power of two goes on in two
 * steps, so that results below 2^-1022 come out, too. */
static inline double ot_math_exp(double x, double more)
{
    x = x > 710 ? 710 : x < -746 ? -746 : x;
    double k = (x * 0x1.71547652b82fep0 + OT_MATH_ROUND) - OT_MATH_ROUND;
    double high = x - k * 0x1.62e42fefa38p-1;
    double low = k * 0x1.ef35793c7673p-45 - more;
    double r = high - low, r2 = r * r, r4 = r2 * r2;
    /* Taylor's series without its first two terms, to r^13, over r². */
    double a = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
    double b = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
    double c = (1.0 / 3628800 + r * (1.0 / 39916800)) +
               r2 * (1.0 / 479001600 + r * (1.0 / 6227020800));
    double tail = r2 * (a + r4 * (b + r4 * c));
    double half = (k * 0.5 + OT_MATH_ROUND) - OT_MATH_ROUND;
    /* 1 + high + tail, with what the two additions round off put back. */
    tail -= low;
    double sum = high + tail, value = 1 + sum;
    value += (sum - (value - 1)) + (tail - (sum - high));
    return value * ot_math_power_of_two(half) * ot_math_power_of_two(k - half);
}

static inline double ot_exp(double x)
{
    return ot_math_exp(x, 0);
}

/* x = 2^k m, m from sqrt(1/2) to sqrt(2); x positive and finite. */
static inline double ot_math_split(double x, double *k)
{
    int tiny = x < DBL_MIN;
    uint64_t bits = ot_math_bits(tiny ? x * 0x1p54 : x);
    bits += UINT64_C(0x3ff0000000000000) - UINT64_C(0x3fe6a09e00000000);
    /* The exponent becomes a double by way of 2^52: AVX2 cannot convert 64-bit integers.
     */
    double power = ot_math_double((bits >> 52) | UINT64_C(0x4330000000000000)) - 0x1p52;
    *k = power - 1023 - (tiny ? 54 : 0);
    return ot_math_double((bits & UINT64_C(0x000fffffffffffff)) +
                          UINT64_C(0x3fe6a09e00000000));
}

static inline double ot_log(double x)
{
    double k, m = ot_math_split(x, &k), f = m - 1;
    double s = f / (2 + f), z = s * s, w = z * z, half = 0.5 * f * f;
    double even = w * (3.999999999940941908e-01 +
                       w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    double odd =
        z * (6.666666666666735130e-01 +
             w * (2.857142874366239149e-01 +
                  w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
    double value = s * (half + (odd + even)) + k * 1.90821492927058770002e-10 - half + f +
                   k * 6.93147180369123816490e-01;
    value = x == HUGE_VAL ? HUGE_VAL : value;
    value = x == 0 ? -HUGE_VAL : value;
    return x >= 0 ? value : (double)NAN;
}

/* ---- Pairs: a number as the sum of two doubles, high and low --------------------- */

struct ot_math_pair {
    double high, low;
};

/* a + b exactly; |a| >= |b| or a == 0. */
static inline struct ot_math_pair ot_math_sum(double a, double b)
{
    struct ot_math_pair sum;
    sum.high = a + b;
    sum.low = b - (sum.high - a);
    return sum;
}

/* a * b exactly (Dekker 1971, Veltkamp's split). */
static inline struct ot_math_pair ot_math_product(double a, double b)
{
    double a1 = a * 134217729.0, b1 = b * 134217729.0;
    struct ot_math_pair product;
    a1 = a1 - (a1 - a);
    b1 = b1 - (b1 - b);
    double a2 = a - a1, b2 = b - b1;
    product.high = a * b;
    product.low = ((a1 * b1 - product.high) + a1 * b2 + a2 * b1) + a2 * b2;
    return product;
}

static inline struct ot_math_pair ot_math_times(struct ot_math_pair a,
                                                struct ot_math_pair b)
{
    struct ot_math_pair p = ot_math_product(a.high, b.high);
    return ot_math_sum(p.high, p.low + (a.high * b.low + a.low * b.high));
}

/* log(x) to about 2^-65 of its size: log m = 2 artanh s, s = (m - 1) / (m + 1). */
static inline struct ot_math_pair ot_math_log(double x)
{
    double k, m = ot_math_split(x, &k), f = m - 1;
    struct ot_math_pair s, z, p, sum, below = ot_math_sum(2, f);
    s.high = f / below.high;
    p = ot_math_product(s.high, below.high);
    s.low = (((f - p.high) - p.low) - s.high * below.low) / below.high;
    z = ot_math_times(s, s);
    /* 2/5 + 2/7 z + 2/9 z² ..., then 2/3 + z times that. */
    double y = z.high, tail = 2.0 / 21 + y * (2.0 / 23 + y * (2.0 / 25));
    tail = 2.0 / 15 + y * (2.0 / 17 + y * (2.0 / 19 + y * tail));
    tail = 2.0 / 9 + y * (2.0 / 11 + y * (2.0 / 13 + y * tail));
    tail = 2.0 / 5 + y * (2.0 / 7 + y * tail);
    p = ot_math_product(y, tail);
    sum = ot_math_sum(0x1.5555555555555p-1, p.high);
    p = ot_math_sum(sum.high, sum.low + (p.low + z.low * tail) + 0x1.5555555555555p-55);
    p = ot_math_times(ot_math_times(s, z), p);
    /* k ln 2 + 2 s + s z (2/3 + ...): each no greater than what stands before it. */
    sum = ot_math_sum(k * 0x1.62e42fefa38p-1, 2 * s.high);
    double low = sum.low + (k * 0x1.ef35793c7673p-45 + 2 * s.low + p.low);
    sum = ot_math_sum(sum.high, p.high);
    return ot_math_sum(sum.high, sum.low + low);
}

/* x^y for x positive and finite, y no NaN. */
static inline double ot_math_pow(double x, double y)
{
    y = y > 0x1p64 ? 0x1p64 : y < -0x1p64 ? -0x1p64 : y; /* past it, x^y is 0, 1 or inf */
    struct ot_math_pair log = ot_math_log(x), p = ot_math_product(log.high, y);
    int huge = p.high > 720 || p.high < -760;
    return ot_math_exp(p.high, huge ? 0 : p.low + log.low * y);
}

static inline int ot_math_is_whole(double size)
{
    return size >= 0x1p52 || (size + 0x1p52) - 0x1p52 == size;
}

static inline double ot_pow(double x, double y)
{
    double size = x < 0 ? -x : x, power = y < 0 ? -y : y, value;
    int negative = (int)(ot_math_bits(x) >> 63);
    if (x == 1 || y == 0)
        return 1;
    if (x != x || y != y)
        return (double)NAN;
    if (size == 0 || size == HUGE_VAL)
        value = (size == 0) == (y > 0) ? 0 : HUGE_VAL;
    else if (negative && !ot_math_is_whole(power))
        return (double)NAN;
    else
        value = ot_math_pow(size, y);
    int odd = ot_math_is_whole(power) && !ot_math_is_whole(power * 0.5);
    return negative && odd ? -value : value;
}

#ifdef __cplusplus
}
#endif
#endif
