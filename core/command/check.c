/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outturn check: try a plan, a script, a report or a plugin, and say what is wrong with
 * it. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "appraise/rules.h"
#include "base/file.h"
#include "command/command.h"
#include "plan/load.h"
#include "report/memory.h"
#include "report/schema.h"
#include "run/analyst.h"
#include "run/lock.h"
#include "run/remote.h"
#include "scheme/try.h"

static const char help[] = "outturn check ./community_alarm.so\n"
                           "    loads the plugin, tries its hooks on made-up figures, "
                           "and lists what is wrong\n\n"
                           "usage: outturn check FILE|DIR [--plan DIR]\n\n"
                           "  a plan's folder   reads its tables, and lists where it "
                           "contradicts itself\n"
                           "  a script (.lua)   runs it and writes nothing\n"
                           "  a report (.xml)   holds it against the schema\n"
                           "  a plugin (.so)    a missing `how`, an output not written, "
                           "a hook that is not pure …\n\n"
                           "exit: 0 no fault; 1 faults were found; 2 usage; 3 input "
                           "data; 4 script; 5 plugin refused\n";

static void say_faults(const struct ot_faults *faults, struct ot_text *message)
{
    char at[OT_ORIGIN_ROOM];
    for (size_t i = 0; i < faults->count; i++)
        ot_text_format(message, "%s: %s\n", ot_origin_write(faults->item[i].at, at),
                       faults->item[i].text);
}

/* Where the program itself fails, what was found may not be all. */
static void finish(struct ot_result *result, const struct ot_faults *faults,
                   const struct ot_error *err, int failed, enum ot_exit exit)
{
    say_faults(faults, &result->message);
    if (failed && err->text[0])
        ot_text_format(&result->message, "%s\n", err->text);
    result->exit = failed && err->exit == OT_EXIT_INTERNAL ? OT_EXIT_INTERNAL
                   : faults->count                         ? exit
                   : failed                                ? err->exit
                                                           : OT_EXIT_OK;
}

static void check_plugin(void *with, struct ot_result *result)
{
    struct ot_plugin plugin = { 0 };
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    struct ot_lock lock = { 0 };
    enum ot_exit exit = OT_EXIT_PLUGIN;
    ot_lock_to_plugin(&lock, with);
    int failed = ot_plugin_load(with, &plugin, &faults, &err);
    if (!failed) {
        const struct ot_kind *kind = plugin.kind;
        exit = OT_EXIT_FAILED;
        failed = ot_plugin_try(&plugin, &faults, &err);
        if (!failed && faults.count == 0)
            ot_text_format(&result->output,
                           "%s: %s (%s), version %s: %zu parameters, %zu inputs, %zu "
                           "outputs; no fault found\n",
                           (const char *)with, kind->title, kind->name, kind->version,
                           kind->parameter_count, kind->input_count, kind->output_count);
    }
    finish(result, &faults, &err, failed, exit);
    ot_plugin_close(&plugin);
    ot_faults_clear(&faults);
}

static int channel(void)
{
    struct ot_crew *crew = ot_work_crew();
    return crew ? ot_crew_channel(crew) : -1;
}

/* What the rules find is no fault: a plan that contradicts itself is evaluated too. */
static int say_checks(const struct ot_plan *plan, struct ot_text *output,
                      struct ot_error *err)
{
    struct ot_check *check = NULL;
    size_t count = 0;
    struct ot_graph *graph = ot_graph_new();
    struct ot_remote *remote = ot_remote_new(channel());
    int failed = graph && remote ? 0 : ot_error_memory(err);
    struct ot_runner runner = { 0 };
    if (remote)
        runner = ot_remote_runner(remote);
    struct ot_appraisal appraisal = { .plan = plan, .graph = graph, .runner = &runner };
    if (!failed)
        failed = ot_rules_check(&appraisal, 0, &check, &count, err);
    for (size_t i = 0; i < count; i++)
        ot_text_format(output, "%s %s: %s\n", check[i].rule->level, check[i].rule->id,
                       check[i].text);
    ot_remote_free(remote);
    ot_graph_free(graph);
    return failed;
}

