/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the schema expects of an attribute, in words: libxml2 says no more than that one
 * is unfit. */
#ifndef OT_REPORT_EXPECTED_H
#define OT_REPORT_EXPECTED_H

#include <libxml/tree.h>
#include <stdbool.h>
#include "base/text.h"

/* Whether the schema, a tree of RELAX NG, lets that attribute have no such value wherever
 * such an element stands. Then into gets what it expects: "a number", "strong, moderate
 * or weak". Of dates and patterns it knows nothing. */
bool ot_expected_otherwise(const xmlDoc *schema, const xmlNode *element,
                           const xmlAttr *attribute, const char *value,
                           struct ot_text *into);

#endif
