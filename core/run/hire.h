/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A worker as the supervisor holds it: started, given work, ended, and what it died of.
 */
#ifndef OT_RUN_HIRE_H
#define OT_RUN_HIRE_H

#include <sys/types.h>

#include "run/child.h"
#include "run/worker.h"

struct ot_hire_terms {
    const struct ot_plugin_folders *folders; /* borrowed */
    double seconds;                          /* that a job may take */
    size_t memory;                           /* RLIMIT_AS of a worker, bytes; 0: none */
    bool locked;                             /* a worker that cannot be locked refuses */
};
struct ot_hire {
    pid_t pid;   /* 0: there is none */
    int channel; /* to it, and its answers */
    double born; /* ot_child_now */
    bool works;  /* on the open request */
    struct ot_message answer;
};

/* Fork one, which holds nothing but its channel, the store and the queue. NULL, or why
 * not. */
const char *ot_hire_start(struct ot_hire *hire, const struct ot_hire_terms *terms,
                          int store, struct ot_queue *queue);
/* May it be given one more job? No, where it has ended or is older than a job may last:
 * its processor time is limited to twice that. */
bool ot_hire_serves(const struct ot_hire *hire, const struct ot_hire_terms *terms);
/* Kill it if it lives, and forget it. */
void ot_hire_end(struct ot_hire *hire, struct ot_child_end *how);
/* OT_DIED, and how a worker came to its end that gave no answer. */
void ot_hire_explain(const struct ot_hire_terms *terms, const struct ot_child_end *how,
                     bool late, struct ot_message *into);

#endif
