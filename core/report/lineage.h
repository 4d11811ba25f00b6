/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of a report that says what its figures rest on: nodes and assumptions. And
 * how a figure is shown where it stands. */
#ifndef OT_REPORT_LINEAGE_H
#define OT_REPORT_LINEAGE_H

#include "report/report.h"
#include "report/tree.h"
#include "value/graph.h"

/* Nodes in the order of their making, each once: they are numbered by their place here,
 * so that what the report does not show changes no id. */
struct ot_shown {
    struct ot_node **node;
    size_t count;
};

#define OT_NODE_ID_ROOM 24
/* "n3". The node is one of those shown. Returns into. */
char *ot_shown_id(const struct ot_shown *shown, const struct ot_node *node,
                  char into[OT_NODE_ID_ROOM]);
/* "cash", "real", "present"; of none NULL. */
const char *ot_price_word(enum ot_price_kind kind);

/* Attributes unit, prices, price-year, quality, provisional. */
void ot_shown_measure(struct ot_tree *tree, xmlNode *element, const struct ot_node *node);
/* Attributes low, high, confidence, method, where the node has an interval. */
void ot_shown_interval(struct ot_tree *tree, xmlNode *element,
                       const struct ot_node *node);
/* Attributes missing or cannot-be-given. */
void ot_shown_reason(struct ot_tree *tree, xmlNode *element, const struct ot_node *node);
/* Attribute figure, and the value as people read it. */
void ot_shown_figure(struct ot_tree *tree, xmlNode *element,
                     const struct ot_figure *figure);
/* Element `figure` of the findings. */
void ot_shown_finding(const struct ot_shown *shown, struct ot_tree *tree, xmlNode *parent,
                      const struct ot_figure *figure);
/* Elements `lineage` and `assumptions` (none where there are none). */
void ot_shown_lineage(const struct ot_shown *shown, struct ot_tree *tree,
                      xmlNode *parent);
void ot_shown_assumptions(const struct ot_shown *shown, struct ot_tree *tree,
                          xmlNode *parent);
/* "2015-16". Returns into. */
char *ot_year_words(int year, char into[OT_PRICES_ROOM]);

#endif
