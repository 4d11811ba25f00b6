/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a script can ask of a scheme, an evaluation above all. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "appraise/evaluation.h"
#include "appraise/ingredient.h"
#include "appraise/ledger_node.h"
#include "appraise/results.h"
#include "base/number.h"
#include "script/api.h"
#include "script/list.h"
#include "script/quantity.h"

#define DRAWS_USUAL 10000
#define DRAWS_LEAST 100
#define DRAWS_MOST 1000000
#define SEED_MOST 4294967295.0
#define WITH_MAX 64

static const struct ot_plan *plan_of(lua_State *L)
{
    return ot_host_of(L)->appraisal->plan;
}

static struct ot_graph *graph_of(lua_State *L)
{
    return ot_host_of(L)->appraisal->graph;
}

OT_API(scheme_text)
{
    const struct ot_scheme *scheme = self->of;
    const struct {
        const char *name, *text;
    } field[] = { { "id", scheme->id },       { "name", scheme->name },
                  { "kind", scheme->kind },   { "type", scheme->type },
                  { "stage", scheme->stage }, { "part_of", scheme->part_of },
                  { "note", scheme->note } };
    for (size_t i = 0; i < sizeof field / sizeof field[0]; i++)
        if (strcmp(field[i].name, a->binding->name) == 0)
            lua_pushstring(L, field[i].text);
    return 1;
}

OT_API(scheme_spend)
{
    const struct ot_scheme *scheme = self->of;
    struct ot_ledger_query query = { .table = OT_LEDGER_SPEND,
                                     .scheme = scheme->id,
                                     .period = ot_arg_period(a, "period"),
                                     .basis = ot_arg_basis(a, "basis"),
                                     .source = ot_arg_text(a, "source") };
    struct ot_error err = { 0 };
    return ot_quantity_push(
        L, ot_ledger_node(plan_of(L), graph_of(L), &query, NULL, &err), &err);
}

/* The unit that the scheme's kind reads the measure in; NULL: as the rows say. */
static const char *unit_of(lua_State *L, const struct ot_scheme *scheme,
                           const char *measure)
{
    const struct ot_runner *runner = ot_host_of(L)->appraisal->runner;
    const struct ot_kind *kind =
        scheme->kind ? runner->describe(runner->with, scheme->kind, NULL) : NULL;
    int index = kind ? ot_kind_input(kind, measure) : -1;
    return index < 0 ? NULL : kind->inputs[index].unit;
}

OT_API(scheme_activity)
{
    const struct ot_scheme *scheme = self->of;
    struct ot_activity_query query = { .scheme = scheme->id,
                                       .measure = ot_arg_text(a, "measure"),
                                       .group = ot_arg_text(a, "group"),
                                       .period = ot_arg_period(a, "period"),
                                       .basis = ot_arg_basis(a, "basis") };
    struct ot_error err = { 0 };
    if (query.basis == OT_BASIS_NONE)
        query.basis = OT_BASIS_PLANNED;
    struct ot_node *node = ot_activity_node(
        plan_of(L), graph_of(L), &query, unit_of(L, scheme, query.measure), NULL, &err);
    return ot_quantity_push(L, node, &err);
}

/* ---- Parameters ---- */

struct ot_node *ot_api_parameter(struct ot_host *host, const struct ot_scheme *scheme,
                                 const char *name, const char *scenario,
                                 struct ot_error *err)
{
    const struct ot_appraisal *appraisal = host->appraisal;
    const struct ot_override *row =
        ot_plan_override(appraisal->plan, scheme ? scheme->id : NULL,
                         scheme ? scheme->kind : NULL, name, scenario);
    if (row)
        return ot_override_node(appraisal->plan, appraisal->graph, row, NULL, err);
    if (!scheme || !scheme->kind)
        return NULL;
    const struct ot_runner *runner = appraisal->runner;
    const struct ot_kind *kind = runner->describe(runner->with, scheme->kind, err);
    int index = kind ? ot_kind_parameter(kind, name) : -1;
    return index < 0 ? NULL
                     : ot_parameter_node(appraisal->graph, &kind->parameters[index], err);
}

OT_API(scheme_parameter)
{
    const struct ot_scheme *scheme = self->of;
    const char *name = ot_arg_text(a, "name");
    struct ot_error err = { 0 };
    struct ot_node *node =
        ot_api_parameter(ot_host_of(L), scheme, name, ot_arg_text(a, "scenario"), &err);
    if (!node && !err.text[0])
        return ot_raise(L, "scheme:parameter: %s has no parameter \"%s\"%s%s%s",
                        scheme->id, name, scheme->kind ? "; `outturn schemes " : "",
                        scheme->kind ? scheme->kind : "",
                        scheme->kind ? "` lists them" : "");
    return ot_quantity_push(L, node, &err);
}

