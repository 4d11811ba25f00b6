/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values set by a script's hand. */
#include "config.h"

#include "appraise/given.h"

#include "desk.h"
#include "harness.h"

static struct ot_unit people(void)
{
    struct ot_unit unit = ot_unit_one();
    ot_unit_read("person", &unit);
    return unit;
}

static void is_found_by_its_name(void)
{
    static const struct ot_given with[] = { { "a", 1, NULL }, { "b", 2, NULL } };
    struct ot_evaluation_request request = { .with = with, .with_count = 2 };
    CU_ASSERT_PTR_EQUAL(ot_given_find(&request, "b"), &with[1]);
    CU_ASSERT_PTR_NULL(ot_given_find(&request, "c"));
}

static void a_number_takes_the_unit_and_says_whose_it_is(void)
{
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, "");
    struct ot_given with = { "started_exercise", 80, NULL };
    struct ot_node *node = ot_given_node(e, &with, people(), "Starters", &desk.err);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, node), 80, 0);
    OT_SAME(node->unit.text, "person");
    CU_ASSERT_EQUAL(node->quality, OT_QUALITY_SCRIPT);
    desk_close(&desk);
}

static void a_quantity_keeps_what_it_is_made_of(void)
{
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, "");
    struct ot_prices none = { OT_PRICE_NONE, 0 };
    struct ot_leaf leaf = { .note = "counted" };
    struct ot_given with = { "started_exercise", 0,
                             ot_graph_leaf(desk.graph, 40, people(), none,
                                           OT_QUALITY_PUBLISHED, "Register", &leaf) };
    struct ot_node *node = ot_given_node(e, &with, people(), "Starters", &desk.err);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, node), 40, 0);
    CU_ASSERT_PTR_EQUAL(node->operand[0], with.node);
    CU_ASSERT_EQUAL(node->quality, OT_QUALITY_SCRIPT);
    desk_close(&desk);
}

static void another_unit_is_refused(void)
{
    struct desk desk;
    struct ot_evaluation *e = desk_falls(&desk, "");
    struct ot_prices none = { OT_PRICE_NONE, 0 };
    struct ot_given with = { "started_exercise", 0,
                             ot_graph_leaf(desk.graph, 40, ot_unit_one(), none,
                                           OT_QUALITY_PUBLISHED, "Share", NULL) };
    CU_ASSERT_PTR_NULL(ot_given_node(e, &with, people(), "Starters", &desk.err));
    OT_SAME(desk.err.text, "with started_exercise: expected person, found 1");
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(is_found_by_its_name),
        OT_TEST(a_number_takes_the_unit_and_says_whose_it_is),
        OT_TEST(a_quantity_keeps_what_it_is_made_of),
        OT_TEST(another_unit_is_refused),
    };
    return OT_TESTS_RUN("given", tests);
}
