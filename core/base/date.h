/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as day numbers: proleptic Gregorian, days since 1970-01-01, integers only, no
 * time zone. */
#ifndef OT_BASE_DATE_H
#define OT_BASE_DATE_H

#include <stdbool.h>

struct ot_date {
    int year, month, day;
};
int ot_date_days(struct ot_date date);
struct ot_date ot_date_of(int days);
bool ot_date_is_valid(struct ot_date date); /* 1900 to 2199 */
int ot_month_length(int year, int month);
/* "2023-09-20" or "20/09/2023": two digits for day and month, four for the year. 0 or -1.
 */
int ot_date_read(const char *text, int *days);
char *ot_date_write(int days, char into[16]);  /* "2023-09-20". Returns into */
char *ot_date_people(int days, char into[32]); /* "20 September 2023" */

#endif
