/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules on money: on both shipped plans, on one with a figure changed, and on small
 * plans. */
#include "config.h"

#include "appraise/rules_ledger.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "desk.h"
#include "harness.h"

#define OLDER "scripts/milton-keynes-2015-16"
#define NEWER "scripts/milton-keynes-2023-25"

struct counts {
    size_t total_disagrees, overspend, rounding_pound, unallocated;
};

static struct desk desk;
static struct ot_findings found;

/* Open the plan, and let the rules on money find. */
static void look(const char *folder)
{
    desk_open(&desk, folder);
    found = (struct ot_findings){ .appraisal = &desk.appraisal,
                                  .rule = ot_rules,
                                  .err = &desk.err };
    CU_ASSERT_EQUAL_FATAL(ot_rules_ledger(&found), 0);
}

static size_t count_of(enum ot_rule_place place)
{
    size_t count = 0;
    for (size_t i = 0; i < found.count; i++)
        count += found.item[i].rule == &ot_rules[place];
    return count;
}

static void expect(struct counts expected)
{
    CU_ASSERT_EQUAL(count_of(OT_RULE_TOTAL_DISAGREES), expected.total_disagrees);
    CU_ASSERT_EQUAL(count_of(OT_RULE_OVERSPEND), expected.overspend);
    CU_ASSERT_EQUAL(count_of(OT_RULE_ROUNDING_POUND), expected.rounding_pound);
    CU_ASSERT_EQUAL(count_of(OT_RULE_UNALLOCATED), expected.unallocated);
    CU_ASSERT_EQUAL(found.count, expected.total_disagrees + expected.overspend +
                                     expected.rounding_pound + expected.unallocated);
}

/* The only check of that rule. */
static const struct ot_check *only(enum ot_rule_place place)
{
    static const struct ot_check none = { .text = "" };
    CU_ASSERT_EQUAL(count_of(place), 1);
    for (size_t i = 0; i < found.count; i++)
        if (found.item[i].rule == &ot_rules[place])
            return &found.item[i];
    return &none;
}

/* ---- The shipped plans ---- */

static void the_plan_of_2014_overspends_once(void)
{
    look(ot_test_source(OLDER));
    expect((struct counts){ 3, 1, 0, 0 });
    const struct ot_check *check = only(OT_RULE_OVERSPEND);
    OT_SAME(check->rule->level, "caveat");
    OT_SAME(check->text,
            "2014-15, all sources: planned spend of £3,987,000 is £29,000 over "
            "income of £3,958,000");
    CU_ASSERT_EQUAL_FATAL(check->values, 3);
    CU_ASSERT_EQUAL(desk_value(&desk, check->value[0]), 3958000);
    CU_ASSERT_EQUAL(desk_value(&desk, check->value[1]), 3987000);
    CU_ASSERT_EQUAL(desk_value(&desk, check->value[2]), -29000);
    OT_SAME(check->value[0]->label, "Income");
    OT_SAME(check->value[1]->label, "Planned spend");
    OT_SAME(check->value[2]->label, "Income less planned spend");
    desk_close(&desk);
}

static void the_plan_of_2023_has_a_pound_of_rounding_and_money_left(void)
{
    look(ot_test_source(NEWER));
    expect((struct counts){ 0, 0, 1, 2 });
    const struct ot_check *check = only(OT_RULE_ROUNDING_POUND);
    OT_SAME(check->rule->level, "remark");
    OT_SAME(check->text,
            "2024-25, Minimum NHS Contribution: planned spend of £20,752,369 is £1 over "
            "income of £20,752,368, which may be rounding");
    CU_ASSERT_EQUAL_FATAL(check->values, 3);
    CU_ASSERT_EQUAL(desk_value(&desk, check->value[2]), -1);
    CU_ASSERT_EQUAL_FATAL(check->ats, 2);
    OT_SAME(check->at[0].file, "funding.csv");
    CU_ASSERT_EQUAL(check->at[0].row, 3);
    CU_ASSERT_EQUAL(check->at[0].column, 5);
    OT_SAME(check->at[1].file, "spend.csv");
    CU_ASSERT_EQUAL(check->at[1].row, 3);
    CU_ASSERT_EQUAL(check->at[1].column, 9);
    OT_SAME(found.item[1].text, "2024-25, Local Authority Discharge Funding: £580,144 of "
                                "the income of £1,446,031 has no planned spend");
    OT_SAME(found.item[2].text,
            "2024-25, ICB Discharge Funding: £928,276 of the income of "
            "£2,273,248 has no planned spend");
    OT_SAME(found.item[2].rule->level, "remark");
    CU_ASSERT_EQUAL(desk_value(&desk, found.item[2].value[2]), 928276);
    desk_close(&desk);
}

static size_t words_of(const char *text)
{
    size_t words = 1;
    for (; *text; text++)
        words += *text == ' ';
    return words;
}

