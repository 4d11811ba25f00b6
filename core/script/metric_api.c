/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a script can ask of the plan's metrics, and the ready-made table of them. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "appraise/assess.h"
#include "base/date.h"
#include "script/api.h"
#include "script/list.h"
#include "script/quantity.h"

static struct ot_appraisal *appraisal_of(lua_State *L)
{
    return ot_host_of(L)->appraisal;
}

static struct ot_metric_meaning meaning_of(lua_State *L, const struct ot_metric *row)
{
    struct ot_metric_meaning meaning;
    struct ot_error err = { 0 };
    if (ot_metric_meaning(row, appraisal_of(L)->graph->arena, &meaning) != 0) {
        ot_error_memory(&err);
        ot_raise_error(L, &err);
    }
    return meaning;
}

/* ---- Of the plan ---- */

OT_API(plan_metrics)
{
    const struct ot_plan *plan = self->of;
    ot_list_push(L);
    for (size_t i = 0; i < plan->metric_count; i++) {
        if (!ot_arg_allows(L, a, "set", plan->metrics[i].set))
            continue;
        ot_thing_push(L, OT_OBJECT_METRIC, &plan->metrics[i], 0);
        ot_list_add(L, -2);
    }
    return 1;
}

OT_API(plan_metric)
{
    const struct ot_plan *plan = self->of;
    const char *id = ot_arg_text(a, "id"), *known[256];
    const struct ot_metric *metric = ot_plan_metric(plan, id);
    size_t count = 0;
    if (metric) {
        ot_thing_push(L, OT_OBJECT_METRIC, metric, 0);
        return 1;
    }
    for (size_t i = 0; i < plan->metric_count && count < 256; i++)
        known[count++] = plan->metrics[i].id;
    const char *nearest = ot_text_nearest(id, known, count);
    return ot_raise(L, "plan:metric: no metric \"%s\" in the plan%s%s%s", id,
                    nearest ? "; did you mean \"" : "", nearest ? nearest : "",
                    nearest ? "\"?" : "");
}

/* ---- Of a metric ---- */

OT_API(metric_text)
{
    struct ot_metric_meaning m = meaning_of(L, self->of);
    const char *name = a->binding->name;
    lua_pushstring(L, strcmp(name, "id") == 0       ? m.row->id
                      : strcmp(name, "set") == 0    ? m.row->set
                      : strcmp(name, "name") == 0   ? m.name
                      : strcmp(name, "better") == 0 ? m.better
                                                    : m.unit);
    return 1;
}

static struct ot_node *find(lua_State *L, const struct ot_metric_meaning *meaning,
                            const struct ot_metric_query *query)
{
    struct ot_appraisal *appraisal = appraisal_of(L);
    char why[120], when[OT_PERIOD_ROOM];
    struct ot_error err = { 0 };
    bool dated = !ot_period_is_none(query->period);
    snprintf(why, sizeof why, "the plan has no %s of it%s%s", query->role,
             dated ? " for " : "", dated ? ot_period_write(query->period, when) : "");
    struct ot_node *node = ot_metric_node(
        appraisal, meaning, ot_metric_row(appraisal->plan, query), why, &err);
    if (!node)
        ot_raise_error(L, &err);
    return node;
}

static int push_role(lua_State *L, const struct ot_metric *row, const char *role,
                     struct ot_period period, const char *label)
{
    struct ot_metric_meaning meaning = meaning_of(L, row);
    struct ot_metric_query query = {
        .metric = row->id, .role = role, .period = period, .label = label
    };
    struct ot_error err = { 0 };
    return ot_quantity_push(L, find(L, &meaning, &query), &err);
}

OT_API(metric_baseline)
{
    (void)a;
    return push_role(L, self->of, "baseline", OT_PERIOD_NONE, NULL);
}

OT_API(metric_target)
{
    return push_role(L, self->of, "target", ot_arg_period(a, "period"),
                     ot_arg_text(a, "label"));
}

OT_API(metric_actual)
{
    return push_role(L, self->of, "actual", ot_arg_period(a, "period"), NULL);
}

OT_API(metric_latest)
{
    (void)a;
    return push_role(L, self->of, "actual", OT_PERIOD_NONE, NULL);
}

/* The report's date is the only clock; 0: it has none. */
static int today(lua_State *L)
{
    const struct ot_report *report = ot_host_of(L)->report;
    int day = 0;
    if (report && report->date)
        ot_date_read(report->date, &day);
    return day;
}

static struct ot_assessment assess(lua_State *L, const struct ot_metric_meaning *meaning,
                                   struct ot_period period)
{
    struct ot_assessment got;
    struct ot_error err = { 0 };
    if (ot_metric_assess(appraisal_of(L), meaning, period, today(L), &got, &err) != 0)
        ot_raise_error(L, &err);
    return got;
}

OT_API(metric_assess)
{
    struct ot_metric_meaning meaning = meaning_of(L, self->of);
    struct ot_assessment got = assess(L, &meaning, ot_arg_period(a, "period"));
    lua_pushstring(L, got.word);
    lua_pushstring(L, got.reason);
    return 2;
}

/* ---- The ready-made table ---- */

static const char *const headings[] = { "Metric",        "Better",
                                        "Baseline",      "Target",
                                        "Latest actual", "Can it be told from chance?",
                                        "Assessed",      "As printed" };
