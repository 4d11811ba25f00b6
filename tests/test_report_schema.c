/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports that hold, and reports that do not, by line. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "harness.h"
#include "report/schema.h"
#include "report/write.h"
#include "sample.h"

static void a_written_report_is_valid(void)
{
    struct ot_error err = { 0 };
    struct ot_faults faults = { 0 };
    char *xml = sample_xml();
    CU_ASSERT_PTR_NOT_NULL_FATAL(xml);
    CU_ASSERT_EQUAL(ot_report_validate(xml, strlen(xml), "r.xml", &faults, &err), 0);
    CU_ASSERT_EQUAL(faults.count, 0);
    if (faults.count)
        OT_SAME(faults.item[0].text, "");
    ot_faults_clear(&faults);
    free(xml);
}

/* The sample with `from` replaced by `to`, once. Owned by the caller. */
static char *changed(const char *from, const char *to)
{
    struct ot_text text = { 0 };
    char *xml = sample_xml();
    const char *at = strstr(xml, from);
    CU_ASSERT_PTR_NOT_NULL_FATAL(at);
    ot_text_add(&text, xml, (size_t)(at - xml));
    ot_text_put(&text, to);
    ot_text_put(&text, at + strlen(from));
    free(xml);
    return text.bytes;
}

static unsigned line_of(const char *text, const char *part)
{
    unsigned line = 1;
    for (const char *end = strstr(text, part); end && text < end; text++)
        line += *text == '\n';
    return line;
}

