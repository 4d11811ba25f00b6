/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An evaluation: one scheme of the plan through its plugin's hooks. What can be asked of
 * it is in output.h, money.h, present.h, sensitivity.h and evidence.h. */
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
    struct ot_kept_answer *kept; /* the answers in memory, the newest first */
};

struct ot_moves;
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
    int follow_up;  /* years after the last period, without spend or activity, in which
                       effects run out */
    bool derived;   /* made to be compared with another: no row of its own in a summary */
    size_t draws;   /* 0: the base case alone */
    unsigned long seed;
    const char *scenario, *label;
    const struct ot_given
        *with; /* overrides of parameters and inputs: quality `script` */
    size_t with_count;
    const struct ot_moves *moves; /* NULL; else what moves in it (unknown.h) */
};

/* What the plan's own parameters do to any kind: deadweight, attribution and displacement
 * to what comes of it; optimism bias to what it costs; discounting to both. */
struct ot_adjustment {
    struct ot_node *share; /* of the effect that is additional; NULL: all of it */
    struct ot_node *cost;  /* 1 + optimism bias; NULL: as it is planned */
    struct ot_node *rate, *health_rate;   /* a year */
    const double *factor, *health_factor; /* [periods], 1 in the first year */
    const char *how;                      /* in words */
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

struct ot_unknown;
struct ot_results;
struct ot_evaluation {
    const struct ot_evaluation_request *request; /* a copy */
    const char *id;                              /* "e1" */
    const char *label; /* the scheme's name, or the request's label */
    const struct ot_scheme *scheme;
    const struct ot_kind *kind; /* NULL: the scheme has none, or it is not installed */
    enum ot_basis basis;
    bool latest; /* instead of basis: actual, else forecast, else planned */
    int price_year;
    const char *scenario; /* NULL: none */
    bool what_if;         /* of a scenario, or with values that the script set */
    bool derived;         /* made to be compared with another, not by the script */
    size_t draws;         /* 0: the base case alone */
    unsigned long seed;
    struct ot_period *period;
    double *years;
    size_t periods;
    size_t planned; /* of those, within the plan; follow-up comes after them */
    struct ot_adjustment adjustment;
    struct ot_unknown *unknown; /* what is not known exactly (unknown.h) */
    size_t unknowns;
    struct ot_ingredient *ingredient;
    size_t ingredients;
    struct ot_node **hook;   /* [kind->output_count]: as the hooks gave them, columns over
                                the periods */
    struct ot_node **output; /* the same, of which only the additional share counts */
    const char
        *failed; /* reason, or NULL: then every quantity is missing, with that reason */
    const char *detail;   /* more of why, with paths of this machine: not for reports */
    bool no_activity;     /* none of the activity is recorded: outcomes are missing,
                             break-even is not */
    bool probe_failed;    /* then each output counts as depending on everything */
    const char *evidence; /* what evidence.h says of it, once asked */
    const struct ot_results *results; /* what results.h says of it, once asked */
    struct ot_appraisal *appraisal;
    struct ot_job job; /* the base case */
};

/* 0 also where the evaluation failed (out->failed says why). -1: a request that makes no
 * sense (unknown scheme, name in `with`; exit 4), memory. */
int ot_evaluate(struct ot_appraisal *appraisal,
                const struct ot_evaluation_request *request, struct ot_evaluation **out,
                struct ot_error *err);

/* Its hooks failed after the base case, before anybody asked for a quantity of e. 0, or
 * -1: memory. */
int ot_evaluation_fail(struct ot_evaluation *e, const char *why, struct ot_error *err);

#endif
