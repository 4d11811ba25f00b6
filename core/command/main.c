/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outturn: evaluates the schemes of a Better Care Fund plan for value for money. */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "outturn.h"

static const struct ot_command *const commands[] = {
    &ot_command_run,     &ot_command_check,   &ot_command_schemes, &ot_command_trace,
    &ot_command_metrics, &ot_command_explain, &ot_command_paper
};
enum { COMMANDS = sizeof commands / sizeof commands[0] };

static void print_help(void)
{
    printf("outturn run scripts/milton-keynes-2015-16/review.lua\n"
           "    evaluates the plan beside the script and writes review.xml\n\n"
           "usage: outturn COMMAND [OPTION]... [FILE]\n\n");
    for (size_t i = 0; i < COMMANDS; i++)
        printf("  %-9s %s\n", commands[i]->name, commands[i]->summary);
    printf("\n`outturn COMMAND --help` shows more. `outturn --version` says which "
           "release this is.\n\n"
           "exit: 0 ok; 1 a scheme failed, or faults were found; 2 usage; 3 input data; "
           "4 script;\n"
           "      5 plugin refused; 6 an external tool is missing; 7 output; 8 the "
           "program itself\n");
}

static void print_version(void)
{
    printf("outturn %s (plugin interface %d)\nplugins: ", PACKAGE_VERSION, OT_ABI);
    for (size_t i = 0; i < ot_folders()->count; i++)
        printf("%s%s", i ? ", " : "", ot_folders()->path[i]);
    putchar('\n');
}

static int unknown(const char *name)
{
    const char *names[COMMANDS];
    char text[300];
    for (size_t i = 0; i < COMMANDS; i++)
        names[i] = commands[i]->name;
    const char *nearest = ot_text_nearest(name, names, COMMANDS);
    snprintf(text, sizeof text,
             "unknown command \"%.60s\"%s%s%s; `outturn --help` lists them", name,
             nearest ? "; did you mean \"" : "", nearest ? nearest : "",
             nearest ? "\"?" : "");
    ot_say(text);
    return OT_EXIT_USAGE;
}

int main(int argc, char **argv)
{
    /* A pipe that is closed, or a file over its limit, is an error of the write. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    if (argc < 2) {
        print_help();
        return OT_EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0) {
        print_help();
        return fflush(stdout) == 0 ? OT_EXIT_OK : OT_EXIT_OUTPUT;
    }
    if (strcmp(argv[1], "--version") == 0) {
        print_version();
        return fflush(stdout) == 0 ? OT_EXIT_OK : OT_EXIT_OUTPUT;
    }
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(argv[1], commands[i]->name) == 0)
            return commands[i]->run(argc - 1, argv + 1);
    return unknown(argv[1]);
}
