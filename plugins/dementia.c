/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dementia support: Admiral Nurses for families that care for somebody with dementia, a
 * practitioner who advises care homes, and step-down beds for people who leave hospital.
 *
 * From spend to outcome: people are referred to the nurses, who support their carers. A
 * carer's health may gain by it, and the person cared for may enter a care home later.
 * Somebody in a step-down bed no longer waits in a hospital bed.
 *
 * Known is what is spent and done, and what a trial of another service for carers found.
 * Not known is whether Admiral nursing does as well, whether it delays care homes, and
 * what the practitioner's contacts achieve: these are counted, and no more. So outturn
 * calls the evidence insufficient, whatever is spent: the trial's interval spans no gain
 * at all, and its grade is weak, as it is not of this service. */
#include <outturn.h>

#define DAYS_A_YEAR 365.25

/* ---- What is assumed ------------------------------------------------------------- */

enum {
    CARERS_PER_REFERRAL,
    QALY_PER_CARER,
    WEEKS_DELAYED,
    CARE_HOME_WEEK,
    OCCUPANCY,
    BED_DAYS_PER_DAY,
    DELAYED_BED_DAY,
};
static const struct ot_parameter parameters[] = {
    [CARERS_PER_REFERRAL] = {
        .name = "carers_per_referral",
        .label = "Carers supported for each person referred", .unit = "1",
        .shape = OT_GAMMA, .range = OT_NOT_NEGATIVE, .base = 1, .low = 0.7, .high = 1.3,
        .note = "no study found: one carer a family; some families refuse, and in some "
                "two people care. Used where the plan does not count carers",
    },
    [QALY_PER_CARER] = {
        .name = "qaly_per_carer", .label = "Health gained by a carer supported",
        .unit = "qaly/person", .shape = OT_NORMAL, .range = { -1, 1 },
        .base = 0.03, .low = -0.01, .high = 0.08,
        .grade = OT_WEAK,
        .source = "START trial, Knapp and others 2013, BMJ, 260 carers over 8 months",
        .note = "the gain of those 8 months, once for each carer. START taught carers to "
                "cope, in a course of sessions; it is not Admiral nursing, so its grade "
                "here is weak. The one study of Admiral nursing that we read (Gridley "
                "and others 2019) was not randomised. It calls its own evidence of "
                "effect and cost limited",
    },
    [WEEKS_DELAYED] = {
        .name = "care_home_weeks_delayed",
        .label = "Weeks by which a person referred enters a care home later",
        /* Triangular: none is the likeliest, and draws may still be anything up to 2. */
        .unit = "week/person", .shape = OT_TRIANGULAR, .range = OT_NOT_NEGATIVE,
        .base = 0, .low = 0, .high = 2,
        .note = "no trial of Admiral nursing shows any; START found no significant "
                "change in two years (Livingston and others 2014). None is the likeliest; "
                "the draws reach up to two weeks, so that their mean counts a part of "
                "one. A pilot in Norfolk claimed over £440,000 "
                "saved in ten months; it had no control group, and is not used",
    },
    [CARE_HOME_WEEK] = {
        .name = "care_home_week", .label = "A week in a residential care home",
        .unit = "GBP/week", .shape = OT_GAMMA, .range = OT_NOT_NEGATIVE,
        .base = 1043, .low = 834, .high = 1252, .price_year = 2024,
        .grade = OT_WEAK,
        .source = "Suffolk and North East Essex Integrated Care System, proxy unit costs "
                  "2024",
        .note = "£149 a day; the interval is our assumption",
        .shared = "care_home_week",
    },
    [OCCUPANCY] = {
        .name = "step_down_occupancy", .label = "Share of step-down beds in use",
        .unit = "1", .shape = OT_TRIANGULAR, .range = OT_SHARE,
        .base = 0.9, .low = 0.75, .high = 1,
        .note = "no study found: nine in ten, as a bed stands empty between two people",
    },
    [BED_DAYS_PER_DAY] = {
        .name = "bed_days_per_step_down_day",
        .label = "Hospital bed days saved by a day in a step-down bed",
        .unit = "bed_day/day", .shape = OT_BETA, .range = OT_SHARE,
        .base = 0.5, .low = 0.2, .high = 0.9,
        .note = "no study found: half, as not everybody would have stayed in hospital "
                "all that time",
    },
    [DELAYED_BED_DAY] = {
        .name = "delayed_bed_day", .label = "A hospital bed day of a delayed discharge",
        .unit = "GBP/bed_day", .shape = OT_GAMMA, .range = OT_NOT_NEGATIVE,
        .base = 395, .low = 316, .high = 474, .price_year = 2022,
        .grade = OT_WEAK,
        .source = "The King's Fund, 2023, on the cost of delayed discharge",
        .note = "one published figure, a cost of 2017-18 uprated by its authors; the "
                "interval is our assumption",
        .shared = "delayed_bed_day",
    },
};

