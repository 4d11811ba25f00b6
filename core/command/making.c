/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The child reads and parses; what it hands over is one text, and the lengths of its
 * parts. */
#include "config.h"

#include "command/making.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/threads.h"
#include "command/command.h"
#include "paper/papers.h"
#include "report/memory.h"

#define REPORT_MAX ((size_t)64 << 20)
#define TEMPLATE_MAX ((size_t)4 << 20)
#define PAPER_MEMORY ((size_t)2 << 30)
#define PAPER_SECONDS 60

/* Of one report, in the record; its page, ODTs and message follow in the output. */
struct part {
    size_t html, odt, printed, message;
    int code;
};

static void hand_over(struct ot_result *result, const struct ot_papers_one *one)
{
    struct part part = { one->html.length, one->odt.length, one->printed.length, 0,
                         (int)one->err.exit };
    size_t before = result->output.length + part.html + part.odt + part.printed;
    ot_text_add(&result->output, ot_text_string(&one->html), part.html);
    ot_text_add(&result->output, ot_text_string(&one->odt), part.odt);
    ot_text_add(&result->output, ot_text_string(&one->printed), part.printed);
    if (part.code)
        ot_text_put(&result->output, one->err.text);
    part.message = result->output.length - before;
    ot_text_add(&result->record, (const char *)&part, sizeof part);
}

/* A template of the ODT is none of the page, so that HTML is not asked for with it. */
static int make_all(const struct ot_making *m, const struct ot_text *template,
                    const struct ot_text *report, struct ot_papers_one *one,
                    struct ot_error *err)
{
    const char *own = m->template ? ot_text_string(template) : NULL;
    bool of_odt = own && ot_paper_is_for_odt(own, template->length);
    if (of_odt && !m->odt)
        return ot_error_set(err, OT_EXIT_USAGE,
                            "%s: this template is for the ODT, not for HTML; expected "
                            "one for the page, or --to odt",
                            m->template);
    struct ot_paper *paper = calloc(m->count, sizeof *paper);
    if (!paper)
        return ot_error_memory(err);
    for (size_t i = 0; i < m->count; i++)
        paper[i] = (struct ot_paper){
            .report = ot_text_string(&report[i]),
            .length = report[i].length,
            .file = m->file[i],
            .template = of_odt ? NULL : own,
            .template_length = template->length,
            .template_file = m->template,
            .private_ = m->private_,
            .odt_template = of_odt ? own : NULL,
            .odt_template_length = template->length,
        };
    const struct ot_papers papers = {
        .paper = paper,
        .count = m->count,
        .odt = m->odt,
        .printed = m->printed,
        .threads = ot_threads_processors(),
        .one = one,
    };
    int failed = ot_papers_make(&papers, err);
    for (size_t i = 0; i < m->count && of_odt; i++)
        ot_text_free(&one[i].html);
    free(paper);
    return failed;
}

/* A report that cannot be read says so in its place, and is no report. */
static int read_all(const struct ot_making *m, struct ot_text *template,
                    struct ot_text *report, struct ot_error *unread, struct ot_error *err)
{
    if (m->template &&
        ot_file_read(m->template, TEMPLATE_MAX, OT_EXIT_USAGE, template, err) != 0)
        return -1;
    for (size_t i = 0; i < m->count; i++)
        ot_file_read(m->file[i], REPORT_MAX, OT_EXIT_USAGE, &report[i], &unread[i]);
    return 0;
}

static int make(const struct ot_making *m, struct ot_result *result, struct ot_error *err)
{
    struct ot_text template = { 0 };
    struct ot_text *report = calloc(m->count, sizeof *report);
    struct ot_error *unread = calloc(m->count, sizeof *unread);
    struct ot_papers_one *one = calloc(m->count, sizeof *one);
    int failed = -1;
    if (!report || !unread || !one)
        ot_error_memory(err);
    else if (read_all(m, &template, report, unread, err) == 0)
        failed = make_all(m, &template, report, one, err);
    for (size_t i = 0; i < m->count && !failed; i++) {
        if (unread[i].exit != OT_EXIT_OK)
            one[i].err = unread[i];
        hand_over(result, &one[i]);
    }
    for (size_t i = 0; i < m->count && report; i++)
        ot_text_free(&report[i]);
    if (one)
        ot_papers_free(one, m->count);
    ot_text_free(&template);
    free(one);
    free(unread);
    free(report);
    return ot_memory_failures() > 0 ? ot_error_memory(err) : failed;
}

