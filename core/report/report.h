/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report in memory: what a script put into it, and what its figures rest on. Knows
 * nodes, not plans. */
#ifndef OT_REPORT_REPORT_H
#define OT_REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "report/chart.h"
#include "value/graph.h"

#define OT_REPORT_NAMESPACE "urn:outturn:report:1"

enum ot_item_kind {
    OT_ITEM_TEXT,
    OT_ITEM_CAVEAT,
    OT_ITEM_FIGURE,
    OT_ITEM_TABLE,
    OT_ITEM_CHECKS,
    OT_ITEM_RECOMMEND,
    OT_ITEM_VERDICT,
    OT_ITEM_CHART
};

struct ot_figure {
    const char *id; /* "f1": by order in the report; given by ot_report_figure */
    const char *label;
    struct ot_node *node; /* one value */
    const char *as;       /* "%", "£k", "£m", NULL */
    int digits;           /* decimals asked for; -1 */
};
struct ot_named_figure {
    const char *name;
    struct ot_figure *figure;
}; /* for {name} in prose */
struct ot_cell_of {
    const char *text;
    struct ot_figure *figure;
}; /* one of the two */
struct ot_table_of {
    const char *title;
    const char *shows; /* balances, required-spend, metrics, decisions, risks: a table
                          that every paper lays out alike; NULL: the script's own */
    const char **heading;
    size_t columns;
    struct ot_cell_of *cell;
    size_t rows;             /* [row * columns + column] */
    const char **evaluation; /* [rows] the id of what a row is about; NULL: of none */
};
struct ot_recommendation {
    const char *verb; /* Note, Agree, Approve, Review, Endorse, Confirm, Support; or
                         review, … as given */
    const char *text, *lead, *due, *scheme;
};
struct ot_report_rule {
    const char *id, *title, *file; /* "r1" */
    unsigned line;                 /* of the file, where the source begins */
    const char *source;            /* whole lines, without the last line end */
};
struct ot_report_side { /* of a test: a figure, or a plain number with its words */
    struct ot_figure *figure;
    double number;
    const char *text;
};
struct ot_report_test {
    struct ot_report_side left, right;
    const char *sign; /* "<", "<=", ">", ">=", "=" */
    bool holds;
};
struct ot_report_verdict {
    const char *evaluation; /* its id */
    const struct ot_report_rule *rule;
    const char *word, *reason; /* continue, change, stop, insufficient evidence */
    const char *against; /* why the evidence is insufficient, where the rule decided all
                            the same; NULL */
    struct ot_report_test *test;
    size_t tests;
    bool private_; /* as its section */
};
struct ot_item {
    enum ot_item_kind kind;
    bool private_; /* TEXT, CAVEAT, FIGURE, TABLE, CHART: left out of the public paper */
    const char *text; /* TEXT, CAVEAT: with {names} */
    struct ot_named_figure *value;
    size_t values;
    struct ot_figure *figure;            /* FIGURE */
    struct ot_table_of *table;           /* TABLE */
    struct ot_recommendation *recommend; /* RECOMMEND (text, values too) */
    struct ot_report_verdict *verdict;   /* VERDICT */
    struct ot_chart *chart;              /* CHART */
    const char *level;                   /* CHECKS: "caveat", "remark" or NULL for all */
};
struct ot_section {
    const char *id, *title;
    bool annex, private_;
    struct ot_item **item;
    size_t items;
};
struct ot_report_check {
    const char *rule, *level, *text;
    bool of_script; /* not of the program's own rules */
    struct ot_origin at[OT_ORIGINS_NAMED];
    size_t ats;
    struct ot_figure *value[4];
    size_t values;
};
struct ot_report_input {
    const char *table, *file, *sha256;
    size_t rows;
};
struct ot_report_plugin {
    const char *kind, *title, *version;
    unsigned abi;
};
struct ot_report_evaluation {
    const char *id, *label, *scheme, *kind, *basis, *periods, *failed, *evidence, *grade;
    int price_year;
    const char *quality;
};
struct ot_report_summary { /* a row of the table that quickstart prints: one for each
                              evaluation */
    const char *evaluation, *scheme;
    struct ot_figure *spend, *outcome, *cost_per, *break_even;
    struct ot_figure *public_value; /* benefit over cost */
    struct ot_figure *chance;       /* that it is above 1; NULL: there are no draws */
    const char *evidence, *outcome_name;
    const struct ot_report_verdict *verdict; /* the last one given; NULL: none */
};
struct ot_report_paper {
    const char *id, *title, *body, *date;
};

struct ot_report {
    struct ot_arena *arena;                           /* borrowed: the graph's */
    const char *title, *author, *to, *date, *purpose; /* date: "2014-03-25" */
    const char *area, *plan_title;
    struct ot_section **section;
    size_t sections;
    struct ot_recommendation **recommend;
    size_t recommends; /* of the report as a whole */
    struct ot_item **overall;
    size_t overalls; /* the same, as items with values */
    struct ot_report_rule **rule;
    size_t rules;
    struct ot_report_verdict **verdict;
    size_t verdicts; /* of all sections, as given */
    struct ot_figure **figure;
    size_t figures; /* all, by id */
    struct ot_report_check *check;
    size_t checks;
    struct ot_report_input *input;
    size_t inputs;
    struct ot_report_plugin *plugin;
    size_t plugins;
    struct ot_report_evaluation *evaluation;
    size_t evaluations;
    struct ot_report_summary *summary;
    size_t summaries;
    struct ot_report_paper *paper;
    size_t papers;
    const char *script, *script_sha256, *release;
    struct ot_report_draws { /* each pair of them that an evaluation was made with */
        unsigned long seed, count; /* 0 draws: base values alone */
    } * drawn;
    size_t drawns;
};
struct ot_report *ot_report_new(struct ot_arena *arena);
/* Each returns the new thing, borrowed until the arena goes, or NULL: out of memory.
 * Texts are copied. */
struct ot_figure *ot_report_figure(struct ot_report *report, const char *label,
                                   struct ot_node *node, const char *as, int digits);
struct ot_section *ot_report_section(struct ot_report *report, const char *title,
                                     bool annex);
/* section NULL: the report as a whole (then TEXT, CAVEAT and RECOMMEND alone are
 * written). A recommendation, a table, a verdict and a chart come with
 * theirs, empty. */
struct ot_item *ot_report_item(struct ot_report *report, struct ot_section *section,
                               enum ot_item_kind kind);
struct ot_report_rule *ot_report_rule(struct ot_report *report, const char *title);

/* The last verdict on the evaluation of that id; NULL: none. */
const struct ot_report_verdict *ot_report_verdict_on(const struct ot_report *report,
                                                     const char *evaluation);

/* A value as people read it, or why it is missing: "£200,000", "about 412 falls
 * (assumed)", "£485 for each fall (illustrative)", "£1.20 for each £1", "35%", "91.5%
 * (95% interval 87.2% to 94.4%; provisional)", "not known: …", "cannot be given: …".
 * Counted values are shown exactly, others to 3 significant digits unless the figure asks
 * for decimals. The node has been forced. */
void ot_figure_people(const struct ot_figure *figure, struct ot_text *into);
/* The same without its interval. */
void ot_figure_short(const struct ot_figure *figure, struct ot_text *into);
/* "95% interval 41 to 175", of what has one; nothing of anything else. */
void ot_figure_range(const struct ot_figure *figure, struct ot_text *into);

#endif
