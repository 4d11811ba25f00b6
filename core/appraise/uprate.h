/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money in the prices of another year. */
#ifndef OT_APPRAISE_UPRATE_H
#define OT_APPRAISE_UPRATE_H

#include "value/graph.h"

/* Money (GBP above the line) to the prices of financial year `to` by the GDP deflator;
 * cash of one year counts as real of that year. The node itself where it is in those
 * prices already. An error names the year that the table does not hold, and says so where
 * the amount is cash of several years or not money. */
struct ot_node *ot_uprate(struct ot_graph *graph, struct ot_node *money, int to,
                          struct ot_error *err);

#endif
