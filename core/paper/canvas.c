/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SVG elements, written one way. */
#include "config.h"

#include "paper/canvas.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

#define WIDE 680
#define NARROW 344

int ot_canvas_open(struct ot_canvas *canvas, xmlDoc *doc, struct ot_arena *arena,
                   bool narrow, struct ot_error *err)
{
    *canvas = (struct ot_canvas){ .arena = arena, .narrow = narrow };
    canvas->tree = (struct ot_tree){ .doc = doc, .err = err };
    canvas->width = narrow ? NARROW : WIDE;
    canvas->svg = xmlNewDocNode(doc, NULL, (const xmlChar *)"svg", NULL);
    if (!canvas->svg)
        return ot_error_memory(err);
    canvas->tree.space = xmlNewNs(canvas->svg, (const xmlChar *)OT_SVG, NULL);
    if (!canvas->tree.space) {
        xmlFreeNode(canvas->svg);
        return ot_error_memory(err);
    }
    xmlSetNs(canvas->svg, canvas->tree.space);
    return 0;
}

void ot_canvas_number(struct ot_canvas *canvas, xmlNode *of, const char *name,
                      double value)
{
    char text[OT_NUMBER_ROOM * 12], *end;
    ot_number_fixed(isfinite(value) ? value : 0, 1, text);
    end = strstr(text, ".0");
    if (end)
        *end = '\0';
    ot_tree_attribute(&canvas->tree, of, name, text);
}

static xmlNode *layer(struct ot_canvas *canvas, xmlNode **place)
{
    if (!*place)
        *place = ot_tree_element(&canvas->tree, canvas->svg, "g");
    return *place;
}

/* The ground, then the layers, in their order. */
static void start(struct ot_canvas *canvas)
{
    if (canvas->grid || canvas->tree.failed)
        return;
    xmlNode *ground = ot_tree_element(&canvas->tree, canvas->svg, "rect");
    ot_tree_attribute(&canvas->tree, ground, "width", "100%");
    ot_tree_attribute(&canvas->tree, ground, "height", "100%");
    ot_tree_attribute(&canvas->tree, ground, "fill", "#fff");
    layer(canvas, &canvas->grid);
    layer(canvas, &canvas->marks);
    layer(canvas, &canvas->over);
    layer(canvas, &canvas->words);
}

int ot_canvas_close(struct ot_canvas *canvas)
{
    struct ot_text view = { 0 };
    char width[OT_NUMBER_ROOM * 12], height[OT_NUMBER_ROOM * 12];
    start(canvas);
    if (canvas->tree.failed)
        return -1;
    ot_number_fixed(canvas->width, 0, width);
    ot_number_fixed(ceil(canvas->y), 0, height);
    ot_text_format(&view, "0 0 %s %s", width, height);
    ot_tree_attribute(&canvas->tree, canvas->svg, "width", width);
    ot_tree_attribute(&canvas->tree, canvas->svg, "height", height);
    ot_tree_attribute(&canvas->tree, canvas->svg, "viewBox", ot_text_string(&view));
    ot_text_free(&view);
    return canvas->tree.failed ? -1 : 0;
}

static xmlNode *shape_in(struct ot_canvas *canvas, xmlNode *const *place,
                         const char *name, const struct ot_ink *ink)
{
    start(canvas);
    xmlNode *element = ot_tree_element(&canvas->tree, *place, name);
    ot_tree_attribute(&canvas->tree, element, "fill", ink->fill ? ink->fill : "none");
    ot_tree_attribute(&canvas->tree, element, "stroke", ink->stroke);
    if (ink->stroke)
        ot_canvas_number(canvas, element, "stroke-width", ink->width);
    ot_tree_attribute(&canvas->tree, element, "stroke-dasharray", ink->dash);
    return element;
}

static xmlNode *shape(struct ot_canvas *canvas, const char *name,
                      const struct ot_ink *ink)
{
    return shape_in(canvas, &canvas->marks, name, ink);
}

