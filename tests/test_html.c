/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paper's order, links and tables; and what a hostile template or report cannot do.
 */
#include "config.h"

#include <libxml/xpath.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harness.h"
#include "paper/html.h"
#include "paper_desk.h"
#include "program.h"
#include "report/document.h"
#include "sample.h"

static struct ot_text reports[2];

static const struct ot_text *report_of(size_t i)
{
    static const char *const plans[] = { "milton-keynes-2015-16",
                                         "milton-keynes-2023-25" };
    if (reports[i].length == 0)
        reports[i] = paper_shipped(plans[i]);
    return &reports[i];
}

/* The second row is made one of the first scheme, in another year. */
static void a_scheme_in_two_years_is_one_scheme_with_two_rows(void)
{
    const char *report = ot_text_string(report_of(1));
    const char *row = strstr(report, "scheme=\"Bridging care\" outcome");
    const char *evaluation = strstr(report, "<evaluation id=\"e2\"");
    struct ot_text own = { 0 };
    CU_ASSERT_FATAL(row && evaluation && row > report && strstr(evaluation, "2023-24"));
    ot_text_add(&own, report, (size_t)(row - report));
    ot_text_put(&own, "scheme=\"Home First Reablement\"");
    ot_text_put(&own, row + strlen("scheme=\"Bridging care\""));
    memcpy(strstr(strstr(own.bytes, "<evaluation id=\"e2\""), "2023-24"), "2024-25", 7);
    xmlDoc *doc = paper_html_tree(own.bytes);
    CU_ASSERT_EQUAL(paper_count(doc, "//p[starts-with(., 'Three schemes are evaluated, "
                                     "with 4 results')]"),
                    1);
    CU_ASSERT_EQUAL(paper_count(doc, "//th[. = 'Home First Reablement, 2024-25']"), 1);
    CU_ASSERT_EQUAL(paper_count(doc, "//caption[. = 'Table 1. Schemes at a glance']"), 1);
    xmlFreeDoc(doc);
    ot_text_free(&own);
}

static void page_one_decides_in_order(void)
{
    for (size_t i = 0; i < 2; i++) {
        xmlDoc *doc = paper_html_tree(ot_text_string(report_of(i)));
        CU_ASSERT_EQUAL(paper_count(doc, "//main/div[1]/h1[following-sibling::dl]"), 1);
        CU_ASSERT_EQUAL(paper_count(doc, "//main/div[1]/section[1][h2[contains(., "
                                         "'Recommendations')]]/ol/li[b]"),
                        i ? 2 : 3);
        CU_ASSERT_EQUAL(paper_count(doc,
                                    "//main/div[1]/section[2][h2[contains(., 'Summary')]]"
                                    "/table/tbody/tr"),
                        i ? 4 : 1);
        CU_ASSERT_EQUAL(paper_count(doc,
                                    "//main/div[1]/section[2]/div[h3 = 'What we do not "
                                    "know']/div/div"),
                        i ? 5 : 2);
        CU_ASSERT_EQUAL(
            paper_count(doc, i ? "//p[. = 'Four schemes are evaluated. The evidence does "
                                 "not yet bear a verdict on any of them.']"
                               : "//p[. = 'One scheme is evaluated. The evidence does "
                                 "not yet bear a verdict on it.']"),
            1);
        xmlFreeDoc(doc);
    }
}

static void each_figure_links_to_its_derivation(void)
{
    for (size_t i = 0; i < 2; i++) {
        xmlDoc *doc = paper_html_tree(ot_text_string(report_of(i)));
        CU_ASSERT(paper_count(doc, "//a[@class = 'f'][starts-with(@href, '#how-f')]") >
                  40);
        paper_none(doc, "//a[starts-with(@href, '#')][not(substring(@href, 2) = //@id)]");
        paper_none(doc, "//*[@id][@id = preceding::*/@id]");
        CU_ASSERT(paper_count(doc, "//p/span[starts-with(@id, 'how-f')]") > 40);
        paper_none(doc, "//ol[@class = 'steps']/li[not(p)]");
        paper_none(doc, "//span[starts-with(@id, 'how-f')][not(normalize-space())]");
        xmlFreeDoc(doc);
    }
}

