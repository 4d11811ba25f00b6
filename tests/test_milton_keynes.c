/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped plan of 2023-25, held to the papers: what they print is typed in again
 * here, and the tables must come to it. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "appraise/ledger_node.h"
#include "appraise/rules.h"
#include "appraise/output.h"
#include "desk.h"
#include "harness.h"

#define PLAN "scripts/milton-keynes-2023-25"

static struct desk desk;

static struct ot_period period_of(const char *text)
{
    struct ot_period period = OT_PERIOD_NONE;
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_period_read(text, &period, &err), 0);
    return period;
}

/* Planned money in pounds, exact; the sum must be there. */
static double pounds(enum ot_ledger_table table, const char *period, const char *source,
                     const char *scheme)
{
    struct ot_ledger_query query = {
        .table = table, .period = period_of(period), .source = source, .scheme = scheme
    };
    struct ot_ledger_sum sum = { 0 };
    CU_ASSERT_EQUAL(ot_ledger_add(desk.plan, &query, desk.graph->arena, &sum, &desk.err),
                    0);
    OT_SAME(sum.missing_text, NULL);
    return (double)sum.pence / 100;
}

/* Better Care Fund Plan 2023-2025, section 10: "5. Expenditure", running balances. */
static const struct {
    const char *source;
    double in[2], out[2], left[2];
} balances[] = {
    { "DFG", { 1267783, 1267783 }, { 1267783, 1267783 }, { 0, 0 } },
    { "Minimum NHS Contribution",
      { 19640705, 20752368 },
      { 19640705, 20752369 },
      { 0, -1 } },
    { "iBCF", { 6176149, 6176149 }, { 6176149, 6176149 }, { 0, 0 } },
    { "Additional LA Contribution", { 0, 0 }, { 0, 0 }, { 0, 0 } },
    { "Additional NHS Contribution", { 0, 0 }, { 0, 0 }, { 0, 0 } },
    { "Local Authority Discharge Funding",
      { 865887, 1446031 },
      { 865887, 865887 },
      { 0, 580144 } },
    { "ICB Discharge Funding",
      { 1326649, 2273248 },
      { 1326649, 1344972 },
      { 0, 928276 } },
    { NULL, { 29277173, 31915579 }, { 29277173, 30407160 }, { 0, 1508419 } },
};
static const char *const years[] = { "2023-24", "2024-25" };

static void balances_by_source_are_as_printed(void)
{
    for (size_t i = 0; i < sizeof balances / sizeof balances[0]; i++)
        for (size_t y = 0; y < 2; y++) {
            double in = pounds(OT_LEDGER_FUNDING, years[y], balances[i].source, NULL);
            double out = pounds(OT_LEDGER_SPEND, years[y], balances[i].source, NULL);
            CU_ASSERT_EQUAL(in, balances[i].in[y]);
            CU_ASSERT_EQUAL(out, balances[i].out[y]);
            CU_ASSERT_EQUAL(in - out, balances[i].left[y]);
        }
}

/* Each balance of the table above is among the printed totals, and each total agrees. */
static void the_printed_totals_agree(void)
{
    struct ot_check *check;
    size_t count, printed = 0;
    for (size_t i = 0; i < desk.plan->total_count; i++)
        printed += strcmp(desk.plan->totals[i].table, "balance") == 0;
    CU_ASSERT_EQUAL(printed, 16);
    CU_ASSERT_EQUAL(desk.plan->total_count, 21);
    CU_ASSERT_EQUAL_FATAL(ot_rules_check(&desk.appraisal, 0, &check, &count, &desk.err),
                          0);
    for (size_t i = 0; i < count; i++)
        if (strcmp(check[i].rule->id, "total_disagrees") == 0)
            OT_SAME(check[i].text, "");
}

/* Section 10, required spend: the under-spend printed is 0 in all four places. */
static void required_spend_is_met_four_times(void)
{
    static const double printed[][2] = { { 5578254, 11767360 },
                                         { 5893983, 12433529 },
                                         { 6518285, 7394426 },
                                         { 6887220, 7812680 } };
    size_t found = 0;
    for (size_t i = 0; i < desk.plan->requirement_count; i++) {
        const struct ot_requirement *row = &desk.plan->requirements[i];
        if (strcmp(row->kind, "minimum_spend") != 0)
            continue;
        CU_ASSERT_FATAL(found < 4);
        CU_ASSERT_EQUAL(row->minimum.number, printed[found][0]);
        CU_ASSERT_EQUAL(row->planned.number, printed[found][1]);
        CU_ASSERT_EQUAL(fmax(0, row->minimum.number - row->planned.number), 0);
        OT_SAME(row->met, "yes");
        found++;
    }
    CU_ASSERT_EQUAL(found, 4);
}

