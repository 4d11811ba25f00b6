/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sections, prose with figures, tables, recommendations. */
#include "config.h"

#include "harness.h"
#include "report/report.h"
#include "script/api.h"
#include "script_desk.h"

static struct desk desk;

#define REPORT "local report = outturn.report { title = 'T' } "

static struct ot_report *report_of(const char *lua)
{
    struct ot_text text = { 0 };
    ot_text_format(&text, REPORT "%s\nreturn report", lua);
    struct script_run run = script_with(&desk, ot_text_string(&text));
    OT_SAME(run.err.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(run.report);
    ot_text_free(&text);
    script_forget(&run);
    return run.report;
}

static void sections_stand_in_the_order_made(void)
{
    const struct ot_report *report = report_of(
        "report:section('A') report:annex('B') report:section('C', { private = true })");
    CU_ASSERT_EQUAL_FATAL(report->sections, 3);
    OT_SAME(report->section[0]->title, "A");
    CU_ASSERT(report->section[1]->annex && !report->section[0]->annex);
    CU_ASSERT(report->section[2]->private_ && !report->section[1]->private_);
}

static void calls_on_a_section_may_be_chained(void)
{
    const struct ot_report *report = report_of(
        "report:section('A'):text('x'):caveat('y'):checks():figure('f', plan:spend())");
    CU_ASSERT_EQUAL(report->section[0]->items, 4);
}

static void figures_stand_in_prose_by_name(void)
{
    const struct ot_report *report =
        report_of("report:section('A'):text('{a} and {b} and {c} and {a}', "
                  "{ a = plan:spend(), b = 1234.5, c = 'text' })");
    const struct ot_item *item = report->section[0]->item[0];
    OT_SAME(item->text, "{a} and 1,234.5 and text and {a}");
    CU_ASSERT_EQUAL_FATAL(item->values, 1);
    OT_SAME(item->value[0].name, "a");
    OT_SAME(item->value[0].figure->label, "Spend");
}

static void names_and_values_answer_each_other(void)
{
    DESK_FAILS(
        &desk, "report:section('A'):text('{a}')",
        "{a} in the text: expected a = quantity, number or text in its values, found "
        "nothing");
    DESK_FAILS(&desk, "report:section('A'):text('x', { a = 1 })",
               "values: the text does not speak of {a}");
    DESK_FAILS(&desk, "report:section('A'):text('x {', {})", "a brace in a text begins");
    DESK_FAILS(&desk, "report:section('A'):text('{}')", "a brace in a text begins");
    DESK_FAILS(&desk, "report:section('A'):text('{a}', { a = plan })", "found a plan");
    DESK_FAILS(&desk, "report:section('A'):text('{a}', { a = '{b}' })",
               "a text without braces");
    DESK_FAILS(&desk, "report:section('A'):text('x', { 1 })", "an item without a name");
}

static void figures_are_shown_as_asked(void)
{
    const struct ot_report *report = report_of(
        "report:section('A'):figure('Spend', plan:spend(), { as = '£k', digits = 1 })");
    const struct ot_figure *figure = report->section[0]->item[0]->figure;
    struct ot_text shown = { 0 };
    ot_figure_people(figure, &shown);
    OT_SAME(figure->label, "Spend");
    OT_SAME(ot_text_string(&shown), "£150.0k");
    ot_text_free(&shown);
}

static void tables_hold_texts_numbers_and_figures(void)
{
    const struct ot_report *report =
        report_of("report:section('A'):table('T', { { 'Scheme', 'Spend', 'n' }, "
                  "{ 'Falls', plan:spend(), 1000 }, { 'Other', nil, 2 }, {} })");
    const struct ot_table_of *table = report->section[0]->item[0]->table;
    CU_ASSERT_EQUAL_FATAL(table->rows * table->columns, 9);
    OT_SAME(table->heading[1], "Spend");
    OT_SAME(table->cell[0].text, "Falls");
    OT_SAME(table->cell[1].figure->label, "Falls: Spend");
    OT_SAME(table->cell[2].text, "1,000");
    OT_SAME(table->cell[4].text, "");
    OT_SAME(table->cell[8].text, "");
}

static void tables_that_are_none_are_refused(void)
{
    DESK_FAILS(&desk, "report:section('A'):table('T', {})",
               "row 1: expected a list of cells, found nothing");
    DESK_FAILS(&desk, "report:section('A'):table('T', { {} })", "it is empty");
    DESK_FAILS(&desk, "report:section('A'):table('T', { { 1 } })",
               "column 1: expected a text, found 1");
    DESK_FAILS(&desk, "report:section('A'):table('T', { { 'a' }, { 1, 2 } })",
               "row 2: expected 1 cells, as many as headings, found 2");
    DESK_FAILS(&desk, "report:section('A'):table('T', { { 'a' }, { plan } })",
               "row 2, column 1: expected a text, number or quantity, found a plan");
}

static void recommendations_stand_where_they_are_made(void)
{
    const struct ot_report *report =
        report_of("report:recommend('note', 'that {n}', { lead = 'a role', due = "
                  "'2016-04', scheme = "
                  "'falls', values = { n = plan:spend() } }) "
                  "report:section('A'):recommend('Agree', 'x')");
    CU_ASSERT_EQUAL_FATAL(report->overalls, 1);
    const struct ot_recommendation *first = report->overall[0]->recommend;
    OT_SAME(first->verb, "Note");
    OT_SAME(first->lead, "a role");
    OT_SAME(first->due, "2016-04");
    OT_SAME(first->scheme, "falls");
    CU_ASSERT_EQUAL(report->overall[0]->values, 1);
    OT_SAME(report->section[0]->item[0]->recommend->verb, "Agree");
    DESK_FAILS(&desk, "report:recommend('Note', 'x', { scheme = 'fals' })",
               "no scheme \"fals\"");
}

static void figures_stand_in_recommendations_too(void)
{
    const struct ot_report *report = report_of(
        "report:section('A'):recommend('review', '{a}, of {b}, is {a}', { due = "
        "'2016-04', lead = 'a role', scheme = 'falls', values = { a = "
        "plan:spend(), b = plan:scheme('falls'):spend() } }):recommend('Note', 'none', { "
        "values = {} })");
    const struct ot_item *item = report->section[0]->item[0];
    OT_SAME(item->text, "{a}, of {b}, is {a}");
    OT_SAME(item->recommend->lead, "a role");
    OT_SAME(item->recommend->due, "2016-04");
    OT_SAME(item->recommend->scheme, "falls");
    CU_ASSERT_EQUAL_FATAL(item->values, 2);
    OT_SAME(item->value[0].name, "a");
    OT_SAME(item->value[1].name, "b");
    DESK_FAILS(&desk, "report:recommend('Note', '{a}', { values = { b = 1 } })",
               "values: the text does not speak of {b}");
    DESK_FAILS(&desk, "report:recommend('Note', '{a}')", "expected a = quantity, number");
}

/* The same quantity under two names, or in two texts, is shown as often as it stands. */
static void a_figure_may_stand_in_many_places(void)
{
    const struct ot_report *report =
        report_of("local q, s = plan:spend(), report:section('A') "
                  "s:text('{a}{b}{a}', { a = q, b = q }) s:text('{a}', { a = q }) "
                  "s:figure('F', q) s:figure('F', q)");
    const struct ot_section *section = report->section[0];
    CU_ASSERT_EQUAL(section->item[0]->values, 2);
    OT_SAME(section->item[0]->text, "{a}{b}{a}");
    CU_ASSERT_EQUAL(report->figures, 5);
    CU_ASSERT_PTR_EQUAL(report->figure[0]->node, report->figure[4]->node);
    DESK_FAILS(&desk, "report:section('A'):text('{a', { a = 1 })", "does not speak of");
    DESK_FAILS(&desk, "report:section('A'):text('{a {b}}', { b = 1 })",
               "{a {b} in the text: expected a {b = quantity");
    DESK_FAILS(&desk, "report:section('A'):text('{a}', { a = 0/0 })",
               "expected a = quantity, number or text in its values, found nan");
    DESK_FAILS(&desk, "report:section('A'):table('T', { { 'a' }, { 1/0 } })",
               "row 2, column 1: expected a text, number or quantity, found inf");
}

static void items_may_be_private(void)
{
    const struct ot_report *report =
        report_of("local s, p = report:section('A'), { private = true } "
                  "s:figure('F', plan:spend(), p) s:text('t', nil, p) "
                  "s:caveat('{a}', { a = plan:spend() }, p) s:table('T', { { 'a' } }, p) "
                  "s:figure('F', 1, { private = false }) s:text('t') s:caveat('c') "
                  "s:table('T', { { 'a' } })");
    const struct ot_section *section = report->section[0];
    CU_ASSERT_EQUAL_FATAL(section->items, 8);
    for (size_t i = 0; i < 8; i++)
        CU_ASSERT_EQUAL(section->item[i]->private_, i < 4);
    DESK_FAILS(&desk, "report:section('A'):text('t', { private = true })",
               "values: the text does not speak of {private}");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(sections_stand_in_the_order_made),
        OT_TEST(calls_on_a_section_may_be_chained),
        OT_TEST(figures_stand_in_prose_by_name),
        OT_TEST(names_and_values_answer_each_other),
        OT_TEST(figures_are_shown_as_asked),
        OT_TEST(tables_hold_texts_numbers_and_figures),
        OT_TEST(tables_that_are_none_are_refused),
        OT_TEST(recommendations_stand_where_they_are_made),
        OT_TEST(figures_stand_in_recommendations_too),
        OT_TEST(a_figure_may_stand_in_many_places),
        OT_TEST(items_may_be_private),
    };
    desk_open(&desk, desk_falls_plan("", ""));
    int failed = OT_TESTS_RUN("report_api", tests);
    desk_close(&desk);
    return failed;
}
