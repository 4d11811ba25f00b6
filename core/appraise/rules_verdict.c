/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a verdict rests on. */
#include "config.h"

#include "appraise/rules_verdict.h"

#include <string.h>

#include "appraise/finding.h"
#include "appraise/output.h"
#include "value/force.h"

static bool is_illustrative(const struct ot_node *node)
{
    return !node->missing && node->quality == OT_QUALITY_ILLUSTRATIVE;
}

int ot_rules_verdict(struct ot_evaluation *e, const char *verdict, struct ot_check **out,
                     struct ot_error *err)
{
    struct ot_findings f = { .appraisal = e->appraisal, .rule = ot_rules, .err = err };
    *out = NULL;
    if (strcmp(verdict, "insufficient evidence") == 0)
        return 0; /* it says so itself */
    struct ot_node *main = ot_evaluation_main(e, err);
    struct ot_node *spend = main ? ot_evaluation_spend(e, err) : NULL;
    if (!spend || ot_force(e->appraisal->graph, main, err) != 0 ||
        ot_force(e->appraisal->graph, spend, err) != 0)
        return -1;
    bool outcome = is_illustrative(main), money = is_illustrative(spend);
    if (!outcome && !money)
        return 0;
    struct ot_check *check = ot_finding_new(&f, OT_RULE_ILLUSTRATIVE_UNDER_VERDICT);
    if (ot_finding_text(&f, check,
                        "%s: the verdict \"%s\" stands on illustrative figures of %s, "
                        "assumed so that the tool can run",
                        e->label, verdict,
                        outcome && money ? "outcome and spend"
                        : outcome        ? "outcome"
                                         : "spend") != 0)
        return -1;
    ot_finding_value(check, outcome ? main : NULL);
    ot_finding_value(check, money ? spend : NULL);
    *out = check;
    return 0;
}
