/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan requires and what is earned, for scripts. */
#include "config.h"

#include <string.h>

#include "appraise/breakdown.h"
#include "appraise/payment.h"
#include "appraise/requirement.h"
#include "script/api.h"
#include "script/list.h"
#include "script/quantity.h"

static struct ot_appraisal *appraisal_of(lua_State *L)
{
    return ot_host_of(L)->appraisal;
}

static struct ot_arena *arena_of(lua_State *L)
{
    return appraisal_of(L)->graph->arena;
}

static void *needed(lua_State *L, void *thing)
{
    struct ot_error err = { 0 };
    if (!thing) {
        ot_error_memory(&err);
        ot_raise_error(L, &err);
    }
    return thing;
}

/* ---- Requirements ---- */

/* One without a period holds in all. */
static bool is_within(struct ot_period period, struct ot_period asked)
{
    return ot_period_is_none(asked) || ot_period_is_none(period) ||
           ot_period_within(period, asked);
}

OT_API(plan_requirements)
{
    const struct ot_plan *plan = self->of;
    struct ot_period period = ot_arg_period(a, "period");
    struct ot_error err = { 0 };
    ot_list_push(L);
    for (size_t i = 0; i < plan->requirement_count; i++) {
        const struct ot_requirement *row = &plan->requirements[i];
        if (!is_within(row->period, period) || !ot_arg_allows(L, a, "kind", row->kind) ||
            !ot_arg_allows(L, a, "set", row->set))
            continue;
        struct ot_required *required =
            needed(L, ot_arena_array(arena_of(L), 1, sizeof *required));
        if (ot_requirement_read(appraisal_of(L), row, required, &err) != 0)
            return ot_raise_error(L, &err);
        ot_thing_push(L, OT_OBJECT_REQUIREMENT, required, 0);
        ot_list_add(L, -2);
    }
    return 1;
}

OT_API(requirement_text)
{
    const struct ot_required *required = self->of;
    const struct ot_requirement *row = required->row;
    char period[OT_PERIOD_ROOM];
    const struct {
        const char *name, *text;
    } field[] = {
        { "id", row->id },
        { "name", row->name },
        { "kind", row->kind },
        { "set", row->set },
        { "metric", row->metric },
        { "met", row->met ? row->met : "not said" },
        { "note", row->vouch.note },
        { "counts", required->counts },
        { "period", ot_period_write(row->period, period) },
    };
    for (size_t i = 0; i < sizeof field / sizeof field[0]; i++)
        if (strcmp(field[i].name, a->binding->name) == 0)
            lua_pushstring(L, field[i].text); /* NULL: nil */
    return 1;
}

OT_API(requirement_amount)
{
    const struct ot_required *required = self->of;
    const char *name = a->binding->name;
    struct ot_error err = { 0 };
    return ot_quantity_push(L,
                            strcmp(name, "minimum") == 0      ? required->minimum
                            : strcmp(name, "planned") == 0    ? required->planned
                            : strcmp(name, "recomputed") == 0 ? required->recomputed
                            : strcmp(name, "share") == 0      ? required->share
                                                              : required->under_spend,
                            &err);
}

/* ---- Payments ---- */

/* A text, or a list of them. */
static const char **texts_of(lua_State *L, const struct ot_argument_value *value,
                             size_t *count)
{
    bool single = value->given && lua_type(L, value->index) == LUA_TSTRING;
    *count = !value->given ? 0 : single ? 1 : (size_t)lua_rawlen(L, value->index);
    const char **text =
        needed(L, ot_arena_array(arena_of(L), *count + 1, sizeof(const char *)));
    for (size_t i = 0; i < *count; i++) {
        if (single)
            lua_pushvalue(L, value->index);
        else
            lua_rawgeti(L, value->index, (lua_Integer)i + 1);
        text[i] = needed(L, ot_arena_text(arena_of(L), lua_tostring(L, -1)));
        lua_pop(L, 1);
    }
    return text;
}

struct payments {
    struct ot_payment *payment;
    size_t count;
    struct ot_node *sum;
};

static struct payments earn(lua_State *L, const struct ot_arguments *a)
{
    struct payments paid = { 0 };
    struct ot_results results = { .set = ot_arg_text(a, "set"),
                                  .fund = ot_arg_period(a, "period") };
    struct ot_error err = { 0 };
    results.met = texts_of(L, ot_arg(a, "met"), &results.mets);
    if (ot_payments_earned(appraisal_of(L), &results, &paid.payment, &paid.count,
                           &paid.sum, &err) != 0)
        ot_raise_error(L, &err);
    return paid;
}

OT_API(plan_earned)
{
    struct ot_error err = { 0 };
    (void)self;
    return ot_quantity_push(L, earn(L, a).sum, &err);
}

OT_API(plan_payments)
{
    struct payments paid = earn(L, a);
    struct ot_line *line =
        needed(L, ot_arena_array(arena_of(L), paid.count, sizeof *line));
    (void)self;
    ot_list_push(L);
    for (size_t i = 0; i < paid.count; i++) {
        line[i] = (struct ot_line){
            .name = paid.payment[i].row->name,
            .first = "Payment",
            .cell = { { "amount", "Amount", paid.payment[i].amount, NULL },
                      { "earned", "Earned then", paid.payment[i].earned, NULL } },
            .cells = 2
        };
        ot_thing_push(L, OT_OBJECT_LINE, &line[i], 0);
        ot_list_add(L, -2);
    }
    return 1;
}
