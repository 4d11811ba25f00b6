/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planned against actual. */
#include "config.h"

#include "appraise/variance.h"

#include "harness.h"
#include "script_desk.h"

#define PLANNED \
    "falls,started_exercise,2015-16,planned,100,person,illustrative,,a round number\n"
#define ACTUAL "falls,started_exercise,2015-16,actual,80,person,returned,,\n"
#define SPENT                                        \
    "scheme,period,basis,amount,quality,reference\n" \
    "falls,2015-16,planned,100000,published,P1 p1\n" \
    "falls,2015-16,actual,110000,published,P1 p1\n"

static void each_line_holds_both_and_what_is_between(void)
{
    struct desk desk;
    const char *folder = desk_falls_plan(PLANNED ACTUAL, "");
    ot_test_write("spend.csv", SPENT);
    desk_open(&desk, folder);
    struct ot_evaluation *e =
        desk_evaluate(&desk, &(struct ot_evaluation_request){ .scheme = "falls" });
    struct ot_lines lines;
    CU_ASSERT_EQUAL_FATAL(ot_variance(e, &lines, &desk.err), 0);
    CU_ASSERT(lines.count > 3);
    OT_SAME(lines.line[0].name, "Spend");
    OT_SAME(lines.line[1].name, "People who started");
    for (size_t i = 0; i < lines.count; i++)
        OT_SAME(lines.line[i].note, NULL);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, lines.line[0].cell[2].node), 10000, 0);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, lines.line[1].cell[0].node), 100, 0);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, lines.line[1].cell[1].node), 80, 0);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, lines.line[1].cell[2].node), -20, 0);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, lines.line[1].cell[3].node), -0.2, 1e-15);
    CU_ASSERT_EQUAL(desk.appraisal.count, 2);
    CU_ASSERT_TRUE(desk.appraisal.evaluation[1]->derived);
    desk_close(&desk);
}

static void what_was_not_recorded_is_missing_and_says_so(void)
{
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, PLANNED);
    struct ot_lines lines;
    CU_ASSERT_EQUAL_FATAL(ot_variance(e, &lines, &desk.err), 0);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, lines.line[0].cell[0].node), 100000, 0);
    OT_HOLDS(desk_missing(&desk, lines.line[0].cell[1].node), "actual");
    OT_HOLDS(desk_missing(&desk, lines.line[0].cell[3].node), "actual");
    desk_close(&desk);
}

/* Tai chi was planned, and nobody returned it: it counts as none. */
static void a_line_names_what_the_actuals_lack(void)
{
    struct desk desk;
    const char *folder = desk_falls_plan(
        PLANNED ACTUAL
        "falls,started_tai_chi,2015-16,planned,50,person,published,P1 p1,\n",
        "");
    ot_test_write("spend.csv", SPENT);
    desk_open(&desk, folder);
    struct ot_evaluation *e =
        desk_evaluate(&desk, &(struct ot_evaluation_request){ .scheme = "falls" });
    struct ot_lines lines;
    CU_ASSERT_EQUAL_FATAL(ot_variance(e, &lines, &desk.err), 0);
    size_t named = 0;
    for (size_t i = 0; i < lines.count; i++)
        named += lines.line[i].note != NULL;
    CU_ASSERT(named > 1 && named < lines.count);
    OT_SAME(lines.line[0].note, NULL);
    OT_SAME(lines.line[1].name, "People who started");
    OT_HOLDS(lines.line[1].note, "not among the actuals: ");
    OT_HOLDS(lines.line[1].note, "tai chi");
    CU_ASSERT_PTR_NULL(strstr(lines.line[1].note, "exercise"));
    DESK_PRINTS(&desk,
                "local rows = plan:scheme('falls'):evaluate():variance() "
                "print(rows[1].note, rows[2].name, rows[2].note ~= nil)",
                "nil\tPeople who started\ttrue\n");
    desk_close(&desk);
}

static void an_actual_evaluation_is_compared_with_the_plan(void)
{
    struct desk desk;
    const char *folder = desk_falls_plan(PLANNED ACTUAL, "");
    ot_test_write("spend.csv", SPENT);
    desk_open(&desk, folder);
    DESK_PRINTS(&desk,
                "local e = plan:scheme('falls'):evaluate { basis = 'actual' } "
                "local rows = e:variance() print(rows[1].planned, rows[1].actual, "
                "rows[1].change)",
                "£100,000\t£110,000\t10%\n");
    desk_close(&desk);
}

static void what_varies_has_its_interval_here_too(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan("falls,started_exercise,2015-16,planned,100,person,"
                                     "illustrative,,x\n",
                                     ""));
    DESK_PRINTS(
        &desk,
        "local e = plan:scheme('falls'):evaluate { draws = 1000 }\n"
        "for row in e:variance() do\n"
        "  if row.name == 'Falls avoided' then print(row.planned.has_interval) end\n"
        "end",
        "true\n");
    desk_close(&desk);
}

static void every_reason_for_a_missing_figure_is_passed_on(void)
{
    struct desk desk;
    desk_open(&desk,
              desk_falls_plan(
                  "falls,started_exercise,2015-16,planned,*,person,missing,,\n", ""));
    DESK_PRINTS(&desk,
                "local s = plan:scheme('falls') "
                "local a = s:activity('started_exercise', '2015-16') "
                "local b = s:spend { period = '2014-15' } "
                "local c = plan:scheme('other'):evaluate().main "
                "for _, q in ipairs { a, b, c } do "
                "print(q.missing ~= nil, (q + q).missing == q.missing, "
                "q:or_assume(5, 'a guess').quality) "
                "print((pcall(function() local x = q > 1 end))) end",
                "true\ttrue\tillustrative\nfalse\ntrue\ttrue\tillustrative\nfalse\n"
                "true\ttrue\tillustrative\nfalse\n");
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(each_line_holds_both_and_what_is_between),
        OT_TEST(what_was_not_recorded_is_missing_and_says_so),
        OT_TEST(a_line_names_what_the_actuals_lack),
        OT_TEST(an_actual_evaluation_is_compared_with_the_plan),
        OT_TEST(what_varies_has_its_interval_here_too),
        OT_TEST(every_reason_for_a_missing_figure_is_passed_on),
    };
    return OT_TESTS_RUN("variance", tests);
}
