/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the evidence bears a verdict, and why not. */
#include "config.h"

#include "appraise/evidence.h"

#include <math.h>
#include <string.h>

#include "appraise/given.h"
#include "appraise/net_benefit.h"
#include "appraise/output.h"
#include "appraise/returned.h"
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

/* Effects that are graded weak or assumed, and what each at its ends makes of the net
 * benefit and of the headline. */
struct doubtful {
    struct ot_ends *ends;
    double *net, *headline; /* [2 * count] */
    size_t count;
};

static int find_doubtful(struct ot_evaluation *e, const struct ot_node *main,
                         struct doubtful *out, struct ot_error *err)
{
    struct ot_arena *arena = e->appraisal->graph->arena;
    size_t n = e->ingredients;
    *out =
        (struct doubtful){ ot_arena_array(arena, n + 1, sizeof *out->ends),
                           ot_arena_array(arena, 2 * n + 1, sizeof *out->net),
                           ot_arena_array(arena, 2 * n + 1, sizeof *out->headline), 0 };
    if (!out->ends || !out->net || !out->headline)
        return ot_error_memory(err);
    for (size_t i = 0; i < n; i++)
        if (is_doubtful_effect(&e->ingredient[i], main))
            out->ends[out->count++] =
                (struct ot_ends){ i, e->ingredient[i].low, e->ingredient[i].high };
    return out->count
               ? ot_net_at_ends(e, out->ends, out->count, out->net, out->headline, err)
               : 0;
}

/* Does the sign of the result turn inside the interval of one of them? Of several, the
 * label of the one that moves it most; NULL: of none. */
static const char *turning_on(const struct ot_evaluation *e, const struct doubtful *of,
                              const double *result)
{
    double widest = 0;
    const char *label = NULL;
    for (size_t k = 0; k < of->count; k++) {
        double low = result[2 * k], high = result[2 * k + 1];
        if ((low < 0) == (high < 0) || fabs(high - low) <= widest)
            continue;
        widest = fabs(high - low);
        label = e->ingredient[of->ends[k].ingredient].label;
    }
    return label;
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

/* A weak effect that may as well be harm bears no verdict, even where spend or other
 * benefits are so great that the net benefit keeps its sign. Nor does one at whose ends a
 * hook fails: nobody knows what it would come to. */
static int doubts(struct ot_evaluation *e, const struct ot_node *main,
                  struct ot_text *text, struct ot_error *err)
{
    struct ot_error fault = { 0 };
    struct doubtful of;
    if (find_doubtful(e, main, &of, &fault) != 0) {
        if (fault.exit != OT_EXIT_FAILED)
            return ot_error_set(err, fault.exit, "%s", fault.text);
        for (char *at = fault.text; (at = strstr(at, "; "));)
            *at = ','; /* it is one reason */
        reason(text,
               "weakly evidenced figures cannot be tried at their ends: ", fault.text);
        return 0;
    }
    const char *pays = turning_on(e, &of, of.net);
    const char *helps = turning_on(e, &of, of.headline);
    if (pays)
        reason(text, "whether it pays turns on a weakly evidenced figure: ", pays);
    else if (helps)
        reason(text, "whether it does good turns on a weakly evidenced figure: ", helps);
    return 0;
}

/* ---- What is planned, and did not come back ---- */

/* A hook may add up in another order where it has another number of draws. */
static bool is_nearly(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b));
}

/* Is the headline another with the input as it was planned, or at 0? A hook that refuses
 * may depend on it. 0 or -1. */
static int moves_headline(struct ot_evaluation *e, const struct ot_node *main,
                          size_t ingredient, double planned, bool *moves,
                          struct ot_error *err)
{
    double net[2], moved[2], sum = 0;
    struct ot_error fault = { 0 };
    struct ot_ends ends = { ingredient, 0, planned };
    *moves = true;
    if (ot_net_at_ends(e, &ends, 1, net, moved, &fault) != 0)
        return fault.exit == OT_EXIT_FAILED
                   ? 0
                   : ot_error_set(err, fault.exit, "%s", fault.text);
    for (size_t t = 0; t < main->periods; t++)
        sum += main->value[t];
    *moves = !is_nearly(moved[0], sum) || !is_nearly(moved[1], sum);
    return 0;
}

