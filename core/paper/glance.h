/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the summary, with what a page says of them that stands elsewhere. */
#ifndef OT_PAPER_GLANCE_H
#define OT_PAPER_GLANCE_H

#include <libxml/tree.h>
#include "base/error.h"

/* In a report's tree, in place, each row of the summary gets `periods`, `grade` and
 * `failed` of its evaluation, where that has them; `section`, the id of the first section
 * with a verdict on it; `again`, where a row before it is of the same scheme; and
 * `reason`, its evidence with a capital letter, where that is one reason. The summary
 * gets how many rows have each verdict, if any: `continue`, `change`, `stop`,
 * `insufficient` and, of none, `unjudged`. -1: err, out of memory. */
int ot_rows_furnish(xmlDoc *report, struct ot_error *err);

#endif
