/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of a table: each row's key becomes a text, and equal texts stand side by side
 * once they are sorted. The rows are not needed by then. */
#include "config.h"

#include "plan/key.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define COLUMNS_MAX 16
#define END '\x1f' /* of a field */

struct keyed {
    const char *text;
    unsigned row;
    unsigned number; /* of those that were added */
    unsigned first;  /* row of the same text, of one that is not the first */
};
struct ot_keys {
    const struct ot_schema *schema;
    struct ot_arena *arena;
    const char *file;
    const struct ot_column *column[COLUMNS_MAX]; /* of the key */
    size_t columns;
    struct keyed *list;
    size_t count;
};

static void find_columns(struct ot_keys *keys)
{
    const struct ot_schema *schema = keys->schema;
    for (const char *at = schema->key; *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        for (size_t i = 0; i < schema->column_count; i++)
            if (strlen(schema->columns[i].name) == length &&
                strncmp(schema->columns[i].name, at, length) == 0)
                keys->column[keys->columns++] = &schema->columns[i];
        at += length;
    }
}

struct ot_keys *ot_keys_new(const struct ot_schema *schema, struct ot_arena *arena)
{
    struct ot_keys *keys = ot_arena_array(arena, 1, sizeof *keys);
    if (!keys)
        return NULL;
    keys->schema = schema;
    keys->arena = arena;
    if (schema->key)
        find_columns(keys);
    return keys;
}

/* ---- Adding ---------------------------------------------------------------------- */

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

static int add(struct ot_keys *keys, const char *row, struct ot_text *text)
{
    struct ot_origin at;
    text->length = 0;
    for (size_t i = 0; i < keys->columns; i++) {
        put_field(text, keys->column[i], row);
        ot_text_add(text, &(char){ END }, 1);
    }
    struct keyed *keyed =
        ot_arena_push(keys->arena, (void **)&keys->list, &keys->count, sizeof *keyed);
    if (!keyed || text->failed)
        return -1;
    memcpy(&at, row + keys->schema->origin, sizeof at);
    keyed->row = at.row;
    keyed->number = (unsigned)keys->count;
    keyed->text = ot_arena_copy(keys->arena, text->bytes, text->length);
    return keyed->text ? 0 : -1;
}

int ot_keys_add(struct ot_keys *keys, const struct ot_sheet *sheet,
                const struct ot_plan *plan)
{
    const char *rows;
    struct ot_text text = { 0 };
    int failed = 0;
    memcpy(&rows, (const char *)plan + keys->schema->rows, sizeof rows);
    if (!keys->file)
        keys->file = ot_arena_text(keys->arena, sheet->table->file);
    failed = keys->file ? 0 : -1;
    for (size_t i = 0; keys->columns && !failed && i < sheet->sound_count; i++)
        if (sheet->sound[i])
            failed = add(keys, rows + i * keys->schema->row_size, &text);
    ot_text_free(&text);
    return failed;
}

/* ---- Telling --------------------------------------------------------------------- */

static int by_text(const void *left, const void *right)
{
    const struct keyed *a = left, *b = right;
    int order = strcmp(a->text, b->text);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

/* The columns of the key that the row fills: "scheme, source, period and basis". */
static void put_names(struct ot_text *text, const struct ot_keys *keys, const char *key)
{
    const char *filled[COLUMNS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < keys->columns; i++) {
        size_t length = strcspn(key, "\x1f");
        const char *absent = keys->column[i]->absent;
        if (length > 0 &&
            !(absent && strlen(absent) == length && strncmp(absent, key, length) == 0))
            filled[count++] = keys->column[i]->name;
        key += length + 1;
    }
    for (size_t i = 0; i < count; i++)
        ot_text_format(text, "%s%s",
                       i == 0           ? ""
                       : i + 1 == count ? " and "
                                        : ", ",
                       filled[i]);
}

static void put_cure(struct ot_text *text, const struct ot_keys *keys)
{
    bool line = ot_schema_column(keys->schema, "line") != NULL;
    bool as_of = ot_schema_column(keys->schema, "as_of") != NULL;
    ot_text_put(text, line    ? "add \"line\" if both are meant, "
                      : as_of ? "add "
                              : "each may stand once");
    if (as_of)
        ot_text_put(text, "\"as_of\" if one revises the other");
}

static int tell(const struct ot_keys *keys, const char *key, unsigned row, unsigned first,
                struct ot_faults *faults)
{
    char place[OT_ORIGIN_ROOM];
    struct ot_text names = { 0 }, cure = { 0 };
    put_names(&names, keys, key);
    put_cure(&cure, keys);
    bool failed = names.failed || cure.failed;
    if (!failed)
        ot_faults_add(faults, (struct ot_origin){ keys->file, row, 0 },
                      "the same %s as %s; %s", ot_text_string(&names),
                      ot_origin_write((struct ot_origin){ keys->file, first, 0 }, place),
                      ot_text_string(&cure));
    ot_text_free(&cure);
    ot_text_free(&names);
    return failed ? -1 : 0;
}

/* Leaves in the list those that are not the first of their text, with its row. */
static size_t keep_repeated(struct keyed *list, size_t count)
{
    size_t kept = 0;
    struct keyed first = list[0];
    for (size_t i = 1; i < count; i++) {
        struct keyed one = list[i];
        if (strcmp(one.text, first.text) != 0)
            first = one;
        else
            list[kept++] = (struct keyed){ one.text, one.row, one.number, first.row };
    }
    return kept;
}

static int by_row(const void *left, const void *right)
{
    const struct keyed *a = left, *b = right;
    int order = (a->row > b->row) - (a->row < b->row);
    return order ? order : by_text(left, right);
}

int ot_keys_check(struct ot_keys *keys, struct ot_faults *faults)
{
    struct keyed *list = keys->list;
    if (keys->count == 0)
        return 0;
    qsort(list, keys->count, sizeof *list, by_text);
    size_t repeated = keep_repeated(list, keys->count);
    qsort(list, repeated, sizeof *list, by_row);
    for (size_t i = 0; i < repeated; i++) {
        if (i > 0 && list[i].row == list[i - 1].row)
            continue; /* of a wide row, whatever the number of its periods */
        if (tell(keys, list[i].text, list[i].row, list[i].first, faults) != 0)
            return -1;
    }
    return 0;
}
