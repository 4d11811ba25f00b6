/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the plan itself and of its money: plan, papers, schemes, funding, spend,
 * benefits, totals. */
#include "config.h"

#include "plan/schema_columns.h"

#define AREAS                                                                \
    CHOICES("Acute", "Community Health", "Continuing Care", "Mental Health", \
            "Primary Care", "Social Care", "Other")
#define COMMISSIONERS CHOICES("LA", "NHS", "joint")
#define ACCOUNTS CHOICES("revenue", "capital")
#define RECURRENCES CHOICES("recurrent", "non_recurrent")

#define ROW ot_plan_fact
static const struct ot_column plan_columns[] = {
    COLUMN(field, CHOICE, "what the row says", NEEDED,
           CHOICES("title", "area", "area_code", "board", "periods", "price_year",
                   "template", "metric_set", "stage", "agreed", "submitted", "lead",
                   "governance", "pooled_under", "episodes_cover")),
    COLUMN(value, TEXT, "its value", FREE),
    OWN_NOTE,
};
const struct ot_schema ot_schema_plan = {
    SCHEMA("plan", plan_columns, facts, fact_count),
    .summary = "What the plan is: one row a fact.",
    .required = true,
    .key = "field",
};
#undef ROW

#define ROW ot_paper
static const struct ot_column paper_columns[] = {
    COLUMN(id, TEXT, "short, without spaces: references begin with it", NEEDED),
    COLUMN(title, TEXT, "as printed", NEEDED),
    COLUMN(body, TEXT, "who issued it", FREE),
    COLUMN(date, WHEN, "day, month or year", FREE),
    COLUMN(address, TEXT, "where it can be read", FREE),
    OWN_NOTE,
};
const struct ot_schema ot_schema_papers = {
    SCHEMA("papers", paper_columns, papers, paper_count),
    .summary = "The sources, printed as the list of background papers.",
    .key = "id",
};
#undef ROW

#define ROW ot_scheme
static const struct ot_column scheme_columns[] = {
    COLUMN(id, ID, "stable over the years", NEEDED),
    COLUMN(name, TEXT, "as printed", NEEDED, .aliases = "scheme name"),
    COLUMN(template_id, TEXT, "the number printed in the template", FREE,
           .aliases = "scheme id"),
    COLUMN(kind, ID, "scheme plugin; empty: accounted for by the ledger alone", FREE),
    COLUMN(type, TEXT, "of the national list", FREE, .aliases = "scheme type"),
    COLUMN(subtype, TEXT, "of the national list", FREE, .aliases = "sub types;sub type"),
    COLUMN(part_of, TEXT, "the scheme whose money this one is within", FREE,
           .link = OT_LINK_SCHEME),
    COLUMN(commissioner, CHOICE, "who commissions it", FREE, COMMISSIONERS),
    COLUMN(nhs_share, VALUE, "%, only with joint; the rest is the council's", FREE,
           .aliases = "% nhs (if joint commissioner);% nhs"),
    COLUMN(area, CHOICE, "area of spend", FREE, AREAS, .aliases = "area of spend"),
    COLUMN(provider, TEXT, "as printed", FREE, .aliases = "lead provider"),
    COLUMN(lead, TEXT, "a role", FREE),
    COLUMN(new_or_existing, CHOICE, "in the plan before", FREE,
           CHOICES("new", "existing"),
           .aliases = "new/ existing scheme;new/existing scheme;new/existing"),
    COLUMN(stage, CHOICE, "how far it is", FREE,
           CHOICES("planned", "live", "under review", "ended")),
    COLUMN(start, WHEN, "date or period", FREE),
    COLUMN(end, WHEN, "date or period", FREE),
    COLUMN(metrics, TEXT, "metrics it is meant to move, ; between", FREE,
           .link = OT_LINK_METRICS),
    COLUMN(priority, TEXT, "the local priority it serves", FREE),
    COLUMN(description, TEXT, "in words", FREE,
           .aliases = "brief description of scheme;brief description"),
    OWN_REFERENCE,
    OWN_NOTE,
};
const struct ot_schema ot_schema_schemes = {
    SCHEMA("schemes", scheme_columns, schemes, scheme_count),
    .summary = "The schemes, one a row.",
    .required = true,
    .key = "id",
};
#undef ROW

#define ROW ot_funding
static const struct ot_column funding_columns[] = {
    COLUMN(source, TEXT, "as the template names it, or a local name", NEEDED,
           .aliases = "source of funding;funding source"),
    COLUMN(contributor, TEXT, "the organisation that puts it in", FREE,
           .aliases = "contributing organisation;organisation"),
    COLUMN(account, CHOICE, "empty is revenue", FREE, ACCOUNTS, .absent = "revenue"),
    COLUMN(period, PERIOD, "2023-24, 2023-24 Q3, Apr 2023", NEEDED),
    COLUMN(basis, BASIS, "what the amount is", NEEDED,
           CHOICES("minimum", "planned", "forecast", "actual")),
    COLUMN(amount, MONEY, "GBP", NEEDED, .aliases = "income;income (£)"),
    QUALITY(NEEDED),
    STATUS,
    AS_OF,
    REFERENCE(FREE),
    NOTE,
};
const struct ot_schema ot_schema_funding = {
    SCHEMA("funding", funding_columns, funding, funding_count),
    .summary = "Income, by source.",
    .wide = "amount",
    .key = "source contributor account period basis as_of",
};
#undef ROW

