/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fuzzing has kept is read again, as it is and cut short. */
#include "config.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "fuzz/targets.h"
#include "harness.h"

/* In a block of exactly this length, so that a byte too far is seen by the sanitizers. */
static void run_exact(const struct fuzz_target *target, const char *bytes, size_t length)
{
    char *exact = malloc(length ? length : 1);
    if (!exact)
        abort();
    if (length)
        memcpy(exact, bytes, length);
    target->run(length ? exact : exact + 1, length);
    free(exact);
}

static size_t replay(const char *name)
{
    char path[1200], folder[600];
    const struct fuzz_target *target = fuzz_target_find(name);
    struct dirent **entry;
    struct ot_text text = { 0 };
    struct ot_error err;
    size_t read = 0;
    snprintf(folder, sizeof folder, "%s/%s", ot_test_source("tests/fuzz/corpus"), name);
    int count = scandir(folder, &entry, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, entry[i]->d_name);
        if (entry[i]->d_name[0] != '.' &&
            ot_file_read(path, (size_t)1 << 20, OT_EXIT_INPUT, &text, &err) == 0) {
            run_exact(target, text.bytes, text.length);
            run_exact(target, text.bytes, text.length / 2);
            run_exact(target, text.bytes, text.length ? text.length - 1 : 0);
            read++;
        }
        free(entry[i]);
    }
    if (count >= 0)
        free(entry);
    ot_text_free(&text);
    return read;
}

#define REPLAYED(target)                   \
    static void target##_is_replayed(void) \
    {                                      \
        CU_ASSERT(replay(#target) > 0);    \
    }
REPLAYED(csv)
REPLAYED(number)
REPLAYED(date)
REPLAYED(job)
REPLAYED(wire)
REPLAYED(script)
REPLAYED(report)
REPLAYED(counts)
REPLAYED(plan)

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(csv_is_replayed),    OT_TEST(number_is_replayed),
        OT_TEST(date_is_replayed),   OT_TEST(job_is_replayed),
        OT_TEST(wire_is_replayed),   OT_TEST(script_is_replayed),
        OT_TEST(report_is_replayed), OT_TEST(counts_is_replayed),
        OT_TEST(plan_is_replayed),
    };
    return OT_TESTS_RUN("fuzz", tests);
}
