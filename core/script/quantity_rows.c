/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the API: quantities. */
#include "config.h"

#include "script/rows.h"

static const char *const signs[] = { "<", "<=", ">", ">=", NULL };
static const char *const schedules[] = { "standard", "health", "reduced", NULL };

static const struct ot_binding rows[] = {
    METHOD(QUANTITY, "base", "quantity", "its base case, which is no draw",
           quantity_statistic, NOTHING),
    METHOD(QUANTITY, "estimate", "quantity",
           "the mean of its draws; of a quotient the ratio of the means of its parts",
           quantity_statistic, NOTHING),
    METHOD(QUANTITY, "error", "quantity",
           "how far another seed would move the estimate (Monte Carlo standard error)",
           quantity_statistic, NOTHING),
    METHOD(QUANTITY, "median", "quantity", "half of its draws are below",
           quantity_statistic, NOTHING),
    METHOD(QUANTITY, "sd", "quantity", "the standard deviation of its draws",
           quantity_statistic, NOTHING),
    METHOD(QUANTITY, "quantile", "quantity", "below it is this share of its draws",
           quantity_quantile, NEEDS("p", NUMBER, "from 0 to 1")),
    METHOD(QUANTITY, "probability", "quantity",
           "the share of its draws that lie on one side of a value", quantity_probability,
           { "op", OT_TYPE_CHOICE, OT_REQUIRED, "which side", signs },
           NEEDS("x", AMOUNT, "the value")),
    METHOD(QUANTITY, "number", "number", "a plain number, which leaves the lineage",
           quantity_number, NOTHING),
    METHOD(QUANTITY, "total", "quantity", "over all its periods", quantity_total,
           NOTHING),
    METHOD(QUANTITY, "by_period", "list of quantity", "one for each period",
           quantity_by_period, NOTHING),
    METHOD(QUANTITY, "over", "quantity", "of one period of its evaluation", quantity_over,
           NEEDS("period", PERIOD, "which")),
    METHOD(QUANTITY, "present_value", "quantity",
           "of a result of an evaluation: its periods discounted and added up",
           quantity_present_value,
           CHOICE("schedule", schedules, "of the Green Book; `\"standard\"` unless said"),
           OPTION("from", YEAR, "the year that counts in full; the first unless said")),
    METHOD(QUANTITY, "or_assume", "quantity",
           "itself; where it is missing, an illustrative value in its place",
           quantity_or_assume, NEEDS("value", NUMBER, "in the same unit"),
           NEEDS("why", TEXT, "the reasoning")),
    METHOD(QUANTITY, "interval", "number, number",
           "the ends of its interval; an error where it has none", quantity_interval,
           MAY("level", NUMBER, "0.95, or that which it was made at, unless said")),
    FIELD(QUANTITY, "has_interval", "true or false",
          "whether it says how sure it is: :interval() and :contains(x)",
          quantity_has_interval),
    METHOD(QUANTITY, "contains", "true or false",
           "does its interval hold this value? Then chance alone may part the two",
           quantity_contains, NEEDS("x", AMOUNT, "the value"),
           MAY("level", NUMBER, "as of :interval")),
    FIELD(QUANTITY, "name", "text", "what it is called", quantity_text),
    FIELD(QUANTITY, "unit", "text", "such as `GBP/fall`", quantity_text),
    FIELD(QUANTITY, "prices", "text", "such as `2015-16 prices`", quantity_text),
    FIELD(QUANTITY, "quality", "text", "the weakest of what it is made of",
          quantity_text),
    FIELD(QUANTITY, "missing", "text or nil", "why there is no value", quantity_text),
};
const struct ot_binding_rows ot_quantity_rows = OT_ROWS(rows);
