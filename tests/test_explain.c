/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outturn explain, as its users meet it. */
#include "config.h"

#include "appraise/rules.h"
#include "harness.h"
#include "program.h"

static void lists_every_check(void)
{
    struct ran ran;
    program_run(&ran, NULL, NULL, "explain");
    CU_ASSERT_EQUAL(ran.exit, 0);
    for (size_t i = 0; i < ot_rule_count; i++) {
        OT_HOLDS(ot_text_string(&ran.output), ot_rules[i].id);
        OT_HOLDS(ot_text_string(&ran.output), ot_rules[i].finds);
    }
    program_forget(&ran);
}

static void says_of_each_what_it_is_when_to_doubt_it_and_what_ends_it(void)
{
    struct ran ran;
    program_run(&ran, NULL, NULL, "explain overspend");
    CU_ASSERT_EQUAL(ran.exit, 0);
    const char *text = ot_text_string(&ran.output);
    OT_HOLDS(text, "overspend (caveat): planned spend over income by more than £1\n");
    OT_HOLDS(text, "\nThe rule\n  For each period and source:");
    OT_HOLDS(text, "2014-15, all sources: planned spend of £3,987,000");
    OT_HOLDS(text, "\nFound in the plan scripts/milton-keynes-2015-16, as it is.\n");
    OT_HOLDS(text, "\nWhen not to believe it\n");
    OT_HOLDS(text, "\nWhat ends it, honestly\n");
    program_forget(&ran);
    program_run(&ran, NULL, NULL, "explain value_disagrees");
    OT_HOLDS(ot_text_string(&ran.output),
             "once performance.csv has \"945\" in place of \"954\"");
    program_forget(&ran);
}

static void an_unknown_name_gets_a_suggestion(void)
{
    struct ran ran;
    program_run(&ran, NULL, NULL, "explain overspnd");
    CU_ASSERT_EQUAL(ran.exit, 2);
    OT_HOLDS(ot_text_string(&ran.errors), "did you mean \"overspend\"?");
    program_forget(&ran);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(lists_every_check),
        OT_TEST(says_of_each_what_it_is_when_to_doubt_it_and_what_ends_it),
        OT_TEST(an_unknown_name_gets_a_suggestion),
    };
    return OT_TESTS_RUN("explain", tests);
}
