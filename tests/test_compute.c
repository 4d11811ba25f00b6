/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A batch of draws from those of the operands, wherever these stand. */
#include "config.h"

#include "value/compute.h"

#include "harness.h"

static struct ot_node a = { .periods = 2 }, b = { .periods = 1 };
static struct ot_node *const operands[] = { &a, &b };
static const size_t place[] = { 2, 0 };
static const double of_a[] = { 1, 2, 99, 30, 40 }, of_b[] = { 5, 0 };
static const struct ot_rows rows[] = { { of_b, 7 }, { NULL, 0 }, { of_a, 3 } };

static void computed(struct ot_node node, size_t operand_count, double into[10])
{
    node.operand = (struct ot_node **)operands;
    node.operands = operand_count;
    for (size_t i = 0; i < 10; i++)
        into[i] = -1;
    ot_compute(&node, place, rows, 2, into, 4);
}

static void operands_are_found_by_their_places_and_strides(void)
{
    double into[10];
    computed((struct ot_node){ .operation = OT_NODE_ADD, .periods = 2 }, 2, into);
    CU_ASSERT_EQUAL(into[0], 6);
    CU_ASSERT_EQUAL(into[1], 2);
    CU_ASSERT_EQUAL(into[4], 35);
    CU_ASSERT_EQUAL(into[5], 40);
    CU_ASSERT_EQUAL(into[2], -1);
    CU_ASSERT_EQUAL(into[6], -1);
}

static void each_operation_is_what_it_is_called(void)
{
    double into[10];
    computed((struct ot_node){ .operation = OT_NODE_SUBTRACT, .periods = 2 }, 2, into);
    CU_ASSERT_EQUAL(into[4], 25);
    computed((struct ot_node){ .operation = OT_NODE_MULTIPLY, .periods = 2 }, 2, into);
    CU_ASSERT_EQUAL(into[0], 5);
    computed((struct ot_node){ .operation = OT_NODE_DIVIDE, .periods = 2 }, 2, into);
    CU_ASSERT_EQUAL(into[4], 6);
    computed((struct ot_node){ .operation = OT_NODE_RATE, .periods = 2, .factor = 1000 },
             2, into);
    CU_ASSERT_EQUAL(into[4], 6000);
    computed((struct ot_node){ .operation = OT_NODE_NEGATE, .periods = 2 }, 1, into);
    CU_ASSERT_EQUAL(into[5], -40);
    computed((struct ot_node){ .operation = OT_NODE_UPRATE, .periods = 2, .factor = 2 },
             1, into);
    CU_ASSERT_EQUAL(into[1], 4);
    computed((struct ot_node){ .operation = OT_NODE_SUM, .periods = 2 }, 2, into);
    CU_ASSERT_EQUAL(into[4], 35);
    computed((struct ot_node){ .operation = OT_NODE_TOTAL, .periods = 1 }, 1, into);
    CU_ASSERT_EQUAL(into[0], 31);
    CU_ASSERT_EQUAL(into[1], 42);
    computed((struct ot_node){ .operation = OT_NODE_PERIOD, .periods = 1, .index = 1 }, 1,
             into);
    CU_ASSERT_EQUAL(into[1], 40);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(operands_are_found_by_their_places_and_strides),
        OT_TEST(each_operation_is_what_it_is_called),
    };
    return OT_TESTS_RUN("compute", tests);
}
