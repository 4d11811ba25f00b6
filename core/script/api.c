/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of the API. What is not in it does not exist for a script; what docs,
 * messages and editors say of it is said here. */
#include "config.h"

#include "script/api.h"

static const char *const accounts[] = { "revenue", "capital", NULL };
static const char *const recurrences[] = { "recurrent", "non_recurrent", NULL };
static const char *const cashables[] = { "cashable", "capacity", "social", NULL };
static const char *const levels[] = { "caveat", "remark", NULL };
static const char *const bases[] = { "planned", "actual", "latest", NULL };
static const char *const shapes[] = { "%", "£k", "£m", NULL };
static const char *const spend_columns[] = { "type",       "source",       "scheme",
                                             "area",       "commissioner", "provider",
                                             "recurrence", "account",      NULL };
static const char *const funding_columns[] = { "source", "contributor", "account", NULL };
static const char *const schedules[] = { "standard", "health", "reduced", NULL };
static const char *const verbs[] = { "Note",    "Agree",   "Approve", "Review",
                                     "Endorse", "Confirm", "Support", NULL };
static const char *const parties[] = {
    "fund",    "nhs_acute", "nhs_community", "nhs_ambulance", "nhs_primary",
    "council", "carers",    "people",        "society",       NULL
};

/* Options that mean the same wherever they stand. */
#define PERIOD                                                                           \
    {                                                                                    \
        "period", OT_TYPE_PERIOD, OT_OPTION, "all periods of the plan unless said", NULL \
    }
#define BASIS                                                                    \
    {                                                                            \
        "basis", OT_TYPE_BASIS, OT_OPTION,                                       \
            "`\"planned\"` unless said; or `\"actual\"`, `\"forecast\"` …", NULL \
    }
#define AT                                                          \
    {                                                               \
        "at", OT_TYPE_DATE, OT_OPTION, "as known on that day", NULL \
    }
#define SCENARIO                                                            \
    {                                                                       \
        "scenario", OT_TYPE_TEXT, OT_OPTION, "a scenario of the plan", NULL \
    }
#define OPTION(NAME, TYPE, DOC)                    \
    {                                              \
        NAME, OT_TYPE_##TYPE, OT_OPTION, DOC, NULL \
    }
#define CHOICE(NAME, WORDS, DOC)                    \
    {                                               \
        NAME, OT_TYPE_CHOICE, OT_OPTION, DOC, WORDS \
    }
#define NEEDS(NAME, TYPE, DOC)                       \
    {                                                \
        NAME, OT_TYPE_##TYPE, OT_REQUIRED, DOC, NULL \
    }
#define MAY(NAME, TYPE, DOC)                         \
    {                                                \
        NAME, OT_TYPE_##TYPE, OT_OPTIONAL, DOC, NULL \
    }
#define MUST(NAME, TYPE, DOC)                    \
    {                                            \
        NAME, OT_TYPE_##TYPE, OT_MUST, DOC, NULL \
    }
#define PRIVATE                                                                 \
    {                                                                           \
        "private", OT_TYPE_YES, OT_OPTION, "left out of the public paper", NULL \
    }
#define VERB                                                                      \
    {                                                                             \
        "verb", OT_TYPE_CHOICE, OT_REQUIRED, "what is asked of the reader", verbs \
    }
#define RECOMMENDATION                                                \
    VERB, NEEDS("text", TEXT, "what to note, agree …; with {names}"), \
        OPTION("lead", TEXT, "the role that does it"),                \
        OPTION("due", TEXT, "when it is to be done by"),              \
        OPTION("scheme", TEXT, "id of the scheme that it is about"),  \
        OPTION("values", VALUES, "what the {names} stand for")

#define FIELD(OBJECT, NAME, RESULT, DOC, CALL)                          \
    {                                                                   \
        OT_OBJECT_##OBJECT, OT_FIELD, NAME, RESULT, DOC, ot_api_##CALL, \
        {                                                               \
            {                                                           \
                0                                                       \
            }                                                           \
        }                                                               \
    }
#define METHOD(OBJECT, NAME, RESULT, DOC, CALL, ...)                     \
    {                                                                    \
        OT_OBJECT_##OBJECT, OT_METHOD, NAME, RESULT, DOC, ot_api_##CALL, \
        {                                                                \
            __VA_ARGS__                                                  \
        }                                                                \
    }
