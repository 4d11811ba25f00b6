/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request at a time: an answer of a fixed size, and workers that write it. The memory
 * for figures is one and the same for all jobs: where pages are dear, as in virtual
 * machines, new ones for each job cost more than the job. Once the workers of a job are
 * gone nobody writes to it, and whoever asked copies the figures out. */
#include "config.h"

#include "run/crew.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/number.h"
#include "outturn.h"
#include "run/child.h"

#define MOST_WORKERS 64
#define JOB_SECONDS 15.0
#define MOST_KIND ((off_t)4 << 20)
#define MOST_ANSWER ((uint64_t)1 << 30)
#define LEAST_DRAWS                                                      \
    ((uint64_t)8 * OT_DRAWS_MAX) /* fewer are not worth a second process \
                                  */
#define ALL_SEALS (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL)

struct member {
    pid_t pid; /* 0: has ended */
    int report;
    bool late;
    struct ot_message answer;
};
struct ot_crew {
    struct ot_crew_terms terms;
    int ask, answer; /* ends of the channel: the child's and the supervisor's */
    struct ot_message asked;
    int job, result;
    int store; /* memory for figures; as large as the largest job so far */
    uint64_t room;
    double deadline;
    size_t members, working; /* of the open request */
    struct member member[MOST_WORKERS];
};

static size_t processors(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? (size_t)count : 1;
}

struct ot_crew *ot_crew_new(const struct ot_crew_terms *terms, struct ot_error *err)
{
    int ends[2];
    struct ot_crew *crew = calloc(1, sizeof *crew);
    if (!crew || ot_message_pair(ends, err) != 0) {
        if (!crew)
            ot_error_memory(err);
        free(crew);
        return NULL;
    }
    crew->terms = *terms;
    if (crew->terms.workers == 0)
        crew->terms.workers = processors();
    if (crew->terms.workers > MOST_WORKERS)
        crew->terms.workers = MOST_WORKERS;
    if (!(crew->terms.seconds > 0))
        crew->terms.seconds = JOB_SECONDS;
    crew->ask = ends[0];
    crew->answer = ends[1];
    crew->job = crew->result = crew->store = -1;
    return crew;
}

