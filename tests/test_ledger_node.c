/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of a plan as quantities. */
#include "config.h"

#include "appraise/ledger_node.h"

#include "desk.h"
#include "harness.h"

static void a_single_cell_is_a_leaf_that_knows_where_it_stands(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan("", ""));
    struct ot_ledger_query query = { .table = OT_LEDGER_SPEND,
                                     .scheme = "falls",
                                     .period = desk.plan->periods[1] };
    struct ot_node *node = ot_ledger_node(desk.plan, desk.graph, &query, NULL, &desk.err);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, node), 100000, 0);
    OT_SAME(node->leaf->at.file, "spend.csv");
    CU_ASSERT_EQUAL(node->leaf->at.row, 2);
    CU_ASSERT_EQUAL(node->leaf->at.column, 4);
    OT_SAME(node->leaf->printed, "100000");
    OT_SAME(node->leaf->paper, "The paper");
    CU_ASSERT_EQUAL(node->prices.kind, OT_PRICE_CASH);
    CU_ASSERT_EQUAL(node->prices.year, 2015);
    desk_close(&desk);
}

static void several_cells_are_a_sum_of_leaves(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan("", ""));
    struct ot_ledger_query query = { .table = OT_LEDGER_SPEND,
                                     .period = desk.plan->periods[1] };
    struct ot_node *node =
        ot_ledger_node(desk.plan, desk.graph, &query, "Spend", &desk.err);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, node), 150000, 0);
    CU_ASSERT_EQUAL(node->operation, OT_NODE_SUM);
    CU_ASSERT_EQUAL(node->operands, 2);
    desk_close(&desk);
}

static void what_no_row_says_is_missing_with_the_reason(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan("", ""));
    struct ot_ledger_query query = { .table = OT_LEDGER_SPEND,
                                     .scheme = "falls",
                                     .period = desk.plan->periods[0] };
    OT_HOLDS(desk_missing(&desk,
                          ot_ledger_node(desk.plan, desk.graph, &query, NULL, &desk.err)),
             "falls");
    desk_close(&desk);
}

/* 28 a week in Q1 (91 days) and 35 a week in Q2 (92 days): the parts make the sum. */
static void parts_of_a_rate_are_what_they_add(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan("", ""));
    ot_test_write("activity.csv",
                  "scheme,measure,period,basis,counted,value,unit,quality,reference\n"
                  "falls,starts,2015-16 Q1,planned,per week,28,person,published,P1\n"
                  "falls,starts,2015-16 Q2,planned,per week,35,person,published,P1\n");
    desk_close(&desk);
    desk_open(&desk, ot_test_folder());
    struct ot_activity_query query = { .scheme = "falls", .measure = "starts" };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL_FATAL(ot_period_read("2015-16 H1", &query.period, &err), 0);
    struct ot_node *node =
        ot_activity_node(desk.plan, desk.graph, &query, "person", NULL, &desk.err);
    double value = desk_value(&desk, node);
    CU_ASSERT_DOUBLE_EQUAL(value, 28 * 91 / 7.0 + 35 * 92 / 7.0, 1e-9);
    CU_ASSERT_EQUAL_FATAL(node->operands, 2);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, node->operand[0]), 28 * 91 / 7.0, 1e-9);
    OT_SAME(node->operand[0]->leaf->printed, "28");
    OT_SAME(node->operand[0]->leaf->note, "counted per week");
    desk_close(&desk);
}

static void the_nearest_parameter_wins(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan("", ",,price,,1,,,1,,,estimated,,plan\n"
                                         ",falls,price,,2,,,1,,,estimated,,kind\n"
                                         "falls,,price,,3,,,1,,,estimated,,scheme\n"
                                         ",,price,high,4,,,1,,,estimated,,scenario\n"));
    static const struct {
        const char *scheme, *kind, *scenario;
        double expected;
    } cases[] = {
        { "other", "x", NULL, 1 },      { "other", "falls", NULL, 2 },
        { "falls", "falls", NULL, 3 },  { "falls", "falls", "high", 4 },
        { "falls", "falls", "low", 3 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct ot_override *row = ot_plan_override(
            desk.plan, cases[i].scheme, cases[i].kind, "price", cases[i].scenario);
        CU_ASSERT_PTR_NOT_NULL_FATAL(row);
        CU_ASSERT_DOUBLE_EQUAL(row->value.number, cases[i].expected, 0);
    }
    CU_ASSERT_PTR_NULL(ot_plan_override(desk.plan, "falls", "falls", "prices", NULL));
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_single_cell_is_a_leaf_that_knows_where_it_stands),
        OT_TEST(several_cells_are_a_sum_of_leaves),
        OT_TEST(what_no_row_says_is_missing_with_the_reason),
        OT_TEST(parts_of_a_rate_are_what_they_add),
        OT_TEST(the_nearest_parameter_wins),
    };
    return OT_TESTS_RUN("ledger_node", tests);
}
