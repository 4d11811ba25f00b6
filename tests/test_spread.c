/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Estimates of draws, and how sure they are. */
#include "config.h"

#include <math.h>

#include "method/rank.h"
#include "method/statistic.h"
#include "value/spread.h"
#include "varied.h"

#define N ((size_t)10000)

static struct ot_graph *graph;
static const struct ot_prices none;

static const struct ot_spread *spread_of(struct ot_node *node)
{
    const struct ot_spread *spread = NULL;
    struct ot_error err = { 0 };
    CU_ASSERT_PTR_NOT_NULL_FATAL(node);
    CU_ASSERT_EQUAL(ot_spread(graph, node, &spread, &err), 0);
    OT_SAME(err.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(spread);
    return spread;
}

static struct ot_node *fixed(double value)
{
    return ot_graph_leaf(graph, value, ot_unit_one(), none, OT_QUALITY_PUBLISHED, "fixed",
                         NULL);
}

static struct ot_node *bell(const char *label, double mean, double sd, uint64_t key)
{
    return varied(graph, "1", label, mean, sd, key, N);
}

static void near(double found, double expected, double share)
{
    CU_ASSERT(fabs(found - expected) <= share * fabs(expected));
}

static void a_spread_is_the_mean_and_quantiles_of_the_draws(void)
{
    struct ot_node *a = bell("a", 100, 10, 1);
    const struct ot_spread *s = spread_of(a);
    double *x = column_of(graph, a), *scratch = calloc(N, sizeof *scratch);
    CU_ASSERT_EQUAL(s->draws, N);
    CU_ASSERT_EQUAL(s->estimate, ot_mean(x, N));
    CU_ASSERT_EQUAL(s->sd, ot_sd(x, N));
    CU_ASSERT_EQUAL(s->quantile[OT_LOW].value, ot_quantile(x, N, 0.025, scratch));
    CU_ASSERT_EQUAL(s->quantile[OT_MEDIAN].value, ot_quantile(x, N, 0.5, scratch));
    CU_ASSERT_EQUAL(s->quantile[OT_HIGH].value, ot_quantile(x, N, 0.975, scratch));
    for (size_t i = 0; i < OT_SPREAD_QUANTILES; i++) {
        double error;
        ot_quantile_and_error(x, N, s->quantile[i].p, &error, scratch);
        CU_ASSERT_EQUAL(s->quantile[i].error, error);
        CU_ASSERT(error > 0);
    }
    near(s->error, ot_mean_error(x, N), 1e-12);
    CU_ASSERT(fabs(s->estimate - 100) < 4 * s->error);
    near(s->quantile[OT_LOW].value, 100 - 19.6, 0.01);
    near(s->quantile[OT_HIGH].value, 100 + 19.6, 0.01);
    CU_ASSERT_PTR_NULL(s->not_given);
    CU_ASSERT_PTR_EQUAL(spread_of(a), s);
    free(x);
    free(scratch);
}

/* Of mean(x) / mean(y): the delta method (Casella and Berger, Statistical Inference, 2nd
 * ed., 2002, section 5.5.4). */
static double error_of_ratio(const double *x, const double *y)
{
    double ratio = ot_mean(x, N) / ot_mean(y, N);
    double variance = ot_covariance(x, x, N) - 2 * ratio * ot_covariance(x, y, N) +
                      ratio * ratio * ot_covariance(y, y, N);
    return sqrt(variance / (double)N) / ot_mean(y, N);
}

static void a_quotient_is_the_ratio_of_the_means(void)
{
    struct ot_node *a = bell("a", 100, 10, 1), *b = bell("b", 5, 1, 2);
    const struct ot_spread *s = spread_of(ot_graph_divide(graph, a, b, NULL));
    double *x = column_of(graph, a), *y = column_of(graph, b);
    CU_ASSERT_EQUAL(s->estimate, ot_mean(x, N) / ot_mean(y, N));
    near(s->error, error_of_ratio(x, y), 1e-9);
    for (size_t i = 0; i < N; i++)
        x[i] /= y[i];
    CU_ASSERT(ot_mean(x, N) > s->estimate * 1.02);
    free(x);
    free(y);
}

/* Each step uses the one before it twice: walked by every path there would be no end. */
static void a_quotient_that_is_used_again_and_again_is_worked_out_once(void)
{
    struct ot_node *q =
        ot_graph_divide(graph, bell("a", 100, 10, 1), bell("b", 5, 1, 2), NULL);
    struct ot_node *twice = q;
    for (int i = 0; i < 60; i++)
        twice = ot_graph_add(graph, twice, twice, NULL);
    near(spread_of(twice)->estimate, ldexp(spread_of(q)->estimate, 60), 1e-12);
    near(spread_of(twice)->error, ldexp(spread_of(q)->error, 60), 1e-12);
}

static void what_is_divided_by_a_fixed_number_is_no_ratio_of_means(void)
{
    struct ot_node *a = bell("a", 100, 10, 1);
    struct ot_node *half = ot_graph_divide(graph, a, fixed(2), NULL);
    double *x = column_of(graph, half);
    CU_ASSERT_EQUAL(spread_of(half)->estimate, ot_mean(x, N));
    free(x);
}

/* ---- The error against many seeds ---- */

typedef struct ot_node *maker(struct ot_graph *g, struct ot_node **v);

/* The standard deviation of the estimates of 300 seeds is what each says of itself. */
static void error_is_what_other_seeds_do(maker *make)
{
    enum { SEEDS = 300, DRAWS = 1000 };
    double estimate[SEEDS], error = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct ot_graph *g = ot_graph_new();
        const struct ot_spread *s = NULL;
        struct ot_node *v[4];
        for (uint64_t k = 0; k < 4; k++)
            v[k] = varied(g, "1", "v", 10 + 3 * (double)k, 1 + 0.2 * (double)k,
                          1000 + 10 * seed + k, DRAWS);
        CU_ASSERT_EQUAL_FATAL(ot_spread(g, make(g, v), &s, NULL), 0);
        estimate[seed] = s->estimate;
        error += s->error / SEEDS;
        ot_graph_free(g);
    }
    near(error, ot_sd(estimate, SEEDS), 0.15);
}

