/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Present values: net present value, benefit-cost ratio, payback. After the Green Book:
 * amounts in real prices, discounted by whole financial years from the evaluation's
 * first (factor 1), health at its own rate. */
#ifndef OT_APPRAISE_PRESENT_H
#define OT_APPRAISE_PRESENT_H

#include "appraise/output.h"

/* Whose costs and gains count. */
enum ot_scope {
    OT_PUBLIC_VALUE, /* everybody's, health and welfare included */
    OT_FISCAL        /* those of public bodies (the fund, the NHS, the council) that are
                        cash or capacity */
};

/* Present values in the evaluation's prices (GBP). */
struct ot_node *ot_evaluation_present_cost(struct ot_evaluation *e, enum ot_scope scope,
                                           struct ot_error *err);
struct ot_node *ot_evaluation_present_benefit(struct ot_evaluation *e,
                                              enum ot_scope scope, struct ot_error *err);
/* Benefit less cost. */
struct ot_node *ot_evaluation_npv(struct ot_evaluation *e, enum ot_scope scope,
                                  struct ot_error *err);
/* Benefit over cost. */
struct ot_node *ot_evaluation_bcr(struct ot_evaluation *e, enum ot_scope scope,
                                  struct ot_error *err);
/* Cost over benefit: the share of the expected benefit at which it breaks even. Missing
 * where no benefit is expected. */
struct ot_node *ot_evaluation_break_even_share(struct ot_evaluation *e,
                                               struct ot_error *err);
/* Years until benefits, spread evenly over each period and discounted, have made up for
 * the whole cost. Missing where they do not within the periods of the evaluation. */
struct ot_node *ot_evaluation_payback(struct ot_evaluation *e, enum ot_scope scope,
                                      struct ot_error *err);

/* A column of the evaluation by a schedule of method/discount.h, from a financial year
 * (factor 1; amounts before it count in full). */
struct ot_node *ot_evaluation_present_value(struct ot_evaluation *e,
                                            struct ot_node *column, const char *schedule,
                                            int from, struct ot_error *err);

#endif
