/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan has planned for a scheme and does not find again among the actuals. */
#ifndef OT_APPRAISE_RETURNED_H
#define OT_APPRAISE_RETURNED_H

#include "plan/ledger.h"
#include "scheme/kind.h"

/* What came back for a scheme in a period. All is borrowed. */
struct ot_returned {
    const struct ot_plan *plan;
    const struct ot_scheme *scheme;
    const struct ot_kind *kind; /* the scheme's */
    struct ot_period period;
    enum ot_basis basis;    /* actual or forecast */
    struct ot_arena *arena; /* what is found lives in it */
};
/* 1: at least one input of activity is recorded, and so is each input that the kind
 * refuses to do without; 0: not, so that nothing is evaluated on that basis. -1 with err.
 */
int ot_returned_enough(const struct ot_returned *r, struct ot_error *err);
/* 1: the input, one of activity that the kind can do without, is not recorded, while the
 * plan has it planned: in *planned for that period, or for the period of the plan that
 * holds it. 0: not so. -1 with err. */
int ot_returned_without(const struct ot_returned *r, size_t input,
                        struct ot_activity_sum *planned, struct ot_error *err);
/* "actuals" or "forecasts"; static. */
const char *ot_returned_word(enum ot_basis basis);

#endif