static double percent_more(double before, double after)
{
    return round((after / before - 1) * 10000) / 100;
}

/* The papers say 5.6 % of the whole fund; 5.66 % comes out of the contribution itself. */
static void the_nhs_minimum_rises_by_5_66_percent(void)
{
    const char *source = "Minimum NHS Contribution";
    const struct ot_requirement *row = desk.plan->requirements;
    CU_ASSERT_EQUAL(percent_more(pounds(OT_LEDGER_FUNDING, "2023-24", source, NULL),
                                 pounds(OT_LEDGER_FUNDING, "2024-25", source, NULL)),
                    5.66);
    CU_ASSERT_EQUAL(percent_more(row[0].minimum.number, row[1].minimum.number), 5.66);
    CU_ASSERT_EQUAL(percent_more(row[2].minimum.number, row[3].minimum.number), 5.66);
}

/* ---- Activity ---- */

static struct ot_activity_sum activity_of(const char *scheme, const char *measure,
                                          const char *period, enum ot_basis basis)
{
    struct ot_activity_query query = {
        .scheme = scheme, .measure = measure, .period = period_of(period), .basis = basis
    };
    struct ot_activity_sum sum = { 0 };
    CU_ASSERT_EQUAL(
        ot_activity_add(desk.plan, &query, desk.graph->arena, &sum, &desk.err), 0);
    return sum;
}

static void activity_is_as_the_papers_say(void)
{
    static const struct {
        const char *scheme, *measure, *period;
        enum ot_basis basis;
        double number;
        enum ot_qualifier qualifier;
    } facts[] = {
        { "reablement", "users", "2023-24", OT_BASIS_CAPACITY, 65, OT_QUALIFIER_NONE },
        { "reablement", "users", "2024-25", OT_BASIS_PLANNED, 80, OT_QUALIFIER_OVER },
        /* 28 a week, over the 366 days of the year */
        { "reablement", "starts", "2023-24", OT_BASIS_CAPACITY, 1464, OT_QUALIFIER_NONE },
        { "reablement", "starts", "2022-23", OT_BASIS_ACTUAL, 950, OT_QUALIFIER_NONE },
        { "recuperation_beds", "beds", "2023-24", OT_BASIS_CAPACITY, 19,
          OT_QUALIFIER_NONE },
        { "dementia_beds", "beds", "2023-24", OT_BASIS_CAPACITY, 3, OT_QUALIFIER_NONE },
        { "seacole", "beds", "2023-24", OT_BASIS_CAPACITY, 48, OT_QUALIFIER_NONE },
        { "flats", "flats", "2023-24", OT_BASIS_CAPACITY, 2, OT_QUALIFIER_NONE },
        { "dementia", "referrals", "2022-23", OT_BASIS_ACTUAL, 160, OT_QUALIFIER_OVER },
        { "dementia", "contacts", "2022-23", OT_BASIS_ACTUAL, 333, OT_QUALIFIER_NONE },
        { "bridging", "response_time", "2023-24", OT_BASIS_PLANNED, 4,
          OT_QUALIFIER_AT_MOST },
        { "community_alarm", "users", "2022-23", OT_BASIS_ACTUAL, 4842,
          OT_QUALIFIER_NONE },
        { "community_alarm", "new_users", "2022-23", OT_BASIS_ACTUAL, 533,
          OT_QUALIFIER_NONE },
        { "access_team", "enquiries", "2022-23", OT_BASIS_ACTUAL, 43000,
          OT_QUALIFIER_OVER },
        { "access_team", "ot_enquiries", "2022-23", OT_BASIS_ACTUAL, 1950,
          OT_QUALIFIER_NONE },
        { "access_team", "ot_enquiries_closed", "2022-23", OT_BASIS_ACTUAL, 471,
          OT_QUALIFIER_NONE },
        { "dfg", "applications", "2022-23", OT_BASIS_ACTUAL, 237, OT_QUALIFIER_NONE },
        { "carers", "assessments", "2022-04", OT_BASIS_ACTUAL, 16, OT_QUALIFIER_NONE },
        { "carers", "assessments", "2023-03", OT_BASIS_ACTUAL, 68, OT_QUALIFIER_NONE },
        { "carer_payments", "people", "2021-22", OT_BASIS_ACTUAL, 80, OT_QUALIFIER_NONE },
        { "carer_payments", "people", "2022-23", OT_BASIS_ACTUAL, 259,
          OT_QUALIFIER_NONE },
        { "virtual_ward", "users", "2023-09", OT_BASIS_ACTUAL, 75, OT_QUALIFIER_ABOUT },
        { NULL, "fund_increase", "2023-24", OT_BASIS_PLANNED, 0.056, OT_QUALIFIER_NONE },
    };
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
        struct ot_activity_sum sum = activity_of(facts[i].scheme, facts[i].measure,
                                                 facts[i].period, facts[i].basis);
        OT_SAME(sum.missing_text, NULL);
        CU_ASSERT_EQUAL_FATAL(sum.count, 1);
        CU_ASSERT_DOUBLE_EQUAL(sum.number, facts[i].number, 1e-9);
        CU_ASSERT_EQUAL(sum.row[0]->value.qualifier, facts[i].qualifier);
        CU_ASSERT_EQUAL(sum.row[0]->vouch.quality, OT_QUALITY_PUBLISHED);
    }
}

