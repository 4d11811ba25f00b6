/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as a tree of XML, part by part, in one fixed order. */
#include "config.h"

#include "report/write.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "report/lineage.h"
#include "report/memory.h"
#include "report/tree.h"
#include "report/verdict.h"
#include "value/force.h"

struct writing {
    const struct ot_report *report;
    struct ot_tree tree;
    struct ot_shown shown;
};

static xmlNode *element(struct writing *w, xmlNode *parent, const char *name)
{
    return ot_tree_element(&w->tree, parent, name);
}

static void attribute(struct writing *w, xmlNode *of, const char *name, const char *value)
{
    ot_tree_attribute(&w->tree, of, name, value);
}

static void put_head(struct writing *w, xmlNode *root)
{
    const struct ot_report *r = w->report;
    xmlNode *head = element(w, root, "head");
    ot_tree_words(&w->tree, head, "title", r->title ? r->title : "Untitled");
    ot_tree_words(&w->tree, head, "author", r->author);
    ot_tree_words(&w->tree, head, "to", r->to);
    ot_tree_words(&w->tree, head, "date", r->date);
    ot_tree_words(&w->tree, head, "purpose", r->purpose);
    ot_tree_words(&w->tree, head, "area", r->area);
    ot_tree_words(&w->tree, head, "plan", r->plan_title);
}

static void put_inputs(struct writing *w, xmlNode *parent)
{
    for (size_t i = 0; i < w->report->inputs; i++) {
        const struct ot_report_input *from = &w->report->input[i];
        xmlNode *input = element(w, parent, "input");
        attribute(w, input, "table", from->table);
        attribute(w, input, "file", from->file);
        ot_tree_count(&w->tree, input, "rows", from->rows);
        attribute(w, input, "sha256", from->sha256);
    }
}

static void put_provenance(struct writing *w, xmlNode *root)
{
    const struct ot_report *r = w->report;
    xmlNode *provenance = element(w, root, "provenance");
    if (r->script) {
        xmlNode *script = element(w, provenance, "script");
        attribute(w, script, "name", r->script);
        attribute(w, script, "sha256", r->script_sha256);
    }
    for (size_t i = 0; i < r->drawns; i++) {
        xmlNode *draws = element(w, provenance, "draws");
        ot_tree_count(&w->tree, draws, "seed", r->drawn[i].seed);
        ot_tree_count(&w->tree, draws, "count", r->drawn[i].count);
    }
    put_inputs(w, provenance);
    for (size_t i = 0; i < r->plugins; i++) {
        xmlNode *plugin = element(w, provenance, "plugin");
        attribute(w, plugin, "kind", r->plugin[i].kind);
        attribute(w, plugin, "title", r->plugin[i].title);
        attribute(w, plugin, "version", r->plugin[i].version);
        ot_tree_count(&w->tree, plugin, "abi", r->plugin[i].abi);
    }
}

static const struct ot_figure *named(const struct ot_item *item, const char *name,
                                     size_t length)
{
    for (size_t i = 0; i < item->values; i++)
        if (strlen(item->value[i].name) == length &&
            memcmp(item->value[i].name, name, length) == 0)
            return item->value[i].figure;
    return NULL;
}

/* Text in which each {name} of a value becomes that value. */
static void put_prose(struct writing *w, xmlNode *into, const char *text,
                      const struct ot_item *item)
{
    const char *done = text;
    if (!text)
        return;
    for (const char *open = strchr(text, '{'); open; open = strchr(open + 1, '{')) {
        size_t length = strcspn(open + 1, "}");
        const struct ot_figure *figure = named(item, open + 1, length);
        if (!figure)
            continue;
        ot_tree_text(&w->tree, into, done, (size_t)(open - done));
        ot_shown_figure(&w->tree, element(w, into, "value"), figure);
        done = open + 1 + length + 1;
    }
    ot_tree_text(&w->tree, into, done, strlen(done));
}

static void put_recommendation(struct writing *w, xmlNode *parent,
                               const struct ot_item *item)
{
    const struct ot_recommendation *from = item->recommend;
    xmlNode *into = element(w, parent, "recommendation");
    attribute(w, into, "verb", from->verb);
    attribute(w, into, "lead", from->lead);
    attribute(w, into, "due", from->due);
    attribute(w, into, "scheme", from->scheme);
    put_prose(w, into, item->text ? item->text : from->text, item);
}

static void put_cell(struct writing *w, xmlNode *row, const struct ot_cell_of *from)
{
    xmlNode *cell = element(w, row, "cell");
    if (from->figure)
        ot_shown_figure(&w->tree, cell, from->figure);
    else if (from->text)
        ot_tree_text(&w->tree, cell, from->text, strlen(from->text));
}

