/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options side by side. What is shown of one option is arithmetic of its cost and effect,
 * so that it keeps their draws; what is shown of all together rests on all of them. */
#include "config.h"

#include "appraise/alternatives.h"

#include <math.h>
#include <string.h>

#include "appraise/output.h"
#include "appraise/present.h"
#include "appraise/worth_knowing.h"
#include "base/number.h"
#include "method/discount.h"
#include "method/icer.h"
#include "method/statistic.h"
#include "value/fit.h"
#include "value/force.h"
#include "value/sample.h"
#include "value/statistics.h"

static struct ot_arena *arena_of(const struct ot_alternatives *of)
{
    return of->graph->arena;
}

/* ---- By means ---- */

enum { COST, EFFECT, EXTRA_COST, EXTRA_EFFECT, RATIO, STANDING, CELLS };

static struct ot_node *nothing(const struct ot_alternatives *of, struct ot_unit unit,
                               const char *why, struct ot_error *err)
{
    struct ot_node *node = ot_graph_missing(of->graph, unit, NULL, why);
    if (!node)
        ot_error_memory(err);
    return node;
}

static struct ot_node *forced(const struct ot_alternatives *of, struct ot_node *node,
                              struct ot_error *err)
{
    return node && (node->missing || ot_force(of->graph, node, err) == 0) ? node : NULL;
}

/* option less against; why: of an option that is compared with none. */
static int put_extras(const struct ot_alternatives *of, size_t option, size_t against,
                      const char *why, struct ot_line_cell *cell, struct ot_error *err)
{
    const struct ot_alternative *own = &of->option[option], *other = &of->option[against];
    struct ot_graph *graph = of->graph;
    struct ot_node *cost, *effect, *ratio;
    if (why) {
        cost = nothing(of, own->cost->unit, why, err);
        effect = nothing(of, own->effect->unit, why, err);
        ratio = nothing(of, of->worth, why, err);
    } else {
        cost = ot_graph_subtract(graph, own->cost, other->cost, err);
        effect = ot_graph_subtract(graph, own->effect, other->effect, err);
        ratio = cost && effect ? ot_graph_divide(graph, cost, effect, err) : NULL;
    }
    if (cost && effect && ratio) {
        cost->label = "Extra cost";
        effect->label = "Extra effect";
        ratio->label = "Cost of each extra unit";
    }
    cell[EXTRA_COST] =
        (struct ot_line_cell){ "extra_cost", "Extra cost", forced(of, cost, err), NULL };
    cell[EXTRA_EFFECT] = (struct ot_line_cell){ "extra_effect", "Extra effect",
                                                forced(of, effect, err), NULL };
    cell[RATIO] = (struct ot_line_cell){ "ratio", "Cost of each extra unit",
                                         forced(of, ratio, err), NULL };
    return cell[EXTRA_COST].node && cell[EXTRA_EFFECT].node && cell[RATIO].node ? 0 : -1;
}

static int put_option(const struct ot_alternatives *of, size_t option, size_t against,
                      const char *why, const char *standing, struct ot_line *line,
                      struct ot_error *err)
{
    const struct ot_alternative *own = &of->option[option];
    *line = (struct ot_line){ .name = own->label,
                              .first = "Option",
                              .cell = { { "cost", "Cost", own->cost, NULL },
                                        { "effect", "Effect", own->effect, NULL } },
                              .cells = CELLS };
    line->cell[STANDING] =
        (struct ot_line_cell){ "standing", "Standing", NULL, standing };
    return put_extras(of, option, against, why, line->cell, err);
}

static struct ot_line *lines_new(const struct ot_alternatives *of, struct ot_error *err)
{
    struct ot_line *line = ot_arena_array(arena_of(of), of->count, sizeof *line);
    if (!line)
        ot_error_memory(err);
    return line;
}

static double mean_of(const struct ot_alternatives *of, const double *column)
{
    return ot_mean(column, of->draws ? of->draws : 1);
}

static const char *standing_words(const struct ot_alternatives *of,
                                  const struct ot_icer *icer)
{
    switch (icer->standing) {
    case OT_EFFICIENT:
        return "efficient";
    case OT_STRONGLY_DOMINATED:
        return "dominated";
    case OT_EXTENDEDLY_DOMINATED:
        return "extendedly dominated";
    default:
        return ot_arena_format(arena_of(of), "same as %s",
                               of->option[icer->against].label);
    }
}

static int icers_of(const struct ot_alternatives *of, struct ot_icer *icer,
                    size_t *frontier, size_t *frontiers, struct ot_error *err)
{
    double *mean = ot_arena_array(arena_of(of), 2 * of->count, sizeof *mean);
    if (!mean)
        return ot_error_memory(err);
    for (size_t i = 0; i < of->count; i++) {
        mean[i] = mean_of(of, of->effect[i]);
        mean[of->count + i] = mean_of(of, of->cost[i]);
    }
    return ot_icers(mean, mean + of->count, of->count, icer, frontier, frontiers, err);
}

