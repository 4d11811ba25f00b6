/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The metric sets that are shipped: definitions with their source and their years. One
 * table, metric_set.c. A plan corrects or adds to them in its own table of metrics, whose
 * cells come first; that table is an input of the report, this one part of the release.
 */
#ifndef OT_PLAN_METRIC_SET_H
#define OT_PLAN_METRIC_SET_H

#include <stdbool.h>
#include <stddef.h>

struct ot_metric_definition { /* texts as in struct ot_metric; NULL: not defined */
    const char *set, *id, *name, *numerator, *denominator;
    double per; /* 100, 100000, 1; 0: a plain number */
    const char *unit, *numerator_is, *interval, *better, *method;
    const char *source;        /* of the definition */
    bool assumed;              /* its details were not read in a publication */
    const char *since, *until; /* financial years; until NULL: not known to have ended */
    const char *beware;        /* when not to use it */
};
extern const struct ot_metric_definition ot_metric_definitions[];
extern const size_t ot_metric_definition_count;

/* NULL: the set has no such metric, or there is no such set. */
const struct ot_metric_definition *ot_metric_definition(const char *set, const char *id);
bool ot_metric_set_is_known(const char *set);

#endif
