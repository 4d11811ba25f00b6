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
#include "paper/odt.h"
#include "report/memory.h"
#include "run/convert.h"

static const char help[] =
    "outturn paper review.xml --to odt,pdf\n"
    "    writes review.odt and review.pdf, the public version, into this folder\n\n"
    "usage: outturn paper REPORT [--to FORMAT,...] [-o DIR] [--public|--private]\n"
    "                     [--template FILE]\n\n"
    "  --to FORMAT,...   html: one file, with no script, that asks for no other (this "
    "is\n"
    "                    what happens without an option)\n"
    "                    odt: for LibreOffice Writer and other word processors\n"
    "                    docx: for Word; needs LibreOffice\n"
    "                    pdf: tagged, for screen readers; needs LibreOffice or Chromium\n"
    "  -o, --output DIR  the folder to write into; a name that ends in the format; - "
    "for\n"
    "                    standard output (both of one format alone)\n"
    "  --public          leave out what is marked private, and what only that rests on\n"
    "                    (this is what happens without an option)\n"
    "  --private         keep it: REPORT-private.html, which you alone may read\n"
    "  --template FILE   an XSLT 1.0 stylesheet instead of a shipped one: of the page, "
    "or\n"
    "                    of the ODT if it imports outturn:odt.xsl\n\n"
    "exit: 0 ok; 1 not a valid report; 2 usage; 3 no report, or an unfit drawing in it;\n"
    "      4 the template; 6 a program is missing or failed; 7 the paper could not be\n"
    "      written\n";

#define REPORT_MAX ((size_t)64 << 20)
#define TEMPLATE_MAX ((size_t)4 << 20)
#define PAPER_MEMORY ((size_t)2 << 30)

enum format { HTML, ODT, DOCX, PDF, FORMATS };
static const char *const format_names[FORMATS] = { "html", "odt", "docx", "pdf" };

struct request {
    const char *file, *template, *output, *to;
    bool public_, private_;
    bool wanted[FORMATS];
    enum format format;     /* that is being made */
    bool as_odt;            /* the work: an ODT and its page, else HTML alone */
    struct ot_text made[2]; /* HTML and ODT, once made */
};

/* A template of the ODT is none of the page, so that HTML is not asked for with it. */
static int make(const struct request *r, struct ot_result *into, struct ot_error *err)
{
    struct ot_text report = { 0 }, template = { 0 };
    int failed = ot_file_read(r->file, REPORT_MAX, OT_EXIT_USAGE, &report, err);
    if (!failed && r->template)
        failed = ot_file_read(r->template, TEMPLATE_MAX, OT_EXIT_USAGE, &template, err);
    if (!failed) {
        const char *own = r->template ? ot_text_string(&template) : NULL;
        bool of_odt = own && ot_paper_is_for_odt(own, template.length);
        struct ot_paper paper = {
            .report = ot_text_string(&report),
            .length = report.length,
            .file = r->file,
            .template = of_odt ? NULL : own,
            .template_length = template.length,
            .template_file = r->template,
            .private_ = r->private_,
            .odt_template = of_odt ? own : NULL,
            .odt_template_length = template.length,
        };
        if (of_odt && !r->as_odt)
            failed = ot_error_set(err, OT_EXIT_USAGE,
                                  "%s: this template is for the ODT, not for HTML; "
                                  "expected one for the page, or --to odt",
                                  r->template);
        else
            failed = r->as_odt ? ot_paper_both(&paper, &into->record, &into->output, err)
                               : ot_paper_html(&paper, &into->output, err);
        if (of_odt)
            ot_text_free(&into->record);
    }
    ot_text_free(&report);
    ot_text_free(&template);
    return ot_memory_failures() > 0 ? ot_error_memory(err) : failed;
}

