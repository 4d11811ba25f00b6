/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma-separated values: what is read, and each fault at its row and column. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/text.h"
#include "harness.h"
#include "table/csv.h"

static struct ot_faults faults;
static struct ot_table *table;
static struct ot_text told;

static void forget(void)
{
    ot_table_free(table);
    table = NULL;
    ot_faults_clear(&faults);
    ot_text_free(&told);
}

static const char *tell(void)
{
    char at[OT_ORIGIN_ROOM];
    for (size_t i = 0; i < faults.count; i++)
        ot_text_format(&told, "%s: %s\n", ot_origin_write(faults.item[i].at, at),
                       faults.item[i].text);
    return ot_text_string(&told);
}

/* Read from a buffer of exactly this size, so that a byte too far is seen by the
 * sanitizers. Returns the faults, a line each. */
static const char *read_bytes(const char *bytes, size_t length)
{
    struct ot_error err = { 0 };
    forget();
    char *exact = malloc(length ? length : 1);
    if (!exact)
        abort();
    memcpy(exact, bytes, length);
    table = ot_csv_read(length ? exact : exact + 1, length, "t", "t.csv", &faults, &err);
    free(exact);
    OT_SAME(err.text, "");
    CU_ASSERT(table || faults.count > 0);
    return tell();
}
#define READ(literal) read_bytes(literal, sizeof(literal) - 1)

/* The table as text: a line a row, its number first, cells between bars. */
static const char *shown(void)
{
    static struct ot_text text;
    ot_text_free(&text);
    for (size_t i = 0; table && i < table->rows; i++) {
        ot_text_format(&text, "%u", table->row[i].number);
        for (size_t j = 0; j < table->columns; j++)
            ot_text_format(&text, "|%s", table->row[i].cell[j]);
        ot_text_put(&text, "\n");
    }
    return ot_text_string(&text);
}

static void reads_headings_and_rows(void)
{
    OT_SAME(READ("scheme,Area of spend\nfalls,Acute\nbridging,\n"), "");
    CU_ASSERT_EQUAL_FATAL(table->columns, 2);
    OT_SAME(table->name, "t");
    OT_SAME(table->file, "t.csv");
    OT_SAME(table->heading[0], "scheme");
    OT_SAME(table->heading[1], "Area of spend");
    OT_SAME(shown(), "2|falls|Acute\n3|bridging|\n");
}

static void reads_the_same_with_any_line_end_bom_or_last_line(void)
{
    OT_SAME(READ("a,b\n1,2\n3,4"), "");
    OT_SAME(shown(), "2|1|2\n3|3|4\n");
    OT_SAME(READ("a,b\r\n1,2\r\n3,4\r\n"), "");
    OT_SAME(shown(), "2|1|2\n3|3|4\n");
    OT_SAME(READ("\xEF\xBB\xBF"
                 "a,b\n1,2\r\n3,4\n\n\n"),
            "");
    OT_SAME(shown(), "2|1|2\n3|3|4\n");
    OT_SAME(table->heading[0], "a");
}

static void reads_an_empty_last_cell_at_the_end_of_the_file(void)
{
    OT_SAME(READ("a,b\n1,"), "");
    OT_SAME(shown(), "2|1|\n");
    OT_SAME(READ("a,b\n1,\"\""), "");
    OT_SAME(shown(), "2|1|\n");
}

static void reads_quoted_cells(void)
{
    OT_SAME(READ("\"a\",b\n\"1,267,783\",\"say \"\"yes\"\"\"\n\"\"\"\",\"\"\n"), "");
    OT_SAME(shown(), "2|1,267,783|say \"yes\"\n3|\"|\n");
}

static void trims_the_outer_spaces_of_cells_and_headings(void)
{
    OT_SAME(READ(" a ,b\t\n  1,\" 2 3 \"\n\xC2\xA0"
                 "4\xC2\xA0,\"5\n\"\n"),
            "");
    OT_SAME(table->heading[0], "a");
    OT_SAME(table->heading[1], "b");
    OT_SAME(shown(), "2|1|2 3\n3|4|5\n");
}

