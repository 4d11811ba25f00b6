/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units and prices: their algebra, and their words. */
#include "config.h"

#include "harness.h"
#include "value/unit.h"

static struct ot_unit unit(const char *text)
{
    struct ot_unit out = { .text = "unread" };
    ot_unit_read(text, &out);
    return out;
}

static void reads_into_one_form(void)
{
    OT_SAME(unit("person").text, "person");
    OT_SAME(unit("fall/year/person").text, "fall/person/year");
    OT_SAME(unit("year*person").text, "person*year");
    OT_SAME(unit("person*GBP").text, "GBP*person");
    OT_SAME(unit("1").text, "1");
    OT_SAME(unit("%").text, "1");
    OT_SAME(unit("1/year").text, "1/year");
    OT_SAME(unit("GBP*1").text, "GBP");
}

static void common_words_cancel(void)
{
    OT_SAME(unit("GBP/person*person").text, "GBP");
    OT_SAME(unit("fall/fall").text, "1");
    OT_SAME(unit("bed*bed/bed").text, "bed");
    OT_SAME(unit("bed*bed").text, "bed*bed");
}

static void refuses_what_is_no_unit(void)
{
    static const char *const bad[] = { "",        " ",       "£",        "Person",
                                       "bed day", "person/", "/year",    "a**b",
                                       "2",       "%/year",  "person\n", "a//b",
                                       "per-son", "1e3" };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct ot_unit out = { .text = "untouched" };
        CU_ASSERT_EQUAL(ot_unit_read(bad[i], &out), -1);
        OT_SAME(out.text, "untouched");
    }
    CU_ASSERT_EQUAL(ot_unit_read(NULL, &(struct ot_unit){ .text = "" }), -1);
}

static void refuses_what_is_too_long(void)
{
    struct ot_unit out = unit("person");
    struct ot_unit long_word = unit("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstu");
    struct ot_unit pair = unit("zbcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstu");
    CU_ASSERT_EQUAL(ot_unit_multiply(long_word, pair, &pair), 0);
    CU_ASSERT_EQUAL(ot_unit_multiply(pair, pair, &out), -1);
    OT_SAME(out.text, "person");
    CU_ASSERT_EQUAL(
        ot_unit_read("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuv", &out), -1);
}

static void multiplies_and_divides(void)
{
    struct ot_unit out;
    CU_ASSERT_EQUAL(ot_unit_divide(unit("GBP"), unit("fall"), &out), 0);
    OT_SAME(out.text, "GBP/fall");
    CU_ASSERT_EQUAL(ot_unit_multiply(out, unit("fall"), &out), 0);
    OT_SAME(out.text, "GBP");
    CU_ASSERT_EQUAL(ot_unit_divide(out, unit("GBP"), &out), 0);
    OT_SAME(out.text, "1");
    CU_ASSERT_EQUAL(ot_unit_divide(out, unit("GBP/year"), &out), 0);
    OT_SAME(out.text, "year/GBP");
    CU_ASSERT_TRUE(ot_unit_same(ot_unit_one(), unit("%")));
    CU_ASSERT_FALSE(ot_unit_same(unit("fall"), unit("fall/year")));
}

static void knows_money(void)
{
    CU_ASSERT_TRUE(ot_unit_is_money(unit("GBP")));
    CU_ASSERT_FALSE(ot_unit_is_money(unit("GBP/year")));
    CU_ASSERT_TRUE(ot_unit_holds_money(unit("GBP/year")));
    CU_ASSERT_FALSE(ot_unit_holds_money(unit("year/GBP")));
    CU_ASSERT_TRUE(ot_unit_needs_prices(unit("year/GBP")));
    CU_ASSERT_FALSE(ot_unit_needs_prices(unit("year")));
}

static void check_people(const char *text, const char *many, const char *one)
{
    char into[OT_UNIT_ROOM];
    OT_SAME(ot_unit_people(unit(text), true, into), many);
    OT_SAME(ot_unit_people(unit(text), false, into), one);
}

