/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans read whole: the shipped one, and some fifty broken ones with their messages. */
#include "config.h"

#include "plan_folder.h"

#define SPEND "scheme,period,basis,amount,quality,reference,note\n"
#define ACTIVITY "scheme,measure,period,basis,counted,value,unit,quality,note\n"
#define PERFORMANCE "metric,role,period,value,numerator,denominator,quality,reference\n"

struct broken {
    const char *file, *bytes, *message;
};
static const struct broken broken[] = {
    /* headings */
    { "spend.csv",
      "scheme,period,basis,Ammount,quality\nfalls,2023-24,planned,1,returned\n",
      "spend.csv:1: no column \"amount\", which spend needs (GBP; credits are negative)\n"
      "spend.csv:1:4: no column \"Ammount\" in spend; did you mean \"amount\"? (begin "
      "your "
      "own columns with \"_\")" },
    { "spend.csv",
      "scheme,period,basis,amount,quality,colour\n"
      "falls,2023-24,planned,1,returned,red\n",
      "spend.csv:1:6: no column \"colour\" in spend (begin your own columns with "
      "\"_\")" },
    { "schemes.csv", "id,name,Area of spend,area\nfalls,Falls,Acute,Acute\n",
      "schemes.csv:1:4: the column \"area\" is in column 3 already" },
    { "spend.csv", "scheme,basis,2011-12,quality\nfalls,planned,1,returned\n",
      "spend.csv:1:3: \"2011-12\" may be the financial year 2011/12 or December 2011; "
      "write "
      "2011/12, or Dec 2011" },
    { "spend.csv",
      "scheme,basis,period,2023-24,quality\nfalls,planned,2023-24,1,returned\n",
      "spend.csv:1:3: the columns headed by a period take the place of \"period\"; "
      "remove "
      "it, or them" },
    { "spend.csv", "scheme,basis,2023-24 actual,quality\nfalls,planned,1,returned\n",
      "spend.csv:1:3: the heading gives the basis, and so does column 2; remove one of "
      "them" },
    { "spend.csv", "scheme,2023-24 capacity,quality\nfalls,1,returned\n",
      "spend.csv:1:2: expected one of planned, forecast, actual after the period; found "
      "\"capacity\"" },
    /* money and numbers */
    { "spend.csv", SPEND "falls,2023-24,planned,a lot,returned,,\n",
      "spend.csv:2:4: expected an amount of money such as 1,267,783 or £1,267,783.50; "
      "found "
      "\"a lot\"" },
    { "spend.csv", SPEND "falls,2023-24,planned,1.27E+06,returned,,\n",
      "spend.csv:2:4: \"1.27E+06\" was shortened by the spreadsheet; widen the column, "
      "format it as a number, save again" },
    { "spend.csv", SPEND "falls,2023-24,planned,\"$1,267,783.00\",returned,,\n",
      "spend.csv:2:4: \"$1,267,783.00\" is in dollars; the spreadsheet's language made $ "
      "of "
      "the pound sign; set it to English (UK), save again" },
    { "spend.csv", SPEND "falls,2023-24,planned,\"12,34\",returned,,\n",
      "spend.csv:2:4: \"12,34\" is not a number: a comma stands between groups of three "
      "digits, a full stop before decimals (1,234.5)" },
    { "spend.csv", SPEND "falls,2023-24,planned,10.505,returned,,\n",
      "spend.csv:2:4: expected an amount of money, with at most two decimals; found "
      "\"10.505\"" },
    { "spend.csv", SPEND "falls,2023-24,planned,60%,returned,,\n",
      "spend.csv:2:4: expected an amount of money such as 1,267,783 or £1,267,783.50; "
      "found "
      "\"60%\"" },
    { "spend.csv", SPEND "falls,2023-24,planned,99999999999999999,returned,,\n",
      "spend.csv:2:4: \"99999999999999999\" is more money than can be counted" },
    { "spend.csv", SPEND "falls,2023-24,planned,#REF!,returned,,\n",
      "spend.csv:2:4: \"#REF!\" is a spreadsheet's error, not a value" },
    { "spend.csv", SPEND "falls,2023-24,planned,10,returned,,#N/A\n",
      "spend.csv:2:7: \"#N/A\" is a spreadsheet's error, not a value" },
    { "spend.csv", SPEND "falls,2023-24,planned,########,returned,,\n",
      "spend.csv:2:4: \"########\" is what a spreadsheet shows in a narrow column; widen "
      "the "
      "column, save again" },
    { "activity.csv", ACTIVITY "falls,starts,2023-24,planned,,many,person,returned,\n",
      "activity.csv:2:6: expected a number such as 4,449, 91.5%, >160 or ~60, or one of "
      "N/A, "
      "TBC, -, *; found \"many\"" },
    { "activity.csv", ACTIVITY "falls,starts,2023-24,planned,,1.2E+05,person,returned,\n",
      "activity.csv:2:6: \"1.2E+05\" was shortened by the spreadsheet; widen the column, "
      "format it as a number, save again" },
    /* periods and dates */
    { "spend.csv", SPEND "falls,2011-12,planned,1,returned,,\n",
      "spend.csv:2:2: \"2011-12\" may be the financial year 2011/12 or December 2011; "
      "write "
      "2011/12, or Dec 2011" },
    { "spend.csv", SPEND "falls,2023-25,planned,1,returned,,\n",
      "spend.csv:2:2: \"2023-25\" is neither a financial year nor a month; a financial "
      "year "
      "is written 2023-24, several 2023-24..2024-25" },
    { "spend.csv", SPEND "falls,last year,planned,1,returned,,\n",
      "spend.csv:2:2: expected a period such as 2023-24, 2023-24 Q3 or Apr 2023; found "
      "\"last year\"" },
    { "spend.csv", SPEND "falls,04/01/23,planned,1,returned,,\n",
      "spend.csv:2:2: \"04/01/23\" may be 1 April 2023 or 4 January 2023; write "
      "2023-04-01, "
      "or 2023-01-04 (a spreadsheet rewrote it; a month is safe as 2023-04)" },
    { "spend.csv", SPEND "falls,4/1/2023,planned,1,returned,,\n",
      "spend.csv:2:2: \"4/1/2023\" may be 1 April 2023 or 4 January 2023; write "
      "2023-04-01, "
      "or 2023-01-04" },
    { "spend.csv",
      "scheme,period,basis,amount,quality,as_of\n"
      "falls,2023-24,planned,1,returned,09/20/23\n",
      "spend.csv:2:6: \"09/20/23\" seems to be 20 September 2023; write 2023-09-20 (a "
      "spreadsheet rewrote it; a month is safe as 2023-04)" },
    { "spend.csv",
      "scheme,period,basis,amount,quality,as_of\n"
      "falls,2023-24,planned,1,returned,2023-24\n",
      "spend.csv:2:6: expected a date such as 2023-09-20 or 20/09/2023; found "
      "\"2023-24\"" },
    { "spend.csv", SPEND "falls,2024-25..2023-24,planned,1,returned,,\n",
      "spend.csv:2:2: \"2024-25..2023-24\" ends before it begins" },
    { "parameters.csv",
      "scheme,name,value,unit,price_year,quality\n"
      "falls,fee,5,GBP/person,2023,returned\n",
      "parameters.csv:2:5: expected a financial year such as 2023-24; found \"2023\"" },
    /* words */
    { "spend.csv", SPEND "falls,2023-24,planned,1,guess,,\n",
      "spend.csv:2:5: expected one of published, returned, estimated, illustrative, "
      "missing; "
      "found \"guess\"" },
    { "spend.csv", SPEND "falls,2023-24,capacity,1,returned,,\n",
      "spend.csv:2:3: expected one of planned, forecast, actual; found \"capacity\"" },
    { "schemes.csv", "id,name\nFalls,Falls prevention\n",
      "schemes.csv:2:1: expected a name such as falls or home_first_2: small letters, "
      "digits "
      "and _, a letter first; found \"Falls\"" },
    { "spend.csv", SPEND ",2023-24,planned,1,returned,,\n",
      "spend.csv:2:1: expected scheme (an id of schemes); found nothing" },
    { "spend.csv", SPEND "falls,,planned,1,returned,,\n",
      "spend.csv:2:2: expected period (2023-24, 2023-24 Q3, Apr 2023); found nothing" },
    { "plan.csv",
      "field,value\ntittle,A plan\narea,Somewhere\nperiods,2023-24\n"
      "price_year,2023-24\n",
      "plan.csv: no value of \"title\"; a plan says its title, area, periods and "
      "price_year\n"
      "plan.csv:2:1: expected one of title, area, area_code, board, periods, price_year, "
      "template, metric_set, stage, agreed, submitted, lead, governance, pooled_under, "
      "episodes_cover; "
      "found "
      "\"tittle\"; did you mean \"title\"?" },
    /* who vouches */
    { "spend.csv", SPEND "falls,2023-24,planned,1,published,,\n",
      "spend.csv:2: a published amount needs a reference" },
    { "spend.csv", SPEND "falls,2023-24,planned,1,illustrative,,\n",
      "spend.csv:2: an illustrative amount needs a note that gives its reasoning" },
    { "activity.csv", ACTIVITY "falls,starts,2023-24,planned,,1,person,estimated,\n",
      "activity.csv:2: an estimated value needs a note that says how it was worked out" },
    { "spend.csv", SPEND "falls,2023-24,planned,1,missing,,\n",
      "spend.csv:2:4: expected no amount, as its quality is missing; found \"1\"" },
    { "spend.csv", SPEND "falls,2023-24,planned,,returned,,\n",
      "spend.csv:2:4: expected an amount; found nothing (where none is known, its "
      "quality is "
      "missing)" },
    { "performance.csv", PERFORMANCE "at_home_91,target,2023-24,,224,,returned,\n",
      "performance.csv:2:4: expected a value; found nothing (where none is known, its "
      "quality is missing)" },
    /* keys */
    { "spend.csv",
      "scheme,source,period,basis,amount,quality\n"
      "falls,iBCF,2023-24,planned,1,returned\n"
      "falls,iBCF,2023-24,planned,2,returned\n",
      "spend.csv:3: the same scheme, source, period and basis as spend.csv:2; add "
      "\"line\" "
      "if both are meant, \"as_of\" if one revises the other" },
    { "schemes.csv", "id,name\nfalls,One\nfalls,Two\n",
      "schemes.csv:3: the same id as schemes.csv:2; each may stand once" },
    { "spend.csv",
      "scheme,basis,2023-24,2024-25,quality\nfalls,planned,1,2,returned\n"
      "falls,planned,3,4,returned\n",
      "spend.csv:3: the same scheme, period and basis as spend.csv:2; add \"line\" if "
      "both "
      "are meant, \"as_of\" if one revises the other" },
    /* links */
    { "spend.csv",
      "scheme,source,2023-24 planned,2024-25 planned,quality\n"
      "fals,iBCFF,1,2,returned\n",
      "spend.csv:2:1: no scheme \"fals\" in schemes; did you mean \"falls\"?\n"
      "spend.csv:2:2: no source of funding \"iBCFF\" in funding; did you mean "
      "\"iBCF\"?" },
    { "spend.csv", SPEND "falls,2023-24,planned,1,published,S9 s10,\n",
      "spend.csv:2:6: no paper \"S9\" in papers" },
    { "schemes.csv", "id,name,metrics\nfalls,Falls,at_home_91; at_home_19x\n",
      "schemes.csv:2:3: no metric \"at_home_19x\" in metrics; did you mean "
      "\"at_home_91\"?" },
    { "schemes.csv", "id,name,part_of\na,A,b\nb,B,c\nc,C,b\n",
      "schemes.csv:3: part_of goes in a circle: b > c > b; a scheme cannot be part of "
      "itself" },
    { "spend.csv",
      "scheme,nhs_share,period,basis,amount,quality\n"
      "falls,60%,2023-24,planned,1,returned\n",
      "spend.csv:2:2: nhs_share is for the commissioner \"joint\" alone; found \"NHS\"" },
    { "spend.csv",
      "scheme,nhs_share,period,basis,amount,quality\n"
      "reablement,160%,2023-24,planned,1,returned\n",
      "spend.csv:2:2: expected a share of 0% to 100%; found \"160%\"" },
    { "performance.csv",
      PERFORMANCE "at_home_91,baseline,2022-23,0.915,215,235,published,S0 s3\n",
      "performance.csv:2:4: expected 91.5 or 91.5%, found 0.915 (215/235 is 91.49 %)" },
    /* files */
    { "spend.csv", "scheme;period;basis\nfalls;2023-24;planned\n",
      "spend.csv: its cells are separated by ';'; save it with ',' between cells" },
    { "spend.csv", SPEND "falls,2023-24,planned\n",
      "spend.csv:2: expected 7 cells, found 3; the first missing is \"amount\"" },
    { "plan.csv",
      "field,value\ntitle,A plan\narea,Somewhere\nperiods,2023-24; 2023-24\n"
      "price_year,yes\nagreed,4 April\n",
      "plan.csv:4:2: \"2023-24\" and a period before it overlap\n"
      "plan.csv:5:2: expected a financial year such as 2023-24; found \"yes\"\n"
      "plan.csv:6:2: expected a date such as 2023-09-20 or 20/09/2023; found \"4 "
      "April\"" },
};

