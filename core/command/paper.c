/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outturn paper: a report as a board paper. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "command/command.h"
#include "command/making.h"
#include "run/convert.h"

static const char help[] =
    "outturn paper review.xml --to odt,pdf\n"
    "    writes review.odt and review.pdf, the public version, into this folder\n\n"
    "usage: outturn paper REPORT... [--to FORMAT,...] [-o DIR] [--public|--private]\n"
    "                     [--template FILE]\n\n"
    "  --to FORMAT,...   html: one file, with no script, that asks for no other (this "
    "is\n"
    "                    what happens without an option)\n"
    "                    odt: for LibreOffice Writer and other word processors\n"
    "                    docx: for Word; needs LibreOffice\n"
    "                    pdf: tagged, for screen readers; needs LibreOffice or Chromium\n"
    "  -o, --output DIR  the folder to write into; a name that ends in the format; - "
    "for\n"
    "                    standard output (both of one report and format alone)\n"
    "  --public          leave out what is marked private, and what only that rests on\n"
    "                    (this is what happens without an option)\n"
    "  --private         keep it: REPORT-private.html, which you alone may read\n"
    "  --template FILE   an XSLT 1.0 stylesheet instead of a shipped one: of the page, "
    "or\n"
    "                    of the ODT if it imports outturn:odt.xsl\n\n"
    "exit: 0 ok; 1 not a valid report; 2 usage; 3 no report, or an unfit drawing in it;\n"
    "      4 the template; 6 a program is missing or failed; 7 the paper could not be\n"
    "      written\n";

enum format { HTML, ODT, DOCX, PDF, FORMATS };
static const char *const format_names[FORMATS] = { "html", "odt", "docx", "pdf" };

/* What is made of a report by the program itself. */
enum part { A_PAGE, AN_ODT, TO_PRINT };

struct request {
    const char **file; /* of reports */
    size_t count;
    const char *template, *output, *to;
    bool public_, private_;
    bool wanted[FORMATS];
    struct ot_made *made[2]; /* of all, once made: pages alone, and ODTs with pages */
};

/* A paper of one report in one format. */
struct order {
    struct request *r;
    size_t report;
    enum format format;
};

static bool ends_in(const char *text, const char *end)
{
    size_t length = strlen(text), cut = strlen(end);
    return length > cut && strcmp(text + length - cut, end) == 0;
}

static bool names_a_file(const char *output)
{
    return output && (strcmp(output, "-") == 0 || ends_in(output, ".html") ||
                      ends_in(output, ".odt") || ends_in(output, ".docx") ||
                      ends_in(output, ".pdf"));
}

/* Its length without folders and .xml. */
static const char *name_of(const char *file, size_t *length)
{
    const char *slash = strrchr(file, '/');
    const char *name = slash ? slash + 1 : file;
    *length = strlen(name) - (ends_in(name, ".xml") ? 4 : 0);
    return name;
}

