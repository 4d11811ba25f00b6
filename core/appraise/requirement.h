/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fund requires: minimum spend, conditions, payments, sign-off. */
#ifndef OT_APPRAISE_REQUIREMENT_H
#define OT_APPRAISE_REQUIREMENT_H

#include "appraise/evaluation.h"

/* A row of `requirements` as quantities of the graph: money is cash of its period. */
struct ot_required {
    const struct ot_requirement *row;
    struct ot_node *minimum, *planned; /* as printed */
    struct ot_node *recomputed;  /* what the lines that count come to; missing: why not */
    struct ot_node *under_spend; /* max(0, minimum - planned); recomputed where planned is
                                    not printed */
    struct ot_node *share;       /* of the fund: a payment's */
    const char *counts;          /* which lines count, in words */
};
int ot_requirement_read(struct ot_appraisal *a, const struct ot_requirement *row,
                        struct ot_required *out, struct ot_error *err);

#endif
