/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bridging care: care at home for a few days, for people who are fit to leave hospital
 * and whose lasting care, or assessment at home, is not in place yet. It starts within
 * four hours, from 8 am to 8 pm, on seven days a week.
 *
 * From spend to outcome: people are referred, most are accepted in time, and each is
 * cared for at home for some days. On most of those days they would have stayed in
 * hospital. Each such day is a bed day released, for somebody who waits for it.
 *
 * Known are what is spent and counted, and one published cost of a delayed bed day. Not
 * known is how many of the days bridged would have been spent in hospital: no trial says
 * so, and all that is claimed here rests on our assumption. Nor is it known whether
 * people fare better or worse for it, so no gain in health is claimed. */
#include <outturn.h>

#define DAYS_A_YEAR 365

/* ---- What is assumed ------------------------------------------------------------- */

enum { BED_DAYS_PER_DAY, DELAYED_BED_DAY };
static const struct ot_parameter parameters[] = {
    [BED_DAYS_PER_DAY] = {
        .name = "bed_days_per_day_bridged",
        .label = "Hospital bed days saved by a day bridged",
        .unit = "bed_day/day", .shape = OT_BETA, .range = OT_SHARE,
        .base = 0.7, .low = 0.4, .high = 0.95,
        .note = "no trial of bridging care exists: of ten days bridged, seven would have "
                "been spent in hospital; the rest at home with family, or with a package "
                "that came in time",
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

enum { SPEND, REFERRALS, ACCEPTED_4H, DAYS, RESPONSE_TIME };
static const struct ot_input inputs[] = {
    [SPEND] = { .name = "spend", .label = "Recorded spend", .unit = "GBP" },
    [REFERRALS] = {
        .name = "referrals", .label = "People referred", .unit = "person",
        .range = OT_NOT_NEGATIVE,
    },
    [ACCEPTED_4H] = {
        .name = "accepted_4h", .label = "People accepted within four hours",
        .unit = "person", .absent = OT_UNKNOWN, .range = OT_NOT_NEGATIVE,
        .reading = OT_SAMPLE_OF, .of = REFERRALS,
        .note = "a part of the people referred: a plan that records more is refused",
    },
    [DAYS] = {
        .name = "days_bridged", .label = "Days bridged", .unit = "day",
        .range = OT_NOT_NEGATIVE,
        .note = "days of care at home, of all people together",
    },
    [RESPONSE_TIME] = {
        .name = "response_time", .label = "Longest wait that the standard allows",
        .unit = "hour", .absent = OT_UNKNOWN, .range = OT_NOT_NEGATIVE,
        .note = "from being fit to leave until care starts; the standard, not what was "
                "measured; no outcome depends on it",
    },
};

/* ---- What comes out -------------------------------------------------------------- */

enum {
    COST,
    REFERRED,
    ACCEPTED,
    BRIDGED,
    STANDARD,
    BED_DAYS,
    BEDS,
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
        .how = "people referred, as the plan records them",
        .role = OT_ACTIVITY, .range = OT_NOT_NEGATIVE,
    },
    [ACCEPTED] = {
        .name = "accepted_4h", .label = "People accepted within four hours",
        .unit = "person",
        .how = "people accepted within four hours, as the plan records them",
        .role = OT_ACTIVITY, .may_be_unknown = 1, .range = OT_NOT_NEGATIVE,
    },
    [BRIDGED] = {
        .name = "days_bridged", .label = "Days bridged", .unit = "day",
        .how = "days bridged, as the plan records them",
        .role = OT_ACTIVITY, .range = OT_NOT_NEGATIVE,
    },
    [STANDARD] = {
        .name = "response_time", .label = "Longest wait that the standard allows",
        .unit = "hour",
        .how = "the standard as the plan records it; after the plan, that of its last "
               "period",
        .role = OT_ACTIVITY, .time = OT_LEVEL, .may_be_unknown = 1,
        .range = OT_NOT_NEGATIVE,
        .note = "a promise, not a measured wait",
    },
    [BED_DAYS] = {
        .name = "bed_days_released", .label = "Bed days released", .unit = "bed_day",
        .how = "days bridged × hospital bed days saved by each",
        .role = OT_OUTCOME, .better = OT_MORE, .headline = 1,
        .note = "against what would have happened without bridging care: days that "
                "people would have spent at home anyway are left out",
    },
    [BEDS] = {
        .name = "beds_equivalent", .label = "Hospital beds free all year", .unit = "bed",
        .how = "bed days released ÷ (365 × years)",
        .role = OT_OUTCOME, .better = OT_MORE, .time = OT_LEVEL,
        .note = "the bed days released, said in another way: not to be added to them",
    },
    [HOSPITAL] = {
        .name = "hospital", .label = "Hospital care not needed", .unit = "GBP",
        .how = "bed days released × cost of a hospital bed day of a delayed discharge",
        .role = OT_BENEFIT, .party = OT_NHS_ACUTE, .cash = OT_CAPACITY,
        .better = OT_MORE,
        .note = "capacity, not cash: another patient has the bed, and no bill is smaller",
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

/* After the plan nobody is referred, but the standard is not 0 hours: its average over
 * time would sink. */
static void count(const struct ot_batch *b, size_t t)
{
    size_t in_force = t < b->planned || b->planned == 0 ? t : b->planned - 1;
    for (size_t d = 0; d < b->draws; d++) {
        ot_out(b, REFERRED, t)[d] = ot_in(b, REFERRALS, t)[d];
        ot_out(b, ACCEPTED, t)[d] = ot_in(b, ACCEPTED_4H, t)[d];
        ot_out(b, BRIDGED, t)[d] = ot_in(b, DAYS, t)[d];
        ot_out(b, STANDARD, t)[d] = ot_in(b, RESPONSE_TIME, in_force)[d];
    }
}

static void release(const struct ot_batch *b, size_t t)
{
    double days = DAYS_A_YEAR * ot_years(b, t);
    for (size_t d = 0; d < b->draws; d++) {
        double released = ot_in(b, DAYS, t)[d] * ot_parameter(b, BED_DAYS_PER_DAY)[d];
        ot_out(b, BED_DAYS, t)[d] = released;
        ot_out(b, BEDS, t)[d] = released / days;
        ot_out(b, HOSPITAL, t)[d] = released * ot_parameter(b, DELAYED_BED_DAY)[d];
    }
}

static int outcome(const struct ot_batch *b)
{
    for (size_t t = 0; t < b->periods; t++) {
        count(b, t);
        release(b, t);
    }
    return 0;
}

const struct ot_scheme_kind ot_scheme_kind = {
    OT_BUILT,
    .name = "bridging",
    .title = "Bridging care",
    .version = "1",
    .summary =
        "Care at home for a few days, within four hours, for people who are fit to "
        "leave hospital and still wait for lasting care.",
    OT_PARAMETERS(parameters),
    OT_INPUTS(inputs),
    OT_OUTPUTS(outputs),
    .spend = spend,
    .outcome = outcome,
};
