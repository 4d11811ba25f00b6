/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of `performance` with its metric: what the paper prints, and what its own parts
 * come to. */
#ifndef OT_APPRAISE_READING_H
#define OT_APPRAISE_READING_H

#include "appraise/finding.h"
#include "appraise/metric.h"

struct ot_metric_reading {
    const struct ot_performance *row;
    const struct ot_metric *metric; /* NULL: none of that id */
    struct ot_metric_meaning meaning;
    bool is_printed;                 /* a number without a word such as "over" */
    bool is_computed;                /* numerator, denominator and per are known */
    bool is_known;                   /* either */
    double printed, computed, value; /* value: computed, else printed */
};
struct ot_metric_reading ot_reading_of(const struct ot_findings *f,
                                       const struct ot_performance *row);
/* Of the same metric and group; the one of the latest period. False: none has a value. */
bool ot_reading_baseline(const struct ot_findings *f, const struct ot_performance *target,
                         struct ot_metric_reading *out);
bool ot_reading_same_group(const struct ot_performance *a,
                           const struct ot_performance *b);

/* "Permanent admissions …, 2014-15 (October 2015 payment)". In the graph's arena. */
const char *ot_reading_name(struct ot_findings *f,
                            const struct ot_metric_reading *reading);
/* The value as people read it: "289.52", "93.33%". */
const char *ot_reading_words(struct ot_findings *f,
                             const struct ot_metric_reading *reading, double value,
                             int decimals);
/* The printed cell, and numerator / denominator × per, as figures. NULL with f->err. */
struct ot_node *ot_reading_printed(struct ot_findings *f,
                                   const struct ot_metric_reading *reading,
                                   const char *label);
struct ot_node *ot_reading_computed(struct ot_findings *f,
                                    const struct ot_metric_reading *reading,
                                    const char *label);
/* The one that is used. */
struct ot_node *ot_reading_node(struct ot_findings *f,
                                const struct ot_metric_reading *reading,
                                const char *label);

#endif
