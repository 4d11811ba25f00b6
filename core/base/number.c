/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers read and written. No locale matters: strtod is given digits without a point,
 * and the point that printf wrote is put right. */
#include "config.h"

#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_MAX 1000 /* a longer text is no number */
#define WHOLE_MAX 17  /* digits before the point */
#define WHOLE_LIMIT 1e17
#define DECIMALS_MAX 12 /* that are written */
#define EXPONENT_MAX 99999
#define POUND "\xC2\xA3"

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static size_t count_digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* [e[+-]digits] up to the end of the text; the exponent stays within EXPONENT_MAX. */
static int read_exponent(const char *text, int *exponent)
{
    *exponent = 0;
    if (*text == '\0')
        return 0;
    if (*text != 'e' && *text != 'E')
        return -1;
    text++;
    bool negative = *text == '-';
    if (*text == '-' || *text == '+')
        text++;
    if (!is_digit(*text))
        return -1;
    for (; is_digit(*text); text++)
        if (*exponent < EXPONENT_MAX)
            *exponent = *exponent * 10 + (*text - '0');
    if (negative)
        *exponent = -*exponent;
    return *text == '\0' ? 0 : -1;
}

#define EXACT_DIGITS \
    15 /* an integer of so many is a double, and so is 10 to their number */

/* Both are exact, so that their quotient is the nearest double, as strtod() gives it. */
static double exact(const char *whole, size_t wholes, const char *part, size_t parts,
                    bool negative)
{
    double digits = 0, scale = 1;
    for (size_t i = 0; i < wholes; i++)
        digits = digits * 10 + (whole[i] - '0');
    for (size_t i = 0; i < parts; i++) {
        digits = digits * 10 + (part[i] - '0');
        scale *= 10;
    }
    return negative ? -digits / scale : digits / scale;
}

int ot_number_read(const char *text, double *out)
{
    if (strnlen(text, TEXT_MAX + 1) > TEXT_MAX)
        return -1;
    const char *sign = *text == '-' ? "-" : "";
    const char *whole = text + strlen(sign);
    size_t wholes = count_digits(whole), parts = 0;
    const char *end = whole + wholes, *part = "";
    if (wholes == 0 || wholes > WHOLE_MAX)
        return -1;
    if (*end == '.') {
        part = end + 1;
        parts = count_digits(part);
        end = part + parts;
        if (parts == 0)
            return -1;
    }
    int exponent;
    if (read_exponent(end, &exponent))
        return -1;
    if (wholes + parts <= EXACT_DIGITS && exponent == 0) {
        *out = exact(whole, wholes, part, parts, *sign != '\0');
        return 0;
    }
    char digits[TEXT_MAX + 32];
    snprintf(digits, sizeof digits, "%s%.*s%.*se%d", sign, (int)wholes, whole, (int)parts,
             part, exponent - (int)parts);
    double value = strtod(digits, NULL);
    if (!isfinite(value))
        return -1;
    *out = value;
    return 0;
}

/* Digits, in groups of three or in none; copies them without commas. Returns what
 * follows, or NULL. */
static const char *read_groups(const char *text, char into[WHOLE_MAX + 1])
{
    size_t first = count_digits(text), length = first;
    if (first == 0 || first > WHOLE_MAX)
        return NULL;
    memcpy(into, text, first);
    text += first;
    if (*text == ',' && (first > 3 || into[0] == '0'))
        return NULL;
    for (; *text == ','; text += 4, length += 3) {
        if (count_digits(text + 1) != 3 || length + 3 > WHOLE_MAX)
            return NULL;
        memcpy(into + length, text + 1, 3);
    }
    into[length] = '\0';
    return text;
}

static bool skip(const char **text, const char *what)
{
    size_t length = strlen(what);
    if (strncmp(*text, what, length) != 0)
        return false;
    *text += length;
    return true;
}

