/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Price indices: amounts of one year in the prices of another. */
#ifndef OT_METHOD_PRICES_H
#define OT_METHOD_PRICES_H

#include <stdbool.h>

/* GDP deflators at market prices by financial year, 2024-25 = 100. Source: HM Treasury,
 * GDP deflators at market prices and money GDP (Open Government Licence). The latest year
 * is provisional: it is revised. */
extern const char ot_deflator_name[];
#define OT_DEFLATOR_FIRST 1990
#define OT_DEFLATOR_LAST 2024

/* What an amount of year `from` is multiplied by to be in prices of year `to` (2023:
 * 2023-24): 0, and whether a provisional figure is in it; or -1: a year outside the
 * table. */
int ot_deflator_factor(int from, int to, double *factor, bool *provisional);

#endif
