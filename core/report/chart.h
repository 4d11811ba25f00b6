/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data of a chart, as the report keeps them: a drawing only draws what is here, and
 * can be made again from it. docs/report.md says what each kind makes of its series. */
#ifndef OT_REPORT_CHART_H
#define OT_REPORT_CHART_H

#include <stddef.h>
#include "base/arena.h"
#include "report/tree.h"

enum ot_chart_kind {
    OT_CHART_SPEND,
    OT_CHART_GAINS,
    OT_CHART_COST_PER_OUTCOME,
    OT_CHART_PLANE,
    OT_CHART_ACCEPTABILITY,
    OT_CHART_TORNADO,
    OT_CHART_DISTRIBUTION,
    OT_CHART_SHARES,
    OT_CHART_SERIES,
    OT_CHART_KINDS
};

enum ot_chart_role {
    OT_ROLE_NONE,
    OT_ROLE_PLANNED,
    OT_ROLE_ACTUAL,
    OT_ROLE_COST,
    OT_ROLE_GAIN,
    OT_ROLE_NET,
    OT_ROLE_ESTIMATE,
    OT_ROLE_HALF,
    OT_ROLE_DRAWS,
    OT_ROLE_ELLIPSE,
    OT_ROLE_QUADRANT,
    OT_ROLE_FRONTIER,
    OT_ROLE_MEAN,
    OT_ROLE_LIMIT,
    OT_ROLE_TARGET,
    OT_ROLE_THRESHOLD,
    OT_ROLE_BASE,
    OT_ROLES
};

/* A number that is not given is NaN. */
struct ot_chart_point {
    const char *label;           /* a scheme, a period, a parameter; NULL */
    double x, y, low, high;      /* in the units of the axes */
    const char *low_label;       /* of a tornado's bar: the input's value that gives */
    const char *high_label;      /* low, and the one that gives high; NULL */
    const char *mark;            /* unusual, improvement, concern; NULL */
    const char *figure;          /* the id of the same value among the findings */
    const char *evaluation;      /* the id of what it is about; NULL */
    const char *missing;         /* why there is no value; NULL */
    const char *cannot_be_given; /* why there is none to be had; NULL */
};
struct ot_chart_series {
    const char *label; /* NULL: the title says it */
    enum ot_chart_role role;
    struct ot_chart_point *point;
    size_t points;
};
struct ot_chart_axis {
    const char *label, *unit; /* unit "GBP", "1", "fall": as in the lineage; label NULL:
                                 the chart has no such axis */
    const char *prices;       /* of money: cash, real, present; NULL */
    const char *price_year;   /* "2015-16"; NULL: several */
};
struct ot_chart {
    enum ot_chart_kind kind;
    const char *title, *description; /* the finding in a sentence; what is measured */
    const char *missing;             /* why there is nothing to show; NULL */
    struct ot_chart_axis x, y;
    struct ot_chart_series *series;
    size_t count;
};

/* "cost-per-outcome", "planned": as the report writes them; of OT_ROLE_NONE NULL. */
const char *ot_chart_kind_word(enum ot_chart_kind kind);
const char *ot_chart_role_word(enum ot_chart_role role);

/* A point all of whose numbers are not given. */
struct ot_chart_point ot_chart_point(const char *label);

/* A series of `points` such points, at the end of chart; in arena. NULL: out of memory.
 * Borrowed until the next is added. */
struct ot_chart_series *ot_chart_add(struct ot_arena *arena, struct ot_chart *chart,
                                     enum ot_chart_role role, const char *label,
                                     size_t points);

/* Append element `chart` to parent; numbers as the shortest text that reads back as the
 * same bits (at most 17 digits). Returns it, or NULL once the tree failed. */
xmlNode *ot_chart_write(struct ot_tree *tree, xmlNode *parent,
                        const struct ot_chart *chart);
/* The same, from an element `chart` of a valid report: in arena, texts copied. NULL: out
 * of memory. What it does not know (a kind, a role of a newer release) is an error too:
 * err says which. */
struct ot_chart *ot_chart_read(struct ot_arena *arena, const xmlNode *element,
                               struct ot_error *err);

#endif
