/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fund as a whole: income against spend, and how income grows. */
#ifndef OT_APPRAISE_BALANCE_H
#define OT_APPRAISE_BALANCE_H

#include "appraise/evaluation.h"
#include "plan/ledger.h"

struct ot_balance_query {
    struct ot_period period; /* none: all periods of the plan */
    enum ot_basis basis;     /* none: planned */
    const char *source;      /* NULL: all sources */
};
struct ot_balance { /* cash, exact; the graph's */
    struct ot_node *funding, *spend, *balance;
};
/* Funding less spend. A source that no row of the period and basis names has an income,
 * or a spend, of 0; where no row of any source is there, the amount is missing. Spend of
 * a source is missing where a line that counts names no source. 0 or -1. */
int ot_balance_of(struct ot_appraisal *a, const struct ot_balance_query *query,
                  struct ot_balance *out, struct ot_error *err);

/* Why there is no balance by source: "1 line of planned spend of 2015-16 names no
 * source"; NULL: there is. In the graph's arena. 0 or -1. */
int ot_balance_lacks(struct ot_appraisal *a, const struct ot_balance_query *query,
                     const char **why, struct ot_error *err);

/* The sources of the plan, in the order of funding. 0 or -1. */
int ot_balance_sources(struct ot_appraisal *a, const char ***source, size_t *count,
                       struct ot_error *err);

/* 0 pounds, since none of the rows that the sum looked at counts; its quality is the
 * worst of theirs. */
struct ot_node *ot_nothing_counts(struct ot_graph *graph, const struct ot_ledger_sum *sum,
                                  struct ot_prices prices, const char *label,
                                  const char *why, struct ot_error *err);

/* Income of one year over that of another, less 1: in cash. source NULL: all. */
struct ot_node *ot_uplift(struct ot_appraisal *a, const char *source,
                          struct ot_period from, struct ot_period to, enum ot_basis basis,
                          struct ot_error *err);

#endif
