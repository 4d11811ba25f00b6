/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reablement: help at home for up to six weeks, mostly after a stay in hospital, so that
 * people do for themselves again what they did before.
 *
 * From spend to outcome: the money buys hours of contact, in which people regain skills.
 * In the year after they need less home care than they would have needed, and the council
 * buys fewer hours of it.
 *
 * Known is that five councils with reablement spent 60% less on people's social care in
 * the year after than five without, and that the service cost almost all that it saved.
 * That was no randomised trial. Not known is how much home care people would have had
 * here. Fewer hours of contact than in that study are taken to achieve less, in
 * proportion. A saving well above the spend is to be doubted. No gain to hospitals is
 * claimed.
 *
 * The share still at home after 91 days is no effect: nobody knows how many would be at
 * home without reablement, and services choose whom they take. It is counted, and
 * compared with that of other services. */
#include <outturn.h>

/* ---- What is assumed ------------------------------------------------------------- */

#define YORK_STUDY "Glendinning and others 2010, University of York, DHR 2438"

enum {
    USUAL_HOME_CARE,
    REDUCTION,
    HOURS_OF_FULL_EFFECT,
    HOME_CARE_HOUR,
    QALY_PER_PERSON,
    BENCHMARK_91
};
static const struct ot_parameter parameters[] = {
    [USUAL_HOME_CARE] = {
        .name = "usual_home_care",
        .label = "Home care of a person in the year after, without reablement",
        .unit = "hour/person", .shape = OT_GAMMA, .range = OT_NOT_NEGATIVE,
        .base = 174, .low = 100, .high = 260,
        .note = "derived by us, not measured: £2,088 ÷ 60% ÷ £20 an hour. Glendinning "
                "and others 2010 found that the service cost almost all that it saved: "
                "£2,088 a person. So at that cost, in prices of 2008-09, it pays for "
                "itself and no more. The interval is our assumption",
    },
    [REDUCTION] = {
        .name = "reduction", .label = "Share of later home care that is not needed",
        .unit = "1", .shape = OT_BETA, .range = OT_SHARE,
        .base = 0.6, .low = 0.3, .high = 0.75,
        .grade = OT_MODERATE, .source = YORK_STUDY,
        .note = "the cost of social care over 12 months, apart from reablement, taken "
                "for hours of home care. Five councils with the service were compared "
                "with five without; it was no randomised trial. The interval is our "
                "assumption",
    },
    [HOURS_OF_FULL_EFFECT] = {
        .name = "hours_of_full_effect",
        .label = "Hours of contact with a person that bring the whole effect",
        .unit = "hour/person", .shape = OT_TRIANGULAR, .range = OT_NOT_NEGATIVE,
        .base = 52.2, .low = 30, .high = 60,
        .note = "the study's £2,088 a person at its £40 an hour of contact. That fewer "
                "hours bring less, in proportion, is our assumption, and so is the "
                "interval",
    },
    [HOME_CARE_HOUR] = {
        .name = "home_care_hour", .label = "An hour of home care",
        .unit = "GBP/hour", .shape = OT_GAMMA, .range = OT_NOT_NEGATIVE,
        .base = 20, .low = 16, .high = 24, .price_year = 2008,
        .grade = OT_WEAK, .source = YORK_STUDY,
        .note = "the study's cost of an hour of reablement, taken for an hour of home "
                "care: what the council pays is better. Price year and interval are our "
                "assumption",
        .shared = "home_care_hour",
    },
    [QALY_PER_PERSON] = {
        .name = "qaly_per_person", .label = "Health gained by a person who starts",
        .unit = "qaly/person", .shape = OT_NORMAL, .range = { -1, 1 },
        .base = 0.01, .low = -0.03, .high = 0.04,
        .grade = OT_MODERATE,
        .source = "a randomised trial of 264 people in the Netherlands (Stay Active at "
                  "Home), Clinical Interventions in Aging 2021, volume 16",
        .note = "no significant effect in 12 months: health may be gained or lost. The "
                "trial taught home care staff to work in this way, and was not of a "
                "service of six weeks",
    },
    [BENCHMARK_91] = {
        .name = "benchmark_91",
        .label = "Share at home after 91 days, reablement services of England",
        .unit = "1", .shape = OT_BETA, .range = OT_SHARE,
        .base = 0.82, .low = 0.79, .high = 0.85,
        .grade = OT_WEAK,
        .source = "Nuffield Trust, QualityWatch: about 82% from 2011-12 to 2019-20",
        .note = "of other reablement services, not of people without reablement: it "
                "tells how a service compares, not what it achieves. In 2020-21 it was "
                "79%. The interval is our assumption",
    },
};

