/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings: names, aliases, periods, and columns of the lead's own. */
#include "config.h"

#include "base/arena.h"
#include "harness.h"
#include "plan/sheet.h"
#include "table/csv.h"

static struct ot_arena *arena;
static struct ot_faults faults;
static struct ot_table *table;

static struct ot_sheet bind(const char *name, const char *headings)
{
    struct ot_sheet sheet;
    struct ot_error err = { 0 };
    ot_faults_clear(&faults);
    ot_table_free(table);
    table = ot_csv_read(headings, strlen(headings), name, "t.csv", &faults, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(table);
    CU_ASSERT_EQUAL(
        ot_sheet_bind(&sheet, ot_schema_find(name), table, arena, &faults, &err), 0);
    return sheet;
}

static void finds_columns_in_any_order_and_case(void)
{
    struct ot_sheet sheet = bind("schemes", "_own,NAME,Part Of,id\n");
    CU_ASSERT_EQUAL(faults.count, 0);
    CU_ASSERT_EQUAL(ot_sheet_position(&sheet, "id"), 3);
    CU_ASSERT_EQUAL(ot_sheet_position(&sheet, "name"), 1);
    CU_ASSERT_EQUAL(ot_sheet_position(&sheet, "part_of"), 2);
    CU_ASSERT_EQUAL(ot_sheet_position(&sheet, "kind"), OT_SHEET_NONE);
    CU_ASSERT_EQUAL(ot_sheet_position(&sheet, "no such column"), OT_SHEET_NONE);
}

static void knows_the_headings_of_the_national_template(void)
{
    struct ot_sheet sheet =
        bind("schemes", "id,Scheme ID,Scheme Name,Brief Description of Scheme,Scheme "
                        "Type,Sub Types,Area of Spend,% NHS (if Joint Commissioner)\n");
    CU_ASSERT_EQUAL(faults.count, 0);
    CU_ASSERT_EQUAL(ot_sheet_position(&sheet, "template_id"), 1);
    CU_ASSERT_EQUAL(ot_sheet_position(&sheet, "name"), 2);
    CU_ASSERT_EQUAL(ot_sheet_position(&sheet, "description"), 3);
    CU_ASSERT_EQUAL(ot_sheet_position(&sheet, "subtype"), 5);
    CU_ASSERT_EQUAL(ot_sheet_position(&sheet, "nhs_share"), 7);
}

static void reads_headings_that_are_periods(void)
{
    struct ot_sheet sheet =
        bind("spend", "scheme,quality,2023-24 planned,2023-24 Actual,Apr-23 forecast\n");
    CU_ASSERT_EQUAL(faults.count, 0);
    CU_ASSERT_EQUAL_FATAL(sheet.wide_count, 3);
    CU_ASSERT_EQUAL(sheet.wide[0].basis, OT_BASIS_PLANNED);
    CU_ASSERT_EQUAL(sheet.wide[1].basis, OT_BASIS_ACTUAL);
    CU_ASSERT_TRUE(ot_period_is_year(sheet.wide[1].period));
    CU_ASSERT_EQUAL(ot_period_days(sheet.wide[2].period), 30);
    CU_ASSERT_EQUAL(sheet.wide[2].column, 4);
}

static void needs_a_basis_for_periods_without_one(void)
{
    bind("spend", "scheme,quality,2023-24 planned,2024-25\n");
    CU_ASSERT_EQUAL_FATAL(faults.count, 1);
    OT_SAME(faults.item[0].text,
            "no column \"basis\", which spend needs (what the amount is)");
    bind("spend", "scheme,quality,basis,2023-24,2024-25\n");
    CU_ASSERT_EQUAL(faults.count, 0);
}

static void takes_no_period_where_there_is_no_wide_form(void)
{
    bind("risks", "id,risk,2023-24\n");
    CU_ASSERT_EQUAL_FATAL(faults.count, 1);
    OT_HOLDS(faults.item[0].text, "no column \"2023-24\" in risks");
    CU_ASSERT_EQUAL(faults.item[0].at.column, 3);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(finds_columns_in_any_order_and_case),
        OT_TEST(knows_the_headings_of_the_national_template),
        OT_TEST(reads_headings_that_are_periods),
        OT_TEST(needs_a_basis_for_periods_without_one),
        OT_TEST(takes_no_period_where_there_is_no_wide_form),
    };
    arena = ot_arena_new();
    int failed = OT_TESTS_RUN("sheet", tests);
    ot_table_free(table);
    ot_faults_clear(&faults);
    ot_arena_free(arena);
    return failed;
}
