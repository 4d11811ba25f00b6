/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values on demand. Operands have lower ids than what is made of them, so two passes over
 * ids do what recursion would, whatever the depth. */
#include "config.h"

#include "value/force.h"

#include <math.h>
#include <stdlib.h>

static bool is_settled(const struct ot_node *node)
{
    return node->value || node->missing;
}

/* The value of an operand at period t: one value spreads over all. */
static double at(const struct ot_node *node, size_t t)
{
    return node->value[node->periods == 1 ? 0 : t];
}

static double total(const struct ot_node *of)
{
    double sum = 0, years = 0;
    for (size_t t = 0; t < of->periods; t++) {
        sum += of->years ? of->value[t] * of->years[t] : of->value[t];
        years += of->years ? of->years[t] : 0;
    }
    return of->years ? sum / years : sum;
}

static double present(const struct ot_node *node)
{
    const struct ot_node *of = node->operand[0];
    double sum = 0;
    for (size_t t = 0; t < of->periods; t++)
        sum += of->value[t] * node->factors[t];
    return sum;
}

static double sum_at(const struct ot_node *node, size_t t)
{
    double sum = 0;
    for (size_t i = 0; i < node->operands; i++)
        sum += at(node->operand[i], t);
    return sum;
}

static double compute_at(const struct ot_node *node, size_t t)
{
    struct ot_node *const *of = node->operand;
    switch (node->operation) {
    case OT_NODE_ADD:
        return at(of[0], t) + at(of[1], t);
    case OT_NODE_SUBTRACT:
        return at(of[0], t) - at(of[1], t);
    case OT_NODE_MULTIPLY:
        return at(of[0], t) * at(of[1], t);
    case OT_NODE_DIVIDE:
        return at(of[0], t) / at(of[1], t);
    case OT_NODE_RATE:
        return at(of[0], t) / at(of[1], t) * node->factor;
    case OT_NODE_NEGATE:
        return -at(of[0], t);
    case OT_NODE_SUM:
        return sum_at(node, t);
    case OT_NODE_TOTAL:
        return total(of[0]);
    case OT_NODE_PERIOD:
        return at(of[0], node->index);
    case OT_NODE_PRESENT:
        return present(node);
    case OT_NODE_UPRATE:
        return at(of[0], t) * node->factor;
    default:
        return NAN;
    }
}

static int set_missing(struct ot_graph *graph, struct ot_node *node, const char *format,
                       const char *name, const char *otherwise, struct ot_error *err)
{
    node->value = NULL;
    node->missing =
        ot_arena_format(graph->arena, format, name && *name ? name : otherwise);
    return node->missing ? 0 : ot_error_memory(err);
}

/* What it is made of has no value: then neither has it. */
static bool pass_on(struct ot_node *node)
{
    for (size_t i = 0; i < node->operands; i++)
        if (node->operand[i]->missing) {
            node->missing = node->operand[i]->missing;
            node->cannot_be_given = node->operand[i]->cannot_be_given;
            if (!node->cannot_be_given)
                node->quality = OT_QUALITY_MISSING;
            return true;
        }
    return false;
}

static bool divides_by_zero(const struct ot_node *node)
{
    if (node->operation != OT_NODE_DIVIDE && node->operation != OT_NODE_RATE)
        return false;
    const struct ot_node *below = node->operand[1];
    for (size_t t = 0; t < below->periods; t++)
        if (below->value[t] == 0)
            return true;
    return false;
}

/* Why a quotient is none: "Falls avoided is 0". NULL: out of memory. */
static const char *zero_words(struct ot_graph *graph, const struct ot_node *below)
{
    const char *label = below->label;
    if (label && (*label == '-' || (*label >= '0' && *label <= '9')))
        label = NULL; /* a number of the script is its own label */
    return ot_arena_format(graph->arena, "%s is 0",
                           label && *label ? label : "what it is divided by");
}

/* The base case is no draw: where it is divided by 0 while the draws are not all one, it
 * alone has no value. */
static bool has_draws_of_its_own(const struct ot_node *quotient)
{
    return quotient->draws && quotient->operand[1]->draws;
}

