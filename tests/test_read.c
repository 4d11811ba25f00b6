/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Derivations in words. */
#include "config.h"

#include <stdlib.h>

#include "harness.h"
#include "report/read.h"
#include "sample.h"

static char *xml;

/* The trace of a figure of the sample; owned by the caller. */
static struct ot_text traced(const char *figure)
{
    struct ot_text text = { 0 };
    CU_ASSERT_EQUAL(ot_report_trace(xml, strlen(xml), "r.xml", figure, &text, NULL), 0);
    return text;
}

static void follows_a_sum_to_its_cells(void)
{
    struct ot_text text = traced("f1");
    OT_SAME(
        ot_text_string(&text),
        "f1  Spend: £200,001\n"
        "  Spend 2015-16 = 200000.75 GBP (cash of 2015-16), published: the sum of 2\n"
        "    falls_service = 150000.00 GBP (cash of 2015-16), published: "
        "spend.csv:20:6 \"150,000\", S1F schemes: Better Care Fund template part 2\n"
        "    tai_chi = 50000.75 GBP (cash of 2015-16), published: "
        "spend.csv:21:6 \"150,000\", S1F schemes: Better Care Fund template part 2\n");
    ot_text_free(&text);
}

static void follows_a_hook_to_its_studies(void)
{
    struct ot_text text = traced("f2");
    OT_HOLDS(text.bytes,
             "\n    Falls avoided = 229.99999999999997, 114.99999999999999 fall, "
             "illustrative: people who completed × falls a year × (1 − rate "
             "ratio) [plugin falls for Falls service]\n");
    OT_HOLDS(
        text.bytes,
        "\n      Rate ratio of falls, exercise = 0.77, estimated (95% interval 0.71 to "
        "0.83), strong evidence: Sherrington 2019, Cochrane CD012424 [people living "
        "at home]\n");
    ot_text_free(&text);
}

static void says_a_formula_in_words(void)
{
    struct ot_text text = traced("Cost of each");
    OT_HOLDS(text.bytes,
             "f3  Cost of each fall avoided: £580 for each fall (illustrative)\n"
             "  Spend 2015-16 ÷ Falls avoided = ");
    ot_text_free(&text);
}

static void tells_each_step_once(void)
{
    struct ot_text text = traced(NULL);
    const char *first = strstr(text.bytes, "spend.csv:20:6");
    CU_ASSERT_PTR_NOT_NULL_FATAL(first);
    CU_ASSERT_PTR_NULL(strstr(first + 1, "spend.csv:20:6"));
    OT_HOLDS(text.bytes, "    Falls avoided = 344.99999999999994 fall, see above\n");
    OT_HOLDS(text.bytes,
             "\n\nf4  Cost of none: cannot be given: what it is divided by is 0"
             "\n  Spend 2015-16 ÷ (Falls avoided − Falls avoided) = cannot be");
    OT_HOLDS(text.bytes, "\n  Bed days = not known: the plan records none\n");
    ot_text_free(&text);
}

static void takes_the_beginning_of_a_label(void)
{
    struct ot_text text = traced("COST");
    OT_HOLDS(text.bytes, "f3  Cost of each");
    OT_HOLDS(text.bytes, "f4  Cost of none");
    CU_ASSERT_PTR_NULL(strstr(text.bytes, "f1  "));
    ot_text_free(&text);
}

static void check_refused(const char *figure, const char *expected)
{
    struct ot_error err = { 0 };
    struct ot_text text = { 0 };
    CU_ASSERT_EQUAL(ot_report_trace(xml, strlen(xml), "r.xml", figure, &text, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_USAGE);
    OT_HOLDS(err.text, expected);
    CU_ASSERT_EQUAL(text.length, 0);
    ot_text_free(&text);
}

static void says_which_rule_compared_it(void)
{
    struct ot_text text = traced("f3");
    OT_HOLDS(text.bytes, "\n  Compared by the rule \"Worth its money\" for Falls service "
                         "(continue): £580 for each fall (illustrative) < £600 for each "
                         "fall: holds\n");
    ot_text_free(&text);
    text = traced("f1");
    CU_ASSERT_PTR_NULL(strstr(text.bytes, "Compared"));
    ot_text_free(&text);
}

static void an_unknown_figure_lists_the_nearest(void)
{
    check_refused("cost of nobdy", "did you mean \"Cost of none\"?");
    check_refused("zzzzzzzz",
                  "r.xml has no figure \"zzzzzzzz\"; expected f1 to f5, or how "
                  "a label begins, such as \"Spend\"");
    check_refused("", "r.xml has no figure \"\"");
}

static void check_survives(const char *findings, const char *lineage,
                           const char *expected)
{
    struct ot_text report = { 0 }, text = { 0 };
    ot_text_format(&report,
                   "<report xmlns='urn:outturn:report:1'><findings>%s</findings>"
                   "<lineage>%s</lineage></report>",
                   findings, lineage);
    CU_ASSERT_EQUAL(
        ot_report_trace(report.bytes, report.length, "r.xml", NULL, &text, NULL), 0);
    OT_HOLDS(ot_text_string(&text), expected);
    ot_text_free(&report);
    ot_text_free(&text);
}

static void survives_reports_that_are_not_valid(void)
{
    check_survives("<figure id='f1' node='n1'/>", "", "f1  : \n  …\n");
    check_survives("<figure id='f1' node='n1'/>",
                   "<node id='n1' label='a'><operand node='n1'/></node>",
                   "  a = not known\n    a = not known, see above\n");
    check_survives("<figure/>", "<node/>", "not known");
    check_survives("<figure id='f1' node='n1'/>",
                   "<node id='n1'><operand node='n2'/></node>"
                   "<node id='n2' operation='negate'><operand node='n1'/></node>",
                   "see above");
    check_survives("", "", "");
}

static void a_long_chain_ends(void)
{
    struct ot_text nodes = { 0 };
    for (int i = 0; i < 500; i++)
        ot_text_format(&nodes, "<node id='n%d' label='x'><operand node='n%d'/></node>", i,
                       i + 1);
    check_survives("<figure id='f1' node='n0'/>", ot_text_string(&nodes), "…\n");
    ot_text_free(&nodes);
}

static void refuses_what_is_no_report(void)
{
    struct ot_error err = { 0 };
    struct ot_text text = { 0 };
    CU_ASSERT_EQUAL(ot_report_trace("<a/>", 4, "r.xml", NULL, &text, &err), -1);
    OT_HOLDS(err.text, "r.xml: not a report");
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_INPUT);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(follows_a_sum_to_its_cells),
        OT_TEST(follows_a_hook_to_its_studies),
        OT_TEST(says_a_formula_in_words),
        OT_TEST(tells_each_step_once),
        OT_TEST(takes_the_beginning_of_a_label),
        OT_TEST(says_which_rule_compared_it),
        OT_TEST(an_unknown_figure_lists_the_nearest),
        OT_TEST(survives_reports_that_are_not_valid),
        OT_TEST(a_long_chain_ends),
        OT_TEST(refuses_what_is_no_report),
    };
    xml = sample_xml();
    if (!xml)
        return 99;
    int failed = OT_TESTS_RUN("read", tests);
    free(xml);
    return failed;
}