static struct ot_node *divided(struct ot_graph *g, struct ot_node **v)
{
    return ot_graph_divide(g, v[0], v[1], NULL);
}
static struct ot_node *of_one_part(struct ot_graph *g, struct ot_node **v)
{
    return ot_graph_divide(g, ot_graph_add(g, v[0], v[1], NULL), v[1], NULL);
}
static struct ot_node *nested(struct ot_graph *g, struct ot_node **v)
{
    return ot_graph_divide(g, v[0], divided(g, v + 1), NULL);
}
static struct ot_node *difference(struct ot_graph *g, struct ot_node **v)
{
    return ot_graph_subtract(g, divided(g, v), divided(g, v + 2), NULL);
}
static struct ot_node *product(struct ot_graph *g, struct ot_node **v)
{
    return ot_graph_negate(g, ot_graph_multiply(g, divided(g, v), v[2], NULL), NULL);
}
static struct ot_node *difference_as_sum(struct ot_graph *g, struct ot_node **v)
{
    struct ot_node *part[] = { divided(g, v), ot_graph_negate(g, divided(g, v + 2), NULL),
                               v[3] };
    return ot_graph_sum(g, part, 3, "s", NULL, NULL);
}

static void the_error_of_a_quotient_is_what_other_seeds_do(void)
{
    error_is_what_other_seeds_do(divided);
    error_is_what_other_seeds_do(of_one_part);
    error_is_what_other_seeds_do(nested);
    error_is_what_other_seeds_do(difference);
    error_is_what_other_seeds_do(product);
    error_is_what_other_seeds_do(difference_as_sum);
}

