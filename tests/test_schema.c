/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables said once: what is said must hold together. */
#include "config.h"

#include <stdio.h>

#include "base/text.h"
#include "harness.h"
#include "plan/plan.h"
#include "plan/schema.h"
#include "plan/schema_columns.h"

static size_t size_of(enum ot_column_type type)
{
    switch (type) {
    case OT_COLUMN_MONEY:
    case OT_COLUMN_VALUE:
        return sizeof(struct ot_value);
    case OT_COLUMN_PERIOD:
        return sizeof(struct ot_period);
    case OT_COLUMN_BASIS:
    case OT_COLUMN_QUALITY:
    case OT_COLUMN_STATUS:
    case OT_COLUMN_DATE:
    case OT_COLUMN_YEAR:
        return sizeof(int);
    default:
        return sizeof(char *);
    }
}

static void gives_each_column_a_field_of_its_own(void)
{
    for (size_t i = 0; i < ot_schema_count; i++) {
        const struct ot_schema *schema = ot_schemas[i];
        for (size_t j = 0; j < schema->column_count; j++) {
            const struct ot_column *a = &schema->columns[j];
            CU_ASSERT(a->offset + size_of(a->type) <= schema->row_size);
            CU_ASSERT(a->offset >= schema->origin + sizeof(struct ot_origin));
            for (size_t k = 0; k < j; k++) {
                const struct ot_column *b = &schema->columns[k];
                CU_ASSERT(a->offset + size_of(a->type) <= b->offset ||
                          b->offset + size_of(b->type) <= a->offset);
            }
        }
    }
}

static void names_each_column_and_heading_once(void)
{
    for (size_t i = 0; i < ot_schema_count; i++)
        for (size_t j = 0; j < ot_schemas[i]->column_count; j++) {
            const struct ot_column *column = &ot_schemas[i]->columns[j];
            CU_ASSERT_TRUE(ot_text_is_name(column->name));
            CU_ASSERT_PTR_EQUAL(ot_schema_column(ot_schemas[i], column->name), column);
            CU_ASSERT(column->meaning && column->meaning[0]);
        }
}

static void lists_what_each_choice_may_be(void)
{
    for (size_t i = 0; i < ot_schema_count; i++)
        for (size_t j = 0; j < ot_schemas[i]->column_count; j++) {
            const struct ot_column *column = &ot_schemas[i]->columns[j];
            bool words =
                column->type == OT_COLUMN_CHOICE || column->type == OT_COLUMN_BASIS ||
                column->type == OT_COLUMN_QUALITY || column->type == OT_COLUMN_STATUS;
            CU_ASSERT_EQUAL(words, column->choices != NULL);
        }
}

static void makes_keys_of_columns_that_exist(void)
{
    for (size_t i = 0; i < ot_schema_count; i++) {
        char word[48];
        const char *at = ot_schemas[i]->key ? ot_schemas[i]->key : "";
        for (int used; sscanf(at, "%47s%n", word, &used) == 1; at += used)
            CU_ASSERT_PTR_NOT_NULL(ot_schema_column(ot_schemas[i], word));
        if (ot_schemas[i]->wide)
            CU_ASSERT_PTR_EQUAL(ot_schema_column(ot_schemas[i], ot_schemas[i]->wide),
                                ot_schema_figure(ot_schemas[i]));
    }
}

static void finds_a_table_by_its_name(void)
{
    CU_ASSERT_EQUAL(ot_schema_count, 15);
    OT_SAME(ot_schema_find("spend")->name, "spend");
    CU_ASSERT_PTR_NULL(ot_schema_find("Spend"));
    CU_ASSERT_PTR_NULL(ot_schema_column(ot_schema_find("spend"), "area of spend"));
}

static void knows_the_figure_that_quality_speaks_of(void)
{
    OT_SAME(ot_schema_figure(ot_schema_find("spend"))->name, "amount");
    OT_SAME(ot_schema_figure(ot_schema_find("activity"))->name, "value");
    CU_ASSERT_PTR_NULL(ot_schema_figure(ot_schema_find("risks")));
    CU_ASSERT_PTR_NULL(ot_schema_figure(ot_schema_find("plan")));
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(gives_each_column_a_field_of_its_own),
        OT_TEST(names_each_column_and_heading_once),
        OT_TEST(lists_what_each_choice_may_be),
        OT_TEST(makes_keys_of_columns_that_exist),
        OT_TEST(finds_a_table_by_its_name),
        OT_TEST(knows_the_figure_that_quality_speaks_of),
    };
    return OT_TESTS_RUN("schema", tests);
}
