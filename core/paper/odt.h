/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A board paper for word processors: the page of HTML as an OpenDocument text. */
#ifndef OT_PAPER_ODT_H
#define OT_PAPER_ODT_H

#include "paper/html.h"

/* Append the paper, an ODF 1.3 package, to into. It holds styles, text, tables and SVG
 * pictures: no script, form, field that computes, object or link to a file. The same
 * report gives the same bytes. Errors as ot_paper_html. */
int ot_paper_odt(const struct ot_paper *paper, struct ot_text *into,
                 struct ot_error *err);

/* The stylesheet of the ODT, compiled. NULL with err. */
struct ot_sheet *ot_odt_sheet(const struct ot_paper *paper, struct ot_error *err);
/* The same as ot_paper_odt, and the page of HTML that it is made from. printed: NULL, or
 * the ODT to be turned into a PDF: word joiners keep whole what should be (see whole.h),
 * which word processors may show as boxes. */
int ot_paper_both(const struct ot_paper *paper, struct ot_text *html, struct ot_text *odt,
                  struct ot_text *printed, struct ot_error *err);

/* Whether a template is one for the ODT: it names OT_ODT_SHIPPED. Else it is one for the
 * page. */
bool ot_paper_is_for_odt(const char *template, size_t length);

#endif
