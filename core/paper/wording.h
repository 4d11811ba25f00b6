/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of figures made ready, so that a stylesheet need not take them apart at each
 * place where a figure stands. */
#ifndef OT_PAPER_WORDING_H
#define OT_PAPER_WORDING_H

#include <libxml/tree.h>
#include "base/error.h"

/* In a report's tree, in place, each figure and each element that shows one gets
 * - `words`: what is shown, with a true minus sign, up to the brackets that say how sure
 *   and how good it is. Of an element: its own text, else that of its figure;
 * - `sure`: how sure it is, with true minus signs, if the figure has a range;
 * - `mark`: "assumed", "illustrative" or "set by hand", where it is one of these;
 * - `provisional`, if the figure has it;
 * - `none`, where the figure is missing or cannot be given: it has no mark then.
 * A figure gets `name` too, its label with a capital letter, and `trust`, how good it is
 * in brackets; a show gets `label`, that of its figure. The findings get how many of
 * their figures are `illustrative`, `assumed`, set by `script` or `provisional`, if there
 * are any.
 *
 * A node of the lineage gets `amount`, its value with its unit, by periods where it has
 * them, or why there is none. Its leaf gets `mark`, "CELL", "SOURCE", "ASSUMED",
 * "ILLUSTRATIVE" or "SET BY HAND", with `unsure` at the last three; and `told`, what is
 * said of it behind its mark and its file. An assumption gets `amount`, and `from` and
 * `to` if it has both ends of an interval. -1: err, out of memory. */
int ot_figures_word(xmlDoc *report, struct ot_error *err);

#endif
