/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes together is said once, here, and so is the message where it does not. */
#include "config.h"

#include "value/fit.h"

#include <stdio.h>
#include <string.h>

/* An operation in words: "add b to a", "divide a by b". */
struct phrase {
    const char *verb, *link;
    bool turned;
};
static const struct phrase phrases[OT_NODE_OPERATIONS] = {
    [OT_NODE_ADD] = { "add", "to", true },
    [OT_NODE_SUM] = { "add", "to", true },
    [OT_NODE_SUBTRACT] = { "subtract", "from", true },
    [OT_NODE_MULTIPLY] = { "multiply", "by", false },
    [OT_NODE_DIVIDE] = { "divide", "by", false },
};

#define NAME_ROOM 160
/* " (Falls avoided)", or nothing. */
static const char *name_of(const struct ot_node *node, char into[NAME_ROOM])
{
    into[0] = '\0';
    if (node->label && *node->label)
        snprintf(into, NAME_ROOM, " (%.150s)", node->label);
    return into;
}

static int refuse(enum ot_operation operation, const struct ot_node *a,
                  const struct ot_node *b, const char *of_a, const char *of_b,
                  const char *cure, struct ot_error *err)
{
    const struct phrase *phrase = &phrases[operation];
    char name_a[NAME_ROOM], name_b[NAME_ROOM];
    name_of(a, name_a);
    name_of(b, name_b);
    return ot_error_set(err, OT_EXIT_SCRIPT, "cannot %s %s%s %s %s%s; %s", phrase->verb,
                        phrase->turned ? of_b : of_a, phrase->turned ? name_b : name_a,
                        phrase->link, phrase->turned ? of_a : of_b,
                        phrase->turned ? name_a : name_b, cure);
}

static const char *unit_words(struct ot_unit unit, char into[OT_UNIT_ROOM])
{
    if (strcmp(unit.text, "1") == 0)
        return "a plain number";
    if (ot_unit_needs_prices(unit))
        return snprintf(into, OT_UNIT_ROOM, "%s", unit.text), into;
    return ot_unit_people(unit, true, into);
}

int ot_fit_units(enum ot_operation operation, const struct ot_node *a,
                 const struct ot_node *b, struct ot_error *err)
{
    char of_a[OT_UNIT_ROOM], of_b[OT_UNIT_ROOM];
    if (ot_unit_same(a->unit, b->unit))
        return 0;
    return refuse(operation, a, b, unit_words(a->unit, of_a), unit_words(b->unit, of_b),
                  "expected the same unit on both sides", err);
}

static int refuse_prices(enum ot_operation operation, const struct ot_node *a,
                         const struct ot_node *b, struct ot_error *err)
{
    char prices[OT_PRICES_ROOM], cure[160];
    char of_a[OT_UNIT_ROOM + OT_PRICES_ROOM], of_b[OT_UNIT_ROOM + OT_PRICES_ROOM];
    snprintf(of_a, sizeof of_a, "%s in %s", a->unit.text,
             ot_prices_write(a->prices, prices));
    snprintf(of_b, sizeof of_b, "%s in %s", b->unit.text,
             ot_prices_write(b->prices, prices));
    int year = a->prices.year > b->prices.year ? a->prices.year : b->prices.year;
    snprintf(cure, sizeof cure,
             "bring both to the prices of one year with outturn.uprate(amount, "
             "{ to = \"%d-%02d\" })",
             year, (year + 1) % 100);
    return refuse(operation, a, b, of_a, of_b, cure, err);
}

int ot_fit_prices(enum ot_operation operation, const struct ot_node *a,
                  const struct ot_node *b, struct ot_prices *out, struct ot_error *err)
{
    if (ot_prices_meet(a->prices, b->prices, out))
        return 0;
    if (a->missing || b->missing) {
        *out = a->missing ? b->prices : a->prices;
        return 0;
    }
    return refuse_prices(operation, a, b, err);
}

int ot_fit_periods(enum ot_operation operation, const struct ot_node *a,
                   const struct ot_node *b, struct ot_error *err)
{
    char of_a[64], of_b[64];
    if (a->periods == b->periods || a->periods == 1 || b->periods == 1)
        return 0;
    snprintf(of_a, sizeof of_a, "values of %zu periods", a->periods);
    snprintf(of_b, sizeof of_b, "values of %zu periods", b->periods);
    return refuse(operation, a, b, of_a, of_b, "expected the same periods on both sides",
                  err);
}

int ot_fit_present(const struct ot_node *money, struct ot_error *err)
{
    char prices[OT_PRICES_ROOM];
    enum ot_price_kind kind = money->prices.kind;
    if (money->prices.year && (kind == OT_PRICE_REAL || kind == OT_PRICE_CASH))
        return 0;
    return ot_error_set(err, OT_EXIT_SCRIPT,
                        "%.150s has no present value: expected prices of one year, found "
                        "%s",
                        money->label ? money->label : "the amount",
                        *ot_prices_write(money->prices, prices) ? prices : "no prices");
}
