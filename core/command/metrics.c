/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outturn metrics: the metric sets that are shipped, and what each metric means. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "appraise/metric.h"
#include "base/number.h"
#include "command/command.h"

static const char help[] =
    "outturn metrics 2014\n"
    "    shows the metrics of the set 2014: formula, interval, source, when not to use "
    "them\n\n"
    "usage: outturn metrics [SET]\n\n"
    "  SET       a set, such as 2023-25; default: a line for each metric of each set\n\n"
    "exit: 0 ok; 2 usage\n";

static void put_years(const struct ot_metric_definition *d, struct ot_text *out)
{
    ot_text_format(out, "  from %s", d->since);
    if (d->until)
        ot_text_format(out, " to %s", d->until);
}

static void put_line(const struct ot_metric_definition *d, struct ot_text *out)
{
    ot_text_format(out, "  %-22s  %s%s\n", d->id, d->name,
                   d->assumed ? " (assumed)" : "");
}

/* "admissions / people 65+ × 100,000" */
static void put_formula(const struct ot_metric_definition *d, struct ot_text *out)
{
    char number[OT_NUMBER_ROOM * 16];
    if (!d->numerator && !d->denominator)
        return;
    ot_text_format(out, "    formula    %s / %s", d->numerator ? d->numerator : "?",
                   d->denominator ? d->denominator : "?");
    if (d->per == 100)
        ot_text_put(out, ", as a percentage");
    else if (d->per > 1)
        ot_text_format(out, " x %s", ot_number_people(d->per, -1, number));
    ot_text_put(out, "\n");
}

static const char *interval_words(const struct ot_metric_definition *d)
{
    struct ot_metric row = { .set = d->set, .id = d->id };
    struct ot_metric_meaning m;
    row.per.missing = OT_MISSING_NOT_GIVEN;
    if (ot_metric_meaning(&row, NULL, &m) != 0 || m.interval == OT_INTERVAL_NONE)
        return "none, unless the issuer gives one";
    return m.interval == OT_INTERVAL_WILSON ? "Wilson" : "Byar; exact below ten events";
}

static void put_whole(const struct ot_metric_definition *d, struct ot_text *out)
{
    ot_text_format(out, "%s\n    %s\n", d->id, d->name);
    put_formula(d, out);
    if (d->better)
        ot_text_format(out, "    better     %s\n",
                       strcmp(d->better, "up") == 0 ? "higher" : "lower");
    ot_text_format(out, "    interval   %s\n", interval_words(d));
    ot_text_format(out, "    source     %s%s\n", d->source,
                   d->assumed ? "; its details are assumed" : "");
    ot_text_put(out, "    years    ");
    put_years(d, out);
    ot_text_format(out, "\n    beware     %s\n", d->beware);
}

static int refuse(const char *set)
{
    const char *known[64];
    char text[300];
    size_t count = 0;
    for (size_t i = 0; i < ot_metric_definition_count && count < 64; i++)
        known[count++] = ot_metric_definitions[i].set;
    const char *nearest = ot_text_nearest(set, known, count);
    snprintf(text, sizeof text,
             "no metric set \"%.60s\"%s%s%s; `outturn metrics` lists "
             "them",
             set, nearest ? "; did you mean \"" : "", nearest ? nearest : "",
             nearest ? "\"?" : "");
    ot_say(text);
    return OT_EXIT_USAGE;
}

static int run(int argc, char **argv)
{
    const char *set = NULL, *last = NULL;
    size_t operands = 0;
    struct ot_text out = { 0 };
    int exit =
        ot_options_read(&ot_command_metrics, argc, argv, NULL, 0, &set, &operands, 1);
    if (exit != 0)
        return exit < 0 ? OT_EXIT_OK : exit;
    if (operands && !ot_metric_set_is_known(set))
        return refuse(set);
    for (size_t i = 0; i < ot_metric_definition_count; i++) {
        const struct ot_metric_definition *d = &ot_metric_definitions[i];
        if (operands && strcmp(d->set, set) != 0)
            continue;
        if (!operands && !ot_text_same(d->set, last))
            ot_text_format(&out, "%s\n", d->set);
        last = d->set;
        if (operands)
            put_whole(d, &out);
        else
            put_line(d, &out);
    }
    exit = ot_print(&out);
    ot_text_free(&out);
    return exit;
}

const struct ot_command ot_command_metrics = {
    "metrics", "the metric sets that are known, and what each metric means", help, run
};
