/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows: wide with the name at the left and the words at the right, narrow with both
 * above. */
#include "config.h"

#include "paper/rows.h"

#include <math.h>

#define LABEL_MOST 200
#define VALUE_MOST 170
#define LINE 17

struct laid {
    const char *label[OT_LINES], *value[OT_LINES];
    size_t labels, values;
};

static double widest(const struct ot_canvas *canvas, const struct ot_rows *rows,
                     bool values)
{
    double most = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const char *words = values ? rows->row[i].value : rows->row[i].label;
        if (words && !(values && rows->row[i].none))
            most = fmax(most, ot_words_width(words, ot_canvas_size(canvas, 0), true));
    }
    return most;
}

static void set_plot(const struct ot_canvas *canvas, struct ot_rows *rows, double labels,
                     double values)
{
    rows->left = canvas->narrow ? 10 : labels + 14;
    rows->right = canvas->width - (canvas->narrow || values == 0 ? 18 : values + 26);
    double half = (rows->right - rows->left) * 0.3;
    rows->pad_low = fmin(rows->pad_low, half);
    rows->pad_high = fmin(rows->pad_high, half);
}

static void set_scale(const struct ot_canvas *canvas, struct ot_rows *rows)
{
    double from = rows->left + rows->pad_low, to = rows->right - rows->pad_high;
    double low = rows->low, high = rows->high;
    if (low > high)
        low = high = 0;
    /* The zero of a range that nearly holds it says more than a cut axis. */
    bool near = low > 0 ? low < high * 0.4 : high < 0 && high > low * 0.4;
    rows->x = ot_axis_fit(canvas, low, high, rows->zero || near, rows->form, to - from);
    rows->x.from = from;
    rows->x.to = to;
}

static double wrap(struct ot_canvas *canvas, const struct ot_row *row, double labels,
                   double values, struct laid *laid)
{
    const char *value = row->none ? NULL : row->value;
    laid->labels = ot_words_wrap(canvas, row->label ? row->label : "", labels, OT_BOLD,
                                 OT_LINES, laid->label);
    laid->values =
        value ? ot_words_wrap(canvas, value, values, 0, OT_LINES, laid->value) : 0;
    return LINE * fmax((double)laid->labels, (double)laid->values);
}

static void put_lines(struct ot_canvas *canvas, const char *const *line, size_t lines,
                      double x, double y, enum ot_anchor anchor, int style)
{
    for (size_t i = 0; i < lines; i++)
        ot_canvas_words(canvas, x, y + LINE * (double)i, anchor, style, line[i]);
}

/* Sets where a row stands; canvas->y goes on to the next. */
static void put_wide(struct ot_canvas *canvas, const struct ot_rows *rows,
                     struct ot_row *row, const struct laid *laid, double words)
{
    double height = fmax(44, words + 14), top = canvas->y, middle = top + height / 2;
    row->y = middle;
    row->half = 11;
    put_lines(canvas, laid->label, laid->labels, 0,
              middle + 5 - LINE * ((double)laid->labels - 1) / 2, OT_START, OT_BOLD);
    put_lines(canvas, laid->value, laid->values, rows->right + 16,
              middle + 5 - LINE * ((double)laid->values - 1) / 2, OT_START, 0);
    canvas->y = top + height;
}

static void put_narrow(struct ot_canvas *canvas, struct ot_row *row,
                       const struct laid *laid, double words)
{
    double top = canvas->y + 16;
    row->y = canvas->y + words + 22;
    row->half = 10;
    put_lines(canvas, laid->label, laid->labels, 0, top, OT_START, OT_BOLD);
    put_lines(canvas, laid->value, laid->values, canvas->width, top, OT_END, 0);
    canvas->y += words + 40;
}

static void put_row(struct ot_canvas *canvas, const struct ot_rows *rows,
                    struct ot_row *row, double labels, double values)
{
    struct laid laid;
    double words = wrap(canvas, row, labels, values, &laid);
    if (canvas->narrow)
        put_narrow(canvas, row, &laid, words);
    else
        put_wide(canvas, rows, row, &laid, words);
    if (row->none) {
        double left = canvas->narrow ? 0 : rows->left + 6;
        const char *said =
            ot_words_fit(canvas, row->none, canvas->width - left - 6, OT_PALE);
        ot_canvas_words(canvas, left, row->y + 5, OT_START, OT_PALE, said);
    }
}

void ot_rows_lay(struct ot_canvas *canvas, struct ot_rows *rows)
{
    double labels = fmin(widest(canvas, rows, false) + 2, LABEL_MOST);
    double values = fmin(widest(canvas, rows, true), VALUE_MOST);
    if (canvas->narrow) {
        values = fmin(values, 160);
        labels = canvas->width - values - 14;
    }
    set_plot(canvas, rows, labels, values);
    set_scale(canvas, rows);
    double start = canvas->y, bottom;
    for (size_t i = 0; i < rows->lines; i++)
        canvas->y += 20;
    rows->top = canvas->y;
    for (size_t i = 0; i < rows->count; i++)
        put_row(canvas, rows, &rows->row[i], labels, values);
    bottom = rows->bottom = canvas->y + 4;
    ot_axis_level(canvas, &rows->x, rows->form, rows->top, bottom);
    double end = canvas->y;
    canvas->y = start;
    ot_references_say(canvas, &rows->x, rows->line, rows->lines, bottom);
    canvas->y = end;
}
