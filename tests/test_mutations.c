/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each line changes one figure, word or row of a shipped plan, and says which checks then
 * appear and which go. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "appraise/finding.h"
#include "desk.h"
#include "harness.h"
#include "mutation.h"

struct mutation {
    const char *file, *row, *from, *to;
    const char *expected; /* "+overspend -rounding_pound", in the order of the rules */
};

static const struct mutation older[] = {
#include "mutations_2015.inc"
};
static const struct mutation newer[] = {
#include "mutations_2023.inc"
};

static void count(const char *plan, size_t found[OT_RULES])
{
    struct desk desk;
    struct ot_check *check;
    size_t checks;
    desk_open(&desk, ot_test_folder());
    CU_ASSERT_EQUAL_FATAL(
        ot_rules_check(&desk.appraisal, mutation_date(plan), &check, &checks, &desk.err),
        0);
    memset(found, 0, OT_RULES * sizeof *found);
    for (size_t i = 0; i < checks; i++)
        found[check[i].rule - ot_rules]++;
    desk_close(&desk);
}

static void put_change(struct ot_text *text, char sign, size_t times, const char *rule)
{
    if (times == 0)
        return;
    ot_text_format(text, "%s%c%s", text->length ? " " : "", sign, rule);
    if (times > 1)
        ot_text_format(text, "*%zu", times);
}

static void try_all(const char *plan, const struct mutation *mutation, size_t mutations)
{
    size_t before[OT_RULES], after[OT_RULES];
    mutation_start(plan);
    count(plan, before);
    for (size_t i = 0; i < mutations; i++) {
        const struct mutation *m = &mutation[i];
        struct ot_text change = { 0 };
        CU_ASSERT_FATAL(mutation_make(m->file, m->row, m->from, m->to));
        count(plan, after);
        mutation_undo();
        for (size_t r = 0; r < OT_RULES; r++) {
            put_change(&change, '+', after[r] > before[r] ? after[r] - before[r] : 0,
                       ot_rules[r].id);
            put_change(&change, '-', after[r] < before[r] ? before[r] - after[r] : 0,
                       ot_rules[r].id);
        }
        if (strcmp(ot_text_string(&change), m->expected) != 0)
            printf("# %s: %s: %s -> %s\n", m->file, m->row ? m->row : "added",
                   m->from ? m->from : "", m->to ? m->to : "none");
        OT_SAME(ot_text_string(&change), m->expected);
        ot_text_free(&change);
    }
}

static void one_change_in_the_plan_of_2015_has_exactly_its_checks(void)
{
    try_all("2015-16", older, sizeof older / sizeof older[0]);
}

static void one_change_in_the_plan_of_2023_has_exactly_its_checks(void)
{
    try_all("2023-25", newer, sizeof newer / sizeof newer[0]);
}

static void there_are_at_least_forty_of_them(void)
{
    CU_ASSERT(sizeof older / sizeof older[0] + sizeof newer / sizeof newer[0] >= 40);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(one_change_in_the_plan_of_2015_has_exactly_its_checks),
        OT_TEST(one_change_in_the_plan_of_2023_has_exactly_its_checks),
        OT_TEST(there_are_at_least_forty_of_them),
    };
    return OT_TESTS_RUN("mutations", tests);
}
