/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids and sign changes. */
#include "config.h"

#include "method/crossing.h"

#include <math.h>

#include "harness.h"

static double x[OT_GRID], y[OT_GRID];

static void grids_rise_from_end_to_end(void)
{
    ot_grid_even(-2, 3, x);
    CU_ASSERT(x[0] == -2 && x[OT_GRID - 1] == 3);
    for (int d = 1; d < OT_GRID; d++)
        CU_ASSERT(x[d] > x[d - 1]);
    ot_grid_over(5, INFINITY, 100, x);
    CU_ASSERT_EQUAL(x[0], 5);
    CU_ASSERT(x[1] < 5 + 1e-6 && x[OT_GRID - 1] > 1e11);
    for (int d = 1; d < OT_GRID; d++)
        CU_ASSERT(x[d] > x[d - 1]);
}

static void grids_without_a_lower_end_go_below_nothing(void)
{
    ot_grid_over(-INFINITY, 5, 100, x);
    CU_ASSERT_EQUAL(x[OT_GRID - 1], 5);
    CU_ASSERT(x[OT_GRID - 2] > 5 - 1e-6 && x[0] < -1e11);
    for (int d = 1; d < OT_GRID; d++)
        CU_ASSERT(x[d] > x[d - 1]);
    ot_grid_over(-INFINITY, INFINITY, 100, x);
    CU_ASSERT_EQUAL(x[OT_GRID / 2], 0);
    CU_ASSERT(x[0] < -1e6 && x[OT_GRID - 1] == -x[0]);
    for (int d = 1; d < OT_GRID; d++)
        CU_ASSERT(x[d] > x[d - 1]);
}

static void four_rounds_find_a_root_to_nine_digits(void)
{
    double found = 0;
    ot_grid_over(0, INFINITY, 50, x);
    for (int round = 0; round < OT_GRID_ROUNDS; round++) {
        for (int d = 0; d < OT_GRID; d++)
            y[d] = x[d] * x[d] - 2;
        long at = ot_crossing(x, y, 50);
        CU_ASSERT_FATAL(at >= 0);
        found = ot_crossing_between(x, y, at);
        ot_grid_even(x[at], x[at + 1], x);
    }
    CU_ASSERT_DOUBLE_EQUAL(found, sqrt(2), 1e-9);
}

static void the_crossing_nearest_to_where_we_are_is_taken(void)
{
    ot_grid_even(0, 10, x);
    for (int d = 0; d < OT_GRID; d++)
        y[d] = (x[d] - 2) * (x[d] - 7);
    CU_ASSERT_DOUBLE_EQUAL(x[ot_crossing(x, y, 1)], 2, 0.05);
    CU_ASSERT_DOUBLE_EQUAL(x[ot_crossing(x, y, 9)], 7, 0.05);
}

static void what_keeps_its_sign_has_none(void)
{
    ot_grid_even(0, 1, x);
    for (int d = 0; d < OT_GRID; d++)
        y[d] = 1 + x[d];
    CU_ASSERT_EQUAL(ot_crossing(x, y, 0), -1);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(grids_rise_from_end_to_end),
        OT_TEST(grids_without_a_lower_end_go_below_nothing),
        OT_TEST(four_rounds_find_a_root_to_nine_digits),
        OT_TEST(the_crossing_nearest_to_where_we_are_is_taken),
        OT_TEST(what_keeps_its_sign_has_none),
    };
    return OT_TESTS_RUN("crossing", tests);
}
