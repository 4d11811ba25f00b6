/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors carry text. A function that can fail returns 0 or -1 and fills its last
 * parameter once, where the fact is known; the exit code of the program travels with the
 * text. */
#ifndef OT_BASE_ERROR_H
#define OT_BASE_ERROR_H

#include <stdbool.h>

enum ot_exit {
    OT_EXIT_OK = 0,
    OT_EXIT_FAILED = 1, /* a scheme failed, or validation found faults */
    OT_EXIT_USAGE = 2,
    OT_EXIT_INPUT = 3,  /* a table cannot be read or linked */
    OT_EXIT_SCRIPT = 4, /* an error or a limit of the evaluation script */
    OT_EXIT_PLUGIN = 5, /* a scheme plugin was refused */
    OT_EXIT_TOOL = 6,   /* an external tool is missing */
    OT_EXIT_OUTPUT = 7, /* the output could not be written, or is in use */
    OT_EXIT_INTERNAL =
        8, /* the program's own failure: out of memory, the analyst crashed */
};

struct ot_error {
    enum ot_exit exit;
    char text[2000]; /* lower case, no final stop; names the file and the thing, what was
                        expected, the cure */
};

/* Fill err (may be NULL) and return -1. */
int ot_error_set(struct ot_error *err, enum ot_exit exit, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The exit code of what errno tells: `exit`, or OT_EXIT_INTERNAL where it is that there
 * was no memory. */
enum ot_exit ot_error_exit(enum ot_exit exit);

/* Fill err with "out of memory" and return -1. */
int ot_error_memory(struct ot_error *err);
/* Was it filled so? */
bool ot_error_is_memory(const struct ot_error *err);

#endif
