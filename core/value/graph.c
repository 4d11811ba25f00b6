/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes are made here, and the rules kept: which units, prices and periods go together,
 * and what a node inherits from its operands. */
#include "config.h"

#include "value/graph.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "value/fit.h"

const char *ot_operation_word(enum ot_operation operation)
{
    static const char *const word[OT_NODE_OPERATIONS] = {
        [OT_NODE_LEAF] = "leaf",         [OT_NODE_MISSING] = "missing",
        [OT_NODE_ADD] = "add",           [OT_NODE_SUBTRACT] = "subtract",
        [OT_NODE_MULTIPLY] = "multiply", [OT_NODE_DIVIDE] = "divide",
        [OT_NODE_NEGATE] = "negate",     [OT_NODE_SUM] = "sum",
        [OT_NODE_TOTAL] = "total",       [OT_NODE_PERIOD] = "period",
        [OT_NODE_UPRATE] = "uprate",     [OT_NODE_HOOK] = "hook",
        [OT_NODE_SOLVE] = "solve",       [OT_NODE_PRESENT] = "present",
        [OT_NODE_RATE] = "rate",         [OT_NODE_STATISTIC] = "statistic",
    };
    return word[operation];
}

struct ot_graph *ot_graph_new(void)
{
    struct ot_graph *graph = calloc(1, sizeof *graph);
    if (graph && !(graph->arena = ot_arena_new())) {
        free(graph);
        return NULL;
    }
    return graph;
}

void ot_graph_free(struct ot_graph *graph)
{
    if (!graph)
        return;
    while (graph->owned_count-- > 0)
        graph->owned[graph->owned_count].release(graph->owned[graph->owned_count].thing);
    ot_arena_free(graph->arena);
    free(graph);
}

int ot_graph_own(struct ot_graph *graph, void *thing, void (*release)(void *thing))
{
    struct ot_owned *owned = ot_arena_push(graph->arena, (void **)&graph->owned,
                                           &graph->owned_count, sizeof *owned);
    if (!owned)
        return release(thing), -1;
    *owned = (struct ot_owned){ thing, release };
    return 0;
}

int ot_graph_vary(struct ot_graph *graph, struct ot_node *node,
                  const struct ot_stream *stream, size_t draws)
{
    struct ot_stream *copy = ot_arena_array(graph->arena, 1, sizeof *copy);
    if (!copy)
        return -1;
    *copy = *stream;
    node->stream = copy;
    node->draws = draws;
    return 0;
}

/* Copy text into *field; false: out of memory. */
static bool keep(struct ot_graph *graph, const char **field, const char *text)
{
    *field = ot_arena_text(graph->arena, text);
    return *field || !text;
}

static struct ot_node *node_new(struct ot_graph *graph, enum ot_operation operation,
                                const char *label)
{
    struct ot_node *node = ot_arena_array(graph->arena, 1, sizeof *node);
    if (!node || !keep(graph, &node->label, label))
        return NULL;
    struct ot_node **place = ot_arena_push(graph->arena, (void **)&graph->node,
                                           &graph->count, sizeof(struct ot_node *));
    if (!place)
        return NULL;
    node->id = (unsigned)(graph->count - 1);
    node->operation = operation;
    node->unit = ot_unit_one();
    node->periods = 1;
    node->decimals = -1;
    *place = node;
    return node;
}

static const struct ot_leaf *copy_leaf(struct ot_graph *graph, const struct ot_leaf *leaf)
{
    struct ot_leaf *copy = ot_arena_array(graph->arena, 1, sizeof *copy);
    if (!copy)
        return NULL;
    *copy = *leaf;
    bool kept = keep(graph, &copy->at.file, leaf->at.file) &&
                keep(graph, &copy->sheet, leaf->sheet) &&
                keep(graph, &copy->printed, leaf->printed) &&
                keep(graph, &copy->source, leaf->source) &&
                keep(graph, &copy->paper, leaf->paper) &&
                keep(graph, &copy->note, leaf->note) &&
                keep(graph, &copy->grade, leaf->grade) &&
                keep(graph, &copy->qualifier, leaf->qualifier) &&
                keep(graph, &copy->status, leaf->status);
    return kept ? copy : NULL;
}

