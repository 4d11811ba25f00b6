/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decision tracker and the risk register as tables of the report. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "plan/tracker.h"
#include "report/report.h"
#include "script/api.h"
#include "script/quantity.h"

static struct ot_report *report_of(lua_State *L)
{
    return ot_host_of(L)->report;
}

static void *needed(lua_State *L, void *thing)
{
    struct ot_error err = { 0 };
    if (thing)
        return thing;
    ot_error_memory(&err);
    ot_raise_error(L, &err);
    return NULL;
}

static void add_text(lua_State *L, struct ot_section *section, const char *text)
{
    struct ot_item *item = needed(L, ot_report_item(report_of(L), section, OT_ITEM_TEXT));
    item->text = needed(L, ot_arena_text(report_of(L)->arena, text));
}

/* An empty table of the section. */
static struct ot_table_of *add_table(lua_State *L, struct ot_section *section,
                                     const char *title, const char *shows,
                                     const char *const *headings, size_t columns,
                                     size_t rows)
{
    struct ot_arena *arena = report_of(L)->arena;
    struct ot_item *item =
        needed(L, ot_report_item(report_of(L), section, OT_ITEM_TABLE));
    struct ot_table_of *table = item->table;
    table->title = needed(L, ot_arena_text(arena, title));
    table->shows = shows;
    table->columns = columns;
    table->heading = needed(L, ot_arena_array(arena, columns, sizeof *table->heading));
    for (size_t c = 0; c < columns; c++)
        table->heading[c] = headings[c];
    table->cell = needed(L, ot_arena_array(arena, rows * columns, sizeof *table->cell));
    return table;
}

