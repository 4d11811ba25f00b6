/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report read back: its figures, and the derivation of each as a tree in words. */
#ifndef OT_REPORT_READ_H
#define OT_REPORT_READ_H

#include <stddef.h>
#include "base/error.h"
#include "base/text.h"

/* figure: an id ("f3") or the beginning of a label (case ignored), NULL: all figures.
 * Written for a terminal, indented, down to cells and sources. An unknown figure is an
 * error (exit 2) that names the nearest; bytes that are no report are one (exit 3). */
int ot_report_trace(const char *bytes, size_t length, const char *file,
                    const char *figure, struct ot_text *into, struct ot_error *err);
/* The summary table (scheme, spend, main outcome, cost per outcome, break-even, evidence,
 * and verdict where there is one), in aligned columns that fit 110 characters where the
 * words allow. */
int ot_report_summary_text(const char *bytes, size_t length, const char *file,
                           struct ot_text *into, struct ot_error *err);

#endif
