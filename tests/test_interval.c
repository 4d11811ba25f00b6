/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intervals of proportions, counts and rates, against published ones. */
#include "config.h"

#include "method/interval.h"

#include <math.h>

#include "harness.h"
#include "vectors.h"

static struct ot_interval wilson(double part, double whole, double level)
{
    struct ot_interval got = { NAN, NAN };
    CU_ASSERT_EQUAL(ot_interval_wilson(part, whole, level, &got), 0);
    return got;
}

static struct ot_interval count(double events, double level)
{
    struct ot_interval got = { NAN, NAN };
    CU_ASSERT_EQUAL(ot_interval_count(events, level, &got), 0);
    return got;
}

static void is_between(struct ot_interval got, double low, double high, double tolerance)
{
    CU_ASSERT_DOUBLE_EQUAL(got.low, low, tolerance);
    CU_ASSERT_DOUBLE_EQUAL(got.high, high, tolerance);
}

static void both_formulas_are_as_published(void)
{
    struct ot_table *table = vectors_open("ci_wilson_byars_published");
    if (!table)
        return;
    for (size_t i = 0; i < table->rows; i++) {
        const char *method = vectors_text(table, i, "method");
        double x = vectors_number(table, i, "x"),
               level = vectors_number(table, i, "confidence_num");
        struct ot_interval got = { NAN, NAN };
        bool byar = strcmp(method, "Byars") == 0;
        int result =
            byar ? ot_interval_byar(x, level, &got)
                 : ot_interval_wilson(x, vectors_number(table, i, "n"), level, &got);
        CU_ASSERT_EQUAL(result, 0);
        /* Where the formula falls below 0 the package prints no end; ours is 0. */
        bool below = strcmp(vectors_text(table, i, "pkg_lower"), "NA") == 0;
        vectors_close(got.low, below ? 0 : vectors_number(table, i, "pkg_lower"), 1e-12,
                      method);
        vectors_close(got.high, vectors_number(table, i, "pkg_upper"), 1e-12, method);
    }
    CU_ASSERT(table->rows >= 13);
    ot_table_free(table);
}

static const struct {
    double level;
    const char *low, *high;
} levels[] = { { 0.95, "pkg_lower95_0cl", "pkg_upper95_0cl" },
               { 0.998, "pkg_lower99_8cl", "pkg_upper99_8cl" } };

/* A row with a part that is not available has no figures to check. */
static bool is_given(const struct ot_table *table, size_t row)
{
    return strcmp(vectors_text(table, row, "Numerator"), "NA") != 0 &&
           strcmp(vectors_text(table, row, "Denominator"), "NA") != 0;
}

static void proportions_are_as_published(void)
{
    struct ot_table *table = vectors_open("ci_proportion_published");
    if (!table)
        return;
    size_t seen = 0;
    for (size_t i = 0; i < table->rows; i++) {
        if (!is_given(table, i))
            continue;
        seen++;
        double times = vectors_number(table, i, "multiplier");
        for (size_t l = 0; l < 2; l++) {
            struct ot_interval got =
                wilson(vectors_number(table, i, "Numerator"),
                       vectors_number(table, i, "Denominator"), levels[l].level);
            vectors_close(got.low * times, vectors_number(table, i, levels[l].low), 1e-12,
                          levels[l].low);
            vectors_close(got.high * times, vectors_number(table, i, levels[l].high),
                          1e-12, levels[l].high);
        }
    }
    CU_ASSERT(seen >= 16);
    ot_table_free(table);
}

static void rates_are_as_published(void)
{
    struct ot_table *table = vectors_open("ci_rate_published");
    if (!table)
        return;
    size_t seen = 0;
    for (size_t i = 0; i < table->rows; i++) {
        if (!is_given(table, i))
            continue;
        seen++;
        double times = vectors_number(table, i, "multiplier") /
                       vectors_number(table, i, "Denominator");
        for (size_t l = 0; l < 2; l++) {
            struct ot_interval got =
                count(vectors_number(table, i, "Numerator"), levels[l].level);
            vectors_close(got.low * times, vectors_number(table, i, levels[l].low), 1e-12,
                          levels[l].low);
            vectors_close(got.high * times, vectors_number(table, i, levels[l].high),
                          1e-12, levels[l].high);
        }
    }
    CU_ASSERT(seen >= 17);
    ot_table_free(table);
}

