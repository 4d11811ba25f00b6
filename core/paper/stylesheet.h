/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An XSLT 1.0 stylesheet, ours or a stranger's, at work with all doors shut: it can read,
 * write and fetch nothing, and calls no extension. */
#ifndef OT_PAPER_STYLESHEET_H
#define OT_PAPER_STYLESHEET_H

#include <libxml/tree.h>
#include <stdbool.h>
#include "base/error.h"

/* What a template imports to begin from a shipped stylesheet: of the page, which is made
 * from a report, and of the ODT, which is made from that page. */
#define OT_PAPER_SHIPPED "outturn:board.xsl"
#define OT_ODT_SHIPPED "outturn:odt.xsl"

struct ot_stylesheet {
    const char *template; /* bytes; NULL: the shipped one */
    size_t template_length;
    const char *template_file;
    const char *shipped; /* OT_PAPER_SHIPPED or OT_ODT_SHIPPED */
    const char *file;    /* to blame where the shipped one fails */
};
/* A stylesheet that is compiled. Nothing changes it: threads may share it. */
struct ot_sheet;
/* A shipped one is compiled once in a process; the first call of all belongs before any
 * thread. Owned by the caller. NULL with err: exit 4, the template; 3, the shipped one.
 */
struct ot_sheet *ot_sheet_new(const struct ot_stylesheet *from, struct ot_error *err);
void ot_sheet_free(struct ot_sheet *sheet);
/* What it makes of a tree: owned by the caller (xmlFreeDoc). private_: the parameter
 * edition is "private", else "public". NULL with err, which blames file where the
 * stylesheet is the shipped one; exit as above. */
xmlDoc *ot_sheet_apply(const struct ot_sheet *sheet, xmlDoc *from, bool private_,
                       const char *file, struct ot_error *err);

#endif
