/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Metrics of the shipped plans, as printed papers and published methods have them. */
#include "config.h"

#include "appraise/metric.h"

#include <math.h>

#include "desk.h"
#include "harness.h"
#include "value/force.h"
#include "value/interval_of.h"

static struct desk desk;

static struct ot_metric_meaning meaning(const char *id)
{
    struct ot_metric_meaning m = { 0 };
    const struct ot_metric *row = ot_plan_metric(desk.plan, id);
    CU_ASSERT_PTR_NOT_NULL_FATAL(row);
    CU_ASSERT_EQUAL_FATAL(ot_metric_meaning(row, desk.graph->arena, &m), 0);
    return m;
}

static struct ot_node *value(const char *id, const char *role, const char *period)
{
    struct ot_metric_meaning m = meaning(id);
    struct ot_metric_query query = { .metric = id, .role = role };
    if (period)
        CU_ASSERT_EQUAL_FATAL(ot_period_read(period, &query.period, NULL), 0);
    struct ot_node *node = ot_metric_node(
        &desk.appraisal, &m, ot_metric_row(desk.plan, &query), "none", &desk.err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(node);
    CU_ASSERT_EQUAL_FATAL(ot_force(desk.graph, node, NULL), 0);
    return node;
}

static void the_figures_of_2014_come_out(void)
{
    static const struct {
        const char *metric, *role, *period;
        double value, low, high, half;
    } cases[] = {
        { "at_home_91", "baseline", "2012-13", 0.9149, 0.8722, 0.9442, 5e-5 },
        { "at_home_91", "target", "2014-15", 0.9333, 0.8945, 0.9586, 5e-5 },
        { "permanent_admissions", "baseline", "2012-13", 779.9, 682.4, 887.5, 0.05 },
        { "permanent_admissions", "target", "2014-15", 722.8, 633.5, 821.1, 0.05 },
        { "avoidable_admissions", "baseline", "2013-14 H1", 953.9, 916.6, 992.3, 0.05 },
        { "avoidable_admissions", "target", "2014-15 H1", 931.3, 894.8, 969.0, 0.05 },
        { "avoidable_admissions", "target", "2014-15 H2", 888.4, 853.0, 924.9, 0.05 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ot_node *node = value(cases[i].metric, cases[i].role, cases[i].period);
        double low = NAN, high = NAN;
        CU_ASSERT_FATAL(!node->missing);
        CU_ASSERT_DOUBLE_EQUAL(node->value[0], cases[i].value, cases[i].half);
        CU_ASSERT_EQUAL(ot_node_interval(node, 0, &low, &high), 0);
        CU_ASSERT_DOUBLE_EQUAL(low, cases[i].low, cases[i].half);
        CU_ASSERT_DOUBLE_EQUAL(high, cases[i].high, cases[i].half);
        CU_ASSERT_EQUAL(node->quality, OT_QUALITY_PUBLISHED);
    }
}

static void an_average_of_months_has_no_interval(void)
{
    struct ot_node *node = value("dtoc", "baseline", NULL);
    double low, high;
    CU_ASSERT_DOUBLE_EQUAL(node->value[0], 289.52, 0.005);
    CU_ASSERT_EQUAL(ot_node_interval(node, 0, &low, &high), -1);
    OT_SAME(node->unit.text, "day/per_100000");
    OT_HOLDS(node->label, "baseline, Jun-Nov 2013");
}

static void what_is_not_printed_has_its_reason(void)
{
    OT_SAME(value("patient_experience", "target", NULL)->missing, "not applicable");
    OT_SAME(value("dtoc", "actual", NULL)->missing, "none");
}

/* Of the twelve printed rates with parts eight are what their parts make. */
static void printed_values_are_held_against_their_parts(void)
{
    size_t wrong = 0, right = 0;
    struct ot_text printed = { 0 };
    for (size_t i = 0; i < desk.plan->performance_count; i++) {
        const struct ot_performance *row = &desk.plan->performance[i];
        struct ot_metric_meaning m = meaning(row->metric);
        double computed = NAN;
        bool misprinted = ot_metric_misprinted(&m, row, &computed);
        if (isnan(computed))
            continue;
        wrong += misprinted;
        right += !misprinted;
        if (misprinted)
            ot_text_format(&printed, " %s", row->value.printed);
    }
    CU_ASSERT_EQUAL(wrong, 4);
    CU_ASSERT_EQUAL(right, 8);
    OT_SAME(ot_text_string(&printed), " 289 266 204 223");
    ot_text_free(&printed);
}

static void the_shipped_plan_means_what_its_set_means(void)
{
    for (size_t i = 0; i < desk.plan->metric_count; i++) {
        struct ot_metric_meaning m = meaning(desk.plan->metrics[i].id);
        CU_ASSERT_EQUAL(m.differences, 0);
    }
    CU_ASSERT_PTR_NOT_NULL(meaning("dtoc").shipped);
    CU_ASSERT_PTR_NULL(meaning("telecare").shipped);
}

static struct ot_metric row_of(const char *set, const char *id)
{
    struct ot_metric row = { .set = set, .id = id };
    row.per.missing = OT_MISSING_NOT_GIVEN;
    return row;
}

static void empty_cells_come_from_the_set(void)
{
    struct ot_metric row = row_of("2014", "dtoc");
    struct ot_metric_meaning m;
    CU_ASSERT_EQUAL(ot_metric_meaning(&row, desk.graph->arena, &m), 0);
    OT_SAME(m.numerator_is, "monthly_average");
    OT_SAME(m.better, "down");
    CU_ASSERT_EQUAL(m.per, 100000);
    CU_ASSERT_EQUAL(m.interval, OT_INTERVAL_NONE);
    CU_ASSERT_EQUAL(m.differences, 0);
}

static void a_cell_that_differs_is_listed_and_counts(void)
{
    struct ot_metric row = row_of("2014", "at_home_91");
    struct ot_metric_meaning m;
    row.better = "down";
    row.per = (struct ot_value){ .number = 1000 };
    CU_ASSERT_EQUAL(ot_metric_meaning(&row, desk.graph->arena, &m), 0);
    CU_ASSERT_EQUAL_FATAL(m.differences, 2);
    OT_SAME(m.differs[0].column, "better");
    OT_SAME(m.differs[0].plan, "down");
    OT_SAME(m.differs[0].set, "up");
    OT_SAME(m.differs[1].column, "per");
    OT_SAME(m.differs[1].plan, "1000");
    OT_SAME(m.differs[1].set, "100");
    OT_SAME(m.better, "down");
    CU_ASSERT_EQUAL(m.interval, OT_INTERVAL_COUNT);
}

/* By default: Wilson per 100, Byar for other totals, none for averages and days. */
static void the_interval_follows_from_the_kind(void)
{
    static const struct {
        double per;
        const char *unit, *numerator_is, *method, *interval;
        enum ot_interval_method expected;
    } cases[] = {
        { 100, "person", "total", "crude", NULL, OT_INTERVAL_WILSON },
        { 1000, "fall", NULL, NULL, NULL, OT_INTERVAL_COUNT },
        { 100000, "bed_day", NULL, NULL, NULL, OT_INTERVAL_NONE },
        { 100000, "fall", "monthly_average", NULL, NULL, OT_INTERVAL_NONE },
        { 100000, "fall", NULL, "dsr", NULL, OT_INTERVAL_NONE },
        { 1, "day", NULL, NULL, NULL, OT_INTERVAL_NONE },
        { 100, "person", NULL, NULL, "none", OT_INTERVAL_NONE },
        { 1000, "person", NULL, NULL, "wilson", OT_INTERVAL_WILSON },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ot_metric row = row_of("ours", "x");
        struct ot_metric_meaning m;
        row.per = (struct ot_value){ .number = cases[i].per };
        row.unit = cases[i].unit;
        row.numerator_is = cases[i].numerator_is;
        row.method = cases[i].method;
        row.interval = cases[i].interval;
        CU_ASSERT_EQUAL(ot_metric_meaning(&row, desk.graph->arena, &m), 0);
        CU_ASSERT_EQUAL(m.interval, cases[i].expected);
    }
}

/* A standardised rate is not what its parts make: the printed value, with its issuer's
 * interval. */
static void a_standardised_rate_is_as_printed(void)
{
    struct ot_metric metric = row_of("2023-25", "falls");
    struct ot_performance row = { .metric = "falls", .role = "actual" };
    struct ot_metric_meaning m;
    double low = NAN, high = NAN, computed = NAN;
    row.value = (struct ot_value){ .number = 2100, .printed = "2100" };
    row.numerator = (struct ot_value){ .number = 900 };
    row.denominator = (struct ot_value){ .number = 39924 };
    row.low = (struct ot_value){ .number = 1965 };
    row.high = (struct ot_value){ .number = 2241 };
    CU_ASSERT_EQUAL(ot_metric_meaning(&metric, desk.graph->arena, &m), 0);
    struct ot_node *node = ot_metric_node(&desk.appraisal, &m, &row, NULL, &desk.err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(node);
    CU_ASSERT_EQUAL(node->value[0], 2100);
    OT_SAME(node->unit.text, "admission/per_100000");
    CU_ASSERT_EQUAL(ot_node_interval(node, 0, &low, &high), 0);
    CU_ASSERT(low == 1965 && high == 2241);
    CU_ASSERT_FALSE(ot_metric_misprinted(&m, &row, &computed));
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(the_figures_of_2014_come_out),
        OT_TEST(an_average_of_months_has_no_interval),
        OT_TEST(what_is_not_printed_has_its_reason),
        OT_TEST(printed_values_are_held_against_their_parts),
        OT_TEST(the_shipped_plan_means_what_its_set_means),
        OT_TEST(empty_cells_come_from_the_set),
        OT_TEST(a_cell_that_differs_is_listed_and_counts),
        OT_TEST(the_interval_follows_from_the_kind),
        OT_TEST(a_standardised_rate_is_as_printed),
    };
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
    int failed = OT_TESTS_RUN("metric", tests);
    desk_close(&desk);
    return failed;
}