static void none_and_all_end_at_0_and_at_1(void)
{
    is_between(wilson(0, 10, 0.95), 0, 0.2775328, 5e-8);
    is_between(wilson(10, 10, 0.95), 1 - 0.2775328, 1, 5e-8);
    CU_ASSERT_EQUAL(wilson(0, 10, 0.95).low, 0);
    CU_ASSERT_EQUAL(wilson(7, 7, 0.99).high, 1);
    CU_ASSERT_EQUAL(count(0, 0.95).low, 0);
}

/* Garwood's table: 0 to 3.69, 1.62 to 11.67 of 5. */
static void counts_below_ten_are_exact(void)
{
    is_between(count(0, 0.95), 0, 3.688879, 1e-6);
    is_between(count(5, 0.95), 1.623486, 11.668332, 1e-6);
    is_between(count(9, 0.95), 4.115373, 17.084803, 1e-6);
    struct ot_interval byar = { NAN, NAN };
    CU_ASSERT_EQUAL(ot_interval_byar(10, 0.95, &byar), 0);
    is_between(count(10, 0.95), byar.low, byar.high, 0);
}

/* The upper end of none is the logarithm of the tail. */
static void the_exact_end_of_none_is_a_logarithm(void)
{
    static const double level[] = { 0.6, 0.8, 0.9, 0.95, 0.99, 0.998, 0.9999 };
    for (size_t i = 0; i < sizeof level / sizeof *level; i++) {
        double high = count(0, level[i]).high;
        CU_ASSERT_DOUBLE_EQUAL(high / -log((1 - level[i]) / 2), 1, 1e-12);
    }
}

static void rates_and_shares_of_milton_keynes(void)
{
    static const struct {
        double events, of, per, low, high;
    } rate[] = {
        { 230, 29490, 1e5, 682.4, 887.5 },   { 236, 32652, 1e5, 633.5, 821.1 },
        { 2463, 258213, 1e5, 916.6, 992.3 }, { 2444, 262419, 1e5, 894.8, 969.0 },
        { 2368, 266549, 1e5, 853.0, 924.9 },
    };
    for (size_t i = 0; i < sizeof rate / sizeof *rate; i++) {
        struct ot_interval got = count(rate[i].events, 0.95);
        double times = rate[i].per / rate[i].of;
        is_between((struct ot_interval){ got.low * times, got.high * times }, rate[i].low,
                   rate[i].high, 0.05);
    }
    is_between(wilson(215, 235, 0.95), 0.8722, 0.9442, 5e-5);
    is_between(wilson(224, 240, 0.95), 0.8945, 0.9586, 5e-5);
}

