/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a script can ask of an evaluation. */
#include "config.h"

#include <string.h>

#include "appraise/evaluation.h"
#include "appraise/evidence.h"
#include "appraise/money.h"
#include "appraise/present.h"
#include "appraise/sensitivity.h"
#include "script/api.h"
#include "script/quantity.h"
#include "value/force.h"

/* ---- Outputs by role ---- */

OT_API(evaluation_outputs)
{
    const char *name = a->binding->name;
    enum ot_role role = strcmp(name, "spend") == 0      ? OT_SPEND
                        : strcmp(name, "activity") == 0 ? OT_ACTIVITY
                                                        : OT_OUTCOME;
    ot_thing_push(L, OT_OBJECT_OUTPUTS, self->of, (int)role);
    return 1;
}

OT_API(evaluation_output)
{
    struct ot_error err = { 0 };
    return ot_quantity_push(
        L,
        ot_evaluation_output(self->of, a->value[0].text, (enum ot_role)self->role, &err),
        &err);
}

OT_API(evaluation_total)
{
    struct ot_error err = { 0 };
    (void)a;
    if (self->role != OT_SPEND)
        return ot_raise(L,
                        "%s of different kinds does not add up; name one, as in "
                        "e.%s.people_started",
                        self->role == OT_ACTIVITY ? "activity" : "an outcome",
                        self->role == OT_ACTIVITY ? "activity" : "outcome");
    return ot_quantity_push(L, ot_evaluation_spend(self->of, &err), &err);
}

OT_API(evaluation_main)
{
    struct ot_error err = { 0 };
    (void)a;
    return ot_quantity_push(L, ot_evaluation_main(self->of, &err), &err);
}

/* ---- Benefits ---- */

OT_API(evaluation_benefit)
{
    (void)a;
    ot_thing_push(L, OT_OBJECT_GAINS, self->of, 0);
    return 1;
}

OT_API(evaluation_gain)
{
    static const char *const word[] = { [OT_GAIN_ALL] = "total",
                                        [OT_GAIN_CASHABLE] = "cashable",
                                        [OT_GAIN_CAPACITY] = "capacity",
                                        [OT_GAIN_SOCIAL] = "social" };
    struct ot_error err = { 0 };
    int gain = OT_GAIN_ALL;
    while (strcmp(word[gain], a->binding->name) != 0)
        gain++;
    return ot_quantity_push(L, ot_evaluation_benefit(self->of, (enum ot_gain)gain, &err),
                            &err);
}

static enum ot_party party_of(const struct ot_arguments *a)
{
    const char *word = ot_arg_text(a, "party");
    int party = OT_NOBODY;
    while (party < OT_SOCIETY && strcmp(ot_party_word((enum ot_party)party), word) != 0)
        party++;
    return (enum ot_party)party;
}

OT_API(evaluation_benefit_to)
{
    struct ot_error err = { 0 };
    return ot_quantity_push(L, ot_evaluation_benefit_to(self->of, party_of(a), &err),
                            &err);
}

OT_API(evaluation_paid_by)
{
    struct ot_error err = { 0 };
    return ot_quantity_push(L, ot_evaluation_paid_by(self->of, party_of(a), &err), &err);
}

/* ---- Benefits against cost ---- */

OT_API(evaluation_worth)
{
    static const char fiscal[] = "fiscal_";
    const char *name = a->binding->name;
    enum ot_scope scope = OT_PUBLIC_VALUE;
    struct ot_error err = { 0 };
    if (strncmp(name, fiscal, sizeof fiscal - 1) == 0) {
        scope = OT_FISCAL;
        name += sizeof fiscal - 1;
    }
    struct ot_node *node =
        strcmp(name, "npv") == 0   ? ot_evaluation_npv(self->of, scope, &err)
        : strcmp(name, "bcr") == 0 ? ot_evaluation_bcr(self->of, scope, &err)
                                   : ot_evaluation_payback(self->of, scope, &err);
    return ot_quantity_push(L, node, &err);
}

/* ---- How far it can be trusted ---- */

/* Spend, the main outcome and the benefits: what a verdict would rest on. */
static size_t findings(lua_State *L, struct ot_evaluation *e, struct ot_node *found[3])
{
    struct ot_error err = { 0 };
    found[0] = ot_evaluation_spend(e, &err);
    found[1] = found[0] ? ot_evaluation_main(e, &err) : NULL;
    found[2] = found[1] ? ot_evaluation_benefit(e, OT_GAIN_ALL, &err) : NULL;
    if (!found[2])
        ot_raise_error(L, &err);
    return 3;
}

static const char *weakest_quality(lua_State *L, struct ot_evaluation *e)
{
    struct ot_node *found[3];
    enum ot_quality quality = OT_QUALITY_PUBLISHED;
    size_t count = findings(L, e, found);
    for (size_t i = 0; i < count; i++) {
        ot_quantity_force(L, found[i]);
        bool absent = found[i]->missing && !found[i]->cannot_be_given;
        quality =
            ot_quality_worst(quality, absent ? OT_QUALITY_MISSING : found[i]->quality);
    }
    return ot_quality_word(quality);
}

static const char *evidence(lua_State *L, struct ot_evaluation *e)
{
    struct ot_error err = { 0 };
    const char *words = ot_evaluation_evidence(e, &err);
    if (!words)
        ot_raise_error(L, &err);
    return words;
}

OT_API(evaluation_text)
{
    struct ot_evaluation *e = self->of;
    const char *name = a->binding->name;
    if (strcmp(name, "quality") == 0)
        lua_pushstring(L, weakest_quality(L, e));
    else if (strcmp(name, "grade") == 0)
        lua_pushstring(L, ot_evaluation_grade(e));
    else if (strcmp(name, "evidence") == 0)
        lua_pushstring(L, evidence(L, e));
    else if (strcmp(name, "failed") == 0)
        lua_pushstring(L, e->failed); /* NULL: nil */
    else
        lua_pushstring(L, e->label);
    return 1;
}

OT_API(evaluation_rests_on)
{
    struct ot_node *found[3], **node;
    enum ot_quality quality = ot_arg(a, "quality")->quality;
    size_t count = findings(L, self->of, found), nodes = 0;
    bool rests = false;
    if (ot_lineage(found, count, ot_host_of(L)->appraisal->graph->arena, &node, &nodes) !=
        0) {
        struct ot_error err;
        ot_error_memory(&err);
        return ot_raise_error(L, &err);
    }
    for (size_t i = 0; i < nodes; i++)
        rests |= node[i]->operands == 0 && node[i]->quality == quality;
    lua_pushboolean(L, rests);
    return 1;
}

/* ---- What it comes to ---- */

OT_API(evaluation_cost_per)
{
    struct ot_error err = { 0 };
    return ot_quantity_push(
        L, ot_evaluation_cost_per(self->of, ot_arg_text(a, "name"), &err), &err);
}

OT_API(evaluation_break_even)
{
    struct ot_error err = { 0 };
    return ot_quantity_push(
        L, ot_evaluation_break_even(self->of, ot_arg_text(a, "name"), &err), &err);
}
