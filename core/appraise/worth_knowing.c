/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameters ranked by the expected value of partial perfect information. */
#include "config.h"

#include "appraise/worth_knowing.h"

#include <stdlib.h>
#include <string.h>

#include "appraise/present.h"
#include "base/threads.h"
#include "method/information.h"
#include "method/rank.h"
#include "method/statistic.h"
#include "value/force.h"
#include "value/sample.h"
#include "value/statistics.h"

/* ---- Which parameters ---- */

static bool is_same_stream(const struct ot_node *a, const struct ot_node *b)
{
    if (a->stream->given || b->stream->given)
        return a->stream->given == b->stream->given;
    return a->stream->key == b->stream->key;
}

struct parameters {
    struct ot_node **node;
    const char *
        *whose; /* the one option that it is of; NULL: of several, or nobody said */
    size_t count;
};

static bool is_among(const struct parameters *among, const struct ot_node *node)
{
    for (size_t i = 0; i < among->count; i++)
        if (is_same_stream(among->node[i], node))
            return true;
    return false;
}

/* What a node is below of: one option, or several. */
static const char *const several = "";

static void pass_on(const char **whose, const struct ot_node *to, const char *from)
{
    const char *now = whose[to->id];
    whose[to->id] = !now || now == from ? from : several;
}

/* Operands have lower ids than what is made of them. */
static void spread_down(const struct ot_choice *choice, const char **whose)
{
    for (size_t i = 0; i < choice->nodes; i++)
        pass_on(whose, choice->rests_on[i], choice->whose ? choice->whose[i] : several);
    for (size_t id = choice->graph->count; id-- > 0;) {
        const struct ot_node *node = choice->graph->node[id];
        for (size_t i = 0; whose[id] && !node->stream && i < node->operands; i++)
            pass_on(whose, node->operand[i], whose[id]);
    }
}

static void add(struct parameters *to, struct ot_node *node, const char *whose)
{
    to->node[to->count] = node;
    to->whose[to->count++] = whose == several ? NULL : whose;
}

static int gather(const struct ot_choice *choice, struct parameters *out,
                  struct ot_error *err)
{
    const struct ot_graph *graph = choice->graph;
    const char **whose = calloc(graph->count + 1, sizeof *whose);
    out->node = ot_arena_array(graph->arena, graph->count + 1, sizeof(struct ot_node *));
    out->whose = ot_arena_array(graph->arena, graph->count + 1, sizeof *out->whose);
    if (!whose || !out->node || !out->whose) {
        free(whose);
        return ot_error_memory(err);
    }
    spread_down(choice, whose);
    for (size_t id = 0; id < graph->count; id++) {
        struct ot_node *node = graph->node[id];
        if (whose[id] && node->stream && node->draws && !is_among(out, node))
            add(out, node, whose[id]);
    }
    free(whose);
    return 0;
}

/* "Deadweight (Falls)" where there are several of the name. NULL: out of memory. */
static const char *name_of(const struct ot_choice *choice, const struct parameters *among,
                           size_t at)
{
    const char *label = among->node[at]->label;
    size_t alike = 0;
    if (!label)
        return "a figure of the script";
    for (size_t i = 0; i < among->count; i++)
        alike += among->node[i]->label && strcmp(among->node[i]->label, label) == 0;
    return alike > 1 && among->whose[at]
               ? ot_arena_format(choice->graph->arena, "%s (%s)", label, among->whose[at])
               : label;
}

/* ---- Rows ---- */

static struct ot_node *said(const struct ot_choice *choice, const struct ot_node *of,
                            const char *detail, double value, double error,
                            struct ot_error *err)
{
    struct ot_figured figured = { of->label,      detail, choice->unit,
                                  choice->prices, value,  error };
    struct ot_node *node =
        ot_graph_figured(choice->graph, &figured, choice->rests_on, choice->nodes, err);
    return node && ot_force(choice->graph, node, err) == 0 ? node : NULL;
}

static int put_line(const struct ot_choice *choice, const struct ot_node *of,
                    const char *name, const struct ot_evppi *found, struct ot_line *line,
                    struct ot_error *err)
{
    struct ot_node *value =
        said(choice, of,
             of->stream ? "expected value of partial perfect information"
                        : "expected value of perfect information",
             found->value, found->error, err);
    struct ot_node *error =
        value ? said(choice, of, "standard error of the value of information",
                     found->error, 0, err)
              : NULL;
    *line = (struct ot_line){ .name = name,
                              .first = "Parameter",
                              .cell = { { "value", "Worth knowing", value, NULL },
                                        { "error", "Standard error", error, NULL } },
                              .cells = 2 };
    return error ? 0 : -1;
}

/* So many parameters as there are threads, a thread each. */
struct wave {
    const struct ot_choice *choice;
    double *column; /* [threads][1 + OT_EVPPI_SCRATCH][draws]: its draws, and scratch */
    struct ot_evppi *found;
    struct ot_error *err; /* of each */
};

static double *column_of(const struct wave *wave, size_t part)
{
    return wave->column + part * (1 + OT_EVPPI_SCRATCH) * wave->choice->draws;
}

static void measure_one(void *with, size_t part, unsigned thread)
{
    const struct wave *wave = with;
    const struct ot_choice *choice = wave->choice;
    double *column = column_of(wave, part);
    (void)thread;
    ot_evppi(column, choice->net_benefit, choice->options, choice->draws,
             choice->reference, column + choice->draws, &wave->found[part],
             &wave->err[part]);
}

