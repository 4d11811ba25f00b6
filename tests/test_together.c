/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several threads say of a column what one says, bit by bit. */
#include "config.h"

#include "value/together.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "harness.h"

#define MOST ((size_t)300001)

static struct ot_threads *threads;
static double *column;

static const size_t lengths[] = {
    1, 2047, 2048, 2049, 32768, 32769, 65536, 100000, MOST
};
#define LENGTHS (sizeof lengths / sizeof *lengths)

static void a_mean_is_that_of_one_thread(void)
{
    for (size_t i = 0; i < LENGTHS; i++) {
        double alone = ot_mean(column, lengths[i]);
        double together = ot_together_mean(threads, column, lengths[i]);
        CU_ASSERT_EQUAL(memcmp(&alone, &together, sizeof alone), 0);
        together = ot_together_mean(NULL, column, lengths[i]);
        CU_ASSERT_EQUAL(memcmp(&alone, &together, sizeof alone), 0);
    }
    CU_ASSERT(isnan(ot_together_mean(threads, column, 0)));
}

static void a_count_is_that_of_one_thread(void)
{
    for (size_t i = 0; i < LENGTHS; i++)
        for (enum ot_than than = OT_BELOW; than <= OT_AT_LEAST; than++)
            CU_ASSERT_EQUAL(ot_together_count(threads, column, lengths[i], than, 0.5),
                            ot_count(column, lengths[i], than, 0.5));
    CU_ASSERT_EQUAL(ot_together_count(threads, column, 0, OT_BELOW, 1), 0);
}

static void what_is_added_is_added_once(void)
{
    double *into = calloc(MOST, sizeof *into);
    for (size_t i = 0; i < LENGTHS; i++) {
        size_t n = lengths[i], others = 0;
        memset(into, 0, MOST * sizeof *into);
        ot_together_add(threads, into, column, n, 0.25, 2);
        ot_together_add(threads, into, column, n, 0, -1);
        for (size_t k = 0; k < MOST; k++) {
            double expected = 0;
            expected += k < n ? 2 * (column[k] - 0.25) : 0;
            expected += k < n ? -1 * (column[k] - 0) : 0;
            others += into[k] != expected;
        }
        CU_ASSERT_EQUAL(others, 0);
    }
    free(into);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_mean_is_that_of_one_thread),
        OT_TEST(a_count_is_that_of_one_thread),
        OT_TEST(what_is_added_is_added_once),
    };
    threads = ot_threads_new(3);
    column = malloc(MOST * sizeof *column);
    for (size_t i = 0; i < MOST; i++)
        column[i] = fabs(sin((double)i)) * exp((double)(i % 7));
    int failed = OT_TESTS_RUN("together", tests);
    ot_threads_free(threads);
    free(column);
    return failed;
}
