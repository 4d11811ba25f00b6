/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods: what is read, what is refused, and how they are printed. */
#include "config.h"

#include <math.h>

#include "base/date.h"
#include "harness.h"
#include "plan/period.h"

static int day(int year, int month, int of_month)
{
    return ot_date_days((struct ot_date){ year, month, of_month });
}

static struct ot_period read(const char *text)
{
    struct ot_period period = OT_PERIOD_NONE;
    struct ot_error err = { 0 };
    if (ot_period_read(text, &period, &err) != 0)
        OT_SAME(err.text, "a period");
    return period;
}

static const char *refusal(const char *text)
{
    static struct ot_error err;
    struct ot_period period = { 7, 8 };
    CU_ASSERT_EQUAL(ot_period_read(text, &period, &err), -1);
    CU_ASSERT_EQUAL(period.first, 7);
    CU_ASSERT_EQUAL(period.last, 8);
    return err.text;
}

static void reads_each_way_of_writing(void)
{
    static const struct {
        const char *text;
        int first[3], last[3];
    } cases[] = {
        { "2023-24", { 2023, 4, 1 }, { 2024, 3, 31 } },
        { "2023/24", { 2023, 4, 1 }, { 2024, 3, 31 } },
        { "2011/12", { 2011, 4, 1 }, { 2012, 3, 31 } },
        { "1999-00", { 1999, 4, 1 }, { 2000, 3, 31 } },
        { "2012-13", { 2012, 4, 1 }, { 2013, 3, 31 } },
        { "2023-24 Q1", { 2023, 4, 1 }, { 2023, 6, 30 } },
        { "2023-24 Q3", { 2023, 10, 1 }, { 2023, 12, 31 } },
        { "2023/24 q4", { 2024, 1, 1 }, { 2024, 3, 31 } },
        { "2011-12 Q4", { 2012, 1, 1 }, { 2012, 3, 31 } },
        { "2013-14 H1", { 2013, 4, 1 }, { 2013, 9, 30 } },
        { "2013-14 H2", { 2013, 10, 1 }, { 2014, 3, 31 } },
        { "2023-04", { 2023, 4, 1 }, { 2023, 4, 30 } },
        { "2024-02", { 2024, 2, 1 }, { 2024, 2, 29 } },
        { "Apr-23", { 2023, 4, 1 }, { 2023, 4, 30 } },
        { "apr 2023", { 2023, 4, 1 }, { 2023, 4, 30 } },
        { "April 2023", { 2023, 4, 1 }, { 2023, 4, 30 } },
        { "Dec 2011", { 2011, 12, 1 }, { 2011, 12, 31 } },
        { "2023-09-20", { 2023, 9, 20 }, { 2023, 9, 20 } },
        { "20/09/2023", { 2023, 9, 20 }, { 2023, 9, 20 } },
        { "2013-06..2013-11", { 2013, 6, 1 }, { 2013, 11, 30 } },
        { "2023-24 .. 2024-25", { 2023, 4, 1 }, { 2025, 3, 31 } },
        { "2023-01..2023-12", { 2023, 1, 1 }, { 2023, 12, 31 } },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const int *a = cases[i].first, *b = cases[i].last;
        struct ot_period period = read(cases[i].text);
        CU_ASSERT_EQUAL(period.first, day(a[0], a[1], a[2]));
        CU_ASSERT_EQUAL(period.last, day(b[0], b[1], b[2]));
    }
}

