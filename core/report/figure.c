/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure in words: how many digits it bears, its unit, and the word that says how far
 * it can be trusted. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "report/report.h"

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

static void put_percent(double share, bool exact, int digits, struct ot_text *into)
{
    char text[PEOPLE_ROOM];
    double percent = share * 100;
    if (!exact && digits < 0)
        percent = rounded(percent);
    ot_text_put(into, ot_number_people(percent, digits, text));
    ot_text_put(into, "%");
}

static void put_plain(const struct ot_figure *figure, double value, struct ot_text *into)
{
    const struct ot_node *node = figure->node;
    char unit[OT_UNIT_ROOM];
    if (!node->counted && figure->digits < 0)
        value = rounded(value);
    if (is_money_ratio(node)) {
        put_pounds(value, figure->digits, " for each " POUND "1", into);
    } else if (ot_unit_holds_money(node->unit)) {
        ot_unit_people(node->unit, true, unit);
        put_pounds(value, figure->digits, unit + strlen(POUND), into);
    } else {
        put_number(value, figure->digits, node->unit, into);
    }
}

static void put_value(const struct ot_figure *figure, struct ot_text *into)
{
    double value = figure->node->value[0];
    int digits = figure->digits;
    switch (form_of(figure)) {
    case PERCENT:
        put_percent(value, figure->node->counted, digits, into);
        break;
    case THOUSANDS:
        put_pounds(digits < 0 ? rounded(value / 1e3) : value / 1e3, digits, "k", into);
        break;
    case MILLIONS:
        put_pounds(digits < 0 ? rounded(value / 1e6) : value / 1e6, digits, "m", into);
        break;
    case PLAIN:
        put_plain(figure, value, into);
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

static void put_trust(const struct ot_node *node, struct ot_text *into)
{
    bool weak = node->quality == OT_QUALITY_ASSUMED ||
                node->quality == OT_QUALITY_ILLUSTRATIVE ||
                node->quality == OT_QUALITY_SCRIPT;
    if (!weak && !node->provisional)
        return;
    ot_text_put(into, " (");
    if (weak)
        ot_text_put(into, ot_quality_word(node->quality));
    if (node->provisional)
        ot_text_put(into, weak ? ", provisional" : "provisional");
    ot_text_put(into, ")");
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
    put_qualifier(node, into);
    put_value(figure, into);
    put_trust(node, into);
}