static void check_plan(void *with, struct ot_result *result)
{
    struct ot_plan *plan = NULL;
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    size_t rows = 0;
    int failed = ot_plan_load(with, &plan, &faults, &err);
    for (size_t i = 0; !failed && i < plan->file_count; i++)
        rows += plan->files[i].rows;
    if (!failed)
        ot_text_format(&result->output, "%s: %zu tables, %zu rows; no fault found\n",
                       (const char *)with, plan->file_count, rows);
    if (!failed)
        failed = say_checks(plan, &result->output, &err);
    finish(result, &faults, &err, failed, OT_EXIT_INPUT);
    ot_plan_free(plan);
    ot_faults_clear(&faults);
}

#define REPORT_MAX ((size_t)64 << 20)

static void check_report(void *with, struct ot_result *result)
{
    struct ot_text bytes = { 0 };
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    int failed = ot_file_read(with, REPORT_MAX, OT_EXIT_USAGE, &bytes, &err);
    if (!failed)
        failed =
            ot_report_validate(ot_text_string(&bytes), bytes.length, with, &faults, &err);
    if (ot_memory_failures() > 0) {
        ot_faults_clear(&faults);
        failed = ot_error_memory(&err);
    }
    if (!failed)
        ot_text_format(&result->output, "%s: a valid report\n", (const char *)with);
    finish(result, &faults, &err, failed, OT_EXIT_FAILED);
    ot_faults_clear(&faults);
    ot_text_free(&bytes);
}

/* As `run`, and the report is dropped. */
static void check_script(void *with, struct ot_result *result)
{
    const struct ot_analysis *analysis = with;
    ot_analyst(with, result);
    bool ran = result->output.length > 0;
    ot_text_free(&result->output);
    if (ran)
        ot_text_format(&result->output, "%s: runs to its end, and its report is valid\n",
                       analysis->script);
}

static const char *folder_of(const char *path, char *into, size_t room)
{
    const char *slash = strrchr(path, '/');
    snprintf(into, room, "%.*s", slash ? (int)(slash - path) : 1, slash ? path : ".");
    return into[0] ? into : "/";
}

static bool ends_in(const char *text, const char *end)
{
    size_t length = strlen(text), cut = strlen(end);
    return length > cut && strcmp(text + length - cut, end) == 0;
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int check_file(const char *file, const char *plan)
{
    char folder[4096];
    struct ot_analysis analysis = {
        .script = file, .channel = channel(), .processor = 10, .memory = (size_t)64 << 20
    };
    analysis.plan = plan ? plan : folder_of(file, folder, sizeof folder);
    if (is_folder(file))
        return ot_work(file, check_plan, (void *)file);
    if (ends_in(file, ".lua"))
        return ot_work(file, check_script, &analysis);
    if (ends_in(file, ".so"))
        return ot_work(file, check_plugin, (void *)file);
    if (ends_in(file, ".xml"))
        return ot_work(file, check_report, (void *)file);
    ot_say("expected a plan's folder, a script (.lua), a report (.xml) or a plugin "
           "(.so)");
    return OT_EXIT_USAGE;
}

static int run(int argc, char **argv)
{
    const char *file = NULL, *plan = NULL;
    size_t operands;
    const struct ot_option options[] = { { "plan", 0, &plan, NULL } };
    int code =
        ot_options_read(&ot_command_check, argc, argv, options, 1, &file, &operands, 1);
    if (code)
        return code < 0 ? OT_EXIT_OK : code;
    if (operands == 0) {
        ot_say("no file is given; `outturn check --help` shows how");
        return OT_EXIT_USAGE;
    }
    return check_file(file, plan);
}

const struct ot_command ot_command_check = {
    "check", "try a plan, a script, a report or a plugin, and say what is wrong", help,
    run
};