static void counts_rows_as_a_spreadsheet_does(void)
{
    OT_SAME(READ("a,\"b\nb\"\n\"1\r\n1\n1\",2\n\n,\n , \n3,4\n"), "");
    OT_SAME(table->heading[1], "b\nb");
    OT_SAME(shown(), "2|1\n1\n1|2\n6|3|4\n");
}

static void counts_empty_rows_above_the_headings(void)
{
    OT_SAME(READ("\n,,\na,b\n1,2\n3\n"),
            "t.csv:5: expected 2 cells, found 1; the first missing is \"b\"\n");
    OT_SAME(shown(), "4|1|2\n");
}

static void skips_empty_rows_of_any_length(void)
{
    OT_SAME(READ("a,b\n,,,,\n1,2\n \n"), "");
    OT_SAME(shown(), "3|1|2\n");
}

static void reads_a_table_without_rows(void)
{
    OT_SAME(READ("a,b"), "");
    CU_ASSERT_EQUAL(table->rows, 0);
    OT_SAME(READ("a,b\n"), "");
    CU_ASSERT_EQUAL(table->rows, 0);
}

static void keeps_the_hash_of_the_bytes(void)
{
    char hash[OT_SHA256_ROOM];
    OT_SAME(READ("\xEF\xBB\xBF"
                 "a\n1\n"),
            "");
    OT_SAME(table->sha256, ot_sha256("\xEF\xBB\xBF"
                                     "a\n1\n",
                                     7, hash));
}

static void tells_rows_of_another_length_and_reads_the_rest(void)
{
    OT_SAME(READ("scheme,line,period\n1,2,3\n1\n1,2\n4,5,6\n1,2,3,4\n7,8,9\n1,2"),
            "t.csv:3: expected 3 cells, found 1; the first missing is \"line\"\n"
            "t.csv:4: expected 3 cells, found 2; the first missing is \"period\"\n"
            "t.csv:6: expected 3 cells, found 4; a cell that holds a comma must be in "
            "quotes\n"
            "t.csv:8: expected 3 cells, found 2; the first missing is \"period\"\n");
    OT_SAME(shown(), "2|1|2|3\n5|4|5|6\n7|7|8|9\n");
}

static void tells_every_fault_at_once_each_where_it_stands(void)
{
    READ("a,b\n1,x\"y\n\"1\"2,3\n4\r5,6\n7\0,8\n9\nok,ok\n1,\"open\n");
    CU_ASSERT_EQUAL(faults.count, 6);
    OT_HOLDS(told.bytes, "t.csv:2:2: a quote inside a cell");
    OT_HOLDS(told.bytes, "t.csv:3:1: text after a closing quote");
    OT_HOLDS(told.bytes, "t.csv:4:1: a carriage return that ends no line");
    OT_HOLDS(told.bytes, "t.csv:5:1: a NUL byte");
    OT_HOLDS(told.bytes, "t.csv:6: expected 2 cells, found 1");
    OT_HOLDS(told.bytes, "t.csv:8:2: a quote is opened here and never closed");
    OT_SAME(shown(), "7|ok|ok\n");
}

static void never_repeats_the_text_of_a_cell(void)
{
    READ("a,b\nSECRET,x\"SECRET\n\"SECRET\"SECRET,SECRET\nSECRET\rSECRET,1\n"
         "SECRET\0,SECRET\nSECRET\nSECRET,SECRET,SECRET\nSECRET\xA3,1\n1,\"SECRET\n");
    CU_ASSERT_EQUAL(faults.count, 8);
    CU_ASSERT_PTR_NULL(strstr(told.bytes, "SECRET"));
}

