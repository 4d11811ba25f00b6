/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the figures behind a chart. */
#ifndef OT_PAPER_FIGURES_H
#define OT_PAPER_FIGURES_H

#include "base/arena.h"
#include "report/chart.h"

/* See ot_chart_table; data: what was read of element. Columns that no point fills are
 * left out. Draws and outlines of the plane are counted, not listed. */
xmlNode *ot_figures_table(struct ot_arena *arena, xmlDoc *doc, const xmlNode *element,
                          const struct ot_chart *data, struct ot_error *err);

#endif