/* What was made of a base case that is none has none itself. */
static void settle_base(struct ot_node *node)
{
    bool none = false;
    for (size_t t = 0; t < node->periods; t++) {
        none = none || !isfinite(node->value[t]);
        if (node->no_base && !isfinite(node->value[t]))
            node->value[t] = NAN;
    }
    for (size_t i = 0; none && !node->no_base && i < node->operands; i++)
        node->no_base = node->operand[i]->no_base;
}

/* One value that is none: an unknown ingredient, or too large. */
static int settle_unknown(struct ot_graph *graph, struct ot_node *node,
                          struct ot_error *err)
{
    if (node->no_base || node->periods != 1 || isfinite(node->value[0]))
        return 0;
    node->quality = OT_QUALITY_MISSING;
    if (isinf(node->value[0]))
        return set_missing(graph, node, "%s is too large a number", node->label,
                           "the result", err);
    if (node->operation == OT_NODE_SOLVE)
        return set_missing(graph, node, "there is no value at which %s", node->detail,
                           "this holds", err);
    return set_missing(graph, node, "%s rests on something that is not recorded",
                       node->label, "it", err);
}

static int compute(struct ot_graph *graph, struct ot_node *node, struct ot_error *err)
{
    if (pass_on(node))
        return 0;
    if (divides_by_zero(node)) {
        const char *why = zero_words(graph, node->operand[1]);
        if (!why)
            return ot_error_memory(err);
        if (!has_draws_of_its_own(node)) {
            node->cannot_be_given = true;
            node->missing = why;
            return 0;
        }
        node->no_base = why;
    }
    double *value = ot_arena_array(graph->arena, node->periods, sizeof *value);
    if (!value)
        return ot_error_memory(err);
    if (node->call) {
        if (node->call->force(node->call, node, value, err) != 0)
            return -1;
    } else {
        for (size_t t = 0; t < node->periods; t++)
            value[t] = compute_at(node, t);
    }
    node->value = value;
    settle_base(node);
    return settle_unknown(graph, node, err);
}

/* Mark in wanted[id] what node needs and is not settled, itself included. */
static void mark_needs(const struct ot_graph *graph, const struct ot_node *node,
                       char *wanted)
{
    wanted[node->id] = 1;
    for (size_t id = node->id + (size_t)1; id-- > 0;) {
        const struct ot_node *at_id = graph->node[id];
        for (size_t i = 0; wanted[id] && i < at_id->operands; i++)
            if (!is_settled(at_id->operand[i]))
                wanted[at_id->operand[i]->id] = 1;
    }
}

int ot_force(struct ot_graph *graph, struct ot_node *node, struct ot_error *err)
{
    int result = 0;
    if (is_settled(node))
        return 0;
    char *wanted = calloc(node->id + (size_t)1, 1);
    if (!wanted)
        return ot_error_memory(err);
    mark_needs(graph, node, wanted);
    for (size_t id = 0; result == 0 && id <= node->id; id++)
        if (wanted[id])
            result = compute(graph, graph->node[id], err);
    free(wanted);
    return result;
}

/* Put what slot[] holds below each of its nodes into slot[], too; returns how many. */
static size_t fill(struct ot_node **slot, size_t room)
{
    size_t count = 0;
    for (size_t id = room; id-- > 0;) {
        if (!slot[id])
            continue;
        count++;
        for (size_t i = 0; i < slot[id]->operands; i++)
            slot[slot[id]->operand[i]->id] = slot[id]->operand[i];
    }
    return count;
}

int ot_lineage(struct ot_node *const *of, size_t count, struct ot_arena *arena,
               struct ot_node ***out, size_t *out_count)
{
    size_t room = 0, found = 0;
    for (size_t i = 0; i < count; i++)
        if (of[i]->id >= room)
            room = of[i]->id + (size_t)1;
    struct ot_node **slot = calloc(room ? room : 1, sizeof *slot);
    if (!slot)
        return -1;
    for (size_t i = 0; i < count; i++)
        slot[of[i]->id] = of[i];
    size_t total_found = fill(slot, room);
    struct ot_node **list = ot_arena_array(arena, total_found, sizeof *list);
    for (size_t id = 0; list && id < room; id++)
        if (slot[id])
            list[found++] = slot[id];
    free(slot);
    if (!list && total_found)
        return -1;
    *out = list;
    *out_count = found;
    return 0;
}