/* Faults: one at the line of `at` says `expected`. */
static void check_fault(const char *from, const char *to, const char *at,
                        const char *expected)
{
    struct ot_error err = { 0 };
    struct ot_faults faults = { 0 };
    char *xml = changed(from, to);
    bool found = false;
    CU_ASSERT_EQUAL(ot_report_validate(xml, strlen(xml), "r.xml", &faults, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_FAILED);
    OT_HOLDS(err.text, "r.xml is not a valid report: ");
    for (size_t i = 0; i < faults.count; i++)
        found = found || (strstr(faults.item[i].text, expected) &&
                          faults.item[i].at.row == line_of(xml, at));
    CU_ASSERT_TRUE(found);
    if (!found)
        OT_HOLDS(faults.count ? faults.item[0].text : "no fault", expected);
    OT_SAME(faults.count ? faults.item[0].at.file : "", "r.xml");
    ot_faults_clear(&faults);
    free(xml);
}

static void names_the_line_of_an_unknown_element(void)
{
    check_fault("<show figure=\"f1\"/>", "<shown figure=\"f1\"/>", "<shown figure",
                "element shown");
}

static void names_the_line_of_a_wrong_value(void)
{
    check_fault("value=\"200000.75\"", "value=\"£200000\"", "£200000",
                "the attribute value of figure is \"£200000\"; expected a number");
    check_fault(
        "operation=\"sum\"", "operation=\"power\"", "\"power\"",
        "the attribute operation of node is \"power\"; expected leaf, missing, add");
    check_fault("<figure id=\"f1\" node=\"n3\"", "<figure id=\"f1\"", "<figure id=\"f1\"",
                "an attribute that element figure must have is missing or unfit");
}

static void names_an_attribute_that_is_misspelt(void)
{
    check_fault("<figure id=\"f1\" node=", "<figure id=\"f1\" nod=", "<figure id=\"f1\"",
                "element figure has an attribute nod, which no report has; did you "
                "mean node?");
    check_fault(
        "<figure id=\"f1\" node=", "<figure id=\"f1\" zzzzzz=", "<figure id=\"f1\"",
        "element figure has an attribute zzzzzz, which no report has");
}

static void names_the_line_of_a_missing_part(void)
{
    check_fault("<title>Review of schemes</title>", "", "<head>", "title");
}

/* Wherever libxml2 says no more than that something in the list is at fault. */
static void an_unfit_word_is_found_below(void)
{
    check_fault(
        "quality=\"illustrative\" grade=", "quality=\"illustratve\" grade=",
        "quality=\"illustratve\" grade=",
        "the attribute quality of evaluation is \"illustratve\"; expected published, ");
}

static void says_about_where_it_knows_no_better(void)
{
    check_fault("sha256=\"0", "sha256=\"X", "<script ",
                "element script, here or below, does not follow the schema");
}

static void words_are_not_blank(void)
{
    static const char *const blank[] = { "", " ", "&#9;&#10; &#13;" };
    static const char *const words[] = { "a", " a&#9;", "&#160;", "\"&lt;" };
    char attribute[60];
    for (size_t i = 0; i < sizeof blank / sizeof blank[0]; i++) {
        snprintf(attribute, sizeof attribute, "label='%s' scheme=", blank[i]);
        check_fault("label=\"Falls service\" scheme=", attribute, attribute,
                    "the attribute label of evaluation is blank; expected words");
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        struct ot_faults faults = { 0 };
        snprintf(attribute, sizeof attribute, "label='%s' scheme=", words[i]);
        char *xml = changed("label=\"Falls service\" scheme=", attribute);
        CU_ASSERT_EQUAL(ot_report_validate(xml, strlen(xml), "r.xml", &faults, NULL), 0);
        ot_faults_clear(&faults);
        free(xml);
    }
}

/* The sample's first figure, with other attributes, and how many faults it then has. */
static size_t faults_of_figure(const char *attributes)
{
    struct ot_faults faults = { 0 };
    char *xml = changed("value=\"200000.75\" unit=\"GBP\" prices=\"cash\" "
                        "price-year=\"2015-16\" quality=\"published\"",
                        attributes);
    ot_report_validate(xml, strlen(xml), "r.xml", &faults, NULL);
    size_t count = faults.count;
    ot_faults_clear(&faults);
    free(xml);
    return count;
}

static void what_may_be_left_out_may_be(void)
{
    static const char *const sound[] = {
        "",
        "value='1'",
        "missing='words'",
        "value='1' prices='cash'",
        "prices='cash' price-year='2015-16'",
        "value='1' prices='real' price-year='2015-16' provisional='true'",
        "low='1' high='2' confidence='0.95' method='draws'",
        ("value='1' low='1' high='2' confidence='0.95' method='draws' median='1' sd='1' "
         "base='1' draws='10' error='1' prices='present' price-year='2015-16'"),
    };
    static const char *const unsound[] = {
        "value='1' missing='words'", "prices='real'", "price-year='2015-16'",
        "low='1' high='2'",          "median='1'",    "index='words'",
        "provisional='false'",
    };
    char attributes[300];
    for (size_t i = 0; i < sizeof sound / sizeof sound[0]; i++) {
        snprintf(attributes, sizeof attributes, "unit='GBP' quality='missing' %s",
                 sound[i]);
        CU_ASSERT_EQUAL(faults_of_figure(attributes), 0);
    }
    for (size_t i = 0; i < sizeof unsound / sizeof unsound[0]; i++) {
        snprintf(attributes, sizeof attributes, "unit='GBP' quality='missing' %s",
                 unsound[i]);
        CU_ASSERT_TRUE(faults_of_figure(attributes) > 0);
    }
}

static void a_reference_must_lead_somewhere(void)
{
    check_fault("<show figure=\"f1\"/>", "<show figure=\"f99\"/>", "figure=\"f99\"",
                "show refers to figure \"f99\"; the report has no such figure");
    check_fault("node=\"n3\" value", "node=\"f2\" value", "node=\"f2\"",
                "figure refers to node \"f2\"; the report has no such node");
    check_fault("nodes=\"n4\"", "nodes=\"n4 n77\"", "n77",
                "assumption refers to node \"n77\"");
}

static void a_verdict_has_its_words(void)
{
    check_fault(
        "word=\"continue\"", "word=\"maybe\"", "\"maybe\"",
        "the attribute word of verdict is \"maybe\"; expected continue, change, stop "
        "or insufficient evidence");
    check_fault("<reason>it pays</reason>", "", "<verdict evaluation",
                "expecting element reason, got test");
    check_fault("operator=\"&lt;\"", "operator=\"~\"", "\"~\"",
                "the attribute operator of test is \"~\"; expected <, <=, >, >= or =");
    check_fault("private=\"true\"/>", "private=\"perhaps\"/>", "perhaps",
                "the attribute private of show is \"perhaps\"; expected true");
}

static void an_id_stands_once(void)
{
    check_fault("<section id=\"s2\"", "<section id=\"s1\"", "<section id=\"s1\" annex",
                "the id \"s1\" stands twice");
}

static void nothing_is_made_of_itself(void)
{
    check_fault("<operand node=\"n6\"/>", "<operand node=\"n7\"/>",
                "node=\"n7\"/>\n    <", "operand \"n7\" stands after what is made of it");
}

static void order_is_free(void)
{
    struct ot_faults faults = { 0 };
    char *xml = sample_xml();
    char *end = strstr(xml, "</report>");
    struct ot_text text = { 0 };
    char *from = strstr(xml, "  <head>"), *to = strstr(xml, "  <provenance>");
    ot_text_add(&text, xml, (size_t)(from - xml));
    ot_text_add(&text, to, (size_t)(end - to));
    ot_text_put(&text, "<more xmlns='urn:other' a='1'>words<b/></more>");
    ot_text_add(&text, from, (size_t)(to - from));
    ot_text_put(&text, end);
    CU_ASSERT_EQUAL(ot_report_validate(text.bytes, text.length, "r.xml", &faults, NULL),
                    0);
    ot_faults_clear(&faults);
    ot_text_free(&text);
    free(xml);
}

static void a_document_type_is_a_fault(void)
{
    check_fault("<report xmlns", "<!DOCTYPE report []>\n<report xmlns", "<?xml",
                "document type");
    check_fault("</report>", "</repor>", "</repor>", "not well-formed");
}

extern const unsigned char ot_report_rng[];
extern const size_t ot_report_rng_length;

/* What report/attributes checks is text in the schema that is compiled in. */
static void the_schema_leaves_to_us_what_we_check(void)
{
    static const char *const left[] = { "words", "identifier", "reference", "references",
                                        "financial-year" };
    char reference[60];
    for (size_t i = 0; i < sizeof left / sizeof left[0]; i++) {
        snprintf(reference, sizeof reference, "<ref name=\"%s\"", left[i]);
        CU_ASSERT_PTR_NULL(
            memmem(ot_report_rng, ot_report_rng_length, reference, strlen(reference)));
        snprintf(reference, sizeof reference, "<define name=\"%s\"", left[i]);
        CU_ASSERT_PTR_NOT_NULL(
            memmem(ot_report_rng, ot_report_rng_length, reference, strlen(reference)));
    }
}

static void schemas_belong_to_their_source(void)
{
    struct ot_error err = { 0 };
    struct ot_text source = { 0 }, derived = { 0 };
    char hash[OT_SHA256_ROOM];
    static const char *const names[] = { "core/report/report.rng",
                                         "core/report/report.xsd" };
    CU_ASSERT_EQUAL_FATAL(ot_file_read(ot_test_source("core/report/report.rnc"), 1 << 20,
                                       OT_EXIT_INPUT, &source, &err),
                          0);
    ot_sha256(source.bytes, source.length, hash);
    for (int i = 0; i < 2; i++) {
        CU_ASSERT_EQUAL(ot_file_read(ot_test_source(names[i]), 1 << 20, OT_EXIT_INPUT,
                                     &derived, &err),
                        0);
        OT_HOLDS(ot_text_string(&derived), hash);
    }
    ot_text_free(&source);
    ot_text_free(&derived);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_written_report_is_valid),
        OT_TEST(names_the_line_of_an_unknown_element),
        OT_TEST(names_the_line_of_a_wrong_value),
        OT_TEST(names_an_attribute_that_is_misspelt),
        OT_TEST(names_the_line_of_a_missing_part),
        OT_TEST(an_unfit_word_is_found_below),
        OT_TEST(says_about_where_it_knows_no_better),
        OT_TEST(words_are_not_blank),
        OT_TEST(what_may_be_left_out_may_be),
        OT_TEST(a_reference_must_lead_somewhere),
        OT_TEST(a_verdict_has_its_words),
        OT_TEST(an_id_stands_once),
        OT_TEST(nothing_is_made_of_itself),
        OT_TEST(order_is_free),
        OT_TEST(a_document_type_is_a_fault),
        OT_TEST(the_schema_leaves_to_us_what_we_check),
        OT_TEST(schemas_belong_to_their_source),
    };
    return OT_TESTS_RUN("report schema", tests);
}
