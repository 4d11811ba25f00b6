/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of each kind, made of invented numbers, easy and hard: for the tests of
 * core/paper and for looking at. */
#ifndef OT_TESTS_CHART_SAMPLES_H
#define OT_TESTS_CHART_SAMPLES_H

#include "report/chart.h"

enum sample_shape {
    SAMPLE_PLAIN,    /* four schemes, as in a board paper */
    SAMPLE_LONG,     /* labels of many words, and of one long word */
    SAMPLE_MANY,     /* twenty schemes */
    SAMPLE_NEGATIVE, /* below zero, and across it */
    SAMPLE_MISSING,  /* some without a value */
    SAMPLE_ONE,      /* one scheme */
    SAMPLE_EQUAL,    /* all values the same */
    SAMPLE_HUGE,     /* from 1e-7 to 1e13 */
    SAMPLE_TINY,     /* 1e-9 and less */
    SAMPLE_EMPTY,    /* no points */
    SAMPLE_SHAPES
};
const char *sample_shape_word(enum sample_shape shape);
/* In arena. */
struct ot_chart *sample_chart(struct ot_arena *arena, enum ot_chart_kind kind,
                              enum sample_shape shape);
/* A document with one section, which holds that chart of each kind and shape, by kind.
 * Owned by the caller. */
xmlDoc *sample_charts(void);
/* A page of all of them, as a browser reads it: drawings and tables, after
 * ot_charts_draw. Owned by the caller (free). NULL: err says why. */
char *sample_page(struct ot_error *err);

#endif
