/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of verdicts found by their figures, in reports that need not be valid. */
#include "config.h"

#include "report/tested.h"

#include "harness.h"
#include "report/document.h"

static const char report[] =
    "<report xmlns='urn:outturn:report:1'>"
    "<section><text>no verdict</text>"
    "<verdict evaluation='e1' rule='r1' word='stop'><reason>x</reason>"
    "<test operator='&gt;' holds='true'><left figure='f1'>£9</left><right value='5'>£5"
    "</right></test>"
    "<test operator='&lt;=' holds='false'><left figure='f1'>£9</left><right "
    "figure='f2'>£7</right></test>"
    "<test operator='=' holds='1'><left figure='f3'>1</left><right figure='f3'>1</right>"
    "</test></verdict></section>"
    "<section><verdict rule='r9' word='change'><test><left figure='f4'/></test>"
    "</verdict><verdict/></section>"
    "<rules><rule id='r1'><title>Worth it</title></rule></rules>"
    "<evaluations><evaluation id='e1' label='Falls service'/></evaluations></report>";

/* What is said of a figure, and then of it once more; owned by the caller. */
static struct ot_text told(const char *figure)
{
    struct ot_text text = { 0 };
    struct ot_arena *arena = ot_arena_new();
    xmlDoc *doc = ot_document_report(report, sizeof report - 1, "r.xml", NULL);
    struct ot_tested *tested = ot_tested_gather(xmlDocGetRootElement(doc), arena);
    CU_ASSERT_PTR_NOT_NULL_FATAL(tested);
    ot_tested_put(tested, figure, &text);
    ot_tested_put(tested, figure, &text);
    ot_tested_free(tested);
    xmlFreeDoc(doc);
    ot_arena_free(arena);
    return text;
}

static void each_test_of_a_figure_is_told_once(void)
{
    struct ot_text text = told("f1");
    OT_SAME(
        text.bytes,
        "  Compared by the rule \"Worth it\" for Falls service (stop): £9 > £5: "
        "holds\n"
        "  Compared by the rule \"Worth it\" for Falls service (stop): £9 <= £7: does "
        "not hold\n");
    ot_text_free(&text);
}

static void a_figure_may_stand_on_either_side_or_both(void)
{
    struct ot_text right = told("f2"), both = told("f3");
    OT_SAME(right.bytes, "  Compared by the rule \"Worth it\" for Falls service (stop): "
                         "£9 <= £7: does not hold\n");
    OT_SAME(both.bytes, "  Compared by the rule \"Worth it\" for Falls service (stop): "
                        "1 = 1: holds\n");
    ot_text_free(&right);
    ot_text_free(&both);
}

static void what_a_report_does_not_hold_stays_unsaid(void)
{
    struct ot_text broken = told("f4"), none = told("f99"), empty = told("");
    OT_SAME(broken.bytes,
            "  Compared by the rule \"r9\" for  (change):   : does not hold\n");
    CU_ASSERT_EQUAL(none.length, 0);
    CU_ASSERT_EQUAL(empty.length, 0);
    ot_text_free(&broken);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(each_test_of_a_figure_is_told_once),
        OT_TEST(a_figure_may_stand_on_either_side_or_both),
        OT_TEST(what_a_report_does_not_hold_stays_unsaid),
    };
    return OT_TESTS_RUN("tested", tests);
}
