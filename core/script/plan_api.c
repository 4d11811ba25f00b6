/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a script can ask of the plan. */
#include "config.h"

#include <string.h>

#include "appraise/balance.h"
#include "appraise/ledger_node.h"
#include "script/api.h"
#include "script/list.h"
#include "script/quantity.h"

static const struct ot_plan *plan_of(lua_State *L)
{
    return ot_host_of(L)->appraisal->plan;
}

static struct ot_graph *graph_of(lua_State *L)
{
    return ot_host_of(L)->appraisal->graph;
}

OT_API(plan_text)
{
    const struct ot_plan *plan = self->of;
    const char *name = a->binding->name;
    char year[OT_PERIOD_ROOM];
    if (strcmp(name, "price_year") == 0)
        lua_pushstring(L, ot_year_write(plan->price_year, year));
    else
        lua_pushstring(L, ot_plan_fact(plan, name)); /* NULL: nil */
    return 1;
}

/* "Steering Group > Joint Leadership Team": each a step. */
OT_API(plan_governance)
{
    const char *route = ot_plan_fact(self->of, "governance");
    (void)a;
    ot_list_push(L);
    while (route && *route) {
        size_t length = strcspn(route, ">"), part = length;
        const char *step = ot_text_trim(route, &part);
        route += length + (route[length] == '>');
        if (part == 0)
            continue;
        lua_pushlstring(L, step, part);
        ot_list_add(L, -2);
    }
    return 1;
}

OT_API(plan_periods)
{
    const struct ot_plan *plan = self->of;
    char words[OT_PERIOD_ROOM];
    (void)a;
    ot_list_push(L);
    for (size_t i = 0; i < plan->period_count; i++) {
        lua_pushstring(L, ot_period_write(plan->periods[i], words));
        ot_list_add(L, -2);
    }
    return 1;
}

/* ---- Schemes ---- */

OT_API(plan_schemes)
{
    const struct ot_plan *plan = self->of;
    const char *source = ot_arg_text(a, "source");
    ot_list_push(L);
    for (size_t i = 0; i < plan->scheme_count; i++) {
        const struct ot_scheme *scheme = &plan->schemes[i];
        bool paid = !source;
        for (size_t s = 0; s < plan->spend_count && !paid; s++)
            paid = ot_text_same(plan->spend[s].scheme, scheme->id) &&
                   ot_text_same(plan->spend[s].source, source);
        if (!paid || !ot_arg_allows(L, a, "kind", scheme->kind) ||
            !ot_arg_allows(L, a, "type", scheme->type) ||
            !ot_arg_allows(L, a, "stage", scheme->stage) ||
            !ot_arg_allows(L, a, "part_of", scheme->part_of))
            continue;
        ot_thing_push(L, OT_OBJECT_SCHEME, scheme, 0);
        ot_list_add(L, -2);
    }
    return 1;
}

static int refuse_scheme(lua_State *L, const struct ot_plan *plan, const char *id)
{
    const char *known[256];
    size_t count = 0;
    for (size_t i = 0; i < plan->scheme_count && count < 256; i++)
        known[count++] = plan->schemes[i].id;
    const char *nearest = ot_text_nearest(id, known, count);
    if (nearest)
        return ot_raise(L,
                        "plan:scheme: no scheme \"%s\" in the plan; did you mean \"%s\"?",
                        id, nearest);
    return ot_raise(L, "plan:scheme: no scheme \"%s\" in the plan", id);
}

OT_API(plan_scheme)
{
    const struct ot_plan *plan = self->of;
    const char *id = ot_arg_text(a, "id");
    const struct ot_scheme *scheme = ot_plan_scheme(plan, id);
    if (!scheme)
        return refuse_scheme(L, plan, id);
    ot_thing_push(L, OT_OBJECT_SCHEME, scheme, 0);
    return 1;
}

/* ---- The ledger ---- */

static int push_ledger(lua_State *L, const struct ot_ledger_query *query)
{
    struct ot_error err = { 0 };
    return ot_quantity_push(L, ot_ledger_node(plan_of(L), graph_of(L), query, NULL, &err),
                            &err);
}

static void check_scheme(lua_State *L, const char *id)
{
    if (id && !ot_plan_scheme(plan_of(L), id))
        refuse_scheme(L, plan_of(L), id);
}

OT_API(plan_funding)
{
    (void)self;
    struct ot_ledger_query query = { .table = OT_LEDGER_FUNDING,
                                     .period = ot_arg_period(a, "period"),
                                     .basis = ot_arg_basis(a, "basis"),
                                     .source = ot_arg_text(a, "source"),
                                     .contributor = ot_arg_text(a, "contributor"),
                                     .account = ot_arg_text(a, "account"),
                                     .at = ot_arg(a, "at")->day };
    return push_ledger(L, &query);
}

