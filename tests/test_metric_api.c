/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Metrics, as scripts ask for them. */
#include "config.h"

#include "harness.h"
#include "script_desk.h"

static struct desk desk;

static void metrics_are_picked_and_named(void)
{
    DESK_PRINTS(&desk,
                "local m = plan:metric('at_home_91') "
                "print(#plan:metrics(), #plan:metrics { set = 'x' }, m.id, m.set, "
                "m.better, m.unit)",
                "6\t0\tat_home_91\t2014\tup\tperson\n");
    DESK_FAILS(&desk, "plan:metric('at_home_9')",
               "no metric \"at_home_9\" in the plan; did you mean \"at_home_91\"?");
}

static void values_come_with_their_interval(void)
{
    DESK_PRINTS(&desk,
                "local m = plan:metric('at_home_91') print(m:baseline(), m:target())",
                "91.5% (95% interval 87.2% to 94.4%)\t"
                "93.3% (95% interval 89.4% to 95.9%)\n");
    DESK_PRINTS(&desk,
                "local m = plan:metric('avoidable_admissions') "
                "print(m:target { label = 'April 2015 payment' }, "
                "m:target { period = '2014-15 H2' })",
                "931.3 admissions per 100,000 (95% interval 894.8 to 969.0)\t"
                "888.4 admissions per 100,000 (95% interval 853.0 to 924.9)\n");
    DESK_PRINTS(&desk,
                "local m = plan:metric('permanent_admissions') local b, t = "
                "m:baseline(), m:target() print(b:contains(t), m:latest().missing, "
                "m:actual('2014-15').missing)",
                "true\tthe plan has no actual of it\tthe plan has no actual of it for "
                "2014-15\n");
}

static void what_cannot_be_told_says_why(void)
{
    DESK_PRINTS(&desk, "print(plan:metric('at_home_91'):assess())",
                "cannot tell yet\tthere is no actual for the target's period\n");
}

static const struct ot_table_of *only_table(const struct ot_report *report)
{
    CU_ASSERT_FATAL(report && report->sections == 1 && report->section[0]->items == 1);
    return report->section[0]->item[0]->table;
}

static void the_ready_made_table_has_a_row_for_each(void)
{
    struct script_run run =
        script_with(&desk, "local r = outturn.report { title = 'T' } "
                           "r:section('S'):metrics { set = '2014' } return r");
    OT_SAME(run.err.text, "");
    const struct ot_table_of *table = only_table(run.report);
    OT_SAME(table->shows, "metrics");
    CU_ASSERT_EQUAL(table->rows, 6);
    CU_ASSERT_EQUAL_FATAL(table->columns, 8);
    const struct ot_cell_of *home = &table->cell[1 * 8], *telecare = &table->cell[5 * 8];
    OT_HOLDS(home[0].text, "still at home 91 days");
    OT_SAME(home[1].text, "higher");
    OT_SAME(home[5].text, "no (target against baseline)");
    OT_SAME(home[6].text, "cannot tell yet");
    OT_SAME(home[7].text, "");
    OT_SAME(table->cell[2 * 8 + 5].text, "no interval (target against baseline)");
    OT_SAME(telecare[5].text, "yes (target against baseline)");
    OT_SAME(telecare[7].text, "baseline 2012-13: 204; target 2014-15 H2: 223");
    script_forget(&run);
}

static void prose_takes_a_metric_by_its_name(void)
{
    struct script_run run = script_with(
        &desk, "local r = outturn.report { title = 'T' } local m = plan:metric('dtoc') "
               "r:section('S'):text('On {metric}.', { metric = m }) return r");
    OT_SAME(run.err.text, "");
    OT_SAME(run.report->section[0]->item[0]->text,
            "On Delayed transfers of care per 100,000, average days delayed per month.");
    script_forget(&run);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(metrics_are_picked_and_named),
        OT_TEST(values_come_with_their_interval),
        OT_TEST(what_cannot_be_told_says_why),
        OT_TEST(the_ready_made_table_has_a_row_for_each),
        OT_TEST(prose_takes_a_metric_by_its_name),
    };
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
    int failed = OT_TESTS_RUN("metric_api", tests);
    desk_close(&desk);
    return failed;
}
