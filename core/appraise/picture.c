/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quantity's own charts. */
#include "config.h"

#include "appraise/picture.h"

#include <math.h>
#include <stdlib.h>

#include "base/number.h"
#include "base/text.h"
#include "method/rank.h"
#include "method/statistic.h"
#include "report/lineage.h"
#include "report/report.h"
#include "value/force.h"
#include "value/sample.h"
#include "value/spread.h"
#include "value/statistics.h"

#define LEAST_BARS 10.0
#define MOST_BARS 40.0
#define WORTHS 21

struct ot_chart_axis ot_chart_axis_of(struct ot_graph *graph, const struct ot_node *node)
{
    char year[OT_PRICES_ROOM];
    const char *words =
        node->prices.kind != OT_PRICE_NONE && node->prices.year
            ? ot_arena_text(graph->arena, ot_year_words(node->prices.year, year))
            : NULL;
    return (struct ot_chart_axis){
        .label = ot_arena_text(graph->arena, node->label ? node->label : "Value"),
        .unit = ot_arena_text(graph->arena, node->unit.text),
        .prices = ot_price_word(node->prices.kind),
        .price_year = words,
    };
}

static struct ot_chart *memory(struct ot_error *err)
{
    ot_error_memory(err);
    return NULL;
}

/* Why no draws can be shown of it, or NULL. */
static int why_empty(struct ot_graph *graph, struct ot_node *node, const char **why,
                     struct ot_error *err)
{
    *why = NULL;
    if (ot_force(graph, node, err) != 0)
        return -1;
    if (node->missing)
        *why = node->missing;
    else if (node->draws == 0)
        *why = "it has no draws";
    return 0;
}

/* ---- A distribution --------------------------------------------------------------- */

/* 1, 2 or 5 times a power of ten: the least that is not below x > 0. */
static double nice(double x)
{
    static const double step[] = { 1, 2, 5, 10 };
    double power = 1;
    while (power * 10 <= x)
        power *= 10;
    while (power > x)
        power /= 10;
    for (size_t i = 0; i < 4; i++)
        if (step[i] * power >= x)
            return step[i] * power;
    return 10 * power;
}

/* Freedman and Diaconis 1981: twice the middle half over the cube root of n, made a round
 * number, and no more bars than can be told apart. */
static double width_of(const double quantile[4], size_t n)
{
    double shown = quantile[3] - quantile[0];
    double width = 2 * (quantile[2] - quantile[1]) / pow((double)n, 1.0 / 3);
    if (!(width > shown / MOST_BARS))
        width = shown / MOST_BARS;
    if (width > shown / LEAST_BARS)
        width = shown / LEAST_BARS;
    return nice(width);
}

static int put_bars(struct ot_graph *graph, struct ot_chart *chart, const double *draw,
                    size_t n, const double quantile[4])
{
    double width = width_of(quantile, n), start = floor(quantile[0] / width) * width;
    size_t bars = (size_t)(ceil((quantile[3] - start) / width)) + 1;
    struct ot_chart_series *series =
        ot_chart_add(graph->arena, chart, OT_ROLE_DRAWS, NULL, bars);
    if (!series)
        return -1;
    for (size_t i = 0; i < bars; i++) {
        series->point[i].low = start + width * (double)i;
        series->point[i].high = start + width * (double)(i + 1);
        series->point[i].y = 0;
    }
    for (size_t i = 0; i < n; i++) {
        double at = floor((draw[i] - start) / width);
        if (at >= 0 && at < (double)bars)
            series->point[(size_t)at].y += 1 / (double)n;
    }
    return 0;
}

const char *ot_short_words(struct ot_graph *graph, struct ot_node *node)
{
    struct ot_figure figure = { .node = node, .digits = -1 };
    struct ot_text text = { 0 };
    ot_figure_short(&figure, &text);
    const char *copy = ot_arena_text(graph->arena, ot_text_string(&text));
    ot_text_free(&text);
    return copy;
}

const char *ot_percent_words(struct ot_graph *graph, double share)
{
    char number[OT_NUMBER_ROOM * 12];
    double percent = 100 * share;
    if (share > 0 && percent < 0.5)
        return "fewer than 1%";
    if (share < 1 && percent >= 99.5)
        return "more than 99%";
    return ot_arena_format(graph->arena, "%s%%", ot_number_fixed(percent, 0, number));
}