static void tells_once_that_cells_are_not_utf8(void)
{
    OT_SAME(READ("a,b\n1,\xA3"
                 "5\n2,3\n"),
            "t.csv:2:2: not UTF-8 (perhaps Windows-1252); save the file as CSV UTF-8\n");
    OT_SAME(shown(), "3|2|3\n");
    OT_SAME(READ("a,b\n1,\xA3"
                 "5\n\xA3"
                 "2,\"\xA3\"\n"),
            "t.csv:2:2: not UTF-8 (perhaps Windows-1252), nor are 2 cells after it; save "
            "the file as CSV UTF-8\n");
}

static void tells_the_cure_for_another_separator(void)
{
    OT_SAME(READ("a;b;c\n1;2,5;3\n"),
            "t.csv: its cells are separated by ';'; save it with ',' between cells\n");
    CU_ASSERT_PTR_NULL(table);
    OT_SAME(READ("\"a,a,a,a\";\"b\"\n1;2\n"),
            "t.csv: its cells are separated by ';'; save it with ',' between cells\n");
    OT_SAME(READ("\r\na\tb\r\n1\t2\r\n"),
            "t.csv: its cells are separated by tabs; save it with ',' between cells\n");
    OT_SAME(READ("a,\"b;c;d\"\n1,2\n"), "");
}

static void tells_the_cure_for_another_format(void)
{
    OT_SAME(READ("\xFF\xFE"
                 "a\0,\0b\0\n\0"),
            "t.csv: is UTF-16; save it as CSV UTF-8\n");
    OT_SAME(READ("\xFE\xFF\0a\0,"), "t.csv: is UTF-16; save it as CSV UTF-8\n");
    OT_SAME(READ("a\0,\0b\0\n\0"), "t.csv: is UTF-16; save it as CSV UTF-8\n");
    OT_SAME(READ("\0a\0,"), "t.csv: is UTF-16; save it as CSV UTF-8\n");
    OT_SAME(READ("PK\x03\x04\x14"),
            "t.csv: is a workbook and not CSV; save its sheet as CSV UTF-8\n");
    OT_SAME(READ("a,b\r1,2\r"),
            "t.csv: its lines end in a carriage return alone; save it as CSV UTF-8\n");
    CU_ASSERT_PTR_NULL(table);
}

static void tells_that_there_are_no_headings(void)
{
    static const char empty[] = "t.csv: is empty; its first row must hold the headings\n";
    OT_SAME(READ(""), empty);
    OT_SAME(READ("\xEF\xBB\xBF"), empty);
    OT_SAME(READ("\n"), empty);
    OT_SAME(READ("\r\n,,\r\n  \n"), empty);
    CU_ASSERT_PTR_NULL(table);
}

static void tells_empty_and_repeated_headings(void)
{
    OT_SAME(READ("Area of spend,,b,area_of_spend, \n1,2,3,4,5\n"),
            "t.csv:1:2: the heading is empty; give the column a heading, or remove it\n"
            "t.csv:1:4: the heading \"area_of_spend\" stands in column 1 too\n"
            "t.csv:1:5: the heading is empty; give the column a heading, or remove it\n");
    CU_ASSERT_PTR_NOT_NULL(table);
}

static void looks_through_the_rows_where_the_headings_are_spoilt(void)
{
    READ("a,b\"\n1,2\n3,4\"\n5\n");
    CU_ASSERT_PTR_NULL(table);
    CU_ASSERT_EQUAL(faults.count, 2);
    OT_HOLDS(told.bytes, "t.csv:1:2: a quote inside");
    OT_HOLDS(told.bytes, "t.csv:3:2: a quote inside");
}

