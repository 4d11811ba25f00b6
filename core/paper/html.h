/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as a board paper: one HTML file that needs no other. */
#ifndef OT_PAPER_HTML_H
#define OT_PAPER_HTML_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include "base/error.h"
#include "base/text.h"
#include "paper/stylesheet.h"

struct ot_paper {
    const char *report; /* its bytes, and their length */
    size_t length;
    const char *file;     /* names it in messages */
    const char *template; /* bytes of an XSLT 1.0 stylesheet; NULL: the shipped one */
    size_t template_length;
    const char *template_file;
    bool private_; /* with what is marked private; else from the disclosed copy */
    const char *odt_template; /* the same of the ODT, which is made from the page */
    size_t odt_template_length;
    /* Those templates, or the shipped ones, compiled before for several papers alike;
     * NULL: they are compiled for this one. */
    const struct ot_sheet *sheet, *odt_sheet;
};
/* Append the paper to into. The stylesheet can read, write and fetch nothing, calls no
 * extension, and what it makes is checked (see page.h). A report that is not valid: exit
 * 1; one that cannot be read or holds an unfit drawing: 3; a template at fault: 4. */
int ot_paper_html(const struct ot_paper *paper, struct ot_text *into,
                  struct ot_error *err);
/* What the stylesheet is given: the report's tree, checked, in place without what is
 * private, and with its steps, words and charts made ready. -1: err, as above. */
int ot_paper_prepare(const struct ot_paper *paper, xmlDoc *report, struct ot_error *err);
/* The stylesheet of its page, compiled. NULL with err. */
struct ot_sheet *ot_paper_sheet(const struct ot_paper *paper, struct ot_error *err);
/* The same as ot_paper_html, and its tree: owned by the caller (xmlFreeDoc). NULL with
 * err. */
xmlDoc *ot_paper_page(const struct ot_paper *paper, struct ot_text *into,
                      struct ot_error *err);

#endif
