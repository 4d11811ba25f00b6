/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan, a graph and a runner for tests of what stands on them. Needs the shipped
 * plugins (OUTTURN_PLUGINS) and those of the tests (OUTTURN_TEST_PLUGINS). */
#ifndef OT_TESTS_DESK_H
#define OT_TESTS_DESK_H

#include "appraise/evaluation.h"
#include "run/runner.h"

struct desk {
    struct ot_plan *plan;
    struct ot_graph *graph;
    struct ot_local_runner *local;
    struct ot_runner runner;
    struct ot_plugin_folders folders;
    const char *folder[2];
    struct ot_appraisal appraisal;
    struct ot_error err;
};
/* Open the plan in a folder; aborts the test program where it cannot be read. */
void desk_open(struct desk *desk, const char *folder);
void desk_close(struct desk *desk);
/* The value of a node that must be there. */
double desk_value(struct desk *desk, struct ot_node *node);
/* Why a node has none; "" where it has one. */
const char *desk_missing(struct desk *desk, struct ot_node *node);

/* Write a small plan with a scheme of kind falls: £100,000 in 2015-16 and these rows of
 * activity and parameters (each line ends in \n; may be ""). Returns its folder. */
const char *desk_falls_plan(const char *activity, const char *parameters);

/* Write a plan of five years, 2015-16 to 2019-20, in 2015-16 prices, with a scheme of the
 * test's kind cash_flow; rows as above. */
const char *desk_cash_plan(const char *spend, const char *activity,
                           const char *parameters);

/* Evaluate a scheme, which must not be refused. */
struct ot_evaluation *desk_evaluate(struct desk *desk,
                                    const struct ot_evaluation_request *request);

/* Open such a plan and evaluate its scheme of kind falls. */
struct ot_evaluation *desk_falls(struct desk *desk, const char *activity);

#endif
