/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One output by its name, and sums of those that are picked. */
#include "config.h"

#include "appraise/output.h"

#include <string.h>

#include "base/text.h"

static struct ot_node *missing_of(struct ot_evaluation *e, const char *unit,
                                  const char *label)
{
    struct ot_unit parsed = ot_unit_one();
    ot_unit_read(unit, &parsed);
    return ot_graph_missing(e->appraisal->graph, parsed, label, e->failed);
}

static struct ot_node *total_of(struct ot_evaluation *e, struct ot_node *column,
                                struct ot_error *err)
{
    return !column || column->missing || column->periods == 1
               ? column
               : ot_graph_total(e->appraisal->graph, column, err);
}

static struct ot_node *no_output(struct ot_evaluation *e, const char *name,
                                 enum ot_role role, struct ot_error *err)
{
    const char *known[64];
    size_t count = 0;
    for (size_t i = 0; i < e->kind->output_count && count < 64; i++)
        if (e->kind->outputs[i].role == role)
            known[count++] = e->kind->outputs[i].name;
    const char *nearest = ot_text_nearest(name, known, count);
    ot_error_set(
        err, OT_EXIT_SCRIPT, "%s has no %s \"%s\"%s%s%s; `outturn schemes %s` lists them",
        e->kind->name, ot_role_word(role), name, nearest ? "; did you mean \"" : "",
        nearest ? nearest : "", nearest ? "\"?" : "", e->kind->name);
    return NULL;
}

struct ot_node *ot_evaluation_output(struct ot_evaluation *e, const char *name,
                                     enum ot_role role, struct ot_error *err)
{
    if (!e->kind)
        return missing_of(e, "1", name);
    int index = ot_kind_output(e->kind, name);
    if (index < 0 || e->kind->outputs[index].role != role)
        return no_output(e, name, role, err);
    return total_of(e, e->output[index], err);
}

struct ot_node *ot_evaluation_main(struct ot_evaluation *e, struct ot_error *err)
{
    int index = e->kind ? ot_kind_headline(e->kind) : -1;
    if (index < 0)
        return missing_of(e, "1", "Main outcome");
    return total_of(e, e->output[index], err);
}

/* ---- Sums ---- */

#define PARTS_MAX 256

static struct ot_node *none(struct ot_evaluation *e, const char *label)
{
    struct ot_prices real = { OT_PRICE_REAL, e->price_year };
    struct ot_leaf leaf = { .note = "the plugin describes none" };
    struct ot_unit pounds = ot_unit_one();
    ot_unit_read("GBP", &pounds);
    return ot_graph_leaf(e->appraisal->graph, 0, pounds, real, OT_QUALITY_PUBLISHED,
                         label, &leaf);
}

/* The sum of what is picked, each part total or not. */
static struct ot_node *sum_of(struct ot_evaluation *e, ot_output_choice *counts,
                              const void *with, const char *label, bool in_total,
                              struct ot_error *err)
{
    struct ot_node *part[PARTS_MAX];
    size_t parts = 0;
    if (!e->kind || e->failed)
        return missing_of(e, "GBP", label);
    for (size_t i = 0; i < e->kind->output_count && parts < PARTS_MAX; i++) {
        if (!counts(&e->kind->outputs[i], with))
            continue;
        part[parts] = in_total ? total_of(e, e->output[i], err) : e->output[i];
        if (!part[parts++])
            return NULL;
    }
    if (parts == 0)
        return none(e, label);
    if (parts == 1)
        return part[0];
    return ot_graph_sum(e->appraisal->graph, part, parts, label, NULL, err);
}

struct ot_node *ot_evaluation_sum(struct ot_evaluation *e, ot_output_choice *counts,
                                  const void *with, const char *label,
                                  struct ot_error *err)
{
    return sum_of(e, counts, with, label, true, err);
}

struct ot_node *ot_evaluation_column(struct ot_evaluation *e, ot_output_choice *counts,
                                     const void *with, const char *label,
                                     struct ot_error *err)
{
    return sum_of(e, counts, with, label, false, err);
}

bool ot_output_is_spend(const struct ot_output *output, const void *with)
{
    return output->role == OT_SPEND &&
           (!with || output->party == *(const enum ot_party *)with);
}

bool ot_output_is_health(const struct ot_output *output, const void *with)
{
    (void)with;
    return output->role == OT_OUTCOME && strcmp(output->unit, "qaly") == 0;
}

/* ---- Spend ---- */

struct ot_node *ot_evaluation_spend(struct ot_evaluation *e, struct ot_error *err)
{
    return ot_evaluation_sum(e, ot_output_is_spend, NULL, "Spend", err);
}

struct ot_node *ot_evaluation_cost(struct ot_evaluation *e, struct ot_error *err)
{
    struct ot_node *spend = ot_evaluation_spend(e, err);
    if (!spend || !e->adjustment.cost)
        return spend;
    struct ot_node *cost =
        ot_graph_multiply(e->appraisal->graph, spend, e->adjustment.cost, err);
    if (cost)
        cost->label = "Spend with optimism bias";
    return cost;
}
