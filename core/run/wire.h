/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A result on its way from a child process to its parent: a memfd that is sealed once it
 * holds a whole record of magic, lengths, texts and SHA-256. */
#ifndef OT_RUN_WIRE_H
#define OT_RUN_WIRE_H

#include "base/error.h"
#include "base/text.h"

/* What the work hands over. */
struct ot_result {
    enum ot_exit exit;
    struct ot_text message; /* for standard error, ends in a newline unless empty */
    struct ot_text output;  /* a report, or text for standard output */
    struct ot_text record;  /* for the run record */
};
void ot_result_free(struct ot_result *result);

/* An empty memfd, closed on exec; owned by the caller. -1: err (exit 8). */
int ot_wire_new(struct ot_error *err);

/* Write result into fd and seal it. Once only. -1: err (exit 8), and what is sent is that
 * error, if it can be. */
int ot_wire_send(int fd, const struct ot_result *result, struct ot_error *err);

/* Read what was sent. Nothing is believed unless it is sealed, whole and true to its
 * checksum: -1, err (exit 8) says what was found, and *out is untouched. -2: likewise,
 * and there is no memory to read it into. */
int ot_wire_receive(int fd, struct ot_result *out, struct ot_error *err);

#endif
