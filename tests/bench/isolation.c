/* SPDX-License-Identifier: GPL-3.0-or-later */
/* isolation [MEGABYTES]: what it costs that a plugin runs in a process of its own.
 * Whoever asks holds so much memory (1,024); the base case of one scheme is asked for
 * again and again, of a worker and in this process, by turns. OUTTURN_PLUGINS: one
 * folder. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run/child.h"
#include "run/crew.h"
#include "run/remote.h"
#include "run/runner.h"
#include "run/supervisor.h"

#define ROUNDS 501
#define PERIODS 5

static struct ot_plugin_folders folders;
static size_t megabytes = 1024;
static struct ot_crew *crew;

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *value)
{
    qsort(value, ROUNDS, sizeof *value, compare);
    return value[ROUNDS / 2];
}

static struct ot_job base_case(const struct ot_kind *kind)
{
    static const double years[PERIODS] = { 1, 1, 1, 1, 1 }, people = 1000;
    static struct ot_column_of column[64];
    for (size_t i = 0; i < kind->parameter_count; i++)
        column[i] =
            (struct ot_column_of){ .count = 1, .value = &kind->parameters[i].base };
    for (size_t i = 0; i < kind->input_count * PERIODS; i++)
        column[kind->parameter_count + i] =
            (struct ot_column_of){ .count = 1, .value = &people };
    return (struct ot_job){ .path = kind->path,
                            .scheme = "one",
                            .draws = 1,
                            .periods = PERIODS,
                            .planned = PERIODS,
                            .years = years,
                            .parameters = kind->parameter_count,
                            .inputs = kind->input_count,
                            .outputs = kind->output_count,
                            .parameter = column,
                            .input = column + kind->parameter_count };
}

/* Milliseconds; ends the program where the job fails. */
static double time_of(const struct ot_runner *runner, const struct ot_job *job,
                      double *first)
{
    struct ot_answer answer = { 0 };
    struct ot_error err = { 0 };
    double start = ot_child_now();
    if (runner->run(runner->with, job, &answer, &err) != 0) {
        fprintf(stderr, "isolation: %s\n", err.text);
        exit(1);
    }
    double took = 1e3 * (ot_child_now() - start);
    *first = answer.value[0];
    ot_answer_free(&answer);
    return took;
}

static void race(struct ot_result *result, const struct ot_runner *worker,
                 const struct ot_runner *here)
{
    static double apart[ROUNDS], within[ROUNDS];
    struct ot_error err = { 0 };
    double a, b, start = ot_child_now();
    const struct ot_kind *kind = worker->describe(worker->with, "bench_service", &err);
    if (!kind || !here->describe(here->with, "bench_service", &err)) {
        fprintf(stderr, "isolation: %s\n", err.text);
        exit(1);
    }
    struct ot_job job = base_case(kind);
    time_of(worker, &job, &a);
    double begun = 1e3 * (ot_child_now() - start);
    for (size_t i = 0; i < ROUNDS; i++) {
        apart[i] = time_of(worker, &job, &a);
        within[i] = time_of(here, &job, &b);
        if (a != b)
            exit(1);
    }
    double one = median(apart), other = median(within);
    ot_text_format(&result->message,
                   "isolation, a job with %zu MB held: %.4f ms\n"
                   "the same job in process: %.4f ms\n"
                   "a worker's start and its first job: %.4f ms\n",
                   megabytes, one - other, other, begun);
}

static void work(void *with, struct ot_result *result)
{
    char *held = malloc(megabytes << 20);
    struct ot_remote *remote = ot_remote_new(ot_crew_channel(crew));
    struct ot_local_runner *local = ot_local_runner_new(&folders);
    (void)with;
    if (!held || !remote || !local)
        exit(1);
    memset(held, 1, megabytes << 20);
    struct ot_runner worker = ot_remote_runner(remote), here = ot_local_runner_of(local);
    race(result, &worker, &here);
    ot_remote_free(remote);
    ot_local_runner_free(local);
    free(held);
}

int main(int count, char **arguments)
{
    static const char *path[1];
    struct ot_crew_terms terms = { .workers = 1, .each = { .folders = &folders } };
    struct ot_error err = { 0 };
    struct ot_result result = { 0 };
    path[0] = getenv("OUTTURN_PLUGINS");
    folders = (struct ot_plugin_folders){ path, 1 };
    if (count > 1)
        megabytes = (size_t)strtoul(arguments[1], NULL, 10);
    if (!path[0] || !(crew = ot_crew_new(&terms, &err))) {
        fprintf(stderr, "isolation: %s\n", path[0] ? err.text : "OUTTURN_PLUGINS?");
        return 1;
    }
    struct ot_limits limits = { .seconds = 300, .crew = crew };
    int failed = ot_supervise("isolation", &limits, work, NULL, &result, &err);
    if (failed)
        fprintf(stderr, "isolation: %s\n", err.text);
    else
        fputs(ot_text_string(&result.message), stdout);
    ot_result_free(&result);
    ot_crew_free(crew);
    return failed ? 1 : 0;
}
