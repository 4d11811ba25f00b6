/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking: a small message, with a memfd where there is more to say. */
#include "config.h"

#include "run/remote.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "run/message.h"
#include "run/view.h"

#define SEALS (F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE)

struct entry { /* a kind that was asked for, found or not */
    char *name;
    struct ot_kind *kind; /* NULL: refused */
    struct ot_error why;
};
struct ot_remote {
    int channel;
    struct ot_arena *arena;
    struct entry **entry;
    size_t count;
    bool answered, calls;
    int landlock;
    char died[1024]; /* how a worker did last; "": none did */
    struct ot_views views;
};

struct ot_remote *ot_remote_new(int channel)
{
    struct ot_remote *remote = calloc(1, sizeof *remote);
    if (remote && !(remote->arena = ot_arena_new())) {
        free(remote);
        return NULL;
    }
    if (remote)
        remote->channel = channel;
    return remote;
}

void ot_remote_free(struct ot_remote *remote)
{
    if (!remote)
        return;
    for (size_t i = 0; i < remote->count; i++)
        ot_kind_free(remote->entry[i]->kind);
    ot_views_close(&remote->views);
    ot_arena_free(remote->arena);
    free(remote);
}

/* ---- Question and answer --------------------------------------------------------- */

static void note_lock(struct ot_remote *remote, const struct ot_message *answer)
{
    bool first = !remote->answered;
    if (answer->kind != OT_DONE || answer->exit != OT_EXIT_OK)
        return;
    remote->landlock = first || answer->landlock < remote->landlock ? answer->landlock
                                                                    : remote->landlock;
    remote->calls = answer->calls && (first || remote->calls);
    remote->answered = true;
}

/* The memory that answers, with its number, or -1 with why not. `who` leads what is said
 * of a plugin that died. */
static int ask(struct ot_remote *remote, const struct ot_message *question, int beside,
               const char *who, uint64_t *number, struct ot_error *err)
{
    struct ot_message answer;
    int result = -1;
    if (ot_message_send(remote->channel, question, beside) != 0 ||
        ot_message_receive(remote->channel, &answer, &result, true) != 0)
        return ot_error_set(err, OT_EXIT_INTERNAL, "the supervisor gives no answer");
    note_lock(remote, &answer);
    *number = answer.store;
    if (answer.kind == OT_DIED) {
        snprintf(remote->died, sizeof remote->died, "%.200s %.800s", who, answer.text);
        ot_error_set(err, answer.exit, "%s %s", who, answer.text);
    } else if (answer.exit != OT_EXIT_OK)
        ot_error_set(err, answer.exit, "%s", answer.text);
    else if (result < 0)
        ot_error_set(err, OT_EXIT_INTERNAL, "an answer came without its bytes");
    else
        return result;
    if (result >= 0)
        close(result);
    return -1;
}

static bool is_sealed(int fd)
{
    int seals = fcntl(fd, F_GET_SEALS);
    return seals >= 0 && (seals & SEALS) == SEALS;
}

/* The whole of a sealed memory, read only; NULL: err. Closes fd. */
static const void *map(int fd, size_t *size, struct ot_error *err)
{
    void *at = MAP_FAILED;
    off_t end = lseek(fd, 0, SEEK_END); /* fstat() is a call that takes paths */
    if (end > 0) {
        *size = (size_t)end;
        at = mmap(NULL, *size, PROT_READ, MAP_SHARED, fd, 0);
    }
    close(fd);
    if (at != MAP_FAILED)
        return at;
    ot_error_memory(err);
    return NULL;
}

/* ---- Kinds ----------------------------------------------------------------------- */

static int load(struct ot_remote *remote, struct entry *entry, struct ot_error *err)
{
    struct ot_message question = { .kind = OT_DESCRIBE };
    char who[200];
    size_t size = 0;
    uint64_t number;
    snprintf(question.text, sizeof question.text, "%s", entry->name);
    snprintf(who, sizeof who, "the plugin of the kind %.150s", entry->name);
    int result = ask(remote, &question, -1, who, &number, err);
    if (result >= 0 && !is_sealed(result)) {
        close(result);
        return ot_error_set(err, OT_EXIT_INTERNAL, "a kind came without its seals");
    }
    const void *bytes = result < 0 ? NULL : map(result, &size, err);
    if (!bytes)
        return -1;
    int failed = ot_kind_unpack(bytes, size, &entry->kind, err);
    munmap((void *)bytes, size);
    return failed;
}

