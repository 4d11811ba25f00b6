/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Activity of a scheme or of the area over a period: counts are added, rates become
 * counts, stocks and percentages are averaged by days. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "plan/ledger.h"

struct count {
    const struct ot_plan *plan;
    const struct ot_activity_query *query;
    enum ot_basis basis;
    struct ot_arena *arena;
    struct ot_error *err;
    const struct ot_activity **row; /* those asked for, in the order of the file */
    size_t rows;
    struct ot_period *period;         /* scratch, [rows] */
    const struct ot_activity **group; /* scratch, [rows] */
    size_t *chosen;                   /* scratch, [rows] */
};

/* ---- Which rows ---- */

static bool is_known_by(const struct ot_activity *row, int at)
{
    return at == 0 || row->vouch.as_of <= at;
}

static bool is_edition_asked(const struct count *c, const struct ot_activity *row)
{
    if (!is_known_by(row, c->query->at))
        return false;
    if (row->counted_up) /* has no editions */
        return true;
    for (size_t i = 0; i < c->plan->activity_count; i++) {
        const struct ot_activity *other = &c->plan->activity[i];
        if (other->vouch.as_of > row->vouch.as_of && other->basis == row->basis &&
            ot_period_same(other->period, row->period) &&
            ot_text_same(other->scheme, row->scheme) &&
            ot_text_same(other->measure, row->measure) &&
            ot_text_same(other->group, row->group) &&
            ot_text_same(other->counted, row->counted) &&
            is_known_by(other, c->query->at))
            return false;
    }
    return true;
}

static bool is_asked(const struct count *c, const struct ot_activity *row)
{
    const struct ot_activity_query *q = c->query;
    return row->basis == c->basis && ot_text_same(row->scheme, q->scheme) &&
           ot_text_same(row->measure, q->measure) &&
           (!q->group || ot_text_same(row->group, q->group)) &&
           ot_period_within(row->period, q->period) && is_edition_asked(c, row);
}

static int find_rows(struct count *c)
{
    size_t all = c->plan->activity_count;
    for (size_t i = 0; i < all; i++) {
        if (!is_asked(c, &c->plan->activity[i]))
            continue;
        const struct ot_activity **slot =
            ot_arena_push(c->arena, (void **)&c->row, &c->rows, sizeof *slot);
        if (!slot)
            return ot_error_memory(c->err);
        *slot = &c->plan->activity[i];
    }
    c->period = ot_arena_array(c->arena, c->rows, sizeof *c->period);
    c->group = ot_arena_array(c->arena, c->rows, sizeof *c->group);
    c->chosen = ot_arena_array(c->arena, c->rows, sizeof *c->chosen);
    return c->period && c->group && c->chosen ? 0 : ot_error_memory(c->err);
}

/* Rows of one group and one way of counting that tile the period, added to the sum; how
 * many, or -1. */
static int take_group(struct count *c, const struct ot_activity *like,
                      struct ot_activity_sum *out)
{
    size_t n = 0;
    for (size_t i = 0; i < c->rows; i++)
        if (ot_text_same(c->row[i]->group, like->group) &&
            ot_text_same(c->row[i]->counted, like->counted)) {
            c->period[n] = c->row[i]->period;
            c->group[n++] = c->row[i];
        }
    size_t tiles = ot_period_tile(c->query->period, c->period, n, c->chosen);
    for (size_t i = 0; i < tiles; i++) {
        const struct ot_activity **slot =
            ot_arena_push(c->arena, (void **)&out->row, &out->count, sizeof *slot);
        if (!slot)
            return ot_error_memory(c->err);
        *slot = c->group[c->chosen[i]];
    }
    return (int)tiles;
}

/* "pathway" of "pathway=P1" */
static bool same_dimension(const char *a, const char *b)
{
    size_t length = strcspn(a, "=");
    return length == strcspn(b, "=") && strncmp(a, b, length) == 0;
}

static bool is_taken(const struct ot_activity_sum *out, const char *group)
{
    for (size_t i = 0; i < out->count; i++)
        if (ot_text_same(out->row[i]->group, group))
            return true;
    return false;
}

/* The rows that speak of all, if they tile the period; else each group of the first
 * dimension. 0, or -1. */
