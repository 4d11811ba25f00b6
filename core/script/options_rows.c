/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the API: options side by side, and what changes a verdict. */
#include "config.h"

#include "script/rows.h"

#define THRESHOLD                                                 \
    OPTION("threshold", NUMBER,                                   \
           "what a unit of effect is worth; needed unless there " \
           "is one threshold")

static const struct ot_binding rows[] = {
    FUNCTION("options", "options",
             "several ways to spend, side by side; each is an evaluation, or a table of "
             "`label`, `cost` and `effect`",
             outturn_options,
             NEEDS("options", CHOICES, "one at least, of the same draws and periods"),
             OPTION("effect", NAME,
                    "an outcome of the evaluations; `\"benefit\"`, in pounds, unless "
                    "said"),
             OPTION("thresholds", NUMBERS,
                    "what a unit of effect may be worth, rising; of pounds 1, of a QALY "
                    "0 to 100,000 unless said"),
             OPTION("reference", TEXT,
                    "label of what the others are compared with; the first unless said")),
    FIELD(OPTIONS, "icers", "list of row",
          "`cost`, `effect`; against the next cheaper efficient option `extra_cost`, "
          "`extra_effect`, `ratio`; `standing` in words",
          options_icers),
    FIELD(OPTIONS, "frontier", "list of row",
          "the same of the efficient options alone, the cheapest first", options_icers),
    FIELD(OPTIONS, "differences", "list of row",
          "the same of each option against the reference; `standing`: where it lies",
          options_differences),
    METHOD(OPTIONS, "at", "list of row",
           "if a unit of effect is worth so much: `net_benefit`, `probability` of being "
           "best, `loss` to be expected of choosing it",
           options_at, NEEDS("threshold", NUMBER, "what a unit of effect is worth")),
    METHOD(OPTIONS, "evpi", "quantity",
           "what it would be worth to know everything before the choice", options_evpi,
           THRESHOLD,
           OPTION("people", NUMBER,
                  "whom the decision concerns in a year, where costs are a person's"),
           OPTION("years", COUNT, "for how long it holds, discounted; 1 unless said")),
    METHOD(OPTIONS, "evppi", "list of row",
           "what it would be worth to know one parameter, the most valuable first: "
           "`value`, `error`",
           options_evppi, THRESHOLD),
    METHOD(EVALUATION, "worth_finding_out", "list of row",
           "what it would be worth to know, before going on with the scheme or not: "
           "everything at once, then one parameter each; `value`, `error`",
           evaluation_worth_finding_out, NOTHING),
};
const struct ot_binding_rows ot_options_rows = OT_ROWS(rows);
