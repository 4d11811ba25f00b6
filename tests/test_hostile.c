/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scripts that mean harm: each ends within its limit and its memory, as a failure that is
 * told, in a child of the supervisor as in a run. What no limit within Lua can end (a
 * loop in one call of its library) the supervisor does. */
#include "config.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/sanitised.h"
#include "harness.h"
#include "run/supervisor.h"
#include "script/library.h"
#include "script/sandbox.h"

#define LIMIT 0.3      /* seconds, by the clock */
#define GRACE 0.5      /* until it must be gone */
#define PROCESSOR 0.05 /* seconds, by the script's own limit */
#define MEMORY ((size_t)4 << 20)
#define ROOM ((size_t)16 << 20) /* beyond the script's own */
#define AT_ONCE 8

struct probe {
    const char *name, *lua;
    const char *says; /* part of its message; "": it ends well; NULL: any failure */
};

static const struct probe probes[] = {
    /* Loops. */
    { "loop", "while true do end", NULL },
    { "repeat loop", "repeat until false", NULL },
    { "goto loop", "::a:: goto a", NULL },
    { "for loop", "for i = 1, math.maxinteger do end", NULL },
    { "loop in a function without end", "local function f() return f() end f()", NULL },
    { "loop in __index",
      "setmetatable({}, { __index = function() while true do end end }).x()", NULL },
    { "loop in __close",
      "local x <close> = setmetatable({}, { __close = function() while true do end end "
      "})",
      NULL },
    { "loop in __tostring",
      "tostring(setmetatable({}, { __tostring = function() while true do end end }))",
      NULL },
    { "loop in __pairs",
      "for _ in pairs(setmetatable({}, { __pairs = function() while true do end end })) "
      "do end",
      NULL },
    { "loop in __lt",
      "local m = { __lt = function() while true do end end } "
      "return setmetatable({}, m) < setmetatable({}, m)",
      NULL },
    { "loop in a sort", "table.sort({ 3, 2, 1 }, function() while true do end end)",
      NULL },
    { "sort without an order",
      "local t = {} for i = 1, 5000 do t[i] = i end "
      "table.sort(t, function() return true end) while true do end",
      NULL },
    { "loop in gsub", "('x'):gsub('x', function() while true do end end)", NULL },
    { "endless iterator", "for _ in function() return 1 end do end", NULL },
    /* The limit is caught. */
    { "pcall of a loop", "while true do pcall(function() while true do end end) end",
      NULL },
    { "pcall within pcall",
      "local function f() pcall(f) while true do end end while true do f() end", NULL },
    { "pcall of pcall", "while true do pcall(pcall, pcall, error) end", NULL },
    { "pcall and __close",
      "local t = setmetatable({}, { __close = function() while true do end end }) "
      "while true do pcall(function() local x <close> = t error('x') end) end",
      NULL },
    { "errors without end", "while true do pcall(error, {}) end", NULL },
    /* Loops in one call of the library. */
    { "rep of nothing", "return ('').rep('', 1e18)", "" },
    { "find, many .-", "('a'):rep(400):find(('.-'):rep(6) .. 'b')", NULL },
    { "find, many a*", "('a'):rep(400):find(('a*'):rep(10) .. 'b')", NULL },
    { "gmatch, many .-", "for _ in ('a'):rep(400):gmatch(('.-'):rep(6) .. 'b') do end",
      NULL },
    { "gsub, many a*", "('a'):rep(400):gsub(('a*'):rep(10) .. 'b', '')", NULL },
    { "find, many a?", "return ('a'):rep(1e5):find(('a?'):rep(30) .. ('a'):rep(30))",
      "" },
    { "move", "table.move({}, 1, 1e15, 2)", NULL },
    { "remove",
      "table.remove(setmetatable({}, { __len = function() return 1e12 end }), 1)", NULL },
    { "insert",
      "table.insert(setmetatable({}, { __len = function() return 1e12 end }), 1, "
      "1)",
      NULL },
    { "concat",
      "table.concat(setmetatable({}, { __len = function() return 1e12 end, "
      "__index = function() return 'x' end }))",
      NULL },
    { "unpack", "table.unpack({}, 1, 1e8)", "too many results" },
    { "select", "select(-1)", "out of range" },
    { "ipairs",
      "for _ in ipairs(setmetatable({}, { __index = function() return 1 end })) "
      "do end",
      NULL },
    /* Memory. */
    { "tables", "local t = {} while true do t[#t + 1] = {} end", NULL },
    { "texts", "local s = 'x' while true do s = s .. s end", NULL },
    { "rep", "return ('x'):rep(1e9)", "4 MB of memory" },
    { "rep beyond any length", "return ('x'):rep(1e18)", "resulting string too large" },
    { "rep with a separator", "return ('x'):rep(1e6, ('y'):rep(1e6))", NULL },
    { "functions", "local f = print while true do local g = f f = function() g() end end",
      NULL },
    { "concat of much",
      "local t = {} for i = 1, 1e6 do t[i] = 'xxxxxxxx' end return table.concat(t)",
      "4 MB of memory" },
    { "pack", "return string.pack('s', ('x'):rep(3e6))", "4 MB of memory" },
    { "wide format", "return ('%9999d'):format(1)", NULL },
    { "pcall of memory", "while true do pcall(string.rep, 'x', 1e9) end",
      "4 MB of memory" },
    { "a table as large as can be",
      "local t = {} t[2^53] = 1 for i = 1, 1e7 do t[i] = i end", "4 MB of memory" },
    { "varargs", "local function f(...) return f(1, ...) end f()", NULL },
    { "gsub that grows", "local s = 'x' while true do s = s:gsub('x', 'xx') end", NULL },
    { "utf8", "return utf8.char(table.unpack({}, 1, 250))", NULL },
    /* Depth. */
    { "recursion", "local function f() return 1 + f() end f()", "calls within calls" },
    { "recursion in gsub", "local function f() ('x'):gsub('x', f) end f()",
      "C stack overflow" },
    { "recursion in __index",
      "local t = setmetatable({}, { __index = function(t, k) return t[k .. 'x'] end }) "
      "return t.x",
      NULL },
    { "__index of itself",
      "local t = {} for i = 1, 3000 do t = setmetatable({}, { __index = t }) end "
      "return t.x",
      NULL },
    { "recursion in __tostring",
      "local m = {} m.__tostring = function(t) return tostring(t) end "
      "tostring(setmetatable({}, m))",
      NULL },
    { "recursion in sort", "local function f() table.sort({ 2, 1 }, f) end f()", NULL },
    { "recursion in pcall", "local function f() pcall(f) end f()", "" },
    { "pattern, deep", "return ('('):rep(1e5):find(('('):rep(1e5))", NULL },
    { "pattern, broken", "return ('x'):find('[')", "malformed pattern" },
    { "pattern, %b", "return ('('):rep(1e5):find('%b()')", NULL },
    /* Doors. */
    { "load", "load('x = 1')", "no global \"load\"" },
    { "dump", "return string.dump(print)", "no function string \"dump\"" },
    { "bytecode", "\033Lua", "attempt to load a binary chunk" },
    { "os.exit", "os.exit(0)", "no global \"os\"" },
    { "io", "io.open('/etc/passwd')", "no global \"io\"" },
    { "require", "require('os')", "no global \"require\"" },
    { "debug", "debug.sethook()", "no global \"debug\"" },
    { "coroutine", "coroutine.wrap(print)()", "no global \"coroutine\"" },
    { "collectgarbage", "collectgarbage('stop')", "no global \"collectgarbage\"" },
    { "finaliser", "setmetatable({}, { __gc = function() while true do end end })",
      "__gc is not allowed" },
    { "finaliser set later",
      "local m = {} for i = 1, 99 do setmetatable({}, m) end m.__gc = function() while "
      "true do end end for i = 1, 1000 do local t = {} end",
      "" },
    { "metatable of texts", "getmetatable('').__index = nil", NULL },
    { "environment", "_ENV = setmetatable({}, { __index = _G }) _ENV = {} x = 1", "" },
    { "another print", "_G.print = nil", "the program's own" },
    { "rawset", "rawset(_G, 'print', nil)", "no global \"rawset\"" },
    { "use of a path", "use('../x')", "use: expected a name" },
    { "use of a NUL", "use('a\\0b')", "use: " },
    { "use of the root", "use('/etc/passwd')", "use: expected a name" },
    { "use of a long name", "use(('a'):rep(65))", "use: " },
};
enum { PROBES = sizeof probes / sizeof probes[0] };

