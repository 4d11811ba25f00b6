/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects: told apart, asked for names, called as they should be. */
#include "config.h"

#include "script/binding.h"
#include "script/thing.h"

#include "harness.h"
#include "script_desk.h"

static struct desk desk;

static void an_unknown_name_is_an_error_with_a_suggestion(void)
{
    DESK_FAILS(&desk, "\nprint(plan.tittle)",
               "t.lua:2: a plan has no \"tittle\"; did you mean \"title\"?");
    DESK_FAILS(&desk, "outturn.reprot {}", "did you mean \"report\"?");
    DESK_FAILS(&desk, "local e = plan:scheme('falls'):evaluate() print(e.evidense)",
               "an evaluation has no \"evidense\"; did you mean \"evidence\"?");
    DESK_FAILS(&desk, "print(plan[1])", "a plan is asked for a name; found 1");
}

static void a_method_wants_its_colon(void)
{
    DESK_FAILS(&desk, "plan.spend { period = '2015-16' }",
               "plan:spend is called with a colon, on a plan; found a table");
    DESK_FAILS(&desk, "plan.spend()", "found nothing");
    DESK_FAILS(&desk, "plan.spend(outturn)", "found an outturn");
}

static void a_function_wants_its_dot(void)
{
    DESK_FAILS(&desk, "outturn:quantity(1, 'person', { why = 'x' })",
               "outturn.quantity is called with a dot");
}

static void objects_are_read_only(void)
{
    DESK_FAILS(&desk, "plan.title = 'x'", "a plan is read-only");
    DESK_FAILS(&desk, "plan = nil", "plan is the program's own");
    DESK_FAILS(&desk, "setmetatable(plan, {})", "table expected");
}

static void objects_show_their_type_alone(void)
{
    DESK_PRINTS(&desk,
                "print(plan, outturn, plan:scheme('falls'), tostring(plan:spend()), "
                "type(plan), getmetatable(plan))",
                "plan\toutturn\tscheme\tquantity\tuserdata\tfalse\n");
}

static void the_same_thing_is_equal(void)
{
    DESK_PRINTS(&desk,
                "print(plan:scheme('falls') == plan:schemes()[1], "
                "plan:scheme('falls') == plan:scheme('other'), plan.spend == plan.spend)",
                "true\tfalse\ttrue\n");
}

static void a_quantity_is_not_joined_to_text(void)
{
    DESK_FAILS(&desk, "print('spend: ' .. plan:spend())",
               "a quantity cannot be joined to text with `..`: write {name} in the text");
    DESK_FAILS(&desk, "print(plan:spend() .. 'x')", "cannot be joined");
    DESK_FAILS(&desk, "print('x' .. plan)",
               "expected text on both sides of `..`, found a plan");
}

static void only_things_of_the_type_are_taken(void)
{
    DESK_FAILS(&desk, "plan.spend(report)", "plan:spend is called with a colon");
    DESK_FAILS(&desk, "local q = plan:spend() q.number(plan)",
               "q:number is called with a colon");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(an_unknown_name_is_an_error_with_a_suggestion),
        OT_TEST(a_method_wants_its_colon),
        OT_TEST(a_function_wants_its_dot),
        OT_TEST(objects_are_read_only),
        OT_TEST(objects_show_their_type_alone),
        OT_TEST(the_same_thing_is_equal),
        OT_TEST(a_quantity_is_not_joined_to_text),
        OT_TEST(only_things_of_the_type_are_taken),
    };
    desk_open(&desk, desk_falls_plan("", ""));
    int failed = OT_TESTS_RUN("binding", tests);
    desk_close(&desk);
    return failed;
}
