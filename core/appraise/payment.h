/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Payments for performance: what of the fund is earned if given results come about. */
#ifndef OT_APPRAISE_PAYMENT_H
#define OT_APPRAISE_PAYMENT_H

#include "appraise/evaluation.h"

/* A payment of a set, if these results come about. */
struct ot_payment {
    const struct ot_requirement *row;
    struct ot_node *amount; /* share × planned income of the fund */
    struct ot_node *met;    /* 1 or 0: the plan says so, else the results do */
    struct ot_node *earned; /* the one × the other */
};
struct ot_results {
    const char *set;        /* of payments; NULL: those of no set, or of the only one */
    struct ot_period fund;  /* whose income; none: the plan's period that the payment lies
                               in */
    const char *const *met; /* ids of metrics and of payments; all others are not met */
    size_t mets;
};
/* The payments, and their sum. No such set, or one of several not named: an error that
 * lists them; so is a result that no payment of the set hangs on. 0 or -1. */
int ot_payments_earned(struct ot_appraisal *a, const struct ot_results *results,
                       struct ot_payment **payment, size_t *count, struct ot_node **sum,
                       struct ot_error *err);

#endif
