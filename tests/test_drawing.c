/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawings of every kind of chart, of easy and hard data: no words overlap, none leave
 * the drawing, and nothing is there that a paper must not hold. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/number.h"
#include "chart_samples.h"
#include "harness.h"
#include "paper/canvas.h"
#include "paper/chart.h"
#include "paper/family.h"
#include "paper/figures.h"
#include "paper/frame.h"
#include "paper/rows.h"
#include "report/document.h"

static double number_of(const xmlNode *of, const char *name)
{
    double value = NAN;
    xmlChar *text = xmlGetNoNsProp((xmlNode *)of, (const xmlChar *)name);
    if (text)
        ot_number_read((const char *)text, &value);
    xmlFree(text);
    return value;
}

static bool has(const xmlNode *of, const char *name, const char *value)
{
    xmlChar *text = xmlGetNoNsProp((xmlNode *)of, (const xmlChar *)name);
    bool same = text && strcmp((const char *)text, value) == 0;
    xmlFree(text);
    return same;
}

static bool is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

struct placed {
    struct ot_box box[2000];
    char words[2000][60];
    size_t count;
    double width, height;
    const char *what;
};
static struct placed all;

static void fail(const char *why, size_t a, size_t b)
{
    char said[400];
    snprintf(said, sizeof said, "%s %s: \"%s\" \"%s\"", all.what, why, all.words[a],
             all.words[b]);
    OT_SAME(said, "");
}

static void take_text(const xmlNode *text)
{
    struct ot_box *box = &all.box[all.count];
    xmlChar *words = xmlNodeGetContent((xmlNode *)text);
    double size = number_of(text, "font-size"), x = number_of(text, "x");
    double width =
        ot_words_width((const char *)words, size, has(text, "font-weight", "700"));
    box->left = has(text, "text-anchor", "end")      ? x - width
                : has(text, "text-anchor", "middle") ? x - width / 2
                                                     : x;
    box->right = box->left + width;
    box->bottom = number_of(text, "y") + size * 0.2;
    box->top = number_of(text, "y") - size * 0.75;
    snprintf(all.words[all.count], sizeof all.words[0], "%.58s", (const char *)words);
    xmlFree(words);
    all.count++;
}

/* Every mark inside the drawing, by its plain coordinates. */
static void check_mark(const xmlNode *mark)
{
    static const char *const across[] = { "x1", "x2", "cx" };
    static const char *const down[] = { "y1", "y2", "cy" };
    for (size_t i = 0; i < 3; i++) {
        double x = number_of(mark, across[i]), y = number_of(mark, down[i]);
        CU_ASSERT_FALSE(x < -0.1 || x > all.width + 0.1);
        CU_ASSERT_FALSE(y < -0.1 || y > all.height + 0.1);
    }
    CU_ASSERT_FALSE(number_of(mark, "x") + number_of(mark, "width") > all.width + 0.1);
    CU_ASSERT_FALSE(number_of(mark, "y") + number_of(mark, "height") > all.height + 0.1);
}

static void walk(const xmlNode *node)
{
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        CU_ASSERT_FALSE(is(n, "script") || is(n, "style"));
        CU_ASSERT_PTR_NULL(xmlHasProp((xmlNode *)n, (const xmlChar *)"style"));
        if (is(n, "text"))
            take_text(n);
        else
            check_mark(n);
        walk(n);
    }
}

static void check_places(const xmlNode *svg, const char *what)
{
    all.count = 0;
    all.what = what;
    all.width = number_of(svg, "width");
    all.height = number_of(svg, "height");
    walk(svg);
    for (size_t i = 0; i < all.count; i++) {
        const struct ot_box *a = &all.box[i];
        if (a->left < -0.2 || a->right > all.width + 0.2 || a->top < -0.5 ||
            a->bottom > all.height + 0.2)
            fail("leaves the drawing", i, i);
        for (size_t k = 0; k < i; k++) {
            const struct ot_box *b = &all.box[k];
            if (a->left + 0.2 < b->right && b->left + 0.2 < a->right &&
                a->top + 0.2 < b->bottom && b->top + 0.2 < a->bottom)
                fail("overlaps", i, k);
        }
    }
    CU_ASSERT_TRUE(all.count > 0);
}

static xmlNode *first_chart(xmlDoc *doc)
{
    xmlNode *section = ot_document_child(xmlDocGetRootElement(doc), "section");
    return ot_document_child(section, "chart");
}