static void limits_the_length_of_a_cell(void)
{
    struct ot_text bytes = { 0 };
    ot_text_format(&bytes, "a,b\n1,%*d\n", OT_CSV_FIELD_MAX, 2);
    OT_SAME(read_bytes(bytes.bytes, bytes.length), "");
    OT_SAME(shown(), "2|1|2\n");
    ot_text_format(&bytes, "1,%*d\n\"%*d\",4\n5,6\n", OT_CSV_FIELD_MAX + 1, 2, 70000, 3);
    OT_SAME(read_bytes(bytes.bytes, bytes.length),
            "t.csv:3:2: longer than 65536 bytes; shorten the text\n"
            "t.csv:4:1: longer than 65536 bytes; shorten the text\n");
    OT_SAME(shown(), "2|1|2\n5|5|6\n");
    ot_text_free(&bytes);
}

static void limits_the_number_of_columns(void)
{
    struct ot_text bytes = { 0 };
    ot_text_put(&bytes, "h0");
    for (int i = 1; i < OT_CSV_COLUMNS_MAX; i++)
        ot_text_format(&bytes, ",h%d", i);
    OT_SAME(read_bytes(bytes.bytes, bytes.length), "");
    CU_ASSERT_EQUAL(table->columns, OT_CSV_COLUMNS_MAX);
    ot_text_put(&bytes, ",more\n1,2\n");
    OT_SAME(read_bytes(bytes.bytes, bytes.length),
            "t.csv:1: 4097 cells; a row has at most 4096\n");
    CU_ASSERT_PTR_NULL(table);
    ot_text_free(&bytes);
}

static void tells_a_million_columns_in_one_line(void)
{
    struct ot_text bytes = { 0 };
    for (int i = 0; i < 1000000; i++)
        ot_text_put(&bytes, "h,");
    ot_text_put(&bytes, "h\n1,2\n");
    OT_SAME(read_bytes(bytes.bytes, bytes.length),
            "t.csv:1: 1000001 cells; a row has at most 4096\n");
    CU_ASSERT_PTR_NULL(table);
    ot_text_free(&bytes);
}

/* One quote too few, and the rest of a large file is one cell. */
static void tells_where_a_quote_that_never_ends_began(void)
{
    struct ot_text bytes = { 0 };
    ot_text_put(&bytes, "a,b\n1,\"2\n");
    for (int i = 0; i < 500000; i++)
        ot_text_put(&bytes, "secret,4\r\n");
    read_bytes(bytes.bytes, bytes.length);
    OT_HOLDS(told.bytes, "t.csv:2:2: ");
    CU_ASSERT(told.length < 200);
    CU_ASSERT_PTR_NULL(strstr(told.bytes, "secret"));
    ot_text_free(&bytes);
}

/* Every beginning of a file with everything in it, and every byte of it replaced. */
static void stands_up_to_cut_and_damaged_bytes(void)
{
    static const char whole[] = "\xEF\xBB\xBF"
                                "a,\"b\"\r\n\"1\"\"\n2\",\xC2\xA3"
                                "3\n\n4,5\n";
    static const char replaced[] = { '"', ',', '\r', '\n', '\0', '\xA3', '\xF0', ' ' };
    char bytes[sizeof whole];
    for (size_t i = 0; i < sizeof whole; i++)
        read_bytes(whole, i);
    for (size_t i = 0; i < sizeof whole - 1; i++)
        for (size_t j = 0; j < sizeof replaced; j++) {
            memcpy(bytes, whole, sizeof whole);
            bytes[i] = replaced[j];
            read_bytes(bytes, sizeof whole - 1);
            CU_ASSERT(!table || table->columns > 0);
        }
}

static void loads_a_file_of_a_folder(void)
{
    struct ot_error err = { 0 };
    forget();
    ot_test_write("spend.csv", "a,b\n1,2\n3\n");
    CU_ASSERT_EQUAL(ot_csv_load(ot_test_folder(), "spend", &table, &faults, &err), 0);
    CU_ASSERT_PTR_NOT_NULL_FATAL(table);
    OT_SAME(table->name, "spend");
    OT_SAME(table->file, "spend.csv");
    OT_SAME(shown(), "2|1|2\n");
    OT_SAME(tell(),
            "spend.csv:3: expected 2 cells, found 1; the first missing is \"b\"\n");
}

