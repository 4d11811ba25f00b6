/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every type of argument: what it takes, and what is said when it does not. */
#include "config.h"

#include "script/argument.h"

#include "harness.h"
#include "script_desk.h"

static struct desk desk;

static void options_are_known_by_name(void)
{
    DESK_FAILS(&desk, "\nplan:spend { perod = '2015-16' }",
               "t.lua:2: plan:spend has no option \"perod\"; did you mean \"period\"?");
    DESK_FAILS(&desk, "plan:balance { zzzzz = 1 }",
               "plan:balance has no option \"zzzzz\"; expected period, basis or source");
    DESK_FAILS(&desk, "plan:spend { '2015-16' }", "plan:spend: options are named");
    DESK_FAILS(&desk, "plan:spend('2015-16')",
               "plan:spend: expected a table of named options, found \"2015-16\"");
}

static void what_is_needed_is_asked_for(void)
{
    DESK_FAILS(&desk, "plan:scheme()", "plan:scheme, id: expected a text, found nothing");
    DESK_FAILS(&desk, "outturn.uprate(1)",
               "outturn.uprate, to: expected a financial year");
    DESK_FAILS(&desk, "local r = outturn.report {}",
               "outturn.report, title: expected a text");
}

static void nothing_is_too_much(void)
{
    DESK_FAILS(&desk, "plan:scheme('falls', 1)",
               "too many arguments; expected 1 in order");
    DESK_FAILS(&desk, "plan:spend({}, {})",
               "too many arguments; expected 0 in order and a table of named options");
}

static void texts_and_numbers_are_not_taken_for_each_other(void)
{
    DESK_FAILS(&desk, "plan:scheme(12)", "expected a text, found 12");
    DESK_FAILS(&desk, "outturn.quantity('12', 'person', { why = 'x' })",
               "outturn.quantity, value: expected a number, found \"12\"");
    DESK_FAILS(&desk, "outturn.quantity(0/0, 'person', { why = 'x' })",
               "expected a finite number, found nan");
    DESK_FAILS(&desk, "report:section('a\\1b')",
               "well-formed UTF-8 without control characters");
    DESK_FAILS(&desk, "report:section('a\\0b')", "well-formed UTF-8");
    DESK_FAILS(&desk, "report:section('\\xff')", "well-formed UTF-8");
}

static void periods_years_and_dates_are_read_strictly(void)
{
    DESK_FAILS(&desk, "plan:spend { period = '2015' }",
               "plan:spend, period: expected a period");
    DESK_FAILS(&desk, "plan:spend { period = '2011-12' }", "2011/12");
    DESK_FAILS(&desk, "plan:spend { period = 2015 }", "expected a period such as");
    DESK_FAILS(&desk, "outturn.uprate(1, { to = '2015-16 Q1', from = '2014-15' })",
               "outturn.uprate, to: expected a financial year such as \"2015-16\", found "
               "\"2015-16 Q1\"");
    DESK_FAILS(&desk, "plan:spend { at = '1/4/2015' }",
               "plan:spend, at: expected a date such as");
}

static void words_are_listed_when_another_is_given(void)
{
    DESK_FAILS(
        &desk, "plan:spend { basis = 'plan' }",
        "plan:spend, basis: expected planned, forecast, actual, minimum, capacity or "
        "demand, found \"plan\"");
    DESK_FAILS(&desk, "plan:checks { level = 'error' }",
               "plan:checks, level: expected caveat or remark, found \"error\"");
    DESK_FAILS(&desk, "local e = plan:scheme('falls'):evaluate() e:rests_on('good')",
               "e:rests_on, quality: expected published, returned,");
}

static void words_of_a_choice_may_be_written_in_any_case(void)
{
    DESK_PRINTS(&desk, "report:recommend('note', 'this')", "");
    DESK_FAILS(&desk, "report:recommend('Do', 'this')",
               "Note, Agree, Approve, Review, Endorse");
}

static void one_text_or_several(void)
{
    DESK_PRINTS(&desk,
                "print(#plan:schemes { kind = 'falls' }, #plan:schemes { kind = { 'x', "
                "'falls' } },"
                " #plan:schemes { kind = {} })",
                "1\t1\t0\n");
    DESK_FAILS(&desk, "plan:schemes { kind = 1 }",
               "plan:schemes, kind: expected a text or a list of texts, found 1");
    DESK_FAILS(&desk, "plan:schemes { kind = { 1 } }",
               "expected a text or a list of texts");
}

static void other_types_say_what_they_take(void)
{
    DESK_FAILS(&desk, "report:section('S', { private = 'yes' })",
               "private: expected true or false, found \"yes\"");
    DESK_FAILS(&desk, "report:section('S'):figure('F', 1, { digits = 13 })",
               "digits: expected a whole number from 0 to 12, found 13");
    DESK_FAILS(&desk, "report:section('S'):figure('F', 'x')",
               "quantity: expected a quantity or a number, found \"x\"");
    DESK_FAILS(&desk, "report:section('S'):text('x', 1)", "expected a table such as");
    DESK_FAILS(&desk, "plan:activity('Beds', '2015-16')",
               "expected a name of lower-case letters");
    DESK_FAILS(&desk, "plan:scheme('falls'):evaluate { with = plan:schemes() }",
               "with: expected a table such as { name = quantity }, found a list");
    DESK_FAILS(&desk, "report:section('S'):table('T', plan)",
               "expected a list of rows, each a list of cells, found a plan");
    DESK_FAILS(&desk, "report:rule('R', {})",
               "decide: expected a function, found a table");
    DESK_FAILS(&desk, "report:section('S'):verdict(plan)",
               "evaluation: expected an evaluation, found a plan");
    DESK_FAILS(&desk, "report:section('S'):verdict(plan:scheme('falls'):evaluate(), 'R')",
               "rule: expected a rule that report:rule made, found \"R\"");
    DESK_FAILS(&desk, "report:section('S'):compare('falls')",
               "evaluations: expected a list of evaluations such as { e1, e2 }, found "
               "\"falls\"");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(options_are_known_by_name),
        OT_TEST(what_is_needed_is_asked_for),
        OT_TEST(nothing_is_too_much),
        OT_TEST(texts_and_numbers_are_not_taken_for_each_other),
        OT_TEST(periods_years_and_dates_are_read_strictly),
        OT_TEST(words_are_listed_when_another_is_given),
        OT_TEST(words_of_a_choice_may_be_written_in_any_case),
        OT_TEST(one_text_or_several),
        OT_TEST(other_types_say_what_they_take),
    };
    desk_open(&desk, desk_falls_plan("", ""));
    int failed = OT_TESTS_RUN("argument", tests);
    desk_close(&desk);
    return failed;
}
