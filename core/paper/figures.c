/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for each point; a column for each thing that some point has. */
#include "config.h"

#include "paper/figures.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "paper/amount.h"
#include "paper/scale.h"
#include "report/document.h"

#define XHTML "http://www.w3.org/1999/xhtml"

enum column { NAME, X, Y, LOW, HIGH, AT_LOW, AT_HIGH, NOTE, COLUMNS };

struct table {
    struct ot_tree tree;
    struct ot_arena *arena;
    const struct ot_chart *data;
    const xmlNode *findings; /* NULL: none */
    bool has[COLUMNS];
};

static bool is_counted(const struct table *t, const struct ot_chart_series *s)
{
    return t->data->kind == OT_CHART_PLANE &&
           (s->role == OT_ROLE_DRAWS || s->role == OT_ROLE_ELLIPSE);
}

static const char *note_of(struct table *t, const struct ot_chart_point *p)
{
    const char *note = p->mark;
    if (p->cannot_be_given)
        note = ot_arena_format(t->arena, "cannot be given: %s", p->cannot_be_given);
    else if (p->missing)
        note = ot_arena_format(t->arena, "not known: %s", p->missing);
    return note ? note : "";
}

/* What a series is called: its label, else its role where that says more than that these
 * are the values. */
static const char *series_name(const struct ot_chart_series *s)
{
    static const char *const word[OT_ROLES] = {
        [OT_ROLE_PLANNED] = "Planned", [OT_ROLE_ACTUAL] = "Actual",
        [OT_ROLE_COST] = "Cost",       [OT_ROLE_GAIN] = "Gain",
        [OT_ROLE_NET] = "Net",         [OT_ROLE_HALF] = "Middle half",
        [OT_ROLE_ELLIPSE] = "Ellipse", [OT_ROLE_FRONTIER] = "Frontier",
        [OT_ROLE_MEAN] = "Mean",       [OT_ROLE_LIMIT] = "Limits",
        [OT_ROLE_TARGET] = "Target",   [OT_ROLE_THRESHOLD] = "Threshold",
        [OT_ROLE_BASE] = "Base case",
    };
    if (s->label)
        return s->label;
    return word[s->role] ? word[s->role] : "";
}

/* "Reablement, planned"; "" where columns of numbers say it all. */
static const char *name_of(struct table *t, const struct ot_chart_series *s,
                           const struct ot_chart_point *p)
{
    const char *series = series_name(s);
    if (!p->label || !*series)
        return p->label ? p->label : series;
    char *small = ot_arena_text(t->arena, series);
    if (small)
        ot_text_in_sentence(small);
    const char *both =
        small ? ot_arena_format(t->arena, "%s, %s", p->label, small) : NULL;
    return both ? both : p->label;
}

/* Whether names run into the place on the axis: most bars have none. */
static bool stands_at(const struct table *t)
{
    return t->data->kind == OT_CHART_DISTRIBUTION;
}

/* The bars of a distribution stand on ranges of its axis. */
static bool is_range(const struct table *t, const struct ot_chart_point *p)
{
    return stands_at(t) && !isfinite(p->x) && isfinite(p->low) && isfinite(p->high);
}

static void find_columns(struct table *t)
{
    for (size_t i = 0; i < t->data->count; i++) {
        const struct ot_chart_series *s = &t->data->series[i];
        for (size_t k = 0; k < s->points && !is_counted(t, s); k++) {
            const struct ot_chart_point *p = &s->point[k];
            t->has[NAME] |= *name_of(t, s, p) != '\0' && !stands_at(t);
            t->has[X] |= isfinite(p->x) || is_range(t, p);
            t->has[Y] |= isfinite(p->y);
            t->has[LOW] |= isfinite(p->low) && !is_range(t, p);
            t->has[HIGH] |= isfinite(p->high) && !is_range(t, p);
            t->has[AT_LOW] |= p->low_label != NULL;
            t->has[AT_HIGH] |= p->high_label != NULL;
            t->has[NOTE] |= p->mark || p->missing || p->cannot_be_given;
        }
    }
}

