/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program is a child of the supervisor's child, in its process group: so the deadline
 * and an interrupt end both. */
#include "config.h"

#include "run/convert.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "run/supervisor.h"

#define SECONDS 120
#define MADE_MAX ((size_t)256 << 20)
#define PDF_FILTER                                                          \
    "pdf:writer_pdf_Export:{\"PDFUACompliance\":{\"type\":\"boolean\","     \
    "\"value\":\"true\"},\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":" \
    "\"true\"},\"ExportBookmarks\":{\"type\":\"boolean\",\"value\":\"true\"}}"

static bool is_program(const char *path)
{
    return path && path[0] == '/' && access(path, X_OK) == 0;
}

/* In the folders of PATH that are absolute. */
static const char *find(struct ot_arena *arena, const char *name)
{
    const char *folders = getenv("PATH");
    for (const char *at = folders ? folders : "/usr/local/bin:/usr/bin:/bin"; *at;) {
        size_t length = strcspn(at, ":");
        const char *path = ot_arena_format(arena, "%.*s/%s", (int)length, at, name);
        if (is_program(path))
            return path;
        at += length + (at[length] == ':');
    }
    return NULL;
}

const char *ot_converter_path(struct ot_arena *arena, enum ot_converter converter)
{
    static const char *const names[2][3] = {
        [OT_LIBREOFFICE] = { "soffice", "libreoffice", NULL },
        [OT_CHROMIUM] = { "chromium", "chromium-browser", "google-chrome" },
    };
    const char *named =
        getenv(converter == OT_LIBREOFFICE ? "OUTTURN_SOFFICE" : "OUTTURN_CHROMIUM");
    if (named && *named)
        return is_program(named) ? ot_arena_text(arena, named) : NULL;
    for (size_t i = 0; i < 3 && names[converter][i]; i++) {
        const char *path = find(arena, names[converter][i]);
        if (path)
            return path;
    }
    return NULL;
}

struct work {
    const struct ot_conversion *conversion;
    const char *folder, *from, *made, *profile, *print;
    const char *address; /* of from, as Chromium has it */
};

static void run_libreoffice(const struct work *w)
{
    const char *filter =
        strcmp(w->conversion->to, "pdf") == 0 ? PDF_FILTER : "docx:MS Word 2007 XML";
    execl(w->conversion->program, "soffice", w->profile, "--headless", "--norestore",
          "--nolockcheck", "--nodefault", "--nofirststartwizard", "--convert-to", filter,
          "--outdir", w->folder, w->from, (char *)NULL);
}

/* Chromium's own sandbox does not start for root. */
static void run_chromium(const struct work *w)
{
    execl(w->conversion->program, "chromium",
          geteuid() == 0 ? "--no-sandbox" : "--no-first-run", "--headless",
          "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
          "--no-default-browser-check", "--no-pdf-header-footer", w->profile, w->print,
          w->address, (char *)NULL);
}

