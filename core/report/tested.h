/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tests behind the verdicts of a report that is read back, by the figures that stand
 * in them. */
#ifndef OT_REPORT_TESTED_H
#define OT_REPORT_TESTED_H

#include <libxml/tree.h>
#include "base/arena.h"
#include "base/text.h"

/* All tests of the report, by the ids of their figures. NULL: out of memory. It keeps to
 * the tree and the arena, which must outlive it. */
struct ot_tested;
struct ot_tested *ot_tested_gather(const xmlNode *report, struct ot_arena *arena);
void ot_tested_free(struct ot_tested *tested);
/* A line for each test in which the figure stands:
 *   Compared by the rule "Worth it" for Falls service (stop): £580 > £500: holds */
void ot_tested_put(struct ot_tested *tested, const char *figure, struct ot_text *into);

#endif
