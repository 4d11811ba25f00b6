/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts in scripts. */
#include "config.h"

#include <stdio.h>

#include "report/report.h"
#include "script_desk.h"

#include "harness.h"

#define STARTED \
    "falls,started_exercise,2015-16,planned,100,person,illustrative,,a round number\n"
#define EVALUATE "local e = plan:scheme('falls'):evaluate { draws = 1000 }\n"

static struct desk desk;

static void a_tornado_has_a_title_and_rows(void)
{
    DESK_PRINTS(&desk,
                EVALUATE
                "local t = e:tornado()\n"
                "print(t.title:match('^No assumption moves the net present value'))\n"
                "print(#t.rows > 4, t.missing)\n"
                "local r = t.rows[1]\n"
                "print(r.low:number() < r.high:number(), r.turns ~= nil)\n"
                "local at = plan:scheme('falls'):evaluate { draws = 0 }\n"
                "print(r.at_low:number() ~= at.npv:number())\n"
                "print(#e:tornado('falls_avoided').rows > 0)",
                "No assumption moves the net present value\ntrue\tnil\ntrue\ttrue\ntrue\n"
                "true\n");
}

static void an_unknown_result_is_an_error_with_a_suggestion(void)
{
    DESK_FAILS(&desk, EVALUATE "e:tornado('falls_avoidd')",
               "no \"falls_avoidd\"; did you mean \"falls_avoided\"?");
    DESK_FAILS(&desk, EVALUATE "e:distribution('cost_pre')",
               "did you mean \"cost_per\"?");
    DESK_FAILS(&desk, EVALUATE "print(e:tornado().rows[1].at_hihg)",
               "did you mean \"at_high\"?");
}

