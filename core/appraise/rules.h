/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks: where a plan contradicts itself. It is evaluated all the same, and each check
 * is said. */
#ifndef OT_APPRAISE_RULES_H
#define OT_APPRAISE_RULES_H

#include "appraise/evaluation.h"

struct ot_rule {
    const char *id, *level;     /* level: "caveat" or "remark" */
    const char *finds, *source; /* a phrase; what is held against what */
    const char *how;            /* the rule itself, in sentences */
    const char *doubt;          /* when not to believe it */
    const char *silence;        /* what makes it go away honestly */
};
/* Where a rule can be seen at work: in a shipped plan as it is (file NULL); with the
 * first `from` made `to` in the line of the file that begins with `row`; or (row NULL)
 * with `to` added at its end, and `also` at the end of another. */
struct ot_rule_example {
    const char *plan; /* "2015-16", "2023-25" */
    const char *file, *row, *from, *to;
    const char *also_file, *also; /* NULL: no other */
    const char *text;             /* the first check that is then found */
};
extern const struct ot_rule ot_rules[];
extern const struct ot_rule_example ot_rule_examples[]; /* one a rule */
extern const size_t ot_rule_count;
/* NULL: none of that name. */
const struct ot_rule *ot_rule_find(const char *id);
/* The rule whose name is nearest; NULL: none is near. */
const struct ot_rule *ot_rule_nearest(const char *id);

struct ot_check {
    const struct ot_rule *rule;
    const char *text;                      /* a sentence for people, or two */
    struct ot_origin at[OT_ORIGINS_NAMED]; /* cells that it is about */
    size_t ats;
    struct ot_node *value[4]; /* the figures that disagree, named by their labels */
    size_t values;
};
/* All checks of the plan, in the order of the rules, then of the rows. date: the
 * report's, a day number, or 0: then nothing is held against it. In the graph's arena. */
int ot_rules_check(struct ot_appraisal *appraisal, int date, struct ot_check **out,
                   size_t *count, struct ot_error *err);

#endif
