/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars from zero: spend against plan; who pays and who gains. */
#include "config.h"

#include <math.h>

#include "paper/family.h"
#include "paper/rows.h"

static const struct ot_ink hollow = { "none", OT_INK, 1.5, NULL };
static const struct ot_ink solid = { OT_ACCENT, OT_ACCENT, 1, NULL };
static const struct ot_ink middle = { OT_MID, OT_ACCENT, 1.2, NULL };

static void put_bar(struct ot_canvas *canvas, const struct ot_rows *rows, size_t row,
                    double from, double to, double half, const struct ot_ink *ink)
{
    const struct ot_row *r = &rows->row[row];
    struct ot_box box = { ot_scale_at(&rows->x, from), r->y - half,
                          ot_scale_at(&rows->x, to), r->y + half };
    ot_canvas_rect(canvas, &box, ink);
}

static double value_of(const struct ot_chart_point *point)
{
    return point ? point->x : NAN;
}

/* "£2.74m, 3.5% over plan". */
static const char *spend_words(struct ot_canvas *canvas, double planned, double actual)
{
    char money[OT_WORDS_ROOM], share[OT_WORDS_ROOM];
    if (!isfinite(actual))
        return ot_arena_format(canvas->arena, "%s planned",
                               ot_number_words(planned, OT_FORM_MONEY, money));
    ot_number_words(actual, OT_FORM_MONEY, money);
    double over = planned > 0 ? actual / planned - 1 : NAN;
    if (!isfinite(over))
        return ot_arena_text(canvas->arena, money);
    if (fabs(over) < 0.0005)
        return ot_arena_format(canvas->arena, "%s, as planned", money);
    ot_number_words(fabs(over), OT_FORM_SHARE, share);
    return ot_arena_format(canvas->arena, "%s, %s %s plan", money, share,
                           over > 0 ? "over" : "under");
}

/* A hollow and a solid sample, with their names. */
static void put_key(struct ot_canvas *canvas, const char *planned, const char *actual)
{
    double y = canvas->y + 14, x = 36, size = ot_canvas_size(canvas, 0);
    double room = canvas->width / 2 - 50;
    struct ot_box box = { 1, y - 11, 27, y + 1 };
    const char *words = ot_words_fit(canvas, planned, room, 0);
    ot_canvas_rect(canvas, &box, &hollow);
    ot_canvas_words(canvas, x, y, OT_START, 0, words);
    x += ot_words_width(words, size, false) + 24;
    box = (struct ot_box){ x, y - 9, x + 26, y - 1 };
    ot_canvas_rect(canvas, &box, &solid);
    ot_canvas_words(canvas, x + 35, y, OT_START, 0,
                    ot_words_fit(canvas, actual, room, 0));
    canvas->y = y + 12;
}

/* A row for each name in either series, in the order of the first. */
static int name_rows(struct ot_canvas *canvas, const struct ot_chart *chart,
                     struct ot_rows *rows)
{
    const struct ot_chart_series *first = ot_series_of(chart, OT_ROLE_PLANNED);
    for (size_t i = 0; i < chart->count; i++)
        for (size_t k = 0; k < chart->series[i].points; k++) {
            const struct ot_chart_series *s = &chart->series[i];
            if (s->role != OT_ROLE_PLANNED && s->role != OT_ROLE_ACTUAL)
                continue;
            if (s != first && ot_point_of(first, s->point[k].label, k))
                continue;
            struct ot_row *row = ot_arena_push(canvas->arena, (void **)&rows->row,
                                               &rows->count, sizeof *row);
            if (!row)
                return ot_error_memory(canvas->tree.err);
            row->label = s->point[k].label;
        }
    return 0;
}

