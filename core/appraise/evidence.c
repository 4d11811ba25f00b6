/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the evidence bears a verdict, and why not. */
#include "config.h"

#include "appraise/evidence.h"

#include <string.h>

#include "appraise/net_benefit.h"
#include "appraise/output.h"
#include "base/text.h"
#include "value/force.h"

/* The ingredients that the headline depends on: the operands of its node. */
static const struct ot_node *headline(const struct ot_evaluation *e)
{
    int index = ot_kind_headline(e->kind);
    return index < 0 ? NULL : e->hook[index];
}

static bool rests_on(const struct ot_node *node, const struct ot_node *ingredient)
{
    for (size_t i = 0; i < node->operands; i++)
        if (node->operand[i] == ingredient)
            return true;
    return false;
}

static bool is_doubtful_effect(const struct ot_ingredient *i, const struct ot_node *main)
{
    return i->parameter && i->low != i->high && i->grade <= OT_WEAK &&
           rests_on(main, i->node);
}

/* Does the sign of the net benefit turn inside the interval of an effect that is graded
 * weak or assumed? */
static int sign_turns(struct ot_evaluation *e, const struct ot_node *main,
                      const char **label, struct ot_error *err)
{
    *label = NULL;
    for (size_t i = 0; i < e->ingredients && !*label; i++) {
        double ends[2] = { e->ingredient[i].low, e->ingredient[i].high }, net[2];
        if (!is_doubtful_effect(&e->ingredient[i], main))
            continue;
        if (ot_net_benefit_with(e, i, ends, 2, net, err) != 0)
            return -1;
        if ((net[0] < 0) != (net[1] < 0))
            *label = e->ingredient[i].label;
    }
    return 0;
}

static void reason(struct ot_text *text, const char *words, const char *name)
{
    ot_text_put(text, text->length ? "; " : "");
    ot_text_put(text, words);
    ot_text_put(text, name);
}

static const char *first_illustrative(const struct ot_node *main)
{
    for (size_t i = 0; i < main->operands; i++)
        if (main->operand[i]->quality >= OT_QUALITY_ILLUSTRATIVE)
            return main->operand[i]->label;
    return NULL;
}

static bool all_assumed(const struct ot_evaluation *e, const struct ot_node *main)
{
    size_t effects = 0;
    for (size_t i = 0; i < e->ingredients; i++) {
        const struct ot_ingredient *ingredient = &e->ingredient[i];
        if (!ingredient->parameter || !rests_on(main, ingredient->node))
            continue;
        if (ingredient->grade != OT_ASSUMED)
            return false;
        effects++;
    }
    return effects > 0;
}

static int reasons(struct ot_evaluation *e, struct ot_node *main, struct ot_text *text,
                   struct ot_error *err)
{
    struct ot_node *total = ot_evaluation_main(e, err);
    const char *turning = NULL;
    if (!total || ot_force(e->appraisal->graph, total, err) != 0)
        return -1;
    if (sign_turns(e, main, &turning, err) != 0)
        return -1;
    if (total->value && total->value[0] <= 0)
        reason(text, "no benefit is shown by the evidence: ", main->label);
    if (all_assumed(e, main))
        reason(text, "every effect is assumed, none is measured", "");
    if (first_illustrative(main))
        reason(text, "it rests on illustrative figures: ", first_illustrative(main));
    if (turning)
        reason(text, "whether it pays turns on a weakly evidenced figure: ", turning);
    return 0;
}

const char *ot_evaluation_evidence(struct ot_evaluation *e, struct ot_error *err)
{
    struct ot_text text = { 0 };
    struct ot_node *main = e->kind && !e->failed ? (struct ot_node *)headline(e) : NULL;
    const char *result = NULL;
    if (e->failed)
        reason(&text, e->failed, "");
    else if (!main)
        reason(&text, "the kind names no main outcome", "");
    else if (main->missing)
        reason(&text, main->missing, "");
    else if (reasons(e, main, &text, err) != 0)
        goto out;
    result = ot_arena_text(e->appraisal->graph->arena,
                           text.length ? ot_text_string(&text) : "sufficient");
    if (!result || text.failed)
        ot_error_memory(err);
out:
    ot_text_free(&text);
    return result;
}

const char *ot_evaluation_grade(struct ot_evaluation *e)
{
    const struct ot_node *main = e->kind && !e->failed ? headline(e) : NULL;
    int worst = -1;
    for (size_t i = 0; main && i < e->ingredients; i++) {
        const struct ot_ingredient *ingredient = &e->ingredient[i];
        int grade = ingredient->parameter ? (int)ingredient->grade : -1;
        if (grade >= 0 && rests_on(main, ingredient->node) &&
            (worst < 0 || grade < worst))
            worst = grade;
    }
    return worst < 0 ? "" : ot_grade_word((enum ot_grade)worst);
}
