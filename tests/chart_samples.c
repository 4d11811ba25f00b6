/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented numbers, the same in each run. */
#include "config.h"

#include "chart_samples.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "paper/chart.h"

static const char *const shapes[SAMPLE_SHAPES] = {
    "plain", "long",  "many", "negative", "missing",
    "one",   "equal", "huge", "tiny",     "empty",
};

const char *sample_shape_word(enum sample_shape shape)
{
    return shapes[shape];
}

struct making {
    struct ot_arena *arena;
    struct ot_chart *chart;
    enum sample_shape shape;
    unsigned seed;
};

/* From 0 to 1. */
static double any(struct making *m)
{
    m->seed = m->seed * 1664525u + 1013904223u;
    return (double)(m->seed >> 8) / 16777216.0;
}

static double value(struct making *m, double middle, double spread)
{
    double x = middle + (any(m) - 0.5) * 2 * spread;
    switch (m->shape) {
    case SAMPLE_NEGATIVE:
        return any(m) < 0.6 ? -x : x / 3;
    case SAMPLE_EQUAL:
        return middle;
    case SAMPLE_HUGE:
        return any(m) < 0.5 ? x * 1e7 : x * 1e-12;
    case SAMPLE_TINY:
        return x * 1e-15;
    default:
        return x;
    }
}

static size_t rows(const struct making *m)
{
    return m->shape == SAMPLE_MANY    ? 20
           : m->shape == SAMPLE_ONE   ? 1
           : m->shape == SAMPLE_EMPTY ? 0
                                      : 4;
}

static const char *label(struct making *m, size_t i)
{
    static const char *const plain[] = { "Reablement", "Bridging care",
                                         "Falls prevention", "Dementia support" };
    static const char *const lengthy[] = {
        ("Reablement at home for people who leave hospital, with therapists and care "
         "workers in one team across the whole borough"),
        "Pneumonoultramicroscopicsilicovolcanoconiosisrehabilitationandreablementservice",
        "WWWW MMMM WWWW MMMM", "Übergangspflege für ältere Menschen – £ & <Ärzte>"
    };
    if (m->shape == SAMPLE_MANY)
        return ot_arena_format(m->arena, "Scheme %zu of the plan", i + 1);
    return m->shape == SAMPLE_LONG ? lengthy[i % 4] : plain[i % 4];
}

static struct ot_chart_series *series(struct making *m, enum ot_chart_role role,
                                      const char *name, size_t points)
{
    struct ot_chart_series *s =
        ot_arena_push(m->arena, (void **)&m->chart->series, &m->chart->count, sizeof *s);
    *s = (struct ot_chart_series){ .label = name, .role = role, .points = points };
    s->point = ot_arena_array(m->arena, points, sizeof *s->point);
    for (size_t i = 0; i < points; i++)
        s->point[i] = ot_chart_point(NULL);
    return s;
}

static bool is_missing(const struct making *m, size_t i)
{
    return m->shape == SAMPLE_MISSING && i % 2 == 1;
}

/* x of each row, with an interval where `spread` is above 0. */
static void fill_rows(struct making *m, struct ot_chart_series *s, double middle,
                      double around, double spread)
{
    for (size_t i = 0; i < s->points; i++) {
        struct ot_chart_point *p = &s->point[i];
        p->label = label(m, i);
        if (is_missing(m, i)) {
            p->missing = "the provider sent no return for the last two quarters of it";
            continue;
        }
        p->x = value(m, middle, around);
        if (spread > 0) {
            double width = m->shape == SAMPLE_EQUAL ? 0 : fabs(p->x) * spread;
            p->low = p->x - width * (0.5 + any(m));
            p->high = p->x + width * (0.5 + any(m));
        }
    }
}

static void line(struct making *m, enum ot_chart_role role, const char *name, double x)
{
    if (m->shape != SAMPLE_EMPTY)
        series(m, role, name, 1)->point[0].x = x;
}

