/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An estimate with its interval in each row: cost per outcome, measured shares; and the
 * tornado, an interval with a base line. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "paper/amount.h"
#include "paper/family.h"
#include "paper/rows.h"

static const struct ot_ink whisker = { NULL, OT_ACCENT, 2, NULL };
static const struct ot_ink dot = { OT_ACCENT, OT_INK, 1.2, NULL };
static const struct ot_ink open_dot = { "#fff", OT_ACCENT, 2, NULL };
static const struct ot_ink middle = { OT_MID, OT_ACCENT, 1, NULL };
static const struct ot_ink light = { OT_LIGHT, OT_ACCENT, 1.2, NULL };
static const struct ot_ink flip = { OT_EDGE, "#fff", 1, NULL };

/* "£430, £250 to £850". */
static const char *range_words(struct ot_canvas *canvas, const struct ot_chart_point *p,
                               enum ot_form form)
{
    char x[OT_WORDS_ROOM], low[OT_WORDS_ROOM], high[OT_WORDS_ROOM];
    ot_number_words(p->low, form, low);
    ot_number_words(p->high, form, high);
    if (!isfinite(p->x))
        return ot_arena_format(canvas->arena, "%s to %s", low, high);
    ot_number_words(p->x, form, x);
    if (isfinite(p->low) && isfinite(p->high))
        return ot_arena_format(canvas->arena, "%s, %s to %s", x, low, high);
    if (isfinite(p->low))
        return ot_arena_format(canvas->arena, "%s, at least %s", x, low);
    if (isfinite(p->high))
        return ot_arena_format(canvas->arena, "%s, at most %s", x, high);
    return ot_arena_text(canvas->arena, x);
}

static bool has_range(const struct ot_chart_point *p)
{
    return isfinite(p->low) && isfinite(p->high);
}

static int gather(struct ot_canvas *canvas, const struct ot_chart_series *from,
                  struct ot_rows *rows)
{
    rows->count = from ? from->points : 0;
    rows->row = ot_arena_array(canvas->arena, rows->count, sizeof *rows->row);
    if (!rows->row && rows->count)
        return ot_error_memory(canvas->tree.err);
    for (size_t i = 0; i < rows->count; i++) {
        const struct ot_chart_point *p = &from->point[i];
        rows->row[i].label = p->label;
        if (!isfinite(p->x) && !has_range(p))
            rows->row[i].none = ot_point_none(canvas, p);
        ot_range_take(&rows->low, &rows->high, p->x);
        ot_range_take(&rows->low, &rows->high, p->low);
        ot_range_take(&rows->low, &rows->high, p->high);
    }
    for (size_t i = 0; i < rows->lines; i++)
        ot_range_take(&rows->low, &rows->high, rows->line[i].at);
    return 0;
}

static void put_whisker(struct ot_canvas *canvas, const struct ot_rows *rows,
                        const struct ot_row *row, const struct ot_chart_point *p)
{
    double low = ot_scale_at(&rows->x, isfinite(p->low) ? p->low : p->x);
    double high = ot_scale_at(&rows->x, isfinite(p->high) ? p->high : p->x);
    struct ot_box line = { low, row->y, high, row->y };
    struct ot_box left = { low, row->y - 6, low, row->y + 6 };
    struct ot_box right = { high, row->y - 6, high, row->y + 6 };
    ot_canvas_line(canvas, &line, &whisker);
    if (isfinite(p->low))
        ot_canvas_line(canvas, &left, &whisker);
    if (isfinite(p->high))
        ot_canvas_line(canvas, &right, &whisker);
}

static void put_range(struct ot_canvas *canvas, const struct ot_rows *rows,
                      const struct ot_row *row, const struct ot_chart_point *p,
                      const struct ot_chart_point *half)
{
    put_whisker(canvas, rows, row, p);
    if (half && has_range(half)) {
        struct ot_box box = { ot_scale_at(&rows->x, half->low), row->y - 5,
                              ot_scale_at(&rows->x, half->high), row->y + 5 };
        ot_canvas_rect(canvas, &box, &middle);
    }
    if (isfinite(p->x))
        ot_canvas_mark(canvas, p->mark ? OT_DIAMOND : OT_CIRCLE,
                       ot_scale_at(&rows->x, p->x), row->y, 5.5,
                       has_range(p) ? &dot : &open_dot);
}

int ot_draw_ranges(struct ot_canvas *canvas, const struct ot_chart *chart)
{
    const struct ot_chart_series *estimate = ot_series_of(chart, OT_ROLE_ESTIMATE);
    const struct ot_chart_series *half = ot_series_of(chart, OT_ROLE_HALF);
    struct ot_rows rows = { .low = 1, .high = 0 };
    rows.form =
        chart->kind == OT_CHART_SHARES ? OT_FORM_SHARE : ot_form_of(chart->x.unit);
    rows.lines = ot_references(
        canvas, chart, rows.form,
        OT_ROLE_BIT(OT_ROLE_THRESHOLD) | OT_ROLE_BIT(OT_ROLE_TARGET), &rows.line);
    if (gather(canvas, estimate, &rows) != 0)
        return -1;
    for (size_t i = 0; i < rows.count; i++)
        if (!rows.row[i].none)
            rows.row[i].value = range_words(canvas, &estimate->point[i], rows.form);
    ot_rows_lay(canvas, &rows);
    for (size_t i = 0; i < rows.count; i++)
        if (!rows.row[i].none)
            put_range(canvas, &rows, &rows.row[i], &estimate->point[i],
                      ot_point_of(half, rows.row[i].label, i));
    ot_axis_name(canvas, ot_axis_title(canvas, &chart->x, &rows.x, rows.form, false),
                 rows.left, rows.right);
    return 0;
}

