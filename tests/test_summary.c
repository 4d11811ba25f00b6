/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary table of a terminal. */
#include "config.h"

#include <stdlib.h>

#include "harness.h"
#include "report/read.h"
#include "sample.h"

/* The summary of a report with these rows; owned by the caller. */
static struct ot_text summed(const char *rows)
{
    struct ot_text report = { 0 }, text = { 0 };
    ot_text_format(&report,
                   "<report xmlns='urn:outturn:report:1'><summary>%s</summary></report>",
                   rows);
    CU_ASSERT_EQUAL(
        ot_report_summary_text(report.bytes, report.length, "r.xml", &text, NULL), 0);
    ot_text_free(&report);
    return text;
}

static void aligns_its_columns(void)
{
    struct ot_text text = { 0 };
    char *xml = sample_xml();
    CU_ASSERT_EQUAL(ot_report_summary_text(xml, strlen(xml), "r.xml", &text, NULL), 0);
    OT_HOLDS(ot_text_string(&text),
             "Scheme         Spend     Main outcome         Cost per "
             "outcome      Public value ");
    OT_HOLDS(ot_text_string(&text),
             "\nFalls service  £200,001  Falls avoided: 345   £580 "
             "for each fall    not known: the plan ");
    OT_HOLDS(ot_text_string(&text), "\n                         falls                "
                                    "(illustrative)        records none\n");
    OT_HOLDS(ot_text_string(&text),
             "\nPublic value: what each pound brings in present values");
    ot_text_free(&text);
    free(xml);
}

static void verdicts_have_a_column_where_there_are_any(void)
{
    struct ot_text none = summed("<row scheme='a' evidence='sufficient'/>");
    struct ot_text some = summed(
        "<row scheme='a' evidence='sufficient' verdict='continue'/>"
        "<row scheme='b' evidence='it is assumed' verdict='stop'/>"
        "<row scheme='c' evidence='it is assumed' verdict='insufficient evidence'/>"
        "<row scheme='d' evidence='it is assumed'/>");
    CU_ASSERT_PTR_NULL(strstr(none.bytes, "Verdict"));
    OT_HOLDS(some.bytes, "Evidence      Verdict\n");
    OT_HOLDS(some.bytes, "sufficient    continue\n");
    OT_HOLDS(some.bytes, "insufficient  insufficient evidence\n");
    OT_HOLDS(some.bytes, "\nb: the evidence is insufficient: it is assumed. The rule "
                         "decided all the same.\n");
    OT_HOLDS(some.bytes, "\nc: the evidence is insufficient: it is assumed.\n");
    OT_HOLDS(some.bytes, "\nd: the evidence is insufficient: it is assumed.\n");
    ot_text_free(&none);
    ot_text_free(&some);
}

static size_t longest_line(const char *text)
{
    size_t longest = 0, width = 0;
    for (; *text; text++) {
        width = *text == '\n' ? 0 : width + (((unsigned char)*text & 0xC0) != 0x80);
        longest = width > longest ? width : longest;
    }
    return longest;
}

static void no_line_is_over_110_characters(void)
{
    static const char word[] =
        "££££££££££££££££££££££££££££££££££££££££££££££££££££££££££££££";
    struct ot_text row = { 0 };
    ot_text_format(
        &row,
        "<row scheme='%s %s' evidence='%s %s' verdict='%s'><spend>%s</spend><cost-per>%s"
        "</cost-per><public-value>%s</public-value><outcome>%s</outcome></row>",
        word, word, word, word, word, word, word, word, word);
    struct ot_text text = summed(ot_text_string(&row));
    CU_ASSERT(longest_line(text.bytes) <= 110);
    CU_ASSERT_EQUAL(ot_utf8_fault(text.bytes, text.length), -1);
    size_t pounds = 0;
    for (const char *at = text.bytes; (at = strstr(at, "£")); at++)
        pounds++;
    CU_ASSERT_EQUAL(pounds, 11 * (sizeof word - 1) / 2);
    ot_text_free(&text);
    ot_text_free(&row);
}

static void empty_cells_stay_empty(void)
{
    struct ot_text text = summed("<row scheme='a'/>");
    OT_HOLDS(text.bytes, "\na\n");
    ot_text_free(&text);
}

static void no_summary_gives_no_text(void)
{
    static const char xml[] = "<report xmlns='urn:outturn:report:1'/>";
    struct ot_text text = { 0 };
    CU_ASSERT_EQUAL(ot_report_summary_text(xml, sizeof xml - 1, "r.xml", &text, NULL), 0);
    CU_ASSERT_EQUAL(text.length, 0);
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_report_summary_text("<a>", 3, "r.xml", &text, &err), -1);
    OT_HOLDS(err.text, "r.xml:1: not well-formed");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(aligns_its_columns),
        OT_TEST(verdicts_have_a_column_where_there_are_any),
        OT_TEST(no_line_is_over_110_characters),
        OT_TEST(empty_cells_stay_empty),
        OT_TEST(no_summary_gives_no_text),
    };
    return OT_TESTS_RUN("summary", tests);
}
