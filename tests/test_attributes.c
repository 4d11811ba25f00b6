/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References lead to what they say, ids are names that stand once, and years follow one
 * another. */
#include "config.h"

#include <stdio.h>

#include "harness.h"
#include "report/attributes.h"
#include "report/document.h"

#define REPORT(parts) "<report xmlns='urn:outturn:report:1'>\n" parts "</report>"

/* One fault, of line 2, or none where `expected` is "". */
static void check(const char *parts, const char *expected)
{
    char xml[2000];
    struct ot_error err = { 0 };
    struct ot_faults faults = { 0 };
    size_t found = 0;
    snprintf(xml, sizeof xml, REPORT("%s"), parts);
    xmlDoc *doc = ot_document_report(xml, strlen(xml), "r.xml", &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
    CU_ASSERT_EQUAL(ot_attributes_check(doc, "r.xml", &faults, &found), 0);
    CU_ASSERT_EQUAL(found, *expected ? 1 : 0);
    CU_ASSERT_EQUAL(faults.count, found);
    OT_SAME(faults.count ? faults.item[0].text : "", expected);
    if (faults.count) {
        OT_SAME(faults.item[0].at.file, "r.xml");
        CU_ASSERT_EQUAL(faults.item[0].at.row, 2);
    }
    ot_faults_clear(&faults);
    xmlFreeDoc(doc);
}

static void a_reference_leads_to_an_element_of_its_kind(void)
{
    check("<show figure='f1'/><figure id='f1'/>", "");
    check("<show figure='f2'/><figure id='f1'/>",
          "show refers to figure \"f2\"; the report has no such figure");
    check("<figure id='f1' node='f1'/>",
          "figure refers to node \"f1\"; the report has no such node");
    check("<see check='c9'/>",
          "see refers to check \"c9\"; the report has no such check");
    check("<row evaluation='e1'/>",
          "row refers to evaluation \"e1\"; the report has no such evaluation");
    check("<assumption nodes=' n1&#10;n2 '/><node id='n1'/><node id='n2'/>", "");
    check("<assumption nodes='n1 n2'/><node id='n1'/>",
          "assumption refers to node \"n2\"; the report has no such node");
}

/* A check's rule is the program's own. */
static void the_rule_of_a_verdict_is_in_the_report(void)
{
    check("<verdict rule='r1'/><rule id='r1'/><check rule='spend-over-plan'/>", "");
    check("<verdict rule='r2'/><rule id='r1'/>",
          "verdict refers to rule \"r2\"; the report has no such rule");
}

static void what_a_node_is_made_of_stands_before_it(void)
{
    check("<node id='n1'/><node id='n2'><operand node='n1'/></node>", "");
    check("<node id='n2'><operand node='n1'/></node><node id='n1'/>",
          "operand \"n1\" stands after what is made of it; expected before");
    check("<node id='n1'><operand node='n1'/></node>",
          "operand \"n1\" stands after what is made of it; expected before");
}

static void an_id_is_a_name_that_stands_once(void)
{
    static const char *const no_name[] = { "2s", "s 2", "", "a:b", "-a", " s1", "s1 " };
    char xml[100], fault[200];
    check("<section id='s1'/><section id='s2.b-3_é'/>", "");
    check("<section id='s1'/><figure id='s1'/>",
          "the id \"s1\" stands twice; expected it once");
    for (size_t i = 0; i < sizeof no_name / sizeof no_name[0]; i++) {
        snprintf(xml, sizeof xml, "<section id='%s'/>", no_name[i]);
        snprintf(fault, sizeof fault,
                 "the id \"%s\" is no name; expected a letter, then letters, digits, - "
                 "and .",
                 no_name[i]);
        check(xml, fault);
    }
}

static void the_years_of_a_financial_year_follow_one_another(void)
{
    static const char *const no_year[] = { "2015",      "2015-17", "2015/16", "15-16",
                                           "2015-2016", "201x-16", "2015-1x", "" };
    char xml[100], fault[200];
    check("<axis price-year='2015-16'/><axis price-year='1999-00'/>", "");
    for (size_t i = 0; i < sizeof no_year / sizeof no_year[0]; i++) {
        snprintf(xml, sizeof xml, "<axis price-year='%s'/>", no_year[i]);
        snprintf(fault, sizeof fault,
                 "price-year \"%s\" of axis is no financial year; expected such as "
                 "2023-24",
                 no_year[i]);
        check(xml, fault);
    }
}

static void words_are_not_blank(void)
{
    check("<evaluation label='a'/><plugin title=''/><leaf printed=' '/>", "");
    check("<figure id='f' title=''/>",
          "the attribute title of figure is blank; expected words, or none");
    check("<evaluation label=''/>",
          "the attribute label of evaluation is blank; expected words, or none");
    check("<paper body=' &#9;&#10;&#13;'/>",
          "the attribute body of paper is blank; expected words, or none");
    check("<paper body='&#160;'/>", "");
}

static void words_that_show_a_figure_are_its_own(void)
{
#define FIGURE \
    "<figure id='f1'><shown>£5 (95%% interval £1 to £9; assumed)</shown></figure>"
    static const char *const sound[] = { "£5 (95% interval £1 to £9; assumed)",
                                         "£5 (assumed)", "£5", "not known", "" };
    static const char *const unsound[] = { "£50", "£5m (assumed)", "5", "-£5",
                                           "not known: why" };
    char xml[300], fault[300];
    for (size_t i = 0; i < sizeof sound / sizeof sound[0]; i++) {
        snprintf(xml, sizeof xml, "<value figure='f1'>%s</value>" FIGURE, sound[i]);
        check(xml, "");
    }
    for (size_t i = 0; i < sizeof unsound / sizeof unsound[0]; i++) {
        snprintf(xml, sizeof xml, "<value figure='f1'>%s</value>" FIGURE, unsound[i]);
        snprintf(fault, sizeof fault,
                 "value shows \"%s\"; its figure is \"£5 (95%% interval £1 to £9; "
                 "assumed)\"",
                 unsound[i]);
        check(xml, fault);
    }
#undef FIGURE
}

static void numbers_are_finite(void)
{
    check("<point x='1e300'/>", "");
    check("<point x='NaN'/>",
          "the attribute x of point is NaN; expected a number, or none");
    check("<figure id='f' high='-INF'/>",
          "the attribute high of figure is -INF; expected a number, or none");
}

/* Attributes and elements of other vocabularies say nothing of the report. */
static void what_is_not_the_reports_is_passed_over(void)
{
    check("<x:a xmlns:x='y' figure='f1' price-year='x'><show figure='f2'/></x:a>", "");
    check("<show xmlns:x='y' x:figure='f1' x:price-year='z' x:nodes='n'/>", "");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_reference_leads_to_an_element_of_its_kind),
        OT_TEST(the_rule_of_a_verdict_is_in_the_report),
        OT_TEST(what_a_node_is_made_of_stands_before_it),
        OT_TEST(an_id_is_a_name_that_stands_once),
        OT_TEST(the_years_of_a_financial_year_follow_one_another),
        OT_TEST(words_are_not_blank),
        OT_TEST(words_that_show_a_figure_are_its_own),
        OT_TEST(numbers_are_finite),
        OT_TEST(what_is_not_the_reports_is_passed_over),
    };
    return OT_TESTS_RUN("attributes", tests);
}
