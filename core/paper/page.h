/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of HTML that asks nothing of the outside: checked as a tree, and written. */
#ifndef OT_PAPER_PAGE_H
#define OT_PAPER_PAGE_H

#include <libxml/tree.h>
#include "base/error.h"
#include "base/text.h"

/* Append the tree, whose root is html, to into as HTML5 in UTF-8. Elements and attributes
 * are those of a list: no script, form, frame or event; links lead to https, mailto or a
 * place in the page; images are data; a style asks for nothing. A content security policy
 * with the SHA-256 of each style element is put at the head. -1: err, with that exit. */
int ot_page_write(const xmlDoc *page, enum ot_exit exit, struct ot_text *into,
                  struct ot_error *err);
/* The same check of one drawing, an svg of SVG's namespace. 0, or -1: err. */
int ot_page_check_drawing(const xmlNode *svg, enum ot_exit exit, struct ot_error *err);

#endif
