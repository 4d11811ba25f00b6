/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running jobs: what the hooks write is kept, and what they must not write is refused. */
#include "config.h"

#include <fenv.h>
#include <math.h>

#include "loading.h"

enum { SPEND, PEOPLE };
enum { COST, GAIN };

/* The base case of two periods: 100 and 40 people, £2,000 and £1,000. */
static void begin(struct ot_base_case *c, const struct ot_kind *kind)
{
    ot_base_case(c, kind, 2);
    c->input[SPEND * 2] = 2000;
    c->input[SPEND * 2 + 1] = 1000;
    c->input[PEOPLE * 2] = 100;
    c->input[PEOPLE * 2 + 1] = 40;
}

/* The fixture's job fails, and says so in these words. */
static void fails(const char *fixture, const char *words)
{
    struct ot_plugin plugin = ot_load(ot_fixture(fixture));
    struct ot_base_case c;
    struct ot_answer answer = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_PTR_NOT_NULL_FATAL(plugin.kind);
    begin(&c, plugin.kind);
    CU_ASSERT_EQUAL(ot_job_run(&plugin, &c.job, &answer, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_FAILED);
    CU_ASSERT_PTR_NULL(answer.own);
    OT_HOLDS(err.text, words);
    ot_plugin_close(&plugin);
}

static void keeps_what_both_hooks_wrote(void)
{
    struct ot_plugin plugin = ot_load(ot_fixture("sound"));
    struct ot_base_case c;
    struct ot_answer answer = { 0 };
    CU_ASSERT_PTR_NOT_NULL_FATAL(plugin.kind);
    begin(&c, plugin.kind);
    CU_ASSERT_EQUAL_FATAL(ot_job_run(&plugin, &c.job, &answer, NULL), 0);
    CU_ASSERT(answer.outputs == 2 && answer.periods == 2 && answer.draws == 1);
    CU_ASSERT(*ot_answer_at(&answer, COST, 0, 0) == 2000);
    CU_ASSERT(*ot_answer_at(&answer, COST, 1, 0) == 1000);
    CU_ASSERT(*ot_answer_at(&answer, GAIN, 0, 0) == 50);
    CU_ASSERT(*ot_answer_at(&answer, GAIN, 1, 0) == 20);
    ot_answer_free(&answer);
    ot_plugin_close(&plugin);
}

/* 5,000 draws are cut into three batches; each has its own rate and its own people. */
static void cuts_many_draws_into_batches(void)
{
    static double rate[5000], people[5000];
    struct ot_plugin plugin = ot_load(ot_fixture("sound"));
    struct ot_base_case c;
    struct ot_answer answer = { 0 };
    size_t wrong = 0;
    CU_ASSERT_PTR_NOT_NULL_FATAL(plugin.kind);
    begin(&c, plugin.kind);
    for (size_t d = 0; d < 5000; d++) {
        rate[d] = (double)d / 10000;
        people[d] = (double)(d % 7);
    }
    c.job.draws = 5000;
    c.parameter_column[0] = (struct ot_column_of){ .count = 5000, .value = rate };
    c.input_column[PEOPLE * 2 + 1] =
        (struct ot_column_of){ .count = 5000, .value = people };
    CU_ASSERT_EQUAL_FATAL(ot_job_run(&plugin, &c.job, &answer, NULL), 0);
    for (size_t d = 0; d < 5000; d++)
        wrong += *ot_answer_at(&answer, GAIN, 0, d) != 100 * rate[d] ||
                 *ot_answer_at(&answer, GAIN, 1, d) != people[d] * rate[d] ||
                 *ot_answer_at(&answer, COST, 1, d) != 1000;
    CU_ASSERT_EQUAL(wrong, 0);
    ot_answer_free(&answer);
    ot_plugin_close(&plugin);
}

static void refuses_what_is_no_number(void)
{
    fails("nan_outcome", "the scheme: outcome() of nan_outcome: output gain is no number "
                         "in period 2; expected -1000 to 1000");
    fails("infinite_outcome", "output gain is infinite in period 1");
}

static void refuses_what_is_out_of_range(void)
{
    fails("out_of_range", "output gain is out of its range: 1001 in period 1; expected "
                          "-1000 to 1000");
}

static void refuses_an_output_that_was_not_written(void)
{
    fails("unwritten_output", "output gain was not written in period 2");
    fails("reads_unwritten", "output gain was not written in period 1");
}

static void names_the_draw_where_there_are_many(void)
{
    struct ot_plugin plugin = ot_load(ot_fixture("nan_outcome"));
    struct ot_base_case c;
    struct ot_answer answer = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_PTR_NOT_NULL_FATAL(plugin.kind);
    begin(&c, plugin.kind);
    c.job.draws = 3000;
    CU_ASSERT_EQUAL(ot_job_run(&plugin, &c.job, &answer, &err), -1);
    OT_HOLDS(err.text, "in period 2, draw 2048;");
    ot_plugin_close(&plugin);
}

static void refuses_a_hook_that_writes_for_the_other(void)
{
    fails("wrong_hook", "outcome() of wrong_hook: it wrote output service, which is for "
                        "spend() to write");
}

static void passes_on_why_a_hook_gave_up(void)
{
    fails("gives_up", "the scheme: outcome() of gives_up: 3 people are too few");
    fails("silent", "it returned 7 without saying why; expected return b->fail(b, ");
}

static void refuses_a_changed_rounding_mode_and_puts_it_back(void)
{
    fails("rounding", "outcome() of rounding: it changed the rounding mode");
    CU_ASSERT_EQUAL(fegetround(), FE_TONEAREST);
}

static void a_job_that_does_not_fit_is_our_own_fault(void)
{
    struct ot_plugin plugin = ot_load(ot_fixture("sound"));
    struct ot_base_case c;
    struct ot_answer answer = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_PTR_NOT_NULL_FATAL(plugin.kind);
    begin(&c, plugin.kind);
    c.job.parameters = 2;
    CU_ASSERT_EQUAL(ot_job_run(&plugin, &c.job, &answer, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_INTERNAL);
    OT_HOLDS(err.text, "a job of 2 parameters, 2 inputs, 2 outputs");
    begin(&c, plugin.kind);
    c.job.draws = 0;
    CU_ASSERT_EQUAL(ot_job_run(&plugin, &c.job, &answer, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_INTERNAL);
    ot_plugin_close(&plugin);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(keeps_what_both_hooks_wrote),
        OT_TEST(cuts_many_draws_into_batches),
        OT_TEST(refuses_what_is_no_number),
        OT_TEST(refuses_what_is_out_of_range),
        OT_TEST(refuses_an_output_that_was_not_written),
        OT_TEST(names_the_draw_where_there_are_many),
        OT_TEST(refuses_a_hook_that_writes_for_the_other),
        OT_TEST(passes_on_why_a_hook_gave_up),
        OT_TEST(refuses_a_changed_rounding_mode_and_puts_it_back),
        OT_TEST(a_job_that_does_not_fit_is_our_own_fault),
    };
    return OT_TESTS_RUN("batch", tests);
}
