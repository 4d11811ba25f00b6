/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists: walked, nested, left, counted, indexed. */
#include "config.h"

#include "script/list.h"

#include "harness.h"
#include "script_desk.h"

static struct desk desk;

static void is_walked_in_order(void)
{
    DESK_PRINTS(&desk, "for p in plan.periods do print(p) end", "2014-15\n2015-16\n");
}

static void walks_may_be_nested_and_left(void)
{
    DESK_PRINTS(&desk,
                "local all = plan.periods for a in all do for b in all do print(a, b) "
                "if b == a then break end end end",
                "2014-15\t2014-15\n2015-16\t2014-15\n2015-16\t2015-16\n");
}

static void is_counted_and_indexed(void)
{
    DESK_PRINTS(&desk,
                "local s = plan:schemes() print(#s, s[1].id, s[2].id, s[3], s[0], s[-1])",
                "2\tfalls\tother\tnil\tnil\tnil\n");
}

static void an_empty_list_is_walked_never(void)
{
    DESK_PRINTS(
        &desk,
        "local s = plan:schemes { kind = 'none' } for _ in s do print('x') end print(#s)",
        "0\n");
}

static void what_a_list_is_not_is_said(void)
{
    DESK_FAILS(
        &desk, "print(plan.periods.first)",
        "a list has items 1 to 2 and no \"first\"; walk it with `for x in list do`");
    DESK_FAILS(&desk, "for k in pairs(plan.periods) do end",
               "pairs: expected a table, found a list; walk a list with");
    DESK_FAILS(&desk, "plan.periods[1] = 'x'", "a list is read-only");
    DESK_FAILS(&desk, "plan.periods(1, 'x')", "a list is walked with `for x in list do`");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(is_walked_in_order),         OT_TEST(walks_may_be_nested_and_left),
        OT_TEST(is_counted_and_indexed),     OT_TEST(an_empty_list_is_walked_never),
        OT_TEST(what_a_list_is_not_is_said),
    };
    desk_open(&desk, desk_falls_plan("", ""));
    int failed = OT_TESTS_RUN("list", tests);
    desk_close(&desk);
    return failed;
}
