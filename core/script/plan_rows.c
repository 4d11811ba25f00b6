/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the API: the plan, its named rows, gaps and checks. */
#include "config.h"

#include "script/rows.h"

static const char *const accounts[] = { "revenue", "capital", NULL };
static const char *const recurrences[] = { "recurrent", "non_recurrent", NULL };
static const char *const cashables[] = { "cashable", "capacity", "social", NULL };
static const char *const levels[] = { "caveat", "remark", NULL };
static const char *const spend_columns[] = { "type",       "source",       "scheme",
                                             "area",       "commissioner", "provider",
                                             "recurrence", "account",      NULL };
static const char *const funding_columns[] = { "source", "contributor", "account", NULL };

static const struct ot_binding rows[] = {
    FIELD(PLAN, "area", "text", "the area whose plan it is", plan_text),
    FIELD(PLAN, "title", "text", "the plan's title", plan_text),
    FIELD(PLAN, "periods", "list of text", "its periods, in order", plan_periods),
    FIELD(PLAN, "price_year", "text", "the year in whose prices it is evaluated",
          plan_text),
    FIELD(PLAN, "board", "text or nil", "the board that agrees it", plan_text),
    FIELD(PLAN, "stage", "text or nil", "`draft` or `final`", plan_text),
    FIELD(PLAN, "lead", "text or nil", "the role that leads it", plan_text),
    FIELD(PLAN, "agreed", "text or nil", "the day it was agreed", plan_text),
    FIELD(PLAN, "submitted", "text or nil", "the day it was submitted", plan_text),
    FIELD(PLAN, "template", "text or nil", "the national template it follows", plan_text),
    FIELD(PLAN, "pooled_under", "text or nil", "the power that the fund is pooled under",
          plan_text),
    FIELD(PLAN, "governance", "list of text", "who sees it, from first to last",
          plan_governance),
    METHOD(PLAN, "schemes", "list of scheme",
           "schemes, in the order of the plan; all "
           "unless some are picked",
           plan_schemes, OPTION("kind", TEXTS, "of these kinds"),
           OPTION("type", TEXTS, "of these types"),
           OPTION("source", TEXT, "paid for from this source"),
           OPTION("stage", TEXTS, "at these stages"),
           OPTION("part_of", TEXTS, "parts of this scheme")),
    METHOD(PLAN, "scheme", "scheme", "one scheme; an unknown id is an error", plan_scheme,
           NEEDS("id", TEXT, "as in the table of schemes")),
    METHOD(PLAN, "funding", "quantity", "income, exact", plan_funding, PERIOD, BASIS,
           OPTION("source", TEXT, "of this source"),
           OPTION("contributor", TEXT, "of this organisation"),
           CHOICE("account", accounts, "of this account"), AT),
    METHOD(PLAN, "spend", "quantity",
           "spend, exact; parts are never added to their whole", plan_spend, PERIOD,
           BASIS, OPTION("source", TEXT, "from this source"),
           OPTION("scheme", TEXT, "on this scheme"), OPTION("type", TEXT, "of this type"),
           OPTION("area", TEXT, "in this area of spend"),
           OPTION("commissioner", TEXT, "by this commissioner"),
           OPTION("provider", TEXT, "with this provider"),
           CHOICE("recurrence", recurrences, "what recurs, or what does not"),
           CHOICE("account", accounts, "of this account"), AT),
    METHOD(PLAN, "benefits", "quantity", "savings that the plan claims", plan_benefits,
           PERIOD, BASIS, OPTION("scheme", TEXT, "of this scheme"),
           CHOICE("recurrence", recurrences, "what recurs, or what does not"),
           OPTION("beneficiary", TEXT, "to this party"),
           CHOICE("cashable", cashables, "of this kind"), AT),
    METHOD(PLAN, "balance", "quantity",
           "funding less spend; 0 where no row names the source", plan_balance, PERIOD,
           BASIS, OPTION("source", TEXT, "of this source")),
    METHOD(PLAN, "spend_by", "list of row",
           "spend by a column; each pound once, so parts stand in place of their whole",
           plan_spend_by,
           { "column", OT_TYPE_CHOICE, OT_REQUIRED, "of the table", spend_columns },
           PERIOD, BASIS, CHOICE("account", accounts, "of this account"),
           OPTION("split_joint", YES,
                  "by commissioner: joint lines by the NHS's share, the rest the "
                  "council's")),
    METHOD(PLAN, "funding_by", "list of row", "income by a column", plan_funding_by,
           { "column", OT_TYPE_CHOICE, OT_REQUIRED, "of the table", funding_columns },
           PERIOD, BASIS, CHOICE("account", accounts, "of this account")),
    METHOD(PLAN, "uplift", "quantity", "by what share income rises, in cash", plan_uplift,
           OPTION("source", TEXT, "of this source"), MUST("from", PERIOD, "the earlier"),
           MUST("to", PERIOD, "the later"), BASIS),
    METHOD(
        PLAN, "missing", "list of gap",
        "activity that kinds cannot do without, not recorded where there is spend; and "
        "spend, not recorded where a scheme runs",
        plan_missing, NOTHING),
    METHOD(PLAN, "activity", "quantity", "a measure of the whole area", plan_activity,
           NEEDS("measure", NAME, "as in the table of activity"),
           NEEDS("period", PERIOD, "when"), OPTION("group", TEXT, "a part of it"), BASIS),
    METHOD(PLAN, "parameter", "quantity", "an assumption of the whole plan",
           plan_parameter, NEEDS("name", NAME, "as in the table of parameters"),
           SCENARIO),
    METHOD(PLAN, "checks", "list of check", "where the plan contradicts itself",
           plan_checks, OPTION("rule", TEXT, "by this rule"),
           CHOICE("level", levels, "of this level; all unless said")),

    FIELD(LINE, "name", "text", "what it is of", line_text),
    FIELD(LINE, "note", "text or nil",
          "what its figures lack; a table shows it behind the name", line_text),
    { OT_OBJECT_LINE,
      OT_FIELD,
      "[name]",
      "quantity",
      "`value`, `share`; of a payment `amount`, `earned`; of a variance `planned`, "
      "`actual`, `difference`, `change`",
      ot_api_line_cell,
      { { "name", OT_TYPE_NAME, OT_REQUIRED, "", NULL } } },
    FIELD(GAP, "scheme", "text", "id of the scheme", gap_text),
    FIELD(GAP, "name", "text", "the measure, or `spend`", gap_text),
    FIELD(GAP, "period", "text", "when", gap_text),
    FIELD(GAP, "text", "text", "what row to add, in a sentence", gap_text),

    FIELD(CHECK, "rule", "text", "the rule that found it", check_text),
    FIELD(CHECK, "level", "text", "`caveat` or `remark`", check_text),
    FIELD(CHECK, "text", "text", "what was found, in a sentence", check_text),
    FIELD(CHECK, "values", "list of quantity", "the figures that disagree", check_values),
};
const struct ot_binding_rows ot_plan_rows = OT_ROWS(rows);
