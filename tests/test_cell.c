/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells: values with their signs and markers, words, and what a message shows. */
#include "config.h"

#include "base/arena.h"
#include "harness.h"
#include "plan/cell.h"

static struct ot_arena *arena;
static struct ot_faults faults;

static int read(const char *table, const char *column, const char *text, void *row)
{
    const struct ot_schema *schema = ot_schema_find(table);
    ot_faults_clear(&faults);
    struct ot_cell cell = { .schema = schema,
                            .column = ot_schema_column(schema, column),
                            .text = text,
                            .at = { "t.csv", 2, 3 },
                            .arena = arena,
                            .faults = &faults };
    memset(row, 0, schema->row_size);
    return ot_cell_read(&cell, row);
}

static struct ot_value value_of(const char *text)
{
    struct ot_activity row;
    CU_ASSERT_EQUAL(read("activity", "value", text, &row), 0);
    return row.value;
}

static void reads_numbers_as_they_are_printed(void)
{
    static const struct {
        const char *text;
        double number;
        int decimals;
        bool percent;
        enum ot_qualifier qualifier;
    } cases[] = {
        { "4,449", 4449, 0, false, OT_QUALIFIER_NONE },
        { "91.5%", 91.5, 1, true, OT_QUALIFIER_NONE },
        { "93.00 %", 93, 0, true, OT_QUALIFIER_NONE },
        { ">160", 160, 0, false, OT_QUALIFIER_OVER },
        { ">= 80", 80, 0, false, OT_QUALIFIER_AT_LEAST },
        { "<5", 5, 0, false, OT_QUALIFIER_UNDER },
        { "<=800", 800, 0, false, OT_QUALIFIER_AT_MOST },
        { "~2,500,000", 2500000, 0, false, OT_QUALIFIER_ABOUT },
        { "-1.250", -1.25, 2, false, OT_QUALIFIER_NONE },
        { "£5", 5, 0, false, OT_QUALIFIER_NONE },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct ot_value value = value_of(cases[i].text);
        CU_ASSERT(value.number == cases[i].number);
        CU_ASSERT_EQUAL(value.decimals, cases[i].decimals);
        CU_ASSERT_EQUAL(value.percent, cases[i].percent);
        CU_ASSERT_EQUAL(value.qualifier, cases[i].qualifier);
        CU_ASSERT_EQUAL(value.missing, OT_MISSING_NOT);
        OT_SAME(value.printed, cases[i].text);
        CU_ASSERT_EQUAL(value.at.column, 3);
    }
}

static void reads_why_a_value_is_missing(void)
{
    CU_ASSERT_EQUAL(value_of("N/A").missing, OT_MISSING_NOT_APPLICABLE);
    CU_ASSERT_EQUAL(value_of("n/a").missing, OT_MISSING_NOT_APPLICABLE);
    CU_ASSERT_EQUAL(value_of("TBC").missing, OT_MISSING_TO_BE_CONFIRMED);
    CU_ASSERT_EQUAL(value_of("-").missing, OT_MISSING_NOT_AVAILABLE);
    CU_ASSERT_EQUAL(value_of("..").missing, OT_MISSING_NOT_AVAILABLE);
    CU_ASSERT_EQUAL(value_of("*").missing, OT_MISSING_SUPPRESSED);
    CU_ASSERT_EQUAL(value_of("c").missing, OT_MISSING_SUPPRESSED);
    CU_ASSERT_EQUAL(value_of("").missing, OT_MISSING_NOT_GIVEN);
}

static void refuses_signs_without_a_number(void)
{
    struct ot_activity row;
    static const char *const texts[] = { ">",   "%",    "~~5", "> TBC", "5 %%", "1 000",
                                         "1e5", "0x10", "nan", "inf",   "+5",   "5-6" };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        CU_ASSERT_EQUAL(read("activity", "value", texts[i], &row), 1);
        CU_ASSERT_EQUAL(faults.count, 1);
    }
}

