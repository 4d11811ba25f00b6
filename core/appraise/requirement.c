/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minimum spend recomputed from the lines that count; payments for performance. */
#include "config.h"

#include "appraise/requirement.h"

#include <string.h>

#include "appraise/balance.h"
#include "appraise/ledger_node.h"
#include "base/number.h"
#include "base/text.h"
#include "plan/counts.h"
#include "value/force.h"

static const struct ot_prices no_prices = { OT_PRICE_NONE, 0 };

static struct ot_unit pounds(void)
{
    struct ot_unit unit = ot_unit_one();
    ot_unit_read("GBP", &unit);
    return unit;
}

/* A cell of a requirement: money, or (percent) a share. */
static struct ot_node *cell(struct ot_appraisal *a, const struct ot_requirement *row,
                            const struct ot_value *value, bool percent, const char *label)
{
    struct ot_unit unit = percent ? ot_unit_one() : pounds();
    struct ot_prices prices = percent ? no_prices : ot_cash_of(a->plan, row->period);
    double number = percent ? value->number / 100 : (double)value->pence / 100;
    struct ot_node *node =
        value->missing == OT_MISSING_NOT
            ? ot_cell_node(a->plan, a->graph, value, &row->vouch, number, unit, prices,
                           label)
            : ot_graph_missing(a->graph, unit, label, ot_missing_word(value->missing));
    if (!node)
        return NULL;
    node->prices = prices;
    node->percent = percent;
    node->decimals = percent ? value->decimals : 2;
    return node;
}

/* ---- Recomputing ---- */

struct recount {
    struct ot_appraisal *a;
    const struct ot_requirement *row;
    struct ot_counts counts;
    struct ot_ledger_sum all; /* the lines that make the plan's total */
    struct ot_node **part;
    size_t parts;
    int64_t pence;
    struct ot_text words; /* the lines that count */
    const char *lacks;    /* what the first line that cannot be told does not say */
    size_t silent;        /* lines that lack it */
    struct ot_error *err;
};

static void name_line(struct recount *r, const struct ot_ledger_entry *entry,
                      enum ot_counting how, const struct ot_value *share)
{
    const struct ot_scheme *scheme = ot_plan_scheme(r->a->plan, entry->scheme);
    char number[OT_NUMBER_ROOM * 16];
    if (r->parts > 6)
        return;
    if (r->parts == 6) {
        ot_text_put(&r->words, "; and others");
        return;
    }
    ot_text_format(&r->words, "%s%s", r->parts ? "; " : "",
                   scheme ? scheme->name : entry->scheme);
    if (how != OT_COUNTS_WHOLE)
        ot_text_format(&r->words, " (%s part, %s%%)",
                       how == OT_COUNTS_NHS_PART ? "the NHS's" : "the council's",
                       ot_number_people(how == OT_COUNTS_NHS_PART ? share->number
                                                                  : 100 - share->number,
                                        -1, number));
}

/* The NHS's part of a joint line, or the council's. */
static struct ot_node *part_of_line(struct recount *r, struct ot_node *line,
                                    const struct ot_ledger_entry *entry,
                                    const struct ot_value *share, bool nhs)
{
    struct ot_node *fraction =
        ot_cell_node(r->a->plan, r->a->graph, share, &r->a->plan->spend[entry->row].vouch,
                     share->number / 100, ot_unit_one(), no_prices, "Share of the NHS");
    if (!fraction)
        return ot_error_memory(r->err), NULL;
    fraction->percent = true;
    struct ot_node *part = ot_graph_multiply(r->a->graph, line, fraction, r->err);
    if (!part)
        return NULL;
    part->counted = line->counted;
    return nhs ? part : ot_graph_subtract(r->a->graph, line, part, r->err);
}

static int count_line(struct recount *r, const struct ot_ledger_entry *entry)
{
    const struct ot_plan *plan = r->a->plan;
    const struct ot_spend *line = &plan->spend[entry->row];
    const char *lacks = NULL;
    enum ot_counting how = ot_counts_line(plan, &r->counts, line, &lacks);
    if (how == OT_COUNTS_NOT)
        return 0;
    if (lacks) {
        r->lacks = r->lacks ? r->lacks : lacks;
        r->silent += strcmp(r->lacks, lacks) == 0;
        return 0;
    }
    struct ot_prices prices = ot_cash_of(plan, r->row->period);
    struct ot_node *node = ot_ledger_entry_node(plan, r->a->graph, entry, prices, NULL);
    const struct ot_value *share = ot_spend_nhs_share(plan, line);
    int64_t pence = entry->amount->pence;
    if (!node)
        return ot_error_memory(r->err);
    if (how != OT_COUNTS_WHOLE) {
        int64_t nhs = ot_pence_share(pence, share->number);
        pence = how == OT_COUNTS_NHS_PART ? nhs : pence - nhs;
        node = part_of_line(r, node, entry, share, how == OT_COUNTS_NHS_PART);
        if (!node)
            return -1;
    }
    name_line(r, entry, how, share);
    struct ot_node **place = ot_arena_push(r->a->graph->arena, (void **)&r->part,
                                           &r->parts, sizeof(struct ot_node *));
    if (!place)
        return ot_error_memory(r->err);
    *place = node;
    if (__builtin_add_overflow(r->pence, pence, &r->pence))
        return ot_error_set(r->err, OT_EXIT_INPUT,
                            "%s: the lines that count come to more money than can be "
                            "counted",
                            r->row->id);
    return 0;
}