static const char *words_of(const xmlNode *chart)
{
    static char words[200];
    xmlChar *title = xmlNodeGetContent(ot_document_child(chart, "title"));
    snprintf(words, sizeof words, "%s", (const char *)title);
    xmlFree(title);
    return words;
}

static void no_words_overlap_or_leave_the_drawing(void)
{
    xmlDoc *doc = sample_charts();
    size_t charts = 0;
    for (xmlNode *c = first_chart(doc); c; c = ot_document_next(c, "chart"))
        for (int width = OT_WIDE; width <= OT_NARROW; width++) {
            struct ot_error err = { 0 };
            xmlNode *svg = ot_chart_draw(doc, c, (enum ot_width)width, &err);
            OT_SAME(err.text, "");
            CU_ASSERT_PTR_NOT_NULL_FATAL(svg);
            check_places(svg, words_of(c));
            xmlFreeNode(svg);
            charts++;
        }
    CU_ASSERT_EQUAL(charts, 2 * OT_CHART_KINDS * SAMPLE_SHAPES);
    xmlFreeDoc(doc);
}

static void each_has_a_title_a_description_and_a_table(void)
{
    xmlDoc *doc = sample_charts();
    CU_ASSERT_EQUAL_FATAL(ot_charts_draw(doc, NULL), 0);
    for (xmlNode *c = first_chart(doc); c; c = ot_document_next(c, "chart")) {
        size_t drawings = 0, tables = 0;
        for (const xmlNode *n = c->children; n; n = n->next) {
            if (is(n, "table")) {
                tables++;
                OT_SAME((const char *)n->ns->href, "http://www.w3.org/1999/xhtml");
                CU_ASSERT_TRUE(is(n->children, "caption"));
                CU_ASSERT_TRUE(is(n->last, "tbody"));
            }
            if (!is(n, "svg"))
                continue;
            OT_SAME((const char *)n->ns->href, OT_SVG);
            CU_ASSERT_TRUE(has(n, "class", drawings ? "chart narrow" : "chart wide"));
            CU_ASSERT_TRUE(has(n, "role", "img"));
            CU_ASSERT_TRUE(is(n->children, "title") && n->children->children);
            CU_ASSERT_TRUE(is(n->children->next, "desc") && n->children->next->children);
            drawings++;
        }
        CU_ASSERT_EQUAL(drawings, 2);
        CU_ASSERT_EQUAL(tables, 1);
    }
    xmlFreeDoc(doc);
}

