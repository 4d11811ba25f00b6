/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as day numbers: proleptic Gregorian, integers only, no time zone. */
#include "config.h"

#include "base/date.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

#define DAYS_TO_1970 719468 /* from 1 March of year 0 */
#define DAYS_IN_400_YEARS 146097

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int ot_month_length(int year, int month)
{
    static const int length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (month < 1 || month > 12)
        return 0;
    return length[month - 1] + (month == 2 && is_leap(year));
}

bool ot_date_is_valid(struct ot_date date)
{
    return date.year >= 1900 && date.year <= 2199 && date.day >= 1 &&
           date.day <= ot_month_length(date.year, date.month);
}

/* Days before the month, of a year that begins on 1 March (March: 0). */
static int days_before(int month)
{
    return (153 * month + 2) / 5;
}

/* Years begin in March here, so that a leap day is the last of its year. */
int ot_date_days(struct ot_date date)
{
    int year = date.month <= 2 ? date.year - 1 : date.year;
    int month = date.month <= 2 ? date.month + 9 : date.month - 3;
    int era = (year >= 0 ? year : year - 399) / 400;
    int of_era = year - era * 400;
    int day = days_before(month) + date.day - 1;
    return era * DAYS_IN_400_YEARS + of_era * 365 + of_era / 4 - of_era / 100 + day -
           DAYS_TO_1970;
}

struct ot_date ot_date_of(int days)
{
    long from = (long)days + DAYS_TO_1970;
    int era =
        (int)((from >= 0 ? from : from - (DAYS_IN_400_YEARS - 1)) / DAYS_IN_400_YEARS);
    int of_era = (int)(from - (long)era * DAYS_IN_400_YEARS);
    int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int day = of_era - (365 * year + year / 4 - year / 100);
    int month = (5 * day + 2) / 153;
    return (struct ot_date){
        .year = year + era * 400 + (month >= 10),
        .month = month < 10 ? month + 3 : month - 9,
        .day = day - days_before(month) + 1,
    };
}

int ot_date_read(const char *text, int *days)
{
    struct ot_date date;
    if (ot_text_has_shape(text, "dddd-dd-dd"))
        date = (struct ot_date){ ot_text_digits(text, 4), ot_text_digits(text + 5, 2),
                                 ot_text_digits(text + 8, 2) };
    else if (ot_text_has_shape(text, "dd/dd/dddd"))
        date = (struct ot_date){ ot_text_digits(text + 6, 4), ot_text_digits(text + 3, 2),
                                 ot_text_digits(text, 2) };
    else
        return -1;
    if (!ot_date_is_valid(date))
        return -1;
    *days = ot_date_days(date);
    return 0;
}

char *ot_date_write(int days, char into[16])
{
    struct ot_date date = ot_date_of(days);
    snprintf(into, 16, "%04d-%02d-%02d", date.year, date.month, date.day);
    return into;
}

char *ot_date_people(int days, char into[32])
{
    static const char *const month[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"
    };
    struct ot_date date = ot_date_of(days);
    snprintf(into, 32, "%d %s %d", date.day, month[date.month - 1], date.year);
    return into;
}
