/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ODT: a sound package, the words of the page, headings and tables in order, charts
 * with their alternative text; and what no template or report can put into it. */
#include "config.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <zip.h>

#include "base/file.h"
#include "chart_samples.h"
#include "harness.h"
#include "paper/odt.h"
#include "paper/package.h"
#include "paper/stylesheet.h"
#include "program.h"
#include "report/document.h"
#include "sample.h"

#define X(text) ((const xmlChar *)(text))

static int make(const char *report, const char *template, struct ot_text *into,
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

/* A part of a package. Owned by the caller; "" where there is none. */
static struct ot_text part(const struct ot_text *odt, const char *name)
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

static xmlDoc *tree_of(const struct ot_text *odt, const char *name)
{
    struct ot_text text = part(odt, name);
    xmlDoc *doc = xmlReadMemory(ot_text_string(&text), (int)text.length, name, NULL,
                                XML_PARSE_NONET);
    if (!doc)
        OT_SAME(name, "well-formed");
    ot_text_free(&text);
    return doc;
}

static double count(xmlDoc *doc, const char *path)
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

static void none(xmlDoc *doc, const char *path)
{
    if (count(doc, path) != 0)
        OT_SAME(path, "");
}

/* The sample with a chart of each kind. Owned by the caller. */
static struct ot_text with_charts(void)
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

static struct ot_text shipped(void)
{
    struct ran ran;
    char arguments[1000];
    snprintf(arguments, sizeof arguments, "run %s -o -",
             ot_test_source("scripts/milton-keynes-2015-16/review.lua"));
    program_run(&ran, NULL, NULL, arguments);
    CU_ASSERT_EQUAL_FATAL(ran.exit, 0);
    struct ot_text report = ran.output;
    ran.output = (struct ot_text){ 0 };
    program_forget(&ran);
    return report;
}

static struct ot_text odt_of(const struct ot_text *report)
{
    struct ot_text odt = { 0 };
    struct ot_error err = { 0 };
    if (make(ot_text_string(report), NULL, &odt, &err) != 0)
        OT_SAME(err.text, "");
    CU_ASSERT_FATAL(odt.length > 0);
    return odt;
}

static void a_package_says_its_type_first_and_is_the_same_twice(void)
{
    struct ot_text report = with_charts();
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
    struct ot_text report = with_charts(), odt = odt_of(&report);
    struct ot_text manifest = part(&odt, "META-INF/manifest.xml");
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
    struct ot_text report = shipped(), odt = odt_of(&report);
    xmlDoc *doc = tree_of(&odt, "content.xml");
    CU_ASSERT_EQUAL(count(doc, "//t:h[@t:outline-level = 1]"), 1);
    CU_ASSERT(count(doc, "//t:h[@t:outline-level = 2]") > 5);
    none(doc, "//t:h[@t:outline-level = 2][not(preceding::t:h[@t:outline-level = 1])]");
    none(doc, "//t:h[@t:outline-level = 3][not(preceding::t:h[@t:outline-level = 2])]");
    none(doc, "//t:h[@t:outline-level > 3] | //t:h[not(normalize-space())]");
    CU_ASSERT(count(doc, "//t:a[starts-with(@x:href, '#how-f')]") > 40);
    none(doc, "//t:a[starts-with(@x:href, '#')]"
              "[not(substring(@x:href, 2) = //t:bookmark/@t:name)]");
    none(doc, "//t:bookmark[@t:name = preceding::t:bookmark/@t:name]");
    CU_ASSERT(count(doc, "//b:table") > 5);
    none(doc, "//b:table[not(b:table-header-rows/b:table-row)]");
    none(doc, "//b:table[@b:name = preceding::b:table/@b:name]");
    none(doc, "//b:table-cell[not(t:p or t:list)]");
    none(doc, "//b:table-row[count(b:table-cell) != "
              "count(ancestor::b:table/b:table-column)]");
    xmlFreeDoc(doc);
    doc = tree_of(&odt, "styles.xml");
    CU_ASSERT_EQUAL(count(doc, "//t:page-number"), 1);
    CU_ASSERT(count(doc, "//@f:language[. = 'en'][../@f:country = 'GB']") >= 1);
    xmlFreeDoc(doc);
    doc = tree_of(&odt, "meta.xml");
    CU_ASSERT_EQUAL(count(doc, "//dc:language[. = 'en-GB'] | //dc:title[string(.)]"), 2);
    xmlFreeDoc(doc);
    ot_text_free(&odt);
    ot_text_free(&report);
}

static void each_chart_is_a_picture_with_words_and_its_figures(void)
{
    struct ot_text report = with_charts(), odt = odt_of(&report);
    xmlDoc *doc = tree_of(&odt, "content.xml");
    CU_ASSERT_EQUAL(count(doc, "//d:image[starts-with(@x:href, 'Pictures/figure-')]"),
                    OT_CHART_KINDS + 1); /* the sample has one */
    none(doc, "//d:frame[not(normalize-space(v:title))]");
    none(doc, "//d:frame[starts-with(d:image/@x:href, 'Pictures/figure-')]"
              "[not(normalize-space(v:desc))]");
    /* Beside each stands the table of its figures. */
    none(doc, "//t:p[d:frame/d:image[starts-with(@x:href, 'Pictures/figure-')]]"
              "[not(following-sibling::b:table)]");
    for (int i = 1; i <= OT_CHART_KINDS; i++) {
        char name[40];
        snprintf(name, sizeof name, "Pictures/figure-%d.svg", i);
        xmlDoc *svg = tree_of(&odt, name);
        CU_ASSERT_EQUAL(count(svg, "/*[local-name() = 'svg'][@width][@height]"), 1);
        none(svg, "//*[local-name() = 'script' or local-name() = 'foreignObject']");
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
    struct ot_text report = shipped(), odt = odt_of(&report), html = { 0 };
    struct ot_paper paper = { .report = ot_text_string(&report),
                              .length = report.length,
                              .file = "r.xml" };
    xmlDoc *page = ot_paper_page(&paper, &html, NULL);
    xmlDoc *doc = tree_of(&odt, "content.xml");
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

#define SPACES                                                     \
    "xmlns:p='urn:outturn:package:1' "                             \
    "xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "  \
    "xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "    \
    "xmlns:b='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "   \
    "xmlns:d='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' " \
    "xmlns:s='urn:oasis:names:tc:opendocument:xmlns:script:1.0' "  \
    "xmlns:f='urn:oasis:names:tc:opendocument:xmlns:form:1.0' "    \
    "xmlns:x='http://www.w3.org/1999/xlink' "                      \
    "xmlns:v='http://www.w3.org/2000/svg'"
#define SHEET(attributes, body)                                                         \
    ("<xsl:stylesheet version='1.0' "                                                   \
     "xmlns:xsl='http://www.w3.org/1999/XSL/Transform' " SPACES " " attributes ">" body \
     "</xsl:stylesheet>")
#define PACKED(path, body)                                             \
    "<xsl:template match='/'><p:package><p:part path='" path "'>" body \
    "</p:part></p:package></xsl:template>"
#define TEXT(body)                                                    \
    PACKED("content.xml", "<o:document-content><o:body><o:text>" body \
                          "</o:text></o:body></o:document-content>")
#define BEGUN "<xsl:import href='outturn:odt.xsl'/>"

static void a_hostile_template_reads_writes_and_fetches_nothing(void)
{
    static const char *const hostile[] = {
        SHEET("", TEXT("<t:p><xsl:value-of select=\"document('/etc/passwd')\"/></t:p>")),
        SHEET("", TEXT("<xsl:copy-of select=\"document('http://127.0.0.1/')\"/>")),
        SHEET("", TEXT("<xsl:copy-of select=\"document('')\"/>")),
        SHEET("", TEXT("<xsl:document href='written'><t:p/></xsl:document>")),
        SHEET("xmlns:e='http://exslt.org/common' extension-element-prefixes='e'",
              TEXT("<e:document href='written'><t:p/></e:document>")),
        SHEET("", "<xsl:import href='/etc/passwd'/>" TEXT("")),
        SHEET("", "<xsl:include href='http://127.0.0.1/x.xsl'/>" TEXT("")),
        SHEET("", TEXT("<xsl:text disable-output-escaping='yes'>&lt;x></xsl:text>")),
        SHEET("", TEXT("<t:p><t:a x:href='javascript:alert(1)'>x</t:a></t:p>")),
        SHEET("", TEXT("<t:p><t:a x:href='file:///etc/passwd'>x</t:a></t:p>")),
        SHEET("", TEXT("<t:p><t:a x:href='vnd.sun.star.script:x'>x</t:a></t:p>")),
        SHEET("", TEXT("<t:p><t:a x:href='macro:x'>x</t:a></t:p>")),
        SHEET("", TEXT("<t:p><t:a x:href='https://e.org/ x'>x</t:a></t:p>")),
        SHEET("", TEXT("<t:p><t:script s:language='x'>y</t:script></t:p>")),
        SHEET("", TEXT("<t:p><t:execute-macro t:name='x'/></t:p>")),
        SHEET("", TEXT("<t:p><t:dde-connection t:connection-name='x'/></t:p>")),
        SHEET("", TEXT("<t:p><t:database-display t:table-name='x'/></t:p>")),
        SHEET("", TEXT("<t:p><t:placeholder t:placeholder-type='text'/></t:p>")),
        SHEET("", TEXT("<t:p><t:expression t:formula='ooow:1+1'>2</t:expression></t:p>")),
        SHEET("", TEXT("<t:section t:name='a'><t:section-source x:href='a.odt'/>"
                       "</t:section>")),
        SHEET("", TEXT("<b:table><b:table-row><b:table-cell b:formula='of:=1'/>"
                       "</b:table-row></b:table>")),
        SHEET("", TEXT("<o:forms><f:form f:name='x'/></o:forms>")),
        SHEET("", TEXT("<t:p><d:frame><d:object x:href='./Object 1'/></d:frame></t:p>")),
        SHEET("", TEXT("<t:p><d:frame><d:plugin x:href='x'/></d:frame></t:p>")),
        SHEET("", TEXT("<t:p><d:frame><d:applet/></d:frame></t:p>")),
        SHEET("", TEXT("<t:p><d:frame><d:image x:href='https://e.org/a.png'/></d:frame>"
                       "</t:p>")),
        SHEET("", TEXT("<t:p><d:frame><d:image x:href='Pictures/../a.svg'/></d:frame>"
                       "</t:p>")),
        SHEET("", TEXT("<t:p><t:a x:href='#a'><o:event-listeners/></t:a></t:p>")),
        SHEET("", PACKED("content.xml", "<o:document-content><o:scripts/>"
                                        "</o:document-content>")),
        SHEET("", PACKED("Basic/script-lc.xml", "<o:document-content/>")),
        SHEET("", PACKED("../content.xml", "<o:document-content/>")),
        SHEET("", PACKED("content.xml", "<o:document-content/></p:part><p:part "
                                        "path='content.xml'><o:document-content/>")),
        SHEET("", PACKED("Pictures/a.svg", "<v:svg><v:script>x</v:script></v:svg>")),
        SHEET("", PACKED("Pictures/a.svg", "<v:svg onload='x'/>")),
        SHEET("", PACKED("Pictures/a.svg", "<t:p/>")),
        SHEET("", "<xsl:template match='/'><xsl:call-template name='a'/></xsl:template>"
                  "<xsl:template name='a'><xsl:call-template name='a'/></xsl:template>"),
        "<p/>",
        "no xml at all",
    };
    char *report = sample_xml();
    CU_ASSERT_PTR_NOT_NULL_FATAL(report);
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
        struct ot_text odt = { 0 };
        struct ot_error err = { 0 };
        if (make(report, hostile[i], &odt, &err) == 0)
            OT_SAME(hostile[i], "refused");
        CU_ASSERT_EQUAL(err.exit, OT_EXIT_SCRIPT);
        CU_ASSERT_EQUAL(odt.length, 0);
        ot_text_free(&odt);
    }
    CU_ASSERT_EQUAL(access("written", F_OK), -1);
    free(report);
}

static void a_template_begins_from_the_shipped_one(void)
{
    static const char own[] =
        SHEET("", BEGUN "<xsl:variable name='face'>Georgia</xsl:variable>"
                        "<xsl:variable name='accent'>#5b2a6e</xsl:variable>");
    char *report = sample_xml();
    struct ot_text odt = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_TRUE(ot_paper_is_for_odt(own, strlen(own)));
    CU_ASSERT_FALSE(ot_paper_is_for_odt("<p/>", 4));
    if (make(report, own, &odt, &err) != 0)
        OT_SAME(err.text, "");
    struct ot_text styles = part(&odt, "styles.xml");
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
        struct ot_text styles = odt ? part(&made, "styles.xml") : (struct ot_text){ 0 };
        OT_HOLDS(ot_text_string(odt ? &styles : &made), "#5b2a6e");
        ot_text_free(&styles);
        ot_text_free(&made);
    }
    CU_ASSERT_EQUAL(recipes, 2);
    ot_text_free(&docs);
    free(report);
}

/* ---- Words that would act ------------------------------------------------------------
 */

static const char *const payloads[] = {
    "<script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<ScRiPt src=//e.org/x.js></ScRiPt>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/x>alert(1)</script>",
    "<img src=x onerror=alert(1)//",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<svg><use href='data:image/svg+xml,x#y'/></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><foreignObject><iframe src='javascript:x'/></foreignObject></svg>",
    "<math><mtext><style><img src onerror=x>",
    "<iframe srcdoc='<script>x</script>'>",
    "<iframe src=javascript:alert(1)>",
    "<object data='javascript:alert(1)'>",
    "<embed src='javascript:alert(1)'>",
    "<form action='https://e.org'><button>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<body onload=alert(1)>",
    "<base href='https://e.org/'>",
    "<link rel=stylesheet href='https://e.org'>",
    "<meta http-equiv=refresh content='0;url=https://e.org'>",
    "<a href='javascript:x'>y</a>",
    "<a href=' &#106;avascript:x'>y</a>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)' autofocus='",
    "` onclick=`alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&xxe;<!ENTITY xxe SYSTEM 'file:///etc/passwd'>",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>",
    "<!--><script>alert(1)</script>-->",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml-stylesheet href='https://e.org'?>",
    "\"}body{background:url(https://e.org)}",
    "\\22}body{background:url(x)}",
    "@import 'https://e.org'",
    "*/ } a{background:url(x)} /*",
    "<style>@import 'https://e.org'</style>",
    "expression(alert(1))",
    "{{constructor.constructor('x')()}}",
    "${alert(1)} #{7*7} <%= 7*7 %>",
    "<xsl:value-of select=\"document('/etc/passwd')\"/>",
    "{document('/etc/passwd')}",
    "=1+1 =HYPERLINK(\"https://e.org\")",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1 -1+1 of:=1+1 ooow:1+1",
    "<text:script script:language='Basic'>x</text:script>",
    "<office:scripts/><text:execute-macro text:name='x'/>",
    "<text:database-display/><draw:object xlink:href='x'/>",
};
#define PAYLOADS (sizeof payloads / sizeof payloads[0])

/* The sample with the words in every text and every free attribute. */
static struct ot_text injected(const char *words)
{
    struct ot_text text = { 0 };
    struct ot_text report = with_charts();
    xmlDoc *doc = ot_document_report(report.bytes, report.length, "r.xml", NULL);
    xmlXPathContext *context = xmlXPathNewContext(doc);
    xmlXPathObject *found = xmlXPathEvalExpression(
        X("//text()[normalize-space()] | //*[local-name()='row']/@scheme | //@how | "
          "//@note | //@source | //@paper | //@label | //@printed | //@lead"),
        context);
    CU_ASSERT_FATAL(found && found->nodesetval->nodeNr > 100);
    for (int i = 0; i < found->nodesetval->nodeNr; i++) {
        xmlNode *node = found->nodesetval->nodeTab[i];
        xmlNode *of = node->parent;
        if (node->type == XML_ATTRIBUTE_NODE) {
            xmlChar *old = xmlGetNoNsProp(of, node->name);
            xmlSetProp(of, node->name, X(words));
            xmlFree(old);
        } else if (strcmp((const char *)of->name, "date") != 0) {
            xmlNodeSetContent(node, NULL);
            xmlNodeAddContent(node, X(words));
        }
    }
    xmlChar *bytes = NULL;
    int length;
    xmlDocDumpMemoryEnc(doc, &bytes, &length, "UTF-8");
    ot_text_add(&text, (const char *)bytes, (size_t)length);
    xmlFree(bytes);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    xmlFreeDoc(doc);
    ot_text_free(&report);
    return text;
}

static void check_html(const char *page)
{
    xmlDoc *doc = htmlReadMemory(page, (int)strlen(page), "p.html", "UTF-8",
                                 HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
    CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
    CU_ASSERT_EQUAL(count(doc, "//h1"), 1);
    CU_ASSERT_EQUAL(count(doc, "//style"), 1);
    CU_ASSERT_EQUAL(count(doc, "//meta"), 3);
    none(doc, "//script | //iframe | //img | //base | //math | //object | //embed | "
              "//form | //input | //button | //link | //video | //source | //use | "
              "//foreignobject | //animate | //body//style | //svg//a");
    none(doc, "//@*[starts-with(name(), 'on')] | //@srcdoc | //@style | //@action");
    none(doc, "//@href[not(starts-with(., '#'))] | //@src");
    xmlFreeDoc(doc);
}

static void check_odt(const char *report, double elements)
{
    struct ot_text odt = { 0 };
    struct ot_error err = { 0 };
    if (make(report, NULL, &odt, &err) != 0)
        OT_SAME(err.text, "");
    CU_ASSERT_FATAL(odt.length > 0);
    xmlDoc *doc = tree_of(&odt, "content.xml");
    none(doc, "//@x:href[not(starts-with(., '#') or starts-with(., 'Pictures/'))]");
    none(doc,
         "//@*[local-name() = 'formula'] | //processing-instruction() | //comment()");
    none(doc, "//b:table-cell[not(@o:value-type = 'string')] | //b:table-cell/@o:value");
    /* The words are words: there is no element more than with harmless ones. */
    CU_ASSERT_EQUAL(count(doc, "//*"), elements);
    xmlFreeDoc(doc);
    xmlFreeDoc(tree_of(&odt, "styles.xml"));
    xmlFreeDoc(tree_of(&odt, "meta.xml"));
    ot_text_free(&odt);
}

static double elements_of(const char *report)
{
    struct ot_text odt = { 0 };
    struct ot_error err = { 0 };
    if (make(report, NULL, &odt, &err) != 0)
        OT_SAME(err.text, "");
    xmlDoc *doc = tree_of(&odt, "content.xml");
    double elements = count(doc, "//*");
    xmlFreeDoc(doc);
    ot_text_free(&odt);
    return elements;
}

/* Each stands alone, at the beginning of a field, in turn; at other places all at once.
 */
static void no_words_of_a_report_become_active(void)
{
    struct ot_text all = { 0 };
    struct ot_text plain = injected("harmless words");
    double elements = elements_of(plain.bytes);
    CU_ASSERT(PAYLOADS >= 60 && elements > 500);
    for (size_t i = 0; i < PAYLOADS; i++) {
        if (i % 16 == 0)
            ot_text_free(&all);
        ot_text_format(&all, "%s|", payloads[i]);
        if (i % 16 != 15 && i + 1 < PAYLOADS)
            continue;
        struct ot_text report = injected(ot_text_string(&all)), page = { 0 };
        struct ot_paper paper = { .report = report.bytes,
                                  .length = report.length,
                                  .file = "r.xml" };
        struct ot_error err = { 0 };
        if (ot_paper_html(&paper, &page, &err) != 0)
            OT_SAME(err.text, "");
        check_html(ot_text_string(&page));
        check_odt(report.bytes, elements);
        ot_text_free(&page);
        ot_text_free(&report);
    }
    ot_text_free(&all);
    ot_text_free(&plain);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_package_says_its_type_first_and_is_the_same_twice),
        OT_TEST(the_manifest_names_each_part),
        OT_TEST(headings_links_and_tables_are_in_order),
        OT_TEST(each_chart_is_a_picture_with_words_and_its_figures),
        OT_TEST(the_words_are_those_of_the_page),
        OT_TEST(a_hostile_template_reads_writes_and_fetches_nothing),
        OT_TEST(a_template_begins_from_the_shipped_one),
        OT_TEST(the_recipes_of_the_docs_work),
        OT_TEST(no_words_of_a_report_become_active),
    };
    return OT_TESTS_RUN("odt", tests);
}