/* ---- What is recorded ------------------------------------------------------------ */

enum { SPEND, STARTS, USERS, HOURS, DISCHARGED_65, AT_HOME_91, WELL_84 };
static const struct ot_input inputs[] = {
    [SPEND] = { .name = "spend", .label = "Recorded spend", .unit = "GBP" },
    [STARTS] = {
        .name = "starts", .label = "People who started", .unit = "person",
        .range = OT_NOT_NEGATIVE,
        .note = "all who start, not only those who come from hospital",
    },
    [USERS] = {
        .name = "users", .label = "People in the service at once", .unit = "person",
        .absent = OT_UNKNOWN, .range = OT_NOT_NEGATIVE,
    },
    [HOURS] = {
        .name = "hours", .label = "Hours of contact", .unit = "hour",
        .absent = OT_UNKNOWN, .range = OT_NOT_NEGATIVE,
        .note = "spent with people: travel is not counted. Where none are recorded the "
                "whole effect is taken: without them, actuals look better than a plan "
                "that has them",
    },
    [DISCHARGED_65] = {
        .name = "discharged_65",
        .label = "People of 65 and over discharged from hospital into reablement",
        .unit = "person", .absent = OT_UNKNOWN, .range = OT_NOT_NEGATIVE,
        .note = "the national measure counts three months alone, October to December",
    },
    [AT_HOME_91] = {
        .name = "at_home_91", .label = "People of 65 and over at home after 91 days",
        .unit = "person", .absent = OT_UNKNOWN, .range = OT_NOT_NEGATIVE,
        .reading = OT_SAMPLE_OF, .of = DISCHARGED_65,
        .note = "a part of those discharged: a plan that records more is refused",
    },
    [WELL_84] = {
        .name = "well_84", .label = "People of 65 and over well after 84 days",
        .unit = "person", .absent = OT_UNKNOWN, .range = OT_NOT_NEGATIVE,
        .reading = OT_SAMPLE_OF, .of = DISCHARGED_65,
        .note = "ASCOF 2D, which followed the measure of 91 days; a part of those "
                "discharged: a plan that records more is refused",
    },
};

/* ---- What comes out -------------------------------------------------------------- */

#define RECORDED(NAME, LABEL, UNIT, WHO)                                              \
    .name = NAME, .label = LABEL, .unit = UNIT, .how = "as recorded in the plan" WHO, \
    .role = OT_ACTIVITY, .range = OT_NOT_NEGATIVE

enum {
    COST,
    STARTED,
    AT_ONCE,
    CONTACT,
    DISCHARGED,
    AT_HOME,
    WELL,
    HOME_CARE_AVOIDED,
    HEALTH,
    ADDITIONAL,
    HOME_CARE,
};
static const struct ot_output outputs[] = {
    [COST] = {
        .name = "service", .label = "The service", .unit = "GBP",
        .how = "spend as the plan records it",
        .role = OT_SPEND, .party = OT_FUND,
    },
    [STARTED] = { RECORDED("people_started", "People who started", "person", "") },
    [AT_ONCE] = {
        RECORDED("people_at_once", "People in the service at once", "person", ""),
        .time = OT_LEVEL, .may_be_unknown = 1,
    },
    [CONTACT] = {
        RECORDED("contact_hours", "Hours of contact", "hour", ""), .may_be_unknown = 1,
    },
    [DISCHARGED] = {
        RECORDED("discharged_65",
                 "People of 65 and over discharged from hospital into reablement",
                 "person", ""),
        .may_be_unknown = 1,
    },
    [AT_HOME] = {
        RECORDED("at_home_91", "People of 65 and over at home after 91 days", "person",
                 ": those discharged who are then alive, and neither in hospital nor in "
                 "a care home"),
        .may_be_unknown = 1,
        .note = "no effect: how many would be at home anyway is not known. Divide spend "
                "by it only where both are of the same months",
    },
    [WELL] = {
        RECORDED("well_84", "People of 65 and over well after 84 days", "person",
                 ": those discharged who are then alive, not back in hospital as an "
                 "emergency, and not newly in long-term residential or nursing care"),
        .may_be_unknown = 1,
        .note = "no effect: how many would be well anyway is not known",
    },
    [HOME_CARE_AVOIDED] = {
        .name = "home_care_avoided", .label = "Home care avoided in the year after",
        .unit = "hour",
        .how = "people who started × hours of home care of each in the year after, "
               "without reablement × share of them not needed × share of the effect "
               "that the recorded hours of contact bring (all, where none are recorded)",
        .role = OT_OUTCOME, .better = OT_MORE, .headline = 1,
        .range = OT_NOT_NEGATIVE,
        .note = "counted in the period in which people start, though some of the year "
                "lies after it",
    },
    [HEALTH] = {
        .name = "health", .label = "Health gained", .unit = "qaly",
        .how = "people who started × health gained by each; below 0 where health is "
               "lost",
        .role = OT_OUTCOME, .better = OT_MORE,
    },
    [ADDITIONAL] = {
        .name = "additional_at_home",
        .label = "People at home after 91 days beyond the usual share", .unit = "person",
        .how = "people of 65 and over at home after 91 days − those discharged into "
               "reablement × share at home in other reablement services",
        .role = OT_OUTCOME, .better = OT_MORE, .may_be_unknown = 1,
        .note = "against other reablement services, not against no service",
    },
    [HOME_CARE] = {
        .name = "home_care", .label = "Home care not needed", .unit = "GBP",
        .how = "home care avoided × cost of an hour of it",
        .role = OT_BENEFIT, .party = OT_COUNCIL, .cash = OT_CASHABLE,
        .better = OT_MORE,
        .note = "a bill is smaller only where the council buys fewer hours, and people "
                "may pay a part of it themselves. Doubt it where it is well above the "
                "spend: the services studied saved about what they cost",
    },
};

