/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Switching values of all unknowns at once: as break-even finds each alone. */
#include "config.h"

#include "appraise/switching.h"

#include <math.h>
#include <string.h>

#include "appraise/present.h"
#include "appraise/sensitivity.h"
#include "appraise/unknown.h"
#include "desk.h"
#include "harness.h"

#define STARTED \
    "falls,started_exercise,2015-16,planned,100,person,illustrative,,a round number\n"

static struct ot_node *npv(struct ot_evaluation *e, const char *name,
                           struct ot_error *err)
{
    (void)name;
    return ot_evaluation_npv(e, OT_PUBLIC_VALUE, err);
}

static void each_is_what_break_even_finds_alone(void)
{
    static const struct ot_result_of net = { npv, "npv", true };
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    double found[60] = { 0 }, end[60][2] = { { 0 } };
    const char *why = "not asked";
    size_t compared = 0;
    CU_ASSERT_FATAL(e->unknowns > 5 && e->unknowns < 60);
    CU_ASSERT_EQUAL(
        ot_switching_values(e, &net, (const double(*)[2])end, found, &why, &desk.err), 0);
    for (size_t k = 0; k < e->unknowns; k++) {
        const struct ot_unknown *u = &e->unknown[k];
        struct ot_node *alone = ot_evaluation_break_even(e, u->name, &desk.err);
        CU_ASSERT_PTR_NOT_NULL_FATAL(alone);
        bool none = *desk_missing(&desk, alone);
        CU_ASSERT_EQUAL(none, isnan(found[k]));
        if (none)
            continue;
        int own = ot_kind_parameter(e->kind, u->name);
        double scale = desk_value(&desk, e->ingredient[own].node) / u->node->value[0];
        double expected = desk_value(&desk, alone);
        CU_ASSERT_DOUBLE_EQUAL(found[k] * scale, expected, 1e-6 * fabs(expected));
        compared++;
    }
    CU_ASSERT(compared >= 3);
    CU_ASSERT_PTR_NULL(why);
    desk_close(&desk);
}

/* The same evaluation for £1 of spend, which benefits exceed without any health. */
static struct ot_evaluation *for_a_pound(struct desk *desk, const struct ot_evaluation *e)
{
    struct ot_given with = { .name = "spend", .value = 1 };
    struct ot_evaluation_request request = *e->request;
    struct ot_evaluation *cheap = NULL;
    request.with = &with;
    request.with_count = 1;
    CU_ASSERT_EQUAL_FATAL(ot_evaluate(e->appraisal, &request, &cheap, &desk->err), 0);
    return cheap;
}

/* A parameter of no range whose interval begins below 0, and one without a lower end. */
static void the_value_may_lie_below_0(void)
{
    static const struct ot_result_of net = { npv, "npv", true };
    static const struct ot_range ranges[] = { { 0, 0 }, { -INFINITY, 1 } };
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    double found[60] = { 0 }, end[60][2] = { { 0 } };
    const char *why = "not asked";
    e = for_a_pound(&desk, e);
    int own = ot_kind_parameter(e->kind, "qaly_loss_per_fall");
    size_t k = 0;
    CU_ASSERT_FATAL(own >= 0 && e->unknowns < 60);
    while (strcmp(e->unknown[k].name, "qaly_loss_per_fall") != 0)
        k++;
    end[k][0] = e->ingredient[own].low = -0.5;
    for (size_t r = 0; r < 2; r++) {
        ((struct ot_parameter *)e->kind->parameters)[own].range = ranges[r];
        CU_ASSERT_EQUAL(
            ot_switching_values(e, &net, (const double(*)[2])end, found, &why, &desk.err),
            0);
        struct ot_node *alone =
            ot_evaluation_break_even(e, "qaly_loss_per_fall", &desk.err);
        CU_ASSERT_PTR_NOT_NULL_FATAL(alone);
        OT_SAME(desk_missing(&desk, alone), "");
        CU_ASSERT(found[k] < 0);
        CU_ASSERT_DOUBLE_EQUAL(found[k], desk_value(&desk, alone), 1e-9);
    }
    desk_close(&desk);
}

/* The second round fails, as where a worker died. */
static struct ot_node *npv_once(struct ot_evaluation *e, const char *name,
                                struct ot_error *err)
{
    static size_t asked;
    struct ot_node *node = npv(e, name, err);
    return node && asked++ > 0 ? ot_graph_missing(e->appraisal->graph, node->unit, name,
                                                  "the worker died")
                               : node;
}

static void what_could_not_be_worked_out_is_not_said_to_be_nowhere(void)
{
    static const struct ot_result_of net = { npv_once, "npv", true };
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, STARTED);
    double found[60] = { 0 }, end[60][2] = { { 0 } };
    const char *why = NULL;
    CU_ASSERT_FATAL(e->unknowns > 5 && e->unknowns < 60);
    CU_ASSERT_EQUAL(
        ot_switching_values(e, &net, (const double(*)[2])end, found, &why, &desk.err), 0);
    OT_SAME(why ? why : "", "the worker died");
    for (size_t k = 0; k < e->unknowns; k++)
        CU_ASSERT(isnan(found[k]));
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(each_is_what_break_even_finds_alone),
        OT_TEST(the_value_may_lie_below_0),
        OT_TEST(what_could_not_be_worked_out_is_not_said_to_be_nowhere),
    };
    return OT_TESTS_RUN("switching", tests);
}
