/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Estimates of draws. A quotient is estimated from the means of its parts, and so is
 * whatever is made of one; the standard error follows each draw's influence through the
 * same steps (the delta method). */
#include "config.h"

#include "value/spread.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "method/statistic.h"
#include "value/force.h"
#include "value/same.h"
#include "value/sample.h"
#include "value/together.h"

/* A quotient can be given where its denominator has one sign in so many draws. */
#define ONE_SIGN 0.99

struct asking {
    struct ot_graph *graph;
    struct ot_spread *spread;
    double *influence; /* [draws]: of each draw on the estimate, of a quotient */
    struct part {      /* of a node below it */
        bool quotient; /* of draws, or made of one */
        bool known;
        double estimate;
        double weight; /* what one more of it adds to the estimate of all */
        double sd;     /* where it is no quotient */
    } * part;          /* [ids] */
    struct ot_error *err;
};

/* ---- Quotients ---- */

static bool divides(const struct ot_node *node)
{
    return node->operation == OT_NODE_DIVIDE || node->operation == OT_NODE_RATE;
}

/* What a hook computes is its own affair: the rule is for what the core divides. */
static bool is_quotient(const struct asking *a, const struct ot_node *node)
{
    if (node->draws == 0 || node->stream || node->call)
        return false;
    if (divides(node) && node->operand[1]->draws)
        return true;
    for (size_t i = 0; i < node->operands; i++)
        if (a->part[node->operand[i]->id].quotient)
            return true;
    return false;
}

static int mark_quotients(struct asking *a, const struct ot_node *node)
{
    a->part = calloc(node->id + (size_t)1, sizeof *a->part);
    if (!a->part)
        return ot_error_memory(a->err);
    for (size_t id = 0; id <= node->id; id++)
        a->part[id].quotient = is_quotient(a, a->graph->node[id]);
    return 0;
}

static const char *in_sentence(struct ot_graph *graph, const char *label)
{
    char *words = ot_arena_text(graph->arena, label ? label : "denominator");
    if (words)
        ot_text_in_sentence(words);
    return words;
}

/* May something be divided by node? Sets not_given where it may not. */
static int check_sign(struct asking *a, struct ot_node *node)
{
    char percent[OT_NUMBER_ROOM * 12];
    const double *column = ot_sample_column(a->graph, node, a->err);
    if (!column)
        return -1;
    struct ot_threads *threads = a->graph->threads;
    size_t above = ot_together_count(threads, column, node->draws, OT_ABOVE, 0);
    size_t below = ot_together_count(threads, column, node->draws, OT_BELOW, 0);
    double most = (double)(above > below ? above : below) / (double)node->draws;
    if (most >= ONE_SIGN)
        return 0;
    const char *words = in_sentence(a->graph, node->label);
    double share = 1 - (double)above / (double)node->draws;
    a->spread->not_given =
        words ? ot_arena_format(a->graph->arena,
                                "in %s%% of draws the %s would be 0 or less",
                                ot_number_fixed(100 * share, 0, percent), words)
              : NULL;
    return a->spread->not_given ? 0 : ot_error_memory(a->err);
}

/* ---- The estimate ---- */

static int estimate(struct asking *a, struct ot_node *node, double *out);

static int moments(struct asking *a, const double *column, size_t n,
                   struct ot_moments *out)
{
    return ot_together_moments(a->graph->threads, column, n, out) == 0
               ? 0
               : ot_error_memory(a->err);
}

static int mean(struct asking *a, struct ot_node *node, double *out)
{
    struct ot_moments of;
    const double *column = ot_sample_column(a->graph, node, a->err);
    if (!column || moments(a, column, node->draws, &of) != 0)
        return -1;
    *out = of.mean;
    a->part[node->id].sd = of.sd;
    if (isnan(of.mean) && !a->spread->not_given)
        a->spread->not_given = "in some draws it rests on something that is not known";
    return 0;
}

