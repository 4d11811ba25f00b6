/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The analyst: what happens in the child for `run` and for `check SCRIPT`. Reads the
 * plan, runs the script, builds and validates the report. */
#ifndef OT_RUN_ANALYST_H
#define OT_RUN_ANALYST_H

#include <stdbool.h>
#include "run/supervisor.h"
#include "scheme/plugin.h"

struct ot_analysis {
    const char *script;                      /* path */
    const char *plan;                        /* folder */
    const struct ot_plugin_folders *folders; /* in_process */
    size_t memory;                           /* of Lua, bytes */
    double processor;
    unsigned threads; /* that work out statistics; 0: one. In process: one */
    bool traceback;
    int channel;     /* of ot_crew_channel: kinds and jobs are the work of others */
    bool in_process; /* they are done here, for a debugger: no lock-down */
    bool locked;     /* exit 8 where lock-down is not complete */
};
/* `with` is a struct ot_analysis. result->output: the report's bytes; record: the run
 * record's XML but for what the supervisor adds. */
void ot_analyst(void *with, struct ot_result *result);

#endif