static void no_sentence_has_more_than_25_words(void)
{
    static const char *const plans[] = { OLDER, NEWER };
    for (size_t p = 0; p < 2; p++) {
        look(ot_test_source(plans[p]));
        for (size_t i = 0; i < found.count; i++)
            CU_ASSERT(words_of(found.item[i].text) <= 25);
        desk_close(&desk);
    }
}

/* ---- One figure changed ---- */

/* The newer plan with the first `from` of a file, at its place after `row`, made `to`. */
static void change(const char *file, const char *row, const char *from, const char *to)
{
    char path[600], command[1400];
    struct ot_text bytes = { 0 }, changed = { 0 };
    struct ot_error err = { 0 };
    snprintf(command, sizeof command, "cp '%s'/*.csv '%s' && chmod u+w '%s'/*",
             ot_test_source(NEWER), ot_test_folder(), ot_test_folder());
    CU_ASSERT_EQUAL_FATAL(system(command), 0);
    snprintf(path, sizeof path, "%s/%s", ot_test_folder(), file);
    CU_ASSERT_EQUAL_FATAL(ot_file_read(path, 1 << 20, OT_EXIT_INPUT, &bytes, &err), 0);
    const char *all = ot_text_string(&bytes), *line = strstr(all, row);
    const char *at = line ? strstr(line, from) : NULL;
    CU_ASSERT_PTR_NOT_NULL_FATAL(at);
    CU_ASSERT_PTR_NULL_FATAL(memchr(line, '\n', (size_t)(at - line)));
    ot_text_add(&changed, all, (size_t)(at - all));
    ot_text_put(&changed, to);
    ot_text_put(&changed, at + strlen(from));
    ot_test_write(file, ot_text_string(&changed));
    ot_text_free(&bytes);
    ot_text_free(&changed);
}

/* A changed line moves its source's balance, all spend and all balances: three printed
 * totals. */
static void a_changed_figure_gives_exactly_its_checks(void)
{
    static const struct {
        const char *file, *row, *from, *to;
        struct counts expected;
    } cases[] = {
        /* nothing */
        { "spend.csv", "fund,DFG", "£1,267,783", "1267783.00", { 0, 0, 1, 2 } },
        /* the pound of rounding: gone; two pounds; a pound the other way */
        { "spend.csv", "fund,Minimum", "20,752,369", "20,752,368", { 3, 0, 0, 2 } },
        { "spend.csv", "fund,Minimum", "20,752,369", "20,752,370", { 3, 1, 0, 2 } },
        { "spend.csv", "fund,Minimum", "20,752,369", "20,752,367", { 3, 0, 0, 3 } },
        /* a line that agreed: by a penny, a pound, a penny more, two pounds */
        { "spend.csv", "fund,DFG", "£1,267,783", "£1,267,783.01", { 3, 0, 2, 2 } },
        { "spend.csv", "fund,DFG", "£1,267,783", "£1,267,784", { 3, 0, 2, 2 } },
        { "spend.csv", "fund,DFG", "£1,267,783", "£1,267,784.01", { 3, 1, 1, 2 } },
        { "spend.csv", "fund,DFG", "£1,267,783", "£1,267,785", { 3, 1, 1, 2 } },
        { "spend.csv", "fund,DFG", "£1,267,783", "£1,267,781", { 3, 0, 1, 3 } },
        /* the income instead */
        { "funding.csv", "iBCF", "£6,176,149", "£6,176,148", { 3, 0, 2, 2 } },
        { "funding.csv", "iBCF", "£6,176,149", "£6,176,147", { 3, 1, 1, 2 } },
        { "funding.csv", "iBCF", "£6,176,149", "£6,176,151", { 3, 0, 1, 3 } },
        /* both years of a line moved to another source; what is left without any spend
         * has no balance that could disagree */
        { "spend.csv", "fund,iBCF", "iBCF", "DFG", { 2, 2, 1, 4 } },
        /* a line without its source: only the balance of all is known */
        { "spend.csv", "fund,iBCF", "iBCF", "", { 0, 0, 0, 1 } },
        /* an amount to be confirmed says nothing of its source; nor of its totals */
        { "funding.csv", "ICB Dis", "£2,273,248", "TBC", { 0, 0, 1, 1 } },
        /* an assumed part is within the published lines */
        { "spend.csv", "reablement", "£1,920,000", "£1,920,002", { 0, 0, 1, 2 } },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        change(cases[i].file, cases[i].row, cases[i].from, cases[i].to);
        look(ot_test_folder());
        expect(cases[i].expected);
        desk_close(&desk);
    }
}

static void the_balance_of_all_sources_is_said_where_a_source_is_not(void)
{
    change("spend.csv", "fund,iBCF", "iBCF", "");
    look(ot_test_folder());
    OT_SAME(
        only(OT_RULE_UNALLOCATED)->text,
        "2024-25, all sources: £1,508,419 of the income of £31,915,579 has no planned "
        "spend");
    desk_close(&desk);
}

