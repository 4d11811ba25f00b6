/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published figures to check against: CSV files in the folder that OUTTURN_VECTORS names.
 */
#ifndef OT_TESTS_VECTORS_H
#define OT_TESTS_VECTORS_H

#include <stddef.h>
#include "table/table.h"

/* NULL: the running test is marked as skipped, with the reason. The caller frees. A file
 * that cannot be read fails the test. */
struct ot_table *vectors_open(const char *name);
/* A cell by its heading; fails the test where there is no such column. */
const char *vectors_text(const struct ot_table *table, size_t row, const char *heading);
double vectors_number(const struct ot_table *table, size_t row, const char *heading);
/* "100;50;0": how many numbers, at most `room`. */
size_t vectors_list(const char *text, double *into, size_t room);

/* Equal to `tolerance`, relative to the larger of the two and 1. */
void vectors_close(double actual, double expected, double tolerance, const char *what);

#endif
