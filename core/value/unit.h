/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units: open snake_case words, their products and quotients ("GBP/person",
 * "fall/person/year", "1"). Only identity is checked; nothing is converted. */
#ifndef OT_VALUE_UNIT_H
#define OT_VALUE_UNIT_H

#include <stdbool.h>
#include <stddef.h>

#define OT_UNIT_ROOM 128
struct ot_unit {
    char text[OT_UNIT_ROOM]; /* canonical: words sorted, common ones cancelled, "1" when
                                none is left */
};
/* Words joined by "*" and "/"; "%" reads as "1". 0, or -1 (out untouched). */
int ot_unit_read(const char *text, struct ot_unit *out);
struct ot_unit ot_unit_one(void);
bool ot_unit_same(struct ot_unit a, struct ot_unit b);
/* 0 or -1: too long. */
int ot_unit_multiply(struct ot_unit a, struct ot_unit b, struct ot_unit *out);
int ot_unit_divide(struct ot_unit a, struct ot_unit b, struct ot_unit *out);
bool ot_unit_is_money(struct ot_unit unit);     /* "GBP" alone */
bool ot_unit_holds_money(struct ot_unit unit);  /* GBP above the line */
bool ot_unit_needs_prices(struct ot_unit unit); /* GBP above or below it */
/* A rate has the scale below the line, as a word: "admission/per_100000/person" is
 * "admissions per 100,000 people". */
#define OT_UNIT_PER "per_"
/* For people: "people", "falls", "bed days", "£ for each person", "falls for each person
 * a year"; "" for "1". Returns into. */
char *ot_unit_people(struct ot_unit unit, bool plural, char into[OT_UNIT_ROOM]);

struct ot_unit_word {
    const char *singular, *plural;
};
extern const struct ot_unit_word ot_unit_words[];
extern const size_t ot_unit_word_count;

/* Prices of money. Two of them do not add up, but: cash of one financial year is also
 * real of that year; cash of two years makes cash of several; money that says nothing of
 * its prices takes those of the other side. */
enum ot_price_kind { OT_PRICE_NONE, OT_PRICE_CASH, OT_PRICE_REAL, OT_PRICE_PRESENT };
struct ot_prices {
    enum ot_price_kind kind;
    int year; /* 2022 for 2022-23; of cash: 0 where several years are in it */
};
bool ot_prices_meet(struct ot_prices a, struct ot_prices b, struct ot_prices *out);
#define OT_PRICES_ROOM 64
char *ot_prices_write(
    struct ot_prices prices,
    char into[OT_PRICES_ROOM]); /* "cash of 2015-16", "2023-24 prices"; "" */

#endif
