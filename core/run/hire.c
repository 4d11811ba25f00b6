/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worker's process, from the outside. */
#include "config.h"

#include "run/hire.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/number.h"
#include "base/sanitised.h"

/* What else the supervisor has open is none of a plugin's business. */
static void keep_only(int a, int b)
{
    int last = a > b ? a : b;
    for (int fd = STDERR_FILENO + 1; fd < last; fd++)
        if (fd != a && fd != b)
            close(fd);
    closefrom(last + 1);
}

/* Its processor time is limited besides, should nobody be left to end it. */
static _Noreturn void be_a_worker(const struct ot_hire_terms *terms, pid_t parent,
                                  int channel, int store, struct ot_queue *queue)
{
    struct ot_duty duty = { .channel = channel,
                            .store = store,
                            .queue = queue,
                            .folders = terms->folders,
                            .locked = terms->locked };
    sigset_t none;
    ot_child_settle(parent, 2 * terms->seconds, terms->memory);
    signal(SIGPIPE, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    keep_only(store, channel);
    ot_worker(&duty);
    _exit(0);
}

const char *ot_hire_start(struct ot_hire *hire, const struct ot_hire_terms *terms,
                          int store, struct ot_queue *queue)
{
    int ends[2];
    pid_t parent = getpid();
    if (ot_message_pair(ends, NULL) != 0)
        return "no channel to a worker";
    pid_t pid = ot_queue_lend(queue, true) == 0 ? fork() : -1;
    if (pid == 0)
        be_a_worker(terms, parent, ends[1], store, queue);
    ot_queue_lend(queue, false);
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return "no worker can be started";
    }
    setpgid(pid, pid);
    *hire = (struct ot_hire){ .pid = pid, .channel = ends[0], .born = ot_child_now() };
    return NULL;
}

bool ot_hire_serves(const struct ot_hire *hire, const struct ot_hire_terms *terms)
{
    return hire->pid && !ot_child_has_ended(hire->pid) &&
           ot_child_now() - hire->born <= terms->seconds;
}

void ot_hire_end(struct ot_hire *hire, struct ot_child_end *how)
{
    if (!hire->pid)
        return;
    ot_child_reap(hire->pid, how);
    close(hire->channel);
    *hire = (struct ot_hire){ .pid = 0, .channel = -1, .answer = hire->answer };
}

void ot_hire_explain(const struct ot_hire_terms *terms, const struct ot_child_end *how,
                     bool late, struct ot_message *into)
{
    char seconds[OT_NUMBER_ROOM];
    size_t memory = OT_SANITISED ? 0 : terms->memory;
    *into = (struct ot_message){ .kind = OT_DIED, .exit = OT_EXIT_FAILED };
    if (late || (WIFSIGNALED(how->status) && WTERMSIG(how->status) == SIGXCPU))
        snprintf(into->text, sizeof into->text,
                 "did not end within %s seconds and was stopped",
                 ot_number_write(terms->seconds, seconds));
    else if (WIFSIGNALED(how->status))
        snprintf(into->text, sizeof into->text, "crashed with SIG%s (%s)%s",
                 sigabbrev_np(WTERMSIG(how->status)), strsignal(WTERMSIG(how->status)),
                 memory && how->resident > memory / 2 ? " near its limit of memory" : "");
    else
        snprintf(into->text, sizeof into->text,
                 "ended its process, with status %d and without an answer",
                 WEXITSTATUS(how->status));
}
