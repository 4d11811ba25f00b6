/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values that a script sets by hand, in place of the plan's or the plugin's. */
#ifndef OT_APPRAISE_GIVEN_H
#define OT_APPRAISE_GIVEN_H

#include "appraise/evaluation.h"

/* NULL: the request sets no such name. */
const struct ot_given *ot_given_find(const struct ot_evaluation_request *request,
                                     const char *name);

/* As a quantity in the unit wanted: its lineage is kept, its quality is at best `script`.
 * NULL with err: another unit (exit 4), memory. */
struct ot_node *ot_given_node(struct ot_evaluation *e, const struct ot_given *with,
                              struct ot_unit unit, const char *label,
                              struct ot_error *err);

#endif
