/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The copy of a report that the public may read. */
#ifndef OT_REPORT_DISCLOSE_H
#define OT_REPORT_DISCLOSE_H

#include <libxml/tree.h>
#include "base/error.h"

/* Take out of a valid report, in place, what is marked private; then what only that led
 * to: figures, lineage, assumptions, verdicts, rules, checks, evaluations, their rows in
 * the summary, plugins. Comments and elements of other namespaces directly in the report
 * go too: nothing says that they are public. What remains is a valid report. -1: memory.
 */
int ot_disclose(xmlDoc *report, struct ot_error *err);

#endif
