/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files: read whole, written whole or not at all; and the SHA-256 of bytes. */
#ifndef OT_BASE_FILE_H
#define OT_BASE_FILE_H

#include <stddef.h>
#include "error.h"
#include "text.h"

/* The whole of a regular file into text (emptied first). A file over `limit` bytes,
 * missing, unreadable or not regular is an error that names path; exit code `exit`. */
int ot_file_read(const char *path, size_t limit, enum ot_exit exit, struct ot_text *text,
                 struct ot_error *err);

/* Atomic: a temporary file in the same folder, fsync, rename, fsync of the folder. A
 * symbolic link at path is refused. An older file stays whole on any error (but an error
 * after the rename says that the new file is there and may not survive a power cut);
 * nothing is left behind. Only a process that is killed as it replaces an older file can
 * leave a whole new one, .outturn-….tmp: the next to be written in that folder, by this
 * user, removes those that no living process holds. mode: 0644, of a new file; an older
 * file's mode is kept. */
int ot_file_write(const char *path, const char *bytes, size_t length, unsigned mode,
                  struct ot_error *err);

#define OT_SHA256_ROOM 65
/* Lower-case hex. Returns into. */
char *ot_sha256(const char *bytes, size_t length, char into[OT_SHA256_ROOM]);

#endif
