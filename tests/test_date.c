/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as day numbers, held against a calendar that steps day by day. */
#include "config.h"

#include <stdio.h>

#include "base/date.h"
#include "harness.h"

/* Written apart from the code under test. */
static struct ot_date next(struct ot_date date)
{
    static const int length[] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    int last = length[date.month];
    if (date.month == 2 && date.year % 4 == 0 && date.year != 1900 && date.year != 2100)
        last = 29;
    if (date.day < last)
        return (struct ot_date){ date.year, date.month, date.day + 1 };
    if (date.month < 12)
        return (struct ot_date){ date.year, date.month + 1, 1 };
    return (struct ot_date){ date.year + 1, 1, 1 };
}

static bool same(struct ot_date a, struct ot_date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static void counts_every_day_of_two_centuries(void)
{
    struct ot_date date = { 1900, 1, 1 };
    int wrong = 0, days = -25567;
    for (; date.year <= 2100; date = next(date), days++)
        wrong += ot_date_days(date) != days || !same(ot_date_of(days), date) ||
                 !ot_date_is_valid(date);
    CU_ASSERT_EQUAL(wrong, 0);
    CU_ASSERT_EQUAL(days, 47847); /* 1 January 2101 */
}

static void reads_every_day_that_it_writes(void)
{
    int wrong = 0;
    for (int day = -25567; day < 47847; day++) {
        char text[16], british[16];
        struct ot_date date = ot_date_of(day);
        int back = 0, again = 0;
        ot_date_write(day, text);
        snprintf(british, sizeof british, "%02d/%02d/%04d", date.day, date.month,
                 date.year);
        wrong += ot_date_read(text, &back) != 0 || back != day;
        wrong += ot_date_read(british, &again) != 0 || again != day;
    }
    CU_ASSERT_EQUAL(wrong, 0);
}

static void counts_far_from_our_time(void)
{
    for (long day = -2147483647L; day <= 2147483647L; day += 104729L * 1009) {
        struct ot_date date = ot_date_of((int)day);
        CU_ASSERT_EQUAL(ot_date_days(date), day);
    }
    CU_ASSERT(same(ot_date_of(-719468), (struct ot_date){ 0, 3, 1 }));
    CU_ASSERT(same(ot_date_of(-719528), (struct ot_date){ 0, 1, 1 }));
}

static void knows_the_length_of_months(void)
{
    CU_ASSERT_EQUAL(ot_month_length(2024, 2), 29);
    CU_ASSERT_EQUAL(ot_month_length(2023, 2), 28);
    CU_ASSERT_EQUAL(ot_month_length(2000, 2), 29);
    CU_ASSERT_EQUAL(ot_month_length(2100, 2), 28);
    CU_ASSERT_EQUAL(ot_month_length(2023, 12), 31);
    CU_ASSERT_EQUAL(ot_month_length(2023, 0), 0);
    CU_ASSERT_EQUAL(ot_month_length(2023, 13), 0);
}

static void refuses_what_is_no_date(void)
{
    static const char *const texts[] = {
        "",
        "2023-02-29",
        "2024-04-31",
        "2024-3-1",
        "2024-13-01",
        "2024-00-10",
        "2024-01-00",
        "0000-01-01",
        "1899-12-31",
        "2200-01-01",
        "20230920",
        "2023/09/20",
        "4/1/2023",
        "09/20/23",
        "04/01/23",
        "31/02/2023",
        "32/01/2023",
        "01/13/2023",
        "2023-09-2x",
        "2023-09-20 ",
        " 2023-09-20",
        "2023-09-200",
        "+023-09-20",
        "20-09-2023",
        "20.09.2023",
    };
    int days = 12345;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        CU_ASSERT_EQUAL(ot_date_read(texts[i], &days), -1);
    CU_ASSERT_EQUAL(days, 12345);
}

static void reads_the_ends_of_its_range(void)
{
    int days = 0;
    CU_ASSERT_EQUAL(ot_date_read("1900-01-01", &days), 0);
    CU_ASSERT_EQUAL(days, -25567);
    CU_ASSERT_EQUAL(ot_date_read("31/12/2199", &days), 0);
    CU_ASSERT_EQUAL(days, 84005);
    CU_ASSERT_EQUAL(ot_date_read("1970-01-01", &days), 0);
    CU_ASSERT_EQUAL(days, 0);
}

static void writes_dates_for_people(void)
{
    char into[32];
    int days = 0;
    CU_ASSERT_EQUAL(ot_date_read("2023-09-20", &days), 0);
    OT_SAME(ot_date_people(days, into), "20 September 2023");
    OT_SAME(ot_date_people(0, into), "1 January 1970");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(counts_every_day_of_two_centuries),
        OT_TEST(reads_every_day_that_it_writes),
        OT_TEST(counts_far_from_our_time),
        OT_TEST(knows_the_length_of_months),
        OT_TEST(refuses_what_is_no_date),
        OT_TEST(reads_the_ends_of_its_range),
        OT_TEST(writes_dates_for_people),
    };
    return OT_TESTS_RUN("date", tests);
}
