/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks of any range, and words for any number. */
#include "config.h"

#include <math.h>

#include "harness.h"
#include "paper/scale.h"

static void check_range(double low, double high, bool zero, size_t most)
{
    struct ot_scale scale = ot_scale_fit(low, high, zero, most);
    double least = fmin(low, high), greatest = fmax(low, high);
    double step = ot_scale_tick(&scale, 1) - ot_scale_tick(&scale, 0);
    CU_ASSERT_TRUE(scale.ticks >= 2);
    CU_ASSERT_TRUE(scale.ticks <= most + 1);
    CU_ASSERT_TRUE(isfinite(scale.low) && isfinite(scale.high));
    CU_ASSERT_TRUE(scale.low < scale.high);
    CU_ASSERT_TRUE(scale.low <= least + step * 1e-6 || least < -1e300);
    CU_ASSERT_TRUE(scale.high >= greatest - step * 1e-6 || greatest > 1e300);
    if (zero)
        CU_ASSERT_TRUE(scale.low <= 0 && scale.high >= 0);
    for (size_t i = 1; i < scale.ticks; i++)
        CU_ASSERT_TRUE(ot_scale_tick(&scale, i) > ot_scale_tick(&scale, i - 1));
}

static void every_range_has_ticks_that_hold_it(void)
{
    static const double end[] = { 0,     1,      -1,     0.1,     0.3,      7,     -99.5,
                                  1e-12, 1e-7,   123456, -2e9,    1e15,     1e300, -1e300,
                                  1e308, 1e-300, 4e-320, 33.3333, 100.0001, -0.05 };
    size_t ends = sizeof end / sizeof end[0];
    for (size_t a = 0; a < ends; a++)
        for (size_t b = 0; b < ends; b++)
            for (size_t most = 2; most <= 8; most++) {
                check_range(end[a], end[b], false, most);
                check_range(end[a], end[b], true, most);
            }
}

static void check_ticks(double low, double high, enum ot_form form, const char *expected)
{
    char all[400] = "", words[OT_WORDS_ROOM];
    struct ot_scale scale = ot_scale_fit(low, high, false, 6);
    for (size_t i = 0; i < scale.ticks; i++) {
        strncat(all, i ? " " : "", sizeof all - strlen(all) - 1);
        strncat(all, ot_scale_words(&scale, i, form, words),
                sizeof all - strlen(all) - 1);
    }
    OT_SAME(all, expected);
}

static void ticks_are_1_2_or_5_times_a_power_of_ten(void)
{
    check_ticks(0, 2742000, OT_FORM_MONEY, "£0 £0.5m £1.0m £1.5m £2.0m £2.5m £3.0m");
    check_ticks(0, 1500, OT_FORM_MONEY, "£0 £500 £1,000 £1,500");
    check_ticks(-3e6, 1e6, OT_FORM_MONEY, "−£3m −£2m −£1m £0 £1m");
    check_ticks(0.7, 0.97, OT_FORM_SHARE, "70% 75% 80% 85% 90% 95% 100%");
    check_ticks(0, 0.3, OT_FORM_PLAIN, "0 0.05 0.10 0.15 0.20 0.25 0.30");
    check_ticks(0, 2.5, OT_FORM_MONEY, "£0 £0.50 £1.00 £1.50 £2.00 £2.50");
    check_ticks(5, 5, OT_FORM_PLAIN, "4.7 4.8 4.9 5.0 5.1 5.2 5.3");
    check_ticks(0, 0, OT_FORM_PLAIN, "0 0.2 0.4 0.6 0.8 1.0");
}

static void check_words(double value, enum ot_form form, const char *expected)
{
    char words[OT_WORDS_ROOM];
    OT_SAME(ot_number_words(value, form, words), expected);
}

static void numbers_are_read_in_three_digits(void)
{
    check_words(2742000, OT_FORM_MONEY, "£2.74m");
    check_words(603500, OT_FORM_MONEY, "£604k");
    check_words(999999, OT_FORM_MONEY, "£1.00m");
    check_words(1540, OT_FORM_MONEY, "£1,540");
    check_words(-485, OT_FORM_MONEY, "−£485");
    check_words(1.2, OT_FORM_MONEY, "£1.20");
    check_words(0, OT_FORM_MONEY, "£0");
    check_words(3.2e9, OT_FORM_MONEY, "£3.20bn");
    check_words(0.854, OT_FORM_SHARE, "85%");
    check_words(0.0042, OT_FORM_SHARE, "0.4%");
    check_words(82345, OT_FORM_PLAIN, "82,300");
    check_words(412, OT_FORM_PLAIN, "412");
    check_words(0.77, OT_FORM_PLAIN, "0.770");
    check_words(1e20, OT_FORM_PLAIN, "1e+20");
    check_words(NAN, OT_FORM_MONEY, "not known");
}

static void a_signed_number_shows_its_plus(void)
{
    char words[OT_WORDS_ROOM];
    OT_SAME(ot_number_signed(1.75e6, OT_FORM_MONEY, words), "+£1.75m");
    OT_SAME(ot_number_signed(-1.75e6, OT_FORM_MONEY, words), "−£1.75m");
    OT_SAME(ot_number_signed(0, OT_FORM_MONEY, words), "£0");
}

static void a_value_stands_between_the_ends(void)
{
    struct ot_scale scale = ot_scale_fit(0, 10, true, 5);
    scale.from = 100;
    scale.to = 300;
    CU_ASSERT_EQUAL(ot_scale_at(&scale, 5), 200);
    CU_ASSERT_EQUAL(ot_scale_at(&scale, -7), 100);
    CU_ASSERT_EQUAL(ot_scale_at(&scale, 1e9), 300);
}

static void pounds_for_each_of_something_are_money(void)
{
    CU_ASSERT_EQUAL(ot_form_of("GBP"), OT_FORM_MONEY);
    CU_ASSERT_EQUAL(ot_form_of("GBP/fall"), OT_FORM_MONEY);
    CU_ASSERT_EQUAL(ot_form_of("fall"), OT_FORM_PLAIN);
    CU_ASSERT_EQUAL(ot_form_of(NULL), OT_FORM_PLAIN);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(every_range_has_ticks_that_hold_it),
        OT_TEST(ticks_are_1_2_or_5_times_a_power_of_ten),
        OT_TEST(numbers_are_read_in_three_digits),
        OT_TEST(a_signed_number_shows_its_plus),
        OT_TEST(a_value_stands_between_the_ends),
        OT_TEST(pounds_for_each_of_something_are_money),
    };
    return OT_TESTS_RUN("scale", tests);
}