/* ---- The hooks ------------------------------------------------------------------- */

static int spend(const struct ot_batch *b)
{
    for (size_t t = 0; t < b->periods; t++)
        for (size_t d = 0; d < b->draws; d++)
            ot_out(b, COST, t)[d] = ot_in(b, SPEND, t)[d];
    return 0;
}

static void count(const struct ot_batch *b, size_t t)
{
    for (size_t d = 0; d < b->draws; d++) {
        ot_out(b, STARTED, t)[d] = ot_in(b, STARTS, t)[d];
        ot_out(b, AT_ONCE, t)[d] = ot_in(b, USERS, t)[d];
        ot_out(b, CONTACT, t)[d] = ot_in(b, HOURS, t)[d];
        ot_out(b, DISCHARGED, t)[d] = ot_in(b, DISCHARGED_65, t)[d];
        ot_out(b, AT_HOME, t)[d] = ot_in(b, AT_HOME_91, t)[d];
        ot_out(b, WELL, t)[d] = ot_in(b, WELL_84, t)[d];
    }
}

/* The share of the effect that so many hours bring; all of it where they are not known.
 */
static double dose(double hours, double full)
{
    return isnan(hours) || hours >= full ? 1 : hours / full;
}

/* No rate is by the year: what a start brings does not hang on the period's length. */
static void regain(const struct ot_batch *b, size_t t)
{
    for (size_t d = 0; d < b->draws; d++) {
        double starts = ot_in(b, STARTS, t)[d];
        double usual = ot_parameter(b, USUAL_HOME_CARE)[d];
        double full = starts * ot_parameter(b, HOURS_OF_FULL_EFFECT)[d];
        double avoided = starts * usual * ot_parameter(b, REDUCTION)[d] *
                         dose(ot_in(b, HOURS, t)[d], full);
        ot_out(b, HOME_CARE_AVOIDED, t)[d] = avoided;
        ot_out(b, HOME_CARE, t)[d] = avoided * ot_parameter(b, HOME_CARE_HOUR)[d];
        ot_out(b, HEALTH, t)[d] = starts * ot_parameter(b, QALY_PER_PERSON)[d];
    }
}

static void compare(const struct ot_batch *b, size_t t)
{
    for (size_t d = 0; d < b->draws; d++) {
        double usual = ot_in(b, DISCHARGED_65, t)[d] * ot_parameter(b, BENCHMARK_91)[d];
        ot_out(b, ADDITIONAL, t)[d] = ot_in(b, AT_HOME_91, t)[d] - usual;
    }
}

static int outcome(const struct ot_batch *b)
{
    for (size_t t = 0; t < b->periods; t++) {
        count(b, t);
        regain(b, t);
        compare(b, t);
    }
    return 0;
}

const struct ot_scheme_kind ot_scheme_kind = {
    OT_BUILT,
    .name = "reablement",
    .title = "Reablement",
    .version = "1",
    .summary = "Help at home for up to six weeks to regain skills, mostly after a stay "
               "in hospital.",
    OT_PARAMETERS(parameters),
    OT_INPUTS(inputs),
    OT_OUTPUTS(outputs),
    .spend = spend,
    .outcome = outcome,
};
