/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Net benefit by running the hooks again: each draw is one set of ingredients. */
#include "config.h"

#include "appraise/net_benefit.h"

#include <string.h>

#include "appraise/adjust.h"
#include "appraise/answers.h"
#include "appraise/money.h"
#include "appraise/output.h"
#include "value/force.h"

struct ot_column_of *ot_net_columns(struct ot_evaluation *e)
{
    struct ot_column_of *column =
        ot_arena_array(e->appraisal->graph->arena, e->ingredients + 1, sizeof *column);
    size_t parameters = e->job.parameters;
    for (size_t i = 0; column && i < e->ingredients; i++)
        column[i] = i < parameters ? e->job.parameter[i] : e->job.input[i - parameters];
    return column;
}

void ot_net_replace(struct ot_evaluation *e, struct ot_column_of *column,
                    size_t ingredient, struct ot_column_of by)
{
    const struct ot_node *node = e->ingredient[ingredient].node;
    for (size_t i = 0; i < e->ingredients; i++)
        if (i == ingredient || e->ingredient[i].node == node)
            column[i] = by;
}

/* What a unit of an output adds to the net present value in period t. */
static double weight_of(const struct ot_evaluation *e, const struct ot_output *output,
                        double qaly, size_t t)
{
    const struct ot_adjustment *adjustment = &e->adjustment;
    if (output->role == OT_SPEND)
        return -ot_adjusted_cost(e) * adjustment->factor[t];
    if (output->role == OT_BENEFIT)
        return ot_adjusted_share(e) * adjustment->factor[t];
    if (ot_output_is_health(output, NULL))
        return ot_adjusted_share(e) * qaly * adjustment->health_factor[t];
    return 0;
}

static void add_up(const struct ot_evaluation *e, const struct ot_answer *answer,
                   double qaly, double *net)
{
    memset(net, 0, answer->draws * sizeof *net);
    for (size_t o = 0; o < e->kind->output_count; o++)
        for (size_t t = 0; t < e->periods; t++) {
            double weight = weight_of(e, &e->kind->outputs[o], qaly, t);
            for (size_t d = 0; weight != 0 && d < answer->draws; d++)
                net[d] += weight * *ot_answer_at(answer, o, t, d);
        }
}

static int run(struct ot_evaluation *e, const struct ot_column_of *column, size_t draws,
               struct ot_answer *answer, struct ot_error *err)
{
    struct ot_job job = e->job;
    job.draws = draws;
    job.parameter = column;
    job.input = column + job.parameters;
    return ot_answers_run(e->appraisal, &job, answer, err);
}

int ot_net_benefit(struct ot_evaluation *e, const struct ot_column_of *column,
                   size_t draws, double *net, struct ot_error *err)
{
    struct ot_answer answer = { 0 };
    struct ot_node *qaly = ot_evaluation_qaly_value(e, err);
    if (!qaly || ot_force(e->appraisal->graph, qaly, err) != 0)
        return -1;
    if (run(e, column, draws, &answer, err) != 0)
        return -1;
    add_up(e, &answer, qaly->missing ? 0 : qaly->value[0], net);
    ot_answer_free(&answer);
    return 0;
}

/* Draw 2k has the k-th ingredient at its low end, draw 2k + 1 at its high end. */
static struct ot_column_of *columns_at_ends(struct ot_evaluation *e,
                                            const struct ot_ends *ends, size_t count)
{
    struct ot_column_of *column = ot_net_columns(e);
    double *all =
        ot_arena_array(e->appraisal->graph->arena, 2 * count * count + 1, sizeof *all);
    if (!column || !all)
        return NULL;
    for (size_t k = 0; k < count; k++) {
        double *own = all + 2 * count * k;
        for (size_t d = 0; d < 2 * count; d++)
            own[d] = column[ends[k].ingredient].value[0];
        own[2 * k] = ends[k].low;
        own[2 * k + 1] = ends[k].high;
        ot_net_replace(e, column, ends[k].ingredient,
                       (struct ot_column_of){ .count = 2 * count, .value = own });
    }
    return column;
}

static void add_headline(const struct ot_evaluation *e, const struct ot_answer *answer,
                         double *sum)
{
    size_t headline = (size_t)ot_kind_headline(e->kind);
    memset(sum, 0, answer->draws * sizeof *sum);
    for (size_t t = 0; t < e->periods; t++)
        for (size_t d = 0; d < answer->draws; d++)
            sum[d] += *ot_answer_at(answer, headline, t, d);
}

int ot_net_at_ends(struct ot_evaluation *e, const struct ot_ends *ends, size_t count,
                   double *net, double *headline, struct ot_error *err)
{
    struct ot_answer answer = { 0 };
    struct ot_node *qaly = ot_evaluation_qaly_value(e, err);
    if (!qaly || ot_force(e->appraisal->graph, qaly, err) != 0)
        return -1;
    struct ot_column_of *column = columns_at_ends(e, ends, count);
    if (!column)
        return ot_error_memory(err);
    if (run(e, column, 2 * count, &answer, err) != 0)
        return -1;
    add_up(e, &answer, qaly->missing ? 0 : qaly->value[0], net);
    add_headline(e, &answer, headline);
    ot_answer_free(&answer);
    return 0;
}