/* The finding in a sentence. */
static const char *finding(struct ot_graph *graph, struct ot_node *node, bool is_net,
                           const double *draw, struct ot_error *err)
{
    const struct ot_statistic_of low = { OT_STATISTIC_QUANTILE, 0.025, NULL, 0 };
    const struct ot_statistic_of high = { OT_STATISTIC_QUANTILE, 0.975, NULL, 0 };
    const char *label = node->label ? node->label : "The figure";
    if (is_net) {
        const char *share =
            ot_percent_words(graph, ot_share(draw, node->draws, OT_ABOVE, 0));
        return share ? ot_arena_format(graph->arena, "%s is above zero in %s of draws",
                                       label, share)
                     : NULL;
    }
    struct ot_node *from = ot_graph_statistic(graph, node, low, err);
    struct ot_node *to = from ? ot_graph_statistic(graph, node, high, err) : NULL;
    if (!to || ot_force(graph, from, err) != 0 || ot_force(graph, to, err) != 0)
        return NULL;
    const char *least = ot_short_words(graph, from), *most = ot_short_words(graph, to);
    return least && most ? ot_arena_format(graph->arena, "%s: %s to %s in 95%% of draws",
                                           label, least, most)
                         : NULL;
}

static int put_marks(struct ot_graph *graph, struct ot_chart *chart,
                     const struct ot_spread *spread, const double quantile[4],
                     bool is_net)
{
    struct ot_chart_series *half =
        ot_chart_add(graph->arena, chart, OT_ROLE_HALF, NULL, 1);
    if (!half)
        return -1;
    half->point[0].low = quantile[1];
    half->point[0].high = quantile[2];
    struct ot_chart_series *mean =
        ot_chart_add(graph->arena, chart, OT_ROLE_MEAN, NULL, 1);
    if (!mean)
        return -1;
    mean->point[0].x = spread->estimate;
    if (!is_net)
        return 0;
    struct ot_chart_series *zero =
        ot_chart_add(graph->arena, chart, OT_ROLE_THRESHOLD, "Breaks even", 1);
    if (!zero)
        return -1;
    zero->point[0].x = 0;
    return 0;
}

static int fill_distribution(struct ot_graph *graph, struct ot_chart *chart,
                             struct ot_node *node, bool is_net, struct ot_error *err)
{
    static const double p[] = { 0.005, 0.25, 0.75, 0.995 };
    const struct ot_spread *spread;
    double quantile[4], *scratch = NULL;
    if (ot_spread(graph, node, &spread, err) != 0)
        return -1;
    if (spread->not_given) {
        chart->missing = spread->not_given;
        chart->title = ot_arena_format(graph->arena, "%s cannot be given", node->label);
        return chart->title ? 0 : ot_error_memory(err);
    }
    const double *draw = ot_sample_column(graph, node, err);
    if (!draw)
        return -1;
    chart->title = finding(graph, node, is_net, draw, err);
    if (!chart->title)
        return err->text[0] ? -1 : ot_error_memory(err);
    if (!(draw = ot_sample_column(graph, node, err)))
        return -1;
    if (!(scratch = malloc(node->draws * sizeof *scratch)))
        return ot_error_memory(err);
    ot_quantiles(draw, node->draws, p, 4, quantile, scratch);
    free(scratch);
    if (!(quantile[3] > quantile[0])) {
        chart->missing = "it is the same in nearly all draws";
        return 0;
    }
    int failed = put_bars(graph, chart, draw, node->draws, quantile) ||
                 put_marks(graph, chart, spread, quantile, is_net);
    return failed ? ot_error_memory(err) : 0;
}

struct ot_chart *ot_distribution_chart(struct ot_graph *graph, struct ot_node *node,
                                       bool is_net, struct ot_error *err)
{
    struct ot_chart *chart = ot_arena_array(graph->arena, 1, sizeof *chart);
    if (!chart)
        return memory(err);
    if (why_empty(graph, node, &chart->missing, err) != 0)
        return NULL;
    chart->kind = OT_CHART_DISTRIBUTION;
    chart->x = ot_chart_axis_of(graph, node);
    chart->y = (struct ot_chart_axis){ .label = "Share of draws", .unit = "1" };
    chart->title = ot_arena_text(graph->arena, node->label ? node->label : "The figure");
    chart->description =
        "How the draws spread over its values. The highest and the lowest 0.5% of them "
        "may lie outside the drawing.";
    if (!chart->x.label || !chart->title)
        return memory(err);
    if (!chart->missing && fill_distribution(graph, chart, node, is_net, err) != 0)
        return NULL;
    return chart;
}

/* ---- What a unit of effect has to be worth ---------------------------------------- */