/* Also well-formed, and the same at each run. */
static void ids_are_unique_and_named_by_their_drawing(void)
{
    struct ot_error err = { 0 };
    char *a = sample_page(&err), *b = sample_page(&err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(a);
    OT_HOLDS(a, "aria-labelledby=\"chart1-wide-t chart1-wide-d\"");
    OT_HOLDS(a, "<title id=\"chart1-wide-t\">");
    OT_HOLDS(a, "<title id=\"chart90-narrow-t\">");
    const char *first = strstr(a, "id=\"chart7-wide-t\"");
    CU_ASSERT_PTR_NOT_NULL_FATAL(first);
    CU_ASSERT_PTR_NULL(strstr(first + 1, "id=\"chart7-wide-t\""));
    OT_SAME(a, b);
    free(a);
    free(b);
}

static xmlDoc *parse(const char *inner)
{
    struct ot_text text = { 0 };
    struct ot_error err = { 0 };
    unsigned line;
    ot_text_format(&text,
                   "<report xmlns=\"urn:outturn:report:1\"><section>%s</section>"
                   "<findings><figure id=\"f1\"><shown>about £200,001</shown></figure>"
                   "</findings></report>",
                   inner);
    xmlDoc *doc = ot_document_parse(text.bytes, text.length, &line, &err);
    OT_SAME(err.text, "");
    ot_text_free(&text);
    return doc;
}

/* All text of the drawing, or of the table. */
static char *drawn(const char *inner, bool table)
{
    struct ot_error err = { 0 };
    xmlDoc *doc = parse(inner);
    xmlNode *made = table ? ot_chart_table(doc, first_chart(doc), &err)
                          : ot_chart_draw(doc, first_chart(doc), OT_WIDE, &err);
    OT_SAME(err.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(made);
    xmlBuffer *buffer = xmlBufferCreate();
    xmlNodeDump(buffer, doc, made, 0, 0);
    char *text = strdup((const char *)xmlBufferContent(buffer));
    xmlBufferFree(buffer);
    xmlFreeNode(made);
    xmlFreeDoc(doc);
    return text;
}

static void nothing_to_show_says_why(void)
{
    char *none = drawn("<chart kind=\"spend\"><title>A</title></chart>", false);
    OT_HOLDS(none, "Nothing to show: the report has no values for it.");
    free(none);
    char *chart = drawn("<chart kind=\"plane\" missing=\"draws were not asked for\">"
                        "<title>A</title></chart>",
                        false);
    OT_HOLDS(chart, "Nothing to show: draws were not asked for.");
    free(chart);
    char *point = drawn("<chart kind=\"shares\"><title>A</title><series "
                        "role=\"estimate\"><point label=\"B\" "
                        "cannot-be-given=\"nobody came\"/></series></chart>",
                        false);
    OT_HOLDS(point, "Nothing to show: cannot be given: nobody came.");
    free(point);
}

static void the_table_has_the_words_of_the_report(void)
{
    char *table = drawn(
        "<chart kind=\"cost-per-outcome\"><title>Costs</title>"
        "<axis of=\"x\" label=\"Cost\" unit=\"GBP\"/><series role=\"estimate\">"
        "<point label=\"A\" x=\"200000.75\" low=\"1e5\" high=\"300000\" figure=\"f1\"/>"
        "<point label=\"B\" missing=\"no return\"/></series></chart>",
        true);
    OT_HOLDS(table, "<caption>Costs</caption>");
#define HEAD(words) "<th role=\"columnheader\" scope=\"col\" class=\"n\">" words "</th>"
#define NUMBER(words) "<td role=\"cell\" class=\"n\">" words "</td>"
    OT_HOLDS(table, "scope=\"col\">Name</th>" HEAD("Cost") HEAD("Low"));
    OT_HOLDS(table, "<th role=\"rowheader\" scope=\"row\">A</th>" NUMBER("about £200,001")
                        NUMBER("£100k") NUMBER("£300k") "<td role=\"cell\"></td></tr>");
    OT_HOLDS(table, "scope=\"row\">B</th>" NUMBER("") NUMBER("")
                        NUMBER("") "<td role=\"cell\">not known: no return</td>");
    free(table);
}

static void a_bar_of_a_distribution_is_said_by_its_range(void)
{
    char *table =
        drawn("<chart kind=\"distribution\"><title>Spread</title>"
              "<axis of=\"x\" label=\"Net\" unit=\"GBP\"/>"
              "<axis of=\"y\" label=\"Share of draws\" unit=\"1\"/>"
              "<series role=\"draws\"><point low=\"0\" high=\"1000\" y=\"0.25\"/>"
              "</series><series role=\"mean\"><point x=\"300\"/></series></chart>",
              true);
    OT_HOLDS(table, "scope=\"row\">£0 to £1,000</th>" NUMBER("25%"));
    OT_HOLDS(table, "scope=\"row\">Mean: £300</th>");
    CU_ASSERT_PTR_NULL(strstr(table, "Low"));
    free(table);
}

static void a_bar_that_crosses_the_threshold_is_marked(void)
{
    static const char form[] =
        "<chart kind=\"tornado\"><title>A</title><axis of=\"x\" label=\"Net\" "
        "unit=\"GBP\"/><series role=\"estimate\"><point label=\"Uptake\" low=\"%s\" "
        "high=\"900\" low-label=\"-10%%\" high-label=\"35%%\"/></series>"
        "<series role=\"base\"><point x=\"300\"/></series></chart>";
    static const char *const low[] = { "-200", "200" };
    for (size_t i = 0; i < 2; i++) {
        char inner[600];
        snprintf(inner, sizeof inner, form, low[i]);
        char *text = drawn(inner, false);
        OT_HOLDS(text, ">−10%</text>");
        OT_HOLDS(text, ">35%</text>");
        OT_HOLDS(text, ">Base case: £300</text>");
        CU_ASSERT_EQUAL(strstr(text, "changes the answer") != NULL, i == 0);
        free(text);
    }
}

static void spend_is_said_against_the_plan(void)
{
    char *text = drawn("<chart kind=\"spend\"><title>A</title><axis of=\"x\" "
                       "label=\"Spend\" unit=\"GBP\" prices=\"cash\" "
                       "price-year=\"2015-16\"/><series role=\"planned\">"
                       "<point label=\"A\" x=\"200000\"/><point label=\"B\" x=\"5000\"/>"
                       "</series><series role=\"actual\"><point label=\"A\" "
                       "x=\"150000\"/><point label=\"B\" x=\"5000\"/></series></chart>",
                       false);
    OT_HOLDS(text, ">£150k, 25% under plan</text>");
    OT_HOLDS(text, ">£5,000, as planned</text>");
    OT_HOLDS(text, ">Spend, cash of 2015-16</text>");
    free(text);
}

static void the_shapes_of_picked_points_are_explained(void)
{
    char *text = drawn("<chart kind=\"series\"><title>A</title><series role=\"actual\">"
                       "<point label=\"May\" y=\"3\"/><point label=\"June\" y=\"9\" "
                       "mark=\"concern\"/></series><series role=\"mean\"><point "
                       "y=\"5\"/></series></chart>",
                       false);
    OT_HOLDS(text, ">concern</text>");
    OT_HOLDS(text, ">Mean 5</text>");
    CU_ASSERT_PTR_NULL(strstr(text, ">improvement</text>"));
    free(text);
}

static void words_are_cut_between_characters(void)
{
    struct ot_canvas canvas;
    const char *line[OT_LINES];
    struct ot_arena *arena = ot_arena_new();
    xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
    CU_ASSERT_EQUAL_FATAL(ot_canvas_open(&canvas, doc, arena, false, NULL), 0);
    for (double room = 0; room < 200; room += 1) {
        const char *cut = ot_words_fit(&canvas, "Übergangspflege für €−£", room, 0);
        CU_ASSERT_EQUAL(ot_utf8_fault(cut, strlen(cut)), -1);
        size_t lines =
            ot_words_wrap(&canvas, "Übergangspflege für €−£", room, 0, 3, line);
        CU_ASSERT_TRUE(lines >= 1 && lines <= 3);
        for (size_t i = 0; i < lines; i++)
            CU_ASSERT_EQUAL(ot_utf8_fault(line[i], strlen(line[i])), -1);
    }
    CU_ASSERT_EQUAL(ot_words_wrap(&canvas, "care at home", 60, 0, 3, line), 2);
    OT_SAME(line[0], "care at");
    OT_SAME(line[1], "home");
    xmlFreeNode(canvas.svg);
    xmlFreeDoc(doc);
    ot_arena_free(arena);
}

/* The most that "Carer’s" may take is a quarter more than it does take. */
static void only_words_of_a_known_width_are_fitted_to_it(void)
{
    static const char *const words[] = { "£5 (−£3 to £7)…", "Carer’s break",
                                         "Tŷ Gwyn – café" };
    struct ot_canvas canvas;
    struct ot_arena *arena = ot_arena_new();
    xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
    CU_ASSERT_EQUAL_FATAL(ot_canvas_open(&canvas, doc, arena, false, NULL), 0);
    for (size_t i = 0; i < 3; i++) {
        ot_canvas_words(&canvas, 0, 20 * (double)i, OT_START, 0, words[i]);
        CU_ASSERT_EQUAL(ot_words_are_measured(words[i]), i == 0);
        CU_ASSERT_EQUAL(isnan(number_of(canvas.words->last, "textLength")) != 0, i > 0);
    }
    xmlFreeNode(canvas.svg);
    xmlFreeDoc(doc);
    ot_arena_free(arena);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(no_words_overlap_or_leave_the_drawing),
        OT_TEST(each_has_a_title_a_description_and_a_table),
        OT_TEST(ids_are_unique_and_named_by_their_drawing),
        OT_TEST(nothing_to_show_says_why),
        OT_TEST(the_table_has_the_words_of_the_report),
        OT_TEST(a_bar_of_a_distribution_is_said_by_its_range),
        OT_TEST(a_bar_that_crosses_the_threshold_is_marked),
        OT_TEST(spend_is_said_against_the_plan),
        OT_TEST(the_shapes_of_picked_points_are_explained),
        OT_TEST(words_are_cut_between_characters),
        OT_TEST(only_words_of_a_known_width_are_fitted_to_it),
    };
    return OT_TESTS_RUN("drawing", tests);
}
