/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quadrants and the ellipse of the plane. */
#include "config.h"

#include "method/plane.h"

#include <math.h>

#include "harness.h"
#include "method/statistic.h"

static void every_draw_lies_in_one_quadrant(void)
{
    const double effect[] = { 1, 1, -1, -1, 0, 0, 0, 1, -1 };
    const double cost[] = { 1, -1, 1, -1, 1, -1, 0, 0, 0 };
    size_t count[OT_QUADRANTS];
    ot_quadrant_counts(effect, cost, 9, count);
    CU_ASSERT_EQUAL(count[OT_MORE_FOR_MORE], 1);
    CU_ASSERT_EQUAL(count[OT_LESS_FOR_LESS], 1);
    CU_ASSERT_EQUAL(count[OT_DOMINANT], 3);
    CU_ASSERT_EQUAL(count[OT_DOMINATED], 3);
    CU_ASSERT_EQUAL(count[OT_NO_DIFFERENCE], 1);
}

static void quadrants_have_words(void)
{
    OT_SAME(ot_quadrant_words(ot_quadrant(2, -1)), "dominant");
    OT_SAME(ot_quadrant_words(ot_quadrant(0, 1)), "dominated");
    OT_SAME(ot_quadrant_words(ot_quadrant(-2, -1)), "costs less, does less");
    OT_SAME(ot_quadrant_words(ot_quadrant(2, 1)), "costs more, does more");
}

/* Its points are those whose Mahalanobis distance is the quantile: 5.991 at 95 %. */
static void the_ellipse_lies_at_the_quantile_of_chi_squared(void)
{
    const double effect[] = { 1, 2, 4, 3, 7, 5 },
                 cost[] = { 900, 100, 800, 400, 200, 50 };
    struct ot_ellipse e;
    CU_ASSERT_EQUAL(ot_ellipse(effect, cost, 6, 0.95, &e, NULL), 0);
    double xx = ot_covariance(effect, effect, 6), yy = ot_covariance(cost, cost, 6),
           xy = ot_covariance(effect, cost, 6), det = xx * yy - xy * xy;
    for (int t = 0; t < 12; t++) {
        double c = cos(t * 0.5), s = sin(t * 0.5);
        double x = c * e.major_x + s * e.minor_x, y = c * e.major_y + s * e.minor_y;
        double distance = (yy * x * x - 2 * xy * x * y + xx * y * y) / det;
        CU_ASSERT_DOUBLE_EQUAL(distance, 5.991464547107979, 1e-8);
    }
    CU_ASSERT_DOUBLE_EQUAL(e.major_x * e.minor_x + e.major_y * e.minor_y, 0, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(e.x, 22.0 / 6, 1e-14);
    CU_ASSERT(e.major_x >= 0 &&
              hypot(e.major_x, e.major_y) >= hypot(e.minor_x, e.minor_y));
}

static void draws_on_a_line_have_a_flat_ellipse(void)
{
    const double effect[] = { 1, 2, 3 }, cost[] = { 10, 20, 30 }, same[] = { 4, 4, 4 };
    struct ot_ellipse e;
    CU_ASSERT_EQUAL(ot_ellipse(effect, cost, 3, 0.95, &e, NULL), 0);
    CU_ASSERT_DOUBLE_EQUAL(hypot(e.minor_x, e.minor_y), 0, 1e-6);
    CU_ASSERT_DOUBLE_EQUAL(e.major_y / e.major_x, 10, 1e-12);
    CU_ASSERT_EQUAL(ot_ellipse(same, same, 3, 0.95, &e, NULL), 0);
    CU_ASSERT(e.major_x == 0 && e.major_y == 0 && e.x == 4);
    CU_ASSERT_EQUAL(ot_ellipse(same, cost, 3, 0.5, &e, NULL), 0);
    CU_ASSERT_DOUBLE_EQUAL(e.major_y, 10 * sqrt(2 * log(2)), 1e-12);
}

static void what_has_no_ellipse_is_refused(void)
{
    const double effect[] = { 1, NAN, 3 }, cost[] = { 10, 20, 30 };
    struct ot_ellipse e;
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_ellipse(effect, cost, 3, 0.95, &e, &err), -1);
    OT_HOLDS(err.text, "two draws");
    CU_ASSERT_EQUAL(ot_ellipse(effect, cost, 1, 0.95, &e, &err), -1);
    CU_ASSERT_EQUAL(ot_ellipse(cost, cost, 3, 1, &e, &err), -1);
    OT_HOLDS(err.text, "level");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(every_draw_lies_in_one_quadrant),
        OT_TEST(quadrants_have_words),
        OT_TEST(the_ellipse_lies_at_the_quantile_of_chi_squared),
        OT_TEST(draws_on_a_line_have_a_flat_ellipse),
        OT_TEST(what_has_no_ellipse_is_refused),
    };
    return OT_TESTS_RUN("plane", tests);
}
