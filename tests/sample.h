/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small report with every kind of item in it, for the tests of core/report. */
#ifndef OT_TESTS_SAMPLE_H
#define OT_TESTS_SAMPLE_H

#include "report/report.h"

/* f1 spend (two cells), f2 falls avoided (by a hook), f3 cost of each fall avoided, f4 a
 * ratio that cannot be given, f5 what is not known. In the graph's arena; forced. NULL:
 * out of memory. */
struct ot_report *sample_report(struct ot_graph *graph);
/* The same, written: owned by the caller, NULL where that failed. */
char *sample_xml(void);

/* Leaves as a plan and a plugin make them. */
struct ot_node *sample_spend(struct ot_graph *graph, double pounds, unsigned row,
                             const char *label);
struct ot_node *sample_rate_ratio(struct ot_graph *graph);
struct ot_unit sample_unit(const char *text);
struct ot_prices sample_cash(int year);

#endif
