/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plot with two axes: the plane, curves, series over time, bars of a distribution. */
#ifndef OT_PAPER_FRAME_H
#define OT_PAPER_FRAME_H

#include "paper/canvas.h"
#include "paper/rows.h"
#include "paper/scale.h"

struct ot_frame {
    struct ot_scale x, y;                /* from and to are set */
    double x_low, x_high, y_low, y_high; /* what the axes must hold */
    bool x_zero, y_zero;
    enum ot_form x_form, y_form;
    const struct ot_chart_axis *x_axis, *y_axis;
    const char **band; /* names of 0, 1, 2 … on the x axis; NULL: numbers */
    size_t bands;
    bool bare;                 /* no words on the y axis */
    double height, room_right; /* of the plot; for words beside it */
    struct ot_reference *line; /* across the x axis */
    size_t lines;
    double left, right, top, bottom; /* set: the plot */
};
/* Draws axes, their words and references from canvas->y on; canvas->y goes below them. */
void ot_frame_lay(struct ot_canvas *canvas, struct ot_frame *frame);

#endif
