/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws of an evaluation: which ingredients vary, and what the hooks make of them. */
#ifndef OT_APPRAISE_SAMPLING_H
#define OT_APPRAISE_SAMPLING_H

#include "appraise/evaluation.h"

/* The key of a stream: from the seed, whose it is (a scheme's id; NULL: the plan's, one
 * draw for all schemes) and the name of what is drawn. Of SHA-256. */
uint64_t ot_sampling_key(unsigned long seed, const char *owner, const char *name);

/* Let the leaf of a parameter vary after its base and interval, as the plugin's p has
 * them or a row of the plan does (row NULL: none; p NULL: a reserved parameter, or one of
 * the plan). Nothing where the evaluation makes no draws or there is no interval. An
 * interval that no distribution of that shape fits: e->failed, naming the cell. */
int ot_sampling_parameter(struct ot_evaluation *e, struct ot_node *leaf,
                          const struct ot_parameter *p, const struct ot_override *row,
                          const char *name, struct ot_error *err);

/* Let the inputs vary that stand for more than themselves: a part of another input (of
 * its share: Beta), events of a rate (Gamma). All ingredients are gathered. */
int ot_sampling_inputs(struct ot_evaluation *e, struct ot_error *err);

/* A call for the outputs of e, whose base case is `value` ([output × periods], borrowed).
 * In the graph's arena; NULL: memory. */
const struct ot_call *ot_sampling_call(struct ot_evaluation *e, const double *value);

#endif