static struct ot_node *cannot(struct recount *r, const char *why)
{
    struct ot_node *node =
        why ? ot_graph_missing(r->a->graph, pounds(), "Recomputed", why) : NULL;
    if (!node)
        return ot_error_memory(r->err), NULL;
    node->prices = ot_cash_of(r->a->plan, r->row->period);
    return node;
}

static struct ot_node *recounted(struct recount *r)
{
    struct ot_graph *graph = r->a->graph;
    double exact = (double)r->pence / 100;
    if (r->all.missing != OT_MISSING_NOT)
        return cannot(r, ot_arena_format(graph->arena, "cannot be recomputed: %s",
                                         r->all.missing_text));
    if (r->silent)
        return cannot(
            r, ot_arena_format(graph->arena, "cannot be recomputed: %zu line%s no %s",
                               r->silent, r->silent == 1 ? " has" : "s have", r->lacks));
    if (r->parts == 0)
        return ot_nothing_counts(graph, &r->all, ot_cash_of(r->a->plan, r->row->period),
                                 "Recomputed", "no line of planned spend counts", r->err);
    struct ot_node *sum =
        ot_graph_sum(graph, r->part, r->parts, "Recomputed", &exact, r->err);
    if (sum)
        sum->decimals = 2;
    return sum;
}

/* "2 of 12 lines of planned spend count: Home First; Dementia (the NHS's part, 50%)" */
static const char *counted_words(const struct recount *r)
{
    const char *lines = ot_text_string(&r->words);
    return ot_arena_format(
        r->a->graph->arena, "%s. %zu of %zu lines of planned spend count%s%s",
        r->row->counts, r->parts, r->all.count, *lines ? ": " : "", lines);
}

static int recompute(struct ot_appraisal *a, struct ot_required *required,
                     struct ot_error *err)
{
    struct recount r = { .a = a, .row = required->row, .err = err };
    struct ot_ledger_query query = { .table = OT_LEDGER_SPEND,
                                     .period = required->row->period };
    int failed = 0;
    if (!required->row->counts) {
        required->counts = "the plan does not say which lines count";
        required->recomputed =
            cannot(&r, "cannot be recomputed: the plan does not say which lines count");
        return required->recomputed ? 0 : -1;
    }
    if (ot_counts_read(required->row->counts, a->graph->arena, &r.counts, err) != 0 ||
        ot_ledger_add(a->plan, &query, a->graph->arena, &r.all, err) != 0)
        return -1;
    for (size_t i = 0; !failed && i < r.all.count; i++)
        failed = count_line(&r, &r.all.entry[i]);
    required->counts = counted_words(&r);
    ot_text_free(&r.words);
    if (failed)
        return -1;
    if (!required->counts)
        return ot_error_memory(err);
    required->recomputed = recounted(&r);
    return required->recomputed ? 0 : -1;
}

/* ---- Under-spend ---- */

static int force_under_spend(const struct ot_call *call, const struct ot_node *node,
                             double *into, struct ot_error *err)
{
    double under = node->operand[0]->value[0] - node->operand[1]->value[0];
    (void)call, (void)err;
    into[0] = under > 0 ? under : 0;
    return 0;
}

static struct ot_node *under_spend(struct ot_appraisal *a, struct ot_node *minimum,
                                   struct ot_node *planned, struct ot_error *err)
{
    static const struct ot_call call = { .force = force_under_spend };
    struct ot_node *pair[] = { minimum, planned };
    struct ot_node *node = ot_graph_call(a->graph, OT_NODE_SOLVE, &call, 0, 1, NULL,
                                         minimum->unit, minimum->prices, "Under-spend",
                                         "minimum − planned; 0 where no less is planned",
                                         NULL, pair, 2, err);
    if (node) {
        node->counted = minimum->counted && planned->counted;
        node->decimals = 2;
    }
    return node;
}

int ot_requirement_read(struct ot_appraisal *a, const struct ot_requirement *row,
                        struct ot_required *out, struct ot_error *err)
{
    struct ot_required required = {
        .row = row,
        .minimum = cell(a, row, &row->minimum, false, "Minimum"),
        .planned = cell(a, row, &row->planned, false, "Planned"),
        .share = cell(a, row, &row->share, true, "Share of the fund"),
    };
    if (!required.minimum || !required.planned || !required.share)
        return ot_error_memory(err);
    if (recompute(a, &required, err) != 0)
        return -1;
    required.under_spend = under_spend(
        a, required.minimum,
        required.planned->missing ? required.recomputed : required.planned, err);
    if (!required.under_spend)
        return -1;
    *out = required;
    return 0;
}
