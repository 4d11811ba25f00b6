/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules and verdicts as XML. */
#ifndef OT_REPORT_VERDICT_H
#define OT_REPORT_VERDICT_H

#include "report/report.h"
#include "report/tree.h"

/* Element `verdict`, with the tests behind it. */
void ot_verdict_write(struct ot_tree *tree, xmlNode *parent,
                      const struct ot_report_verdict *verdict);
/* Element `rules` (none where there are none). */
void ot_verdict_rules(struct ot_tree *tree, xmlNode *parent,
                      const struct ot_report *report);

#endif
