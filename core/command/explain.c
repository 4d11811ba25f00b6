/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outturn explain: what the checks on a plan look for, and what to make of them. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "appraise/rules.h"
#include "command/command.h"

static const char help[] =
    "outturn explain overspend\n"
    "    says what the check `overspend` looks for, and when not to believe it\n\n"
    "usage: outturn explain [CHECK]\n\n"
    "  CHECK   the name of a check; default: a line for each\n\n"
    "exit: 0 ok; 2 usage, or no such check\n";

/* A paragraph under its heading, in lines of at most 80 characters. */
static void put_paragraph(const char *heading, const char *text, struct ot_text *out)
{
    size_t column = 0;
    ot_text_format(out, "\n%s\n ", heading);
    while (*text) {
        size_t length = strcspn(text, " ");
        if (column && column + length > 76) {
            ot_text_put(out, "\n ");
            column = 0;
        }
        ot_text_put(out, " ");
        ot_text_add(out, text, length);
        column += length + 1;
        text += length + strspn(text + length, " ");
    }
    ot_text_put(out, "\n");
}

/* Where the example is met: a shipped plan, or one with a line changed. */
static void put_place(const struct ot_rule_example *e, struct ot_text *out)
{
    ot_text_format(out, "\nFound in the plan scripts/milton-keynes-%s", e->plan);
    if (!e->file)
        ot_text_put(out, ", as it is.\n");
    else if (!e->row)
        ot_text_format(out, ", once %s ends with\n  %s\n", e->file, e->to);
    else
        ot_text_format(
            out,
            ", once %s has \"%s\" in place of \"%s\",\nin the line that begins "
            "with \"%s\".\n",
            e->file, e->to, e->from, e->row);
    if (e->also_file)
        ot_text_format(out, "and %s with\n  %s\n", e->also_file, e->also);
}

static void put_rule(const struct ot_rule *rule, struct ot_text *out)
{
    const struct ot_rule_example *example = &ot_rule_examples[rule - ot_rules];
    ot_text_format(out, "%s (%s): %s\n", rule->id, rule->level, rule->finds);
    put_paragraph("What is compared", rule->source, out);
    put_paragraph("The rule", rule->how, out);
    put_paragraph("Example", example->text, out);
    put_place(example, out);
    put_paragraph("When not to believe it", rule->doubt, out);
    put_paragraph("What ends it, honestly", rule->silence, out);
}

static int say_unknown(const char *name)
{
    const struct ot_rule *nearest = ot_rule_nearest(name);
    char text[300];
    snprintf(text, sizeof text, "no check \"%.60s\"%s%s%s; `outturn explain` lists them",
             name, nearest ? "; did you mean \"" : "", nearest ? nearest->id : "",
             nearest ? "\"?" : "");
    ot_say(text);
    return OT_EXIT_USAGE;
}

static int run(int argc, char **argv)
{
    const char *name = NULL;
    size_t operands;
    struct ot_text out = { 0 };
    int code =
        ot_options_read(&ot_command_explain, argc, argv, NULL, 0, &name, &operands, 1);
    if (code)
        return code < 0 ? OT_EXIT_OK : code;
    const struct ot_rule *rule = name ? ot_rule_find(name) : NULL;
    if (name && !rule)
        return say_unknown(name);
    if (rule)
        put_rule(rule, &out);
    for (size_t i = 0; !rule && i < ot_rule_count; i++)
        ot_text_format(&out, "%-26s  %s  %s\n", ot_rules[i].id, ot_rules[i].level,
                       ot_rules[i].finds);
    code = ot_print(&out);
    ot_text_free(&out);
    return code;
}

const struct ot_command ot_command_explain = {
    "explain", "say what a check on a plan looks for, and when not to believe it", help,
    run
};
