/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantities: each operation makes a node, and what does not go together is an error at
 * the line that tried. */
#include "config.h"

#include "script/quantity.h"

#include <string.h>

#include "base/number.h"
#include "appraise/present.h"
#include "report/report.h"
#include "script/api.h"
#include "script/list.h"
#include "script/trial.h"
#include "value/force.h"
#include "value/spread.h"

/* A loop that makes quantities without end must not take the machine's memory. */
#define NODES_MAX 500000

static struct ot_graph *graph_of(lua_State *L)
{
    return ot_host_of(L)->appraisal->graph;
}

int ot_quantity_push(lua_State *L, struct ot_node *node, const struct ot_error *err)
{
    if (!node)
        return ot_raise_error(L, err);
    if (graph_of(L)->count > NODES_MAX)
        return ot_raise(L,
                        "the script made more than %d quantities; is there a loop that "
                        "does not end?",
                        NODES_MAX);
    ot_thing_push(L, OT_OBJECT_QUANTITY, node, 0);
    return 1;
}

struct ot_node *ot_quantity_force(lua_State *L, struct ot_node *node)
{
    struct ot_error err = { 0 };
    if (!node->missing && ot_force(graph_of(L), node, &err) != 0)
        ot_raise_error(L, &err);
    return node;
}

struct ot_node *ot_quantity_spread(lua_State *L, struct ot_node *node)
{
    const struct ot_spread *spread;
    struct ot_error err = { 0 };
    ot_quantity_force(L, node);
    if (node->draws && node->periods == 1 &&
        ot_spread(graph_of(L), node, &spread, &err) != 0)
        ot_raise_error(L, &err);
    return node;
}

void ot_quantity_words(lua_State *L, struct ot_node *node)
{
    struct ot_figure figure = { .node = ot_quantity_spread(L, node), .digits = -1 };
    struct ot_text text = { 0 };
    char *words = NULL;
    ot_figure_people(&figure, &text);
    if (!text.failed)
        words = ot_arena_text(graph_of(L)->arena, ot_text_string(&text));
    ot_text_free(&text);
    lua_pushstring(L, words ? words : "");
}

struct ot_node *ot_quantity_number(lua_State *L, double value)
{
    char text[OT_NUMBER_ROOM];
    struct ot_prices none = { OT_PRICE_NONE, 0 };
    struct ot_leaf leaf = { .note = "a number of the script" };
    struct ot_error err = { 0 };
    struct ot_node *node =
        ot_graph_leaf(graph_of(L), value, ot_unit_one(), none,
                      value == 1 ? OT_QUALITY_PUBLISHED : OT_QUALITY_SCRIPT,
                      ot_number_write(value, text), &leaf);
    if (!node)
        ot_raise_error(L, &err);
    return node;
}

struct ot_node *ot_quantity_amount(lua_State *L, const struct ot_argument_value *value)
{
    return value->node ? value->node : ot_quantity_number(L, value->number);
}

double ot_quantity_value(lua_State *L, struct ot_node *node, const char *wanted)
{
    ot_quantity_force(L, node);
    if (node->draws)
        ot_raise(L,
                 "%s: %s has %d draws, not one value; ask for :estimate(), "
                 ":quantile(p) or :probability(\">\", x)",
                 wanted, node->label ? node->label : "the quantity", (int)node->draws);
    if (node->missing)
        ot_raise(L, "%s: %s is missing: %s; ask for .missing first", wanted,
                 node->label ? node->label : "the quantity", node->missing);
    return node->value[0];
}

/* ---- Arithmetic ---- */

typedef struct ot_node *operation(struct ot_graph *, struct ot_node *, struct ot_node *,
                                  struct ot_error *);

/* A quantity, or a plain number, at index; to: what it is done with. */
static struct ot_node *operand(lua_State *L, int index)
{
    const struct ot_thing *thing = ot_thing_at(L, index, OT_OBJECT_QUANTITY);
    if (thing)
        return thing->of;
    if (lua_type(L, index) != LUA_TNUMBER)
        ot_raise(L, "expected a quantity or a number, found %s", ot_found(L, index));
    return ot_quantity_number(L, lua_tonumber(L, index));
}

static int operate(lua_State *L, operation *with)
{
    struct ot_error err = { 0 };
    struct ot_node *a = operand(L, 1), *b = operand(L, 2);
    return ot_quantity_push(L, with(graph_of(L), a, b, &err), &err);
}

static int add(lua_State *L)
{
    return operate(L, ot_graph_add);
}

static int subtract(lua_State *L)
{
    return operate(L, ot_graph_subtract);
}

