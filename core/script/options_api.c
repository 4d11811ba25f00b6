/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options side by side, as scripts ask for them. */
#include "config.h"

#include <string.h>

#include "appraise/alternatives.h"
#include "appraise/worth_knowing.h"
#include "script/api.h"
#include "script/quantity.h"

#define OPTIONS_MAX 200
#define QALY_STEPS 101 /* £0 to £100,000 a QALY */

static struct ot_graph *graph_of(lua_State *L)
{
    return ot_host_of(L)->appraisal->graph;
}

static void *made(lua_State *L, size_t count, size_t size)
{
    void *thing = ot_arena_array(graph_of(L)->arena, count, size);
    struct ot_error err;
    if (!thing) {
        ot_error_memory(&err);
        ot_raise_error(L, &err);
    }
    return thing;
}

static int refuse(lua_State *L, const struct ot_error *err)
{
    if (err->exit == OT_EXIT_INTERNAL)
        return ot_raise_error(L, err);
    return ot_raise(L, "outturn.options: %s", err->text);
}

/* ---- One option ---- */

/* A field of the table on top. */
static struct ot_node *amount(lua_State *L, const char *name, int item)
{
    lua_getfield(L, -1, name);
    const struct ot_thing *quantity = ot_thing_at(L, -1, OT_OBJECT_QUANTITY);
    struct ot_node *node = quantity ? quantity->of : NULL;
    if (!node)
        ot_raise(L, "outturn.options: option %d: expected %s = quantity, found %s", item,
                 name, ot_found(L, -1));
    lua_pop(L, 1);
    return node;
}

static void take_table(lua_State *L, struct ot_alternative *option, int item)
{
    if (lua_getfield(L, -1, "label") != LUA_TSTRING)
        ot_raise(L, "outturn.options: option %d: expected label = text, found %s", item,
                 ot_found(L, -1));
    option->label = ot_arena_text(graph_of(L)->arena, lua_tostring(L, -1));
    lua_pop(L, 1);
    option->cost = amount(L, "cost", item);
    option->effect = amount(L, "effect", item);
}

static void take_options(lua_State *L, struct ot_alternatives *of,
                         const struct ot_arguments *a)
{
    const char *effect = ot_arg_text(a, "effect");
    int list = ot_arg(a, "options")->index;
    const struct ot_evaluation *first = NULL;
    struct ot_error err = { 0 };
    size_t count = lua_rawlen(L, list);
    if (count < 1 || count > OPTIONS_MAX)
        ot_raise(L, "outturn.options: expected 1 to %d options, found %d", OPTIONS_MAX,
                 (int)count);
    of->option = made(L, count, sizeof *of->option);
    for (; of->count < count; of->count++) {
        struct ot_alternative *option = &of->option[of->count];
        int item = (int)of->count + 1;
        lua_rawgeti(L, list, item);
        const struct ot_thing *thing = ot_thing_at(L, -1, OT_OBJECT_EVALUATION);
        if (thing) {
            if ((first && ot_alternatives_match(first, thing->of, &err) != 0) ||
                ot_alternative_of(thing->of, effect ? effect : "benefit", option, &err))
                refuse(L, &err);
            first = thing->of;
        } else if (lua_istable(L, -1)) {
            take_table(L, option, item);
        } else {
            ot_raise(L,
                     "outturn.options: option %d: expected an evaluation or a table of "
                     "label, cost and effect, found %s",
                     item, ot_found(L, -1));
        }
        lua_pop(L, 1);
    }
}

/* ---- All of them ---- */

size_t ot_option_called(lua_State *L, const struct ot_alternatives *of, const char *label,
                        const char *where)
{
    struct ot_text names = { 0 };
    for (size_t i = 0; i < of->count; i++)
        if (strcmp(of->option[i].label, label) == 0)
            return i;
    for (size_t i = 0; i < of->count; i++)
        ot_text_format(&names, "%s\"%.60s\"", i ? ", " : "", of->option[i].label);
    lua_pushstring(L, ot_text_string(&names));
    ot_text_free(&names);
    ot_raise(L, "%s: no option is called \"%s\"; expected one of %s", where, label,
             lua_tostring(L, -1));
    return 0;
}

static void take_reference(lua_State *L, struct ot_alternatives *of, const char *label)
{
    if (label)
        of->reference = ot_option_called(L, of, label, "outturn.options, reference");
}

