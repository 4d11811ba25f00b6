/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tracker and the register leave unsaid. */
#include "config.h"

#include "appraise/rules_record.h"

#include <string.h>

#include "base/text.h"

/* ---- outside_legend ---- */

static bool is_in_legend(const char *indicator)
{
    return strlen(indicator) == 1 && strchr("RAGCragc", indicator[0]);
}

static bool is_outside(const struct ot_decision *row)
{
    return row->indicator && !is_in_legend(row->indicator);
}

static bool is_word_seen(const struct ot_plan *plan, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (ot_text_same(plan->decisions[i].indicator, plan->decisions[index].indicator))
            return true;
    return false;
}

static int check_legend(struct ot_findings *f)
{
    const struct ot_plan *plan = f->appraisal->plan;
    struct ot_check *check = NULL;
    struct ot_text words = { 0 };
    size_t rated = 0, outside = 0;
    for (size_t i = 0; i < plan->decision_count; i++) {
        const struct ot_decision *row = &plan->decisions[i];
        rated += row->indicator != NULL;
        if (!is_outside(row))
            continue;
        if (!check && !(check = ot_finding_new(f, OT_RULE_OUTSIDE_LEGEND)))
            return ot_text_free(&words), -1;
        if (!is_word_seen(plan, i))
            ot_text_format(&words, "%s%s", words.length ? ", " : "", row->indicator);
        ot_finding_cell(check, row->at);
        outside++;
    }
    int failed = 0;
    if (check)
        failed = ot_finding_text(
            f, check,
            "%s stands outside the legend (R, A, G, C), in %zu of %zu indicators",
            ot_text_string(&words), outside, rated);
    ot_text_free(&words);
    return failed;
}

/* ---- rating_missing ---- */

static bool has_rating(const struct ot_risk *risk)
{
    bool both = risk->likelihood.missing == OT_MISSING_NOT &&
                risk->impact.missing == OT_MISSING_NOT;
    return risk->rating || risk->score.missing == OT_MISSING_NOT || both;
}

static int check_ratings(struct ot_findings *f)
{
    const struct ot_plan *plan = f->appraisal->plan;
    const struct ot_risk *first = NULL;
    struct ot_check *check = NULL;
    size_t open = 0, without = 0;
    for (size_t i = 0; i < plan->risk_count; i++) {
        const struct ot_risk *risk = &plan->risks[i];
        if (ot_text_same(risk->state, "closed"))
            continue;
        open++;
        if (has_rating(risk))
            continue;
        if (!check && !(check = ot_finding_new(f, OT_RULE_RATING_MISSING)))
            return -1;
        first = first ? first : risk;
        ot_finding_cell(check, risk->at);
        without++;
    }
    if (!check)
        return 0;
    return ot_finding_text(f, check,
                           "%zu of %zu open risks: neither rating nor score (%s%s)",
                           without, open, first->risk, without > 1 ? ", and others" : "");
}

int ot_rules_record(struct ot_findings *f)
{
    return check_legend(f) != 0 || check_ratings(f) != 0 ? -1 : 0;
}
