/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One episode: what is read, and what no message shows. */
#include "config.h"

#include "plan/episode.h"

#include <math.h>
#include <string.h>

#include "harness.h"

static struct ot_faults faults;

static struct ot_episode_facts read(struct ot_episode row)
{
    struct ot_episode_facts facts;
    row.at = (struct ot_origin){ "episodes.csv", 2, 0 };
    ot_faults_clear(&faults);
    ot_episode_read(&row, &facts, &faults);
    return facts;
}

static void reads_dates_times_and_numbers(void)
{
    struct ot_episode_facts f =
        read((struct ot_episode){ .referred = "2023-09-20 08:15",
                                  .accepted = "20/09/2023 12:15:59",
                                  .started = "2023-09-21",
                                  .hours = "12.5" });
    CU_ASSERT_EQUAL(faults.count, 0);
    CU_ASSERT_EQUAL(f.day[OT_EPISODE_REFERRED], 19620);
    CU_ASSERT_EQUAL(f.referred_minute, 495);
    CU_ASSERT_EQUAL(f.day[OT_EPISODE_STARTED], 19621);
    CU_ASSERT_EQUAL(f.hours, 12.5);
    CU_ASSERT(isnan(f.contacts));
    CU_ASSERT_EQUAL(f.age, -1);
}

static void four_hours_are_within_and_a_minute_more_is_not(void)
{
    struct ot_episode row = { .referred = "2023-09-20 22:00" };
    struct ot_episode_facts f;
    row.accepted = "2023-09-21 02:00";
    f = read(row);
    CU_ASSERT_EQUAL(ot_episode_within_4h(&f), OT_OUTCOME_YES);
    row.accepted = "2023-09-21 02:01";
    f = read(row);
    CU_ASSERT_EQUAL(ot_episode_within_4h(&f), OT_OUTCOME_NO);
}

static void unknown_is_not_no(void)
{
    struct ot_episode row = { .referred = "2023-09-20 22:00", .accepted = "2023-09-21" };
    struct ot_episode_facts f = read(row);
    CU_ASSERT_EQUAL(ot_episode_within_4h(&f), OT_OUTCOME_UNKNOWN);
    row.accepted = NULL;
    f = read(row);
    CU_ASSERT_EQUAL(ot_episode_within_4h(&f), OT_OUTCOME_NO);
    row.started = "2023-09-22";
    f = read(row);
    CU_ASSERT_EQUAL(ot_episode_within_4h(&f), OT_OUTCOME_UNKNOWN);
    f = read((struct ot_episode){ .died = "unknown", .readmitted = "no" });
    CU_ASSERT_EQUAL(f.outcome[OT_EPISODE_DIED], OT_OUTCOME_UNKNOWN);
    CU_ASSERT_EQUAL(f.outcome[OT_EPISODE_READMITTED], OT_OUTCOME_NO);
    CU_ASSERT_EQUAL(f.outcome[OT_EPISODE_AT_HOME_91], OT_OUTCOME_NOT_GIVEN);
}

static void groups_are_of_known_words(void)
{
    struct ot_episode_facts f =
        read((struct ot_episode){ .age_band = "85+", .sex = "F", .quintile = "5" });
    CU_ASSERT_EQUAL(faults.count, 0);
    CU_ASSERT_EQUAL(f.age, 85);
    OT_SAME(f.sex, "female");
    CU_ASSERT_EQUAL(f.quintile, 5);
    f = read((struct ot_episode){ .age_band = "under 65", .sex = "not known" });
    CU_ASSERT_EQUAL(faults.count, 0);
    CU_ASSERT_EQUAL(f.age, 0);
    CU_ASSERT_PTR_NULL(f.sex);
}

/* A canary in each cell that is read here. */
static void shows_no_cell_whatever_stands_in_it(void)
{
    static const char canary[] = "Ivy Canary 1931";
    read((struct ot_episode){ .referred = canary,
                              .accepted = canary,
                              .started = canary,
                              .ended = canary,
                              .discharged = canary,
                              .hours = canary,
                              .contacts = canary,
                              .age_band = canary,
                              .sex = canary,
                              .quintile = canary });
    CU_ASSERT_EQUAL(faults.count, 10);
    for (size_t i = 0; i < faults.count; i++) {
        CU_ASSERT_PTR_NULL(strstr(faults.item[i].text, "Ivy"));
        CU_ASSERT_PTR_NULL(strstr(faults.item[i].text, "1931"));
        OT_HOLDS(faults.item[i].text, "a value that is not shown");
    }
}

static void nothing_ends_before_it_begins(void)
{
    read((struct ot_episode){ .started = "2023-09-20", .ended = "2023-09-19" });
    CU_ASSERT_EQUAL_FATAL(faults.count, 1);
    OT_HOLDS(faults.item[0].text, "ended: expected a date not before started");
    read((struct ot_episode){ .referred = "2023-09-20 10:00",
                              .accepted = "2023-09-20 09:00" });
    CU_ASSERT_EQUAL_FATAL(faults.count, 1);
    OT_HOLDS(faults.item[0].text, "accepted: expected a time not before referred");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(reads_dates_times_and_numbers),
        OT_TEST(four_hours_are_within_and_a_minute_more_is_not),
        OT_TEST(unknown_is_not_no),
        OT_TEST(groups_are_of_known_words),
        OT_TEST(shows_no_cell_whatever_stands_in_it),
        OT_TEST(nothing_ends_before_it_begins),
    };
    int failed = OT_TESTS_RUN("episode", tests);
    ot_faults_clear(&faults);
    return failed;
}