/* Is the input planned, and not what came back with others? The latest figures are
 * planned ones where nothing came back at all. 1, 0 or -1. */
static int is_unlike(const struct ot_evaluation *e, const struct ot_returned *r,
                     size_t input, struct ot_activity_sum *planned, struct ot_error *err)
{
    struct ot_returned forecast = *r;
    int enough = e->latest ? ot_returned_enough(r, err) : 1;
    int without = enough == 1 ? ot_returned_without(r, input, planned, err) : enough;
    forecast.basis = OT_BASIS_FORECAST;
    return without == 1 && e->latest ? ot_returned_without(&forecast, input, planned, err)
                                     : without;
}

/* Would the headline be another with the input, or without it? Looks until one period
 * says so. 0 or -1. */
static int lacks(struct ot_evaluation *e, const struct ot_node *main, size_t input,
                 bool *out, struct ot_error *err)
{
    struct ot_returned r = { .plan = e->appraisal->plan,
                             .scheme = e->scheme,
                             .kind = e->kind,
                             .basis = e->latest ? OT_BASIS_ACTUAL : e->basis,
                             .arena = e->appraisal->graph->arena };
    size_t first = e->kind->parameter_count + input * e->periods;
    struct ot_activity_sum planned;
    *out = false;
    for (size_t t = 0; !*out && t < e->planned; t++) {
        r.period = e->period[t];
        int unlike = is_unlike(e, &r, input, &planned, err);
        if (unlike < 0 ||
            (unlike && moves_headline(e, main, first + t, planned.number, out, err) != 0))
            return -1;
    }
    return 0;
}

/* Such a headline rests on less than the plan's; or, of the latest figures, on what was
 * planned for more or fewer people than came. */
static int unlike_the_plan(struct ot_evaluation *e, struct ot_node *main,
                           struct ot_text *text, struct ot_error *err)
{
    bool found = false;
    if (!e->latest && e->basis == OT_BASIS_PLANNED)
        return 0;
    if (ot_force(e->appraisal->graph, main, err) != 0)
        return -1;
    for (size_t i = 0; !found && i < e->kind->input_count; i++) {
        const struct ot_input *input = &e->kind->inputs[i];
        if (ot_given_find(e->request, input->name))
            continue;
        if (lacks(e, main, i, &found, err) != 0)
            return -1;
        if (found) {
            reason(text,
                   e->latest ? "planned, beside actuals of other inputs"
                             : "planned, but not among the ",
                   e->latest ? "" : ot_returned_word(e->basis));
            ot_text_format(text, ": %s", input->label);
        }
    }
    return 0;
}

/* ---- All of it ---- */

static int reasons(struct ot_evaluation *e, struct ot_node *main, struct ot_text *text,
                   struct ot_error *err)
{
    struct ot_node *total = ot_evaluation_main(e, err);
    if (!total || ot_force(e->appraisal->graph, total, err) != 0)
        return -1;
    if (total->value && total->value[0] <= 0)
        reason(text, "no benefit is shown by the evidence: ", main->label);
    if (all_assumed(e, main))
        reason(text, "every effect is assumed, none is measured", "");
    if (first_illustrative(main))
        reason(text, "it rests on illustrative figures: ", first_illustrative(main));
    return unlike_the_plan(e, main, text, err) != 0 ? -1 : doubts(e, main, text, err);
}

const char *ot_evaluation_evidence(struct ot_evaluation *e, struct ot_error *err)
{
    if (e->evidence)
        return e->evidence;
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
    e->evidence = result;
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
