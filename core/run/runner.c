/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs run in this process: each plugin is loaded once, each request passes through its
 * packed bytes. */
#include "config.h"

#include "run/runner.h"

#include <stdlib.h>
#include <string.h>

#include "scheme/batch.h"

struct entry { /* a kind that was asked for, found or not */
    char *name;
    struct ot_plugin plugin;
    struct ot_kind *kind; /* as it came through the bytes; NULL: refused */
    struct ot_error why;
};

struct ot_local_runner {
    const struct ot_plugin_folders *folders;
    struct ot_arena *arena;
    struct entry **entry;
    size_t count;
    struct ot_tables *tables; /* of all jobs: each slice of draws needs the same */
};

struct ot_local_runner *ot_local_runner_new(const struct ot_plugin_folders *folders)
{
    struct ot_local_runner *runner = calloc(1, sizeof *runner);
    if (!runner)
        return NULL;
    runner->folders = folders;
    runner->arena = ot_arena_new();
    runner->tables = ot_tables_new();
    if (!runner->arena || !runner->tables) {
        ot_local_runner_free(runner);
        return NULL;
    }
    return runner;
}

void ot_local_runner_free(struct ot_local_runner *runner)
{
    if (!runner)
        return;
    for (size_t i = 0; i < runner->count; i++) {
        ot_kind_free(runner->entry[i]->kind);
        ot_plugin_close(&runner->entry[i]->plugin);
    }
    ot_tables_free(runner->tables);
    ot_arena_free(runner->arena);
    free(runner);
}

/* Pack, and unpack what was packed. */
static int through_bytes(const struct ot_kind *kind, struct ot_kind **out,
                         struct ot_error *err)
{
    struct ot_text bytes = { 0 };
    int failed = ot_kind_pack(kind, &bytes, err) != 0 ||
                 ot_kind_unpack(bytes.bytes, bytes.length, out, err) != 0;
    ot_text_free(&bytes);
    return failed ? -1 : 0;
}

static int load(struct ot_local_runner *runner, struct entry *entry, struct ot_error *err)
{
    const char *path;
    struct ot_faults faults = { 0 };
    int failed = -1;
    if (ot_plugin_find(runner->folders, entry->name, runner->arena, &path, err) != 0)
        return -1;
    if (ot_plugin_load(path, &entry->plugin, &faults, err) != 0)
        failed = faults.count ? ot_plugin_refusal(&faults, err) : -1;
    else
        failed = through_bytes(entry->plugin.kind, &entry->kind, err);
    ot_faults_clear(&faults);
    if (!failed && strcmp(entry->kind->name, entry->name) != 0)
        failed = ot_error_set(err, OT_EXIT_PLUGIN,
                              "%s: expected the kind \"%s\", as the file is named, found "
                              "\"%s\"; rename the file",
                              path, entry->name, entry->kind->name);
    return failed;
}

static struct entry *find(struct ot_local_runner *runner, const char *name)
{
    for (size_t i = 0; i < runner->count; i++)
        if (strcmp(runner->entry[i]->name, name) == 0)
            return runner->entry[i];
    struct entry *entry = ot_arena_array(runner->arena, 1, sizeof *entry);
    char *own = ot_arena_text(runner->arena, name);
    struct entry **slot = entry && own
                              ? ot_arena_push(runner->arena, (void **)&runner->entry,
                                              &runner->count, sizeof(*slot))
                              : NULL;
    if (!slot)
        return NULL;
    *slot = entry;
    entry->name = own;
    if (load(runner, entry, &entry->why) != 0) {
        ot_kind_free(entry->kind);
        entry->kind = NULL;
    }
    return entry;
}

static const struct ot_kind *describe(void *with, const char *name, struct ot_error *err)
{
    struct entry *entry = find(with, name);
    if (!entry) {
        ot_error_memory(err);
        return NULL;
    }
    if (!entry->kind && err)
        *err = entry->why;
    return entry->kind;
}

static const struct ot_plugin *loaded(const struct ot_local_runner *runner,
                                      const char *path)
{
    for (size_t i = 0; i < runner->count; i++)
        if (runner->entry[i]->kind && strcmp(runner->entry[i]->kind->path, path) == 0)
            return &runner->entry[i]->plugin;
    return NULL;
}

static int run(void *with, const struct ot_job *job, struct ot_answer *answer,
               struct ot_error *err)
{
    const struct ot_local_runner *runner = with;
    struct ot_text bytes = { 0 };
    struct ot_arena *arena = ot_arena_new();
    struct ot_job packed;
    int failed = arena ? ot_job_pack(job, &bytes, err) : ot_error_memory(err);
    if (!failed)
        failed = ot_job_unpack(bytes.bytes, bytes.length, arena, &packed, err);
    if (!failed) {
        const struct ot_plugin *plugin = loaded(runner, packed.path);
        packed.tables = runner->tables;
        failed =
            plugin ? ot_job_run(plugin, &packed, answer, err)
                   : ot_error_set(err, OT_EXIT_INTERNAL, "%s is not loaded", packed.path);
    }
    ot_text_free(&bytes);
    ot_arena_free(arena);
    return failed;
}

struct ot_runner ot_local_runner_of(struct ot_local_runner *runner)
{
    return (struct ot_runner){ run, describe, runner };
}

const struct ot_kind *ot_local_runner_kind(const struct ot_local_runner *runner,
                                           size_t index)
{
    for (size_t i = 0; i < runner->count; i++)
        if (runner->entry[i]->kind && index-- == 0)
            return runner->entry[i]->kind;
    return NULL;
}
