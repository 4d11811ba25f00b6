/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a script and a plan to the bytes of a validated report. */
#include "config.h"

#include "run/analyst.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/threads.h"
#include "method/kernel.h"
#include "plan/load.h"
#include "report/memory.h"
#include "report/schema.h"
#include "report/write.h"
#include "run/lock.h"
#include "run/printed.h"
#include "run/record.h"
#include "run/remote.h"
#include "run/runner.h"
#include "script/script.h"

#define SCRIPT_MAX ((size_t)1 << 20)
#define MODULES_MAX 64

/* All that one analysis holds; released in one place. */
struct desk {
    const struct ot_analysis *analysis;
    struct ot_arena *arena;
    struct ot_plan *plan;
    struct ot_faults faults;
    struct ot_text script;
    struct ot_script_module module[MODULES_MAX];
    size_t modules;
    struct ot_threads *threads;
    struct ot_graph *graph;
    struct ot_local_runner *local; /* in this process, or NULL */
    struct ot_remote *remote;
    struct ot_lock lock;
    struct ot_runner runner;
    struct ot_appraisal appraisal;
    struct ot_report *report;
    bool terminal; /* standard error is one */
};

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static const char *folder_of(struct desk *d, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    return ot_arena_copy(d->arena, path, slash == path ? 1 : (size_t)(slash - path));
}

/* name.lua → name, where it may be used; else NULL. */
static const char *module_name(struct desk *d, const char *file)
{
    size_t length = strlen(file);
    if (length < 5 || strcmp(file + length - 4, ".lua") != 0)
        return NULL;
    char *name = ot_arena_copy(d->arena, file, length - 4);
    return name && ot_text_is_name(name) ? name : NULL;
}

static int read_module(struct desk *d, const char *folder, const char *file,
                       struct ot_error *err)
{
    const char *name = module_name(d, file);
    struct ot_text bytes = { 0 };
    if (!name || strcmp(file, file_name(d->analysis->script)) == 0)
        return 0;
    if (d->modules == MODULES_MAX)
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "%s holds more than %d Lua files; use() takes no more",
                            folder, MODULES_MAX);
    const char *path = ot_arena_format(d->arena, "%s/%s", folder, file);
    if (!path)
        return ot_error_memory(err);
    if (ot_file_read(path, SCRIPT_MAX, OT_EXIT_SCRIPT, &bytes, err) != 0)
        return -1;
    struct ot_script_module *module = &d->module[d->modules];
    *module = (struct ot_script_module){
        name, ot_arena_text(d->arena, file),
        ot_arena_copy(d->arena, ot_text_string(&bytes), bytes.length), bytes.length
    };
    ot_text_free(&bytes);
    if (!module->bytes || !module->file)
        return ot_error_memory(err);
    d->modules++;
    return 0;
}

static int read_modules(struct desk *d, struct ot_error *err)
{
    const char *folder = folder_of(d, d->analysis->script);
    DIR *open = folder ? opendir(folder) : NULL;
    int failed = 0;
    if (!open)
        return folder ? ot_error_set(err, ot_error_exit(OT_EXIT_SCRIPT),
                                     "the folder of %s cannot be read: %s",
                                     d->analysis->script, strerror(errno))
                      : ot_error_memory(err);
    for (struct dirent *entry; !failed && (entry = readdir(open));)
        failed = read_module(d, folder, entry->d_name, err);
    closedir(open);
    return failed;
}

/* Before anything is parsed: nothing but the plan and the script can be read. */
static int lock_files(struct desk *d, struct ot_error *err)
{
    const char *folder[] = { d->analysis->plan, folder_of(d, d->analysis->script) };
    if (d->analysis->in_process)
        return 0;
    if (!folder[1])
        return ot_error_memory(err);
    ot_lock_files(&d->lock, folder, 2);
    return 0;
}

/* Before the script runs: nothing can be opened any more, and no thread started. */
static int lock_calls(struct desk *d, struct ot_error *err)
{
    if (d->analysis->in_process)
        return 0;
    ot_kernel(); /* chosen before threads ask for it */
    d->threads = ot_threads_new(d->analysis->threads);
    ot_lock_calls(&d->lock, OT_LOCK_COMPUTING);
    return ot_lock_require(&d->lock, d->analysis->locked, err);
}

static int read_inputs(struct desk *d, struct ot_error *err)
{
    if (ot_file_read(d->analysis->script, SCRIPT_MAX, OT_EXIT_USAGE, &d->script, err) !=
        0)
        return -1;
    if (ot_plan_load(d->analysis->plan, &d->plan, &d->faults, err) != 0)
        return -1;
    return read_modules(d, err);
}

static void print_to_stderr(void *with, const char *bytes, size_t length)
{
    const struct desk *d = with;
    ot_printed_write(STDERR_FILENO, d->terminal, bytes, length);
}

static int open_runner(struct desk *d)
{
    if (d->analysis->in_process) {
        d->local = ot_local_runner_new(d->analysis->folders);
        if (d->local)
            d->runner = ot_local_runner_of(d->local);
        return d->local ? 0 : -1;
    }
    d->remote = ot_remote_new(d->analysis->channel);
    if (d->remote)
        d->runner = ot_remote_runner(d->remote);
    return d->remote ? 0 : -1;
}

