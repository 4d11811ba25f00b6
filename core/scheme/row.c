/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a descriptor: copied by stride, packed and unpacked field by field. */
#include "config.h"

#include "scheme/row.h"

#include <string.h>

#include "outturn.h"

/* clang-format off */
#define TEXT(row, name) { OT_FIELD_TEXT, offsetof(struct row, name) }
#define REAL(row, name) { OT_FIELD_REAL, offsetof(struct row, name) }
#define WHOLE(row, name) { OT_FIELD_WHOLE, offsetof(struct row, name) }
/* clang-format on */
#define ROW(row, list)                                             \
    {                                                              \
        sizeof(struct row), list, sizeof(list) / sizeof((list)[0]) \
    }

_Static_assert(sizeof(enum ot_shape) == sizeof(int) &&
                   sizeof(enum ot_role) == sizeof(int),
               "enumerations are handled as int");

static const struct ot_field parameter_fields[] = {
    TEXT(ot_parameter, name),       TEXT(ot_parameter, label),
    TEXT(ot_parameter, unit),       REAL(ot_parameter, base),
    REAL(ot_parameter, low),        REAL(ot_parameter, high),
    WHOLE(ot_parameter, shape),     WHOLE(ot_parameter, price_year),
    WHOLE(ot_parameter, grade),     TEXT(ot_parameter, source),
    TEXT(ot_parameter, note),       REAL(ot_parameter, range.least),
    REAL(ot_parameter, range.most), TEXT(ot_parameter, shared),
};
static const struct ot_field input_fields[] = {
    TEXT(ot_input, name),    TEXT(ot_input, label),       TEXT(ot_input, unit),
    WHOLE(ot_input, absent), WHOLE(ot_input, instead),    WHOLE(ot_input, reading),
    WHOLE(ot_input, of),     REAL(ot_input, range.least), REAL(ot_input, range.most),
    TEXT(ot_input, note),
};
static const struct ot_field output_fields[] = {
    TEXT(ot_output, name),
    TEXT(ot_output, label),
    TEXT(ot_output, unit),
    TEXT(ot_output, how),
    WHOLE(ot_output, role),
    WHOLE(ot_output, party),
    WHOLE(ot_output, cash),
    WHOLE(ot_output, better),
    WHOLE(ot_output, time),
    WHOLE(ot_output, headline),
    WHOLE(ot_output, may_be_unknown),
    REAL(ot_output, range.least),
    REAL(ot_output, range.most),
    TEXT(ot_output, note),
};
const struct ot_row ot_row_parameter = ROW(ot_parameter, parameter_fields);
const struct ot_row ot_row_input = ROW(ot_input, input_fields);
const struct ot_row ot_row_output = ROW(ot_output, output_fields);

/* The copied row's texts still point into the plugin. */
static int own_texts(const struct ot_row *row, char *at, struct ot_arena *arena)
{
    for (size_t i = 0; i < row->fields; i++) {
        const char *text;
        if (row->field[i].type != OT_FIELD_TEXT)
            continue;
        memcpy(&text, at + row->field[i].offset, sizeof text);
        text = ot_arena_text(arena, text ? text : "");
        if (!text)
            return -1;
        memcpy(at + row->field[i].offset, &text, sizeof text);
    }
    return 0;
}

void *ot_rows_copy(const struct ot_row *row, const void *rows, size_t count,
                   size_t stride, struct ot_arena *arena)
{
    char *copy = ot_arena_array(arena, count + 1, row->size);
    for (size_t i = 0; copy && i < count; i++) {
        char *at = copy + i * row->size;
        memcpy(at, (const char *)rows + i * stride,
               stride < row->size ? stride : row->size);
        if (own_texts(row, at, arena) != 0)
            return NULL;
    }
    return copy;
}

static void pack_field(const struct ot_field *field, const char *at, struct ot_text *into)
{
    const char *text;
    double real;
    int whole;
    switch (field->type) {
    case OT_FIELD_TEXT:
        memcpy(&text, at + field->offset, sizeof text);
        ot_pack_string(into, text);
        break;
    case OT_FIELD_REAL:
        memcpy(&real, at + field->offset, sizeof real);
        ot_pack_reals(into, &real, 1);
        break;
    case OT_FIELD_WHOLE:
        memcpy(&whole, at + field->offset, sizeof whole);
        ot_pack_word(into, (uint32_t)whole);
        break;
    }
}

void ot_rows_pack(const struct ot_row *row, const void *rows, size_t count,
                  struct ot_text *into)
{
    for (size_t i = 0; i < count; i++)
        for (size_t f = 0; f < row->fields; f++)
            pack_field(&row->field[f], (const char *)rows + i * row->size, into);
}

static void unpack_field(const struct ot_field *field, char *at, struct ot_unpack *from)
{
    uint64_t word;
    uint32_t whole;
    const char *text;
    switch (field->type) {
    case OT_FIELD_TEXT:
        text = ot_unpack_string(from);
        memcpy(at + field->offset, &text, sizeof text);
        break;
    case OT_FIELD_REAL:
        word = ot_unpack_word(from);
        memcpy(at + field->offset, &word, sizeof word);
        break;
    case OT_FIELD_WHOLE:
        whole = (uint32_t)ot_unpack_count(from, UINT32_MAX);
        memcpy(at + field->offset, &whole, sizeof whole);
        break;
    }
}

void *ot_rows_unpack(const struct ot_row *row, struct ot_unpack *from, size_t count)
{
    char *rows = ot_arena_array(from->arena, count + 1, row->size);
    if (!rows) {
        from->failed = from->memory = true;
        return NULL;
    }
    for (size_t i = 0; i < count && !from->failed; i++)
        for (size_t f = 0; f < row->fields; f++)
            unpack_field(&row->field[f], rows + i * row->size, from);
    return rows;
}
