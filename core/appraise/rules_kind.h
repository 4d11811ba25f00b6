/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules on kinds of scheme: those not installed, measures and units that they do not
 * read, and types that the national template does not know. */
#ifndef OT_APPRAISE_RULES_KIND_H
#define OT_APPRAISE_RULES_KIND_H

#include "appraise/finding.h"

/* Kind_not_installed, activity_not_read and unit_differs, by scheme; type_unknown, a type
 * at a time. 0, or -1 with f->err. */
int ot_rules_kind(struct ot_findings *f);

#endif
