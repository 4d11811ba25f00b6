/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawing in SVG: marks with presentation attributes alone (a paper allows no style
 * attribute), words whose size is known before a browser sees them. Units are those of
 * the drawing, y grows downward. */
#ifndef OT_PAPER_CANVAS_H
#define OT_PAPER_CANVAS_H

#include <stdbool.h>
#include "base/arena.h"
#include "report/tree.h"

#define OT_SVG "http://www.w3.org/2000/svg"
/* Contrast on white: of words at least 4.5, of marks at least 3 (light is always
 * outlined in accent). */
#define OT_INK "#0b0c0c"
#define OT_MUTED "#484f54"
#define OT_ACCENT "#12436d"
#define OT_MID "#6b8cab"
#define OT_LIGHT "#dfe8f0"
#define OT_EDGE "#a84a0c" /* thresholds and targets */
#define OT_RULE "#d5dadd"

struct ot_box {
    double left, top, right, bottom;
};
struct ot_canvas {
    struct ot_tree tree;
    struct ot_arena *arena; /* borrowed: of words that were cut or wrapped */
    xmlNode *svg, *grid, *marks, *over, *words; /* layers: words stand over all */
    double width, y; /* y: how far down the drawing is filled */
    bool narrow;
    struct ot_box *box; /* of each text */
    size_t boxes;
};
enum ot_style { OT_BOLD = 1, OT_SMALL = 2, OT_PALE = 4, OT_LINE = 8 };
enum ot_anchor { OT_START, OT_MIDDLE, OT_END };
enum ot_shape { OT_CIRCLE, OT_SQUARE, OT_UP, OT_DOWN, OT_DIAMOND };
struct ot_ink {
    const char *fill, *stroke; /* NULL: none */
    double width;              /* of the stroke */
    const char *dash;          /* "6 4", NULL */
};

/* An svg without a parent: in canvas->svg, owned by the caller (unlinked). */
int ot_canvas_open(struct ot_canvas *canvas, xmlDoc *doc, struct ot_arena *arena,
                   bool narrow, struct ot_error *err);
/* Sets its height. 0, or -1: something failed; err was filled then. */
int ot_canvas_close(struct ot_canvas *canvas);

double ot_canvas_size(const struct ot_canvas *canvas, int style); /* of type */
/* As wide as Arial and the faces of its measure are; for others a little less or more. */
double ot_words_width(const char *words, double size, bool bold);
/* Whether that width is theirs; else some of their characters take less. */
bool ot_words_are_measured(const char *words);
/* The words, or as many as have room and "…"; in the arena. */
const char *ot_words_fit(struct ot_canvas *canvas, const char *words, double room,
                         int style);
#define OT_LINES 3
/* Words in at most `most` (1 to OT_LINES) lines, the last cut where it must be. Returns
 * how many. */
size_t ot_words_wrap(struct ot_canvas *canvas, const char *words, double room, int style,
                     size_t most, const char *line[OT_LINES]);

/* Words on the baseline y, moved sideways into the drawing where they would leave it,
 * with a white halo. */
void ot_canvas_words(struct ot_canvas *canvas, double x, double y, enum ot_anchor anchor,
                     int style, const char *words);
/* The same where no other words stand in the way; false: not written. */
bool ot_canvas_try(struct ot_canvas *canvas, double x, double y, enum ot_anchor anchor,
                   int style, const char *words);

void ot_canvas_rule(struct ot_canvas *canvas, const struct ot_box *ends,
                    const char *stroke); /* a thin line under all marks */
void ot_canvas_line(struct ot_canvas *canvas, const struct ot_box *ends,
                    const struct ot_ink *ink);
/* The same over all marks: of a threshold, which bars must not hide. */
void ot_canvas_over(struct ot_canvas *canvas, const struct ot_box *ends,
                    const struct ot_ink *ink);
void ot_canvas_rect(struct ot_canvas *canvas, const struct ot_box *box,
                    const struct ot_ink *ink);
void ot_canvas_mark(struct ot_canvas *canvas, enum ot_shape shape, double x, double y,
                    double size, const struct ot_ink *ink);
/* A path of points: "M" at the first (or where its y is NaN'd before), "L" after. */
struct ot_path {
    struct ot_text d;
    bool moved;
};
void ot_path_to(struct ot_path *path, double x, double y);
void ot_path_dot(struct ot_path *path, double x, double y);
/* Writes and frees it. */
void ot_canvas_path(struct ot_canvas *canvas, struct ot_path *path, bool closed,
                    const struct ot_ink *ink);
void ot_canvas_number(struct ot_canvas *canvas, xmlNode *of, const char *name,
                      double value);

#endif
