/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two cells, one parameter, one hook, and a report of them. */
#include "config.h"

#include "sample.h"

#include "report/write.h"
#include "value/force.h"

static const char hash[] =
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

struct ot_unit sample_unit(const char *text)
{
    struct ot_unit unit = ot_unit_one();
    ot_unit_read(text, &unit);
    return unit;
}

struct ot_prices sample_cash(int year)
{
    return (struct ot_prices){ OT_PRICE_CASH, year };
}

struct ot_node *sample_spend(struct ot_graph *graph, double pounds, unsigned row,
                             const char *label)
{
    struct ot_leaf leaf = {
        .at = { .file = "spend.csv", .row = row, .column = 6 },
        .sheet = "spend",
        .printed = "150,000",
        .source = "S1F schemes",
        .paper = "Better Care Fund template part 2",
    };
    struct ot_node *node =
        ot_graph_leaf(graph, pounds, sample_unit("GBP"), sample_cash(2015),
                      OT_QUALITY_PUBLISHED, label, &leaf);
    if (node)
        node->decimals = 2;
    return node;
}

struct ot_node *sample_rate_ratio(struct ot_graph *graph)
{
    struct ot_leaf leaf = {
        .source = "Sherrington 2019, Cochrane CD012424",
        .note = "people living at home",
        .grade = "strong",
        .has_interval = true,
        .low = 0.71,
        .high = 0.83,
    };
    return ot_graph_leaf(graph, 0.77, ot_unit_one(), (struct ot_prices){ 0 },
                         OT_QUALITY_ESTIMATED, "Rate ratio of falls, exercise", &leaf);
}

static int avoid_falls(const struct ot_call *call, const struct ot_node *node,
                       double *into, struct ot_error *err)
{
    (void)call;
    (void)err;
    into[0] = 1000 * (1 - node->operand[0]->value[0]);
    into[1] = into[0] / 2;
    return 0;
}

static struct ot_node *falls(struct ot_graph *graph)
{
    static const struct ot_call call = { .force = avoid_falls };
    struct ot_leaf guess = { .note = "assumed so that the tool can run" };
    struct ot_node *operand[] = {
        sample_rate_ratio(graph),
        ot_graph_leaf(graph, 80, sample_unit("person"), (struct ot_prices){ 0 },
                      OT_QUALITY_ILLUSTRATIVE, "People who started exercise", &guess),
    };
    struct ot_node *node = ot_graph_call(
        graph, OT_NODE_HOOK, &call, 0, 2, NULL, sample_unit("fall"),
        (struct ot_prices){ 0 }, "Falls avoided",
        "people who completed × falls a year × (1 − rate ratio)", "e1", operand, 2, NULL);
    return node ? ot_graph_total(graph, node, NULL) : NULL;
}

static void add_figures(struct ot_report *report, struct ot_graph *graph)
{
    struct ot_node *part[] = { sample_spend(graph, 150000, 20, "falls_service"),
                               sample_spend(graph, 50000.75, 21, "tai_chi") };
    struct ot_node *spend = ot_graph_sum(graph, part, 2, "Spend 2015-16", NULL, NULL);
    struct ot_node *avoided = falls(graph);
    struct ot_node *none = ot_graph_subtract(graph, avoided, avoided, NULL);
    ot_report_figure(report, "Spend", spend, NULL, -1);
    ot_report_figure(report, "Falls avoided", avoided, NULL, -1);
    ot_report_figure(report, "Cost of each fall avoided",
                     ot_graph_divide(graph, spend, avoided, NULL), NULL, -1);
    ot_report_figure(report, "Cost of none", ot_graph_divide(graph, spend, none, NULL),
                     NULL, -1);
    ot_report_figure(report, "Bed days",
                     ot_graph_missing(graph, sample_unit("bed_day"), "Bed days",
                                      "the plan records none"),
                     NULL, -1);
    for (size_t i = 0; i < report->figures; i++)
        ot_force(graph, report->figure[i]->node, NULL);
}

