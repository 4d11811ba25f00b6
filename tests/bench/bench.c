/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench JSON EMPTY PROGRAM ARGUMENTS...: times PROGRAM from start to end beside EMPTY,
 * by turns, so that a busy machine slows both; prints the medians and their ratio and
 * writes them to JSON. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#define RUNS 51
#define TARGET_RATIO 8.0
#define TARGET_MS 50.0

extern char **environ;

static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec * 1e-6;
}

/* Milliseconds from before the start to after the end, or -1. */
static double time_of(char *const *arguments)
{
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    double start = now_ms();
    int failed = posix_spawn(&child, arguments[0], &actions, NULL, arguments, environ);
    if (!failed)
        failed = waitpid(child, &status, 0) != child || !WIFEXITED(status) ||
                 WEXITSTATUS(status) != 0;
    double took = now_ms() - start;
    posix_spawn_file_actions_destroy(&actions);
    return failed ? -1 : took;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static int write_json(const char *path, double empty, double program)
{
    FILE *file = fopen(path, "w");
    if (!file)
        return -1;
    fprintf(file,
            "{ \"runs\": %d, \"empty_ms\": %.3f, \"program_ms\": %.3f, \"ratio\": %.2f,\n"
            "  \"target_ratio\": %.0f, \"target_ms\": %.0f }\n",
            RUNS, empty, program, program / empty, TARGET_RATIO, TARGET_MS);
    return fclose(file);
}

int main(int count, char **argument)
{
    static double empty[RUNS], program[RUNS];
    if (count < 4) {
        fprintf(stderr, "usage: bench JSON EMPTY PROGRAM ARGUMENTS...\n");
        return 2;
    }
    char *nothing[] = { argument[2], NULL };
    for (int i = -3; i < RUNS; i++) { /* three to warm up */
        double a = time_of(nothing), b = time_of(argument + 3);
        if (a < 0 || b < 0) {
            fprintf(stderr, "bench: %s failed; run it alone to see why\n",
                    a < 0 ? argument[2] : argument[3]);
            return 1;
        }
        if (i >= 0)
            empty[i] = a, program[i] = b;
    }
    qsort(empty, RUNS, sizeof *empty, compare);
    qsort(program, RUNS, sizeof *program, compare);
    double a = empty[RUNS / 2], b = program[RUNS / 2];
    printf("empty program   %7.3f ms   (median of %d)\n", a, RUNS);
    printf("%-15s %7.3f ms   (p10 %.3f, p90 %.3f)\n", "shipped example", b,
           program[RUNS / 10], program[RUNS * 9 / 10]);
    printf("ratio           %7.2f      (target: at most %.0f, and %.0f ms)\n", b / a,
           TARGET_RATIO, TARGET_MS);
    if (write_json(argument[1], a, b)) {
        fprintf(stderr, "bench: %s: %s\n", argument[1], strerror(errno));
        return 7;
    }
    return b / a <= TARGET_RATIO && b <= TARGET_MS ? 0 : 1;
}
