/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What no schema can say of a report's attributes, and what a validator would be slow at.
 */
#ifndef OT_REPORT_ATTRIBUTES_H
#define OT_REPORT_ATTRIBUTES_H

#include <libxml/tree.h>
#include "base/error.h"
#include "base/origin.h"

/* The name of the elements one of which has the attribute's value as its id: `figure`,
 * `node`, `check`, `evaluation`, `rule`. NULL: it refers to none, as the rule of a check,
 * which is the program's own. */
const char *ot_reference_kind(const xmlNode *element, const xmlAttr *attribute);

/* Each `id` is a name and stands once; each reference leads to an element of its kind,
 * and what a node is made of stands before it; words that show a figure are those of the
 * figure; `price-year` is a financial year; no number is NaN or infinite; and attributes
 * are not blank, but for `printed` of a leaf and `title` of a plugin. Adds faults, each
 * with file and line, and their number to `found`. Leaves elements numbered in
 * `_private`. -1: memory. */
int ot_attributes_check(xmlDoc *doc, const char *file, struct ot_faults *faults,
                        size_t *found);

#endif
