/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scheme's outcomes are worth in a year's pounds, undiscounted: benefits by who
 * gains and whether they are cash, and cost per outcome. */
#ifndef OT_APPRAISE_MONEY_H
#define OT_APPRAISE_MONEY_H

#include "appraise/output.h"

enum ot_gain { OT_GAIN_ALL, OT_GAIN_CASHABLE, OT_GAIN_CAPACITY, OT_GAIN_SOCIAL };

/* Benefits over the periods, in the evaluation's prices. Outcomes in qaly are valued
 * (Green Book 2022: £70,000 a QALY in 2020-21 prices, or the plan's parameter qaly_value)
 * as social gains. */
struct ot_node *ot_evaluation_benefit(struct ot_evaluation *e, enum ot_gain gain,
                                      struct ot_error *err);
struct ot_node *ot_evaluation_benefit_to(struct ot_evaluation *e, enum ot_party party,
                                         struct ot_error *err);
/* What a party pays. */
struct ot_node *ot_evaluation_paid_by(struct ot_evaluation *e, enum ot_party party,
                                      struct ot_error *err);
/* What a QALY is worth, in the evaluation's prices. e has a kind. */
struct ot_node *ot_evaluation_qaly_value(struct ot_evaluation *e, struct ot_error *err);
/* Health gained in pounds, period by period; NULL with err->text empty where the kind has
 * no such outcome. */
struct ot_node *ot_evaluation_health(struct ot_evaluation *e, struct ot_error *err);
bool ot_evaluation_has_health(const struct ot_evaluation *e);
/* Spend over an outcome; name NULL: the headline. */
struct ot_node *ot_evaluation_cost_per(struct ot_evaluation *e, const char *name,
                                       struct ot_error *err);
#endif
