/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors: text and exit code, filled where the fact is known. */
#include "config.h"

#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

int ot_error_set(struct ot_error *err, enum ot_exit exit, const char *format, ...)
{
    if (!err)
        return -1;
    err->exit = exit;
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(err->text, sizeof err->text, format, arguments);
    va_end(arguments);
    if (length < 0)
        err->text[0] = '\0';
    else if ((size_t)length >= sizeof err->text)
        err->text[ot_utf8_cut(err->text, sizeof err->text - 1)] = '\0';
    return -1;
}

enum ot_exit ot_error_exit(enum ot_exit exit)
{
    return errno == ENOMEM ? OT_EXIT_INTERNAL : exit;
}

static const char memory[] = "out of memory";

int ot_error_memory(struct ot_error *err)
{
    return ot_error_set(err, OT_EXIT_INTERNAL, "%s", memory);
}

bool ot_error_is_memory(const struct ot_error *err)
{
    return err->exit == OT_EXIT_INTERNAL && strcmp(err->text, memory) == 0;
}
