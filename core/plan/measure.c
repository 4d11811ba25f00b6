/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The measures that episodes are counted into; names and units are those that the kinds
 * of scheme read. */
#include "config.h"

#include "plan/measure.h"

#include <math.h>

static double one_if(bool counts)
{
    return counts ? 1 : NAN;
}

static double any(const struct ot_episode_facts *f, int outcome)
{
    (void)f;
    (void)outcome;
    return 1;
}

static double accepted(const struct ot_episode_facts *f, int outcome)
{
    (void)outcome;
    return one_if(f->accepted || f->day[OT_EPISODE_STARTED]);
}

static double within_4h(const struct ot_episode_facts *f, int outcome)
{
    return one_if(ot_episode_within_4h(f) == (enum ot_outcome)outcome);
}

static double stay(const struct ot_episode_facts *f, int outcome)
{
    (void)outcome;
    if (!f->day[OT_EPISODE_STARTED] || !f->day[OT_EPISODE_ENDED])
        return NAN;
    return f->day[OT_EPISODE_ENDED] - f->day[OT_EPISODE_STARTED];
}

static double stays(const struct ot_episode_facts *f, int outcome)
{
    return one_if(!isnan(stay(f, outcome)));
}

static double hours(const struct ot_episode_facts *f, int outcome)
{
    (void)outcome;
    return f->hours;
}

static double hours_unknown(const struct ot_episode_facts *f, int outcome)
{
    (void)outcome;
    return one_if(isnan(f->hours));
}

static double contacts(const struct ot_episode_facts *f, int outcome)
{
    (void)outcome;
    return f->contacts;
}

static double contacts_unknown(const struct ot_episode_facts *f, int outcome)
{
    (void)outcome;
    return one_if(isnan(f->contacts));
}

static double aged_65(const struct ot_episode_facts *f, int outcome)
{
    (void)outcome;
    return one_if(f->age >= 65);
}

static double is_yes(const struct ot_episode_facts *f, int outcome)
{
    return one_if(f->outcome[outcome] == OT_OUTCOME_YES);
}

static double is_known(const struct ot_episode_facts *f, int outcome)
{
    return one_if(f->outcome[outcome] == OT_OUTCOME_YES ||
                  f->outcome[outcome] == OT_OUTCOME_NO);
}

static double is_unknown(const struct ot_episode_facts *f, int outcome)
{
    return one_if(isnan(is_known(f, outcome)));
}

#define MEASURE(NAME, UNIT, DATE, NEEDS, OF, OUTCOME)                        \
    {                                                                        \
        NAME, UNIT, OT_EPISODE_##DATE, OT_MEASURE_NEEDS_##NEEDS, OF, OUTCOME \
    }
#define OUTCOME_AS(NAME, OUTCOME, OF)                                      \
    {                                                                      \
        NAME, "person", OT_EPISODE_DISCHARGED,                             \
            (int)OT_MEASURE_NEEDS_OUTCOME + (int)OT_EPISODE_##OUTCOME, OF, \
            OT_EPISODE_##OUTCOME                                           \
    }
#define OUTCOME(NAME, WHICH)                                                     \
    OUTCOME_AS(NAME, WHICH, is_yes), OUTCOME_AS(NAME "_known", WHICH, is_known), \
        OUTCOME_AS(NAME "_unknown", WHICH, is_unknown)

const struct ot_measure ot_measures[] = {
    MEASURE("referrals", "person", REFERRED, REFERRED, any, 0),
    MEASURE("accepted", "person", REFERRED, ACCEPTED, accepted, 0),
    MEASURE("accepted_4h", "person", REFERRED, TIMES, within_4h, OT_OUTCOME_YES),
    MEASURE("accepted_4h_unknown", "person", REFERRED, TIMES, within_4h,
            OT_OUTCOME_UNKNOWN),
    MEASURE("starts", "person", STARTED, STARTED, any, 0),
    MEASURE("ends", "person", ENDED, ENDED, any, 0),
    MEASURE("stay_days", "day", ENDED, STAY, stay, 0),
    MEASURE("stays", "person", ENDED, STAY, stays, 0),
    MEASURE("hours", "hour", STARTED, HOURS, hours, 0),
    MEASURE("hours_unknown", "person", STARTED, HOURS, hours_unknown, 0),
    MEASURE("contacts", "contact", STARTED, CONTACTS, contacts, 0),
    MEASURE("contacts_unknown", "person", STARTED, CONTACTS, contacts_unknown, 0),
    MEASURE("discharges", "person", DISCHARGED, DISCHARGED, any, 0),
    MEASURE("discharged_65", "person", DISCHARGED, AGE, aged_65, 0),
    OUTCOME("at_home_91", AT_HOME_91),
    OUTCOME("died", DIED),
    OUTCOME("readmitted", READMITTED),
    OUTCOME("long_term_care", LONG_TERM_CARE),
};
const size_t ot_measure_count = sizeof ot_measures / sizeof ot_measures[0];

static void see(bool *given, bool found)
{
    *given = *given || found;
}

void ot_measure_see(const struct ot_episode_facts *f, bool given[OT_MEASURE_NEEDS])
{
    bool referred = f->day[OT_EPISODE_REFERRED], started = f->day[OT_EPISODE_STARTED];
    bool ended = f->day[OT_EPISODE_ENDED], discharged = f->day[OT_EPISODE_DISCHARGED];
    see(&given[OT_MEASURE_NEEDS_REFERRED], referred);
    see(&given[OT_MEASURE_NEEDS_ACCEPTED], referred && f->accepted);
    see(&given[OT_MEASURE_NEEDS_TIMES],
        referred && f->accepted && f->referred_minute >= 0 && f->accepted_minute >= 0);
    see(&given[OT_MEASURE_NEEDS_STARTED], started);
    see(&given[OT_MEASURE_NEEDS_ENDED], ended);
    see(&given[OT_MEASURE_NEEDS_STAY], started && ended);
    see(&given[OT_MEASURE_NEEDS_HOURS], started && !isnan(f->hours));
    see(&given[OT_MEASURE_NEEDS_CONTACTS], started && !isnan(f->contacts));
    see(&given[OT_MEASURE_NEEDS_DISCHARGED], discharged);
    see(&given[OT_MEASURE_NEEDS_AGE], discharged && f->age >= 0);
    for (int i = 0; i < OT_EPISODE_OUTCOMES; i++)
        see(&given[OT_MEASURE_NEEDS_OUTCOME + i],
            discharged && f->outcome[i] != OT_OUTCOME_NOT_GIVEN);
}

double ot_measure_of(const struct ot_measure *measure,
                     const struct ot_episode_facts *facts, bool aged)
{
    bool at_home =
        measure->needs == (int)OT_MEASURE_NEEDS_OUTCOME + OT_EPISODE_AT_HOME_91;
    if (at_home && aged && facts->age < 65)
        return NAN;
    return measure->of(facts, measure->outcome);
}
