/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acceptability, expected loss and the value of information: against the plain loop and
 * against other programs. */
#include "config.h"

#include "method/decision.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "harness.h"
#include "method/envelope.h"
#include "method/statistic.h"
#include "vectors.h"

#define MOST 20
#define DRAWS 3001
#define THRESHOLDS 1000

static double effect[MOST][10000], cost[MOST][10000], threshold[THRESHOLDS];
static const double *effects[MOST], *costs[MOST];
static int64_t plain_best[MOST * THRESHOLDS];
static double plain_most[THRESHOLDS];

static double uniform(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return ((double)((z ^ (z >> 31)) >> 12) + 0.5) * 0x1p-52;
}

static struct ot_strategies strategies(size_t count, size_t draws, size_t reference)
{
    for (size_t s = 0; s < count; s++) {
        effects[s] = effect[s];
        costs[s] = cost[s];
    }
    return (struct ot_strategies){ count, draws, reference, effects, costs };
}

/* The definition, loop in loop. */
static void count_plainly(const struct ot_strategies *of, size_t thresholds)
{
    memset(plain_best, 0, sizeof plain_best);
    for (size_t k = 0; k < thresholds; k++) {
        plain_most[k] = 0;
        for (size_t i = 0; i < of->draws; i++) {
            size_t best = of->reference, first = best;
            for (size_t s = 0; s < of->count; s++)
                if (threshold[k] * effect[s][i] - cost[s][i] >
                    threshold[k] * effect[best][i] - cost[best][i])
                    best = s;
            plain_best[best * thresholds + k]++;
            plain_most[k] += (threshold[k] * effect[best][i] - cost[best][i]) -
                             (threshold[k] * effect[first][i] - cost[first][i]);
        }
    }
}

static void agrees_with_the_plain_loop(const struct ot_strategies *of, size_t thresholds)
{
    struct ot_arena *arena = ot_arena_new();
    struct ot_tally tally = { 0 };
    size_t wrong = 0, far = 0;
    count_plainly(of, thresholds);
    CU_ASSERT_EQUAL_FATAL(ot_envelope_tally(of, threshold, thresholds, arena, &tally), 0);
    for (size_t i = 0; i < of->count * thresholds; i++)
        wrong += tally.best[i] != plain_best[i];
    for (size_t k = 0; k < thresholds; k++) {
        double most = threshold[k] * tally.effect[k] - tally.cost[k];
        /* The plain loop rounds each benefit of up to 1e5 pounds. */
        far += fabs(most - plain_most[k]) >
               1e-9 * fabs(plain_most[k]) + 1e-11 * (double)of->draws;
    }
    CU_ASSERT_EQUAL(wrong, 0);
    CU_ASSERT_EQUAL(far, 0);
    ot_arena_free(arena);
}

static void set_thresholds(size_t thresholds, double last)
{
    for (size_t k = 0; k < thresholds; k++)
        threshold[k] = last * (double)k / (double)(thresholds - 1);
}

enum data { SMOOTH, LATTICE, FIXED_COST, NOTHING_MOSTLY, ALMOST_SAME, DATA };

static void fill(size_t count, size_t draws, enum data data, uint64_t *state)
{
    for (size_t s = 0; s < count; s++)
        for (size_t i = 0; i < draws; i++) {
            double u = uniform(state), v = uniform(state);
            double *e = &effect[s][i], *c = &cost[s][i];
            *e = data == LATTICE          ? floor(u * 5) * 0.1 - 0.2
                 : data == NOTHING_MOSTLY ? (u < 0.8 ? 0 : u)
                 : data == ALMOST_SAME    ? 0.1 + floor(u * 4) * 0x1p-55
                                          : u * 2 - 0.7;
            *c = data == LATTICE          ? floor(v * 5) * 1000
                 : data == FIXED_COST     ? 5000.0 * (double)(s % 3)
                 : data == NOTHING_MOSTLY ? (v < 0.5 ? 0 : 900)
                 : data == ALMOST_SAME    ? 1000 + floor(v * 4) * 0x1p-42
                                          : 30000 * v * v;
        }
}

static void counts_are_those_of_the_plain_loop(void)
{
    static const size_t counts[] = { 1, 2, 10, 20 }, grids[] = { 2, 51, 100 };
    uint64_t state = 11;
    for (enum data data = 0; data < DATA; data++)
        for (size_t c = 0; c < 4; c++)
            for (size_t g = 0; g < 3; g++) {
                set_thresholds(grids[g], 40000);
                fill(counts[c], DRAWS, data, &state);
                struct ot_strategies of = strategies(counts[c], DRAWS, counts[c] / 2);
                agrees_with_the_plain_loop(&of, grids[g]);
            }
}

static void a_fine_grid_is_no_different(void)
{
    uint64_t state = 12;
    for (enum data data = 0; data < DATA; data++) {
        set_thresholds(THRESHOLDS, 50000);
        fill(10, DRAWS, data, &state);
        struct ot_strategies of = strategies(10, DRAWS, 0);
        agrees_with_the_plain_loop(&of, THRESHOLDS);
    }
}