static void dementia_has_two_contacts_a_referral(void)
{
    double contacts =
        activity_of("dementia", "contacts", "2022-23", OT_BASIS_ACTUAL).number;
    double referrals =
        activity_of("dementia", "referrals", "2022-23", OT_BASIS_ACTUAL).number;
    CU_ASSERT_EQUAL(round(contacts / referrals * 100) / 100, 2.08);
}

static void demand_for_step_down_beds_has_no_number_and_says_so(void)
{
    struct ot_activity_sum sum =
        activity_of("dementia", "step_down_beds", "2023-24", OT_BASIS_DEMAND);
    CU_ASSERT_EQUAL(sum.missing, OT_MISSING_NOT_GIVEN);
    CU_ASSERT_EQUAL_FATAL(sum.count, 1);
    CU_ASSERT_EQUAL(sum.row[0]->vouch.quality, OT_QUALITY_MISSING);
    OT_SAME(sum.row[0]->unit, "bed");
    OT_SAME(sum.row[0]->counted, "at once");
    OT_HOLDS(sum.row[0]->vouch.note, "demand often exceeds supply");
}

/* ---- The hospital ---- */

/* Milton Keynes University Hospital, patients a day: no longer meeting the criteria to
 * reside, discharged of those, remaining. NHS England, Acute Daily Discharge Situation
 * Report, April 2022 to January 2024; means over the days that hold a number. */
static const struct {
    const char *month;
    int days;
    double mean[3];
} hospital[] = {
    { "2022-04", 30, { 127.50, 49.60, 77.90 } },
    { "2022-05", 31, { 132.39, 50.87, 81.52 } },
    { "2022-06", 22, { 127.82, 53.50, 74.32 } },
    { "2022-07", 31, { 133.26, 48.16, 85.10 } },
    { "2022-08", 31, { 128.94, 48.81, 80.13 } },
    { "2022-09", 30, { 140.37, 52.43, 87.93 } },
    { "2022-10", 31, { 125.29, 49.26, 76.03 } },
    { "2022-11", 30, { 122.70, 53.33, 69.37 } },
    { "2022-12", 31, { 115.19, 53.32, 61.87 } },
    { "2023-01", 31, { 133.61, 58.19, 75.42 } },
    { "2023-02", 28, { 144.54, 55.75, 88.79 } },
    { "2023-03", 31, { 140.90, 57.29, 83.61 } },
    { "2023-04", 30, { 133.90, 55.50, 78.40 } },
    { "2023-05", 31, { 138.35, 60.65, 77.71 } },
    { "2023-06", 30, { 141.37, 61.07, 80.30 } },
    { "2023-07", 30, { 135.23, 62.10, 73.13 } },
    { "2023-08", 31, { 127.45, 58.55, 68.90 } },
    { "2023-09", 30, { 137.53, 62.10, 75.43 } },
    { "2023-10", 31, { 137.65, 64.35, 73.29 } },
    { "2023-11", 30, { 140.20, 65.40, 74.80 } },
    { "2023-12", 31, { 136.87, 61.13, 75.74 } },
    { "2024-01", 31, { 146.58, 65.42, 81.16 } },
};
enum { MONTHS = sizeof hospital / sizeof hospital[0] };
static const char *const metrics[] = { "nctr", "nctr_discharged", "nctr_remaining" };

