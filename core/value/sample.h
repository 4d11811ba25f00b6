/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of draws on demand: the lineage below a quantity is computed batch by batch.
 * Whole are held its own column, those of its parts that one call makes alone, and what
 * is kept for the next question. */
#ifndef OT_VALUE_SAMPLE_H
#define OT_VALUE_SAMPLE_H

#include "value/graph.h"

/* The draws of node (node->draws > 0, one period, not missing) into [node->draws]: what
 * compute would give in each possible world. NaN where a draw has no value. -1: a hook
 * failed, out of memory. */
int ot_sample(struct ot_graph *graph, struct ot_node *node, double *into,
              struct ot_error *err);

/* The same, borrowed until the next question to this graph. Not for a hook's ingredients,
 * which are asked for while another question is open. NULL: err. */
const double *ot_sample_column(struct ot_graph *graph, struct ot_node *node,
                               struct ot_error *err);

/* What questions about these will need of hooks, made in one pass and kept as far as
 * there is room: node[count], each with the same draws > 0, not missing. The
 * answers are what they would be without. 0, or -1 as above. */
int ot_sample_ahead(struct ot_graph *graph, struct ot_node *const *node, size_t count,
                    struct ot_error *err);

/* The graph's quantile tables; NULL: out of memory. */
struct ot_tables *ot_sample_tables(struct ot_graph *graph);

#endif