/* Repeated, crowded, and a first one that is not 0. */
static void an_uneven_grid_is_no_different(void)
{
    uint64_t state = 13;
    for (size_t k = 0; k < 90; k++)
        threshold[k] = k < 30   ? 2500
                       : k < 60 ? 2500 + (double)k * 1e-7
                                : 100.0 * (double)k;
    for (enum data data = 0; data < DATA; data++) {
        fill(7, DRAWS, data, &state);
        struct ot_strategies of = strategies(7, DRAWS, 3);
        agrees_with_the_plain_loop(&of, 90);
    }
    threshold[0] = 0;
    struct ot_strategies of = strategies(7, DRAWS, 3);
    agrees_with_the_plain_loop(&of, 1);
}

/* Draws of the BCEA package's vaccine example, 1,000 of two strategies. */
static void acceptability_is_as_bcea_has_it(void)
{
    struct ot_table *draws = vectors_open("bcea_vaccine_psa");
    struct ot_table *grid = draws ? vectors_open("bcea_vaccine_grid") : NULL;
    struct ot_arena *arena = ot_arena_new();
    struct ot_decided d;
    if (!grid)
        return ot_arena_free(arena);
    for (size_t i = 0; i < draws->rows; i++) {
        effect[0][i] = vectors_number(draws, i, "eff_1");
        effect[1][i] = vectors_number(draws, i, "eff_2");
        cost[0][i] = vectors_number(draws, i, "cost_1");
        cost[1][i] = vectors_number(draws, i, "cost_2");
    }
    for (size_t k = 0; k < grid->rows; k++)
        threshold[k] = vectors_number(grid, k, "k");
    struct ot_strategies of = strategies(2, draws->rows, 0);
    CU_ASSERT_EQUAL_FATAL(ot_decide(&of, threshold, grid->rows, arena, &d, NULL), 0);
    for (size_t k = 0; k < grid->rows; k++) {
        double n = (double)of.draws;
        CU_ASSERT_EQUAL(d.best[grid->rows + k],
                        llround(n * vectors_number(grid, k, "ceac_ref_vs_1")));
        CU_ASSERT_EQUAL(d.best[k], llround(n * vectors_number(grid, k, "p_best_1")));
        vectors_close(d.evpi[k] / vectors_number(grid, k, "evpi"), 1, 1e-9, "evpi");
        vectors_close(d.net_benefit[grid->rows + k], vectors_number(grid, k, "enb_2"),
                      1e-12, "enb_2");
        CU_ASSERT_EQUAL((double)d.optimal[k] + 1, vectors_number(grid, k, "best"));
        CU_ASSERT_DOUBLE_EQUAL(ot_frontier(&d, k),
                               vectors_number(grid, k, "ceaf_prob_of_best_enb"), 1e-15);
    }
    CU_ASSERT(grid->rows > 500);
    ot_table_free(draws);
    ot_table_free(grid);
    ot_arena_free(arena);
}

static const char *const names[] = { "Chemo", "Radio", "Surgery" };

static void read_dampack(const struct ot_table *draws)
{
    static const char *const columns[][2] = { { "eff_Chemo", "cost_Chemo" },
                                              { "eff_Radio", "cost_Radio" },
                                              { "eff_Surgery", "cost_Surgery" } };
    for (size_t s = 0; s < 3; s++)
        for (size_t i = 0; i < draws->rows; i++) {
            effect[s][i] = vectors_number(draws, i, columns[s][0]);
            cost[s][i] = vectors_number(draws, i, columns[s][1]);
        }
}

/* Draws of the dampack package's example, 10,000 of three strategies. */
static void losses_are_as_another_program_has_them(void)
{
    struct ot_table *draws = vectors_open("psa_dampack_example_samples");
    struct ot_table *said = draws ? vectors_open("psa_dampack_example_expected") : NULL;
    struct ot_arena *arena = ot_arena_new();
    struct ot_decided d;
    if (!said)
        return ot_arena_free(arena);
    read_dampack(draws);
    size_t thresholds = said->rows / 3;
    for (size_t k = 0; k < thresholds; k++)
        threshold[k] = vectors_number(said, 3 * k, "WTP");
    struct ot_strategies of = strategies(3, draws->rows, 0);
    CU_ASSERT_EQUAL_FATAL(ot_decide(&of, threshold, thresholds, arena, &d, NULL), 0);
    for (size_t row = 0; row < said->rows; row++) {
        size_t k = row / 3, s = row % 3, at = s * thresholds + k;
        OT_SAME(vectors_text(said, row, "Strategy"), names[s]);
        CU_ASSERT_EQUAL(d.best[at], llround((double)of.draws *
                                            vectors_number(said, row, "prop_best")));
        vectors_close(d.net_benefit[at] / vectors_number(said, row, "enmb"), 1, 1e-9,
                      "enmb");
        vectors_close(d.loss[at] / vectors_number(said, row, "exp_loss"), 1, 1e-9,
                      "exp_loss");
        vectors_close(d.evpi[k] / vectors_number(said, row, "evpi"), 1, 1e-9, "evpi");
        CU_ASSERT_EQUAL(d.optimal[k] == s, vectors_number(said, row, "is_optimal") == 1);
    }
    ot_table_free(draws);
    ot_table_free(said);
    ot_arena_free(arena);
}