static const struct ot_performance *actual_of(const char *metric, const char *month)
{
    struct ot_period period = period_of(month);
    for (size_t i = 0; i < desk.plan->performance_count; i++) {
        const struct ot_performance *row = &desk.plan->performance[i];
        if (strcmp(row->metric, metric) == 0 && strcmp(row->role, "actual") == 0 &&
            ot_period_same(row->period, period))
            return row;
    }
    return NULL;
}

static void all_monthly_values_of_the_hospital_come_out(void)
{
    size_t agree = 0;
    for (size_t m = 0; m < MONTHS; m++)
        for (size_t k = 0; k < 3; k++) {
            const struct ot_performance *row = actual_of(metrics[k], hospital[m].month);
            CU_ASSERT_PTR_NOT_NULL_FATAL(row);
            CU_ASSERT_EQUAL(row->denominator.number, hospital[m].days);
            CU_ASSERT_EQUAL(lround(row->numerator.number / row->denominator.number * 100),
                            lround(hospital[m].mean[k] * 100));
            agree += row->numerator.missing == OT_MISSING_NOT;
        }
    CU_ASSERT_EQUAL(agree, 66);
}

static void patients_are_discharged_or_remain(void)
{
    for (size_t m = 0; m < MONTHS; m++)
        CU_ASSERT_EQUAL(
            actual_of("nctr_discharged", hospital[m].month)->numerator.number +
                actual_of("nctr_remaining", hospital[m].month)->numerator.number,
            actual_of("nctr", hospital[m].month)->numerator.number);
}

/* The twelve months of 2022-23, then the ten of 2023-24 that there are. */
static void bed_days_of_those_who_remain_add_up(void)
{
    double bed_days[2] = { 0 }, days[2] = { 0 };
    for (size_t m = 0; m < MONTHS; m++) {
        const struct ot_performance *row = actual_of("nctr_remaining", hospital[m].month);
        bed_days[m >= 12] += row->numerator.number;
        days[m >= 12] += row->denominator.number;
    }
    CU_ASSERT_EQUAL(bed_days[0], 28031);
    CU_ASSERT_EQUAL(days[0], 357);
    CU_ASSERT_EQUAL(bed_days[1], 23143);
    CU_ASSERT_EQUAL(days[1], 305);
}

/* ---- What is assumed ---- */

/* The published lines count; the parts that are assumed stand within them. */
static void published_spend_and_assumed_parts_are_never_added_up(void)
{
    static const double assumed[] = { 3623000, 3743000 };
    for (size_t y = 0; y < 2; y++) {
        double parts = 0, total = balances[7].out[y];
        for (size_t i = 0; i < desk.plan->spend_count; i++) {
            const struct ot_spend *row = &desk.plan->spend[i];
            bool is_assumed = row->vouch.quality == OT_QUALITY_ILLUSTRATIVE;
            CU_ASSERT_EQUAL(is_assumed, strcmp(row->scheme, "fund") != 0);
            if (is_assumed && ot_period_same(row->period, period_of(years[y])))
                parts += row->amount.number;
        }
        CU_ASSERT_EQUAL(parts, assumed[y]);
        CU_ASSERT_EQUAL(pounds(OT_LEDGER_SPEND, years[y], NULL, NULL), total);
        CU_ASSERT_EQUAL(pounds(OT_LEDGER_SPEND, years[y], NULL, "fund"), total);
    }
    CU_ASSERT_EQUAL(pounds(OT_LEDGER_SPEND, "2023-24", NULL, "reablement"), 1920000);
    CU_ASSERT_EQUAL(pounds(OT_LEDGER_SPEND, "2023-24", NULL, "falls"), 256000);
    CU_ASSERT_EQUAL(pounds(OT_LEDGER_SPEND, "2023-24", NULL, "dementia"), 897000);
    CU_ASSERT_EQUAL(pounds(OT_LEDGER_SPEND, "2023-24", NULL, "bridging"), 550000);
}

static void each_assumed_figure_says_how_it_was_come_by(void)
{
    size_t found = 0;
    for (size_t i = 0; i < desk.plan->spend_count; i++)
        if (desk.plan->spend[i].vouch.quality == OT_QUALITY_ILLUSTRATIVE) {
            OT_HOLDS(desk.plan->spend[i].vouch.note, "Assumed: ");
            found++;
        }
    for (size_t i = 0; i < desk.plan->activity_count; i++)
        if (desk.plan->activity[i].vouch.quality == OT_QUALITY_ILLUSTRATIVE) {
            OT_HOLDS(desk.plan->activity[i].vouch.note, "Assumed: ");
            found++;
        }
    CU_ASSERT_EQUAL(found, 21);
}