static void says_what_is_wrong_with_each_broken_file(void)
{
    struct ot_text text = { 0 };
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        plan_folder_try(broken[i].file, broken[i].bytes, &text);
        OT_SAME(ot_text_string(&text), broken[i].message);
    }
    ot_text_free(&text);
}

static void tells_all_faults_at_once(void)
{
    struct ot_plan *plan = NULL;
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    plan_folder_start();
    ot_test_write("spend.csv", SPEND "nobody,2023-24,planned,1,published,,\n"
                                     "falls,2011-12,planned,x,guess,,\n");
    ot_test_write("risks.csv", "id,risk\n1,Too cold\n");
    CU_ASSERT_EQUAL(ot_plan_load(ot_test_folder(), &plan, &faults, &err), -1);
    CU_ASSERT_PTR_NULL(plan);
    CU_ASSERT_EQUAL(faults.count, 6);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_INPUT);
    OT_HOLDS(err.text, "has 6 faults");
    ot_faults_clear(&faults);
}

static void needs_a_plan_and_schemes(void)
{
    struct ot_text text = { 0 };
    char path[600];
    plan_folder_start();
    snprintf(path, sizeof path, "%s/schemes.csv", ot_test_folder());
    unlink(path);
    ot_plan_free(plan_folder_load(&text));
    OT_HOLDS(ot_text_string(&text), "schemes.csv: not found in ");
    OT_HOLDS(ot_text_string(&text), "a plan needs plan.csv and schemes.csv");
    ot_text_free(&text);
}

