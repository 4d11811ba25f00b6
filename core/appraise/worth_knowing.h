/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it would be worth to know, parameter by parameter, before a choice is made. */
#ifndef OT_APPRAISE_WORTH_KNOWING_H
#define OT_APPRAISE_WORTH_KNOWING_H

#include "appraise/breakdown.h"

/* A choice between options, by the draws of what each is worth. */
struct ot_choice {
    struct ot_graph *graph;
    struct ot_node *const *rests_on; /* what the net benefits are made of */
    size_t nodes;
    const char *const *whose; /* [nodes]: the option that each belongs to; NULL: of one */
    const double *const *net_benefit; /* [options][draws] */
    size_t options, draws, reference;
    struct ot_unit unit; /* of net benefit: GBP, or GBP/person */
    struct ot_prices prices;
};

/* A row for each parameter that varies below what the choice rests on, the most valuable
 * first: `value`, the expected value of partial perfect information
 * (method/information.h), and `error`, how far another seed would move it. Draws of one
 * stream are one parameter, wherever they are met; of several of one name each says whose
 * it is. No rows where nothing varies. 0, or
 * -1: too few draws (exit 3), a hook failed, memory. */
int ot_worth_knowing(const struct ot_choice *choice, struct ot_lines *out,
                     struct ot_error *err);

/* The same for going on with a scheme or not, by its net present value; first a row for
 * everything at once, the expected value of perfect information. No rows, with the
 * reason, where there is no net present value, or no draws of it. */
int ot_evaluation_worth_knowing(struct ot_evaluation *e, struct ot_lines *out,
                                struct ot_error *err);

#endif