static int measure_wave(struct wave *wave, struct ot_node *const *node, size_t count,
                        struct ot_error *err)
{
    struct ot_graph *graph = wave->choice->graph;
    for (size_t i = 0; i < count; i++) {
        wave->err[i] = (struct ot_error){ .exit = OT_EXIT_OK };
        if (ot_sample(graph, node[i], column_of(wave, i), err) != 0)
            return -1;
    }
    ot_threads_share(graph->threads, count, measure_one, wave);
    for (size_t i = 0; i < count; i++)
        if (wave->err[i].exit != OT_EXIT_OK)
            return ot_error_set(err, wave->err[i].exit, "%s", wave->err[i].text);
    return 0;
}

static int measure(const struct ot_choice *choice, const struct parameters *of,
                   struct ot_evppi *found, struct ot_error *err)
{
    size_t threads = ot_threads_count(choice->graph->threads);
    size_t most = threads < of->count ? threads : of->count;
    struct wave wave = { .choice = choice };
    if (most == 0)
        return 0;
    wave.column =
        malloc(most * (1 + OT_EVPPI_SCRATCH) * (choice->draws + 1) * sizeof(double));
    wave.err = malloc(most * sizeof *wave.err);
    int failed = wave.column && wave.err ? 0 : ot_error_memory(err);
    for (size_t i = 0; !failed && i < of->count; i += most) {
        size_t left = of->count - i;
        wave.found = found + i;
        failed = measure_wave(&wave, of->node + i, left < most ? left : most, err);
    }
    free(wave.column);
    free(wave.err);
    return failed ? -1 : 0;
}

int ot_worth_knowing(const struct ot_choice *choice, struct ot_lines *out,
                     struct ot_error *err)
{
    struct ot_arena *arena = choice->graph->arena;
    struct parameters of = { 0 };
    const char *name;
    if (gather(choice, &of, err) != 0)
        return -1;
    struct ot_evppi *found = ot_arena_array(arena, of.count + 1, sizeof *found);
    double *value = ot_arena_array(arena, of.count + 1, sizeof *value);
    size_t *order = ot_arena_array(arena, of.count + 1, sizeof *order);
    struct ot_line *line = ot_arena_array(arena, of.count + 1, sizeof *line);
    if (!found || !value || !order || !line)
        return ot_error_memory(err);
    if (measure(choice, &of, found, err) != 0)
        return -1;
    for (size_t i = 0; i < of.count; i++)
        value[i] = found[i].value;
    ot_rank(value, of.count, order);
    for (size_t i = 0; i < of.count; i++) {
        if (!(name = name_of(choice, &of, order[i])))
            return ot_error_memory(err);
        if (put_line(choice, of.node[order[i]], name, &found[order[i]], &line[i], err) !=
            0)
            return -1;
    }
    *out = (struct ot_lines){ .line = line, .count = of.count };
    return 0;
}

/* ---- Of a scheme ---- */

/* All of it at once: what is lost, draw by draw, by the choice that is best on average.
 */
static int put_everything(const struct ot_choice *choice, struct ot_line *line,
                          struct ot_error *err)
{
    static const struct ot_node everything = { .label = "Everything at once" };
    const double *own = choice->net_benefit[1];
    bool goes_on = ot_mean(own, choice->draws) > 0;
    double *loss = malloc((choice->draws + 1) * sizeof *loss);
    if (!loss)
        return ot_error_memory(err);
    for (size_t d = 0; d < choice->draws; d++)
        loss[d] = (own[d] > 0 ? own[d] : 0) - (goes_on ? own[d] : 0);
    struct ot_evppi found = { ot_mean(loss, choice->draws),
                              ot_mean_error(loss, choice->draws) };
    free(loss);
    return put_line(choice, &everything, everything.label, &found, line, err);
}

/* Before the single parameters. */
static int with_everything(const struct ot_choice *choice, struct ot_lines *out,
                           struct ot_error *err)
{
    struct ot_arena *arena = choice->graph->arena;
    struct ot_lines single;
    if (ot_worth_knowing(choice, &single, err) != 0)
        return -1;
    struct ot_line *line = ot_arena_array(arena, single.count + 1, sizeof *line);
    if (!line)
        return ot_error_memory(err);
    *out = (struct ot_lines){ .line = line, .count = single.count + 1 };
    for (size_t i = 0; i < single.count; i++)
        line[i + 1] = single.line[i];
    return put_everything(choice, line, err);
}

int ot_evaluation_worth_knowing(struct ot_evaluation *e, struct ot_lines *out,
                                struct ot_error *err)
{
    struct ot_graph *graph = e->appraisal->graph;
    struct ot_node *npv = ot_evaluation_npv(e, OT_PUBLIC_VALUE, err);
    if (!npv)
        return -1;
    if (npv->missing || npv->draws == 0) {
        *out = (struct ot_lines){ .first = "Parameter",
                                  .none =
                                      npv->missing ? npv->missing : "nothing was drawn" };
        return 0;
    }
    double *none = ot_arena_array(graph->arena, npv->draws, sizeof *none);
    double *own = ot_arena_array(graph->arena, npv->draws, sizeof *own);
    const double *net_benefit[] = { none, own };
    if (!none || !own)
        return ot_error_memory(err);
    if (ot_sample(graph, npv, own, err) != 0)
        return -1;
    for (size_t d = 0; d < npv->draws; d++)
        none[d] = 0;
    struct ot_choice choice = { graph, &npv,       1, NULL,      net_benefit,
                                2,     npv->draws, 0, npv->unit, npv->prices };
    return with_everything(&choice, out, err);
}
