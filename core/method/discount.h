/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discounting: what a pound, or a year of health, of a later year counts for today. */
#ifndef OT_METHOD_DISCOUNT_H
#define OT_METHOD_DISCOUNT_H

#include <stddef.h>

/* From year `first` on (0: the first year of the appraisal) amounts lose `rate` a year.
 */
struct ot_discount_band {
    int first;
    double rate;
};
#define OT_DISCOUNT_BANDS 6
struct ot_discount_schedule {
    const char *name;   /* "standard" */
    const char *title;  /* "standard rate of the Green Book" */
    const char *source; /* whose schedule it is, and of when */
    struct ot_discount_band band[OT_DISCOUNT_BANDS]; /* rising; a first year of 0 after
                                                        the first band ends them */
};

/* HM Treasury's schedules, as of the Green Book 2022: "standard" (3.5 %, falling after
 * year 30), "health" (1.5 %) and "reduced" (without pure time preference, for effects of
 * very long life). */
extern const struct ot_discount_schedule ot_discount_schedules[];
extern const size_t ot_discount_schedule_count;

/* The schedule of that name; NULL: there is none. */
const struct ot_discount_schedule *ot_discount_schedule(const char *name);

/* One rate for all years. */
struct ot_discount_schedule ot_discount_flat(double rate);

/* The rate at which amounts of `year` are brought to the year before. */
double ot_discount_rate(const struct ot_discount_schedule *schedule, int year);

/* What an amount of `year` counts for in year 0: 1, 0.966…, …; year is not negative. */
double ot_discount_factor(const struct ot_discount_schedule *schedule, int year);

/* The sum of flow[0], flow[1], … of years 0, 1, …, each at its factor. */
double ot_discount_sum(const struct ot_discount_schedule *schedule, const double *flow,
                       size_t years);

#endif