#define ROW ot_spend
static const struct ot_column spend_columns[] = {
    COLUMN(scheme, TEXT, "an id of schemes", NEEDED, .link = OT_LINK_SCHEME),
    COLUMN(line, TEXT, "only to tell two otherwise equal lines apart", FREE),
    COLUMN(source, TEXT, "a source of funding; empty: the paper does not say", FREE,
           .link = OT_LINK_SOURCE, .aliases = "source of funding;funding source"),
    COLUMN(area, CHOICE, "empty: the scheme's", FREE, AREAS, .aliases = "area of spend"),
    COLUMN(commissioner, CHOICE, "empty: the scheme's", FREE, COMMISSIONERS),
    COLUMN(nhs_share, VALUE, "%, only with joint", FREE,
           .aliases = "% nhs (if joint commissioner);% nhs"),
    COLUMN(provider, TEXT, "empty: the scheme's", FREE, .aliases = "lead provider"),
    COLUMN(recurrence, CHOICE, "empty: not said", FREE, RECURRENCES),
    COLUMN(account, CHOICE, "empty is revenue", FREE, ACCOUNTS, .absent = "revenue"),
    COLUMN(period, PERIOD, "2023-24, 2023-24 Q3, Apr 2023", NEEDED),
    COLUMN(basis, BASIS, "what the amount is", NEEDED,
           CHOICES("planned", "forecast", "actual")),
    COLUMN(amount, MONEY, "GBP; credits are negative", NEEDED,
           .aliases = "expenditure;expenditure (£)"),
    QUALITY(NEEDED),
    STATUS,
    AS_OF,
    REFERENCE(FREE),
    NOTE,
};
const struct ot_schema ot_schema_spend = {
    SCHEMA("spend", spend_columns, spend, spend_count),
    .summary = "Spend, one line of the expenditure sheet a row.",
    .wide = "amount",
    .key = "scheme line source area commissioner provider recurrence account period "
           "basis as_of",
};
#undef ROW

#define ROW ot_benefit
static const struct ot_column benefit_columns[] = {
    COLUMN(scheme, TEXT, "an id of schemes; empty: the whole plan", FREE,
           .link = OT_LINK_SCHEME),
    COLUMN(period, PERIOD, "2023-24, 2023-24 Q3, Apr 2023", NEEDED),
    COLUMN(basis, BASIS, "what the amount is", NEEDED,
           CHOICES("planned", "forecast", "actual")),
    COLUMN(recurrence, CHOICE, "empty: not said", FREE, RECURRENCES),
    COLUMN(amount, MONEY, "GBP; a saving is positive", NEEDED),
    COLUMN(beneficiary, CHOICE, "who saves", FREE,
           CHOICES("fund", "nhs_acute", "nhs_community", "nhs_ambulance", "nhs_primary",
                   "council", "carers", "people", "society")),
    COLUMN(cashable, CHOICE, "empty: not said", FREE,
           CHOICES("cashable", "capacity", "social")),
    COLUMN(description, TEXT, "in words", FREE),
    QUALITY(NEEDED),
    STATUS,
    AS_OF,
    REFERENCE(FREE),
    NOTE,
};
const struct ot_schema ot_schema_benefits = {
    SCHEMA("benefits", benefit_columns, benefits, benefit_count),
    .summary = "Savings that the plan claims.",
    .wide = "amount",
    .key = "scheme period basis recurrence beneficiary cashable description as_of",
};
#undef ROW

#define ROW ot_total
static const struct ot_column total_columns[] = {
    COLUMN(table, CHOICE, "what was added up; balance is funding less spend", NEEDED,
           CHOICES("funding", "spend", "benefits", "balance")),
    COLUMN(period, PERIOD, "2023-24, 2023-24 Q3, Apr 2023", NEEDED),
    COLUMN(basis, BASIS, "empty is planned", FREE,
           CHOICES("minimum", "planned", "forecast", "actual"), .absent = "planned"),
    COLUMN(source, TEXT, "empty: all", FREE, .link = OT_LINK_SOURCE),
    COLUMN(contributor, TEXT, "empty: all", FREE),
    COLUMN(scheme, TEXT, "empty: all", FREE, .link = OT_LINK_SCHEME),
    COLUMN(recurrence, CHOICE, "empty: all", FREE, RECURRENCES),
    COLUMN(account, CHOICE, "empty: all", FREE, ACCOUNTS),
    COLUMN(value, MONEY, "GBP, as printed", NEEDED),
    COLUMN(tolerance, MONEY, "GBP: 50,000 for a printed £9.5m; empty is 0", FREE),
    QUALITY(FREE, .absent = "published"),
    REFERENCE(NEEDED),
    NOTE,
};
const struct ot_schema ot_schema_totals = {
    SCHEMA("totals", total_columns, totals, total_count),
    .summary = "What the papers print as a sum; held against the tables, never added.",
};
#undef ROW
