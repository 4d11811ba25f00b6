/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of the API, in parts. What is not in it does not exist for a script; what
 * docs, messages and editors say of it is said there. */
#include "config.h"

#include "script/api.h"

static const struct ot_binding_rows *const parts[] = {
    &ot_outturn_rows,  &ot_plan_rows,   &ot_fund_rows,   &ot_scheme_rows,
    &ot_quantity_rows, &ot_report_rows, &ot_metric_rows, &ot_tracker_rows,
    &ot_options_rows,  &ot_chart_rows,
};

const struct ot_api ot_api = {
    .type = ot_object_types,
    .part = parts,
    .parts = sizeof parts / sizeof parts[0],
};
