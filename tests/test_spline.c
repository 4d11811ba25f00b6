/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves beside those that are known, and beside the same equations solved another way.
 */
#include "config.h"

#include "method/spline.h"

#include <math.h>
#include <stdint.h>

#include "harness.h"

#define N 1000

static double x[N], y[N], scratch[OT_SPLINE_SCRATCH * N];

static double uniform(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return ((double)((z ^ (z >> 31)) >> 12) + 0.5) * 0x1p-52;
}

static void draw(double from, double to)
{
    uint64_t state = 7;
    for (size_t i = 0; i < N; i++)
        x[i] = from + (to - from) * uniform(&state);
}

static struct ot_spline fit(void)
{
    struct ot_spline of;
    ot_spline_fit(x, y, N, scratch, &of);
    return of;
}

/* No curve of the kind explains a residual that stands upright on all of its terms. */
static void a_curve_has_the_mean_and_the_moments_of_the_points(void)
{
    uint64_t state = 11;
    double mean = 0, first = 0, third = 0, whole = 0;
    draw(-2, 3);
    for (size_t i = 0; i < N; i++)
        y[i] = sin(3 * x[i]) + uniform(&state) - 0.5;
    struct ot_spline of = fit();
    CU_ASSERT_EQUAL(of.degree, 3);
    CU_ASSERT(of.pieces >= 3);
    for (size_t i = 0; i < N; i++) {
        double residual = y[i] - ot_spline_at(&of, x[i]);
        mean += residual;
        first += residual * x[i];
        third += residual * x[i] * x[i] * x[i];
        whole += fabs(residual);
    }
    CU_ASSERT(fabs(mean) < 1e-11 * whole && fabs(first) < 1e-11 * whole &&
              fabs(third) < 1e-11 * whole);
    CU_ASSERT_DOUBLE_EQUAL(whole / N, 0.25, 0.03);
}

static void pieces_meet_smoothly(void)
{
    draw(0, 1);
    for (size_t i = 0; i < N; i++)
        y[i] = exp(-50 * (x[i] - 0.4) * (x[i] - 0.4));
    struct ot_spline of = fit();
    CU_ASSERT_EQUAL_FATAL(of.degree, 3);
    CU_ASSERT_EQUAL(of.pieces, 12);
    for (size_t j = 0; j + 1 < of.pieces; j++) {
        double width = of.knot[j + 1] - of.knot[j],
               next = of.knot[j + 2] - of.knot[j + 1];
        const double *c = of.curve[j], *d = of.curve[j + 1];
        CU_ASSERT_DOUBLE_EQUAL(c[3], d[0], 1e-12);
        CU_ASSERT_DOUBLE_EQUAL((3 * c[3] - c[2]) / width, (d[1] - 3 * d[0]) / next, 1e-9);
        CU_ASSERT_DOUBLE_EQUAL((6 * c[3] - 4 * c[2] + 2 * c[1]) / (width * width),
                               (6 * d[0] - 4 * d[1] + 2 * d[2]) / (next * next), 1e-6);
    }
}

static void a_cubic_is_found_again_from_points_of_any_sign_and_size(void)
{
    static const double scale[] = { 1, 1e-9, -1e12 };
    for (size_t k = 0; k < 3; k++) {
        draw(-scale[k], 2 * scale[k]);
        for (size_t i = 0; i < N; i++) {
            double at = x[i] / scale[k];
            y[i] = 2 - at + 0.5 * at * at * at;
        }
        struct ot_spline of = fit();
        for (double at = -0.99; at < 1.99; at += 0.01)
            CU_ASSERT_DOUBLE_EQUAL(ot_spline_at(&of, at * scale[k]),
                                   2 - at + 0.5 * at * at * at, 1e-9);
    }
}

static void few_values_have_their_means(void)
{
    for (size_t i = 0; i < N; i++) {
        x[i] = (double)(i % OT_SPLINE_TERMS) - 4;
        y[i] = (double)i;
    }
    struct ot_spline of = fit();
    CU_ASSERT_EQUAL(of.degree, 0);
    CU_ASSERT_EQUAL(of.pieces, OT_SPLINE_TERMS);
    for (size_t v = 0; v < OT_SPLINE_TERMS; v++) {
        double sum = 0, count = 0;
        for (size_t i = v; i < N; i += OT_SPLINE_TERMS) {
            sum += (double)i;
            count++;
        }
        CU_ASSERT_DOUBLE_EQUAL(ot_spline_at(&of, (double)v - 4), sum / count, 1e-9);
    }
}

/* Half of the points at one place: quantiles fall together, and such shapes are none. */
static void points_that_stand_together_are_no_piece(void)
{
    uint64_t state = 3;
    draw(0, 1);
    for (size_t i = 0; i < N; i++) {
        x[i] = i % 2 ? 0.5 : x[i];
        y[i] = x[i] + uniform(&state);
    }
    struct ot_spline of = fit();
    for (size_t j = 0; j < of.pieces; j++)
        CU_ASSERT(of.knot[j + 1] > of.knot[j]);
    CU_ASSERT_DOUBLE_EQUAL(ot_spline_at(&of, 0.5), 1, 0.1);
}

/* One point far away makes its piece so long that all others of it stand at one end. */
static void a_point_far_away_takes_nothing_from_the_others(void)
{
    static const double far[] = { -1e6, 1e6 };
    for (size_t k = 0; k < 2; k++) {
        double mean = 0, most = 0;
        draw(-1, 1);
        x[N / 2] = far[k];
        for (size_t i = 0; i < N; i++)
            y[i] = i == N / 2 ? 0 : x[i] + x[i] * x[i];
        struct ot_spline of = fit();
        for (size_t i = 0; i < N; i++) {
            double residual = y[i] - ot_spline_at(&of, x[i]);
            mean += residual / N;
            most = fmax(most, fabs(residual));
        }
        CU_ASSERT(fabs(mean) < 1e-13 && most < 0.01);
    }
}

static void the_order_of_points_makes_no_difference_but_for_the_last_digits(void)
{
    uint64_t state = 5;
    draw(-1, 1);
    for (size_t i = 0; i < N; i++)
        y[i] = cos(4 * x[i]) + uniform(&state);
    struct ot_spline one = fit();
    for (size_t i = 0; i < N / 2; i++) {
        double kept[] = { x[i], y[i] };
        x[i] = x[N - 1 - i];
        y[i] = y[N - 1 - i];
        x[N - 1 - i] = kept[0];
        y[N - 1 - i] = kept[1];
    }
    struct ot_spline two = fit();
    CU_ASSERT_EQUAL(one.pieces, two.pieces);
    for (double at = -1; at < 1; at += 0.01)
        CU_ASSERT_DOUBLE_EQUAL(ot_spline_at(&one, at), ot_spline_at(&two, at), 1e-12);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_curve_has_the_mean_and_the_moments_of_the_points),
        OT_TEST(pieces_meet_smoothly),
        OT_TEST(a_cubic_is_found_again_from_points_of_any_sign_and_size),
        OT_TEST(few_values_have_their_means),
        OT_TEST(points_that_stand_together_are_no_piece),
        OT_TEST(a_point_far_away_takes_nothing_from_the_others),
        OT_TEST(the_order_of_points_makes_no_difference_but_for_the_last_digits),
    };
    return OT_TESTS_RUN("spline", tests);
}