static int fixed(struct asking *a, struct ot_node *node, double *out)
{
    if (ot_force(a->graph, node, a->err) != 0)
        return -1;
    *out = node->value ? node->value[0] : NAN;
    return 0;
}

/* Of two estimates. */
static double together(enum ot_operation operation, double x, double y)
{
    switch (operation) {
    case OT_NODE_SUBTRACT:
        return x - y;
    case OT_NODE_MULTIPLY:
        return x * y;
    case OT_NODE_DIVIDE:
    case OT_NODE_RATE:
        return x / y;
    default:
        return x + y;
    }
}

static int estimate_parts(struct asking *a, struct ot_node *node, double *out)
{
    double part;
    for (size_t i = 0; i < node->operands; i++) {
        struct ot_node *operand = node->operand[i];
        if (operand->periods != 1)
            return ot_error_set(a->err, OT_EXIT_SCRIPT,
                                "%.150s is made of quotients of several periods; divide "
                                "totals, or single periods, instead",
                                node->label ? node->label : "the quantity");
        if (estimate(a, operand, &part) != 0)
            return -1;
        *out = i == 0 ? part : together(node->operation, *out, part);
    }
    if (node->operation == OT_NODE_NEGATE)
        *out = -*out;
    if (node->operation == OT_NODE_UPRATE || node->operation == OT_NODE_RATE)
        *out *= node->factor;
    return 0;
}

static int estimate_once(struct asking *a, struct ot_node *node, double *out)
{
    if (node->draws == 0)
        return fixed(a, node, out);
    if (!a->part[node->id].quotient)
        return mean(a, node, out);
    if (divides(node) && node->operand[1]->draws && check_sign(a, node->operand[1]) != 0)
        return -1;
    return a->spread->not_given ? 0 : estimate_parts(a, node, out);
}

static int estimate(struct asking *a, struct ot_node *node, double *out)
{
    struct part *part = &a->part[node->id];
    if (!part->known && estimate_once(a, node, &part->estimate) != 0)
        return -1;
    part->known = true;
    *out = part->estimate;
    return 0;
}

/* ---- Its error ---- */

/* Down through the nodes, each once: whatever uses a node comes before it. */
static void weigh(struct asking *a, const struct ot_node *node, size_t operand,
                  double weight)
{
    a->part[node->operand[operand]->id].weight += weight;
}

static void weigh_pair(struct asking *a, const struct ot_node *node, double weight)
{
    double x = a->part[node->operand[0]->id].estimate;
    double y = a->part[node->operand[1]->id].estimate;
    weigh(a, node, 0, divides(node) ? weight / y : weight * y);
    weigh(a, node, 1, divides(node) ? -weight * x / (y * y) : weight * x);
}

static void weigh_parts(struct asking *a, const struct ot_node *node, double weight)
{
    if (node->operation == OT_NODE_UPRATE || node->operation == OT_NODE_RATE)
        weight *= node->factor;
    if (node->operation == OT_NODE_MULTIPLY || divides(node)) {
        weigh_pair(a, node, weight);
        return;
    }
    if (node->operation == OT_NODE_NEGATE)
        weight = -weight;
    for (size_t i = 0; i < node->operands; i++) {
        bool taken = i == 1 && node->operation == OT_NODE_SUBTRACT;
        weigh(a, node, i, taken ? -weight : weight);
    }
}

/* Add its weight × (each draw − the mean) to a->influence, which is made by the first. */
static int add_influence(struct asking *a, struct ot_node *node)
{
    bool first = !a->influence;
    const struct part *part = &a->part[node->id];
    const double *column = ot_sample_column(a->graph, node, a->err);
    if (!column)
        return -1;
    if (first && !(a->influence = malloc(node->draws * sizeof *a->influence)))
        return ot_error_memory(a->err);
    ot_together_add(a->graph->threads, a->influence, first, column, node->draws,
                    part->estimate, part->weight);
    return 0;
}

