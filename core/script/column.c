/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of columns, and the outputs of the kinds beside it. */
#include "config.h"

#include "script/column.h"

#include <string.h>

#include "appraise/evidence.h"
#include "appraise/money.h"
#include "appraise/present.h"
#include "appraise/sensitivity.h"
#include "report/report.h"
#include "script/quantity.h"

static struct ot_node *cost_per(struct ot_evaluation *e, struct ot_error *err)
{
    return ot_evaluation_cost_per(e, NULL, err);
}

static struct ot_node *break_even(struct ot_evaluation *e, struct ot_error *err)
{
    return ot_evaluation_break_even(e, NULL, err);
}

static struct ot_node *benefit(struct ot_evaluation *e, struct ot_error *err)
{
    return ot_evaluation_benefit(e, OT_GAIN_ALL, err);
}

static struct ot_node *cashable(struct ot_evaluation *e, struct ot_error *err)
{
    return ot_evaluation_benefit(e, OT_GAIN_CASHABLE, err);
}

static struct ot_node *capacity(struct ot_evaluation *e, struct ot_error *err)
{
    return ot_evaluation_benefit(e, OT_GAIN_CAPACITY, err);
}

static struct ot_node *social(struct ot_evaluation *e, struct ot_error *err)
{
    return ot_evaluation_benefit(e, OT_GAIN_SOCIAL, err);
}

static struct ot_node *npv(struct ot_evaluation *e, struct ot_error *err)
{
    return ot_evaluation_npv(e, OT_PUBLIC_VALUE, err);
}

static struct ot_node *fiscal_npv(struct ot_evaluation *e, struct ot_error *err)
{
    return ot_evaluation_npv(e, OT_FISCAL, err);
}

static struct ot_node *bcr(struct ot_evaluation *e, struct ot_error *err)
{
    return ot_evaluation_bcr(e, OT_PUBLIC_VALUE, err);
}

static struct ot_node *fiscal_bcr(struct ot_evaluation *e, struct ot_error *err)
{
    return ot_evaluation_bcr(e, OT_FISCAL, err);
}

static struct ot_node *payback(struct ot_evaluation *e, struct ot_error *err)
{
    return ot_evaluation_payback(e, OT_PUBLIC_VALUE, err);
}

static const char *evidence(const struct ot_host *host, struct ot_evaluation *e,
                            struct ot_error *err)
{
    const char *words = ot_evaluation_evidence(e, err);
    if (!words || strcmp(words, "sufficient") == 0)
        return words;
    return ot_arena_format(host->report->arena, "insufficient: %s", words);
}

static const char *verdict(const struct ot_host *host, struct ot_evaluation *e,
                           struct ot_error *err)
{
    const struct ot_report_verdict *last = ot_report_verdict_on(host->report, e->id);
    (void)err;
    return last ? last->word : "";
}

const struct ot_named_column ot_columns[] = {
    { "spend", "Spend", ot_evaluation_spend, NULL, NULL, true },
    { "main", "Main outcome", ot_evaluation_main, NULL, NULL, false },
    { "cost_per", "Cost per outcome", cost_per, NULL, NULL, true },
    { "break_even", "Share of the benefit needed", break_even, NULL, "%", true },
    { "benefit", "Benefits", benefit, NULL, NULL, false },
    { "cashable", "Cashable savings", cashable, NULL, NULL, false },
    { "capacity", "Capacity released", capacity, NULL, NULL, false },
    { "social", "Social benefits", social, NULL, NULL, false },
    { "npv", "Net present value", npv, NULL, NULL, false },
    { "fiscal_npv", "Fiscal net present value", fiscal_npv, NULL, NULL, false },
    { "bcr", "Public value for each pound", bcr, NULL, NULL, false },
    { "fiscal_bcr", "Fiscal value for each pound", fiscal_bcr, NULL, NULL, false },
    { "payback", "Payback, base case", payback, NULL, NULL, true },
    { "evidence", "Evidence", NULL, evidence, NULL, false },
    { "verdict", "Verdict", NULL, verdict, NULL, false },
};
const size_t ot_column_count = sizeof ot_columns / sizeof ot_columns[0];

