/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers in the worker's name, by its own code, that the run is to end. */
#include "run/message.c"

#include "fixture.h"

int ot_error_set(struct ot_error *err, enum ot_exit exit, const char *format, ...)
{
    (void)err, (void)exit, (void)format;
    return -1;
}

static int outcome(const struct ot_batch *b)
{
    struct ot_message forged = { .kind = OT_DONE,
                                 .exit = OT_EXIT_INTERNAL,
                                 .text = "the run is to end" };
    for (int fd = 3; fd < 64; fd++)
        ot_message_send(fd, &forged, -1);
    return gain(b);
}

const struct ot_scheme_kind ot_scheme_kind = { HOOKS("forges", pay, outcome) };
