/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the summary know their evaluation, the section that judges it, and whether
 * their scheme stood before. */
#include "config.h"

#include "harness.h"
#include "paper/glance.h"
#include "report/document.h"

static void check(const xmlNode *of, const char *name, const char *expected)
{
    struct ot_arena *arena = ot_arena_new();
    OT_SAME(ot_document_attribute(arena, of, name), expected);
    ot_arena_free(arena);
}

static void a_row_says_what_stands_elsewhere(void)
{
    const char *xml =
        "<report xmlns='urn:outturn:report:1'><summary>"
        "<row evaluation='e1' scheme='A' verdict='stop' evidence='it rests on two'/>"
        "<row evaluation='e2' scheme='A' verdict='insufficient evidence' evidence='a; "
        "b'/>"
        "<row evaluation='e3' scheme='B'/><row evaluation='gone' scheme='C'/></summary>"
        "<section id='s1'><text/></section>"
        "<section id='s2'><verdict evaluation='e1'/><verdict evaluation='e3'/></section>"
        "<section id='s3'><verdict evaluation='e3'/></section><evaluations>"
        "<evaluation id='e1' periods='2023-24' grade='weak'/>"
        "<evaluation id='e2' periods='2024-25' failed='it crashed'/>"
        "<evaluation id='e3' periods='2023-24'/></evaluations></report>";
    static const char *const name[] = { "periods", "grade", "failed",
                                        "section", "again", "reason" };
    static const char *const expected[][6] = {
        { "2023-24", "weak", "", "s2", "", "It rests on two" },
        { "2024-25", "", "it crashed", "", "true", "" },
        { "2023-24", "", "", "s2", "", "" },
        { "", "", "", "", "", "" },
    };
    xmlDoc *doc = ot_document_report(xml, strlen(xml), "r.xml", NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
    CU_ASSERT_EQUAL(ot_rows_furnish(doc, NULL), 0);
    xmlNode *row =
        ot_document_child(ot_document_child(xmlDocGetRootElement(doc), "summary"), "row");
    for (size_t i = 0; i < 4; i++, row = ot_document_next(row, "row"))
        for (size_t k = 0; k < 6; k++)
            check(row, name[k], expected[i][k]);
    CU_ASSERT_PTR_NULL(row);
    const xmlNode *summary = ot_document_child(xmlDocGetRootElement(doc), "summary");
    check(summary, "continue", "");
    check(summary, "stop", "1");
    check(summary, "insufficient", "1");
    check(summary, "unjudged", "2");
    xmlFreeDoc(doc);
}

static void a_report_without_a_summary_stays_as_it_is(void)
{
    const char *xml = "<report xmlns='urn:outturn:report:1'/>";
    xmlDoc *doc = ot_document_report(xml, strlen(xml), "r.xml", NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
    CU_ASSERT_EQUAL(ot_rows_furnish(doc, NULL), 0);
    CU_ASSERT_PTR_NULL(xmlDocGetRootElement(doc)->children);
    xmlFreeDoc(doc);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_row_says_what_stands_elsewhere),
        OT_TEST(a_report_without_a_summary_stays_as_it_is),
    };
    return OT_TESTS_RUN("glance", tests);
}
