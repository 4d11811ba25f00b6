/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules on money: printed totals against the rows, income against spend. */
#ifndef OT_APPRAISE_RULES_LEDGER_H
#define OT_APPRAISE_RULES_LEDGER_H

#include "appraise/finding.h"

/* Total_disagrees, in the order of `totals`; then overspend, rounding_pound and
 * unallocated, by period and source: planned money, by source, and over all sources in a
 * period where a line that counts names no source. Where an amount is missing, or covers
 * a part of the period, nothing is said. 0, or -1 with f->err. */
int ot_rules_ledger(struct ot_findings *f);

#endif
