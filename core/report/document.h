/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report's bytes as a tree, parsed as what a stranger may have written. */
#ifndef OT_REPORT_DOCUMENT_H
#define OT_REPORT_DOCUMENT_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/error.h"

#define OT_DOCUMENT_MAX ((size_t)64 << 20)

/* Set what libxml2 keeps for the whole process: memory is watched, and no entity is
 * loaded from then on. The functions below do that themselves, but it belongs before any
 * thread. */
void ot_document_ready(void);

/* No DTD, no entities but XML's own, nothing read from file or network, at most 64 MB,
 * 256 levels deep. NULL with err (exit 3; its text names no file) and the line, or 0.
 * Freed with xmlFreeDoc. */
xmlDoc *ot_document_parse(const char *bytes, size_t length, unsigned *line,
                          struct ot_error *err);
/* The same, of a document that must be a report; err names file and line. */
xmlDoc *ot_document_report(const char *bytes, size_t length, const char *file,
                           struct ot_error *err);

/* The first child element of the report's namespace with that name (NULL: any), and the
 * next one beside it; NULL: none. */
xmlNode *ot_document_child(const xmlNode *of, const char *name);
xmlNode *ot_document_next(const xmlNode *after, const char *name);
bool ot_document_has(const xmlNode *of, const char *attribute);
/* An attribute, or all text within: copied into arena; "" where there is none, or no
 * memory. */
const char *ot_document_attribute(struct ot_arena *arena, const xmlNode *of,
                                  const char *name);
/* An attribute as above, but borrowed from the tree, until that is changed; only what
 * must be put together lies in arena. */
const char *ot_document_look(struct ot_arena *arena, const xmlNode *of, const char *name);
const char *ot_document_value(struct ot_arena *arena, const xmlNode *of,
                              const xmlAttr *attribute);
const char *ot_document_text(struct ot_arena *arena, const xmlNode *of);

#endif
