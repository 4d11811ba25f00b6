/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger: parts, periods, editions, filters, and the shipped plan's totals. */
#include "config.h"

#include "base/arena.h"
#include "base/date.h"
#include "plan/ledger.h"
#include "plan_folder.h"

#define SCHEMES                                                                   \
    "id,name,part_of,type,area\nfund,All,,,\nfalls,Falls,fund,Prevention,Acute\n" \
    "home,Home,fund,,\nnight,Night,home,,\nother,Other,,,\n"
#define SPEND "scheme,line,source,period,basis,area,recurrence,amount,quality,as_of\n"

static struct ot_plan *plan;
static struct ot_arena *arena;

static void open_spend(const char *rows)
{
    char text[4000];
    struct ot_text faults = { 0 };
    ot_plan_free(plan);
    plan_folder_start();
    ot_test_write("schemes.csv", SCHEMES);
    ot_test_write("funding.csv", "source,contributor,period,basis,amount,quality\n"
                                 "iBCF,Council,2023-24,planned,100.10,returned\n"
                                 "DFG,Council,2023-24,planned,50,returned\n"
                                 "iBCF,Council,2023-24,minimum,90,returned\n"
                                 "iBCF,Council,2024-25,planned,TBC,returned\n");
    snprintf(text, sizeof text, SPEND "%s", rows);
    ot_test_write("spend.csv", text);
    plan = plan_folder_load(&faults);
    OT_SAME(ot_text_string(&faults), "");
    ot_text_free(&faults);
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
}

static struct ot_ledger_sum add(struct ot_ledger_query query, const char *period)
{
    struct ot_ledger_sum sum = { 0 };
    struct ot_error err = { 0 };
    if (period)
        CU_ASSERT_EQUAL(ot_period_read(period, &query.period, &err), 0);
    if (!period)
        query.period = OT_PERIOD_NONE;
    CU_ASSERT_EQUAL(ot_ledger_add(plan, &query, arena, &sum, &err), 0);
    OT_SAME(err.text, "");
    return sum;
}

static int64_t spend_of(const char *scheme, const char *period)
{
    struct ot_ledger_query query = { .table = OT_LEDGER_SPEND, .scheme = scheme };
    struct ot_ledger_sum sum = add(query, period);
    OT_SAME(sum.missing_text, NULL);
    return sum.pence;
}

static const char *missing(const char *scheme, const char *period)
{
    struct ot_ledger_query query = { .table = OT_LEDGER_SPEND, .scheme = scheme };
    struct ot_ledger_sum sum = add(query, period);
    CU_ASSERT_EQUAL(sum.missing, OT_MISSING_NOT_GIVEN);
    return sum.missing_text;
}

static void counts_parts_only_where_the_whole_has_no_lines(void)
{
    open_spend("fund,,iBCF,2023-24,planned,,,1000,returned,\n"
               "fund,,DFG,2023-24,planned,,,500,returned,\n"
               "falls,,iBCF,2023-24,planned,,,300,returned,\n"
               "night,,,2023-24,planned,,,20,returned,\n"
               "other,,,2023-24,planned,,,7,returned,\n"
               "falls,,,2024-25,planned,,,40,returned,\n"
               "night,,,2024-25,planned,,,2,returned,\n");
    CU_ASSERT_EQUAL(spend_of(NULL, "2023-24"), 150700);
    CU_ASSERT_EQUAL(spend_of("fund", "2023-24"), 150000);
    CU_ASSERT_EQUAL(spend_of("falls", "2023-24"), 30000);
    CU_ASSERT_EQUAL(spend_of("home", "2023-24"), 2000);
    CU_ASSERT_EQUAL(spend_of(NULL, "2024-25"), 4200);
    CU_ASSERT_EQUAL(spend_of("fund", "2024-25"), 4200);
    CU_ASSERT_EQUAL(spend_of(NULL, NULL), 154900);
    CU_ASSERT_EQUAL(spend_of(NULL, "2023-24..2024-25"), 154900);
}

static void keeps_to_the_rule_of_parts_under_a_filter(void)
{
    open_spend("fund,,DFG,2023-24,planned,,,500,returned,\n"
               "falls,,iBCF,2023-24,planned,,,300,returned,\n");
    struct ot_ledger_query query = { .table = OT_LEDGER_SPEND, .source = "iBCF" };
    OT_SAME(add(query, "2023-24").missing_text,
            "spend.csv has no planned row for 2023-24 with \"iBCF\"");
}

