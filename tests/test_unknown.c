/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an evaluation does not know exactly. */
#include "config.h"

#include "appraise/unknown.h"

#include "desk.h"
#include "harness.h"

#define ACTIVITY "scheme,measure,period,basis,value,unit,quality,reference,note\n"

static struct desk desk;

static struct ot_evaluation *open_and_evaluate(size_t draws)
{
    ot_test_write("plan.csv", "field,value\ntitle,A plan\narea,Somewhere\nperiods,"
                              "2015-16\nprice_year,2015-16\n");
    ot_test_write("schemes.csv", "id,name,kind\ns1,Scheme 1,shares\n");
    ot_test_write("papers.csv", "id,title\nP1,The paper\n");
    ot_test_write("activity.csv",
                  ACTIVITY "s1,visits,2015-16,planned,50,visit,published,P1 p1,\n"
                           "s1,helped,2015-16,planned,45,visit,published,P1 p1,\n");
    desk_open(&desk, ot_test_folder());
    return desk_evaluate(
        &desk, &(struct ot_evaluation_request){ .scheme = "s1", .draws = draws });
}

static const struct ot_unknown *unknown(const struct ot_evaluation *e, const char *name)
{
    for (size_t i = 0; i < e->unknowns; i++)
        if (strcmp(e->unknown[i].name, name) == 0)
            return &e->unknown[i];
    return NULL;
}

static void parameters_with_an_interval_are_unknown_once(void)
{
    struct ot_evaluation *e = open_and_evaluate(0);
    const struct ot_unknown *u = unknown(e, "own_cost");
    CU_ASSERT_PTR_NOT_NULL_FATAL(u);
    CU_ASSERT(u->low < u->high);
    CU_ASSERT_PTR_NULL(unknown(e, "typical_calls"));
    size_t count = e->unknowns;
    CU_ASSERT_EQUAL(ot_unknown_add(e, u), 0);
    CU_ASSERT_EQUAL(e->unknowns, count);
    desk_close(&desk);
}

static void a_count_is_unknown_where_it_is_drawn(void)
{
    CU_ASSERT_PTR_NULL(unknown(open_and_evaluate(0), "helped 2015-16"));
    desk_close(&desk);
    const struct ot_unknown *u = unknown(open_and_evaluate(1000), "helped 2015-16");
    CU_ASSERT_PTR_NOT_NULL_FATAL(u);
    CU_ASSERT_PTR_NOT_NULL(u->node->stream);
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(parameters_with_an_interval_are_unknown_once),
        OT_TEST(a_count_is_unknown_where_it_is_drawn),
    };
    return OT_TESTS_RUN("unknown", tests);
}