#define FUNCTION(NAME, RESULT, DOC, CALL, ...)                            \
    {                                                                     \
        OT_OBJECT_OUTTURN, OT_FUNCTION, NAME, RESULT, DOC, ot_api_##CALL, \
        {                                                                 \
            __VA_ARGS__                                                   \
        }                                                                 \
    }
#define NOTHING \
    {           \
        0       \
    }

const struct ot_binding ot_bindings[] = {
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

    FIELD(PLAN, "area", "text", "the area whose plan it is", plan_text),
    FIELD(PLAN, "title", "text", "the plan's title", plan_text),
    FIELD(PLAN, "periods", "list of text", "its periods, in order", plan_periods),
    FIELD(PLAN, "price_year", "text", "the year in whose prices it is evaluated",
          plan_text),
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
    METHOD(PLAN, "balance", "quantity", "funding less spend", plan_balance, PERIOD, BASIS,
           OPTION("source", TEXT, "of this source")),
    METHOD(PLAN, "spend_by", "list of row",
           "spend by a column; each pound once, so parts stand in place of their whole",
           plan_spend_by,
           { "column", OT_TYPE_CHOICE, OT_REQUIRED, "of the table", spend_columns },
           PERIOD, BASIS, CHOICE("account", accounts, "of this account")),
    METHOD(PLAN, "funding_by", "list of row", "income by a column", plan_funding_by,
           { "column", OT_TYPE_CHOICE, OT_REQUIRED, "of the table", funding_columns },
           PERIOD, BASIS, CHOICE("account", accounts, "of this account")),
    METHOD(PLAN, "uplift", "quantity", "by what share income rises, in cash", plan_uplift,
           OPTION("source", TEXT, "of this source"), MUST("from", PERIOD, "the earlier"),
           MUST("to", PERIOD, "the later"), BASIS),
    METHOD(PLAN, "missing", "list of gap",
           "activity that kinds cannot do without, not recorded where there is spend",
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

    FIELD(SCHEME, "id", "text", "its id", scheme_text),
    FIELD(SCHEME, "name", "text", "its name", scheme_text),
    FIELD(SCHEME, "kind", "text or nil", "the plugin that knows it", scheme_text),
    FIELD(SCHEME, "type", "text or nil", "its type in the national list", scheme_text),
    FIELD(SCHEME, "stage", "text or nil", "planned, live, …", scheme_text),
    FIELD(SCHEME, "part_of", "text or nil", "id of the scheme it is part of",
          scheme_text),
    FIELD(SCHEME, "note", "text or nil", "the plan's note", scheme_text),
    METHOD(SCHEME, "spend", "quantity", "its spend in the ledger: cash, exact",
           scheme_spend, PERIOD, BASIS, OPTION("source", TEXT, "from this source")),
    METHOD(SCHEME, "activity", "quantity", "a measure of what it did", scheme_activity,
           NEEDS("measure", NAME, "an input of its kind, or any name of the table"),
           NEEDS("period", PERIOD, "when"), OPTION("group", TEXT, "a part of it"), BASIS),
    METHOD(SCHEME, "parameter", "quantity",
           "an assumption about it: the plan's, else the plugin's", scheme_parameter,
           NEEDS("name", NAME, "as `outturn schemes` lists them"), SCENARIO),
    METHOD(SCHEME, "parts", "list of scheme", "the schemes that are part of it",
           scheme_parts, NOTHING),
    METHOD(SCHEME, "evaluate", "evaluation",
           "evaluate it. One that fails says so in `e.failed`; its figures are missing",
           scheme_evaluate,
           OPTION("period", PERIOD, "those in which its spend is recorded unless said"),
           CHOICE("basis", bases, "`\"planned\"` unless said"), SCENARIO,
           OPTION("with", VALUES,
                  "parameters and inputs to replace by hand: name = "
                  "quantity or number"),
           OPTION("follow_up", COUNT,
                  "years after the last period in which effects run out; 0 unless said"),
           OPTION("price_year", YEAR, "prices of this year; the plan's unless said"),
           OPTION("label", TEXT, "what to call it; the scheme's name unless said"),
           OPTION("draws", NUMBER, "0, or left out: draws do not exist yet")),

    FIELD(EVALUATION, "spend", "outputs", "what it costs", evaluation_outputs),
    FIELD(EVALUATION, "activity", "outputs", "what was done", evaluation_outputs),
    FIELD(EVALUATION, "outcome", "outputs", "what came of it", evaluation_outputs),
    FIELD(EVALUATION, "main", "quantity", "its main outcome", evaluation_main),
    FIELD(EVALUATION, "benefit", "gains", "what the outcomes are worth",
          evaluation_benefit),
    FIELD(EVALUATION, "quality", "text", "the weakest data it rests on", evaluation_text),
    FIELD(EVALUATION, "grade", "text", "the weakest evidence behind its main outcome",
          evaluation_text),
    FIELD(EVALUATION, "failed", "text or nil", "why it could not be evaluated",
          evaluation_text),
    FIELD(EVALUATION, "label", "text", "what it is called", evaluation_text),
    FIELD(EVALUATION, "evidence", "text", "`sufficient`, or why it is not",
          evaluation_text),
    FIELD(EVALUATION, "npv", "quantity",
          "net present value: benefits less cost, discounted", evaluation_worth),
    FIELD(EVALUATION, "bcr", "quantity",
          "benefit-cost ratio: what each pound brings in public value", evaluation_worth),
    FIELD(EVALUATION, "payback", "quantity",
          "years until benefits have made up for the cost", evaluation_worth),
    FIELD(EVALUATION, "fiscal_npv", "quantity",
          "the same of public bodies' cash and capacity alone", evaluation_worth),
    FIELD(EVALUATION, "fiscal_bcr", "quantity",
          "the same of public bodies' cash and capacity alone", evaluation_worth),
    FIELD(EVALUATION, "fiscal_payback", "quantity",
          "the same of public bodies' cash and capacity alone", evaluation_worth),
    METHOD(EVALUATION, "paid_by", "quantity", "what one party pays", evaluation_paid_by,
           { "party", OT_TYPE_CHOICE, OT_REQUIRED, "who pays", parties }),
    METHOD(EVALUATION, "benefit_to", "quantity", "what one party gains",
           evaluation_benefit_to,
           { "party", OT_TYPE_CHOICE, OT_REQUIRED, "who gains", parties }),
    METHOD(EVALUATION, "rests_on", "true or false",
           "is there a value of this quality under its spend, main outcome or benefits?",
           evaluation_rests_on, NEEDS("quality", QUALITY, "such as `\"illustrative\"`")),
    METHOD(EVALUATION, "variance", "list of row",
           "planned against actual: spend, activity, outcomes", evaluation_variance,
           NOTHING),
    METHOD(EVALUATION, "cost_per", "quantity", "spend for each unit of an outcome",
           evaluation_cost_per, MAY("name", NAME, "the main outcome unless said")),
    METHOD(EVALUATION, "break_even", "quantity",
           "the value of a parameter or input at which benefits equal spend; needs no "
           "recorded activity of it",
           evaluation_break_even,
           MAY("name", NAME, "left out: the share of the benefit that is needed")),

    FIELD(OUTPUTS, "total", "quantity", "all of it (of spend alone)", evaluation_total),
    { OT_OBJECT_OUTPUTS,
      OT_FIELD,
      "[name]",
      "quantity",
      "one output, as `outturn schemes` lists them",
      ot_api_evaluation_output,
      { { "name", OT_TYPE_NAME, OT_REQUIRED, "", NULL } } },

    FIELD(GAINS, "total", "quantity", "all benefits", evaluation_gain),
    FIELD(GAINS, "cashable", "quantity", "bills that are smaller", evaluation_gain),
    FIELD(GAINS, "capacity", "quantity", "beds and hours set free", evaluation_gain),
    FIELD(GAINS, "social", "quantity", "health, welfare, time", evaluation_gain),

    METHOD(QUANTITY, "base", "quantity", "its base case", quantity_base, NOTHING),
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
    FIELD(QUANTITY, "name", "text", "what it is called", quantity_text),
    FIELD(QUANTITY, "unit", "text", "such as `GBP/fall`", quantity_text),
    FIELD(QUANTITY, "prices", "text", "such as `2015-16 prices`", quantity_text),
    FIELD(QUANTITY, "quality", "text", "the weakest of what it is made of",
          quantity_text),
    FIELD(QUANTITY, "missing", "text or nil", "why there is no value", quantity_text),

    FIELD(LINE, "name", "text", "what it is of", line_text),
    { OT_OBJECT_LINE,
      OT_FIELD,
      "[name]",
      "quantity",
      "`value`, `share`; of a variance `planned`, `actual`, `difference`, `change`",
      ot_api_line_cell,
      { { "name", OT_TYPE_NAME, OT_REQUIRED, "", NULL } } },
    FIELD(GAP, "scheme", "text", "id of the scheme", gap_text),
    FIELD(GAP, "name", "text", "the measure", gap_text),
    FIELD(GAP, "period", "text", "when", gap_text),
    FIELD(GAP, "text", "text", "what row to add, in a sentence", gap_text),

    FIELD(CHECK, "rule", "text", "the rule that found it", check_text),
    FIELD(CHECK, "level", "text", "`caveat` or `remark`", check_text),
    FIELD(CHECK, "text", "text", "what was found, in a sentence", check_text),
    FIELD(CHECK, "values", "list of quantity", "the figures that disagree", check_values),

    METHOD(REPORT, "section", "section", "begin a section", report_section,
           NEEDS("title", TEXT, "its title"), PRIVATE),
    METHOD(REPORT, "annex", "section", "begin an annex", report_annex,
           NEEDS("title", TEXT, "its title")),
    METHOD(REPORT, "recommend", "report", "ask something of the reader", report_recommend,
           RECOMMENDATION),
    METHOD(REPORT, "rule", "rule", "a rule for verdicts; its source lines are printed",
           report_rule, NEEDS("title", TEXT, "its title"),
           NEEDS("decide", FUNCTION, "given an evaluation, returns a word and a reason")),

    METHOD(SECTION, "recommend", "section", "the same, filed under the section",
           section_recommend, RECOMMENDATION),
    METHOD(SECTION, "text", "section", "a paragraph", section_text,
           NEEDS("text", TEXT, "with {names} where figures stand"),
           MAY("values", VALUES, "what the {names} stand for"), PRIVATE),
    METHOD(SECTION, "caveat", "section", "what the reader must know of the figures",
           section_caveat, NEEDS("text", TEXT, "with {names} where figures stand"),
           MAY("values", VALUES, "what the {names} stand for"), PRIVATE),
    METHOD(SECTION, "figure", "section", "show a figure", section_figure,
           NEEDS("label", TEXT, "what it is"), NEEDS("quantity", AMOUNT, "the figure"),
           CHOICE("as", shapes, "how to show it"), OPTION("digits", DIGITS, "decimals"),
           PRIVATE),
    METHOD(SECTION, "table", "section", "a table", section_table,
           NEEDS("title", TEXT, "its title"),
           NEEDS("rows", ROWS,
                 "the headings, then a list of cells for each row; or a list of rows"),
           PRIVATE),
    METHOD(SECTION, "verdict", "verdict",
           "let a rule decide; what it compares is kept as the tests behind the verdict",
           section_verdict, NEEDS("evaluation", EVALUATION, "what is decided on"),
           NEEDS("rule", RULE, "as report:rule made it")),
    METHOD(SECTION, "compare", "section", "evaluations side by side, a row for each",
           section_compare, NEEDS("evaluations", EVALUATIONS, "the rows"),
           NEEDS("columns", TEXTS,
                 "any of `spend`, `main`, `cost_per`, `break_even`, `benefit`, "
                 "`cashable`, `capacity`, `social`, `evidence`, `verdict`, and the names "
                 "of outcomes and activities"),
           OPTION("order", TEXT, "a column: the best first; as given unless said"),
           OPTION("title", TEXT, "its title"), PRIVATE),
    METHOD(SECTION, "checks", "section", "list what plan:checks() finds", section_checks,
           CHOICE("level", levels, "of this level; all unless said")),

    FIELD(RULE, "title", "text", "its title", rule_text),

    FIELD(VERDICT, "word", "text",
          "`continue`, `change`, `stop` or `insufficient evidence`", verdict_text),
    FIELD(VERDICT, "reason", "text", "why it says so", verdict_text),
    FIELD(VERDICT, "rule", "text", "the title of the rule", verdict_text),
};
const size_t ot_binding_count = sizeof ot_bindings / sizeof ot_bindings[0];

const struct ot_api ot_api = {
    .type = ot_object_types,
    .binding = ot_bindings,
    .bindings = sizeof ot_bindings / sizeof ot_bindings[0],
};
