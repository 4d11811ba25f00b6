/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines: the chance of being worth it by what an outcome is worth; a measure over time,
 * with its mean, limits and target. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "paper/family.h"
#include "paper/frame.h"

struct pen {
    const char *dash, *stroke;
    double width;
    enum ot_shape shape;
};

/* Each line differs in dash and in the shape of its points, not in colour alone. */
static struct pen pen_of(const struct ot_chart_series *s, size_t place)
{
    static const char *const dash[] = { NULL, "8 4", "2 3", "10 3 2 3", "4 4" };
    static const enum ot_shape shape[] = { OT_CIRCLE, OT_SQUARE, OT_UP, OT_DIAMOND };
    static const char *const stroke[] = { OT_ACCENT, OT_INK, OT_MUTED };
    switch (s->role) {
    case OT_ROLE_MEAN:
        return (struct pen){ NULL, OT_INK, 1.2, OT_CIRCLE };
    case OT_ROLE_LIMIT:
        return (struct pen){ "6 4", OT_MUTED, 1.2, OT_CIRCLE };
    case OT_ROLE_TARGET:
        return (struct pen){ "2 3", OT_EDGE, 2, OT_CIRCLE };
    case OT_ROLE_FRONTIER:
        return (struct pen){ NULL, OT_MUTED, 5, OT_CIRCLE };
    default:
        return (struct pen){ dash[place % 5], stroke[place % 3], 2, shape[place % 4] };
    }
}

static bool is_level(enum ot_chart_role role)
{
    return role == OT_ROLE_MEAN || role == OT_ROLE_LIMIT || role == OT_ROLE_TARGET;
}

/* One line of the plot. */
struct curve {
    const struct ot_chart_series *series;
    struct pen pen;
    const char *name;
    double end; /* the value at its end; where its name wants to stand */
    double y;   /* where its name stands */
    bool high;  /* of limits: the upper ones */
};

struct curves {
    struct curve *curve;
    size_t count;
};

static double value_of(const struct curve *c, const struct ot_chart_point *p)
{
    if (c->series->role != OT_ROLE_LIMIT)
        return p->y;
    return c->high ? p->high : p->low;
}

static double last_value(const struct curve *c)
{
    double last = NAN;
    for (size_t i = 0; i < c->series->points; i++)
        if (isfinite(value_of(c, &c->series->point[i])))
            last = value_of(c, &c->series->point[i]);
    return last;
}

static const char *name_of(struct ot_canvas *canvas, const struct curve *c,
                           enum ot_form form)
{
    char words[OT_WORDS_ROOM];
    const char *name = c->series->label;
    if (!name)
        name = c->series->role == OT_ROLE_MEAN       ? "Mean"
               : c->series->role == OT_ROLE_TARGET   ? "Target"
               : c->series->role == OT_ROLE_FRONTIER ? "Best choice"
               : c->series->role == OT_ROLE_LIMIT    ? "limit"
                                                     : NULL;
    if (c->series->role == OT_ROLE_LIMIT)
        return ot_arena_format(canvas->arena, "%s %s %s", c->high ? "Upper" : "Lower",
                               name, ot_number_words(c->end, form, words));
    if (name && is_level(c->series->role))
        return ot_arena_format(canvas->arena, "%s %s", name,
                               ot_number_words(c->end, form, words));
    return name;
}

static int add_curve(struct ot_canvas *canvas, struct curves *all, struct curve curve,
                     enum ot_form form)
{
    curve.end = last_value(&curve);
    if (!isfinite(curve.end))
        return 0;
    struct curve *kept =
        ot_arena_push(canvas->arena, (void **)&all->curve, &all->count, sizeof *kept);
    if (!kept)
        return ot_error_memory(canvas->tree.err);
    *kept = curve;
    kept->name = name_of(canvas, kept, form);
    return 0;
}

static int gather(struct ot_canvas *canvas, const struct ot_chart *chart,
                  struct curves *all, enum ot_form form)
{
    for (size_t i = 0, place = 0; i < chart->count; i++) {
        const struct ot_chart_series *s = &chart->series[i];
        if (s->role == OT_ROLE_THRESHOLD)
            continue;
        struct curve curve = { .series = s, .pen = pen_of(s, place), .high = true };
        if (!is_level(s->role) && s->role != OT_ROLE_FRONTIER)
            place++;
        if (add_curve(canvas, all, curve, form) != 0)
            return -1;
        curve.high = false;
        if (s->role == OT_ROLE_LIMIT && add_curve(canvas, all, curve, form) != 0)
            return -1;
    }
    return 0;
}

