/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request at a time: an answer of a fixed size, and workers that write it. The
 * workers of one plugin have one memory for figures, used again for all its jobs: where
 * pages are dear, as in virtual machines, new ones for each job cost more than the job.
 * Whoever asked reads them there, and copies what it keeps before it asks again. */
#include "config.h"

#include "run/crew.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/threads.h"
#include "outturn.h"

#define MOST_TEAMS 8 /* that wait for the next question */
#define JOB_SECONDS 15.0
#define MOST_KIND ((off_t)4 << 20)
#define MOST_ANSWER ((uint64_t)1 << 30)
#define LEAST_DRAWS ((uint64_t)8 * OT_DRAWS_MAX) /* of a worker of several */
#define ALL_SEALS (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL)

struct ot_crew {
    struct ot_crew_terms terms;
    int ask, answer; /* ends of the channel: the child's and the supervisor's */
    int events;      /* epoll: what the supervisor waits for */
    struct ot_message asked;
    int job, result;
    double deadline;
    struct ot_team *asks; /* the team of the open request */
    size_t members, working;
    size_t done;
    struct ot_team team[MOST_TEAMS];
    uint64_t stores; /* made so far */
};

static void drop(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

/* A worker is listened to while it works, the child while no job is open. */
static void listen_to(const struct ot_crew *crew, int fd, bool on)
{
    struct epoll_event event = { .events = EPOLLIN };
    epoll_ctl(crew->events, on ? EPOLL_CTL_ADD : EPOLL_CTL_DEL, fd, &event);
}

static int open_channel(struct ot_crew *crew, struct ot_error *err)
{
    int ends[2];
    if (ot_message_pair(ends, err) != 0)
        return -1;
    crew->ask = ends[0];
    crew->answer = ends[1];
    crew->events = epoll_create1(EPOLL_CLOEXEC);
    if (crew->events < 0)
        return ot_error_set(err, OT_EXIT_INTERNAL, "no workers can be started: %s",
                            strerror(errno));
    listen_to(crew, crew->answer, true);
    return 0;
}

struct ot_crew *ot_crew_new(const struct ot_crew_terms *terms, struct ot_error *err)
{
    struct ot_crew *crew = calloc(1, sizeof *crew);
    if (!crew) {
        ot_error_memory(err);
        return NULL;
    }
    crew->terms = *terms;
    if (crew->terms.workers == 0)
        crew->terms.workers = ot_threads_processors();
    if (crew->terms.workers > OT_QUEUE_WORKERS)
        crew->terms.workers = OT_QUEUE_WORKERS;
    if (!(crew->terms.each.seconds > 0))
        crew->terms.each.seconds = JOB_SECONDS;
    crew->ask = crew->answer = crew->events = -1;
    crew->job = crew->result = -1;
    if (open_channel(crew, err) != 0) {
        ot_crew_free(crew);
        return NULL;
    }
    return crew;
}

void ot_crew_free(struct ot_crew *crew)
{
    if (!crew)
        return;
    ot_crew_end(crew);
    drop(&crew->ask);
    drop(&crew->answer);
    drop(&crew->events);
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

size_t ot_crew_workers(const struct ot_crew *crew)
{
    return crew->terms.workers;
}

int ot_crew_listens(const struct ot_crew *crew)
{
    return crew->events;
}

double ot_crew_deadline(const struct ot_crew *crew)
{
    return crew->working ? crew->deadline : HUGE_VAL;
}

size_t ot_crew_done(const struct ot_crew *crew)
{
    return crew->done;
}

const char *ot_crew_at_work(const struct ot_crew *crew)
{
    const char *slash = crew->working ? strrchr(crew->asked.text, '/') : NULL;
    return !crew->working ? NULL : slash ? slash + 1 : crew->asked.text;
}

/* ---- Answers --------------------------------------------------------------------- */

static void reply(struct ot_crew *crew, const struct ot_message *message, int beside)
{
    ot_message_send(crew->answer, message, beside);
    drop(&crew->job);
    drop(&crew->result);
    crew->members = 0;
    crew->done++;
    listen_to(crew, crew->answer, true);
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

/* Workers that share the draws, none of them with little to do. */
static size_t split(const struct ot_crew *crew)
{
    uint64_t most = crew->asked.draws / LEAST_DRAWS;
    if (crew->asked.kind == OT_DESCRIBE || most < 1)
        return 1;
    return most < crew->terms.workers ? (size_t)most : crew->terms.workers;
}

/* The team of the plugin that is asked for: the one that is there, or a new one in the
 * place of that which waited longest. */
static const char *call_up(struct ot_crew *crew)
{
    struct ot_team *longest = &crew->team[0];
    if (!*crew->asked.text)
        return "a request names no plugin";
    for (size_t i = 0; i < MOST_TEAMS; i++) {
        struct ot_team *team = &crew->team[i];
        if (*team->name && strcmp(team->name, crew->asked.text) == 0)
            crew->asks = team;
        if (!*team->name || (*longest->name && team->used < longest->used))
            longest = team;
    }
    if (!crew->asks) {
        ot_team_dismiss(longest);
        const char *fault = ot_team_form(longest, crew->asked.text, ++crew->stores);
        if (fault)
            return fault;
        crew->asks = longest;
    }
    crew->asks->used = ot_child_now();
    return NULL;
}

static const char *make_result(struct ot_crew *crew)
{
    static const char none[] = "no memory for an answer";
    if (crew->asked.kind == OT_DESCRIBE) {
        crew->result = memfd_create("outturn-kind", MFD_CLOEXEC | MFD_ALLOW_SEALING);
        return crew->result < 0 ? none : NULL;
    }
    if (ot_team_make_room(crew->asks, crew->asked.size) != 0)
        return none;
    crew->result = fcntl(crew->asks->store, F_DUPFD_CLOEXEC, 0);
    return crew->result < 0 ? none : NULL;
}

/* A worker for part `index` of the open request: the one that is there, if it serves. */
static const char *employ(struct ot_crew *crew, size_t index)
{
    struct ot_hire *member = &crew->asks->member[index];
    struct ot_message duty = crew->asked;
    struct ot_child_end how;
    if (!ot_hire_serves(member, &crew->terms.each)) {
        ot_hire_end(member, &how);
        const char *fault = ot_hire_start(member, &crew->terms.each, crew->asks->store,
                                          crew->asks->queue);
        if (fault)
            return fault;
    }
    duty.part = (unsigned)index;
    member->works = true;
    crew->working++;
    listen_to(crew, member->channel, true);
    ot_message_send(member->channel, &duty,
                    duty.kind == OT_DESCRIBE ? crew->result : crew->job);
    return NULL;
}

static bool is_asked(const struct ot_crew *crew)
{
    struct pollfd on = { .fd = crew->answer, .events = POLLIN };
    return poll(&on, 1, 0) == 1;
}

static void take(struct ot_crew *crew)
{
    if (crew->working || crew->answer < 0 || !is_asked(crew))
        return;
    listen_to(crew, crew->answer, false);
    crew->asks = NULL;
    if (ot_message_receive(crew->answer, &crew->asked, &crew->job, false) != 0 ||
        (crew->asked.kind != OT_DESCRIBE && crew->asked.kind != OT_EVALUATE)) {
        drop(&crew->answer); /* whoever asks so is not answered again */
        return;
    }
    const char *fault = crew->asked.kind == OT_EVALUATE ? check_job(crew) : NULL;
    if (!fault)
        fault = call_up(crew);
    if (!fault)
        fault = make_result(crew);
    crew->members = split(crew);
    if (!fault)
        ot_queue_open(crew->asks->queue);
    crew->deadline = ot_child_now() + crew->terms.each.seconds;
    for (size_t i = 0; !fault && i < crew->members; i++)
        fault = employ(crew, i);
    if (fault) {
        if (crew->asks)
            ot_team_dismiss(crew->asks);
        crew->working = 0;
        refuse(crew, fault);
    }
}

/* ---- Ending ---------------------------------------------------------------------- */

static bool is_closed(int channel)
{
    char byte;
    return recv(channel, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

/* What comes from a process that holds a plugin may be the plugin's word: it can cost the
 * plugin's schemes, and not the run. */
static void bound(const struct ot_crew *crew, struct ot_message *answer)
{
    bool kind = crew->asked.kind == OT_DESCRIBE;
    if (answer->exit != OT_EXIT_OK && answer->exit != OT_EXIT_PLUGIN)
        answer->exit = kind ? OT_EXIT_PLUGIN : OT_EXIT_FAILED;
}

/* Believe a whole answer, and nothing else. A worker that refused is not asked again. */
static void gather(struct ot_crew *crew, struct ot_hire *member, bool late)
{
    struct ot_child_end how = { 0 };
    int beside = -1;
    bool ended = ot_child_has_ended(member->pid);
    bool answered =
        ot_message_receive(member->channel, &member->answer, &beside, false) == 0 &&
        member->answer.kind >= OT_DONE;
    if (beside >= 0)
        close(beside);
    if (!answered && !ended && !late) {
        if (is_closed(member->channel)) /* its end or the deadline comes next */
            listen_to(crew, member->channel, false);
        return;
    }
    if (answered)
        bound(crew, &member->answer);
    member->works = false;
    crew->working--;
    listen_to(crew, member->channel, false);
    if (!answered || member->answer.exit != OT_EXIT_OK)
        ot_hire_end(member, &how);
    if (!answered)
        ot_hire_explain(&crew->terms.each, &how, late && !ended, &member->answer);
}

static bool seal_kind(const struct ot_crew *crew)
{
    struct stat status;
    return fstat(crew->result, &status) == 0 && status.st_size <= MOST_KIND &&
           fcntl(crew->result, F_ADD_SEALS, ALL_SEALS) == 0;
}

static void finish(struct ot_crew *crew)
{
    bool kind = crew->asked.kind == OT_DESCRIBE;
    struct ot_message message =
        ot_team_answer(crew->asks, crew->members, kind ? 0 : crew->asked.draws);
    if (message.exit != OT_EXIT_OK)
        reply(crew, &message, -1);
    else if (kind && !seal_kind(crew))
        refuse(crew, "a kind cannot be sealed");
    else
        reply(crew, &message, crew->result);
}

static void tend_the_open_job(struct ot_crew *crew)
{
    bool late = ot_child_now() >= crew->deadline;
    for (size_t i = 0; i < crew->members; i++)
        if (crew->asks->member[i].works)
            gather(crew, &crew->asks->member[i], late);
    if (!crew->working)
        finish(crew);
}

void ot_crew_tend(struct ot_crew *crew)
{
    if (crew->working)
        tend_the_open_job(crew);
    take(crew);
}

void ot_crew_end(struct ot_crew *crew)
{
    for (size_t i = 0; i < MOST_TEAMS; i++)
        ot_team_dismiss(&crew->team[i]);
    crew->members = crew->working = 0;
    drop(&crew->job);
    drop(&crew->result);
}