static void put_ends(struct ot_canvas *canvas, xmlNode *line, const struct ot_box *ends)
{
    ot_canvas_number(canvas, line, "x1", ends->left);
    ot_canvas_number(canvas, line, "y1", ends->top);
    ot_canvas_number(canvas, line, "x2", ends->right);
    ot_canvas_number(canvas, line, "y2", ends->bottom);
}

void ot_canvas_rule(struct ot_canvas *canvas, const struct ot_box *ends,
                    const char *stroke)
{
    start(canvas);
    xmlNode *line = ot_tree_element(&canvas->tree, canvas->grid, "line");
    ot_tree_attribute(&canvas->tree, line, "stroke", stroke);
    put_ends(canvas, line, ends);
}

void ot_canvas_line(struct ot_canvas *canvas, const struct ot_box *ends,
                    const struct ot_ink *ink)
{
    put_ends(canvas, shape(canvas, "line", ink), ends);
}

void ot_canvas_over(struct ot_canvas *canvas, const struct ot_box *ends,
                    const struct ot_ink *ink)
{
    put_ends(canvas, shape_in(canvas, &canvas->over, "line", ink), ends);
}

void ot_canvas_rect(struct ot_canvas *canvas, const struct ot_box *box,
                    const struct ot_ink *ink)
{
    xmlNode *rect = shape(canvas, "rect", ink);
    ot_canvas_number(canvas, rect, "x", fmin(box->left, box->right));
    ot_canvas_number(canvas, rect, "y", fmin(box->top, box->bottom));
    ot_canvas_number(canvas, rect, "width", fabs(box->right - box->left));
    ot_canvas_number(canvas, rect, "height", fabs(box->bottom - box->top));
}

static void put_place(struct ot_path *path, const char *verb, double x, double y)
{
    char a[OT_NUMBER_ROOM * 12], b[OT_NUMBER_ROOM * 12];
    ot_text_format(&path->d, "%s%s %s", verb, ot_number_fixed(x, 1, a),
                   ot_number_fixed(y, 1, b));
}

void ot_path_to(struct ot_path *path, double x, double y)
{
    put_place(path, path->moved ? "L" : "M", x, y);
    path->moved = true;
}

void ot_path_dot(struct ot_path *path, double x, double y)
{
    put_place(path, "M", x, y);
    ot_text_put(&path->d, "h0");
}

void ot_canvas_path(struct ot_canvas *canvas, struct ot_path *path, bool closed,
                    const struct ot_ink *ink)
{
    if (path->d.length > 0) {
        if (closed)
            ot_text_put(&path->d, "Z");
        xmlNode *element = shape(canvas, "path", ink);
        ot_tree_attribute(&canvas->tree, element, "d", ot_text_string(&path->d));
        ot_tree_attribute(&canvas->tree, element, "stroke-linejoin", "round");
        ot_tree_attribute(&canvas->tree, element, "stroke-linecap", "round");
    }
    ot_text_free(&path->d);
    *path = (struct ot_path){ 0 };
}

void ot_canvas_mark(struct ot_canvas *canvas, enum ot_shape kind, double x, double y,
                    double size, const struct ot_ink *ink)
{
    static const double corner[][8] = {
        [OT_SQUARE] = { -1, -1, 1, -1, 1, 1, -1, 1 },
        [OT_UP] = { 0, -1.2, 1.2, 1, -1.2, 1, -1.2, 1 },
        [OT_DOWN] = { 0, 1.2, 1.2, -1, -1.2, -1, -1.2, -1 },
        [OT_DIAMOND] = { 0, -1.4, 1.4, 0, 0, 1.4, -1.4, 0 },
    };
    struct ot_path path = { 0 };
    if (kind == OT_CIRCLE) {
        xmlNode *circle = shape(canvas, "circle", ink);
        ot_canvas_number(canvas, circle, "cx", x);
        ot_canvas_number(canvas, circle, "cy", y);
        ot_canvas_number(canvas, circle, "r", size);
        return;
    }
    for (size_t i = 0; i < 8; i += 2)
        ot_path_to(&path, x + corner[kind][i] * size, y + corner[kind][i + 1] * size);
    ot_canvas_path(canvas, &path, true, ink);
}