static enum ot_form form_of(const struct table *t, enum column column)
{
    enum ot_chart_kind kind = t->data->kind;
    bool shares = kind == OT_CHART_SHARES ||
                  (kind == OT_CHART_ACCEPTABILITY && column == Y) ||
                  (kind == OT_CHART_DISTRIBUTION && column == Y);
    bool level = kind == OT_CHART_SERIES && column != X;
    return shares ? OT_FORM_SHARE
                  : ot_form_of(column == Y || level ? t->data->y.unit : t->data->x.unit);
}

static const char *number(struct table *t, const struct ot_chart_series *s,
                          enum column column, double value)
{
    char words[OT_WORDS_ROOM];
    enum ot_form form = form_of(t, column);
    if (s->role == OT_ROLE_QUADRANT)
        form = column == HIGH ? OT_FORM_SHARE : OT_FORM_PLAIN;
    const char *copy = isfinite(value)
                           ? ot_arena_text(t->arena, ot_number_words(value, form, words))
                           : "";
    return copy ? copy : "";
}

static const char *at(struct table *t, const struct ot_chart_series *s,
                      const struct ot_chart_point *p)
{
    const char *words =
        is_range(t, p) ? ot_arena_format(t->arena, "%s to %s", number(t, s, X, p->low),
                                         number(t, s, X, p->high))
                       : number(t, s, X, p->x);
    return words ? words : "";
}

/* The report's words for the figure of that id; NULL. */
static const char *shown(struct table *t, const char *id)
{
    for (xmlNode *f = ot_document_child(t->findings, "figure"); id && f;
         f = ot_document_next(f, "figure"))
        if (strcmp(ot_document_attribute(t->arena, f, "id"), id) == 0)
            return ot_with_minus(
                t->arena, ot_document_text(t->arena, ot_document_child(f, "shown")));
    return NULL;
}

/* "Mean: £20k". */
static const char *named(struct table *t, const struct ot_chart_series *s,
                         const struct ot_chart_point *p, const char *place)
{
    const char *name = name_of(t, s, p);
    const char *both =
        *name && *place ? ot_arena_format(t->arena, "%s: %s", name, place) : name;
    return *name && both ? both : place;
}

/* role: as screen readers need it where a narrow screen stacks the cells. */
static xmlNode *put(struct table *t, xmlNode *row, const char *name, const char *role,
                    const char *words)
{
    xmlNode *cell = ot_tree_element(&t->tree, row, name);
    ot_tree_attribute(&t->tree, cell, "role", role);
    ot_tree_text(&t->tree, cell, words, strlen(words));
    return cell;
}

static xmlNode *row_of(struct table *t, xmlNode *body)
{
    xmlNode *row = ot_tree_element(&t->tree, body, "tr");
    ot_tree_attribute(&t->tree, row, "role", "row");
    return row;
}

/* Numbers stand at the right, but for those that name their row. */
static bool is_numeric(const struct table *t, int column)
{
    return column != NAME && column != NOTE && (column != X || t->has[NAME]);
}

static void put_point(struct table *t, xmlNode *body, const struct ot_chart_series *s,
                      const struct ot_chart_point *p)
{
    const char *figure = shown(t, p->figure);
    bool of_y = figure && !isfinite(p->x);
    const char *place = figure && !of_y ? figure : at(t, s, p);
    const char *cell[COLUMNS] = {
        [NAME] = name_of(t, s, p),
        [X] = stands_at(t) ? named(t, s, p, place) : place,
        [Y] = figure && of_y ? figure : number(t, s, Y, p->y),
        [LOW] = number(t, s, LOW, p->low),
        [HIGH] = number(t, s, HIGH, p->high),
        [AT_LOW] = p->low_label ? ot_with_minus(t->arena, p->low_label) : "",
        [AT_HIGH] = p->high_label ? ot_with_minus(t->arena, p->high_label) : "",
        [NOTE] = note_of(t, p),
    };
    xmlNode *row = row_of(t, body);
    bool head = false;
    for (int c = 0; c < COLUMNS; c++) {
        if (!t->has[c])
            continue;
        bool names = !head && *cell[c];
        xmlNode *into =
            put(t, row, names ? "th" : "td", names ? "rowheader" : "cell", cell[c]);
        if (names)
            ot_tree_attribute(&t->tree, into, "scope", "row");
        if (is_numeric(t, c))
            ot_tree_attribute(&t->tree, into, "class", "n");
        head |= names;
    }
}

