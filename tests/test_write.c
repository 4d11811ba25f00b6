/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report says in XML. */
#include "config.h"

#include <stdlib.h>

#include "harness.h"
#include "report/schema.h"
#include "report/write.h"
#include "sample.h"
#include "value/force.h"

static void writes_every_kind_of_item(void)
{
    char *xml = sample_xml();
    CU_ASSERT_PTR_NOT_NULL_FATAL(xml);
    OT_HOLDS(xml, "<report xmlns=\"urn:outturn:report:1\" release=\"0.1.0\">");
    OT_HOLDS(xml, "<title>Review of schemes</title>");
    OT_HOLDS(xml, "<plan>Better Care Fund plan 2015-16</plan>");
    OT_HOLDS(xml, "<script name=\"review.lua\" sha256=\"0123456789abcdef");
    OT_HOLDS(xml, "<input table=\"spend\" file=\"spend.csv\" rows=\"44\"");
    OT_HOLDS(xml, "<plugin kind=\"falls\" title=\"Falls prevention\" version=\"1\"");
    OT_HOLDS(xml, "<caveat>R&amp;D &lt;is&gt; \"rough\"</caveat>");
    OT_HOLDS(xml, "<show figure=\"f1\"/>");
    OT_HOLDS(xml, "<see check=\"c1\"/>");
    OT_HOLDS(xml, "<cell figure=\"f1\">£200,001</cell>");
    OT_HOLDS(xml, "<recommendation verb=\"Note\">the report.</recommendation>");
    OT_HOLDS(xml, "<cell file=\"totals.csv\" row=\"3\" column=\"5\"/>");
    OT_HOLDS(xml, "<section id=\"s2\" annex=\"true\" private=\"true\">");
    OT_HOLDS(xml, "<show figure=\"f2\" private=\"true\"/>");
    OT_HOLDS(xml, "<verdict evaluation=\"e1\" rule=\"r1\" word=\"continue\">");
    OT_HOLDS(xml, "evidence=\"sufficient\" verdict=\"continue\">");
    free(xml);
}

static void what_is_private_is_marked(void)
{
    struct ot_faults faults = { 0 };
    struct ot_text text = { 0 };
    struct ot_graph *graph = ot_graph_new();
    struct ot_report *report = sample_report(graph);
    for (size_t i = 0; i < report->section[0]->items; i++)
        report->section[0]->item[i]->private_ = true;
    CU_ASSERT_EQUAL(ot_report_write(report, &text, NULL), 0);
    OT_HOLDS(text.bytes, "<text private=\"true\">Each fall");
    OT_HOLDS(text.bytes, "<caveat private=\"true\">");
    OT_HOLDS(text.bytes, "<show figure=\"f1\" private=\"true\"/>");
    OT_HOLDS(text.bytes, "<table shows=\"balances\" private=\"true\">");
    CU_ASSERT_EQUAL(ot_report_validate(text.bytes, text.length, "r.xml", &faults, NULL),
                    0);
    ot_faults_clear(&faults);
    ot_text_free(&text);
    ot_graph_free(graph);
}

static void a_row_may_be_about_an_evaluation(void)
{
    char *xml = sample_xml();
    OT_HOLDS(xml, "<row evaluation=\"e1\">\n        <cell>Falls service</cell>");
    OT_HOLDS(xml, "<row>\n        <cell>Bed days</cell>");
    free(xml);
}

static void prose_keeps_its_figures(void)
{
    char *xml = sample_xml();
    OT_HOLDS(xml, "<text>Each fall avoided costs <value figure=\"f3\">£580 for each fall "
                  "(illustrative)</value>, {not_a_name}.</text>");
    OT_HOLDS(xml, ">It costs <value figure=\"f3\">");
    free(xml);
}

static void money_has_its_pence(void)
{
    char *xml = sample_xml();
    OT_HOLDS(xml, "<figure id=\"f1\" node=\"n3\" value=\"200000.75\" unit=\"GBP\" "
                  "prices=\"cash\" price-year=\"2015-16\" quality=\"published\">");
    free(xml);
}

static void what_has_no_value_says_why(void)
{
    char *xml = sample_xml();
    OT_HOLDS(xml, "missing=\"the plan records none\" unit=\"bed_day\"");
    OT_HOLDS(xml, "<shown>not known: the plan records none</shown>");
    OT_HOLDS(xml, "cannot-be-given=");
    free(xml);
}

static void the_same_report_gives_the_same_bytes(void)
{
    char *a = sample_xml(), *b = sample_xml();
    OT_SAME(a, b);
    free(a);
    free(b);
}

