/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pass over all draws when an evaluation is made, and what it is for. */
#include "config.h"

#include "appraise/results.h"

#include "appraise/money.h"
#include "appraise/present.h"
#include "appraise/sensitivity.h"
#include "value/force.h"
#include "value/sample.h"
#include "value/spread.h"
#include "value/statistics.h"

static struct ot_graph *graph_of(const struct ot_evaluation *e)
{
    return e->appraisal->graph;
}

/* ---- What is said --------------------------------------------------------------- */

static struct ot_node *chance_of(struct ot_evaluation *e, struct ot_node *bcr,
                                 struct ot_error *err)
{
    struct ot_statistic_of above_1 = { OT_STATISTIC_PROBABILITY, 0, ">", 1 };
    return !bcr->draws || bcr->missing
               ? bcr
               : ot_graph_statistic(graph_of(e), bcr, above_1, err);
}

const struct ot_results *ot_evaluation_results(struct ot_evaluation *e,
                                               struct ot_error *err)
{
    if (e->results)
        return e->results;
    struct ot_results *r = ot_arena_array(graph_of(e)->arena, 1, sizeof *r);
    if (!r)
        return ot_error_memory(err), NULL;
    r->main = ot_evaluation_main(e, err);
    r->cost_per = r->main ? ot_evaluation_cost_per(e, NULL, err) : NULL;
    r->break_even = r->cost_per ? ot_evaluation_break_even(e, NULL, err) : NULL;
    r->bcr = r->break_even ? ot_evaluation_bcr(e, OT_PUBLIC_VALUE, err) : NULL;
    r->pays = r->bcr ? chance_of(e, r->bcr, err) : NULL;
    return r->pays ? e->results = r : NULL;
}

static int work_out(struct ot_evaluation *e, struct ot_error *err)
{
    const struct ot_results *r = ot_evaluation_results(e, err);
    if (!r)
        return -1;
    struct ot_node *all[] = { r->main, r->cost_per, r->break_even, r->bcr, r->pays };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (ot_settle(graph_of(e), all[i], err) != 0)
            return -1;
    return 0;
}

/* ---- All draws ------------------------------------------------------------------ */

struct asked {
    struct ot_evaluation *e;
    struct ot_node **node;
    size_t count;
};

/* What does not vary has nothing to fail in. */
static int ask(struct asked *asked, struct ot_node *node, struct ot_error *err)
{
    if (!node || ot_force(graph_of(asked->e), node, err) != 0)
        return -1;
    if (node->draws && !node->missing)
        asked->node[asked->count++] = node;
    return 0;
}

/* Each output of the hooks, and what results are made of. */
static int make_draws(struct ot_evaluation *e, struct ot_error *err)
{
    size_t outputs = e->kind->output_count;
    struct asked asked = {
        e, ot_arena_array(graph_of(e)->arena, outputs + 4, sizeof *asked.node), 0
    };
    if (!asked.node)
        return ot_error_memory(err);
    for (size_t i = 0; i < outputs; i++)
        if (ask(&asked, e->hook[i], err) != 0)
            return -1;
    if (ask(&asked, ot_evaluation_main(e, err), err) != 0 ||
        ask(&asked, ot_evaluation_cost(e, err), err) != 0 ||
        ask(&asked, ot_evaluation_present_cost(e, OT_PUBLIC_VALUE, err), err) != 0 ||
        ask(&asked, ot_evaluation_present_benefit(e, OT_PUBLIC_VALUE, err), err) != 0)
        return -1;
    return ot_sample_ahead(graph_of(e), asked.node, asked.count, err);
}

int ot_evaluation_try_draws(struct ot_evaluation *e, struct ot_error *err)
{
    struct ot_error fault = { 0 };
    if (!e->draws || !e->kind || e->failed)
        return 0;
    bool alone = !e->what_if && !e->derived;
    if (make_draws(e, &fault) == 0 && (!alone || work_out(e, &fault) == 0))
        return 0;
    if (fault.exit == OT_EXIT_INTERNAL || fault.exit == OT_EXIT_SCRIPT)
        return ot_error_set(err, fault.exit, "%s", fault.text);
    e->results = NULL;
    return ot_evaluation_fail(e, fault.text, err);
}