OT_API(plan_spend)
{
    (void)self;
    struct ot_ledger_query query = { .table = OT_LEDGER_SPEND,
                                     .period = ot_arg_period(a, "period"),
                                     .basis = ot_arg_basis(a, "basis"),
                                     .source = ot_arg_text(a, "source"),
                                     .scheme = ot_arg_text(a, "scheme"),
                                     .type = ot_arg_text(a, "type"),
                                     .area = ot_arg_text(a, "area"),
                                     .commissioner = ot_arg_text(a, "commissioner"),
                                     .provider = ot_arg_text(a, "provider"),
                                     .recurrence = ot_arg_text(a, "recurrence"),
                                     .account = ot_arg_text(a, "account"),
                                     .at = ot_arg(a, "at")->day };
    check_scheme(L, query.scheme);
    return push_ledger(L, &query);
}

OT_API(plan_benefits)
{
    (void)self;
    struct ot_ledger_query query = { .table = OT_LEDGER_BENEFITS,
                                     .period = ot_arg_period(a, "period"),
                                     .basis = ot_arg_basis(a, "basis"),
                                     .scheme = ot_arg_text(a, "scheme"),
                                     .recurrence = ot_arg_text(a, "recurrence"),
                                     .beneficiary = ot_arg_text(a, "beneficiary"),
                                     .cashable = ot_arg_text(a, "cashable"),
                                     .at = ot_arg(a, "at")->day };
    check_scheme(L, query.scheme);
    return push_ledger(L, &query);
}

OT_API(plan_balance)
{
    struct ot_balance_query query = { .period = ot_arg_period(a, "period"),
                                      .basis = ot_arg_basis(a, "basis"),
                                      .source = ot_arg_text(a, "source") };
    struct ot_balance balance = { 0 };
    struct ot_error err = { 0 };
    (void)self;
    if (ot_balance_of(ot_host_of(L)->appraisal, &query, &balance, &err) != 0)
        return ot_raise_error(L, &err);
    return ot_quantity_push(L, balance.balance, &err);
}

OT_API(plan_activity)
{
    struct ot_activity_query query = { .measure = ot_arg_text(a, "measure"),
                                       .group = ot_arg_text(a, "group"),
                                       .period = ot_arg_period(a, "period"),
                                       .basis = ot_arg_basis(a, "basis") };
    struct ot_error err = { 0 };
    (void)self;
    if (query.basis == OT_BASIS_NONE)
        query.basis = OT_BASIS_PLANNED;
    return ot_quantity_push(
        L, ot_activity_node(plan_of(L), graph_of(L), &query, NULL, NULL, &err), &err);
}

/* ---- Parameters ---- */

static int refuse_parameter(lua_State *L, const char *name)
{
    const struct ot_plan *plan = plan_of(L);
    const char *known[256];
    size_t count = 0;
    for (size_t i = 0; i < plan->parameter_count && count < 256; i++)
        known[count++] = plan->parameters[i].name;
    const char *nearest = ot_text_nearest(name, known, count);
    if (nearest)
        return ot_raise(L,
                        "plan:parameter: no parameter \"%s\" of the whole plan; did you "
                        "mean \"%s\"?",
                        name, nearest);
    return ot_raise(L, "plan:parameter: no parameter \"%s\" of the whole plan", name);
}

OT_API(plan_parameter)
{
    struct ot_error err = { 0 };
    const char *name = ot_arg_text(a, "name");
    (void)self;
    struct ot_node *node =
        ot_api_parameter(ot_host_of(L), NULL, name, ot_arg_text(a, "scenario"), &err);
    if (!node && !err.text[0])
        return refuse_parameter(L, name);
    return ot_quantity_push(L, node, &err);
}

/* ---- Checks ---- */

static void check_rule(lua_State *L, const char *rule)
{
    if (!rule || ot_rule_find(rule))
        return;
    const struct ot_rule *nearest = ot_rule_nearest(rule);
    ot_raise(L, "plan:checks, rule: no rule \"%s\"%s%s%s", rule,
             nearest ? "; did you mean \"" : "", nearest ? nearest->id : "",
             nearest ? "\"?" : "");
}

OT_API(plan_checks)
{
    struct ot_host *host = ot_host_of(L);
    struct ot_error err = { 0 };
    (void)self;
    check_rule(L, ot_arg_text(a, "rule"));
    if (ot_host_checks(host, &err) != 0)
        return ot_raise_error(L, &err);
    ot_list_push(L);
    for (size_t i = 0; i < host->checks; i++) {
        const struct ot_check *check = &host->check[i];
        if (!ot_arg_allows(L, a, "rule", check->rule->id) ||
            !ot_arg_allows(L, a, "level", check->rule->level))
            continue;
        ot_thing_push(L, OT_OBJECT_CHECK, check, 0);
        ot_list_add(L, -2);
    }
    return 1;
}

OT_API(check_text)
{
    const struct ot_check *check = self->of;
    const char *name = a->binding->name;
    lua_pushstring(L, strcmp(name, "rule") == 0    ? check->rule->id
                      : strcmp(name, "level") == 0 ? check->rule->level
                                                   : check->text);
    return 1;
}

OT_API(check_values)
{
    const struct ot_check *check = self->of;
    struct ot_error err = { 0 };
    (void)a;
    ot_list_push(L);
    for (size_t i = 0; i < check->values; i++) {
        ot_quantity_push(L, check->value[i], &err);
        ot_list_add(L, -2);
    }
    return 1;
}
