/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns on demand: a node's value is computed when it is first asked for, in the order
 * of the graph. */
#ifndef OT_VALUE_FORCE_H
#define OT_VALUE_FORCE_H

#include "value/graph.h"

/* Compute node and whatever it needs. 0: node->value is there, or node->missing says why
 * not. -1: a hook failed (err). */
int ot_force(struct ot_graph *graph, struct ot_node *node, struct ot_error *err);

/* Nodes that `of` is made of, itself last, each once, operands first. In arena. */
int ot_lineage(struct ot_node *const *of, size_t count, struct ot_arena *arena,
               struct ot_node ***out, size_t *out_count);

#endif
