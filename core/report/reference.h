/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which attributes of a report refer to another of its elements. */
#ifndef OT_REPORT_REFERENCE_H
#define OT_REPORT_REFERENCE_H

#include <libxml/tree.h>

/* The name of the elements one of which has the attribute's value as its id: `figure`,
 * `node`, `check`, `evaluation`, `rule`. NULL: it refers to none, as the rule of a check,
 * which is the program's own. */
const char *ot_reference_kind(const xmlNode *element, const xmlAttr *attribute);

#endif
