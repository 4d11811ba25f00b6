/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over the draws: all that is needed for some columns, batch by batch, in the
 * order of the nodes' ids. Batches do not depend on each other, so that threads share
 * them. */
#ifndef OT_VALUE_PASS_H
#define OT_VALUE_PASS_H

#include "method/stream.h"
#include "value/compute.h"

struct ot_pass {
    struct ot_pass_item {
        struct ot_node *node;
        const double *kept;         /* the whole column, where it is there already */
        double *column;             /* the same, where it is to be kept */
        const size_t *operand;      /* its operands' places among the items */
        const struct ot_call *call; /* behind it; NULL: none */
        bool several;               /* and others */
        struct ot_sampler sampler;  /* of a stream */
        size_t block;               /* of a lane, where it has no column */
    } * item;                       /* by rising ids */
    size_t count;
    const struct ot_call *call; /* behind what the pass is for; NULL: none */
    bool several;               /* and others */
    struct ot_pass_lane {       /* what one thread computes with */
        struct ot_rows *rows;
        double *blocks;
    } * lane;
    unsigned lanes;
    struct ot_threads *threads; /* NULL: the caller's alone */
    size_t first, end;          /* draws of the batches that are shared out */
};

/* Make all columns, of so many draws: node, kept, column, operand and sampler of each
 * item are set, call and several of all, the values of fixed nodes forced. 0, or -1 with
 * err: a call failed, out of memory. */
int ot_pass_run(struct ot_pass *pass, size_t draws, struct ot_error *err);

#endif
