/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links: what a cell names must be in its table. */
#include "config.h"

#include "plan_folder.h"

static const char *faults_of(const char *file, const char *bytes)
{
    static char faults[2000];
    struct ot_text text = { 0 };
    plan_folder_try(file, bytes, &text);
    snprintf(faults, sizeof faults, "%s", ot_text_string(&text));
    ot_text_free(&text);
    return faults;
}

static void tells_of_each_cell_that_names_nothing(void)
{
    OT_SAME(faults_of("requirements.csv", "id,kind,name,metric,reference\n"
                                          "a,payment,Part,at_home_19,S1 p2\n"
                                          "b,payment,Part,zzz,S0\n"),
            "requirements.csv:2:4: no metric \"at_home_19\" in metrics; did you mean "
            "\"at_home_91\"?\n"
            "requirements.csv:2:5: no paper \"S1\" in papers\n"
            "requirements.csv:3:4: no metric \"zzz\" in metrics");
}

static void says_nothing_of_links_to_a_table_it_could_not_read(void)
{
    OT_SAME(
        faults_of("papers.csv", "id,title\nS1,One,two\n"),
        "papers.csv:2: expected 2 cells, found 3; a cell that holds a comma must be in "
        "quotes");
    OT_SAME(
        faults_of("papers.csv", "idd,title\nS0,One\n"),
        "papers.csv:1: no column \"id\", which papers needs (short, without spaces: "
        "references begin with it)\n"
        "papers.csv:1:1: no column \"idd\" in papers; did you mean \"id\"? (begin your "
        "own columns with \"_\")");
}

static void finds_each_circle_once(void)
{
    OT_SAME(
        faults_of("schemes.csv", "id,name,part_of\na,A,a\nb,B,d\nc,C,b\nd,D,c\ne,E,b\n"),
        "schemes.csv:2: part_of goes in a circle: a > a; a scheme cannot be part of "
        "itself\n"
        "schemes.csv:3: part_of goes in a circle: b > d > c > b; a scheme cannot be part "
        "of itself");
}

static void takes_the_commissioner_of_the_scheme(void)
{
    OT_SAME(faults_of("spend.csv", "scheme,commissioner,nhs_share,period,basis,amount,"
                                   "quality\n"
                                   "reablement,,40%,2023-24,planned,1,returned\n"
                                   "falls,joint,40%,2023-24,planned,1,returned\n"),
            "");
    OT_SAME(
        faults_of("spend.csv", "scheme,commissioner,nhs_share,2023-24 planned,"
                               "2024-25 planned,quality\n"
                               "reablement,LA,40%,1,2,returned\n"),
        "spend.csv:2:3: nhs_share is for the commissioner \"joint\" alone; found \"LA\"");
}

static void does_not_take_a_small_percentage_for_a_fraction(void)
{
    OT_SAME(faults_of("performance.csv",
                      "metric,role,period,value,numerator,denominator,quality\n"
                      "at_home_91,baseline,2022-23,0.9,9,1000,returned\n"
                      "at_home_91,actual,2022-23,0.9%,900,1000,returned\n"
                      "at_home_91,actual,2023-24,1,,,returned\n"),
            "");
}

static void shows_no_name_of_a_table_about_people(void)
{
    OT_SAME(faults_of("episodes.csv", "episode,scheme\n1,Mrs Jones\n"),
            "episodes.csv:2:2: no such scheme in schemes");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(tells_of_each_cell_that_names_nothing),
        OT_TEST(says_nothing_of_links_to_a_table_it_could_not_read),
        OT_TEST(finds_each_circle_once),
        OT_TEST(takes_the_commissioner_of_the_scheme),
        OT_TEST(does_not_take_a_small_percentage_for_a_fraction),
        OT_TEST(shows_no_name_of_a_table_about_people),
    };
    return OT_TESTS_RUN("link", tests);
}
