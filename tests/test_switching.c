/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Switching values of all unknowns at once: as break-even finds each alone. */
#include "config.h"

#include "appraise/switching.h"

#include <math.h>

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
    size_t compared = 0;
    CU_ASSERT_FATAL(e->unknowns > 5 && e->unknowns < 60);
    CU_ASSERT_EQUAL(
        ot_switching_values(e, &net, (const double(*)[2])end, found, &desk.err), 0);
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
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(each_is_what_break_even_finds_alone),
    };
    return OT_TESTS_RUN("switching", tests);
}
