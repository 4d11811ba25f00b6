/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps that say the same are one; steps that differ in anything stay apart; and no
 * figure loses its way. */
#include "config.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>

#include "harness.h"
#include "paper/derivation.h"
#include "program.h"
#include "report/document.h"

#define REPORT(evaluations, figures, assumptions, nodes)                   \
    "<report xmlns='" SPACE "'><findings>" figures                         \
    "</findings><assumptions>" assumptions "</assumptions><lineage>" nodes \
    "</lineage><evaluations>" evaluations "</evaluations></report>"
#define SPACE "urn:outturn:report:1"
#define LEAF(id, value) \
    "<node id='" id "' operation='leaf' value='" value "'><leaf note='x'/></node>"
#define SUM(id, a, b)                                               \
    "<node id='" id "' operation='add' value='3'><operand node='" a \
    "'/><operand node='" b "'/></node>"
#define HOOK(id, evaluation, of)                                                \
    "<node id='" id "' operation='hook' value='5' evaluation='" evaluation "'>" \
    "<operand node='" of "'/></node>"

static xmlDoc *folded(const char *xml)
{
    struct ot_error err = { 0 };
    xmlDoc *doc = ot_document_report(xml, strlen(xml), "r.xml", &err);
    if (!doc)
        OT_SAME(err.text, "");
    CU_ASSERT_EQUAL(ot_derivations_fold(doc, &err), 0);
    return doc;
}

/* What an XPath comes to, as text; names of elements without a prefix. */
static const char *said(xmlDoc *doc, const char *path)
{
    static char text[200];
    xmlXPathContext *context = xmlXPathNewContext(doc);
    xmlXPathRegisterNs(context, (const xmlChar *)"o", (const xmlChar *)SPACE);
    xmlXPathObject *found = xmlXPathEvalExpression((const xmlChar *)path, context);
    xmlChar *words = xmlXPathCastToString(found);
    snprintf(text, sizeof text, "%s", words ? (const char *)words : "");
    xmlFree(words);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    return text;
}

static void what_says_the_same_becomes_one_all_the_way_up(void)
{
    xmlDoc *doc =
        folded(REPORT("", "<figure id='f1' node='n3'/><figure id='f2' node='n6'/>", "",
                      LEAF("n1", "1") LEAF("n2", "2") SUM("n3", "n1", "n2")
                          LEAF("n4", "1") LEAF("n5", "2") SUM("n6", "n4", "n5")));
    OT_SAME(said(doc, "count(//o:node)"), "3");
    OT_SAME(said(doc, "concat(//o:figure[1]/@node, //o:figure[2]/@node)"), "n3n3");
    OT_SAME(said(doc, "concat(//o:operand[1]/@node, //o:operand[2]/@node)"), "n1n2");
    xmlFreeDoc(doc);
}

static void what_differs_in_anything_stays_apart(void)
{
    static const char *const apart[] = {
        LEAF("n1", "1") LEAF("n2", "2"),
        LEAF("n1",
             "1") "<node id='n2' operation='leaf' value='1'><leaf note='y'/></node>",
        LEAF("n1", "1") "<node id='n2' operation='leaf' value='1' label='L'>"
                        "<leaf note='x'/></node>",
        LEAF("n1", "1") "<node id='n2' operation='leaf' value='1'/>",
        "<node id='n1' operation='leaf'><column><period value='1'/></column></node>"
        "<node id='n2' operation='leaf'><column><period "
        "value='1'/><period/></column></node>",
    };
    char xml[2000];
    for (size_t i = 0; i < sizeof apart / sizeof apart[0]; i++) {
        snprintf(xml, sizeof xml,
                 "<report xmlns='" SPACE "'><lineage>%s</lineage></report>", apart[i]);
        xmlDoc *doc = folded(xml);
        OT_SAME(said(doc, "count(//o:node)"), "2");
        xmlFreeDoc(doc);
    }
    /* The order of operands is part of it: 1 - 2 is not 2 - 1. */
    xmlDoc *doc = folded(REPORT("", "", "",
                                LEAF("n1", "1") LEAF("n2", "2") SUM("n3", "n1", "n2")
                                    SUM("n4", "n2", "n1")));
    OT_SAME(said(doc, "count(//o:node)"), "4");
    xmlFreeDoc(doc);
}

static void a_hook_that_was_given_the_same_is_one_within_its_scheme(void)
{
    xmlDoc *doc = folded(REPORT("<evaluation id='e1' scheme='a' kind='k'/>"
                                "<evaluation id='e2' scheme='a' kind='k'/>"
                                "<evaluation id='e3' scheme='b' kind='k'/>",
                                "", "",
                                LEAF("n1", "1") HOOK("n2", "e1", "n1")
                                    HOOK("n3", "e2", "n1") HOOK("n4", "e3", "n1")));
    OT_SAME(said(doc, "count(//o:node[@operation = 'hook'])"), "2");
    OT_SAME(said(doc, "//o:node[@id = 'n4']/@evaluation"), "e3");
    xmlFreeDoc(doc);
}