static void suspects_a_file_whose_name_is_nearly_a_table(void)
{
    struct ot_text text = { 0 };
    plan_folder_try("schemess.csv", "id,name\n", &text);
    OT_SAME(
        ot_text_string(&text),
        "schemess.csv: no table of this name; did you mean \"schemes.csv\"? (begin the "
        "names of your own files with \"_\")");
    remove(ot_test_write("schemess.csv", ""));
    plan_folder_try("staff rota.csv", "anything\n", &text);
    OT_SAME(ot_text_string(&text), "");
    remove(ot_test_write("staff rota.csv", ""));
    ot_text_free(&text);
}

static void refuses_a_folder_that_is_not_there(void)
{
    struct ot_plan *plan = NULL;
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_plan_load("/nowhere/at/all", &plan, &faults, &err), -1);
    OT_SAME(err.text,
            "the folder /nowhere/at/all cannot be read: No such file or directory");
    CU_ASSERT_EQUAL(faults.count, 0);
}

static void reads_what_spreadsheets_write(void)
{
    struct ot_text text = { 0 };
    plan_folder_start();
    ot_test_write("spend.csv",
                  "\xEF\xBB\xBFScheme,Area of Spend,Period,Basis,Amount,Quality,_mine\r\n"
                  "falls,community health,Apr-23,Planned,\"£1,267,783\",Returned,x\r\n"
                  ",,,,,,\r\n"
                  "falls,Acute,April 2024,planned,(10.50),returned,#REF!\r\n");
    struct ot_plan *plan = plan_folder_load(&text);
    OT_SAME(ot_text_string(&text), "");
    ot_text_free(&text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
    CU_ASSERT_EQUAL(plan->spend_count, 2);
    CU_ASSERT_EQUAL(plan->spend[0].amount.pence, 126778300);
    OT_SAME(plan->spend[0].area, "Community Health");
    OT_SAME(plan->spend[0].account, "revenue");
    CU_ASSERT_EQUAL(plan->spend[1].amount.pence, -1050);
    CU_ASSERT_EQUAL(plan->spend[1].amount.at.row, 4);
    CU_ASSERT_EQUAL(plan->spend[1].amount.at.column, 5);
    ot_plan_free(plan);
}

static void reads_the_shipped_plan(void)
{
    struct ot_plan *plan = NULL;
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    int failed = ot_plan_load(ot_test_source("scripts/milton-keynes-2015-16"), &plan,
                              &faults, &err);
    OT_SAME(err.text, "");
    CU_ASSERT_EQUAL_FATAL(failed, 0);
    OT_SAME(plan->area, "Milton Keynes");
    CU_ASSERT_EQUAL(plan->scheme_count, 22);
    CU_ASSERT_EQUAL(plan->period_count, 2);
    CU_ASSERT_EQUAL(plan->price_year, 2015);
    CU_ASSERT_EQUAL(plan->file_count, 14);
    OT_SAME(plan->files[0].name, "activity");
    OT_SAME(ot_plan_scheme(plan, "falls")->kind, "falls");
    CU_ASSERT_EQUAL(ot_plan_scheme(plan, "falls")->kind_at.column, 4);
    OT_HOLDS(ot_plan_paper(plan, "S1F schemes")->title, "template part 2");
    OT_SAME(ot_plan_fact(plan, "stage"), "draft");
    CU_ASSERT_PTR_NULL(ot_plan_fact(plan, "lead"));
    CU_ASSERT_PTR_NULL(ot_plan_scheme(plan, "nobody"));
    ot_plan_free(plan);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(says_what_is_wrong_with_each_broken_file),
        OT_TEST(tells_all_faults_at_once),
        OT_TEST(needs_a_plan_and_schemes),
        OT_TEST(suspects_a_file_whose_name_is_nearly_a_table),
        OT_TEST(refuses_a_folder_that_is_not_there),
        OT_TEST(reads_what_spreadsheets_write),
        OT_TEST(reads_the_shipped_plan),
    };
    return OT_TESTS_RUN("plan", tests);
}