struct ot_node *ot_graph_leaf(struct ot_graph *graph, double value, struct ot_unit unit,
                              struct ot_prices prices, enum ot_quality quality,
                              const char *label, const struct ot_leaf *leaf)
{
    static const struct ot_leaf none;
    if (!isfinite(value))
        return ot_graph_missing(graph, unit, label, "not a finite number");
    struct ot_node *node = node_new(graph, OT_NODE_LEAF, label);
    if (!node || !(node->leaf = copy_leaf(graph, leaf ? leaf : &none)))
        return NULL;
    if (!(node->value = ot_arena_array(graph->arena, 1, sizeof *node->value)))
        return NULL;
    node->value[0] = value;
    node->unit = unit;
    node->prices = prices;
    node->quality = quality;
    node->counted = true;
    node->provisional = ot_text_same(node->leaf->status, "provisional");
    return node;
}

struct ot_node *ot_graph_missing(struct ot_graph *graph, struct ot_unit unit,
                                 const char *label, const char *why)
{
    struct ot_node *node = node_new(graph, OT_NODE_MISSING, label);
    if (!node || !keep(graph, &node->missing, why ? why : "not given"))
        return NULL;
    node->unit = unit;
    node->quality = OT_QUALITY_MISSING;
    return node;
}

static bool only_sums(enum ot_operation operation)
{
    return operation == OT_NODE_ADD || operation == OT_NODE_SUBTRACT ||
           operation == OT_NODE_NEGATE || operation == OT_NODE_SUM ||
           operation == OT_NODE_TOTAL || operation == OT_NODE_PERIOD;
}

static void inherit(struct ot_node *node, const struct ot_node *from)
{
    node->quality = ot_quality_worst(node->quality, from->quality);
    node->provisional = node->provisional || from->provisional;
    node->counted = node->counted && from->counted;
    if (!node->missing && from->missing) {
        node->missing = from->missing;
        node->cannot_be_given = from->cannot_be_given;
    }
    if (from->periods > 1 && (node->periods == 1 || !from->years)) {
        node->periods = from->periods;
        node->years = from->years;
    }
}

/* Draws go together one by one: what two evaluations share is the same in each. */
static int fit_draws(const struct ot_node *node, const struct ot_node *part,
                     struct ot_error *err)
{
    const char *label = part->label ? part->label : "a quantity";
    if (!node->draws || !part->draws)
        return 0;
    if (node->draws != part->draws)
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "%.150s has %zu draws and what it is put together with %zu; "
                            "expected evaluations with the same number of draws",
                            label, part->draws, node->draws);
    if (node->seed && part->seed && node->seed != part->seed)
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "%.150s was drawn from the seed %lu and what it is put "
                            "together with from %lu; expected evaluations of one seed",
                            label, part->seed, node->seed);
    return 0;
}

/* How a sum is shown, where all its parts are shown so. */
static void inherit_form(struct ot_node *node)
{
    node->decimals = node->operand[0]->decimals;
    node->percent = node->operand[0]->percent;
    for (size_t i = 1; i < node->operands; i++) {
        const struct ot_node *part = node->operand[i];
        node->percent = node->percent && part->percent;
        bool known = node->decimals >= 0 && part->decimals >= 0;
        int more = node->decimals > part->decimals ? node->decimals : part->decimals;
        node->decimals = known ? more : -1;
    }
}

struct ot_node *ot_graph_make(struct ot_graph *graph, enum ot_operation operation,
                              const char *label, struct ot_node *const *operand,
                              size_t count, struct ot_error *err)
{
    struct ot_node *node = node_new(graph, operation, label);
    if (node && count)
        node->operand = ot_arena_array(graph->arena, count, sizeof(struct ot_node *));
    if (!node || (count && !node->operand))
        return ot_error_memory(err), NULL;
    node->operands = count;
    node->counted = only_sums(operation);
    for (size_t i = 0; i < count; i++) {
        node->operand[i] = operand[i];
        if (fit_draws(node, operand[i], err) != 0)
            return NULL;
        if (operand[i]->draws) {
            node->draws = operand[i]->draws;
            node->seed = operand[i]->seed ? operand[i]->seed : node->seed;
        }
        inherit(node, operand[i]);
    }
    if (count) {
        node->unit = operand[0]->unit;
        node->prices = operand[0]->prices;
        if (only_sums(operation))
            inherit_form(node);
    }
    return node;
}

