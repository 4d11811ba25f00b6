/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of draws: that their data say what the draws say. */
#include "config.h"

#include "appraise/picture.h"

#include <math.h>

#include "value/kept.h"
#include "value/spread.h"
#include "varied.h"

#define N ((size_t)10000)

static struct ot_graph *graph;
static struct ot_error err;

static const struct ot_chart_series *series(const struct ot_chart *chart,
                                            enum ot_chart_role role)
{
    for (size_t i = 0; i < chart->count; i++)
        if (chart->series[i].role == role)
            return &chart->series[i];
    return NULL;
}

static void the_bars_of_a_distribution_hold_the_draws(void)
{
    graph = ot_graph_new();
    struct ot_node *node = varied(graph, "GBP", "Net present value", 1000, 2000, 3, N);
    struct ot_chart *chart = ot_distribution_chart(graph, node, true, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(chart);
    const struct ot_chart_series *bars = series(chart, OT_ROLE_DRAWS);
    CU_ASSERT_FATAL(bars && bars->points >= 10 && bars->points <= 42);
    double shown = 0, *draw = column_of(graph, node);
    for (size_t i = 0; i < bars->points; i++) {
        size_t count = 0;
        const struct ot_chart_point *p = &bars->point[i];
        for (size_t d = 0; d < N; d++)
            count += draw[d] >= p->low && draw[d] < p->high;
        CU_ASSERT_DOUBLE_EQUAL(p->y, (double)count / (double)N, 1e-9);
        shown += p->y;
    }
    free(draw);
    CU_ASSERT(shown >= 0.99 && shown <= 1.0000001);
    CU_ASSERT_DOUBLE_EQUAL(series(chart, OT_ROLE_MEAN)->point[0].x, 1000, 80);
    CU_ASSERT_EQUAL(series(chart, OT_ROLE_THRESHOLD)->point[0].x, 0);
    OT_SAME(chart->title, "Net present value is above zero in 69% of draws");
    ot_graph_free(graph);
}

static void what_does_not_vary_has_no_distribution(void)
{
    graph = ot_graph_new();
    struct ot_node *fixed =
        ot_graph_leaf(graph, 7, ot_unit_one(), (struct ot_prices){ 0 },
                      OT_QUALITY_PUBLISHED, "fixed", NULL);
    struct ot_chart *chart = ot_distribution_chart(graph, fixed, false, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(chart);
    OT_SAME(chart->missing, "it has no draws");
    struct ot_node *gone = ot_graph_missing(graph, ot_unit_one(), "x", "nobody counted");
    chart = ot_distribution_chart(graph, gone, false, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(chart);
    OT_SAME(chart->missing, "nobody counted");
    ot_graph_free(graph);
}

/* What is known of the draws is kept, and the draws themselves are not. */
static void draws_that_cannot_be_made_again_are_an_error(void)
{
    struct counted_hook hook = { .calls = 0 };
    const struct ot_spread *spread;
    graph = ot_graph_new();
    struct ot_node *node =
        counted_node(graph, &hook, varied(graph, "1", "x", 1, 1, 3, N), 1, NULL);
    CU_ASSERT_EQUAL_FATAL(ot_spread(graph, node, &spread, &err), 0);
    struct ot_samples *samples = ot_samples_of(graph);
    while (samples->count)
        free(samples->kept[--samples->count].column);
    samples->bytes = 0;
    hook.fails_at = 1;
    CU_ASSERT_PTR_NULL(ot_distribution_chart(graph, node, true, &err));
    CU_ASSERT(err.text[0] != '\0');
    err = (struct ot_error){ 0 };
    ot_graph_free(graph);
}

/* Cost £100,000, effect normal about 100: at £1,000 each it pays in half the draws. */
static void the_worth_at_which_half_the_draws_pay_is_said(void)
{
    graph = ot_graph_new();
    struct ot_prices cash = sample_cash(2015);
    struct ot_node *cost = ot_graph_leaf(graph, 100000, sample_unit("GBP"), cash,
                                         OT_QUALITY_PUBLISHED, "Cost", NULL);
    struct ot_node *effect = varied(graph, "fall", "Falls avoided", 100, 10, 5, N);
    struct ot_chart *chart = ot_worth_chart(graph, cost, effect, 1500, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(chart);
    OT_HOLDS(chart->title, "More likely than not worth its cost from £1,000");
    const struct ot_chart_series *curve = series(chart, OT_ROLE_NONE);
    CU_ASSERT_PTR_NOT_NULL_FATAL(curve);
    CU_ASSERT_EQUAL(curve->point[0].y, 0);
    CU_ASSERT_EQUAL(curve->point[curve->points - 1].y, 1);
    for (size_t i = 1; i < curve->points; i++)
        CU_ASSERT(curve->point[i].y >= curve->point[i - 1].y);
    CU_ASSERT_EQUAL(series(chart, OT_ROLE_THRESHOLD)->point[0].x, 1500);
    ot_graph_free(graph);
}

static struct ot_alternatives two_options(struct ot_alternative option[2],
                                          double threshold[3])
{
    struct ot_alternatives of = { .graph = graph,
                                  .option = option,
                                  .count = 2,
                                  .threshold = threshold,
                                  .thresholds = 3 };
    threshold[0] = 0;
    threshold[1] = 1000;
    threshold[2] = 5000;
    option[0] =
        (struct ot_alternative){ "Now", varied(graph, "GBP", "Cost", 1e5, 1e3, 1, N),
                                 varied(graph, "fall", "Falls", 50, 5, 2, N) };
    option[1] =
        (struct ot_alternative){ "More", varied(graph, "GBP", "Cost", 2e5, 1e3, 3, N),
                                 varied(graph, "fall", "Falls", 100, 5, 4, N) };
    CU_ASSERT_EQUAL_FATAL(ot_alternatives_open(&of, &err), 0);
    return of;
}

static void acceptability_adds_up_to_one_at_each_threshold(void)
{
    struct ot_alternative option[2];
    double threshold[3];
    graph = ot_graph_new();
    struct ot_alternatives of = two_options(option, threshold);
    struct ot_chart *chart = ot_acceptability_chart(&of, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(chart);
    CU_ASSERT_EQUAL_FATAL(chart->count, 2);
    for (size_t k = 0; k < 3; k++)
        CU_ASSERT_DOUBLE_EQUAL(chart->series[0].point[k].y + chart->series[1].point[k].y,
                               1, 1e-12);
    CU_ASSERT_EQUAL(chart->series[0].point[0].y, 1);
    OT_HOLDS(chart->title, "At the highest value shown, More is best in 100% of draws");
    ot_graph_free(graph);
}

/* 100% is said of all draws alone. */
static void a_title_is_no_surer_than_the_draws(void)
{
    struct ot_alternative option[2];
    double threshold[3];
    graph = ot_graph_new();
    struct ot_alternatives of = two_options(option, threshold);
    double *effect = (double *)of.effect[1];
    effect[7] = 0;
    struct ot_chart *chart = ot_acceptability_chart(&of, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(chart);
    OT_HOLDS(chart->title, "More is best in more than 99% of draws");
    chart = ot_plane_chart(&of, 1, 0, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(chart);
    OT_SAME(chart->title, "More: costs more, does more, in more than 99% of draws");
    chart = ot_plane_chart(&of, 0, 0, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(chart);
    OT_SAME(chart->title, "Now: no difference, in 100% of draws");
    ot_graph_free(graph);
}

static void the_plane_has_dots_an_ellipse_and_four_quadrants(void)
{
    struct ot_alternative option[2];
    double threshold[3], held = 0;
    graph = ot_graph_new();
    struct ot_alternatives of = two_options(option, threshold);
    struct ot_chart *chart = ot_plane_chart(&of, 1, 2500, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(chart);
    const struct ot_chart_series *mean = series(chart, OT_ROLE_MEAN);
    const struct ot_chart_series *ellipse = series(chart, OT_ROLE_ELLIPSE);
    const struct ot_chart_series *quadrant = series(chart, OT_ROLE_QUADRANT);
    const struct ot_chart_series *dots = series(chart, OT_ROLE_DRAWS);
    CU_ASSERT_FATAL(mean && ellipse && quadrant && dots);
    CU_ASSERT_DOUBLE_EQUAL(mean->point[0].x, 50, 0.5);
    CU_ASSERT_DOUBLE_EQUAL(mean->point[0].y, 1e5, 100);
    for (size_t i = 0; i < 4; i++)
        held += quadrant->point[i].high;
    CU_ASSERT_DOUBLE_EQUAL(held, 1, 1e-12);
    OT_SAME(chart->title, "More: costs more, does more, in 100% of draws");
    /* The first corner comes round again, and opposite ones are mirrored at the mean. */
    for (size_t i = 0; i < 24; i++)
        CU_ASSERT_DOUBLE_EQUAL(ellipse->point[i].x + ellipse->point[i + 24].x,
                               2 * mean->point[0].x, 1e-9);
    size_t inside = 0;
    double a = ellipse->point[12].y - mean->point[0].y, b = ellipse->point[0].x;
    for (size_t i = 0; i < dots->points; i++) {
        double x = (dots->point[i].x - mean->point[0].x) / (2.4477 * sqrt(50.0));
        double y = (dots->point[i].y - mean->point[0].y) / (2.4477 * sqrt(2e6));
        inside += x * x + y * y <= 1;
    }
    CU_ASSERT(a != 0 && b != 0);
    CU_ASSERT_DOUBLE_EQUAL((double)inside / (double)dots->points, 0.95, 0.04);
    ot_graph_free(graph);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(the_bars_of_a_distribution_hold_the_draws),
        OT_TEST(what_does_not_vary_has_no_distribution),
        OT_TEST(draws_that_cannot_be_made_again_are_an_error),
        OT_TEST(the_worth_at_which_half_the_draws_pay_is_said),
        OT_TEST(acceptability_adds_up_to_one_at_each_threshold),
        OT_TEST(a_title_is_no_surer_than_the_draws),
        OT_TEST(the_plane_has_dots_an_ellipse_and_four_quadrants),
    };
    return OT_TESTS_RUN("picture", tests);
}
