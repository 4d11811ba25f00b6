/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks: where a plan contradicts itself. It is evaluated all the same, and each check
 * is said. */
#ifndef OT_APPRAISE_RULES_H
#define OT_APPRAISE_RULES_H

#include "appraise/evaluation.h"

struct ot_rule {
    const char *id, *level, *finds, *source;
}; /* level: "caveat" or "remark" */
extern const struct ot_rule ot_rules[];
extern const size_t ot_rule_count;

struct ot_check {
    const struct ot_rule *rule;
    const char *text;       /* a sentence for people */
    struct ot_origin at[4]; /* cells that it is about */
    size_t ats;
    struct ot_node *value[4]; /* the figures that disagree, named by their labels */
    size_t values;
};
/* All checks of the plan, in the order of the rules, then of the rows. In the graph's
 * arena. */
int ot_rules_check(struct ot_appraisal *appraisal, struct ot_check **out, size_t *count,
                   struct ot_error *err);

#endif
