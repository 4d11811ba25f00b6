/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the API: charts, and what a result hangs on. */
#include "config.h"

#include "script/rows.h"

#define RESULT        \
    MAY("name", NAME, \
        "the result: `\"npv\"` unless said, or `\"bcr\"`, `\"main\"`, an outcome …")

static const struct ot_binding rows[] = {
    METHOD(EVALUATION, "tornado", "chart",
           "one assumption after the other at the ends of its 95% interval, the one that "
           "matters most first",
           evaluation_tornado, RESULT),
    METHOD(EVALUATION, "distribution", "chart", "how the draws of a result spread",
           evaluation_distribution, RESULT),
    METHOD(
        EVALUATION, "acceptability", "chart",
        "how likely the scheme is to be worth its cost, for each value that one of its "
        "main outcome may have",
        evaluation_acceptability,
        OPTION("threshold", NUMBER, "a value to mark, in pounds")),
    METHOD(OPTIONS, "plane", "chart",
           "what an option brings and costs more than the reference, draw by draw",
           options_plane,
           OPTION("option", TEXT,
                  "its label; the first that is not the reference unless said"),
           OPTION("threshold", NUMBER, "what a unit of effect is worth: a line")),
    METHOD(OPTIONS, "acceptability", "chart",
           "how often each option is best, at each threshold", options_acceptability,
           NOTHING),
    FIELD(CHART, "title", "text", "what it shows, in a sentence", chart_text),
    FIELD(CHART, "description", "text", "what is measured", chart_text),
    FIELD(CHART, "missing", "text", "why there is nothing to show, or nil", chart_text),
    FIELD(
        CHART, "rows", "list of row",
        "of a tornado: `base`, `low`, `high`, `at_low`, `at_high`, and of a net present "
        "value `switching`, where it breaks even, and `turns`, in words",
        chart_rows),
    METHOD(SECTION, "chart", "section", "a chart, with its figures behind it",
           section_chart, NEEDS("chart", CHART, "as e:tornado() and others make it"),
           PRIVATE),
};
const struct ot_binding_rows ot_chart_rows = OT_ROWS(rows);