static struct entry *find(struct ot_remote *remote, const char *name)
{
    for (size_t i = 0; i < remote->count; i++)
        if (strcmp(remote->entry[i]->name, name) == 0)
            return remote->entry[i];
    struct entry *entry = ot_arena_array(remote->arena, 1, sizeof *entry);
    char *own = ot_arena_text(remote->arena, name);
    struct entry **slot = entry && own
                              ? ot_arena_push(remote->arena, (void **)&remote->entry,
                                              &remote->count, sizeof(*slot))
                              : NULL;
    if (!slot)
        return NULL;
    *slot = entry;
    entry->name = own;
    if (load(remote, entry, &entry->why) != 0)
        entry->kind = NULL;
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

/* ---- Jobs ------------------------------------------------------------------------ */

/* Sealed bytes of a job; -1: err. */
static int job_memory(const struct ot_job *job, struct ot_error *err)
{
    struct ot_text bytes = { 0 };
    int fd = -1, failed = ot_job_pack(job, &bytes, err);
    if (!failed) {
        fd = memfd_create("outturn-job", MFD_CLOEXEC | MFD_ALLOW_SEALING);
        size_t done = 0;
        while (fd >= 0 && done < bytes.length) {
            ssize_t wrote = write(fd, bytes.bytes + done, bytes.length - done);
            if (wrote < 0 && errno != EINTR)
                break;
            done += wrote > 0 ? (size_t)wrote : 0;
        }
        if (fd < 0 || done < bytes.length || fcntl(fd, F_ADD_SEALS, SEALS) != 0)
            failed = ot_error_set(err, OT_EXIT_INTERNAL,
                                  "a job cannot be handed over: %s", strerror(errno));
    }
    if (failed && fd >= 0)
        close(fd);
    ot_text_free(&bytes);
    return failed ? -1 : fd;
}

/* "S1: the plugin falls": the file's name without its ending. */
static void name_job(const struct ot_job *job, char *into, size_t room)
{
    const char *slash = strrchr(job->path, '/'), *file = slash ? slash + 1 : job->path;
    snprintf(into, room, "%.100s: the plugin %.*s", job->scheme, (int)strcspn(file, "."),
             file);
}

/* Lent: read where the workers wrote them. */
static int take_figures(struct ot_remote *remote, int fd, uint64_t store,
                        const struct ot_job *job, struct ot_answer *answer,
                        struct ot_error *err)
{
    const double *value =
        ot_view(&remote->views, store, fd, ot_job_answer_size(job), err);
    close(fd);
    *answer = (struct ot_answer){ .outputs = job->outputs,
                                  .periods = job->periods,
                                  .draws = job->draws,
                                  .value = value,
                                  .lent = true };
    return value ? 0 : -1;
}

/* As it was asked for when its kind was described. */
static const char *name_of(const struct ot_remote *remote, const char *path)
{
    for (size_t i = 0; i < remote->count; i++)
        if (remote->entry[i]->kind && strcmp(remote->entry[i]->kind->path, path) == 0)
            return remote->entry[i]->name;
    return path;
}

static int run(void *with, const struct ot_job *job, struct ot_answer *answer,
               struct ot_error *err)
{
    struct ot_message question = { .kind = OT_EVALUATE,
                                   .draws = job->draws,
                                   .size = ot_job_answer_size(job) };
    char who[300];
    uint64_t number;
    int beside = job_memory(job, err);
    if (beside < 0)
        return -1;
    snprintf(question.text, sizeof question.text, "%s", name_of(with, job->path));
    name_job(job, who, sizeof who);
    int result = ask(with, &question, beside, who, &number, err);
    close(beside);
    return result < 0 ? -1 : take_figures(with, result, number, job, answer, err);
}

struct ot_runner ot_remote_runner(struct ot_remote *remote)
{
    return (struct ot_runner){ run, describe, remote };
}

const struct ot_kind *ot_remote_kind(const struct ot_remote *remote, size_t index)
{
    for (size_t i = 0; i < remote->count; i++)
        if (remote->entry[i]->kind && index-- == 0)
            return remote->entry[i]->kind;
    return NULL;
}

const char *ot_remote_died(const struct ot_remote *remote)
{
    return *remote->died ? remote->died : NULL;
}

bool ot_remote_lock(const struct ot_remote *remote, int *landlock, bool *calls)
{
    *landlock = remote->landlock;
    *calls = remote->calls;
    return remote->answered;
}
