/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors carry text and an exit code. */
#include "config.h"

#include "base/error.h"
#include "base/text.h"
#include "harness.h"

static void carries_the_text_and_the_exit_code(void)
{
    struct ot_error err = { 0 };
    int result = ot_error_set(&err, OT_EXIT_INPUT, "%s: row %d", "spend.csv", 6);
    CU_ASSERT_EQUAL(result, -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_INPUT);
    OT_SAME(err.text, "spend.csv: row 6");
}

static void does_without_somewhere_to_write(void)
{
    CU_ASSERT_EQUAL(ot_error_set(NULL, OT_EXIT_INPUT, "nobody reads this"), -1);
    CU_ASSERT_EQUAL(ot_error_memory(NULL), -1);
}

static void says_out_of_memory_as_a_failure_of_the_program(void)
{
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_error_memory(&err), -1);
    CU_ASSERT(ot_error_is_memory(&err));
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_INTERNAL);
    OT_SAME(err.text, "out of memory");
}

static void replaces_an_earlier_error(void)
{
    struct ot_error err = { 0 };
    ot_error_set(&err, OT_EXIT_INPUT, "a first and much longer text");
    ot_error_set(&err, OT_EXIT_OUTPUT, "the second");
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_OUTPUT);
    OT_SAME(err.text, "the second");
}

static void cuts_a_long_text_between_characters(void)
{
    struct ot_error err = { 0 };
    for (int pad = 0; pad < 3; pad++) {
        char text[3000];
        memset(text, 'a', (size_t)pad);
        for (size_t i = (size_t)pad; i + 3 < sizeof text; i += 3)
            memcpy(text + i, "\xE2\x82\xAC", 4);
        ot_error_set(&err, OT_EXIT_INPUT, "%s", text);
        size_t length = strlen(err.text);
        CU_ASSERT(length < sizeof err.text && length > sizeof err.text - 4);
        CU_ASSERT_EQUAL(ot_utf8_fault(err.text, length), -1);
    }
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(carries_the_text_and_the_exit_code),
        OT_TEST(does_without_somewhere_to_write),
        OT_TEST(says_out_of_memory_as_a_failure_of_the_program),
        OT_TEST(replaces_an_earlier_error),
        OT_TEST(cuts_a_long_text_between_characters),
    };
    return OT_TESTS_RUN("error", tests);
}
