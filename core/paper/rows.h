/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart with one row a scheme (or parameter, or payer): its name, a line of numbers
 * that all rows share, and words at the end. */
#ifndef OT_PAPER_ROWS_H
#define OT_PAPER_ROWS_H

#include "paper/canvas.h"
#include "paper/scale.h"
#include "report/chart.h"

/* A line across all rows or along an axis, with its words above. */
struct ot_reference {
    double at; /* in the units of the axis */
    const char *words;
    bool dashed;      /* a threshold or target; else the base, in ink */
    double low, high; /* of an interval in place of a line; NaN */
};

struct ot_row {
    const char *label;
    const char *value; /* words at the end; NULL */
    const char *none;  /* why nothing is drawn in it; NULL */
    double y, half;    /* set: its middle, and half of a bar's height */
};

struct ot_rows {
    struct ot_row *row;
    size_t count;
    double low, high; /* what the axis must hold */
    bool zero;        /* bars: they begin at 0 */
    enum ot_form form;
    const char *title;        /* of the axis */
    double pad_low, pad_high; /* room for words beyond either end of the axis */
    struct ot_reference *line;
    size_t lines;
    struct ot_scale x;               /* set */
    double left, right, top, bottom; /* set: the plot */
};

/* Draws names, axis and references from canvas->y on, and sets what the caller needs to
 * draw in each row. */
void ot_rows_lay(struct ot_canvas *canvas, struct ot_rows *rows);

/* The number of which every chart with a scale must know: raises and lowers the range to
 * hold value, if it is finite. Starts with low > high. */
void ot_range_take(double *low, double *high, double value);
/* The points of all series of those roles (bits) as lines, with their words, in the
 * arena. */
#define OT_ROLE_BIT(role) (1u << (role))
size_t ot_references(struct ot_canvas *canvas, const struct ot_chart *chart,
                     enum ot_form form, unsigned roles, struct ot_reference **into);
/* Words of references in rows above the plot, from canvas->y on; then their lines from
 * there down to bottom, by ot_references_draw. */
void ot_references_say(struct ot_canvas *canvas, const struct ot_scale *x,
                       const struct ot_reference *line, size_t lines, double bottom);
/* "Cost of each fall (£)": of an axis, or "". */
const char *ot_axis_title(struct ot_canvas *canvas, const struct ot_chart_axis *axis,
                          const struct ot_scale *scale, enum ot_form form, bool zero);
/* Ticks of a level axis at bottom, and its title; from there canvas->y goes on. */
void ot_axis_level(struct ot_canvas *canvas, const struct ot_scale *x, enum ot_form form,
                   double top, double bottom);
void ot_axis_name(struct ot_canvas *canvas, const char *title, double left, double right);
/* The greatest number of steps, from 6 down, whose words fit beside each other. */
struct ot_scale ot_axis_fit(const struct ot_canvas *canvas, double low, double high,
                            bool zero, enum ot_form form, double room);

#endif
