/* SPDX-License-Identifier: GPL-3.0-or-later */
/* EVPPI where it is known in closed form. */
#include "config.h"

#include "method/information.h"

#include <math.h>
#include <stdint.h>

#include "harness.h"
#include "method/spline.h"
#include "method/statistic.h"

#define DRAWS 10000

static double x[DRAWS], other[DRAWS], nothing[DRAWS], first[DRAWS], second[DRAWS];
static double scratch[OT_EVPPI_SCRATCH * DRAWS];
static const double *const three[] = { nothing, first, second };

static double uniform(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return ((double)((z ^ (z >> 31)) >> 12) + 0.5) * 0x1p-52;
}

static double normal(uint64_t *state)
{
    double u = uniform(state), v = uniform(state);
    return sqrt(-2 * log(u)) * cos(6.283185307179586 * v);
}

static void draw(uint64_t *state)
{
    for (size_t i = 0; i < DRAWS; i++) {
        x[i] = normal(state);
        other[i] = normal(state);
    }
}

/* E max(0, N(a, b)) - max(0, a). */
static double closed_form(double a, double b)
{
    double z = a / b;
    return b * exp(-z * z / 2) / sqrt(6.283185307179586) + a * erfc(-z / sqrt(2)) / 2 -
           fmax(a, 0);
}

static struct ot_evppi evppi(const double *parameter, size_t strategies, size_t reference)
{
    struct ot_evppi out = { NAN, NAN };
    CU_ASSERT_EQUAL(
        ot_evppi(parameter, three, strategies, DRAWS, reference, scratch, &out, NULL), 0);
    return out;
}

/* A line with four times its spread in noise: four standard errors, and the bias: half
 * of terms / draws * 16 b^2 times the density at 0, at most 0.4 / b. */
static void a_line_with_noise_has_its_closed_form(void)
{
    static const double mean[] = { 0, 0.5, -1 };
    uint64_t state = 21;
    for (size_t k = 0; k < 3; k++) {
        double b = 100, a = mean[k] * b;
        draw(&state);
        for (size_t i = 0; i < DRAWS; i++)
            first[i] = a + b * x[i] + 4 * b * other[i];
        struct ot_evppi of_x = evppi(x, 2, 0), of_other = evppi(other, 2, 0);
        double bias = 0.5 * OT_SPLINE_TERMS / DRAWS * 16 * b * 0.4;
        CU_ASSERT_DOUBLE_EQUAL(of_x.value, closed_form(a, b), 4 * of_x.error + bias);
        CU_ASSERT_DOUBLE_EQUAL(of_other.value, closed_form(a, 4 * b),
                               4 * of_other.error + bias);
        CU_ASSERT(of_x.error > 0 && of_x.error < 0.06 * b);
    }
}

/* x^2 - 1: the expectation of its positive part is 2 phi(1), with or without noise. */
static void a_curve_has_its_closed_form(void)
{
    uint64_t state = 22;
    draw(&state);
    for (size_t i = 0; i < DRAWS; i++)
        first[i] = x[i] * x[i] - 1 + other[i];
    struct ot_evppi found = evppi(x, 2, 0);
    double expected = 2 * exp(-0.5) / sqrt(6.283185307179586);
    double mean = ot_mean(first, DRAWS);
    CU_ASSERT_DOUBLE_EQUAL(found.value, expected - fmax(mean, 0),
                           4 * found.error + 0.003);
}

/* 300 sets of draws: the spread of the estimates is what each says of itself, and their
 * mean is the closed form with no more than the bias. */
static void the_error_is_what_other_seeds_would_show(void)
{
    enum { SAMPLES = 300, FEW = 500 };
    double found[SAMPLES], said = 0;
    uint64_t state = 23;
    for (size_t s = 0; s < SAMPLES; s++) {
        struct ot_evppi out = { NAN, NAN };
        for (size_t i = 0; i < FEW; i++) {
            x[i] = normal(&state);
            first[i] = 0.7 + x[i] + normal(&state);
        }
        CU_ASSERT_EQUAL(ot_evppi(x, three, 2, FEW, 0, scratch, &out, NULL), 0);
        found[s] = out.value;
        said += out.error / SAMPLES;
    }
    CU_ASSERT_DOUBLE_EQUAL(said / ot_sd(found, SAMPLES), 1, 0.2);
    CU_ASSERT_DOUBLE_EQUAL(ot_mean(found, SAMPLES), closed_form(0.7, 1),
                           4 * ot_mean_error(found, SAMPLES) + 0.004);
}

/* Of three strategies, whichever is the reference. */
static void the_reference_makes_no_difference(void)
{
    uint64_t state = 24;
    draw(&state);
    for (size_t i = 0; i < DRAWS; i++) {
        first[i] = 2 * x[i] + other[i];
        second[i] = 1 - x[i] + 0.5 * other[i];
    }
    double value = evppi(x, 3, 0).value;
    CU_ASSERT_DOUBLE_EQUAL(evppi(x, 3, 1).value / value, 1, 0.01);
    CU_ASSERT_DOUBLE_EQUAL(evppi(x, 3, 2).value / value, 1, 0.01);
}

/* x is 0 or 1, evenly; the net benefit -10 or 20: E max is 10, the best mean 5. */
static void few_values_have_their_own_means(void)
{
    for (size_t i = 0; i < DRAWS; i++) {
        x[i] = i % 2 ? 1 : 0;
        first[i] = (i % 2 ? 20 : -10) + (i % 4 < 2 ? 3 : -3);
    }
    CU_ASSERT_DOUBLE_EQUAL(evppi(x, 2, 0).value, 5, 1e-9);
}

static void what_explains_nothing_is_worth_next_to_nothing(void)
{
    uint64_t state = 25;
    draw(&state);
    for (size_t i = 0; i < DRAWS; i++) {
        first[i] = 1 + other[i];
        nothing[i] = 0;
    }
    CU_ASSERT(evppi(x, 2, 0).value < 1e-3);
    for (size_t i = 0; i < DRAWS; i++)
        x[i] = 3;
    CU_ASSERT_DOUBLE_EQUAL(evppi(x, 2, 0).value, 0, 1e-12);
}

static void what_cannot_be_valued_is_refused(void)
{
    struct ot_evppi out;
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_evppi(x, three, 2, 99, 0, scratch, &out, &err), -1);
    OT_HOLDS(err.text, "99 draws");
    CU_ASSERT_EQUAL(ot_evppi(x, three, 2, DRAWS, 2, scratch, &out, &err), -1);
    x[5] = NAN;
    CU_ASSERT_EQUAL(ot_evppi(x, three, 2, DRAWS, 0, scratch, &out, &err), -1);
    OT_HOLDS(err.text, "parameter");
    x[5] = 0;
    first[7] = INFINITY;
    CU_ASSERT_EQUAL(ot_evppi(x, three, 2, DRAWS, 0, scratch, &out, &err), -1);
    OT_HOLDS(err.text, "strategy 2");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_line_with_noise_has_its_closed_form),
        OT_TEST(a_curve_has_its_closed_form),
        OT_TEST(the_error_is_what_other_seeds_would_show),
        OT_TEST(the_reference_makes_no_difference),
        OT_TEST(few_values_have_their_own_means),
        OT_TEST(what_explains_nothing_is_worth_next_to_nothing),
        OT_TEST(what_cannot_be_valued_is_refused),
    };
    return OT_TESTS_RUN("information", tests);
}
