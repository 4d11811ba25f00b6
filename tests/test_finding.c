/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: what a check holds, and what a figure of draws says in the report. */
#include "config.h"

#include "appraise/finding.h"

#include "harness.h"
#include "report/write.h"
#include "sample.h"
#include "value/spread.h"

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
    for (unsigned i = 0; i < 2 * OT_ORIGINS_NAMED; i++) {
        ot_finding_cell(&check, (struct ot_origin){ "spend.csv", i, 1 });
        ot_finding_value(&check, &node);
    }
    CU_ASSERT_EQUAL(check.ats, OT_ORIGINS_NAMED);
    CU_ASSERT_EQUAL(check.at[3].row, 3);
    CU_ASSERT_EQUAL(check.values, 4);
}

/* The sample report with these draws behind its cost of each fall avoided. */
static struct ot_text written_with(const struct ot_spread *spread)
{
    struct ot_text text = { 0 };
    struct ot_error err = { 0 };
    struct ot_graph *graph = ot_graph_new();
    struct ot_report *report = sample_report(graph);
    CU_ASSERT_PTR_NOT_NULL_FATAL(report);
    report->figure[2]->node->spread = spread;
    report->figure[2]->node->draws = spread->draws;
    CU_ASSERT_EQUAL(ot_report_write(report, &text, &err), 0);
    OT_SAME(err.text, "");
    ot_graph_free(graph);
    return text;
}

/* The element of the figure, up to its label. */
static const char *third_figure(const struct ot_text *text, char into[600])
{
    const char *at = strstr(ot_text_string(text), "<figure id=\"f3\"");
    CU_ASSERT_PTR_NOT_NULL_FATAL(at);
    size_t length = (size_t)(strstr(at, "</figure>") - at);
    length = length < 599 ? length : 599;
    memcpy(into, at, length);
    into[length] = '\0';
    return into;
}

static void a_figure_of_draws_has_all_that_they_say(void)
{
    static const struct ot_spread spread = {
        10000, 500.5, 0.25, 25, { { .value = 450 }, { .value = 499 }, { .value = 551 } },
        NULL
    };
    static const char *const parts[] = { " value=\"500.5\"",
                                         " low=\"450\"",
                                         " high=\"551\"",
                                         " median=\"499\"",
                                         " sd=\"25\"",
                                         " error=\"0.25\"",
                                         " base=",
                                         " confidence=\"0.95\"",
                                         " method=\"draws\"",
                                         " draws=\"10000\"",
                                         "95% interval £450 to £551" };
    char figure[600];
    struct ot_text text = written_with(&spread);
    third_figure(&text, figure);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        OT_HOLDS(figure, parts[i]);
    ot_text_free(&text);
}

static void a_figure_that_cannot_be_given_has_no_numbers(void)
{
    static const struct ot_spread spread = {
        .draws = 10000,
        .estimate = 1,
        .not_given = "in 84% of draws the falls avoided would be 0 or less"
    };
    char figure[600];
    struct ot_text text = written_with(&spread);
    third_figure(&text, figure);
    OT_HOLDS(figure, "in 84% of draws the falls avoided would be 0 or less");
    CU_ASSERT_PTR_NULL(strstr(figure, " value="));
    CU_ASSERT_PTR_NULL(strstr(figure, " low="));
    CU_ASSERT_PTR_NULL(strstr(figure, " draws="));
    ot_text_free(&text);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_check_holds_its_rule_cells_and_figures_in_order),
        OT_TEST(more_than_there_is_room_for_is_dropped),
        OT_TEST(a_figure_of_draws_has_all_that_they_say),
        OT_TEST(a_figure_that_cannot_be_given_has_no_numbers),
    };
    return OT_TESTS_RUN("finding", tests);
}
