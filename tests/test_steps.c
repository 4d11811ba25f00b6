/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each step has a name, says how it was worked out, and stands where it is told. */
#include "config.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>

#include "harness.h"
#include "paper/steps.h"
#include "report/document.h"

#define SPACE "urn:outturn:report:1"
#define OF(id) "<operand node='" id "'/>"
#define LEAF(id, more) \
    "<node id='" id "' operation='leaf' amount='£1'" more "><leaf/></node>"
#define NODE(id, operation, more, operands) \
    "<node id='" id "' operation='" operation "'" more ">" operands "</node>"

static xmlDoc *told(const char *figures, const char *nodes)
{
    char xml[4000];
    struct ot_error err = { 0 };
    snprintf(xml, sizeof xml,
             "<report xmlns='" SPACE "'><findings>%s</findings><lineage>%s</lineage>"
             "</report>",
             figures, nodes);
    xmlDoc *doc = ot_document_report(xml, strlen(xml), "r.xml", &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
    CU_ASSERT_EQUAL(ot_steps_tell(doc, &err), 0);
    return doc;
}

static void check(xmlDoc *doc, const char *path, const char *expected)
{
    xmlXPathContext *context = xmlXPathNewContext(doc);
    xmlXPathRegisterNs(context, (const xmlChar *)"o", (const xmlChar *)SPACE);
    xmlXPathObject *found = xmlXPathEvalExpression((const xmlChar *)path, context);
    xmlChar *words = xmlXPathCastToString(found);
    OT_SAME(words ? (const char *)words : "", expected);
    xmlFree(words);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
}

static void what_has_no_name_is_named_by_what_it_is_made_of(void)
{
    xmlDoc *doc = told(
        "",
        LEAF("n1", " label='Spend'") LEAF("n2", "")
            NODE("n3", "divide", "", OF("n1") OF("n2")) NODE("n4", "negate", "", OF("n3"))
                NODE("n5", "sum", "", OF("n4") OF("n1")) NODE("n6", "hook", "", OF("n5"))
                    NODE("n7", "add", " label='All'", OF("n6") OF("n1")));
    check(doc, "//o:node[@id = 'n1']/@label", "Spend");
    check(doc, "//o:node[@id = 'n2']/@label", "(…)");
    check(doc, "//o:node[@id = 'n3']/@label", "(Spend ÷ (…))");
    check(doc, "//o:node[@id = 'n5']/@label", "((−(Spend ÷ (…))), Spend)");
    check(doc, "//o:node[@id = 'n6']/@label", "(((−(…)), Spend))");
    check(doc, "//o:node[@id = 'n7']/@label", "All");
    xmlFreeDoc(doc);
}

static void a_step_says_how_it_was_worked_out(void)
{
    static const char *const worked[] = {
        "",
        "By hand",
        "The sum of 2",
        "Over all periods",
        "Period 2",
        "× 1.02, RPI",
        "× 1.5",
        "−Spend",
        "By the rate",
        "Hook",
        "",
    };
    char path[60];
    xmlDoc *doc = told(
        "",
        LEAF("n0", " label='Spend'") NODE("n1", "subtract", "", OF("n0") OF("n0"))
            NODE("n2", "add", " how='by hand'", OF("n0") OF("n0"))
                NODE("n3", "sum", "", OF("n0") OF("n0")) NODE("n4", "total", "", OF("n0"))
                    NODE("n5", "period", " period='2'", OF("n0"))
                        NODE("n6", "uprate", " factor='1.02' index='RPI'",
                             OF("n0")) NODE("n7", "uprate", " factor='1.5'", OF("n0"))
                            NODE("n8", "negate", "", OF("n0"))
                                NODE("n9", "rate", " how='by the rate'", OF("n0"))
                                    NODE("n10", "hook", "", OF("n0")) LEAF("n11", ""));
    for (size_t i = 0; i < sizeof worked / sizeof worked[0]; i++) {
        snprintf(path, sizeof path, "string(//o:node[@id = 'n%zu']/@worked)", i + 1);
        check(doc, path, worked[i]);
    }
    check(doc, "//o:node[@id = 'n1']/@sign", "− ");
    check(doc, "count(//o:node[@sign])", "1");
    check(doc, "count(//o:node[@id = 'n1']/o:operand[1]/@sign)", "0");
    check(doc, "//o:node[@id = 'n1']/o:operand[2]/@sign", "− ");
    xmlFreeDoc(doc);
}

static void an_operand_says_what_it_is(void)
{
    xmlDoc *doc =
        told("", LEAF("n1", " label='Spend' told-at='how-n1'") LEAF("n2", "")
                     NODE("n3", "add", " told-at='how-n3'", OF("n1") OF("n2") OF("n9")));
    check(doc, "//o:operand[1]/@amount", "£1");
    check(doc, "//o:operand[1]/@label", "Spend");
    check(doc, "//o:operand[1]/@told-at", "how-n1");
    check(doc, "//o:operand[2]/@label", "(…)");
    check(doc, "count(//o:operand[2]/@told-at)", "0");
    check(doc, "count(//o:operand[3]/@amount)", "0"); /* it leads nowhere */
    xmlFreeDoc(doc);
}

static void a_step_stands_where_it_is_told(void)
{
    xmlDoc *doc = told(
        "<figure id='f1' node='n4'/><figure id='f2' node='n4' same-as='f1'/>"
        "<figure id='f3' node='n1'/><figure id='f4' node='gone'/>",
        LEAF("n1", " told-at='how-n1'") LEAF("n2", "") LEAF("n3", " told-at='how-n3'")
            NODE("n4", "multiply", " told-at='how-n4'", OF("n2") OF("n2"))
                NODE("n5", "sum", " told-at='how-n5'", OF("n1") OF("n3")));
    check(doc, "//o:figure[1]/o:node/@id", "n4");
    check(doc, "count(//o:figure[2]/o:node)", "0");
    check(doc, "//o:figure[3]/o:node/@id", "n1");
    check(doc, "//o:operand[1]/o:node/@id", "n2");
    check(doc, "count(//o:operand/o:node)", "1");
    check(doc, "count(//o:lineage/o:node)", "2");
    xmlFreeDoc(doc);
}

static void a_report_without_lineage_stays_as_it_is(void)
{
    xmlDoc *doc = ot_document_report("<report xmlns='" SPACE "'/>", 38, "r.xml", NULL);
    CU_ASSERT_EQUAL(ot_steps_tell(doc, NULL), 0);
    check(doc, "count(//*)", "1");
    xmlFreeDoc(doc);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(what_has_no_name_is_named_by_what_it_is_made_of),
        OT_TEST(a_step_says_how_it_was_worked_out),
        OT_TEST(an_operand_says_what_it_is),
        OT_TEST(a_step_stands_where_it_is_told),
        OT_TEST(a_report_without_lineage_stays_as_it_is),
    };
    return OT_TESTS_RUN("steps", tests);
}
