/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the papers require, against itself: shares, statements and minimum spend. */
#include "config.h"

#include "appraise/rules_payment.h"

#include <math.h>
#include <string.h>

#include "appraise/requirement.h"
#include "base/text.h"
#include "value/force.h"

static bool is_share(const struct ot_requirement *row)
{
    return strcmp(row->kind, "payment") == 0 && row->share.missing == OT_MISSING_NOT;
}

static const char *set_words(const char *set)
{
    return set ? set : "a set without a name";
}

/* The next payment, at or after index, that begins a set; the count where none does. */
static size_t next_set(const struct ot_plan *plan, size_t index)
{
    for (; index < plan->requirement_count; index++) {
        const struct ot_requirement *row = &plan->requirements[index];
        bool seen = !is_share(row);
        for (size_t i = 0; i < index && !seen; i++)
            seen = is_share(&plan->requirements[i]) &&
                   ot_text_same(plan->requirements[i].set, row->set);
        if (!seen)
            break;
    }
    return index;
}

/* "75% and 24%", and what it comes to; slack: what rounding of printed decimals can do.
 * In the arena; NULL: out of memory. */
static const char *shares_of(struct ot_findings *f, const char *set, double *sum,
                             double *slack)
{
    const struct ot_plan *plan = f->appraisal->plan;
    struct ot_text text = { 0 };
    size_t count = 0, last = 0;
    *sum = *slack = 0;
    for (size_t i = 0; i < plan->requirement_count; i++)
        if (is_share(&plan->requirements[i]) &&
            ot_text_same(plan->requirements[i].set, set))
            last = i;
    for (size_t i = 0; i <= last && last < plan->requirement_count; i++) {
        const struct ot_requirement *row = &plan->requirements[i];
        if (!is_share(row) || !ot_text_same(row->set, set))
            continue;
        const char *between = count == 0 ? "" : i == last ? " and " : ", ";
        ot_text_format(&text, "%s%s%%", between,
                       ot_finding_number(f, row->share.number, -1));
        *sum += row->share.number;
        if (row->share.decimals > 0)
            *slack += 0.5 * pow(0.1, row->share.decimals);
        count++;
    }
    const char *kept =
        text.failed ? NULL
                    : ot_arena_text(f->appraisal->graph->arena, ot_text_string(&text));
    ot_text_free(&text);
    if (!kept)
        ot_error_memory(f->err);
    return kept;
}

/* ---- shares_not_100 ---- */

static struct ot_node *share_leaf(struct ot_findings *f, const struct ot_requirement *row)
{
    struct ot_node *node = ot_finding_leaf(f, &row->share, &row->vouch,
                                           row->share.number / 100, NULL, row->name);
    if (node)
        node->percent = true;
    return node;
}

static int add_shares(struct ot_findings *f, struct ot_check *check, const char *set)
{
    const struct ot_plan *plan = f->appraisal->plan;
    struct ot_node *part[64] = { NULL };
    size_t parts = 0;
    for (size_t i = 0; i < plan->requirement_count && parts < 64; i++) {
        const struct ot_requirement *row = &plan->requirements[i];
        if (!is_share(row) || !ot_text_same(row->set, set))
            continue;
        part[parts] = share_leaf(f, row);
        if (!part[parts++])
            return -1;
        ot_finding_cell(check, row->share.at);
    }
    struct ot_node *sum =
        ot_graph_sum(f->appraisal->graph, part, parts, "Shares, added up", NULL, f->err);
    if (!sum)
        return -1;
    sum->percent = true;
    for (size_t i = 0; i < parts && i < 3; i++)
        ot_finding_value(check, part[i]);
    ot_finding_value(check, sum);
    return 0;
}

static int check_shares(struct ot_findings *f, const char *set)
{
    double sum, slack;
    const char *words = shares_of(f, set, &sum, &slack);
    if (!words)
        return -1;
    if (fabs(sum - 100) <= slack + 1e-9)
        return 0;
    struct ot_check *check = ot_finding_new(f, OT_RULE_SHARES_NOT_100);
    if (ot_finding_text(f, check,
                        "Payments, %s: shares of %s make %s%% of the fund, not 100%%",
                        set_words(set), words, ot_finding_number(f, sum, -1)) != 0)
        return -1;
    return add_shares(f, check, set);
}

/* ---- statements_disagree ---- */

static int check_payments(struct ot_findings *f)
{
    const struct ot_plan *plan = f->appraisal->plan;
    const char *first = NULL;
    struct ot_text text = { 0 };
    struct ot_check *check = NULL;
    size_t sets = 0;
    bool differ = false;
    for (size_t i = next_set(plan, 0); i < plan->requirement_count;
         i = next_set(plan, i + 1)) {
        double sum, slack;
        const char *set = plan->requirements[i].set;
        const char *words = shares_of(f, set, &sum, &slack);
        if (!words)
            return ot_text_free(&text), -1;
        differ = differ || (first && strcmp(first, words) != 0);
        first = first ? first : words;
        ot_text_format(&text, "%s%s (%s)", sets++ ? "; " : "", words, set_words(set));
    }
    int failed = 0;
    if (differ) {
        check = ot_finding_new(f, OT_RULE_STATEMENTS_DISAGREE);
        failed = ot_finding_text(f, check, "Payments are stated in %zu ways: %s", sets,
                                 ot_text_string(&text));
        for (size_t i = next_set(plan, 0); !failed && i < plan->requirement_count;
             i = next_set(plan, i + 1)) {
            struct ot_node *leaf = share_leaf(f, &plan->requirements[i]);
            ot_finding_cell(check, plan->requirements[i].share.at);
            ot_finding_value(check, leaf);
            failed = leaf ? 0 : -1;
        }
    }
    ot_text_free(&text);
    return failed;
}

