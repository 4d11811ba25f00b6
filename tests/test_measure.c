/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The measures that episodes are counted into. */
#include "config.h"

#include "plan/measure.h"

#include <math.h>
#include <string.h>

#include "harness.h"

static const struct ot_measure *find(const char *name)
{
    for (size_t i = 0; i < ot_measure_count; i++)
        if (strcmp(ot_measures[i].name, name) == 0)
            return &ot_measures[i];
    return NULL;
}

static void at_home_counts_the_old_alone_where_ages_are_recorded(void)
{
    struct ot_episode_facts facts = { .age = -1 };
    facts.outcome[OT_EPISODE_AT_HOME_91] = OT_OUTCOME_YES;
    facts.outcome[OT_EPISODE_DIED] = OT_OUTCOME_YES;
    CU_ASSERT_PTR_NOT_NULL_FATAL(find("at_home_91"));
    CU_ASSERT_EQUAL(ot_measure_of(find("at_home_91"), &facts, false), 1);
    CU_ASSERT(isnan(ot_measure_of(find("at_home_91"), &facts, true)));
    CU_ASSERT(isnan(ot_measure_of(find("at_home_91_known"), &facts, true)));
    CU_ASSERT_EQUAL(ot_measure_of(find("died"), &facts, true), 1);
    facts.age = 65;
    CU_ASSERT_EQUAL(ot_measure_of(find("at_home_91"), &facts, true), 1);
}

static void sees_what_an_episode_gives(void)
{
    bool given[OT_MEASURE_NEEDS] = { false };
    struct ot_episode_facts facts = { .age = -1, .hours = 3, .contacts = NAN };
    facts.day[OT_EPISODE_STARTED] = 19620;
    ot_measure_see(&facts, given);
    CU_ASSERT(given[OT_MEASURE_NEEDS_STARTED] && given[OT_MEASURE_NEEDS_HOURS]);
    CU_ASSERT_FALSE(given[OT_MEASURE_NEEDS_CONTACTS]);
    CU_ASSERT_FALSE(given[OT_MEASURE_NEEDS_AGE]);
    CU_ASSERT_FALSE(given[OT_MEASURE_NEEDS_OUTCOME]);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(at_home_counts_the_old_alone_where_ages_are_recorded),
        OT_TEST(sees_what_an_episode_gives),
    };
    return OT_TESTS_RUN("measure", tests);
}
