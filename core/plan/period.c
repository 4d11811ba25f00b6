/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods read and written, compared, and laid end to end. */
#include "config.h"

#include "plan/period.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/text.h"

#define TEXT_MAX 64 /* a longer text is no period */
#define YEAR_MIN 1900
#define YEAR_MAX 2198
#define SHOWN_MAX 48 /* of a text that is no period */
#define EXPECTED "expected a period such as 2023-24, 2023-24 Q3 or Apr 2023; found "

static const char *const month_names[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"
};

/* From the first of a month, over so many months. */
static struct ot_period months(int year, int month, int count)
{
    int end = month + count - 1;
    struct ot_date last = { year + (end - 1) / 12, (end - 1) % 12 + 1, 1 };
    last.day = ot_month_length(last.year, last.month);
    return (struct ot_period){ ot_date_days((struct ot_date){ year, month, 1 }),
                               ot_date_days(last) };
}

struct ot_period ot_period_of_year(int year)
{
    return months(year, 4, 12);
}

int ot_year_read(const char *text, int *year)
{
    if (!ot_text_has_shape(text, "dddd-dd") && !ot_text_has_shape(text, "dddd/dd"))
        return -1;
    int first = ot_text_digits(text, 4);
    if (first < YEAR_MIN || first > YEAR_MAX ||
        (first + 1) % 100 != ot_text_digits(text + 5, 2))
        return -1;
    *year = first;
    return 0;
}

/* "2023-24 Q3": a quarter or a half of a financial year. */
static int read_part(const char *text, struct ot_period *out)
{
    char year_text[8] = "";
    int year;
    size_t length = strlen(text);
    if (length != 10 || text[7] != ' ')
        return -1;
    memcpy(year_text, text, 7);
    if (ot_year_read(year_text, &year))
        return -1;
    int part = text[9] - '0';
    bool quarter = text[8] == 'Q' || text[8] == 'q',
         half = text[8] == 'H' || text[8] == 'h';
    if (part < 1 || part > (quarter ? 4 : half ? 2 : 0))
        return -1;
    int count = quarter ? 3 : 6;
    int month = 4 + (part - 1) * count;
    *out = months(month > 12 ? year + 1 : year, month > 12 ? month - 12 : month, count);
    return 0;
}

/* The month that the text begins with, by its name or three letters; 0: none. */
static int named_month(const char *text, size_t letters)
{
    for (int i = 0; i < 12; i++)
        if ((letters == 3 || letters == strlen(month_names[i])) &&
            strncasecmp(text, month_names[i], letters) == 0)
            return i + 1;
    return 0;
}

/* "Apr-23", "Apr 2023", "April 2023" or "2023-04". */
static int read_month(const char *text, struct ot_period *out)
{
    int year = 0, month = 0;
    size_t letters = strcspn(text, "- ");
    const char *rest = text + letters;
    if (ot_text_has_shape(text, "dddd-dd")) {
        year = ot_text_digits(text, 4);
        month = ot_text_digits(text + 5, 2);
    } else if (ot_text_has_shape(rest, " dddd")) {
        year = ot_text_digits(rest + 1, 4);
        month = named_month(text, letters);
    } else if (ot_text_has_shape(rest, "-dd")) {
        year = 2000 + ot_text_digits(rest + 1, 2);
        month = named_month(text, letters);
    }
    if (!ot_date_is_valid((struct ot_date){ year, month, 1 }))
        return -1;
    *out = months(year, month, 1);
    return 0;
}

static int refuse(const char *text, struct ot_error *err)
{
    size_t length = ot_utf8_cut(text, strnlen(text, SHOWN_MAX));
    return ot_error_set(err, OT_EXIT_INPUT, EXPECTED "\"%.*s%s\"", (int)length, text,
                        text[length] ? "..." : "");
}

static int refuse_year(const char *text, struct ot_error *err)
{
    int year = ot_text_digits(text, 4), next = (year + 1) % 100;
    return ot_error_set(
        err, OT_EXIT_INPUT,
        "\"%s\" is neither a financial year nor a month; a financial year "
        "is written %d-%02d, several %d-%02d..%d-%02d",
        text, year, next, year, next, year + 1, (year + 2) % 100);
}

