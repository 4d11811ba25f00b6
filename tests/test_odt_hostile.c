/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What no template and no words of a report can put into an ODT, or a page. */
#include "config.h"

#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "harness.h"
#include "paper_desk.h"
#include "report/document.h"
#include "sample.h"

#define X(text) ((const xmlChar *)(text))

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

static void a_hostile_template_reads_writes_and_fetches_nothing(void)
{
    char *report = sample_xml();
    CU_ASSERT_PTR_NOT_NULL_FATAL(report);
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
        struct ot_text odt = { 0 };
        struct ot_error err = { 0 };
        if (paper_odt(report, hostile[i], &odt, &err) == 0)
            OT_SAME(hostile[i], "refused");
        CU_ASSERT_EQUAL(err.exit, OT_EXIT_SCRIPT);
        CU_ASSERT_EQUAL(odt.length, 0);
        ot_text_free(&odt);
    }
    CU_ASSERT_EQUAL(access("written", F_OK), -1);
    free(report);
}

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
    struct ot_text report = paper_with_charts();
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
    CU_ASSERT_EQUAL(paper_count(doc, "//h1"), 1);
    CU_ASSERT_EQUAL(paper_count(doc, "//style"), 1);
    CU_ASSERT_EQUAL(paper_count(doc, "//meta"), 3);
    paper_none(doc,
               "//script | //iframe | //img | //base | //math | //object | //embed | "
               "//form | //input | //button | //link | //video | //source | //use | "
               "//foreignobject | //animate | //body//style | //svg//a");
    paper_none(doc, "//@*[starts-with(name(), 'on')] | //@srcdoc | //@style | //@action");
    paper_none(doc, "//@href[not(starts-with(., '#'))] | //@src");
    xmlFreeDoc(doc);
}

static void check_odt(const char *report, double elements)
{
    struct ot_text odt = { 0 };
    struct ot_error err = { 0 };
    if (paper_odt(report, NULL, &odt, &err) != 0)
        OT_SAME(err.text, "");
    CU_ASSERT_FATAL(odt.length > 0);
    xmlDoc *doc = paper_part_tree(&odt, "content.xml");
    paper_none(doc, "//@x:href[not(starts-with(., '#') or starts-with(., 'Pictures/'))]");
    paper_none(
        doc, "//@*[local-name() = 'formula'] | //processing-instruction() | //comment()");
    paper_none(doc,
               "//b:table-cell[not(@o:value-type = 'string')] | //b:table-cell/@o:value");
    /* The words are words: there is no element more than with harmless ones. */
    CU_ASSERT_EQUAL(paper_count(doc, "//*"), elements);
    xmlFreeDoc(doc);
    xmlFreeDoc(paper_part_tree(&odt, "styles.xml"));
    xmlFreeDoc(paper_part_tree(&odt, "meta.xml"));
    ot_text_free(&odt);
}

static double elements_of(const char *report)
{
    struct ot_text odt = { 0 };
    struct ot_error err = { 0 };
    if (paper_odt(report, NULL, &odt, &err) != 0)
        OT_SAME(err.text, "");
    xmlDoc *doc = paper_part_tree(&odt, "content.xml");
    double elements = paper_count(doc, "//*");
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
        OT_TEST(a_hostile_template_reads_writes_and_fetches_nothing),
        OT_TEST(no_words_of_a_report_become_active),
    };
    return OT_TESTS_RUN("odt_hostile", tests);
}
