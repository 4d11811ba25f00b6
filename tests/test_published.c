/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole appraisals that others have published, from their inputs to their results. */
#include "config.h"

#include "appraise/evidence.h"
#include "appraise/money.h"
#include "appraise/present.h"
#include "desk.h"
#include "harness.h"

/* British Red Cross, Support at Home (Dixon and others 2015), a person: benefits of £884,
 * of which home care £167; cost £169; it breaks even at 19 % of the benefit. */
static struct ot_evaluation *support(struct desk *desk, const char *parameters)
{
    desk_falls_plan("", "");
    ot_test_write("plan.csv", "field,value\ntitle,A plan\narea,Somewhere\n"
                              "periods,2014-15\nprice_year,2014-15\n");
    ot_test_write("schemes.csv", "id,name,kind\nhome,Support at home,support_at_home\n");
    ot_test_write("spend.csv", "scheme,period,basis,amount,quality,reference\n"
                               "home,2014-15,planned,169,published,P1 p1\n");
    ot_test_write("activity.csv", "scheme,measure,period,basis,value,unit,quality,"
                                  "reference\nhome,people,2014-15,planned,1,person,"
                                  "published,P1 p1\n");
    ot_test_write("parameters.csv", parameters);
    desk_open(desk, ot_test_folder());
    return desk_evaluate(desk, &(struct ot_evaluation_request){ .scheme = "home" });
}
#define NO_PARAMETERS "scheme,name,value,unit,grade,quality,reference,note\n"

static double gain(struct desk *desk, struct ot_evaluation *e, enum ot_gain which)
{
    return desk_value(desk, ot_evaluation_benefit(e, which, &desk->err));
}

static void support_at_home_gains_what_was_published(void)
{
    struct desk desk;
    struct ot_evaluation *e = support(&desk, NO_PARAMETERS);
    CU_ASSERT_DOUBLE_EQUAL(gain(&desk, e, OT_GAIN_ALL), 884, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(gain(&desk, e, OT_GAIN_CASHABLE), 167, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(
        desk_value(&desk, ot_evaluation_benefit_to(e, OT_CARERS, &desk.err)), 411, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(
        desk_value(&desk, ot_evaluation_benefit_to(e, OT_COUNCIL, &desk.err)), 167, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(
        desk_value(&desk, ot_evaluation_paid_by(e, OT_FUND, &desk.err)), 169, 0);
    desk_close(&desk);
}

static void support_at_home_breaks_even_at_19_percent(void)
{
    struct desk desk;
    struct ot_evaluation *e = support(&desk, NO_PARAMETERS);
    CU_ASSERT_DOUBLE_EQUAL(
        desk_value(&desk, ot_evaluation_break_even_share(e, &desk.err)), 169.0 / 884,
        1e-12);
    CU_ASSERT_DOUBLE_EQUAL(
        desk_value(&desk, ot_evaluation_npv(e, OT_PUBLIC_VALUE, &desk.err)), 884 - 169,
        1e-9);
    CU_ASSERT_DOUBLE_EQUAL(desk_value(&desk, ot_evaluation_npv(e, OT_FISCAL, &desk.err)),
                           167 + 153 + 74 + 4 - 169, 1e-9);
    desk_close(&desk);
}

static void at_that_attribution_it_is_worth_nothing_more(void)
{
    struct desk desk;
    struct ot_evaluation *e = support(
        &desk, NO_PARAMETERS "home,attribution,0.19117647058823528,1,assumed,estimated,,"
                             "break-even\n");
    CU_ASSERT_DOUBLE_EQUAL(
        desk_value(&desk, ot_evaluation_npv(e, OT_PUBLIC_VALUE, &desk.err)), 0, 1e-9);
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(support_at_home_gains_what_was_published),
        OT_TEST(support_at_home_breaks_even_at_19_percent),
        OT_TEST(at_that_attribution_it_is_worth_nothing_more),
    };
    return OT_TESTS_RUN("published", tests);
}
