/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the summary, with what a page says of them that stands elsewhere. */
#ifndef OT_PAPER_GLANCE_H
#define OT_PAPER_GLANCE_H

#include <libxml/tree.h>
#include "base/error.h"

/* In a report's tree, in place, each row of the summary gets `periods`, `grade` and
 * `failed` of its evaluation, where that has them; `section`, the id of the first section
 * with a verdict on it; and `again`, where a row before it is of the same scheme. -1:
 * err, out of memory. */
int ot_rows_furnish(xmlDoc *report, struct ot_error *err);

#endif
