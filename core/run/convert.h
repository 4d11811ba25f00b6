/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper in another format by a program that is installed: LibreOffice, or Chromium for
 * a PDF of HTML. It runs under the supervisor's deadline, in a private folder with a
 * profile of its own, and is believed for the file that it left, never for its status. */
#ifndef OT_RUN_CONVERT_H
#define OT_RUN_CONVERT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

enum ot_converter { OT_LIBREOFFICE, OT_CHROMIUM };

/* The path of the program that is named in OUTTURN_SOFFICE or OUTTURN_CHROMIUM, else that
 * PATH leads to; in arena. NULL: there is none. */
const char *ot_converter_path(struct ot_arena *arena, enum ot_converter converter);

struct ot_conversion {
    enum ot_converter by;
    const char *program; /* its path */
    const char *bytes;   /* of the ODT (LibreOffice) or the HTML (Chromium) */
    size_t length;
    const char *to;   /* "pdf", "docx" */
    const char *file; /* names the paper in messages */
};
/* Append what the program makes to into. -1: err (exit 6: it failed, took over two
 * minutes, or left no whole file; for "pdf" also one that is not tagged). */
int ot_convert(const struct ot_conversion *conversion, struct ot_text *into,
               struct ot_error *err);

/* Whether the bytes are a PDF that says of itself that it is tagged. */
bool ot_pdf_is_tagged(const char *bytes, size_t length);

#endif
