/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of papers share: reports, papers of them, and what stands in these. */
#ifndef OT_TESTS_PAPER_DESK_H
#define OT_TESTS_PAPER_DESK_H

#include <libxml/tree.h>
#include "paper/odt.h"

/* The report of a shipped plan, "milton-keynes-2015-16". Owned by the caller. */
struct ot_text paper_shipped(const char *plan);
/* The sample with a chart of each kind. Owned by the caller. */
struct ot_text paper_with_charts(void);

/* ot_paper_html of a report with a template, or NULL. */
int paper_html(const char *report, const char *template, bool private_,
               struct ot_text *into, struct ot_error *err);
/* The public paper of a report as a tree (xmlFreeDoc): a page is well-formed but for
 * elements without an end. */
xmlDoc *paper_html_tree(const char *report);
/* ot_paper_odt of a report with a template of the ODT, or NULL. */
int paper_odt(const char *report, const char *template, struct ot_text *into,
              struct ot_error *err);
/* A part of a package. Owned by the caller; "" where there is none. */
struct ot_text paper_part(const struct ot_text *odt, const char *name);
/* The same as a tree (xmlFreeDoc). */
xmlDoc *paper_part_tree(const struct ot_text *odt, const char *name);

/* How many nodes an XPath finds; ODF's namespaces by their first letters: o office, t
 * text, b table, d drawing, v svg, f fo, x xlink, dc. */
double paper_count(xmlDoc *doc, const char *path);
/* Fails and says the path where there is one. */
void paper_none(xmlDoc *doc, const char *path);

#endif
