/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bridge from CUnit to TAP, and temporary folders. */
#include "config.h"

#include "harness.h"

#include <CUnit/TestRun.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct {
    unsigned number;
    const char *skipped;
    char folder[128];
} state;

static void print_failures(const CU_pFailureRecord first)
{
    for (CU_pFailureRecord f = first; f; f = f->pNext)
        printf("# %s:%u: %s\n", f->strFileName, f->uiLineNumber, f->strCondition);
}

static void completed(const CU_pTest test, const CU_pSuite suite,
                      const CU_pFailureRecord failure)
{
    (void)suite;
    printf("%s %u - %s", failure ? "not ok" : "ok", ++state.number, test->pName);
    if (state.skipped && !failure)
        printf(" # SKIP %s", state.skipped);
    putchar('\n');
    print_failures(failure);
    fflush(stdout);
    state.skipped = NULL;
}

int ot_tests_run(const char *suite_name, const struct ot_test *tests, size_t count)
{
    if (CU_initialize_registry() != CUE_SUCCESS)
        return 99;
    CU_pSuite suite = CU_add_suite(suite_name, NULL, NULL);
    for (size_t i = 0; suite && i < count; i++)
        if (!CU_add_test(suite, tests[i].name, tests[i].run))
            suite = NULL;
    if (!suite)
        return 99;
    printf("1..%zu\n", count);
    fflush(stdout);
    CU_set_test_complete_handler(completed);
    CU_run_all_tests();
    unsigned failed = CU_get_number_of_tests_failed();
    CU_cleanup_registry();
    return failed || state.number != count ? 1 : 0;
}

void ot_skip(const char *reason)
{
    state.skipped = reason;
}

void ot_same(const char *actual, const char *expected, const char *file, unsigned line)
{
    int same = actual && expected ? strcmp(actual, expected) == 0 : actual == expected;
    static char text[4000];
    snprintf(text, sizeof text, "expected \"%s\", found \"%s\"",
             expected ? expected : "(null)", actual ? actual : "(null)");
    CU_assertImplementation(same, line, text, file, "", CU_FALSE);
}

void ot_holds(const char *text, const char *part, const char *file, unsigned line)
{
    static char message[6000];
    snprintf(message, sizeof message, "expected \"%s\" in \"%s\"", part,
             text ? text : "(null)");
    CU_assertImplementation(text && strstr(text, part), line, message, file, "",
                            CU_FALSE);
}

static int remove_one(const char *path, const struct stat *status, int kind,
                      struct FTW *walk)
{
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

static void remove_folder(void)
{
    nftw(state.folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

const char *ot_test_folder(void)
{
    if (!state.folder[0]) {
        const char *base = getenv("TMPDIR");
        snprintf(state.folder, sizeof state.folder, "%s/outturn-test.XXXXXX",
                 base ? base : "/tmp");
        if (!mkdtemp(state.folder))
            abort();
        atexit(remove_folder);
    }
    return state.folder;
}

const char *ot_test_write(const char *name, const char *bytes)
{
    static char path[512];
    snprintf(path, sizeof path, "%s/%s", ot_test_folder(), name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, strlen(bytes), file) != strlen(bytes) ||
        fclose(file) != 0)
        abort();
    return path;
}

const char *ot_test_source(const char *path)
{
    static char ring[8][512];
    static unsigned at;
    char *into = ring[at++ % 8];
    const char *top = getenv("OUTTURN_SOURCE");
    snprintf(into, sizeof ring[0], "%s/%s", top ? top : ".", path);
    return into;
}
