/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Axes and reference lines: what row charts and curves have in common. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "paper/rows.h"

void ot_range_take(double *low, double *high, double value)
{
    if (!isfinite(value))
        return;
    if (*low > *high) {
        *low = *high = value;
        return;
    }
    *low = fmin(*low, value);
    *high = fmax(*high, value);
}

struct ot_scale ot_axis_fit(const struct ot_canvas *canvas, double low, double high,
                            bool zero, enum ot_form form, double room)
{
    struct ot_scale scale;
    char words[OT_WORDS_ROOM];
    for (size_t most = 6; most >= 2; most--) {
        double widest = 0;
        scale = ot_scale_fit(low, high, zero, most);
        for (size_t i = 0; i < scale.ticks; i++)
            widest = fmax(widest, ot_words_width(ot_scale_words(&scale, i, form, words),
                                                 ot_canvas_size(canvas, 0), false));
        if ((widest + 14) * (double)(scale.ticks - 1) <= room)
            break;
    }
    return scale;
}

void ot_axis_level(struct ot_canvas *canvas, const struct ot_scale *x, enum ot_form form,
                   double top, double bottom)
{
    char words[OT_WORDS_ROOM];
    for (size_t i = 0; i < x->ticks; i++) {
        double value = ot_scale_tick(x, i), at = ot_scale_at(x, value);
        struct ot_box ends = { at, top, at, bottom };
        ot_canvas_rule(canvas, &ends, value == 0 ? OT_INK : OT_RULE);
        ot_canvas_try(canvas, at, bottom + 20, OT_MIDDLE, OT_PALE,
                      ot_scale_words(x, i, form, words));
    }
    canvas->y = fmax(canvas->y, bottom + 26);
}

void ot_axis_name(struct ot_canvas *canvas, const char *title, double left, double right)
{
    const char *line[OT_LINES];
    double room = canvas->width - 8;
    size_t lines = ot_words_wrap(canvas, title, room, OT_PALE, 2, line);
    for (size_t i = 0; i < lines; i++)
        ot_canvas_words(canvas, (left + right) / 2, canvas->y + 14, OT_MIDDLE, OT_PALE,
                        line[i]);
}

const char *ot_axis_title(struct ot_canvas *canvas, const struct ot_chart_axis *axis,
                          const struct ot_scale *scale, enum ot_form form, bool zero)
{
    char words[OT_WORDS_ROOM];
    const char *title = axis->label ? axis->label : "";
    const char *year = axis->price_year;
    const char *prices = !year ? ""
                         : axis->prices && strcmp(axis->prices, "cash") == 0
                             ? ", cash of "
                             : ", prices of ";
    bool away = !zero && scale && (scale->low > 0 || scale->high < 0);
    size_t end = away && scale->low <= 0 ? scale->ticks - 1 : 0;
    const char *whole =
        ot_arena_format(canvas->arena, "%s%s%s%s%s", title, prices, year ? year : "",
                        away ? (*title ? ". Axis starts at " : "Axis starts at ") : "",
                        away ? ot_scale_words(scale, end, form, words) : "");
    return whole ? whole : "";
}

/* How a role is read where its series has no label. */
static const char *role_name(enum ot_chart_role role)
{
    switch (role) {
    case OT_ROLE_BASE:
        return "Base case";
    case OT_ROLE_MEAN:
        return "Mean";
    case OT_ROLE_TARGET:
        return "Target";
    case OT_ROLE_HALF:
        return "Half of the draws";
    case OT_ROLE_ESTIMATE:
        return "Estimate";
    default:
        return "Threshold";
    }
}

static void take_reference(struct ot_canvas *canvas, const struct ot_chart_series *series,
                           const struct ot_chart_point *p, enum ot_form form,
                           struct ot_reference *line)
{
    char a[OT_WORDS_ROOM], b[OT_WORDS_ROOM];
    const char *name = p->label        ? p->label
                       : series->label ? series->label
                                       : role_name(series->role);
    bool spans = series->role == OT_ROLE_HALF;
    *line = (struct ot_reference){
        .at = spans ? p->low / 2 + p->high / 2 : p->x,
        .low = spans ? p->low : NAN,
        .high = spans ? p->high : NAN,
        .dashed = series->role == OT_ROLE_THRESHOLD || series->role == OT_ROLE_TARGET,
        .words = spans ? ot_arena_format(canvas->arena, "%s: %s to %s", name,
                                         ot_number_words(p->low, form, a),
                                         ot_number_words(p->high, form, b))
                       : ot_arena_format(canvas->arena, "%s: %s", name,
                                         ot_number_words(p->x, form, a)),
    };
    if (!line->words)
        line->words = "";
}

size_t ot_references(struct ot_canvas *canvas, const struct ot_chart *chart,
                     enum ot_form form, unsigned roles, struct ot_reference **into)
{
    size_t count = 0;
    for (size_t i = 0; i < chart->count; i++) {
        const struct ot_chart_series *s = &chart->series[i];
        for (size_t k = 0; k < s->points && (roles & OT_ROLE_BIT(s->role)); k++) {
            const struct ot_chart_point *p = &s->point[k];
            if (!isfinite(s->role == OT_ROLE_HALF ? p->low + p->high : p->x))
                continue;
            struct ot_reference *line =
                ot_arena_push(canvas->arena, (void **)into, &count, sizeof **into);
            if (!line)
                return count;
            take_reference(canvas, s, p, form, line);
        }
    }
    return count;
}

void ot_references_say(struct ot_canvas *canvas, const struct ot_scale *x,
                       const struct ot_reference *line, size_t lines, double bottom)
{
    for (size_t i = 0; i < lines; i++) {
        double y = canvas->y + 14, at = ot_scale_at(x, line[i].at);
        int style = OT_BOLD | (line[i].dashed ? OT_LINE : 0);
        struct ot_ink ink = { .stroke = line[i].dashed ? OT_EDGE : OT_INK,
                              .width = 1.5,
                              .dash = line[i].dashed ? "5 3" : NULL };
        struct ot_box ends = { at, y + 5, at, bottom };
        if (isfinite(line[i].low)) {
            ink.width = 4;
            ends = (struct ot_box){ ot_scale_at(x, line[i].low), y + 8,
                                    ot_scale_at(x, line[i].high), y + 8 };
        }
        ot_canvas_words(canvas, at, y, OT_MIDDLE, style, line[i].words);
        ot_canvas_over(canvas, &ends, &ink);
        canvas->y = y + (isfinite(line[i].low) ? 12 : 6);
    }
}