static char *with_unrelated_nodes(void)
{
    struct ot_text text = { 0 };
    struct ot_graph *graph = ot_graph_new();
    for (int i = 0; i < 5; i++)
        sample_spend(graph, i, 2, "not shown");
    CU_ASSERT_EQUAL(ot_report_write(sample_report(graph), &text, NULL), 0);
    ot_graph_free(graph);
    return text.bytes;
}

static void what_is_not_shown_changes_nothing(void)
{
    char *a = sample_xml(), *b = with_unrelated_nodes();
    OT_SAME(b, a);
    free(a);
    free(b);
}

static void check_refused(const char *title, const char *expected)
{
    struct ot_error err = { 0 };
    struct ot_text text = { 0 };
    struct ot_graph *graph = ot_graph_new();
    struct ot_report *report = sample_report(graph);
    report->section[1]->title = title;
    CU_ASSERT_EQUAL(ot_report_write(report, &text, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_SCRIPT);
    OT_HOLDS(err.text, expected);
    CU_ASSERT_EQUAL(text.length, 0);
    ot_text_free(&text);
    ot_graph_free(graph);
}

static void refuses_what_xml_cannot_hold(void)
{
    check_refused("a\x01z", "title of section \"s2\" cannot be written to the report: "
                            "byte 2 of it");
    check_refused("caf\xe9", "byte 4");
    check_refused("\xed\xa0\x80", "byte 1");
    check_refused("\xef\xbf\xbf", "byte 1");
}

/* Hostile, but text: it comes back as it went in, and the report stays valid. */
static void check_kept(const char *words, const char *written)
{
    struct ot_faults faults = { 0 };
    struct ot_text text = { 0 };
    struct ot_graph *graph = ot_graph_new();
    struct ot_report *report = sample_report(graph);
    report->title = words;
    report->evaluation[0].label = words;
    CU_ASSERT_EQUAL(ot_report_write(report, &text, NULL), 0);
    OT_HOLDS(ot_text_string(&text), written);
    CU_ASSERT_EQUAL(ot_report_validate(text.bytes, text.length, "r.xml", &faults, NULL),
                    0);
    ot_faults_clear(&faults);
    ot_text_free(&text);
    ot_graph_free(graph);
}

static void escapes_hostile_strings(void)
{
    check_kept("]]></title><script>",
               "<title>]]&gt;&lt;/title&gt;&lt;script&gt;</title>");
    check_kept("&amp; &#1; <!DOCTYPE x>", "<title>&amp;amp; &amp;#1; &lt;!DOCTYPE x&gt;");
    check_kept("\"'>\n\t<", "label=\"&quot;'&gt;&#10;&#9;&lt;\"");
    check_kept("£ ≤ 漢 😀", "<title>£ ≤ 漢 😀</title>");
    check_kept("\xe2\x80\xae"
               "rtl",
               "rtl");
}

static void refuses_a_figure_of_many_periods(void)
{
    struct ot_error err = { 0 };
    struct ot_text text = { 0 };
    struct ot_graph *graph = ot_graph_new();
    struct ot_report *report = sample_report(graph);
    ot_report_figure(report, "By year", report->figure[1]->node->operand[0], NULL, -1);
    CU_ASSERT_EQUAL(ot_report_write(report, &text, &err), -1);
    OT_HOLDS(err.text, "figure f6 (By year) has a value for each of 2 periods; expected");
    ot_text_free(&text);
    ot_graph_free(graph);
}

static void writes_a_report_of_nothing(void)
{
    struct ot_faults faults = { 0 };
    struct ot_text text = { 0 };
    struct ot_graph *graph = ot_graph_new();
    CU_ASSERT_EQUAL(ot_report_write(ot_report_new(graph->arena), &text, NULL), 0);
    OT_HOLDS(ot_text_string(&text), "<title>Untitled</title>");
    CU_ASSERT_EQUAL(ot_report_validate(text.bytes, text.length, "r.xml", &faults, NULL),
                    0);
    CU_ASSERT_EQUAL(faults.count, 0);
    ot_faults_clear(&faults);
    ot_text_free(&text);
    ot_graph_free(graph);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(writes_every_kind_of_item),
        OT_TEST(what_is_private_is_marked),
        OT_TEST(a_row_may_be_about_an_evaluation),
        OT_TEST(prose_keeps_its_figures),
        OT_TEST(money_has_its_pence),
        OT_TEST(what_has_no_value_says_why),
        OT_TEST(the_same_report_gives_the_same_bytes),
        OT_TEST(what_is_not_shown_changes_nothing),
        OT_TEST(refuses_what_xml_cannot_hold),
        OT_TEST(escapes_hostile_strings),
        OT_TEST(refuses_a_figure_of_many_periods),
        OT_TEST(writes_a_report_of_nothing),
    };
    return OT_TESTS_RUN("write", tests);
}
