/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state, its allocator and its hook; how a script is run, and what is said when it
 * fails. */
#include "config.h"

#include "script/sandbox.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "script/library.h"

#define MEMORY_DEFAULT ((size_t)64 << 20)
#define PROCESSOR_DEFAULT 10
#define HOOK_EVERY 10000 /* instructions: the cost of a hook hardly falls above that */
#define DEPTH_MAX 20000
#define SOURCE_LINE_MAX 200

/* ---- Limits ---- */

/* Lua tells no old size for new objects: what ptr NULL comes with is a type. */
static void *allocate(void *with, void *ptr, size_t old, size_t size)
{
    struct ot_sandbox *s = with;
    size_t before = ptr ? old : 0;
    if (size == 0) {
        s->used -= before;
        free(ptr);
        return NULL;
    }
    if (size > before && size - before > s->memory - s->used)
        return NULL;
    void *block = realloc(ptr, size);
    if (block)
        s->used = s->used - before + size;
    return block;
}

static double processor_time(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) != 0)
        return 0;
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void remember_line(struct ot_sandbox *s)
{
    lua_Debug at;
    if (!ot_script_line(s->L, 0, &at))
        return;
    struct ot_text text = { 0 };
    ot_text_format(&text, "%s:%d", at.short_src, at.currentline);
    if (text.length < sizeof s->seen)
        memcpy(s->seen, ot_text_string(&text), text.length + 1);
    ot_text_free(&text);
}

/* Lua's own limit on calls within calls comes after 50 MB. */
static void check_depth(lua_State *L)
{
    lua_Debug at;
    if (lua_getstack(L, DEPTH_MAX, &at))
        ot_raise(L,
                 "calls within calls, more than %d deep: does a function call itself "
                 "without end?",
                 DEPTH_MAX);
}

/* Once over the limit, each further instruction raises again, whoever catches. */
static void check_time(lua_State *L, lua_Debug *event)
{
    struct ot_sandbox *s = ot_sandbox_of(L);
    (void)event;
    if (s->stop == OT_STOP_NOT) {
        remember_line(s);
        if (processor_time() - s->started <= s->processor) {
            check_depth(L);
            return;
        }
        s->stop = OT_STOP_PROCESSOR;
    }
    lua_sethook(L, check_time, LUA_MASKCOUNT, 1);
    lua_pushliteral(L, "a limit was reached");
    lua_error(L);
}

/* ---- Errors ---- */

/* Any error becomes a text with a position; with a traceback where asked for. */
static int describe(lua_State *L)
{
    if (lua_type(L, 1) != LUA_TSTRING) {
        lua_Debug at;
        const char *type = luaL_typename(L, 1);
        if (ot_script_line(L, 1, &at))
            lua_pushfstring(L, "%s:%d: the script raised a %s; expected a text",
                            at.short_src, at.currentline, type);
        else
            lua_pushfstring(L, "the script raised a %s; expected a text", type);
        lua_replace(L, 1);
    }
    if (ot_sandbox_of(L)->traceback)
        luaL_traceback(L, L, lua_tostring(L, 1), 1);
    else
        lua_settop(L, 1);
    return 1;
}

static const char *line_of(const struct ot_script_module *chunk, unsigned long number,
                           size_t *length)
{
    const char *at = chunk->bytes, *end = chunk->bytes + chunk->length;
    while (number > 1 && at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop)
            return NULL;
        at = stop + 1;
        number--;
    }
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    *length = (size_t)((stop ? stop : end) - at);
    return ot_text_trim(at, length);
}

/* The line that "file:12:" at the beginning of a message speaks of. */
static const char *quoted_line(const struct ot_script_module *chunk, const char *message,
                               size_t *length)
{
    size_t name = strlen(chunk->file);
    if (strncmp(message, chunk->file, name) != 0 || message[name] != ':')
        return NULL;
    char *end;
    unsigned long number = strtoul(message + name + 1, &end, 10);
    return number > 0 && *end == ':' ? line_of(chunk, number, length) : NULL;
}

