/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docs/plan.md: its examples load, and it says what the tables say. */
#include "config.h"

#include "base/file.h"
#include "plan/ledger.h"
#include "plan_folder.h"

static struct ot_text page;

/* Write the file that a ```csv block shows; its name stands in the last line before it
 * that begins with "`". Returns what follows the block. */
static const char *write_block(const char *block)
{
    char name[64], bytes[4000];
    const char *file = block - 2;
    while (file > page.bytes && strncmp(file, "\n`", 2) != 0)
        file--;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(file + 2, "`"), file + 2);
    block += strlen("```csv\n");
    const char *end = strstr(block, "```");
    snprintf(bytes, sizeof bytes, "%.*s", (int)(end - block), block);
    ot_test_write(name, bytes);
    return end;
}

/* The plan of all blocks before a heading. */
static struct ot_plan *load_until(const char *heading)
{
    struct ot_text faults = { 0 };
    char path[600];
    const char *end = strstr(ot_text_string(&page), heading), *at = page.bytes;
    CU_ASSERT_PTR_NOT_NULL_FATAL(end);
    for (size_t i = 0; i < ot_schema_count; i++) {
        snprintf(path, sizeof path, "%s/%s.csv", ot_test_folder(), ot_schemas[i]->name);
        unlink(path);
    }
    while ((at = strstr(at, "```csv\n")) && at < end)
        at = write_block(at);
    struct ot_plan *plan = plan_folder_load(&faults);
    OT_SAME(ot_text_string(&faults), "");
    ot_text_free(&faults);
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
    return plan;
}

static void opens_with_two_files_that_are_a_plan(void)
{
    struct ot_plan *plan = load_until("\n## ");
    CU_ASSERT_EQUAL(plan->file_count, 2);
    CU_ASSERT_EQUAL(plan->scheme_count, 2);
    CU_ASSERT_EQUAL(plan->period_count, 2);
    ot_plan_free(plan);
}

static void goes_on_with_money_and_activity(void)
{
    struct ot_plan *plan = load_until("\n## How tables are written");
    CU_ASSERT_EQUAL(plan->file_count, 4);
    CU_ASSERT_EQUAL(plan->spend_count, 2);
    CU_ASSERT_EQUAL(plan->activity_count, 1);
    ot_plan_free(plan);
}

static void shows_a_wide_table(void)
{
    const char *wide = strstr(ot_text_string(&page), "**Wide form.**");
    struct ot_text faults = { 0 };
    char bytes[1000];
    CU_ASSERT_PTR_NOT_NULL_FATAL(wide);
    wide = strstr(wide, "```csv\n") + strlen("```csv\n");
    snprintf(bytes, sizeof bytes, "%.*s", (int)(strstr(wide, "```") - wide), wide);
    plan_folder_start();
    ot_test_write("spend.csv", bytes);
    struct ot_plan *plan = plan_folder_load(&faults);
    OT_SAME(ot_text_string(&faults), "");
    ot_text_free(&faults);
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
    CU_ASSERT_EQUAL(plan->spend_count, 3);
    CU_ASSERT_EQUAL(plan->spend[2].amount.pence, 18751250);
    ot_plan_free(plan);
}

/* Each table has its section, and each column its line there, in order. */
static void says_what_the_tables_say(void)
{
    char line[200];
    for (size_t i = 0; i < ot_schema_count; i++) {
        snprintf(line, sizeof line, "\n### `%s`\n", ot_schemas[i]->name);
        const char *at = strstr(ot_text_string(&page), line);
        CU_ASSERT_PTR_NOT_NULL(at);
        for (size_t j = 0; at && j < ot_schemas[i]->column_count; j++) {
            const struct ot_column *column = &ot_schemas[i]->columns[j];
            snprintf(line, sizeof line, "\n| `%s` | %s | %s |", column->name,
                     column->required ? "yes" : "", column->meaning);
            at = strstr(at, line);
            OT_SAME(at ? "" : line, "");
        }
    }
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(opens_with_two_files_that_are_a_plan),
        OT_TEST(goes_on_with_money_and_activity),
        OT_TEST(shows_a_wide_table),
        OT_TEST(says_what_the_tables_say),
    };
    struct ot_error err;
    if (ot_file_read(ot_test_source("docs/plan.md"), 1 << 20, OT_EXIT_INPUT, &page,
                     &err) != 0) {
        printf("Bail out! %s\n", err.text);
        return 99;
    }
    int failed = OT_TESTS_RUN("plan_page", tests);
    ot_text_free(&page);
    return failed;
}