static void make_ranges(struct making *m, double middle, double around)
{
    struct ot_chart_series *e = series(m, OT_ROLE_ESTIMATE, NULL, rows(m));
    fill_rows(m, e, middle, around, 0.5);
    for (size_t i = 0; i < e->points && m->shape == SAMPLE_PLAIN && middle < 1; i++)
        e->point[i].high = fmin(e->point[i].high, 0.99);
    size_t at = m->chart->count - 1;
    struct ot_chart_series *half = series(m, OT_ROLE_HALF, NULL, rows(m));
    for (size_t i = 0; i < half->points; i++) {
        const struct ot_chart_point *p = &m->chart->series[at].point[i];
        half->point[i].label = p->label;
        half->point[i].low = p->x - (p->x - p->low) / 3;
        half->point[i].high = p->x + (p->high - p->x) / 3;
    }
    line(m, OT_ROLE_THRESHOLD, "Worth it below", middle * 1.1);
}

static void make_tornado(struct making *m)
{
    static const char *const ends[] = { "0.71", "0.83", "£1,200 for each", "62 hours" };
    struct ot_chart_series *e = series(m, OT_ROLE_ESTIMATE, NULL, rows(m));
    fill_rows(m, e, 100000, 90000, 1.3);
    for (size_t i = 0; i < e->points; i++) {
        e->point[i].x = NAN;
        e->point[i].low_label = m->shape == SAMPLE_LONG ? label(m, i) : ends[i % 4];
        e->point[i].high_label = ends[(i + 1) % 4];
    }
    line(m, OT_ROLE_BASE, NULL, value(m, 100000, 0));
    line(m, OT_ROLE_THRESHOLD, "Breaks even", 0);
}

static void make_plane(struct making *m)
{
    size_t draws = m->shape == SAMPLE_EMPTY ? 0 : m->shape == SAMPLE_ONE ? 1 : 600;
    struct ot_chart_series *d = series(m, OT_ROLE_DRAWS, NULL, draws);
    double x = value(m, 120, 40), y = value(m, 200000, 80000);
    for (size_t i = 0; i < draws; i++) {
        double a = any(m) + any(m) + any(m) - 1.5, b = any(m) + any(m) - 1;
        bool same = m->shape == SAMPLE_EQUAL;
        d->point[i].x = same ? x : x + x * a;
        d->point[i].y = same ? y : y * (1 + a * 0.4 + b * 0.6);
    }
    if (draws < 2)
        return;
    struct ot_chart_series *e = series(m, OT_ROLE_ELLIPSE, NULL, 48);
    for (size_t i = 0; i < 48; i++) {
        e->point[i].x = x + x * cos((double)i * 0.1309);
        e->point[i].y = y + y * 0.7 * sin((double)i * 0.1309 + 0.5);
    }
    struct ot_chart_series *c = series(m, OT_ROLE_MEAN, "Mean", 1);
    c->point[0].x = x;
    c->point[0].y = y;
    struct ot_chart_series *q = series(m, OT_ROLE_QUADRANT, NULL, 4);
    for (size_t i = 0; i < 4; i++) {
        q->point[i].x = i % 2 ? 1 : -1;
        q->point[i].y = i < 2 ? 1 : -1;
        q->point[i].high = i == 1 ? 0.9371 : 0.021;
    }
    struct ot_chart_series *t = series(m, OT_ROLE_THRESHOLD, NULL, 1);
    t->point[0].y = 2000;
    t->point[0].label = "Worth it below £2,000 for each fall avoided";
}

static void make_acceptability(struct making *m)
{
    for (size_t i = 0; i < rows(m); i++) {
        struct ot_chart_series *s = series(m, OT_ROLE_NONE, label(m, i), 41);
        double half = fabs(value(m, 20000, 18000));
        for (size_t k = 0; k < 41; k++) {
            s->point[k].x = 1500.0 * (double)k;
            s->point[k].y = s->point[k].x / (s->point[k].x + half);
            if (is_missing(m, k))
                s->point[k].y = NAN;
        }
    }
    line(m, OT_ROLE_THRESHOLD, "Value of a QALY", 70000.0 / 2);
}

