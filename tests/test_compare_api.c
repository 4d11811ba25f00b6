/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evaluations side by side. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "harness.h"
#include "report/report.h"
#include "script/api.h"
#include "script/column.h"
#include "script_desk.h"

static struct desk desk;

#define ACTIVITY "falls,started_exercise,2015-16,planned,1000,person,published,P1 p1,\n"
#define E                                                                               \
    "local s, falls = report:section('S'), plan:scheme('falls') local e = "             \
    "falls:evaluate() local function try(label, n, cost) return falls:evaluate { "      \
    "label = label, period = '2015-16', with = { started_exercise = n, spend = cost } " \
    "} end "

static struct ot_report *report_of(const char *lua)
{
    struct ot_text text = { 0 };
    desk.appraisal.evaluation = NULL;
    desk.appraisal.count = 0;
    ot_text_format(&text,
                   "local report = outturn.report { title = 'T' } " E "%s\nreturn report",
                   lua);
    struct script_run run = script_with(&desk, ot_text_string(&text));
    OT_SAME(run.err.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(run.report);
    ot_text_free(&text);
    script_forget(&run);
    return run.report;
}

static const struct ot_table_of *table_of(const char *lua)
{
    return report_of(lua)->section[0]->item[0]->table;
}

static const char *shown(const struct ot_table_of *table, size_t row, size_t column)
{
    static struct ot_text text[8];
    static int next;
    const struct ot_cell_of *cell = &table->cell[row * table->columns + column];
    struct ot_text *into = &text[next++ % 8];
    ot_text_free(into);
    if (!cell->figure)
        return cell->text;
    ot_figure_people(cell->figure, into);
    return ot_text_string(into);
}

/* The first cells, as in "a b c". */
static void check_order(const char *lua, const char *expected)
{
    const struct ot_table_of *table = table_of(lua);
    struct ot_text text = { 0 };
    for (size_t r = 0; r < table->rows; r++)
        ot_text_format(&text, "%s%s", r ? " " : "", shown(table, r, 0));
    OT_SAME(ot_text_string(&text), expected);
    ot_text_free(&text);
}

/* ---- Columns ---- */

static void a_row_is_an_evaluation(void)
{
    const struct ot_table_of *table =
        table_of("local o = plan:scheme('other'):evaluate() "
                 "s:compare({ e, o }, { 'spend', 'main', 'cost_per' }, { title = 'Both' "
                 "}):text('x')");
    OT_SAME(table->title, "Both");
    CU_ASSERT_EQUAL_FATAL(table->columns, 4);
    CU_ASSERT_EQUAL_FATAL(table->rows, 2);
    OT_SAME(table->heading[0], "Scheme");
    OT_SAME(table->heading[1], "Spend");
    OT_SAME(table->heading[2], "Main outcome");
    OT_SAME(table->heading[3], "Cost per outcome");
    OT_SAME(table->evaluation[0], "e1");
    OT_SAME(table->evaluation[1], "e2");
    OT_SAME(shown(table, 0, 0), "Falls prevention");
    OT_SAME(shown(table, 0, 1), "£100,000");
    OT_HOLDS(shown(table, 0, 2), " falls");
    OT_HOLDS(shown(table, 0, 3), " for each fall");
    OT_SAME(table->cell[1].figure->label, "Falls prevention: Spend");
}

static void every_column_of_the_table_has_its_value(void)
{
    struct ot_text lua = { 0 };
    for (size_t i = 0; i < ot_column_count; i++)
        ot_text_format(&lua, "s:compare({ e }, '%s') ", ot_columns[i].name);
    const struct ot_report *report = report_of(ot_text_string(&lua));
    CU_ASSERT_EQUAL_FATAL(report->section[0]->items, ot_column_count);
    for (size_t i = 0; i < ot_column_count; i++) {
        const struct ot_table_of *table = report->section[0]->item[i]->table;
        OT_SAME(table->heading[1], ot_columns[i].heading);
        CU_ASSERT_NOT_EQUAL(!ot_columns[i].quantity, !ot_columns[i].text);
        const struct ot_cell_of *cell = &table->cell[1];
        CU_ASSERT(ot_columns[i].quantity ? cell->figure && !cell->figure->node->missing
                                         : cell->text != NULL);
    }
    ot_text_free(&lua);
}

static void shares_and_texts_read_as_such(void)
{
    const struct ot_table_of *table = table_of(
        "local r = report:rule('R', function() return 'change', 'x' end) "
        "local t = report:section('T') t:verdict(e, r) "
        "s:compare({ e, try('b', 1) }, { 'break_even', 'evidence', 'verdict' })");
    OT_HOLDS(shown(table, 0, 1), "%");
    OT_HOLDS(shown(table, 1, 2), "insufficient: it rests on illustrative figures: ");
    OT_SAME(shown(table, 0, 3), "change");
    OT_SAME(shown(table, 1, 3), "");
}

static void outputs_of_the_kinds_are_columns(void)
{
    const struct ot_table_of *table =
        table_of("s:compare({ e }, { 'people_started', 'bed_days_avoided' })");
    OT_SAME(table->heading[1], "People who started");
    OT_SAME(table->heading[2], "Bed days avoided");
    OT_SAME(shown(table, 0, 1), "1,000 people");
    OT_HOLDS(shown(table, 0, 2), " bed days");
}

static void a_failed_evaluation_says_why(void)
{
    const struct ot_table_of *table =
        table_of("local o = plan:scheme('other'):evaluate() "
                 "s:compare({ o, e }, { 'spend', 'people_started', 'evidence' })");
    OT_HOLDS(shown(table, 0, 1), "not known: the plan gives it no kind");
    OT_HOLDS(shown(table, 0, 2), "not known: the plan gives it no kind");
    OT_HOLDS(shown(table, 0, 3), "insufficient: the plan gives it no kind");
    OT_SAME(table->heading[2], "People who started");
    table = table_of("s:compare({ plan:scheme('other'):evaluate() }, 'any_name')");
    OT_SAME(table->heading[1], "any_name");
    OT_HOLDS(shown(table, 0, 1), "not known: ");
}

/* A kind that has no such outcome leaves its cell empty; here made so by hand, as one
 * plugin is built. */
static void a_kind_without_the_output_leaves_a_gap(void)
{
    struct ot_kind kind = { .name = "bare" };
    struct ot_evaluation bare = { .id = "e9", .label = "Bare", .kind = &kind };
    struct ot_chosen_column column = { .name = "people_started" };
    CU_ASSERT_PTR_NULL(ot_column_value(NULL, &column, &bare));
}

static void an_unknown_column_is_an_error(void)
{
    DESK_FAILS(&desk, "\n" E "s:compare({ e }, { 'spend', 'bed_days_avoidd' })",
               "t.lua:2: section:compare, columns: no evaluation has "
               "\"bed_days_avoidd\"; did you mean \"bed_days_avoided\"?");
    DESK_FAILS(&desk, E "s:compare({ e }, 'cost')",
               "no evaluation has \"cost\"; `outturn schemes` lists");
    DESK_FAILS(&desk, E "s:compare({ e }, 'hospital')", "no evaluation has \"hospital\"");
    DESK_FAILS(&desk, E "s:compare({ e }, 'service')", "no evaluation has \"service\"");
    DESK_FAILS(&desk, E "s:compare({ e }, '')", "no evaluation has \"\"");
    DESK_FAILS(&desk, E "s:compare({ e }, 'spend', { order = 'mainn' })",
               "section:compare, order: no evaluation has \"mainn\"; did you mean "
               "\"main\"?");
}

static void an_unknown_kind_has_no_output_of_a_name_that_is_none(void)
{
    DESK_FAILS(&desk,
               E "s:compare({ plan:scheme('other'):evaluate() }, { 'main', 'a\\1b' })",
               "section:compare, columns: no evaluation has");
    DESK_FAILS(&desk, E "s:compare({ plan:scheme('other'):evaluate() }, 'Falls avoided')",
               "no evaluation has \"Falls avoided\"");
}

static void columns_that_are_no_text_are_refused(void)
{
    DESK_FAILS(&desk, E "s:compare({ e }, { e.spend })",
               "section:compare, columns: expected a text or a list of texts");
    DESK_FAILS(&desk, E "s:compare({ e }, { 1 })", "expected a text or a list of texts");
    DESK_FAILS(&desk, E "s:compare({ e }, 7)", "found 7");
    DESK_FAILS(&desk, E "s:compare({ e })", "columns: expected a text or a list");
    DESK_FAILS(&desk, E "s:compare({ e }, {})", "expected 1 to 37 names, found 0");
    DESK_FAILS(&desk,
               E "local t = {} for i = 1, 38 do t[i] = 'spend' end s:compare({ e }, t)",
               "expected 1 to 37 names, found 38");
}

static void rows_that_are_no_evaluations_are_refused(void)
{
    DESK_FAILS(&desk, E "s:compare({}, 'spend')",
               "section:compare, evaluations: expected 1 to 100 evaluations in a list "
               "such as { e1, e2 }, found 0");
    DESK_FAILS(&desk, E "s:compare(e, 'spend')",
               "section:compare, evaluations: expected a list of evaluations such as { "
               "e1, e2 }, found an evaluation");
    DESK_FAILS(&desk, E "s:compare({ e, falls }, 'spend')",
               "item 2: expected an evaluation, found a scheme");
    DESK_FAILS(&desk, E "s:compare({ e, e = e, [3] = e }, 'spend', { ordr = 'spend' })",
               "did you mean \"order\"?");
    DESK_FAILS(&desk,
               E "local t = {} for i = 1, 101 do t[i] = e end s:compare(t, 'spend')",
               "found 101");
}

/* ---- Order ---- */

#define THREE \
    "local a, b, c = try('a', 500, 9e4), try('b', 900, 8e4), try('c', 700, 7e4) "

static void the_best_comes_first(void)
{
    check_order(THREE "s:compare({ a, b, c }, 'main')", "a b c");
    check_order(THREE "s:compare({ a, b, c }, 'main', { order = 'main' })", "b c a");
    check_order(THREE "s:compare({ a, b, c }, 'main', { order = 'spend' })", "c b a");
    check_order(THREE "s:compare({ a, b, c }, 'main', { order = 'cost_per' })", "b c a");
    check_order(THREE "s:compare({ a, c, b }, 'main', { order = 'break_even' })",
                "b c a");
    check_order(THREE "s:compare({ a, b, c }, 'spend', { order = 'people_started' })",
                "b c a");
}

/* Between the mean of what varies, which the table shows, and its base case. */
static void the_order_is_that_of_what_is_shown(void)
{
    check_order("local varies = falls:evaluate { period = '2015-16', label = 'varies' } "
                "local base = varies.main:base():number() "
                "local between = (varies.main:estimate():number() + base) / 2 "
                "local still = falls:evaluate { period = '2015-16', label = 'still', "
                "draws = 0, with = { started_exercise = 1000 * between / base } } "
                "s:compare({ varies, still }, 'main', { order = 'main' })",
                "still varies");
}

static void equals_stay_and_what_is_missing_comes_last(void)
{
    check_order("local o = plan:scheme('other'):evaluate { label = 'o' } "
                "local p = plan:scheme('other'):evaluate { label = 'p' } "
                "s:compare({ o, try('a', 5), p, try('b', 5), try('c', 6) }, 'main', { "
                "order = 'main' })",
                "c a b o p");
    check_order("local o = plan:scheme('other'):evaluate { label = 'o' } "
                "s:compare({ o, try('a', 5, 1), try('b', 5, 1) }, 'main', { order = "
                "'spend' })",
                "a b o");
}

static void only_figures_of_one_unit_have_an_order(void)
{
    DESK_FAILS(&desk, E "s:compare({ e }, 'spend', { order = 'evidence' })",
               "section:compare, order: \"evidence\" is a text; expected a column of "
               "figures");
    DESK_FAILS(&desk,
               E "s:compare({ e, falls:evaluate { price_year = '2014-15' } }, 'main', { "
                 "order = 'spend' })",
               "section:compare, order: the values of spend are in different units or "
               "prices (£, 2015-16 prices; £, 2014-15 prices), and have no order");
    DESK_FAILS(&desk, E "s:compare({ e }, 'spend', { order = 1 })",
               "order: expected a text, found 1");
}

/* ---- What more of it costs ---- */

static void options_of_one_scheme_are_set_against_the_first(void)
{
    const struct ot_table_of *table =
        table_of("s:compare({ try('now', 1000, 1e5), try('more', 1500, 125000), "
                 "try('less', 500, 9e4), try('waste', 1000, 2e5), try('gift', 2000, 1e5) "
                 "}, 'main', { order = 'main' })");
    CU_ASSERT_EQUAL_FATAL(table->columns, 5);
    OT_SAME(table->heading[0], "Option");
    OT_SAME(table->heading[2], "Extra spend");
    OT_SAME(table->heading[3], "Extra falls avoided");
    OT_SAME(table->heading[4], "Cost of each extra fall");
    OT_SAME(shown(table, 0, 0), "gift");
    OT_HOLDS(shown(table, 0, 4), "cannot be given: more is gained, and no more is spent");
    OT_SAME(shown(table, 1, 0), "more");
    OT_SAME(shown(table, 1, 2), "£25,000 (script)");
    OT_HOLDS(shown(table, 1, 3), " falls (95% interval ");
    OT_HOLDS(shown(table, 1, 4), " for each fall (95% interval ");
    OT_SAME(shown(table, 2, 0), "now");
    OT_SAME(shown(table, 2, 2), "");
    OT_SAME(shown(table, 2, 4), "");
    OT_SAME(shown(table, 3, 0), "waste");
    OT_SAME(shown(table, 3, 4), "cannot be given: nothing more is gained");
    OT_SAME(shown(table, 4, 0), "less");
    OT_SAME(shown(table, 4, 4), "cannot be given: nothing more is gained");
    const struct ot_node *cost = table->cell[1 * 5 + 4].figure->node;
    CU_ASSERT_EQUAL(cost->operation, OT_NODE_DIVIDE);
    CU_ASSERT_DOUBLE_EQUAL(cost->value[0] * cost->operand[1]->value[0], 25000, 1e-6);
}

/* Extra spend is shown as planned; what more is gained is weighed against cost. */
static void what_more_costs_bears_the_optimism_bias(void)
{
    const struct ot_table_of *table =
        table_of("local function bias(label, n, cost) return falls:evaluate { label = "
                 "label, period = '2015-16', draws = 0, with = { started_exercise = n, "
                 "spend = cost, optimism_bias = 0.5 } } end "
                 "s:compare({ bias('now', 1000, 1e5), bias('more', 1500, 125000) }, "
                 "'cost_per')");
    const struct ot_node *each = table->cell[1 * 5 + 4].figure->node;
    CU_ASSERT_EQUAL_FATAL(table->columns, 5);
    OT_SAME(shown(table, 1, 2), "£25,000 (script)");
    CU_ASSERT_DOUBLE_EQUAL(each->value[0] * each->operand[1]->value[0], 37500, 1e-6);
}

static void what_is_no_choice_has_no_extras(void)
{
    CU_ASSERT_EQUAL(table_of("s:compare({ e }, 'spend')")->columns, 2);
    CU_ASSERT_EQUAL(
        table_of("s:compare({ e, plan:scheme('other'):evaluate() }, 'spend')")->columns,
        2);
    const struct ot_table_of *table =
        table_of("s:compare({ e, falls:evaluate { price_year = '2014-15' } }, 'spend')");
    CU_ASSERT_EQUAL(table->columns, 2);
    OT_SAME(table->heading[0], "Option");
    CU_ASSERT_EQUAL(table_of("local o = plan:scheme('other') "
                             "s:compare({ o:evaluate(), o:evaluate() }, 'spend')")
                        ->columns,
                    2);
}

static void failed_options_pass_their_reason_on(void)
{
    const struct ot_table_of *table =
        table_of("s:compare({ e, try('broken', -5) }, 'spend')");
    CU_ASSERT_EQUAL_FATAL(table->columns, 5);
    for (size_t c = 1; c < 5; c++)
        OT_HOLDS(shown(table, 1, c), "not known: ");
}

static void a_table_may_be_private(void)
{
    const struct ot_report *report =
        report_of("s:compare({ e }, 'spend', { private = true }):compare({ e }, 'main')");
    CU_ASSERT_TRUE(report->section[0]->item[0]->private_);
    CU_ASSERT_FALSE(report->section[0]->item[1]->private_);
}

/* In the reference of docs/scripts.md. */
static void the_page_lists_every_column(void)
{
    struct ot_text page = { 0 };
    char name[64];
    ot_binding_reference(&page);
    const char *at = strstr(ot_text_string(&page), "any of `spend`, `main`");
    CU_ASSERT_PTR_NOT_NULL_FATAL(at);
    char *line = strndup(at, strcspn(at, "\n"));
    for (size_t i = 0; i < ot_column_count; i++) {
        snprintf(name, sizeof name, "`%s`", ot_columns[i].name);
        OT_HOLDS(line, name);
    }
    free(line);
    ot_text_free(&page);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_row_is_an_evaluation),
        OT_TEST(every_column_of_the_table_has_its_value),
        OT_TEST(shares_and_texts_read_as_such),
        OT_TEST(outputs_of_the_kinds_are_columns),
        OT_TEST(a_failed_evaluation_says_why),
        OT_TEST(a_kind_without_the_output_leaves_a_gap),
        OT_TEST(an_unknown_column_is_an_error),
        OT_TEST(an_unknown_kind_has_no_output_of_a_name_that_is_none),
        OT_TEST(columns_that_are_no_text_are_refused),
        OT_TEST(rows_that_are_no_evaluations_are_refused),
        OT_TEST(the_best_comes_first),
        OT_TEST(the_order_is_that_of_what_is_shown),
        OT_TEST(equals_stay_and_what_is_missing_comes_last),
        OT_TEST(only_figures_of_one_unit_have_an_order),
        OT_TEST(options_of_one_scheme_are_set_against_the_first),
        OT_TEST(what_more_costs_bears_the_optimism_bias),
        OT_TEST(what_is_no_choice_has_no_extras),
        OT_TEST(failed_options_pass_their_reason_on),
        OT_TEST(a_table_may_be_private),
        OT_TEST(the_page_lists_every_column),
    };
    desk_open(&desk, desk_falls_plan(ACTIVITY, ""));
    int failed = OT_TESTS_RUN("compare_api", tests);
    desk_close(&desk);
    return failed;
}