static void drop(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

void ot_crew_free(struct ot_crew *crew)
{
    if (!crew)
        return;
    ot_crew_end(crew);
    drop(&crew->ask);
    drop(&crew->answer);
    drop(&crew->store);
    free(crew);
}

int ot_crew_channel(const struct ot_crew *crew)
{
    return crew->ask;
}

void ot_crew_leave(struct ot_crew *crew)
{
    drop(&crew->answer);
}

int ot_crew_listens(const struct ot_crew *crew)
{
    return crew->working ? -1 : crew->answer;
}

double ot_crew_deadline(const struct ot_crew *crew)
{
    return crew->working ? crew->deadline : HUGE_VAL;
}

/* ---- Answers --------------------------------------------------------------------- */

static void reply(struct ot_crew *crew, const struct ot_message *message, int beside)
{
    ot_message_send(crew->answer, message, beside);
    drop(&crew->job);
    drop(&crew->result);
    crew->members = 0;
}

static void refuse(struct ot_crew *crew, const char *why)
{
    struct ot_message message = { .kind = OT_DONE, .exit = OT_EXIT_INTERNAL };
    snprintf(message.text, sizeof message.text, "%s", why);
    reply(crew, &message, -1);
}

/* ---- Starting -------------------------------------------------------------------- */

static const char *check_job(const struct ot_crew *crew)
{
    int seals = fcntl(crew->job, F_GET_SEALS);
    if (crew->job < 0 || seals < 0 || (seals & ALL_SEALS) != ALL_SEALS)
        return "a job came without its sealed bytes";
    if (crew->asked.draws == 0 || crew->asked.size == 0)
        return "a job asks for nothing";
    if (crew->asked.size > MOST_ANSWER)
        return "a job asks for more than 1 GB of figures at once";
    return NULL;
}

static const char *make_result(struct ot_crew *crew)
{
    static const char none[] = "no memory for an answer";
    if (crew->asked.kind == OT_DESCRIBE) {
        crew->result = memfd_create("outturn-kind", MFD_CLOEXEC | MFD_ALLOW_SEALING);
        return crew->result < 0 ? none : NULL;
    }
    if (crew->store < 0)
        crew->store = memfd_create("outturn-answer", MFD_CLOEXEC);
    if (crew->room < crew->asked.size) {
        if (ftruncate(crew->store, (off_t)crew->asked.size) != 0)
            return none;
        crew->room = crew->asked.size;
    }
    crew->result = fcntl(crew->store, F_DUPFD_CLOEXEC, 0);
    return crew->result < 0 ? none : NULL;
}

/* Slices of whole batches, none of them small. */
static size_t split(const struct ot_crew *crew)
{
    uint64_t most = crew->asked.draws / LEAST_DRAWS;
    if (crew->asked.kind == OT_DESCRIBE || most < 1)
        return 1;
    return most < crew->terms.workers ? (size_t)most : crew->terms.workers;
}

/* What else the supervisor has open is none of a plugin's business. */
static void keep_only(int a, int b, int c)
{
    int last = a > b ? a : b;
    last = c > last ? c : last;
    for (int fd = STDERR_FILENO + 1; fd < last; fd++)
        if (fd != a && fd != b && fd != c)
            close(fd);
    closefrom(last + 1);
}

static _Noreturn void be_a_worker(struct ot_crew *crew, size_t index, pid_t parent,
                                  int report)
{
    struct ot_duty duty = { .asked = &crew->asked,
                            .index = index,
                            .of = crew->members,
                            .job = crew->job,
                            .result = crew->result,
                            .report = report,
                            .folders = crew->terms.folders,
                            .locked = crew->terms.locked };
    sigset_t none;
    ot_child_settle(parent, crew->terms.seconds, crew->terms.memory);
    signal(SIGPIPE, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    keep_only(crew->job, crew->result, report);
    ot_worker(&duty);
    _exit(0);
}

static const char *start(struct ot_crew *crew, size_t index)
{
    int ends[2];
    struct member *member = &crew->member[index];
    pid_t parent = getpid();
    if (ot_message_pair(ends, NULL) != 0)
        return "no channel to a worker";
    pid_t pid = fork();
    if (pid == 0)
        be_a_worker(crew, index, parent, ends[1]);
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return "no worker can be started";
    }
    setpgid(pid, pid);
    *member = (struct member){ .pid = pid, .report = ends[0] };
    crew->working++;
    return NULL;
}

static bool is_asked(const struct ot_crew *crew)
{
    struct pollfd on = { .fd = crew->answer, .events = POLLIN };
    return poll(&on, 1, 0) == 1;
}

void ot_crew_take(struct ot_crew *crew)
{
    if (crew->working || crew->answer < 0 || !is_asked(crew))
        return;
    if (ot_message_receive(crew->answer, &crew->asked, &crew->job, false) != 0 ||
        (crew->asked.kind != OT_DESCRIBE && crew->asked.kind != OT_EVALUATE)) {
        drop(&crew->answer); /* whoever asks so is not answered again */
        return;
    }
    const char *fault = crew->asked.kind == OT_EVALUATE ? check_job(crew) : NULL;
    if (!fault)
        fault = make_result(crew);
    crew->members = split(crew);
    crew->deadline = ot_child_now() + crew->terms.seconds;
    for (size_t i = 0; !fault && i < crew->members; i++)
        fault = start(crew, i);
    if (fault) {
        ot_crew_end(crew);
        refuse(crew, fault);
    }
}

/* ---- Ending ---------------------------------------------------------------------- */

static void explain(const struct ot_crew *crew, const struct member *member,
                    const struct ot_child_end *end, struct ot_message *into)
{
    char seconds[OT_NUMBER_ROOM];
    size_t memory = OT_SANITISED ? 0 : crew->terms.memory;
    *into = (struct ot_message){ .kind = OT_DIED, .exit = OT_EXIT_FAILED };
    if (member->late || (WIFSIGNALED(end->status) && WTERMSIG(end->status) == SIGXCPU))
        snprintf(into->text, sizeof into->text,
                 "did not end within %s seconds and was stopped",
                 ot_number_write(crew->terms.seconds, seconds));
    else if (WIFSIGNALED(end->status))
        snprintf(into->text, sizeof into->text, "crashed with SIG%s (%s)%s",
                 sigabbrev_np(WTERMSIG(end->status)), strsignal(WTERMSIG(end->status)),
                 memory && end->resident > memory / 2 ? " near its limit of memory" : "");
    else
        snprintf(into->text, sizeof into->text,
                 "ended its process, with status %d and without an answer",
                 WEXITSTATUS(end->status));
}

/* Believe what the worker sent before it ended of its own accord, and nothing else. */
static void gather(struct ot_crew *crew, struct member *member)
{
    struct ot_child_end end = { 0 };
    int beside;
    ot_child_reap(member->pid, &end);
    member->pid = 0;
    crew->working--;
    bool ended = !member->late && WIFEXITED(end.status) && WEXITSTATUS(end.status) == 0;
    if (!ended ||
        ot_message_receive(member->report, &member->answer, &beside, false) != 0)
        explain(crew, member, &end, &member->answer);
    else if (beside >= 0)
        close(beside);
    drop(&member->report);
}

static bool seal_kind(const struct ot_crew *crew)
{
    struct stat status;
    return fstat(crew->result, &status) == 0 && status.st_size <= MOST_KIND &&
           fcntl(crew->result, F_ADD_SEALS, ALL_SEALS) == 0;
}

/* All that was asked for; the first fault where one of the slices has one. */
static void finish(struct ot_crew *crew)
{
    const struct ot_message *message = &crew->member[0].answer;
    for (size_t i = 0; i < crew->members && message->exit == OT_EXIT_OK; i++)
        message = &crew->member[i].answer;
    if (message->exit != OT_EXIT_OK)
        reply(crew, message, -1);
    else if (crew->asked.kind == OT_DESCRIBE && !seal_kind(crew))
        refuse(crew, "a kind cannot be sealed");
    else
        reply(crew, message, crew->result);
}

void ot_crew_tend(struct ot_crew *crew)
{
    bool late = ot_child_now() >= ot_crew_deadline(crew);
    if (!crew->working)
        return;
    for (size_t i = 0; i < crew->members; i++) {
        struct member *member = &crew->member[i];
        if (!member->pid)
            continue;
        bool ended = ot_child_has_ended(member->pid);
        member->late = late && !ended;
        if (ended || late)
            gather(crew, member);
    }
    if (!crew->working)
        finish(crew);
}

void ot_crew_end(struct ot_crew *crew)
{
    struct ot_child_end end;
    for (size_t i = 0; i < crew->members; i++) {
        if (!crew->member[i].pid)
            continue;
        ot_child_reap(crew->member[i].pid, &end);
        crew->member[i].pid = 0;
        drop(&crew->member[i].report);
    }
    crew->members = crew->working = 0;
    drop(&crew->job);
    drop(&crew->result);
}