static bool meet(const struct ot_box *a, const struct ot_box *b)
{
    return a->left < b->right && b->left < a->right && a->top < b->bottom &&
           b->top < a->bottom;
}

static struct ot_box place_words(struct ot_canvas *canvas, double x, double y,
                                 enum ot_anchor anchor, int style, const char *words)
{
    double size = ot_canvas_size(canvas, style);
    double width = ot_words_width(words, size, style & OT_BOLD);
    double left = x - (anchor == OT_END ? width : anchor == OT_MIDDLE ? width / 2 : 0);
    left = fmax(0, fmin(left, canvas->width - width));
    return (struct ot_box){ left, y - 0.8 * size, left + width, y + 0.22 * size };
}

static void put_words(struct ot_canvas *canvas, const struct ot_box *box, double y,
                      enum ot_anchor anchor, int style, const char *words)
{
    static const char *const anchors[] = { "start", "middle", "end" };
    struct ot_box *kept = ot_arena_push(canvas->arena, (void **)&canvas->box,
                                        &canvas->boxes, sizeof *canvas->box);
    double x = anchor == OT_START ? box->left
               : anchor == OT_END ? box->right
                                  : (box->left + box->right) / 2;
    start(canvas);
    if (kept)
        *kept = *box;
    xmlNode *text = ot_tree_element(&canvas->tree, canvas->words, "text");
    ot_canvas_number(canvas, text, "x", x);
    ot_canvas_number(canvas, text, "y", y);
    ot_tree_attribute(&canvas->tree, text, "text-anchor", anchors[anchor]);
    /* In a face of another measure words keep their place all the same; but to the most
     * that they may take they would be stretched. */
    if (ot_words_are_measured(words)) {
        ot_canvas_number(canvas, text, "textLength", box->right - box->left);
        ot_tree_attribute(&canvas->tree, text, "lengthAdjust", "spacingAndGlyphs");
    }
    ot_canvas_number(canvas, text, "font-size", ot_canvas_size(canvas, style));
    ot_tree_attribute(&canvas->tree, text, "font-weight", style & OT_BOLD ? "700" : NULL);
    ot_tree_attribute(&canvas->tree, text, "fill",
                      style & OT_LINE   ? OT_EDGE
                      : style & OT_PALE ? OT_MUTED
                                        : OT_INK);
    ot_tree_attribute(&canvas->tree, text, "stroke", "#fff");
    ot_tree_attribute(&canvas->tree, text, "stroke-width", "4");
    ot_tree_attribute(&canvas->tree, text, "stroke-linejoin", "round");
    ot_tree_attribute(&canvas->tree, text, "paint-order", "stroke");
    ot_tree_text(&canvas->tree, text, words, strlen(words));
    canvas->y = fmax(canvas->y, box->bottom + 4);
}

void ot_canvas_words(struct ot_canvas *canvas, double x, double y, enum ot_anchor anchor,
                     int style, const char *words)
{
    const char *fitted = ot_words_fit(canvas, words, canvas->width, style);
    struct ot_box box = place_words(canvas, x, y, anchor, style, fitted);
    put_words(canvas, &box, y, anchor, style, fitted);
}

bool ot_canvas_try(struct ot_canvas *canvas, double x, double y, enum ot_anchor anchor,
                   int style, const char *words)
{
    struct ot_box box = place_words(canvas, x, y, anchor, style, words);
    struct ot_box wide = { box.left - 6, box.top, box.right + 6, box.bottom };
    if (box.right > canvas->width)
        return false;
    for (size_t i = 0; i < canvas->boxes; i++)
        if (meet(&wide, &canvas->box[i]))
            return false;
    put_words(canvas, &box, y, anchor, style, words);
    return true;
}