static void make_distribution(struct making *m)
{
    size_t bars = m->shape == SAMPLE_EMPTY ? 0 : m->shape == SAMPLE_ONE ? 1 : 24;
    struct ot_chart_series *s = series(m, OT_ROLE_DRAWS, NULL, bars);
    double start = value(m, -40000, 20000), width = value(m, 12000, 0);
    for (size_t i = 0; i < bars; i++) {
        double x = ((double)i - 9) / 5;
        s->point[i].low = start + width * (double)i;
        s->point[i].high = start + width * (double)(i + 1);
        s->point[i].y = m->shape == SAMPLE_EQUAL ? 1.0 / 24 : 0.08 / (1 + x * x);
    }
    if (bars == 0)
        return;
    struct ot_chart_series *half = series(m, OT_ROLE_HALF, NULL, 1);
    half->point[0].low = start + width * 6;
    half->point[0].high = start + width * 12;
    line(m, OT_ROLE_MEAN, NULL, start + width * 9.3);
    line(m, OT_ROLE_THRESHOLD, "Breaks even", 0);
}

static void make_series(struct making *m)
{
    size_t n = m->shape == SAMPLE_EMPTY  ? 0
               : m->shape == SAMPLE_ONE  ? 1
               : m->shape == SAMPLE_MANY ? 60
                                         : 18;
    struct ot_chart_series *s = series(m, OT_ROLE_ACTUAL, NULL, n);
    for (size_t i = 0; i < n; i++) {
        struct ot_chart_point *p = &s->point[i];
        p->x = (double)i;
        p->label = ot_arena_format(m->arena, "%s 20%02zu", i % 2 ? "July" : "January",
                                   10 + i / 2);
        p->y = is_missing(m, i / 3) ? NAN : value(m, 412, 60);
        p->mark = i == 7    ? "improvement"
                  : i == 11 ? "concern"
                  : i == 13 ? "unusual"
                            : NULL;
    }
    if (n == 0)
        return;
    series(m, OT_ROLE_MEAN, NULL, 1)->point[0].y = value(m, 412, 0);
    struct ot_chart_series *limit = series(m, OT_ROLE_LIMIT, NULL, 1);
    limit->point[0].low = value(m, 330, 0);
    limit->point[0].high = value(m, 500, 0);
    series(m, OT_ROLE_TARGET, m->shape == SAMPLE_LONG ? label(m, 0) : NULL, 1)
        ->point[0]
        .y = value(m, 450, 0);
}

static void make(struct making *m, enum ot_chart_kind kind)
{
    switch (kind) {
    case OT_CHART_SPEND:
        fill_rows(m, series(m, OT_ROLE_PLANNED, "Plan", rows(m)), 900000, 850000, 0);
        fill_rows(m, series(m, OT_ROLE_ACTUAL, "Actual", rows(m)), 870000, 800000, 0);
        break;
    case OT_CHART_GAINS:
        fill_rows(m, series(m, OT_ROLE_COST, NULL, rows(m)), -700000, 500000, 0);
        fill_rows(m, series(m, OT_ROLE_GAIN, NULL, rows(m)), 900000, 500000, 0);
        fill_rows(m, series(m, OT_ROLE_NET, NULL, rows(m) ? 1 : 0), 800000, 0, 0);
        break;
    case OT_CHART_COST_PER_OUTCOME:
        make_ranges(m, 1400, 1200);
        break;
    case OT_CHART_SHARES:
        make_ranges(m, 0.8, 0.1);
        break;
    case OT_CHART_TORNADO:
        make_tornado(m);
        break;
    case OT_CHART_PLANE:
        make_plane(m);
        break;
    case OT_CHART_ACCEPTABILITY:
        make_acceptability(m);
        break;
    case OT_CHART_DISTRIBUTION:
        make_distribution(m);
        break;
    default:
        make_series(m);
    }
}