enum { COLUMNS = sizeof headings / sizeof *headings };

static const char *kept(lua_State *L, const char *text)
{
    const char *copy = ot_arena_text(appraisal_of(L)->graph->arena, text);
    struct ot_error err = { 0 };
    if (!copy && text) {
        ot_error_memory(&err);
        ot_raise_error(L, &err);
    }
    return copy;
}

/* "yes: 2023-24 against its target" */
static const char *chance_words(lua_State *L, const struct ot_assessment *assessed,
                                const struct ot_node *baseline)
{
    static const char *const word[] = { [OT_CHANCE_UNKNOWN] = "no interval",
                                        [OT_CHANCE_TOLD] = "yes",
                                        [OT_CHANCE_NOT_TOLD] = "no" };
    bool acted = !assessed->actual->missing && !assessed->target->missing;
    const struct ot_node *from = acted ? assessed->actual : baseline;
    if (from->missing || assessed->target->missing)
        return "";
    char text[80];
    snprintf(text, sizeof text, "%s (target against %s)",
             word[ot_metric_chance(from, assessed->target)],
             acted ? "actual" : "baseline");
    return kept(L, text);
}

/* What the plan prints where its own parts give another value: "baseline 289". */
static const char *printed_words(lua_State *L, const struct ot_metric_meaning *m)
{
    const struct ot_plan *plan = appraisal_of(L)->plan;
    struct ot_text text = { 0 };
    char when[OT_PERIOD_ROOM];
    double computed;
    for (size_t i = 0; i < plan->performance_count; i++) {
        const struct ot_performance *row = &plan->performance[i];
        if (strcmp(row->metric, m->row->id) != 0 || row->group ||
            !ot_metric_misprinted(m, row, &computed))
            continue;
        ot_text_format(&text, "%s%s %s: %s", text.length ? "; " : "", row->role,
                       ot_period_write(row->period, when), row->value.printed);
    }
    const char *words = text.failed
                            ? NULL
                            : ot_arena_text(appraisal_of(L)->graph->arena,
                                            text.length ? ot_text_string(&text) : "");
    ot_text_free(&text);
    return kept(L, words);
}

static const char *better_words(const char *better)
{
    if (!better)
        return "";
    return strcmp(better, "up") == 0 ? "higher" : "lower";
}

/* "not achieved (returned: achieved)" */
static const char *assessed_words(lua_State *L, const struct ot_assessment *assessed)
{
    char text[120];
    if (!assessed->returned)
        return assessed->word;
    snprintf(text, sizeof text, "%s (returned: %.60s)", assessed->word,
             assessed->returned);
    return kept(L, text);
}

static struct ot_cell_of cell_of(lua_State *L, struct ot_node *node)
{
    return (struct ot_cell_of){ .figure = ot_api_figure(L, node->label, node, NULL, -1) };
}

static void put_row(lua_State *L, const struct ot_metric *row, struct ot_cell_of *cell)
{
    struct ot_metric_meaning m = meaning_of(L, row);
    struct ot_assessment assessed = assess(L, &m, OT_PERIOD_NONE);
    struct ot_metric_query query = { .metric = row->id, .role = "baseline" };
    struct ot_node *baseline = ot_quantity_force(L, find(L, &m, &query));
    query.role = "actual";
    cell[0].text = m.name;
    cell[1].text = better_words(m.better);
    cell[2] = cell_of(L, baseline);
    cell[3] = cell_of(L, assessed.target);
    cell[4] = cell_of(L, find(L, &m, &query));
    cell[5].text = chance_words(L, &assessed, baseline);
    cell[6].text = assessed_words(L, &assessed);
    cell[7].text = printed_words(L, &m);
}

static size_t count_rows(lua_State *L, const struct ot_arguments *a)
{
    const struct ot_plan *plan = appraisal_of(L)->plan;
    size_t count = 0;
    for (size_t i = 0; i < plan->metric_count; i++)
        count += ot_arg_allows(L, a, "set", plan->metrics[i].set);
    return count;
}

OT_API(section_metrics)
{
    struct ot_report *report = ot_host_of(L)->report;
    const struct ot_plan *plan = appraisal_of(L)->plan;
    size_t rows = count_rows(L, a), row = 0;
    struct ot_cell_of *cell =
        ot_arena_array(report->arena, rows * COLUMNS + 1, sizeof *cell);
    const char **heading = ot_arena_array(report->arena, COLUMNS, sizeof *heading);
    struct ot_error err = { 0 };
    if (!cell || !heading) {
        ot_error_memory(&err);
        return ot_raise_error(L, &err);
    }
    memcpy(heading, headings, sizeof headings);
    for (size_t i = 0; i < plan->metric_count; i++)
        if (ot_arg_allows(L, a, "set", plan->metrics[i].set))
            put_row(L, &plan->metrics[i], &cell[row++ * COLUMNS]);
    struct ot_item *item = ot_report_item(report, self->of, OT_ITEM_TABLE);
    if (!item) {
        ot_error_memory(&err);
        return ot_raise_error(L, &err);
    }
    *item->table = (struct ot_table_of){ .title = "Metrics",
                                         .shows = "metrics",
                                         .heading = heading,
                                         .columns = COLUMNS,
                                         .cell = cell,
                                         .rows = rows };
    item->private_ = ot_arg(a, "private")->yes;
    lua_pushvalue(L, 1);
    return 1;
}
