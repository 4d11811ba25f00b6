/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table about people must not name them. */
#ifndef OT_PLAN_PERSONAL_H
#define OT_PLAN_PERSONAL_H

#include "base/origin.h"
#include "table/table.h"

/* Faults: headings of names, NHS numbers, birth dates, addresses or postcodes. */
void ot_personal_headings(const struct ot_table *table, struct ot_faults *faults);
/* Faults: cells that look like an NHS number or a postcode. None shows a cell's text. */
void ot_personal_cells(const struct ot_table *table, struct ot_faults *faults);

#endif
