/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outturn trace: where the figures of a report come from. */
#include "config.h"

#include "base/file.h"
#include "command/command.h"
#include "report/memory.h"
#include "report/read.h"

static const char help[] =
    "outturn trace review.xml f3\n"
    "    shows how figure f3 was worked out, down to the cells and studies that it rests "
    "on\n\n"
    "usage: outturn trace REPORT [FIGURE] [--summary]\n\n"
    "  FIGURE      an id (f3) or the beginning of a label (\"cost of each\"); default: "
    "all figures\n"
    "  --summary   instead: a row a scheme with spend, outcome, cost, break-even, "
    "evidence "
    "and verdict\n\n"
    "exit: 0 ok; 1 not a valid report; 2 usage, or no such figure\n";

#define REPORT_MAX ((size_t)64 << 20)

struct request {
    const char *file, *figure;
    bool summary;
};

static void trace(void *with, struct ot_result *result)
{
    const struct request *r = with;
    struct ot_text bytes = { 0 };
    struct ot_error err = { 0 };
    int failed = ot_file_read(r->file, REPORT_MAX, OT_EXIT_USAGE, &bytes, &err);
    if (!failed && r->summary)
        failed = ot_report_summary_text(ot_text_string(&bytes), bytes.length, r->file,
                                        &result->output, &err);
    else if (!failed)
        failed = ot_report_trace(ot_text_string(&bytes), bytes.length, r->file, r->figure,
                                 &result->output, &err);
    if (ot_memory_failures() > 0)
        failed = ot_error_memory(&err);
    if (failed) {
        ot_text_free(&result->output);
        ot_text_format(&result->message, "%s\n", err.text);
        result->exit = err.exit;
    }
    ot_text_free(&bytes);
}

static int run(int argc, char **argv)
{
    const char *operand[2] = { NULL, NULL };
    size_t operands;
    struct request r = { 0 };
    const struct ot_option options[] = { { "summary", 0, NULL, &r.summary } };
    int code =
        ot_options_read(&ot_command_trace, argc, argv, options, 1, operand, &operands, 2);
    if (code)
        return code < 0 ? OT_EXIT_OK : code;
    if (operands == 0) {
        ot_say("no report is given; `outturn trace --help` shows how");
        return OT_EXIT_USAGE;
    }
    r.file = operand[0];
    r.figure = operand[1];
    return ot_work(r.file, trace, &r);
}

const struct ot_command ot_command_trace = {
    "trace", "show where the figures of a report come from", help, run
};
