/* SPDX-License-Identifier: GPL-3.0-or-later */
/* papers [FOLDER]: a report of 100 schemes for each of 153 areas, in memory to XML and to
 * the page; prints seconds, and with FOLDER writes the XML there for other tools. Every
 * number is made up. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "paper/html.h"
#include "report/report.h"
#include "report/write.h"
#include "value/force.h"

#define AREAS 153
#define SCHEMES 100

static const char hash[] =
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static struct ot_figure *leaf(struct ot_report *report, struct ot_graph *graph,
                              const char *label, const char *unit, double value,
                              unsigned row)
{
    struct ot_unit of = ot_unit_one();
    struct ot_leaf at = { .at = { .file = "spend.csv", .row = row, .column = 4 },
                          .note = "made up" };
    struct ot_prices prices = { 0 };
    ot_unit_read(unit, &of);
    if (unit[0] == 'G')
        prices = (struct ot_prices){ OT_PRICE_CASH, 2023 };
    return ot_report_figure(
        report, label,
        ot_graph_leaf(graph, value, of, prices, OT_QUALITY_ILLUSTRATIVE, label, &at),
        NULL, -1);
}

static void add_scheme(struct ot_report *report, struct ot_graph *graph, unsigned area,
                       unsigned i)
{
    struct ot_report_evaluation *evaluation = &report->evaluation[i];
    struct ot_report_summary *row = &report->summary[i];
    const char *name = ot_arena_format(report->arena, "Scheme %u", i + 1);
    *evaluation = (struct ot_report_evaluation){
        .id = ot_arena_format(report->arena, "e%u", i + 1),
        .label = name,
        .scheme = ot_arena_format(report->arena, "s%u", i + 1),
        .kind = "falls",
        .basis = "planned",
        .periods = "2023-24",
        .price_year = 2023,
        .quality = "illustrative",
        .grade = "assumed",
        .evidence = "it rests on illustrative figures",
    };
    *row = (struct ot_report_summary){ .evaluation = evaluation->id,
                                       .scheme = name,
                                       .outcome_name = "Falls avoided",
                                       .evidence = evaluation->evidence };
    row->spend = leaf(report, graph, "Spend", "GBP", 1000.0 * (area + 7 * i + 1), i + 2);
    row->outcome = leaf(report, graph, "Falls avoided", "fall", area + 3 * i + 1, i + 2);
    row->cost_per = ot_report_figure(
        report, "Cost of each",
        ot_graph_divide(graph, row->spend->node, row->outcome->node, NULL), NULL, -1);
}

static struct ot_report *report_of(struct ot_graph *graph, unsigned area)
{
    static struct ot_report_input input = { "spend", "spend.csv", hash, SCHEMES };
    struct ot_report *report = ot_report_new(graph->arena);
    report->title = "A hundred schemes, all figures made up";
    report->date = "2024-03-25";
    report->area = ot_arena_format(report->arena, "Area %u", area + 1);
    report->script = "review.lua";
    report->script_sha256 = hash;
    report->release = "bench";
    report->input = &input;
    report->inputs = 1;
    report->evaluation =
        ot_arena_array(report->arena, SCHEMES, sizeof *report->evaluation);
    report->summary = ot_arena_array(report->arena, SCHEMES, sizeof *report->summary);
    report->evaluations = report->summaries = SCHEMES;
    for (unsigned i = 0; i < SCHEMES; i++)
        add_scheme(report, graph, area, i);
    for (size_t i = 0; i < report->figures; i++)
        ot_force(graph, report->figure[i]->node, NULL);
    return report;
}

static int write_xml(struct ot_text xml[AREAS], struct ot_error *err)
{
    for (unsigned area = 0; area < AREAS; area++) {
        struct ot_graph *graph = ot_graph_new();
        int failed = ot_report_write(report_of(graph, area), &xml[area], err);
        ot_graph_free(graph);
        if (failed)
            return failed;
    }
    return 0;
}

static int write_pages(const struct ot_text xml[AREAS], size_t *bytes,
                       struct ot_error *err)
{
    for (unsigned area = 0; area < AREAS; area++) {
        struct ot_text page = { 0 };
        struct ot_paper paper = { .report = ot_text_string(&xml[area]),
                                  .length = xml[area].length,
                                  .file = "report.xml" };
        int failed = ot_paper_html(&paper, &page, err);
        *bytes += page.length;
        ot_text_free(&page);
        if (failed)
            return failed;
    }
    return 0;
}

static int keep(const struct ot_text xml[AREAS], const char *folder, struct ot_error *err)
{
    char path[1000];
    for (unsigned area = 0; area < AREAS; area++) {
        snprintf(path, sizeof path, "%s/area-%03u.xml", folder, area + 1);
        if (ot_file_write(path, xml[area].bytes, xml[area].length, 0644, err) != 0)
            return -1;
    }
    return 0;
}

int main(int count, char **argument)
{
    static struct ot_text xml[AREAS];
    struct ot_error err = { 0 };
    size_t bytes = 0, pages = 0;
    double start = now();
    int failed = write_xml(xml, &err);
    double written = now();
    if (!failed)
        failed = write_pages(xml, &pages, &err);
    double made = now();
    if (!failed && count > 1)
        failed = keep(xml, argument[1], &err);
    for (unsigned area = 0; area < AREAS; area++) {
        bytes += xml[area].length;
        ot_text_free(&xml[area]);
    }
    if (failed) {
        fprintf(stderr, "papers: %s\n", err.text);
        return 1;
    }
    printf("xml %.3f s, %zu bytes; html %.3f s, %zu bytes\n", written - start, bytes,
           made - written, pages);
    return 0;
}
