/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The process in which a plugin's code runs. */
#include "config.h"

#include "run/worker.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "run/lock.h"
#include "scheme/batch.h"

struct bench { /* all that a worker holds; the end of its process frees it */
    const struct ot_duty *duty;
    struct ot_arena *arena;
    struct ot_lock lock;
    struct ot_plugin plugin;
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

static int load(struct bench *w, const char *name, struct ot_error *err)
{
    const char *path;
    if (find(w, name, &path, err) != 0)
        return -1;
    ot_lock_to_plugin(&w->lock, path);
    if (ot_lock_require(&w->lock, w->duty->locked, err) != 0)
        return -1;
    if (ot_plugin_load(path, &w->plugin, &w->faults, err) == 0)
        return 0;
    return w->faults.count ? ot_plugin_refusal(&w->faults, err) : -1;
}

/* ---- Duties ---------------------------------------------------------------------- */

static int describe(struct bench *w, struct ot_error *err)
{
    struct ot_text bytes = { 0 };
    if (load(w, w->duty->asked->text, err) != 0 ||
        ot_kind_pack(w->plugin.kind, &bytes, err) != 0)
        return -1;
    for (size_t done = 0; done < bytes.length;) {
        ssize_t wrote = write(w->duty->result, bytes.bytes + done, bytes.length - done);
        if (wrote < 0 && errno != EINTR)
            return ot_error_set(err, OT_EXIT_INTERNAL, "a kind cannot be handed over: %s",
                                strerror(errno));
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    return 0;
}

/* Whole batches: slice `index` of `of`. */
static size_t slice_begin(const struct ot_duty *duty, size_t index, size_t draws)
{
    size_t batches = (draws + OT_DRAWS_MAX - 1) / OT_DRAWS_MAX;
    size_t share = (batches + duty->of - 1) / duty->of, first = index * share;
    return first < batches ? first * OT_DRAWS_MAX : draws;
}

static void *map(int fd, size_t size, int protection)
{
    void *at = mmap(NULL, size, protection, MAP_SHARED | MAP_POPULATE, fd, 0);
    return at == MAP_FAILED ? NULL : at;
}

static int evaluate(struct bench *w, struct ot_error *err)
{
    const struct ot_duty *duty = w->duty;
    struct stat status;
    struct ot_job job;
    if (fstat(duty->job, &status) != 0)
        return ot_error_memory(err);
    size_t length = (size_t)status.st_size, size = duty->asked->size;
    const char *bytes = map(duty->job, length, PROT_READ);
    double *value = map(duty->result, size, PROT_READ | PROT_WRITE);
    if (!bytes || !value)
        return ot_error_memory(err);
    if (ot_job_unpack(bytes, length, w->arena, &job, err) != 0 ||
        load(w, job.path, err) != 0)
        return -1;
    if (job.draws != duty->asked->draws || size != ot_job_answer_size(&job))
        return ot_error_set(err, OT_EXIT_INTERNAL, "a job and its answer differ in size");
    size_t first = slice_begin(duty, duty->index, job.draws);
    size_t end = slice_begin(duty, duty->index + 1, job.draws);
    ot_lock_calls(&w->lock, OT_LOCK_COMPUTING);
    return ot_job_run_slice(&w->plugin, &job, first, end - first, value, err);
}

void ot_worker(const struct ot_duty *duty)
{
    struct bench w = { .duty = duty, .arena = ot_arena_new() };
    struct ot_error err = { 0 };
    struct ot_message done = { .kind = OT_DONE };
    int failed = w.arena ? 0 : ot_error_memory(&err);
    if (!failed)
        failed = duty->job < 0 ? describe(&w, &err) : evaluate(&w, &err);
    if (failed) {
        done.exit = err.exit;
        snprintf(done.text, sizeof done.text, "%s", err.text);
    }
    done.landlock = w.lock.landlock;
    done.calls = w.lock.calls;
    ot_message_send(duty->report, &done, -1);
}
