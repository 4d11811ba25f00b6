/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ingredients of an evaluation: each parameter and each input of each period, as a
 * leaf with its source. */
#ifndef OT_APPRAISE_INGREDIENT_H
#define OT_APPRAISE_INGREDIENT_H

#include "appraise/evaluation.h"

/* Fill e->ingredient (parameters first, then input × period) from e->kind, the plan and
 * the request. What the plan does not hold sets e->failed or e->no_activity, and a value
 * outside its range, or a part greater than its whole, e->failed. -1: memory, or a
 * request that makes no sense. */
int ot_ingredients_gather(struct ot_evaluation *e,
                          const struct ot_evaluation_request *request,
                          struct ot_error *err);

/* Is activity in the unit of that text (NULL: not said) what the input reads? */
bool ot_input_reads_unit(const struct ot_input *input, const char *unit);

/* What the plugin itself says of a parameter, as a leaf in its own prices. */
struct ot_node *ot_parameter_node(struct ot_graph *graph, const struct ot_parameter *p,
                                  struct ot_error *err);

#endif
