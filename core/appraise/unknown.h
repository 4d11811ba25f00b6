/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an evaluation does not know exactly: each parameter with an interval and each
 * count that is drawn, with the key of its draws. An evaluation in which some of these
 * take given values, one after the other, is how one-way sensitivity is worked out. */
#ifndef OT_APPRAISE_UNKNOWN_H
#define OT_APPRAISE_UNKNOWN_H

#include <stdint.h>
#include "appraise/evaluation.h"

struct ot_unknown {
    uint64_t key;         /* schemes that share an unknown share its key */
    const char *name;     /* "rate_ratio"; of a count "at_home 2023-24" */
    struct ot_node *node; /* the leaf, in its own prices */
    double low, high;     /* ends of its 95 % interval; NAN: ask the node's draws */
};

/* In a moved evaluation: the values that an unknown takes, draw by draw. */
struct ot_move {
    uint64_t key;
    const double *given; /* [draws] */
};
struct ot_moves {
    size_t draws, count;
    const struct ot_move *move;
};

/* Remember it for e, once. 0, or -1: out of memory. */
int ot_unknown_add(struct ot_evaluation *e, const struct ot_unknown *unknown);

/* In a moved evaluation, let node take its given values; what is not moved stays as it
 * is. 0, or -1: out of memory. */
int ot_unknown_move(struct ot_evaluation *e, uint64_t key, struct ot_node *node);

#endif
