/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Switching values: what each unknown would have to be, all others at their base value,
 * for a result to be 0 (HM Treasury, The Green Book, 2022, chapter 5). */
#ifndef OT_APPRAISE_SWITCHING_H
#define OT_APPRAISE_SWITCHING_H

#include "appraise/one_way.h"

/* found: [e->unknowns], in the unknown's own prices; NAN: at no value that it can take,
 * or, of a count, at none within its interval. end: [e->unknowns], of the intervals.
 * why: NULL; or why they could not be worked out, each found being NAN then.
 * Four runs for all of them together. -1: memory, or a hook that fails (exit 1). */
int ot_switching_values(struct ot_evaluation *e, const struct ot_result_of *of,
                        const double (*end)[2], double *found, const char **why,
                        struct ot_error *err);

#endif