/* What figures share is said where it stands, and elsewhere a link leads there. */
static void what_figures_share_stands_once(void)
{
    xmlDoc *doc = paper_html_tree(ot_text_string(report_of(1)));
    CU_ASSERT(paper_count(doc, "//ol[@class = 'steps']/li") < 150);
    paper_none(doc, "//ol[@class = 'steps']/li[. = preceding::li]");
    CU_ASSERT(paper_count(doc, "//th[starts-with(@id, 'assumption-')]") > 10);
    CU_ASSERT(paper_count(doc, "//a[starts-with(@href, '#assumption-')]") > 40);
    paper_none(doc,
               "//table[@class = 'figures'][count(tbody/tr) > 13][count(thead/tr/th) < 4]"
               "[not(parent::div[contains(@class, 'tall')])]");
    xmlFreeDoc(doc);
}

static void headings_are_in_order_and_tables_have_heads(void)
{
    for (size_t i = 0; i < 2; i++) {
        xmlDoc *doc = paper_html_tree(ot_text_string(report_of(i)));
        CU_ASSERT_EQUAL(paper_count(doc, "//h1"), 1);
        paper_none(doc, "//h2[not(preceding::h1)] | //h3[not(preceding::h2)] | //h4");
        paper_none(doc,
                   "//table[not(caption)] | //table[not(thead/tr/th[@scope = 'col'])]");
        paper_none(doc, "//th[not(@scope)] | //th[not(normalize-space())]");
        paper_none(doc, "//table//*[self::tr or self::th or self::td][not(@role)]");
        CU_ASSERT_EQUAL(paper_count(doc, "/html[@lang = 'en-GB']"), 1);
        xmlFreeDoc(doc);
    }
}

static void doubtful_figures_say_so(void)
{
    xmlDoc *doc = paper_html_tree(ot_text_string(report_of(1)));
    CU_ASSERT_EQUAL(
        paper_count(
            doc,
            "//table[@class = 'sum stack']/tbody/tr[th = 'Bridging care']/td[@data-l = "
            "'Spend'][.//a = '£550,000'][.//span = 'illustrative']"),
        1);
    paper_none(doc, "//a[@class = 'f'][contains(., '(illustrative')]");
    xmlFreeDoc(doc);
}

static void a_public_paper_has_no_private_text(void)
{
    struct ot_text page = { 0 }, text = { 0 };
    static const char secret[] = "<section id=\"sx\" private=\"true\"><title>Hush</title>"
                                 "<text>hidden words</text></section><checks>";
    const char *report = ot_text_string(report_of(0));
    const char *at = strstr(report, "<checks>");
    CU_ASSERT_PTR_NOT_NULL_FATAL(at);
    ot_text_add(&text, report, (size_t)(at - report));
    ot_text_put(&text, secret);
    ot_text_put(&text, at + 8);
    CU_ASSERT_EQUAL(paper_html(text.bytes, NULL, false, &page, NULL), 0);
    CU_ASSERT_PTR_NULL(strstr(ot_text_string(&page), "Hush"));
    CU_ASSERT_PTR_NULL(strstr(ot_text_string(&page), "hidden words"));
    OT_HOLDS(ot_text_string(&page), "Public version");
    ot_text_free(&page);
    CU_ASSERT_EQUAL(paper_html(text.bytes, NULL, true, &page, NULL), 0);
    OT_HOLDS(ot_text_string(&page), "hidden words");
    OT_HOLDS(ot_text_string(&page), "Private: not for publication");
    ot_text_free(&page);
    ot_text_free(&text);
}

#define SHEET(attributes, body)                                             \
    "<xsl:stylesheet version='1.0' "                                        \
    "xmlns:xsl='http://www.w3.org/1999/XSL/Transform' " attributes ">" body \
    "</xsl:stylesheet>"
#define PAGE(head, body)                                                              \
    "<xsl:template match='/'><html><head>" head "</head><body>" body "</body></html>" \
    "</xsl:template>"