static int multiply(lua_State *L)
{
    return operate(L, ot_graph_multiply);
}

static int divide(lua_State *L)
{
    return operate(L, ot_graph_divide);
}

static int negate(lua_State *L)
{
    struct ot_error err = { 0 };
    return ot_quantity_push(L, ot_graph_negate(graph_of(L), operand(L, 1), &err), &err);
}

static int refuse_power(lua_State *L)
{
    return ot_raise(L,
                    "quantities can be added, subtracted, multiplied and divided; take "
                    "q:number() for other arithmetic, which leaves the lineage");
}

/* ---- Comparison ---- */

/* The value at index, in the unit and prices of what it is compared with. */
static double comparable(lua_State *L, int index)
{
    const struct ot_thing *thing = ot_thing_at(L, index, OT_OBJECT_QUANTITY);
    if (thing)
        return ot_quantity_value(L, thing->of, "comparison");
    if (lua_type(L, index) != LUA_TNUMBER)
        ot_raise(L, "comparison: expected a quantity or a number, found %s",
                 ot_found(L, index));
    return lua_tonumber(L, index);
}

/* Left less right; two quantities must be such as can be subtracted. */
static double difference(lua_State *L)
{
    const struct ot_thing *a = ot_thing_at(L, 1, OT_OBJECT_QUANTITY);
    const struct ot_thing *b = ot_thing_at(L, 2, OT_OBJECT_QUANTITY);
    double left = comparable(L, 1), right = comparable(L, 2);
    struct ot_error err = { 0 };
    if (a && b && !ot_graph_subtract(graph_of(L), a->of, b->of, &err))
        ot_raise_error(L, &err);
    return left - right;
}

static struct ot_compared compared(lua_State *L, int index)
{
    const struct ot_thing *thing = ot_thing_at(L, index, OT_OBJECT_QUANTITY);
    return (struct ot_compared){ thing ? thing->of : NULL,
                                 thing ? 0 : lua_tonumber(L, index) };
}

/* The outcome of a comparison; while a rule decides it is kept, as a test behind the
 * verdict. */
static int conclude(lua_State *L, const char *sign, bool holds)
{
    struct ot_trial *trial = ot_host_of(L)->trial;
    struct ot_trial_test test = { compared(L, 1), compared(L, 2), sign, holds };
    struct ot_error err = { 0 };
    if (trial && ot_trial_add(trial, test, &err) != 0)
        return ot_raise_error(L, &err);
    lua_pushboolean(L, holds);
    return 1;
}

static int is_less(lua_State *L)
{
    return conclude(L, "<", difference(L) < 0);
}

static int is_not_more(lua_State *L)
{
    return conclude(L, "<=", difference(L) <= 0);
}

static int is_equal(lua_State *L)
{
    const struct ot_thing *a = ot_thing_at(L, 1, OT_OBJECT_QUANTITY);
    const struct ot_thing *b = ot_thing_at(L, 2, OT_OBJECT_QUANTITY);
    bool same = a && b && (a->of == b->of || difference(L) == 0);
    if (a && b)
        return conclude(L, "=", same);
    lua_pushboolean(L, same);
    return 1;
}

/* For print(): as people read it. */
static int words(lua_State *L)
{
    ot_quantity_words(L, ((struct ot_thing *)lua_touserdata(L, 1))->of);
    return 1;
}

const luaL_Reg ot_quantity_metamethods[] = { { "__add", add },
                                             { "__sub", subtract },
                                             { "__mul", multiply },
                                             { "__div", divide },
                                             { "__unm", negate },
                                             { "__pow", refuse_power },
                                             { "__mod", refuse_power },
                                             { "__idiv", refuse_power },
                                             { "__lt", is_less },
                                             { "__le", is_not_more },
                                             { "__eq", is_equal },
                                             { "__words", words },
                                             { NULL, NULL } };

/* ---- What can be asked of one ---- */

int ot_api_quantity_number(lua_State *L, struct ot_thing *self,
                           const struct ot_arguments *a)
{
    (void)a;
    lua_pushnumber(L, ot_quantity_value(L, self->of, "q:number"));
    return 1;
}

int ot_api_quantity_total(lua_State *L, struct ot_thing *self,
                          const struct ot_arguments *a)
{
    struct ot_error err = { 0 };
    (void)a;
    return ot_quantity_push(L, ot_graph_total(graph_of(L), self->of, &err), &err);
}

/* The column that a total was made of, or the node itself. */
static struct ot_node *column_of(struct ot_node *node)
{
    return node->operation == OT_NODE_TOTAL ? node->operand[0] : node;
}

