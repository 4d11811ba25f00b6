/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantities that are made of the same things in the same way: a script that asks for
 * e.bcr twice gets two nodes, and their draws are worth making once. */
#ifndef OT_VALUE_SAME_H
#define OT_VALUE_SAME_H

#include "value/graph.h"

/* Of each node of the graph up to and including `last`, by id: the id of the first node
 * that has the same draws, bit by bit (its own, where there is none before it). Borrowed,
 * until it is asked for a later node. NULL: out of memory. */
const unsigned *ot_graph_same(struct ot_graph *graph, const struct ot_node *last);

#endif
