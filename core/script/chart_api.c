/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts, as scripts ask for them and put them into sections. */
#include "config.h"

#include <string.h>

#include "appraise/money.h"
#include "appraise/one_way.h"
#include "appraise/output.h"
#include "appraise/picture.h"
#include "base/text.h"
#include "report/report.h"
#include "script/api.h"
#include "script/column.h"

/* What a script holds. */
struct shown {
    const struct ot_chart *chart;
    struct ot_lines rows; /* none but of a tornado */
};

static struct ot_graph *graph_of(lua_State *L)
{
    return ot_host_of(L)->appraisal->graph;
}

static int push(lua_State *L, const struct ot_chart *chart, const struct ot_lines *rows,
                struct ot_error *err)
{
    struct shown *shown =
        chart ? ot_arena_array(graph_of(L)->arena, 1, sizeof *shown) : NULL;
    if (!chart)
        return ot_raise_error(L, err);
    if (!shown) {
        ot_error_memory(err);
        return ot_raise_error(L, err);
    }
    shown->chart = chart;
    if (rows)
        shown->rows = *rows;
    ot_thing_push(L, OT_OBJECT_CHART, shown, 0);
    return 1;
}

static const char *name_of(const struct ot_arguments *a)
{
    const char *name = ot_arg_text(a, "name");
    return name ? name : "npv";
}

static bool is_net(const char *name)
{
    return strcmp(name, "npv") == 0 || strcmp(name, "fiscal_npv") == 0;
}

/* ---- Of one evaluation ------------------------------------------------------------ */

/* Its words begin with whose it is: a chart may stand far from its section. */
static const struct ot_chart *name_owner(struct ot_graph *graph,
                                         const struct ot_evaluation *e,
                                         struct ot_chart *chart, struct ot_error *err)
{
    char *words = chart ? ot_arena_text(graph->arena, chart->description) : NULL;
    if (words)
        ot_text_in_sentence(words);
    if (chart)
        chart->description =
            words ? ot_arena_format(graph->arena, "%s: %s", e->label, words) : NULL;
    if (chart && !chart->description)
        return ot_error_memory(err), NULL;
    return chart;
}

OT_API(evaluation_tornado)
{
    struct ot_result_of of = { ot_column_ask, name_of(a), is_net(name_of(a)) };
    struct ot_one_way found;
    struct ot_lines rows;
    struct ot_error err = { 0 };
    struct ot_graph *graph = graph_of(L);
    if (ot_one_way(self->of, &of, &found, &err) != 0 ||
        ot_one_way_lines(&found, graph, &rows, &err) != 0)
        return ot_raise_error(L, &err);
    struct ot_chart *chart = ot_one_way_chart(&found, graph, &err);
    return push(L, name_owner(graph, self->of, chart, &err), &rows, &err);
}

OT_API(evaluation_distribution)
{
    struct ot_error err = { 0 };
    struct ot_node *node = ot_column_ask(self->of, name_of(a), &err);
    if (!node)
        return ot_raise_error(L, &err);
    struct ot_chart *chart =
        ot_distribution_chart(graph_of(L), node, is_net(name_of(a)), &err);
    return push(L, name_owner(graph_of(L), self->of, chart, &err), NULL, &err);
}

OT_API(evaluation_acceptability)
{
    struct ot_error err = { 0 };
    struct ot_evaluation *e = self->of;
    double threshold = ot_arg(a, "threshold")->number;
    struct ot_node *cost = ot_evaluation_cost(e, &err);
    struct ot_node *effect = cost ? ot_evaluation_main(e, &err) : NULL;
    if (!effect)
        return ot_raise_error(L, &err);
    struct ot_chart *chart = ot_worth_chart(graph_of(L), cost, effect, threshold, &err);
    return push(L, name_owner(graph_of(L), e, chart, &err), NULL, &err);
}

/* ---- Of options ------------------------------------------------------------------- */

static size_t option_of(lua_State *L, const struct ot_alternatives *of, const char *label)
{
    if (!label)
        return of->reference == 0 ? 1 : 0;
    return ot_option_called(L, of, label, "options:plane, option");
}

OT_API(options_plane)
{
    struct ot_error err = { 0 };
    const struct ot_alternatives *of = self->of;
    if (of->count < 2)
        return ot_raise(L, "options:plane: expected two options at least");
    size_t option = option_of(L, of, ot_arg_text(a, "option"));
    double threshold = ot_arg(a, "threshold")->number;
    return push(L, ot_plane_chart(of, option, threshold, &err), NULL, &err);
}

OT_API(options_acceptability)
{
    struct ot_error err = { 0 };
    (void)a;
    return push(L, ot_acceptability_chart(self->of, &err), NULL, &err);
}

/* ---- Charts themselves ------------------------------------------------------------ */

OT_API(chart_text)
{
    const struct ot_chart *chart = ((const struct shown *)self->of)->chart;
    const char *name = a->binding->name;
    const char *text = strcmp(name, "title") == 0         ? chart->title
                       : strcmp(name, "description") == 0 ? chart->description
                                                          : chart->missing;
    lua_pushstring(L, text); /* of NULL nil */
    return 1;
}

OT_API(chart_rows)
{
    (void)a;
    return ot_lines_push(L, &((const struct shown *)self->of)->rows);
}

OT_API(section_chart)
{
    const struct ot_thing *chart =
        ot_thing_at(L, ot_arg(a, "chart")->index, OT_OBJECT_CHART);
    struct ot_item *item = ot_report_item(ot_host_of(L)->report, self->of, OT_ITEM_CHART);
    struct ot_error err = { 0 };
    if (!item) {
        ot_error_memory(&err);
        return ot_raise_error(L, &err);
    }
    *item->chart = *((const struct shown *)chart->of)->chart;
    item->private_ = ot_arg(a, "private")->yes;
    lua_pushvalue(L, 1);
    return 1;
}
