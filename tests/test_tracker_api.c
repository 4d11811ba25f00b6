/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions and risks of the shipped plans, asked by scripts. */
#include "config.h"

#include "harness.h"
#include "script_desk.h"

static struct desk then, now;

static void decisions_are_picked(void)
{
    DESK_PRINTS(&now,
                "print(#plan:decisions(), #plan:decisions { indicator = 'BLACK' }, "
                "#plan:decisions { indicator = { 'R', 'A' } }, "
                "#plan:decisions { body = 'Joint Leadership Team' }, "
                "#plan:decisions { scheme = 'discharge_hub' }, "
                "#plan:decisions { metric = 'at_home_91' })",
                "8\t5\t0\t1\t2\t0\n");
    DESK_PRINTS(
        &now, "print(#plan:decisions { open = true }, #plan:decisions { open = false })",
        "8\t0\n");
}

static void a_decision_gives_its_cells(void)
{
    DESK_PRINTS(&now,
                "local d = plan:decisions()[1] print(d.body, d.date, d.minute, d.item, "
                "d.subject, d.lead, d.indicator, d.meaning, d.reviewed, d.due)",
                "Health and Care Partnership\t2023-02-22\tHCP20\t2\tMK Deal update\t"
                "Chief Executive\tBLACK\tnil\t2023-06-13\tnil\n");
    DESK_PRINTS(&now,
                "local n = 0 for d in plan:decisions() do if d.milestone then n = n + 1 "
                "print(d.subject, d.due, d.decision, d.open) end end",
                "Business case for integrated team\t2023-24 H1\tnil\ttrue\n"
                "Integrated discharge hub up and running\tNov 2023\tnil\ttrue\n");
}

static void the_first_plan_rates_seven_of_eight_risks(void)
{
    DESK_PRINTS(&then,
                "print(#plan:risks(), #plan:risks { rating = 'HIGH' }, "
                "#plan:risks { state = 'closed' }, #plan:risks { state = 'open' })",
                "8\t7\t0\t8\n");
    DESK_PRINTS(&then,
                "local r = plan:risks()[8] print(r.id, r.risk, r.rating, r.state, "
                "r.score.missing, r.disagrees, #r.mitigation)",
                "r8\tTUPE issues\tnil\topen\tnot given\tfalse\t0\n");
    DESK_PRINTS(&then,
                "for m in plan:risks()[4].mitigation do print(m) end "
                "print(#plan:risks()[1].mitigation)",
                "Impact assessment required\n5\n");
}

static void the_second_plan_scores_three(void)
{
    DESK_PRINTS(&now,
                "for r in plan:risks() do print(r.score, r.rating, "
                "r.computed.missing ~= nil) end",
                "20\tnil\ttrue\n20\tnil\ttrue\n20\tnil\ttrue\n");
}

static void an_unknown_state_is_an_error(void)
{
    DESK_FAILS(&now, "plan:risks { state = 'shut' }", "expected");
    DESK_FAILS(&now, "plan:decisions { indicater = 'R' }", "did you mean \"indicator\"?");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(decisions_are_picked),
        OT_TEST(a_decision_gives_its_cells),
        OT_TEST(the_first_plan_rates_seven_of_eight_risks),
        OT_TEST(the_second_plan_scores_three),
        OT_TEST(an_unknown_state_is_an_error),
    };
    desk_open(&then, ot_test_source("scripts/milton-keynes-2015-16"));
    desk_open(&now, ot_test_source("scripts/milton-keynes-2023-25"));
    int failed = OT_TESTS_RUN("tracker_api", tests);
    desk_close(&then);
    desk_close(&now);
    return failed;
}
