/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule as its script has it, and what came of it. */
#include "config.h"

#include "report/verdict.h"

#include <string.h>

#include "base/number.h"
#include "report/lineage.h"

static void put_text(struct ot_tree *tree, xmlNode *parent, const char *name,
                     const char *text)
{
    ot_tree_text(tree, ot_tree_element(tree, parent, name), text, strlen(text));
}

static void put_side(struct ot_tree *tree, xmlNode *test, const char *name,
                     const struct ot_report_side *from)
{
    char number[OT_NUMBER_ROOM];
    xmlNode *side = ot_tree_element(tree, test, name);
    if (from->figure) {
        ot_shown_figure(tree, side, from->figure);
        return;
    }
    ot_tree_attribute(tree, side, "value", ot_number_write(from->number, number));
    ot_tree_text(tree, side, from->text, strlen(from->text));
}

void ot_verdict_write(struct ot_tree *tree, xmlNode *parent,
                      const struct ot_report_verdict *verdict)
{
    xmlNode *into = ot_tree_element(tree, parent, "verdict");
    ot_tree_attribute(tree, into, "evaluation", verdict->evaluation);
    ot_tree_attribute(tree, into, "rule", verdict->rule->id);
    ot_tree_attribute(tree, into, "word", verdict->word);
    ot_tree_attribute(tree, into, "against-evidence", verdict->against);
    put_text(tree, into, "reason", verdict->reason);
    for (size_t i = 0; i < verdict->tests; i++) {
        xmlNode *test = ot_tree_element(tree, into, "test");
        ot_tree_attribute(tree, test, "operator", verdict->test[i].sign);
        ot_tree_attribute(tree, test, "holds", verdict->test[i].holds ? "true" : "false");
        put_side(tree, test, "left", &verdict->test[i].left);
        put_side(tree, test, "right", &verdict->test[i].right);
    }
}

void ot_verdict_rules(struct ot_tree *tree, xmlNode *parent,
                      const struct ot_report *report)
{
    xmlNode *rules = report->rules ? ot_tree_element(tree, parent, "rules") : NULL;
    for (size_t i = 0; i < report->rules; i++) {
        const struct ot_report_rule *from = report->rule[i];
        xmlNode *rule = ot_tree_element(tree, rules, "rule");
        ot_tree_attribute(tree, rule, "id", from->id);
        ot_tree_attribute(tree, rule, "file", from->file);
        ot_tree_count(tree, rule, "line", from->line);
        put_text(tree, rule, "title", from->title);
        put_text(tree, rule, "source", from->source);
    }
}
