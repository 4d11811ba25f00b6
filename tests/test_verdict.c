/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules and verdicts in XML. */
#include "config.h"

#include "report/verdict.h"

#include <stdlib.h>

#include "harness.h"
#include "report/schema.h"
#include "report/write.h"
#include "sample.h"

static void a_rule_keeps_its_lines(void)
{
    char *xml = sample_xml();
    OT_HOLDS(xml, "<rule id=\"r1\" file=\"review.lua\" line=\"12\">");
    OT_HOLDS(xml, "<title>Worth its money</title>");
    OT_HOLDS(xml, "<source>report:rule(\"Worth its money\", function(e)\n"
                  "  if e:cost_per() &lt; 600 then return \"continue\", \"it pays\" end\n"
                  "end)</source>");
    free(xml);
}

static void a_verdict_keeps_its_tests(void)
{
    char *xml = sample_xml();
    OT_HOLDS(xml, "<reason>it pays</reason>");
    OT_HOLDS(xml, "<test operator=\"&lt;\" holds=\"true\">");
    OT_HOLDS(xml, "<left figure=\"f3\">£580 for each fall (illustrative)</left>");
    OT_HOLDS(xml, "<right value=\"600\">£600 for each fall</right>");
    OT_HOLDS(xml, "<test operator=\"&gt;=\" holds=\"false\">");
    free(xml);
}

/* The sample with its verdict changed, written and found valid; owned by the caller. */
static struct ot_text written(const char *against, bool private_)
{
    struct ot_faults faults = { 0 };
    struct ot_text text = { 0 };
    struct ot_graph *graph = ot_graph_new();
    struct ot_report *report = sample_report(graph);
    report->verdict[0]->against = against;
    report->verdict[0]->private_ = private_;
    report->verdict[0]->tests = 0;
    CU_ASSERT_EQUAL(ot_report_write(report, &text, NULL), 0);
    CU_ASSERT_EQUAL(ot_report_validate(text.bytes, text.length, "r.xml", &faults, NULL),
                    0);
    ot_faults_clear(&faults);
    ot_graph_free(graph);
    return text;
}

static void what_goes_against_the_evidence_is_marked(void)
{
    struct ot_text text = written("every effect is assumed", false);
    OT_HOLDS(text.bytes,
             " word=\"continue\" against-evidence=\"every effect is assumed\">");
    CU_ASSERT_PTR_NULL(strstr(text.bytes, "<test"));
    CU_ASSERT_PTR_NULL(strstr(text.bytes, "verdict-private"));
    ot_text_free(&text);
}

static void the_summary_knows_a_private_verdict(void)
{
    struct ot_text text = written(NULL, true);
    OT_HOLDS(text.bytes, " verdict=\"continue\" verdict-private=\"true\">");
    CU_ASSERT_PTR_NULL(strstr(text.bytes, "against-evidence"));
    ot_text_free(&text);
}

static void check_kept(const char *source, const char *expected)
{
    struct ot_text text = { 0 };
    struct ot_graph *graph = ot_graph_new();
    struct ot_report *report = sample_report(graph);
    report->rule[0]->source = source;
    report->rule[0]->title = source;
    CU_ASSERT_EQUAL(ot_report_write(report, &text, NULL), 0);
    OT_HOLDS(ot_text_string(&text), expected);
    ot_text_free(&text);
    ot_graph_free(graph);
}

static void hostile_lines_are_escaped(void)
{
    check_kept("]]></source><script>", "<source>]]&gt;&lt;/source&gt;&lt;script&gt;<");
    check_kept("\tif a & b", "<source>\tif a &amp; b</source>");
    check_kept("", "<source></source>");
}

static void refuses_what_xml_cannot_hold(void)
{
    struct ot_error err = { 0 };
    struct ot_text text = { 0 };
    struct ot_graph *graph = ot_graph_new();
    struct ot_report *report = sample_report(graph);
    report->rule[0]->source = "a\x01z";
    CU_ASSERT_EQUAL(ot_report_write(report, &text, &err), -1);
    OT_HOLDS(err.text, "source of rule \"r1\" cannot be written to the report: byte 2");
    ot_text_free(&text);
    ot_graph_free(graph);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_rule_keeps_its_lines),
        OT_TEST(a_verdict_keeps_its_tests),
        OT_TEST(what_goes_against_the_evidence_is_marked),
        OT_TEST(the_summary_knows_a_private_verdict),
        OT_TEST(hostile_lines_are_escaped),
        OT_TEST(refuses_what_xml_cannot_hold),
    };
    return OT_TESTS_RUN("verdict", tests);
}
