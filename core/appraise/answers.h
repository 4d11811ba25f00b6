/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers of jobs, all of which an appraisal asks for here. An answer may be lent: it
 * stands in memory that the next job overwrites. What is worth keeping is copied out
 * before that; a job is pure, so what is dropped can be made again. */
#ifndef OT_APPRAISE_ANSWERS_H
#define OT_APPRAISE_ANSWERS_H

#include "appraise/evaluation.h"

/* Run a job; `with` is the appraisal. As ot_runner.run. */
int ot_answers_run(void *with, const struct ot_job *job, struct ot_answer *answer,
                   struct ot_error *err);

/* The draws of one evaluation that are in memory: `first` and `count` of them, 0: none.
 */
struct ot_kept_answer {
    size_t first, count;
    struct ot_answer answer;
    struct ot_kept_answer *older;
};

/* In the graph's arena, released with it. NULL: out of memory. */
struct ot_kept_answer *ot_kept_answer_new(struct ot_graph *graph);

/* Run a job; its draws take the place of those that kept has. 0 or -1. */
int ot_answers_keep(struct ot_appraisal *appraisal, struct ot_kept_answer *kept,
                    const struct ot_job *job, struct ot_error *err);

#endif