int ot_api_quantity_by_period(lua_State *L, struct ot_thing *self,
                              const struct ot_arguments *a)
{
    struct ot_node *column = column_of(self->of);
    struct ot_error err = { 0 };
    (void)a;
    ot_list_push(L);
    for (size_t i = 0; i < column->periods; i++) {
        struct ot_node *one =
            column->periods == 1 ? column : ot_graph_period(graph_of(L), column, i, &err);
        ot_quantity_push(L, one, &err);
        ot_list_add(L, -2);
    }
    return 1;
}

static struct ot_evaluation *evaluation_of(lua_State *L, const struct ot_node *node)
{
    const struct ot_appraisal *appraisal = ot_host_of(L)->appraisal;
    for (size_t i = 0; node->evaluation && i < appraisal->count; i++)
        if (strcmp(appraisal->evaluation[i]->id, node->evaluation) == 0)
            return appraisal->evaluation[i];
    return NULL;
}

int ot_api_quantity_over(lua_State *L, struct ot_thing *self,
                         const struct ot_arguments *a)
{
    struct ot_node *column = column_of(self->of);
    const struct ot_evaluation *e = evaluation_of(L, column);
    struct ot_period period = ot_arg_period(a, "period");
    struct ot_error err = { 0 };
    char words[OT_PERIOD_ROOM];
    if (column->missing)
        return ot_quantity_push(L, self->of, &err);
    if (!e || e->periods != column->periods)
        return ot_raise(L,
                        "q:over: %s has no periods of its own; ask for the period where "
                        "it is made",
                        column->label ? column->label : "the quantity");
    for (size_t i = 0; i < e->periods; i++)
        if (ot_period_same(e->period[i], period))
            return ot_quantity_push(
                L,
                e->periods == 1 ? column : ot_graph_period(graph_of(L), column, i, &err),
                &err);
    return ot_raise(L, "q:over: the evaluation of %s has no period %s", e->label,
                    ot_period_write(period, words));
}

int ot_api_quantity_present_value(lua_State *L, struct ot_thing *self,
                                  const struct ot_arguments *a)
{
    struct ot_node *column = column_of(self->of);
    struct ot_evaluation *e = evaluation_of(L, column);
    const char *schedule = ot_arg_text(a, "schedule");
    const struct ot_argument_value *from = ot_arg(a, "from");
    struct ot_error err = { 0 };
    if (column->missing)
        return ot_quantity_push(L, self->of, &err);
    if (!e || e->periods != column->periods)
        return ot_raise(L,
                        "q:present_value: %s has no periods of its own; expected an "
                        "output of an evaluation, such as e.outcome.health",
                        column->label ? column->label : "the quantity");
    int year = from->given ? from->year : ot_period_financial_year(e->period[0]);
    return ot_quantity_push(L,
                            ot_evaluation_present_value(
                                e, column, schedule ? schedule : "standard", year, &err),
                            &err);
}

int ot_api_quantity_or_assume(lua_State *L, struct ot_thing *self,
                              const struct ot_arguments *a)
{
    struct ot_node *node = ot_quantity_force(L, self->of);
    struct ot_prices prices = node->prices;
    struct ot_leaf leaf = { .note = ot_arg_text(a, "why") };
    struct ot_error err = { 0 };
    if (!node->missing)
        return ot_quantity_push(L, node, &err);
    node = ot_graph_leaf(graph_of(L), ot_arg(a, "value")->number, node->unit, prices,
                         OT_QUALITY_ILLUSTRATIVE, node->label, &leaf);
    return ot_quantity_push(L, node, &err);
}

int ot_api_quantity_text(lua_State *L, struct ot_thing *self,
                         const struct ot_arguments *a)
{
    const struct ot_node *node = ot_quantity_spread(L, self->of);
    const char *name = a->binding->name;
    const char *missing = node->missing  ? node->missing
                          : node->spread ? node->spread->not_given
                                         : NULL;
    char prices[OT_PRICES_ROOM];
    if (strcmp(name, "name") == 0)
        lua_pushstring(L, node->label ? node->label : "");
    else if (strcmp(name, "unit") == 0)
        lua_pushstring(L, node->unit.text);
    else if (strcmp(name, "prices") == 0)
        lua_pushstring(L, ot_prices_write(node->prices, prices));
    else if (strcmp(name, "quality") == 0)
        lua_pushstring(L, ot_quality_word(missing ? OT_QUALITY_MISSING : node->quality));
    else
        lua_pushstring(L, missing); /* NULL: nil */
    return 1;
}
