/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What depends on what, found by moving each ingredient. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "harness.h"
#include "scheme/batch.h"

/* Two parameters a and b, one input over two periods: four ingredients. The made-up hooks
 * of a test write two outputs over two periods. */
enum { A, B, FIRST, SECOND, INGREDIENTS };
struct hooks {
    double (*compute)(const double *value, size_t row); /* row: output * 2 + period */
    unsigned calls, fail;                               /* this many of the calls fail */
};

static int run(void *with, const struct ot_job *job, struct ot_answer *answer,
               struct ot_error *err)
{
    struct hooks *hooks = with;
    if (hooks->calls++ < hooks->fail)
        return ot_error_set(err, OT_EXIT_FAILED, "made to fail");
    double *value = calloc(4 * job->draws, sizeof *value);
    *answer = (struct ot_answer){
        .outputs = 2, .periods = 2, .draws = job->draws, .value = value, .own = value
    };
    for (size_t row = 0; row < 4; row++)
        for (size_t d = 0; d < job->draws; d++) {
            const double of[] = { job->parameter[0].value[d], job->parameter[1].value[d],
                                  job->input[0].value[d], job->input[1].value[d] };
            value[row * job->draws + d] = hooks->compute(of, row);
        }
    return 0;
}

/* "abf" for a row that depends on a, b and the input's first period; s: the second. */
static char *depends_on(const double base[4], struct hooks *hooks, size_t row,
                        bool *whole)
{
    static char word[INGREDIENTS + 1];
    static const double years[] = { 1, 1 };
    static const double low[] = { 1, 0.2, 0, 0 }, high[] = { 3, 0.6, 0, 0 };
    struct ot_column_of column[4];
    for (size_t i = 0; i < 4; i++)
        column[i] = (struct ot_column_of){ .count = 1, .value = &base[i] };
    struct ot_job job = { .scheme = "it",
                          .draws = 1,
                          .periods = 2,
                          .planned = 2,
                          .years = years,
                          .parameters = 2,
                          .inputs = 1,
                          .outputs = 2,
                          .parameter = column,
                          .input = column + 2 };
    struct ot_probe probe = { low, high, run, hooks, NULL };
    struct ot_arena *arena = ot_arena_new();
    bool *depends = NULL;
    size_t length = 0;
    CU_ASSERT_EQUAL_FATAL(ot_job_probe(&job, &probe, arena, &depends, whole, NULL), 0);
    for (size_t i = 0; i < INGREDIENTS; i++)
        if (depends[row * INGREDIENTS + i])
            word[length++] = "abfs"[i];
    word[length] = 0;
    ot_arena_free(arena);
    return word;
}

static const double base[] = { 2, 0.4, 100, 50 };

static double plain(const double *v, size_t row)
{
    const double of[] = { v[FIRST], v[SECOND], v[A] * v[FIRST],
                          v[A] * v[B] * (v[FIRST] + v[SECOND]) };
    return of[row];
}

static void an_output_depends_on_what_changes_it(void)
{
    struct hooks hooks = { plain, 0, 0 };
    bool whole = true;
    OT_SAME(depends_on(base, &hooks, 0, &whole), "f");
    OT_SAME(depends_on(base, &hooks, 1, &whole), "s");
    OT_SAME(depends_on(base, &hooks, 2, &whole), "af");
    OT_SAME(depends_on(base, &hooks, 3, &whole), "abfs");
    CU_ASSERT_FALSE(whole);
    CU_ASSERT_EQUAL(hooks.calls, 4);
}

static double kinked(const double *v, size_t row)
{
    (void)row;
    return v[B] > 0.55 ? v[A] : v[FIRST];
}

static void points_away_from_the_base_show_what_the_base_hides(void)
{
    struct hooks hooks = { kinked, 0, 0 };
    bool whole = true;
    OT_SAME(depends_on(base, &hooks, 0, &whole), "abf");
}

static void what_is_zero_or_unknown_is_moved_all_the_same(void)
{
    static const double nothing[] = { 2, 0.4, 0, NAN };
    struct hooks hooks = { plain, 0, 0 };
    bool whole = true;
    OT_SAME(depends_on(nothing, &hooks, 0, &whole), "f");
    OT_SAME(depends_on(nothing, &hooks, 1, &whole), "s");
}

static void tries_again_nearer_where_a_hook_fails_on_twice_the_value(void)
{
    struct hooks hooks = { plain, 0, 1 };
    bool whole = true;
    OT_SAME(depends_on(base, &hooks, 2, &whole), "af");
    CU_ASSERT_FALSE(whole);
    CU_ASSERT_EQUAL(hooks.calls, 2);
}

static void a_hook_that_fails_depends_on_everything(void)
{
    struct hooks hooks = { plain, 0, 2 };
    bool whole = false;
    OT_SAME(depends_on(base, &hooks, 0, &whole), "abfs");
    CU_ASSERT_TRUE(whole);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(an_output_depends_on_what_changes_it),
        OT_TEST(points_away_from_the_base_show_what_the_base_hides),
        OT_TEST(what_is_zero_or_unknown_is_moved_all_the_same),
        OT_TEST(tries_again_nearer_where_a_hook_fails_on_twice_the_value),
        OT_TEST(a_hook_that_fails_depends_on_everything),
    };
    return OT_TESTS_RUN("probe", tests);
}