/* An outcome or activity of that name; NULL: the kind has none. */
static const struct ot_output *output_of(const struct ot_evaluation *e, const char *name)
{
    int index = e->kind ? ot_kind_output(e->kind, name) : -1;
    const struct ot_output *output = index < 0 ? NULL : &e->kind->outputs[index];
    bool counts = output && (output->role == OT_OUTCOME || output->role == OT_ACTIVITY);
    return counts ? output : NULL;
}

static int refuse(lua_State *L, struct ot_evaluation *const *e, size_t evaluations,
                  const char *option, int index)
{
    const char *known[256], *name = lua_tostring(L, index);
    size_t count = 0;
    for (; count < ot_column_count; count++)
        known[count] = ot_columns[count].name;
    for (size_t r = 0; r < evaluations; r++) {
        const struct ot_kind *kind = e[r]->kind;
        for (size_t i = 0; kind && i < kind->output_count && count < 256; i++)
            if (output_of(e[r], kind->outputs[i].name))
                known[count++] = kind->outputs[i].name;
    }
    const char *nearest = ot_text_nearest(name, known, count);
    return ot_raise(L,
                    "section:compare, %s: no evaluation has %s%s%s%s; `outturn schemes` "
                    "lists outcomes and activities",
                    option, ot_found(L, index), nearest ? "; did you mean \"" : "",
                    nearest ? nearest : "", nearest ? "\"?" : "");
}

/* An evaluation whose kind is not known may have any. */
struct ot_chosen_column ot_column_choose(lua_State *L, struct ot_evaluation *const *e,
                                         size_t count, const char *option, int index)
{
    const char *name = lua_tostring(L, index);
    struct ot_chosen_column chosen = { .name = name, .heading = name };
    bool known = false;
    for (size_t i = 0; i < ot_column_count; i++)
        if (strcmp(ot_columns[i].name, name) == 0)
            return (struct ot_chosen_column){ &ot_columns[i], name,
                                              ot_columns[i].heading };
    for (size_t r = count; r > 0; r--) { /* the first that has it gives the heading */
        const struct ot_output *output = output_of(e[r - 1], name);
        known |= output || (!e[r - 1]->kind && ot_text_is_name(name));
        if (output)
            chosen.heading = output->label;
    }
    if (!known)
        refuse(L, e, count, option, index);
    return chosen;
}

static struct ot_node *must(lua_State *L, struct ot_node *node,
                            const struct ot_error *err)
{
    if (!node)
        ot_raise_error(L, err);
    return ot_quantity_force(L, node);
}

struct ot_node *ot_column_value(lua_State *L, const struct ot_chosen_column *column,
                                struct ot_evaluation *e)
{
    struct ot_error err = { 0 };
    const struct ot_output *output = output_of(e, column->name);
    if (column->fixed)
        return must(L, column->fixed->quantity(e, &err), &err);
    if (!output && e->kind)
        return NULL;
    enum ot_role role = output ? output->role : OT_OUTCOME;
    return must(L, ot_evaluation_output(e, column->name, role, &err), &err);
}

struct ot_node *ot_column_ask(struct ot_evaluation *e, const char *name,
                              struct ot_error *err)
{
    const struct ot_output *output = output_of(e, name);
    const char *known[256];
    size_t count = 0;
    for (; count < ot_column_count; count++) {
        known[count] = ot_columns[count].name;
        if (strcmp(known[count], name) == 0 && ot_columns[count].quantity)
            return ot_columns[count].quantity(e, err);
    }
    if (output || !e->kind)
        return ot_evaluation_output(e, name, output ? output->role : OT_OUTCOME, err);
    for (size_t i = 0; i < e->kind->output_count && count < 256; i++)
        if (output_of(e, e->kind->outputs[i].name))
            known[count++] = e->kind->outputs[i].name;
    const char *nearest = ot_text_nearest(name, known, count);
    ot_error_set(err, OT_EXIT_SCRIPT,
                 "the evaluation has no \"%.60s\"%s%s%s; `outturn schemes` lists "
                 "outcomes and activities",
                 name, nearest ? "; did you mean \"" : "", nearest ? nearest : "",
                 nearest ? "\"?" : "");
    return NULL;
}
