/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every child of the supervisor does first, and how one is ended. */
#ifndef OT_RUN_CHILD_H
#define OT_RUN_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define OT_MOST_SECONDS 1e9

/* A group of its own, a death signal, no core file, no input, what is printed to standard
 * error, and limits: processor in seconds (rounded up, plus one), memory (RLIMIT_AS) in
 * bytes; 0: none. Ends the process if `parent` is gone already. */
void ot_child_settle(pid_t parent, double processor, size_t memory);

bool ot_child_has_ended(pid_t child);

struct ot_child_end {
    int status;       /* of wait */
    size_t resident;  /* bytes, at its most */
    double processor; /* seconds */
};
/* Kill the child's whole group, and wait for the child. */
void ot_child_reap(pid_t child, struct ot_child_end *end);

double ot_child_now(void); /* seconds of a clock that only goes forward */

#endif
