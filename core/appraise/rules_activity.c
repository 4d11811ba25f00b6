/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What activity says of claimed savings, and of how long people stay. */
#include "config.h"

#include "appraise/rules_activity.h"

#include <string.h>

#include "appraise/ledger_node.h"
#include "appraise/uprate.h"
#include "base/text.h"
#include "value/force.h"

static bool is_number(const struct ot_value *value)
{
    return value->missing == OT_MISSING_NOT;
}

/* ---- The claim ---- */

/* Planned savings of the row's scheme (none: of the whole plan) in its period: those of
 * the acute hospital where any are said to be its own. A missing node: none. NULL: err.
 */
static struct ot_node *claim_of(struct ot_findings *f, const struct ot_activity *row)
{
    struct ot_ledger_query query = { .table = OT_LEDGER_BENEFITS,
                                     .period = row->period,
                                     .scheme = row->scheme,
                                     .beneficiary = "nhs_acute" };
    struct ot_node *acute = ot_ledger_node(f->appraisal->plan, f->appraisal->graph,
                                           &query, "Claimed saving", f->err);
    if (!acute || !acute->missing)
        return acute;
    query.beneficiary = NULL;
    return ot_ledger_node(f->appraisal->plan, f->appraisal->graph, &query,
                          "Claimed saving", f->err);
}

/* The first printed total of all savings of the period that is another amount. */
static const struct ot_total *other_claim(const struct ot_plan *plan,
                                          const struct ot_activity *row, double claim)
{
    for (size_t i = 0; !row->scheme && i < plan->total_count; i++) {
        const struct ot_total *total = &plan->totals[i];
        if (strcmp(total->table, "benefits") == 0 && is_number(&total->value) &&
            ot_period_same(total->period, row->period) && !total->scheme &&
            !total->recurrence && (double)total->value.pence / 100 != claim)
            return total;
    }
    return NULL;
}

/* ---- saving_exceeds_beds ---- */

static struct ot_node *parameter_of(struct ot_findings *f, const struct ot_activity *row,
                                    const char *name)
{
    const struct ot_override *found =
        ot_plan_override(f->appraisal->plan, row->scheme, NULL, name, NULL);
    return found && is_number(&found->value)
               ? ot_override_node(f->appraisal->plan, f->appraisal->graph, found, NULL,
                                  f->err)
               : NULL;
}

/* Of a year: `bed_cost`, else `ward_cost` / `ward_beds`. NULL: the plan has neither, or
 * err. */
static struct ot_node *bed_cost(struct ot_findings *f, const struct ot_activity *row)
{
    struct ot_node *bed = parameter_of(f, row, "bed_cost");
    if (bed || f->err->text[0])
        return bed;
    struct ot_node *ward = parameter_of(f, row, "ward_cost");
    struct ot_node *beds = ward ? parameter_of(f, row, "ward_beds") : 0;
    return beds ? ot_graph_divide(f->appraisal->graph, ward, beds, f->err) : NULL;
}

static int check_beds(struct ot_findings *f, const struct ot_activity *row,
                      struct ot_node *claim)
{
    struct ot_graph *graph = f->appraisal->graph;
    struct ot_node *bed = bed_cost(f, row);
    if (!bed)
        return f->err->text[0] ? -1 : 0;
    struct ot_node *beds =
        ot_finding_leaf(f, &row->value, &row->vouch, row->value.number,
                        row->unit ? row->unit : "bed", "Beds released");
    struct ot_node *worth = beds ? ot_graph_multiply(graph, beds, bed, f->err) : NULL;
    if (!worth || ot_force(graph, worth, f->err) != 0)
        return -1;
    double years = ot_period_years(row->period);
    if (worth->missing || !ot_unit_is_money(worth->unit) ||
        claim->value[0] <= worth->value[0] * years)
        return 0;
    worth->label = "Beds released, at their cost in a year";
    struct ot_check *check = ot_finding_new(f, OT_RULE_SAVING_EXCEEDS_BEDS);
    if (ot_finding_text(f, check,
                        "%s: a saving of %s is claimed, while the beds to be released "
                        "(%s%s) cost %s",
                        ot_finding_period(f, row->period),
                        ot_finding_money(f, claim->value[0]),
                        row->value.qualifier == OT_QUALIFIER_ABOUT ? "about " : "",
                        ot_finding_number(f, row->value.number, -1),
                        ot_finding_money(f, worth->value[0] * years)) != 0)
        return -1;
    ot_finding_cell(check, row->value.at);
    ot_finding_value(check, claim);
    ot_finding_value(check, worth);
    return 0;
}

/* ---- saving_for_each ---- */

/* `admission_cost`: of the plan, else of an installed kind of one of its schemes. */
struct unit_cost {
    struct ot_node *node; /* in the prices of the period */
    double low, high;     /* the same; equal to the value where no interval is known */
};

