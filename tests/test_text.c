/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The growing buffer, UTF-8, names, and "did you mean". */
#include "config.h"

#include <stdio.h>

#include <stdint.h>

#include "base/text.h"
#include "harness.h"

static void grows_and_always_ends_in_nul(void)
{
    struct ot_text text = { 0 };
    OT_SAME(ot_text_string(&text), "");
    for (int i = 0; i < 1000; i++) {
        ot_text_add(&text, "abc", 2);
        ot_text_put(&text, "-");
        ot_text_format(&text, "%03d", i);
    }
    CU_ASSERT_EQUAL(text.length, 6000);
    CU_ASSERT_EQUAL(strlen(text.bytes), 6000);
    CU_ASSERT_EQUAL(strncmp(text.bytes, "ab-000ab-001", 12), 0);
    OT_SAME(text.bytes + 5994, "ab-999");
    CU_ASSERT_FALSE(text.failed);
    ot_text_free(&text);
    CU_ASSERT(text.bytes == NULL && text.length == 0 && text.room == 0);
}

static void holds_bytes_with_nul(void)
{
    struct ot_text text = { 0 };
    ot_text_add(&text, "a\0b", 3);
    ot_text_add(&text, NULL, 0);
    CU_ASSERT_EQUAL(text.length, 3);
    CU_ASSERT_EQUAL(memcmp(text.bytes, "a\0b", 4), 0);
    ot_text_free(&text);
}

static void remembers_that_memory_ran_out(void)
{
    struct ot_text text = { 0 };
    ot_text_put(&text, "kept");
    ot_text_add(&text, "x", SIZE_MAX - 2);
    CU_ASSERT_TRUE(text.failed);
    ot_text_put(&text, "not added");
    OT_SAME(ot_text_string(&text), "kept");
    ot_text_free(&text);
    CU_ASSERT_FALSE(text.failed);
}

#define WELL(bytes) CU_ASSERT_EQUAL(ot_utf8_fault(bytes, sizeof(bytes) - 1), -1)
#define ILL(bytes, at) CU_ASSERT_EQUAL(ot_utf8_fault(bytes, sizeof(bytes) - 1), at)

