/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a plan, said once: columns, what a cell may hold, keys, and where a row's
 * cells go. */
#ifndef OT_PLAN_SCHEMA_H
#define OT_PLAN_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include "plan/plan.h"

enum ot_column_type {
    OT_COLUMN_TEXT,    /* const char * */
    OT_COLUMN_ID,      /* const char *, [a-z][a-z0-9_]* */
    OT_COLUMN_CHOICE,  /* const char *, one of `choices` */
    OT_COLUMN_BASIS,   /* enum ot_basis */
    OT_COLUMN_QUALITY, /* enum ot_quality */
    OT_COLUMN_STATUS,  /* enum ot_status */
    OT_COLUMN_PERIOD,  /* struct ot_period */
    OT_COLUMN_WHEN,    /* const char *, a date or a period, as printed */
    OT_COLUMN_DATE,    /* int, day number */
    OT_COLUMN_YEAR,    /* int, financial year */
    OT_COLUMN_MONEY,   /* struct ot_value, at most two decimals */
    OT_COLUMN_VALUE,   /* struct ot_value */
};
enum ot_link { /* what must exist under the name that a cell gives */
               OT_LINK_NONE,
               OT_LINK_SCHEME,
               OT_LINK_SOURCE, /* of funding */
               OT_LINK_METRIC,
               OT_LINK_METRICS, /* `;` between */
               OT_LINK_PAPER,   /* its first word */
               OT_LINK_COUNTS,  /* sources and schemes in an expression of counts */
};
struct ot_column {
    const char *name;
    enum ot_column_type type;
    bool required;
    size_t offset;              /* in the row's struct */
    const char *const *choices; /* NULL-terminated */
    const char *absent;         /* what an empty cell stands for, or NULL */
    const char *aliases;        /* "area of spend;contributing organisation": the national
                                   template's headings */
    enum ot_link link;
    const char *meaning; /* one line, for docs and messages */
};
struct ot_schema {
    const char *name; /* "spend" */
    const char *summary;
    bool required;    /* the table itself */
    const char *wide; /* "amount": the column that period headings stand for, or NULL */
    bool personal;    /* about people: no cell's text is ever shown */
    const char *key;  /* "scheme line source …", words of column names, or NULL */
    size_t row_size, origin; /* of the struct; offset of its struct ot_origin */
    size_t rows, count;      /* offsets in struct ot_plan of the array and its count */
    const struct ot_column *columns;
    size_t column_count;
};
extern const struct ot_schema
    *const ot_schemas[]; /* in the order in which they are read */
extern const size_t ot_schema_count;
const struct ot_schema *ot_schema_find(const char *name);
/* By its name, not its aliases; NULL: none. */
const struct ot_column *ot_schema_column(const struct ot_schema *schema,
                                         const char *name);
/* The column that a row's quality speaks of, "amount" or "value"; NULL: none. */
const struct ot_column *ot_schema_figure(const struct ot_schema *schema);

#endif
