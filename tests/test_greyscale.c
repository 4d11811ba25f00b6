/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing in a paper is told by colour alone: fills that meet are steps of lightness,
 * lines of a chart differ in dash or shape, verdicts in shape and word, and words can be
 * read on every ground that they stand on. Luminance and contrast are those of WCAG 2.2.
 */
#include "config.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "chart_samples.h"
#include "harness.h"
#include "paper/canvas.h"
#include "paper/chart.h"
#include "report/document.h"

#define STEP 2.5 /* of contrast, between fills that may meet */
#define WORDS 4.5
#define TINT "#f1f4f7"

static double light_of(const char *hex)
{
    static const double share[3] = { 0.2126, 0.7152, 0.0722 };
    double light = 0;
    bool shorter = strlen(hex) == 4;
    for (size_t i = 0; i < 3; i++) {
        char digits[3] = { hex[shorter ? 1 + i : 1 + 2 * i],
                           hex[shorter ? 1 + i : 2 + 2 * i], 0 };
        double c = (double)strtol(digits, NULL, 16) / 255;
        light += share[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return light;
}

static double contrast(const char *a, const char *b)
{
    double one = light_of(a), other = light_of(b);
    return (fmax(one, other) + 0.05) / (fmin(one, other) + 0.05);
}

static void at_least(const char *a, const char *b, double ratio)
{
    char said[100];
    snprintf(said, sizeof said, "%s on %s", a, b);
    if (contrast(a, b) < ratio)
        OT_SAME(said, "more contrast");
}

static void contrast_is_that_of_the_standard(void)
{
    CU_ASSERT_DOUBLE_EQUAL(contrast("#000000", "#ffffff"), 21, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(contrast("#777777", "#fff"), 4.48, 0.005);
}

static void fills_that_meet_are_steps_of_lightness(void)
{
    at_least(OT_ACCENT, OT_MID, STEP);
    at_least(OT_MID, OT_LIGHT, STEP);
    at_least(OT_ACCENT, OT_LIGHT, STEP); /* its outline */
    at_least(OT_MID, "#fff", 3);
    at_least(OT_EDGE, "#fff", 3);
}

/* As they stand in :root of the stylesheet: --ink:#0b0c0c. */
static void words_can_be_read_on_every_ground(void)
{
    static const char *const names[] = { "--ink:", "--grey:", "--acc:", "--go:",
                                         "--chg:", "--stop:", "--unk:", "--mark:" };
    static const char *const drawn[] = { OT_INK, OT_MUTED, OT_ACCENT, OT_EDGE };
    struct ot_text style = { 0 };
    CU_ASSERT_EQUAL_FATAL(ot_file_read(ot_test_source("core/paper/board.xsl"), 1 << 20,
                                       OT_EXIT_INPUT, &style, NULL),
                          0);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char hex[8];
        const char *at = strstr(ot_text_string(&style), names[i]);
        CU_ASSERT_PTR_NOT_NULL_FATAL(at);
        snprintf(hex, sizeof hex, "%.7s", at + strlen(names[i]));
        at_least(hex, "#fff", WORDS);
        at_least(hex, TINT, WORDS);
    }
    OT_HOLDS(ot_text_string(&style), "--tint:" TINT);
    for (size_t i = 0; i < sizeof drawn / sizeof drawn[0]; i++)
        at_least(drawn[i], "#fff", WORDS);
    ot_text_free(&style);
}

static xmlXPathObject *found_in(xmlDoc *doc, const char *path)
{
    xmlXPathContext *context = xmlXPathNewContext(doc);
    xmlXPathRegisterNs(context, (const xmlChar *)"s", (const xmlChar *)OT_SVG);
    xmlXPathRegisterNs(context, (const xmlChar *)"x",
                       (const xmlChar *)"http://www.w3.org/1999/XSL/Transform");
    xmlXPathObject *found = xmlXPathEvalExpression((const xmlChar *)path, context);
    xmlXPathFreeContext(context);
    CU_ASSERT_FATAL(found && found->nodesetval && found->nodesetval->nodeNr > 0);
    return found;
}

/* A colour that is not looked at here would be no test of greyscale. */
static void charts_have_no_other_colours(void)
{
    static const char known[] =
        OT_INK OT_MUTED OT_ACCENT OT_MID OT_LIGHT OT_EDGE OT_RULE "#a6a6a6 #fff none";
    struct ot_error err = { 0 };
    xmlDoc *charts = sample_charts();
    CU_ASSERT_EQUAL_FATAL(ot_charts_draw(charts, &err), 0);
    xmlXPathObject *inks = found_in(charts, "//s:svg//@fill | //s:svg//@stroke");
    CU_ASSERT(inks->nodesetval->nodeNr > 1000);
    for (int i = 0; i < inks->nodesetval->nodeNr; i++) {
        xmlChar *colour = xmlNodeGetContent(inks->nodesetval->nodeTab[i]);
        if (!strstr(known, (const char *)colour))
            OT_SAME((const char *)colour, "a known colour");
        xmlFree(colour);
    }
    xmlXPathFreeObject(inks);
    xmlFreeDoc(charts);
}

/* What a line looks like without its colour: its dash, and the shape of its points. */
static void lines_of_a_chart_differ_without_colour(void)
{
    struct ot_text seen = { 0 };
    xmlDoc *charts = sample_charts();
    CU_ASSERT_EQUAL_FATAL(ot_charts_draw(charts, NULL), 0);
    xmlXPathObject *lines =
        found_in(charts, "(//*[local-name() = 'chart'][@kind = 'acceptability'])[1]"
                         "/s:svg[1]//s:path[@fill = 'none'][@stroke-width = '2']");
    CU_ASSERT_EQUAL(lines->nodesetval->nodeNr, 4);
    for (int i = 0; i < lines->nodesetval->nodeNr; i++) {
        char look[60];
        xmlChar *dash = xmlGetNoNsProp(lines->nodesetval->nodeTab[i],
                                       (const xmlChar *)"stroke-dasharray");
        snprintf(look, sizeof look, "[%s]", dash ? (const char *)dash : "");
        CU_ASSERT_PTR_NULL(strstr(ot_text_string(&seen), look));
        ot_text_put(&seen, look);
        xmlFree(dash);
    }
    xmlXPathFreeObject(lines);
    xmlFreeDoc(charts);
    ot_text_free(&seen);
}

static void verdicts_differ_in_shape_and_word(void)
{
    struct ot_text seen = { 0 };
    xmlDoc *doc = xmlReadFile(ot_test_source("core/paper/board.xsl"), NULL, 0);
    CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
    xmlXPathObject *marks = found_in(doc, "//x:template[@name = 'verdict']//s:svg/*[1]");
    CU_ASSERT_EQUAL(marks->nodesetval->nodeNr, 4);
    for (int i = 0; i < marks->nodesetval->nodeNr; i++) {
        char look[200];
        xmlNode *mark = marks->nodesetval->nodeTab[i];
        xmlChar *line = xmlGetNoNsProp(mark, (const xmlChar *)"d");
        xmlNode *beside = xmlNextElementSibling(mark->parent);
        xmlChar *words = xmlNodeGetContent(beside);
        snprintf(look, sizeof look, "[%s %s]", (const char *)mark->name,
                 line ? (const char *)line : "");
        CU_ASSERT_PTR_NULL(strstr(ot_text_string(&seen), look));
        CU_ASSERT(words && strspn((const char *)words, " \n") < strlen((char *)words));
        ot_text_put(&seen, look);
        xmlFree(line);
        xmlFree(words);
    }
    xmlXPathFreeObject(marks);
    xmlFreeDoc(doc);
    ot_text_free(&seen);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(contrast_is_that_of_the_standard),
        OT_TEST(fills_that_meet_are_steps_of_lightness),
        OT_TEST(words_can_be_read_on_every_ground),
        OT_TEST(charts_have_no_other_colours),
        OT_TEST(lines_of_a_chart_differ_without_colour),
        OT_TEST(verdicts_differ_in_shape_and_word),
    };
    return OT_TESTS_RUN("greyscale", tests);
}
