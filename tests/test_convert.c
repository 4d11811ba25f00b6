/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs that make a paper are believed for what they leave, not for what they say. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harness.h"
#include "program.h"
#include "run/convert.h"

/* A program of shell, in the test's folder: static until the next call. */
static const char *program(const char *name, const char *lines)
{
    static char path[500];
    char script[2000];
    snprintf(script, sizeof script, "#!/bin/sh\n%s\n", lines);
    snprintf(path, sizeof path, "%s", ot_test_write(name, script));
    chmod(path, 0700);
    return path;
}

#define PADDING "........................................................................"
#define TAGGED "%PDF-1.7 /StructTreeRoot 1 0 R /MarkInfo<</Marked true>> " PADDING

static int convert(const char *lines, const char *to, struct ot_text *into,
                   struct ot_error *err)
{
    struct ot_conversion c = { .by = OT_LIBREOFFICE,
                               .program = program("soffice", lines),
                               .bytes = "an ODT",
                               .length = 6,
                               .to = to,
                               .file = "review.xml" };
    return ot_convert(&c, into, err);
}

static void takes_the_file_that_the_program_leaves(void)
{
    struct ot_text made = { 0 };
    struct ot_error err = { 0 };
    if (convert("[ \"$(cat paper.odt)\" = 'an ODT' ] && [ \"$HOME\" = \"$PWD\" ] &&\n"
                "[ \"$(stat -c %a .)\" = 700 ] && echo '" TAGGED "' >paper.pdf; exit 3",
                "pdf", &made, &err) != 0)
        OT_SAME(err.text, "");
    OT_HOLDS(ot_text_string(&made), "%PDF-1.7");
    ot_text_free(&made);
}

/* Blanks, signs that mean something in an address, letters beyond ASCII. */
static void any_folder_for_temporary_files_will_do(void)
{
    struct ot_text made = { 0 };
    struct ot_error err = { 0 };
    char folder[600];
    const char *before = getenv("TMPDIR");
    char *kept = before ? strdup(before) : NULL;
    snprintf(folder, sizeof folder, "%s/a b#c%%20\xc3\xa9", ot_test_folder());
    CU_ASSERT_EQUAL_FATAL(mkdir(folder, 0700), 0);
    setenv("TMPDIR", folder, 1);
    CU_ASSERT_EQUAL(convert("case $1 in\n"
                            "-env:UserInstallation=file:///*/a%20b%23c%2520%C3%A9/"
                            "outturn-*/profile) echo '" TAGGED "' >paper.pdf;;\nesac",
                            "pdf", &made, &err),
                    0);
    OT_SAME(err.text, "");
    if (kept)
        setenv("TMPDIR", kept, 1);
    else
        unsetenv("TMPDIR");
    free(kept);
    CU_ASSERT_EQUAL(rmdir(folder), 0);
    ot_text_free(&made);
}

static void what_is_said_of_a_crash_is_about_papers(void)
{
    struct ot_text made = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(convert("kill -KILL $PPID", "pdf", &made, &err), -1);
    OT_HOLDS(err.text, "crashed with SIGKILL");
    CU_ASSERT_PTR_NULL(strstr(err.text, "plugin"));
    ot_text_free(&made);
}

static void a_status_of_0_is_no_paper(void)
{
    static const struct {
        const char *lines, *to, *says;
    } bad[] = {
        { "exit 0", "pdf", "left no pdf" },
        { "exit 0", "docx", "left no docx" },
        { ": >paper.pdf", "pdf", "no tagged PDF" },
        { "echo '%PDF-1.7 " PADDING PADDING "' >paper.pdf", "pdf", "no tagged PDF" },
        { "echo '%PDF-1.7 /MarkInfo<</Marked false>> /StructTreeRoot " PADDING
          "' >paper.pdf",
          "pdf", "no tagged PDF" },
        { "echo '<html>' >paper.docx", "docx", "left no whole docx" },
        { "kill -9 $$", "pdf", "left no pdf" },
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct ot_text made = { 0 };
        struct ot_error err = { 0 };
        CU_ASSERT_EQUAL(convert(bad[i].lines, bad[i].to, &made, &err), -1);
        CU_ASSERT_EQUAL(err.exit, OT_EXIT_TOOL);
        OT_HOLDS(err.text, bad[i].says);
        CU_ASSERT_EQUAL(made.length, 0);
        ot_text_free(&made);
    }
}