static void adds_rows_that_tile_and_never_nested_ones(void)
{
    open_spend("falls,,,2023-24 H1,planned,,,10,returned,\n"
               "falls,,,2023-24 Q1,planned,,,4,returned,\n"
               "falls,,,2023-24 Q2,planned,,,6,returned,\n"
               "falls,,,2023-24 H2,planned,,,30,returned,\n"
               "other,,,2023-24,planned,,,9,returned,\n"
               "other,,,2023-24 Q1,planned,,,2,returned,\n");
    CU_ASSERT_EQUAL(spend_of("falls", "2023-24"), 4000);
    CU_ASSERT_EQUAL(spend_of("falls", "2023-24 H1"), 1000);
    CU_ASSERT_EQUAL(spend_of("falls", "2023-24 Q2"), 600);
    CU_ASSERT_EQUAL(spend_of("other", "2023-24"), 900);
    OT_SAME(missing("falls", "2023-24 Q3"),
            "spend.csv has no planned row of falls for 2023-24 Q3");
}

static void does_not_add_a_part_of_a_period(void)
{
    open_spend("falls,,,2023-24 H1,planned,,,10,returned,\n"
               "other,,,2023-24,planned,,,9,returned,\n");
    OT_SAME(missing("falls", "2023-24"),
            "spend.csv has planned rows of falls for a part of 2023-24 only");
    OT_SAME(missing(NULL, "2023-24"),
            "spend.csv has planned rows of falls for a part of 2023-24 only");
    OT_SAME(missing("night", "2023-24"),
            "spend.csv has no planned row of night for 2023-24");
}

static void takes_the_edition_known_on_a_day(void)
{
    open_spend("falls,,,2023-24,actual,,,10,returned,\n"
               "falls,,,2023-24,actual,,,12,returned,2024-05-01\n"
               "falls,,,2023-24,actual,,,15,returned,2024-07-01\n"
               "falls,b,,2023-24,actual,,,1,returned,\n");
    struct ot_ledger_query query = { .table = OT_LEDGER_SPEND,
                                     .scheme = "falls",
                                     .basis = OT_BASIS_ACTUAL };
    CU_ASSERT_EQUAL(add(query, "2023-24").pence, 1600);
    query.at = ot_date_days((struct ot_date){ 2024, 6, 30 });
    CU_ASSERT_EQUAL(add(query, "2023-24").pence, 1300);
    query.at = ot_date_days((struct ot_date){ 2024, 4, 30 });
    CU_ASSERT_EQUAL(add(query, "2023-24").pence, 1100);
}

static void filters_by_what_the_line_or_its_scheme_says(void)
{
    open_spend("falls,,iBCF,2023-24,planned,,recurrent,10,returned,\n"
               "falls,,DFG,2023-24,planned,Social Care,,5,returned,\n"
               "other,,DFG,2023-24,planned,,,2,returned,\n");
    struct ot_ledger_query query = { .table = OT_LEDGER_SPEND };
    query.area = "Acute";
    CU_ASSERT_EQUAL(add(query, "2023-24").pence, 1000);
    query.area = "Social Care";
    CU_ASSERT_EQUAL(add(query, "2023-24").pence, 500);
    query.area = NULL;
    query.type = "Prevention";
    CU_ASSERT_EQUAL(add(query, "2023-24").pence, 1500);
    query.type = NULL;
    query.recurrence = "recurrent";
    CU_ASSERT_EQUAL(add(query, "2023-24").pence, 1000);
    query.recurrence = NULL;
    query.source = "DFG";
    CU_ASSERT_EQUAL(add(query, "2023-24").pence, 700);
    query.account = "capital";
    CU_ASSERT_EQUAL(add(query, "2023-24").missing, OT_MISSING_NOT_GIVEN);
}

static void adds_funding_and_says_why_an_amount_is_missing(void)
{
    open_spend("");
    struct ot_ledger_query query = { .table = OT_LEDGER_FUNDING };
    struct ot_ledger_sum sum = add(query, "2023-24");
    CU_ASSERT_EQUAL(sum.pence, 15010);
    CU_ASSERT_EQUAL_FATAL(sum.count, 2);
    OT_SAME(sum.entry[1].scheme, "DFG");
    query.basis = OT_BASIS_MINIMUM;
    CU_ASSERT_EQUAL(add(query, "2023-24").pence, 9000);
    query.basis = OT_BASIS_NONE;
    sum = add(query, "2024-25");
    CU_ASSERT_EQUAL(sum.missing, OT_MISSING_TO_BE_CONFIRMED);
    OT_SAME(sum.missing_text, "funding.csv:5:5 holds no amount: to be confirmed");
}

