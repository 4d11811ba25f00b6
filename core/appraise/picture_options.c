/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of options side by side. */
#include "config.h"

#include <math.h>

#include "appraise/picture.h"
#include "method/decision.h"
#include "method/plane.h"

#define DOTS 400
#define CORNERS 48 /* of the ellipse */
/* A turn of a 48th: its cosine and sine, to the last digit. */
#define TURN_COS 0.99144486137381041
#define TURN_SIN 0.13052619222005157

static struct ot_arena *arena_of(const struct ot_alternatives *of)
{
    return of->graph->arena;
}

static struct ot_chart *memory(struct ot_error *err)
{
    ot_error_memory(err);
    return NULL;
}

/* "GBP/qaly" as an axis. */
static struct ot_chart_axis worth_axis(const struct ot_alternatives *of)
{
    struct ot_node like = *of->option[0].cost;
    like.unit = of->worth;
    like.label = "What a unit of effect is worth";
    return ot_chart_axis_of(of->graph, &like);
}

/* ---- Acceptability ---------------------------------------------------------------- */

static const char *likeliest_words(const struct ot_alternatives *of,
                                   const struct ot_decided *decided)
{
    size_t last = decided->thresholds - 1, best = decided->optimal[last];
    const char *percent =
        ot_percent_words(of->graph, ot_acceptability(decided, best, last));
    return percent
               ? ot_arena_format(arena_of(of),
                                 "At the highest value shown, %s is best in %s of draws",
                                 of->option[best].label, percent)
               : NULL;
}

struct ot_chart *ot_acceptability_chart(struct ot_alternatives *of, struct ot_error *err)
{
    struct ot_chart *chart = ot_arena_array(arena_of(of), 1, sizeof *chart);
    if (!chart)
        return memory(err);
    chart->kind = OT_CHART_ACCEPTABILITY;
    chart->title = "How often each option is best";
    chart->description = "The share of draws in which an option has the highest net "
                         "benefit, for each value that a unit of effect may have.";
    chart->x = worth_axis(of);
    chart->y = (struct ot_chart_axis){ .label = "Share of draws", .unit = "1" };
    if (of->draws == 0 || of->thresholds < 2) {
        chart->missing = of->draws == 0 ? "none of the options varies"
                                        : "it needs two thresholds at least";
        return chart;
    }
    const struct ot_decided *decided = ot_alternatives_decided(of, err);
    if (!decided)
        return NULL;
    for (size_t i = 0; i < of->count; i++) {
        struct ot_chart_series *series = ot_chart_add(
            arena_of(of), chart, OT_ROLE_NONE, of->option[i].label, of->thresholds);
        if (!series)
            return memory(err);
        for (size_t k = 0; k < of->thresholds; k++) {
            series->point[k].x = of->threshold[k];
            series->point[k].y = ot_acceptability(decided, i, k);
        }
    }
    chart->title = likeliest_words(of, decided);
    return chart->title ? chart : memory(err);
}

/* ---- The plane -------------------------------------------------------------------- */

struct differences {
    double *effect, *cost; /* [draws] */
    size_t draws;
};

static int subtract(const struct ot_alternatives *of, size_t option,
                    struct differences *out)
{
    size_t n = of->draws;
    out->effect = ot_arena_array(arena_of(of), 2 * n + 1, sizeof *out->effect);
    if (!out->effect)
        return -1;
    out->cost = out->effect + n;
    out->draws = n;
    for (size_t i = 0; i < n; i++) {
        out->effect[i] = of->effect[option][i] - of->effect[of->reference][i];
        out->cost[i] = of->cost[option][i] - of->cost[of->reference][i];
    }
    return 0;
}

static int put_dots(struct ot_arena *arena, struct ot_chart *chart,
                    const struct differences *d)
{
    size_t dots = d->draws < DOTS ? d->draws : DOTS;
    struct ot_chart_series *series =
        ot_chart_add(arena, chart, OT_ROLE_DRAWS, NULL, dots);
    for (size_t i = 0; series && i < dots; i++) {
        size_t at = i * (d->draws / dots);
        series->point[i].x = d->effect[at];
        series->point[i].y = d->cost[at];
    }
    return series ? 0 : -1;
}

