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
    OT_RULE_PARTS_EXCEED_WHOLE,
    OT_RULE_REQUIRED_SPEND_SHORT,
    OT_RULE_SHARES_NOT_100,
    OT_RULE_STATEMENTS_DISAGREE,
    OT_RULE_VALUE_TRUNCATED,
    OT_RULE_VALUE_IS_NUMERATOR,
    OT_RULE_VALUE_DISAGREES,
    OT_RULE_FEWER_DIGITS,
    OT_RULE_TARGET_WITHIN_CHANCE,
    OT_RULE_NUMERATOR_UP_RATE_DOWN,
    OT_RULE_OTHER_SEASON,
    OT_RULE_ASSESSMENT_DISAGREES,
    OT_RULE_SAVING_EXCEEDS_BEDS,
    OT_RULE_SAVING_FOR_EACH,
    OT_RULE_STAY_IMPLAUSIBLE,
    OT_RULE_OVERLAPPING_ACTUALS,
    OT_RULE_QUARTERS_DO_NOT_ADD,
    OT_RULE_ACTUAL_AFTER_REPORT,
    OT_RULE_OUTSIDE_LEGEND,
    OT_RULE_RATING_MISSING,
    OT_RULE_KIND_NOT_INSTALLED,
    OT_RULE_ACTIVITY_NOT_READ,
    OT_RULE_UNIT_DIFFERS,
    OT_RULE_MISSING_FROM_ACTUALS,
    OT_RULE_ILLUSTRATIVE_UNDER_VERDICT,
    OT_RULE_SOURCE_NOT_STATED,
    OT_RULE_METRIC_SET_DIFFERS,
    OT_RULE_TYPE_UNKNOWN,
    OT_RULES
};

struct ot_findings {
    struct ot_appraisal *appraisal; /* borrowed */
    const struct ot_rule *rule;     /* ot_rules */
    struct ot_check *item;          /* in the arena of the appraisal's graph */
    size_t count;
    int date; /* of the report, a day number; 0: not known */
    struct ot_error *err;
};

/* The kind of a scheme, borrowed; NULL: it names none, or none that can be used. 0, or -1
 * with f->err: the program failed, so that nothing is known of it. */
int ot_finding_kind(struct ot_findings *f, const struct ot_scheme *scheme,
                    const struct ot_kind **kind);

/* A new check, to be given its text, cells and values; borrowed until the next one is
 * made. NULL with f->err: out of memory. */
struct ot_check *ot_finding_new(struct ot_findings *f, enum ot_rule_place place);
/* One more cell, one more figure; dropped where there is no more room. */
void ot_finding_cell(struct ot_check *check, struct ot_origin at);
void ot_finding_value(struct ot_check *check, struct ot_node *value);

/* Give a check its sentence. 0, or -1 with f->err: out of memory, or check is NULL. */
int ot_finding_text(struct ot_findings *f, struct ot_check *check, const char *format,
                    ...) __attribute__((format(printf, 3, 4)));
/* Words of the graph's arena; "" where memory ran out (the sentence then fails too). */
const char *ot_finding_money(struct ot_findings *f, double pounds);
/* decimals -1: as many as the number needs. */
const char *ot_finding_number(struct ot_findings *f, double number, int decimals);
const char *ot_finding_period(struct ot_findings *f, struct ot_period period);

/* A cell as a figure of this number; a unit that cannot be read counts as 1. NULL with
 * f->err. */
struct ot_node *ot_finding_leaf(struct ot_findings *f, const struct ot_value *value,
                                const struct ot_vouch *vouch, double number,
                                const char *unit, const char *label);
/* The same for money, cash of the period's year. NULL with f->err. */
struct ot_node *ot_finding_pounds(struct ot_findings *f, const struct ot_value *value,
                                  const struct ot_vouch *vouch, struct ot_period period,
                                  const char *label);

#endif
