/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of arithmetic: which units, prices and periods go together. */
#ifndef OT_VALUE_FIT_H
#define OT_VALUE_FIT_H

#include "value/graph.h"

/* 0, or -1 with a message that names both sides and the cure (exit 4). operation: add,
 * subtract, multiply, divide or sum. */
int ot_fit_units(enum ot_operation operation, const struct ot_node *a,
                 const struct ot_node *b, struct ot_error *err);
int ot_fit_periods(enum ot_operation operation, const struct ot_node *a,
                   const struct ot_node *b, struct ot_error *err);
/* out: the prices of the result. A missing side is never refused: then those of the
 * other, where the two do not meet. */
int ot_fit_prices(enum ot_operation operation, const struct ot_node *a,
                  const struct ot_node *b, struct ot_prices *out, struct ot_error *err);
/* Has money a present value: are its prices those of one year? */
int ot_fit_present(const struct ot_node *money, struct ot_error *err);

#endif