static xmlNode *put_table(struct writing *w, xmlNode *parent,
                          const struct ot_table_of *from)
{
    xmlNode *table = element(w, parent, "table");
    attribute(w, table, "shows", from->shows);
    ot_tree_words(&w->tree, table, "title", from->title);
    for (size_t c = 0; c < from->columns && from->heading; c++) {
        const char *words = from->heading[c] ? from->heading[c] : "";
        ot_tree_text(&w->tree, element(w, table, "heading"), words, strlen(words));
    }
    for (size_t r = 0; r < from->rows; r++) {
        xmlNode *row = element(w, table, "row");
        attribute(w, row, "evaluation", from->evaluation ? from->evaluation[r] : NULL);
        for (size_t c = 0; c < from->columns; c++)
            put_cell(w, row, &from->cell[r * from->columns + c]);
    }
    return table;
}

static const char *check_id(struct writing *w, size_t at)
{
    const char *id = ot_arena_format(w->report->arena, "c%zu", at + 1);
    return id ? id : "c0";
}

static void put_check_list(struct writing *w, xmlNode *parent, const struct ot_item *item)
{
    xmlNode *list = element(w, parent, "check-list");
    attribute(w, list, "level", item->level);
    for (size_t i = 0; i < w->report->checks; i++)
        if (!item->level || ot_text_same(item->level, w->report->check[i].level))
            attribute(w, element(w, list, "see"), "check", check_id(w, i));
}

static void put_item(struct writing *w, xmlNode *parent, const struct ot_item *item)
{
    xmlNode *into = NULL;
    switch (item->kind) {
    case OT_ITEM_TEXT:
    case OT_ITEM_CAVEAT:
        into = element(w, parent, item->kind == OT_ITEM_TEXT ? "text" : "caveat");
        put_prose(w, into, item->text, item);
        break;
    case OT_ITEM_FIGURE:
        into = element(w, parent, "show");
        attribute(w, into, "figure", item->figure->id);
        break;
    case OT_ITEM_TABLE:
        into = put_table(w, parent, item->table);
        break;
    case OT_ITEM_CHECKS:
        put_check_list(w, parent, item);
        break;
    case OT_ITEM_RECOMMEND:
        put_recommendation(w, parent, item);
        break;
    case OT_ITEM_VERDICT:
        ot_verdict_write(&w->tree, parent, item->verdict);
        break;
    case OT_ITEM_CHART:
        into = ot_chart_write(&w->tree, parent, item->chart);
        break;
    }
    if (into)
        ot_tree_yes(&w->tree, into, "private", item->private_);
}

static void put_sections(struct writing *w, xmlNode *root)
{
    const struct ot_report *r = w->report;
    if (r->overalls) {
        xmlNode *overall = element(w, root, "recommendations");
        for (size_t i = 0; i < r->overalls; i++)
            put_item(w, overall, r->overall[i]);
    }
    for (size_t i = 0; i < r->sections; i++) {
        const struct ot_section *from = r->section[i];
        xmlNode *section = element(w, root, "section");
        attribute(w, section, "id", from->id);
        ot_tree_yes(&w->tree, section, "annex", from->annex);
        ot_tree_yes(&w->tree, section, "private", from->private_);
        xmlNode *title = element(w, section, "title");
        ot_tree_text(&w->tree, title, from->title, strlen(from->title));
        for (size_t k = 0; k < from->items; k++)
            put_item(w, section, from->item[k]);
    }
}

/* Why nothing of a scheme is known stands once in its row, as evidence. */
static void put_summary_figure(struct writing *w, xmlNode *row, const char *name,
                               const struct ot_report_summary *of,
                               const struct ot_figure *figure)
{
    struct ot_text words = { 0 };
    if (!figure)
        return;
    xmlNode *into = element(w, row, name);
    attribute(w, into, "figure", figure->id);
    if (of->evidence && ot_text_same(figure->node->missing, of->evidence))
        ot_text_put(&words, "not known");
    else
        ot_figure_short(figure, &words);
    ot_tree_take(&w->tree, into, &words);
}

static void put_summary(struct writing *w, xmlNode *root)
{
    xmlNode *summary = w->report->summaries ? element(w, root, "summary") : NULL;
    for (size_t i = 0; i < w->report->summaries; i++) {
        const struct ot_report_summary *from = &w->report->summary[i];
        xmlNode *row = element(w, summary, "row");
        attribute(w, row, "evaluation", from->evaluation);
        attribute(w, row, "scheme", from->scheme);
        attribute(w, row, "outcome", from->outcome_name);
        attribute(w, row, "evidence", from->evidence);
        if (from->verdict) {
            attribute(w, row, "verdict", from->verdict->word);
            ot_tree_yes(&w->tree, row, "verdict-private", from->verdict->private_);
        }
        put_summary_figure(w, row, "spend", from, from->spend);
        put_summary_figure(w, row, "outcome", from, from->outcome);
        put_summary_figure(w, row, "cost-per", from, from->cost_per);
        put_summary_figure(w, row, "public-value", from, from->public_value);
        put_summary_figure(w, row, "chance", from, from->chance);
        put_summary_figure(w, row, "break-even", from, from->break_even);
    }
}

