/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interval of a node, worked out again from its operands at any level. */
#ifndef OT_VALUE_INTERVAL_OF_H
#define OT_VALUE_INTERVAL_OF_H

#include "value/graph.h"

#define OT_LEVEL 0.95

/* The interval at a level above 0.5 and below 1; 0: the node's own. In the unit of the
 * node, which has been forced. A leaf has the one that its source gives, at 95 % alone.
 * 0, or -1 (ends untouched): there is none, since it is missing, its method has none, or
 * a count is no exact number ("about", "over"). */
int ot_node_interval(const struct ot_node *node, double level, double *low, double *high);

/* At which its interval is shown: 0.95 unless asked otherwise. */
double ot_node_level(const struct ot_node *node);

/* "Wilson", "Byar", "exact Poisson", "Newcombe, method 10", "MOVER", "logarithm of the
 * ratio", "as its source gives it"; NULL: there is no interval. Static. */
const char *ot_node_interval_method(const struct ot_node *node);

#endif