/* A printed number taken to pieces; the trailing zeros of the decimals are left out. */
struct printed {
    bool negative;
    char whole[WHOLE_MAX + 1];
    char decimal[OT_NUMBER_ROOM];
};

static int read_decimals(const char **text, char into[OT_NUMBER_ROOM])
{
    into[0] = '\0';
    if (!skip(text, "."))
        return 0;
    size_t length = count_digits(*text);
    if (length == 0 || length >= OT_NUMBER_ROOM)
        return -1;
    memcpy(into, *text, length);
    *text += length;
    while (length > 0 && into[length - 1] == '0')
        length--;
    into[length] = '\0';
    return 0;
}

static int read_printed(const char *text, struct printed *out)
{
    bool pound = skip(&text, POUND);
    bool bracket = skip(&text, "(");
    out->negative = bracket || skip(&text, "-");
    if (!pound)
        skip(&text, POUND);
    text = read_groups(text, out->whole);
    if (!text || read_decimals(&text, out->decimal))
        return -1;
    if (bracket && !skip(&text, ")"))
        return -1;
    return *text == '\0' ? 0 : -1;
}

int ot_number_read_printed(const char *text, double *out, int *decimals)
{
    struct printed printed;
    char plain[WHOLE_MAX + OT_NUMBER_ROOM + 4];
    if (read_printed(text, &printed))
        return -1;
    snprintf(plain, sizeof plain, "%s%s.%s0", printed.negative ? "-" : "", printed.whole,
             printed.decimal);
    if (ot_number_read(plain, out))
        return -1;
    *decimals = (int)strlen(printed.decimal);
    return 0;
}

int ot_pence_read(const char *text, int64_t *pence)
{
    struct printed printed;
    if (read_printed(text, &printed) || strlen(printed.decimal) > 2)
        return -1;
    char digits[WHOLE_MAX + 3];
    int length =
        snprintf(digits, sizeof digits, "%s%-2s", printed.whole, printed.decimal);
    int64_t value = 0;
    for (int i = 0; i < length; i++) {
        int digit = digits[i] == ' ' ? 0 : digits[i] - '0';
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_sub_overflow(value, digit, &value))
            return -1;
    }
    if (!printed.negative && __builtin_sub_overflow(0, value, &value))
        return -1;
    *pence = value;
    return 0;
}

/* The bytes that are neither digit, sign nor exponent are the locale's point. */
static void mend_point(char *text)
{
    size_t before = strspn(text, "-0123456789");
    size_t point = strcspn(text + before, "0123456789e");
    if (point == 0)
        return;
    text[before] = '.';
    memmove(text + before + 1, text + before + point, strlen(text + before + point) + 1);
}

