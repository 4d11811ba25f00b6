/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The policy names each style of a page by its hash. */
#include "config.h"

#include "harness.h"
#include "paper/policy.h"

static void a_page_without_a_style_allows_none(void)
{
    struct ot_text styles = { 0 }, policy = { 0 };
    ot_policy_write(&styles, &policy);
    OT_HOLDS(ot_text_string(&policy), "style-src 'none'; img-src data:");
    ot_text_free(&policy);
}

static void each_style_is_named_by_its_hash(void)
{
    struct ot_text styles = { 0 }, policy = { 0 };
    CU_ASSERT_EQUAL(ot_policy_allow("a{}", &styles), 0);
    CU_ASSERT_EQUAL(ot_policy_allow("", &styles), 0);
    ot_policy_write(&styles, &policy);
    OT_HOLDS(ot_text_string(&policy),
             "style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=' "
             "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src");
    ot_text_free(&styles);
    ot_text_free(&policy);
}

static void a_style_that_asks_is_not_allowed(void)
{
    static const char *const asks[] = { "b{x:url(y)}",   "@IMPORT 'a'", "a{src:b}",
                                        "a{b:image(c)}", "a{b://c}",    "a{b:\\75rl(c)}",
                                        "a{} /* open",   "</style>" };
    struct ot_text styles = { 0 };
    for (size_t i = 0; i < sizeof asks / sizeof asks[0]; i++)
        CU_ASSERT_EQUAL(ot_policy_allow(asks[i], &styles), -1);
    CU_ASSERT_EQUAL(styles.length, 0);
    CU_ASSERT_EQUAL(ot_policy_allow("a{b:'url'} /* url */", &styles), 0);
    ot_text_free(&styles);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_page_without_a_style_allows_none),
        OT_TEST(each_style_is_named_by_its_hash),
        OT_TEST(a_style_that_asks_is_not_allowed),
    };
    return OT_TESTS_RUN("policy", tests);
}
