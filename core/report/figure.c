/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure in words: how many digits it bears, its unit, and the word that says how far
 * it can be trusted. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "report/report.h"
#include "value/interval_of.h"
#include "value/spread.h"

#define POUND "£"
#define SIGNIFICANT 3
#define PEOPLE_ROOM (OT_NUMBER_ROOM * 16)

/* Decimals that leave SIGNIFICANT digits; below 0: tens, hundreds … are rounded. Without
 * log10, whose last digit is the C library's. */
static int decimals_of(double value)
{
    int decimals = SIGNIFICANT - 1;
    double size = fabs(value);
    if (size == 0 || !isfinite(size))
        return 0;
    for (; size >= 10; size /= 10)
        decimals--;
    for (; size < 1 && decimals < 300; size *= 10)
        decimals++;
    return decimals;
}

/* How a value is rounded: to significant digits, but to no more decimals than its error
 * bears. */
struct rounding {
    int decimals;
    bool exact; /* as it is */
};

static struct rounding rounding_of(const struct ot_figure *figure, double value,
                                   double scale)
{
    const struct ot_node *node = figure->node;
    double error = (node->spread ? node->spread->error : node->error) * scale;
    struct rounding r = { decimals_of(value * scale), false };
    double unit = 1;
    if (error == 0 || !isfinite(error))
        return r;
    int bears = 0;
    for (; unit < error; unit *= 10)
        bears--;
    for (; unit / 10 >= error && bears < 12; unit /= 10)
        bears++;
    if (fabs(value * scale) > error && fabs(value * scale) <= unit / 2)
        bears++; /* more than its error: it is not nothing */
    if (bears < r.decimals)
        r.decimals = bears;
    return r;
}

static double rounded(double value, struct rounding r)
{
    int decimals = r.decimals;
    char text[OT_NUMBER_ROOM * 12];
    double result = value;
    if (r.exact || decimals > 12)
        return value;
    if (decimals >= 0) {
        ot_number_read(ot_number_fixed(value, decimals, text), &result);
        return result;
    }
    double scale = 1;
    while (decimals++ < 0)
        scale *= 10;
    return nearbyint(value / scale) * scale;
}

static bool is_money_ratio(const struct ot_node *node)
{
    return node->operation == OT_NODE_DIVIDE &&
           ot_unit_is_money(node->operand[0]->unit) &&
           ot_unit_is_money(node->operand[1]->unit);
}

static void put_pounds(double pounds, int digits, const char *unit, struct ot_text *into)
{
    char text[PEOPLE_ROOM];
    if (digits < 0) {
        ot_text_put(into, ot_money_people(pounds, text));
    } else {
        ot_number_people(fabs(pounds), digits, text);
        bool negative = pounds < 0 && strpbrk(text, "123456789");
        ot_text_put(into, negative ? "-" POUND : POUND);
        ot_text_put(into, text);
    }
    ot_text_put(into, unit);
}

static void put_number(double value, int digits, struct ot_unit unit,
                       struct ot_text *into)
{
    char text[PEOPLE_ROOM], words[OT_UNIT_ROOM];
    ot_number_people(value, digits, text);
    ot_unit_people(unit, strcmp(text, "1") != 0, words);
    ot_text_put(into, text);
    if (*words)
        ot_text_put(into, " ");
    ot_text_put(into, words);
}

enum form { PLAIN, PERCENT, THOUSANDS, MILLIONS };

static enum form form_of(const struct ot_figure *figure)
{
    if (!figure->as)
        return figure->node->percent ? PERCENT : PLAIN;
    if (strcmp(figure->as, "%") == 0)
        return PERCENT;
    if (strcmp(figure->as, POUND "k") == 0)
        return THOUSANDS;
    return strcmp(figure->as, POUND "m") == 0 ? MILLIONS : PLAIN;
}

/* A difference of two percentages is no percentage. */
static void put_percent(const struct ot_figure *figure, double percent, bool bare,
                        struct ot_text *into)
{
    char text[PEOPLE_ROOM];
    bool points = figure->node->interval == OT_INTERVAL_NEWCOMBE;
    ot_text_put(into, ot_number_people(percent, figure->digits, text));
    ot_text_put(into, !points ? "%" : bare ? "" : " percentage points");
}

static void put_plain(const struct ot_figure *figure, double value, bool bare,
                      struct ot_text *into)
{
    const struct ot_node *node = figure->node;
    char unit[OT_UNIT_ROOM] = "", text[PEOPLE_ROOM];
    if (is_money_ratio(node)) {
        put_pounds(value, figure->digits, bare ? "" : " for each " POUND "1", into);
    } else if (ot_unit_holds_money(node->unit)) {
        ot_unit_people(node->unit, true, unit);
        put_pounds(value, figure->digits, bare ? "" : unit + strlen(POUND), into);
    } else if (bare) {
        ot_text_put(into, ot_number_people(value, figure->digits, text));
    } else {
        put_number(value, figure->digits, node->unit, into);
    }
}

