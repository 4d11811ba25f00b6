/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The efficient frontier, against published tables. */
#include "config.h"

#include "method/icer.h"

#include <math.h>

#include "harness.h"
#include "vectors.h"

#define MOST 128

struct study {
    size_t n, first; /* rows of the table */
    double effect[MOST], cost[MOST];
};

/* The rows from `first` on that have its case_id, as the table orders them. */
static struct study read_study(const struct ot_table *table, size_t first)
{
    struct study of = { .first = first };
    const char *id = vectors_text(table, first, "case_id");
    for (size_t row = first; row < table->rows && of.n < MOST; row++, of.n++) {
        if (strcmp(vectors_text(table, row, "case_id"), id) != 0)
            break;
        of.effect[of.n] = vectors_number(table, row, "Effect");
        of.cost[of.n] = vectors_number(table, row, "Cost");
    }
    return of;
}

static const char *letters(enum ot_standing standing)
{
    return standing == OT_EFFICIENT              ? "ND"
           : standing == OT_EXTENDEDLY_DOMINATED ? "ED"
                                                 : "D";
}

static void check_study(const struct ot_table *table, const struct study *of)
{
    struct ot_icer icer[MOST];
    size_t frontier[MOST], frontiers = 0, seen = 0;
    CU_ASSERT_EQUAL(
        ot_icers(of->effect, of->cost, of->n, icer, frontier, &frontiers, NULL), 0);
    for (size_t i = 0; i < of->n; i++) {
        size_t row = of->first + i;
        const char *id = vectors_text(table, row, "case_id");
        OT_SAME(letters(icer[i].standing), vectors_text(table, row, "Status"));
        if (strcmp(vectors_text(table, row, "Status"), "ND") == 0)
            CU_ASSERT_EQUAL(frontier[seen++], i);
        if (strcmp(vectors_text(table, row, "ICER"), "NA") == 0) {
            CU_ASSERT(isnan(icer[i].ratio));
            continue;
        }
        vectors_close(icer[i].ratio / vectors_number(table, row, "ICER"), 1, 1e-12, id);
        vectors_close(icer[i].cost / vectors_number(table, row, "Inc_Cost"), 1, 1e-12,
                      id);
        vectors_close(icer[i].effect / vectors_number(table, row, "Inc_Effect"), 1, 1e-12,
                      id);
    }
    CU_ASSERT_EQUAL(frontiers, seen);
}

static void frontiers_are_as_dampack_has_them(void)
{
    struct ot_table *table = vectors_open("icer_cases");
    size_t studies = 0;
    if (!table)
        return;
    for (size_t row = 0; row < table->rows; studies++) {
        struct study of = read_study(table, row);
        check_study(table, &of);
        row += of.n;
    }
    CU_ASSERT(studies >= 8);
    ot_table_free(table);
}

static const char *in_their_words(enum ot_quadrant quadrant)
{
    static const char *const words[OT_QUADRANTS] = { "no_difference", "b_dominates",
                                                     "a_dominates",
                                                     "b_more_costly_more_effective",
                                                     "b_less_costly_less_effective" };
    return words[quadrant];
}

static void differences_are_as_another_program_has_them(void)
{
    struct ot_table *table = vectors_open("icer_quadrants");
    if (!table)
        return;
    for (size_t i = 0; i < table->rows; i++) {
        struct ot_difference d = ot_difference(
            vectors_number(table, i, "effect_b"), vectors_number(table, i, "cost_b"),
            vectors_number(table, i, "effect_a"), vectors_number(table, i, "cost_a"));
        const char *ratio = vectors_text(table, i, "icer");
        OT_SAME(in_their_words(d.quadrant), vectors_text(table, i, "dominance"));
        if (strcmp(ratio, "Inf") == 0) {
            CU_ASSERT(isinf(d.ratio) && d.ratio > 0);
        } else if (strcmp(ratio, "NaN") == 0) {
            CU_ASSERT(isnan(d.ratio));
        } else {
            CU_ASSERT_EQUAL(d.ratio, vectors_number(table, i, "icer"));
        }
    }
    CU_ASSERT(table->rows >= 6);
    ot_table_free(table);
}

/* By value, whatever they are called; and of one that a mix dominates both go. */
static void an_equal_of_an_efficient_one_is_named(void)
{
    const double effect[] = { 0, 1, 1, 4, 1, 0 }, cost[] = { 0, 30, 30, 40, 3, 0 };
    struct ot_icer icer[6];
    size_t frontier[6], frontiers;
    CU_ASSERT_EQUAL(ot_icers(effect, cost, 6, icer, frontier, &frontiers, NULL), 0);
    CU_ASSERT_EQUAL(frontiers, 3);
    CU_ASSERT_EQUAL(icer[5].standing, OT_SAME_AS_ANOTHER);
    CU_ASSERT_EQUAL(icer[5].against, 0);
    CU_ASSERT_EQUAL(icer[1].standing, OT_STRONGLY_DOMINATED);
    CU_ASSERT_EQUAL(icer[2].standing, OT_STRONGLY_DOMINATED);
    CU_ASSERT_EQUAL(icer[3].against, 4);
    CU_ASSERT_DOUBLE_EQUAL(icer[3].ratio, 37.0 / 3, 1e-14);
    CU_ASSERT_EQUAL(ot_icers(effect, cost, 4, icer, frontier, &frontiers, NULL), 0);
    CU_ASSERT_EQUAL(icer[1].standing, OT_EXTENDEDLY_DOMINATED);
    CU_ASSERT_EQUAL(icer[2].standing, OT_EXTENDEDLY_DOMINATED);
}

static void equal_ratios_stay_on_the_frontier(void)
{
    const double effect[] = { 0, 1, 2 }, cost[] = { 0, 10, 20 };
    struct ot_icer icer[3];
    size_t frontier[3], frontiers;
    CU_ASSERT_EQUAL(ot_icers(effect, cost, 3, icer, frontier, &frontiers, NULL), 0);
    CU_ASSERT_EQUAL(frontiers, 3);
}

static void a_mean_that_is_missing_is_refused(void)
{
    const double effect[] = { 0, NAN }, cost[] = { 0, 1 };
    struct ot_icer icer[2];
    struct ot_error err = { 0 };
    size_t frontier[2], frontiers = 9;
    CU_ASSERT_EQUAL(ot_icers(effect, cost, 2, icer, frontier, &frontiers, &err), -1);
    OT_HOLDS(err.text, "strategy 2");
    CU_ASSERT_EQUAL(frontiers, 9);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(frontiers_are_as_dampack_has_them),
        OT_TEST(differences_are_as_another_program_has_them),
        OT_TEST(an_equal_of_an_efficient_one_is_named),
        OT_TEST(equal_ratios_stay_on_the_frontier),
        OT_TEST(a_mean_that_is_missing_is_refused),
    };
    return OT_TESTS_RUN("icer", tests);
}