/* The dearer bed day, in the last year that the table of prices knows. */
static void the_dearer_bed_day_has_a_price_year_that_can_be_used(void)
{
    const struct ot_override *row =
        ot_plan_override(desk.plan, "bridging", "bridging", "delayed_bed_day", NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(row);
    CU_ASSERT_EQUAL(row->value.number, 395);
    CU_ASSERT_EQUAL(row->price_year, 2022);
    row = ot_plan_override(desk.plan, "bridging", "bridging", "delayed_bed_day",
                           "high cost");
    CU_ASSERT_PTR_NOT_NULL_FATAL(row);
    CU_ASSERT_EQUAL(row->value.number, 562);
    CU_ASSERT_EQUAL(row->price_year, 2024);
    OT_SAME(row->grade, "weak");
    OT_HOLDS(row->vouch.note, "September 2025");
}

/* ---- Schemes ---- */

/* Services that the plan of 2023-25 and the minutes name. Ways of working, such as the
 * High Impact Change Model, are no schemes. */
static void every_service_that_the_papers_name_is_a_scheme(void)
{
    static const char *const named[] = {
        "reablement",
        "home_first_therapy",
        "recuperation_home",
        "recuperation_beds",
        "seacole",
        "discharge_hub",
        "bridging",
        "live_in",
        "dementia",
        "dementia_beds",
        "ucr",
        "virtual_ward",
        "ae_team",
        "nursing_assessors",
        "chc",
        "quality",
        "equipment",
        "falls",
        "trusted_assessor",
        "dp_support",
        "icst",
        "access_team",
        "ot_triage",
        "hospital_social_work",
        "ward_therapy",
        "community_alarm",
        "academy",
        "golden_hello",
        "provider_incentives",
        "flats",
        "carers",
        "carer_payments",
        "carer_discharge",
        "my_time",
        "carefree",
        "mobilise",
        "dfg",
        "housing",
        "getting_home",
    };
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
        if (!ot_plan_scheme(desk.plan, named[i]))
            OT_SAME("no such scheme", named[i]);
    CU_ASSERT_EQUAL(desk.plan->scheme_count, sizeof named / sizeof named[0] + 1);
    CU_ASSERT_PTR_NOT_NULL(ot_plan_scheme(desk.plan, "fund"));
}

static void falls_prevention_can_be_evaluated(void)
{
    struct ot_evaluation *e = NULL;
    struct ot_evaluation_request request = { .scheme = "falls",
                                             .period = period_of("2023-24") };
    CU_ASSERT_EQUAL_FATAL(ot_evaluate(&desk.appraisal, &request, &e, &desk.err), 0);
    OT_SAME(e->failed, NULL);
    CU_ASSERT_EQUAL(desk_value(&desk, ot_evaluation_spend(e, &desk.err)), 256000);
    CU_ASSERT(desk_value(&desk, ot_evaluation_main(e, &desk.err)) > 0);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(balances_by_source_are_as_printed),
        OT_TEST(the_printed_totals_agree),
        OT_TEST(required_spend_is_met_four_times),
        OT_TEST(the_nhs_minimum_rises_by_5_66_percent),
        OT_TEST(activity_is_as_the_papers_say),
        OT_TEST(dementia_has_two_contacts_a_referral),
        OT_TEST(demand_for_step_down_beds_has_no_number_and_says_so),
        OT_TEST(all_monthly_values_of_the_hospital_come_out),
        OT_TEST(patients_are_discharged_or_remain),
        OT_TEST(bed_days_of_those_who_remain_add_up),
        OT_TEST(published_spend_and_assumed_parts_are_never_added_up),
        OT_TEST(each_assumed_figure_says_how_it_was_come_by),
        OT_TEST(the_dearer_bed_day_has_a_price_year_that_can_be_used),
        OT_TEST(every_service_that_the_papers_name_is_a_scheme),
        OT_TEST(falls_prevention_can_be_evaluated),
    };
    desk_open(&desk, ot_test_source(PLAN));
    int failed = OT_TESTS_RUN("milton_keynes", tests);
    desk_close(&desk);
    return failed;
}
