/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The GDP deflator as a dated table. */
#include "config.h"

#include "method/prices.h"

const char ot_deflator_name[] = "GDP deflator, HM Treasury, 2024-25 = 100";

/* clang-format off */
static const double index_of[OT_DEFLATOR_LAST - OT_DEFLATOR_FIRST + 1] = {
    42.7537, 45.6203, 47.1096, 48.5208, 49.4168, /* 1990-91 to 1994-95 */
    50.7097, 52.8097, 52.8303, 53.5326, 54.2793, /* 1995-96 */
    54.8102, 55.7479, 56.9110, 58.2660, 59.8584, /* 2000-01 */
    61.5718, 63.4682, 64.7322, 66.8900, 68.2170, /* 2005-06 */
    69.1217, 70.8340, 71.9294, 73.4795, 74.6524, /* 2010-11 */
    75.1536, 76.4554, 77.6367, 79.1606, 81.1085, /* 2015-16 */
    85.2137, 85.6358, 90.5005, 96.2507, 100.0,   /* 2020-21; the last is provisional */
};
/* clang-format on */

static bool is_in_table(int year)
{
    return year >= OT_DEFLATOR_FIRST && year <= OT_DEFLATOR_LAST;
}

int ot_deflator_factor(int from, int to, double *factor, bool *provisional)
{
    if (!is_in_table(from) || !is_in_table(to))
        return -1;
    *factor = index_of[to - OT_DEFLATOR_FIRST] / index_of[from - OT_DEFLATOR_FIRST];
    *provisional = from != to && (from == OT_DEFLATOR_LAST || to == OT_DEFLATOR_LAST);
    return 0;
}