static double span(const struct ot_chart_point *p)
{
    return has_range(p) ? fabs(p->high - p->low) : -1;
}

/* The widest bar first; equal ones as they came. */
static int sort(struct ot_canvas *canvas, const struct ot_chart_series *from,
                struct ot_chart_series *into)
{
    *into = *from;
    into->point = ot_arena_array(canvas->arena, from->points, sizeof *into->point);
    if (!into->point && from->points)
        return ot_error_memory(canvas->tree.err);
    for (size_t i = 0; i < from->points; i++) {
        size_t at = i;
        for (; at > 0 && span(&into->point[at - 1]) < span(&from->point[i]); at--)
            into->point[at] = into->point[at - 1];
        into->point[at] = from->point[i];
    }
    return 0;
}

/* Where the answer changes within the bar: at the threshold, which is 0 if none is
 * given. */
static bool flips(const struct ot_chart_point *p, double threshold)
{
    return has_range(p) && (p->low - threshold) * (p->high - threshold) < 0;
}

static double pad_of(const struct ot_canvas *canvas, const struct ot_chart_series *s)
{
    double most = 0, size = ot_canvas_size(canvas, OT_SMALL);
    for (size_t i = 0; i < s->points; i++) {
        const struct ot_chart_point *p = &s->point[i];
        if (p->low_label)
            most = fmax(most, ot_words_width(p->low_label, size, false));
        if (p->high_label)
            most = fmax(most, ot_words_width(p->high_label, size, false));
    }
    return most > 0 ? most + 12 : 0;
}

static void put_tornado(struct ot_canvas *canvas, const struct ot_rows *rows,
                        const struct ot_row *row, const struct ot_chart_point *p,
                        double base)
{
    double low = ot_scale_at(&rows->x, p->low), high = ot_scale_at(&rows->x, p->high);
    double from = ot_scale_at(&rows->x, base);
    struct ot_box a = { from, row->y - row->half, low, row->y + row->half };
    struct ot_box b = { from, row->y - row->half, high, row->y + row->half };
    bool turned = low > high;
    const char *left = turned ? p->high_label : p->low_label;
    const char *right = turned ? p->low_label : p->high_label;
    ot_canvas_rect(canvas, fabs(low - from) > fabs(high - from) ? &a : &b,
                   fabs(low - from) > fabs(high - from) ? &middle : &light);
    ot_canvas_rect(canvas, fabs(low - from) > fabs(high - from) ? &b : &a,
                   fabs(low - from) > fabs(high - from) ? &light : &middle);
    double start = fmin(fmin(low, high), from), end = fmax(fmax(low, high), from);
    if (left)
        ot_canvas_words(canvas, start - 9, row->y + 4, OT_END, OT_SMALL,
                        ot_words_fit(canvas, ot_with_minus(canvas->arena, left),
                                     start - rows->left - 8, OT_SMALL));
    if (right)
        ot_canvas_words(canvas, end + 9, row->y + 4, OT_START, OT_SMALL,
                        ot_words_fit(canvas, ot_with_minus(canvas->arena, right),
                                     rows->right - end - 8, OT_SMALL));
}

int ot_draw_tornado(struct ot_canvas *canvas, const struct ot_chart *chart)
{
    const struct ot_chart_series *estimate = ot_series_of(chart, OT_ROLE_ESTIMATE);
    const struct ot_chart_series *edge = ot_series_of(chart, OT_ROLE_THRESHOLD);
    const struct ot_chart_series *centre = ot_series_of(chart, OT_ROLE_BASE);
    struct ot_chart_series bars = { 0 };
    struct ot_rows rows = { .low = 1, .high = 0 };
    double threshold =
        edge && edge->points && isfinite(edge->point[0].x) ? edge->point[0].x : 0;
    rows.form = ot_form_of(chart->x.unit);
    rows.lines = ot_references(canvas, chart, rows.form,
                               OT_ROLE_BIT(OT_ROLE_BASE) | OT_ROLE_BIT(OT_ROLE_THRESHOLD),
                               &rows.line);
    if ((estimate && sort(canvas, estimate, &bars) != 0) ||
        gather(canvas, &bars, &rows) != 0)
        return -1;
    for (size_t i = 0; i < rows.count; i++)
        if (!has_range(&bars.point[i]))
            rows.row[i].none = ot_point_none(canvas, &bars.point[i]);
        else if (flips(&bars.point[i], threshold))
            rows.row[i].value = "changes the answer";
    rows.pad_low = rows.pad_high = pad_of(canvas, &bars);
    ot_rows_lay(canvas, &rows);
    for (size_t i = 0; i < rows.count; i++) {
        const struct ot_chart_point *p = &bars.point[i];
        if (rows.row[i].none)
            continue;
        put_tornado(canvas, &rows, &rows.row[i], p,
                    centre && centre->points && isfinite(centre->point[0].x)
                        ? centre->point[0].x
                        : p->low / 2 + p->high / 2);
        if (flips(p, threshold))
            ot_canvas_mark(canvas, OT_DIAMOND, ot_scale_at(&rows.x, threshold),
                           rows.row[i].y, 5.5, &flip);
    }
    ot_axis_name(canvas, ot_axis_title(canvas, &chart->x, &rows.x, rows.form, false),
                 rows.left, rows.right);
    return 0;
}
