/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The measures that episodes are counted into. */
#ifndef OT_PLAN_MEASURE_H
#define OT_PLAN_MEASURE_H

#include "plan/episode.h"

/* What at least one episode of a scheme must give for a measure to be made: what nobody
 * records is not 0. */
enum ot_measure_needs {
    OT_MEASURE_NEEDS_REFERRED,
    OT_MEASURE_NEEDS_ACCEPTED,
    OT_MEASURE_NEEDS_TIMES, /* of day, of referral and acceptance */
    OT_MEASURE_NEEDS_STARTED,
    OT_MEASURE_NEEDS_ENDED,
    OT_MEASURE_NEEDS_STAY, /* start and end */
    OT_MEASURE_NEEDS_HOURS,
    OT_MEASURE_NEEDS_CONTACTS,
    OT_MEASURE_NEEDS_DISCHARGED,
    OT_MEASURE_NEEDS_AGE,     /* of one who was discharged */
    OT_MEASURE_NEEDS_OUTCOME, /* and the three after it: each of one discharged */
    OT_MEASURE_NEEDS = OT_MEASURE_NEEDS_OUTCOME + OT_EPISODE_OUTCOMES
};
struct ot_measure {
    const char *name, *unit;
    enum ot_episode_date date; /* whose month it is counted in */
    int needs;                 /* enum ot_measure_needs */
    double (*of)(const struct ot_episode_facts *facts, int outcome);
    int outcome;
};
extern const struct ot_measure ot_measures[];
extern const size_t ot_measure_count;

/* Mark what the episode gives. */
void ot_measure_see(const struct ot_episode_facts *facts, bool given[OT_MEASURE_NEEDS]);
/* What the episode adds to the measure; NAN: it is not one of those counted. aged: the
 * scheme records ages, so that at_home_91 counts those of 65 and over alone. */
double ot_measure_of(const struct ot_measure *measure,
                     const struct ot_episode_facts *facts, bool aged);

#endif