/* ---- One probe ---- */

static double processor = PROCESSOR;

static void run_script(void *with, struct ot_result *result)
{
    const struct probe *probe = with;
    struct ot_error err = { 0 };
    struct ot_sandbox sandbox = {
        .script = { .file = "t.lua", .bytes = probe->lua, .length = strlen(probe->lua) },
        .memory = MEMORY,
        .processor = processor,
    };
    if (ot_sandbox_run(&sandbox, NULL, NULL, &err) == 0)
        return;
    ot_text_put(&result->message, err.text);
    result->exit = err.exit;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static size_t resident(int whose)
{
    struct rusage usage = { .ru_maxrss = 0 };
    getrusage(whose, &usage);
    return (size_t)usage.ru_maxrss * 1024;
}

struct told {
    enum ot_exit exit;
    char text[sizeof((struct ot_error *)0)->text];
    double took;
};

static struct told run_for(const struct probe *probe, double seconds)
{
    struct ot_limits limits = { .seconds = seconds, .processor = 5 };
    struct ot_result result = { .exit = OT_EXIT_OK };
    struct ot_error err = { 0 };
    struct told told = { .exit = OT_EXIT_OK };
    double from = now();
    int failed = ot_supervise("t.lua", &limits, run_script, (void *)probe, &result, &err);
    told.took = now() - from;
    told.exit = failed ? err.exit : result.exit;
    snprintf(told.text, sizeof told.text, "%s",
             failed ? err.text : ot_text_string(&result.message));
    ot_result_free(&result);
    return told;
}

static bool says_it(const struct probe *probe, const struct told *told)
{
    if (!probe->says[0])
        return told->exit == OT_EXIT_OK;
    return told->exit == OT_EXIT_SCRIPT && strstr(told->text, probe->says);
}

/* Each promise that is broken, or NULL. What should say more than that it took too long
 * is given more time before it is judged: this machine may have much else to do. */
static const char *broken_promise(const struct probe *probe, struct told *told)
{
    *told = run_for(probe, LIMIT);
    if (told->took > LIMIT + GRACE)
        return "took too long";
    if (!OT_SANITISED &&
        resident(RUSAGE_CHILDREN) > resident(RUSAGE_SELF) + MEMORY + ROOM)
        return "held too much memory";
    if (probe->says && !says_it(probe, told)) {
        processor = 20 * PROCESSOR;
        *told = run_for(probe, 10 * LIMIT);
    }
    if (probe->says)
        return says_it(probe, told) ? NULL : "said";
    return told->exit == OT_EXIT_SCRIPT ? NULL : "did not fail as a script does";
}

/* ---- All of them, some at a time: most wait for their deadline ---- */

static pid_t begin(const struct probe *probe)
{
    fflush(stdout);
    pid_t child = fork();
    if (child != 0)
        return child;
    struct told told;
    const char *broken = broken_promise(probe, &told);
    if (broken)
        printf("# %s: %s: %s\n", probe->name, broken, told.text);
    fflush(stdout);
    _exit(broken ? 1 : 0);
}

static void ends_each_within_its_limit_and_memory(void)
{
    pid_t child[PROBES];
    for (size_t from = 0; from < PROBES; from += AT_ONCE) {
        size_t to = from + AT_ONCE < PROBES ? from + AT_ONCE : PROBES;
        for (size_t i = from; i < to; i++)
            child[i] = begin(&probes[i]);
        for (size_t i = from; i < to; i++) {
            int status = -1;
            CU_ASSERT_EQUAL(waitpid(child[i], &status, 0), child[i]);
            OT_SAME(status == 0 ? "" : probes[i].name, "");
        }
    }
}

/* Text of 100,000 brackets and the like: the parser has a limit of its own. */
static void refuses_source_that_is_too_deep(void)
{
    static const char *const units[] = {
        "(", "{", "[{", "- ", "not ", "a(", "do ", "if x then ", "function f() ", "x=x="
    };
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        struct ot_text lua = { 0 };
        struct ot_error err = { 0 };
        ot_text_put(&lua, strchr("ifdx", units[i][0]) ? "" : "return ");
        for (int n = 0; n < 100000; n++)
            ot_text_put(&lua, units[i]);
        struct ot_sandbox sandbox = {
            .script = { .file = "t.lua", .bytes = lua.bytes, .length = lua.length },
            .memory = MEMORY,
        };
        CU_ASSERT_EQUAL(ot_sandbox_run(&sandbox, NULL, NULL, &err), -1);
        CU_ASSERT_EQUAL(err.exit, OT_EXIT_SCRIPT);
        OT_HOLDS(err.text, "t.lua");
        CU_ASSERT_EQUAL(sandbox.used, 0);
        ot_text_free(&lua);
    }
}

