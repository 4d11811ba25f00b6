/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does not go together is refused with both sides and the cure. */
#include "config.h"

#include "harness.h"
#include "value/fit.h"

static struct ot_node of(const char *unit, struct ot_prices prices, const char *label)
{
    struct ot_node node = { .label = label, .prices = prices, .periods = 1 };
    ot_unit_read(unit, &node.unit);
    return node;
}

static const struct ot_prices none = { OT_PRICE_NONE, 0 };
static const struct ot_prices cash_2014 = { OT_PRICE_CASH, 2014 };
static const struct ot_prices real_2015 = { OT_PRICE_REAL, 2015 };

static void one_unit_fits_itself(void)
{
    struct ot_node a = of("fall", none, "a"), b = of("fall", none, "b");
    CU_ASSERT_EQUAL(ot_fit_units(OT_NODE_ADD, &a, &b, NULL), 0);
}

static void two_units_do_not_add(void)
{
    struct ot_error err = { 0 };
    struct ot_node spend = of("GBP", cash_2014, "Spend");
    struct ot_node falls = of("fall", none, NULL);
    CU_ASSERT_EQUAL(ot_fit_units(OT_NODE_ADD, &spend, &falls, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_SCRIPT);
    OT_SAME(err.text, "cannot add falls to GBP (Spend); expected the same unit on both "
                      "sides");
    CU_ASSERT_EQUAL(ot_fit_units(OT_NODE_SUBTRACT, &falls, &spend, &err), -1);
    OT_HOLDS(err.text, "cannot subtract GBP (Spend) from falls;");
}

static void a_plain_number_is_called_one(void)
{
    struct ot_error err = { 0 };
    struct ot_node falls = of("fall", none, "Falls"), one = of("1", none, NULL);
    CU_ASSERT_EQUAL(ot_fit_units(OT_NODE_SUBTRACT, &falls, &one, &err), -1);
    OT_HOLDS(err.text, "cannot subtract a plain number from falls (Falls);");
}

static void two_prices_name_both_and_the_cure(void)
{
    struct ot_error err = { 0 };
    struct ot_prices out = none;
    struct ot_node a = of("GBP", cash_2014, "Spend"), b = of("GBP", real_2015, "Benefit");
    CU_ASSERT_EQUAL(ot_fit_prices(OT_NODE_SUBTRACT, &b, &a, &out, &err), -1);
    OT_SAME(err.text,
            "cannot subtract GBP in cash of 2014-15 (Spend) from GBP in 2015-16 prices "
            "(Benefit); bring both to the prices of one year with "
            "outturn.uprate(amount, { to = \"2015-16\" })");
    CU_ASSERT_EQUAL(ot_fit_prices(OT_NODE_DIVIDE, &b, &a, &out, &err), -1);
    OT_HOLDS(err.text, "cannot divide GBP in 2015-16 prices (Benefit) by GBP in cash of");
    CU_ASSERT_EQUAL(out.kind, OT_PRICE_NONE);
}

static void different_numbers_of_periods_do_not_fit(void)
{
    struct ot_error err = { 0 };
    struct ot_node a = of("fall", none, NULL), b = a, one = a;
    a.periods = 2;
    b.periods = 3;
    CU_ASSERT_EQUAL(ot_fit_periods(OT_NODE_MULTIPLY, &a, &b, &err), -1);
    OT_HOLDS(err.text, "cannot multiply values of 2 periods by values of 3 periods;");
    CU_ASSERT_EQUAL(ot_fit_periods(OT_NODE_MULTIPLY, &a, &one, &err), 0);
    CU_ASSERT_EQUAL(ot_fit_periods(OT_NODE_MULTIPLY, &one, &b, &err), 0);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(one_unit_fits_itself),
        OT_TEST(two_units_do_not_add),
        OT_TEST(a_plain_number_is_called_one),
        OT_TEST(two_prices_name_both_and_the_cure),
        OT_TEST(different_numbers_of_periods_do_not_fit),
    };
    return OT_TESTS_RUN("fit", tests);
}
