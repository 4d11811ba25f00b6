/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One order, whatever a table went through. */
#include "config.h"

#include "harness.h"
#include "script/library.h"
#include "script_desk.h"

static void pairs_goes_up_from_one_then_numbers_then_texts(void)
{
    SCRIPT_PRINTS(
        "local t = { z = 1, [-3] = 1, [0.5] = 1, 'a', 'b', [7] = 1, B = 1, a = 1, "
        "[true] = 1, [''] = 1 } for k in pairs(t) do print(k) end",
        "1\n2\n-3\n0.5\n7\ntrue\n\nB\na\nz\n");
}

static void the_way_a_table_was_made_does_not_matter(void)
{
    SCRIPT_PRINTS(
        "local a, b = {}, {} for i = 1, 200 do a['k' .. i] = i end "
        "for i = 200, 1, -1 do b['k' .. i] = i b['x' .. i] = i end "
        "for i = 1, 200 do b['x' .. i] = nil end "
        "local function all(t) local s = '' for k, v in pairs(t) do s = s .. k .. v "
        "end return s end print(all(a) == all(b), #all(a) > 900)",
        "true\ttrue\n");
}

static void pairs_passes_over_what_is_removed_and_not_met_yet(void)
{
    SCRIPT_PRINTS(
        "local t = { 1, 2, 3 } for k in pairs(t) do t[k + 1] = nil print(k) end",
        "1\n3\n");
}

static void next_keeps_the_same_order(void)
{
    SCRIPT_PRINTS("local t = { b = 1, a = 2, 'x', [2.5] = 3 } local k = next(t) "
                  "while k ~= nil do print(k, t[k]) k = next(t, k) end print(next({}))",
                  "1\tx\n2.5\t3\na\t2\nb\t1\nnil\n");
}

static void keys_without_order_are_refused(void)
{
    SCRIPT_FAILS("for k in pairs { [{}] = 1 } do end",
                 "pairs: a key that is a table has no order");
    SCRIPT_FAILS("next { [print] = 1 }", "a key that is a function has no order");
    SCRIPT_FAILS("for k in pairs(12) do end", "pairs: expected a table, found a number");
}

static void pairs_follows_a_metamethod_and_sees_libraries(void)
{
    SCRIPT_PRINTS(
        "local t = setmetatable({}, { __pairs = function() return function(_, k) "
        "if not k then return 1, 2 end end end }) for k, v in pairs(t) do print(k, v) "
        "end for k in pairs(utf8) do print(k) break end",
        "1\t2\nchar\n");
}

static void sort_sorts(void)
{
    SCRIPT_PRINTS(
        "local t = { 3, 1, 2, 10, -1, 5, 4 } table.sort(t) "
        "print(table.concat(t, ' ')) table.sort(t, function(a, b) return a > b end) "
        "print(table.concat(t, ' ')) table.sort({}) local one = { 1 } table.sort(one)",
        "-1 1 2 3 4 5 10\n10 5 4 3 2 1 -1\n");
}

static void equals_keep_their_order(void)
{
    SCRIPT_PRINTS(
        "local t = {} for i = 1, 100 do t[i] = { i % 3, i } end "
        "table.sort(t, function(a, b) return a[1] < b[1] end) local fine = true "
        "for i = 2, 100 do local a, b = t[i - 1], t[i] "
        "fine = fine and (a[1] < b[1] or a[1] == b[1] and a[2] < b[2]) end print(fine)",
        "true\n");
}

static void an_order_that_contradicts_itself_ends_all_the_same(void)
{
    SCRIPT_PRINTS("local t = {} for i = 1, 50 do t[i] = i end "
                  "table.sort(t, function() return true end) print(#t)",
                  "50\n");
    SCRIPT_FAILS("table.sort { 1, 'a' }", "attempt to compare");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(pairs_goes_up_from_one_then_numbers_then_texts),
        OT_TEST(the_way_a_table_was_made_does_not_matter),
        OT_TEST(pairs_passes_over_what_is_removed_and_not_met_yet),
        OT_TEST(next_keeps_the_same_order),
        OT_TEST(keys_without_order_are_refused),
        OT_TEST(pairs_follows_a_metamethod_and_sees_libraries),
        OT_TEST(sort_sorts),
        OT_TEST(equals_keep_their_order),
        OT_TEST(an_order_that_contradicts_itself_ends_all_the_same),
    };
    return OT_TESTS_RUN("order", tests);
}