/* A circle turned step by step, so that no sine is needed. */
static int put_ellipse(struct ot_arena *arena, struct ot_chart *chart,
                       const struct ot_ellipse *e)
{
    struct ot_chart_series *series =
        ot_chart_add(arena, chart, OT_ROLE_ELLIPSE, NULL, CORNERS);
    struct ot_chart_series *mean = ot_chart_add(arena, chart, OT_ROLE_MEAN, "Mean", 1);
    double c = 1, s = 0;
    if (!series || !mean)
        return -1;
    mean->point[0].x = e->x;
    mean->point[0].y = e->y;
    series = &chart->series[chart->count - 2];
    for (size_t i = 0; i < CORNERS; i++) {
        double turned = c * TURN_COS - s * TURN_SIN;
        series->point[i].x = e->x + c * e->major_x + s * e->minor_x;
        series->point[i].y = e->y + c * e->major_y + s * e->minor_y;
        s = s * TURN_COS + c * TURN_SIN;
        c = turned;
    }
    return 0;
}

static int put_quadrants(struct ot_arena *arena, struct ot_chart *chart,
                         const size_t count[OT_QUADRANTS], size_t draws)
{
    static const struct {
        enum ot_quadrant quadrant;
        double x, y;
    } corner[] = { { OT_DOMINANT, 1, -1 },
                   { OT_DOMINATED, -1, 1 },
                   { OT_MORE_FOR_MORE, 1, 1 },
                   { OT_LESS_FOR_LESS, -1, -1 } };
    struct ot_chart_series *series =
        ot_chart_add(arena, chart, OT_ROLE_QUADRANT, NULL, 4);
    for (size_t i = 0; series && i < 4; i++) {
        series->point[i].label = ot_quadrant_words(corner[i].quadrant);
        series->point[i].x = corner[i].x;
        series->point[i].y = corner[i].y;
        series->point[i].high = (double)count[corner[i].quadrant] / (double)draws;
    }
    return series ? 0 : -1;
}

static int put_line(struct ot_arena *arena, struct ot_chart *chart, double threshold)
{
    struct ot_chart_series *series =
        threshold > 0 ? ot_chart_add(arena, chart, OT_ROLE_THRESHOLD, NULL, 1) : NULL;
    if (series) {
        series->point[0].y = threshold;
        series->point[0].label = "Worth it below this line";
    }
    return series || threshold <= 0 ? 0 : -1;
}

static int put_title(const struct ot_alternatives *of, size_t option,
                     const size_t count[OT_QUADRANTS], struct ot_chart *chart)
{
    enum ot_quadrant most = OT_NO_DIFFERENCE;
    for (int q = OT_DOMINANT; q < OT_QUADRANTS; q++)
        if (count[q] > count[most])
            most = (enum ot_quadrant)q;
    const char *percent =
        ot_percent_words(of->graph, (double)count[most] / (double)of->draws);
    chart->title = percent ? ot_arena_format(arena_of(of), "%s: %s, in %s of draws",
                                             of->option[option].label,
                                             ot_quadrant_words(most), percent)
                           : NULL;
    chart->description = ot_arena_format(
        arena_of(of),
        "What %s brings and costs more than %s. Each dot is one draw; the ellipse holds "
        "about 95%% of them.",
        of->option[option].label, of->option[of->reference].label);
    return chart->title && chart->description ? 0 : -1;
}

struct ot_chart *ot_plane_chart(const struct ot_alternatives *of, size_t option,
                                double threshold, struct ot_error *err)
{
    struct ot_chart *chart = ot_arena_array(arena_of(of), 1, sizeof *chart);
    struct differences d;
    struct ot_ellipse ellipse;
    size_t count[OT_QUADRANTS];
    if (!chart)
        return memory(err);
    chart->kind = OT_CHART_PLANE;
    chart->title = "Extra cost and extra effect";
    chart->description = "What one option brings and costs more than another.";
    chart->x = ot_chart_axis_of(of->graph, of->option[option].effect);
    chart->y = ot_chart_axis_of(of->graph, of->option[option].cost);
    if (!chart->x.label || !chart->y.label)
        return memory(err);
    chart->x.label = "Extra effect";
    chart->y.label = "Extra cost";
    if (of->draws < 2) {
        chart->missing = "none of the options varies";
        return chart;
    }
    if (subtract(of, option, &d) != 0)
        return memory(err);
    if (ot_ellipse(d.effect, d.cost, d.draws, 0.95, &ellipse, err) != 0)
        return NULL;
    ot_quadrant_counts(d.effect, d.cost, d.draws, count);
    struct ot_arena *arena = arena_of(of);
    if (put_dots(arena, chart, &d) || put_ellipse(arena, chart, &ellipse) ||
        put_quadrants(arena, chart, count, d.draws) ||
        put_line(arena, chart, threshold) || put_title(of, option, count, chart))
        return memory(err);
    return chart;
}
