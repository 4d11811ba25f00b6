/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of more rows than are read at a time: what it comes to, and its faults,
 * wherever in it they stand. */
#include "config.h"

#include "plan/people.h"

#include <string.h>

#include "plan_folder.h"

#define ROWS 10000

/* Row 2 is the first; row `odd` is another one's words, if that is not 0. */
static void write_rows(unsigned odd, const char *words)
{
    struct ot_text text = { 0 };
    ot_text_put(&text, "episode,scheme,started,hours,age_band\n");
    for (unsigned row = 2; row < ROWS + 2; row++)
        if (row == odd)
            ot_text_put(&text, words);
        else
            ot_text_format(&text, "E%05u,%s,2023-%02u-11,%u,75-84\n", row,
                           row % 4 ? "falls" : "reablement", 4 + row % 3, row % 10);
    plan_folder_start();
    ot_test_write("episodes.csv", ot_text_string(&text));
    ot_text_free(&text);
}

static const char *faults_of(unsigned odd, const char *words)
{
    static char faults[2000];
    struct ot_text text = { 0 };
    write_rows(odd, words);
    ot_plan_free(plan_folder_load(&text));
    snprintf(faults, sizeof faults, "%s", ot_text_string(&text));
    ot_text_free(&text);
    return faults;
}

static double sum_of(const struct ot_plan *plan, const char *scheme, const char *measure)
{
    double sum = 0;
    for (size_t i = 0; i < plan->activity_count; i++) {
        const struct ot_activity *row = &plan->activity[i];
        if (!row->group && strcmp(row->scheme, scheme) == 0 &&
            strcmp(row->measure, measure) == 0)
            sum += row->value.number;
    }
    return sum;
}

static void all_parts_are_counted(void)
{
    struct ot_text text = { 0 };
    double hours[2] = { 0 };
    for (unsigned row = 2; row < ROWS + 2; row++)
        hours[row % 4 == 0] += row % 10;
    write_rows(0, NULL);
    struct ot_plan *plan = plan_folder_load(&text);
    OT_SAME(ot_text_string(&text), "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
    CU_ASSERT_EQUAL(sum_of(plan, "falls", "starts"), ROWS - ROWS / 4);
    CU_ASSERT_EQUAL(sum_of(plan, "reablement", "starts"), ROWS / 4);
    CU_ASSERT_EQUAL(sum_of(plan, "falls", "hours"), hours[0]);
    CU_ASSERT_EQUAL(sum_of(plan, "reablement", "hours"), hours[1]);
    CU_ASSERT_EQUAL(plan->episode_count, 0);
    for (size_t i = 0; i < plan->file_count; i++)
        if (strcmp(plan->files[i].name, "episodes") == 0)
            CU_ASSERT_EQUAL(plan->files[i].rows, ROWS);
    ot_plan_free(plan);
    ot_text_free(&text);
}

static void a_fault_is_told_wherever_it_stands(void)
{
    static const struct {
        const char *words, *told;
    } of[] = {
        { "Ex,falls,soon,1,75-84\n",
          "3: expected a date such as 2023-09-20; found a value that is not shown" },
        { "Ex,nowhere,2023-04-01,1,75-84\n", "2: no such scheme in schemes" },
        { "Ex,falls,2023-04-01,many,75-84\n",
          " hours: expected a number, 0 or more; found a value that is not shown" },
        { "Ex,falls,2023-04-01,9434765919,75-84\n",
          "4: looks like an NHS number; use a pseudonym of your own, and nothing that "
          "tells "
          "who people are" },
        { "E00002,falls,2023-04-01,1,75-84\n",
          " the same episode as episodes.csv:2; each may stand once" },
        { "Ex,falls,2023-04-01,1\n", " expected 5 cells, found 4; the first missing is "
                                     "\"age_band\"" },
    };
    static const unsigned at[] = { 3, 4097, 4098, ROWS + 1 };
    char expected[300];
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        for (size_t k = 0; k < sizeof at / sizeof *at; k++) {
            snprintf(expected, sizeof expected, "episodes.csv:%u:%s", at[k], of[i].told);
            OT_SAME(faults_of(at[k], of[i].words), expected);
        }
}

static void a_heading_is_told_once(void)
{
    struct ot_text text = { 0 }, faults = { 0 };
    ot_text_put(&text, "episode,scheme,surname\n");
    for (unsigned row = 2; row < ROWS + 2; row++)
        ot_text_format(&text, "E%05u,falls,x\n", row);
    plan_folder_try("episodes.csv", ot_text_string(&text), &faults);
    OT_SAME(ot_text_string(&faults),
            "episodes.csv:1:3: this column would tell who people are; remove it\n"
            "episodes.csv:1:3: no such column in episodes (begin your own columns with "
            "\"_\")");
    ot_text_free(&text);
    ot_text_free(&faults);
}

static void each_repeated_row_is_told_beside_the_first(void)
{
    struct ot_text text = { 0 }, faults = { 0 };
    size_t lines = 0;
    ot_text_put(&text, "episode,scheme,started\n");
    for (unsigned row = 2; row < ROWS + 2; row++)
        ot_text_put(&text, "E,falls,2023-04-01\n");
    plan_folder_try("episodes.csv", ot_text_string(&text), &faults);
    for (const char *at = ot_text_string(&faults);
         (at = strstr(at, "as episodes.csv:2;")); at++)
        lines++;
    CU_ASSERT_EQUAL(lines, ROWS - 1);
    ot_text_free(&text);
    ot_text_free(&faults);
}

static void of_one_row_a_key_is_told_before_what_the_row_says(void)
{
    static const unsigned at[] = { 3, 4097, 4098, ROWS + 1 };
    char expected[300];
    for (size_t k = 0; k < sizeof at / sizeof *at; k++) {
        snprintf(expected, sizeof expected,
                 "episodes.csv:%u: the same episode as episodes.csv:2; each may stand "
                 "once\nepisodes.csv:%u: hours: expected a number, 0 or more; found a "
                 "value that is not shown",
                 at[k], at[k]);
        OT_SAME(faults_of(at[k], "E00002,falls,2023-04-01,many,75-84\n"), expected);
    }
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(all_parts_are_counted),
        OT_TEST(a_fault_is_told_wherever_it_stands),
        OT_TEST(a_heading_is_told_once),
        OT_TEST(each_repeated_row_is_told_beside_the_first),
        OT_TEST(of_one_row_a_key_is_told_before_what_the_row_says),
    };
    return OT_TESTS_RUN("people", tests);
}
