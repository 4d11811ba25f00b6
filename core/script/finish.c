/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report says of itself, filled in when the script has ended: its evaluations and
 * their summary, checks, inputs, plugins, papers. */
#include "config.h"

#include <string.h>

#include "appraise/evidence.h"
#include "appraise/ledger_node.h"
#include "appraise/money.h"
#include "appraise/results.h"
#include "appraise/rules_verdict.h"
#include "base/date.h"
#include "base/file.h"
#include "script/host.h"
#include "value/force.h"
#include "value/spread.h"

int ot_host_checks(struct ot_host *host, struct ot_error *err)
{
    int date = 0;
    if (host->report && host->report->date)
        ot_date_read(host->report->date, &date);
    if (host->checked && date == host->checked_at)
        return 0;
    if (ot_rules_check(host->appraisal, date, &host->check, &host->checks, err) != 0)
        return -1;
    host->checked = true;
    host->checked_at = date;
    return 0;
}

/* ---- Evaluations ---- */

/* "2014-15, 2015-16" */
static const char *periods_of(struct ot_arena *arena, const struct ot_evaluation *e)
{
    struct ot_text text = { 0 };
    char words[OT_PERIOD_ROOM];
    for (size_t i = 0; i < e->periods; i++)
        ot_text_format(&text, "%s%s", i ? ", " : "",
                       ot_period_write(e->period[i], words));
    const char *kept = text.failed ? NULL : ot_arena_text(arena, ot_text_string(&text));
    ot_text_free(&text);
    return kept;
}

/* The scheme's spend in the ledger over the periods of the evaluation; where each value
 * is the latest, as the evaluation found it. */
static struct ot_node *ledger_spend(const struct ot_host *host, struct ot_evaluation *e,
                                    struct ot_error *err)
{
    struct ot_graph *graph = host->appraisal->graph;
    struct ot_ledger_query query = { .table = OT_LEDGER_SPEND,
                                     .scheme = e->scheme->id,
                                     .basis = e->basis,
                                     .period = OT_PERIOD_NONE };
    struct ot_node *part[64];
    size_t parts = 0;
    if (e->latest && e->kind && !e->failed)
        return ot_evaluation_spend(e, err);
    if (e->periods == 0 || e->periods > 64)
        return ot_ledger_node(host->appraisal->plan, graph, &query, "Spend", err);
    for (; parts < e->periods; parts++) {
        query.period = e->period[parts];
        part[parts] = ot_ledger_node(host->appraisal->plan, graph, &query, "Spend", err);
        if (!part[parts])
            return NULL;
    }
    return parts == 1 ? part[0] : ot_graph_sum(graph, part, parts, "Spend", NULL, err);
}

static struct ot_figure *figure_of(struct ot_host *host, const struct ot_evaluation *e,
                                   const char *what, struct ot_node *node, const char *as)
{
    struct ot_arena *arena = host->report->arena;
    const char *label = ot_arena_format(arena, "%s: %s", e->label, what);
    return node && label ? ot_report_figure(host->report, label, node, as, -1) : NULL;
}

static int summarise(struct ot_host *host, struct ot_evaluation *e, const char *evidence,
                     struct ot_error *err)
{
    struct ot_report *report = host->report;
    struct ot_report_summary *row = ot_arena_push(
        report->arena, (void **)&report->summary, &report->summaries, sizeof *row);
    struct ot_node *spend = row ? ledger_spend(host, e, err) : NULL;
    const struct ot_results *r = spend ? ot_evaluation_results(e, err) : NULL;
    if (!r)
        return -1;
    bool varies = r->pays != r->bcr;
    row->evaluation = e->id;
    row->scheme = e->label;
    row->evidence = evidence;
    row->outcome_name = r->main->label;
    row->verdict = ot_report_verdict_on(report, e->id);
    row->spend = figure_of(host, e, "spend", spend, NULL);
    row->outcome = figure_of(host, e, r->main->label ? r->main->label : "main outcome",
                             r->main, NULL);
    row->cost_per = figure_of(host, e, "cost of each", r->cost_per, NULL);
    row->break_even = figure_of(host, e, "share of the benefit needed to break even",
                                r->break_even, "%");
    row->public_value = figure_of(host, e, "public value for each pound", r->bcr, NULL);
    if (varies)
        row->chance = figure_of(host, e, "how likely it is that it pays", r->pays, "%");
    bool all = row->spend && row->outcome && row->cost_per && row->break_even &&
               row->public_value && (!varies || row->chance);
    return all ? 0 : -1;
}

