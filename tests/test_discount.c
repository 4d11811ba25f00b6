/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discount factors, present values. */
#include "config.h"

#include "method/discount.h"

#include "harness.h"
#include "vectors.h"

#define YEARS_MAX 400

static const struct ot_discount_schedule *named(const char *name)
{
    const struct ot_discount_schedule *schedule = ot_discount_schedule(name);
    CU_ASSERT_PTR_NOT_NULL_FATAL(schedule);
    return schedule;
}

/* HM Treasury's own rounded tables: 3.5 % and 1.5 %. */
static void factors_are_those_that_the_green_book_prints(void)
{
    static const struct {
        const char *name;
        int year;
        double factor;
    } cases[] = {
        { "standard", 0, 1 },       { "standard", 1, 0.9662 },
        { "standard", 2, 0.9335 },  { "standard", 5, 0.8420 },
        { "standard", 10, 0.7089 }, { "standard", 20, 0.5026 },
        { "standard", 30, 0.3563 }, { "health", 1, 0.9852 },
        { "health", 5, 0.9283 },    { "health", 10, 0.8617 },
        { "health", 30, 0.6398 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        CU_ASSERT_DOUBLE_EQUAL(ot_discount_factor(named(cases[i].name), cases[i].year),
                               cases[i].factor, 5.0001e-5);
}

static void every_year_is_as_another_program_has_it(void)
{
    struct ot_table *table = vectors_open("discount_factors");
    if (!table)
        return;
    for (size_t i = 0; i < table->rows; i++) {
        int year = (int)vectors_number(table, i, "year");
        static const char *const column[][3] = {
            { "standard", "df_standard", "rate_standard" },
            { "health", "df_health", "rate_health" },
            { "reduced", "df_reduced", "rate_reduced" },
        };
        for (size_t c = 0; c < 3; c++) {
            const struct ot_discount_schedule *schedule = named(column[c][0]);
            double factor = vectors_number(table, i, column[c][1]);
            CU_ASSERT_DOUBLE_EQUAL(ot_discount_factor(schedule, year) / factor, 1, 1e-12);
            vectors_close(ot_discount_rate(schedule, year),
                          vectors_number(table, i, column[c][2]), 1e-15, column[c][2]);
        }
    }
    CU_ASSERT(table->rows > 300);
    ot_table_free(table);
}

static void net_present_values_are_as_another_program_has_them(void)
{
    struct ot_table *table = vectors_open("discount_npv_cases");
    double flow[YEARS_MAX];
    if (!table)
        return;
    for (size_t i = 0; i < table->rows; i++) {
        size_t years = vectors_list(vectors_text(table, i, "cashflow"), flow, YEARS_MAX);
        vectors_close(
            ot_discount_sum(named(vectors_text(table, i, "schedule")), flow, years),
            vectors_number(table, i, "npv"), 1e-12, vectors_text(table, i, "case_id"));
    }
    CU_ASSERT(table->rows >= 8);
    ot_table_free(table);
}

/* Costs raised by optimism bias (less what is mitigated) and by the tax that pays for
 * them. */
static void benefit_cost_ratios_are_as_another_program_has_them(void)
{
    struct ot_table *table = vectors_open("discount_bcr_cases");
    double flow[YEARS_MAX];
    if (!table)
        return;
    for (size_t i = 0; i < table->rows; i++) {
        const struct ot_discount_schedule *schedule =
            named(vectors_text(table, i, "schedule"));
        const char *id = vectors_text(table, i, "case_id");
        double bias = vectors_number(table, i, "optimism_bias") *
                      (1 - vectors_number(table, i, "ob_mitigation"));
        size_t years = vectors_list(vectors_text(table, i, "costs"), flow, YEARS_MAX);
        double costs = ot_discount_sum(schedule, flow, years) * (1 + bias) *
                       (1 + vectors_number(table, i, "metb_rate"));
        years = vectors_list(vectors_text(table, i, "benefits"), flow, YEARS_MAX);
        double benefits = ot_discount_sum(schedule, flow, years);
        vectors_close(costs, vectors_number(table, i, "pv_costs"), 1e-12, id);
        vectors_close(benefits, vectors_number(table, i, "pv_benefits"), 1e-12, id);
        vectors_close(benefits - costs, vectors_number(table, i, "npv"), 1e-12, id);
        vectors_close(benefits / costs, vectors_number(table, i, "bcr"), 1e-12, id);
    }
    CU_ASSERT(table->rows >= 6);
    ot_table_free(table);
}

/* Two options of four years, £m: 10 for 2.5 a year, 5 for 1.5 a year. */
static void two_options_of_four_years(void)
{
    static const double a[] = { -10, 2.5, 2.5, 2.5, 2.5 },
                        b[] = { -5, 1.5, 1.5, 1.5, 1.5 };
    const struct ot_discount_schedule *standard = named("standard");
    CU_ASSERT_DOUBLE_EQUAL(ot_discount_sum(standard, a, 5), -0.8173, 5e-5);
    CU_ASSERT_DOUBLE_EQUAL(ot_discount_sum(standard, b, 5), 0.5096, 5e-5);
}

static void a_flat_rate_is_the_same_in_every_year(void)
{
    struct ot_discount_schedule flat = ot_discount_flat(0.03);
    CU_ASSERT_DOUBLE_EQUAL(ot_discount_rate(&flat, 200), 0.03, 0);
    CU_ASSERT_DOUBLE_EQUAL(ot_discount_factor(&flat, 2), 1 / (1.03 * 1.03), 1e-15);
}

static void no_other_schedule_is_known(void)
{
    CU_ASSERT_PTR_NULL(ot_discount_schedule("catastrophic"));
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(factors_are_those_that_the_green_book_prints),
        OT_TEST(every_year_is_as_another_program_has_it),
        OT_TEST(net_present_values_are_as_another_program_has_them),
        OT_TEST(benefit_cost_ratios_are_as_another_program_has_them),
        OT_TEST(two_options_of_four_years),
        OT_TEST(a_flat_rate_is_the_same_in_every_year),
        OT_TEST(no_other_schedule_is_known),
    };
    return OT_TESTS_RUN("discount", tests);
}
