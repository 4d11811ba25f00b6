/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Balances of the two shipped plans, as their papers print them, and of small ones. */
#include "config.h"

#include "appraise/balance.h"

#include "harness.h"
#include "plan_folder.h"
#include "script_desk.h"

static struct ot_balance balance_of(struct desk *desk, const char *source, int year,
                                    enum ot_basis basis)
{
    struct ot_balance_query query = { .source = source,
                                      .period = ot_period_of_year(year),
                                      .basis = basis };
    struct ot_balance balance = { 0 };
    CU_ASSERT_EQUAL_FATAL(ot_balance_of(&desk->appraisal, &query, &balance, &desk->err),
                          0);
    return balance;
}

/* Better Care Fund Plan 2023-2025, section 10: running balances. */
static const struct {
    const char *source;
    double in[2], out[2], left[2];
} printed[] = {
    { "DFG", { 1267783, 1267783 }, { 1267783, 1267783 }, { 0, 0 } },
    { "Minimum NHS Contribution",
      { 19640705, 20752368 },
      { 19640705, 20752369 },
      { 0, -1 } },
    { "iBCF", { 6176149, 6176149 }, { 6176149, 6176149 }, { 0, 0 } },
    { "Additional LA Contribution", { 0, 0 }, { 0, 0 }, { 0, 0 } },
    { "Additional NHS Contribution", { 0, 0 }, { 0, 0 }, { 0, 0 } },
    { "Local Authority Discharge Funding",
      { 865887, 1446031 },
      { 865887, 865887 },
      { 0, 580144 } },
    { "ICB Discharge Funding",
      { 1326649, 2273248 },
      { 1326649, 1344972 },
      { 0, 928276 } },
    { NULL, { 29277173, 31915579 }, { 29277173, 30407160 }, { 0, 1508419 } },
};

static void balances_of_2023_25_are_as_printed(void)
{
    struct desk desk;
    const char **source;
    size_t count = 0;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2023-25"));
    CU_ASSERT_EQUAL(ot_balance_sources(&desk.appraisal, &source, &count, &desk.err), 0);
    CU_ASSERT_EQUAL_FATAL(count, 7);
    for (size_t i = 0; i < 8; i++)
        for (int y = 0; y < 2; y++) {
            struct ot_balance b =
                balance_of(&desk, printed[i].source, 2023 + y, OT_BASIS_NONE);
            if (i < 7)
                OT_SAME(source[i], printed[i].source);
            CU_ASSERT_EQUAL(desk_value(&desk, b.funding), printed[i].in[y]);
            CU_ASSERT_EQUAL(desk_value(&desk, b.spend), printed[i].out[y]);
            CU_ASSERT_EQUAL(desk_value(&desk, b.balance), printed[i].left[y]);
        }
    desk_close(&desk);
}

static void balances_of_2014_16_are_of_all_sources_alone(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
    struct ot_balance all = balance_of(&desk, NULL, 2014, OT_BASIS_NONE);
    CU_ASSERT_EQUAL(desk_value(&desk, all.funding), 3958000);
    CU_ASSERT_EQUAL(desk_value(&desk, all.spend), 3987000);
    CU_ASSERT_EQUAL(desk_value(&desk, all.balance), -29000);
    all = balance_of(&desk, NULL, 2015, OT_BASIS_NONE);
    CU_ASSERT_EQUAL(desk_value(&desk, all.funding), 14424000);
    CU_ASSERT_EQUAL(desk_value(&desk, all.spend), 14424000);
    CU_ASSERT_EQUAL(desk_value(&desk, all.balance), 0);
    struct ot_balance dfg = balance_of(&desk, "DFG", 2015, OT_BASIS_NONE);
    CU_ASSERT_EQUAL(desk_value(&desk, dfg.funding), 484000);
    OT_SAME(desk_missing(&desk, dfg.spend),
            "21 lines of planned spend of 2015-16 name no source");
    OT_SAME(desk_missing(&desk, dfg.balance),
            "21 lines of planned spend of 2015-16 name no source");
    desk_close(&desk);
}

#define FUNDING "source,period,basis,amount,quality\n"
#define SPEND "scheme,source,period,basis,amount,quality\n"

static void open_small(struct desk *desk)
{
    plan_folder_start();
    ot_test_write("funding.csv", FUNDING "iBCF,2023-24,planned,100.10,returned\n"
                                         "DFG,2023-24,planned,50,returned\n"
                                         "iBCF,2023-24,actual,90.05,returned\n");
    ot_test_write("spend.csv", SPEND "falls,iBCF,2023-24,planned,100.00,returned\n"
                                     "falls,iBCF,2023-24,actual,80,returned\n");
    desk_open(desk, ot_test_folder());
}

static void a_source_that_pays_for_nothing_has_a_spend_of_nothing(void)
{
    struct desk desk;
    open_small(&desk);
    struct ot_balance dfg = balance_of(&desk, "DFG", 2023, OT_BASIS_NONE);
    CU_ASSERT_EQUAL(desk_value(&desk, dfg.spend), 0);
    CU_ASSERT_EQUAL(desk_value(&desk, dfg.balance), 50);
    CU_ASSERT_EQUAL(dfg.spend->prices.year, 2023);
    struct ot_balance done = balance_of(&desk, "DFG", 2023, OT_BASIS_ACTUAL);
    CU_ASSERT_EQUAL(desk_value(&desk, done.funding), 0);
    desk_close(&desk);
}

static void each_basis_has_its_own_balance(void)
{
    struct desk desk;
    open_small(&desk);
    DESK_PRINTS(&desk,
                "print(plan:balance { period = '2023-24', source = 'iBCF' }, "
                "plan:balance { period = '2023-24', basis = 'actual' })",
                "£0.10\t£10.05\n");
    DESK_PRINTS(&desk, "print(plan:balance { basis = 'forecast' }.missing)",
                "funding.csv has no forecast row\n");
    DESK_PRINTS(&desk, "print(plan:balance { period = '2024-25' }.missing)",
                "funding.csv has no planned row for 2024-25\n");
    desk_close(&desk);
}

static void uplift_is_as_printed(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2023-25"));
    struct ot_node *uplift =
        ot_uplift(&desk.appraisal, "Minimum NHS Contribution", ot_period_of_year(2023),
                  ot_period_of_year(2024), OT_BASIS_NONE, &desk.err);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, uplift), 0.0566, 0.00005);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, uplift), 1111663.0 / 19640705, 1e-15);
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(balances_of_2023_25_are_as_printed),
        OT_TEST(balances_of_2014_16_are_of_all_sources_alone),
        OT_TEST(a_source_that_pays_for_nothing_has_a_spend_of_nothing),
        OT_TEST(each_basis_has_its_own_balance),
        OT_TEST(uplift_is_as_printed),
    };
    return OT_TESTS_RUN("balance", tests);
}