/* ---- What is recorded ------------------------------------------------------------ */

enum { SPEND, REFERRALS, CONTACTS, CARERS, BEDS, PRACTITIONER };
static const struct ot_input inputs[] = {
    [SPEND] = { .name = "spend", .label = "Recorded spend", .unit = "GBP" },
    [REFERRALS] = {
        .name = "referrals", .label = "People referred to Admiral Nurses",
        .unit = "person", .range = OT_NOT_NEGATIVE,
    },
    [CONTACTS] = {
        .name = "contacts", .label = "Face-to-face contacts of Admiral Nurses",
        .unit = "contact", .absent = OT_UNKNOWN, .range = OT_NOT_NEGATIVE,
    },
    [CARERS] = {
        .name = "carers_supported", .label = "Carers supported", .unit = "person",
        .absent = OT_UNKNOWN, .range = OT_NOT_NEGATIVE,
        .note = "each counted once; where unknown, carers_per_referral for each person "
                "referred stands in",
    },
    [BEDS] = {
        .name = "step_down_beds", .label = "Step-down beds open at once", .unit = "bed",
        .absent = OT_ZERO, .range = OT_NOT_NEGATIVE,
        .note = "a level, not a number of stays: counted \"at once\"; beds that the plan "
                "does not record are left out, and what they achieve",
    },
    [PRACTITIONER] = {
        .name = "practitioner_contacts",
        .label = "Contacts of the care home practitioner", .unit = "contact",
        .absent = OT_UNKNOWN, .range = OT_NOT_NEGATIVE,
        .note = "no study found of what they achieve: nothing is claimed for them",
    },
};

/* ---- What comes out -------------------------------------------------------------- */