static int run_script(struct desk *d, struct ot_error *err)
{
    d->graph = ot_graph_new();
    if (!d->graph || open_runner(d) != 0)
        return ot_error_memory(err);
    d->graph->threads = d->threads;
    d->appraisal =
        (struct ot_appraisal){ .plan = d->plan, .graph = d->graph, .runner = &d->runner };
    struct ot_script script = {
        .file = file_name(d->analysis->script),
        .bytes = ot_text_string(&d->script),
        .length = d->script.length,
        .module = d->module,
        .modules = d->modules,
        .appraisal = &d->appraisal,
        .memory = d->analysis->memory,
        .processor = d->analysis->processor,
        .traceback = d->analysis->traceback,
        .print = print_to_stderr,
        .print_with = d,
    };
    return ot_script_run(&script, &d->report, err);
}

/* Our own output is held against the schema before anybody sees it: a fault there is the
 * program's. */
static int write_and_check(struct desk *d, struct ot_text *output, struct ot_error *err)
{
    struct ot_faults faults = { 0 };
    int failed = ot_report_write(d->report, output, err);
    if (!failed && ot_report_validate(output->bytes, output->length, "the report",
                                      &faults, err) != 0)
        failed =
            ot_error_set(err, OT_EXIT_INTERNAL, "the report does not fit its schema: %s",
                         faults.count ? faults.item[0].text : err->text);
    ot_faults_clear(&faults);
    return ot_memory_failures() > 0 ? ot_error_memory(err) : failed;
}

/* The trees of both lie in a region. */
static int build_report(struct desk *d, struct ot_text *output, struct ot_error *err)
{
    if (ot_report_schema_ready(err) != 0)
        return -1;
    struct ot_region *region = ot_region_new(OT_MEMORY_REGION);
    ot_memory_open(region);
    int failed = write_and_check(d, output, err);
    ot_memory_close();
    ot_region_free(region);
    return failed;
}

/* A scheme that failed is never silent: named here, in the report and by the exit code;
 * before the error of a script that stopped on it, too. */
static void say_failures(struct desk *d, struct ot_result *result)
{
    for (size_t i = 0; i < d->appraisal.count; i++) {
        const struct ot_evaluation *e = d->appraisal.evaluation[i];
        if (!e->failed || e->derived)
            continue;
        ot_text_format(&result->message, "%s could not be evaluated: %s%s%s\n", e->label,
                       e->failed, e->detail ? ": " : "", e->detail ? e->detail : "");
        result->exit = OT_EXIT_FAILED;
    }
}

/* A plugin that is asked more of a scheme than its evaluation, and dies of it, leaves a
 * gap in the report, which says so; another run might have none. */
static void say_gaps(const struct desk *d, struct ot_result *result)
{
    const char *died = d->remote ? ot_remote_died(d->remote) : NULL;
    if (!died || result->exit != OT_EXIT_OK)
        return;
    ot_text_format(&result->message, "not all could be worked out: %s\n", died);
    result->exit = OT_EXIT_FAILED;
}

static void say_faults(const struct ot_faults *faults, struct ot_text *message)
{
    char at[OT_ORIGIN_ROOM];
    for (size_t i = 0; i < faults->count; i++)
        ot_text_format(message, "%s: %s\n", ot_origin_write(faults->item[i].at, at),
                       faults->item[i].text);
}

static const struct ot_kind *kind_at(const struct desk *d, size_t index)
{
    return d->local ? ot_local_runner_kind(d->local, index)
                    : ot_remote_kind(d->remote, index);
}

static void write_record(struct desk *d, struct ot_text *record)
{
    const struct ot_kind *kind;
    struct ot_lock workers = { 0 };
    for (size_t i = 0; (kind = kind_at(d, i)); i++)
        ot_record_plugin(record, kind->name, kind->path, kind->sha256);
    if (d->local)
        return;
    ot_record_lock(record, "analyst", d->lock.landlock, d->lock.calls);
    if (ot_remote_lock(d->remote, &workers.landlock, &workers.calls))
        ot_record_lock(record, "workers", workers.landlock, workers.calls);
}

void ot_analyst(void *with, struct ot_result *result)
{
    struct desk d = { .analysis = with,
                      .arena = ot_arena_new(),
                      .terminal = isatty(STDERR_FILENO) };
    struct ot_error err = { 0 };
    int failed = d.arena ? 0 : ot_error_memory(&err);
    if (!failed)
        failed = lock_files(&d, &err) != 0 || read_inputs(&d, &err) != 0 ||
                 lock_calls(&d, &err) != 0 || run_script(&d, &err) != 0 ||
                 build_report(&d, &result->output, &err) != 0;
    say_faults(&d.faults, &result->message);
    say_failures(&d, result);
    say_gaps(&d, result);
    if (failed) {
        ot_text_free(&result->output);
        ot_text_format(&result->message, "%s\n", err.text);
        result->exit = err.exit;
    } else {
        write_record(&d, &result->record);
    }
    ot_faults_clear(&d.faults);
    ot_local_runner_free(d.local);
    ot_remote_free(d.remote);
    ot_graph_free(d.graph);
    ot_threads_free(d.threads);
    ot_plan_free(d.plan);
    ot_text_free(&d.script);
    ot_arena_free(d.arena);
}
