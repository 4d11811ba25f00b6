/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the schema files write a column in one line. ROW is the struct of the table's row.
 */
#ifndef OT_PLAN_SCHEMA_COLUMNS_H
#define OT_PLAN_SCHEMA_COLUMNS_H

#include "plan/schema.h"

/* The rest of the arguments: NEEDED or FREE, and other fields of struct ot_column. */
#define COLUMN_AT(NAME, FIELD, TYPE, MEANING, ...)                  \
    {                                                               \
        .name = NAME, .type = OT_COLUMN_##TYPE, .meaning = MEANING, \
        .offset = offsetof(struct ROW, FIELD), __VA_ARGS__          \
    }
#define COLUMN(FIELD, TYPE, MEANING, ...) \
    COLUMN_AT(#FIELD, FIELD, TYPE, MEANING, __VA_ARGS__)
#define NEEDED .required = true
#define FREE .required = false
#define CHOICES(...)                 \
    .choices = (const char *const[]) \
    {                                \
        __VA_ARGS__, NULL            \
    }

/* Who vouches for the row. `absent`: the quality of a row that does not say it. */
#define QUALITY(...)                                                                    \
    COLUMN_AT("quality", vouch.quality, QUALITY, "who vouches for the figure",          \
              CHOICES("published", "returned", "estimated", "illustrative", "missing"), \
              __VA_ARGS__)
#define STATUS                                                                      \
    COLUMN_AT("status", vouch.status, STATUS, "as its issuer says; empty is final", \
              CHOICES("final", "provisional", "revised", "reconstructed"),          \
              .absent = "final")
#define AS_OF COLUMN_AT("as_of", vouch.as_of, DATE, "when the value was known", FREE)
#define REFERENCE(...)                                                           \
    COLUMN_AT("reference", vouch.reference, TEXT, "paper, space, place: S0 s10", \
              .link = OT_LINK_PAPER, __VA_ARGS__)
#define NOTE COLUMN_AT("note", vouch.note, TEXT, "printed as a footnote", FREE)
#define OWN_REFERENCE \
    COLUMN(reference, TEXT, "paper, space, place: S0 s10", FREE, .link = OT_LINK_PAPER)
#define OWN_NOTE COLUMN(note, TEXT, "printed as a footnote", FREE)

#define SCHEMA(NAME, COLUMNS, ARRAY, COUNT)                                            \
    .name = NAME, .row_size = sizeof(struct ROW), .origin = offsetof(struct ROW, at),  \
    .rows = offsetof(struct ot_plan, ARRAY), .count = offsetof(struct ot_plan, COUNT), \
    .columns = COLUMNS, .column_count = sizeof COLUMNS / sizeof COLUMNS[0]

/* clang-format off */
extern const struct ot_schema ot_schema_plan, ot_schema_papers, ot_schema_schemes,
    ot_schema_funding, ot_schema_spend, ot_schema_benefits, ot_schema_totals,
    ot_schema_activity, ot_schema_parameters, ot_schema_requirements, ot_schema_metrics,
    ot_schema_performance, ot_schema_decisions, ot_schema_risks, ot_schema_episodes;
/* clang-format on */

#endif