char *ot_number_whole(uint64_t value, char into[OT_WHOLE_ROOM])
{
    char digits[OT_WHOLE_ROOM], *first = digits + sizeof digits;
    *--first = '\0';
    do {
        *--first = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    memcpy(into, first, (size_t)(digits + sizeof digits - first));
    return into;
}

/* What printf would write of a whole number, in a tenth of the time; false: it is none,
 * or -0. */
static bool write_whole(double value, char into[OT_NUMBER_ROOM])
{
    double size = fabs(value);
    if (!(size < WHOLE_LIMIT) || floor(size) != size || (value == 0 && signbit(value)))
        return false;
    *into = '-';
    ot_number_whole((uint64_t)size, into + (value < 0));
    return true;
}

static void write_general(double value, int digits, char into[OT_NUMBER_ROOM])
{
    snprintf(into, OT_NUMBER_ROOM, "%.*g", digits, value);
    mend_point(into);
}

char *ot_number_exact(double value, char into[OT_NUMBER_ROOM])
{
    into[0] = '\0';
    if (isfinite(value) && !write_whole(value, into))
        write_general(value, 17, into);
    return into;
}

char *ot_number_write(double value, char into[OT_NUMBER_ROOM])
{
    into[0] = '\0';
    if (!isfinite(value))
        return into;
    if (value == 0)
        return memcpy(into, "0", sizeof "0");
    if (write_whole(value, into))
        return into;
    /* 15 digits always survive, but those of a subnormal number are fewer. */
    for (int digits = fabs(value) < DBL_MIN ? 1 : DBL_DIG; digits <= 17; digits++) {
        double back;
        write_general(value, digits, into);
        if (ot_number_read(into, &back) == 0 && back == value)
            break;
    }
    return into;
}

char *ot_number_fixed(double value, int decimals, char into[OT_NUMBER_ROOM * 12])
{
    into[0] = '\0';
    if (!isfinite(value))
        return into;
    decimals = decimals < 0 ? 0 : decimals > DECIMALS_MAX ? DECIMALS_MAX : decimals;
    if (write_whole(value, into)) {
        char *end = into + strlen(into);
        memcpy(end, ".000000000000", DECIMALS_MAX + 1);
        end[decimals > 0 ? decimals + 1 : 0] = '\0';
        return into;
    }
    snprintf(into, OT_NUMBER_ROOM * 12, "%.*f", decimals, value);
    mend_point(into);
    if (into[0] == '-' && !strpbrk(into, "123456789"))
        memmove(into, into + 1, strlen(into));
    return into;
}

char *ot_pence_write(int64_t pence, char into[OT_NUMBER_ROOM])
{
    uint64_t amount = pence < 0 ? 0 - (uint64_t)pence : (uint64_t)pence;
    snprintf(into, OT_NUMBER_ROOM, "%s%llu.%02u", pence < 0 ? "-" : "",
             (unsigned long long)(amount / 100), (unsigned)(amount % 100));
    return into;
}

/* Put commas into a number of plain decimals. Returns the end of what was written. */
static char *group(const char *plain, char *into)
{
    if (*plain == '-')
        *into++ = *plain++;
    for (size_t left = count_digits(plain); left > 0; left--) {
        *into++ = *plain++;
        if (left > 1 && left % 3 == 1)
            *into++ = ',';
    }
    size_t rest = strlen(plain);
    memcpy(into, plain, rest + 1);
    return into + rest;
}

static void drop_zeros(char *plain)
{
    if (!strchr(plain, '.'))
        return;
    size_t length = strlen(plain);
    while (plain[length - 1] == '0')
        length--;
    plain[plain[length - 1] == '.' ? length - 1 : length] = '\0';
}

/* Decimals that leave six significant digits; all digits before the point are shown. */
static int decimals_needed(double value)
{
    int decimals = value == 0 ? 0 : 5 - (int)floor(log10(fabs(value)));
    return decimals < 0 ? 0 : decimals;
}

char *ot_number_people(double value, int decimals, char into[OT_NUMBER_ROOM * 16])
{
    char plain[OT_NUMBER_ROOM * 12];
    bool free_choice = decimals < 0;
    into[0] = '\0';
    if (!isfinite(value))
        return into;
    if (free_choice)
        decimals = decimals_needed(value);
    if (free_choice && decimals > DECIMALS_MAX) {
        write_general(value, 6, into);
        return into;
    }
    ot_number_fixed(value, decimals, plain);
    if (free_choice)
        drop_zeros(plain);
    group(plain, into);
    return into;
}

char *ot_money_people(double pounds, char into[OT_NUMBER_ROOM * 16])
{
    char plain[OT_NUMBER_ROOM * 12];
    into[0] = '\0';
    if (!isfinite(pounds))
        return into;
    ot_number_fixed(pounds, fabs(pounds) < 1000 ? 2 : 0, plain);
    char *zeros = strstr(plain, ".00");
    if (zeros)
        *zeros = '\0';
    bool negative = plain[0] == '-' && strpbrk(plain, "123456789");
    size_t sign = negative ? 1 : 0;
    memcpy(into, "-", sign);
    memcpy(into + sign, POUND, sizeof POUND);
    group(plain + (plain[0] == '-'), into + sign + strlen(POUND));
    return into;
}