int ot_draw_spend(struct ot_canvas *canvas, const struct ot_chart *chart)
{
    const struct ot_chart_series *planned = ot_series_of(chart, OT_ROLE_PLANNED);
    const struct ot_chart_series *actual = ot_series_of(chart, OT_ROLE_ACTUAL);
    struct ot_rows rows = { .low = 1, .high = 0, .zero = true };
    rows.form = ot_form_of(chart->x.unit);
    if (name_rows(canvas, chart, &rows) != 0)
        return -1;
    for (size_t i = 0; i < rows.count; i++) {
        const struct ot_chart_point *p = ot_point_of(planned, rows.row[i].label, i);
        const struct ot_chart_point *a = ot_point_of(actual, rows.row[i].label, i);
        ot_range_take(&rows.low, &rows.high, value_of(p));
        ot_range_take(&rows.low, &rows.high, value_of(a));
        if (isfinite(value_of(p)) || isfinite(value_of(a)))
            rows.row[i].value = spend_words(canvas, value_of(p), value_of(a));
        else
            rows.row[i].none = ot_point_none(canvas, a ? a : p);
    }
    put_key(canvas, planned && planned->label ? planned->label : "Plan",
            actual && actual->label ? actual->label : "Actual");
    ot_rows_lay(canvas, &rows);
    for (size_t i = 0; i < rows.count; i++) {
        double p = value_of(ot_point_of(planned, rows.row[i].label, i));
        double a = value_of(ot_point_of(actual, rows.row[i].label, i));
        if (isfinite(a))
            put_bar(canvas, &rows, i, 0, a, rows.row[i].half * 0.55, &solid);
        if (isfinite(p))
            put_bar(canvas, &rows, i, 0, p, rows.row[i].half, &hollow);
    }
    ot_axis_name(canvas, ot_axis_title(canvas, &chart->x, NULL, rows.form, true),
                 rows.left, rows.right);
    return 0;
}

struct step {
    double from, to;
    enum ot_chart_role role;
};

static bool is_step(enum ot_chart_role role)
{
    return role == OT_ROLE_COST || role == OT_ROLE_GAIN || role == OT_ROLE_NET;
}

/* Each bar begins where the one before it ended; the net begins at 0. */
static int gather_steps(struct ot_canvas *canvas, const struct ot_chart *chart,
                        struct ot_rows *rows, struct step **steps)
{
    double end = 0;
    char words[OT_WORDS_ROOM];
    for (size_t i = 0, all = 0; i < chart->count; i++) {
        const struct ot_chart_series *s = &chart->series[i];
        for (size_t k = 0; k < s->points && is_step(s->role); k++) {
            const struct ot_chart_point *p = &s->point[k];
            struct ot_row *row = ot_arena_push(canvas->arena, (void **)&rows->row,
                                               &rows->count, sizeof *row);
            struct step *step =
                ot_arena_push(canvas->arena, (void **)steps, &all, sizeof *step);
            if (!row || !step)
                return ot_error_memory(canvas->tree.err);
            double from = s->role == OT_ROLE_NET ? 0 : end;
            *step = (struct step){ from, from + p->x, s->role };
            row->label = p->label ? p->label : s->label;
            row->value =
                ot_arena_text(canvas->arena, ot_number_signed(p->x, rows->form, words));
            if (!isfinite(p->x))
                row->none = ot_point_none(canvas, p);
            else
                end = step->to;
            ot_range_take(&rows->low, &rows->high, step->to);
        }
    }
    return 0;
}

int ot_draw_gains(struct ot_canvas *canvas, const struct ot_chart *chart)
{
    struct ot_rows rows = { .low = 0, .high = 0, .zero = true };
    struct step *steps = NULL;
    double last = NAN, last_y = 0;
    rows.form = ot_form_of(chart->x.unit);
    if (gather_steps(canvas, chart, &rows, &steps) != 0)
        return -1;
    ot_rows_lay(canvas, &rows);
    for (size_t i = 0; i < rows.count; i++) {
        const struct ot_row *row = &rows.row[i];
        if (row->none)
            continue;
        if (isfinite(last) && steps[i].role != OT_ROLE_NET) {
            double x = ot_scale_at(&rows.x, last);
            struct ot_box ends = { x, last_y, x, row->y - row->half };
            struct ot_ink thin = { NULL, OT_MUTED, 1, "2 2" };
            ot_canvas_line(canvas, &ends, &thin);
        }
        put_bar(canvas, &rows, i, steps[i].from, steps[i].to, row->half,
                steps[i].role == OT_ROLE_COST   ? &hollow
                : steps[i].role == OT_ROLE_GAIN ? &middle
                                                : &solid);
        last = steps[i].to;
        last_y = row->y + row->half;
    }
    ot_axis_name(canvas, ot_axis_title(canvas, &chart->x, NULL, rows.form, true),
                 rows.left, rows.right);
    return 0;
}
