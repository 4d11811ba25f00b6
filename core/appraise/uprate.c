/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Uprating by the GDP deflator. */
#include "config.h"

#include "appraise/uprate.h"

#include <stdio.h>

#include "method/prices.h"
#include "plan/period.h"

static int refuse_year(int year, struct ot_error *err)
{
    char found[OT_PERIOD_ROOM], first[OT_PERIOD_ROOM], last[OT_PERIOD_ROOM];
    return ot_error_set(
        err, OT_EXIT_SCRIPT,
        "the price index (%s) has no figure for %s; expected a year from %s to %s",
        ot_deflator_name, ot_year_write(year, found),
        ot_year_write(OT_DEFLATOR_FIRST, first), ot_year_write(OT_DEFLATOR_LAST, last));
}

static bool year_is_known(int year)
{
    return year >= OT_DEFLATOR_FIRST && year <= OT_DEFLATOR_LAST;
}

static struct ot_node *uprate_from(struct ot_graph *graph, struct ot_node *money,
                                   int from, int to, struct ot_error *err)
{
    double factor;
    bool provisional;
    char a[OT_PERIOD_ROOM], b[OT_PERIOD_ROOM], detail[200];
    if (ot_deflator_factor(from, to, &factor, &provisional) != 0)
        return refuse_year(year_is_known(from) ? to : from, err), NULL;
    snprintf(detail, sizeof detail, "%s, %s to %s", ot_deflator_name,
             ot_year_write(from, a), ot_year_write(to, b));
    struct ot_prices prices = { OT_PRICE_REAL, to };
    return ot_graph_uprate(graph, money, factor, prices, detail, provisional, err);
}

struct ot_node *ot_uprate(struct ot_graph *graph, struct ot_node *money, int to,
                          struct ot_error *err)
{
    if (!ot_unit_holds_money(money->unit))
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "only money can be uprated; expected GBP, found %s",
                            money->unit.text),
               NULL;
    if (money->missing ||
        (money->prices.kind != OT_PRICE_PRESENT && money->prices.year == to))
        return money;
    if (money->prices.kind == OT_PRICE_PRESENT || money->prices.year == 0)
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "%s cannot be uprated: expected prices of one year, found %s",
                            money->label ? money->label : "the amount",
                            money->prices.kind == OT_PRICE_PRESENT
                                ? "a present value"
                                : "cash of several years"),
               NULL;
    return uprate_from(graph, money, money->prices.year, to, err);
}