/* ---- Small plans ---- */

static void small(const char *funding, const char *spend)
{
    char text[1000], command[300];
    snprintf(command, sizeof command, "rm -f '%s'/*.csv", ot_test_folder());
    CU_ASSERT_EQUAL_FATAL(system(command), 0);
    ot_test_write("plan.csv", "field,value\ntitle,A plan\narea,Somewhere\n"
                              "periods,2023-24; 2024-25\nprice_year,2023-24\n");
    ot_test_write("schemes.csv", "id,name\na,One\nb,Two\n");
    snprintf(text, sizeof text,
             "source,contributor,period,basis,amount,quality\nDFG,x,2022-23,planned,9,"
             "returned\niBCF,x,2022-23,planned,9,returned\n%s",
             funding);
    ot_test_write("funding.csv", text);
    snprintf(text, sizeof text, "scheme,source,period,basis,amount,quality\n%s", spend);
    ot_test_write("spend.csv", text);
    look(ot_test_folder());
}

static void a_period_without_income_or_without_spend_has_no_balance(void)
{
    small("", "a,DFG,2023-24,planned,10,returned\n");
    expect((struct counts){ 0 });
    desk_close(&desk);
    small("DFG,x,2023-24,planned,10,returned\n", "");
    expect((struct counts){ 0 });
    desk_close(&desk);
}

static void a_source_without_spend_is_wholly_unallocated(void)
{
    small("DFG,x,2023-24,planned,10,returned\niBCF,x,2023-24,planned,7,returned\n",
          "a,DFG,2023-24,planned,10,returned\n");
    expect((struct counts){ .unallocated = 1 });
    const struct ot_check *check = only(OT_RULE_UNALLOCATED);
    OT_SAME(check->text, "2023-24, iBCF: £7 of the income of £7 has no planned spend");
    CU_ASSERT_EQUAL(check->values, 1);
    CU_ASSERT_EQUAL(check->ats, 1);
    desk_close(&desk);
}

static void spend_from_a_source_without_income_is_an_overspend(void)
{
    small("DFG,x,2023-24,planned,10,returned\n",
          "a,DFG,2023-24,planned,10,returned\nb,iBCF,2023-24,planned,7.50,returned\n");
    expect((struct counts){ .overspend = 1 });
    OT_SAME(only(OT_RULE_OVERSPEND)->text,
            "2023-24, iBCF: planned spend of £7.50 is £7.50 over income of £0");
    desk_close(&desk);
}

static void contributors_and_schemes_of_a_source_are_added_up(void)
{
    small("DFG,x,2023-24,planned,10,returned\nDFG,y,2023-24,planned,5,returned\n",
          "a,DFG,2023-24,planned,8,returned\nb,DFG,2023-24,planned,7,returned\n");
    expect((struct counts){ 0 });
    desk_close(&desk);
}

static void parts_of_a_year_have_no_balance_until_they_make_it_up(void)
{
    small("DFG,x,2023-24,planned,10,returned\n", "a,DFG,2023-24 H1,planned,3,returned\n");
    expect((struct counts){ 0 });
    desk_close(&desk);
    small("DFG,x,2023-24,planned,10,returned\n",
          "a,DFG,2023-24 H1,planned,3,returned\na,DFG,2023-24 H2,planned,3,returned\n");
    expect((struct counts){ .unallocated = 1 });
    OT_HOLDS(only(OT_RULE_UNALLOCATED)->text, "£4 of the income of £10");
    desk_close(&desk);
}

/* What was spent in the end is no statement of the plan. */
static void only_planned_money_is_held_against_income(void)
{
    small("DFG,x,2023-24,planned,10,returned\nDFG,x,2023-24,actual,10,returned\n",
          "a,DFG,2023-24,planned,10,returned\na,DFG,2023-24,actual,90,returned\n");
    expect((struct counts){ 0 });
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(the_plan_of_2014_overspends_once),
        OT_TEST(the_plan_of_2023_has_a_pound_of_rounding_and_money_left),
        OT_TEST(no_sentence_has_more_than_25_words),
        OT_TEST(a_changed_figure_gives_exactly_its_checks),
        OT_TEST(the_balance_of_all_sources_is_said_where_a_source_is_not),
        OT_TEST(a_period_without_income_or_without_spend_has_no_balance),
        OT_TEST(a_source_without_spend_is_wholly_unallocated),
        OT_TEST(spend_from_a_source_without_income_is_an_overspend),
        OT_TEST(contributors_and_schemes_of_a_source_are_added_up),
        OT_TEST(parts_of_a_year_have_no_balance_until_they_make_it_up),
        OT_TEST(only_planned_money_is_held_against_income),
    };
    return OT_TESTS_RUN("rules_ledger", tests);
}