static void leaves_no_folder_and_no_process_behind(void)
{
    struct ot_text made = { 0 };
    char folder[600];
    snprintf(folder, sizeof folder, "%s/temporary", ot_test_folder());
    CU_ASSERT_EQUAL_FATAL(mkdir(folder, 0700), 0);
    setenv("TMPDIR", folder, 1);
    CU_ASSERT_EQUAL(convert("mkdir -p profile/a/b; sleep 100 & echo $! >\"$(dirname "
                            "\"$0\")/child\"; exit 0",
                            "pdf", &made, NULL),
                    -1);
    unsetenv("TMPDIR");
    struct ot_text names = program_list(folder);
    OT_SAME(ot_text_string(&names), "");
    struct ot_text child = program_file(ot_test_folder(), "child");
    char path[100];
    snprintf(path, sizeof path, "/proc/%ld/cmdline",
             strtol(ot_text_string(&child), NULL, 10));
    for (int i = 0; i < 100 && access(path, F_OK) == 0; i++) {
        struct ot_text line = program_file("/", path + 1);
        bool gone = line.length == 0; /* what is killed has no command line left */
        ot_text_free(&line);
        if (gone)
            break;
        usleep(10000);
        CU_ASSERT_NOT_EQUAL(i, 99);
    }
    ot_text_free(&child);
    ot_text_free(&names);
    ot_text_free(&made);
}

static struct ran paper(const char *arguments, const char *soffice, const char *chromium)
{
    struct ran ran;
    char one[600], other[600];
    snprintf(one, sizeof one, "OUTTURN_SOFFICE=%s", soffice);
    snprintf(other, sizeof other, "OUTTURN_CHROMIUM=%s", chromium);
    program_run(&ran, ot_test_folder(), (const char *const[]){ one, other, NULL },
                arguments);
    return ran;
}

static void says_what_to_install_where_there_is_no_program(void)
{
    static const char *const wanted[][2] = {
        { "paper r.xml --to pdf", "neither LibreOffice nor Chromium; install one" },
        { "paper r.xml --to docx", "no LibreOffice; install it" },
    };
    ot_test_write("r.xml", "<p/>");
    for (size_t i = 0; i < 2; i++) {
        struct ran ran = paper(wanted[i][0], "/nowhere", "/nowhere");
        CU_ASSERT_EQUAL(ran.exit, OT_EXIT_TOOL);
        OT_HOLDS(ot_text_string(&ran.errors), wanted[i][1]);
        program_forget(&ran);
    }
}

static void a_private_pdf_is_for_its_owner_alone(void)
{
    char path[600];
    struct stat about;
    char soffice[500];
    struct ran ran;
    snprintf(path, sizeof path, "run %s -o r.xml",
             ot_test_source("scripts/milton-keynes-2015-16/review.lua"));
    program_run(&ran, ot_test_folder(), NULL, path);
    program_forget(&ran);
    snprintf(soffice, sizeof soffice, "%s",
             program("fake", "echo '" TAGGED "' >paper.pdf"));
    ran = paper("paper r.xml --to pdf,odt --private", soffice, "/nowhere");
    CU_ASSERT_EQUAL(ran.exit, 0);
    OT_SAME(ot_text_string(&ran.errors), "");
    program_forget(&ran);
    snprintf(path, sizeof path, "%s/r-private.pdf", ot_test_folder());
    CU_ASSERT_EQUAL(stat(path, &about), 0);
    CU_ASSERT_EQUAL(about.st_mode & 0777, 0600);
    snprintf(path, sizeof path, "%s/r-private.odt", ot_test_folder());
    CU_ASSERT_EQUAL(stat(path, &about), 0);
    CU_ASSERT_EQUAL(about.st_mode & 0777, 0600);
}

static void formats_are_checked_before_anything_is_made(void)
{
    static const char *const wrong[][2] = {
        { "paper r.xml --to rtf", "expected html, odt, docx or pdf" },
        { "paper r.xml --to odt,", "expected html, odt, docx or pdf" },
        { "paper r.xml --to odt,pdf -o a.pdf", "expected a folder" },
        { "paper r.xml --to html,odt -o -", "expected a folder" },
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct ran ran = paper(wrong[i][0], "/nowhere", "/nowhere");
        CU_ASSERT_EQUAL(ran.exit, OT_EXIT_USAGE);
        OT_HOLDS(ot_text_string(&ran.errors), wrong[i][1]);
        program_forget(&ran);
    }
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(takes_the_file_that_the_program_leaves),
        OT_TEST(any_folder_for_temporary_files_will_do),
        OT_TEST(what_is_said_of_a_crash_is_about_papers),
        OT_TEST(a_status_of_0_is_no_paper),
        OT_TEST(leaves_no_folder_and_no_process_behind),
        OT_TEST(says_what_to_install_where_there_is_no_program),
        OT_TEST(a_private_pdf_is_for_its_owner_alone),
        OT_TEST(formats_are_checked_before_anything_is_made),
    };
    return OT_TESTS_RUN("convert", tests);
}
