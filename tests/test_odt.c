/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ODT: a sound package, the words of the page, headings and tables in order, charts
 * with their alternative text. */
#include "config.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <stdio.h>
#include <stdlib.h>
#include <zip.h>

#include "base/file.h"
#include "chart_samples.h"
#include "harness.h"
#include "paper/package.h"
#include "paper/stylesheet.h"
#include "paper_desk.h"
#include "program.h"
#include "sample.h"

#define X(text) ((const xmlChar *)(text))

static struct ot_text odt_of(const struct ot_text *report)
{
    struct ot_text odt = { 0 };
    struct ot_error err = { 0 };
    if (paper_odt(ot_text_string(report), NULL, &odt, &err) != 0)
        OT_SAME(err.text, "");
    CU_ASSERT_FATAL(odt.length > 0);
    return odt;
}

static void a_package_says_its_type_first_and_is_the_same_twice(void)
{
    struct ot_text report = paper_with_charts();
    struct ot_text odt = odt_of(&report), again = odt_of(&report);
    CU_ASSERT_EQUAL(memcmp(odt.bytes, "PK\3\4", 4), 0);
    CU_ASSERT_EQUAL(odt.bytes[8], 0); /* stored */
    CU_ASSERT_EQUAL(memcmp(odt.bytes + 28, "\0\0mimetype" OT_ODT_TYPE "PK\3\4", 53), 0);
    CU_ASSERT_EQUAL_FATAL(odt.length, again.length);
    CU_ASSERT_EQUAL(memcmp(odt.bytes, again.bytes, odt.length), 0);
    ot_text_free(&again);
    ot_text_free(&odt);
    ot_text_free(&report);
}