static void refuses_what_is_not_a_period(void)
{
    static const char *const texts[] = {
        "",          "2023",       "23-24",           "2023-24 Q5",  "2023-24 H3",
        "2023-24Q1", "April",      "Apri 2023",       "Smarch 2023", "2023-24 Q",
        "2023-4",    "2023-09-31", "31/04/2023",      "2023-24..",   "..2023-24",
        "Apr 23",    "1899-00",    "2023-24 2024-25",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        OT_HOLDS(refusal(texts[i]), "2023-24");
}

static void says_that_a_year_may_be_a_month(void)
{
    OT_SAME(refusal("2011-12"),
            "\"2011-12\" may be the financial year 2011/12 or December "
            "2011; write 2011/12, or Dec 2011");
    OT_HOLDS(refusal("2000-01"), "write 2000/01, or Jan 2000");
    OT_HOLDS(refusal("2011-12..2012-13"), "may be");
    CU_ASSERT_EQUAL(ot_period_days(read("1999-12")), 31);
}

static void says_that_a_spreadsheet_rewrote_a_date(void)
{
    OT_HOLDS(refusal("04/01/23"), "may be 1 April 2023 or 4 January 2023");
    OT_HOLDS(refusal("09/20/23"), "seems to be 20 September 2023; write 2023-09-20");
    OT_HOLDS(refusal("4/1/2023"), "write 2023-04-01, or 2023-01-04");
    OT_HOLDS(refusal("20/9/2023"), "seems to be 20 September 2023");
    CU_ASSERT_FALSE(ot_period_is_mangled("40/40/2023", NULL));
    CU_ASSERT_FALSE(ot_period_is_mangled("2023-24", NULL));
}

static void cuts_a_long_text_short(void)
{
    char text[200];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    OT_HOLDS(refusal(text), "xxx...\"");
    CU_ASSERT(strlen(refusal(text)) < 160);
}

static void reads_a_year_where_only_a_year_can_be_meant(void)
{
    int year = 0;
    CU_ASSERT_EQUAL(ot_year_read("2011-12", &year), 0);
    CU_ASSERT_EQUAL(year, 2011);
    CU_ASSERT_EQUAL(ot_year_read("2023-25", &year), -1);
    CU_ASSERT_EQUAL(ot_year_read("2023", &year), -1);
    CU_ASSERT_EQUAL(year, 2011);
}

static void prints_as_people_read(void)
{
    static const char *const cases[][2] = {
        { "2023-24", "2023-24" },
        { "2011/12", "2011-12" },
        { "2023-24 Q3", "2023-24 Q3" },
        { "2024-01..2024-03", "2023-24 Q4" },
        { "2013-14 H1", "2013-14 H1" },
        { "2023-04", "Apr 2023" },
        { "2013-06..2013-11", "Jun-Nov 2013" },
        { "2013-11..2014-02", "Nov 2013 to Feb 2014" },
        { "2023-01..2023-12", "Jan-Dec 2023" },
        { "2023-09-20", "20 Sep 2023" },
        { "2023-09-20..2023-10-03", "20 Sep 2023 to 3 Oct 2023" },
        { "2023-24..2024-25", "2023-24 to 2024-25" },
        { "1999-00..2000/01", "1999-00 to 2000-01" },
    };
    char into[OT_PERIOD_ROOM];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        OT_SAME(ot_period_write(read(cases[i][0]), into), cases[i][1]);
    OT_SAME(ot_period_write(OT_PERIOD_NONE, into), "");
    OT_SAME(ot_year_write(2099, into), "2099-00");
}

static void knows_how_long_a_period_is(void)
{
    CU_ASSERT_EQUAL(ot_period_days(read("2023-24")), 366);
    CU_ASSERT_EQUAL(ot_period_days(OT_PERIOD_NONE), 0);
    CU_ASSERT(ot_period_years(read("2023-24")) == 1);
    CU_ASSERT(ot_period_years(read("2022-23")) == 1);
    CU_ASSERT(ot_period_years(read("2023-24 Q1")) == 0.25);
    CU_ASSERT(ot_period_years(read("2023-24..2024-25")) == 2);
    CU_ASSERT(fabs(ot_period_years(read("2023-09-20")) - 1 / 365.25) < 1e-15);
}

static void compares_periods(void)
{
    struct ot_period year = read("2023-24"), quarter = read("2023-24 Q3");
    CU_ASSERT_TRUE(ot_period_within(quarter, year));
    CU_ASSERT_FALSE(ot_period_within(year, quarter));
    CU_ASSERT_FALSE(ot_period_within(OT_PERIOD_NONE, year));
    CU_ASSERT_TRUE(ot_period_overlap(quarter, read("2023-12..2024-01")));
    CU_ASSERT_FALSE(ot_period_overlap(quarter, read("2023-24 Q2")));
    CU_ASSERT_FALSE(ot_period_overlap(OT_PERIOD_NONE, year));
    CU_ASSERT_TRUE(ot_period_same(year, ot_period_of_year(2023)));
    CU_ASSERT_TRUE(ot_period_is_year(year));
    CU_ASSERT_FALSE(ot_period_is_year(read("2023-01..2023-12")));
    CU_ASSERT_EQUAL(ot_period_financial_year(read("2024-03")), 2023);
    CU_ASSERT_EQUAL(ot_period_financial_year(read("2024-04")), 2024);
    CU_ASSERT_TRUE(ot_period_is_none(OT_PERIOD_NONE));
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(reads_each_way_of_writing),
        OT_TEST(refuses_what_is_not_a_period),
        OT_TEST(says_that_a_year_may_be_a_month),
        OT_TEST(says_that_a_spreadsheet_rewrote_a_date),
        OT_TEST(cuts_a_long_text_short),
        OT_TEST(reads_a_year_where_only_a_year_can_be_meant),
        OT_TEST(prints_as_people_read),
        OT_TEST(knows_how_long_a_period_is),
        OT_TEST(compares_periods),
    };
    return OT_TESTS_RUN("period", tests);
}
