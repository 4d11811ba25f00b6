/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the families of charts share: series by role, points by name. */
#include "config.h"

#include "paper/family.h"

#include <string.h>

const char *ot_point_none(struct ot_canvas *canvas, const struct ot_chart_point *point)
{
    const char *words = "not known";
    if (point && point->cannot_be_given)
        words =
            ot_arena_format(canvas->arena, "cannot be given: %s", point->cannot_be_given);
    else if (point && point->missing)
        words = ot_arena_format(canvas->arena, "not known: %s", point->missing);
    return words ? words : "not known";
}

const struct ot_chart_series *ot_series_of(const struct ot_chart *chart,
                                           enum ot_chart_role role)
{
    for (size_t i = 0; i < chart->count; i++)
        if (chart->series[i].role == role)
            return &chart->series[i];
    return NULL;
}

const struct ot_chart_point *ot_point_of(const struct ot_chart_series *series,
                                         const char *label, size_t place)
{
    if (!series)
        return NULL;
    if (!label)
        return place < series->points ? &series->point[place] : NULL;
    for (size_t i = 0; i < series->points; i++)
        if (series->point[i].label && strcmp(series->point[i].label, label) == 0)
            return &series->point[i];
    return NULL;
}
