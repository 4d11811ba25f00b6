/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules have found so far: the ground that the files of rules share. */
#ifndef OT_APPRAISE_FINDING_H
#define OT_APPRAISE_FINDING_H

#include "appraise/rules.h"

/* The places of ot_rules, in the order in which checks are listed. */
enum ot_rule_place {
    OT_RULE_TOTAL_DISAGREES,
    OT_RULE_OVERSPEND,
    OT_RULE_ROUNDING_POUND,
    OT_RULE_UNALLOCATED,
    OT_RULE_KIND_NOT_INSTALLED,
    OT_RULE_ACTIVITY_NOT_READ,
    OT_RULES
};

struct ot_findings {
    struct ot_appraisal *appraisal; /* borrowed */
    const struct ot_rule *rule;     /* ot_rules */
    struct ot_check *item;          /* in the arena of the appraisal's graph */
    size_t count;
    struct ot_error *err;
};

/* A new check, to be given its text, cells and values; borrowed until the next one is
 * made. NULL with f->err: out of memory. */
struct ot_check *ot_finding_new(struct ot_findings *f, enum ot_rule_place place);
/* One more cell, one more figure; dropped where there is no more room. */
void ot_finding_cell(struct ot_check *check, struct ot_origin at);
void ot_finding_value(struct ot_check *check, struct ot_node *value);

#endif
