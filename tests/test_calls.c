/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system calls by which a report is written, watched by strace: their order, and what
 * is left when one of them fails or the run is killed as it begins. OUTTURN_NIGHTLY=1
 * makes the first 20 of each fail. */
#include "config.h"

#include <sys/wait.h>

#include "base/sanitised.h"
#include "two_reports.h"

/* Run under strace; what it saw is in trace.txt, beside the folder. The exit code. */
static int follow(const char *options)
{
    char command[2000];
    const char *program = getenv("OUTTURN_PROGRAM");
    snprintf(command, sizeof command,
             "cd '%s' && strace -qq -s 20 -o ../trace.txt %s '%s' run ../b.lua -o r.xml "
             ">../said.txt 2>&1",
             folder, options, program ? program : "./outturn");
    int status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* NULL, or why strace cannot be used here. */
static const char *no_strace(void)
{
    if (OT_SANITISED)
        return "the sanitizers' own calls would be seen as well";
    if (system("strace -V >/dev/null 2>&1") != 0)
        return "strace is not installed";
    if (system("strace -qq -e trace=none true >/dev/null 2>&1") != 0)
        return "strace may follow no process here";
    return NULL;
}

/* Where the text stands in the trace after `from`; fails where it does not. */
static const char *after(const char *from, const char *text)
{
    const char *found = from ? strstr(from, text) : NULL;
    OT_HOLDS(from ? from : "", text);
    return found ? found + strlen(text) : NULL;
}

static void is_written_then_synced_then_renamed_then_the_folder_synced(void)
{
    const char *reason = no_strace();
    if (reason) {
        ot_skip(reason);
        CU_ASSERT_PTR_NOT_NULL(reason);
        return;
    }
    start("order");
    put("r.xml", &report[0]);
    CU_ASSERT_EQUAL(follow("-y -e trace=write,fchmod,fsync,linkat,renameat,renameat2"),
                    0);
    CU_ASSERT_EQUAL(which("r.xml"), 'b');
    struct ot_text trace = program_file(ot_test_folder(), "trace.txt");
    const char *at = ot_text_string(&trace);
    for (int file = 0; file < 2; file++) {
        at = after(at, "write(");
        at = after(at, "fsync(");
        at = after(at, file ? "linkat(" : "renameat");
        at = after(at, file ? "\"r.run.xml\"" : "\"r.xml\"");
        const char *next = after(at, "fsync(");
        CU_ASSERT(next && at && !memmem(at, (size_t)(next - at), "write(", 6));
        OT_HOLDS(next ? next : "", "/order>)");
        at = next;
    }
    ot_text_free(&trace);
}

struct call {
    const char *name;
    int most; /* the first so many are made to fail, each alone */
};

/* Each fault leaves the older report; or, where it is one that writing goes on after, or
 * comes once the report has its name, the new one. */
static void inject(const char *call, const char *error, int when)
{
    char options[200];
    put("r.xml", &report[0]);
    snprintf(options, sizeof options, "-e trace=%s -e inject=%s:error=%s:when=%d", call,
             call, error, when);
    int code = follow(options);
    CU_ASSERT(code >= OT_EXIT_OK && code <= OT_EXIT_INTERNAL);
    char found = which("r.xml");
    CU_ASSERT(found != '?');
    CU_ASSERT(code != OT_EXIT_OK || found == 'b');
    if (found == '?' || code > OT_EXIT_INTERNAL || (code == OT_EXIT_OK && found != 'b'))
        printf("# %s: exit %d, report %c\n", options, code, found);
    struct ot_text names = program_list(folder);
    CU_ASSERT_PTR_NULL(strstr(ot_text_string(&names), ".tmp"));
    ot_text_free(&names);
}

static void a_call_that_fails_leaves_the_older_report_or_the_new(void)
{
    static const struct call calls[] = { { "write", 2 },    { "fsync", 4 },
                                         { "renameat", 2 }, { "linkat", 2 },
                                         { "fchmod", 2 },   { "openat", 4 } };
    static const char *const errors[] = { "EIO", "ENOSPC", "EINTR", "EFBIG" };
    const char *reason = no_strace();
    if (reason) {
        ot_skip(reason);
        CU_ASSERT_PTR_NOT_NULL(reason);
        return;
    }
    start("calls");
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++)
        for (int when = 1; when <= (is_nightly() ? 20 : calls[i].most); when++)
            for (size_t e = 0; e < 4; e++)
                if (is_nightly() || e == (i + (size_t)when) % 4)
                    inject(calls[i].name, errors[e], when);
}

/* SIGKILL as each call begins: the moments that a random one seldom meets. What has a
 * temporary name then is swept away by the next run. */
static void killed_at_each_call_it_leaves_a_whole_report(void)
{
    static const char *const calls[] = { "write", "fsync", "linkat", "renameat" };
    const char *reason = no_strace();
    size_t temporary = 0;
    if (reason) {
        ot_skip(reason);
        CU_ASSERT_PTR_NOT_NULL(reason);
        return;
    }
    start("each");
    for (int i = 0; i < 8; i++) {
        char options[200];
        put("r.xml", &report[0]);
        snprintf(options, sizeof options, "-e trace=%s -e inject=%s:signal=KILL:when=%d",
                 calls[i / 2], calls[i / 2], 1 + i % 2);
        follow(options);
        CU_ASSERT(which("r.xml") != '?');
        size_t left = temporary_names();
        temporary += left;
        if (left == 0)
            continue;
        CU_ASSERT_EQUAL(follow("-e trace=none"), 0);
        CU_ASSERT_EQUAL(which("r.xml"), 'b');
        holds_only("r.run.xml r.xml");
    }
    CU_ASSERT(temporary > 0 && temporary <= 2);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(is_written_then_synced_then_renamed_then_the_folder_synced),
        OT_TEST(a_call_that_fails_leaves_the_older_report_or_the_new),
        OT_TEST(killed_at_each_call_it_leaves_a_whole_report),
    };
    return OT_TESTS_RUN("calls", tests);
}
