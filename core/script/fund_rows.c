/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the API: what the plan requires, what is earned, and tables of the fund. */
#include "config.h"

#include "script/rows.h"

#define MET \
    OPTION("met", TEXTS, "ids of metrics or payments that are met; the others are not")
#define SET OPTION("set", TEXT, "of payments; not needed where there is one set")
#define FUND                                                                \
    {                                                                       \
        "period", OT_TYPE_PERIOD, OT_OPTION,                                \
            "whose income; else of the year that the payment lies in", NULL \
    }

static const struct ot_binding rows[] = {
    METHOD(PLAN, "requirements", "list of requirement",
           "minimum spend, national conditions, payments and sign-off", plan_requirements,
           OPTION("kind", TEXTS, "`minimum_spend`, `condition`, `payment` or `sign_off`"),
           OPTION("set", TEXTS, "of these sets"), PERIOD),
    METHOD(PLAN, "earned", "quantity",
           "what of the fund is earned if these results come about", plan_earned, MET,
           SET, FUND),
    METHOD(PLAN, "payments", "list of row",
           "the same, a row for each payment: `amount`, `earned`", plan_payments, MET,
           SET, FUND),

    FIELD(REQUIREMENT, "id", "text", "its id", requirement_text),
    FIELD(REQUIREMENT, "name", "text", "as printed; of a sign-off the role",
          requirement_text),
    FIELD(REQUIREMENT, "kind", "text", "as in the table", requirement_text),
    FIELD(REQUIREMENT, "set", "text or nil", "the set of a payment", requirement_text),
    FIELD(REQUIREMENT, "period", "text", "when it holds; empty: always",
          requirement_text),
    FIELD(REQUIREMENT, "metric", "text or nil", "the metric that a payment hangs on",
          requirement_text),
    FIELD(REQUIREMENT, "met", "text", "`yes`, `no` or `not said`", requirement_text),
    FIELD(REQUIREMENT, "note", "text or nil", "the plan's note", requirement_text),
    FIELD(REQUIREMENT, "counts", "text", "which lines of spend count", requirement_text),
    FIELD(REQUIREMENT, "minimum", "quantity", "what must be spent, as printed",
          requirement_amount),
    FIELD(REQUIREMENT, "planned", "quantity", "what is planned, as printed",
          requirement_amount),
    FIELD(REQUIREMENT, "recomputed", "quantity", "what the lines that count come to",
          requirement_amount),
    FIELD(REQUIREMENT, "under_spend", "quantity",
          "by how much less is planned than must be spent", requirement_amount),
    FIELD(REQUIREMENT, "share", "quantity", "the share of the fund that is paid",
          requirement_amount),

    METHOD(SECTION, "balances", "section",
           "a table of funding, spend and balance, by period and source",
           section_balances,
           OPTION("periods", TEXTS, "these; those of the plan unless said"), BASIS,
           { "against", OT_TYPE_BASIS, OT_OPTION,
             "another basis beside it: `\"actual\"`, `\"forecast\"`", NULL },
           PRIVATE),
    METHOD(SECTION, "required_spend", "section",
           "a table of minimum spend, what is planned, and under-spend",
           section_required_spend, PERIOD, PRIVATE),
    METHOD(SECTION, "conditions", "section",
           "tables of national conditions and of sign-off", section_conditions, PERIOD,
           PRIVATE),
};
const struct ot_binding_rows ot_fund_rows = OT_ROWS(rows);
