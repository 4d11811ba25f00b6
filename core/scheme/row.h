/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a descriptor's rows, listed once: copying, packing and unpacking go by
 * these lists. */
#ifndef OT_SCHEME_ROW_H
#define OT_SCHEME_ROW_H

#include "scheme/pack.h"

enum ot_field_type { OT_FIELD_TEXT, OT_FIELD_REAL, OT_FIELD_WHOLE };
struct ot_field {
    enum ot_field_type type;
    size_t offset;
};
struct ot_row {
    size_t size;
    const struct ot_field *field;
    size_t fields;
};
extern const struct ot_row ot_row_parameter, ot_row_input, ot_row_output;

/* count rows of a plugin, `stride` bytes apart, into the host's layout: texts copied (not
 * given: ""), fields that a row is too short for zero. NULL: out of memory. */
void *ot_rows_copy(const struct ot_row *row, const void *rows, size_t count,
                   size_t stride, struct ot_arena *arena);
void ot_rows_pack(const struct ot_row *row, const void *rows, size_t count,
                  struct ot_text *into);
void *ot_rows_unpack(const struct ot_row *row, struct ot_unpack *from, size_t count);

#endif
