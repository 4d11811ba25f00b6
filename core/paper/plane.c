/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws on the plane of cost and outcome, and the bars of a distribution of draws. */
#include "config.h"

#include <math.h>

#include "paper/family.h"
#include "paper/frame.h"

#define DOTS_WIDE 500
#define DOTS_NARROW 300

static const struct ot_ink dots = { NULL, OT_MID, 3, NULL };
static const struct ot_ink outline = { NULL, OT_ACCENT, 2, NULL };
static const struct ot_ink centre = { OT_ACCENT, "#fff", 1.5, NULL };
static const struct ot_ink edge = { NULL, OT_EDGE, 2, "7 4" };

static void put_draws(struct ot_canvas *canvas, const struct ot_frame *frame,
                      const struct ot_chart_series *draws)
{
    size_t most = canvas->narrow ? DOTS_NARROW : DOTS_WIDE;
    struct ot_path path = { 0 };
    for (size_t i = 0; draws && i < draws->points && i < most; i++) {
        const struct ot_chart_point *p = &draws->point[i];
        if (isfinite(p->x) && isfinite(p->y))
            ot_path_dot(&path, ot_scale_at(&frame->x, p->x),
                        ot_scale_at(&frame->y, p->y));
    }
    ot_canvas_path(canvas, &path, false, &dots);
}

static void put_ellipse(struct ot_canvas *canvas, const struct ot_frame *frame,
                        const struct ot_chart_series *ellipse)
{
    struct ot_path path = { 0 };
    for (size_t i = 0; ellipse && i < ellipse->points; i++)
        if (isfinite(ellipse->point[i].x) && isfinite(ellipse->point[i].y))
            ot_path_to(&path, ot_scale_at(&frame->x, ellipse->point[i].x),
                       ot_scale_at(&frame->y, ellipse->point[i].y));
    ot_canvas_path(canvas, &path, ellipse && ellipse->points > 2, &outline);
}

/* The share of the draws in a corner, in the corner of the plot. */
static void put_quadrant(struct ot_canvas *canvas, const struct ot_frame *frame,
                         const struct ot_chart_point *p)
{
    char share[OT_WORDS_ROOM];
    const char *line[OT_LINES];
    if (!isfinite(p->high))
        return;
    bool right = p->x > 0, up = p->y > 0;
    double x = right ? frame->right - 4 : frame->left + 4;
    double y = up ? frame->top + 15 : frame->bottom - 40;
    const char *words =
        p->label ? p->label
        : up     ? (right ? "costs more, achieves more" : "costs more, achieves less")
                 : (right ? "saves money, achieves more" : "saves money, achieves less");
    double room = (frame->right - frame->left) / 2 - 12;
    enum ot_anchor anchor = right ? OT_END : OT_START;
    const char *said = ot_arena_format(canvas->arena, "%s of draws",
                                       ot_number_words(p->high, OT_FORM_SHARE, share));
    ot_canvas_try(canvas, x, y, anchor, OT_BOLD | OT_SMALL, said ? said : "");
    size_t lines = ot_words_wrap(canvas, words, room, OT_SMALL, 2, line);
    for (size_t i = 0; i < lines; i++)
        ot_canvas_try(canvas, x, y + 15 * (double)(i + 1), anchor, OT_SMALL, line[i]);
}

/* y = slope * x, cut at the ends of the plot. */
static void put_slope(struct ot_canvas *canvas, const struct ot_frame *frame,
                      double slope)
{
    double low = frame->x.low, high = frame->x.high;
    if (slope != 0) {
        double a = frame->y.low / slope, b = frame->y.high / slope;
        low = fmax(low, fmin(a, b));
        high = fmin(high, fmax(a, b));
    }
    if (low > high)
        return;
    struct ot_box ends = { ot_scale_at(&frame->x, low),
                           ot_scale_at(&frame->y, slope * low),
                           ot_scale_at(&frame->x, high),
                           ot_scale_at(&frame->y, slope * high) };
    ot_canvas_line(canvas, &ends, &edge);
}

/* A sample of the line, and what it stands for: above the plot, where nothing is in the
 * way. */
static void say_slope(struct ot_canvas *canvas, const struct ot_chart_series *threshold,
                      const struct ot_chart_point *p)
{
    char money[OT_WORDS_ROOM];
    double y = canvas->y + 14;
    struct ot_box sample = { 0, y - 5, 30, y - 5 };
    const char *words = p->label ? p->label : threshold->label;
    if (!words)
        words = ot_arena_format(canvas->arena, "%s for each one gained",
                                ot_number_words(p->y, OT_FORM_MONEY, money));
    ot_canvas_line(canvas, &sample, &edge);
    ot_canvas_words(
        canvas, 38, y, OT_START, OT_BOLD | OT_LINE,
        ot_words_fit(canvas, words ? words : "", canvas->width - 40, OT_BOLD));
    canvas->y = y + 8;
}

