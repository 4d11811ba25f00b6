/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods: spans of whole days. A year is a financial year, 1 April to 31 March. */
#ifndef OT_PLAN_PERIOD_H
#define OT_PLAN_PERIOD_H

#include <stdbool.h>
#include <stddef.h>
#include "base/error.h"

struct ot_period {
    int first, last; /* day numbers, both within; both 0: no period, so that what a query
                        leaves out asks for nothing */
};
#define OT_PERIOD_NONE ((struct ot_period){ 0, 0 })

/* 2023-24 | 2023/24 | 2023-24 Q3 | 2013-14 H1 | 2023-04 | Apr-23 | Apr 2023 | April 2023
 * | 2023-09-20 | 20/09/2023 | A..B. `2011-12` (2000-01 to 2011-12) is ambiguous: an error
 * that says what to write. The error's text reads "expected a period such as …, found
 * "…"". 0 or -1. */
int ot_period_read(const char *text, struct ot_period *out, struct ot_error *err);
/* "2023-24" or "2023/24" where only a year can be meant ("2011-12" too): 2023. 0 or -1.
 */
int ot_year_read(const char *text, int *year);
/* Is it a date as spreadsheets rewrite them ("4/1/2023", "09/20/23")? Then err says what
 * it may have been and what to write. */
bool ot_period_is_mangled(const char *text, struct ot_error *err);

#define OT_PERIOD_ROOM 40
/* As people read it: "2023-24", "2023-24 Q3", "Apr 2023", "Jun-Nov 2013", "20 Sep 2023",
 * "2023-24 to 2024-25". Returns into. */
char *ot_period_write(struct ot_period period, char into[OT_PERIOD_ROOM]);

bool ot_period_is_none(struct ot_period period);
bool ot_period_same(struct ot_period a, struct ot_period b);
bool ot_period_overlap(struct ot_period a, struct ot_period b);
bool ot_period_within(struct ot_period inner, struct ot_period outer);
int ot_period_days(struct ot_period period);
/* Whole months / 12 (a financial year is exactly 1); else days / 365.25. */
double ot_period_years(struct ot_period period);
/* The financial year that it begins in: 2023 for 2023-24 and for Apr 2023. */
int ot_period_financial_year(struct ot_period period);
bool ot_period_is_year(struct ot_period period); /* exactly one financial year */
struct ot_period ot_period_of_year(int year);    /* 2023: 2023-24 */
/* "2023-24". Returns into. */
char *ot_year_write(int year, char into[OT_PERIOD_ROOM]);

/* Which of `periods` (those that lie within `asked`, n of them) tile `asked` without gap
 * or overlap? An exact match alone is preferred; then the coarsest tiling. Fills chosen[]
 * with indices in order of time, returns how many; 0: none do. */
size_t ot_period_tile(struct ot_period asked, const struct ot_period *periods, size_t n,
                      size_t *chosen);

#endif