/* The x of a point: its own, or its place among the names of the axis. */
static double place_of(const struct ot_frame *frame, const struct ot_chart_point *p,
                       size_t i)
{
    return frame->band || !isfinite(p->x) ? (double)i : p->x;
}

static void put_curve(struct ot_canvas *canvas, const struct ot_frame *frame,
                      const struct curve *c)
{
    struct ot_ink ink = { NULL, c->pen.stroke, c->pen.width, c->pen.dash };
    struct ot_path path = { 0 };
    size_t known = 0;
    double x = 0, y = 0;
    for (size_t i = 0; i < c->series->points; i++) {
        const struct ot_chart_point *p = &c->series->point[i];
        if (!isfinite(value_of(c, p))) {
            path.moved = false; /* a gap stays a gap */
            continue;
        }
        x = ot_scale_at(&frame->x, place_of(frame, p, i));
        y = ot_scale_at(&frame->y, value_of(c, p));
        ot_path_to(&path, x, y);
        known++;
    }
    if (known == 1 && is_level(c->series->role)) { /* one number for all periods */
        path.moved = false;
        ot_path_to(&path, frame->left, y);
        ot_path_to(&path, frame->right, y);
    }
    ot_canvas_path(canvas, &path, false, &ink);
}

static void put_points(struct ot_canvas *canvas, const struct ot_frame *frame,
                       const struct curve *c, bool all)
{
    size_t every = all ? 1 : c->series->points / 5 + 1;
    for (size_t i = 0; i < c->series->points; i++) {
        const struct ot_chart_point *p = &c->series->point[i];
        struct ot_ink ink = { "#a6a6a6", OT_INK, 1.3, NULL };
        enum ot_shape shape = c->pen.shape;
        if (!isfinite(p->y) || (i % every && !p->mark && i + 1 != c->series->points))
            continue;
        if (p->mark) {
            ink.fill = OT_ACCENT;
            shape = p->mark[0] == 'i' ? OT_UP : p->mark[0] == 'c' ? OT_DOWN : OT_SQUARE;
        }
        ot_canvas_mark(canvas, shape, ot_scale_at(&frame->x, place_of(frame, p, i)),
                       ot_scale_at(&frame->y, p->y), p->mark ? 5.5 : 4, &ink);
    }
}

/* A sample of the line with its shape, then its name: where there is no room beside the
 * plot. */
static void put_key(struct ot_canvas *canvas, const struct curves *all)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct curve *c = &all->curve[i];
        double y = canvas->y + 14;
        struct ot_box sample = { 0, y - 5, 34, y - 5 };
        struct ot_ink line = { NULL, c->pen.stroke, c->pen.width, c->pen.dash };
        struct ot_ink point = { "#a6a6a6", OT_INK, 1.3, NULL };
        if (!c->name)
            continue;
        ot_canvas_line(canvas, &sample, &line);
        if (!is_level(c->series->role) && c->series->role != OT_ROLE_FRONTIER)
            ot_canvas_mark(canvas, c->pen.shape, 17, y - 5, 4, &point);
        ot_canvas_words(canvas, 42, y, OT_START, 0,
                        ot_words_fit(canvas, c->name, canvas->width - 44, 0));
        canvas->y = y + 6;
    }
}

/* Names beside the ends of their lines, moved apart: from the top down, then up again
 * where they came too low. Last of all: it sorts the curves and drops those without. */
static void put_names(struct ot_canvas *canvas, const struct ot_frame *frame,
                      struct curves *all)
{
    struct curve *at = all->curve;
    double step = 17, least = frame->bottom;
    size_t named = 0;
    for (size_t i = 0; i < all->count; i++) {
        struct curve c = at[i];
        size_t k = named;
        if (!c.name)
            continue;
        named++;
        c.y = ot_scale_at(&frame->y, c.end) + 5;
        for (; k > 0 && at[k - 1].y > c.y; k--)
            at[k] = at[k - 1];
        at[k] = c;
    }
    for (size_t i = 1; i < named; i++)
        at[i].y = fmax(at[i].y, at[i - 1].y + step);
    for (size_t i = named; i > 0; i--) {
        at[i - 1].y = fmin(at[i - 1].y, least);
        least = at[i - 1].y - step;
    }
    for (size_t i = 0; i < named; i++)
        ot_canvas_words(canvas, frame->right + 8, at[i].y, OT_START,
                        at[i].series->role == OT_ROLE_TARGET ? OT_LINE : 0, at[i].name);
}

