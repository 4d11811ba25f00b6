/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in which programs would end a line, though nobody should. */
#ifndef OT_PAPER_WHOLE_H
#define OT_PAPER_WHOLE_H

#include <stdbool.h>
#include <stddef.h>

struct ot_whole {
    const char *at;
    size_t length;
    size_t joint; /* where in it a line would end */
};

/* The first of text that stays whole: an amount with a minus sign, "−£2,000", whose loss
 * would look like a gain, or a financial year, "2015-16". False: there is none. */
bool ot_whole_next(const char *text, struct ot_whole *out);

#endif