static void gives_no_table_where_there_is_no_file(void)
{
    struct ot_error err = { 0 };
    forget();
    CU_ASSERT_EQUAL(ot_csv_load(ot_test_folder(), "none", &table, &faults, &err), 0);
    CU_ASSERT_PTR_NULL(table);
    CU_ASSERT_EQUAL(faults.count, 0);
}

static void gives_a_fault_where_the_file_has_no_headings(void)
{
    struct ot_error err = { 0 };
    forget();
    ot_test_write("empty.csv", "");
    CU_ASSERT_EQUAL(ot_csv_load(ot_test_folder(), "empty", &table, &faults, &err), 0);
    CU_ASSERT_PTR_NULL(table);
    OT_SAME(tell(), "empty.csv: is empty; its first row must hold the headings\n");
}

static void tells_that_a_file_cannot_be_read(void)
{
    struct ot_error err = { 0 };
    char path[300];
    forget();
    snprintf(path, sizeof path, "%s/folder.csv", ot_test_folder());
    CU_ASSERT_EQUAL_FATAL(mkdir(path, 0700), 0);
    CU_ASSERT_EQUAL(ot_csv_load(ot_test_folder(), "folder", &table, &faults, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_INPUT);
    OT_HOLDS(err.text, "folder.csv: is not a file");
}

static void reads_the_shipped_tables_without_a_fault(void)
{
    static const char *const names[] = { "plan", "schemes", "spend", "metrics",
                                         "totals" };
    struct ot_error err = { 0 };
    const char *folder = ot_test_source("scripts/milton-keynes-2015-16");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        forget();
        CU_ASSERT_EQUAL(ot_csv_load(folder, names[i], &table, &faults, &err), 0);
        CU_ASSERT_PTR_NOT_NULL_FATAL(table);
        CU_ASSERT(table->rows > 0);
        OT_SAME(tell(), "");
    }
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(reads_headings_and_rows),
        OT_TEST(reads_the_same_with_any_line_end_bom_or_last_line),
        OT_TEST(reads_an_empty_last_cell_at_the_end_of_the_file),
        OT_TEST(reads_quoted_cells),
        OT_TEST(trims_the_outer_spaces_of_cells_and_headings),
        OT_TEST(counts_rows_as_a_spreadsheet_does),
        OT_TEST(counts_empty_rows_above_the_headings),
        OT_TEST(skips_empty_rows_of_any_length),
        OT_TEST(reads_a_table_without_rows),
        OT_TEST(keeps_the_hash_of_the_bytes),
        OT_TEST(tells_rows_of_another_length_and_reads_the_rest),
        OT_TEST(tells_every_fault_at_once_each_where_it_stands),
        OT_TEST(never_repeats_the_text_of_a_cell),
        OT_TEST(tells_once_that_cells_are_not_utf8),
        OT_TEST(tells_the_cure_for_another_separator),
        OT_TEST(tells_the_cure_for_another_format),
        OT_TEST(tells_that_there_are_no_headings),
        OT_TEST(tells_empty_and_repeated_headings),
        OT_TEST(looks_through_the_rows_where_the_headings_are_spoilt),
        OT_TEST(limits_the_length_of_a_cell),
        OT_TEST(limits_the_number_of_columns),
        OT_TEST(tells_a_million_columns_in_one_line),
        OT_TEST(tells_where_a_quote_that_never_ends_began),
        OT_TEST(stands_up_to_cut_and_damaged_bytes),
        OT_TEST(loads_a_file_of_a_folder),
        OT_TEST(gives_no_table_where_there_is_no_file),
        OT_TEST(gives_a_fault_where_the_file_has_no_headings),
        OT_TEST(tells_that_a_file_cannot_be_read),
        OT_TEST(reads_the_shipped_tables_without_a_fault),
    };
    int result = OT_TESTS_RUN("csv", tests);
    forget();
    return result;
}