static void what_several_use_is_told_apart_and_assumptions_have_their_place(void)
{
    xmlDoc *doc = folded(REPORT(
        "", "", "<assumption nodes='n0'/><assumption nodes='n4 n2'/>",
        LEAF("n0", "0") LEAF("n1", "1") LEAF("n2", "2") SUM("n3", "n1", "n1")
            LEAF("n4", "2") LEAF("n5", "5") SUM("n6", "n5", "n4") SUM("n7", "n5", "n0")));
    OT_SAME(said(doc, "//o:node[@id = 'n1']/@told-at"), "how-n1"); /* twice by one */
    OT_SAME(said(doc, "//o:node[@id = 'n5']/@told-at"), "how-n5");
    OT_SAME(said(doc, "//o:node[@id = 'n7']/@told-at"), "how-n7");
    OT_SAME(said(doc, "//o:assumption[2]/@place"), "assumption-2");
    OT_SAME(said(doc, "//o:node[@id = 'n2']/@assumed-at"), "assumption-2");
    OT_SAME(said(doc, "count(//o:node[@assumed-at])"), "2");
    xmlFreeDoc(doc);
}

static void a_report_without_lineage_stays_as_it_is(void)
{
    xmlDoc *doc = folded("<report xmlns='" SPACE "'><findings><figure id='f1' node='n1'/>"
                         "</findings></report>");
    OT_SAME(said(doc, "//o:figure/@node"), "n1");
    xmlFreeDoc(doc);
}

/* Of the shipped plan: less than half is left, and each figure has the value that it had.
 */
static void nothing_is_lost_of_a_whole_report(void)
{
    struct ran ran;
    char arguments[1000], path[100], before[200];
    snprintf(arguments, sizeof arguments, "run %s -o -",
             ot_test_source("scripts/milton-keynes-2023-25/review.lua"));
    program_run(&ran, NULL, NULL, arguments);
    CU_ASSERT_EQUAL_FATAL(ran.exit, 0);
    xmlDoc *was = ot_document_report(ran.output.bytes, ran.output.length, "r.xml", NULL);
    xmlDoc *is = folded(ot_text_string(&ran.output));
    OT_SAME(said(is, "count(//o:node) * 2 < 450"), "true");
    OT_SAME(said(is, "boolean(//o:operand[not(@node = //o:node/@id)])"), "false");
    for (int i = 1; i <= 130; i++) {
        snprintf(path, sizeof path, "string(//o:node[@id = //o:figure[%d]/@node]/@value)",
                 i);
        snprintf(before, sizeof before, "%s", said(was, path));
        OT_SAME(said(is, path), before);
    }
    xmlFreeDoc(was);
    xmlFreeDoc(is);
    program_forget(&ran);
}

static void a_step_says_where_it_is_told(void)
{
    xmlDoc *doc =
        folded(REPORT("", "<figure id='f1' node='n3'/><figure id='f2' node='n3'/>",
                      "<assumption nodes='n2'/>",
                      LEAF("n1", "1") LEAF("n2", "2") SUM("n3", "n1", "n2")));
    OT_SAME(said(doc, "string(//o:node[@id = 'n3']/@told-at)"), "how-n3");
    OT_SAME(said(doc, "string(//o:node[@id = 'n2']/@told-at)"), "assumption-1");
    OT_SAME(said(doc, "count(//o:node[@id = 'n1']/@told-at)"), "0");
    OT_SAME(said(doc, "string(//o:figure[@id = 'f1']/@shared)"), "true");
    OT_SAME(said(doc, "string(//o:figure[@id = 'f2']/@same-as)"), "f1");
    OT_SAME(said(doc, "count(//o:figure[@id = 'f1']/@same-as)"), "0");
    xmlFreeDoc(doc);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(what_says_the_same_becomes_one_all_the_way_up),
        OT_TEST(what_differs_in_anything_stays_apart),
        OT_TEST(a_hook_that_was_given_the_same_is_one_within_its_scheme),
        OT_TEST(what_several_use_is_told_apart_and_assumptions_have_their_place),
        OT_TEST(a_report_without_lineage_stays_as_it_is),
        OT_TEST(nothing_is_lost_of_a_whole_report),
        OT_TEST(a_step_says_where_it_is_told),
    };
    return OT_TESTS_RUN("derivation", tests);
}