/* bare: without its unit, but for £ and %. */
static void put_value(const struct ot_figure *figure, double value, double like,
                      bool bare, struct ot_text *into)
{
    static const double times[] = { [PLAIN] = 1, [PERCENT] = 100, 1, 1 };
    static const double over[] = { [PLAIN] = 1, 1, [THOUSANDS] = 1e3, [MILLIONS] = 1e6 };
    enum form form = form_of(figure);
    bool counted = figure->node->counted && !figure->node->spread;
    bool whole = counted && (form == PLAIN || form == PERCENT);
    struct rounding r = rounding_of(figure, like, times[form] / over[form]);
    r.exact = whole || figure->digits >= 0;
    value = rounded(value * times[form] / over[form], r);
    if (form == PLAIN)
        put_plain(figure, value, bare, into);
    else if (form == PERCENT)
        put_percent(figure, value, bare, into);
    else
        put_pounds(value, figure->digits, form == THOUSANDS ? "k" : "m", into);
}

/* "about", where the cell says so; an uprated cell is as rough as it was. */
static void put_qualifier(const struct ot_node *node, struct ot_text *into)
{
    while (node->operation == OT_NODE_UPRATE)
        node = node->operand[0];
    if (!node->leaf || !node->leaf->qualifier || !*node->leaf->qualifier)
        return;
    ot_text_put(into, node->leaf->qualifier);
    ot_text_put(into, " ");
}

/* "illustrative, provisional": how far it can be trusted; "" where nothing is said. */
static void trust_of(const struct ot_node *node, struct ot_text *into)
{
    bool weak = node->quality == OT_QUALITY_ASSUMED ||
                node->quality == OT_QUALITY_ILLUSTRATIVE ||
                node->quality == OT_QUALITY_SCRIPT;
    if (weak)
        ot_text_put(into, ot_quality_word(node->quality));
    if (node->provisional)
        ot_text_put(into, weak ? ", provisional" : "provisional");
}

/* What a figure shows: the estimate from its draws, else its value. */
static double shown(const struct ot_node *node)
{
    return node->spread ? node->spread->estimate : node->value[0];
}

static const char *why_not(const struct ot_node *node)
{
    if (node->missing)
        return node->missing;
    return node->spread ? node->spread->not_given : node->no_base;
}

/* National returns print one decimal of a metric: kept where it is one of at least three
 * digits. */
static int digits_of(const struct ot_figure *figure)
{
    const struct ot_node *node = figure->node;
    bool measured = node->operation == OT_NODE_RATE || node->interval != OT_INTERVAL_NONE;
    double size = fabs(node->value[0]) * (form_of(figure) == PERCENT ? 100 : 1);
    return figure->digits < 0 && measured && size >= 10 ? 1 : figure->digits;
}

struct range {
    double low, high, level;
};

/* Of draws, else of the method by which the value was measured; false: there is none. */
static bool range_of(const struct ot_node *node, struct range *out)
{
    if (node->periods != 1 || why_not(node))
        return false;
    if (node->spread) {
        *out = (struct range){ node->spread->quantile[OT_LOW].value,
                               node->spread->quantile[OT_HIGH].value, OT_LEVEL };
        return true;
    }
    out->level = ot_node_level(node);
    return ot_node_interval(node, 0, &out->low, &out->high) == 0;
}

/* "95% interval 87.2% to 94.4%" */
static void put_range(const struct ot_figure *figure, const struct range *range,
                      struct ot_text *into)
{
    char text[PEOPLE_ROOM];
    double like = shown(figure->node);
    ot_text_put(into, ot_number_people(nearbyint(range->level * 1e6) / 1e4, -1, text));
    ot_text_put(into, "% interval ");
    put_value(figure, range->low, like, true, into);
    ot_text_put(into, " to ");
    put_value(figure, range->high, like, true, into);
}

static void put_people(const struct ot_figure *figure, const struct range *range,
                       struct ot_text *into)
{
    const struct ot_node *node = figure->node;
    struct ot_text trust = { 0 };
    put_qualifier(node, into);
    put_value(figure, shown(node), shown(node), false, into);
    trust_of(node, &trust);
    if (range || trust.length)
        ot_text_put(into, " (");
    if (range)
        put_range(figure, range, into);
    if (range && trust.length)
        ot_text_put(into, "; ");
    ot_text_put(into, ot_text_string(&trust));
    if (range || trust.length)
        ot_text_put(into, ")");
    into->failed |= trust.failed;
    ot_text_free(&trust);
}

static void put_figure(const struct ot_figure *figure, bool whole, struct ot_text *into)
{
    const struct ot_node *node = figure->node;
    const char *why = why_not(node);
    struct range range;
    if (why || !node->value) {
        bool cannot = node->cannot_be_given || ((node->spread || why) && !node->missing);
        ot_text_put(into, cannot ? "cannot be given: " : "not known: ");
        ot_text_put(into, why ? why : "it was not computed");
        return;
    }
    if (node->periods != 1) {
        ot_text_format(into, "%zu values, one for each period", node->periods);
        return;
    }
    struct ot_figure as = *figure;
    as.digits = digits_of(figure);
    put_people(&as, whole && range_of(node, &range) ? &range : NULL, into);
}

void ot_figure_people(const struct ot_figure *figure, struct ot_text *into)
{
    put_figure(figure, true, into);
}

void ot_figure_short(const struct ot_figure *figure, struct ot_text *into)
{
    put_figure(figure, false, into);
}

void ot_figure_range(const struct ot_figure *figure, struct ot_text *into)
{
    struct range range;
    struct ot_figure as = *figure;
    if (!figure->node->value || !range_of(figure->node, &range))
        return;
    as.digits = digits_of(figure);
    put_range(&as, &range, into);
}
