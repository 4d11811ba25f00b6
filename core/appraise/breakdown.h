/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money of the plan by a column of its tables, each pound once. */
#ifndef OT_APPRAISE_BREAKDOWN_H
#define OT_APPRAISE_BREAKDOWN_H

#include "appraise/evaluation.h"
#include "plan/ledger.h"

/* A named row of quantities, such as a table shows. */
#define OT_LINE_CELLS 7
struct ot_line {
    const char *name;
    const char *note;  /* what its figures lack; a table has it behind the name. NULL */
    const char *first; /* heading of the names: "Source" */
    struct ot_line_cell {
        const char *name, *heading; /* "value", "Amount" */
        struct ot_node *node;
        const char *text; /* in place of a node: "dominated" */
    } cell[OT_LINE_CELLS];
    size_t cells;
};
struct ot_lines { /* in the graph's arena */
    struct ot_line *line;
    size_t count;
    const char *first, *none; /* of no rows: a heading, and why there are none; NULL: a
                                 table of them is a mistake */
};

struct ot_breakdown_query {
    struct ot_ledger_query ledger; /* of spend or funding; no scheme */
    const char *column;            /* of ot_spend_columns; of funding source, contributor,
                                      account */
    bool split_joint; /* by commissioner: a joint line whose NHS share is said, in two */
};
/* Spend or funding by a column, period by period, in the order of the table; the rows
 * add up, to the penny, to what ot_ledger_node gives. source, contributor, account,
 * recurrence are those of the lines that make the plan's total. By scheme, type, area,
 * commissioner, provider the parts of a whole stand in its place, and what they leave is
 * "not itemised"; what a line does not say is "not stated". Schemes of one name stay
 * apart, with their ids. No rows where the total is missing. 0 or -1. */
int ot_breakdown(struct ot_appraisal *a, const struct ot_breakdown_query *query,
                 struct ot_lines *out, struct ot_error *err);

#endif
