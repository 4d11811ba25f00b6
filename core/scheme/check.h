/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checking what a plugin describes: all that can be said without calling a hook. */
#ifndef OT_SCHEME_CHECK_H
#define OT_SCHEME_CHECK_H

#include "base/origin.h"
#include "scheme/kind.h"

/* Each fault is added at `at`, naming the table, the row and the field. */
void ot_kind_check(const struct ot_kind *kind, struct ot_origin at,
                   struct ot_faults *faults);

#endif
