/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evaluations in which unknowns move. */
#include "config.h"

#include "appraise/moved.h"

#include "appraise/output.h"
#include "desk.h"
#include "harness.h"
#include "value/sample.h"

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

static void what_moves_takes_its_given_values_and_the_rest_stands_still(void)
{
    static const double given[] = { 40, 45, 50 };
    struct ot_evaluation *e = open_and_evaluate(1000), *moved = NULL;
    const struct ot_unknown *u = unknown(e, "helped 2015-16");
    double draw[3] = { 0 };
    CU_ASSERT_PTR_NOT_NULL_FATAL(u);
    struct ot_move move = { u->key, given };
    struct ot_moves moves = { 3, 1, &move };
    CU_ASSERT_EQUAL_FATAL(ot_evaluation_moved(e, &moves, &moved, &desk.err), 0);
    struct ot_node *help = ot_evaluation_output(moved, "help", OT_OUTCOME, &desk.err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(help);
    CU_ASSERT_EQUAL_FATAL(help->draws, 3);
    CU_ASSERT_EQUAL(ot_sample(desk.graph, help, draw, &desk.err), 0);
    CU_ASSERT(draw[0] == 40 && draw[1] == 45 && draw[2] == 50);
    struct ot_node *own = moved->output[ot_kind_output(moved->kind, "own")];
    CU_ASSERT_EQUAL(ot_sample(desk.graph, ot_graph_total(desk.graph, own, &desk.err),
                              draw, &desk.err),
                    0);
    CU_ASSERT(draw[0] == draw[1] && draw[1] == draw[2] && draw[0] > 0);
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(what_moves_takes_its_given_values_and_the_rest_stands_still),
    };
    return OT_TESTS_RUN("moved", tests);
}
