/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger: counted money in pence, exact, with the cells each sum is made of. */
#ifndef OT_PLAN_LEDGER_H
#define OT_PLAN_LEDGER_H

#include "plan/plan.h"

enum ot_ledger_table { OT_LEDGER_FUNDING, OT_LEDGER_SPEND, OT_LEDGER_BENEFITS };

/* What to add: NULL, none and 0 mean all (but a benefit's or spend's scheme NULL: the
 * plan's total, by the rule of parts). */
struct ot_ledger_query {
    enum ot_ledger_table table;
    struct ot_period period; /* none: all periods of the plan, one by one */
    enum ot_basis basis;     /* none: planned */
    const char *source, *contributor, *scheme, *type, *area, *commissioner, *provider,
        *recurrence, *account, *beneficiary, *cashable;
    int at; /* what was known on that day; 0: the latest editions */
};
struct ot_ledger_entry { /* a row that counts */
    const struct ot_value *amount;
    const struct ot_vouch *vouch;
    const char *scheme; /* or source, of funding */
    struct ot_period period;
    size_t row; /* of the plan's funding, spend or benefits */
};
struct ot_ledger_sum {
    int64_t pence;
    struct ot_ledger_entry
        *entry; /* in the order of the file; owned by the caller's arena */
    size_t count;
    enum ot_missing
        missing; /* no row, or a row without a value: why. pence then means nothing */
    const char *missing_text; /* "spend.csv has no planned row of falls for 2016-17": in
                                 the arena */
    bool partial;             /* missing, since rows cover a part of the period only */
};
/* Add up. Rows of exactly the period, else rows that tile it, are added for each key;
 * nested rows never together. For spend, the rule of parts: a scheme's own lines if it
 * has any in that period and basis, else the sum of its parts; the plan's total adds only
 * schemes that are part of nothing. Overflow is an error. 0 or -1. */
int ot_ledger_add(const struct ot_plan *plan, const struct ot_ledger_query *query,
                  struct ot_arena *arena, struct ot_ledger_sum *out,
                  struct ot_error *err);

/* Activity of one scheme (NULL: the area) and measure, over a period; rates become totals
 * of the period ("28 a week" × days / 7), stocks are averaged by days. 0 or -1. */
struct ot_activity_query {
    const char *scheme, *measure, *group; /* group NULL: all */
    struct ot_period period;
    enum ot_basis basis;
    int at;
};
struct ot_activity_sum {
    double number;                  /* a percentage of unit 1 as a fraction */
    const struct ot_activity **row; /* those that count, in order of time */
    double *part;                   /* [count]: what each of them adds to number */
    size_t count;
    enum ot_missing missing;
    const char *missing_text;
};
int ot_activity_add(const struct ot_plan *plan, const struct ot_activity_query *query,
                    struct ot_arena *arena, struct ot_activity_sum *out,
                    struct ot_error *err);

#endif
