/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table about people names nobody. */
#include "config.h"

#include "plan_folder.h"

static const char *faults_of(const char *bytes)
{
    static char faults[2000];
    struct ot_text text = { 0 };
    plan_folder_try("episodes.csv", bytes, &text);
    snprintf(faults, sizeof faults, "%s", ot_text_string(&text));
    ot_text_free(&text);
    return faults;
}

static void reads_episodes_under_a_pseudonym(void)
{
    OT_SAME(faults_of("episode,scheme,started,died\ne0001,falls,2023-09-20,no\n"
                      "e0002,falls,20/09/2023,\n"),
            "");
}

static void refuses_columns_that_tell_who_people_are(void)
{
    const char *faults = faults_of("episode,scheme,NHS number,_Name,Post Code\n"
                                   "e1,falls,,,\n");
    OT_HOLDS(faults,
             "episodes.csv:1:3: this column would tell who people are; remove it");
    OT_HOLDS(faults, "episodes.csv:1:4: this column would tell");
    OT_HOLDS(faults, "episodes.csv:1:5: this column would tell");
}

/* 999 000 0018 and 9990000026 are of the range kept for tests. */
static void sees_nhs_numbers_and_postcodes_and_shows_neither(void)
{
    static const char *const numbers[] = { "999 000 0018", "9990000026", "999-000-0018" };
    static const char *const codes[] = { "MK9 3EJ", "sw1a1aa", "M1 1AE", "EC1A 1BB" };
    static const char *const others[] = { "999 000 0019", "e0001", "20230920", "75-84",
                                          "1234567890",   "A1",    "MK9" };
    char text[200];
    for (size_t i = 0; i < 3; i++) {
        snprintf(text, sizeof text, "episode,scheme,_own\ne1,falls,%s\n", numbers[i]);
        OT_SAME(
            faults_of(text),
            "episodes.csv:2:3: looks like an NHS number; use a pseudonym of your own, "
            "and nothing that tells who people are");
    }
    for (size_t i = 0; i < 4; i++) {
        snprintf(text, sizeof text, "episode,scheme,_own\ne1,falls,%s\n", codes[i]);
        OT_SAME(
            faults_of(text),
            "episodes.csv:2:3: looks like a postcode; use a pseudonym of your own, and "
            "nothing that tells who people are");
    }
    for (size_t i = 0; i < 7; i++) {
        snprintf(text, sizeof text, "episode,scheme,_own\ne1,falls,%s\n", others[i]);
        OT_SAME(faults_of(text), "");
    }
}

static void shows_no_cell_in_any_message(void)
{
    const char *faults =
        faults_of("episode,scheme,started,died,colour\n"
                  "e1,Mrs Jones,yesterday in Bletchley,perhaps Ivy,x\n,falls,,,\n");
    CU_ASSERT_PTR_NULL(strstr(faults, "Jones"));
    CU_ASSERT_PTR_NULL(strstr(faults, "Bletchley"));
    CU_ASSERT_PTR_NULL(strstr(faults, "Ivy"));
    OT_HOLDS(faults, "episodes.csv:3:1: expected episode");
}

/* A file without headings begins with a person; and a canary in each column in turn. */
static void shows_no_canary_from_any_place(void)
{
    static const char *const columns[] = {
        "episode",    "scheme",         "referred", "accepted",   "started",
        "ended",      "hours",          "contacts", "discharged", "age_band",
        "sex",        "quintile",       "died",     "_own",       "at_home_91",
        "readmitted", "long_term_care",
    };
    char text[400];
    CU_ASSERT_PTR_NULL(strstr(faults_of("Ivy Canary,reablement,2023-04-03\n"
                                        "e2,falls,2023-04-03\n"),
                              "Canary"));
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        bool episode = i == 0, scheme = i == 1;
        snprintf(text, sizeof text, "%s%s%s\n%s%sIvy Canary\n%s%sIvy Canary\n",
                 episode ? "" : "episode,", scheme || episode ? "" : "scheme,",
                 columns[i], episode ? "" : "e1,", scheme || episode ? "" : "falls,",
                 episode ? "" : "e1,", scheme || episode ? "" : "falls,");
        const char *faults = faults_of(text);
        CU_ASSERT(strlen(faults) > 0);
        CU_ASSERT_PTR_NULL(strstr(faults, "Canary"));
    }
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(reads_episodes_under_a_pseudonym),
        OT_TEST(refuses_columns_that_tell_who_people_are),
        OT_TEST(sees_nhs_numbers_and_postcodes_and_shows_neither),
        OT_TEST(shows_no_cell_in_any_message),
        OT_TEST(shows_no_canary_from_any_place),
    };
    return OT_TESTS_RUN("personal", tests);
}
