/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart's data, to XML and back. */
#include "config.h"

#include "report/chart.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "report/document.h"

#define WORDS(array) (sizeof(array) / sizeof((array)[0]))

static const char *const kinds[OT_CHART_KINDS] = {
    "spend",   "gains",        "cost-per-outcome", "plane",  "acceptability",
    "tornado", "distribution", "shares",           "series",
};
static const char *const roles[OT_ROLES] = {
    NULL,       "planned", "actual", "cost",      "gain",     "net",
    "estimate", "half",    "draws",  "ellipse",   "quadrant", "frontier",
    "mean",     "limit",   "target", "threshold", "base",
};

const char *ot_chart_kind_word(enum ot_chart_kind kind)
{
    return kinds[kind];
}

const char *ot_chart_role_word(enum ot_chart_role role)
{
    return roles[role];
}

struct ot_chart_point ot_chart_point(const char *label)
{
    return (struct ot_chart_point){
        .label = label, .x = NAN, .y = NAN, .low = NAN, .high = NAN
    };
}

struct ot_chart_series *ot_chart_add(struct ot_arena *arena, struct ot_chart *chart,
                                     enum ot_chart_role role, const char *label,
                                     size_t points)
{
    struct ot_chart_series *series =
        ot_arena_push(arena, (void **)&chart->series, &chart->count, sizeof *series);
    struct ot_chart_point *point = ot_arena_array(arena, points + 1, sizeof *point);
    if (!series || !point)
        return NULL;
    for (size_t i = 0; i < points; i++)
        point[i] = ot_chart_point(NULL);
    *series = (struct ot_chart_series){ label, role, point, points };
    return series;
}

static void put_number(struct ot_tree *tree, xmlNode *of, const char *name, double value)
{
    char text[OT_NUMBER_ROOM];
    if (isfinite(value))
        ot_tree_attribute(tree, of, name, ot_number_write(value, text));
}

static void put_axis(struct ot_tree *tree, xmlNode *chart, const char *of,
                     const struct ot_chart_axis *from)
{
    if (!from->label)
        return;
    xmlNode *axis = ot_tree_element(tree, chart, "axis");
    ot_tree_attribute(tree, axis, "of", of);
    ot_tree_attribute(tree, axis, "label", from->label);
    ot_tree_attribute(tree, axis, "unit", from->unit ? from->unit : "1");
    ot_tree_attribute(tree, axis, "prices", from->prices);
    ot_tree_attribute(tree, axis, "price-year", from->price_year);
}

static void put_point(struct ot_tree *tree, xmlNode *series,
                      const struct ot_chart_point *from)
{
    xmlNode *point = ot_tree_element(tree, series, "point");
    ot_tree_attribute(tree, point, "label", from->label);
    put_number(tree, point, "x", from->x);
    put_number(tree, point, "y", from->y);
    put_number(tree, point, "low", from->low);
    put_number(tree, point, "high", from->high);
    ot_tree_attribute(tree, point, "low-label", from->low_label);
    ot_tree_attribute(tree, point, "high-label", from->high_label);
    ot_tree_attribute(tree, point, "mark", from->mark);
    ot_tree_attribute(tree, point, "figure", from->figure);
    ot_tree_attribute(tree, point, "evaluation", from->evaluation);
    if (from->cannot_be_given)
        ot_tree_attribute(tree, point, "cannot-be-given", from->cannot_be_given);
    else
        ot_tree_attribute(tree, point, "missing", from->missing);
}

xmlNode *ot_chart_write(struct ot_tree *tree, xmlNode *parent,
                        const struct ot_chart *chart)
{
    const char *title = chart->title ? chart->title : "Untitled";
    xmlNode *into = ot_tree_element(tree, parent, "chart");
    ot_tree_attribute(tree, into, "kind", kinds[chart->kind]);
    ot_tree_attribute(tree, into, "missing", chart->missing);
    ot_tree_words(tree, into, "title", title);
    ot_tree_words(tree, into, "description", chart->description);
    put_axis(tree, into, "x", &chart->x);
    put_axis(tree, into, "y", &chart->y);
    for (size_t i = 0; i < chart->count; i++) {
        const struct ot_chart_series *from = &chart->series[i];
        xmlNode *series = ot_tree_element(tree, into, "series");
        ot_tree_attribute(tree, series, "label", from->label);
        ot_tree_attribute(tree, series, "role", roles[from->role]);
        for (size_t k = 0; k < from->points; k++)
            put_point(tree, series, &from->point[k]);
    }
    return into;
}

