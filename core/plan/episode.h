/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of episodes, understood. */
#ifndef OT_PLAN_EPISODE_H
#define OT_PLAN_EPISODE_H

#include "plan/plan.h"

enum ot_outcome {
    OT_OUTCOME_NOT_GIVEN,
    OT_OUTCOME_NO,
    OT_OUTCOME_YES,
    OT_OUTCOME_UNKNOWN
};
enum ot_episode_outcome {
    OT_EPISODE_AT_HOME_91,
    OT_EPISODE_DIED,
    OT_EPISODE_READMITTED,
    OT_EPISODE_LONG_TERM_CARE,
    OT_EPISODE_OUTCOMES
};
enum ot_episode_date { /* by whose month things are counted */
                       OT_EPISODE_REFERRED,
                       OT_EPISODE_STARTED,
                       OT_EPISODE_ENDED,
                       OT_EPISODE_DISCHARGED,
                       OT_EPISODE_DATES
};
struct ot_episode_facts {
    int day[OT_EPISODE_DATES];            /* day number; 0: not given */
    int accepted;                         /* the same */
    int referred_minute, accepted_minute; /* of the day; -1: no time of day is given */
    double hours, contacts;               /* NAN: not given */
    int age;                              /* the least of its band; -1: not given */
    const char *age_band;                 /* "75-84", "85+", "under 65"; NULL */
    int quintile;                         /* 1 to 5; 0: not given */
    const char *sex; /* "female", "male", "other"; NULL: not given, not known */
    enum ot_outcome outcome[OT_EPISODE_OUTCOMES];
};

/* Faults name the row and the column, and show nothing of what a cell holds: a date or
 * number that cannot be read, a time before the one it follows, an age band, quintile or
 * sex outside the words that may become the name of a group. What has a fault is left as
 * if not given. */
void ot_episode_read(const struct ot_episode *row, struct ot_episode_facts *out,
                     struct ot_faults *faults);
/* Was it accepted within four hours of the referral? Not given: there is no referral.
 * One that is neither accepted nor started is a no; one whose times are not both given is
 * unknown. */
enum ot_outcome ot_episode_within_4h(const struct ot_episode_facts *facts);

#endif
