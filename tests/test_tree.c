/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tree that fails once, and says where. */
#include "config.h"

#include "harness.h"
#include "report/tree.h"

static struct ot_tree tree;
static struct ot_error err;

static xmlNode *start(void)
{
    err = (struct ot_error){ 0 };
    return ot_tree_start(&tree, "root", "urn:x", &err);
}

static void check_written(const char *expected)
{
    struct ot_text text = { 0 };
    CU_ASSERT_EQUAL(ot_tree_write(&tree, &text), 0);
    OT_SAME(ot_text_string(&text), expected);
    ot_text_free(&text);
    xmlFreeDoc(tree.doc);
}

#define DECLARED "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static void writes_elements_indented_by_two(void)
{
    xmlNode *root = start();
    xmlNode *a = ot_tree_element(&tree, root, "a");
    ot_tree_attribute(&tree, a, "x", "1 < 2 & \"3\"");
    ot_tree_attribute(&tree, a, "none", NULL);
    ot_tree_attribute(&tree, a, "empty", "");
    ot_tree_attribute(&tree, a, "blank", " \n");
    ot_tree_count(&tree, a, "n", 18);
    ot_tree_yes(&tree, a, "yes", true);
    ot_tree_yes(&tree, a, "no", false);
    ot_tree_words(&tree, a, "b", "£ & <");
    CU_ASSERT_PTR_NULL(ot_tree_words(&tree, a, "c", ""));
    check_written(DECLARED
                  "<root xmlns=\"urn:x\">\n"
                  "  <a x=\"1 &lt; 2 &amp; &quot;3&quot;\" n=\"18\" yes=\"true\">\n"
                  "    <b>£ &amp; &lt;</b>\n  </a>\n</root>\n");
}

static void mixed_text_stays_on_one_line(void)
{
    xmlNode *root = start(), *text = ot_tree_element(&tree, root, "text");
    struct ot_text words = { 0 };
    ot_tree_text(&tree, text, "", 0);
    ot_text_put(&words, "1");
    ot_tree_take(&tree, ot_tree_element(&tree, text, "v"), &words);
    CU_ASSERT_PTR_NULL(words.bytes);
    ot_tree_text(&tree, text, " and more", 4);
    check_written(DECLARED
                  "<root xmlns=\"urn:x\">\n  <text><v>1</v> and</text>\n</root>\n");
}

static void what_xml_would_change_is_escaped(void)
{
    xmlNode *root = start(), *a = ot_tree_element(&tree, root, "a");
    ot_tree_attribute(&tree, a, "x", "1\t2\r\n'3' > \"£\"");
    ot_tree_text(&tree, a, "\t\r\n'\">]]>", 9);
    ot_tree_text(&tree, ot_tree_element(&tree, root, "b"), "", 0);
    ot_tree_element(&tree, root, "c");
    check_written(
        DECLARED
        "<root xmlns=\"urn:x\">\n"
        "  <a x=\"1&#9;2&#13;&#10;'3' &gt; &quot;£&quot;\">\t&#13;\n'\"&gt;]]&gt;</a>\n"
        "  <b></b>\n  <c/>\n</root>\n");
}

static void put_hard(xmlNode *root)
{
    static const char hard[] = "\t\r\n'\">]]>&<£\xf0\x9f\x92\xb7\x7f\xc2\x85";
    xmlNode *a = ot_tree_element(&tree, root, "a");
    ot_tree_attribute(&tree, a, "x", hard);
    ot_tree_text(&tree, ot_tree_element(&tree, a, "b"), hard, sizeof hard - 1);
    ot_tree_element(&tree, ot_tree_element(&tree, root, "c"), "d");
}

/* The bytes are written by hand, for speed: libxml2 writes the same. */
static void is_written_as_libxml2_writes_it(void)
{
    struct ot_text text = { 0 };
    xmlChar *bytes = NULL;
    int length = 0;
    put_hard(start());
    CU_ASSERT_FALSE_FATAL(tree.failed);
    xmlDocDumpFormatMemoryEnc(tree.doc, &bytes, &length, "UTF-8", 1);
    CU_ASSERT_EQUAL(ot_tree_write(&tree, &text), 0);
    CU_ASSERT_EQUAL(text.length, (size_t)length);
    OT_SAME(ot_text_string(&text), (const char *)bytes);
    xmlFree(bytes);
    ot_text_free(&text);
    xmlFreeDoc(tree.doc);
}

static void lines_begin_at_most_60_columns_in(void)
{
    struct ot_text text = { 0 };
    xmlNode *at = start();
    for (size_t i = 0; i < 40; i++)
        at = ot_tree_element(&tree, at, "a");
    CU_ASSERT_EQUAL(ot_tree_write(&tree, &text), 0);
    size_t most = 0;
    for (const char *line = ot_text_string(&text); line; line = strchr(line, '\n')) {
        line += *line == '\n';
        size_t spaces = strspn(line, " ");
        most = spaces > most ? spaces : most;
    }
    CU_ASSERT_EQUAL(most, 60);
    ot_text_free(&text);
    xmlFreeDoc(tree.doc);
}

static void the_first_failure_is_kept(void)
{
    struct ot_text text = { 0 };
    xmlNode *root = start(), *a = ot_tree_element(&tree, root, "a");
    ot_tree_attribute(&tree, a, "label", "Spend");
    ot_tree_text(&tree, ot_tree_element(&tree, a, "b"), "x\x02", 2);
    CU_ASSERT_TRUE(tree.failed);
    OT_HOLDS(err.text, "b of a \"Spend\" cannot be written to the report: byte 2 of it");
    CU_ASSERT_PTR_NULL(ot_tree_element(&tree, root, "c"));
    ot_tree_attribute(&tree, NULL, "x", "\x03");
    OT_HOLDS(err.text, "b of a \"Spend\"");
    CU_ASSERT_EQUAL(ot_tree_write(&tree, &text), -1);
    CU_ASSERT_EQUAL(text.length, 0);
    xmlFreeDoc(tree.doc);
}

static void text_that_was_lost_fails(void)
{
    struct ot_text lost = { .failed = true };
    xmlNode *root = start();
    ot_tree_take(&tree, root, &lost);
    CU_ASSERT_TRUE(tree.failed);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_INTERNAL);
    xmlFreeDoc(tree.doc);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(writes_elements_indented_by_two),
        OT_TEST(mixed_text_stays_on_one_line),
        OT_TEST(what_xml_would_change_is_escaped),
        OT_TEST(is_written_as_libxml2_writes_it),
        OT_TEST(lines_begin_at_most_60_columns_in),
        OT_TEST(the_first_failure_is_kept),
        OT_TEST(text_that_was_lost_fails),
    };
    return OT_TESTS_RUN("tree", tests);
}