struct reading {
    struct ot_arena *arena;
    struct ot_error *err;
};

/* NULL where there is none. */
static const char *get(struct reading *r, const xmlNode *of, const char *name)
{
    const char *value = ot_document_attribute(r->arena, of, name);
    return *value ? value : NULL;
}

static double number(struct reading *r, const xmlNode *of, const char *name)
{
    double value = NAN;
    const char *text = get(r, of, name);
    return text && ot_number_read(text, &value) == 0 ? value : NAN;
}

/* The place of word among words, or -1 with err. */
static int place(struct reading *r, const char *what, const char *word,
                 const char *const *words, size_t count)
{
    for (size_t i = 0; word && i < count; i++)
        if (words[i] && strcmp(words[i], word) == 0)
            return (int)i;
    return ot_error_set(r->err, OT_EXIT_INPUT,
                        "a chart has %s \"%.60s\", which this release cannot draw", what,
                        word ? word : "");
}

static void read_axis(struct reading *r, const xmlNode *chart, const char *of,
                      struct ot_chart_axis *into)
{
    for (xmlNode *a = ot_document_child(chart, "axis"); a;
         a = ot_document_next(a, "axis")) {
        const char *which = get(r, a, "of");
        if (which && strcmp(which, of) == 0)
            *into =
                (struct ot_chart_axis){ get(r, a, "label"), get(r, a, "unit"),
                                        get(r, a, "prices"), get(r, a, "price-year") };
    }
}

static int read_point(struct reading *r, const xmlNode *from,
                      struct ot_chart_series *series)
{
    struct ot_chart_point *point = ot_arena_push(r->arena, (void **)&series->point,
                                                 &series->points, sizeof *series->point);
    if (!point)
        return ot_error_memory(r->err);
    *point = (struct ot_chart_point){
        .label = get(r, from, "label"),
        .x = number(r, from, "x"),
        .y = number(r, from, "y"),
        .low = number(r, from, "low"),
        .high = number(r, from, "high"),
        .low_label = get(r, from, "low-label"),
        .high_label = get(r, from, "high-label"),
        .mark = get(r, from, "mark"),
        .figure = get(r, from, "figure"),
        .evaluation = get(r, from, "evaluation"),
        .missing = get(r, from, "missing"),
        .cannot_be_given = get(r, from, "cannot-be-given"),
    };
    return 0;
}

static int read_series(struct reading *r, const xmlNode *from, struct ot_chart *chart)
{
    const char *word = get(r, from, "role");
    int role = word ? place(r, "a series of role", word, roles, WORDS(roles)) : 0;
    if (role < 0)
        return -1;
    struct ot_chart_series *series =
        ot_arena_push(r->arena, (void **)&chart->series, &chart->count, sizeof *series);
    if (!series)
        return ot_error_memory(r->err);
    series->label = get(r, from, "label");
    series->role = (enum ot_chart_role)role;
    for (xmlNode *p = ot_document_child(from, "point"); p;
         p = ot_document_next(p, "point"))
        if (read_point(r, p, series) != 0)
            return -1;
    return 0;
}

struct ot_chart *ot_chart_read(struct ot_arena *arena, const xmlNode *element,
                               struct ot_error *err)
{
    struct reading r = { .arena = arena, .err = err };
    struct ot_chart *chart = ot_arena_array(arena, 1, sizeof *chart);
    if (!chart)
        return ot_error_memory(err), NULL;
    int kind = place(&r, "kind", get(&r, element, "kind"), kinds, WORDS(kinds));
    if (kind < 0)
        return NULL;
    chart->kind = (enum ot_chart_kind)kind;
    chart->missing = get(&r, element, "missing");
    chart->title = ot_document_text(arena, ot_document_child(element, "title"));
    const xmlNode *description = ot_document_child(element, "description");
    if (description)
        chart->description = ot_document_text(arena, description);
    read_axis(&r, element, "x", &chart->x);
    read_axis(&r, element, "y", &chart->y);
    for (xmlNode *s = ot_document_child(element, "series"); s;
         s = ot_document_next(s, "series"))
        if (read_series(&r, s, chart) != 0)
            return NULL;
    return chart;
}