static int take_rows(struct count *c, struct ot_activity_sum *out)
{
    const char *dimension = NULL;
    for (size_t i = 0; i < c->rows && out->count == 0; i++)
        if ((!c->row[i]->group || c->query->group) && take_group(c, c->row[i], out) < 0)
            return -1;
    if (out->count > 0)
        return 0;
    for (size_t i = 0; i < c->rows; i++) {
        const char *group = c->row[i]->group;
        if (!group || (dimension && !same_dimension(dimension, group)) ||
            is_taken(out, group))
            continue;
        int taken = take_group(c, c->row[i], out);
        if (taken < 0)
            return -1;
        if (taken > 0)
            dimension = group;
    }
    return 0;
}

/* ---- What they come to ---- */

static bool is_percentage(const struct ot_activity *row)
{
    return row->value.percent || ot_text_same(row->unit, "%");
}

static bool is_averaged(const struct ot_activity *row)
{
    return strcmp(row->counted, "at once") == 0 || is_percentage(row);
}

/* A rate over the row's period. */
static double times(const struct ot_activity *row)
{
    int days = ot_period_days(row->period);
    if (strcmp(row->counted, "per day") == 0)
        return days;
    if (strcmp(row->counted, "per week") == 0)
        return days / 7.0;
    if (strcmp(row->counted, "per month") == 0)
        return ot_period_years(row->period) * 12;
    return 1;
}

static double weight(const struct count *c, const struct ot_activity *row)
{
    if (is_averaged(row))
        return (double)ot_period_days(row->period) / ot_period_days(c->query->period);
    return times(row);
}

static int say_none(struct count *c, struct ot_activity_sum *out)
{
    const struct ot_activity_query *q = c->query;
    char period[OT_PERIOD_ROOM];
    ot_period_write(q->period, period);
    out->missing = OT_MISSING_NOT_GIVEN;
    out->missing_text = ot_arena_format(
        c->arena, "activity.csv has %s%s %s%s%s for %s%s", c->rows ? "" : "no ",
        ot_basis_word(c->basis), q->measure, q->scheme ? " of " : "",
        q->scheme ? q->scheme : "", c->rows ? "a part of " : "", period);
    if (out->missing_text && c->rows)
        out->missing_text = ot_arena_format(c->arena, "%s only", out->missing_text);
    return out->missing_text ? 0 : ot_error_memory(c->err);
}

static int say_missing(struct count *c, const struct ot_activity *row,
                       struct ot_activity_sum *out)
{
    char place[OT_ORIGIN_ROOM];
    out->missing = row->value.missing;
    out->missing_text = ot_arena_format(c->arena, "%s holds no value: %s",
                                        ot_origin_write(row->value.at, place),
                                        ot_missing_word(row->value.missing));
    return out->missing_text ? 0 : ot_error_memory(c->err);
}

/* Shares of groups do not add up to the share of all. */
static int say_shares(struct count *c, struct ot_activity_sum *out)
{
    out->missing = OT_MISSING_NOT_AVAILABLE;
    out->missing_text = ot_arena_format(
        c->arena, "activity.csv has %s as a percentage of each group, and none of all",
        c->query->measure);
    return out->missing_text ? 0 : ot_error_memory(c->err);
}

static int add_rows(struct count *c, struct ot_activity_sum *out)
{
    out->part = ot_arena_array(c->arena, out->count, sizeof *out->part);
    if (!out->part)
        return ot_error_memory(c->err);
    for (size_t i = 0; i < out->count; i++) {
        const struct ot_activity *row = out->row[i];
        if (row->value.missing != OT_MISSING_NOT)
            return say_missing(c, row, out);
        if (is_percentage(row) && !ot_text_same(row->group, out->row[0]->group))
            return say_shares(c, out);
        double number = is_percentage(row) ? row->value.number / 100 : row->value.number;
        out->part[i] = number * weight(c, row);
        out->number += out->part[i];
    }
    return 0;
}

int ot_activity_add(const struct ot_plan *plan, const struct ot_activity_query *query,
                    struct ot_arena *arena, struct ot_activity_sum *out,
                    struct ot_error *err)
{
    struct ot_activity_sum sum = { .missing = OT_MISSING_NOT };
    struct count c = { .plan = plan, .query = query, .arena = arena, .err = err };
    c.basis = query->basis == OT_BASIS_NONE ? OT_BASIS_PLANNED : query->basis;
    if (find_rows(&c) != 0 || take_rows(&c, &sum) != 0)
        return -1;
    if ((sum.count == 0 ? say_none(&c, &sum) : add_rows(&c, &sum)) != 0)
        return -1;
    *out = sum;
    return 0;
}