static void speaks_to_people(void)
{
    check_people("person", "people", "person");
    check_people("admission/per_100000/person", "admissions per 100,000 people",
                 "admission per 100,000 people");
    check_people("1/per_1000", "per 1,000", "per 1,000");
    check_people("day/per_100000", "days per 100,000", "day per 100,000");
    check_people("fall/per_100/person/year", "falls per 100 people a year",
                 "fall per 100 people a year");
    check_people("1/per_1x", "for each per 1x", "for each per 1x");
    check_people("bed_day", "bed days", "bed day");
    check_people("qaly", "QALYs", "QALY");
    check_people("call_out", "call-outs", "call-out");
    check_people("GBP/fall", "£ for each fall", "£ for each fall");
    check_people("GBP/person/year", "£ for each person a year",
                 "£ for each person a year");
    check_people("fall/person/year", "falls for each person a year",
                 "fall for each person a year");
    check_people("GBP/hour", "£ an hour", "£ an hour");
    check_people("1", "", "");
    check_people("1/year", "a year", "a year");
    check_people("fall/bed/person", "falls for each bed and person",
                 "fall for each bed and person");
}

static void makes_plurals_of_unknown_words(void)
{
    check_people("therapy", "therapies", "therapy");
    check_people("holiday", "holidays", "holiday");
    check_people("lunch", "lunches", "lunch");
    check_people("day_centre_place", "day centre places", "day centre place");
    check_people("bus", "buses", "bus");
    check_people("loss", "losses", "loss");
    check_people("persons", "persons", "persons");
    check_people("home_visits", "home visits", "home visits");
}

static void the_table_holds_units_in_order(void)
{
    for (size_t i = 0; i < ot_unit_word_count; i++) {
        OT_SAME(unit(ot_unit_words[i].singular).text, ot_unit_words[i].singular);
        CU_ASSERT_TRUE(i == 0 || strcmp(ot_unit_words[i - 1].singular,
                                        ot_unit_words[i].singular) < 0);
    }
}

static const struct ot_prices none = { OT_PRICE_NONE, 0 };
static const struct ot_prices cash_2015 = { OT_PRICE_CASH, 2015 };
static const struct ot_prices cash_2014 = { OT_PRICE_CASH, 2014 };
static const struct ot_prices real_2015 = { OT_PRICE_REAL, 2015 };
static const struct ot_prices present_2015 = { OT_PRICE_PRESENT, 2015 };

static void check_meet(struct ot_prices a, struct ot_prices b, const char *words)
{
    struct ot_prices out;
    char into[OT_PRICES_ROOM];
    CU_ASSERT_TRUE(ot_prices_meet(a, b, &out));
    OT_SAME(ot_prices_write(out, into), words);
    CU_ASSERT_TRUE(ot_prices_meet(b, a, &out));
    OT_SAME(ot_prices_write(out, into), words);
}

static void prices_of_one_year_meet(void)
{
    check_meet(cash_2015, cash_2015, "cash of 2015-16");
    check_meet(cash_2015, real_2015, "2015-16 prices");
    check_meet(cash_2015, cash_2014, "cash of several years");
    check_meet(none, real_2015, "2015-16 prices");
    check_meet(present_2015, present_2015, "present value, 2015-16 prices");
    check_meet(none, none, "");
}

static void prices_of_two_years_do_not_meet(void)
{
    struct ot_prices out, several = { OT_PRICE_CASH, 0 };
    CU_ASSERT_FALSE(ot_prices_meet(cash_2014, real_2015, &out));
    CU_ASSERT_FALSE(ot_prices_meet(real_2015, present_2015, &out));
    CU_ASSERT_FALSE(ot_prices_meet(several, real_2015, &out));
    CU_ASSERT_FALSE(
        ot_prices_meet(real_2015, (struct ot_prices){ OT_PRICE_REAL, 2016 }, &out));
}

static void a_century_turns(void)
{
    char into[OT_PRICES_ROOM];
    OT_SAME(ot_prices_write((struct ot_prices){ OT_PRICE_REAL, 1999 }, into),
            "1999-00 prices");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(reads_into_one_form),
        OT_TEST(common_words_cancel),
        OT_TEST(refuses_what_is_no_unit),
        OT_TEST(refuses_what_is_too_long),
        OT_TEST(multiplies_and_divides),
        OT_TEST(knows_money),
        OT_TEST(speaks_to_people),
        OT_TEST(makes_plurals_of_unknown_words),
        OT_TEST(the_table_holds_units_in_order),
        OT_TEST(prices_of_one_year_meet),
        OT_TEST(prices_of_two_years_do_not_meet),
        OT_TEST(a_century_turns),
    };
    return OT_TESTS_RUN("unit", tests);
}
