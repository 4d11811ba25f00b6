/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the numbers that a hook is given come from. */
#include "config.h"

#include "appraise/ingredient.h"

#include <stdio.h>

#include "desk.h"
#include "harness.h"

static struct ot_evaluation *evaluate(struct desk *desk,
                                      struct ot_evaluation_request request)
{
    struct ot_evaluation *e = NULL;
    request.scheme = "falls";
    CU_ASSERT_EQUAL_FATAL(ot_evaluate(&desk->appraisal, &request, &e, &desk->err), 0);
    return e;
}

static const struct ot_ingredient *ingredient(const struct ot_evaluation *e,
                                              const char *name)
{
    for (size_t i = 0; i < e->ingredients; i++)
        if (strcmp(e->ingredient[i].name, name) == 0)
            return &e->ingredient[i];
    CU_FAIL_FATAL("no such ingredient");
    return NULL;
}

static void a_plugins_parameter_carries_its_source_and_interval(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan("", ""));
    struct ot_evaluation *e = evaluate(&desk, (struct ot_evaluation_request){ 0 });
    const struct ot_ingredient *ratio = ingredient(e, "rate_ratio_exercise");
    CU_ASSERT_DOUBLE_EQUAL(ratio->node->value[0], 0.77, 0);
    CU_ASSERT_DOUBLE_EQUAL(ratio->low, 0.71, 0);
    CU_ASSERT_DOUBLE_EQUAL(ratio->high, 0.83, 0);
    OT_SAME(ratio->node->leaf->grade, "strong");
    OT_HOLDS(ratio->node->leaf->source, "Sherrington and others 2019");
    CU_ASSERT_EQUAL(ratio->node->quality, OT_QUALITY_PUBLISHED);
    desk_close(&desk);
}

static void an_assumed_parameter_has_the_quality_assumed(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan("", ""));
    struct ot_evaluation *e = evaluate(&desk, (struct ot_evaluation_request){ 0 });
    const struct ot_ingredient *days = ingredient(e, "bed_days_per_admission");
    CU_ASSERT_EQUAL(days->node->quality, OT_QUALITY_ASSUMED);
    CU_ASSERT_PTR_NULL(days->node->leaf->source);
    CU_ASSERT_PTR_NOT_NULL(days->node->leaf->note);
    desk_close(&desk);
}

static void the_interval_of_money_is_uprated_with_it(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan("", ""));
    struct ot_evaluation *e = evaluate(&desk, (struct ot_evaluation_request){ 0 });
    const struct ot_ingredient *cost = ingredient(e, "admission_cost");
    double factor = 75.1536 / 100.0;
    CU_ASSERT_DOUBLE_EQUAL(cost->node->value[0], cost->parameter->base * factor, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(cost->low, cost->parameter->low * factor, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(cost->high, cost->parameter->high * factor, 1e-9);
    desk_close(&desk);
}

static void an_input_that_is_assumed_is_its_parameters_node(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan("", ""));
    struct ot_evaluation *e = evaluate(&desk, (struct ot_evaluation_request){ 0 });
    CU_ASSERT_PTR_EQUAL(ingredient(e, "completed_share")->node,
                        ingredient(e, "completion")->node);
    desk_close(&desk);
}

static void an_input_that_was_not_done_is_none_and_says_so(void)
{
    struct desk desk;
    desk_open(&desk, desk_falls_plan("", ""));
    struct ot_evaluation *e = evaluate(&desk, (struct ot_evaluation_request){ 0 });
    const struct ot_ingredient *started = ingredient(e, "started_tai_chi");
    CU_ASSERT_DOUBLE_EQUAL(started->node->value[0], 0, 0);
    OT_HOLDS(started->node->leaf->note, "taken as none");
    desk_close(&desk);
}

static void a_measure_in_another_unit_fails_and_names_the_row(void)
{
    struct desk desk;
    desk_open(
        &desk,
        desk_falls_plan(
            "falls,started_tai_chi,2015-16,planned,10,hour,estimated,,a count\n", ""));
    struct ot_evaluation *e = evaluate(&desk, (struct ot_evaluation_request){ 0 });
    OT_HOLDS(e->failed,
             "activity.csv:2:6: started_tai_chi: expected the unit person, found hour");
    desk_close(&desk);
}

static void latest_takes_the_actual_value_before_the_planned(void)
{
    struct desk desk;
    desk_open(&desk,
              desk_falls_plan(
                  "falls,started_tai_chi,2015-16,planned,10,person,estimated,,a count\n"
                  "falls,started_tai_chi,2015-16,actual,7,person,returned,,\n",
                  ""));
    struct ot_evaluation *e =
        evaluate(&desk, (struct ot_evaluation_request){ .latest = true });
    CU_ASSERT_DOUBLE_EQUAL(ingredient(e, "started_tai_chi")->node->value[0], 7, 0);
    CU_ASSERT_DOUBLE_EQUAL(ingredient(e, "spend")->node->value[0], 100000, 0);
    desk_close(&desk);
}

/* The scheme is of the kind bridging here, whose accepted_4h is a part of referrals. */
static const char *failed_with(struct desk *desk, const char *accepted)
{
    char text[500];
    snprintf(text, sizeof text,
             "falls,referrals,2015-16,planned,520,person,estimated,,a count\n"
             "falls,accepted_4h,2015-16,planned,%s,person,estimated,,a count\n"
             "falls,days_bridged,2015-16,planned,2600,day,estimated,,a count\n",
             accepted);
    const char *folder = desk_falls_plan(text, "");
    ot_test_write("schemes.csv", "id,name,kind\nfalls,A scheme,bridging\nother,B,\n");
    desk_open(desk, folder);
    return evaluate(desk, (struct ot_evaluation_request){ 0 })->failed;
}

static void a_part_greater_than_its_whole_fails_and_names_both(void)
{
    static const char *const sound[] = { "0", "468", "520", "520.0000001", "TBC" };
    struct desk desk;
    for (size_t i = 0; i < sizeof sound / sizeof sound[0]; i++) {
        OT_SAME(failed_with(&desk, sound[i]), NULL);
        desk_close(&desk);
    }
    OT_SAME(failed_with(&desk, "521"),
            "accepted_4h for 2015-16: expected at most 520, as it is a part of "
            "referrals; found 521");
    desk_close(&desk);
}

static void a_whole_that_is_not_recorded_is_what_is_missed(void)
{
    struct desk desk;
    const char *folder = desk_falls_plan(
        "falls,accepted_4h,2015-16,planned,468,person,estimated,,a count\n", "");
    ot_test_write("schemes.csv", "id,name,kind\nfalls,A scheme,bridging\nother,B,\n");
    desk_open(&desk, folder);
    struct ot_evaluation *e = evaluate(&desk, (struct ot_evaluation_request){ 0 });
    OT_HOLDS(e->failed, "activity.csv has no planned referrals of falls for 2015-16");
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_plugins_parameter_carries_its_source_and_interval),
        OT_TEST(an_assumed_parameter_has_the_quality_assumed),
        OT_TEST(the_interval_of_money_is_uprated_with_it),
        OT_TEST(an_input_that_is_assumed_is_its_parameters_node),
        OT_TEST(an_input_that_was_not_done_is_none_and_says_so),
        OT_TEST(a_measure_in_another_unit_fails_and_names_the_row),
        OT_TEST(latest_takes_the_actual_value_before_the_planned),
        OT_TEST(a_part_greater_than_its_whole_fails_and_names_both),
        OT_TEST(a_whole_that_is_not_recorded_is_what_is_missed),
    };
    return OT_TESTS_RUN("ingredient", tests);
}