static void counts_money_in_pence(void)
{
    struct ot_spend row;
    CU_ASSERT_EQUAL(read("spend", "amount", "£1,267,783.05", &row), 0);
    CU_ASSERT_EQUAL(row.amount.pence, 126778305);
    CU_ASSERT_EQUAL(read("spend", "amount", "£-1", &row), 0);
    CU_ASSERT_EQUAL(row.amount.pence, -100);
    CU_ASSERT_EQUAL(read("spend", "amount", "(1,000)", &row), 0);
    CU_ASSERT_EQUAL(row.amount.pence, -100000);
    CU_ASSERT_EQUAL(read("spend", "amount", "10.500", &row), 0);
    CU_ASSERT_EQUAL(row.amount.pence, 1050);
    CU_ASSERT_EQUAL(read("spend", "amount", "TBC", &row), 0);
    CU_ASSERT_EQUAL(row.amount.missing, OT_MISSING_TO_BE_CONFIRMED);
}

static void reads_words_whatever_their_case(void)
{
    struct ot_activity row;
    CU_ASSERT_EQUAL(read("activity", "counted", "Per_Week", &row), 0);
    OT_SAME(row.counted, "per week");
    CU_ASSERT_EQUAL(read("activity", "counted", "", &row), 0);
    OT_SAME(row.counted, "in period");
    CU_ASSERT_EQUAL(read("activity", "basis", "CAPACITY", &row), 0);
    CU_ASSERT_EQUAL(row.basis, OT_BASIS_CAPACITY);
    CU_ASSERT_EQUAL(read("activity", "status", "reconstructed", &row), 0);
    CU_ASSERT_EQUAL(row.vouch.status, OT_STATUS_RECONSTRUCTED);
    CU_ASSERT_EQUAL(read("activity", "as_of", "20/09/2023", &row), 0);
    CU_ASSERT_EQUAL(row.vouch.as_of, 19620);
    CU_ASSERT_EQUAL(read("activity", "scheme", "", &row), 0);
    CU_ASSERT_PTR_NULL(row.scheme);
}

static void does_not_take_a_script_for_a_paper(void)
{
    struct ot_spend row;
    CU_ASSERT_EQUAL(read("spend", "quality", "script", &row), 1);
    CU_ASSERT_EQUAL(read("spend", "quality", "assumed", &row), 1);
    OT_HOLDS(faults.item[0].text, "found \"assumed\"");
}

static void shows_nothing_of_a_table_about_people(void)
{
    struct ot_episode row;
    CU_ASSERT_EQUAL(read("episodes", "died", "Ivy", &row), 1);
    OT_SAME(faults.item[0].text,
            "expected one of yes, no, unknown; found a value that is not shown");
    CU_ASSERT_EQUAL(read("episodes", "started", "04/01/23", &row), 1);
    OT_SAME(faults.item[0].text,
            "expected a date such as 2023-09-20; found a value that is not shown");
    CU_ASSERT_EQUAL(read("episodes", "sex", "#REF!", &row), 1);
    OT_SAME(faults.item[0].text,
            "a value that is not shown is a spreadsheet's error, not a value");
}

static void quotes_long_text_on_one_short_line(void)
{
    char text[100];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    OT_SAME(ot_cell_quote(arena, "two\nlines"), "\"two lines\"");
    CU_ASSERT_EQUAL(strlen(ot_cell_quote(arena, text)), 65);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(reads_numbers_as_they_are_printed),
        OT_TEST(reads_why_a_value_is_missing),
        OT_TEST(refuses_signs_without_a_number),
        OT_TEST(counts_money_in_pence),
        OT_TEST(reads_words_whatever_their_case),
        OT_TEST(does_not_take_a_script_for_a_paper),
        OT_TEST(shows_nothing_of_a_table_about_people),
        OT_TEST(quotes_long_text_on_one_short_line),
    };
    arena = ot_arena_new();
    int failed = OT_TESTS_RUN("cell", tests);
    ot_faults_clear(&faults);
    ot_arena_free(arena);
    return failed;
}
