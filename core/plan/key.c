/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of a table: each row's key becomes a text, and equal texts stand side by side
 * once they are sorted. */
#include "config.h"

#include "plan/key.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct keyed {
    const char *text;
    size_t row;
};
struct keys {
    const struct ot_sheet *sheet;
    const char *rows;
    const struct ot_column *column[16]; /* of the key */
    size_t columns;
};

static void find_columns(struct keys *keys)
{
    const struct ot_schema *schema = keys->sheet->schema;
    for (const char *at = schema->key; *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        for (size_t i = 0; i < schema->column_count; i++)
            if (strlen(schema->columns[i].name) == length &&
                strncmp(schema->columns[i].name, at, length) == 0)
                keys->column[keys->columns++] = &schema->columns[i];
        at += length;
    }
}

static const char *row_of(const struct keys *keys, size_t row)
{
    return keys->rows + row * keys->sheet->schema->row_size;
}

/* The field as text; "" where it is empty. */
static void put_field(struct ot_text *text, const struct ot_column *column,
                      const char *row)
{
    const char *string;
    struct ot_period period;
    int number;
    switch (column->type) {
    case OT_COLUMN_PERIOD:
        memcpy(&period, row + column->offset, sizeof period);
        if (!ot_period_is_none(period))
            ot_text_format(text, "%d %d", period.first, period.last);
        break;
    case OT_COLUMN_BASIS:
    case OT_COLUMN_DATE:
        memcpy(&number, row + column->offset, sizeof number);
        if (number != 0)
            ot_text_format(text, "%d", number);
        break;
    default:
        memcpy(&string, row + column->offset, sizeof string);
        ot_text_put(text, string ? string : "");
    }
}

static const char *key_of(const struct keys *keys, size_t row, struct ot_arena *arena)
{
    struct ot_text text = { 0 };
    for (size_t i = 0; i < keys->columns; i++) {
        put_field(&text, keys->column[i], row_of(keys, row));
        ot_text_put(&text, "\x1f");
    }
    const char *key = text.failed ? NULL : ot_arena_text(arena, ot_text_string(&text));
    ot_text_free(&text);
    return key;
}

static int by_text(const void *left, const void *right)
{
    const struct keyed *a = left, *b = right;
    int order = strcmp(a->text, b->text);
    return order ? order : (a->row > b->row) - (a->row < b->row);
}

/* The columns of the key that the row fills: "scheme, source, period and basis". */
static void put_names(struct ot_text *text, const struct keys *keys, const char *row)
{
    const char *filled[16];
    size_t count = 0;
    for (size_t i = 0; i < keys->columns; i++) {
        struct ot_text field = { 0 };
        put_field(&field, keys->column[i], row);
        if (field.length > 0 &&
            !ot_text_same(ot_text_string(&field), keys->column[i]->absent))
            filled[count++] = keys->column[i]->name;
        ot_text_free(&field);
    }
    for (size_t i = 0; i < count; i++)
        ot_text_format(text, "%s%s",
                       i == 0           ? ""
                       : i + 1 == count ? " and "
                                        : ", ",
                       filled[i]);
}

static void put_cure(struct ot_text *text, const struct keys *keys)
{
    bool line = ot_schema_column(keys->sheet->schema, "line") != NULL;
    bool as_of = ot_schema_column(keys->sheet->schema, "as_of") != NULL;
    ot_text_put(text, line    ? "add \"line\" if both are meant, "
                      : as_of ? "add "
                              : "each may stand once");
    if (as_of)
        ot_text_put(text, "\"as_of\" if one revises the other");
}

static int tell(const struct keys *keys, size_t row, size_t first,
                struct ot_faults *faults)
{
    struct ot_origin at, before;
    char place[OT_ORIGIN_ROOM];
    struct ot_text names = { 0 }, cure = { 0 };
    memcpy(&at, row_of(keys, row) + keys->sheet->schema->origin, sizeof at);
    memcpy(&before, row_of(keys, first) + keys->sheet->schema->origin, sizeof before);
    put_names(&names, keys, row_of(keys, row));
    put_cure(&cure, keys);
    bool failed = names.failed || cure.failed;
    if (!failed)
        ot_faults_add(faults, at, "the same %s as %s; %s", ot_text_string(&names),
                      ot_origin_write(before, place), ot_text_string(&cure));
    ot_text_free(&cure);
    ot_text_free(&names);
    return failed ? -1 : 0;
}

/* Two wide rows are told of once, whatever the number of their periods. */
static bool is_told(const struct keys *keys, const struct ot_faults *faults,
                    size_t before, size_t row)
{
    struct ot_origin at;
    memcpy(&at, row_of(keys, row) + keys->sheet->schema->origin, sizeof at);
    for (size_t i = before; i < faults->count; i++)
        if (faults->item[i].at.row == at.row)
            return true;
    return false;
}

int ot_keys_check(const struct ot_sheet *sheet, const struct ot_plan *plan,
                  struct ot_arena *arena, struct ot_faults *faults, struct ot_error *err)
{
    struct keys keys = { .sheet = sheet };
    size_t count = 0, before = faults->count;
    if (!sheet->schema->key || sheet->sound_count == 0)
        return 0;
    memcpy(&keys.rows, (const char *)plan + sheet->schema->rows, sizeof keys.rows);
    find_columns(&keys);
    struct keyed *list = ot_arena_array(arena, sheet->sound_count, sizeof *list);
    for (size_t i = 0; list && i < sheet->sound_count; i++) {
        if (!sheet->sound[i])
            continue;
        list[count].row = i;
        list[count].text = key_of(&keys, i, arena);
        if (!list[count++].text)
            return ot_error_memory(err);
    }
    if (!list)
        return ot_error_memory(err);
    qsort(list, count, sizeof *list, by_text);
    for (size_t i = 1, first = 0; i < count; i++) {
        if (strcmp(list[i].text, list[first].text) != 0)
            first = i;
        else if (!is_told(&keys, faults, before, list[i].row) &&
                 tell(&keys, list[i].row, list[first].row, faults) != 0)
            return ot_error_memory(err);
    }
    return 0;
}