static void a_hostile_template_reads_writes_and_fetches_nothing(void)
{
    static const char *const hostile[] = {
        SHEET("", PAGE("", "<p><xsl:value-of select=\"document('/etc/passwd')\"/></p>")),
        SHEET("",
              PAGE("", "<p><xsl:copy-of select=\"document('http://127.0.0.1/')\"/></p>")),
        SHEET("", PAGE("", "<p><xsl:copy-of select=\"document('')\"/></p>")),
        SHEET("", PAGE("", "<xsl:document href='written'><p/></xsl:document>")),
        SHEET("xmlns:e='http://exslt.org/common' extension-element-prefixes='e'",
              PAGE("", "<e:document href='written'><p/></e:document>")),
        SHEET("", PAGE("", "<e:document xmlns:e='http://exslt.org/common' "
                           "xsl:extension-element-prefixes='e' href='written'/>")),
        SHEET("xmlns:s='http://icl.com/saxon' extension-element-prefixes='s'",
              PAGE("", "<s:output file='written'><p/></s:output>")),
        SHEET("xmlns:x='http://www.jclark.com/xt' extension-element-prefixes='x'",
              PAGE("", "<x:document href='written'><p/></x:document>")),
        SHEET("", "<xsl:import href='/etc/passwd'/>" PAGE("", "")),
        SHEET("", "<xsl:include href='http://127.0.0.1/x.xsl'/>" PAGE("", "")),
        SHEET("",
              PAGE("", "<xsl:text disable-output-escaping='yes'>&lt;script></xsl:text>")),
        SHEET("", PAGE("", "<a href='javascript:alert(1)'>x</a>")),
        SHEET("", PAGE("", "<xsl:element name='script'>x</xsl:element>")),
        SHEET("", PAGE("", "<p><xsl:attribute name='onclick'>x</xsl:attribute></p>")),
        SHEET("", PAGE("<style>@import 'https://e.org';</style>", "")),
        SHEET("", "<xsl:template match='/'><xsl:call-template name='a'/></xsl:template>"
                  "<xsl:template name='a'><xsl:call-template name='a'/></xsl:template>"),
        SHEET("xmlns:d='http://exslt.org/dates-and-times'",
              PAGE("", "<p><xsl:value-of select='d:date-time()'/></p>")),
        "<!DOCTYPE x [<!ENTITY e SYSTEM '/etc/passwd'>]>" SHEET("",
                                                                PAGE("", "<p>&e;</p>")),
        "<p/>",
        "no xml at all",
    };
    char *report = sample_xml();
    CU_ASSERT_PTR_NOT_NULL_FATAL(report);
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
        struct ot_text page = { 0 };
        struct ot_error err = { 0 };
        if (paper_html(report, hostile[i], false, &page, &err) == 0)
            OT_SAME(hostile[i], "refused");
        CU_ASSERT_EQUAL(err.exit, OT_EXIT_SCRIPT);
        OT_HOLDS(err.text, "own.xsl:");
        CU_ASSERT_PTR_NULL(strstr(ot_text_string(&page), "root:"));
        ot_text_free(&page);
    }
    CU_ASSERT_EQUAL(access("written", F_OK), -1);
    free(report);
}

/* By file, line and cause, where libxslt knows them. */
static void what_is_wrong_with_a_template_is_told(void)
{
    static const char *const wrong[][2] = {
        { "\n<xsl:template name='a'><xsl:txt/></xsl:template>",
          "own.xsl:2: unknown xsl:txt" },
        { "\n\n<xsl:template nam='a'/>",
          "own.xsl:3: xsl:template: need to specify match or name attribute" },
        { "<xsl:template match='/'><xsl:value-of select='$x[['/></xsl:template>",
          "own.xsl:1: xsl:value-of : could not compile select expression '$x[['" },
        { "<xsl:template match='/'>\n<xsl:call-template name='gone'/></xsl:template>",
          "own.xsl:2: The called template 'gone' was not found." },
        { "<xsl:template match='/'><xsl:value-of select='$gone'/></xsl:template>",
          "own.xsl:1: Variable 'gone' has not been declared." },
        { "<xsl:template match='/'><html><head/><body><script/></body></html>"
          "</xsl:template>",
          "own.xsl: the paper would hold the element \"script\"" },
    };
    char *report = sample_xml();
    char template[1000];
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct ot_text page = { 0 };
        struct ot_error err = { 0 };
        snprintf(template, sizeof template, SHEET("", "%s"), wrong[i][0]);
        CU_ASSERT_EQUAL(paper_html(report, template, false, &page, &err), -1);
        CU_ASSERT_EQUAL(err.exit, OT_EXIT_SCRIPT);
        OT_HOLDS(err.text, wrong[i][1]);
        ot_text_free(&page);
    }
    free(report);
}

static void a_template_begins_from_the_shipped_one(void)
{
    static const char own[] = SHEET(
        "", "<xsl:import href='outturn:board.xsl'/><xsl:template name='house-style'>"
            "<xsl:text>:root{--acc:#5b2a6e}</xsl:text></xsl:template>");
    char *report = sample_xml();
    struct ot_text page = { 0 };
    struct ot_error err = { 0 };
    if (paper_html(report, own, false, &page, &err) != 0)
        OT_SAME(err.text, "");
    OT_HOLDS(ot_text_string(&page), ":root{--acc:#5b2a6e}</style>");
    OT_HOLDS(ot_text_string(&page), "What we do not know");
    ot_text_free(&page);
    free(report);
}