static void a_tie_goes_to_the_reference(void)
{
    struct ot_arena *arena = ot_arena_new();
    struct ot_decided d;
    for (size_t s = 0; s < 3; s++) {
        effect[s][0] = 1;
        cost[s][0] = 5;
    }
    threshold[0] = 10;
    struct ot_strategies of = strategies(3, 1, 1);
    CU_ASSERT_EQUAL_FATAL(ot_decide(&of, threshold, 1, arena, &d, NULL), 0);
    CU_ASSERT_EQUAL(d.optimal[0], 1);
    CU_ASSERT_EQUAL(ot_acceptability(&d, 1, 0), 1);
    CU_ASSERT_EQUAL(d.evpi[0], 0);
    ot_arena_free(arena);
}

static void what_cannot_be_compared_is_refused(void)
{
    struct ot_arena *arena = ot_arena_new();
    struct ot_decided d;
    struct ot_error err = { 0 };
    uint64_t state = 5;
    fill(2, 100, SMOOTH, &state);
    struct ot_strategies of = strategies(2, 100, 0);
    threshold[0] = 2;
    threshold[1] = 1;
    CU_ASSERT_EQUAL(ot_decide(&of, threshold, 2, arena, &d, &err), -1);
    OT_HOLDS(err.text, "threshold 2");
    threshold[1] = NAN;
    CU_ASSERT_EQUAL(ot_decide(&of, threshold, 2, arena, &d, &err), -1);
    cost[1][7] = NAN;
    CU_ASSERT_EQUAL(ot_decide(&of, threshold, 1, arena, &d, &err), -1);
    OT_HOLDS(err.text, "strategy 2: draw 7 of its cost");
    effect[0][9] = INFINITY;
    CU_ASSERT_EQUAL(ot_decide(&of, threshold, 1, arena, &d, &err), -1);
    OT_HOLDS(err.text, "strategy 1: draw 9 of its effect");
    CU_ASSERT_EQUAL(ot_decide(&of, threshold, 0, arena, &d, &err), -1);
    OT_HOLDS(err.text, "nothing to compare");
    of.reference = 2;
    CU_ASSERT_EQUAL(ot_decide(&of, threshold, 1, arena, &d, &err), -1);
    ot_arena_free(arena);
}

static void the_value_for_all_counts_people_at_their_factor(void)
{
    const double people[] = { 100, 200 }, factor[] = { 1, 0.5 };
    CU_ASSERT_EQUAL(ot_population_value(3, people, factor, 2), 600);
    CU_ASSERT_EQUAL(ot_population_value(3, people, factor, 0), 0);
}

/* The loss of each draw by the definition: its mean is the expected loss, and what other
 * samples of the same kind give lies about it as the error says. */
static void the_error_of_a_loss_is_what_other_samples_do(void)
{
    enum { SAMPLES = 200, N = 2500 };
    double estimate[SAMPLES], said = 0;
    uint64_t state = 7;
    struct ot_strategies of = strategies(3, N, 0);
    for (size_t sample = 0; sample < SAMPLES; sample++) {
        for (size_t s = 0; s < 3; s++)
            for (size_t i = 0; i < N; i++) {
                effect[s][i] = uniform(&state);
                cost[s][i] = 100 * uniform(&state);
            }
        double sum = 0;
        for (size_t i = 0; i < N; i++) {
            double best = -HUGE_VAL;
            for (size_t s = 0; s < 3; s++)
                best = fmax(best, 200 * effect[s][i] - cost[s][i]);
            sum += best - (200 * effect[1][i] - cost[1][i]);
        }
        estimate[sample] = sum / N;
        said += ot_loss_error(&of, 200, 1) / SAMPLES;
    }
    double found = ot_sd(estimate, SAMPLES);
    CU_ASSERT_DOUBLE_EQUAL(said / found, 1, 0.15);
    of.draws = 0;
    CU_ASSERT_EQUAL(ot_loss_error(&of, 200, 1), 0);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(counts_are_those_of_the_plain_loop),
        OT_TEST(a_fine_grid_is_no_different),
        OT_TEST(an_uneven_grid_is_no_different),
        OT_TEST(acceptability_is_as_bcea_has_it),
        OT_TEST(losses_are_as_another_program_has_them),
        OT_TEST(the_error_of_a_loss_is_what_other_samples_do),
        OT_TEST(a_tie_goes_to_the_reference),
        OT_TEST(what_cannot_be_compared_is_refused),
        OT_TEST(the_value_for_all_counts_people_at_their_factor),
    };
    return OT_TESTS_RUN("decision", tests);
}
