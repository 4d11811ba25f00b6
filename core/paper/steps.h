/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a report that is folded and worded, each where a paper tells it. */
#ifndef OT_PAPER_STEPS_H
#define OT_PAPER_STEPS_H

#include <libxml/tree.h>
#include "base/error.h"

/* In a report's tree, in place, after ot_derivations_fold() and ot_figures_word():
 * - a node without a `label` gets one, what it is made of in brackets: "(spend ÷ falls)";
 * - a node made of others gets `sign`, what stands between them where they are added,
 *   subtracted, multiplied or divided, else or if it says `how`, `worked`, in words;
 * - an operand gets `amount`, `label` and `told-at` of its node, and `sign` unless it is
 *   the first;
 * - a node that is a figure stands in that figure, one told nowhere else in its operand.
 * -1: err, out of memory. */
int ot_steps_tell(xmlDoc *report, struct ot_error *err);

#endif