static void take(struct ot_frame *frame, const struct ot_chart_series *series)
{
    for (size_t i = 0; series && i < series->points; i++) {
        ot_range_take(&frame->x_low, &frame->x_high, series->point[i].x);
        ot_range_take(&frame->y_low, &frame->y_high, series->point[i].y);
    }
}

int ot_draw_plane(struct ot_canvas *canvas, const struct ot_chart *chart)
{
    const struct ot_chart_series *mean = ot_series_of(chart, OT_ROLE_MEAN);
    const struct ot_chart_series *corner = ot_series_of(chart, OT_ROLE_QUADRANT);
    const struct ot_chart_series *line = ot_series_of(chart, OT_ROLE_THRESHOLD);
    struct ot_frame frame = { .x_zero = true,
                              .y_zero = true,
                              .x_form = ot_form_of(chart->x.unit),
                              .y_form = ot_form_of(chart->y.unit),
                              .x_axis = &chart->x,
                              .y_axis = &chart->y,
                              .height = canvas->narrow ? 270 : 340 };
    take(&frame, ot_series_of(chart, OT_ROLE_DRAWS));
    take(&frame, ot_series_of(chart, OT_ROLE_ELLIPSE));
    take(&frame, mean);
    for (size_t i = 0; line && i < line->points; i++)
        if (isfinite(line->point[i].y))
            say_slope(canvas, line, &line->point[i]);
    ot_frame_lay(canvas, &frame);
    put_draws(canvas, &frame, ot_series_of(chart, OT_ROLE_DRAWS));
    put_ellipse(canvas, &frame, ot_series_of(chart, OT_ROLE_ELLIPSE));
    for (size_t i = 0; line && i < line->points; i++)
        if (isfinite(line->point[i].y))
            put_slope(canvas, &frame, line->point[i].y);
    for (size_t i = 0; mean && i < mean->points; i++)
        if (isfinite(mean->point[i].x) && isfinite(mean->point[i].y))
            ot_canvas_mark(canvas, OT_DIAMOND, ot_scale_at(&frame.x, mean->point[i].x),
                           ot_scale_at(&frame.y, mean->point[i].y), 7, &centre);
    for (size_t i = 0; corner && i < corner->points; i++)
        put_quadrant(canvas, &frame, &corner->point[i]);
    return 0;
}

int ot_draw_distribution(struct ot_canvas *canvas, const struct ot_chart *chart)
{
    static const struct ot_ink bar = { OT_MID, "#fff", 1, NULL };
    const struct ot_chart_series *draws = ot_series_of(chart, OT_ROLE_DRAWS);
    struct ot_frame frame = { .x_low = 1,
                              .x_form = ot_form_of(chart->x.unit),
                              .y_form = OT_FORM_SHARE,
                              .y_zero = true,
                              .x_axis = &chart->x,
                              .y_axis = &chart->y,
                              .height = 220 };
    unsigned roles = OT_ROLE_BIT(OT_ROLE_HALF) | OT_ROLE_BIT(OT_ROLE_MEAN) |
                     OT_ROLE_BIT(OT_ROLE_ESTIMATE) | OT_ROLE_BIT(OT_ROLE_THRESHOLD);
    frame.lines = ot_references(canvas, chart, frame.x_form, roles, &frame.line);
    for (size_t i = 0; i < frame.lines; i++) {
        ot_range_take(&frame.x_low, &frame.x_high, frame.line[i].at);
        ot_range_take(&frame.x_low, &frame.x_high, frame.line[i].low);
        ot_range_take(&frame.x_low, &frame.x_high, frame.line[i].high);
    }
    for (size_t i = 0; draws && i < draws->points; i++) {
        ot_range_take(&frame.x_low, &frame.x_high, draws->point[i].low);
        ot_range_take(&frame.x_low, &frame.x_high, draws->point[i].high);
        ot_range_take(&frame.y_low, &frame.y_high, draws->point[i].y);
    }
    ot_frame_lay(canvas, &frame);
    for (size_t i = 0; draws && i < draws->points; i++) {
        const struct ot_chart_point *p = &draws->point[i];
        struct ot_box box = { ot_scale_at(&frame.x, p->low), ot_scale_at(&frame.y, p->y),
                              ot_scale_at(&frame.x, p->high), frame.bottom };
        if (isfinite(p->low) && isfinite(p->high) && isfinite(p->y))
            ot_canvas_rect(canvas, &box, &bar);
    }
    return 0;
}
