/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One-way sensitivity as rows and as a chart. */
#include "config.h"

#include "appraise/one_way.h"

#include <string.h>

#include "appraise/picture.h"
#include "base/text.h"
#include "value/spread.h"

#define ROWS_IN_CHART 12

static const char *turns_words(const struct ot_swing *swing)
{
    if (swing->flips)
        return "yes, within its interval";
    if (!swing->switching->missing)
        return "only outside its interval";
    return swing->counted ? "not within its interval" : "at no value";
}

int ot_one_way_lines(const struct ot_one_way *of, struct ot_graph *graph,
                     struct ot_lines *out, struct ot_error *err)
{
    *out = (struct ot_lines){ .first = "Assumption", .none = of->missing };
    for (size_t i = 0; i < of->count; i++) {
        const struct ot_swing *swing = &of->swing[i];
        struct ot_line *line =
            ot_arena_push(graph->arena, (void **)&out->line, &out->count, sizeof *line);
        if (!line)
            return ot_error_memory(err);
        *line = (struct ot_line){
            .name = swing->label,
            .first = "Assumption",
            .cell = { { "base", "Its value", swing->base, NULL },
                      { "low", "Low end", swing->low, NULL },
                      { "high", "High end", swing->high, NULL },
                      { "at_low", "Result at low end", swing->low_result, NULL },
                      { "at_high", "Result at high end", swing->high_result, NULL } },
            .cells = 5
        };
        if (!swing->switching)
            continue;
        line->cell[5] = (struct ot_line_cell){ "switching", "Breaks even at",
                                               swing->switching, NULL };
        line->cell[6] = (struct ot_line_cell){ "turns", "Does it turn the result?", NULL,
                                               turns_words(swing) };
        line->cells = 7;
    }
    return 0;
}

/* ---- The chart -------------------------------------------------------------------- */

/* "£23", "60%", "174": the label of the row says of what. */
static const char *words_of(struct ot_graph *graph, const struct ot_node *node)
{
    struct ot_node bare = *node;
    bare.unit = ot_unit_one();
    if (ot_unit_holds_money(node->unit))
        ot_unit_read("GBP", &bare.unit);
    bare.quality = OT_QUALITY_PUBLISHED;
    bare.provisional = false;
    return ot_short_words(graph, &bare);
}

/* "the net present value", "an hour of home care": with the article that it may have. */
static const char *in_sentence(struct ot_graph *graph, const char *label)
{
    static const char *const article[] = { "the ", "a ", "an " };
    char *words = ot_arena_text(graph->arena, label);
    if (!words)
        return NULL;
    ot_text_in_sentence(words);
    if (strncmp(words, "A ", 2) == 0)
        words[0] = 'a';
    for (size_t i = 0; i < sizeof article / sizeof *article; i++)
        if (strncmp(words, article[i], strlen(article[i])) == 0)
            return words;
    return ot_arena_format(graph->arena, "the %s", words);
}

/* What the draws come to, in which all assumptions vary at once: another number than the
 * base case. */
static const char *of_draws(const struct ot_one_way *of, struct ot_graph *graph)
{
    const struct ot_spread *spread = of->result->spread;
    if (of->count == 0 || !spread || spread->not_given)
        return "";
    const char *mean = words_of(graph, of->result);
    bool loss = mean && *mean == '-';
    return mean ? ot_arena_format(graph->arena,
                                  " In the draws all vary at once: their mean is %s%s.",
                                  loss ? "−" : "", mean + loss)
                : NULL;
}

/* The verb is one that labels in the plural go with, too. */
static int put_words(const struct ot_one_way *of, struct ot_graph *graph,
                     struct ot_chart *chart)
{
    const char *label = of->result->label ? of->result->label : "the result";
    const char *result = in_sentence(graph, label);
    const char *widest = of->count ? in_sentence(graph, of->swing[0].label) : "";
    const char *draws = of_draws(of, graph);
    if (!result || !widest || !draws)
        return -1;
    size_t turning = 0;
    for (size_t i = 0; i < of->count; i++)
        turning += of->swing[i].flips && of->swing[i].switching;
    chart->title =
        of->count ? ot_arena_format(graph->arena, "No assumption moves %s more than %s",
                                    result, widest)
                  : ot_arena_format(graph->arena, "What moves %s", result);
    chart->description = ot_arena_format(
        graph->arena,
        "%s with each assumption in turn at the ends of its 95%% interval, all others at "
        "their base value.%s%s",
        label,
        of->count && of->swing[0].switching
            ? ot_arena_format(graph->arena,
                              " Alone, %zu of these %zu would turn gain into loss, or "
                              "loss into gain.",
                              turning, of->count)
            : "",
        draws);
    return chart->title && chart->description ? 0 : -1;
}

static int put_line(struct ot_graph *graph, struct ot_chart *chart,
                    enum ot_chart_role role, const char *label, double x)
{
    struct ot_chart_series *series = ot_chart_add(graph->arena, chart, role, label, 1);
    if (series)
        series->point[0].x = x;
    return series ? 0 : -1;
}

static int put_series(const struct ot_one_way *of, struct ot_graph *graph,
                      struct ot_chart *chart)
{
    size_t rows = of->count < ROWS_IN_CHART ? of->count : ROWS_IN_CHART;
    struct ot_chart_series *series =
        ot_chart_add(graph->arena, chart, OT_ROLE_ESTIMATE, NULL, rows);
    for (size_t i = 0; series && i < rows; i++) {
        const struct ot_swing *swing = &of->swing[i];
        struct ot_chart_point *point = &series->point[i];
        point->label = swing->label;
        point->low = swing->at_low;
        point->high = swing->at_high;
        point->low_label = words_of(graph, swing->low);
        point->high_label = words_of(graph, swing->high);
        if (!point->low_label || !point->high_label)
            return -1;
    }
    if (!series || put_line(graph, chart, OT_ROLE_BASE, NULL, of->swing[0].at_base) != 0)
        return -1;
    return of->swing[0].switching
               ? put_line(graph, chart, OT_ROLE_THRESHOLD, "Breaks even", 0)
               : 0;
}

struct ot_chart *ot_one_way_chart(const struct ot_one_way *of, struct ot_graph *graph,
                                  struct ot_error *err)
{
    if (of->count && ot_settle(graph, of->result, err) != 0)
        return NULL;
    struct ot_chart *chart = ot_arena_array(graph->arena, 1, sizeof *chart);
    if (chart) {
        chart->kind = OT_CHART_TORNADO;
        chart->missing = of->missing;
        chart->x = ot_chart_axis_of(graph, of->result);
    }
    if (!chart || put_words(of, graph, chart) != 0 ||
        (of->count && put_series(of, graph, chart) != 0)) {
        ot_error_memory(err);
        return NULL;
    }
    return chart;
}
