/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discount schedules as dated tables, and the factors that follow from them. */
#include "config.h"

#include "method/discount.h"

#include <string.h>

#define GREEN_BOOK "HM Treasury, The Green Book (2022)"

/* clang-format off */
const struct ot_discount_schedule ot_discount_schedules[] = {
    { "standard", "standard rate of the Green Book", GREEN_BOOK,
      { { 0, 0.035 }, { 31, 0.030 }, { 76, 0.025 }, { 126, 0.020 }, { 201, 0.015 },
        { 301, 0.010 } } },
    { "health", "rate of the Green Book for health", GREEN_BOOK,
      { { 0, 0.015 }, { 31, 0.0129 }, { 76, 0.0107 }, { 126, 0.0086 }, { 201, 0.0064 },
        { 301, 0.0043 } } },
    { "reduced", "reduced rate of the Green Book", GREEN_BOOK,
      { { 0, 0.030 }, { 31, 0.0257 }, { 76, 0.0214 }, { 126, 0.0171 }, { 201, 0.0129 },
        { 301, 0.0086 } } },
};
/* clang-format on */
const size_t ot_discount_schedule_count =
    sizeof ot_discount_schedules / sizeof ot_discount_schedules[0];

const struct ot_discount_schedule *ot_discount_schedule(const char *name)
{
    for (size_t i = 0; i < ot_discount_schedule_count; i++)
        if (strcmp(ot_discount_schedules[i].name, name) == 0)
            return &ot_discount_schedules[i];
    return NULL;
}

struct ot_discount_schedule ot_discount_flat(double rate)
{
    return (struct ot_discount_schedule){ "flat", "one rate", "", { { 0, rate } } };
}

double ot_discount_rate(const struct ot_discount_schedule *schedule, int year)
{
    size_t band = 0;
    while (band + 1 < OT_DISCOUNT_BANDS && schedule->band[band + 1].first > 0 &&
           schedule->band[band + 1].first <= year)
        band++;
    return schedule->band[band].rate;
}

double ot_discount_factor(const struct ot_discount_schedule *schedule, int year)
{
    double factor = 1;
    for (int y = 1; y <= year; y++)
        factor /= 1 + ot_discount_rate(schedule, y);
    return factor;
}

double ot_discount_sum(const struct ot_discount_schedule *schedule, const double *flow,
                       size_t years)
{
    double sum = 0;
    for (size_t y = 0; y < years; y++)
        sum += flow[y] * ot_discount_factor(schedule, (int)y);
    return sum;
}