/* ---- Compiled code ---- */

#define CHUNKS 10000

static int keep(lua_State *L, const void *bytes, size_t length, void *with)
{
    (void)L;
    ot_text_add(with, bytes, length);
    return 0;
}

static void compile(struct ot_text *into)
{
    lua_State *L = luaL_newstate();
    CU_ASSERT_PTR_NOT_NULL_FATAL(L);
    CU_ASSERT_EQUAL_FATAL(
        luaL_loadstring(L, "local t = { 1, 'a' } for i = 1, #t do t[i] = t[i] .. i end "
                           "return function() return t end"),
        LUA_OK);
    CU_ASSERT_EQUAL_FATAL(lua_dump(L, keep, into, 0), 0);
    lua_close(L);
}

static int load_one(lua_State *L)
{
    ot_library_load(L, lua_touserdata(L, 1));
    return 0;
}

struct chunks {
    struct ot_text whole;
    int loaded, refused;
};

/* Up to eight bytes changed anywhere after the first, which marks compiled code; and cut
 * short, one time in four. */
static int load_all(lua_State *L)
{
    struct chunks *chunks = ot_sandbox_of(L)->host;
    unsigned state = 2463534242U;
    size_t length = chunks->whole.length;
    char *bytes = lua_newuserdatauv(L, length, 0);
    for (int i = 0; i < CHUNKS; i++) {
        memcpy(bytes, chunks->whole.bytes, length);
        for (unsigned n = 0; n <= (unsigned)i % 8; n++) {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            bytes[1 + state % (length - 1)] = (char)(state >> 11);
        }
        struct ot_script_module chunk = { .file = "t.lua",
                                          .bytes = bytes,
                                          .length = i % 4 ? length : 1 + state % length };
        lua_pushcfunction(L, load_one);
        lua_pushlightuserdata(L, &chunk);
        chunks->loaded += lua_pcall(L, 1, 0, 0) == LUA_OK;
        const char *text = lua_tostring(L, -1);
        chunks->refused += text && strstr(text, "attempt to load a binary chunk");
        lua_settop(L, 2);
    }
    return 0;
}

static void no_damaged_bytecode_is_loaded(void)
{
    struct chunks chunks = { .loaded = 0 };
    struct ot_error err = { 0 };
    compile(&chunks.whole);
    struct ot_sandbox sandbox = { .script = { .file = "t.lua", .bytes = "" },
                                  .host = &chunks };
    CU_ASSERT_EQUAL(ot_sandbox_run(&sandbox, load_all, NULL, &err), 0);
    CU_ASSERT_EQUAL(chunks.loaded, 0);
    CU_ASSERT_EQUAL(chunks.refused, CHUNKS);
    ot_text_free(&chunks.whole);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(ends_each_within_its_limit_and_memory),
        OT_TEST(refuses_source_that_is_too_deep),
        OT_TEST(no_damaged_bytecode_is_loaded),
    };
    return OT_TESTS_RUN("hostile", tests);
}
