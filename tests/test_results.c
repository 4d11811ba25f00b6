/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of every evaluation, and draws that are made when it is. */
#include "config.h"

#include "appraise/results.h"

#include "appraise/money.h"
#include "appraise/present.h"
#include "desk.h"
#include "harness.h"
#include "value/spread.h"

#define N ((size_t)5000)

static struct desk desk;

/* A runner that counts the draws it was asked for, and fails from some draw on. */
static struct {
    struct ot_runner own;
    size_t jobs, drawn, fails_at;
    enum ot_exit exit;
} asked;

static int count(void *with, const struct ot_job *job, struct ot_answer *answer,
                 struct ot_error *err)
{
    (void)with;
    if (job->draws >= 1000) {
        asked.jobs++;
        asked.drawn += job->draws;
        if (asked.fails_at && asked.drawn >= asked.fails_at)
            return ot_error_set(err, asked.exit, "falls: it fell over");
    }
    return asked.own.run(asked.own.with, job, answer, err);
}

static void open_counted(size_t fails_at, enum ot_exit exit)
{
    desk_open(&desk, desk_falls_plan("falls,started_exercise,2015-16,planned,1000,person,"
                                     "published,P1 p1,\n",
                                     ""));
    asked.own = desk.runner;
    asked.jobs = asked.drawn = 0;
    asked.fails_at = fails_at;
    asked.exit = exit;
    desk.runner.run = count;
}

static struct ot_evaluation *evaluated(const char *label)
{
    static const struct ot_given given = { .name = "fall_rate", .value = 0.9 };
    struct ot_evaluation_request request = { .scheme = "falls",
                                             .draws = N,
                                             .label = label,
                                             .with = &given,
                                             .with_count = label ? 1 : 0 };
    return desk_evaluate(&desk, &request);
}

static const struct ot_spread *spread_of(struct ot_node *node)
{
    const struct ot_spread *s = NULL;
    CU_ASSERT_PTR_NOT_NULL_FATAL(node);
    CU_ASSERT_EQUAL_FATAL(ot_spread(desk.graph, node, &s, &desk.err), 0);
    return s;
}

static void hooks_are_called_once_for_all_that_is_said(void)
{
    open_counted(0, OT_EXIT_OK);
    struct ot_evaluation *e = evaluated(NULL);
    CU_ASSERT_EQUAL(asked.drawn, 0);
    CU_ASSERT_EQUAL(ot_evaluation_try_draws(e, &desk.err), 0);
    CU_ASSERT_EQUAL(asked.drawn, N);
    const struct ot_results *r = ot_evaluation_results(e, &desk.err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    CU_ASSERT_PTR_EQUAL(r, ot_evaluation_results(e, &desk.err));
    CU_ASSERT_PTR_NOT_NULL(r->main->spread);
    CU_ASSERT_PTR_NOT_NULL(r->cost_per->spread);
    CU_ASSERT_PTR_NOT_NULL(r->bcr->spread);
    CU_ASSERT_EQUAL(r->pays->draws, 0);
    CU_ASSERT(r->pays->value[0] > 0 && r->pays->value[0] < 1);
    CU_ASSERT(spread_of(r->main)->estimate > 0);
    CU_ASSERT(spread_of(ot_evaluation_npv(e, OT_PUBLIC_VALUE, &desk.err))->sd > 0);
    CU_ASSERT(spread_of(ot_evaluation_benefit(e, OT_GAIN_ALL, &desk.err))->sd > 0);
    CU_ASSERT_EQUAL(asked.drawn, N);
    desk_close(&desk);
}

static void what_is_said_does_not_depend_on_when_it_is_asked(void)
{
    double estimate[2], high[2];
    for (int ahead = 0; ahead < 2; ahead++) {
        open_counted(0, OT_EXIT_OK);
        struct ot_evaluation *e = evaluated(NULL);
        if (ahead)
            CU_ASSERT_EQUAL(ot_evaluation_try_draws(e, &desk.err), 0);
        struct ot_node *bcr = ot_evaluation_bcr(e, OT_PUBLIC_VALUE, &desk.err);
        estimate[ahead] = spread_of(bcr)->estimate;
        high[ahead] = spread_of(bcr)->quantile[OT_HIGH].value;
        desk_close(&desk);
    }
    CU_ASSERT_EQUAL(estimate[0], estimate[1]);
    CU_ASSERT_EQUAL(high[0], high[1]);
}

static void draws_that_fail_fail_the_evaluation(void)
{
    open_counted(1, OT_EXIT_FAILED);
    struct ot_evaluation *e = evaluated(NULL);
    OT_SAME(e->failed, NULL);
    CU_ASSERT_EQUAL(ot_evaluation_try_draws(e, &desk.err), 0);
    OT_SAME(e->failed, "it fell over");
    const struct ot_results *r = ot_evaluation_results(e, &desk.err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    OT_SAME(desk_missing(&desk, r->main), "it fell over");
    OT_SAME(desk_missing(&desk, r->bcr), "it fell over");
    OT_SAME(desk_missing(&desk, r->pays), "it fell over");
    CU_ASSERT_EQUAL(ot_evaluation_try_draws(e, &desk.err), 0);
    CU_ASSERT_EQUAL(asked.jobs, 1);
    desk_close(&desk);
}

static void a_run_that_cannot_go_on_is_not_the_schemes_fault(void)
{
    open_counted(1, OT_EXIT_INTERNAL);
    struct ot_evaluation *e = evaluated(NULL);
    CU_ASSERT_EQUAL(ot_evaluation_try_draws(e, &desk.err), -1);
    CU_ASSERT_EQUAL(desk.err.exit, OT_EXIT_INTERNAL);
    OT_SAME(e->failed, NULL);
    desk_close(&desk);
}

static void of_a_what_if_draws_alone_are_made(void)
{
    open_counted(0, OT_EXIT_OK);
    struct ot_evaluation *e = evaluated("At 0.9 falls a year");
    CU_ASSERT_EQUAL(ot_evaluation_try_draws(e, &desk.err), 0);
    CU_ASSERT_EQUAL(asked.drawn, N);
    CU_ASSERT_PTR_NULL(e->results);
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(hooks_are_called_once_for_all_that_is_said),
        OT_TEST(what_is_said_does_not_depend_on_when_it_is_asked),
        OT_TEST(draws_that_fail_fail_the_evaluation),
        OT_TEST(a_run_that_cannot_go_on_is_not_the_schemes_fault),
        OT_TEST(of_a_what_if_draws_alone_are_made),
    };
    return OT_TESTS_RUN("results", tests);
}