static void work(void *with, struct ot_result *result)
{
    struct ot_error err = { 0 };
    if (make(with, result, &err) == 0)
        return;
    ot_text_free(&result->output);
    ot_text_free(&result->record);
    ot_text_format(&result->message, "%s\n", err.text);
    result->exit = err.exit;
}

/* What is at fault for all is told once. */
static void say_of_all(struct ot_made *made, size_t count, const struct ot_result *result)
{
    for (size_t i = 0; i < count; i++)
        ot_error_set(&made[i].err, result->exit, "%.*s",
                     i == 0 ? (int)strcspn(ot_text_string(&result->message), "\n") : 0,
                     ot_text_string(&result->message));
}

static const char *take(struct ot_text *into, const char *at, size_t length)
{
    ot_text_add(into, at, length);
    return at + length;
}

/* Lengths that do not add up are not believed. */
static bool take_parts(const struct ot_result *result, struct ot_made *made, size_t count)
{
    const char *at = ot_text_string(&result->output);
    size_t left = result->output.length;
    if (result->record.length != count * sizeof(struct part))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct part part;
        memcpy(&part, result->record.bytes + i * sizeof part, sizeof part);
        const size_t length[] = { part.html, part.odt, part.printed, part.message };
        for (size_t k = 0; k < sizeof length / sizeof length[0]; k++) {
            if (length[k] > left || part.message > sizeof made->err.text)
                return false;
            left -= length[k];
        }
        at = take(&made[i].html, at, part.html);
        at = take(&made[i].odt, at, part.odt);
        at = take(&made[i].printed, at, part.printed);
        if (part.code)
            ot_error_set(&made[i].err, (enum ot_exit)part.code, "%.*s", (int)part.message,
                         at);
        at += part.message;
    }
    return left == 0;
}

/* 0, or 128 + n; -1: the child failed, and nothing was made. */
static int run_child(const struct ot_making *m, struct ot_made *made,
                     struct ot_error *err)
{
    double seconds = PAPER_SECONDS + (double)m->count;
    struct ot_limits limits = { .seconds = seconds,
                                .processor = seconds * ot_threads_processors(),
                                .memory = PAPER_MEMORY };
    struct ot_result result = { 0 };
    if (ot_supervise(m->template ? m->template : m->file[0], &limits, work, (void *)m,
                     &result, err) != 0)
        return (int)err->exit >= 128 ? (int)err->exit : -1;
    int failed = 0;
    if (result.exit == OT_EXIT_INTERNAL && m->count > 1)
        failed = -1;
    else if (result.exit != OT_EXIT_OK)
        say_of_all(made, m->count, &result);
    else if (!take_parts(&result, made, m->count))
        failed = ot_error_set(err, OT_EXIT_INTERNAL,
                              "%s: the papers did not come back whole", m->file[0]);
    ot_result_free(&result);
    return failed;
}

static void say_of_program(struct ot_made *made, const struct ot_error *err)
{
    ot_made_free(made);
    made->err = *err;
    made->by_the_program = true;
}

/* 0, or 128 + n. */
static int make_alone(const struct ot_making *making, size_t i, struct ot_made *made,
                      struct ot_error *err)
{
    struct ot_making alone = *making;
    alone.file = &making->file[i];
    alone.count = 1;
    ot_made_free(made);
    int code = run_child(&alone, made, err);
    if (code < 0)
        say_of_program(made, err);
    return code < 0 ? 0 : code;
}

int ot_make_papers(const struct ot_making *making, struct ot_made *made)
{
    struct ot_error err = { 0 };
    bool several = making->count > 1;
    int code = several ? run_child(making, made, &err) : -1;
    bool lost = code < 0;
    for (size_t i = 0; i < making->count && code <= 0; i++)
        if (lost || (several && made[i].err.exit == OT_EXIT_INTERNAL))
            code = make_alone(making, i, &made[i], &err);
    if (code > 0)
        say_of_program(&made[0], &err);
    return code;
}

void ot_made_free(struct ot_made *made)
{
    ot_text_free(&made->html);
    ot_text_free(&made->odt);
    ot_text_free(&made->printed);
    *made = (struct ot_made){ 0 };
}
