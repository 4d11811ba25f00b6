/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures in words: up to how sure and how good they are, and what else is said of them.
 */
#include "config.h"

#include <stdio.h>

#include "harness.h"
#include "paper/wording.h"
#include "report/document.h"

#define FIGURE(id, more, shown) \
    "<figure id='" id "' " more "><label>cost of each</label><shown>" shown "</shown>"
#define REPORT(figures, lineage, places)                      \
    "<report xmlns='urn:outturn:report:1'><findings>" figures \
    "</findings><section>" places "</section><lineage>" lineage "</lineage></report>"

static xmlDoc *worded(const char *xml)
{
    struct ot_error err = { 0 };
    xmlDoc *doc = ot_document_report(xml, strlen(xml), "r.xml", &err);
    OT_SAME(err.text, "");
    CU_ASSERT_EQUAL(ot_figures_word(doc, &err), 0);
    return doc;
}

static xmlNode *first(xmlDoc *doc, const char *part, const char *name)
{
    return ot_document_child(ot_document_child(xmlDocGetRootElement(doc), part), name);
}

static void check(const xmlNode *of, const char *name, const char *expected)
{
    struct ot_arena *arena = ot_arena_new();
    OT_SAME(ot_document_attribute(arena, of, name), expected);
    ot_arena_free(arena);
}

