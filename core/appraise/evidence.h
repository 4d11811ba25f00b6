/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is the evidence sufficient? The software says so itself; no script can be kinder. */
#ifndef OT_APPRAISE_EVIDENCE_H
#define OT_APPRAISE_EVIDENCE_H

#include "appraise/evaluation.h"

/* "sufficient", or why not, in words (in the graph's arena): no benefit is shown; every
 * effect is assumed; the headline rests on illustrative figures or the script's own; it
 * lacks an input that is planned, and not among the actuals; the sign of benefits less
 * spend, or of the headline itself, turns inside the interval of an effect graded weak or
 * assumed. NULL: err. */
const char *ot_evaluation_evidence(struct ot_evaluation *e, struct ot_error *err);

/* Weakest grade among the parameters that the headline depends on; "" if none. */
const char *ot_evaluation_grade(struct ot_evaluation *e);

#endif