static size_t pays(const double *cost, const double *effect, size_t n, double worth)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += worth * effect[i] > cost[i];
    return count;
}

/* The worth at which half of the draws pay, to a thousandth; NAN: none up to most. */
static double half_pays(const double *cost, const double *effect, size_t n, double most)
{
    double low = 0, high = most;
    if (2 * pays(cost, effect, n, most) < n)
        return NAN;
    while (high - low > most / 4096) {
        double middle = (low + high) / 2;
        if (2 * pays(cost, effect, n, middle) < n)
            low = middle;
        else
            high = middle;
    }
    return high;
}

static int title_worth(struct ot_graph *graph, struct ot_chart *chart,
                       struct ot_node *ratio, double half, struct ot_error *err)
{
    chart->title = "The more a unit is worth, the likelier the scheme pays";
    if (!isfinite(half))
        return 0;
    struct ot_figured what = { ratio->label, "", ratio->unit, ratio->prices, half, 0 };
    struct ot_node *node = ot_graph_figured(graph, &what, &ratio, 1, err);
    if (!node || ot_force(graph, node, err) != 0)
        return -1;
    const char *words = ot_short_words(graph, node);
    chart->title =
        words ? ot_arena_format(graph->arena,
                                "More likely than not worth its cost from %s", words)
              : NULL;
    return chart->title ? 0 : ot_error_memory(err);
}

static int fill_worth(struct ot_graph *graph, struct ot_chart *chart,
                      struct ot_node *ratio, const double *cost, const double *effect,
                      double threshold, struct ot_error *err)
{
    size_t n = ratio->draws;
    double mean = ot_mean(effect, n), price = ot_mean(cost, n) / mean;
    if (!(mean > 0) || !(price > 0)) {
        chart->title = "No price makes it worth its cost";
        chart->missing = "on average it brings nothing, or costs nothing";
        return 0;
    }
    double step = nice(3 * fmax(price, threshold / 2) / (WORTHS - 1));
    struct ot_chart_series *series =
        ot_chart_add(graph->arena, chart, OT_ROLE_NONE, NULL, WORTHS);
    if (!series)
        return ot_error_memory(err);
    for (size_t k = 0; k < WORTHS; k++) {
        double worth = step * (double)k;
        series->point[k].x = worth;
        series->point[k].y = (double)pays(cost, effect, n, worth) / (double)n;
    }
    if (threshold > 0) {
        struct ot_chart_series *line =
            ot_chart_add(graph->arena, chart, OT_ROLE_THRESHOLD, "Set by the script", 1);
        if (!line)
            return ot_error_memory(err);
        line->point[0].x = threshold;
    }
    return title_worth(graph, chart, ratio,
                       half_pays(cost, effect, n, step * (WORTHS - 1)), err);
}

struct ot_chart *ot_worth_chart(struct ot_graph *graph, struct ot_node *cost,
                                struct ot_node *effect, double threshold,
                                struct ot_error *err)
{
    struct ot_chart *chart = ot_arena_array(graph->arena, 1, sizeof *chart);
    struct ot_node *ratio = chart ? ot_graph_divide(graph, cost, effect, err) : NULL;
    if (!ratio)
        return chart ? NULL : memory(err);
    ratio->label = "What one is worth";
    if (why_empty(graph, ratio, &chart->missing, err) != 0)
        return NULL;
    chart->kind = OT_CHART_ACCEPTABILITY;
    chart->title = "How likely it is to be worth its cost";
    chart->description = "The share of draws in which cost is below what the outcome is "
                         "worth, for each value that one of it may have.";
    chart->x = ot_chart_axis_of(graph, ratio);
    chart->y = (struct ot_chart_axis){ .label = "Share of draws", .unit = "1" };
    if (!chart->x.label)
        return memory(err);
    if (chart->missing)
        return chart;
    double *column = malloc(2 * ratio->draws * sizeof *column);
    int failed = column ? 0 : ot_error_memory(err);
    struct ot_node *of[] = { cost, effect };
    for (size_t i = 0; !failed && i < 2; i++) {
        double *own = column + i * ratio->draws;
        for (size_t d = 0; of[i]->draws == 0 && d < ratio->draws; d++)
            own[d] = of[i]->value[0];
        failed = of[i]->draws ? ot_sample(graph, of[i], own, err) : 0;
    }
    if (!failed)
        failed = fill_worth(graph, chart, ratio, column, column + ratio->draws, threshold,
                            err);
    free(column);
    return failed ? NULL : chart;
}
