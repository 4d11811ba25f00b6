/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks on a plan, on the shipped one and on small ones. */
#include "config.h"

#include "appraise/rules.h"

#include <stdio.h>

#include "base/file.h"
#include "desk.h"
#include "harness.h"

static size_t count_of(const struct ot_check *check, size_t count, const char *rule)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += strcmp(check[i].rule->id, rule) == 0;
    return found;
}

static void finds_what_the_paper_of_2014_says_twice(void)
{
    struct desk desk;
    struct ot_check *check;
    size_t count;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
    CU_ASSERT_EQUAL_FATAL(ot_rules_check(&desk.appraisal, &check, &count, &desk.err), 0);
    CU_ASSERT_EQUAL(count_of(check, count, "total_disagrees"), 3);
    CU_ASSERT_EQUAL(count_of(check, count, "kind_not_installed"), 0);
    CU_ASSERT_EQUAL(count_of(check, count, "activity_not_read"), 0);
    CU_ASSERT_EQUAL(count_of(check, count, "overspend"), 1);
    CU_ASSERT_EQUAL(count, 4);
    OT_HOLDS(check[0].text, "£360,000");
    OT_HOLDS(check[0].text, "£180,000");
    OT_HOLDS(check[1].text, "£9,500,000");
    OT_HOLDS(check[2].text, "£14,424,000");
    CU_ASSERT_EQUAL(check[0].values, 2);
    desk_close(&desk);
}

/* Those of a kind depend on what is installed; those of the money do not. */
static void finds_little_in_the_plan_of_2023(void)
{
    struct desk desk;
    struct ot_check *check;
    size_t count;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2023-25"));
    CU_ASSERT_EQUAL_FATAL(ot_rules_check(&desk.appraisal, &check, &count, &desk.err), 0);
    CU_ASSERT_EQUAL(count_of(check, count, "rounding_pound"), 1);
    CU_ASSERT_EQUAL(count_of(check, count, "unallocated"), 2);
    CU_ASSERT_EQUAL(count_of(check, count, "activity_not_read"), 0);
    CU_ASSERT_EQUAL(count, 3 + count_of(check, count, "kind_not_installed"));
    desk_close(&desk);
}

/* docs/plan.md lists the rules, one a row, in their order. */
static void the_page_lists_the_rules(void)
{
    struct ot_text page = { 0 };
    struct ot_error err = { 0 };
    char line[300];
    CU_ASSERT_EQUAL_FATAL(
        ot_file_read(ot_test_source("docs/plan.md"), 1 << 20, OT_EXIT_INPUT, &page, &err),
        0);
    const char *at = ot_text_string(&page);
    for (size_t i = 0; at && i < ot_rule_count; i++) {
        snprintf(line, sizeof line, "\n| `%s` | %s | %s | %s |", ot_rules[i].id,
                 ot_rules[i].level, ot_rules[i].finds, ot_rules[i].source);
        at = strstr(at, line);
        OT_SAME(at ? "" : line, "");
    }
    ot_text_free(&page);
}

static void a_total_within_its_tolerance_agrees(void)
{
    static const struct {
        const char *value, *tolerance;
        size_t found;
    } cases[] = {
        { "150000", "", 0 },
        { "150001", "", 1 },
        { "150001", "1", 0 },
        { "149998.99", "1", 1 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct desk desk;
        struct ot_check *check;
        size_t count;
        char text[300];
        const char *folder = desk_falls_plan("", "");
        snprintf(text, sizeof text,
                 "table,period,value,tolerance,reference,quality\nspend,2015-16,%s,%s,P1 "
                 "p2,published\n",
                 cases[i].value, cases[i].tolerance);
        ot_test_write("totals.csv", text);
        desk_open(&desk, folder);
        CU_ASSERT_EQUAL_FATAL(ot_rules_check(&desk.appraisal, &check, &count, &desk.err),
                              0);
        CU_ASSERT_EQUAL(count, cases[i].found);
        desk_close(&desk);
    }
    ot_test_write("totals.csv", "table,period,value,reference,quality\n");
}

static void a_measure_that_no_input_reads_is_said_with_a_suggestion(void)
{
    struct desk desk;
    struct ot_check *check;
    size_t count;
    desk_open(
        &desk,
        desk_falls_plan(
            "falls,started_taichi,2015-16,planned,10,person,estimated,,a count\n", ""));
    CU_ASSERT_EQUAL_FATAL(ot_rules_check(&desk.appraisal, &check, &count, &desk.err), 0);
    CU_ASSERT_EQUAL_FATAL(count, 1);
    OT_SAME(check[0].rule->id, "activity_not_read");
    OT_HOLDS(check[0].text, "did you mean \"started_tai_chi\"?");
    CU_ASSERT_EQUAL(check[0].at[0].row, 2);
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(finds_what_the_paper_of_2014_says_twice),
        OT_TEST(finds_little_in_the_plan_of_2023),
        OT_TEST(the_page_lists_the_rules),
        OT_TEST(a_total_within_its_tolerance_agrees),
        OT_TEST(a_measure_that_no_input_reads_is_said_with_a_suggestion),
    };
    return OT_TESTS_RUN("rules", tests);
}
