/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report grows as the script speaks: figures and sections are numbered as they come. */
#include "config.h"

#include "report/report.h"

#include <string.h>

struct ot_report *ot_report_new(struct ot_arena *arena)
{
    struct ot_report *report = ot_arena_array(arena, 1, sizeof *report);
    if (report)
        report->arena = arena;
    return report;
}

/* Put thing at the end of a list of pointers. NULL: thing is, or out of memory. */
static void *add(struct ot_arena *arena, void *list, size_t *count, void *thing)
{
    void **place =
        thing ? ot_arena_push(arena, (void **)list, count, sizeof(void *)) : NULL;
    if (place)
        *place = thing;
    return place ? thing : NULL;
}

struct ot_figure *ot_report_figure(struct ot_report *report, const char *label,
                                   struct ot_node *node, const char *as, int digits)
{
    struct ot_arena *arena = report->arena;
    struct ot_figure *figure = ot_arena_array(arena, 1, sizeof *figure);
    if (!figure)
        return NULL;
    figure->id = ot_arena_format(arena, "f%zu", report->figures + 1);
    figure->label = ot_arena_text(arena, label ? label : node->label);
    figure->node = node;
    figure->as = ot_arena_text(arena, as);
    figure->digits = digits;
    if (!figure->id || (as && !figure->as))
        return NULL;
    return add(arena, &report->figure, &report->figures, figure);
}

struct ot_section *ot_report_section(struct ot_report *report, const char *title,
                                     bool annex)
{
    struct ot_arena *arena = report->arena;
    struct ot_section *section = ot_arena_array(arena, 1, sizeof *section);
    if (!section)
        return NULL;
    section->id = ot_arena_format(arena, "s%zu", report->sections + 1);
    section->title = ot_arena_text(arena, title);
    section->annex = annex;
    if (!section->id || !section->title)
        return NULL;
    return add(arena, &report->section, &report->sections, section);
}

/* The part that an item of its kind needs. */
static bool furnish(struct ot_arena *arena, struct ot_item *item)
{
    if (item->kind == OT_ITEM_RECOMMEND)
        return (item->recommend = ot_arena_array(arena, 1, sizeof *item->recommend));
    if (item->kind == OT_ITEM_TABLE)
        return (item->table = ot_arena_array(arena, 1, sizeof *item->table));
    if (item->kind == OT_ITEM_VERDICT)
        return (item->verdict = ot_arena_array(arena, 1, sizeof *item->verdict));
    if (item->kind == OT_ITEM_CHART)
        return (item->chart = ot_arena_array(arena, 1, sizeof *item->chart));
    return true;
}

struct ot_item *ot_report_item(struct ot_report *report, struct ot_section *section,
                               enum ot_item_kind kind)
{
    struct ot_arena *arena = report->arena;
    struct ot_item *item = ot_arena_array(arena, 1, sizeof *item);
    if (!item)
        return NULL;
    item->kind = kind;
    if (!furnish(arena, item))
        return NULL;
    if (item->verdict && !add(arena, &report->verdict, &report->verdicts, item->verdict))
        return NULL;
    if (section)
        return add(arena, &section->item, &section->items, item);
    if (item->recommend &&
        !add(arena, &report->recommend, &report->recommends, item->recommend))
        return NULL;
    return add(arena, &report->overall, &report->overalls, item);
}

struct ot_report_rule *ot_report_rule(struct ot_report *report, const char *title)
{
    struct ot_arena *arena = report->arena;
    struct ot_report_rule *rule = ot_arena_array(arena, 1, sizeof *rule);
    if (!rule)
        return NULL;
    rule->id = ot_arena_format(arena, "r%zu", report->rules + 1);
    rule->title = ot_arena_text(arena, title);
    if (!rule->id || !rule->title)
        return NULL;
    return add(arena, &report->rule, &report->rules, rule);
}

const struct ot_report_verdict *ot_report_verdict_on(const struct ot_report *report,
                                                     const char *evaluation)
{
    for (size_t i = report->verdicts; i > 0; i--)
        if (strcmp(report->verdict[i - 1]->evaluation, evaluation) == 0)
            return report->verdict[i - 1];
    return NULL;
}
