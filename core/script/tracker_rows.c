/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the API: decisions and risks, and their tables. */
#include "config.h"

#include "script/rows.h"

static const char *const states[] = { "open", "closed", NULL };

#define DECISIONS                                                                     \
    OPTION("indicator", TEXTS, "as printed: `\"R\"`, `\"BLACK\"`"),                   \
        OPTION("body", TEXTS, "of these boards or groups"),                           \
        OPTION("open", YES, "true: neither completed nor closed; false: the others"), \
        OPTION("scheme", TEXTS, "of these schemes"),                                  \
        OPTION("metric", TEXTS, "of these metrics")
#define RISKS                                          \
    OPTION("rating", TEXTS, "as printed: `\"HIGH\"`"), \
        OPTION("scheme", TEXTS, "of these schemes"),   \
        CHOICE("state", states, "a row that says none is open")
#define DECISION(NAME, DOC) FIELD(DECISION, NAME, "text or nil", DOC, decision_text)
#define RISK(NAME, DOC) FIELD(RISK, NAME, "text or nil", DOC, risk_text)

static const struct ot_binding rows[] = {
    METHOD(PLAN, "decisions", "list of decision",
           "the decision tracker, minutes and milestones, in the order of the plan",
           plan_decisions, DECISIONS),
    METHOD(PLAN, "risks", "list of risk", "the risk register, in the order of the plan",
           plan_risks, RISKS),
    METHOD(SECTION, "decisions", "section",
           "the decision tracker as boards lay it out, milestones in a table of their "
           "own",
           section_decisions, DECISIONS),
    METHOD(SECTION, "risks", "section", "the risk register, the highest first",
           section_risks, RISKS),

    DECISION("subject", "in words"),
    DECISION("decision", "in words; a milestone has none"),
    DECISION("body", "which board or group"),
    DECISION("date", "of the meeting: `2023-02-22`"),
    DECISION("minute", "its number"),
    DECISION("item", "its number"),
    DECISION("lead", "a role"),
    DECISION("action", "since the last review"),
    DECISION("indicator", "as printed"),
    DECISION("meaning", "of the indicator; nil outside the legend R, A, G, C"),
    DECISION("reviewed", "when last looked at"),
    DECISION("due", "when it is to be done"),
    DECISION("scheme", "id of the scheme"),
    DECISION("metric", "id of the metric"),
    DECISION("note", "of the plan"),
    FIELD(DECISION, "milestone", "true or false", "due, and nothing was decided",
          decision_is),
    FIELD(DECISION, "open", "true or false", "neither completed nor closed", decision_is),

    RISK("id", "as in the table of risks"),
    RISK("risk", "in words"),
    RISK("rating", "as printed"),
    RISK("owner", "a role"),
    RISK("state", "`open` or `closed`"),
    RISK("scheme", "id of the scheme"),
    RISK("note", "of the plan"),
    FIELD(RISK, "likelihood", "quantity", "1 to 5", risk_value),
    FIELD(RISK, "impact", "quantity", "1 to 5", risk_value),
    FIELD(RISK, "score", "quantity", "as printed; else likelihood times impact",
          risk_value),
    FIELD(RISK, "computed", "quantity", "likelihood times impact", risk_value),
    FIELD(RISK, "disagrees", "true or false",
          "the printed score is not likelihood times impact", risk_disagrees),
    FIELD(RISK, "mitigation", "list of text", "what is done about it", risk_mitigation),
};
const struct ot_binding_rows ot_tracker_rows = OT_ROWS(rows);
