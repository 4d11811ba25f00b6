/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cost FILE PROGRAM ARGUMENTS...: runs PROGRAM and adds a line to FILE: seconds of
 * processor time of the user's and the system's, those of its children included; seconds
 * from start to end; KiB resident of its largest process at most. */
#include "config.h"

#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + 1e-6 * (double)time.tv_usec;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

int main(int count, char **argument)
{
    struct rusage used = { 0 };
    pid_t child;
    int status = 0;
    if (count < 3) {
        fprintf(stderr, "usage: cost FILE PROGRAM ARGUMENTS...\n");
        return 2;
    }
    double start = now();
    int failed = posix_spawnp(&child, argument[2], NULL, NULL, argument + 2, environ);
    if (failed || waitpid(child, &status, 0) != child ||
        getrusage(RUSAGE_CHILDREN, &used)) {
        fprintf(stderr, "cost: %s: %s\n", argument[2], strerror(failed ? failed : errno));
        return 127;
    }
    double took = now() - start;
    FILE *file = fopen(argument[1], "a");
    if (!file) {
        fprintf(stderr, "cost: %s: %s\n", argument[1], strerror(errno));
        return 127;
    }
    fprintf(file, "%.6f %.6f %.6f %ld\n", seconds(used.ru_utime), seconds(used.ru_stime),
            took, used.ru_maxrss);
    if (fclose(file) != 0)
        return 127;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
