/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running the program and catching what it says. */
#include "config.h"

#include "program.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"

#define ARGUMENTS_MAX 32

static void become(const char *folder, const char *const *settings, const char *arguments,
                   int out, int err)
{
    static char copy[4096];
    char *argv[ARGUMENTS_MAX] = { "outturn" };
    const char *program = getenv("OUTTURN_PROGRAM");
    int count = 1;
    snprintf(copy, sizeof copy, "%s", arguments);
    for (char *word = strtok(copy, " "); word && count < ARGUMENTS_MAX - 1;
         word = strtok(NULL, " "))
        argv[count++] = word;
    for (; settings && *settings; settings++)
        putenv((char *)*settings);
    if (folder && chdir(folder) != 0)
        _exit(127);
    dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    execv(program ? program : "./outturn", argv);
    _exit(127);
}

static void catch (int out, int err, struct ran *ran)
{
    struct pollfd ends[2] = { { .fd = out, .events = POLLIN },
                              { .fd = err, .events = POLLIN } };
    struct ot_text *into[2] = { &ran->output, &ran->errors };
    for (int open_ends = 2; open_ends > 0;) {
        char bytes[65536];
        if (poll(ends, 2, -1) < 0)
            break;
        for (int i = 0; i < 2; i++) {
            if (ends[i].fd < 0 || !ends[i].revents)
                continue;
            ssize_t length = read(ends[i].fd, bytes, sizeof bytes);
            if (length > 0) {
                ot_text_add(into[i], bytes, (size_t)length);
            } else {
                ends[i].fd = -1;
                open_ends--;
            }
        }
    }
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void program_run(struct ran *ran, const char *folder, const char *const *settings,
                 const char *arguments)
{
    int out[2], err[2], status = 0;
    double start = now();
    *ran = (struct ran){ .exit = 127 };
    if (pipe2(out, O_CLOEXEC) != 0 || pipe2(err, O_CLOEXEC) != 0)
        abort();
    fflush(stdout);
    pid_t child = fork();
    if (child == 0)
        become(folder, settings, arguments, out[1], err[1]);
    close(out[1]);
    close(err[1]);
    catch (out[0], err[0], ran);
    close(out[0]);
    close(err[0]);
    if (child > 0 && waitpid(child, &status, 0) == child)
        ran->exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    ran->seconds = now() - start;
}

void program_forget(struct ran *ran)
{
    ot_text_free(&ran->output);
    ot_text_free(&ran->errors);
}

struct ot_text program_file(const char *folder, const char *name)
{
    char path[1024];
    struct ot_text text = { 0 };
    struct ot_error err;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    if (ot_file_read(path, (size_t)64 << 20, OT_EXIT_INPUT, &text, &err) != 0)
        ot_text_free(&text);
    return text;
}

struct ot_text program_list(const char *folder)
{
    struct dirent **entry;
    struct ot_text text = { 0 };
    int count = scandir(folder, &entry, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        if (entry[i]->d_name[0] != '.' || entry[i]->d_name[1])
            ot_text_format(&text, "%s%s", text.length ? " " : "",
                           strcmp(entry[i]->d_name, "..") == 0 ? "" : entry[i]->d_name);
        free(entry[i]);
    }
    if (count >= 0)
        free(entry);
    return text;
}
