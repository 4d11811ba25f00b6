/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outturn.report, outturn.quantity, outturn.uprate: what belongs to no plan. */
#include "config.h"

#include <string.h>

#include "appraise/uprate.h"
#include "base/date.h"
#include "method/statistic.h"
#include "report/report.h"
#include "script/api.h"
#include "script/quantity.h"

static const char *kept(lua_State *L, const char *text)
{
    return ot_arena_text(ot_host_of(L)->appraisal->graph->arena, text);
}

OT_API(outturn_report)
{
    struct ot_host *host = ot_host_of(L);
    char date[16];
    (void)self;
    if (host->report)
        return ot_raise(L, "outturn.report: a script makes one report, and this one has "
                           "made it already");
    struct ot_report *report = ot_report_new(host->appraisal->graph->arena);
    ot_thing_push(L, OT_OBJECT_REPORT, report, 0);
    report->title = kept(L, ot_arg_text(a, "title"));
    report->to = kept(L, ot_arg_text(a, "to"));
    report->purpose = kept(L, ot_arg_text(a, "purpose"));
    report->author = kept(L, ot_arg_text(a, "author"));
    if (ot_arg(a, "date")->given)
        report->date = kept(L, ot_date_write(ot_arg(a, "date")->day, date));
    host->report = report;
    return 1;
}

static struct ot_unit unit_of(lua_State *L, const struct ot_arguments *a)
{
    const char *text = ot_arg_text(a, "unit");
    struct ot_unit unit;
    if (ot_unit_read(text, &unit) != 0)
        ot_raise(L,
                 "outturn.%s, unit: expected a unit such as \"person\", "
                 "\"GBP/person\" or \"1\", found \"%s\"",
                 a->binding->name, text);
    return unit;
}

/* An interval is two ends with the value between them. */
static void take_interval(lua_State *L, const struct ot_arguments *a,
                          struct ot_leaf *leaf)
{
    const struct ot_argument_value *low = ot_arg(a, "low"), *high = ot_arg(a, "high");
    double value = ot_arg(a, "value")->number;
    if (low->given != high->given)
        ot_raise(L, "outturn.quantity: expected both low and high, or neither");
    leaf->has_interval = low->given;
    leaf->low = low->number;
    leaf->high = high->number;
    if (leaf->has_interval && !(leaf->low <= value && value <= leaf->high))
        ot_raise(L, "outturn.quantity: expected low <= value <= high");
}

OT_API(outturn_quantity)
{
    const struct ot_argument_value *quality = ot_arg(a, "quality");
    struct ot_unit unit = unit_of(L, a);
    struct ot_prices prices = { OT_PRICE_NONE, 0 };
    struct ot_leaf leaf = { .note = ot_arg_text(a, "why") };
    struct ot_error err = { 0 };
    (void)self;
    take_interval(L, a, &leaf);
    if (quality->given && quality->quality == OT_QUALITY_MISSING)
        return ot_quantity_push(
            L, ot_graph_missing(ot_host_of(L)->appraisal->graph, unit, NULL, leaf.note),
            &err);
    struct ot_node *node = ot_graph_leaf(
        ot_host_of(L)->appraisal->graph, ot_arg(a, "value")->number, unit, prices,
        quality->given ? quality->quality : OT_QUALITY_ILLUSTRATIVE, NULL, &leaf);
    return ot_quantity_push(L, node, &err);
}

/* The numbers of a list, which stay. */
static const double *numbers_of(lua_State *L, int index, size_t count)
{
    struct ot_error err;
    double *number =
        ot_arena_array(ot_host_of(L)->appraisal->graph->arena, count + 1, sizeof *number);
    if (!number) {
        ot_error_memory(&err);
        ot_raise_error(L, &err);
    }
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, index, (lua_Integer)i + 1);
        number[i] = lua_tonumber(L, -1);
        lua_pop(L, 1);
    }
    return number;
}

OT_API(outturn_draws)
{
    struct ot_graph *graph = ot_host_of(L)->appraisal->graph;
    const struct ot_argument_value *list = ot_arg(a, "list");
    const struct ot_argument_value *quality = ot_arg(a, "quality");
    struct ot_unit unit = unit_of(L, a);
    struct ot_prices prices = { OT_PRICE_NONE, 0 };
    struct ot_leaf leaf = { .note = ot_arg_text(a, "why") };
    struct ot_stream stream = { .factor = 1, .count = lua_rawlen(L, list->index) };
    struct ot_error err = { 0 };
    (void)self;
    if (stream.count < 2)
        return ot_raise(L, "outturn.draws: expected two draws at least, found %d",
                        (int)stream.count);
    stream.given = numbers_of(L, list->index, stream.count);
    struct ot_node *node =
        ot_graph_leaf(graph, ot_mean(stream.given, stream.count), unit, prices,
                      quality->given ? quality->quality : OT_QUALITY_ILLUSTRATIVE,
                      ot_arg_text(a, "label"), &leaf);
    if (node && ot_graph_vary(graph, node, &stream, stream.count) != 0) {
        ot_error_memory(&err);
        node = NULL;
    }
    return ot_quantity_push(L, node, &err);
}

/* A plain number is pounds of the year `from`; so is money that says nothing of its
 * prices. */
static struct ot_node *priced(lua_State *L, const struct ot_arguments *a)
{
    const struct ot_argument_value *amount = ot_arg(a, "amount"),
                                   *from = ot_arg(a, "from");
    struct ot_graph *graph = ot_host_of(L)->appraisal->graph;
    struct ot_prices prices = { OT_PRICE_REAL, from->year };
    struct ot_unit unit = ot_unit_one();
    struct ot_error err = { 0 };
    bool silent = !amount->node || amount->node->prices.kind == OT_PRICE_NONE;
    if (silent && !from->given)
        ot_raise(L,
                 "outturn.uprate: the amount says nothing of its prices; give the year "
                 "it is from: { from = \"2013-14\", to = … }");
    if (!silent && from->given)
        ot_raise(L, "outturn.uprate: the amount says itself what its prices are; leave "
                    "out from");
    if (!silent)
        return amount->node;
    ot_unit_read("GBP", &unit);
    struct ot_leaf leaf = { .note = "a number of the script" };
    struct ot_node *zero = ot_graph_leaf(
        graph, amount->node ? 0 : amount->number,
        amount->node ? amount->node->unit : unit, prices,
        amount->node ? OT_QUALITY_PUBLISHED : OT_QUALITY_SCRIPT, NULL, &leaf);
    struct ot_node *node =
        zero && amount->node ? ot_graph_add(graph, amount->node, zero, &err) : zero;
    if (!node)
        ot_raise_error(L, &err);
    return node;
}

OT_API(outturn_uprate)
{
    struct ot_error err = { 0 };
    (void)self;
    struct ot_node *node = ot_uprate(ot_host_of(L)->appraisal->graph, priced(L, a),
                                     ot_arg(a, "to")->year, &err);
    return ot_quantity_push(L, node, &err);
}
