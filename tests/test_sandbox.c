/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scripts that loop, hoard, catch, escape or fail. */
#include "config.h"

#include "script/sandbox.h"
#include "script/state.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "harness.h"
#include "script_desk.h"

static void runs_a_script(void)
{
    SCRIPT_PRINTS("print('hello', 1 + 1)", "hello\t2\n");
}

/* ---- Limits ---- */

static void ends(const char *lua, const char *message)
{
    struct script_run run = script_alone_limited(lua, (size_t)4 << 20, 0.1);
    CU_ASSERT_EQUAL(run.failed, -1);
    CU_ASSERT_EQUAL(run.err.exit, OT_EXIT_SCRIPT);
    OT_HOLDS(run.err.text, message);
    script_forget(&run);
}

static void ends_a_loop_without_end(void)
{
    ends("local n = 0\nwhile true do\nn = n + 1\nend",
         "seconds of processor time that it may take");
    ends("while true do end", "t.lua:1: ");
}

static void no_pcall_catches_the_time_limit(void)
{
    ends("while true do pcall(function() while true do end end) end", "processor time");
    ends("local function f() pcall(f) f() end f()", "processor time");
    ends("local t = setmetatable({}, { __close = function() while true do end end })\n"
         "while true do pcall(function() local x <close> = t error('x') end) end",
         "processor time");
}

static void ends_a_memory_bomb(void)
{
    ends("local t = {} while true do t[#t + 1] = {} end", "4 MB of memory");
    ends("local s = 'x' while true do s = s .. s end", "4 MB of memory");
    ends("return ('x'):rep(1e9)", "4 MB of memory");
}

static void no_pcall_catches_the_memory_limit(void)
{
    ends("while true do pcall(string.rep, 'x', 1e9) end", "4 MB of memory");
}

static void gives_back_all_memory(void)
{
    struct ot_sandbox sandbox = { .script = {
                                      .file = "t.lua", .bytes = "x = {}", .length = 6 } };
    struct ot_error err;
    CU_ASSERT_EQUAL(ot_sandbox_run(&sandbox, NULL, NULL, &err), 0);
    CU_ASSERT_EQUAL(sandbox.used, 0);
}

static void survives_any_small_memory(void)
{
    size_t refused = 0;
    for (size_t memory = 1000; memory < 80000; memory += 1000) {
        struct script_run run = script_alone_limited("print(#('x'):rep(10))", memory, 1);
        refused += run.failed != 0;
        script_forget(&run);
    }
    CU_ASSERT(refused > 5);
}

static void recursion_is_an_error_that_can_be_caught(void)
{
    SCRIPT_PRINTS("local function f() return 1 + f() end print((pcall(f)))", "false\n");
    SCRIPT_FAILS("local function f() return 1 + f() end f()",
                 "t.lua:1: calls within calls, more than 20000 deep");
}

/* ---- Messages ---- */

static void says_the_line_and_shows_it(void)
{
    struct script_run run = script_alone("local a = nil\n\n  print(a.b)  -- here\n");
    OT_SAME(run.err.text, "t.lua:3: attempt to index a nil value (local 'a')\n"
                          "    print(a.b)  -- here");
    script_forget(&run);
}

static void says_where_the_syntax_is_wrong(void)
{
    struct script_run run = script_alone("print(1)\nlocal = 3");
    OT_HOLDS(run.err.text, "t.lua:2: ");
    OT_HOLDS(run.err.text, "\n    local = 3");
    script_forget(&run);
}

static void an_error_that_is_no_text_has_its_line(void)
{
    SCRIPT_FAILS("\nerror({})", "t.lua:2: the script raised a table; expected a text");
    SCRIPT_FAILS("error()", "the script raised a nil");
}

static void host_frames_stand_in_a_traceback_alone(void)
{
    struct ot_error err = { 0 };
    const char *lua = "local function f() error('no') end\nf()";
    struct ot_sandbox sandbox = {
        .script = { .file = "t.lua", .bytes = lua, .length = strlen(lua) }
    };
    CU_ASSERT_EQUAL(ot_sandbox_run(&sandbox, NULL, NULL, &err), -1);
    CU_ASSERT_PTR_NULL(strstr(err.text, "traceback"));
    sandbox.traceback = true;
    CU_ASSERT_EQUAL(ot_sandbox_run(&sandbox, NULL, NULL, &err), -1);
    OT_HOLDS(err.text, "t.lua:1: no\n    local function f() error('no') end\n");
    OT_HOLDS(err.text, "stack traceback:");
    OT_HOLDS(err.text, "t.lua:2: in ");
}

/* ---- Walls ---- */

static void refuses_compiled_code(void)
{
    SCRIPT_FAILS("\033Lua", "attempt to load a binary chunk");
}

static void has_no_door(void)
{
    static const char *const absent[] = {
        "load",  "loadfile", "loadstring", "dofile",         "require", "io",    "os",
        "debug", "package",  "coroutine",  "collectgarbage", "rawset",  "xpcall"
    };
    char lua[100];
    for (size_t i = 0; i < sizeof absent / sizeof absent[0]; i++) {
        snprintf(lua, sizeof lua, "return %s", absent[i]);
        SCRIPT_FAILS(lua, "no global \"");
    }
    SCRIPT_FAILS("return string.dump", "no function string \"dump\"");
    SCRIPT_FAILS("return math.random", "no function math \"random\"");
    SCRIPT_FAILS("return (''):dump()", "no function string \"dump\"");
}

