/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outturn paper: a report as a board paper. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "command/command.h"
#include "paper/html.h"

static const char help[] =
    "outturn paper review.xml --to html\n"
    "    writes review.html, the public version, into this folder\n\n"
    "usage: outturn paper REPORT [--to html] [-o DIR] [--public|--private]\n"
    "                     [--template FILE]\n\n"
    "  --to FORMAT       html: one file, with no script, that asks for no other\n"
    "  -o, --output DIR  the folder to write into; a name that ends in .html; - for\n"
    "                    standard output\n"
    "  --public          leave out what is marked private, and what only that rests on\n"
    "                    (this is what happens without an option)\n"
    "  --private         keep it: REPORT-private.html, which you alone may read\n"
    "  --template FILE   an XSLT 1.0 stylesheet instead of the shipped one\n\n"
    "exit: 0 ok; 1 not a valid report; 2 usage; 3 no report, or an unfit drawing in it;\n"
    "      4 the template; 7 the paper could not be written\n";

#define REPORT_MAX ((size_t)64 << 20)
#define TEMPLATE_MAX ((size_t)4 << 20)
#define PAPER_MEMORY ((size_t)2 << 30)

struct request {
    const char *file, *template, *output, *to;
    bool public_, private_;
};

static int make(const struct request *r, struct ot_text *into, struct ot_error *err)
{
    struct ot_text report = { 0 }, template = { 0 };
    int failed = ot_file_read(r->file, REPORT_MAX, OT_EXIT_USAGE, &report, err);
    if (!failed && r->template)
        failed = ot_file_read(r->template, TEMPLATE_MAX, OT_EXIT_USAGE, &template, err);
    if (!failed) {
        struct ot_paper paper = {
            .report = ot_text_string(&report),
            .length = report.length,
            .file = r->file,
            .template = r->template ? ot_text_string(&template) : NULL,
            .template_length = template.length,
            .template_file = r->template,
            .private_ = r->private_,
        };
        failed = ot_paper_html(&paper, into, err);
    }
    ot_text_free(&report);
    ot_text_free(&template);
    return failed;
}

static void work(void *with, struct ot_result *result)
{
    struct ot_error err = { 0 };
    if (make(with, &result->output, &err) == 0)
        return;
    ot_text_free(&result->output);
    ot_text_format(&result->message, "%s\n", err.text);
    result->exit = err.exit;
}

static bool ends_in(const char *text, const char *end)
{
    size_t length = strlen(text), cut = strlen(end);
    return length > cut && strcmp(text + length - cut, end) == 0;
}

/* A private paper has a name of its own, so that it never takes a public one's place. */
static const char *path_of(const struct request *r, struct ot_arena *arena)
{
    const char *slash = strrchr(r->file, '/');
    const char *name = slash ? slash + 1 : r->file;
    size_t length = strlen(name) - (ends_in(name, ".xml") ? 4 : 0);
    if (r->output && ends_in(r->output, ".html"))
        return r->output;
    return ot_arena_format(arena, "%s%s%.*s%s.html", r->output ? r->output : "",
                           r->output ? "/" : "", (int)length, name,
                           r->private_ ? "-private" : "");
}

/* An older file keeps its mode when it is replaced: one that others may read is no place
 * for a private paper. */
static int check_place(const struct request *r, const char *path, struct ot_error *err)
{
    struct stat older;
    if (r->private_ && stat(path, &older) == 0 && (older.st_mode & 077))
        return ot_error_set(err, OT_EXIT_OUTPUT,
                            "%s: others may read this file; expected one that you alone "
                            "may (chmod 600), or none",
                            path);
    return 0;
}

static int write_paper(const struct request *r, const struct ot_text *paper)
{
    struct ot_error err = { 0 };
    if (r->output && strcmp(r->output, "-") == 0)
        return ot_print(ot_text_string(paper), paper->length);
    struct ot_arena *arena = ot_arena_new();
    const char *path = arena ? path_of(r, arena) : NULL;
    int failed = path ? check_place(r, path, &err) : ot_error_memory(&err);
    if (!failed)
        failed = ot_file_write(path, ot_text_string(paper), paper->length,
                               r->private_ ? 0600 : 0644, &err);
    if (failed)
        ot_say(err.text);
    else if (isatty(STDERR_FILENO))
        fprintf(stderr, "%s is written: the %s version\n", path,
                r->private_ ? "private" : "public");
    ot_arena_free(arena);
    return failed ? (int)err.exit : OT_EXIT_OK;
}

static int supervise(struct request *r)
{
    struct ot_limits limits = { .seconds = 60, .processor = 60, .memory = PAPER_MEMORY };
    struct ot_result result = { 0 };
    struct ot_error err = { 0 };
    if (ot_supervise(r->template ? r->template : r->file, &limits, work, r, &result,
                     &err) != 0) {
        ot_say(err.text);
        return (int)err.exit;
    }
    ot_say_message(&result.message);
    int code = (int)result.exit;
    if (code == OT_EXIT_OK)
        code = write_paper(r, &result.output);
    ot_result_free(&result);
    return code;
}

static int check_request(const struct request *r, size_t operands)
{
    const char *wrong = NULL;
    if (operands == 0)
        wrong = "no report is given; `outturn paper --help` shows how";
    else if (r->public_ && r->private_)
        wrong = "--public and --private: expected one of them";
    else if (r->to && strcmp(r->to, "html") != 0)
        wrong = "--to: expected html";
    if (wrong)
        ot_say(wrong);
    return wrong ? OT_EXIT_USAGE : OT_EXIT_OK;
}

static int run(int argc, char **argv)
{
    struct request r = { 0 };
    size_t operands;
    const struct ot_option options[] = {
        { "to", 0, &r.to, NULL },
        { "output", 'o', &r.output, NULL },
        { "public", 0, NULL, &r.public_ },
        { "private", 0, NULL, &r.private_ },
        { "template", 0, &r.template, NULL },
    };
    int code = ot_options_read(&ot_command_paper, argc, argv, options,
                               sizeof options / sizeof options[0], &r.file, &operands, 1);
    if (code)
        return code < 0 ? OT_EXIT_OK : code;
    code = check_request(&r, operands);
    return code ? code : supervise(&r);
}

const struct ot_command ot_command_paper = { "paper", "make a board paper from a report",
                                             help, run };
