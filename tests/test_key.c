/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys: rows that say the same thing, and rows that only seem to. */
#include "config.h"

#include "plan_folder.h"

#define SPEND "scheme,line,period,basis,account,amount,quality,as_of\n"

static const char *faults_of(const char *file, const char *bytes)
{
    static char faults[2000];
    struct ot_text text = { 0 };
    plan_folder_try(file, bytes, &text);
    snprintf(faults, sizeof faults, "%s", ot_text_string(&text));
    ot_text_free(&text);
    return faults;
}

static void allows_lines_and_editions(void)
{
    OT_SAME(faults_of("spend.csv",
                      SPEND "falls,,2023-24,planned,,1,returned,\n"
                            "falls,b,2023-24,planned,,1,returned,\n"
                            "falls,,2023-24,actual,,1,returned,\n"
                            "falls,,2023-24,planned,capital,1,returned,\n"
                            "falls,,2023-24,planned,,2,returned,2024-01-31\n"),
            "");
}

static void knows_a_period_and_a_default_however_they_are_written(void)
{
    OT_SAME(
        faults_of("spend.csv", SPEND "falls,,2023-24,planned,,1,returned,\n"
                                     "falls,,2023/24,planned,revenue,1,returned,\n"),
        "spend.csv:3: the same scheme, period and basis as spend.csv:2; add \"line\" if "
        "both are meant, \"as_of\" if one revises the other");
}

static void tells_of_each_row_beside_the_first(void)
{
    OT_SAME(faults_of("papers.csv", "id,title\nS0,One\nS1,Two\nS0,Three\nS0,Four\n"),
            "papers.csv:4: the same id as papers.csv:2; each may stand once\n"
            "papers.csv:5: the same id as papers.csv:2; each may stand once");
}

static void names_as_of_alone_where_there_are_no_lines(void)
{
    OT_SAME(faults_of("funding.csv", "source,period,basis,amount,quality\n"
                                     "iBCF,2023-24,planned,1,returned\n"
                                     "iBCF,2023-24,planned,2,returned\n"),
            "funding.csv:3: the same source, period and basis as funding.csv:2; add "
            "\"as_of\" if one revises the other");
}

static void leaves_rows_alone_that_could_not_be_read(void)
{
    OT_SAME(
        faults_of("spend.csv", SPEND "falls,,x,planned,,1,returned,\n"
                                     "falls,,y,planned,,1,returned,\n"),
        "spend.csv:2:3: expected a period such as 2023-24, 2023-24 Q3 or Apr 2023; found "
        "\"x\"\n"
        "spend.csv:3:3: expected a period such as 2023-24, 2023-24 Q3 or Apr 2023; found "
        "\"y\"");
}

static void lets_a_total_be_printed_twice(void)
{
    OT_SAME(faults_of("totals.csv", "table,period,value,reference\n"
                                    "spend,2023-24,1,S0 p1\nspend,2023-24,1,S0 p1\n"),
            "");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(allows_lines_and_editions),
        OT_TEST(knows_a_period_and_a_default_however_they_are_written),
        OT_TEST(tells_of_each_row_beside_the_first),
        OT_TEST(names_as_of_alone_where_there_are_no_lines),
        OT_TEST(leaves_rows_alone_that_could_not_be_read),
        OT_TEST(lets_a_total_be_printed_twice),
    };
    return OT_TESTS_RUN("key", tests);
}