static const char *quality_of(struct ot_host *host, struct ot_evaluation *e,
                              struct ot_error *err)
{
    struct ot_node *main = ot_evaluation_main(e, err);
    if (!main || ot_force(host->appraisal->graph, main, err) != 0)
        return NULL;
    return ot_quality_word(main->missing ? OT_QUALITY_MISSING : main->quality);
}

/* The same scheme and periods, as they are. */
static bool stands_without(const struct ot_host *host, const struct ot_evaluation *e)
{
    for (size_t i = 0; i < host->appraisal->count; i++) {
        const struct ot_evaluation *other = host->appraisal->evaluation[i];
        if (other != e && other->scheme == e->scheme && !other->what_if &&
            !other->derived)
            return true;
    }
    return false;
}

static int say_evaluation(struct ot_host *host, struct ot_evaluation *e,
                          struct ot_error *err)
{
    struct ot_report *report = host->report;
    if (e->derived && e->failed)
        return 0; /* it is said where the variance stands */
    struct ot_report_evaluation *row = ot_arena_push(
        report->arena, (void **)&report->evaluation, &report->evaluations, sizeof *row);
    const char *evidence = row ? ot_evaluation_evidence(e, err) : NULL;
    const char *quality = evidence ? quality_of(host, e, err) : NULL;
    const char *periods = quality ? periods_of(report->arena, e) : NULL;
    if (!periods)
        return -1;
    *row = (struct ot_report_evaluation){ .id = e->id,
                                          .label = e->label,
                                          .scheme = e->scheme->id,
                                          .kind = e->scheme->kind,
                                          .basis = e->latest ? "latest"
                                                             : ot_basis_word(e->basis),
                                          .periods = periods,
                                          .failed = e->failed,
                                          .evidence = evidence,
                                          .grade = ot_evaluation_grade(e),
                                          .price_year = e->price_year,
                                          .quality = quality };
    if (e->derived || (e->what_if && stands_without(host, e)))
        return 0; /* it stands beside that one where the script compares them */
    return summarise(host, e, evidence, err);
}

/* ---- What it was made from ---- */

static bool has_plugin(const struct ot_report *report, const char *kind)
{
    for (size_t i = 0; i < report->plugins; i++)
        if (strcmp(report->plugin[i].kind, kind) == 0)
            return true;
    return false;
}

static int say_plugins(struct ot_host *host)
{
    struct ot_report *report = host->report;
    for (size_t i = 0; i < host->appraisal->count; i++) {
        const struct ot_kind *kind = host->appraisal->evaluation[i]->kind;
        if (!kind || has_plugin(report, kind->name))
            continue;
        struct ot_report_plugin *row = ot_arena_push(
            report->arena, (void **)&report->plugin, &report->plugins, sizeof *row);
        if (!row)
            return -1;
        *row = (struct ot_report_plugin){ kind->name, kind->title, kind->version,
                                          kind->abi };
    }
    return 0;
}

static int say_inputs(struct ot_host *host)
{
    struct ot_report *report = host->report;
    const struct ot_plan *plan = host->appraisal->plan;
    for (size_t i = 0; i < plan->file_count; i++) {
        const struct ot_plan_file *file = &plan->files[i];
        struct ot_report_input *row = ot_arena_push(
            report->arena, (void **)&report->input, &report->inputs, sizeof *row);
        if (!row)
            return -1;
        *row =
            (struct ot_report_input){ file->name, file->file, file->sha256, file->rows };
    }
    for (size_t i = 0; i < plan->paper_count; i++) {
        const struct ot_paper *paper = &plan->papers[i];
        struct ot_report_paper *row = ot_arena_push(
            report->arena, (void **)&report->paper, &report->papers, sizeof *row);
        if (!row)
            return -1;
        *row =
            (struct ot_report_paper){ paper->id, paper->title, paper->body, paper->date };
    }
    return 0;
}

static int say_check(struct ot_report *report, const struct ot_check *check)
{
    struct ot_report_check *row = ot_arena_push(report->arena, (void **)&report->check,
                                                &report->checks, sizeof *row);
    if (!row)
        return -1;
    row->rule = check->rule->id;
    row->level = check->rule->level;
    row->text = check->text;
    row->ats = check->ats;
    memcpy(row->at, check->at, sizeof row->at);
    for (row->values = 0; row->values < check->values; row->values++) {
        struct ot_node *node = check->value[row->values];
        row->value[row->values] = ot_report_figure(
            report, node->label ? node->label : check->rule->id, node, NULL, -1);
        if (!row->value[row->values])
            return -1;
    }
    return 0;
}

