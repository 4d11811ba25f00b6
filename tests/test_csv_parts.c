/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file read in parts is the file read whole. */
#include "config.h"

#include <stdio.h>

#include "base/text.h"
#include "harness.h"
#include "table/csv.h"

static void put_rows(struct ot_text *text, const struct ot_table *table)
{
    for (size_t i = 0; i < table->rows; i++) {
        ot_text_format(text, "%u", table->row[i].number);
        for (size_t j = 0; j < table->columns; j++)
            ot_text_format(text, "|%s", table->row[i].cell[j]);
        ot_text_put(text, "\n");
    }
}

static void put_faults(struct ot_text *text, const struct ot_faults *faults)
{
    char at[OT_ORIGIN_ROOM];
    for (size_t i = 0; i < faults->count; i++)
        ot_text_format(text, "%s: %s\n", ot_origin_write(faults->item[i].at, at),
                       faults->item[i].text);
}

/* All of t.csv as text, its faults last. */
static struct ot_text whole(void)
{
    struct ot_text text = { 0 };
    struct ot_faults faults = { 0 };
    struct ot_table *table;
    CU_ASSERT_EQUAL(ot_csv_load(ot_test_folder(), "t", &table, &faults, NULL), 0);
    if (table) {
        ot_text_format(&text, "%s %s %s\n", table->name, table->file, table->sha256);
        put_rows(&text, table);
    }
    put_faults(&text, &faults);
    ot_table_free(table);
    ot_faults_clear(&faults);
    return text;
}

static struct ot_text in_parts(size_t most)
{
    struct ot_text text = { 0 };
    struct ot_faults faults = { 0 };
    const struct ot_table *part;
    struct ot_csv *csv;
    CU_ASSERT_EQUAL(ot_csv_open(ot_test_folder(), "t", &csv, &faults, NULL), 0);
    for (bool first = true; csv; first = false) {
        CU_ASSERT_EQUAL_FATAL(ot_csv_next(csv, most, &part, NULL), 0);
        CU_ASSERT(part->rows <= most);
        if (first)
            ot_text_format(&text, "%s %s %s\n", part->name, part->file, part->sha256);
        put_rows(&text, part);
        if (part->rows == 0)
            break;
    }
    put_faults(&text, &faults);
    ot_csv_close(csv);
    ot_faults_clear(&faults);
    return text;
}

static void check(const char *bytes)
{
    static const size_t most[] = { 1, 2, 3, 5, 1000 };
    ot_test_write("t.csv", bytes);
    struct ot_text expected = whole();
    for (size_t i = 0; i < sizeof most / sizeof *most; i++) {
        struct ot_text found = in_parts(most[i]);
        OT_SAME(ot_text_string(&found), ot_text_string(&expected));
        ot_text_free(&found);
    }
    ot_text_free(&expected);
}

static void parts_together_are_the_file(void)
{
    check("a,b\n1,2\n3,4\n5,6\n7,8\n9,10\n11,12\n");
    check("\xEF\xBB\xBF a , \"b\"\r\n\r\n\"x,\"\"y\"\"\",  2\r\n,\r\n3,\xC3\xA9\r\n4,5");
    check("a,b\n");
    check("a");
}

static void faults_are_those_of_the_file(void)
{
    check("a,b\n1,2\n3\n5,6,7\n\"8\"9,1\n\xFF,2\n2,\xFE\n3,4\n");
    check("a,b\n1,2\n\"3,4\n5,6\n");
    check("a,\xFF\n1,2\n3\n");
    check("a,a\n1,2\n3,4\n");
    check("a;b\n1;2\n");
    check("");
    check("\n\n");
}

static void a_file_that_is_not_there_has_no_parts(void)
{
    struct ot_faults faults = { 0 };
    struct ot_csv *csv;
    CU_ASSERT_EQUAL(ot_csv_open(ot_test_folder(), "none", &csv, &faults, NULL), 0);
    CU_ASSERT_PTR_NULL(csv);
    CU_ASSERT_EQUAL(faults.count, 0);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(parts_together_are_the_file),
        OT_TEST(faults_are_those_of_the_file),
        OT_TEST(a_file_that_is_not_there_has_no_parts),
    };
    return OT_TESTS_RUN("csv_parts", tests);
}
