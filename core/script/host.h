/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the functions of the API share during one run: the appraisal and the report that
 * grows. Knows no Lua. */
#ifndef OT_SCRIPT_HOST_H
#define OT_SCRIPT_HOST_H

#include "appraise/rules.h"
#include "script/script.h"

struct ot_api;
struct ot_trial;
struct ot_host {
    const struct ot_api *api; /* what the script can call */
    const struct ot_script *script;
    struct ot_appraisal *appraisal;
    struct ot_report *report; /* NULL until the script makes it */
    struct ot_check *check;   /* once asked for */
    size_t checks;
    bool checked;
    int checked_at;         /* the report's date then; 0: it had none */
    struct ot_trial *trial; /* while a rule decides; else NULL */
};

/* The checks of the plan, made once, and once more when the report has a date. 0 or -1.
 */
int ot_host_checks(struct ot_host *host, struct ot_error *err);

/* At the end of a run: what the report says of its evaluations, checks, inputs, plugins
 * and papers, and every figure forced. 0 or -1. */
int ot_host_finish(struct ot_host *host, struct ot_error *err);

#endif