/* The message, and below it the source line; a traceback comes last. */
static int fail(const struct ot_sandbox *s, const char *message, struct ot_error *err)
{
    size_t length = 0, first = strcspn(message, "\n");
    const char *line = quoted_line(&s->script, message, &length);
    for (size_t i = 0; i < s->modules && !line; i++)
        line = quoted_line(&s->module[i], message, &length);
    if (!line || length == 0)
        return ot_error_set(err, OT_EXIT_SCRIPT, "%s", message);
    if (length > SOURCE_LINE_MAX)
        length = ot_utf8_cut(line, SOURCE_LINE_MAX);
    return ot_error_set(err, OT_EXIT_SCRIPT, "%.*s\n    %.*s%s", (int)first, message,
                        (int)length, line, message + first);
}

static int fail_at_limit(const struct ot_sandbox *s, struct ot_error *err)
{
    const char *file = s->script.file;
    struct ot_text text = { 0 };
    if (s->stop == OT_STOP_PROCESSOR)
        ot_text_format(&text,
                       "%s: the script took more than the %d seconds of processor time "
                       "that it may take; is there a loop that does not end?",
                       s->seen[0] ? s->seen : file, (int)(s->processor + 0.5));
    else
        ot_text_format(
            &text,
            "%s: the script needs more than the %zu MB of memory that it may "
            "hold%s%s%s; raise the limit with --memory, or keep less at a time",
            file, s->memory >> 20, s->seen[0] ? " (last seen at " : "", s->seen,
            s->seen[0] ? ")" : "");
    fail(s, ot_text_string(&text), err);
    ot_text_free(&text);
    return -1;
}

/* ---- Running ---- */

struct run {
    struct ot_sandbox *sandbox;
    lua_CFunction prepare, finish;
};

static int protected_run(lua_State *L)
{
    const struct run *run = lua_touserdata(L, 1);
    struct ot_sandbox *s = run->sandbox;
    lua_settop(L, 0);
    ot_library_open(L); /* the globals */
    if (run->prepare) {
        lua_pushcfunction(L, run->prepare);
        lua_pushvalue(L, 1);
        lua_call(L, 1, 0);
    }
    lua_settop(L, 0);
    lua_sethook(L, check_time, LUA_MASKCOUNT, HOOK_EVERY);
    ot_library_load(L, &s->script);
    lua_call(L, 0, 1);
    if (run->finish) {
        lua_pushcfunction(L, run->finish);
        lua_insert(L, 1);
        lua_call(L, 1, 0);
    }
    return 0;
}

static int conclude(struct ot_sandbox *s, int status, struct ot_error *err)
{
    if (status == LUA_ERRMEM && s->stop == OT_STOP_NOT)
        s->stop = OT_STOP_MEMORY;
    if (s->stop == OT_STOP_FAILURE) {
        if (err)
            *err = s->failure;
        return -1;
    }
    if (s->stop != OT_STOP_NOT)
        return fail_at_limit(s, err);
    if (status == LUA_OK)
        return 0;
    const char *message = lua_tostring(s->L, -1);
    return fail(s, message ? message : "the script failed without a message", err);
}

int ot_sandbox_run(struct ot_sandbox *s, lua_CFunction prepare, lua_CFunction finish,
                   struct ot_error *err)
{
    struct run run = { s, prepare, finish };
    s->memory = s->memory ? s->memory : MEMORY_DEFAULT;
    s->processor = s->processor > 0 ? s->processor : PROCESSOR_DEFAULT;
    s->used = 0;
    s->stop = OT_STOP_NOT;
    s->seen[0] = '\0';
    s->started = processor_time();
    s->L = lua_newstate(allocate, s);
    if (!s->L)
        return ot_error_memory(err);
    *(struct ot_sandbox **)lua_getextraspace(s->L) = s;
    lua_pushcfunction(s->L, describe);
    lua_pushcfunction(s->L, protected_run);
    lua_pushlightuserdata(s->L, &run);
    int failed = conclude(s, lua_pcall(s->L, 1, 0, 1), err);
    lua_close(s->L);
    s->L = NULL;
    return failed;
}