/* NULL: no kind has one, or f->err. */
static const struct ot_parameter *kind_cost(struct ot_findings *f)
{
    const struct ot_plan *plan = f->appraisal->plan;
    for (size_t i = 0; i < plan->scheme_count; i++) {
        const struct ot_kind *kind;
        if (ot_finding_kind(f, &plan->schemes[i], &kind) != 0)
            return NULL;
        for (size_t p = 0; kind && p < kind->parameter_count; p++)
            if (strcmp(kind->parameters[p].name, "admission_cost") == 0)
                return &kind->parameters[p];
    }
    return NULL;
}

static struct ot_node *kind_node(struct ot_findings *f, const struct ot_parameter *p)
{
    struct ot_unit unit = ot_unit_one();
    struct ot_leaf leaf = { .source = p->source,
                            .note = p->note,
                            .grade = ot_grade_word(p->grade),
                            .has_interval = true,
                            .low = p->low,
                            .high = p->high };
    ot_unit_read(p->unit, &unit);
    struct ot_node *node =
        ot_graph_leaf(f->appraisal->graph, p->base, unit,
                      (struct ot_prices){ OT_PRICE_REAL, p->price_year },
                      p->grade == OT_ASSUMED ? OT_QUALITY_ASSUMED : OT_QUALITY_PUBLISHED,
                      p->label, &leaf);
    if (!node)
        ot_error_memory(f->err);
    return node;
}

/* 1: found; 0: none is known in those prices; -1: err. */
static int find_cost(struct ot_findings *f, const struct ot_activity *row,
                     struct unit_cost *out)
{
    struct ot_error unknown = { 0 };
    struct ot_node *own = parameter_of(f, row, "admission_cost");
    const struct ot_parameter *p = own ? NULL : kind_cost(f);
    if (p)
        own = kind_node(f, p);
    if (!own)
        return f->err->text[0] ? -1 : 0;
    out->node = ot_uprate(f->appraisal->graph, own, ot_period_financial_year(row->period),
                          &unknown);
    if (!out->node)
        return 0;
    if (ot_force(f->appraisal->graph, out->node, f->err) != 0)
        return -1;
    if (out->node->missing || !own->value || own->value[0] == 0)
        return 0;
    double scale = out->node->value[0] / own->value[0];
    bool has = own->leaf && own->leaf->has_interval;
    out->low = has ? own->leaf->low * scale : out->node->value[0];
    out->high = has ? own->leaf->high * scale : out->node->value[0];
    return 1;
}

/* "£2,057", or "£2,057 or £2,135" where the papers print another claim, too. */
static const char *each_words(struct ot_findings *f, const struct ot_activity *row,
                              double claim)
{
    const struct ot_total *other = other_claim(f->appraisal->plan, row, claim);
    double number = row->value.number;
    if (!other)
        return ot_finding_money(f, claim / number);
    const char *words = ot_arena_format(
        f->appraisal->graph->arena, "%s or %s", ot_finding_money(f, claim / number),
        ot_finding_money(f, (double)other->value.pence / 100 / number));
    return words ? words : "";
}

static int check_each(struct ot_findings *f, const struct ot_activity *row,
                      struct ot_node *claim)
{
    struct ot_graph *graph = f->appraisal->graph;
    struct unit_cost cost;
    int found = row->value.number > 0 ? find_cost(f, row, &cost) : 0;
    if (found <= 0)
        return found;
    double each = claim->value[0] / row->value.number;
    if (each >= cost.low && each <= cost.high)
        return 0;
    struct ot_check *check = ot_finding_new(f, OT_RULE_SAVING_FOR_EACH);
    if (ot_finding_text(
            f, check,
            "%s: the claimed saving is %s for each admission avoided. An admission costs "
            "%s (%s to %s)",
            ot_finding_period(f, row->period), each_words(f, row, claim->value[0]),
            ot_finding_money(f, cost.node->value[0]), ot_finding_money(f, cost.low),
            ot_finding_money(f, cost.high)) != 0)
        return -1;
    struct ot_node *number =
        ot_finding_leaf(f, &row->value, &row->vouch, row->value.number,
                        row->unit ? row->unit : "admission", "Admissions avoided");
    struct ot_node *ratio = number ? ot_graph_divide(graph, claim, number, f->err) : NULL;
    if (!ratio)
        return -1;
    ratio->label = "Claimed saving for each admission";
    ot_finding_cell(check, row->value.at);
    ot_finding_value(check, claim);
    ot_finding_value(check, ratio);
    ot_finding_value(check, cost.node);
    return 0;
}

static bool is_avoided(const char *measure)
{
    return strcmp(measure, "admissions_avoided") == 0 ||
           strcmp(measure, "non_elective_admissions_avoided") == 0 ||
           strcmp(measure, "emergency_admissions_avoided") == 0;
}