static int read_one(const char *text, struct ot_period *out, struct ot_error *err)
{
    int year, day;
    bool is_year = ot_year_read(text, &year) == 0;
    bool is_month = read_month(text, out) == 0;
    if (is_year && is_month)
        return ot_error_set(err, OT_EXIT_INPUT,
                            "\"%s\" may be the financial year %d/%02d or %s %d; write "
                            "%d/%02d, or %.3s %d",
                            text, year, (year + 1) % 100,
                            month_names[ot_text_digits(text + 5, 2) - 1], year, year,
                            (year + 1) % 100,
                            month_names[ot_text_digits(text + 5, 2) - 1], year);
    if (is_month || read_part(text, out) == 0)
        return 0;
    if (is_year) {
        *out = ot_period_of_year(year);
        return 0;
    }
    if (ot_date_read(text, &day) == 0) {
        *out = (struct ot_period){ day, day };
        return 0;
    }
    if ((ot_text_has_shape(text, "dddd-dd") || ot_text_has_shape(text, "dddd/dd")) &&
        ot_text_digits(text, 4) >= YEAR_MIN && ot_text_digits(text, 4) < YEAR_MAX)
        return refuse_year(text, err);
    return ot_period_is_mangled(text, err) ? -1 : refuse(text, err);
}

static int read_piece(const char *text, size_t length, struct ot_period *out,
                      struct ot_error *err)
{
    char copy[TEXT_MAX + 1];
    text = ot_text_trim(text, &length);
    memcpy(copy, text, length);
    copy[length] = '\0';
    return read_one(copy, out, err);
}

int ot_period_read(const char *text, struct ot_period *out, struct ot_error *err)
{
    struct ot_period first, last;
    if (strnlen(text, TEXT_MAX + 1) > TEXT_MAX)
        return refuse(text, err);
    const char *dots = strstr(text, "..");
    size_t length = dots ? (size_t)(dots - text) : strlen(text);
    if (read_piece(text, length, &first, err))
        return -1;
    if (dots && read_piece(dots + 2, strlen(dots + 2), &last, err))
        return -1;
    if (dots && last.last < first.first)
        return ot_error_set(err, OT_EXIT_INPUT, "\"%s\" ends before it begins", text);
    *out = (struct ot_period){ first.first, dots ? last.last : first.last };
    return 0;
}

/* One or two digits, and what follows. */
static const char *read_short(const char *text, int *number)
{
    size_t length = strspn(text, "0123456789");
    if (length < 1 || length > 2)
        return NULL;
    *number = ot_text_digits(text, (int)length);
    return text + length;
}

bool ot_period_is_mangled(const char *text, struct ot_error *err)
{
    int a, b;
    char first[32], second[32], one[16], other[16];
    const char *at = read_short(text, &a);
    at = at && *at == '/' ? read_short(at + 1, &b) : NULL;
    if (!at || (!ot_text_has_shape(at, "/dd") && !ot_text_has_shape(at, "/dddd")))
        return false;
    bool is_short = strlen(at) == 3;
    int year = is_short ? 2000 + ot_text_digits(at + 1, 2) : ot_text_digits(at + 1, 4);
    struct ot_date day_first = { year, b, a }, month_first = { year, a, b };
    bool day_can = ot_date_is_valid(day_first), month_can = ot_date_is_valid(month_first);
    const char *cure =
        is_short ? " (a spreadsheet rewrote it; a month is safe as 2023-04)" : "";
    if (!day_can && !month_can)
        return false;
    int days = ot_date_days(day_can ? day_first : month_first);
    int others = ot_date_days(month_can ? month_first : day_first);
    ot_date_people(days, first);
    ot_date_people(others, second);
    ot_date_write(days, one);
    ot_date_write(others, other);
    if (days == others)
        ot_error_set(err, OT_EXIT_INPUT, "\"%s\" seems to be %s; write %s%s", text, first,
                     one, cure);
    else
        ot_error_set(err, OT_EXIT_INPUT, "\"%s\" may be %s or %s; write %s, or %s%s",
                     text, second, first, other, one, cure);
    return true;
}

bool ot_period_is_none(struct ot_period period)
{
    return period.last == 0 && period.first == 0;
}

