/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locking a process in: Landlock for files, seccomp for system calls. Each is done as far
 * as the kernel can, and what is in force is kept. Nothing of it can be undone. */
#ifndef OT_RUN_LOCK_H
#define OT_RUN_LOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct ot_lock {
    int landlock; /* version of Landlock's interface in force; 0: none */
    bool calls;   /* system calls are filtered */
};

/* From now on nothing but what lies in these folders can be opened, and that to be read
 * alone. A folder that is not there is passed over. */
void ot_lock_files(struct ot_lock *lock, const char *const *folder, size_t count);

enum ot_lock_stage {
    OT_LOCK_LOADING,  /* files can be opened; no process, program, socket or signal */
    OT_LOCK_COMPUTING /* nor can files: memory, time, and what is open already */
};
/* Every other system call fails with EPERM. A later stage narrows an earlier one. */
void ot_lock_calls(struct ot_lock *lock, enum ot_lock_stage stage);

/* Both, for loading the plugin at path: its folder and the system's libraries. */
void ot_lock_to_plugin(struct ot_lock *lock, const char *path);

/* -1 (exit 8) where required and not complete. */
int ot_lock_require(const struct ot_lock *lock, bool required, struct ot_error *err);

#endif
