/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two axes and what stands round them. */
#include "config.h"

#include "paper/frame.h"

#include <math.h>

static double widest_tick(const struct ot_canvas *canvas, const struct ot_scale *y,
                          enum ot_form form)
{
    char words[OT_WORDS_ROOM];
    double most = 0;
    for (size_t i = 0; i < y->ticks; i++)
        most = fmax(most, ot_words_width(ot_scale_words(y, i, form, words),
                                         ot_canvas_size(canvas, 0), false));
    return most;
}

static void set_plot(struct ot_canvas *canvas, struct ot_frame *frame)
{
    frame->y = ot_scale_fit(frame->y_low, frame->y_high, frame->y_zero, 6);
    double ticks = frame->bare ? 0 : widest_tick(canvas, &frame->y, frame->y_form) + 10;
    frame->left = fmax(ticks, 8);
    frame->right = canvas->width - fmax(frame->room_right, 18);
    double room = frame->right - frame->left - 12;
    frame->x = ot_axis_fit(canvas, frame->x_low, frame->x_high, frame->x_zero,
                           frame->x_form, room);
    frame->x.from = frame->left + 6;
    frame->x.to = frame->right - 6;
    if (frame->band) { /* names stand at whole numbers, not at ticks */
        frame->x.low = -0.3;
        frame->x.high = fmax((double)frame->bands - 1, 0) + 0.3;
    }
}

static void put_y(struct ot_canvas *canvas, const struct ot_frame *frame)
{
    char words[OT_WORDS_ROOM];
    for (size_t i = 0; i < frame->y.ticks; i++) {
        double value = ot_scale_tick(&frame->y, i), at = ot_scale_at(&frame->y, value);
        struct ot_box ends = { frame->left, at, frame->right, at };
        ot_canvas_rule(canvas, &ends, value == 0 ? OT_INK : OT_RULE);
        if (!frame->bare)
            ot_canvas_try(canvas, frame->left - 6, at + 5, OT_END, OT_PALE,
                          ot_scale_words(&frame->y, i, frame->y_form, words));
    }
}

/* As many names as fit beside each other, evenly: the last one first, for it is the one
 * that readers look for. */
static void put_bands(struct ot_canvas *canvas, const struct ot_frame *frame)
{
    for (size_t i = frame->bands; i > 0; i--) {
        double at = ot_scale_at(&frame->x, (double)(i - 1));
        if (frame->band[i - 1])
            ot_canvas_try(canvas, at, frame->bottom + 20, OT_MIDDLE, OT_PALE,
                          frame->band[i - 1]);
    }
    canvas->y = fmax(canvas->y, frame->bottom + 26);
}

static void put_y_title(struct ot_canvas *canvas, const struct ot_frame *frame)
{
    const char *line[OT_LINES];
    const char *title =
        ot_axis_title(canvas, frame->y_axis, &frame->y, frame->y_form, frame->y_zero);
    size_t lines = ot_words_wrap(canvas, title, canvas->width - 4, OT_PALE, 2, line);
    for (size_t i = 0; i < lines; i++) {
        ot_canvas_words(canvas, 0, canvas->y + 14, OT_START, OT_PALE, line[i]);
        canvas->y += 2;
    }
}

void ot_frame_lay(struct ot_canvas *canvas, struct ot_frame *frame)
{
    set_plot(canvas, frame);
    put_y_title(canvas, frame);
    double start = canvas->y;
    frame->top = start + 20 * (double)frame->lines + 12;
    frame->bottom = frame->top + frame->height;
    frame->y.from = frame->bottom;
    frame->y.to = frame->top;
    ot_references_say(canvas, &frame->x, frame->line, frame->lines, frame->bottom);
    put_y(canvas, frame);
    if (frame->band)
        put_bands(canvas, frame);
    else
        ot_axis_level(canvas, &frame->x, frame->x_form, frame->top, frame->bottom);
    ot_axis_name(canvas,
                 ot_axis_title(canvas, frame->x_axis, frame->band ? NULL : &frame->x,
                               frame->x_form, true),
                 frame->left, frame->right);
}