static void quotients_within_quotients_are_of_means_too(void)
{
    struct ot_node *v[] = { bell("a", 100, 10, 1), bell("b", 5, 1, 2), bell("c", 8, 1, 3),
                            bell("d", 9, 1, 4) };
    double m[4];
    for (size_t i = 0; i < 4; i++)
        m[i] = spread_of(v[i])->estimate;
    near(spread_of(nested(graph, v))->estimate, m[0] / (m[1] / m[2]), 1e-14);
    near(spread_of(difference(graph, v))->estimate, m[0] / m[1] - m[2] / m[3], 1e-14);
    near(spread_of(product(graph, v))->estimate, -(m[0] / m[1] * m[2]), 1e-14);
    struct ot_node *uprated =
        ot_graph_uprate(graph, divided(graph, v), 1.5, none, "d", false, NULL);
    near(spread_of(uprated)->estimate, m[0] / m[1] * 1.5, 1e-14);
    near(spread_of(uprated)->error, 1.5 * spread_of(divided(graph, v))->error, 1e-12);
}

/* ---- What cannot be given ---- */

static void a_denominator_that_may_be_nothing_cannot_divide(void)
{
    struct ot_node *cost = bell("Cost", 100, 10, 1);
    struct ot_node *gain = bell("Falls avoided", 1, 1, 2);
    const struct ot_spread *s = spread_of(ot_graph_divide(graph, cost, gain, NULL));
    OT_SAME(s->not_given, "in 16% of draws the falls avoided would be 0 or less");
    struct ot_node *twice = ot_graph_multiply(
        graph, ot_graph_divide(graph, cost, gain, NULL), fixed(2), NULL);
    OT_SAME(spread_of(twice)->not_given, s->not_given);
    struct ot_node *loss = bell("GP visits", -1, 1, 2);
    OT_SAME(spread_of(ot_graph_divide(graph, cost, loss, NULL))->not_given,
            "in 84% of draws the GP visits would be 0 or less");
    struct ot_node *unnamed = bell(NULL, 0.5, 1, 2);
    OT_HOLDS(spread_of(ot_graph_divide(graph, cost, unnamed, NULL))->not_given,
             "% of draws the denominator would be 0 or less");
}

/* Two quotients of the same draws, each in the words of its own operands, however often
 * and in whatever order they are asked. */
static void each_quotient_is_refused_in_its_own_words(void)
{
    struct ot_node *cost = bell("Cost", 100, 10, 1), *gain = bell("Gain", 1, 1, 2);
    struct ot_node *first = ot_graph_negate(graph, gain, NULL);
    struct ot_node *second = ot_graph_negate(graph, gain, NULL);
    first->label = "Falls";
    second->label = "Stays";
    struct ot_node *a = ot_graph_divide(graph, cost, first, NULL);
    struct ot_node *b = ot_graph_divide(graph, cost, second, NULL);
    OT_HOLDS(spread_of(a)->not_given, "the falls would be");
    OT_HOLDS(spread_of(b)->not_given, "the stays would be");
    OT_HOLDS(spread_of(a)->not_given, "the falls would be");
}

static void a_denominator_that_is_below_0_throughout_divides(void)
{
    struct ot_node *cost = bell("Cost", 100, 10, 1), *loss = bell("Loss", -5, 1, 2);
    const struct ot_spread *s = spread_of(ot_graph_divide(graph, cost, loss, NULL));
    CU_ASSERT_PTR_NULL(s->not_given);
    near(s->estimate, -20, 0.01);
    CU_ASSERT(s->quantile[OT_LOW].value < s->estimate &&
              s->estimate < s->quantile[OT_HIGH].value && s->quantile[OT_HIGH].value < 0);
}

