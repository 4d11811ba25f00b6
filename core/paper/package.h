/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An OpenDocument package: a zip archive whose first file is its type, then a manifest
 * and the parts. The same parts give the same bytes. */
#ifndef OT_PAPER_PACKAGE_H
#define OT_PAPER_PACKAGE_H

#include <stddef.h>
#include "base/error.h"
#include "base/text.h"

#define OT_ODT_TYPE "application/vnd.oasis.opendocument.text"

struct ot_part {
    const char *path;    /* within the package: ASCII, nothing that XML escapes */
    const char *type;    /* "text/xml", "image/svg+xml" */
    struct ot_text text; /* its bytes */
};
/* Append the package to into: parts in their order, no time but 1 January 1980. type: of
 * the whole. -1: err (exit 8). */
int ot_package_write(const char *type, const struct ot_part *part, size_t parts,
                     struct ot_text *into, struct ot_error *err);

#endif
