/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an evaluation computed, as quantities. */
#ifndef OT_APPRAISE_OUTPUT_H
#define OT_APPRAISE_OUTPUT_H

#include "appraise/evaluation.h"

/* All give a node in the evaluation's prices, missing (with the reason) where there is no
 * value; NULL with err on misuse or memory. */

/* Total over the periods (of a level: the mean). A name of another role, or none: an
 * error that suggests one. */
struct ot_node *ot_evaluation_output(struct ot_evaluation *e, const char *name,
                                     enum ot_role role, struct ot_error *err);
/* The headline outcome. */
struct ot_node *ot_evaluation_main(struct ot_evaluation *e, struct ot_error *err);
/* All that the scheme costs, as planned or recorded. */
struct ot_node *ot_evaluation_spend(struct ot_evaluation *e, struct ot_error *err);
/* The same with the optimism bias that the plan asks for: what outcomes and benefits are
 * weighed against. */
struct ot_node *ot_evaluation_cost(struct ot_evaluation *e, struct ot_error *err);

/* Which outputs are meant. */
typedef bool ot_output_choice(const struct ot_output *output, const void *with);

/* The sum of the outputs that `counts` picks, total over the periods; an exact 0 of GBP
 * where it picks none. */
struct ot_node *ot_evaluation_sum(struct ot_evaluation *e, ot_output_choice *counts,
                                  const void *with, const char *label,
                                  struct ot_error *err);
/* The same period by period. */
struct ot_node *ot_evaluation_column(struct ot_evaluation *e, ot_output_choice *counts,
                                     const void *with, const char *label,
                                     struct ot_error *err);
/* Spend, for ot_evaluation_sum; with: NULL, or the enum ot_party that bears it. */
bool ot_output_is_spend(const struct ot_output *output, const void *with);
/* A gain in health, which is valued in pounds. */
bool ot_output_is_health(const struct ot_output *output, const void *with);

#endif
