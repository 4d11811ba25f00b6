/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions and risks as scripts see them. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "appraise/ledger_node.h"
#include "base/date.h"
#include "plan/tracker.h"
#include "script/api.h"
#include "script/list.h"
#include "script/quantity.h"

static const struct ot_plan *plan_of(lua_State *L)
{
    return ot_host_of(L)->appraisal->plan;
}

static struct ot_graph *graph_of(lua_State *L)
{
    return ot_host_of(L)->appraisal->graph;
}

struct ot_text_field {
    const char *name, *text;
};

static int push_field(lua_State *L, const struct ot_arguments *a,
                      const struct ot_text_field *field, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(field[i].name, a->binding->name) == 0)
            lua_pushstring(L, field[i].text);
    return 1;
}

/* ---- Decisions ---- */

bool ot_api_allows_decision(lua_State *L, const struct ot_arguments *a,
                            const struct ot_decision *decision)
{
    const struct ot_argument_value *open = ot_arg(a, "open");
    return (!open->given || ot_decision_is_open(decision) == open->yes) &&
           ot_arg_allows(L, a, "indicator", decision->indicator) &&
           ot_arg_allows(L, a, "body", decision->body) &&
           ot_arg_allows(L, a, "scheme", decision->scheme) &&
           ot_arg_allows(L, a, "metric", decision->metric);
}

OT_API(plan_decisions)
{
    const struct ot_plan *plan = self->of;
    ot_list_push(L);
    for (size_t i = 0; i < plan->decision_count; i++) {
        if (!ot_api_allows_decision(L, a, &plan->decisions[i]))
            continue;
        ot_thing_push(L, OT_OBJECT_DECISION, &plan->decisions[i], 0);
        ot_list_add(L, -2);
    }
    return 1;
}

/* "2023-02-22" of a day, else as printed; into: room for a day. */
static const char *sortable(const char *printed, char into[16])
{
    int day;
    return printed && ot_date_read(printed, &day) == 0 ? ot_date_write(day, into)
                                                       : printed;
}

OT_API(decision_text)
{
    const struct ot_decision *d = self->of;
    char date[16], reviewed[16], due[OT_PERIOD_ROOM];
    const struct ot_text_field field[] = {
        { "subject", d->subject },
        { "decision", d->decision },
        { "body", d->body },
        { "date", sortable(d->date, date) },
        { "minute", d->minute },
        { "item", d->item },
        { "lead", d->lead },
        { "action", d->action },
        { "indicator", d->indicator },
        { "meaning", ot_indicator_meaning(d->indicator) },
        { "reviewed", sortable(d->reviewed, reviewed) },
        { "due", ot_period_is_none(d->due) ? NULL : ot_period_write(d->due, due) },
        { "scheme", d->scheme },
        { "metric", d->metric },
        { "note", d->note },
    };
    return push_field(L, a, field, sizeof field / sizeof field[0]);
}

OT_API(decision_is)
{
    lua_pushboolean(L, strcmp(a->binding->name, "open") == 0
                           ? ot_decision_is_open(self->of)
                           : ot_decision_is_milestone(self->of));
    return 1;
}

/* ---- Risks ---- */

bool ot_api_allows_risk(lua_State *L, const struct ot_arguments *a,
                        const struct ot_risk *risk)
{
    return ot_arg_allows(L, a, "rating", risk->rating) &&
           ot_arg_allows(L, a, "scheme", risk->scheme) &&
           ot_arg_allows(L, a, "state", risk->state ? risk->state : "open");
}

OT_API(plan_risks)
{
    const struct ot_plan *plan = self->of;
    ot_list_push(L);
    for (size_t i = 0; i < plan->risk_count; i++) {
        if (!ot_api_allows_risk(L, a, &plan->risks[i]))
            continue;
        ot_thing_push(L, OT_OBJECT_RISK, &plan->risks[i], 0);
        ot_list_add(L, -2);
    }
    return 1;
}

OT_API(risk_text)
{
    const struct ot_risk *risk = self->of;
    const struct ot_text_field field[] = {
        { "id", risk->id },           { "risk", risk->risk },
        { "rating", risk->rating },   { "owner", risk->owner },
        { "scheme", risk->scheme },   { "state", risk->state ? risk->state : "open" },
        { "note", risk->vouch.note },
    };
    return push_field(L, a, field, sizeof field / sizeof field[0]);
}

OT_API(risk_disagrees)
{
    (void)a;
    lua_pushboolean(L, ot_risk_disagrees(self->of));
    return 1;
}

static struct ot_node *cell_of(lua_State *L, const struct ot_risk *risk,
                               const struct ot_value *value, const char *label)
{
    const struct ot_prices none = { OT_PRICE_NONE, 0 };
    if (value->missing != OT_MISSING_NOT)
        return ot_graph_missing(graph_of(L), ot_unit_one(), label,
                                ot_missing_word(value->missing));
    return ot_cell_node(plan_of(L), graph_of(L), value, &risk->vouch, value->number,
                        ot_unit_one(), none, label);
}

struct ot_node *ot_api_score(lua_State *L, const struct ot_risk *risk, const char *name)
{
    struct ot_error err = { 0 };
    double score;
    if (strcmp(name, "likelihood") == 0)
        return cell_of(L, risk, &risk->likelihood, "Likelihood");
    if (strcmp(name, "impact") == 0)
        return cell_of(L, risk, &risk->impact, "Impact");
    if (strcmp(name, "score") == 0 &&
        (risk->score.missing == OT_MISSING_NOT || !ot_risk_computed(risk, &score)))
        return cell_of(L, risk, &risk->score, "Risk score");
    struct ot_node *likelihood = cell_of(L, risk, &risk->likelihood, "Likelihood");
    struct ot_node *impact = cell_of(L, risk, &risk->impact, "Impact");
    return likelihood && impact ? ot_graph_multiply(graph_of(L), likelihood, impact, &err)
                                : NULL;
}

OT_API(risk_value)
{
    struct ot_error err = { 0 };
    struct ot_node *node = ot_api_score(L, self->of, a->binding->name);
    if (!node)
        ot_error_memory(&err);
    return ot_quantity_push(L, node, &err);
}

/* Whether the piece stands in the text before it: a list holds each item once. */
static bool is_again(const char *text, const char *piece, size_t length)
{
    for (const char *at = text; at < piece;) {
        size_t whole = strcspn(at, ";"), part = whole;
        const char *start = ot_text_trim(at, &part);
        if (start < piece && part == length && strncmp(start, piece, length) == 0)
            return true;
        at += whole + (at[whole] == ';');
    }
    return false;
}

OT_API(risk_mitigation)
{
    const struct ot_risk *risk = self->of;
    (void)a;
    ot_list_push(L);
    for (const char *at = risk->mitigation ? risk->mitigation : ""; *at;) {
        size_t whole = strcspn(at, ";"), length = whole;
        const char *piece = ot_text_trim(at, &length);
        if (length > 0 && !is_again(risk->mitigation, piece, length)) {
            lua_pushlstring(L, piece, length);
            ot_list_add(L, -2);
        }
        at += whole + (at[whole] == ';');
    }
    return 1;
}
