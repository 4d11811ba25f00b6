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
    bool private_;       /* the parameter edition: "private" or "public" */
    const char *file;    /* to blame where the shipped one fails */
};
/* What it makes of a tree: owned by the caller (xmlFreeDoc). NULL with err: exit 4, the
 * template; 3, the shipped one. */
xmlDoc *ot_stylesheet_apply(const struct ot_stylesheet *sheet, xmlDoc *from,
                            struct ot_error *err);

#endif
