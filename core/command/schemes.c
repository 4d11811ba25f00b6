/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outturn schemes: the kinds of scheme that are installed, and what each assumes, reads
 * and yields. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "command/command.h"
#include "plan/period.h"
#include "run/remote.h"
#include "value/unit.h"

static const char help[] =
    "outturn schemes falls\n"
    "    shows what the kind `falls` assumes (with sources), reads from a plan, and "
    "yields\n\n"
    "usage: outturn schemes [KIND] [--units]\n\n"
    "  KIND      one kind: its parameters, inputs and outputs; default: a line for each "
    "installed kind\n"
    "  --units   instead: the units of which reports know the plural\n\n"
    "exit: 0 ok; 2 usage; 5 a plugin was refused\n";

struct request {
    const char *kind;
    bool units;
};

static const char *number(double value, char into[OT_NUMBER_ROOM * 16])
{
    return ot_number_people(value, -1, into);
}

static void put_parameter(const struct ot_parameter *p, struct ot_text *out)
{
    char base[OT_NUMBER_ROOM * 16], low[OT_NUMBER_ROOM * 16], high[OT_NUMBER_ROOM * 16],
        year[OT_PERIOD_ROOM];
    ot_text_format(out, "  %s\n      %s: %s", p->name, p->label, number(p->base, base));
    if (strcmp(p->unit, "1") != 0)
        ot_text_format(out, " %s", p->unit);
    if (p->low != p->high)
        ot_text_format(out, " (%s to %s)", number(p->low, low), number(p->high, high));
    if (p->price_year)
        ot_text_format(out, ", %s prices", ot_year_write(p->price_year, year));
    ot_text_format(out, "\n      %s", ot_grade_word(p->grade));
    ot_text_format(out, "%s%s%s%s", p->source[0] ? ": " : "", p->source,
                   p->note[0] ? "; " : "", p->note);
    ot_text_format(out, "%s%s\n", p->shared[0] ? "; one for all schemes that share " : "",
                   p->shared);
}

/* A line of its own, if there is one. */
static void put_note(const char *note, struct ot_text *out)
{
    if (note[0])
        ot_text_format(out, "      note: %s\n", note);
}

static void put_input(const struct ot_kind *kind, const struct ot_input *input,
                      struct ot_text *out)
{
    static const char *const absent[] = { "needed", "none if absent",
                                          "assumed if absent: ", "unknown if absent" };
    bool assumes = input->absent == OT_ASSUME;
    ot_text_format(out, "  %s\n      %s, in %s; %s%s\n", input->name, input->label,
                   input->unit, absent[input->absent],
                   assumes ? kind->parameters[input->instead].name : "");
    put_note(input->note, out);
}

static void put_output(const struct ot_output *output, struct ot_text *out)
{
    ot_text_format(out, "  %s (%s%s)\n      %s, in %s", output->name,
                   ot_role_word(output->role), output->headline ? ", the main one" : "",
                   output->label, output->unit);
    if (output->role == OT_SPEND || output->role == OT_BENEFIT)
        ot_text_format(out, "; %s %s", output->role == OT_SPEND ? "paid by" : "gained by",
                       ot_party_people(output->party));
    if (output->role == OT_BENEFIT)
        ot_text_format(out, "; %s", ot_cash_word(output->cash));
    ot_text_format(out, "\n      = %s\n", output->how);
    put_note(output->note, out);
}

static void put_kind(const struct ot_kind *kind, struct ot_text *out)
{
    ot_text_format(out, "%s (%s), version %s\n%s\n%s\n\nWhat it assumes\n", kind->title,
                   kind->name, kind->version, kind->summary, kind->path);
    for (size_t i = 0; i < kind->parameter_count; i++)
        put_parameter(&kind->parameters[i], out);
    ot_text_put(out, "\nWhat it reads from the plan\n");
    for (size_t i = 0; i < kind->input_count; i++)
        put_input(kind, &kind->inputs[i], out);
    ot_text_put(out, "\nWhat it yields\n");
    for (size_t i = 0; i < kind->output_count; i++)
        put_output(&kind->outputs[i], out);
}

static void put_line(const struct ot_kind *kind, struct ot_text *out)
{
    ot_text_format(out, "%-18s %s\n", kind->name, kind->summary);
}

/* Have a worker load one plugin, and put what it describes; why it was refused goes to
 * the message. */
static int put_plugin(const struct ot_runner *runner, const char *path,
                      void (*put)(const struct ot_kind *, struct ot_text *),
                      struct ot_result *result, struct ot_error *err)
{
    const struct ot_kind *kind = runner->describe(runner->with, path, err);
    if (!kind)
        return -1;
    put(kind, &result->output);
    return 0;
}

static int put_all(const struct ot_runner *runner, struct ot_arena *arena,
                   struct ot_result *result, struct ot_error *err)
{
    const char *const *paths;
    size_t count;
    if (ot_plugin_list(ot_folders(), arena, &paths, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        struct ot_error refused = { 0 };
        if (put_plugin(runner, paths[i], put_line, result, &refused) == 0)
            continue;
        ot_text_format(&result->message, "%s\n", refused.text);
        result->exit = OT_EXIT_PLUGIN;
    }
    return 0;
}

static void put_units(struct ot_text *out)
{
    for (size_t i = 0; i < ot_unit_word_count; i++)
        ot_text_format(out, "%-24s %s\n", ot_unit_words[i].singular,
                       ot_unit_words[i].plural);
}

static void list(void *with, struct ot_result *result)
{
    const struct request *r = with;
    struct ot_error err = { 0 };
    struct ot_arena *arena = ot_arena_new();
    struct ot_crew *crew = ot_work_crew();
    struct ot_remote *remote = crew ? ot_remote_new(ot_crew_channel(crew)) : NULL;
    const char *path;
    int failed = arena && remote ? 0 : ot_error_memory(&err);
    struct ot_runner runner = { 0 };
    if (remote)
        runner = ot_remote_runner(remote);
    if (r->units)
        put_units(&result->output);
    else if (!failed && r->kind)
        failed = ot_plugin_find(ot_folders(), r->kind, arena, &path, &err) != 0 ||
                 put_plugin(&runner, path, put_kind, result, &err) != 0;
    else if (!failed)
        failed = put_all(&runner, arena, result, &err);
    if (failed) {
        ot_text_format(&result->message, "%s\n", err.text);
        result->exit = err.exit;
    }
    ot_remote_free(remote);
    ot_arena_free(arena);
}

static int run(int argc, char **argv)
{
    struct request r = { 0 };
    size_t operands;
    const struct ot_option options[] = { { "units", 0, NULL, &r.units } };
    int code = ot_options_read(&ot_command_schemes, argc, argv, options, 1, &r.kind,
                               &operands, 1);
    if (code)
        return code < 0 ? OT_EXIT_OK : code;
    return ot_work("the list of schemes", list, &r);
}

const struct ot_command ot_command_schemes = {
    "schemes", "list the installed kinds of scheme, or show one with its sources", help,
    run
};
