/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An evaluation in which some unknowns take given values. */
#ifndef OT_APPRAISE_MOVED_H
#define OT_APPRAISE_MOVED_H

#include "appraise/unknown.h"

/* The same request over again, moved. Not kept among the evaluations of the script. 0, or
 * -1 as ot_evaluate. */
int ot_evaluation_moved(const struct ot_evaluation *e, const struct ot_moves *moves,
                        struct ot_evaluation **out, struct ot_error *err);

#endif
