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
    const char *fixtures = getenv("OUTTURN_TEST_PLUGINS");
    *desk = (struct desk){ .folder = { plugins ? plugins : "plugins/.libs",
                                       fixtures ? fixtures : "tests/plugins/.libs" } };
    desk->folders = (struct ot_plugin_folders){ desk->folder, 2 };
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

static void write_table(const char *name, const char *headings, const char *rows)
{
    char text[4000];
    snprintf(text, sizeof text, "%s\n%s", headings, rows);
    ot_test_write(name, text);
}

#define ACTIVITY "scheme,measure,period,basis,value,unit,quality,reference,note"
#define PARAMETERS                                                            \
    "scheme,kind,name,scenario,value,low,high,unit,price_year,grade,quality," \
    "reference,note"
#define SPEND "scheme,period,basis,amount,quality,reference"

const char *desk_falls_plan(const char *activity, const char *parameters)
{
    ot_test_write("plan.csv",
                  "field,value\ntitle,A plan\narea,Somewhere\nperiods,2014-15; 2015-16\n"
                  "price_year,2015-16\n");
    ot_test_write("schemes.csv",
                  "id,name,kind\nfalls,Falls prevention,falls\nother,Another,\n");
    ot_test_write("papers.csv", "id,title\nP1,The paper\n");
    write_table("spend.csv", SPEND,
                "falls,2015-16,planned,100000,published,P1 p1\n"
                "other,2015-16,planned,50000,published,P1 p1\n");
    write_table("activity.csv", ACTIVITY, activity);
    write_table("parameters.csv", PARAMETERS, parameters);
    return ot_test_folder();
}

const char *desk_cash_plan(const char *spend, const char *activity,
                           const char *parameters)
{
    ot_test_write("plan.csv", "field,value\ntitle,A plan\narea,Somewhere\nperiods,"
                              "2015-16; 2016-17; 2017-18; 2018-19; 2019-20\n"
                              "price_year,2015-16\n");
    ot_test_write("schemes.csv", "id,name,kind\ncash,A cash flow,cash_flow\n");
    ot_test_write("papers.csv", "id,title\nP1,The paper\n");
    write_table("spend.csv", SPEND, spend);
    write_table("activity.csv", ACTIVITY, activity);
    write_table("parameters.csv", PARAMETERS, parameters);
    return ot_test_folder();
}

struct ot_evaluation *desk_evaluate(struct desk *desk,
                                    const struct ot_evaluation_request *request)
{
    struct ot_evaluation *e = NULL;
    if (ot_evaluate(&desk->appraisal, request, &e, &desk->err) != 0)
        OT_SAME(desk->err.text, "an evaluation");
    CU_ASSERT_PTR_NOT_NULL_FATAL(e);
    return e;
}

struct ot_evaluation *desk_falls(struct desk *desk, const char *activity)
{
    desk_open(desk, desk_falls_plan(activity, ""));
    return desk_evaluate(desk, &(struct ot_evaluation_request){ .scheme = "falls" });
}
