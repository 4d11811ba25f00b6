/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers that are lent: what is kept of them outlives the next job. */
#include "config.h"

#include "appraise/answers.h"

#include <stdlib.h>

#include "harness.h"

#define LARGE 700000 /* draws: more bytes than are kept of a lent answer */

static struct ot_appraisal appraisal;
static double *store; /* of the runner, overwritten by each job */
static size_t jobs;

static int run(void *with, const struct ot_job *job, struct ot_answer *answer,
               struct ot_error *err)
{
    (void)with;
    if (job->draws == 13)
        return ot_error_set(err, OT_EXIT_FAILED, "unlucky");
    jobs++;
    for (size_t i = 0; i < job->draws; i++)
        store[i] = (double)(1000 * jobs + i);
    *answer = (struct ot_answer){
        .outputs = 1, .periods = 1, .draws = job->draws, .value = store, .lent = true
    };
    return 0;
}

static struct ot_kept_answer *keep(size_t draws)
{
    struct ot_job job = { .first = 4096, .draws = draws, .periods = 1, .outputs = 1 };
    struct ot_kept_answer *kept = ot_kept_answer_new(appraisal.graph);
    CU_ASSERT_PTR_NOT_NULL_FATAL(kept);
    CU_ASSERT_EQUAL(ot_answers_keep(&appraisal, kept, &job, NULL), 0);
    CU_ASSERT_EQUAL(kept->first, 4096);
    CU_ASSERT_EQUAL(kept->count, draws);
    return kept;
}

static void a_lent_answer_is_copied_before_the_next_job(void)
{
    struct ot_kept_answer *first = keep(10);
    double told = first->answer.value[9];
    CU_ASSERT_PTR_EQUAL(first->answer.value, store);
    struct ot_kept_answer *second = keep(10);
    CU_ASSERT_EQUAL(first->count, 10);
    CU_ASSERT_EQUAL(first->answer.value[9], told);
    CU_ASSERT_FALSE(first->answer.lent);
    CU_ASSERT_PTR_EQUAL(second->answer.value, store);
}

static void one_that_is_large_is_dropped(void)
{
    struct ot_kept_answer *large = keep(LARGE);
    CU_ASSERT_EQUAL(large->answer.value[LARGE - 1], 1000.0 * (double)jobs + LARGE - 1);
    struct ot_kept_answer *next = keep(1);
    CU_ASSERT_EQUAL(large->count, 0);
    CU_ASSERT_PTR_NULL(large->answer.value);
    CU_ASSERT_EQUAL(next->count, 1);
}

static void the_oldest_go_first(void)
{
    struct ot_kept_answer *kept[5];
    for (size_t i = 0; i < 5; i++)
        kept[i] = keep(200000); /* 1.6 MB: two are kept of those that were lent */
    CU_ASSERT_EQUAL(kept[0]->count, 0);
    CU_ASSERT_EQUAL(kept[1]->count, 0);
    CU_ASSERT_EQUAL(kept[3]->count, 200000);
    CU_ASSERT_EQUAL(kept[4]->count, 200000);
}

static void a_job_that_fails_leaves_nothing_of_its_own(void)
{
    struct ot_error err = { 0 };
    struct ot_job job = { .draws = 13, .periods = 1, .outputs = 1 };
    struct ot_kept_answer *kept = keep(20);
    CU_ASSERT_EQUAL(ot_answers_keep(&appraisal, kept, &job, &err), -1);
    OT_SAME(err.text, "unlucky");
    CU_ASSERT_EQUAL(kept->count, 0);
    job.draws = 20;
    CU_ASSERT_EQUAL(ot_answers_keep(&appraisal, kept, &job, NULL), 0);
    CU_ASSERT_EQUAL(kept->count, 20);
}

static void a_job_whose_answer_is_not_kept_takes_none_away(void)
{
    struct ot_kept_answer *kept = keep(30);
    struct ot_job job = { .draws = 3, .periods = 1, .outputs = 1 };
    struct ot_answer answer = { 0 };
    double told = kept->answer.value[29];
    CU_ASSERT_EQUAL(ot_answers_run(&appraisal, &job, &answer, NULL), 0);
    CU_ASSERT_EQUAL(answer.value[2], 1000.0 * (double)jobs + 2);
    CU_ASSERT_EQUAL(kept->answer.value[29], told);
    ot_answer_free(&answer);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_lent_answer_is_copied_before_the_next_job),
        OT_TEST(one_that_is_large_is_dropped),
        OT_TEST(the_oldest_go_first),
        OT_TEST(a_job_that_fails_leaves_nothing_of_its_own),
        OT_TEST(a_job_whose_answer_is_not_kept_takes_none_away),
    };
    const struct ot_runner runner = { .run = run };
    store = malloc(LARGE * sizeof *store);
    appraisal = (struct ot_appraisal){ .graph = ot_graph_new(), .runner = &runner };
    int failed = OT_TESTS_RUN("answers", tests);
    ot_graph_free(appraisal.graph);
    free(store);
    return failed;
}