static _Noreturn void be_the_program(const struct work *w)
{
    int null = open("/dev/null", O_RDWR);
    if (null >= 0) {
        dup2(null, STDIN_FILENO);
        dup2(null, STDOUT_FILENO);
        dup2(null, STDERR_FILENO);
    }
    umask(077);
    setenv("HOME", w->folder, 1);
    setenv("TMPDIR", w->folder, 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("SAL_USE_VCLPLUGIN", "svp", 1);
    if (chdir(w->folder) == 0) {
        if (w->conversion->by == OT_LIBREOFFICE)
            run_libreoffice(w);
        else
            run_chromium(w);
    }
    _exit(127);
}

static void work(void *with, struct ot_result *result)
{
    const struct work *w = with;
    struct ot_error err = { 0 };
    int status = 0;
    pid_t child = fork();
    if (child == 0)
        be_the_program(w);
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (ot_file_read(w->made, MADE_MAX, OT_EXIT_TOOL, &result->output, &err) != 0) {
        result->exit = OT_EXIT_TOOL;
        ot_text_format(&result->message, "%s left no %s", w->conversion->program,
                       w->conversion->to);
    }
}

bool ot_pdf_is_tagged(const char *bytes, size_t length)
{
    if (length < 64 || memcmp(bytes, "%PDF-", 5) != 0)
        return false;
    const char *mark = memmem(bytes, length, "/MarkInfo", 9);
    size_t rest = mark ? length - (size_t)(mark - bytes) : 0;
    return mark && memmem(mark, rest < 80 ? rest : 80, "/Marked true", 12) &&
           memmem(bytes, length, "/StructTreeRoot", 15);
}

static int check_made(const struct ot_conversion *c, const struct ot_text *made,
                      struct ot_error *err)
{
    const char *bytes = ot_text_string(made);
    if (strcmp(c->to, "pdf") != 0)
        return made->length > 1000 && memcmp(bytes, "PK\3\4", 4) == 0
                   ? 0
                   : ot_error_set(err, OT_EXIT_TOOL, "%s: %s left no whole %s", c->file,
                                  c->program, c->to);
    if (ot_pdf_is_tagged(bytes, made->length))
        return 0;
    return ot_error_set(err, OT_EXIT_TOOL,
                        "%s: %s left no tagged PDF, which a screen reader needs; another "
                        "release of it may",
                        c->file, c->program);
}

static int convert_in(const struct work *w, struct ot_text *into, struct ot_error *err)
{
    const struct ot_conversion *c = w->conversion;
    const struct ot_limits limits = { .seconds = SECONDS };
    struct ot_result result = { .exit = OT_EXIT_OK };
    struct ot_error found = { 0 };
    if (ot_file_write(w->from, c->bytes, c->length, 0600, err) != 0)
        return -1;
    /* Without the cure of a run: a paper has no --timeout, and uses no plugin. */
    if (ot_supervise(c->program, &limits, work, (void *)w, &result, &found) != 0)
        return ot_error_set(err, found.exit == OT_EXIT_SCRIPT ? OT_EXIT_TOOL : found.exit,
                            "%s: %.*s", c->file, (int)strcspn(found.text, ";"),
                            found.text);
    int failed = 0;
    if (result.exit != OT_EXIT_OK)
        failed = ot_error_set(err, OT_EXIT_TOOL, "%s: %s; does it start by hand?",
                              c->file, ot_text_string(&result.message));
    if (!failed)
        failed = check_made(c, &result.output, err);
    if (!failed)
        ot_text_add(into, ot_text_string(&result.output), result.output.length);
    if (!failed && into->failed)
        failed = ot_error_memory(err);
    ot_result_free(&result);
    return failed;
}

/* "file:///tmp/a%20b": what a path holds beside letters, digits and -._~/ is escaped. */
static const char *address_of(struct ot_arena *arena, const char *path)
{
    static const char digit[] = "0123456789ABCDEF";
    struct ot_text text = { 0 };
    ot_text_put(&text, "file://");
    for (const char *at = path; at && *at; at++) {
        unsigned char byte = (unsigned char)*at;
        bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                     (byte >= '0' && byte <= '9') || strchr("-._~/", byte);
        if (plain)
            ot_text_add(&text, at, 1);
        else
            ot_text_format(&text, "%%%c%c", digit[byte >> 4], digit[byte & 15]);
    }
    const char *kept =
        text.failed || !path ? NULL : ot_arena_text(arena, ot_text_string(&text));
    ot_text_free(&text);
    return kept;
}

static int take_away(const char *path, const struct stat *about, int kind,
                     struct FTW *place)
{
    (void)about;
    (void)kind;
    (void)place;
    remove(path);
    return 0;
}

int ot_convert(const struct ot_conversion *c, struct ot_text *into, struct ot_error *err)
{
    const char *place = getenv("TMPDIR");
    struct ot_arena *arena = ot_arena_new();
    char *folder = arena ? ot_arena_format(arena, "%s/outturn-XXXXXX",
                                           place && place[0] == '/' ? place : "/tmp")
                         : NULL;
    if (!folder || !mkdtemp(folder)) {
        ot_arena_free(arena);
        return ot_error_set(err, OT_EXIT_OUTPUT,
                            "no folder can be made in %s: %s; set TMPDIR",
                            place ? place : "/tmp", strerror(errno));
    }
    bool odt = c->by == OT_LIBREOFFICE;
    struct work w = { .conversion = c, .folder = folder };
    w.from = ot_arena_format(arena, "%s/paper.%s", folder, odt ? "odt" : "html");
    w.made = ot_arena_format(arena, "%s/paper.%s", folder, c->to);
    const char *place_of_it = odt ? address_of(arena, folder) : folder;
    w.profile = ot_arena_format(arena, "%s%s/profile",
                                odt ? "-env:UserInstallation=" : "--user-data-dir=",
                                place_of_it ? place_of_it : "");
    w.print = ot_arena_format(arena, "--print-to-pdf=%s", w.made ? w.made : "");
    w.address = address_of(arena, w.from);
    int failed = place_of_it && w.from && w.made && w.profile && w.print && w.address
                     ? convert_in(&w, into, err)
                     : ot_error_memory(err);
    nftw(folder, take_away, 16, FTW_DEPTH | FTW_PHYS);
    ot_arena_free(arena);
    return failed;
}
