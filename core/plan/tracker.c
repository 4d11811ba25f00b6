/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of the decision tracker and of the risk register mean. */
#include "config.h"

#include "plan/tracker.h"

#include "base/text.h"

const char *ot_indicator_meaning(const char *indicator)
{
    static const struct {
        const char *letter, *word, *meaning;
    } legend[] = {
        { "R", "red", "no or limited progress" },
        { "A", "amber", "progress pending further action" },
        { "G", "green", "significant progress made" },
        { "C", "completed", "completed, no further action" },
    };
    for (size_t i = 0; indicator && i < sizeof legend / sizeof legend[0]; i++)
        if (ot_text_same_folded(indicator, legend[i].letter) ||
            ot_text_same_folded(indicator, legend[i].word))
            return legend[i].meaning;
    return NULL;
}

bool ot_decision_is_open(const struct ot_decision *decision)
{
    static const char *const done[] = { "C", "completed", "complete", "closed" };
    for (size_t i = 0; decision->indicator && i < sizeof done / sizeof done[0]; i++)
        if (ot_text_same_folded(decision->indicator, done[i]))
            return false;
    return true;
}

bool ot_decision_is_milestone(const struct ot_decision *decision)
{
    return !decision->decision && !ot_period_is_none(decision->due);
}

/* ---- Risks ---- */

bool ot_risk_computed(const struct ot_risk *risk, double *score)
{
    if (risk->likelihood.missing != OT_MISSING_NOT ||
        risk->impact.missing != OT_MISSING_NOT)
        return false;
    *score = risk->likelihood.number * risk->impact.number;
    return true;
}

bool ot_risk_score(const struct ot_risk *risk, double *score)
{
    if (risk->score.missing != OT_MISSING_NOT)
        return ot_risk_computed(risk, score);
    *score = risk->score.number;
    return true;
}

bool ot_risk_disagrees(const struct ot_risk *risk)
{
    double computed;
    return risk->score.missing == OT_MISSING_NOT && ot_risk_computed(risk, &computed) &&
           computed != risk->score.number;
}

/* 5 very high to 2 low; 1: a word of its own; 0: nothing is given. */
static int height(const struct ot_risk *risk)
{
    static const struct {
        const char *word;
        int height;
    } ratings[] = {
        { "extreme", 5 }, { "very high", 5 }, { "high", 4 },  { "red", 4 },
        { "medium", 3 },  { "moderate", 3 },  { "amber", 3 }, { "low", 2 },
        { "green", 2 },   { "very low", 2 },
    };
    double score = 0;
    for (size_t i = 0; risk->rating && i < sizeof ratings / sizeof ratings[0]; i++)
        if (ot_text_same_folded(risk->rating, ratings[i].word))
            return ratings[i].height;
    if (!ot_risk_score(risk, &score))
        return risk->rating ? 1 : 0;
    return score >= 15 ? 5 : score >= 8 ? 4 : score >= 4 ? 3 : 2;
}

int ot_risk_by_height(const void *left, const void *right)
{
    const struct ot_risk *a = *(const struct ot_risk *const *)left;
    const struct ot_risk *b = *(const struct ot_risk *const *)right;
    double x = 0, y = 0;
    int higher = height(b) - height(a);
    ot_risk_score(a, &x);
    ot_risk_score(b, &y);
    if (higher != 0)
        return higher;
    if (x != y)
        return x > y ? -1 : 1;
    return (a->at.row > b->at.row) - (a->at.row < b->at.row);
}
