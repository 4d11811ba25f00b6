/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices of money: which meet, and their words. */
#include "config.h"

#include <stdio.h>

#include "value/unit.h"

static bool same_prices(struct ot_prices a, struct ot_prices b)
{
    return a.kind == b.kind && a.year == b.year;
}

bool ot_prices_meet(struct ot_prices a, struct ot_prices b, struct ot_prices *out)
{
    if (a.kind == OT_PRICE_NONE || b.kind == OT_PRICE_NONE || same_prices(a, b)) {
        *out = a.kind == OT_PRICE_NONE ? b : a;
        return true;
    }
    if (a.kind == OT_PRICE_CASH && b.kind == OT_PRICE_CASH) {
        *out = (struct ot_prices){ OT_PRICE_CASH, 0 };
        return true;
    }
    bool cash_and_real = (a.kind == OT_PRICE_CASH && b.kind == OT_PRICE_REAL) ||
                         (a.kind == OT_PRICE_REAL && b.kind == OT_PRICE_CASH);
    if (!cash_and_real || a.year != b.year)
        return false;
    *out = (struct ot_prices){ OT_PRICE_REAL, a.year };
    return true;
}

static const char *year_words(int year, char into[OT_PRICES_ROOM])
{
    snprintf(into, OT_PRICES_ROOM, "%d-%02d", year, (year + 1) % 100);
    return into;
}

char *ot_prices_write(struct ot_prices prices, char into[OT_PRICES_ROOM])
{
    char year[OT_PRICES_ROOM];
    year_words(prices.year, year);
    switch (prices.kind) {
    case OT_PRICE_CASH:
        snprintf(into, OT_PRICES_ROOM, "cash of %.20s",
                 prices.year ? year : "several years");
        break;
    case OT_PRICE_REAL:
        snprintf(into, OT_PRICES_ROOM, "%.20s prices", year);
        break;
    case OT_PRICE_PRESENT:
        snprintf(into, OT_PRICES_ROOM, "present value, %.20s prices", year);
        break;
    case OT_PRICE_NONE:
        into[0] = '\0';
        break;
    }
    return into;
}