static void no_finaliser_is_set(void)
{
    SCRIPT_FAILS("setmetatable({}, { __gc = function() end })", "__gc is not allowed");
    SCRIPT_FAILS("setmetatable({}, { __mode = 'k' })", "__mode is not allowed");
}

static void libraries_are_read_only(void)
{
    SCRIPT_FAILS("string.upper = 1", "t.lua:1: string is read-only");
    SCRIPT_FAILS("print = 1", "print is the program's own");
    SCRIPT_FAILS("_G.pcall = nil", "pcall is the program's own");
    SCRIPT_FAILS("table.insert(string, 1)", "read-only");
    SCRIPT_FAILS("setmetatable(string, {})", "read-only");
    SCRIPT_PRINTS("print(getmetatable(''), getmetatable(string), getmetatable(_G))",
                  "false\tfalse\tfalse\n");
}

/* Everything that can be reached from the globals, by name and kind: keys, metatables,
 * upvalues. */
static void list(lua_State *L, int seen, const char *path, struct ot_text *into)
{
    char name[200];
    luaL_checkstack(L, 20, "deep");
    int value = lua_gettop(L);
    if (lua_type(L, value) !=
        LUA_TSTRING) /* texts are values; their metatable is below */
        ot_text_format(into, "%s %s\n", path, luaL_typename(L, value));
    else
        ot_text_format(into, "%s text\n", path);
    if (!lua_istable(L, value))
        return;
    lua_pushvalue(L, value);
    if (lua_rawget(L, seen) != LUA_TNIL) {
        lua_pop(L, 1);
        return;
    }
    lua_pop(L, 1);
    lua_pushvalue(L, value);
    lua_pushboolean(L, 1);
    lua_rawset(L, seen);
    for (lua_pushnil(L); lua_next(L, value); lua_pop(L, 1)) {
        snprintf(name, sizeof name, "%s.%s", path,
                 lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2)
                                                : luaL_typename(L, -2));
        list(L, seen, name, into);
    }
    if (lua_getmetatable(L, value)) {
        snprintf(name, sizeof name, "%s<meta>", path);
        list(L, seen, name, into);
        lua_pop(L, 1);
    }
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort_lines(struct ot_text *text)
{
    char *line[1000], *rest = text->bytes;
    struct ot_text sorted = { 0 };
    size_t count = 0;
    for (char *end; count < 1000 && (end = strchr(rest, '\n')); rest = end + 1) {
        *end = '\0';
        line[count++] = rest;
    }
    qsort(line, count, sizeof *line, compare_lines);
    for (size_t i = 0; i < count; i++)
        ot_text_format(&sorted, "%s\n", line[i]);
    ot_text_free(text);
    *text = sorted;
}

static int list_globals(lua_State *L)
{
    struct ot_text *into = ot_sandbox_of(L)->host;
    lua_newtable(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    list(L, lua_gettop(L) - 1, "_G", into);
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    list(L, lua_gettop(L) - 3, "text<meta>", into);
    return 0;
}

static void what_can_be_reached_is_on_the_list(void)
{
    struct ot_text found = { 0 }, golden = { 0 };
    struct ot_error err;
    struct ot_sandbox sandbox = { .script = { .file = "t.lua", .bytes = "" },
                                  .host = &found };
    CU_ASSERT_EQUAL(ot_sandbox_run(&sandbox, list_globals, NULL, &err), 0);
    sort_lines(&found);
    const char *path = ot_test_source("tests/golden/lua-globals.txt");
    if (getenv("OUTTURN_GOLDEN"))
        CU_ASSERT_EQUAL(ot_file_write(path, found.bytes, found.length, 0644, &err), 0);
    CU_ASSERT_EQUAL(ot_file_read(path, 100000, OT_EXIT_USAGE, &golden, &err), 0);
    OT_SAME(ot_text_string(&found), ot_text_string(&golden));
    ot_text_free(&found);
    ot_text_free(&golden);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(runs_a_script),
        OT_TEST(ends_a_loop_without_end),
        OT_TEST(no_pcall_catches_the_time_limit),
        OT_TEST(ends_a_memory_bomb),
        OT_TEST(no_pcall_catches_the_memory_limit),
        OT_TEST(gives_back_all_memory),
        OT_TEST(survives_any_small_memory),
        OT_TEST(recursion_is_an_error_that_can_be_caught),
        OT_TEST(says_the_line_and_shows_it),
        OT_TEST(says_where_the_syntax_is_wrong),
        OT_TEST(an_error_that_is_no_text_has_its_line),
        OT_TEST(host_frames_stand_in_a_traceback_alone),
        OT_TEST(refuses_compiled_code),
        OT_TEST(has_no_door),
        OT_TEST(no_finaliser_is_set),
        OT_TEST(libraries_are_read_only),
        OT_TEST(what_can_be_reached_is_on_the_list),
    };
    return OT_TESTS_RUN("sandbox", tests);
}
