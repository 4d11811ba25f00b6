/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The GDP deflator. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/number.h"
#include "harness.h"
#include "method/prices.h"

static void an_amount_keeps_its_value_in_its_own_year(void)
{
    double factor = 0;
    bool provisional = true;
    CU_ASSERT_EQUAL(ot_deflator_factor(2015, 2015, &factor, &provisional), 0);
    CU_ASSERT_DOUBLE_EQUAL(factor, 1, 0);
    CU_ASSERT_FALSE(provisional);
}

/* 1,000 of 2010-11 in 2020-21 prices: 1,232.8067741389461, as another program gives it.
 */
static void rebases_as_published(void)
{
    static const struct {
        int from, to;
        double expected;
    } cases[] = {
        { 1990, 2024, 2338.9788486142716 },
        { 2019, 2024, 1232.9164021033553 },
        { 2024, 2019, 811.085 },
        { 2010, 2020, 1232.8067741389461 },
        { 2021, 2023, 1123.9540005465003 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        double factor = 0;
        bool provisional;
        CU_ASSERT_EQUAL(
            ot_deflator_factor(cases[i].from, cases[i].to, &factor, &provisional), 0);
        CU_ASSERT_DOUBLE_EQUAL(1000 * factor, cases[i].expected, 1e-9);
    }
}

/* The whole table against the published figures, where they are at hand. */
static void each_year_is_as_published(void)
{
    const char *folder = getenv("OUTTURN_VECTORS");
    char line[200], expected[60];
    int rows = 0;
    if (!folder) {
        ot_skip("OUTTURN_VECTORS is not set");
        return;
    }
    snprintf(line, sizeof line, "%s/discount_gdp_deflator.csv", folder);
    FILE *file = fopen(line, "r");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    while (fgets(line, sizeof line, file)) {
        double published, factor;
        bool provisional;
        int year;
        if (sscanf(line, "\"%d\",\"%59[0-9.]", &year, expected) != 2)
            continue;
        CU_ASSERT_EQUAL(ot_number_read(expected, &published), 0);
        CU_ASSERT_EQUAL(ot_deflator_factor(2024, year, &factor, &provisional), 0);
        CU_ASSERT_DOUBLE_EQUAL(factor * 100, published, 1e-10);
        rows++;
    }
    fclose(file);
    CU_ASSERT_EQUAL(rows, OT_DEFLATOR_LAST - OT_DEFLATOR_FIRST + 1);
}

static void the_latest_year_is_provisional(void)
{
    double factor;
    bool provisional = false;
    CU_ASSERT_EQUAL(ot_deflator_factor(2015, OT_DEFLATOR_LAST, &factor, &provisional), 0);
    CU_ASSERT_TRUE(provisional);
}

static void refuses_a_year_beyond_the_table(void)
{
    double factor = 7;
    bool provisional;
    CU_ASSERT_EQUAL(ot_deflator_factor(2015, OT_DEFLATOR_LAST + 1, &factor, &provisional),
                    -1);
    CU_ASSERT_EQUAL(
        ot_deflator_factor(OT_DEFLATOR_FIRST - 1, 2015, &factor, &provisional), -1);
    CU_ASSERT_DOUBLE_EQUAL(factor, 7, 0);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(an_amount_keeps_its_value_in_its_own_year),
        OT_TEST(rebases_as_published),
        OT_TEST(each_year_is_as_published),
        OT_TEST(the_latest_year_is_provisional),
        OT_TEST(refuses_a_year_beyond_the_table),
    };
    return OT_TESTS_RUN("prices", tests);
}
