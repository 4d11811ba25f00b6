/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a value stands (file, sheet, row, column), how far it can be trusted, and the
 * list of faults. */
#ifndef OT_BASE_ORIGIN_H
#define OT_BASE_ORIGIN_H

#include <stdbool.h>
#include <stddef.h>

#define OT_ORIGINS_NAMED 16 /* of several, those that are named: the first */

struct ot_origin {
    const char *file; /* as messages print it: "spend.csv"; NULL: from no file. Borrowed
                         from its table */
    unsigned row; /* as a spreadsheet counts: the headings are row 1; 0: the whole file */
    unsigned column; /* from 1; 0: the whole row */
};

#define OT_ORIGIN_ROOM 160
/* "spend.csv:6:10", "spend.csv:6", "spend.csv" or "". Returns into. */
char *ot_origin_write(struct ot_origin at, char into[OT_ORIGIN_ROOM]);

/* Who vouches for a value, best first: a quantity has the worst of the leaves it depends
 * on. */
enum ot_quality {
    OT_QUALITY_PUBLISHED,
    OT_QUALITY_RETURNED,
    OT_QUALITY_ESTIMATED,
    OT_QUALITY_ASSUMED,
    OT_QUALITY_ILLUSTRATIVE,
    OT_QUALITY_SCRIPT,
    OT_QUALITY_MISSING,
    OT_QUALITIES
};
const char *ot_quality_word(enum ot_quality quality);            /* static */
int ot_quality_read(const char *word, enum ot_quality *quality); /* -1: no such word */
enum ot_quality ot_quality_worst(enum ot_quality a, enum ot_quality b);

/* All faults of an input, in the order found. */
struct ot_fault {
    struct ot_origin at; /* its file is copied: the list may outlive the table */
    char *text;          /* owned by the list */
};
struct ot_faults {
    struct ot_fault *item;
    size_t count, room;
    bool lost; /* out of memory: there were more */
};
void ot_faults_add(struct ot_faults *faults, struct ot_origin at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Those of another list follow; that one is empty then. */
void ot_faults_take(struct ot_faults *faults, struct ot_faults *from);
/* Order by file (as first met), row, column; stable. */
void ot_faults_sort(struct ot_faults *faults);
void ot_faults_clear(struct ot_faults *faults);

#endif