static struct ot_named_figure cost;

static void add_prose(struct ot_report *report, struct ot_section *section)
{
    cost = (struct ot_named_figure){ "cost", report->figure[2] };
    struct ot_item *text = ot_report_item(report, section, OT_ITEM_TEXT);
    text->text = "Each fall avoided costs {cost}, {not_a_name}.";
    text->value = &cost;
    text->values = 1;
    ot_report_item(report, section, OT_ITEM_CAVEAT)->text = "R&D <is> \"rough\"";
    ot_report_item(report, section, OT_ITEM_FIGURE)->figure = report->figure[0];
    struct ot_item *secret = ot_report_item(report, section, OT_ITEM_FIGURE);
    secret->figure = report->figure[1];
    secret->private_ = true;
    ot_report_item(report, section, OT_ITEM_CHECKS)->level = "caveat";
    struct ot_item *advice = ot_report_item(report, section, OT_ITEM_RECOMMEND);
    *advice->recommend = (struct ot_recommendation){ .verb = "Review",
                                                     .text = "It costs {cost}.",
                                                     .lead = "the commissioner",
                                                     .due = "2015-04-01",
                                                     .scheme = "falls_service" };
    advice->value = &cost;
    advice->values = 1;
}

static void add_table(struct ot_report *report, struct ot_section *section)
{
    static const char *heading[] = { "Scheme", "Spend" };
    static const char *about[] = { "e1", NULL };
    static struct ot_cell_of cell[4];
    cell[0] = (struct ot_cell_of){ .text = "Falls service" };
    cell[1] = (struct ot_cell_of){ .figure = report->figure[0] };
    cell[2] = (struct ot_cell_of){ .text = "Bed days" };
    cell[3] = (struct ot_cell_of){ .figure = report->figure[4] };
    *ot_report_item(report, section, OT_ITEM_TABLE)->table =
        (struct ot_table_of){ .title = "Spend by scheme",
                              .shows = "balances",
                              .heading = heading,
                              .columns = 2,
                              .cell = cell,
                              .rows = 2,
                              .evaluation = about };
}

static void add_chart(struct ot_report *report, struct ot_section *section)
{
    static struct ot_chart_point point[3];
    static struct ot_chart_series series[2];
    point[0] = ot_chart_point("Falls service");
    point[0].x = 1.0 / 3;
    point[0].low = -1e-9;
    point[0].high = 100000.25;
    point[0].low_label = "0.71";
    point[0].high_label = "0.83";
    point[0].mark = "concern";
    point[0].figure = "f1";
    point[0].evaluation = "e1";
    point[1] = ot_chart_point("Bed days");
    point[1].missing = "the plan records none";
    point[2] = ot_chart_point(NULL);
    point[2].y = 1;
    point[2].cannot_be_given = "nothing was avoided";
    series[0] = (struct ot_chart_series){ "Planned", OT_ROLE_PLANNED, point, 2 };
    series[1] = (struct ot_chart_series){ .point = point + 2, .points = 1 };
    *ot_report_item(report, section, OT_ITEM_CHART)->chart = (struct ot_chart){
        .kind = OT_CHART_COST_PER_OUTCOME,
        .title = "Falls cost less than £600 & more",
        .description = "Cost of each fall avoided",
        .x = { "Cost of each fall avoided", "GBP/fall", "cash", "2015-16" },
        .series = series,
        .count = 2,
    };
}

