/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a script finds: functions that differ from Lua's, and use(). */
#include "config.h"

#include "script/library.h"

#include <stdio.h>
#include <string.h>

#include "harness.h"
#include "script_desk.h"

static void unknown_names_are_errors_with_a_suggestion(void)
{
    SCRIPT_FAILS("\nprnt('x')", "t.lua:2: no global \"prnt\"; did you mean \"print\"?");
    SCRIPT_FAILS("string.uper('x')",
                 "no function string \"uper\"; did you mean \"upper\"?");
    SCRIPT_FAILS("local s = 'x' s:uper()", "did you mean \"upper\"?");
}

static void a_script_may_have_globals_of_its_own(void)
{
    SCRIPT_PRINTS(
        "rate = 2 function twice(x) return rate * x end print(twice(4), _G.rate)",
        "8\t2\n");
}

static void pcall_catches_what_a_script_does(void)
{
    SCRIPT_PRINTS(
        "print(pcall(error, 'no', 0)) print(pcall(function(a) return a, 2 end, 1)) "
        "print(select('#', pcall(error)))",
        "false\tno\ntrue\t1\t2\n2\n");
    SCRIPT_FAILS("pcall()", "bad argument #1");
}

static void nothing_can_be_repeated_without_end(void)
{
    SCRIPT_PRINTS("print(#string.rep('', 1e18), ('ab'):rep(2, '-'), ('x'):rep(3), "
                  "#(''):rep(1e18, ''))",
                  "0\tab-ab\txxx\t0\n");
}

static void logarithms_of_whole_powers_are_whole(void)
{
    SCRIPT_PRINTS(
        "print(math.log(8, 2), math.log(1000, 10), math.log(1), math.log(0.001, 10), "
        "math.log(2, 4))",
        "3\t3\t0\t-3\t0.5\n");
}

static void a_table_may_have_a_metatable(void)
{
    SCRIPT_PRINTS(
        "local t = setmetatable({}, { __index = function(_, k) return k .. '!' end }) "
        "print(t.a, getmetatable(t) ~= nil, setmetatable(t, nil) == t)",
        "a!\ttrue\ttrue\n");
    SCRIPT_FAILS("setmetatable({}, 1)", "expected a table or nil, found a number");
}

/* ---- use ---- */

static struct script_run run_with_modules(const char *lua)
{
    static const struct ot_script_module module[] = {
        { "rates", "rates.lua", "print('once') return { low = 1 }", 32 },
        { "broken", "broken.lua", "\nlocal x = nil + 1", 18 },
        { "circle", "circle.lua", "return use('circle')", 20 },
        { "silent", "silent.lua", "", 0 },
    };
    struct script_run run = { 0 };
    struct ot_sandbox sandbox = {
        .script = { .file = "t.lua", .bytes = lua, .length = strlen(lua) },
        .module = module,
        .modules = 4
    };
    run.failed = ot_sandbox_run(&sandbox, NULL, NULL, &run.err);
    return run;
}

static void use_gives_what_a_file_returns_once(void)
{
    struct script_run run =
        run_with_modules("assert(use('rates').low == 1 and use('rates') == use('rates')) "
                         "assert(use('silent') == true)");
    OT_SAME(run.err.text, "");
}

static void use_refuses_names_that_are_no_names(void)
{
    static const char *const names[] = { "'../x'", "'/etc/passwd'", "'a\\0b'", "'A'",
                                         "12",     "nil",           "'a.b'",   "''" };
    char lua[100];
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        snprintf(lua, sizeof lua, "use(%s)", names[i]);
        struct script_run run = run_with_modules(lua);
        OT_HOLDS(run.err.text, "use: ");
    }
}

static void use_suggests_and_sees_circles(void)
{
    struct script_run run = run_with_modules("use('rate')");
    OT_HOLDS(run.err.text,
             "use: no file rate.lua beside the script; did you mean \"rates\"?");
    run = run_with_modules("use('circle')");
    OT_HOLDS(run.err.text, "circle.lua:1: use: circle.lua uses itself");
}

static void an_error_in_a_used_file_shows_its_line(void)
{
    struct script_run run = run_with_modules("use('broken')");
    OT_HOLDS(run.err.text, "broken.lua:2: attempt to perform arithmetic on a nil value\n"
                           "    local x = nil + 1");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(unknown_names_are_errors_with_a_suggestion),
        OT_TEST(a_script_may_have_globals_of_its_own),
        OT_TEST(pcall_catches_what_a_script_does),
        OT_TEST(nothing_can_be_repeated_without_end),
        OT_TEST(logarithms_of_whole_powers_are_whole),
        OT_TEST(a_table_may_have_a_metatable),
        OT_TEST(use_gives_what_a_file_returns_once),
        OT_TEST(use_refuses_names_that_are_no_names),
        OT_TEST(use_suggests_and_sees_circles),
        OT_TEST(an_error_in_a_used_file_shows_its_line),
    };
    return OT_TESTS_RUN("library", tests);
}
