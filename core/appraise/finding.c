/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks as they are made, one by one. */
#include "config.h"

#include "appraise/finding.h"

#include <stdarg.h>
#include <stdio.h>

#include "appraise/ledger_node.h"
#include "base/number.h"

static struct ot_arena *arena_of(const struct ot_findings *f)
{
    return f->appraisal->graph->arena;
}

void ot_finding_cell(struct ot_check *check, struct ot_origin at)
{
    if (check->ats < sizeof check->at / sizeof check->at[0])
        check->at[check->ats++] = at;
}

void ot_finding_value(struct ot_check *check, struct ot_node *value)
{
    if (value && check->values < sizeof check->value / sizeof check->value[0])
        check->value[check->values++] = value;
}

int ot_finding_kind(struct ot_findings *f, const struct ot_scheme *scheme,
                    const struct ot_kind **kind)
{
    const struct ot_runner *runner = f->appraisal->runner;
    struct ot_error reason = { 0 };
    *kind = NULL;
    if (scheme->kind)
        *kind = runner->describe(runner->with, scheme->kind, &reason);
    return !*kind && reason.exit == OT_EXIT_INTERNAL
               ? ot_error_set(f->err, reason.exit, "%s", reason.text)
               : 0;
}

struct ot_check *ot_finding_new(struct ot_findings *f, enum ot_rule_place place)
{
    struct ot_check *check =
        ot_arena_push(arena_of(f), (void **)&f->item, &f->count, sizeof *check);
    if (!check) {
        ot_error_memory(f->err);
        return NULL;
    }
    check->rule = &f->rule[place];
    return check;
}

int ot_finding_text(struct ot_findings *f, struct ot_check *check, const char *format,
                    ...)
{
    va_list arguments;
    if (!check)
        return -1;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text =
        length < 0 ? NULL : ot_arena_array(arena_of(f), (size_t)length + 1, sizeof *text);
    if (!text)
        return ot_error_memory(f->err);
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    check->text = text;
    return 0;
}

static const char *kept(struct ot_findings *f, const char *text)
{
    const char *copy = ot_arena_text(arena_of(f), text);
    return copy ? copy : "";
}

const char *ot_finding_money(struct ot_findings *f, double pounds)
{
    char text[OT_NUMBER_ROOM * 16];
    return kept(f, ot_money_people(pounds, text));
}

const char *ot_finding_number(struct ot_findings *f, double number, int decimals)
{
    char text[OT_NUMBER_ROOM * 16];
    return kept(f, ot_number_people(number, decimals, text));
}

const char *ot_finding_period(struct ot_findings *f, struct ot_period period)
{
    char text[OT_PERIOD_ROOM];
    return kept(f, ot_period_write(period, text));
}

static struct ot_node *leaf_of(struct ot_findings *f, const struct ot_value *value,
                               const struct ot_vouch *vouch, double number,
                               struct ot_unit unit, struct ot_prices prices,
                               const char *label)
{
    struct ot_node *node = ot_cell_node(f->appraisal->plan, f->appraisal->graph, value,
                                        vouch, number, unit, prices, label);
    if (!node)
        ot_error_memory(f->err);
    return node;
}

struct ot_node *ot_finding_leaf(struct ot_findings *f, const struct ot_value *value,
                                const struct ot_vouch *vouch, double number,
                                const char *unit, const char *label)
{
    struct ot_unit read = ot_unit_one();
    if (unit)
        ot_unit_read(unit, &read);
    return leaf_of(f, value, vouch, number, read, (struct ot_prices){ OT_PRICE_NONE, 0 },
                   label);
}

struct ot_node *ot_finding_pounds(struct ot_findings *f, const struct ot_value *value,
                                  const struct ot_vouch *vouch, struct ot_period period,
                                  const char *label)
{
    struct ot_unit pounds = ot_unit_one();
    struct ot_prices cash = { OT_PRICE_CASH, ot_period_financial_year(period) };
    ot_unit_read("GBP", &pounds);
    struct ot_node *node =
        leaf_of(f, value, vouch, (double)value->pence / 100, pounds, cash, label);
    if (node)
        node->decimals = 2;
    return node;
}
