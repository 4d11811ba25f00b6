/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One function for each family of charts: each draws from canvas->y on, and moves it. */
#ifndef OT_PAPER_FAMILY_H
#define OT_PAPER_FAMILY_H

#include "paper/canvas.h"
#include "report/chart.h"

/* 0, or -1: out of memory, err filled. */
int ot_draw_spend(struct ot_canvas *canvas, const struct ot_chart *chart);
int ot_draw_gains(struct ot_canvas *canvas, const struct ot_chart *chart);
int ot_draw_ranges(struct ot_canvas *canvas, const struct ot_chart *chart);
int ot_draw_tornado(struct ot_canvas *canvas, const struct ot_chart *chart);
int ot_draw_plane(struct ot_canvas *canvas, const struct ot_chart *chart);
int ot_draw_distribution(struct ot_canvas *canvas, const struct ot_chart *chart);
int ot_draw_curves(struct ot_canvas *canvas, const struct ot_chart *chart);

/* Why a point has no value, for people: "not known: …", "cannot be given: …". */
const char *ot_point_none(struct ot_canvas *canvas, const struct ot_chart_point *point);
const struct ot_chart_series *ot_series_of(const struct ot_chart *chart,
                                           enum ot_chart_role role);
/* The point of that name, else the one at that place; NULL. */
const struct ot_chart_point *ot_point_of(const struct ot_chart_series *series,
                                         const char *label, size_t place);

#endif
