/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of a report as SVG, and the table of figures behind each: drawn from the
 * data in the report alone. */
#ifndef OT_PAPER_CHART_H
#define OT_PAPER_CHART_H

#include <libxml/tree.h>
#include "base/error.h"

/* 680 units for paper and screen, 344 for telephones. */
enum ot_width { OT_WIDE, OT_NARROW };

/* An `svg` element of SVG's namespace, class "chart wide" or "chart narrow", with title,
 * description and presentation attributes alone. Nothing to show: a sentence says why.
 * chart: an element `chart` of a report. Without parent, of doc: owned by the caller
 * (xmlFreeNode) until it is added somewhere. NULL with err. */
xmlNode *ot_chart_draw(xmlDoc *doc, const xmlNode *chart, enum ot_width width,
                       struct ot_error *err);
/* A `table` element of XHTML's namespace, class "figures": a row for each point, with the
 * words of the report where the point names one of its figures. Ownership as above. */
xmlNode *ot_chart_table(xmlDoc *doc, const xmlNode *chart, struct ot_error *err);
/* Appends to each chart of a report's tree both drawings and the table. 0, or -1 with
 * err: then some charts may have them. */
int ot_charts_draw(xmlDoc *report, struct ot_error *err);

#endif
