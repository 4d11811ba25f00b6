/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The process in which a plugin's code runs. */
#include "config.h"

#include "run/worker.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "run/lock.h"
#include "scheme/batch.h"

struct bench { /* all that a worker holds; the end of its process frees it */
    const struct ot_duty *duty;
    struct ot_arena *arena;
    struct ot_tables *tables; /* of all jobs: they need the same */
    struct ot_lock lock;
    struct ot_plugin plugin;
    const char *name, *path; /* of the plugin; NULL: none is loaded yet */
    bool computes;           /* no file any more */
    double *store;
    size_t room; /* bytes of the store that are mapped */
    struct ot_faults faults;
};

/* ---- Loading --------------------------------------------------------------------- */

/* By a kind's name, or by the path that the analyst has of it. The analyst may lie: it
 * has read a stranger's tables and run a stranger's script. */
static int find(struct bench *w, const char *name, const char **path,
                struct ot_error *err)
{
    return strchr(name, '/')
               ? ot_plugin_find_again(w->duty->folders, name, w->arena, path, err)
               : ot_plugin_find(w->duty->folders, name, w->arena, path, err);
}

/* The plugin that the first question names is that of all. */
static int load(struct bench *w, const char *asked, struct ot_error *err)
{
    const char *path, *name = ot_arena_text(w->arena, asked);
    if (w->path)
        return strcmp(w->name, asked) == 0
                   ? 0
                   : ot_error_set(err, OT_EXIT_INTERNAL,
                                  "a worker was asked for a second plugin, %s", asked);
    if (!name)
        return ot_error_memory(err);
    if (find(w, name, &path, err) != 0)
        return -1;
    ot_lock_to_plugin(&w->lock, path);
    if (ot_lock_require(&w->lock, w->duty->locked, err) != 0)
        return -1;
    if (ot_plugin_load(path, &w->plugin, &w->faults, err) != 0)
        return w->faults.count ? ot_plugin_refusal(&w->faults, err) : -1;
    w->name = name;
    w->path = path;
    return 0;
}

static void lock_for_computing(struct bench *w)
{
    if (!w->computes)
        ot_lock_calls(&w->lock, OT_LOCK_COMPUTING);
    w->computes = true;
}

/* ---- Duties ---------------------------------------------------------------------- */

static int describe(struct bench *w, const char *name, int into, struct ot_error *err)
{
    struct ot_text bytes = { 0 };
    if (load(w, name, err) != 0 || ot_kind_pack(w->plugin.kind, &bytes, err) != 0)
        return -1;
    for (size_t done = 0; done < bytes.length;) {
        ssize_t wrote = write(into, bytes.bytes + done, bytes.length - done);
        if (wrote < 0 && errno != EINTR)
            return ot_error_set(err, OT_EXIT_INTERNAL, "a kind cannot be handed over: %s",
                                strerror(errno));
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    return 0;
}

/* The store's first `size` bytes; what is mapped once stays. */
static double *map_store(struct bench *w, size_t size)
{
    if (w->room >= size)
        return w->store;
    if (w->store)
        munmap(w->store, w->room);
    void *at = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE,
                    w->duty->store, 0);
    w->store = at == MAP_FAILED ? NULL : at;
    w->room = w->store ? size : 0;
    return w->store;
}

struct taking {
    struct ot_queue *queue;
    unsigned part;
};

static size_t take(void *with)
{
    const struct taking *t = with;
    return ot_queue_take(t->queue, t->part);
}

static int run_batches(struct bench *w, const struct ot_message *asked,
                       struct ot_job *job, size_t *draws, struct ot_error *err)
{
    struct taking taking = { w->duty->queue, asked->part };
    if (load(w, asked->text, err) != 0)
        return -1;
    if (strcmp(w->path, job->path) != 0)
        return ot_error_set(err, OT_EXIT_INTERNAL, "a job is for another plugin");
    lock_for_computing(w);
    if (job->draws != asked->draws || asked->size != ot_job_answer_size(job) ||
        asked->part >= OT_QUEUE_WORKERS)
        return ot_error_set(err, OT_EXIT_INTERNAL, "a job and its answer differ in size");
    double *value = map_store(w, asked->size);
    job->tables = w->tables;
    if (!value || !job->tables)
        return ot_error_memory(err);
    return ot_job_run_some(&w->plugin, job, take, &taking, value, draws, err);
}

static int evaluate(struct bench *w, const struct ot_message *asked, int bytes,
                    size_t *draws, struct ot_error *err)
{
    off_t length = lseek(bytes, 0, SEEK_END); /* fstat() is a call that takes paths */
    void *packed = length > 0 ? mmap(NULL, (size_t)length, PROT_READ,
                                     MAP_SHARED | MAP_POPULATE, bytes, 0)
                              : MAP_FAILED;
    struct ot_arena *arena = ot_arena_new();
    struct ot_job job;
    int failed = -1;
    if (packed == MAP_FAILED || !arena)
        ot_error_memory(err);
    else if (ot_job_unpack(packed, (size_t)length, arena, &job, err) == 0)
        failed = run_batches(w, asked, &job, draws, err);
    if (packed != MAP_FAILED)
        munmap(packed, (size_t)length);
    ot_arena_free(arena);
    return failed;
}

/* ---- Question after question ------------------------------------------------------ */

/* What a worker may have is enough for all but its plugin: that is the scheme's failure,
 * or the kind's, and not the run's. */
static void blame_for_memory(const struct ot_message *asked, struct ot_message *done)
{
    done->kind = OT_DIED;
    done->exit = asked->kind == OT_DESCRIBE ? OT_EXIT_PLUGIN : OT_EXIT_FAILED;
    snprintf(done->text, sizeof done->text, "needs more memory than it may have");
}

static int answer(struct bench *w, const struct ot_message *asked, int beside)
{
    struct ot_error err = { 0 };
    struct ot_message done = { .kind = OT_DONE };
    size_t draws = 0;
    int failed = !w->arena                    ? ot_error_memory(&err)
                 : asked->kind == OT_DESCRIBE ? describe(w, asked->text, beside, &err)
                                              : evaluate(w, asked, beside, &draws, &err);
    if (failed && ot_error_is_memory(&err)) {
        blame_for_memory(asked, &done);
    } else if (failed) {
        done.exit = err.exit;
        snprintf(done.text, sizeof done.text, "%s", err.text);
    }
    done.draws = draws;
    done.landlock = w->lock.landlock;
    done.calls = w->lock.calls;
    close(beside);
    return ot_message_send(w->duty->channel, &done, -1) != 0 || failed ? -1 : 0;
}

void ot_worker(const struct ot_duty *duty)
{
    struct bench w = { .duty = duty, .arena = ot_arena_new(), .tables = ot_tables_new() };
    struct ot_message asked;
    int beside;
    while (ot_message_receive(duty->channel, &asked, &beside, true) == 0)
        if (answer(&w, &asked, beside) != 0)
            return;
}