static void sections_take_charts_and_nothing_else(void)
{
    struct script_run run = script_with(
        &desk, "local r = outturn.report { title = 'T', date = '2015-01-01' }\n"
               "local s = r:section('S')\n" EVALUATE "s:chart(e:tornado())\n"
               "s:chart(e:distribution(), { private = true }):chart(e:acceptability {\n"
               "  threshold = 2000 })\n"
               "return r");
    OT_SAME(run.err.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(run.report);
    const struct ot_section *section = run.report->section[0];
    CU_ASSERT_EQUAL_FATAL(section->items, 3);
    CU_ASSERT_EQUAL(section->item[0]->kind, OT_ITEM_CHART);
    CU_ASSERT_EQUAL(section->item[0]->chart->kind, OT_CHART_TORNADO);
    CU_ASSERT_EQUAL(section->item[1]->chart->kind, OT_CHART_DISTRIBUTION);
    CU_ASSERT_TRUE(section->item[1]->private_);
    CU_ASSERT_EQUAL(section->item[2]->chart->kind, OT_CHART_ACCEPTABILITY);
    /* Each says whose it is; a tornado, too, what the draws come to. */
    OT_HOLDS(section->item[0]->chart->description,
             "Falls prevention: net present value with each assumption in turn at");
    OT_HOLDS(section->item[0]->chart->description,
             " In the draws all vary at once: their mean is ");
    OT_HOLDS(section->item[1]->chart->description,
             "Falls prevention: how the draws spread");
    OT_HOLDS(section->item[2]->chart->description,
             "Falls prevention: the share of draws");
    script_forget(&run);
    DESK_FAILS(&desk,
               "local r = outturn.report { title = 'T', date = '2015-01-01' }\n"
               "r:section('S'):chart('falls')",
               "expected a chart such as e:tornado() gives, found \"falls\"");
}

/* Half of the draws pay where one of its outcome is worth the median of what it costs. */
static void acceptability_weighs_the_cost_with_its_optimism_bias(void)
{
    DESK_PRINTS(&desk,
                "local worth = {}\n"
                "for i, bias in ipairs { 0, 1 } do\n"
                "  local e = plan:scheme('falls'):evaluate { draws = 1000,\n"
                "    with = { optimism_bias = bias } }\n"
                "  local title = e:acceptability().title:gsub(',', '')\n"
                "  worth[i] = tonumber(title:match('£(%d+)'))\n"
                "end\n"
                "print(worth[2] / worth[1] > 1.99, worth[2] / worth[1] < 2.01)",
                "true\ttrue\n");
}

static void options_have_a_plane_and_acceptability(void)
{
    DESK_PRINTS(&desk,
                "local s = plan:scheme('falls')\n"
                "local a = s:evaluate { draws = 1000, label = 'Now' }\n"
                "local b = s:evaluate { draws = 1000, label = 'Twice',\n"
                "  with = { started_exercise = 200 } }\n"
                "local o = outturn.options({ a, b }, { effect = 'falls_avoided',\n"
                "  thresholds = { 0, 1000, 5000 } })\n"
                "print(o:plane { threshold = 1000 }.missing)\n"
                "print((o:plane { option = 'Now' }.title:gsub(':.*', '')))\n"
                "print(o:acceptability().missing)",
                "nil\nNow\nnil\n");
    DESK_FAILS(&desk,
               "local e = plan:scheme('falls'):evaluate { label = 'Now' }\n"
               "outturn.options({ e }):plane()",
               "expected two options at least");
    DESK_FAILS(
        &desk,
        "local s = plan:scheme('falls')\n"
        "local a, b = s:evaluate { label = 'Now' }, s:evaluate { label = 'Then' }\n"
        "outturn.options({ a, b }, { reference = 'Nwo' })",
        "outturn.options, reference: no option is called \"Nwo\"; expected one of "
        "\"Now\", \"Then\"");
    DESK_FAILS(
        &desk,
        "local s = plan:scheme('falls')\n"
        "local a, b = s:evaluate { label = 'Now' }, s:evaluate { label = 'Then' }\n"
        "outturn.options({ a, b }):plane { option = 'Tehn' }",
        "options:plane, option: no option is called \"Tehn\"; expected one of");
}

static void what_it_would_be_worth_to_know_begins_with_everything(void)
{
    DESK_PRINTS(&desk,
                EVALUATE "local w = e:worth_finding_out()\n"
                         "print(w[1].name)\n"
                         "for i = 2, #w do\n"
                         "  assert(w[i].value:number() <= w[1].value:number() * 1.05)\n"
                         "end",
                "Everything at once\n");
}

#define REPORT                                                        \
    "local r = outturn.report { title = 'T', date = '2015-01-01' }\n" \
    "local s = r:section('S')\n"

/* The second item is a table of one row in words. */
static void expect_words(struct desk *of, const char *evaluate, const char *chart,
                         const char *rows, const char *heading, const char *words)
{
    char lua[600];
    snprintf(lua, sizeof lua,
             REPORT "%s\ns:chart(%s)\ns:table('Assumptions', %s)\nreturn r", evaluate,
             chart, rows);
    struct script_run run = script_with(of, lua);
    OT_SAME(run.err.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(run.report);
    CU_ASSERT_EQUAL_FATAL(run.report->section[0]->items, 2);
    const struct ot_table_of *table = run.report->section[0]->item[1]->table;
    CU_ASSERT_EQUAL_FATAL(table->columns, 1);
    CU_ASSERT_EQUAL_FATAL(table->rows, 1);
    OT_SAME(table->heading[0], heading);
    OT_SAME(table->cell[0].text, words);
    OT_HOLDS(words, run.report->section[0]->item[0]->chart->missing);
    script_forget(&run);
}

/* Spend is recorded: no assumption moves it. */
static void where_nothing_varies_table_and_chart_say_so(void)
{
    expect_words(&desk, EVALUATE "local t = e:tornado('spend')", "t", "t.rows",
                 "Assumption",
                 "Nothing to show: nothing that it rests on has an interval");
    DESK_PRINTS(&desk,
                "local e = plan:scheme('falls'):evaluate { draws = 0 }\n"
                "local t = e:tornado('spend') print(#t.rows, t.rows[1], t.missing)\n"
                "for row in t.rows do print(row) end",
                "0\tnil\tnothing that it rests on has an interval\n");
}

static void of_a_failed_evaluation_they_say_why(void)
{
    struct desk own;
    const char *why =
        "Nothing to show: activity.csv:2:6: started_exercise: expected the unit "
        "person, found hour";
    desk_open(&own, desk_falls_plan("falls,started_exercise,2015-16,planned,100,hour,"
                                    "illustrative,,a round number\n",
                                    ""));
    expect_words(&own, EVALUATE, "e:tornado()", "e:tornado().rows", "Assumption", why);
    expect_words(&own, EVALUATE, "e:tornado()", "e:worth_finding_out()", "Parameter",
                 why);
    desk_close(&own);
}

static void another_list_without_rows_is_a_mistake(void)
{
    DESK_FAILS(&desk, REPORT EVALUATE "s:table('T', e:distribution().rows)",
               "section:table: the list has no rows");
}

static void desk_is_opened(void)
{
    desk_open(&desk, desk_falls_plan(STARTED, ""));
    CU_ASSERT_PTR_NOT_NULL(desk.plan);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(desk_is_opened),
        OT_TEST(a_tornado_has_a_title_and_rows),
        OT_TEST(an_unknown_result_is_an_error_with_a_suggestion),
        OT_TEST(sections_take_charts_and_nothing_else),
        OT_TEST(acceptability_weighs_the_cost_with_its_optimism_bias),
        OT_TEST(options_have_a_plane_and_acceptability),
        OT_TEST(what_it_would_be_worth_to_know_begins_with_everything),
        OT_TEST(where_nothing_varies_table_and_chart_say_so),
        OT_TEST(of_a_failed_evaluation_they_say_why),
        OT_TEST(another_list_without_rows_is_a_mistake),
    };
    int status = OT_TESTS_RUN("chart api", tests);
    desk_close(&desk);
    return status;
}
