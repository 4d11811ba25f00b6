/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running the program itself (environment variable OUTTURN_PROGRAM). */
#ifndef OT_TESTS_PROGRAM_H
#define OT_TESTS_PROGRAM_H

#include "base/text.h"

struct ran {
    int exit; /* 128 + n for a signal */
    double seconds;
    struct ot_text output, errors;
};
/* Run `outturn ARGUMENTS` (split at spaces) in a folder (NULL: this one), with
 * "NAME=VALUE" settings added to the environment (NULL-terminated; may be NULL). */
void program_run(struct ran *ran, const char *folder, const char *const *settings,
                 const char *arguments);
void program_forget(struct ran *ran);

/* The bytes of a file; "" where there is none. Owned by the caller (ot_text_free). */
struct ot_text program_file(const char *folder, const char *name);
/* Names in a folder, sorted and joined by spaces. */
struct ot_text program_list(const char *folder);

#endif