static struct ot_evaluation *evaluation_of(const struct ot_host *host, const char *id)
{
    for (size_t i = 0; i < host->appraisal->count; i++)
        if (strcmp(host->appraisal->evaluation[i]->id, id) == 0)
            return host->appraisal->evaluation[i];
    return NULL;
}

/* What verdicts rest on; of each evaluation, the last. */
static int say_verdicts(struct ot_host *host, struct ot_error *err)
{
    struct ot_report *report = host->report;
    for (size_t i = 0; i < report->verdicts; i++) {
        const struct ot_report_verdict *verdict = report->verdict[i];
        struct ot_evaluation *e = evaluation_of(host, verdict->evaluation);
        struct ot_check *check = NULL;
        if (!e || ot_report_verdict_on(report, e->id) != verdict)
            continue;
        if (ot_rules_verdict(e, verdict->word, &check, err) != 0 ||
            (check && say_check(report, check) != 0))
            return -1;
    }
    return 0;
}

/* Each pair of seed and number of draws once. -1: out of memory. */
static int say_draws(struct ot_report *report, const struct ot_evaluation *e)
{
    for (size_t i = 0; i < report->drawns; i++)
        if (report->drawn[i].seed == e->seed && report->drawn[i].count == e->draws)
            return 0;
    struct ot_report_draws *drawn = ot_arena_push(report->arena, (void **)&report->drawn,
                                                  &report->drawns, sizeof *drawn);
    if (drawn)
        *drawn = (struct ot_report_draws){ e->seed, e->draws };
    return drawn ? 0 : -1;
}

static int say_script(struct ot_host *host)
{
    struct ot_report *report = host->report;
    char sha256[OT_SHA256_ROOM];
    report->area = host->appraisal->plan->area;
    report->plan_title = host->appraisal->plan->title;
    report->script = host->script->file;
    report->script_sha256 = ot_arena_text(
        report->arena, ot_sha256(host->script->bytes, host->script->length, sha256));
    report->release = PACKAGE_VERSION;
    for (size_t i = 0; i < host->appraisal->count; i++)
        if (say_draws(report, host->appraisal->evaluation[i]) != 0)
            return -1;
    return report->script_sha256 ? 0 : -1;
}

/* Those from *first on, which is where the next begins. */
static int force_figures(struct ot_host *host, size_t *first, struct ot_error *err)
{
    for (; *first < host->report->figures; ++*first)
        if (ot_settle(host->appraisal->graph, host->report->figure[*first]->node, err) !=
            0)
            return -1;
    return 0;
}

/* Each with its figures, while its draws are at hand. */
static int say_evaluations(struct ot_host *host, size_t *forced, struct ot_error *err)
{
    for (size_t i = 0; i < host->appraisal->count; i++)
        if (say_evaluation(host, host->appraisal->evaluation[i], err) != 0 ||
            force_figures(host, forced, err) != 0)
            return -1;
    return 0;
}

/* Those of the program, then those of the script. */
static int say_checks(struct ot_host *host, struct ot_error *err)
{
    struct ot_report *report = host->report;
    struct ot_report_check *own = report->check;
    size_t owned = report->checks;
    report->check = NULL;
    report->checks = 0;
    for (size_t i = 0; i < host->checks; i++)
        if (say_check(report, &host->check[i]) != 0)
            return -1;
    if (say_verdicts(host, err) != 0)
        return -1;
    for (size_t i = 0; i < owned; i++) {
        struct ot_report_check *row = ot_arena_push(
            report->arena, (void **)&report->check, &report->checks, sizeof *row);
        if (!row)
            return -1;
        *row = own[i];
    }
    return 0;
}

int ot_host_finish(struct ot_host *host, struct ot_error *err)
{
    struct ot_error own = { 0 };
    size_t forced = 0;
    int failed = say_script(host) != 0 || say_inputs(host) != 0 ||
                 say_plugins(host) != 0 || ot_host_checks(host, &own) != 0 ||
                 say_evaluations(host, &forced, &own) != 0 ||
                 say_checks(host, &own) != 0 || force_figures(host, &forced, &own) != 0;
    if (!failed)
        return 0;
    if (!own.text[0])
        return ot_error_memory(err);
    if (err)
        *err = own;
    return -1;
}
