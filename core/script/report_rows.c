/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the API: the report, its sections, rules and verdicts. */
#include "config.h"

#include "script/rows.h"

static const char *const levels[] = { "caveat", "remark", NULL };
static const char *const shapes[] = { "%", "£k", "£m", NULL };
static const char *const verbs[] = { "Note",    "Agree",   "Approve", "Review",
                                     "Endorse", "Confirm", "Support", NULL };

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

static const struct ot_binding rows[] = {
    METHOD(REPORT, "section", "section", "begin a section", report_section,
           NEEDS("title", TEXT, "its title"), PRIVATE),
    METHOD(REPORT, "annex", "section", "begin an annex", report_annex,
           NEEDS("title", TEXT, "its title")),
    METHOD(REPORT, "recommend", "report", "ask something of the reader", report_recommend,
           RECOMMENDATION),
    METHOD(REPORT, "check", "report",
           "a check of the script's own; it stands after those of the program, marked",
           report_check, NEEDS("id", NAME, "a name that no check of the program has"),
           NEEDS("text", TEXT, "what was found, in a sentence; with {names}"),
           CHOICE("level", levels, "`caveat` unless said"),
           OPTION("values", VALUES, "what the {names} stand for; at most 4 quantities")),
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
                 "`cashable`, `capacity`, `social`, `npv`, `fiscal_npv`, `bcr`, "
                 "`fiscal_bcr`, `payback`, `evidence`, `verdict`, and the names of "
                 "outcomes and activities"),
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
const struct ot_binding_rows ot_report_rows = OT_ROWS(rows);
