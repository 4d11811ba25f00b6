/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the evidence bears a verdict. */
#include "config.h"

#include "appraise/evidence.h"

#include "desk.h"
#include "harness.h"

static const char *evidence_of(struct desk *desk, const char *scheme,
                               const char *activity, const char *parameters)
{
    struct ot_evaluation *e = NULL;
    struct ot_evaluation_request request = { .scheme = scheme };
    desk_open(desk, desk_falls_plan(activity, parameters));
    CU_ASSERT_EQUAL_FATAL(ot_evaluate(&desk->appraisal, &request, &e, &desk->err), 0);
    return ot_evaluation_evidence(e, &desk->err);
}

static void illustrative_activity_is_insufficient(void)
{
    struct desk desk;
    OT_HOLDS(evidence_of(&desk, "falls",
                         "falls,started_exercise,2015-16,planned,100,person,illustrative,"
                         ",a round number\n",
                         ""),
             "rests on illustrative figures: People who started exercise");
    desk_close(&desk);
}

static void recorded_activity_can_be_sufficient(void)
{
    struct desk desk;
    OT_SAME(
        evidence_of(&desk, "falls",
                    "falls,started_exercise,2015-16,planned,10,person,published,P1 p1,\n",
                    ""),
        "sufficient");
    desk_close(&desk);
}

static void home_assessment_of_unselected_people_shows_no_benefit(void)
{
    struct desk desk;
    OT_HOLDS(
        evidence_of(
            &desk, "falls",
            "falls,started_home_unselected,2015-16,planned,100,person,published,P1 p1,\n",
            ""),
        "no benefit is shown by the evidence: Falls avoided");
    desk_close(&desk);
}

static int refuse(void *with, const struct ot_job *job, struct ot_answer *answer,
                  struct ot_error *err)
{
    (void)with, (void)job, (void)answer;
    return ot_error_set(err, OT_EXIT_FAILED, "it fell over");
}

static void an_effect_at_whose_ends_a_hook_fails_is_doubtful(void)
{
    struct desk desk;
    struct ot_evaluation *e = NULL;
    struct ot_evaluation_request request = { .scheme = "falls" };
    desk_open(&desk,
              desk_falls_plan(
                  "falls,started_exercise,2015-16,planned,1000,person,published,P1 p1,\n",
                  "falls,,rate_ratio_exercise,,0.77,0.01,0.99,1,,weak,published,P1 p1,"
                  "\n"));
    CU_ASSERT_EQUAL_FATAL(ot_evaluate(&desk.appraisal, &request, &e, &desk.err), 0);
    desk.runner.run = refuse;
    OT_HOLDS(ot_evaluation_evidence(e, &desk.err),
             "weakly evidenced figures cannot be tried at their ends: it fell over");
    desk_close(&desk);
}

static void a_doubtful_effect_on_which_the_sign_turns_is_named(void)
{
    struct desk desk;
    const char *doubtful = evidence_of(
        &desk, "falls",
        "falls,started_exercise,2015-16,planned,1000,person,published,P1 p1,\n",
        "falls,,rate_ratio_exercise,,0.77,0.01,0.99,1,,weak,published,P1 p1,\n");
    OT_HOLDS(doubtful,
             "turns on a weakly evidenced figure: Rate ratio of falls, exercise");
    desk_close(&desk);
}

/* Ten people: nothing in the interval pays for £100,000, but falls may be added or
 * avoided. A strong grade bears that; a weak one does not. */
static void a_weak_effect_that_may_be_harm_is_named_though_it_never_pays(void)
{
    struct desk desk;
    const char *activity =
        "falls,started_exercise,2015-16,planned,10,person,published,P1 p1,\n";
    OT_SAME(evidence_of(&desk, "falls", activity,
                        "falls,,rate_ratio_exercise,,0.9,0.8,1.1,1,,weak,published,P1 "
                        "p1,\n"),
            "whether it does good turns on a weakly evidenced figure: Rate ratio of "
            "falls, exercise of any type");
    desk_close(&desk);
    OT_SAME(evidence_of(&desk, "falls", activity,
                        "falls,,rate_ratio_exercise,,0.9,0.8,1.1,1,,strong,published,P1 "
                        "p1,\n"),
            "sufficient");
    desk_close(&desk);
}

static void no_activity_and_no_kind_are_reasons(void)
{
    struct desk desk;
    OT_HOLDS(evidence_of(&desk, "falls", "", ""), "records none of the activity");
    desk_close(&desk);
    OT_HOLDS(evidence_of(&desk, "other", "", ""), "gives it no kind");
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(illustrative_activity_is_insufficient),
        OT_TEST(recorded_activity_can_be_sufficient),
        OT_TEST(home_assessment_of_unselected_people_shows_no_benefit),
        OT_TEST(an_effect_at_whose_ends_a_hook_fails_is_doubtful),
        OT_TEST(a_doubtful_effect_on_which_the_sign_turns_is_named),
        OT_TEST(a_weak_effect_that_may_be_harm_is_named_though_it_never_pays),
        OT_TEST(no_activity_and_no_kind_are_reasons),
    };
    return OT_TESTS_RUN("evidence", tests);
}