int ot_alternatives_icers(const struct ot_alternatives *of, bool frontier,
                          struct ot_lines *out, struct ot_error *err)
{
    struct ot_icer *icer = ot_arena_array(arena_of(of), of->count, sizeof *icer);
    size_t *efficient = ot_arena_array(arena_of(of), of->count, sizeof *efficient);
    struct ot_line *line = lines_new(of, err);
    size_t frontiers = 0;
    if (!icer || !efficient || !line)
        return ot_error_memory(err);
    if (icers_of(of, icer, efficient, &frontiers, err) != 0)
        return -1;
    size_t count = frontier ? frontiers : of->count;
    for (size_t i = 0; i < count; i++) {
        size_t option = frontier ? efficient[i] : i;
        const char *words = standing_words(of, &icer[option]);
        const char *why = icer[option].standing != OT_EFFICIENT ? words
                          : option == efficient[0]              ? "the cheapest option"
                                                                : NULL;
        if (!words)
            return ot_error_memory(err);
        if (put_option(of, option, icer[option].against, why, words, &line[i], err) != 0)
            return -1;
    }
    *out = (struct ot_lines){ .line = line, .count = count };
    return 0;
}

int ot_alternatives_differences(const struct ot_alternatives *of, struct ot_lines *out,
                                struct ot_error *err)
{
    struct ot_line *line = lines_new(of, err);
    size_t r = of->reference, at = 0;
    if (!line)
        return -1;
    for (size_t i = 0; i < of->count; i++) {
        if (i == r)
            continue;
        struct ot_difference d =
            ot_difference(mean_of(of, of->effect[i]), mean_of(of, of->cost[i]),
                          mean_of(of, of->effect[r]), mean_of(of, of->cost[r]));
        if (put_option(of, i, r, NULL, ot_quadrant_words(d.quadrant), &line[at++], err) !=
            0)
            return -1;
    }
    *out = (struct ot_lines){ .line = line, .count = at };
    return 0;
}

/* ---- At a threshold ---- */

static struct ot_strategies strategies_of(const struct ot_alternatives *of)
{
    return (struct ot_strategies){ of->count, of->draws, of->reference, of->effect,
                                   of->cost };
}

const struct ot_decided *ot_alternatives_decided(struct ot_alternatives *of,
                                                 struct ot_error *err)
{
    struct ot_strategies s = strategies_of(of);
    if (of->decided)
        return of->decided;
    struct ot_decided *decided = ot_arena_array(arena_of(of), 1, sizeof *decided);
    if (!decided)
        return ot_error_memory(err), NULL;
    if (ot_decide(&s, of->threshold, of->thresholds, arena_of(of), decided, err) != 0)
        return NULL;
    return of->decided = decided;
}

struct at { /* one threshold of those that were decided at */
    const struct ot_decided *all;
    size_t threshold;
};

/* Among its own thresholds if it is one of them; means alone are one draw. */
static int decide(struct ot_alternatives *of, double threshold, struct at *out,
                  struct ot_error *err)
{
    for (size_t k = 0; of->draws && k < of->thresholds; k++)
        if (of->threshold[k] == threshold) {
            *out = (struct at){ ot_alternatives_decided(of, err), k };
            return out->all ? 0 : -1;
        }
    struct ot_alternatives alone = *of;
    double *own = ot_arena_array(arena_of(of), 1, sizeof *own);
    if (!own)
        return ot_error_memory(err);
    *own = threshold;
    alone.threshold = own;
    alone.thresholds = 1;
    alone.draws = of->draws ? of->draws : 1;
    alone.decided = NULL;
    *out = (struct at){ ot_alternatives_decided(&alone, err), 0 };
    return out->all ? 0 : -1;
}

static struct ot_node *threshold_node(const struct ot_alternatives *of, double threshold)
{
    struct ot_leaf leaf = { .note = "a threshold that the script asked about" };
    struct ot_prices none = { OT_PRICE_NONE, 0 };
    return ot_graph_leaf(of->graph, threshold, of->worth, none, OT_QUALITY_SCRIPT,
                         "Worth of a unit of effect", &leaf);
}

static struct ot_node *net_benefit(const struct ot_alternatives *of, size_t option,
                                   struct ot_node *threshold, struct ot_error *err)
{
    const struct ot_alternative *own = &of->option[option];
    bool pounds = ot_unit_same(own->cost->unit, own->effect->unit);
    struct ot_node *worth =
        pounds && threshold->value[0] == 1
            ? own->effect
            : ot_graph_multiply(of->graph, threshold, own->effect, err);
    return worth ? forced(of, ot_graph_subtract(of->graph, worth, own->cost, err), err)
                 : NULL;
}

static struct ot_node *figured(const struct ot_alternatives *of,
                               const struct ot_figured *what, struct ot_error *err)
{
    if (of->draws == 0)
        return nothing(of, what->unit, "no draws were made", err);
    return forced(of, ot_graph_figured(of->graph, what, of->node, 2 * of->count, err),
                  err);
}