static void add_verdict(struct ot_report *report, struct ot_section *section)
{
    static struct ot_report_test test[2];
    struct ot_report_rule *rule = ot_report_rule(report, "Worth its money");
    rule->file = "review.lua";
    rule->line = 12;
    rule->source = "report:rule(\"Worth its money\", function(e)\n"
                   "  if e:cost_per() < 600 then return \"continue\", \"it pays\" end\n"
                   "end)";
    test[0] = (struct ot_report_test){
        .left = { .figure = report->figure[2] },
        .right = { .number = 600, .text = "£600 for each fall" },
        .sign = "<",
        .holds = true,
    };
    test[1] = (struct ot_report_test){
        .left = { .figure = report->figure[1] },
        .right = { .number = 400, .text = "400 falls" },
        .sign = ">=",
    };
    *ot_report_item(report, section, OT_ITEM_VERDICT)->verdict =
        (struct ot_report_verdict){ .evaluation = "e1",
                                    .rule = rule,
                                    .word = "continue",
                                    .reason = "it pays",
                                    .test = test,
                                    .tests = 2 };
}

static void add_provenance(struct ot_report *report)
{
    static struct ot_report_input input = { "spend", "spend.csv", hash, 44 };
    static struct ot_report_plugin plugin = { "falls", "Falls prevention", "1", 1 };
    static struct ot_report_paper paper = { "S1F", "Better Care Fund template part 2",
                                            "the board", "2014-02-14" };
    static struct ot_report_draws drawn = { .seed = 1, .count = 0 };
    report->script = "review.lua";
    report->script_sha256 = hash;
    report->release = "0.1.0";
    report->drawn = &drawn;
    report->input = &input;
    report->plugin = &plugin;
    report->paper = &paper;
    report->inputs = report->plugins = report->papers = report->drawns = 1;
}

static void add_evaluation(struct ot_report *report)
{
    static struct ot_report_evaluation evaluation = {
        .id = "e1",
        .label = "Falls service",
        .scheme = "falls_service",
        .kind = "falls",
        .basis = "planned",
        .periods = "2014-15, 2015-16",
        .price_year = 2015,
        .quality = "illustrative",
        .grade = "strong",
        .evidence = "sufficient",
    };
    static struct ot_report_summary summary;
    static struct ot_report_check check = {
        .rule = "total_disagrees",
        .level = "caveat",
        .text = "The paper prints another total.",
        .at = { { "totals.csv", 3, 5 } },
        .ats = 1,
        .values = 1,
    };
    summary = (struct ot_report_summary){
        .evaluation = "e1",
        .scheme = "Falls service",
        .spend = report->figure[0],
        .outcome = report->figure[1],
        .cost_per = report->figure[2],
        .public_value = report->figure[4],
        .break_even = report->figure[4],
        .outcome_name = "Falls avoided",
        .evidence = "sufficient",
        .verdict = ot_report_verdict_on(report, "e1"),
    };
    check.value[0] = report->figure[0];
    report->evaluation = &evaluation;
    report->summary = &summary;
    report->check = &check;
    report->evaluations = report->summaries = report->checks = 1;
}

struct ot_report *sample_report(struct ot_graph *graph)
{
    struct ot_report *report = ot_report_new(graph->arena);
    report->title = "Review of schemes";
    report->author = "the author";
    report->to = "Joint Leadership Team";
    report->date = "2014-03-25";
    report->purpose = "To advise.";
    report->area = "Milton Keynes";
    report->plan_title = "Better Care Fund plan 2015-16";
    add_figures(report, graph);
    struct ot_section *section = ot_report_section(report, "Falls", false);
    struct ot_section *annex = ot_report_section(report, "How we know", true);
    annex->private_ = true;
    add_prose(report, section);
    add_table(report, section);
    add_chart(report, section);
    add_verdict(report, section);
    ot_report_item(report, annex, OT_ITEM_CHECKS);
    struct ot_item *advice = ot_report_item(report, NULL, OT_ITEM_RECOMMEND);
    advice->recommend->verb = "Note";
    advice->text = "the report.";
    add_provenance(report);
    add_evaluation(report);
    return report;
}

char *sample_xml(void)
{
    struct ot_text text = { 0 };
    struct ot_graph *graph = ot_graph_new();
    int failed = ot_report_write(sample_report(graph), &text, NULL);
    ot_graph_free(graph);
    if (!failed)
        return text.bytes;
    ot_text_free(&text);
    return NULL;
}
