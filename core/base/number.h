/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers read and written, whatever the locale. The only file that turns data into
 * double and back. */
#ifndef OT_BASE_NUMBER_H
#define OT_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* -?digits[.digits][(e|E)[+-]digits], the whole text, finite, and no more than 17 digits
 * before the point. 0 or -1 (out untouched): no spaces, hex, inf, nan, commas. Correctly
 * rounded. */
int ot_number_read(const char *text, double *out);

/* As spreadsheets write numbers: £ optional (before or after the sign), groups of three
 * by comma, (1,000) for minus. Plain decimals only: no exponent. `decimals`: digits
 * printed after the point, trailing zeros not counted. 0 or -1. */
int ot_number_read_printed(const char *text, double *out, int *decimals);

/* The same grammar, at most two decimals, as pence. -1 also on overflow. */
int ot_pence_read(const char *text, int64_t *pence);

#define OT_NUMBER_ROOM 32
/* The shortest text that reads back as the same bits: "0.1", "14424000", "1e-09"; a whole
 * number below 1e17 has no exponent. -0 is "0"; not finite: "". Returns into. */
char *ot_number_write(double value, char into[OT_NUMBER_ROOM]);
/* Fixed decimals (0 to 12), round half to even on the exact binary value, never "-0.00".
 */
char *ot_number_fixed(double value, int decimals, char into[OT_NUMBER_ROOM * 12]);
/* 17 significant digits, for lineage. */
char *ot_number_exact(double value, char into[OT_NUMBER_ROOM]);
#define OT_WHOLE_ROOM 21
/* "1024". Returns into. */
char *ot_number_whole(uint64_t value, char into[OT_WHOLE_ROOM]);
/* "14424000.00" */
char *ot_pence_write(int64_t pence, char into[OT_NUMBER_ROOM]);
/* For people: groups of three by comma; "1,234.5". decimals -1: as many as the value
 * needs, at most 6 significant digits. */
char *ot_number_people(double value, int decimals, char into[OT_NUMBER_ROOM * 16]);
/* "£14,424,000" or "£234.56" (pence only where they are not 0 and the amount is below
 * £1,000). */
char *ot_money_people(double pounds, char into[OT_NUMBER_ROOM * 16]);

#endif
