/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a node to the counts it is made of, and to the method for them. */
#include "config.h"

#include "value/interval_of.h"

#include "method/interval.h"

double ot_node_level(const struct ot_node *node)
{
    return node->level != 0 ? node->level : OT_LEVEL;
}

/* A count that is a number and no bound: its value. */
static bool counts(const struct ot_node *node, double *out)
{
    const char *word = node->leaf ? node->leaf->qualifier : NULL;
    if (node->missing || !node->value || node->periods != 1 || (word && *word))
        return false;
    *out = node->value[0];
    return true;
}

static bool rate_parts(const struct ot_node *rate, double *events, double *of)
{
    return rate->operation == OT_NODE_RATE && counts(rate->operand[0], events) &&
           counts(rate->operand[1], of);
}

static int of_rate(const struct ot_node *node, double level, struct ot_interval *out)
{
    double events, of;
    if (!rate_parts(node, &events, &of) || !(of > 0))
        return -1;
    if (node->interval == OT_INTERVAL_WILSON)
        return ot_interval_wilson(events, of, level, out);
    if (ot_interval_count(events, level, out) != 0)
        return -1;
    out->low /= of;
    out->high /= of;
    return 0;
}

static int of_pair(const struct ot_node *node, double level, struct ot_interval *out)
{
    struct ot_interval_pair pair;
    if (node->operands != 2 || !rate_parts(node->operand[0], &pair.events, &pair.of) ||
        !rate_parts(node->operand[1], &pair.less_events, &pair.less_of))
        return -1;
    if (node->interval == OT_INTERVAL_NEWCOMBE)
        return ot_interval_difference(pair, level, out);
    if (node->interval == OT_INTERVAL_MOVER)
        return ot_interval_rate_difference(pair, level, out);
    return ot_interval_rate_ratio(pair, level, out);
}

/* What the interval is multiplied by: the scale of its rates. */
static double scale_of(const struct ot_node *node)
{
    if (node->operation == OT_NODE_RATE)
        return node->factor;
    return node->operation == OT_NODE_SUBTRACT ? node->operand[0]->factor : 1;
}

static bool has_own(const struct ot_node *node)
{
    return node->leaf && node->leaf->has_interval;
}

int ot_node_interval(const struct ot_node *node, double level, double *low, double *high)
{
    struct ot_interval got;
    if (level == 0)
        level = ot_node_level(node);
    if (node->missing || !node->value)
        return -1;
    if (has_own(node)) {
        if (level != OT_LEVEL)
            return -1;
        *low = node->leaf->low;
        *high = node->leaf->high;
        return 0;
    }
    if (node->interval == OT_INTERVAL_NONE ||
        (node->operation == OT_NODE_RATE ? of_rate(node, level, &got)
                                         : of_pair(node, level, &got)) != 0)
        return -1;
    double scale = scale_of(node);
    *low = got.low * scale;
    *high = got.high * scale;
    return 0;
}

const char *ot_node_interval_method(const struct ot_node *node)
{
    static const char *const word[] = {
        [OT_INTERVAL_WILSON] = "Wilson",
        [OT_INTERVAL_COUNT] = "Byar",
        [OT_INTERVAL_NEWCOMBE] = "Newcombe, method 10",
        [OT_INTERVAL_MOVER] = "MOVER",
        [OT_INTERVAL_LOG_RATIO] = "logarithm of the ratio",
    };
    double low, high;
    if (ot_node_interval(node, 0, &low, &high) != 0)
        return NULL;
    if (has_own(node))
        return "as its source gives it";
    if (node->interval == OT_INTERVAL_COUNT &&
        node->operand[0]->value[0] < OT_EXACT_BELOW)
        return "exact Poisson";
    return word[node->interval];
}
