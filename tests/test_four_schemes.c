/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four schemes of the plan of 2023-25: what-ifs change what they should and nothing
 * else, and each figure names only what it depends on. */
#include "config.h"

#include "appraise/evidence.h"
#include "appraise/present.h"
#include "desk.h"
#include "harness.h"
#include "program.h"
#include "value/force.h"

static struct ot_evaluation *evaluate(struct desk *desk, const char *scheme,
                                      const struct ot_given *with)
{
    return desk_evaluate(
        desk, &(struct ot_evaluation_request){ .scheme = scheme,
                                               .period = ot_period_of_year(2023),
                                               .with = with,
                                               .with_count = with ? 1 : 0 });
}

static void open_plan(struct desk *desk)
{
    desk_open(desk, ot_test_source("scripts/milton-keynes-2023-25"));
}

static double value(struct desk *desk, struct ot_evaluation *e, const char *output)
{
    const struct ot_output *o = &e->kind->outputs[ot_kind_output(e->kind, output)];
    return desk_value(desk, ot_evaluation_output(e, output, o->role, &desk->err));
}

static void all_four_evaluate_and_none_bears_a_verdict(void)
{
    static const char *const scheme[] = { "falls", "dementia", "reablement", "bridging" };
    struct desk desk;
    open_plan(&desk);
    for (size_t i = 0; i < 4; i++) {
        struct ot_evaluation *e = evaluate(&desk, scheme[i], NULL);
        OT_SAME(e->failed, NULL);
        CU_ASSERT(desk_value(&desk, ot_evaluation_spend(e, &desk.err)) > 200000);
        OT_HOLDS(ot_evaluation_evidence(e, &desk.err), "illustrative");
    }
    desk_close(&desk);
}

/* Each output of the two, period by period: 1 where it changed, else 0. */
static void changes(struct desk *desk, const char *scheme, const char *name,
                    double set_to, const char *expected)
{
    struct ot_given with = { name, set_to, NULL };
    struct ot_evaluation *base = evaluate(desk, scheme, NULL),
                         *other = evaluate(desk, scheme, &with);
    char found[64] = "";
    for (size_t i = 0; i < base->kind->output_count; i++) {
        struct ot_node *a = base->output[i], *b = other->output[i];
        if (a->missing && b->missing) {
            found[i] = '-';
            continue;
        }
        CU_ASSERT_EQUAL(ot_force(desk->graph, a, &desk->err), 0);
        CU_ASSERT_EQUAL(ot_force(desk->graph, b, &desk->err), 0);
        found[i] = a->value[0] != b->value[0] ? '1' : '0';
    }
    OT_SAME(found, expected);
}

/* Spend; referrals, accepted, days, standard; bed days, beds; hospital. */
static void half_the_days_bridged_changes_what_comes_of_them_alone(void)
{
    struct desk desk;
    open_plan(&desk);
    changes(&desk, "bridging", "days_bridged", 1300, "00010111");
    changes(&desk, "bridging", "spend", 100000, "10000000");
    desk_close(&desk);
}

static void half_the_referrals_halves_what_dementia_support_brings(void)
{
    struct desk desk;
    struct ot_given with = { "referrals", 80, NULL };
    open_plan(&desk);
    struct ot_evaluation *base = evaluate(&desk, "dementia", NULL),
                         *half = evaluate(&desk, "dementia", &with);
    CU_ASSERT_DOUBLE_EQUAL(value(&desk, half, "health"), value(&desk, base, "health") / 2,
                           1e-12);
    CU_ASSERT_DOUBLE_EQUAL(value(&desk, half, "contacts"), value(&desk, base, "contacts"),
                           0);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, ot_evaluation_spend(half, &desk.err)),
                           desk_value(&desk, ot_evaluation_spend(base, &desk.err)), 0);
    desk_close(&desk);
}

/* People not selected for risk fall no less after a home assessment: falls are added. */
static void home_assessment_for_everybody_adds_falls(void)
{
    struct desk desk;
    struct ot_given with[] = { { "started_multiple", 0, NULL },
                               { "started_home_unselected", 600, NULL } };
    open_plan(&desk);
    struct ot_evaluation *e = desk_evaluate(
        &desk, &(struct ot_evaluation_request){ .scheme = "falls",
                                                .period = ot_period_of_year(2023),
                                                .with = with,
                                                .with_count = 2 });
    CU_ASSERT(value(&desk, e, "falls_avoided") < 0);
    CU_ASSERT(desk_value(&desk, ot_evaluation_bcr(e, OT_PUBLIC_VALUE, &desk.err)) < 0);
    OT_HOLDS(ot_evaluation_evidence(e, &desk.err), "no benefit is shown");
    desk_close(&desk);
}

static bool names(struct desk *desk, struct ot_node *node, const char *label)
{
    struct ot_node **below;
    size_t count;
    CU_ASSERT_EQUAL_FATAL(ot_lineage(&node, 1, desk->graph->arena, &below, &count), 0);
    for (size_t i = 0; i < count; i++)
        if (below[i]->label && strcmp(below[i]->label, label) == 0)
            return true;
    return false;
}

static void what_comes_of_it_does_not_rest_on_what_it_costs(void)
{
    static const char *const scheme[] = { "falls", "dementia", "reablement", "bridging" };
    struct desk desk;
    open_plan(&desk);
    for (size_t i = 0; i < 4; i++) {
        struct ot_evaluation *e = evaluate(&desk, scheme[i], NULL);
        struct ot_node *main = ot_evaluation_main(e, &desk.err);
        CU_ASSERT_FALSE(names(&desk, main, "Recorded spend"));
        CU_ASSERT_TRUE(names(&desk, ot_evaluation_npv(e, OT_PUBLIC_VALUE, &desk.err),
                             "Recorded spend"));
    }
    desk_close(&desk);
}

/* However many schemes fail, their scripts say so and go on. */
static void the_shipped_scripts_go_on_without_any_plugin(void)
{
    static const char *const script[] = { "milton-keynes-2023-25/review",
                                          "milton-keynes-2015-16/review" };
    char nothing[300], arguments[600];
    const char *settings[] = { nothing, NULL };
    snprintf(nothing, sizeof nothing, "OUTTURN_PLUGINS=%s", ot_test_folder());
    for (size_t i = 0; i < 2; i++) {
        struct ran ran;
        snprintf(arguments, sizeof arguments, "run %s/%s.lua -o without.xml",
                 ot_test_source("scripts"), script[i]);
        program_run(&ran, ot_test_folder(), settings, arguments);
        CU_ASSERT_EQUAL(ran.exit, OT_EXIT_FAILED);
        OT_HOLDS(ran.errors.bytes, "could not be evaluated: no plugin for its kind");
        struct ot_text report = program_file(ot_test_folder(), "without.xml");
        OT_HOLDS(report.bytes, "no plugin for its kind");
        OT_HOLDS(report.bytes, "</report>");
        ot_text_free(&report);
        program_forget(&ran);
    }
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(all_four_evaluate_and_none_bears_a_verdict),
        OT_TEST(half_the_days_bridged_changes_what_comes_of_them_alone),
        OT_TEST(half_the_referrals_halves_what_dementia_support_brings),
        OT_TEST(home_assessment_for_everybody_adds_falls),
        OT_TEST(what_comes_of_it_does_not_rest_on_what_it_costs),
        OT_TEST(the_shipped_scripts_go_on_without_any_plugin),
    };
    return OT_TESTS_RUN("four_schemes", tests);
}
