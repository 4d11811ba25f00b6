/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outturn run: evaluate a plan by a script and write the report. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "command/command.h"
#include "run/analyst.h"
#include "run/record.h"

static const char help[] =
    "outturn run scripts/milton-keynes-2015-16/review.lua -o review.xml\n"
    "    evaluates the plan in the script's folder and writes review.xml, and beside it "
    "review.run.xml\n\n"
    "usage: outturn run SCRIPT [--plan DIR] [-o FILE|-] [--timeout S] [--memory MB] "
    "[--traceback]\n"
    "           [--workers N] [--in-process] [--require-sandbox]\n\n"
    "  --plan DIR     the folder of the plan's tables; default: the script's folder\n"
    "  -o FILE        where the report goes; default: SCRIPT.xml in this folder; \"-\": "
    "standard output\n"
    "  --timeout S    seconds that the run may take; default 60 (of processor time: 10)\n"
    "  --memory MB    that the script may hold; default 64\n"
    "  --traceback    where a script fails, show the calls that led there\n"
    "  --workers N    processes that draw, and threads that count, at the same time; "
    "default:\n"
    "                 one a processor\n"
    "  --in-process   run plugins in one process with the script, for a debugger\n"
    "  --require-sandbox\n"
    "                 end with code 8 where this system cannot lock the processes in\n\n"
    "An older report stays as it is unless the new one is complete.\n"
    "exit: 0 ok; 1 a scheme failed, or a plugin left a gap (the report says so); 2 "
    "usage;\n"
    "      3 input data; 4 script; 7 output; 8 the program itself, or --require-sandbox "
    "is not met\n";

struct settings {
    struct ot_analysis analysis;
    struct ot_limits limits;
    const char *output, *timeout, *memory, *workers;
    double seconds, megabytes, most_workers;
    bool traceback, in_process, locked;
};

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* "a/b/review.lua" → "a/b"; "review.lua" → ".". */
static const char *folder_of(struct ot_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    return ot_arena_copy(arena, path, slash == path ? 1 : (size_t)(slash - path));
}