static int check_saving(struct ot_findings *f, const struct ot_activity *row)
{
    bool beds = strcmp(row->measure, "beds_released") == 0;
    if (row->basis != OT_BASIS_PLANNED || !is_number(&row->value) || row->group ||
        (!beds && !is_avoided(row->measure)))
        return 0;
    struct ot_node *claim = claim_of(f, row);
    if (!claim || ot_force(f->appraisal->graph, claim, f->err) != 0)
        return -1;
    if (claim->missing)
        return 0;
    return beds ? check_beds(f, row, claim) : check_each(f, row, claim);
}

/* ---- stay_implausible ---- */

/* Starts a week. */
static double weekly(const struct ot_activity *row)
{
    double weeks = ot_period_days(row->period) / 7.0;
    if (strcmp(row->counted, "per week") == 0)
        return row->value.number;
    if (strcmp(row->counted, "per day") == 0)
        return row->value.number * 7;
    if (strcmp(row->counted, "per month") == 0)
        return row->value.number * ot_period_years(row->period) * 12 / weeks;
    return row->value.number / weeks;
}

static const struct ot_activity *starts_of(const struct ot_plan *plan,
                                           const struct ot_activity *users)
{
    for (size_t i = 0; i < plan->activity_count; i++) {
        const struct ot_activity *row = &plan->activity[i];
        if (strcmp(row->measure, "starts") == 0 && row->basis == users->basis &&
            ot_text_same(row->scheme, users->scheme) &&
            ot_text_same(row->group, users->group) &&
            ot_period_same(row->period, users->period) && is_number(&row->value) &&
            row->value.number > 0 && strcmp(row->counted, "at once") != 0)
            return row;
    }
    return NULL;
}

#define STAY_LEAST 3 /* weeks: half of the six that intermediate care may last */
#define STAY_MOST 6

static void expected_stay(struct ot_findings *f, const struct ot_activity *users,
                          double *least, double *most)
{
    const struct ot_scheme *scheme = ot_plan_scheme(f->appraisal->plan, users->scheme);
    const struct ot_override *row =
        ot_plan_override(f->appraisal->plan, users->scheme, scheme ? scheme->kind : NULL,
                         "expected_stay", NULL);
    *least = STAY_LEAST;
    *most = STAY_MOST;
    if (!row || !is_number(&row->value))
        return;
    *least = is_number(&row->low) ? row->low.number : row->value.number;
    *most = is_number(&row->high) ? row->high.number : row->value.number;
}

static int say_stay(struct ot_findings *f, const struct ot_activity *users,
                    const struct ot_activity *starts, double least, double most)
{
    struct ot_graph *graph = f->appraisal->graph;
    const struct ot_scheme *scheme = ot_plan_scheme(f->appraisal->plan, users->scheme);
    struct ot_check *check = ot_finding_new(f, OT_RULE_STAY_IMPLAUSIBLE);
    double flow = weekly(starts);
    if (ot_finding_text(
            f, check,
            "%s, %s: %s at once and %s starts a week make a stay of %s weeks, "
            "where %s to %s are expected",
            scheme->name, ot_finding_period(f, users->period),
            ot_finding_number(f, users->value.number, -1), ot_finding_number(f, flow, -1),
            ot_finding_number(f, users->value.number / flow, 2),
            ot_finding_number(f, least, -1), ot_finding_number(f, most, -1)) != 0)
        return -1;
    struct ot_node *stock = ot_finding_leaf(
        f, &users->value, &users->vouch, users->value.number, "person", "People at once");
    struct ot_node *rate = ot_finding_leaf(f, &starts->value, &starts->vouch, flow,
                                           "person/week", "Starts a week");
    struct ot_node *stay =
        stock && rate ? ot_graph_divide(graph, stock, rate, f->err) : NULL;
    if (!stay)
        return -1;
    stay->label = "Mean stay";
    ot_finding_cell(check, users->value.at);
    ot_finding_cell(check, starts->value.at);
    ot_finding_value(check, stock);
    ot_finding_value(check, rate);
    ot_finding_value(check, stay);
    return 0;
}

static int check_stay(struct ot_findings *f, const struct ot_activity *users)
{
    double least, most;
    if (strcmp(users->measure, "users") != 0 || strcmp(users->counted, "at once") != 0 ||
        !users->scheme || !is_number(&users->value))
        return 0;
    const struct ot_activity *starts = starts_of(f->appraisal->plan, users);
    if (!starts)
        return 0;
    expected_stay(f, users, &least, &most);
    double stay = users->value.number / weekly(starts);
    return stay >= least && stay <= most ? 0 : say_stay(f, users, starts, least, most);
}

int ot_rules_activity(struct ot_findings *f)
{
    const struct ot_plan *plan = f->appraisal->plan;
    for (size_t i = 0; i < plan->activity_count; i++)
        if (check_saving(f, &plan->activity[i]) != 0 ||
            check_stay(f, &plan->activity[i]) != 0)
            return -1;
    return 0;
}
