/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running an evaluation script: Lua 5.4 in a sandbox, in; a report, out. */
#ifndef OT_SCRIPT_SCRIPT_H
#define OT_SCRIPT_SCRIPT_H

#include <stdbool.h>
#include "appraise/evaluation.h"
#include "report/report.h"

struct ot_script_module {
    const char *name, *file, *bytes;
    size_t length;
}; /* use("name") */
struct ot_script {
    const char *file; /* as messages print it: "review.lua" */
    const char *bytes;
    size_t length;
    const struct ot_script_module *module;
    size_t modules;
    struct ot_appraisal *appraisal; /* plan, graph, runner: borrowed */
    size_t memory;                  /* bytes that Lua may hold; 0: 64 MB */
    double processor;               /* seconds; 0: 10 */
    bool traceback;                 /* host frames in errors, too */
    void (*print)(void *with, const char *bytes,
                  size_t length); /* where print() writes; NULL: nowhere */
    void *print_with;
};

/* Run it. 0: *out is the report that the script returned (in the graph's arena), its
 * figures forced. -1 (exit 4): an error as "review.lua:12: expected …, found …" with the
 * source line below it, or a limit, or no report returned; 8: memory. */
int ot_script_run(const struct ot_script *script, struct ot_report **out,
                  struct ot_error *err);

#endif
