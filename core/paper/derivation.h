/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lineage of a report made ready to be read: what was worked out the same way twice
 * is one derivation, and each step knows where it is told. */
#ifndef OT_PAPER_DERIVATION_H
#define OT_PAPER_DERIVATION_H

#include <libxml/tree.h>
#include "base/error.h"

/* In a report's tree, in place:
 * - nodes that agree in all but their names become the first of them, and whatever led to
 *   the others leads to it. Hooks agree if they are of the same scheme and kind,
 * whichever evaluation called them;
 * - of figures that are one node, all but the first get `same-as`, its id, and the first
 *   gets `shared`;
 * - an assumption gets `place`, "assumption-1" and so on, and a leaf that is one of its
 *   nodes gets the same as `assumed-at`;
 * - a node that is told apart gets `told-at`: the place of its assumption, else "how-"
 * and its id. Any other is a leaf to which at most one operand leads. A report without
 * lineage stays as it is. -1: err, out of memory. */
int ot_derivations_fold(xmlDoc *report, struct ot_error *err);

#endif
