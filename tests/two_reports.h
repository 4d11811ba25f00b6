/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan, two scripts over it and the reports that they make: what a folder holds once
 * one of them was run into it is either report, whole, or neither. */
#ifndef OT_TESTS_TWO_REPORTS_H
#define OT_TESTS_TWO_REPORTS_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "harness.h"
#include "program.h"

static char folder[400];
static struct ot_text report[2]; /* of a.lua and b.lua */

static inline void write_script(const char *name, char letter)
{
    char lua[600];
    snprintf(lua, sizeof lua,
             "local report = outturn.report { title = 'Report %c' }\n"
             "local s = report:section('Lines')\n"
             "for i = 1, 400 do s:text('%c, line ' .. i .. (' of many'):rep(9)) end\n"
             "return report\n",
             letter, letter);
    ot_test_write(name, lua);
}

static inline void put(const char *name, const struct ot_text *bytes)
{
    char path[500];
    struct ot_error err = { 0 };
    snprintf(path, sizeof path, "%s/%s", folder, name);
    CU_ASSERT_EQUAL_FATAL(ot_file_write(path, bytes->bytes, bytes->length, 0644, &err),
                          0);
}

/* A new folder for the outputs, the plan beside it. */
static inline void start(const char *name)
{
    struct ran ran;
    snprintf(folder, sizeof folder, "%s/%s", ot_test_folder(), name);
    CU_ASSERT_EQUAL_FATAL(mkdir(folder, 0700), 0);
    if (report[0].length)
        return;
    ot_test_write("plan.csv", "field,value\ntitle,A plan\narea,Somewhere\n"
                              "periods,2023-24\nprice_year,2023-24\n");
    ot_test_write("schemes.csv", "id,name,commissioner\nfalls,Falls prevention,NHS\n");
    ot_test_write("funding.csv", "source,period,basis,amount,quality,reference\n");
    write_script("a.lua", 'a');
    write_script("b.lua", 'b');
    for (int i = 0; i < 2; i++) {
        program_run(&ran, folder, NULL, i ? "run ../b.lua -o -" : "run ../a.lua -o -");
        OT_SAME(ot_text_string(&ran.errors), "");
        CU_ASSERT_EQUAL_FATAL(ran.exit, 0);
        report[i] = ran.output;
        ot_text_free(&ran.errors);
    }
}

/* 'a' or 'b'; or '?' where the file is neither report, whole. */
static inline char which(const char *name)
{
    struct ot_text text = program_file(folder, name);
    char found = '?';
    for (int i = 0; i < 2; i++)
        if (text.length == report[i].length && text.length > 0 &&
            memcmp(text.bytes, report[i].bytes, text.length) == 0)
            found = "ab"[i];
    ot_text_free(&text);
    return found;
}

static inline void holds_only(const char *names)
{
    struct ot_text found = program_list(folder);
    OT_SAME(ot_text_string(&found), names);
    ot_text_free(&found);
}

static inline bool is_nightly(void)
{
    const char *set = getenv("OUTTURN_NIGHTLY");
    return set && *set;
}

/* Files that have a temporary name, each of them whole. The next to be written there
 * sweeps them away. */
static inline size_t temporary_names(void)
{
    struct ot_text names = program_list(folder);
    size_t count = 0;
    for (char *word = strtok((char *)ot_text_string(&names), " "); word;
         word = strtok(NULL, " ")) {
        if (strncmp(word, ".outturn-", 9) != 0)
            continue;
        struct ot_text whole = program_file(folder, word);
        CU_ASSERT(which(word) != '?' || strstr(ot_text_string(&whole), "</run>"));
        ot_text_free(&whole);
        count++;
    }
    ot_text_free(&names);
    return count;
}

#endif