static void takes_well_formed_utf8(void)
{
    WELL("");
    WELL("plain \t\n\x7F");
    WELL("\xC2\xA3 \xE2\x82\xAC \xF0\x9F\x98\x80");
    WELL("\xC2\x80\xDF\xBF");
    WELL("\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF");
    WELL("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
}

static void finds_the_first_byte_that_is_not_utf8(void)
{
    ILL("\xA3", 0);             /* a continuation alone: the pound of Windows-1252 */
    ILL("ab\xC0\x80", 2);       /* overlong */
    ILL("ab\xC1\xBF", 2);       /* overlong */
    ILL("a\xE0\x9F\xBF", 1);    /* overlong */
    ILL("\xF0\x8F\xBF\xBF", 0); /* overlong */
    ILL("\xED\xA0\x80", 0);     /* surrogate */
    ILL("\xED\xBF\xBF", 0);     /* surrogate */
    ILL("\xF4\x90\x80\x80", 0); /* above U+10FFFF */
    ILL("\xF5\x80\x80\x80", 0); /* no such first byte */
    ILL("\xFF", 0);
    ILL("x\xC2", 1); /* cut off */
    ILL("x\xE2\x82", 1);
    ILL("x\xF0\x9F\x98", 1);
    ILL("\xE2\x28\xA1", 0); /* no continuation */
    ILL("\xE2\x82\xAC\xE2\x82\x28", 3);
}

#define XML(bytes) ot_xml_fault(bytes, sizeof(bytes) - 1)

static void finds_what_xml_cannot_hold(void)
{
    CU_ASSERT_EQUAL(XML("a\t\n\r\x7F\xC2\x85"), -1);
    CU_ASSERT_EQUAL(XML("a\0"), 1);
    CU_ASSERT_EQUAL(XML("ab\x1B"), 2);
    CU_ASSERT_EQUAL(XML("\x0C"), 0);
    CU_ASSERT_EQUAL(XML("\xEF\xBF\xBD"), -1);
    CU_ASSERT_EQUAL(XML("\xEF\xBF\xBE"), 0);
    CU_ASSERT_EQUAL(XML("a\xEF\xBF\xBF"), 1);
    CU_ASSERT_EQUAL(XML("a\xA3"), 1);
}

static void cuts_between_characters(void)
{
    static const char text[] = "a\xC2\xA3"
                               "b\xE2\x82\xAC"
                               "c\xF0\x9F\x98\x80";
    static const size_t cut[] = { 0, 1, 1, 3, 4, 4, 4, 7, 8, 8, 8, 8, 12 };
    for (size_t i = 0; i < sizeof cut / sizeof cut[0]; i++)
        CU_ASSERT_EQUAL(ot_utf8_cut(text, i), cut[i]);
}

static void trims_the_outer_spaces_alone(void)
{
    static const struct {
        const char *text, *trimmed;
    } cases[] = {
        { "", "" },
        { "  ", "" },
        { "a", "a" },
        { " \ta b\r\n", "a b" },
        { "\xC2\xA0", "" },
        { "\xC2\xA0 9\xC2\xA0\xC2\xA0", "9" },
        { "\xC2\xA3", "\xC2\xA3" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t length = strlen(cases[i].text);
        const char *start = ot_text_trim(cases[i].text, &length);
        CU_ASSERT_EQUAL(length, strlen(cases[i].trimmed));
        CU_ASSERT_EQUAL(memcmp(start, cases[i].trimmed, length), 0);
    }
}

static void knows_a_name(void)
{
    static const char *const names[] = { "a", "falls", "at_home_91", "x_" };
    static const char *const others[] = { "",   "1a",  "_a",          "Falls",
                                          "a-", "a b", "caf\xC3\xA9", " a" };
    char longest[] = "abcdefghijabcdefghijabcdefghijabcdefghijabcdefgh";
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        CU_ASSERT_TRUE(ot_text_is_name(names[i]));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        CU_ASSERT_FALSE(ot_text_is_name(others[i]));
    CU_ASSERT_FALSE(ot_text_is_name(longest));
    longest[47] = '\0';
    CU_ASSERT_TRUE(ot_text_is_name(longest));
}

static void compares_text(void)
{
    CU_ASSERT_TRUE(ot_text_same("a", "a"));
    CU_ASSERT_TRUE(ot_text_same(NULL, ""));
    CU_ASSERT_TRUE(ot_text_same(NULL, NULL));
    CU_ASSERT_FALSE(ot_text_same("a", "A"));
    CU_ASSERT_FALSE(ot_text_same("a", NULL));
}

static void compares_headings_without_case_and_with_space_as_underscore(void)
{
    CU_ASSERT_TRUE(ot_text_same_folded("Area of Spend", "area_of_spend"));
    CU_ASSERT_TRUE(ot_text_same_folded(NULL, ""));
    CU_ASSERT_FALSE(ot_text_same_folded("area", "area_of"));
    CU_ASSERT_FALSE(ot_text_same_folded("area_of", "area"));
    CU_ASSERT_FALSE(ot_text_same_folded("@", "`"));
}

static const char *nearest(const char *word)
{
    static const char *const words[] = { "period",  "amount", "basis",
                                         "quality", "id",     "npv" };
    return ot_text_nearest(word, words, sizeof words / sizeof words[0]);
}

static void suggests_the_nearest_word(void)
{
    OT_SAME(nearest("peiod"), "period");
    OT_SAME(nearest("Peirod"), "period");
    OT_SAME(nearest("ammount"), "amount");
    OT_SAME(nearest("nvp"), "npv");
    CU_ASSERT_PTR_NULL(nearest("vpn"));
    OT_SAME(nearest("QUALITY"), "quality");
    OT_SAME(nearest("bases"), "basis");
}

static void suggests_nothing_where_nothing_is_near(void)
{
    char word[200];
    memset(word, 'p', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    CU_ASSERT_PTR_NULL(nearest("scheme"));
    CU_ASSERT_PTR_NULL(nearest("ie"));
    CU_ASSERT_PTR_NULL(nearest(""));
    CU_ASSERT_PTR_NULL(nearest(word));
    CU_ASSERT_PTR_NULL(ot_text_nearest("period", NULL, 0));
}

static void sees_the_shape_of_a_date(void)
{
    CU_ASSERT_TRUE(ot_text_has_shape("20/09/2023", "dd/dd/dddd"));
    CU_ASSERT_FALSE(ot_text_has_shape("20/9/2023", "dd/dd/dddd"));
    CU_ASSERT_FALSE(ot_text_has_shape("20/09/2023 ", "dd/dd/dddd"));
    CU_ASSERT_FALSE(ot_text_has_shape("", "d"));
    CU_ASSERT_EQUAL(ot_text_digits("2023", 4), 2023);
    CU_ASSERT_EQUAL(ot_text_digits("09/", 2), 9);
}

static void text_is_extended_in_place(void)
{
    struct ot_text text = { 0 };
    CU_ASSERT_PTR_NOT_NULL(ot_text_extend(&text, 0));
    OT_SAME(ot_text_string(&text), "");
    for (size_t i = 0; i < 300; i++) {
        char *at = ot_text_extend(&text, 2);
        CU_ASSERT_PTR_NOT_NULL_FATAL(at);
        memcpy(at, "ab", 2);
        CU_ASSERT_EQUAL(text.length, 2 * i + 2);
        CU_ASSERT_EQUAL(strlen(text.bytes), text.length);
    }
    CU_ASSERT_PTR_NULL(ot_text_extend(&text, SIZE_MAX));
    CU_ASSERT(text.failed);
    CU_ASSERT_PTR_NULL(ot_text_extend(&text, 1));
    ot_text_free(&text);
}

static void a_capital_is_put_where_a_small_letter_was(void)
{
    static const char *const cases[][2] = { { "falls", "Falls" }, { "Falls", "Falls" },
                                            { "", "" },           { "1st", "1st" },
                                            { "élan", "élan" },   { "z", "Z" } };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[20];
        snprintf(text, sizeof text, "%s", cases[i][0]);
        ot_text_capital(text);
        OT_SAME(text, cases[i][1]);
    }
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(grows_and_always_ends_in_nul),
        OT_TEST(holds_bytes_with_nul),
        OT_TEST(remembers_that_memory_ran_out),
        OT_TEST(takes_well_formed_utf8),
        OT_TEST(finds_the_first_byte_that_is_not_utf8),
        OT_TEST(finds_what_xml_cannot_hold),
        OT_TEST(cuts_between_characters),
        OT_TEST(trims_the_outer_spaces_alone),
        OT_TEST(knows_a_name),
        OT_TEST(compares_text),
        OT_TEST(compares_headings_without_case_and_with_space_as_underscore),
        OT_TEST(suggests_the_nearest_word),
        OT_TEST(suggests_nothing_where_nothing_is_near),
        OT_TEST(sees_the_shape_of_a_date),
        OT_TEST(text_is_extended_in_place),
        OT_TEST(a_capital_is_put_where_a_small_letter_was),
    };
    return OT_TESTS_RUN("text", tests);
}
