/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger, activity and parameters of a plan as quantities: a leaf for each cell that
 * counts. */
#ifndef OT_APPRAISE_LEDGER_NODE_H
#define OT_APPRAISE_LEDGER_NODE_H

#include "plan/ledger.h"
#include "value/graph.h"

/* A sum of the ledger; prices: cash of the financial year. Missing (with the reason, and
 * the same prices) where no row counts. label NULL: made from the query. NULL with err:
 * memory, overflow.
 */
struct ot_node *ot_ledger_node(const struct ot_plan *plan, struct ot_graph *graph,
                               const struct ot_ledger_query *query, const char *label,
                               struct ot_error *err);

/* A row that counts as a leaf; label NULL: what it is of. NULL: out of memory. */
struct ot_node *ot_ledger_entry_node(const struct ot_plan *plan, struct ot_graph *graph,
                                     const struct ot_ledger_entry *entry,
                                     struct ot_prices prices, const char *label);
/* Cash of a period's financial year, of several where it lies in more than one; no
 * period: of all periods of the plan. */
struct ot_prices ot_cash_of(const struct ot_plan *plan, struct ot_period period);

/* Activity over a period. unit: of the kind's input, or NULL: as the rows say. */
struct ot_node *ot_activity_node(const struct ot_plan *plan, struct ot_graph *graph,
                                 const struct ot_activity_query *query, const char *unit,
                                 const char *label, struct ot_error *err);

/* A value cell as a leaf. Its reference's paper is looked up. */
struct ot_node *ot_cell_node(const struct ot_plan *plan, struct ot_graph *graph,
                             const struct ot_value *value, const struct ot_vouch *vouch,
                             double number, struct ot_unit unit, struct ot_prices prices,
                             const char *label);

/* A row of `parameters`, nearest first: scenario over base, scheme over kind over plan.
 * NULL: none. */
const struct ot_override *ot_plan_override(const struct ot_plan *plan, const char *scheme,
                                           const char *kind, const char *name,
                                           const char *scenario);
/* label: NULL: the words of its name. */
struct ot_node *ot_override_node(const struct ot_plan *plan, struct ot_graph *graph,
                                 const struct ot_override *row, const char *label,
                                 struct ot_error *err);

#endif
