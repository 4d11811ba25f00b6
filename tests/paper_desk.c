/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports and papers in memory, and XPath to look into them. */
#include "config.h"

#include "paper_desk.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <zip.h>

#include "chart_samples.h"
#include "harness.h"
#include "paper/html.h"
#include "program.h"
#include "report/document.h"
#include "sample.h"

#define X(text) ((const xmlChar *)(text))

struct ot_text paper_shipped(const char *plan)
{
    struct ran ran;
    char arguments[1000], path[200];
    snprintf(path, sizeof path, "scripts/%s/review.lua", plan);
    snprintf(arguments, sizeof arguments, "run %s -o -", ot_test_source(path));
    program_run(&ran, NULL, NULL, arguments);
    CU_ASSERT_EQUAL_FATAL(ran.exit, 0);
    struct ot_text report = ran.output;
    ran.output = (struct ot_text){ 0 };
    program_forget(&ran);
    return report;
}

struct ot_text paper_with_charts(void)
{
    struct ot_text text = { 0 };
    char *report = sample_xml();
    xmlDoc *charts = sample_charts();
    xmlBuffer *buffer = xmlBufferCreate();
    const char *at = strstr(report, "</section>");
    CU_ASSERT_PTR_NOT_NULL_FATAL(at);
    ot_text_add(&text, report, (size_t)(at - report));
    size_t place = 0;
    for (xmlNode *c = xmlDocGetRootElement(charts)->children->children; c; c = c->next)
        if (c->type == XML_ELEMENT_NODE && place++ % SAMPLE_SHAPES == SAMPLE_PLAIN)
            xmlNodeDump(buffer, charts, c, 0, 0);
    ot_text_put(&text, (const char *)xmlBufferContent(buffer));
    ot_text_put(&text, at);
    xmlBufferFree(buffer);
    xmlFreeDoc(charts);
    free(report);
    return text;
}

int paper_html(const char *report, const char *template, bool private_,
               struct ot_text *into, struct ot_error *err)
{
    struct ot_paper paper = { .report = report,
                              .length = strlen(report),
                              .file = "r.xml",
                              .template = template,
                              .template_length = template ? strlen(template) : 0,
                              .template_file = "own.xsl",
                              .private_ = private_ };
    return ot_paper_html(&paper, into, err);
}

xmlDoc *paper_html_tree(const char *report)
{
    struct ot_text page = { 0 }, xml = { 0 };
    struct ot_error err = { 0 };
    unsigned line;
    if (paper_html(report, NULL, false, &page, &err) != 0)
        OT_SAME(err.text, "");
    for (const char *p = ot_text_string(&page); *p; p++) {
        bool opens = strncmp(p, "<meta ", 6) == 0 || strncmp(p, "<br", 3) == 0;
        size_t length = opens ? strcspn(p, ">") : strncmp(p, "<!DOC", 5) == 0 ? 15 : 0;
        if (opens) {
            ot_text_add(&xml, p, length);
            ot_text_put(&xml, "/>");
        } else if (length == 0) {
            ot_text_add(&xml, p, 1);
        }
        p += length;
    }
    xmlDoc *doc = ot_document_parse(ot_text_string(&xml), xml.length, &line, &err);
    if (!doc)
        OT_SAME(err.text, "");
    ot_text_free(&page);
    ot_text_free(&xml);
    return doc;
}

int paper_odt(const char *report, const char *template, struct ot_text *into,
              struct ot_error *err)
{
    struct ot_paper paper = { .report = report,
                              .length = strlen(report),
                              .file = "r.xml",
                              .odt_template = template,
                              .odt_template_length = template ? strlen(template) : 0,
                              .template_file = "own.xsl" };
    return ot_paper_odt(&paper, into, err);
}

struct ot_text paper_part(const struct ot_text *odt, const char *name)
{
    struct ot_text text = { 0 };
    char bytes[4096];
    zip_int64_t count;
    zip_source_t *source = zip_source_buffer_create(odt->bytes, odt->length, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(zip);
    zip_file_t *file = zip_fopen(zip, name, 0);
    while (file && (count = zip_fread(file, bytes, sizeof bytes)) > 0)
        ot_text_add(&text, bytes, (size_t)count);
    if (file)
        zip_fclose(file);
    zip_discard(zip);
    return text;
}

xmlDoc *paper_part_tree(const struct ot_text *odt, const char *name)
{
    struct ot_text text = paper_part(odt, name);
    xmlDoc *doc = xmlReadMemory(ot_text_string(&text), (int)text.length, name, NULL,
                                XML_PARSE_NONET);
    if (!doc)
        OT_SAME(name, "well-formed");
    ot_text_free(&text);
    return doc;
}

double paper_count(xmlDoc *doc, const char *path)
{
    static const char *const spaces[][2] = {
        { "o", "urn:oasis:names:tc:opendocument:xmlns:office:1.0" },
        { "t", "urn:oasis:names:tc:opendocument:xmlns:text:1.0" },
        { "b", "urn:oasis:names:tc:opendocument:xmlns:table:1.0" },
        { "d", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" },
        { "v", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" },
        { "f", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" },
        { "x", "http://www.w3.org/1999/xlink" },
        { "dc", "http://purl.org/dc/elements/1.1/" },
    };
    char whole[1000];
    snprintf(whole, sizeof whole, "count(%s)", path);
    xmlXPathContext *context = xmlXPathNewContext(doc);
    for (size_t i = 0; i < sizeof spaces / sizeof spaces[0]; i++)
        xmlXPathRegisterNs(context, X(spaces[i][0]), X(spaces[i][1]));
    xmlXPathObject *found = xmlXPathEvalExpression(X(whole), context);
    double number = found ? found->floatval : -1;
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    return number;
}

void paper_none(xmlDoc *doc, const char *path)
{
    if (paper_count(doc, path) != 0)
        OT_SAME(path, "");
}
