/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as it grows. */
#include "config.h"

#include "harness.h"
#include "sample.h"

static struct ot_graph *graph;

static void numbers_figures_and_sections(void)
{
    struct ot_report *report = ot_report_new(graph->arena);
    char label[] = "Spend";
    struct ot_node *node = sample_spend(graph, 1, 2, "a cell");
    struct ot_figure *first = ot_report_figure(report, label, node, "%", 1);
    struct ot_figure *second = ot_report_figure(report, NULL, node, NULL, -1);
    label[0] = 'X';
    OT_SAME(first->id, "f1");
    OT_SAME(first->label, "Spend");
    OT_SAME(first->as, "%");
    CU_ASSERT_EQUAL(first->digits, 1);
    OT_SAME(second->id, "f2");
    OT_SAME(second->label, "a cell");
    CU_ASSERT_EQUAL(report->figures, 2);
    CU_ASSERT_PTR_EQUAL(report->figure[1], second);
    OT_SAME(ot_report_section(report, "One", false)->id, "s1");
    CU_ASSERT_TRUE(ot_report_section(report, "Two", true)->annex);
    OT_SAME(report->section[1]->id, "s2");
}

static void items_keep_their_order(void)
{
    struct ot_report *report = ot_report_new(graph->arena);
    struct ot_section *section = ot_report_section(report, "One", false);
    struct ot_item *text = ot_report_item(report, section, OT_ITEM_TEXT);
    struct ot_item *table = ot_report_item(report, section, OT_ITEM_TABLE);
    CU_ASSERT_EQUAL(section->items, 2);
    CU_ASSERT_PTR_EQUAL(section->item[0], text);
    CU_ASSERT_PTR_EQUAL(section->item[1], table);
    CU_ASSERT_PTR_NOT_NULL(table->table);
    CU_ASSERT_PTR_NULL(text->table);
}

static void a_recommendation_may_be_the_reports_own(void)
{
    struct ot_report *report = ot_report_new(graph->arena);
    struct ot_item *item = ot_report_item(report, NULL, OT_ITEM_RECOMMEND);
    CU_ASSERT_EQUAL(report->overalls, 1);
    CU_ASSERT_EQUAL(report->recommends, 1);
    CU_ASSERT_PTR_EQUAL(report->recommend[0], item->recommend);
}

static void the_last_verdict_on_an_evaluation_counts(void)
{
    struct ot_report *report = ot_report_new(graph->arena);
    struct ot_section *section = ot_report_section(report, "One", false);
    static const char *const about[] = { "e1", "e2", "e1" };
    CU_ASSERT_PTR_NULL(ot_report_verdict_on(report, "e1"));
    for (int i = 0; i < 3; i++)
        ot_report_item(report, section, OT_ITEM_VERDICT)->verdict->evaluation = about[i];
    CU_ASSERT_PTR_EQUAL(ot_report_verdict_on(report, "e1"), section->item[2]->verdict);
    CU_ASSERT_PTR_EQUAL(ot_report_verdict_on(report, "e2"), section->item[1]->verdict);
    CU_ASSERT_PTR_NULL(ot_report_verdict_on(report, "e3"));
}

static void numbers_rules(void)
{
    struct ot_report *report = ot_report_new(graph->arena);
    char title[] = "Worth it";
    struct ot_report_rule *rule = ot_report_rule(report, title);
    title[0] = 'X';
    OT_SAME(rule->id, "r1");
    OT_SAME(rule->title, "Worth it");
    OT_SAME(ot_report_rule(report, "Other")->id, "r2");
    CU_ASSERT_EQUAL(report->rules, 2);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(numbers_figures_and_sections),
        OT_TEST(items_keep_their_order),
        OT_TEST(a_recommendation_may_be_the_reports_own),
        OT_TEST(the_last_verdict_on_an_evaluation_counts),
        OT_TEST(numbers_rules),
    };
    graph = ot_graph_new();
    int failed = OT_TESTS_RUN("report", tests);
    ot_graph_free(graph);
    return failed;
}
