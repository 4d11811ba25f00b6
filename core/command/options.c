/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands share: options, plugin folders, and printing. */
#include "config.h"

#include "command/command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/number.h"

#define OPTIONS_MAX 32 /* of a command */

void ot_say(const char *text)
{
    const char *no_colour = getenv("NO_COLOR");
    bool colour = isatty(STDERR_FILENO) && !(no_colour && no_colour[0]);
    fprintf(stderr, "%soutturn:%s %s\n", colour ? "\033[31m" : "",
            colour ? "\033[0m" : "", text);
}

void ot_say_message(const struct ot_text *message)
{
    fwrite(ot_text_string(message), 1, message->length, stderr);
}

int ot_say_no_memory(void)
{
    ot_say("out of memory");
    return OT_EXIT_INTERNAL;
}

static int print(const char *bytes, size_t length)
{
    if (fwrite(bytes, 1, length, stdout) == length && fflush(stdout) == 0)
        return OT_EXIT_OK;
    if (errno != EPIPE) /* a reader that has seen enough, such as head, is no fault */
        ot_say("standard output cannot be written");
    return OT_EXIT_OUTPUT;
}

int ot_print(const struct ot_text *text)
{
    return text->failed ? ot_say_no_memory() : print(ot_text_string(text), text->length);
}

static int usage(const struct ot_command *command, const char *what, const char *found)
{
    char text[400];
    snprintf(text, sizeof text, "%s%s; `outturn %s --help` shows how", what, found,
             command->name);
    ot_say(text);
    return OT_EXIT_USAGE;
}

static const struct ot_option *find(const struct ot_option *options, size_t count,
                                    const char *name, size_t length)
{
    for (size_t i = 0; i < count; i++) {
        bool letter = length == 1 && options[i].letter == name[0];
        if (letter || (strlen(options[i].name) == length &&
                       strncmp(options[i].name, name, length) == 0))
            return &options[i];
    }
    return NULL;
}

static int unknown(const struct ot_command *command, const struct ot_option *options,
                   size_t count, const char *argument)
{
    const char *names[OPTIONS_MAX];
    for (size_t i = 0; i < count; i++)
        names[i] = options[i].name;
    const char *name = argument + strspn(argument, "-");
    const char *nearest = ot_text_nearest(name, names, count);
    char text[300];
    snprintf(text, sizeof text, "unknown option %.100s%s%s", argument,
             nearest ? "; did you mean --" : "", nearest ? nearest : "");
    return usage(command, text, "");
}

/* One option at argv[*i]; its value may be the next argument. */
static int read_option(const struct ot_command *command, int argc, char **argv, int *i,
                       const struct ot_option *options, size_t count, bool *given)
{
    const char *argument = argv[*i];
    const char *name = argument + (argument[1] == '-' ? 2 : 1);
    const char *equals = argument[1] == '-' ? strchr(name, '=') : NULL;
    size_t length = equals ? (size_t)(equals - name) : strlen(name);
    const struct ot_option *option = find(options, count, name, length);
    if (!option || (argument[1] != '-' && length != 1))
        return unknown(command, options, count, argument);
    if (given[option - options] && option->value)
        return usage(command, "given twice: ", argument);
    given[option - options] = true;
    if (option->flag) {
        *option->flag = true;
        return equals ? usage(command, "no value is expected after ", argument) : 0;
    }
    if (!equals && *i + 1 >= argc)
        return usage(command, "a value is missing after ", argument);
    *option->value = equals ? equals + 1 : argv[++*i];
    return 0;
}

int ot_options_read(const struct ot_command *command, int argc, char **argv,
                    const struct ot_option *options, size_t count, const char **operand,
                    size_t *operands, size_t most)
{
    bool only_operands = false, given[OPTIONS_MAX] = { false };
    *operands = 0;
    for (int i = 1; i < argc; i++) {
        if (!only_operands && strcmp(argv[i], "--") == 0) {
            only_operands = true;
        } else if (!only_operands &&
                   (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)) {
            print(command->help, strlen(command->help));
            return -1;
        } else if (!only_operands && argv[i][0] == '-' && argv[i][1]) {
            int code = read_option(command, argc, argv, &i, options, count, given);
            if (code)
                return code;
        } else if (*operands == most) {
            return usage(command, "unexpected argument ", argv[i]);
        } else {
            operand[(*operands)++] = argv[i];
        }
    }
    return 0;
}

int ot_option_number(const char *name, const char *text, double least, double *out)
{
    char message[300], written[OT_NUMBER_ROOM];
    if (!text || (ot_number_read(text, out) == 0 && *out >= least))
        return 0;
    snprintf(message, sizeof message,
             "--%s: expected a number of at least %s, found \"%.60s\"", name,
             ot_number_write(least, written), text);
    ot_say(message);
    return OT_EXIT_USAGE;
}

#define FOLDERS_MAX 16

const struct ot_plugin_folders *ot_folders(void)
{
    static const char *path[FOLDERS_MAX];
    static struct ot_plugin_folders folders = { path, 0 };
    static char kept[4096];
    const char *given = getenv("OUTTURN_PLUGINS");
    snprintf(kept, sizeof kept, "%s", given && given[0] ? given : OT_PLUGINDIR);
    folders.count = 0;
    for (char *next = kept; next && folders.count < FOLDERS_MAX;) {
        char *colon = strchr(next, ':');
        if (colon)
            *colon = '\0';
        if (next[0])
            path[folders.count++] = next;
        next = colon ? colon + 1 : NULL;
    }
    return &folders;
}

struct ot_crew *ot_work_crew(void)
{
    static struct ot_crew *crew;
    const struct ot_crew_terms terms = { .each = { .folders = ot_folders() } };
    if (!crew)
        crew = ot_crew_new(&terms, NULL);
    return crew;
}

int ot_work(const char *what, void (*work)(void *with, struct ot_result *result),
            void *with)
{
    struct ot_limits limits = { .seconds = 60, .crew = ot_work_crew() };
    struct ot_result result = { 0 };
    struct ot_error err = { 0 };
    int code;
    if (ot_supervise(what, &limits, work, with, &result, &err) != 0) {
        ot_say(err.text);
        return (int)err.exit;
    }
    ot_say_message(&result.message);
    code = ot_print(&result.output);
    code = code ? code : (int)result.exit;
    ot_result_free(&result);
    return code;
}