struct ot_chart *sample_chart(struct ot_arena *arena, enum ot_chart_kind kind,
                              enum sample_shape shape)
{
    static const char *const unit[OT_CHART_KINDS] = { "GBP",  "GBP", "GBP/fall",
                                                      "fall", "GBP", "GBP",
                                                      "GBP",  "1",   "1" };
    struct making m = { .arena = arena, .shape = shape, .seed = 7 + (unsigned)kind };
    m.chart = ot_arena_array(arena, 1, sizeof *m.chart);
    m.chart->kind = kind;
    m.chart->title = ot_arena_format(arena, "%s, %s", ot_chart_kind_word(kind),
                                     sample_shape_word(shape));
    m.chart->description = "Invented figures that show the drawing";
    m.chart->x =
        (struct ot_chart_axis){ "What is measured along", unit[kind], "cash", "2015-16" };
    if (kind == OT_CHART_SHARES || kind == OT_CHART_SERIES || kind == OT_CHART_PLANE)
        m.chart->x.prices = m.chart->x.price_year = NULL;
    if (kind == OT_CHART_SERIES)
        m.chart->x.label = "Half year";
    if (kind == OT_CHART_PLANE || kind == OT_CHART_ACCEPTABILITY ||
        kind == OT_CHART_DISTRIBUTION || kind == OT_CHART_SERIES)
        m.chart->y =
            (struct ot_chart_axis){ "What is measured upward",
                                    kind == OT_CHART_PLANE ? "GBP" : "1", NULL, NULL };
    make(&m, kind);
    return m.chart;
}

xmlDoc *sample_charts(void)
{
    struct ot_tree tree;
    struct ot_arena *arena = ot_arena_new();
    xmlNode *root = ot_tree_start(&tree, "report", "urn:outturn:report:1", NULL);
    xmlNode *section = ot_tree_element(&tree, root, "section");
    for (int kind = 0; kind < OT_CHART_KINDS; kind++)
        for (int shape = 0; shape < SAMPLE_SHAPES; shape++)
            ot_chart_write(
                &tree, section,
                sample_chart(arena, (enum ot_chart_kind)kind, (enum sample_shape)shape));
    ot_arena_free(arena);
    return tree.doc;
}

static const char page_head[] =
    "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Charts</title>"
    "<style>body{font:15px Arial,sans-serif;margin:16px}svg{display:block}"
    "td,th{text-align:left;padding:2px 10px 2px 0}h2{font-size:16px}</style></head>"
    "<body>";

char *sample_page(struct ot_error *err)
{
    xmlDoc *doc = sample_charts();
    xmlBuffer *buffer = xmlBufferCreate();
    struct ot_text page = { 0 };
    if (ot_charts_draw(doc, err) == 0) {
        ot_text_put(&page, page_head);
        const xmlNode *section = xmlDocGetRootElement(doc)->children;
        for (xmlNode *c = section->children; c; c = c->next) {
            for (xmlNode *n = c->children; n; n = n->next) {
                const char *name = (const char *)n->name;
                if (strcmp(name, "title") == 0) {
                    xmlChar *words = xmlNodeGetContent(n);
                    ot_text_format(&page, "<h2>%s</h2>", (const char *)words);
                    xmlFree(words);
                }
                if (strcmp(name, "svg") == 0 || strcmp(name, "table") == 0)
                    xmlNodeDump(buffer, doc, n, 0, 0);
            }
            ot_text_put(&page, (const char *)xmlBufferContent(buffer));
            xmlBufferEmpty(buffer);
        }
        ot_text_put(&page, "</body></html>\n");
    }
    xmlBufferFree(buffer);
    xmlFreeDoc(doc);
    return page.bytes;
}
