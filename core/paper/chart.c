/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an element chart to a drawing: the frame of title and description, and the one
 * sentence where there is nothing to draw. */
#include "config.h"

#include "paper/chart.h"

#include <math.h>
#include <string.h>

#include "paper/canvas.h"
#include "paper/family.h"
#include "paper/figures.h"
#include "report/chart.h"
#include "report/document.h"

typedef int drawing(struct ot_canvas *canvas, const struct ot_chart *chart);

static drawing *const draw[OT_CHART_KINDS] = {
    [OT_CHART_SPEND] = ot_draw_spend,
    [OT_CHART_GAINS] = ot_draw_gains,
    [OT_CHART_COST_PER_OUTCOME] = ot_draw_ranges,
    [OT_CHART_PLANE] = ot_draw_plane,
    [OT_CHART_ACCEPTABILITY] = ot_draw_curves,
    [OT_CHART_TORNADO] = ot_draw_tornado,
    [OT_CHART_DISTRIBUTION] = ot_draw_distribution,
    [OT_CHART_SHARES] = ot_draw_ranges,
    [OT_CHART_SERIES] = ot_draw_curves,
};

/* The place of the chart among those of its document, from 1. */
static unsigned place_of(const xmlNode *chart)
{
    unsigned place = 1;
    for (const xmlNode *s = chart->parent; s; s = s->prev)
        for (const xmlNode *c = s == chart->parent ? chart->prev : s->last; c;
             c = c->prev)
            place += c->type == XML_ELEMENT_NODE &&
                     strcmp((const char *)c->name, "chart") == 0;
    return place;
}

static void put_named(struct ot_canvas *canvas, const char *element, const char *id,
                      const char *words)
{
    xmlNode *into = ot_tree_element(&canvas->tree, canvas->svg, element);
    ot_tree_attribute(&canvas->tree, into, "id", id);
    ot_tree_text(&canvas->tree, into, words, strlen(words));
}

/* What it is, for those who do not see it. */
static void put_head(struct ot_canvas *canvas, const struct ot_chart *chart,
                     unsigned place)
{
    const char *width = canvas->narrow ? "narrow" : "wide";
    const char *title = ot_arena_format(canvas->arena, "chart%u-%s-t", place, width);
    const char *desc = ot_arena_format(canvas->arena, "chart%u-%s-d", place, width);
    const char *both =
        ot_arena_format(canvas->arena, "%s %s", title ? title : "", desc ? desc : "");
    struct ot_tree *tree = &canvas->tree;
    ot_tree_attribute(tree, canvas->svg, "class",
                      canvas->narrow ? "chart narrow" : "chart wide");
    ot_tree_attribute(tree, canvas->svg, "role", "img");
    ot_tree_attribute(tree, canvas->svg, "aria-labelledby", both);
    ot_tree_attribute(tree, canvas->svg, "font-family",
                      "Arial, Helvetica, 'Liberation Sans', sans-serif");
    put_named(canvas, "title", title,
              chart->title && *chart->title ? chart->title : "Chart");
    const char *said = chart->description ? chart->description : chart->y.label;
    if (!said)
        said = chart->x.label;
    put_named(canvas, "desc", desc,
              said && *said ? said : "The figures stand in the table beside it.");
}

static bool has_values(const struct ot_chart *chart)
{
    for (size_t i = 0; i < chart->count; i++)
        for (size_t k = 0; k < chart->series[i].points; k++) {
            const struct ot_chart_point *p = &chart->series[i].point[k];
            if (isfinite(p->x) || isfinite(p->y) || isfinite(p->low) || isfinite(p->high))
                return true;
        }
    return false;
}

/* The first reason that a point gives, where the chart gives none. */
static const char *reason_of(struct ot_canvas *canvas, const struct ot_chart *chart)
{
    if (chart->missing)
        return chart->missing;
    for (size_t i = 0; i < chart->count; i++)
        for (size_t k = 0; k < chart->series[i].points; k++) {
            const struct ot_chart_point *p = &chart->series[i].point[k];
            if (p->missing || p->cannot_be_given)
                return ot_point_none(canvas, p);
        }
    return "the report has no values for it";
}

static int put_nothing(struct ot_canvas *canvas, const struct ot_chart *chart)
{
    const char *line[OT_LINES];
    const char *words =
        ot_arena_format(canvas->arena, "Nothing to show: %s.", reason_of(canvas, chart));
    size_t lines = ot_words_wrap(canvas, words ? words : "Nothing to show.",
                                 canvas->width - 8, 0, OT_LINES, line);
    for (size_t i = 0; i < lines; i++)
        ot_canvas_words(canvas, 0, canvas->y + 16, OT_START, 0, line[i]);
    return 0;
}

static xmlNode *draw_in(struct ot_arena *arena, xmlDoc *doc, const xmlNode *element,
                        enum ot_width width, struct ot_error *err)
{
    struct ot_canvas canvas;
    const struct ot_chart *chart = ot_chart_read(arena, element, err);
    if (!chart || ot_canvas_open(&canvas, doc, arena, width == OT_NARROW, err) != 0)
        return NULL;
    put_head(&canvas, chart, place_of(element));
    int failed = chart->missing || !has_values(chart) ? put_nothing(&canvas, chart)
                                                      : draw[chart->kind](&canvas, chart);
    if (failed || ot_canvas_close(&canvas) != 0) {
        xmlFreeNode(canvas.svg);
        return NULL;
    }
    return canvas.svg;
}

xmlNode *ot_chart_draw(xmlDoc *doc, const xmlNode *chart, enum ot_width width,
                       struct ot_error *err)
{
    struct ot_arena *arena = ot_arena_new();
    if (!arena)
        return ot_error_memory(err), NULL;
    xmlNode *svg = draw_in(arena, doc, chart, width, err);
    ot_arena_free(arena);
    return svg;
}

xmlNode *ot_chart_table(xmlDoc *doc, const xmlNode *chart, struct ot_error *err)
{
    struct ot_arena *arena = ot_arena_new();
    if (!arena)
        return ot_error_memory(err), NULL;
    struct ot_chart *data = ot_chart_read(arena, chart, err);
    xmlNode *table = data ? ot_figures_table(arena, doc, chart, data, err) : NULL;
    ot_arena_free(arena);
    return table;
}

static int furnish(xmlDoc *doc, xmlNode *chart, struct ot_error *err)
{
    xmlNode *made[3] = { NULL };
    made[0] = ot_chart_draw(doc, chart, OT_WIDE, err);
    made[1] = made[0] ? ot_chart_draw(doc, chart, OT_NARROW, err) : NULL;
    made[2] = made[1] ? ot_chart_table(doc, chart, err) : NULL;
    for (size_t i = 0; i < 3; i++)
        if (made[i] && made[2])
            xmlAddChild(chart, made[i]);
        else
            xmlFreeNode(made[i]);
    return made[2] ? 0 : -1;
}

int ot_charts_draw(xmlDoc *report, struct ot_error *err)
{
    const xmlNode *root = xmlDocGetRootElement(report);
    for (xmlNode *s = ot_document_child(root, "section"); s;
         s = ot_document_next(s, "section"))
        for (xmlNode *c = ot_document_child(s, "chart"); c;
             c = ot_document_next(c, "chart"))
            if (furnish(report, c, err) != 0)
                return -1;
    return 0;
}
