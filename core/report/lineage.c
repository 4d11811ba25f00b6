/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes as XML, to 17 digits, so that every figure can be computed again from the report
 * alone. */
#include "config.h"

#include "report/lineage.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "value/interval_of.h"
#include "value/spread.h"

char *ot_year_words(int year, char into[OT_PRICES_ROOM])
{
    snprintf(into, OT_PRICES_ROOM, "%04d-%02d", year, (year + 1) % 100);
    return into;
}

static int by_id(const void *key, const void *entry)
{
    const struct ot_node *a = key, *b = *(struct ot_node *const *)entry;
    return (a->id > b->id) - (a->id < b->id);
}

char *ot_shown_id(const struct ot_shown *shown, const struct ot_node *node,
                  char into[OT_NODE_ID_ROOM])
{
    struct ot_node **place =
        bsearch(node, shown->node, shown->count, sizeof *shown->node, by_id);
    size_t number = place ? (size_t)(place - shown->node) + 1 : 0;
    into[0] = 'n';
    ot_number_whole(number, into + 1);
    return into;
}

static void put_exact(struct ot_tree *tree, xmlNode *element, const char *name,
                      double value)
{
    char text[OT_NUMBER_ROOM];
    ot_tree_attribute(tree, element, name, ot_number_exact(value, text));
}

const char *ot_price_word(enum ot_price_kind kind)
{
    static const char *const word[] = {
        [OT_PRICE_NONE] = NULL,
        [OT_PRICE_CASH] = "cash",
        [OT_PRICE_REAL] = "real",
        [OT_PRICE_PRESENT] = "present",
    };
    return word[kind];
}

void ot_shown_measure(struct ot_tree *tree, xmlNode *element, const struct ot_node *node)
{
    char year[OT_PRICES_ROOM];
    ot_tree_attribute(tree, element, "unit", node->unit.text);
    ot_tree_attribute(tree, element, "prices", ot_price_word(node->prices.kind));
    if (node->prices.kind != OT_PRICE_NONE && node->prices.year)
        ot_tree_attribute(tree, element, "price-year",
                          ot_year_words(node->prices.year, year));
    ot_tree_attribute(tree, element, "quality", ot_quality_word(node->quality));
    ot_tree_yes(tree, element, "provisional", node->provisional);
}

void ot_shown_reason(struct ot_tree *tree, xmlNode *element, const struct ot_node *node)
{
    const char *in_draws = node->spread ? node->spread->not_given : NULL;
    bool cannot = node->cannot_be_given || (in_draws && !node->missing);
    ot_tree_attribute(tree, element, cannot ? "cannot-be-given" : "missing",
                      node->missing ? node->missing : in_draws);
}

void ot_shown_figure(struct ot_tree *tree, xmlNode *element,
                     const struct ot_figure *figure)
{
    struct ot_text words = { 0 };
    ot_tree_attribute(tree, element, "figure", figure->id);
    ot_figure_people(figure, &words);
    ot_tree_take(tree, element, &words);
}

void ot_shown_interval(struct ot_tree *tree, xmlNode *element, const struct ot_node *node)
{
    double low, high;
    if (ot_node_interval(node, 0, &low, &high) != 0)
        return;
    put_exact(tree, element, "low", low);
    put_exact(tree, element, "high", high);
    put_exact(tree, element, "confidence", ot_node_level(node));
    ot_tree_attribute(tree, element, "method", ot_node_interval_method(node));
}

static void put_evidence(struct ot_tree *tree, xmlNode *element,
                         const struct ot_leaf *leaf)
{
    ot_tree_attribute(tree, element, "grade", leaf->grade);
    if (leaf->has_interval) {
        put_exact(tree, element, "low", leaf->low);
        put_exact(tree, element, "high", leaf->high);
    }
    ot_tree_attribute(tree, element, "source", leaf->source);
    ot_tree_attribute(tree, element, "paper", leaf->paper);
    ot_tree_attribute(tree, element, "note", leaf->note);
    ot_tree_attribute(tree, element, "status", leaf->status);
    ot_tree_attribute(tree, element, "qualifier", leaf->qualifier);
}

static void put_leaf(struct ot_tree *tree, xmlNode *parent, const struct ot_leaf *leaf)
{
    xmlNode *element = ot_tree_element(tree, parent, "leaf");
    if (leaf->at.file) {
        ot_tree_attribute(tree, element, "table", leaf->sheet);
        ot_tree_attribute(tree, element, "file", leaf->at.file);
        if (leaf->at.row)
            ot_tree_count(tree, element, "row", leaf->at.row);
        if (leaf->at.row && leaf->at.column)
            ot_tree_count(tree, element, "column", leaf->at.column);
    }
    ot_tree_attribute(tree, element, "printed", leaf->printed);
    put_evidence(tree, element, leaf);
}

static void put_column(struct ot_tree *tree, xmlNode *parent, const struct ot_node *node)
{
    xmlNode *column = ot_tree_element(tree, parent, "column");
    for (size_t t = 0; t < node->periods; t++) {
        xmlNode *period = ot_tree_element(tree, column, "period");
        if (isfinite(node->value[t]))
            put_exact(tree, period, "value", node->value[t]);
    }
}

