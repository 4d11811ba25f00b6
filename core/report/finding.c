/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: each figure of the report once, with its interval and what is behind it. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "report/lineage.h"
#include "value/spread.h"

/* Pounds with their pence; others by the fewest digits that read back the same. */
static void put_value(struct ot_tree *tree, xmlNode *figure, const struct ot_node *node)
{
    char text[OT_NUMBER_ROOM * 12];
    if (node->missing || !node->value || (node->spread && node->spread->not_given))
        return;
    if (node->spread)
        ot_number_exact(node->spread->estimate, text);
    else if (ot_unit_is_money(node->unit))
        ot_number_fixed(node->value[0], 2, text);
    else
        ot_number_write(node->value[0], text);
    ot_tree_attribute(tree, figure, "value", text);
}

/* What its draws say, beside the estimate that is its value. */
static void put_spread(struct ot_tree *tree, xmlNode *figure, const struct ot_node *node)
{
    const struct ot_spread *spread = node->spread;
    char text[OT_NUMBER_ROOM];
    if (node->error > 0)
        ot_tree_attribute(tree, figure, "error", ot_number_exact(node->error, text));
    if (!spread || spread->not_given)
        return;
    const struct {
        const char *name;
        double value;
    } put[] = { { "low", spread->quantile[OT_LOW].value },
                { "high", spread->quantile[OT_HIGH].value },
                { "median", spread->quantile[OT_MEDIAN].value },
                { "sd", spread->sd },
                { "error", spread->error },
                { "base", node->value[0] } };
    for (size_t i = 0; i < sizeof put / sizeof put[0]; i++)
        if (!isnan(put[i].value)) /* a base case may be none */
            ot_tree_attribute(tree, figure, put[i].name,
                              ot_number_exact(put[i].value, text));
    ot_tree_attribute(tree, figure, "confidence", "0.95");
    ot_tree_attribute(tree, figure, "method", "draws");
    ot_tree_count(tree, figure, "draws", spread->draws);
}

void ot_shown_finding(const struct ot_shown *shown, struct ot_tree *tree, xmlNode *parent,
                      const struct ot_figure *from)
{
    char id[OT_NODE_ID_ROOM];
    struct ot_text words = { 0 }, range = { 0 };
    const char *label = from->label ? from->label : "";
    xmlNode *figure = ot_tree_element(tree, parent, "figure");
    ot_tree_attribute(tree, figure, "id", from->id);
    ot_tree_attribute(tree, figure, "node", ot_shown_id(shown, from->node, id));
    put_value(tree, figure, from->node);
    if (from->node->spread)
        put_spread(tree, figure, from->node);
    else
        ot_shown_interval(tree, figure, from->node);
    ot_shown_reason(tree, figure, from->node);
    ot_shown_measure(tree, figure, from->node);
    ot_tree_text(tree, ot_tree_element(tree, figure, "label"), label, strlen(label));
    ot_figure_people(from, &words);
    ot_tree_take(tree, ot_tree_element(tree, figure, "shown"), &words);
    ot_figure_range(from, &range);
    if (range.length)
        ot_tree_take(tree, ot_tree_element(tree, figure, "range"), &range);
    else
        ot_text_free(&range);
}
