/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running a job: batches of at most 2,048 draws through both hooks, every output checked.
 */
#ifndef OT_SCHEME_BATCH_H
#define OT_SCHEME_BATCH_H

#include <stdbool.h>

#include "scheme/job.h"
#include "scheme/plugin.h"

/* Run job on a loaded plugin. Before each hook all outputs are filled with one NaN of a
 * pattern of its own; after it those of its role must be written, finite (NaN where
 * may_be_unknown) and within their range, those of another role untouched, and the
 * floating-point control word, rounding mode and locale unchanged. The error names
 * scheme, output, period, draw and what was found. Exit code 1 (the scheme failed), 8 for
 * a job that does not fit the plugin. */
int ot_job_run(const struct ot_plugin *plugin, const struct ot_job *job,
               struct ot_answer *out, struct ot_error *err);

/* The same for some of its batches: those that `take` gives the numbers of, from 0, until
 * it gives one that the job does not have. Their figures are written in their places in
 * value, the answer of the whole job. *draws: how many were computed. */
int ot_job_run_some(const struct ot_plugin *plugin, const struct ot_job *job,
                    size_t (*take)(void *with), void *with, double *value, size_t *draws,
                    struct ot_error *err);

/* Which ingredients does each output depend on? One job, in which each draw has one
 * ingredient moved to its low or to its high end, from the base and from 16 Halton points
 * within [low, high]. depends[(output * periods + t) * ingredients + i], ingredients =
 * parameters + inputs × periods, in that order; in arena. low and high are [ingredients];
 * where they are equal the ingredient is moved to a half and to twice its value (0: to 1;
 * unknown: to 1 and 2), and, where a hook fails on that, to a half and three quarters. A
 * job that fails all the same, or has more than 400 ingredients: every output depends on
 * everything, *whole is set true and 0 is returned. `job` is the base case (draws 1),
 * which is computed once more: hooks that give other figures than `base` keep something
 * between calls, and -1 is returned (exit 1). */
struct ot_probe {
    const double *low, *high; /* [ingredients] */
    int (*run)(void *with, const struct ot_job *job, struct ot_answer *answer,
               struct ot_error *err);
    void *with;
    const double
        *base; /* [outputs × periods]: what the hooks gave before; NULL: unknown */
};
int ot_job_probe(const struct ot_job *job, const struct ot_probe *probe,
                 struct ot_arena *arena, bool **depends, bool *whole,
                 struct ot_error *err);

#endif