static void refuses_more_money_than_can_be_counted(void)
{
    open_spend("falls,a,,2023-24,planned,,,90000000000000000,returned,\n"
               "falls,b,,2023-24,planned,,,90000000000000000,returned,\n");
    struct ot_ledger_query query = { .table = OT_LEDGER_SPEND };
    struct ot_ledger_sum sum = { .pence = 7 };
    struct ot_error err = { 0 };
    query.period = ot_period_of_year(2023);
    CU_ASSERT_EQUAL(ot_ledger_add(plan, &query, arena, &sum, &err), -1);
    OT_SAME(err.text, "spend.csv: the amounts add up to more money than can be counted");
    CU_ASSERT_EQUAL(sum.pence, 7);
}

static void reproduces_the_totals_of_the_shipped_plan(void)
{
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    ot_plan_free(plan);
    plan = NULL;
    CU_ASSERT_EQUAL_FATAL(ot_plan_load(ot_test_source("scripts/milton-keynes-2015-16"),
                                       &plan, &faults, &err),
                          0);
    CU_ASSERT_EQUAL(spend_of(NULL, "2014-15"), 398700000);
    CU_ASSERT_EQUAL(spend_of(NULL, "2015-16"), 1442400000);
    CU_ASSERT_EQUAL(spend_of("falls", "2015-16"), 20000000);
    struct ot_ledger_query query = { .table = OT_LEDGER_SPEND,
                                     .recurrence = "recurrent" };
    CU_ASSERT_EQUAL(add(query, "2014-15").pence, 393700000);
    query.recurrence = "non_recurrent";
    CU_ASSERT_EQUAL(add(query, "2014-15").pence, 5000000);
    query = (struct ot_ledger_query){ .table = OT_LEDGER_FUNDING };
    CU_ASSERT_EQUAL(add(query, "2015-16").pence, 1442400000);
    query.contributor = "Milton Keynes Council";
    CU_ASSERT_EQUAL(add(query, "2015-16").pence, 99000000);
    query = (struct ot_ledger_query){ .table = OT_LEDGER_BENEFITS };
    CU_ASSERT_EQUAL(add(query, "2014-15").pence, 36000000);
    CU_ASSERT_EQUAL(add(query, "2015-16").pence, 915000000);
}

/* Of the printed totals three disagree with the rows, and no more. */
static void finds_three_printed_totals_that_disagree(void)
{
    static const unsigned rows[] = { 7, 10, 18 };
    size_t found = 0;
    for (size_t i = 0; i < plan->total_count; i++) {
        const struct ot_total *total = &plan->totals[i];
        struct ot_ledger_query query = { .period = total->period,
                                         .basis = total->basis,
                                         .contributor = total->contributor,
                                         .recurrence = total->recurrence };
        query.table = strcmp(total->table, "funding") == 0 ? OT_LEDGER_FUNDING
                      : strcmp(total->table, "spend") == 0 ? OT_LEDGER_SPEND
                                                           : OT_LEDGER_BENEFITS;
        struct ot_ledger_sum sum = { 0 };
        struct ot_error err = { 0 };
        CU_ASSERT_EQUAL(ot_ledger_add(plan, &query, arena, &sum, &err), 0);
        int64_t apart = sum.pence - total->value.pence;
        if (sum.missing == OT_MISSING_NOT &&
            (apart < 0 ? -apart : apart) > total->tolerance.pence) {
            CU_ASSERT_FATAL(found < 3);
            CU_ASSERT_EQUAL(total->at.row, rows[found++]);
        }
    }
    CU_ASSERT_EQUAL(found, 3);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(counts_parts_only_where_the_whole_has_no_lines),
        OT_TEST(keeps_to_the_rule_of_parts_under_a_filter),
        OT_TEST(adds_rows_that_tile_and_never_nested_ones),
        OT_TEST(does_not_add_a_part_of_a_period),
        OT_TEST(takes_the_edition_known_on_a_day),
        OT_TEST(filters_by_what_the_line_or_its_scheme_says),
        OT_TEST(adds_funding_and_says_why_an_amount_is_missing),
        OT_TEST(refuses_more_money_than_can_be_counted),
        OT_TEST(reproduces_the_totals_of_the_shipped_plan),
        OT_TEST(finds_three_printed_totals_that_disagree),
    };
    arena = ot_arena_new();
    int failed = OT_TESTS_RUN("ledger", tests);
    ot_plan_free(plan);
    ot_arena_free(arena);
    return failed;
}