/* "500 points, not listed". */
static void put_count(struct table *t, xmlNode *body, const struct ot_chart_series *s)
{
    const char *name = s->role == OT_ROLE_DRAWS ? "Draws" : series_name(s);
    const char *words =
        ot_arena_format(t->arena, "%s: %zu points, not listed", name, s->points);
    xmlNode *cell = put(t, row_of(t, body), "td", "cell", words ? words : "");
    unsigned long span = 0;
    for (int c = 0; c < COLUMNS; c++)
        span += t->has[c];
    ot_tree_count(&t->tree, cell, "colspan", span ? span : 1);
}

static void put_heads(struct table *t, xmlNode *table)
{
    const struct ot_chart_axis *x = &t->data->x, *y = &t->data->y;
    const char *words[COLUMNS] = { "Name",
                                   x->label ? x->label : "Value",
                                   y->label ? y->label : "Share",
                                   "Low",
                                   "High",
                                   "Input at low",
                                   "Input at high",
                                   "Note" };
    xmlNode *head = ot_tree_element(&t->tree, table, "thead");
    ot_tree_attribute(&t->tree, head, "role", "rowgroup");
    xmlNode *row = row_of(t, head);
    for (int c = 0; c < COLUMNS; c++) {
        if (!t->has[c])
            continue;
        xmlNode *cell = put(t, row, "th", "columnheader", words[c]);
        ot_tree_attribute(&t->tree, cell, "scope", "col");
        if (is_numeric(t, c))
            ot_tree_attribute(&t->tree, cell, "class", "n");
    }
}

static void fill(struct table *t, xmlNode *table)
{
    const char *title = t->data->title && *t->data->title ? t->data->title : "Chart";
    ot_tree_attribute(&t->tree, table, "class", "figures");
    ot_tree_attribute(&t->tree, table, "role", "table");
    put(t, table, "caption", NULL, title);
    find_columns(t);
    put_heads(t, table);
    xmlNode *body = ot_tree_element(&t->tree, table, "tbody");
    ot_tree_attribute(&t->tree, body, "role", "rowgroup");
    for (size_t i = 0; i < t->data->count; i++) {
        const struct ot_chart_series *s = &t->data->series[i];
        if (is_counted(t, s))
            put_count(t, body, s);
        else
            for (size_t k = 0; k < s->points; k++)
                put_point(t, body, s, &s->point[k]);
    }
}

xmlNode *ot_figures_table(struct ot_arena *arena, xmlDoc *doc, const xmlNode *element,
                          const struct ot_chart *data, struct ot_error *err)
{
    struct table t = { .arena = arena, .data = data };
    t.tree = (struct ot_tree){ .doc = doc, .err = err };
    xmlNode *table = xmlNewDocNode(doc, NULL, (const xmlChar *)"table", NULL);
    t.tree.space = table ? xmlNewNs(table, (const xmlChar *)XHTML, NULL) : NULL;
    if (!t.tree.space) {
        xmlFreeNode(table);
        return ot_error_memory(err), NULL;
    }
    xmlSetNs(table, t.tree.space);
    const xmlNode *root = element;
    while (root->parent && root->parent->type == XML_ELEMENT_NODE)
        root = root->parent;
    t.findings = ot_document_child(root, "findings");
    fill(&t, table);
    if (t.tree.failed) {
        xmlFreeNode(table);
        return NULL;
    }
    return table;
}