static void usual_thresholds(lua_State *L, struct ot_alternatives *of)
{
    struct ot_unit unit = of->option[0].effect->unit;
    if (ot_unit_same(unit, of->option[0].cost->unit))
        of->thresholds = 1;
    else if (strcmp(unit.text, "qaly") == 0 || strcmp(unit.text, "qaly/person") == 0)
        of->thresholds = QALY_STEPS;
    of->threshold = made(L, of->thresholds + 1, sizeof *of->threshold);
    for (size_t k = 0; k < of->thresholds; k++)
        of->threshold[k] = of->thresholds == 1 ? 1 : 1000.0 * (double)k;
}

static void take_thresholds(lua_State *L, struct ot_alternatives *of, int list)
{
    of->thresholds = lua_rawlen(L, list);
    of->threshold = made(L, of->thresholds + 1, sizeof *of->threshold);
    for (size_t k = 0; k < of->thresholds; k++) {
        lua_rawgeti(L, list, (lua_Integer)k + 1);
        of->threshold[k] = lua_tonumber(L, -1);
        lua_pop(L, 1);
        if (of->threshold[k] < 0 || (k && of->threshold[k] <= of->threshold[k - 1]))
            ot_raise(L, "outturn.options, thresholds: expected rising numbers, none "
                        "below 0");
    }
}

OT_API(outturn_options)
{
    const struct ot_argument_value *thresholds = ot_arg(a, "thresholds");
    struct ot_alternatives *of = made(L, 1, sizeof *of);
    struct ot_error err = { 0 };
    (void)self;
    *of = (struct ot_alternatives){ .graph = graph_of(L) };
    take_options(L, of, a);
    take_reference(L, of, ot_arg_text(a, "reference"));
    if (thresholds->given)
        take_thresholds(L, of, thresholds->index);
    if (ot_alternatives_open(of, &err) != 0)
        return refuse(L, &err);
    if (!thresholds->given)
        usual_thresholds(L, of);
    ot_thing_push(L, OT_OBJECT_OPTIONS, of, 0);
    return 1;
}

/* ---- What is asked of them ---- */

static int push(lua_State *L, int failed, const struct ot_lines *lines,
                const struct ot_error *err)
{
    return failed ? ot_raise_error(L, err) : ot_lines_push(L, lines);
}

OT_API(options_icers)
{
    struct ot_lines lines;
    struct ot_error err = { 0 };
    bool frontier = strcmp(a->binding->name, "frontier") == 0;
    int failed = ot_alternatives_icers(self->of, frontier, &lines, &err);
    return push(L, failed, &lines, &err);
}

OT_API(options_differences)
{
    struct ot_lines lines;
    struct ot_error err = { 0 };
    (void)a;
    return push(L, ot_alternatives_differences(self->of, &lines, &err), &lines, &err);
}

/* The threshold that is asked about, or the only one there is. */
static double threshold_of(lua_State *L, const struct ot_alternatives *of,
                           const struct ot_arguments *a)
{
    const struct ot_argument_value *threshold = ot_arg(a, "threshold");
    if (!threshold->given && of->thresholds != 1)
        ot_raise(L,
                 "options:%s: expected threshold = number: what a unit of effect is "
                 "worth, in %s",
                 a->binding->name, of->worth.text);
    double asked = threshold->given ? threshold->number : of->threshold[0];
    if (asked < 0)
        ot_raise(L, "options:%s, threshold: expected no less than 0", a->binding->name);
    return asked;
}

OT_API(options_at)
{
    struct ot_lines lines;
    struct ot_error err = { 0 };
    double threshold = threshold_of(L, self->of, a);
    int failed = ot_alternatives_at(self->of, threshold, &lines, &err);
    return push(L, failed, &lines, &err);
}

OT_API(options_evpi)
{
    const struct ot_argument_value *people = ot_arg(a, "people"),
                                   *years = ot_arg(a, "years");
    double threshold = threshold_of(L, self->of, a);
    struct ot_error err = { 0 };
    if (people->given && people->number <= 0)
        return ot_raise(L, "options:evpi, people: expected more than 0");
    if (years->given && !people->given)
        return ot_raise(L, "options:evpi: years without people say nothing");
    return ot_quantity_push(L,
                            ot_alternatives_evpi(self->of, threshold, people->number,
                                                 years->given ? (size_t)years->number : 1,
                                                 &err),
                            &err);
}

OT_API(options_evppi)
{
    struct ot_lines lines;
    struct ot_error err = { 0 };
    double threshold = threshold_of(L, self->of, a);
    int failed = ot_alternatives_evppi(self->of, threshold, &lines, &err);
    return push(L, failed, &lines, &err);
}

OT_API(evaluation_worth_finding_out)
{
    struct ot_lines lines;
    struct ot_error err = { 0 };
    (void)a;
    return push(L, ot_evaluation_worth_knowing(self->of, &lines, &err), &lines, &err);
}
