/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: what a check holds. */
#include "config.h"

#include "appraise/finding.h"

#include "harness.h"

static void a_check_holds_its_rule_cells_and_figures_in_order(void)
{
    struct ot_appraisal appraisal = { .graph = ot_graph_new() };
    struct ot_error err = { 0 };
    struct ot_findings f = { .appraisal = &appraisal, .rule = ot_rules, .err = &err };
    struct ot_node a = { 0 }, b = { 0 };
    for (size_t i = 0; i < 100; i++) {
        struct ot_check *check = ot_finding_new(&f, OT_RULE_OVERSPEND);
        CU_ASSERT_PTR_NOT_NULL_FATAL(check);
        CU_ASSERT_EQUAL(check->ats, 0);
        ot_finding_cell(check, (struct ot_origin){ "spend.csv", (unsigned)i, 1 });
        ot_finding_value(check, &a);
        ot_finding_value(check, &b);
    }
    CU_ASSERT_EQUAL(f.count, 100);
    CU_ASSERT_PTR_EQUAL(f.item[99].rule, &ot_rules[OT_RULE_OVERSPEND]);
    OT_SAME(f.item[99].rule->id, "overspend");
    CU_ASSERT_EQUAL(f.item[41].at[0].row, 41);
    CU_ASSERT_EQUAL(f.item[41].values, 2);
    CU_ASSERT_PTR_EQUAL(f.item[41].value[1], &b);
    ot_graph_free(appraisal.graph);
}

static void more_than_there_is_room_for_is_dropped(void)
{
    struct ot_check check = { 0 };
    struct ot_node node = { 0 };
    for (unsigned i = 0; i < 6; i++) {
        ot_finding_cell(&check, (struct ot_origin){ "spend.csv", i, 1 });
        ot_finding_value(&check, &node);
    }
    CU_ASSERT_EQUAL(check.ats, 4);
    CU_ASSERT_EQUAL(check.at[3].row, 3);
    CU_ASSERT_EQUAL(check.values, 4);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_check_holds_its_rule_cells_and_figures_in_order),
        OT_TEST(more_than_there_is_room_for_is_dropped),
    };
    return OT_TESTS_RUN("finding", tests);
}
