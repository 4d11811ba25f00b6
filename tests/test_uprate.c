/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money in the prices of another year. */
#include "config.h"

#include "appraise/uprate.h"

#include "harness.h"
#include "value/force.h"

static struct ot_node *amount(struct ot_graph *graph, const char *unit,
                              struct ot_prices prices)
{
    struct ot_unit read;
    struct ot_leaf leaf = { 0 };
    ot_unit_read(unit, &read);
    return ot_graph_leaf(graph, 1000, read, prices, OT_QUALITY_PUBLISHED, "An amount",
                         &leaf);
}

static void uprates_a_unit_cost(void)
{
    struct ot_graph *graph = ot_graph_new();
    struct ot_error err = { 0 };
    struct ot_prices real = { OT_PRICE_REAL, 2013 };
    struct ot_node *node =
        ot_uprate(graph, amount(graph, "GBP/admission", real), 2015, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(node);
    CU_ASSERT_EQUAL(ot_force(graph, node, &err), 0);
    CU_ASSERT_DOUBLE_EQUAL(node->value[0], 1000 * 75.1536 / 73.4795, 1e-9);
    CU_ASSERT_EQUAL(node->prices.year, 2015);
    OT_HOLDS(node->detail, "GDP deflator");
    ot_graph_free(graph);
}

static void cash_of_one_year_counts_as_real_of_that_year(void)
{
    struct ot_graph *graph = ot_graph_new();
    struct ot_error err = { 0 };
    struct ot_node *cash =
        amount(graph, "GBP", (struct ot_prices){ OT_PRICE_CASH, 2015 });
    CU_ASSERT_PTR_EQUAL(ot_uprate(graph, cash, 2015, &err), cash);
    CU_ASSERT_PTR_NOT_NULL(ot_uprate(graph, cash, 2023, &err));
    ot_graph_free(graph);
}

static void refuses_what_is_not_money_of_one_year(void)
{
    static const struct {
        const char *unit;
        struct ot_prices prices;
        int to;
        const char *message;
    } cases[] = {
        { "fall", { OT_PRICE_NONE, 0 }, 2015, "expected GBP, found fall" },
        { "GBP", { OT_PRICE_CASH, 0 }, 2015, "cash of several years" },
        { "GBP", { OT_PRICE_PRESENT, 2015 }, 2016, "a present value" },
        { "GBP", { OT_PRICE_REAL, 2015 }, 2040, "no figure for 2040-41" },
        { "GBP", { OT_PRICE_REAL, 1950 }, 2015, "no figure for 1950-51" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct ot_graph *graph = ot_graph_new();
        struct ot_error err = { 0 };
        struct ot_node *node = amount(graph, cases[i].unit, cases[i].prices);
        CU_ASSERT_PTR_NULL(ot_uprate(graph, node, cases[i].to, &err));
        OT_HOLDS(err.text, cases[i].message);
        ot_graph_free(graph);
    }
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(uprates_a_unit_cost),
        OT_TEST(cash_of_one_year_counts_as_real_of_that_year),
        OT_TEST(refuses_what_is_not_money_of_one_year),
    };
    return OT_TESTS_RUN("uprate", tests);
}