OT_API(scheme_parts)
{
    const struct ot_scheme *scheme = self->of;
    const struct ot_plan *plan = plan_of(L);
    (void)a;
    ot_list_push(L);
    for (size_t i = 0; i < plan->scheme_count; i++) {
        if (!ot_text_same(plan->schemes[i].part_of, scheme->id))
            continue;
        ot_thing_push(L, OT_OBJECT_SCHEME, &plan->schemes[i], 0);
        ot_list_add(L, -2);
    }
    return 1;
}

/* ---- Evaluation ---- */

static int compare_given(const void *left, const void *right)
{
    const struct ot_given *a = left, *b = right;
    return strcmp(a->name, b->name);
}

/* with = { name = quantity or number }, in the order of the names. */
static size_t take_with(lua_State *L, const struct ot_arguments *a,
                        struct ot_given given[WITH_MAX])
{
    const struct ot_argument_value *with = ot_arg(a, "with");
    size_t count = 0;
    if (!with->given)
        return 0;
    for (lua_pushnil(L); lua_next(L, with->index); lua_pop(L, 1)) {
        const struct ot_thing *quantity = ot_thing_at(L, -1, OT_OBJECT_QUANTITY);
        const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : NULL;
        if (!name || (!quantity && lua_type(L, -1) != LUA_TNUMBER))
            ot_raise(L,
                     "scheme:evaluate, with: expected name = quantity or number, found "
                     "%s = %s",
                     name ? name : "an item", ot_found(L, -1));
        if (count == WITH_MAX)
            ot_raise(L, "scheme:evaluate, with: expected at most %d names", WITH_MAX);
        given[count].name = lua_tostring(L, -2);
        given[count].node = quantity ? quantity->of : NULL;
        given[count++].value = quantity ? 0 : lua_tonumber(L, -1);
    }
    qsort(given, count, sizeof *given, compare_given);
    return count;
}

/* A whole number from least to most; `otherwise` where it was not given. */
static double whole(lua_State *L, const struct ot_arguments *a, const char *name,
                    double least, double most, double otherwise)
{
    const struct ot_argument_value *value = ot_arg(a, name);
    char low[OT_NUMBER_ROOM * 16], high[OT_NUMBER_ROOM * 16], found[OT_NUMBER_ROOM];
    if (!value->given)
        return otherwise;
    if (value->number >= least && value->number <= most &&
        value->number == floor(value->number))
        return value->number;
    ot_raise(L, "scheme:evaluate, %s: expected a whole number from %s to %s, found %s",
             name, ot_number_people(least, 0, low), ot_number_people(most, 0, high),
             ot_number_write(value->number, found));
    return otherwise;
}

/* Below 100 draws an interval says nothing. */
static size_t draws_of(lua_State *L, const struct ot_arguments *a)
{
    const struct ot_argument_value *draws = ot_arg(a, "draws");
    if (draws->given && draws->number == 0)
        return 0;
    return (size_t)whole(L, a, "draws", DRAWS_LEAST, DRAWS_MOST, DRAWS_USUAL);
}

OT_API(scheme_evaluate)
{
    const struct ot_scheme *scheme = self->of;
    const char *basis = ot_arg_text(a, "basis");
    struct ot_given given[WITH_MAX];
    struct ot_evaluation *e = NULL;
    struct ot_error err = { 0 };
    struct ot_evaluation_request request = {
        .scheme = scheme->id,
        .draws = draws_of(L, a),
        .seed = (unsigned long)whole(L, a, "seed", 1, SEED_MOST, 1),
        .period = ot_arg_period(a, "period"),
        .price_year = ot_arg(a, "price_year")->year,
        .follow_up = (int)ot_arg(a, "follow_up")->number,
        .scenario = ot_arg_text(a, "scenario"),
        .label = ot_arg_text(a, "label"),
        .with = given
    };
    request.latest = basis && strcmp(basis, "latest") == 0;
    if (basis && !request.latest)
        ot_basis_read(basis, &request.basis);
    request.with_count = take_with(L, a, given);
    if (ot_evaluate(ot_host_of(L)->appraisal, &request, &e, &err) != 0 ||
        ot_evaluation_try_draws(e, &err) != 0)
        return ot_raise_error(L, &err);
    ot_thing_push(L, OT_OBJECT_EVALUATION, e, 0);
    return 1;
}
