/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a plan, there and back. */
#include "config.h"

#include "harness.h"
#include "plan/word.h"

static void reads_each_basis_that_it_writes(void)
{
    for (int i = OT_BASIS_NONE + 1; i < OT_BASES; i++) {
        enum ot_basis basis = OT_BASIS_NONE;
        CU_ASSERT_EQUAL(ot_basis_read(ot_basis_word((enum ot_basis)i), &basis), 0);
        CU_ASSERT_EQUAL((int)basis, i);
    }
    OT_SAME(ot_basis_word(OT_BASIS_NONE), "");
}

static void leaves_the_result_alone_where_it_knows_no_such_word(void)
{
    enum ot_basis basis = OT_BASIS_ACTUAL;
    enum ot_status status = OT_STATUS_REVISED;
    CU_ASSERT_EQUAL(ot_basis_read("", &basis), -1);
    CU_ASSERT_EQUAL(ot_basis_read("Planned", &basis), -1);
    CU_ASSERT_EQUAL(basis, OT_BASIS_ACTUAL);
    CU_ASSERT_EQUAL(ot_status_read("draft", &status), -1);
    CU_ASSERT_EQUAL(status, OT_STATUS_REVISED);
}

static void reads_each_status_that_it_writes(void)
{
    for (int i = OT_STATUS_FINAL; i <= OT_STATUS_RECONSTRUCTED; i++) {
        enum ot_status status = OT_STATUS_FINAL;
        CU_ASSERT_EQUAL(ot_status_read(ot_status_word((enum ot_status)i), &status), 0);
        CU_ASSERT_EQUAL((int)status, i);
    }
}

static void says_in_words_what_a_cell_said_by_signs(void)
{
    OT_SAME(ot_qualifier_word(OT_QUALIFIER_NONE), "");
    OT_SAME(ot_qualifier_word(OT_QUALIFIER_OVER), "over");
    OT_SAME(ot_qualifier_word(OT_QUALIFIER_AT_MOST), "up to");
    OT_SAME(ot_missing_word(OT_MISSING_SUPPRESSED), "suppressed");
    OT_SAME(ot_missing_word(OT_MISSING_TO_BE_CONFIRMED), "to be confirmed");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(reads_each_basis_that_it_writes),
        OT_TEST(leaves_the_result_alone_where_it_knows_no_such_word),
        OT_TEST(reads_each_status_that_it_writes),
        OT_TEST(says_in_words_what_a_cell_said_by_signs),
    };
    return OT_TESTS_RUN("word", tests);
}