static int put_decision(const struct ot_alternatives *of, size_t option, struct at at,
                        struct ot_node *threshold, struct ot_line *line,
                        struct ot_error *err)
{
    const struct ot_alternative *own = &of->option[option];
    struct ot_strategies s = strategies_of(of);
    size_t cell = option * at.all->thresholds + at.threshold;
    size_t draws = of->draws ? of->draws : 1;
    struct ot_figured probability = { own->label,
                                      "share of the draws in which it is best",
                                      ot_unit_one(),
                                      { OT_PRICE_NONE, 0 },
                                      ot_acceptability(at.all, option, at.threshold),
                                      ot_share_error((size_t)at.all->best[cell], draws) };
    struct ot_figured loss = {
        own->label,         "expected opportunity loss",
        own->cost->unit,    own->cost->prices,
        at.all->loss[cell], ot_loss_error(&s, threshold->value[0], option)
    };
    if (isnan(loss.error))
        return ot_error_memory(err);
    *line = (struct ot_line){ .name = own->label,
                              .first = "Option",
                              .cell = { { "net_benefit", "Net benefit",
                                          net_benefit(of, option, threshold, err), NULL },
                                        { "probability", "Chance of being best",
                                          figured(of, &probability, err), NULL },
                                        { "loss", "Expected loss",
                                          figured(of, &loss, err), NULL } },
                              .cells = 3 };
    if (!line->cell[0].node || !line->cell[1].node || !line->cell[2].node)
        return -1;
    line->cell[1].node->percent = true;
    return 0;
}

/* Of means alone only the net benefit is shown. */
int ot_alternatives_at(struct ot_alternatives *of, double threshold, struct ot_lines *out,
                       struct ot_error *err)
{
    struct at at;
    struct ot_line *line = lines_new(of, err);
    struct ot_node *worth = threshold_node(of, threshold);
    if (!line || !worth)
        return ot_error_memory(err);
    if (decide(of, threshold, &at, err) != 0)
        return -1;
    for (size_t i = 0; i < of->count; i++)
        if (put_decision(of, i, at, worth, &line[i], err) != 0)
            return -1;
    *out = (struct ot_lines){ .line = line, .count = of->count };
    return 0;
}

/* ---- The value of information ---- */

/* How many people, each year at its discount factor. */
static double people_over(double people, size_t years)
{
    const struct ot_discount_schedule *standard = ot_discount_schedule("standard");
    double sum = 0;
    for (size_t y = 0; y < years; y++)
        sum += people * ot_discount_factor(standard, (int)y);
    return sum;
}

struct ot_node *ot_alternatives_evpi(struct ot_alternatives *of, double threshold,
                                     double people, size_t years, struct ot_error *err)
{
    const struct ot_node *cost = of->option[0].cost;
    struct ot_strategies s = strategies_of(of);
    struct at at;
    char number[OT_NUMBER_ROOM * 16];
    struct ot_figured what = { "Expected value of perfect information",
                               "expected value of perfect information",
                               cost->unit,
                               cost->prices,
                               0,
                               0 };
    if (of->draws && decide(of, threshold, &at, err) != 0)
        return NULL;
    if (of->draws) {
        double times = people > 0 ? people_over(people, years) : 1;
        what.value = at.all->evpi[at.threshold] * times;
        what.error = times * ot_loss_error(&s, threshold, at.all->optimal[at.threshold]);
    }
    if (isnan(what.error))
        return ot_error_memory(err), NULL;
    if (people > 0)
        what.detail =
            ot_arena_format(arena_of(of), "%s for %s people a year, years: %zu",
                            what.detail, ot_number_people(people, -1, number), years);
    return what.detail ? figured(of, &what, err) : (ot_error_memory(err), NULL);
}

int ot_alternatives_evppi(const struct ot_alternatives *of, double threshold,
                          struct ot_lines *out, struct ot_error *err)
{
    const struct ot_node *cost = of->option[0].cost;
    const double **net = ot_arena_array(arena_of(of), of->count, sizeof *net);
    const char **whose = ot_arena_array(arena_of(of), 2 * of->count, sizeof *whose);
    if (!net || !whose)
        return ot_error_memory(err);
    for (size_t i = 0; i < of->count; i++) {
        whose[2 * i] = whose[2 * i + 1] = of->option[i].label;
        double *own = ot_arena_array(arena_of(of), of->draws + 1, sizeof *own);
        if (!own)
            return ot_error_memory(err);
        for (size_t d = 0; d < of->draws; d++)
            own[d] = threshold * of->effect[i][d] - of->cost[i][d];
        net[i] = own;
    }
    struct ot_choice choice = { of->graph,  of->node,    2 * of->count, whose,
                                net,        of->count,   of->draws,     of->reference,
                                cost->unit, cost->prices };
    *out = (struct ot_lines){ 0 };
    return of->draws ? ot_worth_knowing(&choice, out, err) : 0;
}