/* What the shapes of picked points mean: below the plot, those that are there. */
static void put_marks_key(struct ot_canvas *canvas, const struct curves *all)
{
    static const char *const word[] = { "improvement", "concern", "unusual" };
    static const enum ot_shape shape[] = { OT_UP, OT_DOWN, OT_SQUARE };
    static const struct ot_ink ink = { OT_ACCENT, OT_INK, 1.3, NULL };
    bool has[3] = { false, false, false };
    double x = 8, y = canvas->y + 14;
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = 0; k < all->curve[i].series->points; k++)
            for (size_t m = 0; m < 3; m++)
                has[m] |= all->curve[i].series->point[k].mark &&
                          strcmp(all->curve[i].series->point[k].mark, word[m]) == 0;
    for (size_t m = 0; m < 3; m++) {
        if (!has[m])
            continue;
        ot_canvas_mark(canvas, shape[m], x, y - 4, 5.5, &ink);
        ot_canvas_words(canvas, x + 12, y, OT_START, 0, word[m]);
        x += 34 + ot_words_width(word[m], ot_canvas_size(canvas, 0), false);
    }
}

static void take_range(struct ot_frame *frame, const struct curves *all)
{
    frame->x_low = frame->y_low = 1;
    frame->x_high = frame->y_high = 0;
    for (size_t i = 0; i < all->count; i++) {
        const struct curve *c = &all->curve[i];
        for (size_t k = 0; k < c->series->points; k++) {
            const struct ot_chart_point *p = &c->series->point[k];
            ot_range_take(&frame->x_low, &frame->x_high, place_of(frame, p, k));
            ot_range_take(&frame->y_low, &frame->y_high, value_of(c, p));
        }
    }
    for (size_t i = 0; i < frame->lines; i++)
        ot_range_take(&frame->x_low, &frame->x_high, frame->line[i].at);
    if (frame->y_form == OT_FORM_SHARE && frame->y_zero)
        ot_range_take(&frame->y_low, &frame->y_high, 1);
}

/* The names of the longest series of a chart over time. */
static void name_bands(struct ot_canvas *canvas, const struct curves *all,
                       struct ot_frame *frame)
{
    const struct ot_chart_series *longest = NULL;
    for (size_t i = 0; i < all->count; i++)
        if (!longest || all->curve[i].series->points > longest->points)
            longest = all->curve[i].series;
    if (!longest || !longest->point[0].label)
        return;
    frame->band = ot_arena_array(canvas->arena, longest->points, sizeof *frame->band);
    for (size_t i = 0; frame->band && i < longest->points; i++)
        frame->band[i] = longest->point[i].label;
    frame->bands = longest->points;
}

/* Room beside the plot for the names, or 0: they stand in a key above it. */
static double names_room(const struct ot_canvas *canvas, const struct curves *all)
{
    double most = 0;
    for (size_t i = 0; i < all->count; i++)
        if (all->curve[i].name)
            most = fmax(most, ot_words_width(all->curve[i].name,
                                             ot_canvas_size(canvas, 0), false));
    return most > (canvas->narrow ? 110 : 200) || most == 0 ? 0 : most + 14;
}

int ot_draw_curves(struct ot_canvas *canvas, const struct ot_chart *chart)
{
    bool chance = chart->kind == OT_CHART_ACCEPTABILITY;
    struct curves all = { 0 };
    struct ot_frame frame = {
        .x_form = ot_form_of(chart->x.unit),
        .y_form = chance ? OT_FORM_SHARE : ot_form_of(chart->y.unit),
        .y_zero = chance,
        .x_axis = &chart->x,
        .y_axis = &chart->y,
    };
    if (gather(canvas, chart, &all, frame.y_form) != 0)
        return -1;
    if (!chance)
        name_bands(canvas, &all, &frame);
    if (!frame.band)
        frame.lines = ot_references(canvas, chart, frame.x_form,
                                    OT_ROLE_BIT(OT_ROLE_THRESHOLD), &frame.line);
    take_range(&frame, &all);
    frame.y_zero = chance || (frame.y_low > 0 && frame.y_low < frame.y_high * 0.4);
    frame.room_right = names_room(canvas, &all);
    frame.height = fmax(canvas->narrow ? 210 : 240, 17 * (double)all.count);
    if (frame.room_right == 0)
        put_key(canvas, &all);
    ot_frame_lay(canvas, &frame);
    for (size_t i = 0; i < all.count; i++)
        put_curve(canvas, &frame, &all.curve[i]);
    for (size_t i = 0; i < all.count; i++)
        if (!is_level(all.curve[i].series->role) &&
            all.curve[i].series->role != OT_ROLE_FRONTIER)
            put_points(canvas, &frame, &all.curve[i], !chance);
    put_marks_key(canvas, &all);
    if (frame.room_right > 0)
        put_names(canvas, &frame, &all);
    return 0;
}
