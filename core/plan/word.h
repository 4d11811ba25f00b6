/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a plan that are not in plan.h, read. */
#ifndef OT_PLAN_WORD_H
#define OT_PLAN_WORD_H

#include "plan/plan.h"

int ot_status_read(const char *word, enum ot_status *out); /* -1: no such word */

#endif
