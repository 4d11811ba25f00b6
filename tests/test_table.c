/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table's cells know where they stand. */
#include "config.h"

#include "harness.h"
#include "table/csv.h"
#include "table/table.h"

static void tells_where_a_cell_stands(void)
{
    static const char bytes[] = "a,b\n1,2\n\n3,4\n";
    struct ot_faults faults = { 0 };
    struct ot_table *table =
        ot_csv_read(bytes, sizeof bytes - 1, "spend", "spend.csv", &faults, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(table);
    CU_ASSERT_EQUAL_FATAL(table->rows, 2);
    struct ot_origin at = ot_table_origin(table, 1, 0);
    OT_SAME(at.file, "spend.csv");
    CU_ASSERT_EQUAL(at.row, 4);
    CU_ASSERT_EQUAL(at.column, 1);
    at = ot_table_origin(table, 0, 1);
    CU_ASSERT_EQUAL(at.row, 2);
    CU_ASSERT_EQUAL(at.column, 2);
    ot_table_free(table);
    ot_faults_clear(&faults);
}

static void frees_what_it_owns_once(void)
{
    struct ot_arena *arena = ot_arena_new();
    struct ot_table *table = ot_arena_array(arena, 1, sizeof *table);
    CU_ASSERT_PTR_NOT_NULL_FATAL(table);
    table->arena = arena;
    ot_table_free(table);
    ot_table_free(NULL);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(tells_where_a_cell_stands),
        OT_TEST(frees_what_it_owns_once),
    };
    return OT_TESTS_RUN("table", tests);
}