static struct ot_node *make_pair(struct ot_graph *graph, enum ot_operation operation,
                                 struct ot_node *a, struct ot_node *b,
                                 struct ot_error *err)
{
    struct ot_prices prices;
    if (ot_fit_periods(operation, a, b, err) != 0 ||
        ot_fit_prices(operation, a, b, &prices, err) != 0)
        return NULL;
    struct ot_node *const pair[] = { a, b };
    struct ot_node *node = ot_graph_make(graph, operation, NULL, pair, 2, err);
    if (node)
        node->prices = prices;
    return node;
}

struct ot_node *ot_graph_add(struct ot_graph *graph, struct ot_node *a, struct ot_node *b,
                             struct ot_error *err)
{
    if (ot_fit_units(OT_NODE_ADD, a, b, err) != 0)
        return NULL;
    return make_pair(graph, OT_NODE_ADD, a, b, err);
}

struct ot_node *ot_graph_subtract(struct ot_graph *graph, struct ot_node *a,
                                  struct ot_node *b, struct ot_error *err)
{
    if (ot_fit_units(OT_NODE_SUBTRACT, a, b, err) != 0)
        return NULL;
    return make_pair(graph, OT_NODE_SUBTRACT, a, b, err);
}

/* A product or a quotient. */
static struct ot_node *scale(struct ot_graph *graph, enum ot_operation operation,
                             struct ot_node *a, struct ot_node *b, struct ot_error *err)
{
    struct ot_unit unit;
    int fits = operation == OT_NODE_DIVIDE ? ot_unit_divide(a->unit, b->unit, &unit)
                                           : ot_unit_multiply(a->unit, b->unit, &unit);
    if (fits != 0) {
        ot_error_set(err, OT_EXIT_SCRIPT,
                     "the unit of %s and %s together is too long to be kept",
                     a->unit.text, b->unit.text);
        return NULL;
    }
    struct ot_node *node = make_pair(graph, operation, a, b, err);
    if (!node)
        return NULL;
    node->unit = unit;
    if (!ot_unit_needs_prices(unit))
        node->prices = (struct ot_prices){ OT_PRICE_NONE, 0 };
    return node;
}

struct ot_node *ot_graph_multiply(struct ot_graph *graph, struct ot_node *a,
                                  struct ot_node *b, struct ot_error *err)
{
    return scale(graph, OT_NODE_MULTIPLY, a, b, err);
}

struct ot_node *ot_graph_divide(struct ot_graph *graph, struct ot_node *a,
                                struct ot_node *b, struct ot_error *err)
{
    return scale(graph, OT_NODE_DIVIDE, a, b, err);
}

struct ot_node *ot_graph_negate(struct ot_graph *graph, struct ot_node *a,
                                struct ot_error *err)
{
    return ot_graph_make(graph, OT_NODE_NEGATE, NULL, &a, 1, err);
}

/* Prices that all parts meet in. */
static int fit_parts(struct ot_node *const *part, size_t parts, struct ot_prices *prices,
                     struct ot_error *err)
{
    struct ot_node so_far = *part[0];
    for (size_t i = 1; i < parts; i++) {
        if (ot_fit_units(OT_NODE_SUM, &so_far, part[i], err) != 0 ||
            ot_fit_periods(OT_NODE_SUM, &so_far, part[i], err) != 0 ||
            ot_fit_prices(OT_NODE_SUM, &so_far, part[i], &so_far.prices, err) != 0)
            return -1;
        if (part[i]->periods > 1)
            so_far.periods = part[i]->periods;
    }
    *prices = so_far.prices;
    return 0;
}

struct ot_node *ot_graph_sum(struct ot_graph *graph, struct ot_node *const *part,
                             size_t parts, const char *label, const double *exact,
                             struct ot_error *err)
{
    struct ot_prices prices;
    if (parts == 0)
        return ot_error_set(err, OT_EXIT_SCRIPT, "a sum of nothing has no unit"), NULL;
    if (fit_parts(part, parts, &prices, err) != 0)
        return NULL;
    struct ot_node *node = ot_graph_make(graph, OT_NODE_SUM, label, part, parts, err);
    if (!node)
        return NULL;
    node->prices = prices;
    if (!exact || node->missing || node->periods != 1)
        return node;
    if (!(node->value = ot_arena_array(graph->arena, 1, sizeof *node->value)))
        return ot_error_memory(err), NULL;
    node->value[0] = *exact;
    return node;
}
