/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines of spend count towards a requirement: an expression of its cell. */
#ifndef OT_PLAN_COUNTS_H
#define OT_PLAN_COUNTS_H

#include "plan/spend.h"

/* source=Minimum NHS Contribution; commissioner=NHS; area!=Acute|Social Care */
struct ot_clause {
    const char *column; /* of ot_spend_columns */
    bool except;        /* != */
    const char **value; /* any of them; area, commissioner, … as spend spells them */
    size_t values;
};
struct ot_counts { /* all of the clauses hold */
    struct ot_clause *clause;
    size_t clauses;
};
/* Read the expression; in the arena. 0, or -1 with what was expected and found (exit 3).
 * Names of sources and schemes are not looked up. */
int ot_counts_read(const char *text, struct ot_arena *arena, struct ot_counts *out,
                   struct ot_error *err);

/* How a line counts. Of a joint line, commissioner=NHS takes the NHS's share and
 * commissioner=LA the rest; commissioner=joint the whole. */
enum ot_counting {
    OT_COUNTS_NOT,
    OT_COUNTS_WHOLE,
    OT_COUNTS_NHS_PART,
    OT_COUNTS_LA_PART
};
/* lacks: what the line does not say, though whether or how it counts hangs on it: a
 * column, or "nhs_share"; NULL: nothing. */
enum ot_counting ot_counts_line(const struct ot_plan *plan,
                                const struct ot_counts *counts,
                                const struct ot_spend *line, const char **lacks);

#endif
