/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The objects of the API: what each is called, and what it is. */
#include "config.h"

#include "script/api.h"
#include "script/list.h"
#include "script/quantity.h"

const struct ot_object_type ot_object_types[OT_OBJECTS] = {
    [OT_OBJECT_OUTTURN] = { "outturn", "outturn", "what belongs to no plan", NULL },
    [OT_OBJECT_PLAN] = { "plan", "plan", "the plan whose tables were read", NULL },
    [OT_OBJECT_SCHEME] = { "scheme", "scheme", "one scheme of the plan", NULL },
    [OT_OBJECT_EVALUATION] = { "evaluation", "e", "a scheme through its plugin", NULL },
    [OT_OBJECT_OUTPUTS] = { "outputs", "e.outcome",
                            "what an evaluation computes of one role: `e.spend`, "
                            "`e.activity`, `e.outcome`",
                            NULL },
    [OT_OBJECT_GAINS] = { "gains", "e.benefit", "benefits, by kind of gain", NULL },
    [OT_OBJECT_QUANTITY] = { "quantity", "q",
                             "a value that knows its unit, its prices and what it is "
                             "made of",
                             ot_quantity_metamethods },
    [OT_OBJECT_CHECK] = { "check", "check", "a place where the plan contradicts itself",
                          NULL },
    [OT_OBJECT_REPORT] = { "report", "report", "the report of this script", NULL },
    [OT_OBJECT_SECTION] = { "section", "section", "a section of the report", NULL },
    [OT_OBJECT_RULE] = { "rule", "rule", "how verdicts are come to; the report prints it",
                         NULL },
    [OT_OBJECT_VERDICT] = { "verdict", "verdict", "what a rule made of an evaluation",
                            NULL },
    [OT_OBJECT_LINE] = { "row", "row", "a named row of quantities", NULL },
    [OT_OBJECT_REQUIREMENT] = { "requirement", "requirement",
                                "what the fund requires of the plan", NULL },
    [OT_OBJECT_GAP] = { "gap", "gap", "what a scheme needs and the plan does not hold",
                        NULL },
    [OT_OBJECT_METRIC] = { "metric", "metric",
                           "a measure of the plan with a baseline, targets and actuals",
                           NULL },
    [OT_OBJECT_OPTIONS] = { "options", "options", "options side by side", NULL },
    [OT_OBJECT_CHART] = { "chart", "chart", "a chart, for section:chart", NULL },
    [OT_OBJECT_DECISION] = { "decision", "d", "a row of the decision tracker", NULL },
    [OT_OBJECT_RISK] = { "risk", "risk", "a row of the risk register", NULL },
    [OT_OBJECT_LIST] = { "list", "list",
                         "walked with `for x in list do`, counted with `#list`, indexed "
                         "with `list[1]`",
                         ot_list_metamethods },
};