static void the_bound_is_99_draws_in_a_hundred(void)
{
    struct ot_node *cost = bell("Cost", 100, 10, 1);
    struct ot_node *sure = bell("Gain", 2.4, 1, 2), *unsure = bell("Gain", 2.2, 1, 2);
    CU_ASSERT_PTR_NULL(spread_of(ot_graph_divide(graph, cost, sure, NULL))->not_given);
    OT_SAME(spread_of(ot_graph_divide(graph, cost, unsure, NULL))->not_given,
            "in 1% of draws the gain would be 0 or less");
}

static void an_inner_quotient_that_cannot_be_given_is_named(void)
{
    struct ot_node *v[] = { bell("a", 100, 10, 1), bell("b", 5, 1, 2),
                            bell("People", 1, 1, 3) };
    OT_HOLDS(spread_of(nested(graph, v))->not_given, "0 or less");
}

static void a_quotient_of_several_periods_has_no_estimate(void)
{
    static struct counted_hook hook = { .calls = 0 };
    struct ot_error err = { 0 };
    const struct ot_spread *s;
    struct ot_node *cost = bell("Cost", 100, 10, 1);
    struct ot_node *falls = counted_node(graph, &hook, cost, 2, NULL);
    struct ot_node *each = ot_graph_divide(graph, cost, falls, NULL);
    CU_ASSERT_EQUAL(ot_spread(graph, ot_graph_total(graph, each, NULL), &s, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_SCRIPT);
    OT_HOLDS(err.text, "divide totals, or single periods, instead");
}

static void a_missing_quantity_says_why(void)
{
    struct ot_node *missing =
        ot_graph_missing(graph, ot_unit_one(), "Falls", "not recorded");
    struct ot_node *a = bell("a", 100, 10, 1);
    struct ot_node *sum = ot_graph_add(graph, a, missing, NULL);
    OT_SAME(spread_of(sum)->not_given, "not recorded");
}

static void draws_that_are_unknown_leave_nothing_to_estimate(void)
{
    static struct counted_hook hook = { .unknown = 50 };
    struct ot_node *node = counted_node(graph, &hook, bell("a", 1, 1, 1), 1, NULL);
    OT_SAME(spread_of(node)->not_given,
            "in some draws it rests on something that is not known");
}

static void a_failed_hook_leaves_no_spread(void)
{
    const struct ot_spread *s = NULL;
    struct ot_error err = { 0 };
    static struct counted_hook hook = { .fails_at = 50 };
    struct ot_node *node = counted_node(graph, &hook, bell("a", 1, 1, 1), 1, NULL);
    CU_ASSERT_EQUAL(ot_spread(graph, node, &s, &err), -1);
    OT_SAME(err.text, "the hook failed");
    CU_ASSERT_PTR_NULL(node->spread);
    CU_ASSERT_PTR_NULL(s);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_spread_is_the_mean_and_quantiles_of_the_draws),
        OT_TEST(a_quotient_is_the_ratio_of_the_means),
        OT_TEST(a_quotient_that_is_used_again_and_again_is_worked_out_once),
        OT_TEST(what_is_divided_by_a_fixed_number_is_no_ratio_of_means),
        OT_TEST(the_error_of_a_quotient_is_what_other_seeds_do),
        OT_TEST(quotients_within_quotients_are_of_means_too),
        OT_TEST(a_denominator_that_may_be_nothing_cannot_divide),
        OT_TEST(each_quotient_is_refused_in_its_own_words),
        OT_TEST(a_denominator_that_is_below_0_throughout_divides),
        OT_TEST(the_bound_is_99_draws_in_a_hundred),
        OT_TEST(an_inner_quotient_that_cannot_be_given_is_named),
        OT_TEST(a_quotient_of_several_periods_has_no_estimate),
        OT_TEST(a_missing_quantity_says_why),
        OT_TEST(draws_that_are_unknown_leave_nothing_to_estimate),
        OT_TEST(a_failed_hook_leaves_no_spread),
    };
    graph = ot_graph_new();
    int failed = OT_TESTS_RUN("spread", tests);
    ot_graph_free(graph);
    return failed;
}
