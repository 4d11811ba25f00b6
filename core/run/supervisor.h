/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The supervisor: runs one piece of work in a child process with a deadline, a memory cap
 * and SIGKILL, and believes it only for a complete, checksummed record. It calls nothing
 * of libxml2, Lua or dlopen itself. */
#ifndef OT_RUN_SUPERVISOR_H
#define OT_RUN_SUPERVISOR_H

#include <stddef.h>
#include "run/crew.h"
#include "run/wire.h"

struct ot_limits {
    double seconds;   /* wall clock; 0: 60 */
    double processor; /* RLIMIT_CPU, rounded up, plus one; 0: no limit */
    size_t memory;    /* RLIMIT_AS in bytes; 0: none (always none in sanitised builds) */
    struct ot_crew *crew; /* answers what the child asks; NULL: it asks nothing */
    /* Called a few times a second, once a second has passed; NULL: nobody looks. */
    void (*progress)(const struct ot_crew *crew, double seconds);
};
/* Fork; the child gets its own process group, a death signal, limits, no core file and
 * no input, and what it prints goes to standard error. It calls work(with, result) and
 * sends result through a sealed memfd: magic, lengths, SHA-256 (see wire.h). The parent
 * waits, kills the group at the deadline or on SIGINT, SIGTERM, SIGHUP, checks the
 * record. 0: *out is what work handed over. -1: err (deadline: exit 4, "review.lua did
 * not end within 60 seconds ..."; memory or processor limit likewise; crash: exit 8 with
 * the signal's name; interrupted: exit 128 + n). what: names the work in messages. No
 * process of the child's group is left. */
int ot_supervise(const char *what, const struct ot_limits *limits,
                 void (*work)(void *with, struct ot_result *result), void *with,
                 struct ot_result *out, struct ot_error *err);

#endif
