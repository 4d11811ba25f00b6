/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which counts make a proportion or a rate, and which of these can be compared. */
#include "config.h"

#include "value/measured.h"

#include <math.h>
#include <stdio.h>

#include "method/interval.h"
#include "value/fit.h"

#define PER_MAX 1e9

/* "admission/per_100000/person" */
static int unit_of(const struct ot_node *count, const struct ot_node *population,
                   double per, struct ot_unit *out)
{
    char word[32];
    struct ot_unit scale = ot_unit_one();
    snprintf(word, sizeof word, OT_UNIT_PER "%.0f", per);
    if (per != 1 && ot_unit_read(word, &scale) != 0)
        return -1;
    return ot_unit_divide(count->unit, population->unit, out) == 0
               ? ot_unit_divide(*out, scale, out)
               : -1;
}

static int check(const struct ot_node *count, const struct ot_node *population,
                 const struct ot_rate_of *of, struct ot_error *err)
{
    if (of->level != 0 && !ot_interval_level_fits(of->level))
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "expected a level above 0.5 and below 1, such as 0.95");
    if (!(of->per >= 1 && of->per <= PER_MAX) || of->per != nearbyint(of->per))
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "expected per to be a whole number, such as 100000");
    if (count->periods != 1 || population->periods != 1)
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "expected counts of one value; take :total() or "
                            ":by_period() of a column");
    if (of->interval == OT_INTERVAL_WILSON)
        return ot_fit_units(OT_NODE_DIVIDE, count, population, err);
    return 0;
}

struct ot_node *ot_graph_rate(struct ot_graph *graph, struct ot_node *count,
                              struct ot_node *population, const struct ot_rate_of *of,
                              struct ot_error *err)
{
    struct ot_node *const pair[] = { count, population };
    struct ot_unit unit;
    if (check(count, population, of, err) != 0)
        return NULL;
    if (unit_of(count, population, of->per, &unit) != 0)
        return ot_error_set(err, OT_EXIT_SCRIPT, "the unit of %s and %s is too long",
                            count->unit.text, population->unit.text),
               NULL;
    struct ot_node *node = ot_graph_make(graph, OT_NODE_RATE, of->label, pair, 2, err);
    if (!node)
        return NULL;
    node->unit = unit;
    node->prices = (struct ot_prices){ OT_PRICE_NONE, 0 };
    node->factor = of->per;
    node->interval = of->interval;
    node->level = of->level;
    node->percent = of->interval == OT_INTERVAL_WILSON && of->per == 1;
    return node;
}

/* What stands for a figure in a message. */
static const char *name_of(const struct ot_node *node)
{
    return node->label && *node->label ? node->label : "a figure";
}

static bool is_kind(const struct ot_node *node, enum ot_interval_method interval)
{
    return node->missing ||
           (node->operation == OT_NODE_RATE && node->interval == interval);
}

static struct ot_node *shown_at(struct ot_node *node, const struct ot_node *as,
                                enum ot_interval_method interval)
{
    if (node) {
        node->interval = interval;
        node->level = as->level;
    }
    return node;
}

struct ot_node *ot_graph_difference(struct ot_graph *graph, struct ot_node *a,
                                    struct ot_node *b, struct ot_error *err)
{
    bool shares = is_kind(a, OT_INTERVAL_WILSON) && is_kind(b, OT_INTERVAL_WILSON);
    bool rates = is_kind(a, OT_INTERVAL_COUNT) && is_kind(b, OT_INTERVAL_COUNT);
    if (!shares && !rates) {
        ot_error_set(err, OT_EXIT_SCRIPT,
                     "expected two proportions or two rates of counts, found %.120s and "
                     "%.120s; use a - b for the plain difference",
                     name_of(a), name_of(b));
        return NULL;
    }
    return shown_at(ot_graph_subtract(graph, a, b, err), a,
                    shares ? OT_INTERVAL_NEWCOMBE : OT_INTERVAL_MOVER);
}

struct ot_node *ot_graph_ratio(struct ot_graph *graph, struct ot_node *a,
                               struct ot_node *b, struct ot_error *err)
{
    if (!is_kind(a, OT_INTERVAL_COUNT) || !is_kind(b, OT_INTERVAL_COUNT)) {
        ot_error_set(err, OT_EXIT_SCRIPT,
                     "expected two rates of counts, found %.120s and %.120s; use a / b "
                     "for the plain ratio",
                     name_of(a), name_of(b));
        return NULL;
    }
    if (ot_fit_units(OT_NODE_DIVIDE, a, b, err) != 0)
        return NULL;
    return shown_at(ot_graph_divide(graph, a, b, err), a, OT_INTERVAL_LOG_RATIO);
}
