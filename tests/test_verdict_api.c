/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules, what they decide, and what they must not do. */
#include "config.h"

#include "appraise/rules_verdict.h"
#include "harness.h"
#include "report/report.h"
#include "script/api.h"
#include "script_desk.h"

static struct desk desk;

#define ACTIVITY "falls,started_exercise,2015-16,planned,1000,person,published,P1 p1,\n"
#define E                                                              \
    "local e = plan:scheme('falls'):evaluate { draws = 0 } local s = " \
    "report:section('S') "
#define RULE(body) \
    E "local r = report:rule('Worth it', function(e) " body " end) s:verdict(e, r)"

static struct ot_report *report_of(const char *lua)
{
    struct ot_text text = { 0 };
    desk.appraisal.evaluation = NULL;
    desk.appraisal.count = 0;
    ot_text_format(
        &text, "local report = outturn.report { title = 'T' } %s\nreturn report", lua);
    struct script_run run = script_with(&desk, ot_text_string(&text));
    OT_SAME(run.err.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(run.report);
    ot_text_free(&text);
    script_forget(&run);
    return run.report;
}

static const struct ot_report_verdict *verdict_of(const char *lua)
{
    const struct ot_report *report = report_of(lua);
    CU_ASSERT_FATAL(report->verdicts > 0);
    return report->verdict[report->verdicts - 1];
}

static const char *shown(const struct ot_figure *figure)
{
    static struct ot_text text;
    ot_text_free(&text);
    ot_figure_people(figure, &text);
    return ot_text_string(&text);
}

/* ---- Rules ---- */

static void a_rule_is_printed_as_it_stands(void)
{
    const struct ot_report *report =
        report_of("\n\n  local r = report:rule('Worth it', function(e)\r\n"
                  "    -- \xc2\xa3 and <b>\n\n    return 'stop', 'x'\n  end) -- to here\n"
                  "print('not this')");
    CU_ASSERT_EQUAL_FATAL(report->rules, 1);
    const struct ot_report_rule *rule = report->rule[0];
    OT_SAME(rule->id, "r1");
    OT_SAME(rule->title, "Worth it");
    OT_SAME(rule->file, "t.lua");
    CU_ASSERT_EQUAL(rule->line, 3);
    OT_SAME(rule->source, "  local r = report:rule('Worth it', function(e)\n"
                          "    -- \xc2\xa3 and <b>\n\n    return 'stop', 'x'\n"
                          "  end) -- to here");
}

static void line_ends_of_other_systems_are_no_part_of_a_rule(void)
{
    const struct ot_report *report =
        report_of("\r\rreport:rule('R', function(e)\r  local x\r\r\nend)\r-- after");
    OT_SAME(report->rule[0]->source, "report:rule('R', function(e)\n  local x\n\nend)");
    CU_ASSERT_EQUAL(report->rule[0]->line, 3);
    report = report_of("report:rule('R', function() end)");
    OT_HOLDS(report->rule[0]->source, "report:rule('R', function() end)");
}

static void a_rule_may_come_from_another_file(void)
{
    static const char rules[] = "local function decide(e)\n  return 'stop', 'x'\nend\n"
                                "return { decide = decide }";
    static const char lua[] = "local report = outturn.report { title = 'T' }\n"
                              "report:rule('R', use('rules').decide) return report";
    const struct ot_script_module module = { "rules", "rules.lua", rules,
                                             sizeof rules - 1 };
    struct ot_script script = { .file = "t.lua",
                                .bytes = lua,
                                .length = sizeof lua - 1,
                                .module = &module,
                                .modules = 1,
                                .appraisal = &desk.appraisal };
    struct ot_error err = { 0 };
    struct ot_report *report = NULL;
    CU_ASSERT_EQUAL_FATAL(ot_script_run(&script, &report, &err), 0);
    OT_SAME(report->rule[0]->file, "rules.lua");
    CU_ASSERT_EQUAL(report->rule[0]->line, 1);
    OT_SAME(report->rule[0]->source,
            "local function decide(e)\n  return 'stop', 'x'\nend");
}

static void only_a_function_of_the_script_is_a_rule(void)
{
    DESK_FAILS(&desk, "report:rule('R', 'continue')",
               "report:rule, decide: expected a function, found \"continue\"");
    DESK_FAILS(&desk, "report:rule('R')", "expected a function, found nothing");
    DESK_FAILS(&desk, "report:rule('R', print)",
               "expected a function written in the script");
    DESK_FAILS(&desk, "report:rule('R', plan.spend)",
               "expected a function written in the script");
    DESK_FAILS(&desk, "report:rule('R', setmetatable({}, { __call = print }))",
               "expected a function, found a table");
    DESK_FAILS(&desk, "report:rule(function() end, 'R')", "title: expected a text");
}

static void a_rule_that_cannot_be_printed_is_refused(void)
{
    DESK_FAILS(&desk, "\nreport:rule('R', function(e) -- caf\xe9\nend)",
               "t.lua:2: report:rule: lines 2 to 3 of t.lua are to be printed, and hold "
               "bytes that are no UTF-8 text");
    DESK_FAILS(&desk, "for i = 1, 200 do report:rule('R', function() end) end",
               "expected at most 100 rules");
}

/* ---- Verdicts ---- */

static void a_verdict_can_be_asked(void)
{
    DESK_PRINTS(&desk,
                E "local r = report:rule('Worth it', function(x) print(x == e, x.label) "
                  "return 'Stop', 'it does not pay' end) local v = s:verdict(e, r) "
                  "print(v.word, v.reason, v.rule, r.title, v, r) return report",
                "true\tFalls prevention\n"
                "stop\tit does not pay\tWorth it\tWorth it\tverdict\trule\n");
    DESK_FAILS(&desk,
               E "print(s:verdict(e, report:rule('R', function() return 'stop', "
                 "'x' end)).why)",
               "a verdict has no \"why\"");
}

static void comparisons_are_the_tests_behind_it(void)
{
    const struct ot_report_verdict *v = verdict_of(
        RULE("local all = e.benefit.total / e.spend.total "
             "if e.spend.total < 200000 and all >= 3 then return 'continue', 'x' end "
             "if all <= e:break_even() then return 'stop', 'y' end "
             "return 'change', 'z'"));
    OT_SAME(v->evaluation, "e1");
    OT_SAME(v->rule->title, "Worth it");
    CU_ASSERT_EQUAL_FATAL(v->tests, 3);
    const struct ot_report_test *test = v->test;
    OT_SAME(test[0].left.figure->label, "Compared for Falls prevention: The service");
    OT_SAME(shown(test[0].left.figure), "£100,000");
    OT_SAME(test[0].sign, "<");
    OT_SAME(test[0].right.text, "£200,000");
    CU_ASSERT(test[0].right.number == 200000 && !test[0].right.figure);
    CU_ASSERT_TRUE(test[0].holds);
    OT_SAME(test[1].left.figure->label,
            "Compared for Falls prevention: Benefits ÷ The service");
    OT_SAME(test[1].sign, ">=");
    OT_SAME(test[1].right.text, "£3 for each £1");
    CU_ASSERT_FALSE(test[1].holds);
    OT_SAME(test[2].sign, "<=");
    CU_ASSERT_PTR_NOT_NULL_FATAL(test[2].right.figure);
    OT_HOLDS(test[2].right.figure->label, "break even");
    CU_ASSERT_EQUAL(test[2].holds, strcmp(v->word, "stop") == 0);
}

static void a_number_reads_in_the_unit_beside_it(void)
{
    const struct ot_report_verdict *v = verdict_of(
        RULE("local _ = 600 < e:cost_per(), e.main > 10, -e.main < 1.5, e:break_even() < "
             "0.5, e.spend.total == e.spend.total return 'change', 'x'"));
    CU_ASSERT_EQUAL_FATAL(v->tests, 5);
    OT_SAME(v->test[0].sign, ">");
    OT_SAME(v->test[0].right.text, "£600 for each fall");
    OT_SAME(v->test[1].right.text, "10 falls");
    OT_SAME(v->test[2].right.text, "1.5 falls");
    OT_SAME(v->test[3].right.text, "50%");
    OT_SAME(v->test[4].sign, "=");
    CU_ASSERT_TRUE(v->test[4].holds);
}

static void what_is_compared_elsewhere_is_no_test(void)
{
    const struct ot_report *report = report_of(
        E "local big = e.spend.total > 1 local r = report:rule('R', function(e) return "
          "big and 'stop' or 'change', 'x' end) s:verdict(e, r) big = e.spend.total < 2 "
          "s:verdict(e, r)");
    CU_ASSERT_EQUAL_FATAL(report->verdicts, 2);
    CU_ASSERT_EQUAL(report->verdict[0]->tests, 0);
    CU_ASSERT_EQUAL(report->verdict[1]->tests, 0);
}

static void it_stands_in_its_section_and_the_summary(void)
{
    const struct ot_report *report = report_of(
        E "local p = report:section('P', { private = true }) local function as(w) return "
          "report:rule(w, function() return w, 'as told' end) end "
          "plan:scheme('other'):evaluate() "
          "s:text('before') s:verdict(e, as('insufficient evidence')) s:text('after') "
          "p:verdict(e, as('insufficient_evidence'))");
    const struct ot_section *section = report->section[0];
    CU_ASSERT_EQUAL_FATAL(section->items, 3);
    CU_ASSERT_EQUAL(section->item[1]->kind, OT_ITEM_VERDICT);
    OT_SAME(section->item[1]->verdict->word, "insufficient evidence");
    CU_ASSERT_FALSE(section->item[1]->verdict->private_);
    CU_ASSERT_EQUAL_FATAL(report->summaries, 2);
    CU_ASSERT_PTR_EQUAL(report->summary[0].verdict, report->verdict[1]);
    CU_ASSERT_TRUE(report->summary[0].verdict->private_);
    CU_ASSERT_PTR_NULL(report->summary[1].verdict);
}

/* ---- Evidence ---- */

static void a_verdict_against_the_evidence_is_marked(void)
{
    const struct ot_report *report =
        report_of("local e = plan:scheme('other'):evaluate() local s = "
                  "report:section('S') s:verdict(e, report:rule('R', function() "
                  "return 'continue', 'we like it' end))");
    const struct ot_section *section = report->section[0];
    CU_ASSERT_EQUAL_FATAL(section->items, 2);
    OT_SAME(section->item[0]->verdict->word, "continue");
    OT_HOLDS(section->item[0]->verdict->against, "the plan gives it no kind");
    CU_ASSERT_EQUAL(section->item[1]->kind, OT_ITEM_CAVEAT);
    OT_HOLDS(section->item[1]->text,
             "The evidence is insufficient: the plan gives it no kind");
    OT_HOLDS(section->item[1]->text, "; the rule decided all the same.");
}

static void a_rule_that_heeds_the_evidence_is_not_marked(void)
{
    const struct ot_report *report =
        report_of("local e = plan:scheme('other'):evaluate() local s = "
                  "report:section('S') s:verdict(e, report:rule('R', function(e) "
                  "return 'insufficient evidence', e.evidence end))");
    CU_ASSERT_EQUAL_FATAL(report->section[0]->items, 1);
    CU_ASSERT_PTR_NULL(report->verdict[0]->against);
    OT_HOLDS(report->verdict[0]->reason, "the plan gives it no kind");
}

static void sufficient_evidence_needs_no_mark(void)
{
    struct desk poor = desk;
    desk_open(&desk, desk_falls_plan("falls,started_exercise,2015-16,planned,100000,"
                                     "person,published,P1 p1,\n",
                                     ""));
    const struct ot_report *report =
        report_of(RULE("return 'continue', 'as ' .. e.evidence"));
    OT_SAME(report->verdict[0]->reason, "as sufficient");
    CU_ASSERT_PTR_NULL(report->verdict[0]->against);
    CU_ASSERT_EQUAL(report->section[0]->items, 1);
    desk_close(&desk);
    desk = poor;
}

/* ---- What is refused ---- */

static size_t count_of_check(const struct ot_report *report, const char *rule)
{
    size_t count = 0;
    for (size_t i = 0; i < report->checks; i++)
        count += strcmp(report->check[i].rule, rule) == 0;
    return count;
}

/* One that says that the evidence is insufficient says so itself. */
static void a_verdict_on_illustrative_figures_is_doubted(void)
{
    static const char rule[] = "illustrative_under_verdict";
    desk_close(&desk);
    desk_open(&desk, desk_falls_plan("falls,started_exercise,2015-16,planned,1000,person,"
                                     "illustrative,,made up\n",
                                     ""));
    CU_ASSERT_EQUAL(count_of_check(report_of(RULE("return 'stop', 'x'")), rule), 1);
    CU_ASSERT_EQUAL(
        count_of_check(report_of(RULE("return 'insufficient evidence', 'x'")), rule), 0);
    desk_close(&desk);
    desk_open(&desk, desk_falls_plan(ACTIVITY, ""));
    CU_ASSERT_EQUAL(count_of_check(report_of(RULE("return 'stop', 'x'")), rule), 0);
}

static void another_word_is_an_error(void)
{
    DESK_FAILS(&desk, "\n" RULE("return 'maybe', 'x'"),
               "t.lua:2: section:verdict: the rule \"Worth it\" (t.lua:2) gave "
               "\"maybe\"; expected \"continue\", \"change\", \"stop\" or "
               "\"insufficient evidence\", and then a reason");
    DESK_FAILS(&desk, RULE(""), "gave nothing; expected \"continue\"");
    DESK_FAILS(&desk, RULE("return 1, 'x'"), "gave 1; expected");
    DESK_FAILS(&desk, RULE("return e, 'x'"), "gave an evaluation; expected");
    DESK_FAILS(&desk, RULE("return 'stop\\0', 'x'"), "gave \"stop");
}

static void a_reason_is_needed(void)
{
    DESK_FAILS(&desk, RULE("return 'stop'"),
               "gave nothing; expected a text as its reason: return \"stop\", \"why\"");
    DESK_FAILS(&desk, RULE("return 'stop', e.spend.total"), "gave a quantity; expected");
    DESK_FAILS(&desk, RULE("return 'stop', ' \\n '"), "expected a reason that says why");
    DESK_FAILS(&desk, RULE("return 'stop', 'it costs {spend}'"),
               "expected a reason without braces: the figures that were compared stand "
               "beside it");
    DESK_FAILS(&desk, RULE("return 'stop', 'a\\1b'"), "expected a reason of well-formed");
    DESK_FAILS(&desk, RULE("return 'stop', '\\xff'"), "expected a reason of well-formed");
}

static void only_an_evaluation_and_a_rule_are_taken(void)
{
    DESK_FAILS(&desk, E "s:verdict(e)",
               "section:verdict, rule: expected a rule that report:rule made, found "
               "nothing");
    DESK_FAILS(&desk, E "s:verdict(e, function() end)", "found a function");
    DESK_FAILS(&desk, E "s:verdict(report:rule('R', function() end), e)",
               "section:verdict, evaluation: expected an evaluation, found a rule");
    DESK_FAILS(&desk, E "s:verdict(plan:scheme('falls'), e)", "found a scheme");
}

static void an_error_in_a_rule_has_its_line(void)
{
    DESK_FAILS(&desk,
               E "local r = report:rule('R', function(e)\nlocal x = e.nothing\nend)\n"
                 "s:verdict(e, r)",
               "t.lua:2: an evaluation has no \"nothing\"");
    DESK_FAILS(&desk, RULE("error('no')"), "t.lua:1: no");
    DESK_FAILS(&desk, RULE("error({})"), "the script raised a table");
    DESK_FAILS(&desk,
               "local e = plan:scheme('other'):evaluate() local r = report:rule('R', "
               "function(e)\nreturn e.main > 1 and 'stop', 'x' end) "
               "report:section('S'):verdict(e, r)",
               "t.lua:2: comparison: Main outcome is missing: the plan gives it no kind");
}

static void a_rule_writes_nothing(void)
{
    DESK_FAILS(&desk, RULE("s:text('x') return 'stop', 'x'"),
               "section:text: a rule decides, and writes nothing into the report; say "
               "why in its reason");
    DESK_FAILS(&desk, RULE("report:section('more') return 'stop', 'x'"),
               "report:section: a rule decides");
    DESK_FAILS(&desk, RULE("s:verdict(e, r) return 'stop', 'x'"), "no global \"r\"");
    DESK_FAILS(&desk,
               E "local r r = report:rule('R', function(e) s:verdict(e, r) end) "
                 "s:verdict(e, r)",
               "section:verdict: a rule decides");
    DESK_FAILS(&desk, RULE("outturn['rep' .. 'ort'] { title = 'x' }"),
               "a script makes one report");
}

static void a_rule_that_failed_leaves_nothing_behind(void)
{
    const struct ot_report *report = report_of(
        E "local r = report:rule('R', function(e) if e.spend.total > 1 then error('no') "
          "end end) print(pcall(s.verdict, s, e, r)) "
          "local q = report:rule('Q', function(e) return 'maybe', 'x' end) "
          "print(pcall(s.verdict, s, e, q)) local _ = e.spend.total > 5 s:text('x')");
    CU_ASSERT_EQUAL(report->verdicts, 0);
    CU_ASSERT_EQUAL(report->section[0]->items, 1);
    for (size_t i = 0; i < report->figures; i++)
        CU_ASSERT_PTR_NULL(strstr(report->figure[i]->label, "Compared"));
    CU_ASSERT_PTR_NULL(report->summary[0].verdict);
}

static void a_rule_may_try_and_evaluate(void)
{
    const struct ot_report *report = report_of(
        RULE("local ok = pcall(function() return e.nothing end) "
             "local more = plan:scheme('falls'):evaluate { draws = 0, label = 'more', "
             "with = { "
             "started_exercise = 2000 } } "
             "if more.main > e.main and not ok then return 'change', 'do more' end"));
    OT_SAME(report->verdict[0]->word, "change");
    CU_ASSERT_EQUAL(report->verdict[0]->tests, 1);
    CU_ASSERT_EQUAL(report->evaluations, 2);
    OT_SAME(report->summary[0].verdict->word, "change");
}

static void a_rule_that_compares_without_end_is_stopped(void)
{
    DESK_FAILS(&desk,
               RULE("local q = e.spend.total for i = 1, 1e6 do local _ = q < i end"),
               "a rule makes more than 100 comparisons");
    DESK_FAILS(&desk, RULE("return e.spend.total < math.huge and 'stop', 'x'"),
               "a number that is not finite");
}

static struct ot_error fails_within(double processor, const char *body)
{
    struct ot_text text = { 0 };
    struct ot_error err = { 0 };
    struct ot_report *report = NULL;
    ot_text_format(&text,
                   "local report = outturn.report { title = 'T' } " E
                   "local r = report:rule('R', function(e) %s end)\n"
                   "pcall(s.verdict, s, e, r) return report",
                   body);
    struct ot_script script = { .file = "t.lua",
                                .bytes = ot_text_string(&text),
                                .length = text.length,
                                .appraisal = &desk.appraisal,
                                .processor = processor };
    CU_ASSERT_EQUAL(ot_script_run(&script, &report, &err), -1);
    ot_text_free(&text);
    return err;
}

static void a_rule_that_loops_meets_the_limit(void)
{
    struct ot_error err = fails_within(0.3, "while true do end");
    OT_HOLDS(err.text, "seconds of processor time that it may take");
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_SCRIPT);
    err = fails_within(0,
                       "local t = {} while true do t[#t + 1] = ('x'):rep(1e6) .. #t end");
    OT_HOLDS(err.text, "MB of memory that it may hold");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_rule_is_printed_as_it_stands),
        OT_TEST(line_ends_of_other_systems_are_no_part_of_a_rule),
        OT_TEST(a_rule_may_come_from_another_file),
        OT_TEST(only_a_function_of_the_script_is_a_rule),
        OT_TEST(a_rule_that_cannot_be_printed_is_refused),
        OT_TEST(a_verdict_can_be_asked),
        OT_TEST(comparisons_are_the_tests_behind_it),
        OT_TEST(a_number_reads_in_the_unit_beside_it),
        OT_TEST(what_is_compared_elsewhere_is_no_test),
        OT_TEST(it_stands_in_its_section_and_the_summary),
        OT_TEST(a_verdict_against_the_evidence_is_marked),
        OT_TEST(a_rule_that_heeds_the_evidence_is_not_marked),
        OT_TEST(sufficient_evidence_needs_no_mark),
        OT_TEST(a_verdict_on_illustrative_figures_is_doubted),
        OT_TEST(another_word_is_an_error),
        OT_TEST(a_reason_is_needed),
        OT_TEST(only_an_evaluation_and_a_rule_are_taken),
        OT_TEST(an_error_in_a_rule_has_its_line),
        OT_TEST(a_rule_writes_nothing),
        OT_TEST(a_rule_that_failed_leaves_nothing_behind),
        OT_TEST(a_rule_may_try_and_evaluate),
        OT_TEST(a_rule_that_compares_without_end_is_stopped),
        OT_TEST(a_rule_that_loops_meets_the_limit),
    };
    desk_open(&desk, desk_falls_plan(ACTIVITY, ""));
    int failed = OT_TESTS_RUN("verdict_api", tests);
    desk_close(&desk);
    return failed;
}