/* A private paper has a name of its own, so that it never takes a public one's place. */
static const char *path_of(const struct order *o, struct ot_arena *arena)
{
    const struct request *r = o->r;
    size_t length;
    const char *name = name_of(r->file[o->report], &length);
    const char *ending = format_names[o->format];
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

/* The folder that is named, if it is not there; what is wrong with it shows when a paper
 * is written. */
static void make_folder(const struct request *r)
{
    if (r->output && !names_a_file(r->output))
        mkdir(r->output, 0777);
}

static int write_paper(const struct order *o, const struct ot_text *paper)
{
    const struct request *r = o->r;
    struct ot_error err = { 0 };
    if (r->output && strcmp(r->output, "-") == 0)
        return ot_print(paper);
    struct ot_arena *arena = ot_arena_new();
    const char *path = arena ? path_of(o, arena) : NULL;
    make_folder(r);
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

/* Of all reports, once; 0, or 128 + n. */
static int make_all(struct request *r, bool odt)
{
    const struct ot_making making = {
        .file = r->file,
        .count = r->count,
        .template = r->template,
        .private_ = r->private_,
        .odt = odt,
        .printed = odt && r->wanted[PDF],
    };
    if (r->made[odt])
        return 0;
    r->made[odt] = calloc(r->count, sizeof *r->made[odt]);
    if (!r->made[odt])
        return ot_say_no_memory();
    return ot_make_papers(&making, r->made[odt]);
}

/* Once, though several formats want it. */
static int say_why(struct ot_made *made)
{
    if (made->by_the_program)
        ot_say(made->err.text);
    else if (made->err.text[0])
        fprintf(stderr, "%s\n", made->err.text);
    made->err.text[0] = '\0';
    made->by_the_program = false;
    return (int)made->err.exit;
}

/* An ODT is made with its page, so that the page is asked for alone where no ODT is
 * wanted, or the template is the ODT's own. */
static int make_part(const struct order *o, enum part part, struct ot_text *into)
{
    struct request *r = o->r;
    bool with_odt = part != A_PAGE || r->wanted[ODT];
    int code = make_all(r, with_odt);
    if (code == OT_EXIT_OK && r->made[with_odt][o->report].err.exit == OT_EXIT_OK &&
        part == A_PAGE && with_odt && r->made[true][o->report].html.length == 0)
        code = make_all(r, with_odt = false);
    struct ot_made *made = r->made[with_odt] ? &r->made[with_odt][o->report] : NULL;
    if (made && made->err.exit != OT_EXIT_OK)
        return say_why(made);
    if (code != OT_EXIT_OK)
        return code;
    const struct ot_text *from = part == A_PAGE   ? &made->html
                                 : part == AN_ODT ? &made->odt
                                                  : &made->printed;
    ot_text_add(into, ot_text_string(from), from->length);
    return from->failed || into->failed ? ot_say_no_memory() : OT_EXIT_OK;
}

static int convert(const struct order *o, struct ot_arena *arena, struct ot_text *into)
{
    struct ot_error err = { 0 };
    struct ot_text page = { 0 };
    struct ot_conversion c = { .by = OT_LIBREOFFICE,
                               .to = format_names[o->format],
                               .file = o->r->file[o->report] };
    c.program = ot_converter_path(arena, OT_LIBREOFFICE);
    if (!c.program && o->format == PDF) {
        c.by = OT_CHROMIUM;
        c.program = ot_converter_path(arena, OT_CHROMIUM);
    }
    if (!c.program) {
        ot_say(o->format == PDF
                   ? "pdf: found neither LibreOffice nor Chromium; install one of them "
                     "(Debian: libreoffice-writer-nogui), or choose --to html"
                   : "docx: found no LibreOffice; install it (Debian: "
                     "libreoffice-writer-nogui), or choose --to odt");
        return OT_EXIT_TOOL;
    }
    enum part part = c.by == OT_CHROMIUM ? A_PAGE : o->format == PDF ? TO_PRINT : AN_ODT;
    int code = make_part(o, part, &page);
    c.bytes = ot_text_string(&page);
    c.length = page.length;
    if (code == OT_EXIT_OK && ot_convert(&c, into, &err) != 0) {
        ot_say(err.text);
        code = (int)err.exit;
    }
    ot_text_free(&page);
    return code;
}

static int make_format(const struct order *o)
{
    struct ot_text paper = { 0 };
    struct ot_arena *arena = ot_arena_new();
    int code;
    if (!arena)
        code = ot_say_no_memory();
    else if (o->format == HTML || o->format == ODT)
        code = make_part(o, o->format == ODT ? AN_ODT : A_PAGE, &paper);
    else
        code = convert(o, arena, &paper);
    if (code == OT_EXIT_OK)
        code = write_paper(o, &paper);
    ot_arena_free(arena);
    ot_text_free(&paper);
    return code;
}

/* Report by report, so that messages come in that order too. */
static int make_orders(struct request *r)
{
    int first = OT_EXIT_OK;
    for (size_t i = 0; i < r->count; i++)
        for (enum format f = HTML; f < FORMATS; f++) {
            const struct order order = { r, i, f };
            int code = r->wanted[f] ? make_format(&order) : OT_EXIT_OK;
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

/* Of all the .xml of a folder, those that stand beside a report as the records of its run
 * are no reports. One that is named alone is told so. */
static void leave_out_records(struct request *r)
{
    size_t kept = 0;
    for (size_t i = 0; i < r->count && r->count > 1; i++)
        kept += !ends_in(r->file[i], ".run.xml");
    if (kept == 0)
        return;
    for (size_t i = kept = 0; i < r->count; i++)
        if (!ends_in(r->file[i], ".run.xml"))
            r->file[kept++] = r->file[i];
    r->count = kept;
}

/* The second of two reports whose papers would have the same name; NULL: none. */
static const char *same_name(const struct request *r)
{
    size_t length, other;
    for (size_t i = 1; i < r->count; i++)
        for (size_t k = 0; k < i; k++) {
            const char *name = name_of(r->file[i], &length);
            const char *before = name_of(r->file[k], &other);
            if (length == other && memcmp(name, before, length) == 0)
                return r->file[i];
        }
    return NULL;
}

static int check_request(struct request *r)
{
    const char *wrong = NULL;
    size_t formats = read_formats(r);
    if (r->count == 0)
        wrong = "no report is given; `outturn paper --help` shows how";
    else if (r->public_ && r->private_)
        wrong = "--public and --private: expected one of them";
    else if (formats == 0)
        wrong = "--to: expected html, odt, docx or pdf, or some of them between commas";
    else if (formats > 1 && names_a_file(r->output))
        wrong = "--output: expected a folder, as more than one format is asked for";
    else if (r->count > 1 && names_a_file(r->output))
        wrong = "--output: expected a folder, as more than one report is given";
    if (wrong)
        ot_say(wrong);
    return wrong ? OT_EXIT_USAGE : OT_EXIT_OK;
}

static int check_names(const struct request *r)
{
    struct ot_text words = { 0 };
    const char *file = same_name(r);
    if (!file)
        return OT_EXIT_OK;
    ot_text_format(&words,
                   "%.300s: another report has this name, and so its paper would too; "
                   "expected different names, or one report at a time",
                   file);
    ot_say(ot_text_string(&words));
    ot_text_free(&words);
    return OT_EXIT_USAGE;
}

static void free_made(struct request *r)
{
    for (size_t k = 0; k < 2; k++) {
        for (size_t i = 0; i < r->count && r->made[k]; i++)
            ot_made_free(&r->made[k][i]);
        free(r->made[k]);
    }
}

static int run(int argc, char **argv)
{
    struct request r = { .file = calloc((size_t)argc, sizeof *r.file) };
    const struct ot_option options[] = {
        { "to", 0, &r.to, NULL },
        { "output", 'o', &r.output, NULL },
        { "public", 0, NULL, &r.public_ },
        { "private", 0, NULL, &r.private_ },
        { "template", 0, &r.template, NULL },
    };
    if (!r.file)
        return ot_say_no_memory();
    int code = ot_options_read(&ot_command_paper, argc, argv, options,
                               sizeof options / sizeof options[0], r.file, &r.count,
                               (size_t)argc);
    leave_out_records(&r);
    if (code == OT_EXIT_OK)
        code = check_request(&r);
    if (code == OT_EXIT_OK)
        code = check_names(&r);
    if (code == OT_EXIT_OK)
        code = make_orders(&r);
    free_made(&r);
    free(r.file);
    return code < 0 ? OT_EXIT_OK : code;
}

const struct ot_command ot_command_paper = { "paper", "make board papers from reports",
                                             help, run };