enum {
    COST,
    REFERRED,
    CONTACTED,
    SUPPORTED,
    HOMES_CONTACTED,
    HEALTH,
    WEEKS,
    BED_DAYS,
    CARE_HOME,
    HOSPITAL,
};
static const struct ot_output outputs[] = {
    [COST] = {
        .name = "service", .label = "The service", .unit = "GBP",
        .how = "spend as the plan records it",
        .role = OT_SPEND, .party = OT_FUND,
    },
    [REFERRED] = {
        .name = "referrals", .label = "People referred", .unit = "person",
        .how = "people referred to Admiral Nurses, as the plan records them",
        .role = OT_ACTIVITY, .range = OT_NOT_NEGATIVE,
    },
    [CONTACTED] = {
        .name = "contacts", .label = "Face-to-face contacts", .unit = "contact",
        .how = "face-to-face contacts of Admiral Nurses, as the plan records them",
        .role = OT_ACTIVITY, .may_be_unknown = 1, .range = OT_NOT_NEGATIVE,
    },
    [SUPPORTED] = {
        .name = "carers_supported", .label = "Carers supported", .unit = "person",
        .how = "carers supported as the plan records them; where it does not, people "
               "referred × carers for each",
        .role = OT_ACTIVITY, .range = OT_NOT_NEGATIVE,
    },
    [HOMES_CONTACTED] = {
        .name = "practitioner_contacts",
        .label = "Contacts of the care home practitioner", .unit = "contact",
        .how = "contacts of the care home practitioner, as the plan records them",
        .role = OT_ACTIVITY, .may_be_unknown = 1, .range = OT_NOT_NEGATIVE,
    },
    [HEALTH] = {
        .name = "health", .label = "Health gained by carers", .unit = "qaly",
        .how = "carers supported × health gained by each; below 0 where health is lost",
        .role = OT_OUTCOME, .better = OT_MORE, .headline = 1,
    },
    [WEEKS] = {
        .name = "care_home_weeks_delayed", .label = "Care home weeks delayed",
        .unit = "week",
        .how = "people referred × weeks by which each enters a care home later",
        .role = OT_OUTCOME, .better = OT_MORE,
    },
    [BED_DAYS] = {
        .name = "bed_days_released", .label = "Hospital bed days released",
        .unit = "bed_day",
        .how = "step-down beds × share of them in use × days of the period × hospital "
               "bed days saved by each day",
        .role = OT_OUTCOME, .better = OT_MORE,
    },
    [CARE_HOME] = {
        .name = "care_home", .label = "Care home weeks not needed", .unit = "GBP",
        .how = "care home weeks delayed × cost of a week, as if the council paid all of "
               "it",
        .role = OT_BENEFIT, .party = OT_COUNCIL, .cash = OT_CASHABLE,
        .better = OT_MORE,
        .note = "families pay a large part of what care homes cost: the council saves "
                "less than this",
    },
    [HOSPITAL] = {
        .name = "hospital", .label = "Hospital care not needed", .unit = "GBP",
        .how = "hospital bed days released × cost of a bed day of a delayed discharge",
        .role = OT_BENEFIT, .party = OT_NHS_ACUTE, .cash = OT_CAPACITY,
        .better = OT_MORE,
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
        double referrals = ot_in(b, REFERRALS, t)[d], carers = ot_in(b, CARERS, t)[d];
        ot_out(b, REFERRED, t)[d] = referrals;
        ot_out(b, CONTACTED, t)[d] = ot_in(b, CONTACTS, t)[d];
        ot_out(b, SUPPORTED, t)[d] =
            isnan(carers) ? referrals * ot_parameter(b, CARERS_PER_REFERRAL)[d] : carers;
        ot_out(b, HOMES_CONTACTED, t)[d] = ot_in(b, PRACTITIONER, t)[d];
    }
}

static void support_families(const struct ot_batch *b, size_t t)
{
    for (size_t d = 0; d < b->draws; d++) {
        double weeks = ot_in(b, REFERRALS, t)[d] * ot_parameter(b, WEEKS_DELAYED)[d];
        ot_out(b, HEALTH, t)[d] =
            ot_out(b, SUPPORTED, t)[d] * ot_parameter(b, QALY_PER_CARER)[d];
        ot_out(b, WEEKS, t)[d] = weeks;
        ot_out(b, CARE_HOME, t)[d] = weeks * ot_parameter(b, CARE_HOME_WEEK)[d];
    }
}

static void step_down(const struct ot_batch *b, size_t t)
{
    double days = DAYS_A_YEAR * ot_years(b, t);
    for (size_t d = 0; d < b->draws; d++) {
        double used = ot_in(b, BEDS, t)[d] * ot_parameter(b, OCCUPANCY)[d] * days;
        double released = used * ot_parameter(b, BED_DAYS_PER_DAY)[d];
        ot_out(b, BED_DAYS, t)[d] = released;
        ot_out(b, HOSPITAL, t)[d] = released * ot_parameter(b, DELAYED_BED_DAY)[d];
    }
}

static int outcome(const struct ot_batch *b)
{
    for (size_t t = 0; t < b->periods; t++) {
        count(b, t);
        support_families(b, t);
        step_down(b, t);
    }
    return 0;
}

const struct ot_scheme_kind ot_scheme_kind = {
    OT_BUILT,
    .name = "dementia",
    .title = "Dementia support",
    .version = "1",
    .summary = "Admiral Nurses, a care home practitioner and step-down beds for people "
               "with dementia and their families.",
    OT_PARAMETERS(parameters),
    OT_INPUTS(inputs),
    OT_OUTPUTS(outputs),
    .spend = spend,
    .outcome = outcome,
};
