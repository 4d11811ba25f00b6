/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The policy names each style of a page, wherever it stands. */
#include "config.h"

#include <libxml/parser.h>

#include "harness.h"
#include "paper/policy.h"

static int policy_of(const char *xml, struct ot_text *into)
{
    xmlDoc *doc = xmlReadMemory(xml, (int)strlen(xml), NULL, NULL, XML_PARSE_NONET);
    CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
    int failed = ot_policy_write(xmlDocGetRootElement(doc), into);
    xmlFreeDoc(doc);
    return failed;
}

static void a_page_without_a_style_allows_none(void)
{
    struct ot_text policy = { 0 };
    CU_ASSERT_EQUAL(policy_of("<html><head/></html>", &policy), 0);
    OT_HOLDS(ot_text_string(&policy), "style-src 'none'; img-src data:");
    ot_text_free(&policy);
}

/* The hashes of "a{}" and of nothing. */
static void each_style_is_named_by_its_hash(void)
{
    struct ot_text policy = { 0 };
    CU_ASSERT_EQUAL(policy_of("<html><head><style>a{}</style></head><body><p><b/>"
                              "<style/></p></body></html>",
                              &policy),
                    0);
    OT_HOLDS(ot_text_string(&policy),
             "style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=' "
             "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src");
    ot_text_free(&policy);
}

static void a_style_that_asks_is_found_where_it_stands(void)
{
    struct ot_text policy = { 0 };
    CU_ASSERT_EQUAL(
        policy_of("<html><head><style>a{}</style></head><body><p><style>b{x:url(y)}"
                  "</style></p></body></html>",
                  &policy),
        -1);
    ot_text_free(&policy);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_page_without_a_style_allows_none),
        OT_TEST(each_style_is_named_by_its_hash),
        OT_TEST(a_style_that_asks_is_found_where_it_stands),
    };
    return OT_TESTS_RUN("policy", tests);
}