static void put_place(struct writing *w, xmlNode *parent, const struct ot_origin *at)
{
    if (!at->file)
        return;
    xmlNode *cell = element(w, parent, "cell");
    attribute(w, cell, "file", at->file);
    if (at->row)
        ot_tree_count(&w->tree, cell, "row", at->row);
    if (at->row && at->column)
        ot_tree_count(&w->tree, cell, "column", at->column);
}

static void put_checks(struct writing *w, xmlNode *root)
{
    xmlNode *checks = w->report->checks ? element(w, root, "checks") : NULL;
    for (size_t i = 0; i < w->report->checks; i++) {
        const struct ot_report_check *from = &w->report->check[i];
        xmlNode *check = element(w, checks, "check");
        attribute(w, check, "id", check_id(w, i));
        attribute(w, check, "rule", from->rule);
        attribute(w, check, "level", from->level);
        attribute(w, check, "by", from->of_script ? "script" : NULL);
        const char *words = from->text ? from->text : "";
        ot_tree_text(&w->tree, element(w, check, "text"), words, strlen(words));
        for (size_t k = 0; k < from->ats; k++)
            put_place(w, check, &from->at[k]);
        for (size_t k = 0; k < from->values; k++)
            ot_shown_figure(&w->tree, element(w, check, "value"), from->value[k]);
    }
}

static void put_evaluation(struct writing *w, xmlNode *parent,
                           const struct ot_report_evaluation *from)
{
    char year[OT_PRICES_ROOM];
    xmlNode *into = element(w, parent, "evaluation");
    attribute(w, into, "id", from->id);
    attribute(w, into, "label", from->label);
    attribute(w, into, "scheme", from->scheme);
    attribute(w, into, "kind", from->kind);
    attribute(w, into, "basis", from->basis);
    attribute(w, into, "periods", from->periods);
    if (from->price_year)
        attribute(w, into, "price-year", ot_year_words(from->price_year, year));
    attribute(w, into, "quality", from->quality);
    attribute(w, into, "grade", from->grade);
    attribute(w, into, "evidence", from->evidence);
    attribute(w, into, "failed", from->failed);
}

static void put_evaluations(struct writing *w, xmlNode *root)
{
    xmlNode *list = w->report->evaluations ? element(w, root, "evaluations") : NULL;
    for (size_t i = 0; i < w->report->evaluations; i++)
        put_evaluation(w, list, &w->report->evaluation[i]);
}

static void put_papers(struct writing *w, xmlNode *root)
{
    xmlNode *papers = w->report->papers ? element(w, root, "papers") : NULL;
    for (size_t i = 0; i < w->report->papers; i++) {
        const struct ot_report_paper *from = &w->report->paper[i];
        xmlNode *paper = element(w, papers, "paper");
        attribute(w, paper, "reference", from->id);
        attribute(w, paper, "body", from->body);
        attribute(w, paper, "date", from->date);
        const char *title = from->title ? from->title : "";
        ot_tree_text(&w->tree, paper, title, strlen(title));
    }
}

/* Every node that a figure of the report rests on. */
static int find_shown(struct writing *w, struct ot_error *err)
{
    const struct ot_report *r = w->report;
    struct ot_node **of = ot_arena_array(r->arena, r->figures, sizeof(struct ot_node *));
    if (!of && r->figures)
        return ot_error_memory(err);
    for (size_t i = 0; i < r->figures; i++) {
        of[i] = r->figure[i]->node;
        if (of[i]->periods != 1)
            return ot_error_set(err, OT_EXIT_SCRIPT,
                                "figure %s (%s) has a value for each of %zu periods; "
                                "expected one value, such as its total",
                                r->figure[i]->id, r->figure[i]->label, of[i]->periods);
    }
    if (ot_lineage(of, r->figures, r->arena, &w->shown.node, &w->shown.count) != 0)
        return ot_error_memory(err);
    return 0;
}

int ot_report_write(const struct ot_report *report, struct ot_text *into,
                    struct ot_error *err)
{
    struct writing w = { .report = report };
    if (find_shown(&w, err) != 0)
        return -1;
    xmlNode *root = ot_tree_start(&w.tree, "report", OT_REPORT_NAMESPACE, err);
    attribute(&w, root, "release", report->release ? report->release : PACKAGE_VERSION);
    put_head(&w, root);
    put_provenance(&w, root);
    put_summary(&w, root);
    put_sections(&w, root);
    ot_verdict_rules(&w.tree, root, report);
    put_checks(&w, root);
    put_evaluations(&w, root);
    xmlNode *findings = element(&w, root, "findings");
    for (size_t i = 0; i < report->figures; i++)
        ot_shown_finding(&w.shown, &w.tree, findings, report->figure[i]);
    ot_shown_assumptions(&w.shown, &w.tree, root);
    ot_shown_lineage(&w.shown, &w.tree, root);
    put_papers(&w, root);
    int result = ot_tree_write(&w.tree, into);
    ot_memory_drop(w.tree.doc);
    return result;
}