/* How a figure stands, wherever it does, is one template's. */
static void how_a_figure_stands_can_be_changed(void)
{
    static const char own[] =
        SHEET("", "<xsl:import href='outturn:board.xsl'/>"
                  "<xsl:template name='value'><i>V</i></xsl:template>"
                  "<xsl:template name='quality'><i>Q</i></xsl:template>"
                  "<xsl:template name='short-range'><i>R</i></xsl:template>");
    struct ot_text page = { 0 };
    struct ot_error err = { 0 };
    if (paper_html(ot_text_string(report_of(1)), own, false, &page, &err) != 0)
        OT_SAME(err.text, "");
    OT_HOLDS(ot_text_string(&page),
             "<span class=\"big\"><i>V</i></span><i>Q</i><small><i>R</i></small>");
    CU_ASSERT_PTR_NULL(strstr(ot_text_string(&page), "class=\"f\""));
    ot_text_free(&page);
}

/* Its reason, which may be of several parts, stands in its row. */
static void of_a_scheme_that_failed_nothing_is_known(void)
{
    static const char mark[] = "<evaluation id=\"e1\"",
                      good[] = "evidence=\"sufficient\"",
                      bad[] = "evidence=\"not a word\"";
    char *report = sample_xml();
    const char *at = strstr(report, mark);
    struct ot_text failed = { 0 }, page = { 0 };
    CU_ASSERT_PTR_NOT_NULL_FATAL(at);
    char *sufficient = strstr(report, good);
    CU_ASSERT_FATAL(sufficient && sufficient < at);
    memcpy(sufficient, bad, sizeof bad - 1);
    ot_text_add(&failed, report, (size_t)(at - report));
    ot_text_format(&failed, "%s failed=\"no number; expected 1\"%s", mark,
                   at + sizeof mark - 1);
    CU_ASSERT_EQUAL(paper_html(ot_text_string(&failed), NULL, false, &page, NULL), 0);
    OT_HOLDS(ot_text_string(&page), "Could not be evaluated: no number; expected 1");
    OT_HOLDS(ot_text_string(&page), "<li>What it brings could not be worked out");
    ot_text_free(&page);
    ot_text_free(&failed);
    free(report);
}

/* Put words where a figure, a scheme and a recommendation have theirs. */
static struct ot_text injected(const char *words)
{
    struct ot_text text = { 0 };
    char *report = sample_xml();
    xmlDoc *doc = ot_document_report(report, strlen(report), "r.xml", NULL);
    xmlXPathContext *context = xmlXPathNewContext(doc);
    xmlXPathObject *found = xmlXPathEvalExpression(
        (const xmlChar
             *)"//*[local-name()='title' or local-name()='label' or "
               "local-name()='shown' or local-name()='purpose' or @figure]/text() | "
               "//*[local-name()='row']/@scheme | //@how | //@note",
        context);
    for (int i = 0; i < found->nodesetval->nodeNr; i++) {
        xmlNode *node = found->nodesetval->nodeTab[i];
        if (node->type == XML_ATTRIBUTE_NODE)
            xmlSetProp(node->parent, node->name, (const xmlChar *)words);
        else
            xmlNodeSetContent(node, (const xmlChar *)words);
    }
    xmlChar *bytes = NULL;
    int length;
    xmlDocDumpMemoryEnc(doc, &bytes, &length, "UTF-8");
    ot_text_add(&text, (const char *)bytes, (size_t)length);
    xmlFree(bytes);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    xmlFreeDoc(doc);
    free(report);
    return text;
}

/* Those that end something; test_odt_hostile has more. */
static void no_words_of_a_report_become_active(void)
{
    static const char *const payloads[] = {
        "<script>alert(1)</script>",         "\"><script>alert(1)</script>",
        "'><img src=x onerror=alert(1)>",    "</title><script>alert(1)</script>",
        "</style><script>alert(1)</script>", "\"}body{background:url(https://e.org)}",
        "\\22}body{background:url(x)}",      "<!--><script>alert(1)</script>-->",
        "]]><script>alert(1)</script>",      "\" onmouseover=\"alert(1)",
        "@import 'https://e.org'",           "*/ } a{background:url(x)} /*",
    };
    for (size_t i = 0; i < sizeof payloads / sizeof payloads[0]; i++) {
        struct ot_text report = injected(payloads[i]);
        xmlDoc *doc = paper_html_tree(report.bytes);
        CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
        CU_ASSERT_EQUAL(paper_count(doc, "//h1"), 1);
        paper_none(
            doc,
            "//script | //iframe | //img | //base | //math | //@onerror | //@onload | "
            "//@onmouseover | //body//style | //a[not(starts-with(@href, '#'))]");
        /* Words in quotes are but words: no quote of theirs has ended them. */
        paper_none(
            doc,
            "//style[string-length(translate(., translate(., '\"', ''), '')) != 26]");
        CU_ASSERT_EQUAL(paper_count(doc, "//style"), 1);
        xmlFreeDoc(doc);
        ot_text_free(&report);
    }
}