/* name without the ending, plus another. */
static const char *renamed(struct ot_arena *arena, const char *name, const char *ending,
                           const char *by)
{
    size_t length = strlen(name), cut = strlen(ending);
    if (length > cut && strcmp(name + length - cut, ending) == 0)
        length -= cut;
    return ot_arena_format(arena, "%.*s%s", (int)length, name, by);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int read_settings(int argc, char **argv, struct settings *s,
                         struct ot_arena *arena)
{
    const char *script;
    size_t operands;
    const struct ot_option options[] = {
        { "plan", 0, &s->analysis.plan, NULL },
        { "output", 'o', &s->output, NULL },
        { "timeout", 0, &s->timeout, NULL },
        { "memory", 0, &s->memory, NULL },
        { "traceback", 0, NULL, &s->traceback },
        { "workers", 0, &s->workers, NULL },
        { "in-process", 0, NULL, &s->in_process },
        { "require-sandbox", 0, NULL, &s->locked },
    };
    int code = ot_options_read(&ot_command_run, argc, argv, options,
                               sizeof options / sizeof options[0], &script, &operands, 1);
    if (code)
        return code;
    if (operands == 0) {
        ot_say("no script is given; `outturn run --help` shows how");
        return OT_EXIT_USAGE;
    }
    s->seconds = 60;
    s->megabytes = 64;
    if ((code = ot_option_number("timeout", s->timeout, 0.1, &s->seconds)) != 0 ||
        (code = ot_option_number("memory", s->memory, 1, &s->megabytes)) != 0 ||
        (code = ot_option_number("workers", s->workers, 1, &s->most_workers)) != 0)
        return code;
    s->analysis.script = script;
    s->analysis.plan = s->analysis.plan ? s->analysis.plan : folder_of(arena, script);
    s->output = s->output ? s->output : renamed(arena, file_name(script), ".lua", ".xml");
    return s->analysis.plan && s->output ? 0 : ot_say_no_memory();
}

/* Room beyond the script's own for the plan, the plugins and the report. */
#define HOST_MEMORY ((size_t)1 << 30)

static void set_limits(struct settings *s)
{
    s->analysis.folders = ot_folders();
    s->analysis.memory = (size_t)(s->megabytes * 1024 * 1024);
    s->analysis.processor = s->timeout ? s->seconds : 10;
    s->analysis.traceback = s->traceback;
    s->analysis.in_process = s->in_process;
    s->analysis.locked = s->locked;
    s->limits = (struct ot_limits){ .seconds = s->seconds,
                                    .processor = s->analysis.processor,
                                    .memory = s->analysis.memory + HOST_MEMORY };
}

static int write_record(const struct settings *s, struct ot_arena *arena,
                        const struct ot_result *result, double seconds,
                        struct ot_error *err)
{
    struct ot_text text = { 0 };
    char sha256[OT_SHA256_ROOM];
    const char *path = renamed(arena, s->output, ".xml", ".run.xml");
    struct ot_record record = {
        .report = file_name(s->output),
        .report_sha256 = ot_sha256(result->output.bytes, result->output.length, sha256),
        .script = s->analysis.script,
        .plan = s->analysis.plan,
        .release = PACKAGE_VERSION,
        .seconds = seconds,
        .timeout = s->seconds,
        .memory_mb = (size_t)s->megabytes,
        .exit = (int)result->exit,
        .body = ot_text_string(&result->record),
    };
    ot_record_write(&record, &text);
    int failed = !path || text.failed
                     ? ot_error_memory(err)
                     : ot_file_write(path, text.bytes, text.length, 0644, err);
    ot_text_free(&text);
    return failed;
}

static int write_output(const struct settings *s, struct ot_arena *arena,
                        const struct ot_result *result, double seconds)
{
    struct ot_error err = { 0 };
    if (strcmp(s->output, "-") == 0)
        return ot_print(&result->output);
    if (ot_file_write(s->output, result->output.bytes, result->output.length, 0644,
                      &err) != 0 ||
        write_record(s, arena, result, seconds, &err) != 0) {
        ot_say(err.text);
        return (int)err.exit;
    }
    if (isatty(STDERR_FILENO))
        fprintf(stderr,
                "%s is written; `outturn trace %s` shows where its figures come from\n",
                s->output, s->output);
    return OT_EXIT_OK;
}

/* One line of a terminal, written over again and cleared at the end. */
static void tell(const struct ot_crew *crew, double seconds)
{
    const char *who = crew ? ot_crew_at_work(crew) : NULL;
    fprintf(stderr, "\r%.0f s", seconds);
    if (crew)
        fprintf(stderr, ", %zu jobs done%s%.60s", ot_crew_done(crew),
                who ? ", at work: " : "", who ? who : "");
    fputs("\033[K\r", stderr); /* what a script prints begins the line anew */
}

static int supervise(struct settings *s, struct ot_arena *arena)
{
    struct ot_result result = { 0 };
    struct ot_error err = { 0 };
    double start = now();
    bool looks = isatty(STDERR_FILENO);
    s->limits.progress = looks ? tell : NULL;
    int failed = ot_supervise(file_name(s->analysis.script), &s->limits, ot_analyst,
                              &s->analysis, &result, &err);
    if (looks && now() - start > 1)
        fputs("\r\033[K", stderr);
    if (failed) {
        ot_say(err.text);
        return (int)err.exit;
    }
    ot_say_message(&result.message);
    int code = OT_EXIT_OK;
    if (result.exit == OT_EXIT_OK || result.exit == OT_EXIT_FAILED)
        code = write_output(s, arena, &result, now() - start);
    code = code ? code : (int)result.exit;
    ot_result_free(&result);
    return code;
}

/* A job may take a quarter of the time of the run, so that one that hangs costs its
 * scheme and not the report. */
static int with_crew(struct settings *s, struct ot_arena *arena)
{
    struct ot_error err = { 0 };
    struct ot_crew_terms terms = { .workers = (size_t)s->most_workers,
                                   .each = { .folders = ot_folders(),
                                             .seconds = s->seconds / 4,
                                             .memory = HOST_MEMORY,
                                             .locked = s->locked } };
    struct ot_crew *crew = ot_crew_new(&terms, &err);
    if (!crew) {
        ot_say(err.text);
        return (int)err.exit;
    }
    s->limits.crew = crew;
    s->analysis.channel = ot_crew_channel(crew);
    s->analysis.threads = (unsigned)ot_crew_workers(crew);
    int code = supervise(s, arena);
    ot_crew_free(crew);
    return code;
}

static int run(int argc, char **argv)
{
    struct ot_arena *arena = ot_arena_new();
    struct settings s = { 0 };
    if (!arena)
        return ot_say_no_memory();
    int code = read_settings(argc, argv, &s, arena);
    if (code == 0) {
        set_limits(&s);
        code = with_crew(&s, arena);
    }
    ot_arena_free(arena);
    return code < 0 ? OT_EXIT_OK : code;
}

const struct ot_command ot_command_run = {
    "run", "evaluate a plan by a script and write the report", help, run
};
