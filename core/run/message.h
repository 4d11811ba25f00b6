/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small messages between two processes of the same program over a SOCK_SEQPACKET: one
 * frame each, with a checksum; what is large goes beside it as a sealed memfd. */
#ifndef OT_RUN_MESSAGE_H
#define OT_RUN_MESSAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

enum ot_message_kind {
    OT_DESCRIBE = 1, /* text: a kind's name, or the path at which it is found */
    OT_EVALUATE,     /* text: the same, of the job's plugin; beside it: the packed job */
    OT_DONE,         /* exit 0 and beside it what was asked for; else why not, in text */
    OT_DIED          /* the worker left no answer; text: how it ended, or what it lacks */
};

struct ot_message {
    enum ot_message_kind kind;
    enum ot_exit exit;
    uint64_t draws; /* of the job; from a worker: how many it computed */
    uint64_t size;  /* of its answer, bytes */
    uint64_t store; /* of an answer: number of the memory that holds it, from 1 */
    unsigned part;  /* to a worker: which it is of those that share the job */
    int landlock;   /* of the worker: version of Landlock in force; 0: none */
    bool calls;     /* of the worker: its system calls were filtered */
    char text[2000];
};

/* Send, with a descriptor beside it (-1: none). Never waits. 0 or -1. */
int ot_message_send(int socket, const struct ot_message *message, int beside);

/* Receive one message; *beside is -1 if none came with it, else the caller's to close.
 * wait: false gives -1 where none is there. 0, or -1: none came, or one that is not whole
 * or not true to its checksum. */
int ot_message_receive(int socket, struct ot_message *message, int *beside, bool wait);

/* Two connected ends, closed on exec. 0 or -1 with err (exit 8). */
int ot_message_pair(int ends[2], struct ot_error *err);

#endif