static void run_paper(struct ran *ran, const char *folder, const char *more)
{
    char arguments[500];
    snprintf(arguments, sizeof arguments, "paper review.xml %s", more);
    program_run(ran, folder, NULL, arguments);
}

static unsigned mode_of(const char *name)
{
    struct stat status;
    char path[600];
    snprintf(path, sizeof path, "%s/%s", ot_test_folder(), name);
    return stat(path, &status) == 0 ? status.st_mode & 0777 : 0;
}

static void the_command_writes_each_version_with_its_own_mode(void)
{
    struct ran ran;
    ot_test_write("review.xml", ot_text_string(report_of(0)));
    run_paper(&ran, ot_test_folder(), "--to html");
    CU_ASSERT_EQUAL(ran.exit, 0);
    CU_ASSERT_EQUAL(mode_of("review.html"), 0644);
    program_forget(&ran);
    run_paper(&ran, ot_test_folder(), "--private -o .");
    CU_ASSERT_EQUAL(ran.exit, 0);
    CU_ASSERT_EQUAL(mode_of("review-private.html"), 0600);
    program_forget(&ran);
    run_paper(&ran, ot_test_folder(), "--private -o review.html");
    CU_ASSERT_EQUAL(ran.exit, OT_EXIT_OUTPUT);
    OT_HOLDS(ot_text_string(&ran.errors), "others may read this file");
    program_forget(&ran);
}

static void the_command_says_what_was_expected(void)
{
    static const struct {
        const char *more;
        int exit;
        const char *words;
    } cases[] = {
        { "--to rtf", OT_EXIT_USAGE, "expected html" },
        { "--public --private", OT_EXIT_USAGE, "one of them" },
        { "--template none.xsl", OT_EXIT_USAGE, "none.xsl" },
        { "--template review.xml", OT_EXIT_SCRIPT, "review.xml" },
        { "-o no/such/folder", OT_EXIT_OUTPUT, "no/such/folder" },
    };
    ot_test_write("review.xml", ot_text_string(report_of(0)));
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct ran ran;
        run_paper(&ran, ot_test_folder(), cases[i].more);
        CU_ASSERT_EQUAL(ran.exit, cases[i].exit);
        OT_HOLDS(ot_text_string(&ran.errors), cases[i].words);
        program_forget(&ran);
    }
}

static void a_report_at_fault_makes_no_paper(void)
{
    struct ot_text page = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(
        paper_html("<report xmlns='urn:outturn:report:1'/>", NULL, false, &page, &err),
        -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_FAILED);
    CU_ASSERT_EQUAL(paper_html("<p/>", NULL, false, &page, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_INPUT);
    CU_ASSERT_EQUAL(page.length, 0);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(page_one_decides_in_order),
        OT_TEST(a_scheme_in_two_years_is_one_scheme_with_two_rows),
        OT_TEST(each_figure_links_to_its_derivation),
        OT_TEST(what_figures_share_stands_once),
        OT_TEST(headings_are_in_order_and_tables_have_heads),
        OT_TEST(doubtful_figures_say_so),
        OT_TEST(a_public_paper_has_no_private_text),
        OT_TEST(a_hostile_template_reads_writes_and_fetches_nothing),
        OT_TEST(what_is_wrong_with_a_template_is_told),
        OT_TEST(a_template_begins_from_the_shipped_one),
        OT_TEST(how_a_figure_stands_can_be_changed),
        OT_TEST(of_a_scheme_that_failed_nothing_is_known),
        OT_TEST(no_words_of_a_report_become_active),
        OT_TEST(the_command_writes_each_version_with_its_own_mode),
        OT_TEST(the_command_says_what_was_expected),
        OT_TEST(a_report_at_fault_makes_no_paper),
    };
    int code = OT_TESTS_RUN("html", tests);
    ot_text_free(&reports[0]);
    ot_text_free(&reports[1]);
    return code;
}