/* A new row, of empty cells. */
static struct ot_cell_of *add_row(struct ot_table_of *table)
{
    struct ot_cell_of *cell = &table->cell[table->rows++ * table->columns];
    for (size_t c = 0; c < table->columns; c++)
        cell[c].text = "";
    return cell;
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

/* ---- Decisions ---- */

static const char *day_words(lua_State *L, const char *printed)
{
    char words[32];
    int day;
    if (!printed || ot_date_read(printed, &day) != 0)
        return or_empty(printed);
    return needed(L, ot_arena_text(report_of(L)->arena, ot_date_people(day, words)));
}

static const char *join(lua_State *L, const char *a, const char *between, const char *b)
{
    if (!a || !*a || !b || !*b)
        return or_empty(a && *a ? a : b);
    return needed(L, ot_arena_format(report_of(L)->arena, "%s%s%s", a, between, b));
}

static const char *indicator_words(lua_State *L, const char *indicator)
{
    const char *meaning = ot_indicator_meaning(indicator);
    if (!indicator)
        return "not given";
    return join(L, indicator, " - ", meaning ? meaning : "outside the legend");
}

static void put_decision(lua_State *L, struct ot_cell_of *cell,
                         const struct ot_decision *d)
{
    const char *reviewed =
        d->reviewed ? join(L, "(reviewed ", "", day_words(L, d->reviewed)) : NULL;
    cell[0].text = join(L, day_words(L, d->date), ", ", d->body);
    cell[1].text = join(L, d->minute, ", item ", d->item);
    cell[2].text = join(L, d->subject, ": ", d->decision);
    cell[3].text = or_empty(d->lead);
    cell[4].text = join(L, d->action, " ", reviewed ? join(L, reviewed, "", ")") : NULL);
    cell[5].text = indicator_words(L, d->indicator);
}

/* Against the report's date, the only clock there is. */
static const char *when_words(const struct ot_report *report, struct ot_period due)
{
    int day;
    if (!report->date || ot_date_read(report->date, &day) != 0)
        return "this paper has no date";
    if (due.last < day)
        return "before the date of this paper";
    return due.first > day ? "after the date of this paper" : "due now";
}

static void put_milestone(lua_State *L, struct ot_cell_of *cell,
                          const struct ot_decision *d)
{
    char due[OT_PERIOD_ROOM];
    cell[0].text = or_empty(d->subject);
    cell[1].text =
        needed(L, ot_arena_text(report_of(L)->arena, ot_period_write(d->due, due)));
    cell[2].text = when_words(report_of(L), d->due);
    cell[3].text = join(L, d->body, ", ", d->lead);
    cell[4].text = indicator_words(L, d->indicator);
}

static void add_decisions(lua_State *L, struct ot_section *section,
                          const struct ot_arguments *a, bool milestones, size_t rows)
{
    static const char *const tracker[] = {
        "Date of Meeting",          "Minute",
        "Subject and Decision",     "Lead Officer",
        "Action Since Last Review", "Current Indicator"
    };
    static const char *const due[] = { "Milestone", "Due", "Due date and this paper",
                                       "Lead", "Current Indicator" };
    const struct ot_plan *plan = ot_host_of(L)->appraisal->plan;
    struct ot_table_of *table =
        milestones
            ? add_table(L, section, "Milestones", "decisions", due, 5, rows)
            : add_table(L, section, "Decision tracker", "decisions", tracker, 6, rows);
    for (size_t i = 0; i < plan->decision_count; i++) {
        const struct ot_decision *d = &plan->decisions[i];
        if (ot_decision_is_milestone(d) != milestones || !ot_api_allows_decision(L, a, d))
            continue;
        if (milestones)
            put_milestone(L, add_row(table), d);
        else
            put_decision(L, add_row(table), d);
    }
}

static void say_legend(lua_State *L, struct ot_section *section, size_t outside)
{
    char number[OT_NUMBER_ROOM * 16];
    add_text(L, section,
             "Indicators: R - no or limited progress; A - progress pending further "
             "action; G - significant progress made; C - completed, no further action.");
    if (outside == 0)
        return;
    add_text(L, section,
             needed(L, ot_arena_format(report_of(L)->arena,
                                       "Indicators outside this legend are shown as "
                                       "printed: %s row%s.",
                                       ot_number_people((double)outside, 0, number),
                                       outside == 1 ? "" : "s")));
}

OT_API(section_decisions)
{
    const struct ot_plan *plan = ot_host_of(L)->appraisal->plan;
    size_t decisions = 0, milestones = 0, outside = 0;
    for (size_t i = 0; i < plan->decision_count; i++) {
        const struct ot_decision *d = &plan->decisions[i];
        if (!ot_api_allows_decision(L, a, d))
            continue;
        milestones += ot_decision_is_milestone(d);
        decisions += !ot_decision_is_milestone(d);
        outside += d->indicator && !ot_indicator_meaning(d->indicator);
    }
    if (decisions > 0)
        add_decisions(L, self->of, a, false, decisions);
    if (decisions > 0)
        say_legend(L, self->of, outside);
    if (milestones > 0)
        add_decisions(L, self->of, a, true, milestones);
    if (decisions + milestones == 0)
        add_text(L, self->of, "The plan holds no such decisions.");
    lua_pushvalue(L, 1);
    return 1;
}

/* ---- Risks ---- */

/* "4 × 3"; and how the score stands to it. */
static const char *matrix_words(lua_State *L, const struct ot_risk *risk)
{
    char likelihood[OT_NUMBER_ROOM], impact[OT_NUMBER_ROOM], product[OT_NUMBER_ROOM];
    double computed;
    if (!ot_risk_computed(risk, &computed))
        return "not given";
    ot_number_write(risk->likelihood.number, likelihood);
    ot_number_write(risk->impact.number, impact);
    ot_number_write(computed, product);
    const char *words = risk->score.missing != OT_MISSING_NOT
                            ? "; the score is computed from it"
                        : ot_risk_disagrees(risk) ? ", which is not the printed score"
                                                  : "";
    return needed(L, ot_arena_format(report_of(L)->arena, "%s × %s = %s%s", likelihood,
                                     impact, product, words));
}

static void put_risk(lua_State *L, struct ot_cell_of *cell, const struct ot_risk *risk)
{
    double score;
    bool closed = ot_text_same(risk->state, "closed");
    cell[0].text = or_empty(risk->risk);
    cell[1].text = risk->rating ? risk->rating : "no rating is printed";
    if (ot_risk_score(risk, &score)) {
        const char *label = needed(
            L, ot_arena_format(report_of(L)->arena, "%s: Score", or_empty(risk->risk)));
        cell[2].figure =
            ot_api_figure(L, label, needed(L, ot_api_score(L, risk, "score")), NULL, -1);
        cell[2].text = NULL;
    } else {
        cell[2].text = "not given";
    }
    cell[3].text = matrix_words(L, risk);
    cell[4].text = risk->mitigation ? risk->mitigation : "none given";
    cell[5].text = risk->owner ? risk->owner : "not given";
    cell[6].text = closed ? "closed" : "open";
}

OT_API(section_risks)
{
    static const char *const headings[] = {
        "Risk", "Rating", "Score", "Likelihood × impact", "Mitigation", "Owner", "State"
    };
    const struct ot_plan *plan = ot_host_of(L)->appraisal->plan;
    const struct ot_risk **order = needed(
        L, ot_arena_array(report_of(L)->arena, plan->risk_count + 1, sizeof(void *)));
    size_t count = 0, unrated = 0;
    for (size_t i = 0; i < plan->risk_count; i++)
        if (ot_api_allows_risk(L, a, &plan->risks[i]))
            order[count++] = &plan->risks[i];
    qsort(order, count, sizeof *order, ot_risk_by_height);
    struct ot_table_of *table =
        count ? add_table(L, self->of, "Risk register", "risks", headings, 7, count)
              : NULL;
    for (size_t i = 0; i < count; i++) {
        double score;
        put_risk(L, add_row(table), order[i]);
        unrated += !order[i]->rating && !ot_risk_score(order[i], &score);
    }
    if (count == 0)
        add_text(L, self->of, "The plan holds no such risks.");
    else if (unrated > 0)
        add_text(L, self->of,
                 "The highest risks stand first. Those without a rating or a score stand "
                 "last: how high they are is not known.");
    lua_pushvalue(L, 1);
    return 1;
}
