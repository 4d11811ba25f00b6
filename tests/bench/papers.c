/* SPDX-License-Identifier: GPL-3.0-or-later */
/* papers [FOLDER [THREADS]]: a report of 100 schemes for each of 153 areas, from memory
 * to XML and to the page; prints seconds, and with FOLDER writes the XML there for other
 * tools (-: none). THREADS: as many as there are processors. Every number is made up. */
#include "config.h"

#include <limits.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/threads.h"
#include "paper/papers.h"
#include "report/document.h"
#include "report/memory.h"
#include "report/report.h"
#include "report/write.h"
#include "value/force.h"

#define AREAS 153
#define SCHEMES 100
#define THREADS 64

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

struct writing {
    struct ot_graph *graph[AREAS];
    struct ot_report *report[AREAS];
    struct ot_text xml[AREAS];
    struct ot_error err[AREAS];
    struct ot_region *region[THREADS]; /* as of the analyst */
};

static void make_reports(struct writing *w)
{
    for (unsigned area = 0; area < AREAS; area++) {
        w->graph[area] = ot_graph_new();
        w->report[area] = report_of(w->graph[area], area);
    }
}

static void write_one(void *with, size_t area, unsigned thread)
{
    struct writing *w = with;
    ot_memory_open(w->region[thread]);
    ot_report_write(w->report[area], &w->xml[area], &w->err[area]);
    ot_memory_close();
}

static int write_xml(struct writing *w, unsigned threads, struct ot_error *err)
{
    ot_document_ready();
    struct ot_threads *sharing = ot_threads_new(threads);
    unsigned regions = ot_threads_count(sharing);
    for (unsigned i = 0; i < regions; i++)
        w->region[i] = ot_region_new(OT_MEMORY_REGION);
    ot_threads_share(sharing, AREAS, write_one, w);
    for (unsigned i = 0; i < regions; i++)
        ot_region_free(w->region[i]);
    ot_threads_free(sharing);
    for (unsigned area = 0; area < AREAS; area++)
        if (w->err[area].exit != OT_EXIT_OK) {
            *err = w->err[area];
            return -1;
        }
    return 0;
}

static int write_pages(const struct ot_text xml[AREAS], unsigned threads, size_t *bytes,
                       struct ot_error *err)
{
    static struct ot_papers_one one[AREAS];
    struct ot_paper paper[AREAS] = { 0 };
    for (unsigned area = 0; area < AREAS; area++)
        paper[area] = (struct ot_paper){ .report = ot_text_string(&xml[area]),
                                         .length = xml[area].length,
                                         .file = "report.xml" };
    const struct ot_papers papers = {
        .paper = paper, .count = AREAS, .threads = threads, .one = one
    };
    int failed = ot_papers_make(&papers, err);
    for (unsigned area = 0; area < AREAS && !failed; area++) {
        *bytes += one[area].html.length;
        if (one[area].err.exit != OT_EXIT_OK) {
            *err = one[area].err;
            failed = -1;
        }
    }
    ot_papers_free(one, AREAS);
    return failed;
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

/* As in the children that make papers for the program. */
static void keep_freed_memory(void)
{
    mallopt(M_MMAP_THRESHOLD, 1 << 25);
    mallopt(M_TOP_PAD, 1 << 22);
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
}

static unsigned threads_of(int count, char **argument)
{
    long processors = count > 2 ? atol(argument[2]) : sysconf(_SC_NPROCESSORS_ONLN);
    return processors > 0 ? (unsigned)processors : 1;
}

int main(int count, char **argument)
{
    static struct writing w;
    struct ot_error err = { 0 };
    size_t bytes = 0, pages = 0;
    unsigned threads = threads_of(count, argument);
    keep_freed_memory();
    make_reports(&w);
    double start = now();
    int failed = write_xml(&w, threads, &err);
    double written = now();
    if (!failed)
        failed = write_pages(w.xml, threads, &pages, &err);
    double made = now();
    if (!failed && count > 1 && strcmp(argument[1], "-") != 0)
        failed = keep(w.xml, argument[1], &err);
    for (unsigned area = 0; area < AREAS; area++) {
        bytes += w.xml[area].length;
        ot_text_free(&w.xml[area]);
        ot_graph_free(w.graph[area]);
    }
    if (failed) {
        fprintf(stderr, "papers: %s\n", err.text);
        return 1;
    }
    printf("xml %.3f s, %zu bytes; html %.3f s, %zu bytes\n", written - start, bytes,
           made - written, pages);
    return 0;
}
