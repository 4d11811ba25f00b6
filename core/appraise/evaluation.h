/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An evaluation: one scheme of the plan through its plugin's hooks, as quantities with
 * lineage. */
#ifndef OT_APPRAISE_EVALUATION_H
#define OT_APPRAISE_EVALUATION_H

#include "plan/plan.h"
#include "scheme/job.h"
#include "scheme/kind.h"
#include "value/graph.h"

/* Who runs jobs and describes kinds: given from above (in process now, workers later). */
struct ot_runner {
    int (*run)(void *with, const struct ot_job *job, struct ot_answer *answer,
               struct ot_error *err);
    /* The kind of that name, borrowed for the whole run; NULL with err: not installed, or
     * refused. */
    const struct ot_kind *(*describe)(void *with, const char *kind, struct ot_error *err);
    void *with;
};

/* All that evaluations of one script share. */
struct ot_appraisal {
    const struct ot_plan *plan;        /* borrowed */
    struct ot_graph *graph;            /* borrowed */
    const struct ot_runner *runner;    /* borrowed */
    struct ot_evaluation **evaluation; /* in the order made; owned by the graph's arena */
    size_t count;
};

struct ot_given {
    const char *name;
    double value;
    struct ot_node *node; /* NULL: a plain number */
};
struct ot_evaluation_request {
    const char *scheme;
    enum ot_basis basis; /* planned where none */
    bool latest; /* instead of basis: actual, else forecast, else planned, each value by
                    itself */
    struct ot_period
        period;     /* none: those of the plan in which each refused input is recorded */
    int price_year; /* 0: the plan's */
    const char *scenario, *label;
    const struct ot_given
        *with; /* overrides of parameters and inputs: quality `script` */
    size_t with_count;
};

struct ot_ingredient {
    const char *name, *label;
    bool is_input;
    size_t index, period; /* of the kind's table; of an input */
    struct ot_node *node; /* the leaf, uprated where it is money */
    double low, high;     /* of a parameter, in the same prices; equal for an input */
    const struct ot_parameter *parameter; /* NULL: an input */
    enum ot_grade grade; /* of a parameter: the plan's row's, else the plugin's */
};

struct ot_evaluation {
    const char *id;    /* "e1" */
    const char *label; /* the scheme's name, or the request's label */
    const struct ot_scheme *scheme;
    const struct ot_kind *kind; /* NULL: the scheme has none, or it is not installed */
    enum ot_basis basis;
    bool latest; /* instead of basis: actual, else forecast, else planned */
    int price_year;
    struct ot_period *period;
    double *years;
    size_t periods;
    struct ot_ingredient *ingredient;
    size_t ingredients;
    struct ot_node **output; /* [kind->output_count], columns over the periods */
    const char
        *failed; /* reason, or NULL: then every quantity is missing, with that reason */
    const char *detail; /* more of why, with paths of this machine: not for reports */
    bool no_activity;   /* none of the activity is recorded: outcomes are missing,
                           break-even is not */
    bool probe_failed;  /* then each output counts as depending on everything */
    struct ot_appraisal *appraisal;
    struct ot_job job; /* the base case */
};

/* 0 also where the evaluation failed (out->failed says why). -1: a request that makes no
 * sense (unknown scheme, name in `with`; exit 4), memory. */
int ot_evaluate(struct ot_appraisal *appraisal,
                const struct ot_evaluation_request *request, struct ot_evaluation **out,
                struct ot_error *err);

/* Quantities of an evaluation; NULL with err on misuse or memory. Missing data gives a
 * missing node. */
/* Total over the periods (of a level: the mean). A name of another role, or none: an
 * error that suggests one. */
struct ot_node *ot_evaluation_output(struct ot_evaluation *e, const char *name,
                                     enum ot_role role, struct ot_error *err);
/* The headline outcome. */
struct ot_node *ot_evaluation_main(struct ot_evaluation *e, struct ot_error *err);
/* All that the scheme costs, in the evaluation's prices. */
struct ot_node *ot_evaluation_spend(struct ot_evaluation *e, struct ot_error *err);
/* The sum of those outputs that `counts` picks, total over the periods; an exact 0 of GBP
 * where it picks none. */
struct ot_node *ot_evaluation_sum(struct ot_evaluation *e,
                                  bool (*counts)(const struct ot_output *, const void *),
                                  const void *with, const char *label,
                                  struct ot_error *err);

#endif
