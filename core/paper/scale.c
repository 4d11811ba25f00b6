/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks without a logarithm: powers of ten are counted, so that every machine finds the
 * same. */
#include "config.h"

#include "paper/scale.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"

#define HUGE_VALUE 1e15 /* beyond it and below TINY_VALUE: as computers write numbers */
#define TINY_VALUE 1e-9

enum ot_form ot_form_of(const char *unit)
{
    bool money = unit && strncmp(unit, "GBP", 3) == 0 && (!unit[3] || unit[3] == '/');
    return money ? OT_FORM_MONEY : OT_FORM_PLAIN;
}

/* value x 10^exponent, by one multiplication or division where that is exact. */
static double shift(double value, int exponent)
{
    double power = 1;
    for (int i = exponent < 0 ? -exponent : exponent; i > 0; i--) {
        power *= 10;
        if (power >= 1e22 && i > 1) {
            value = exponent < 0 ? value / power : value * power;
            power = 1;
        }
    }
    return exponent < 0 ? value / power : value * power;
}

/* The exponent of the greatest power of ten at or below value, which is above 0. */
static int exponent_of(double value)
{
    int exponent = 0;
    while (value >= 10 && exponent < 308) {
        value /= 10;
        exponent++;
    }
    while (value < 1 && exponent > -300) {
        value *= 10;
        exponent--;
    }
    return exponent;
}

/* A range that has a length, also where all values are equal or nearly so. */
static void widen(double *low, double *high, bool zero)
{
    *low = fmin(fmax(*low, -1e300), 1e300);
    *high = fmin(fmax(*high, -1e300), 1e300);
    double most = fmax(fabs(*low), fabs(*high));
    if (*low > *high) {
        double swap = *low;
        *low = *high;
        *high = swap;
    }
    if (zero) {
        *low = fmin(*low, 0);
        *high = fmax(*high, 0);
    }
    if (most < 1e-290) {
        *low = 0;
        *high = 1;
    } else if (*high / 2 - *low / 2 < most * 1e-9) {
        *low -= most / 20;
        *high += most / 20;
    }
}

struct ot_scale ot_scale_fit(double low, double high, bool zero, size_t most)
{
    static const int multiples[] = { 1, 2, 5 };
    struct ot_scale scale = { .from = 0, .to = 1 };
    widen(&low, &high, zero);
    int exponent = exponent_of((high - low) / (double)most) - 1;
    for (size_t i = 0;; i++) {
        scale.multiple = multiples[i % 3];
        scale.exponent = exponent + (int)(i / 3);
        double step = shift(scale.multiple, scale.exponent);
        double first = floor(low / step + 1e-9), last = ceil(high / step - 1e-9);
        if (last - first > (double)most)
            continue;
        scale.first = first;
        scale.ticks = (size_t)(last - first) + 1;
        break;
    }
    scale.low = ot_scale_tick(&scale, 0);
    scale.high = ot_scale_tick(&scale, scale.ticks - 1);
    return scale;
}

double ot_scale_tick(const struct ot_scale *scale, size_t i)
{
    return shift((scale->first + (double)i) * scale->multiple, scale->exponent);
}

double ot_scale_at(const struct ot_scale *scale, double value)
{
    double share = (value - scale->low) / (scale->high - scale->low);
    return scale->from + fmin(fmax(share, 0), 1) * (scale->to - scale->from);
}

/* The sign, "£", the digits, and what follows. */
static char *put(char *into, const char *sign, enum ot_form form, const char *digits,
                 const char *after)
{
    snprintf(into, OT_WORDS_ROOM, "%s%s%s%s%s", sign, form == OT_FORM_MONEY ? "£" : "",
             digits, after, form == OT_FORM_SHARE ? "%" : "");
    return into;
}

struct size {
    double divisor;
    const char *word;
};

/* Thousands (from ten on), millions, billions: of money alone. */
static struct size size_of(double most, enum ot_form form)
{
    if (form != OT_FORM_MONEY || most < 1e4)
        return (struct size){ 1, "" };
    if (most < 1e6)
        return (struct size){ 1e3, "k" };
    if (most < 1e9)
        return (struct size){ 1e6, "m" };
    return (struct size){ 1e9, "bn" };
}

static bool is_extreme(double value)
{
    return value >= HUGE_VALUE || (value > 0 && value < TINY_VALUE);
}

static char *write_words(double value, enum ot_form form, const char *plus, char *into)
{
    char digits[OT_NUMBER_ROOM * 16];
    double most = fabs(value) * (form == OT_FORM_SHARE ? 100 : 1);
    const char *sign = value < 0 ? "−" : value > 0 ? plus : "";
    if (!isfinite(value))
        return put(into, "", OT_FORM_PLAIN, "not known", "");
    if (is_extreme(most))
        return put(into, sign, form, ot_number_write(most, digits), "");
    struct size size = size_of(most * 1.0005, form);
    double shown = most / size.divisor;
    int exponent = shown > 0 ? exponent_of(shown * 1.0005) : 0;
    int decimals = exponent >= 2 ? 0 : 2 - exponent;
    if (form == OT_FORM_SHARE)
        decimals = shown > 0 && shown < 1 ? 1 : 0;
    else if (form == OT_FORM_MONEY && size.divisor < 10)
        decimals = exponent >= 2 || shown == floor(shown) ? 0 : 2;
    else if (exponent > 2)
        shown = shift(floor(shift(shown, 2 - exponent) + 0.5), exponent - 2);
    else if (form == OT_FORM_PLAIN && shown == floor(shown))
        decimals = 0;
    return put(into, sign, form, ot_number_people(shown, decimals, digits), size.word);
}

char *ot_number_words(double value, enum ot_form form, char into[OT_WORDS_ROOM])
{
    return write_words(value, form, "", into);
}

char *ot_number_signed(double value, enum ot_form form, char into[OT_WORDS_ROOM])
{
    return write_words(value, form, "+", into);
}

char *ot_scale_words(const struct ot_scale *scale, size_t i, enum ot_form form,
                     char into[OT_WORDS_ROOM])
{
    char digits[OT_NUMBER_ROOM * 16];
    double hundred = form == OT_FORM_SHARE ? 100 : 1;
    double value = ot_scale_tick(scale, i) * hundred;
    double most = fmax(fabs(scale->low), fabs(scale->high)) * hundred;
    const char *sign = value < 0 ? "−" : "";
    struct size size = size_of(most, form);
    if (value == 0)
        return put(into, "", form, "0", "");
    if (is_extreme(most))
        return put(into, sign, form, ot_number_write(fabs(value), digits), "");
    int exponent = scale->exponent + (form == OT_FORM_SHARE ? 2 : 0);
    int decimals = -(exponent - exponent_of(size.divisor));
    if (decimals > 12)
        return put(into, sign, form, ot_number_write(fabs(value), digits), "");
    if (form == OT_FORM_MONEY && size.divisor < 10 && decimals == 1)
        decimals = 2;
    return put(
        into, sign, form,
        ot_number_people(fabs(value) / size.divisor, decimals > 0 ? decimals : 0, digits),
        size.word);
}
