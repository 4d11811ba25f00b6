/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row after the other, and what is plain beside what is not. */
#include "config.h"

#include "table/csv_row.h"

#include <stdlib.h>
#include <string.h>

#include "harness.h"

static struct ot_faults faults;
static struct ot_csv_row row;

static void begin(const char *bytes, size_t length)
{
    static const char *cell[OT_CSV_COLUMNS_MAX];
    row = (struct ot_csv_row){ .at = bytes,
                               .end = bytes + length,
                               .file = "t.csv",
                               .faults = &faults,
                               .arena = ot_arena_new(),
                               .cell = cell };
    CU_ASSERT_PTR_NOT_NULL_FATAL(row.arena);
}

static void end(void)
{
    ot_arena_free(row.arena);
    ot_text_free(&row.text);
    ot_faults_clear(&faults);
}

static void rows_are_read_one_by_one(void)
{
    static const char bytes[] = "a, b ,\"c,d\"\r\n,,\n x\ty,\xC3\xA9,z";
    begin(bytes, sizeof bytes - 1);
    ot_csv_row_read(&row);
    CU_ASSERT_EQUAL(row.number, 1);
    CU_ASSERT_EQUAL_FATAL(row.count, 3);
    OT_SAME(row.cell[0], "a");
    OT_SAME(row.cell[1], "b");
    OT_SAME(row.cell[2], "c,d");
    ot_csv_row_read(&row);
    CU_ASSERT(row.sound && row.empty);
    CU_ASSERT_EQUAL(row.count, 3);
    ot_csv_row_read(&row);
    CU_ASSERT_EQUAL(row.number, 3);
    OT_SAME(row.cell[0], "x\ty");
    OT_SAME(row.cell[1], "\xC3\xA9");
    OT_SAME(row.cell[2], "z");
    CU_ASSERT_PTR_EQUAL(row.at, row.end);
    CU_ASSERT_EQUAL(faults.count, 0);
    end();
}

/* Each byte that a cell can hold bare, beside the same in quotes. */
static void a_bare_cell_is_the_same_in_quotes(void)
{
    for (int byte = 1; byte < 0x80; byte++) {
        if (strchr(",\"\r\n", byte))
            continue;
        char bytes[] = { 'p', (char)byte, 'q', ',', '"', 'p', (char)byte, 'q', '"' };
        begin(bytes, sizeof bytes);
        ot_csv_row_read(&row);
        CU_ASSERT(row.sound && row.count == 2);
        OT_SAME(row.cell[0], row.cell[1]);
        CU_ASSERT_EQUAL(row.cell[0][1], (char)byte);
        CU_ASSERT_PTR_EQUAL(row.at, row.end);
        end();
    }
}

static void the_longest_cell_is_read_and_a_longer_one_told(void)
{
    char *bytes = malloc(OT_CSV_FIELD_MAX + 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
    memset(bytes, 'x', OT_CSV_FIELD_MAX + 1);
    for (size_t more = 0; more < 2; more++) {
        begin(bytes, OT_CSV_FIELD_MAX + more);
        ot_csv_row_read(&row);
        CU_ASSERT_EQUAL(row.sound, more == 0);
        CU_ASSERT_EQUAL(faults.count, more);
        CU_ASSERT(more || strlen(row.cell[0]) == OT_CSV_FIELD_MAX);
        end();
    }
    free(bytes);
}

static void what_is_not_utf8_is_counted(void)
{
    static const char bytes[] = "a,\xFF,\xFE\nb,c,d\n";
    begin(bytes, sizeof bytes - 1);
    ot_csv_row_read(&row);
    CU_ASSERT_FALSE(row.sound);
    CU_ASSERT_EQUAL(row.misencoded_count, 2);
    CU_ASSERT_EQUAL(row.misencoded.column, 2);
    ot_csv_row_read(&row);
    CU_ASSERT(row.sound);
    CU_ASSERT_EQUAL(faults.count, 0);
    end();
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(rows_are_read_one_by_one),
        OT_TEST(a_bare_cell_is_the_same_in_quotes),
        OT_TEST(the_longest_cell_is_read_and_a_longer_one_told),
        OT_TEST(what_is_not_utf8_is_counted),
    };
    return OT_TESTS_RUN("csv_row", tests);
}
