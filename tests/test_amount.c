/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values and units of the lineage in words. */
#include "config.h"

#include "harness.h"
#include "paper/amount.h"

static void a_number_has_as_many_decimals_as_people_read(void)
{
    static const char *const cases[][2] = {
        { "1234567.5", "1,234,568" },
        { "1000", "1,000" },
        { "999.995", "1,000" },
        { "12.345", "12.35" },
        { "-12.5", "−12.5" },
        { "1", "1" },
        { "0", "0" },
        { "0.25", "0.25" },
        { "0.12345678", "0.123457" },
        { "-0.0000001", "−0" },
        { "1e-05", "0.00001" },
        { "", "not known" },
        { "2.5", "2.5" },
        { "0.125", "0.125" },
        { "1.125", "1.13" },
    };
    struct ot_arena *arena = ot_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        OT_SAME(ot_amount_number(arena, cases[i][0]), cases[i][1]);
    ot_arena_free(arena);
}

static void an_amount_has_its_unit(void)
{
    static const char *const cases[][3] = {
        { "1234.5", "GBP", "£1,234.5" },
        { "-1000", "GBP", "−£1,000" },
        { "1", "fall", "1 fall" },
        { "2", "fall", "2 falls" },
        { "2", "bed_day", "2 bed days" },
        { "2", "person", "2 people" },
        { "1", "person", "1 person" },
        { "3", "qaly", "3 QALYs" },
        { "1", "qaly", "1 QALY" },
        { "0.5", "1", "0.5" },
        { "20000.4", "GBP/qaly", "£20,000 for each QALY" },
        { "2", "fall/person*year", "2 falls for each person·year" },
        { "2", "visit/bed_day/year", "2 visits for each bed day and year" },
        { "0.3", "1/fall", "0.3 for each fall" },
        { "", "GBP", "not known" },
    };
    struct ot_arena *arena = ot_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        OT_SAME(ot_amount_words(arena, cases[i][0], cases[i][1]), cases[i][2]);
    ot_arena_free(arena);
}

static void a_hyphen_before_a_number_is_a_minus(void)
{
    static const char *const words[][2] = {
        { "-0.03", "−0.03" },     { "-£5 (assumed)", "−£5 (assumed)" },
        { "£5 - £6", "£5 - £6" }, { "-", "-" },
        { "-x", "-x" },           { "", "" },
    };
    struct ot_arena *arena = ot_arena_new();
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        OT_SAME(ot_with_minus(arena, words[i][0]), words[i][1]);
    ot_arena_free(arena);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_number_has_as_many_decimals_as_people_read),
        OT_TEST(an_amount_has_its_unit),
        OT_TEST(a_hyphen_before_a_number_is_a_minus),
    };
    return OT_TESTS_RUN("amount", tests);
}
