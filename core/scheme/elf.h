/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is a file a shared object that this machine can load? Asked of its bytes, before dlopen
 * maps it: a truncated one would end the process. */
#ifndef OT_SCHEME_ELF_H
#define OT_SCHEME_ELF_H

#include <stddef.h>
#include "base/error.h"

/* 0, or -1 (exit 5): no ELF, another class, byte order, type or machine, cut short, or a
 * run path that is neither absolute nor $ORIGIN. path is for the message. */
int ot_elf_check(const char *bytes, size_t length, const char *path,
                 struct ot_error *err);

#endif
