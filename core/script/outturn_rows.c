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
    FUNCTION("draws", "quantity",
             "draws of the script's own; their mean is the base case", outturn_draws,
             NEEDS("list", NUMBERS, "a number for each draw"),
             NEEDS("unit", TEXT, "as of `outturn.quantity`"),
             OPTION("quality", QUALITY, "`\"illustrative\"` unless said"),
             OPTION("label", TEXT, "what to call it"),
             MUST("why", TEXT, "where they come from")),
    FUNCTION("uprate", "quantity", "money in the prices of another year (GDP deflator)",
             outturn_uprate, NEEDS("amount", AMOUNT, "money, or a number of pounds"),
             MUST("to", YEAR, "the year whose prices are wanted"),
             OPTION("from", YEAR, "the year it is in; only where it does not say")),
    FUNCTION("proportion", "quantity",
             "a part of a whole, as a percentage, with its Wilson interval",
             outturn_proportion, NEEDS("part", AMOUNT, "how many of them"),
             NEEDS("whole", AMOUNT, "of how many"), LEVEL),
    FUNCTION("rate", "quantity",
             "events in a population, with Byar's interval (exact below ten events)",
             outturn_rate, NEEDS("count", AMOUNT, "how many events"),
             NEEDS("population", AMOUNT, "among how many"),
             OPTION("per", NUMBER, "for how many; 100000 unless said"), LEVEL),
    FUNCTION("difference", "quantity",
             "a less b, of two proportions (Newcombe) or two rates (MOVER), with its "
             "interval; a and b must be counted apart",
             outturn_difference, NEEDS("a", QUANTITY, "a proportion or a rate"),
             NEEDS("b", QUANTITY, "of the same kind")),
    FUNCTION("ratio", "quantity",
             "a divided by b, of two rates, with its interval (none where there are no "
             "events)",
             outturn_ratio, NEEDS("a", QUANTITY, "a rate"),
             NEEDS("b", QUANTITY, "another")),
};
const struct ot_binding_rows ot_outturn_rows = OT_ROWS(rows);
