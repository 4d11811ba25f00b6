/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers on a line: where an axis begins and ends, its ticks, and short words for a
 * number. */
#ifndef OT_PAPER_SCALE_H
#define OT_PAPER_SCALE_H

#include <stdbool.h>
#include <stddef.h>

/* What a number is read as. */
enum ot_form { OT_FORM_PLAIN, OT_FORM_MONEY, OT_FORM_SHARE };
/* Of an axis by its unit: pounds, and pounds for each of something, are money. */
enum ot_form ot_form_of(const char *unit);

struct ot_scale {
    double low, high; /* the first and the last tick */
    int multiple;     /* a tick every 1, 2 or 5 ... */
    int exponent;     /* ... times ten to this */
    double first;     /* low in steps */
    size_t ticks;     /* 2 to most + 1 */
    double from, to;  /* where low and high stand in the drawing; set by the caller */
};
/* Ticks at 1, 2 or 5 x 10^n around low and high (finite, either order; equal ones are
 * widened); zero: 0 is on the axis. most, at least 2, is how many steps at most. */
struct ot_scale ot_scale_fit(double low, double high, bool zero, size_t most);
double ot_scale_tick(const struct ot_scale *scale, size_t i);
/* Where a value stands in the drawing; beyond an end: at that end. */
double ot_scale_at(const struct ot_scale *scale, double value);

#define OT_WORDS_ROOM 512
/* "£1.2m", "−£604k", "1,400", "0.77", "85%": three significant digits. */
char *ot_number_words(double value, enum ot_form form, char into[OT_WORDS_ROOM]);
/* The same with "+" before what is above 0. */
char *ot_number_signed(double value, enum ot_form form, char into[OT_WORDS_ROOM]);
/* Of a tick: as many decimals as the steps of its scale need. */
char *ot_scale_words(const struct ot_scale *scale, size_t i, enum ot_form form,
                     char into[OT_WORDS_ROOM]);

#endif
