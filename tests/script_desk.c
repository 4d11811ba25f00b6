/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running a script for a test. */
#include "config.h"

#include "script_desk.h"

#include <stdio.h>
#include <string.h>

#include "harness.h"

static void keep_print(void *with, const char *bytes, size_t length)
{
    ot_text_add(with, bytes, length);
}

struct script_run script_alone_limited(const char *lua, size_t memory, double processor)
{
    struct script_run run = { 0 };
    struct ot_sandbox sandbox = {
        .script = { .file = "t.lua", .bytes = lua, .length = strlen(lua) },
        .memory = memory,
        .processor = processor,
        .print = keep_print,
        .print_with = &run.printed
    };
    run.failed = ot_sandbox_run(&sandbox, NULL, NULL, &run.err);
    return run;
}

struct script_run script_alone(const char *lua)
{
    return script_alone_limited(lua, 0, 0);
}

struct script_run script_with(struct desk *desk, const char *lua)
{
    struct script_run run = { 0 };
    struct ot_script script = { .file = "t.lua",
                                .bytes = lua,
                                .length = strlen(lua),
                                .appraisal = &desk->appraisal,
                                .print = keep_print,
                                .print_with = &run.printed };
    run.failed = ot_script_run(&script, &run.report, &run.err);
    return run;
}

void script_forget(struct script_run *run)
{
    ot_text_free(&run->printed);
}

/* Before the script's own lines, on the first line: a report for those that need none. */
static struct script_run run_in(struct desk *desk, const char *lua)
{
    struct ot_text text = { 0 };
    if (!desk)
        return script_alone(lua);
    if (!strstr(lua, "outturn.report"))
        ot_text_put(&text, "local report = outturn.report { title = \"T\" } ");
    ot_text_format(&text, "%s%s", lua, strstr(lua, "return") ? "" : "\nreturn report");
    struct script_run run = script_with(desk, ot_text_string(&text));
    ot_text_free(&text);
    return run;
}

void script_prints(struct desk *desk, const char *lua, const char *text, const char *file,
                   unsigned line)
{
    struct script_run run = run_in(desk, lua);
    ot_same(run.err.text, "", file, line);
    ot_same(ot_text_string(&run.printed), text, file, line);
    script_forget(&run);
}

void script_fails(struct desk *desk, const char *lua, const char *part, const char *file,
                  unsigned line)
{
    struct script_run run = run_in(desk, lua);
    CU_assertImplementation(run.failed == -1, line, "the script fails", file, "",
                            CU_FALSE);
    ot_holds(run.err.text, part, file, line);
    script_forget(&run);
}
