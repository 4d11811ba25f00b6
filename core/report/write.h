/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as XML: the same bytes for the same report. */
#ifndef OT_REPORT_WRITE_H
#define OT_REPORT_WRITE_H
#include "report/report.h"

/* Append the document to into. Every figure's node has been forced. A text that XML
 * cannot hold is an error that names where it stands. Order, indentation and numbers
 * depend on the report alone; no clock. */
int ot_report_write(const struct ot_report *report, struct ot_text *into,
                    struct ot_error *err);

#endif
