/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the API: metrics. */
#include "config.h"

#include "script/rows.h"

static const struct ot_binding rows[] = {
    METHOD(PLAN, "metrics", "list of metric", "metrics, in the order of the plan",
           plan_metrics, OPTION("set", TEXTS, "of these sets; all unless said")),
    METHOD(PLAN, "metric", "metric", "one metric; an unknown id is an error", plan_metric,
           NEEDS("id", TEXT, "as in the table of metrics")),
    FIELD(METRIC, "id", "text", "as in the table of metrics", metric_text),
    FIELD(METRIC, "name", "text", "as printed", metric_text),
    FIELD(METRIC, "set", "text", "whose definition it is", metric_text),
    FIELD(METRIC, "better", "text or nil", "`up` or `down`", metric_text),
    FIELD(METRIC, "unit", "text or nil", "of its numerator", metric_text),
    METHOD(METRIC, "baseline", "quantity", "the last baseline", metric_baseline, NOTHING),
    METHOD(METRIC, "target", "quantity",
           "a target, with the interval that its parts would have; the last with a value "
           "unless said",
           metric_target, OPTION("period", PERIOD, "of exactly this period"),
           OPTION("label", TEXT, "of this label, such as `October 2015 payment`")),
    METHOD(METRIC, "actual", "quantity", "what was reached in exactly this period",
           metric_actual, NEEDS("period", PERIOD, "when")),
    METHOD(METRIC, "latest", "quantity", "the last actual that has a value",
           metric_latest, NOTHING),
    METHOD(METRIC, "assess", "text, text",
           "`achieved`, `not achieved`, `on track`, `not on track` or `cannot tell yet`; "
           "and why",
           metric_assess,
           MAY("period", PERIOD, "of the last target with a value, unless said")),
    METHOD(SECTION, "metrics", "section",
           "the ready-made table of metrics: baseline, target, latest actual, chance",
           section_metrics, OPTION("set", TEXTS, "of these sets; all unless said"),
           PRIVATE),
};
const struct ot_binding_rows ot_metric_rows = OT_ROWS(rows);
