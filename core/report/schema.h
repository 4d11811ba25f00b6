/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report's RELAX NG schema, compiled in, and reports held against it. */
#ifndef OT_REPORT_SCHEMA_H
#define OT_REPORT_SCHEMA_H

#include <libxml/tree.h>
#include <stddef.h>
#include "base/error.h"
#include "base/origin.h"

/* Compile the schema, once in a process. The functions below do that themselves, but it
 * belongs before any thread. -1: memory. */
int ot_report_schema_ready(struct ot_error *err);
/* Validate a report's bytes: no DTD, no entities, at most 64 MB. References lead
 * somewhere, ids stand once. Each fault is added at `file` and line. 0 valid, -1 not
 * (exit 1), or memory (8). */
int ot_report_validate(const char *bytes, size_t length, const char *file,
                       struct ot_faults *faults, struct ot_error *err);
/* The same of what ot_document_report made of them, which stays as it was. */
int ot_report_validate_tree(xmlDoc *report, const char *file, struct ot_faults *faults,
                            struct ot_error *err);

#endif
