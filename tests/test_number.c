/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers read and written, whatever the locale. */
#include "config.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/number.h"
#include "harness.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define POUND "\xC2\xA3"

static void reads_plain_numbers(void)
{
    static const struct {
        const char *text;
        double value;
    } cases[] = {
        { "0", 0 },
        { "-1", -1 },
        { "007", 7 },
        { "1234.50", 1234.5 },
        { "0.1", 0.1 },
        { "1e3", 1000 },
        { "1E-09", 1e-9 },
        { "2.5e+2", 250 },
        { "12345678901234567", 12345678901234568.0 },
        { "9007199254740993", 9007199254740992.0 },
        { "9007199254740993.00000000000000000000001", 9007199254740994.0 },
        { "1.7976931348623157e308", DBL_MAX },
        { "4.9e-324", 4.9406564584124654e-324 },
        { "1e-400", 0 },
        { "0e99999999999", 0 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        double value = -99;
        CU_ASSERT_EQUAL(ot_number_read(cases[i].text, &value), 0);
        CU_ASSERT_EQUAL(value, cases[i].value);
    }
}

static void refuses_what_strtod_would_take(void)
{
    static const char *const texts[] = {
        "",       "nan",     "inf",    "-Infinity",
        "0x1p10", " 12",     "12 ",    "1,234",
        "+1",     ".5",      "5.",     "-",
        "--1",    "1e",      "1e+",    "1e999",
        "1.2.3",  "12abc",   "1 000",  "\t1",
        "-e5",    "1e5.5",   "-.5",    "1_000",
        "NAN(1)", POUND "1", "1%",     "\xD9\xA1",
        "1\n",    "1d5",     "-1e400", "123456789012345678",
    };
    double value = 42;
    for (size_t i = 0; i < COUNT(texts); i++) {
        CU_ASSERT_EQUAL(ot_number_read(texts[i], &value), -1);
        CU_ASSERT_EQUAL(value, 42);
    }
}

static void refuses_a_text_of_absurd_length(void)
{
    char text[1200];
    double value = 42;
    memset(text, '1', sizeof text);
    memcpy(text, "0.", 2);
    text[1000] = '\0';
    CU_ASSERT_EQUAL(ot_number_read(text, &value), 0);
    CU_ASSERT_EQUAL(value, 1.0 / 9);
    text[1000] = '1';
    text[1199] = '\0';
    CU_ASSERT_EQUAL(ot_number_read(text, &value), -1);
}

static uint64_t random_bits(void)
{
    static uint64_t state = 0x9E3779B97F4A7C15U;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static int digits_of(const char *text)
{
    int digits = 0, zeros = 0;
    for (; *text && *text != 'e'; text++) {
        if (*text < '0' || *text > '9')
            continue;
        zeros += *text == '0' && digits;
        if (*text != '0') {
            digits += zeros + 1;
            zeros = 0;
        }
    }
    return digits;
}

/* One digit fewer is another number; but a whole one is written whole. */
static bool is_shortest(double value, const char *text)
{
    char fewer[OT_NUMBER_ROOM];
    int digits = digits_of(text);
    if (digits < 2 || (fabs(value) < 1e17 && floor(value) == value))
        return true;
    snprintf(fewer, sizeof fewer, "%.*e", digits - 2, value);
    return strtod(fewer, NULL) != value;
}

static bool returns_the_same(double value)
{
    char shortest[OT_NUMBER_ROOM], exact[OT_NUMBER_ROOM];
    double a = -1, b = -1;
    ot_number_write(value, shortest);
    ot_number_exact(value, exact);
    return ot_number_read(shortest, &a) == 0 && ot_number_read(exact, &b) == 0 &&
           a == value && b == value && strlen(shortest) <= strlen(exact) &&
           is_shortest(value, shortest);
}

static int count_lost(void)
{
    int lost = 0, rounds = getenv("OUTTURN_NIGHTLY") ? 1000000 : 30000;
    for (int i = 0; i < rounds; i++) {
        uint64_t bits = random_bits();
        double any, cents = (double)(int64_t)(bits >> 24) / 100;
        memcpy(&any, &bits, sizeof any);
        if (isfinite(any))
            lost += !returns_the_same(any);
        lost += !returns_the_same(cents);
    }
    return lost;
}

static void reads_back_the_same_bits(void)
{
    static const double edges[] = { DBL_MAX,  -DBL_MAX, DBL_MIN, DBL_TRUE_MIN,
                                    1e22,     1e23,     1e17,    99999999999999984.0,
                                    0.1 + 0.2 };
    for (size_t i = 0; i < COUNT(edges); i++)
        CU_ASSERT_TRUE(returns_the_same(edges[i]));
    CU_ASSERT_EQUAL(count_lost(), 0);
}

static void writes_the_shortest_text(void)
{
    static const struct {
        double value;
        const char *text;
    } cases[] = {
        { 0.1, "0.1" },
        { 14424000, "14424000" },
        { 1e-9, "1e-09" },
        { -0.0, "0" },
        { -2.5, "-2.5" },
        { 0.1 + 0.2, "0.30000000000000004" },
        { 1e22, "1e+22" },
        { 1e16, "10000000000000000" },
        { 1234567890123450, "1234567890123450" },
        { DBL_TRUE_MIN, "5e-324" },
        { 1.0 / 3, "0.3333333333333333" },
    };
    char into[OT_NUMBER_ROOM];
    for (size_t i = 0; i < COUNT(cases); i++)
        OT_SAME(ot_number_write(cases[i].value, into), cases[i].text);
    OT_SAME(ot_number_write(NAN, into), "");
    OT_SAME(ot_number_write(-INFINITY, into), "");
}

static void writes_seventeen_digits_for_lineage(void)
{
    char into[OT_NUMBER_ROOM];
    OT_SAME(ot_number_exact(0.1, into), "0.10000000000000001");
    OT_SAME(ot_number_exact(-DBL_TRUE_MIN, into), "-4.9406564584124654e-324");
    OT_SAME(ot_number_exact(3, into), "3");
    OT_SAME(ot_number_exact(INFINITY, into), "");
}

static void writes_fixed_decimals(void)
{
    char into[OT_NUMBER_ROOM * 12];
    OT_SAME(ot_number_fixed(0.125, 2, into), "0.12");
    OT_SAME(ot_number_fixed(0.375, 2, into), "0.38");
    OT_SAME(ot_number_fixed(2.5, 0, into), "2");
    OT_SAME(ot_number_fixed(1.005, 2, into), "1.00");
    OT_SAME(ot_number_fixed(-0.001, 2, into), "0.00");
    OT_SAME(ot_number_fixed(-0.0, 0, into), "0");
    OT_SAME(ot_number_fixed(-0.005, 1, into), "0.0");
    OT_SAME(ot_number_fixed(-1.5, 1, into), "-1.5");
    OT_SAME(ot_number_fixed(1, 99, into), "1.000000000000");
    OT_SAME(ot_number_fixed(1.7, -3, into), "2");
    OT_SAME(ot_number_fixed(NAN, 2, into), "");
    CU_ASSERT_EQUAL(strlen(ot_number_fixed(-DBL_MAX, 12, into)), 1 + 309 + 1 + 12);
}

/* By hand, and yet as printf writes them. */
static void writes_whole_numbers(void)
{
    char into[OT_NUMBER_ROOM * 12], expected[OT_NUMBER_ROOM * 12];
    OT_SAME(ot_number_whole(0, into), "0");
    OT_SAME(ot_number_whole(UINT64_MAX, into), "18446744073709551615");
    OT_SAME(ot_number_exact(-0.0, into), "-0");
    OT_SAME(ot_number_exact(1e17, into), "1e+17");
    for (int i = 0; i < 10000; i++) {
        double value = (double)((int64_t)random_bits() >> (i % 58 + 6));
        if (fabs(value) >= 1e17)
            continue;
        snprintf(expected, sizeof expected, "%.17g", value);
        OT_SAME(ot_number_exact(value, into), expected);
        snprintf(expected, sizeof expected, "%.*f", i % 13, value);
        OT_SAME(ot_number_fixed(value, i % 13, into), expected);
    }
}

static void reads_numbers_as_spreadsheets_print_them(void)
{
    static const struct {
        const char *text;
        double value;
        int decimals;
    } cases[] = {
        { POUND "1,267,783", 1267783, 0 },
        { "-" POUND "1", -1, 0 },
        { POUND "-1", -1, 0 },
        { "(1,000)", -1000, 0 },
        { "(" POUND "1,000)", -1000, 0 },
        { POUND "(1,000.5)", -1000.5, 1 },
        { "1234.50", 1234.5, 1 },
        { "93.00", 93, 0 },
        { "93.040", 93.04, 2 },
        { "0.5", 0.5, 1 },
        { "0", 0, 0 },
        { "-12", -12, 0 },
        { "999,999.99", 999999.99, 2 },
        { "01", 1, 0 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        double value = -99;
        int decimals = -99;
        CU_ASSERT_EQUAL(ot_number_read_printed(cases[i].text, &value, &decimals), 0);
        CU_ASSERT_EQUAL(value, cases[i].value);
        CU_ASSERT_EQUAL(decimals, cases[i].decimals);
    }
}

static const char *const not_printed[] = {
    "",
    "12,34",
    "1.27E+06",
    "$1",
    "1 000",
    "1,2345",
    "1234,567",
    ",123",
    "1,,234",
    "1,234,",
    "0,123",
    "01,234",
    "1.",
    ".5",
    "(1",
    "1)",
    "(-1)",
    "--1",
    "-" POUND "-1",
    POUND,
    "-",
    "()",
    POUND POUND "1",
    "(" POUND "-1)",
    "+1",
    "\xA3"
    "1",
    "#REF!",
    "1,234.5,6",
    "1.2.3",
    " 1",
    "1 ",
    "1%",
    POUND " 1",
    "1,234,567,890,123,456,789",
    "1e5",
    "123456789012345678",
    "1-",
    "nan",
};

static void refuses_numbers_printed_in_other_ways(void)
{
    double value = 42;
    int decimals = 42;
    int64_t pence = 42;
    for (size_t i = 0; i < COUNT(not_printed); i++) {
        CU_ASSERT_EQUAL(ot_number_read_printed(not_printed[i], &value, &decimals), -1);
        CU_ASSERT_EQUAL(ot_pence_read(not_printed[i], &pence), -1);
    }
    CU_ASSERT(value == 42 && decimals == 42 && pence == 42);
}

static void reads_money_as_pence(void)
{
    static const struct {
        const char *text;
        int64_t pence;
    } cases[] = {
        { POUND "1,267,783", 126778300 },
        { "(1,000)", -100000 },
        { "0.1", 10 },
        { "0.01", 1 },
        { "-" POUND "0.99", -99 },
        { "1.500", 150 },
        { "29277173", 2927717300 },
        { "92233720368547758.07", INT64_MAX },
        { "-92233720368547758.08", INT64_MIN },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t pence = -42;
        CU_ASSERT_EQUAL(ot_pence_read(cases[i].text, &pence), 0);
        CU_ASSERT_EQUAL(pence, cases[i].pence);
    }
}

static void refuses_money_finer_than_pence_or_too_large(void)
{
    static const char *const texts[] = { "1.005", "0.001", "92233720368547758.08",
                                         "-92233720368547758.09", "99999999999999999" };
    int64_t pence = 42;
    for (size_t i = 0; i < COUNT(texts); i++)
        CU_ASSERT_EQUAL(ot_pence_read(texts[i], &pence), -1);
    CU_ASSERT_EQUAL(pence, 42);
}

static void writes_pence(void)
{
    char into[OT_NUMBER_ROOM];
    OT_SAME(ot_pence_write(1442400000, into), "14424000.00");
    OT_SAME(ot_pence_write(-5, into), "-0.05");
    OT_SAME(ot_pence_write(0, into), "0.00");
    OT_SAME(ot_pence_write(INT64_MIN, into), "-92233720368547758.08");
}

static void writes_numbers_for_people(void)
{
    static const struct {
        double value;
        int decimals;
        const char *text;
    } cases[] = {
        { 1234.5, 1, "1,234.5" },
        { 14424000, 0, "14,424,000" },
        { 999, 0, "999" },
        { 1000, 0, "1,000" },
        { -123456, 0, "-123,456" },
        { 999999.5, 0, "1,000,000" },
        { 1234.5, -1, "1,234.5" },
        { 29277173, -1, "29,277,173" },
        { 1.0 / 3, -1, "0.333333" },
        { 77.306, -1, "77.306" },
        { 1234567.89, -1, "1,234,568" },
        { 100, -1, "100" },
        { 0, -1, "0" },
        { -0.0, -1, "0" },
        { 0.000123, -1, "0.000123" },
        { 1.5e-9, -1, "1.5e-09" },
    };
    char into[OT_NUMBER_ROOM * 16];
    for (size_t i = 0; i < COUNT(cases); i++)
        OT_SAME(ot_number_people(cases[i].value, cases[i].decimals, into), cases[i].text);
    OT_SAME(ot_number_people(NAN, -1, into), "");
    CU_ASSERT_EQUAL(strlen(ot_number_people(-DBL_MAX, 12, into)), 1 + 309 + 102 + 13);
}

static void writes_money_for_people(void)
{
    static const struct {
        double pounds;
        const char *text;
    } cases[] = {
        { 14424000, POUND "14,424,000" },
        { 234.56, POUND "234.56" },
        { 240, POUND "240" },
        { 1234.56, POUND "1,235" },
        { 0, POUND "0" },
        { -0.001, POUND "0" },
        { -1, "-" POUND "1" },
        { -29000, "-" POUND "29,000" },
        { 0.5, POUND "0.50" },
        { 999.999, POUND "1,000" },
    };
    char into[OT_NUMBER_ROOM * 16];
    for (size_t i = 0; i < COUNT(cases); i++)
        OT_SAME(ot_money_people(cases[i].pounds, into), cases[i].text);
    OT_SAME(ot_money_people(INFINITY, into), "");
}

/* A locale with a decimal comma: one that is there, or one made for the test. */
static bool set_comma_locale(void)
{
    static const char *const names[] = { "de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8" };
    for (size_t i = 0; i < COUNT(names); i++)
        if (setlocale(LC_ALL, names[i]))
            return true;
    char command[512];
    snprintf(command, sizeof command,
             "localedef -i de_DE -f UTF-8 %s/de_DE.UTF-8 >%s/localedef 2>&1",
             ot_test_folder(), ot_test_folder());
    setenv("LOCPATH", ot_test_folder(), 1);
    return system(command) != -1 && setlocale(LC_ALL, "de_DE.UTF-8");
}

static void reads_and_writes_the_same_in_a_locale_with_a_decimal_comma(void)
{
    char text[OT_NUMBER_ROOM], printed[8];
    char room[OT_NUMBER_ROOM * 16];
    double value = 0;
    if (!set_comma_locale()) {
        ot_skip("no locale with a decimal comma, and none can be made");
        CU_ASSERT_EQUAL(value, 0);
        return;
    }
    snprintf(printed, sizeof printed, "%.1f", 1.5);
    OT_SAME(printed, "1,5");
    CU_ASSERT_EQUAL(ot_number_read("1.5", &value), 0);
    CU_ASSERT_EQUAL(value, 1.5);
    CU_ASSERT_EQUAL(ot_number_read("1,5", &value), -1);
    OT_SAME(ot_number_write(1.5, text), "1.5");
    OT_SAME(ot_number_write(1.5e-9, text), "1.5e-09");
    OT_SAME(ot_number_exact(-0.1, text), "-0.10000000000000001");
    OT_SAME(ot_number_people(1234.5, 2, room), "1,234.50");
    OT_SAME(ot_money_people(12.5, room), POUND "12.50");
    CU_ASSERT_EQUAL(count_lost(), 0);
    setlocale(LC_ALL, "C");
}

/* Short numbers are read without strtod(): the same bits. */
static void short_numbers_are_the_nearest_doubles(void)
{
    uint64_t state = 1;
    char text[40];
    for (int i = 0; i < 100000; i++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        int digits = 1 + (int)(state >> 60), decimals = (int)(state >> 56 & 15) % digits;
        uint64_t most = 1;
        for (int k = 0; k < digits; k++)
            most *= 10;
        uint64_t whole = (state >> 3) % most;
        snprintf(text, sizeof text, "%s%0*llu", i % 3 ? "" : "-", digits,
                 (unsigned long long)whole);
        size_t length = strlen(text), at = length - (size_t)decimals;
        if (decimals) {
            memmove(text + at + 1, text + at, (size_t)decimals + 1);
            text[at] = '.';
        }
        double found, expected = strtod(text, NULL);
        CU_ASSERT_EQUAL_FATAL(ot_number_read(text, &found), 0);
        CU_ASSERT_FATAL(memcmp(&found, &expected, sizeof found) == 0);
    }
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(reads_plain_numbers),
        OT_TEST(refuses_what_strtod_would_take),
        OT_TEST(short_numbers_are_the_nearest_doubles),
        OT_TEST(refuses_a_text_of_absurd_length),
        OT_TEST(reads_back_the_same_bits),
        OT_TEST(writes_the_shortest_text),
        OT_TEST(writes_seventeen_digits_for_lineage),
        OT_TEST(writes_fixed_decimals),
        OT_TEST(writes_whole_numbers),
        OT_TEST(reads_numbers_as_spreadsheets_print_them),
        OT_TEST(refuses_numbers_printed_in_other_ways),
        OT_TEST(reads_money_as_pence),
        OT_TEST(refuses_money_finer_than_pence_or_too_large),
        OT_TEST(writes_pence),
        OT_TEST(writes_numbers_for_people),
        OT_TEST(writes_money_for_people),
        OT_TEST(reads_and_writes_the_same_in_a_locale_with_a_decimal_comma),
    };
    return OT_TESTS_RUN("number", tests);
}