static void work(void *with, struct ot_result *result)
{
    struct ot_error err = { 0 };
    if (make(with, result, &err) == 0)
        return;
    ot_text_free(&result->output);
    ot_text_free(&result->record);
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
    const char *ending = format_names[r->format];
    size_t length = strlen(name) - (ends_in(name, ".xml") ? 4 : 0);
    const char *end = ot_arena_format(arena, ".%s", ending);
    if (r->output && end && ends_in(r->output, end))
        return r->output;
    return ot_arena_format(arena, "%s%s%.*s%s.%s", r->output ? r->output : "",
                           r->output ? "/" : "", (int)length, name,
                           r->private_ ? "-private" : "", ending);
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
        return ot_print(paper);
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

static void take(struct ot_text *into, struct ot_text *from)
{
    ot_text_free(into);
    *into = *from;
    *from = (struct ot_text){ 0 };
}

/* HTML, or an ODT and its page, in a child. */
static int run_child(struct request *r, bool as_odt)
{
    struct ot_limits limits = { .seconds = 60, .processor = 60, .memory = PAPER_MEMORY };
    struct ot_result result = { 0 };
    struct ot_error err = { 0 };
    r->as_odt = as_odt;
    if (ot_supervise(r->template ? r->template : r->file, &limits, work, r, &result,
                     &err) != 0) {
        ot_say(err.text);
        return (int)err.exit;
    }
    ot_say_message(&result.message);
    int code = (int)result.exit;
    if (code == OT_EXIT_OK) {
        take(&r->made[as_odt], &result.output);
        if (as_odt)
            take(&r->made[false], &result.record);
    }
    ot_result_free(&result);
    return code;
}

/* Each is made once. */
static int make_page(struct request *r, bool as_odt, struct ot_text *into)
{
    int code = OT_EXIT_OK;
    if (r->wanted[ODT] && r->made[true].length == 0)
        code = run_child(r, true);
    if (code == OT_EXIT_OK && r->made[as_odt].length == 0)
        code = run_child(r, as_odt);
    if (code == OT_EXIT_OK)
        ot_text_add(into, ot_text_string(&r->made[as_odt]), r->made[as_odt].length);
    return into->failed ? ot_say_no_memory() : code;
}

static int convert(struct request *r, struct ot_arena *arena, struct ot_text *into)
{
    struct ot_error err = { 0 };
    struct ot_text page = { 0 };
    struct ot_conversion c = { .by = OT_LIBREOFFICE,
                               .to = format_names[r->format],
                               .file = r->file };
    c.program = ot_converter_path(arena, OT_LIBREOFFICE);
    if (!c.program && r->format == PDF) {
        c.by = OT_CHROMIUM;
        c.program = ot_converter_path(arena, OT_CHROMIUM);
    }
    if (!c.program) {
        ot_say(r->format == PDF
                   ? "pdf: found neither LibreOffice nor Chromium; install one of them "
                     "(Debian: libreoffice-writer-nogui), or choose --to html"
                   : "docx: found no LibreOffice; install it (Debian: "
                     "libreoffice-writer-nogui), or choose --to odt");
        return OT_EXIT_TOOL;
    }
    int code = make_page(r, c.by == OT_LIBREOFFICE, &page);
    c.bytes = ot_text_string(&page);
    c.length = page.length;
    if (code == OT_EXIT_OK && ot_convert(&c, into, &err) != 0) {
        ot_say(err.text);
        code = (int)err.exit;
    }
    ot_text_free(&page);
    return code;
}

static int make_format(struct request *r, enum format format)
{
    struct ot_text paper = { 0 };
    struct ot_arena *arena = ot_arena_new();
    int code;
    r->format = format;
    if (!arena)
        code = ot_say_no_memory();
    else if (format == HTML || format == ODT)
        code = make_page(r, format == ODT, &paper);
    else
        code = convert(r, arena, &paper);
    if (code == OT_EXIT_OK)
        code = write_paper(r, &paper);
    ot_arena_free(arena);
    ot_text_free(&paper);
    return code;
}

static int make_all(struct request *r)
{
    int first = OT_EXIT_OK;
    for (enum format f = HTML; f < FORMATS; f++) {
        int code = r->wanted[f] ? make_format(r, f) : OT_EXIT_OK;
        if (code >= 128)
            return code;
        if (first == OT_EXIT_OK)
            first = code;
    }
    return first;
}

/* How many formats are asked for; 0: one that is not known. */
static size_t read_formats(struct request *r)
{
    size_t count = 0;
    for (const char *at = r->to ? r->to : "html";;) {
        size_t length = strcspn(at, ",");
        enum format f = HTML;
        while (f < FORMATS && (strlen(format_names[f]) != length ||
                               strncmp(at, format_names[f], length) != 0))
            f++;
        if (f == FORMATS)
            return 0;
        count += !r->wanted[f];
        r->wanted[f] = true;
        if (at[length] == '\0')
            return count;
        at += length + 1;
    }
}

static bool names_a_file(const char *output)
{
    return output && (strcmp(output, "-") == 0 || ends_in(output, ".html") ||
                      ends_in(output, ".odt") || ends_in(output, ".docx") ||
                      ends_in(output, ".pdf"));
}

static int check_request(struct request *r, size_t operands)
{
    const char *wrong = NULL;
    size_t formats = read_formats(r);
    if (operands == 0)
        wrong = "no report is given; `outturn paper --help` shows how";
    else if (r->public_ && r->private_)
        wrong = "--public and --private: expected one of them";
    else if (formats == 0)
        wrong = "--to: expected html, odt, docx or pdf, or some of them between commas";
    else if (formats > 1 && names_a_file(r->output))
        wrong = "--output: expected a folder, as more than one format is asked for";
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
    if (!code)
        code = make_all(&r);
    ot_text_free(&r.made[false]);
    ot_text_free(&r.made[true]);
    return code;
}

const struct ot_command ot_command_paper = { "paper", "make a board paper from a report",
                                             help, run };