/* Table II of the paper, method 10. */
static void differences_are_as_newcombe_prints_them(void)
{
    static const struct {
        struct ot_interval_pair pair;
        double low, high;
    } cases[] = {
        { { 56, 70, 48, 80 }, 0.0524, 0.3339 }, { { 9, 10, 3, 10 }, 0.1705, 0.8090 },
        { { 6, 7, 2, 7 }, 0.0582, 0.8062 },     { { 5, 56, 0, 29 }, -0.0381, 0.1926 },
        { { 0, 10, 0, 20 }, -0.1611, 0.2775 },  { { 0, 10, 0, 10 }, -0.2775, 0.2775 },
        { { 10, 10, 0, 20 }, 0.6791, 1 },       { { 10, 10, 0, 10 }, 0.6075, 1 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ot_interval got = { NAN, NAN };
        CU_ASSERT_EQUAL(ot_interval_difference(cases[i].pair, 0.95, &got), 0);
        is_between(got, cases[i].low, cases[i].high, 5.0001e-5);
    }
}

static void a_difference_turned_over_has_its_ends_turned_over(void)
{
    struct ot_interval_pair pair = { 236, 32652, 230, 29490 },
                            back = { 230, 29490, 236, 32652 };
    struct ot_interval a = { NAN, NAN }, b = { NAN, NAN };
    CU_ASSERT_EQUAL(ot_interval_rate_difference(pair, 0.95, &a), 0);
    CU_ASSERT_EQUAL(ot_interval_rate_difference(back, 0.95, &b), 0);
    is_between(a, -b.high, -b.low, 1e-15);
    CU_ASSERT(a.low < 0 && a.high > 0);
}

/* Against no events at all the difference is as wide as the rate's own interval is on the
 * far side. */
static void a_difference_from_none_keeps_its_upper_end(void)
{
    struct ot_interval_pair pair = { 20, 100, 0, 100 };
    struct ot_interval got = { NAN, NAN };
    CU_ASSERT_EQUAL(ot_interval_rate_difference(pair, 0.95, &got), 0);
    CU_ASSERT_DOUBLE_EQUAL(got.high, count(20, 0.95).high / 100, 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(got.low,
                           0.2 - sqrt(pow(0.2 - count(20, 0.95).low / 100, 2) +
                                      pow(count(0, 0.95).high / 100, 2)),
                           1e-15);
}

/* 41 events in 28,010 person-years against 15 in 19,017: 1.86, 1.03 to 3.35. */
static void a_ratio_of_rates_is_on_the_logarithm(void)
{
    struct ot_interval_pair pair = { 41, 28010, 15, 19017 };
    struct ot_interval got = { NAN, NAN }, back = { NAN, NAN };
    CU_ASSERT_EQUAL(ot_interval_rate_ratio(pair, 0.95, &got), 0);
    is_between(got, 1.03, 3.35, 0.005);
    pair = (struct ot_interval_pair){ 15, 19017, 41, 28010 };
    CU_ASSERT_EQUAL(ot_interval_rate_ratio(pair, 0.95, &back), 0);
    is_between(back, 1 / got.high, 1 / got.low, 1e-14);
}

static void a_ratio_with_no_events_has_no_interval(void)
{
    struct ot_interval_pair none = { 0, 100, 5, 100 }, by_none = { 5, 100, 0, 100 };
    struct ot_interval got = { -1, -1 };
    CU_ASSERT_EQUAL(ot_interval_rate_ratio(none, 0.95, &got), -1);
    CU_ASSERT_EQUAL(ot_interval_rate_ratio(by_none, 0.95, &got), -1);
    is_between(got, -1, -1, 0);
}

static void a_wider_level_gives_a_wider_interval(void)
{
    struct ot_interval a = wilson(215, 235, 0.8), b = wilson(215, 235, 0.95);
    CU_ASSERT(b.low < a.low && a.high < b.high);
    a = count(4, 0.8), b = count(4, 0.95);
    CU_ASSERT(b.low < a.low && a.high < b.high);
}

static void what_is_out_of_range_has_none(void)
{
    struct ot_interval got = { -1, -1 };
    static const double bad_level[] = { 0.5, 1, 0, 95, NAN };
    for (size_t i = 0; i < sizeof bad_level / sizeof *bad_level; i++) {
        CU_ASSERT_EQUAL(ot_interval_wilson(1, 2, bad_level[i], &got), -1);
        CU_ASSERT_EQUAL(ot_interval_byar(20, bad_level[i], &got), -1);
        CU_ASSERT_EQUAL(ot_interval_exact(2, bad_level[i], &got), -1);
    }
    CU_ASSERT_EQUAL(ot_interval_wilson(3, 2, 0.95, &got), -1);
    CU_ASSERT_EQUAL(ot_interval_wilson(0, 0, 0.95, &got), -1);
    CU_ASSERT_EQUAL(ot_interval_wilson(-1, 2, 0.95, &got), -1);
    CU_ASSERT_EQUAL(ot_interval_byar(0, 0.95, &got), -1);
    CU_ASSERT_EQUAL(ot_interval_exact(-1, 0.95, &got), -1);
    CU_ASSERT_EQUAL(ot_interval_count(NAN, 0.95, &got), -1);
    struct ot_interval_pair nowhere = { 5, 0, 5, 100 };
    CU_ASSERT_EQUAL(ot_interval_rate_difference(nowhere, 0.95, &got), -1);
    is_between(got, -1, -1, 0);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(both_formulas_are_as_published),
        OT_TEST(proportions_are_as_published),
        OT_TEST(rates_are_as_published),
        OT_TEST(none_and_all_end_at_0_and_at_1),
        OT_TEST(counts_below_ten_are_exact),
        OT_TEST(the_exact_end_of_none_is_a_logarithm),
        OT_TEST(rates_and_shares_of_milton_keynes),
        OT_TEST(differences_are_as_newcombe_prints_them),
        OT_TEST(a_difference_turned_over_has_its_ends_turned_over),
        OT_TEST(a_difference_from_none_keeps_its_upper_end),
        OT_TEST(a_ratio_of_rates_is_on_the_logarithm),
        OT_TEST(a_ratio_with_no_events_has_no_interval),
        OT_TEST(a_wider_level_gives_a_wider_interval),
        OT_TEST(what_is_out_of_range_has_none),
    };
    return OT_TESTS_RUN("interval", tests);
}