static int influences(struct asking *a, const struct ot_node *root)
{
    a->part[root->id].weight = 1;
    for (size_t id = root->id + (size_t)1; id-- > 0;) {
        struct ot_node *node = a->graph->node[id];
        if (a->part[id].weight == 0 || node->draws == 0)
            continue;
        if (a->part[id].quotient)
            weigh_parts(a, node, a->part[id].weight);
        else if (add_influence(a, node) != 0)
            return -1;
    }
    return 0;
}

static int error_of_quotient(struct asking *a, const struct ot_node *node)
{
    struct ot_moments of;
    if (influences(a, node) != 0)
        return -1;
    if (!a->influence) /* of weights that are all 0 */
        return 0;
    if (moments(a, a->influence, node->draws, &of) != 0)
        return -1;
    a->spread->error = of.sd / sqrt((double)node->draws);
    return 0;
}

/* ---- All of it ---- */

static int describe(struct asking *a, struct ot_node *node)
{
    static const double p[] = { [OT_LOW] = 0.025, [OT_MEDIAN] = 0.5, [OT_HIGH] = 0.975 };
    struct ot_spread *s = a->spread;
    double value[OT_SPREAD_QUANTILES], error[OT_SPREAD_QUANTILES];
    bool quotient;
    if (mark_quotients(a, node) != 0 || estimate(a, node, &s->estimate) != 0)
        return -1;
    if (s->not_given)
        return 0;
    quotient = a->part[node->id].quotient;
    if (quotient && error_of_quotient(a, node) != 0)
        return -1;
    const double *column = ot_sample_column(a->graph, node, a->err);
    struct ot_moments of = { NAN, a->part[node->id].sd };
    if (!column || (quotient && moments(a, column, node->draws, &of) != 0))
        return -1;
    if (ot_together_quantiles(a->graph->threads, column, node->draws, p,
                              OT_SPREAD_QUANTILES, value, error) != 0)
        return ot_error_memory(a->err);
    for (size_t i = 0; i < OT_SPREAD_QUANTILES; i++)
        s->quantile[i] = (struct ot_spread_quantile){ p[i], value[i], error[i] };
    s->sd = of.sd;
    if (!quotient)
        s->error = of.sd / sqrt((double)node->draws);
    return 0;
}

/* Of the first node that has the same draws: what is said of one holds for both, but
 * where it cannot be given, which is said in the words of the node's own operands. */
static int spread_of_same(struct ot_graph *graph, struct ot_node *node,
                          struct ot_node **first)
{
    const unsigned *same = ot_graph_same(graph, node);
    if (!same)
        return -1;
    *first = graph->node[same[node->id]];
    if ((*first)->spread && !(*first)->spread->not_given)
        node->spread = (*first)->spread;
    return 0;
}

int ot_spread(struct ot_graph *graph, struct ot_node *node, const struct ot_spread **out,
              struct ot_error *err)
{
    struct ot_node *first;
    if (ot_force(graph, node, err) != 0)
        return -1;
    if (!node->spread && spread_of_same(graph, node, &first) != 0)
        return ot_error_memory(err);
    if (node->spread)
        return *out = node->spread, 0;
    struct ot_spread *spread = ot_arena_array(graph->arena, 1, sizeof *spread);
    struct asking a = { .graph = graph, .spread = spread, .err = err };
    if (!spread)
        return ot_error_memory(err);
    spread->draws = node->draws;
    spread->not_given = node->missing;
    int failed = node->missing ? 0 : describe(&a, node);
    free(a.influence);
    free(a.part);
    if (failed)
        return -1;
    if (!first->spread)
        first->spread = spread;
    *out = node->spread = spread;
    return 0;
}

int ot_settle(struct ot_graph *graph, struct ot_node *node, struct ot_error *err)
{
    const struct ot_spread *spread;
    return node->draws && node->periods == 1 ? ot_spread(graph, node, &spread, err)
                                             : ot_force(graph, node, err);
}
