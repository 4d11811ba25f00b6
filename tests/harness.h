/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CUnit tests, reported as TAP: one process a test program, one line a test.
 *
 *   static void reads_a_bom(void) { CU_ASSERT_EQUAL(1, 1); }
 *   int main(void)
 *   {
 *       static const struct ot_test tests[] = { OT_TEST(reads_a_bom), OT_TEST(...) };
 *       return OT_TESTS_RUN("csv", tests);
 *   }
 */
#ifndef OT_TESTS_HARNESS_H
#define OT_TESTS_HARNESS_H

#include <CUnit/CUnit.h>
#include <stddef.h>
#include <string.h>

struct ot_test {
    const char *name;
    void (*run)(void);
};
#define OT_TEST(function)   \
    {                       \
#function, function \
    }
#define OT_TESTS_RUN(suite, tests) \
    ot_tests_run(suite, tests, sizeof(tests) / sizeof((tests)[0]))

/* 0 when all passed. */
int ot_tests_run(const char *suite, const struct ot_test *tests, size_t count);

/* Mark the running test as skipped; then return from it. */
void ot_skip(const char *reason);

/* Equal strings; shows both when not. */
#define OT_SAME(actual, expected) ot_same(actual, expected, __FILE__, __LINE__)
void ot_same(const char *actual, const char *expected, const char *file, unsigned line);
/* Holds the words; shows the text when not. */
#define OT_HOLDS(text, part) ot_holds(text, part, __FILE__, __LINE__)
void ot_holds(const char *text, const char *part, const char *file, unsigned line);

/* A new temporary folder, removed with all in it when the program ends. */
const char *ot_test_folder(void);
/* Write a file in it; returns its path (static until the next call). */
const char *ot_test_write(const char *name, const char *bytes);
/* The source tree (environment variable OUTTURN_SOURCE, else "."). Returns path below it,
 * static ring of 8. */
const char *ot_test_source(const char *path);

#endif