static void words_end_where_doubt_begins(void)
{
    static const char *const cases[][2] = {
        { FIGURE("f", "quality='assumed'", "-£5 (assumed)") "</figure>", "−£5" },
        { FIGURE("f", "quality='returned'", "7 falls") "</figure>", "7 falls" },
        { FIGURE("f", "quality='returned'", "7 (provisional)") "</figure>", "7" },
        { FIGURE("f", "quality='script'",
                 "3 (95% interval -1 to 4, script)") "<range>95% interval -1 to "
                                                     "4</range></figure>",
          "3" },
        { FIGURE("f", "quality='assumed'",
                 "3 (assumed)") "<range>1 to 2</range></figure>",
          "3" },
        { FIGURE("f", "quality='missing' missing='x'", "not known (missing)") "</figure>",
          "not known (missing)" },
        { FIGURE("f", "quality='assumed'", "") "</figure>", "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char xml[600];
        snprintf(xml, sizeof xml, REPORT("%s", "", ""), cases[i][0]);
        xmlDoc *doc = worded(xml);
        check(first(doc, "findings", "figure"), "words", cases[i][1]);
        check(first(doc, "findings", "figure"), "name", "Cost of each");
        xmlFreeDoc(doc);
    }
}

static void an_element_shows_its_own_text_or_its_figures(void)
{
    xmlDoc *doc =
        worded(REPORT(FIGURE("f1", "quality='assumed'", "5 (assumed)") "</figure>", "",
                      "<show figure='f1'/><cell figure='f1'>-5 pounds (assumed)"
                      "</cell><cell>5 (assumed)</cell><cell figure='f2'>6</cell>"));
    xmlNode *show = first(doc, "section", "show");
    check(show, "words", "5");
    check(show, "label", "cost of each");
    xmlNode *cell = ot_document_next(show, "cell");
    check(cell, "words", "−5 pounds");
    check(cell, "mark", "assumed");
    cell = ot_document_next(cell, "cell");
    CU_ASSERT_PTR_NULL(xmlHasProp(cell, (const xmlChar *)"words"));
    cell = ot_document_next(cell, "cell");
    CU_ASSERT_PTR_NULL(xmlHasProp(cell, (const xmlChar *)"words"));
    xmlFreeDoc(doc);
}

static void tells_how_sure_and_how_good_a_figure_is(void)
{
    xmlDoc *doc = worded(REPORT(
        FIGURE(
            "f1", "quality='script' provisional='true'",
            "5 (-1 to 2)") "<range>-1 to 2</range></figure>" FIGURE("f2",
                                                                    "quality='assumed' "
                                                                    "cannot-be-given='x'",
                                                                    "none") "</figure>",
        "", "<show figure='f1'/><show figure='f2'/>"));
    xmlNode *show = first(doc, "section", "show");
    check(show, "sure", "−1 to 2");
    check(show, "mark", "set by hand");
    check(show, "provisional", "true");
    check(show, "none", "");
    show = ot_document_next(show, "show");
    check(show, "none", "true");
    check(show, "mark", "");
    check(show, "sure", "");
    xmlFreeDoc(doc);
}

static void a_leaf_has_its_mark_and_what_is_told_of_it(void)
{
    xmlDoc *doc = worded(REPORT(
        "",
        "<node quality='script'><leaf file='a.csv' note='élan'/></node>"
        "<node quality='returned'><leaf file='a.csv' row='2' column='3' printed='£5' "
        "source='S1' note='as is'/></node>"
        "<node quality='published'><leaf source='S1' paper='one'/></node>"
        "<node quality='published'><leaf source='S2 p. 3' paper='two'/></node>"
        "<node quality='published'><leaf paper='three' grade='weak' status='draft' "
        "low='-1' high='4' note='x'/></node>"
        "<node quality='published'><leaf low='1'/></node>"
        "</lineage><papers><paper reference='S2'/></papers><lineage>",
        ""));
    xmlNode *node = first(doc, "lineage", "node");
    static const char *const leaf[][3] = {
        { "SET BY HAND", "true", ". élan" },
        { "CELL", "", " row 2, column 3: “£5”. S1. As is" },
        { "SOURCE", "", "S1: one" },
        { "SOURCE", "", "S2 p. 3" },
        { "", "", "Between −1 and 4 (95%). Evidence: weak. Draft. three. X" },
        { "", "", "" }
    };
    for (size_t i = 0; i < 6; i++, node = ot_document_next(node, "node")) {
        check(ot_document_child(node, "leaf"), "mark", leaf[i][0]);
        check(ot_document_child(node, "leaf"), "unsure", leaf[i][1]);
        check(ot_document_child(node, "leaf"), "told", leaf[i][2]);
    }
    xmlFreeDoc(doc);
}

static void findings_say_how_many_are_doubtful(void)
{
    xmlDoc *doc = worded("<report xmlns='urn:outturn:report:1'><findings>"
                         "<figure id='f1' quality='script' provisional='true'/>"
                         "<figure id='f2' quality='assumed'/>"
                         "<figure id='f3' quality='assumed'/>"
                         "<figure id='f4' quality='published'/></findings></report>");
    const xmlNode *findings = ot_document_child(xmlDocGetRootElement(doc), "findings");
    check(findings, "illustrative", "");
    check(findings, "assumed", "2");
    check(findings, "script", "1");
    check(findings, "provisional", "1");
    check(ot_document_child(findings, "figure"), "trust", "(script, provisional)");
    xmlFreeDoc(doc);
}

static void a_step_has_its_amount_or_why_it_has_none(void)
{
    static const char *const amount[] = { "£5", "£5, not known", "not known: lost",
                                          "no base case: drawn", "not known" };
    xmlDoc *doc = worded(
        REPORT("",
               "<node value='5' unit='GBP' factor='1.02'><leaf low='-1' high='4'/></node>"
               "<node unit='GBP'><column><period value='5'/><period/></column></node>"
               "<node value='5' missing='lost'/><node no-base='drawn'/><node/>",
               ""));
    xmlNode *node = first(doc, "lineage", "node");
    for (size_t i = 0; i < 5; i++, node = ot_document_next(node, "node"))
        check(node, "amount", amount[i]);
    xmlFreeDoc(doc);
}

static void an_assumption_has_its_amount(void)
{
    const char *xml = "<report xmlns='urn:outturn:report:1'><assumptions>"
                      "<assumption value='2' unit='fall' low='1' high='3'/>"
                      "<assumption value='1000' unit='GBP'/></assumptions></report>";
    xmlDoc *doc = worded(xml);
    xmlNode *assumption = first(doc, "assumptions", "assumption");
    check(assumption, "amount", "2 falls");
    check(assumption, "to", "3");
    assumption = ot_document_next(assumption, "assumption");
    check(assumption, "amount", "£1,000");
    check(assumption, "from", "");
    xmlFreeDoc(doc);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(words_end_where_doubt_begins),
        OT_TEST(an_element_shows_its_own_text_or_its_figures),
        OT_TEST(tells_how_sure_and_how_good_a_figure_is),
        OT_TEST(a_leaf_has_its_mark_and_what_is_told_of_it),
        OT_TEST(findings_say_how_many_are_doubtful),
        OT_TEST(a_step_has_its_amount_or_why_it_has_none),
        OT_TEST(an_assumption_has_its_amount),
    };
    return OT_TESTS_RUN("wording", tests);
}
