/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tiling a period with others. */
#include "config.h"

#include "harness.h"
#include "plan/period.h"

#define MANY 400

/* The texts that tile `asked`, joined by spaces. */
static const char *tiles(const char *asked, const char *const *texts)
{
    static char joined[400];
    struct ot_period whole, period[16];
    size_t chosen[16], n = 0;
    struct ot_error err;
    joined[0] = '\0';
    CU_ASSERT_EQUAL(ot_period_read(asked, &whole, &err), 0);
    for (; texts[n]; n++)
        CU_ASSERT_EQUAL(ot_period_read(texts[n], &period[n], &err), 0);
    size_t count = ot_period_tile(whole, period, n, chosen);
    for (size_t i = 0; i < count; i++) {
        strcat(joined, i ? " + " : "");
        strcat(joined, texts[chosen[i]]);
    }
    return joined;
}
#define TILES(ASKED, ...) tiles(ASKED, (const char *const[]){ __VA_ARGS__, NULL })

static void prefers_the_period_itself(void)
{
    OT_SAME(TILES("2023-24", "2023-24 H1", "2023-24 H2", "2023-24"), "2023-24");
}

static void adds_quarters_in_order_of_time(void)
{
    OT_SAME(TILES("2023-24", "2023-24 Q4", "2023-24 Q2", "2023-24 Q1", "2023-24 Q3"),
            "2023-24 Q1 + 2023-24 Q2 + 2023-24 Q3 + 2023-24 Q4");
}

static void takes_the_coarsest_pieces(void)
{
    OT_SAME(TILES("2023-24", "2023-24 Q1", "2023-24 Q2", "2023-24 H1", "2023-24 Q3",
                  "2024-01", "2024-02", "2024-03", "2023-24 Q4"),
            "2023-24 H1 + 2023-24 Q3 + 2023-24 Q4");
}

static void finds_a_way_around_a_long_piece_that_leads_nowhere(void)
{
    OT_SAME(TILES("2023-24", "2023-04..2023-12", "2023-24 H1", "2023-24 H2"),
            "2023-24 H1 + 2023-24 H2");
}

static void leaves_a_gap_or_an_overlap_alone(void)
{
    OT_SAME(TILES("2023-24", "2023-24 Q1", "2023-24 Q2", "2023-24 Q4"), "");
    OT_SAME(TILES("2023-24", "2023-04..2023-10", "2023-24 H2"), "");
    OT_SAME(TILES("2023-24", "2022-23", "2024-25"), "");
    CU_ASSERT_EQUAL(ot_period_tile(ot_period_of_year(2023), NULL, 0, NULL), 0);
}

static void tiles_a_year_with_its_days(void)
{
    struct ot_period year = ot_period_of_year(2023), period[MANY];
    size_t chosen[MANY], days = (size_t)ot_period_days(year);
    for (size_t i = 0; i < days; i++) /* the last day first */
        period[i] = (struct ot_period){ year.last - (int)i, year.last - (int)i };
    CU_ASSERT_EQUAL(ot_period_tile(year, period, days, chosen), days);
    CU_ASSERT_EQUAL(chosen[0], days - 1);
    CU_ASSERT_EQUAL(chosen[days - 1], 0);
    CU_ASSERT_EQUAL(ot_period_tile(year, period, days - 1, chosen), 0);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(prefers_the_period_itself),
        OT_TEST(adds_quarters_in_order_of_time),
        OT_TEST(takes_the_coarsest_pieces),
        OT_TEST(finds_a_way_around_a_long_piece_that_leads_nowhere),
        OT_TEST(leaves_a_gap_or_an_overlap_alone),
        OT_TEST(tiles_a_year_with_its_days),
    };
    return OT_TESTS_RUN("tile", tests);
}