static bool is_minimum(const struct ot_requirement *row)
{
    return strcmp(row->kind, "minimum_spend") == 0 &&
           row->minimum.missing == OT_MISSING_NOT;
}

/* An earlier row that states the same minimum, under another set, as another amount. */
static const struct ot_requirement *other_minimum(const struct ot_plan *plan,
                                                  size_t index)
{
    const struct ot_requirement *row = &plan->requirements[index];
    for (size_t i = 0; i < index; i++) {
        const struct ot_requirement *other = &plan->requirements[i];
        if (is_minimum(other) && ot_text_same_folded(other->name, row->name) &&
            ot_period_same(other->period, row->period) &&
            other->minimum.pence != row->minimum.pence)
            return other;
    }
    return NULL;
}

static int check_minimums(struct ot_findings *f)
{
    const struct ot_plan *plan = f->appraisal->plan;
    for (size_t i = 0; i < plan->requirement_count; i++) {
        const struct ot_requirement *row = &plan->requirements[i];
        const struct ot_requirement *other =
            is_minimum(row) ? other_minimum(plan, i) : NULL;
        if (!other)
            continue;
        struct ot_check *check = ot_finding_new(f, OT_RULE_STATEMENTS_DISAGREE);
        if (ot_finding_text(f, check, "%s, %s: the minimum is stated as %s and as %s",
                            row->name, ot_finding_period(f, row->period),
                            ot_finding_money(f, (double)other->minimum.pence / 100),
                            ot_finding_money(f, (double)row->minimum.pence / 100)) != 0)
            return -1;
        struct ot_node *one = ot_finding_pounds(f, &other->minimum, &other->vouch,
                                                row->period, "One minimum");
        struct ot_node *two = ot_finding_pounds(f, &row->minimum, &row->vouch,
                                                row->period, "The other minimum");
        if (!one || !two)
            return -1;
        ot_finding_cell(check, other->minimum.at);
        ot_finding_cell(check, row->minimum.at);
        ot_finding_value(check, one);
        ot_finding_value(check, two);
    }
    return 0;
}

/* ---- required_spend_short ---- */

/* What is to be spent: as printed; where that is enough, or not given, what the lines
 * that count come to. NULL: enough, or not known (err->text empty), or err. */
static struct ot_node *too_little(struct ot_findings *f, const struct ot_required *r)
{
    struct ot_node *const spend[] = { r->planned, r->recomputed };
    for (size_t i = 0; i < 2; i++) {
        if (!spend[i])
            continue;
        if (ot_force(f->appraisal->graph, spend[i], f->err) != 0)
            return NULL;
        if (!spend[i]->missing && spend[i]->value[0] < r->minimum->value[0])
            return spend[i];
    }
    return NULL;
}

static int check_required(struct ot_findings *f, const struct ot_requirement *row)
{
    struct ot_graph *graph = f->appraisal->graph;
    struct ot_required r = { 0 };
    if (!is_minimum(row))
        return 0;
    if (ot_requirement_read(f->appraisal, row, &r, f->err) != 0 ||
        ot_force(graph, r.minimum, f->err) != 0)
        return -1;
    struct ot_node *spend = r.minimum->missing ? NULL : too_little(f, &r);
    if (!spend)
        return f->err->text[0] ? -1 : 0;
    double minimum = r.minimum->value[0], found = spend->value[0];
    struct ot_check *check = ot_finding_new(f, OT_RULE_REQUIRED_SPEND_SHORT);
    if (ot_finding_text(f, check, "%s, %s: %s %s, %s below the minimum of %s", row->name,
                        ot_finding_period(f, row->period),
                        spend == r.planned ? "planned spend is"
                                           : "the lines that count come to",
                        ot_finding_money(f, found), ot_finding_money(f, minimum - found),
                        ot_finding_money(f, minimum)) != 0)
        return -1;
    struct ot_node *short_by = ot_graph_subtract(graph, r.minimum, spend, f->err);
    if (!short_by)
        return -1;
    short_by->label = "Under-spend";
    ot_finding_cell(check, row->minimum.at);
    if (spend == r.planned)
        ot_finding_cell(check, row->planned.at);
    ot_finding_value(check, r.minimum);
    ot_finding_value(check, spend);
    ot_finding_value(check, short_by);
    return 0;
}

int ot_rules_payment(struct ot_findings *f)
{
    const struct ot_plan *plan = f->appraisal->plan;
    for (size_t i = 0; i < plan->requirement_count; i++)
        if (check_required(f, &plan->requirements[i]) != 0)
            return -1;
    for (size_t i = next_set(plan, 0); i < plan->requirement_count;
         i = next_set(plan, i + 1))
        if (check_shares(f, plan->requirements[i].set) != 0)
            return -1;
    return check_payments(f) != 0 || check_minimums(f) != 0 ? -1 : 0;
}