bool ot_period_same(struct ot_period a, struct ot_period b)
{
    return a.first == b.first && a.last == b.last;
}

bool ot_period_overlap(struct ot_period a, struct ot_period b)
{
    return !ot_period_is_none(a) && !ot_period_is_none(b) && a.first <= b.last &&
           b.first <= a.last;
}

bool ot_period_within(struct ot_period inner, struct ot_period outer)
{
    return !ot_period_is_none(inner) && outer.first <= inner.first &&
           inner.last <= outer.last;
}

int ot_period_days(struct ot_period period)
{
    return ot_period_is_none(period) ? 0 : period.last - period.first + 1;
}

/* How many whole months the period is made of; 0: it is not. */
static int whole_months(struct ot_period period)
{
    struct ot_date first = ot_date_of(period.first), last = ot_date_of(period.last);
    if (ot_period_is_none(period) || first.day != 1 ||
        last.day != ot_month_length(last.year, last.month))
        return 0;
    return (last.year - first.year) * 12 + last.month - first.month + 1;
}

double ot_period_years(struct ot_period period)
{
    int whole = whole_months(period);
    return whole ? whole / 12.0 : ot_period_days(period) / 365.25;
}

int ot_period_financial_year(struct ot_period period)
{
    struct ot_date first = ot_date_of(period.first);
    return first.month >= 4 ? first.year : first.year - 1;
}

bool ot_period_is_year(struct ot_period period)
{
    return ot_period_same(period, ot_period_of_year(ot_period_financial_year(period)));
}

char *ot_year_write(int year, char into[OT_PERIOD_ROOM])
{
    snprintf(into, OT_PERIOD_ROOM, "%d-%02d", year, (year + 1) % 100);
    return into;
}

/* "2023-24 Q3", "2023-24 H1", "Apr 2023", "Jun-Nov 2013", "Nov 2013 to Feb 2014". */
static void write_months(struct ot_period period, int count, char *into)
{
    struct ot_date first = ot_date_of(period.first), last = ot_date_of(period.last);
    char year[OT_PERIOD_ROOM];
    int offset = (first.month + 8) % 12; /* from April */
    ot_year_write(ot_period_financial_year(period), year);
    if ((count == 3 || count == 6) && offset % count == 0)
        snprintf(into, OT_PERIOD_ROOM, "%.7s %c%d", year, count == 3 ? 'Q' : 'H',
                 offset / count + 1);
    else if (count == 1)
        snprintf(into, OT_PERIOD_ROOM, "%.3s %d", month_names[first.month - 1],
                 first.year);
    else if (first.year == last.year)
        snprintf(into, OT_PERIOD_ROOM, "%.3s-%.3s %d", month_names[first.month - 1],
                 month_names[last.month - 1], first.year);
    else
        snprintf(into, OT_PERIOD_ROOM, "%.3s %d to %.3s %d", month_names[first.month - 1],
                 first.year, month_names[last.month - 1], last.year);
}

static void write_days(struct ot_period period, char *into)
{
    struct ot_date first = ot_date_of(period.first), last = ot_date_of(period.last);
    if (period.first == period.last)
        snprintf(into, OT_PERIOD_ROOM, "%d %.3s %d", first.day,
                 month_names[first.month - 1], first.year);
    else
        snprintf(into, OT_PERIOD_ROOM, "%d %.3s %d to %d %.3s %d", first.day,
                 month_names[first.month - 1], first.year, last.day,
                 month_names[last.month - 1], last.year);
}

char *ot_period_write(struct ot_period period, char into[OT_PERIOD_ROOM])
{
    int count = whole_months(period), year = ot_period_financial_year(period);
    into[0] = '\0';
    if (ot_period_is_none(period))
        return into;
    if (ot_period_is_year(period))
        return ot_year_write(year, into);
    if (count > 0 && count % 12 == 0 && ot_date_of(period.first).month == 4)
        snprintf(into, OT_PERIOD_ROOM, "%d-%02d to %d-%02d", year, (year + 1) % 100,
                 year + count / 12 - 1, (year + count / 12) % 100);
    else if (count > 0)
        write_months(period, count, into);
    else
        write_days(period, into);
    return into;
}