static void the_manifest_names_each_part(void)
{
    struct ot_text report = paper_with_charts(), odt = odt_of(&report);
    struct ot_text manifest = paper_part(&odt, "META-INF/manifest.xml");
    zip_source_t *source = zip_source_buffer_create(odt.bytes, odt.length, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(zip);
    zip_int64_t parts = zip_get_num_entries(zip, 0);
    CU_ASSERT(parts > 5 + OT_CHART_KINDS);
    for (zip_int64_t i = 1; i + 1 < parts; i++) {
        char named[300];
        snprintf(named, sizeof named, "full-path=\"%s\"",
                 zip_get_name(zip, (zip_uint64_t)i, 0));
        OT_HOLDS(ot_text_string(&manifest), named);
    }
    zip_discard(zip);
    ot_text_free(&manifest);
    ot_text_free(&odt);
    ot_text_free(&report);
}

static void headings_links_and_tables_are_in_order(void)
{
    struct ot_text report = paper_shipped("milton-keynes-2015-16"), odt = odt_of(&report);
    xmlDoc *doc = paper_part_tree(&odt, "content.xml");
    CU_ASSERT_EQUAL(paper_count(doc, "//t:h[@t:outline-level = 1]"), 1);
    CU_ASSERT(paper_count(doc, "//t:h[@t:outline-level = 2]") > 5);
    paper_none(doc,
               "//t:h[@t:outline-level = 2][not(preceding::t:h[@t:outline-level = 1])]");
    paper_none(doc,
               "//t:h[@t:outline-level = 3][not(preceding::t:h[@t:outline-level = 2])]");
    paper_none(doc, "//t:h[@t:outline-level > 3] | //t:h[not(normalize-space())]");
    CU_ASSERT(paper_count(doc, "//t:a[starts-with(@x:href, '#how-f')]") > 40);
    paper_none(doc, "//t:a[starts-with(@x:href, '#')]"
                    "[not(substring(@x:href, 2) = //t:bookmark/@t:name)]");
    paper_none(doc, "//t:bookmark[@t:name = preceding::t:bookmark/@t:name]");
    CU_ASSERT(paper_count(doc, "//b:table") > 5);
    paper_none(doc, "//b:table[not(b:table-header-rows/b:table-row)]");
    paper_none(doc, "//b:table[@b:name = preceding::b:table/@b:name]");
    paper_none(doc, "//b:table-cell[not(t:p or t:list)]");
    paper_none(doc, "//b:table-row[count(b:table-cell) != "
                    "count(ancestor::b:table/b:table-column)]");
    xmlFreeDoc(doc);
    doc = paper_part_tree(&odt, "styles.xml");
    CU_ASSERT_EQUAL(paper_count(doc, "//t:page-number"), 1);
    CU_ASSERT(paper_count(doc, "//@f:language[. = 'en'][../@f:country = 'GB']") >= 1);
    xmlFreeDoc(doc);
    doc = paper_part_tree(&odt, "meta.xml");
    CU_ASSERT_EQUAL(
        paper_count(doc, "//dc:language[. = 'en-GB'] | //dc:title[string(.)]"), 2);
    xmlFreeDoc(doc);
    ot_text_free(&odt);
    ot_text_free(&report);
}

static void each_chart_is_a_picture_with_words_and_its_figures(void)
{
    struct ot_text report = paper_with_charts(), odt = odt_of(&report);
    xmlDoc *doc = paper_part_tree(&odt, "content.xml");
    CU_ASSERT_EQUAL(
        paper_count(doc, "//d:image[starts-with(@x:href, 'Pictures/figure-')]"),
        OT_CHART_KINDS + 1); /* the sample has one */
    paper_none(doc, "//d:frame[not(normalize-space(v:title))]");
    paper_none(doc, "//d:frame[starts-with(d:image/@x:href, 'Pictures/figure-')]"
                    "[not(normalize-space(v:desc))]");
    /* Beside each stands the table of its figures. */
    paper_none(doc, "//t:p[d:frame/d:image[starts-with(@x:href, 'Pictures/figure-')]]"
                    "[not(following-sibling::b:table)]");
    for (int i = 1; i <= OT_CHART_KINDS; i++) {
        char name[40];
        snprintf(name, sizeof name, "Pictures/figure-%d.svg", i);
        xmlDoc *svg = paper_part_tree(&odt, name);
        CU_ASSERT_EQUAL(paper_count(svg, "/*[local-name() = 'svg'][@width][@height]"), 1);
        paper_none(svg, "//*[local-name() = 'script' or local-name() = 'foreignObject']");
        xmlFreeDoc(svg);
    }
    xmlFreeDoc(doc);
    ot_text_free(&odt);
    ot_text_free(&report);
}

/* Without white space. */
static char *packed(const xmlChar *words)
{
    char *bytes = strdup((const char *)words), *to = bytes;
    for (const char *p = bytes; *p; p++)
        if (!strchr(" \t\r\n", *p))
            *to++ = *p;
    *to = '\0';
    return bytes;
}

static void the_words_are_those_of_the_page(void)
{
    struct ot_text report = paper_shipped("milton-keynes-2015-16"), odt = odt_of(&report),
                   html = { 0 };
    struct ot_paper paper = { .report = ot_text_string(&report),
                              .length = report.length,
                              .file = "r.xml" };
    xmlDoc *page = ot_paper_page(&paper, &html, NULL);
    xmlDoc *doc = paper_part_tree(&odt, "content.xml");
    xmlChar *all = xmlNodeGetContent(xmlDocGetRootElement(doc));
    char *said = packed(all);
    xmlXPathContext *context = xmlXPathNewContext(page);
    xmlXPathObject *found = xmlXPathEvalExpression(
        X("//body//text()[not(ancestor::nav or ancestor::pre or ancestor::*[@class = "
          "'vh' or @class = 'skip'] or ancestor::*[local-name() = 'svg'])]"),
        context);
    CU_ASSERT_FATAL(found && found->nodesetval->nodeNr > 500);
    for (int i = 0; i < found->nodesetval->nodeNr; i++) {
        char *words = packed(found->nodesetval->nodeTab[i]->content);
        if (!strstr(said, words))
            OT_SAME(words, "in the ODT too");
        free(words);
    }
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    xmlFree(all);
    free(said);
    xmlFreeDoc(doc);
    xmlFreeDoc(page);
    ot_text_free(&html);
    ot_text_free(&odt);
    ot_text_free(&report);
}

#define SHEET(body)                   \
    ("<xsl:stylesheet version='1.0' " \
     "xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>" body "</xsl:stylesheet>")
#define BEGUN "<xsl:import href='" OT_ODT_SHIPPED "'/>"

static void a_template_begins_from_the_shipped_one(void)
{
    static const char own[] =
        SHEET(BEGUN "<xsl:variable name='face'>Georgia</xsl:variable>"
                    "<xsl:variable name='accent'>#5b2a6e</xsl:variable>");
    char *report = sample_xml();
    struct ot_text odt = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_TRUE(ot_paper_is_for_odt(own, strlen(own)));
    CU_ASSERT_FALSE(ot_paper_is_for_odt("<p/>", 4));
    if (paper_odt(report, own, &odt, &err) != 0)
        OT_SAME(err.text, "");
    struct ot_text styles = paper_part(&odt, "styles.xml");
    OT_HOLDS(ot_text_string(&styles), "svg:font-family=\"Georgia\"");
    OT_HOLDS(ot_text_string(&styles), "fo:color=\"#5b2a6e\"");
    ot_text_free(&styles);
    ot_text_free(&odt);
    free(report);
}

/* Both stylesheets of docs/papers.md, as they stand there. */
static void the_recipes_of_the_docs_work(void)
{
    struct ot_text docs = { 0 };
    struct ot_error err = { 0 };
    char *report = sample_xml();
    size_t recipes = 0;
    CU_ASSERT_EQUAL_FATAL(ot_file_read(ot_test_source("docs/papers.md"), 1 << 20,
                                       OT_EXIT_INPUT, &docs, &err),
                          0);
    for (const char *at = docs.bytes; (at = strstr(at, "```xml\n")); recipes++) {
        struct ot_text made = { 0 };
        at += 7;
        size_t length = (size_t)(strstr(at, "```") - at);
        bool odt = ot_paper_is_for_odt(at, length);
        struct ot_paper paper = { .report = report,
                                  .length = strlen(report),
                                  .file = "r.xml",
                                  .template = odt ? NULL : at,
                                  .template_length = length,
                                  .template_file = "ours.xsl",
                                  .odt_template = odt ? at : NULL,
                                  .odt_template_length = length };
        if ((odt ? ot_paper_odt : ot_paper_html)(&paper, &made, &err) != 0)
            OT_SAME(err.text, "");
        struct ot_text styles =
            odt ? paper_part(&made, "styles.xml") : (struct ot_text){ 0 };
        OT_HOLDS(ot_text_string(odt ? &styles : &made), "#5b2a6e");
        ot_text_free(&styles);
        ot_text_free(&made);
    }
    CU_ASSERT_EQUAL(recipes, 2);
    ot_text_free(&docs);
    free(report);
}

/* Both at once are made by one child. */
static void html_made_beside_it_is_the_same(void)
{
    static const char *const formats[] = { "html,odt", "html", "odt" };
    struct ot_text report = paper_shipped("milton-keynes-2015-16");
    struct ot_text page[3], odt[3];
    ot_test_write("r.xml", ot_text_string(&report));
    for (size_t i = 0; i < 3; i++) {
        char arguments[100];
        struct ran ran;
        snprintf(arguments, sizeof arguments, "paper r.xml --to %s", formats[i]);
        program_run(&ran, ot_test_folder(), NULL, arguments);
        CU_ASSERT_EQUAL(ran.exit, 0);
        program_forget(&ran);
        page[i] = program_file(ot_test_folder(), "r.html");
        odt[i] = program_file(ot_test_folder(), "r.odt");
    }
    CU_ASSERT(page[0].length > 1000 && odt[0].length > 1000);
    OT_SAME(ot_text_string(&page[0]), ot_text_string(&page[1]));
    CU_ASSERT_EQUAL_FATAL(odt[0].length, odt[2].length);
    CU_ASSERT_EQUAL(memcmp(odt[0].bytes, odt[2].bytes, odt[0].length), 0);
    for (size_t i = 0; i < 3; i++) {
        ot_text_free(&page[i]);
        ot_text_free(&odt[i]);
    }
    ot_text_free(&report);
}

static size_t count_of(const struct ot_text *text, const char *words)
{
    size_t count = 0;
    for (const char *at = ot_text_string(text); (at = strstr(at, words)); at++)
        count++;
    return count;
}

/* For LibreOffice alone: others may show what joins them as a box. */
static void a_minus_stays_with_its_pounds_where_it_is_printed(void)
{
    struct ot_text report = paper_shipped("milton-keynes-2023-25");
    struct ot_paper paper = { .report = ot_text_string(&report),
                              .length = report.length,
                              .file = "r.xml" };
    struct ot_text html = { 0 }, odt[2] = { 0 }, content[2];
    CU_ASSERT_EQUAL_FATAL(ot_paper_both(&paper, &html, &odt[0], &odt[1], NULL), 0);
    for (size_t i = 0; i < 2; i++) {
        content[i] = paper_part(&odt[i], "content.xml");
        ot_text_free(&odt[i]);
    }
    ot_text_free(&html);
    CU_ASSERT(count_of(&content[0], "−£") > 10);
    CU_ASSERT_EQUAL(count_of(&content[0], "\u2060"), 0);
    CU_ASSERT_EQUAL(count_of(&content[1], "−£"), 0);
    CU_ASSERT_EQUAL(count_of(&content[1], "−\u2060£"), count_of(&content[0], "−£"));
    ot_text_free(&content[0]);
    ot_text_free(&content[1]);
    ot_text_free(&report);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_package_says_its_type_first_and_is_the_same_twice),
        OT_TEST(the_manifest_names_each_part),
        OT_TEST(headings_links_and_tables_are_in_order),
        OT_TEST(each_chart_is_a_picture_with_words_and_its_figures),
        OT_TEST(the_words_are_those_of_the_page),
        OT_TEST(a_template_begins_from_the_shipped_one),
        OT_TEST(the_recipes_of_the_docs_work),
        OT_TEST(html_made_beside_it_is_the_same),
        OT_TEST(a_minus_stays_with_its_pounds_where_it_is_printed),
    };
    return OT_TESTS_RUN("odt", tests);
}
