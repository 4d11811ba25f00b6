/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure in words: how many digits it bears, its unit, and the word that says how far
 * it can be trusted. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "report/report.h"
#include "value/interval_of.h"

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

static double rounded(double value)
{
    int decimals = decimals_of(value);
    char text[OT_NUMBER_ROOM * 12];
    double result = value;
    if (decimals > 12)
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

static void put_percent(double share, bool exact, int digits, const char *sign,
                        struct ot_text *into)
{
    char text[PEOPLE_ROOM];
    double percent = share * 100;
    if (!exact && digits < 0)
        percent = rounded(percent);
    ot_text_put(into, ot_number_people(percent, digits, text));
    ot_text_put(into, sign);
}

static void put_plain(const struct ot_figure *figure, double value, bool whole,
                      struct ot_text *into)
{
    const struct ot_node *node = figure->node;
    char unit[OT_UNIT_ROOM];
    if (!node->counted && figure->digits < 0)
        value = rounded(value);
    if (is_money_ratio(node)) {
        put_pounds(value, figure->digits, whole ? " for each " POUND "1" : "", into);
    } else if (ot_unit_holds_money(node->unit)) {
        ot_unit_people(node->unit, true, unit);
        put_pounds(value, figure->digits, whole ? unit + strlen(POUND) : "", into);
    } else {
        put_number(value, figure->digits, whole ? node->unit : ot_unit_one(), into);
    }
}

/* A difference of two percentages is no percentage. */
static const char *percent_sign(const struct ot_figure *figure, bool whole)
{
    if (figure->node->interval != OT_INTERVAL_NEWCOMBE)
        return "%";
    return whole ? " percentage points" : "";
}

/* whole: with its unit; else as an end of an interval, whose unit was said. */
static void put_value(const struct ot_figure *figure, double value, bool whole,
                      struct ot_text *into)
{
    int digits = figure->digits;
    switch (form_of(figure)) {
    case PERCENT:
        put_percent(value, figure->node->counted, digits, percent_sign(figure, whole),
                    into);
        break;
    case THOUSANDS:
        put_pounds(digits < 0 ? rounded(value / 1e3) : value / 1e3, digits, "k", into);
        break;
    case MILLIONS:
        put_pounds(digits < 0 ? rounded(value / 1e6) : value / 1e6, digits, "m", into);
        break;
    case PLAIN:
        put_plain(figure, value, whole, into);
        break;
    }
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

/* National returns print one decimal of a metric: kept where it is one of at least three
 * digits. */
static int digits_of(const struct ot_figure *figure)
{
    const struct ot_node *node = figure->node;
    bool measured = node->operation == OT_NODE_RATE || node->interval != OT_INTERVAL_NONE;
    double shown = fabs(node->value[0]) * (form_of(figure) == PERCENT ? 100 : 1);
    return figure->digits < 0 && measured && shown >= 10 ? 1 : figure->digits;
}

/* "95% interval 87.2% to 94.4%"; false: there is none. */
static bool put_interval(const struct ot_figure *figure, struct ot_text *into)
{
    char text[PEOPLE_ROOM];
    double low, high, level = ot_node_level(figure->node);
    if (ot_node_interval(figure->node, 0, &low, &high) != 0)
        return false;
    ot_text_put(into, ot_number_people(nearbyint(level * 1e6) / 1e4, -1, text));
    ot_text_put(into, "% interval ");
    put_value(figure, low, false, into);
    ot_text_put(into, " to ");
    put_value(figure, high, false, into);
    return true;
}

static bool put_trust(const struct ot_node *node, const char *link, struct ot_text *into)
{
    bool weak = node->quality == OT_QUALITY_ASSUMED ||
                node->quality == OT_QUALITY_ILLUSTRATIVE ||
                node->quality == OT_QUALITY_SCRIPT;
    if (!weak && !node->provisional)
        return false;
    ot_text_put(into, link);
    if (weak)
        ot_text_put(into, ot_quality_word(node->quality));
    if (node->provisional)
        ot_text_put(into, weak ? ", provisional" : "provisional");
    return true;
}

/* In brackets: how sure it is, and how far to be trusted. */
static void put_remarks(const struct ot_figure *figure, struct ot_text *into)
{
    struct ot_text words = { 0 };
    bool sure = put_interval(figure, &words);
    if (put_trust(figure->node, sure ? "; " : "", &words) || sure)
        ot_text_format(into, " (%s)", ot_text_string(&words));
    into->failed = into->failed || words.failed;
    ot_text_free(&words);
}

void ot_figure_people(const struct ot_figure *figure, struct ot_text *into)
{
    const struct ot_node *node = figure->node;
    if (node->missing || !node->value) {
        ot_text_put(into, node->cannot_be_given ? "cannot be given: " : "not known: ");
        ot_text_put(into, node->missing ? node->missing : "it was not computed");
        return;
    }
    if (node->periods != 1) {
        ot_text_format(into, "%zu values, one for each period", node->periods);
        return;
    }
    struct ot_figure as = *figure;
    as.digits = digits_of(figure);
    put_qualifier(node, into);
    put_value(&as, node->value[0], true, into);
    put_remarks(&as, into);
}