/* "1 0.96618357487922713": one for each period of what it is the present value of. */
static void put_factors(struct ot_tree *tree, xmlNode *element,
                        const struct ot_node *node)
{
    struct ot_text list = { 0 };
    char number[OT_NUMBER_ROOM];
    for (size_t t = 0; t < node->operand[0]->periods; t++) {
        ot_text_put(&list, t ? " " : "");
        ot_text_put(&list, ot_number_exact(node->factors[t], number));
    }
    if (list.failed)
        tree->failed = true;
    ot_tree_attribute(tree, element, "factors", ot_text_string(&list));
    ot_text_free(&list);
}

static void put_operation(struct ot_tree *tree, xmlNode *element,
                          const struct ot_node *node)
{
    if (node->operation == OT_NODE_PERIOD)
        ot_tree_count(tree, element, "period", node->index + 1);
    if (node->operation == OT_NODE_UPRATE) {
        put_exact(tree, element, "factor", node->factor);
        ot_tree_attribute(tree, element, "index", node->detail);
        return;
    }
    if (node->operation == OT_NODE_RATE)
        put_exact(tree, element, "factor", node->factor);
    if (node->operation == OT_NODE_PRESENT)
        put_factors(tree, element, node);
    ot_tree_attribute(tree, element, "evaluation", node->evaluation);
    ot_tree_attribute(tree, element, "how", node->detail);
}

static void put_node(const struct ot_shown *shown, struct ot_tree *tree, xmlNode *parent,
                     const struct ot_node *node)
{
    char id[OT_NODE_ID_ROOM];
    bool has_value = node->value && !node->missing;
    bool has_base = has_value && !node->no_base;
    xmlNode *element = ot_tree_element(tree, parent, "node");
    ot_tree_attribute(tree, element, "id", ot_shown_id(shown, node, id));
    ot_tree_attribute(tree, element, "operation", ot_operation_word(node->operation));
    ot_tree_attribute(tree, element, "label", node->label);
    if (has_base && node->periods == 1)
        put_exact(tree, element, "value", node->value[0]);
    if (node->missing)
        ot_shown_reason(tree, element, node);
    else
        ot_tree_attribute(tree, element, "no-base", node->no_base);
    ot_shown_measure(tree, element, node);
    if (!node->leaf)
        ot_shown_interval(tree, element, node);
    if (node->stream && !node->stream->given)
        ot_tree_attribute(tree, element, "distribution", ot_stream_word(node->stream));
    put_operation(tree, element, node);
    for (size_t i = 0; i < node->operands; i++) {
        xmlNode *operand = ot_tree_element(tree, element, "operand");
        ot_tree_attribute(tree, operand, "node",
                          ot_shown_id(shown, node->operand[i], id));
    }
    if (has_value && node->periods > 1)
        put_column(tree, element, node);
    if (node->leaf)
        put_leaf(tree, element, node->leaf);
}

void ot_shown_lineage(const struct ot_shown *shown, struct ot_tree *tree, xmlNode *parent)
{
    xmlNode *lineage = ot_tree_element(tree, parent, "lineage");
    for (size_t i = 0; i < shown->count; i++)
        put_node(shown, tree, lineage, shown->node[i]);
}

static bool is_assumption(const struct ot_node *node)
{
    return node->leaf && node->leaf->grade && *node->leaf->grade;
}

/* The same parameter, met in two evaluations. */
static bool is_same_assumption(const struct ot_node *a, const struct ot_node *b)
{
    const struct ot_leaf *x = a->leaf, *y = b->leaf;
    return is_assumption(b) && a->value[0] == b->value[0] && x->low == y->low &&
           x->high == y->high && a->quality == b->quality &&
           ot_unit_same(a->unit, b->unit) && a->prices.kind == b->prices.kind &&
           a->prices.year == b->prices.year && ot_text_same(a->label, b->label) &&
           ot_text_same(x->grade, y->grade) && ot_text_same(x->source, y->source) &&
           ot_text_same(x->note, y->note);
}

static bool stands_before(const struct ot_shown *shown, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (is_same_assumption(shown->node[at], shown->node[i]))
            return true;
    return false;
}

static void put_assumption(const struct ot_shown *shown, size_t at, struct ot_tree *tree,
                           xmlNode *parent)
{
    struct ot_text nodes = { 0 };
    char id[OT_NODE_ID_ROOM];
    const struct ot_node *node = shown->node[at];
    xmlNode *element = ot_tree_element(tree, parent, "assumption");
    for (size_t i = at; i < shown->count; i++)
        if (is_same_assumption(node, shown->node[i])) {
            ot_text_put(&nodes, nodes.length ? " " : "");
            ot_text_put(&nodes, ot_shown_id(shown, shown->node[i], id));
        }
    ot_tree_attribute(tree, element, "nodes", ot_text_string(&nodes));
    ot_tree_attribute(tree, element, "label", node->label);
    put_exact(tree, element, "value", node->value[0]);
    ot_shown_measure(tree, element, node);
    put_evidence(tree, element, node->leaf);
    ot_text_free(&nodes);
}

void ot_shown_assumptions(const struct ot_shown *shown, struct ot_tree *tree,
                          xmlNode *parent)
{
    xmlNode *list = NULL;
    for (size_t i = 0; i < shown->count; i++) {
        if (!is_assumption(shown->node[i]) || stands_before(shown, i))
            continue;
        if (!list)
            list = ot_tree_element(tree, parent, "assumptions");
        put_assumption(shown, i, tree, list);
    }
}
