/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the API: what belongs to no plan. */
#include "config.h"

#include "script/rows.h"

static const struct ot_binding rows[] = {
    FUNCTION("report", "report", "begin the report; a script makes one, and returns it",
             outturn_report, MUST("title", TEXT, "its title"),
             OPTION("to", TEXT, "who it is for"),
             OPTION("date", DATE, "its date; the only clock"),
             OPTION("purpose", TEXT, "why it is written"),
             OPTION("author", TEXT, "a role")),
    FUNCTION("quantity", "quantity", "a figure of the script's own", outturn_quantity,
             NEEDS("value", NUMBER, "the number"),
             NEEDS("unit", TEXT, "such as `\"person\"` or `\"GBP/person\"`"),
             OPTION("quality", QUALITY, "`\"illustrative\"` unless said"),
             MUST("why", TEXT, "the reasoning, or where it comes from"),
             OPTION("low", NUMBER, "lower end of its 95 % interval"),
             OPTION("high", NUMBER, "upper end")),
    FUNCTION("uprate", "quantity", "money in the prices of another year (GDP deflator)",
             outturn_uprate, NEEDS("amount", AMOUNT, "money, or a number of pounds"),
             MUST("to", YEAR, "the year whose prices are wanted"),
             OPTION("from", YEAR, "the year it is in; only where it does not say")),
};
const struct ot_binding_rows ot_outturn_rows = OT_ROWS(rows);
