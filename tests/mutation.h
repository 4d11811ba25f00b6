/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shipped plan in the temporary folder, with one line of one file changed. */
#ifndef OT_TESTS_MUTATION_H
#define OT_TESTS_MUTATION_H

#include <stdbool.h>

/* "2015-16" or "2023-25": copies its tables over what was there. */
void mutation_start(const char *plan);
/* The first `from` of the line that begins with `row` becomes `to`; to NULL: the line
 * goes; row NULL: `to` is added at the end. False: no such line or text. */
bool mutation_make(const char *file, const char *row, const char *from, const char *to);
/* The file as it was. */
void mutation_undo(void);
/* The report's date that goes with the plan: a day number. */
int mutation_date(const char *plan);

#endif
