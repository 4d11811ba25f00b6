/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of the program. Only here is anything printed: data to standard output,
 * messages to standard error. */
#ifndef OT_COMMAND_COMMAND_H
#define OT_COMMAND_COMMAND_H

#include <stdbool.h>
#include "base/error.h"
#include "base/text.h"
#include "run/supervisor.h"
#include "scheme/plugin.h"

struct ot_command {
    const char *name;
    const char *summary; /* one line */
    const char *help;    /* leads with an example */
    int (*run)(int argc,
               char **argv); /* argv[0] is the command's name; returns the exit code */
};
extern const struct ot_command ot_command_run, ot_command_check, ot_command_schemes,
    ot_command_trace, ot_command_metrics, ot_command_paper, ot_command_explain;

/* An option "--name VALUE" or a flag. */
struct ot_option {
    const char *name;   /* "timeout" */
    char letter;        /* 'o', or 0 */
    const char **value; /* where its text goes, or NULL: a flag */
    bool *flag;
};
/* Sort argv into options and operands ("--" ends options). Prints what is wrong and
 * returns OT_EXIT_USAGE, or, after printing help for --help, -1; 0 when the command can
 * go on. */
int ot_options_read(const struct ot_command *command, int argc, char **argv,
                    const struct ot_option *options, size_t count, const char **operand,
                    size_t *operands, size_t most);
/* A number of an option: least <= x. Prints what is wrong; 0 or OT_EXIT_USAGE. */
int ot_option_number(const char *name, const char *text, double least, double *out);

/* Folders of plugins: those of OUTTURN_PLUGINS, else the configured one. Static. */
const struct ot_plugin_folders *ot_folders(void);

/* "outturn: text" to standard error; the first word in red on a terminal (never with
 * NO_COLOR). */
void ot_say(const char *text);
/* The messages of a piece of work, as they are. */
void ot_say_message(const struct ot_text *message);
/* Say that there was no memory; OT_EXIT_INTERNAL. */
int ot_say_no_memory(void);
/* Write to standard output whole; 0, OT_EXIT_OUTPUT, or OT_EXIT_INTERNAL where the text
 * is not whole. */
int ot_print(const struct ot_text *text);

/* The crew of ot_work, whose channel the work asks; made at first use. NULL: no memory.
 */
struct ot_crew *ot_work_crew(void);

/* Run work in a child (60 s), print its message and output; its exit code. */
int ot_work(const char *what, void (*work)(void *with, struct ot_result *result),
            void *with);

#endif
