/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a plan for a test, and writing a small one. */
#include "config.h"

#include "desk.h"

#include <stdio.h>
#include <stdlib.h>

#include "harness.h"
#include "plan/load.h"
#include "value/force.h"

static void give_up(const struct ot_faults *faults, const struct ot_error *err)
{
    for (size_t i = 0; i < faults->count; i++)
        printf("# %s:%u:%u: %s\n", faults->item[i].at.file, faults->item[i].at.row,
               faults->item[i].at.column, faults->item[i].text);
    printf("Bail out! %s\n", err->text);
    exit(99);
}

void desk_open(struct desk *desk, const char *folder)
{
    struct ot_faults faults = { 0 };
    const char *plugins = getenv("OUTTURN_PLUGINS");
    *desk = (struct desk){ .folder = { plugins ? plugins : "plugins/.libs" } };
    desk->folders = (struct ot_plugin_folders){ desk->folder, 1 };
    if (ot_plan_load(folder, &desk->plan, &faults, &desk->err) != 0)
        give_up(&faults, &desk->err);
    desk->graph = ot_graph_new();
    desk->local = ot_local_runner_new(&desk->folders);
    desk->runner = ot_local_runner_of(desk->local);
    desk->appraisal = (struct ot_appraisal){ .plan = desk->plan,
                                             .graph = desk->graph,
                                             .runner = &desk->runner };
}

void desk_close(struct desk *desk)
{
    ot_local_runner_free(desk->local);
    ot_graph_free(desk->graph);
    ot_plan_free(desk->plan);
}

double desk_value(struct desk *desk, struct ot_node *node)
{
    CU_ASSERT_PTR_NOT_NULL(node);
    if (!node) {
        OT_SAME(desk->err.text, "");
        return 0;
    }
    CU_ASSERT_EQUAL(ot_force(desk->graph, node, &desk->err), 0);
    OT_SAME(node->missing, NULL);
    return node->missing ? 0 : node->value[0];
}

const char *desk_missing(struct desk *desk, struct ot_node *node)
{
    CU_ASSERT_PTR_NOT_NULL(node);
    if (!node || ot_force(desk->graph, node, &desk->err) != 0)
        return desk->err.text;
    return node->missing ? node->missing : "";
}

const char *desk_falls_plan(const char *activity, const char *parameters)
{
    char text[4000];
    ot_test_write("plan.csv",
                  "field,value\ntitle,A plan\narea,Somewhere\nperiods,2014-15; 2015-16\n"
                  "price_year,2015-16\n");
    ot_test_write("schemes.csv",
                  "id,name,kind\nfalls,Falls prevention,falls\nother,Another,\n");
    ot_test_write("papers.csv", "id,title\nP1,The paper\n");
    ot_test_write("spend.csv", "scheme,period,basis,amount,quality,reference\n"
                               "falls,2015-16,planned,100000,published,P1 p1\n"
                               "other,2015-16,planned,50000,published,P1 p1\n");
    snprintf(text, sizeof text,
             "scheme,measure,period,basis,value,unit,quality,reference,note\n%s",
             activity);
    ot_test_write("activity.csv", text);
    snprintf(text, sizeof text,
             "scheme,kind,name,scenario,value,low,high,unit,price_year,grade,quality,"
             "reference,note\n%s",
             parameters);
    ot_test_write("parameters.csv", text);
    return ot_test_folder();
}

struct ot_evaluation *desk_falls(struct desk *desk, const char *activity)
{
    struct ot_evaluation *e = NULL;
    struct ot_evaluation_request request = { .scheme = "falls" };
    desk_open(desk, desk_falls_plan(activity, ""));
    CU_ASSERT_EQUAL_FATAL(ot_evaluate(&desk->appraisal, &request, &e, &desk->err), 0);
    return e;
}
