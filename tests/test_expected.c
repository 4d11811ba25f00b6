/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an attribute should have been, through references and choices. */
#include "config.h"

#include <libxml/parser.h>

#include "harness.h"
#include "report/expected.h"

static const char schema[] =
    "<grammar xmlns='http://relaxng.org/ns/structure/1.0'>"
    "<define name='grade'><choice><value>strong</value><value>weak</value></choice>"
    "</define>"
    "<define name='node'><element name='node'><ref name='attributes'/><zeroOrMore>"
    "<element name='leaf'><attribute name='grade'><text/></attribute></element>"
    "</zeroOrMore></element></define>"
    "<define name='attributes'><optional><attribute name='grade'><ref name='grade'/>"
    "</attribute></optional><attribute name='value'><data type='double'/></attribute>"
    "<attribute name='row'><choice><data type='nonNegativeInteger'/><value>all</value>"
    "</choice></attribute><attribute name='date'><data type='date'/></attribute>"
    "</define></grammar>";

/* expected: NULL: the value fits. */
static void check(const char *xml, const char *expected)
{
    struct ot_text found = { 0 };
    xmlDoc *rng = xmlReadMemory(schema, (int)strlen(schema), NULL, NULL, 0);
    xmlDoc *doc = xmlReadMemory(xml, (int)strlen(xml), NULL, NULL, 0);
    CU_ASSERT_FATAL(rng && doc);
    const xmlNode *element = xmlDocGetRootElement(doc);
    xmlChar *value = xmlNodeListGetString(doc, element->properties->children, 1);
    CU_ASSERT_EQUAL(ot_expected_otherwise(rng, element, element->properties,
                                          value ? (const char *)value : "", &found),
                    expected != NULL);
    OT_SAME(ot_text_string(&found), expected ? expected : "");
    xmlFree(value);
    xmlFreeDoc(doc);
    xmlFreeDoc(rng);
    ot_text_free(&found);
}

static void words_are_named(void)
{
    check("<node grade='weak'/>", NULL);
    check("<node grade='wek'/>", "strong or weak");
    check("<node grade=''/>", "strong or weak");
}

static void types_are_named(void)
{
    check("<node value='-1.5e3'/>", NULL);
    check("<node value='lots'/>", "a number");
    check("<node row='12'/>", NULL);
    check("<node row='all'/>", NULL);
    check("<node row='-1'/>", "a whole number or all");
}

/* Of other elements, and of what it knows nothing about. */
static void nothing_is_said_of_what_may_fit(void)
{
    check("<leaf grade='wek'/>", NULL);
    check("<other grade='wek'/>", NULL);
    check("<node other='x'/>", NULL);
    check("<node date='x'/>", NULL);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(words_are_named),
        OT_TEST(types_are_named),
        OT_TEST(nothing_is_said_of_what_may_fit),
    };
    return OT_TESTS_RUN("expected", tests);
}
