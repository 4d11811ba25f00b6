/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of the lineage as people write them. */
#ifndef OT_PAPER_AMOUNT_H
#define OT_PAPER_AMOUNT_H

#include "base/arena.h"

/* A number of the report: "1,235" from a thousand on, "12.35" from one on, else up to six
 * decimals; half away from zero; a true minus sign. "not known" where it is no number. */
const char *ot_amount_number(struct ot_arena *arena, const char *value);
/* With its unit: "£1,234.5" of GBP, "2 falls", "£3 for each QALY". NULL: no memory. */
const char *ot_amount_words(struct ot_arena *arena, const char *value, const char *unit);

/* Words of the report with a true minus sign in place of the hyphen with which a number
 * or an amount begins: "−£5 (assumed)". Where there is no memory ot_memory_failures()
 * says so. */
const char *ot_with_minus(struct ot_arena *arena, const char *words);

#endif
