/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger: rows of three tables become lines of one shape, and are added up by the
 * rule of parts, by periods that tile, and by their latest editions. */
#include "config.h"

#include "plan/ledger.h"

#include <string.h>

#include "base/text.h"

#define KEY_MAX 8

struct line {
    const char *scheme;       /* or source, of funding */
    const char *key[KEY_MAX]; /* all that tells lines of one period and basis apart */
    struct ot_period period;
    enum ot_basis basis;
    const struct ot_value *amount;
    const struct ot_vouch *vouch;
    bool asked;  /* of the basis, and passes the filters of the query */
    bool usable; /* of a scheme that counts, and the edition asked for */
    bool counts;
};
struct ledger {
    const struct ot_plan *plan;
    const struct ot_ledger_query *query;
    enum ot_basis basis;
    struct ot_arena *arena;
    struct ot_error *err;
    struct line *line;
    size_t count;
    struct ot_period *period; /* scratch, [count] */
    size_t *index, *chosen;   /* scratch, [count] */
    bool partial;             /* some rows cover a part of the period only */
    struct ot_period part;    /* which */
    const char *partial_scheme;
};

static const char *table_file(enum ot_ledger_table table)
{
    static const char *const file[] = { "funding.csv", "spend.csv", "benefits.csv" };
    return file[table];
}

/* ---- Rows become lines ---- */

static bool passes(const char *wanted, const char *found)
{
    return !wanted || ot_text_same(wanted, found);
}

static void take_funding(const struct ledger *l, size_t row, struct line *line)
{
    const struct ot_funding *f = &l->plan->funding[row];
    const struct ot_ledger_query *q = l->query;
    *line = (struct line){
        .scheme = f->source,
        .key = { f->source, f->contributor, f->account },
        .period = f->period,
        .basis = f->basis,
        .amount = &f->amount,
        .vouch = &f->vouch,
        .asked = passes(q->source, f->source) && passes(q->account, f->account) &&
                 passes(q->contributor, f->contributor),
    };
}

/* What a line leaves empty is its scheme's. */
static void take_spend(const struct ledger *l, size_t row, struct line *line)
{
    static const struct ot_scheme unknown;
    const struct ot_spend *s = &l->plan->spend[row];
    const struct ot_scheme *scheme = ot_plan_scheme(l->plan, s->scheme);
    const struct ot_ledger_query *q = l->query;
    if (!scheme)
        scheme = &unknown;
    const char *commissioner = s->commissioner ? s->commissioner : scheme->commissioner;
    *line = (struct line){
        .scheme = s->scheme,
        .key = { s->scheme, s->line, s->source, s->area, s->commissioner, s->provider,
                 s->recurrence, s->account },
        .period = s->period,
        .basis = s->basis,
        .amount = &s->amount,
        .vouch = &s->vouch,
        .asked = passes(q->source, s->source) && passes(q->recurrence, s->recurrence) &&
                 passes(q->account, s->account) && passes(q->type, scheme->type) &&
                 passes(q->area, s->area ? s->area : scheme->area) &&
                 passes(q->provider, s->provider ? s->provider : scheme->provider) &&
                 passes(q->commissioner, commissioner),
    };
}

static void take_benefit(const struct ledger *l, size_t row, struct line *line)
{
    const struct ot_benefit *b = &l->plan->benefits[row];
    const struct ot_ledger_query *q = l->query;
    *line = (struct line){
        .scheme = b->scheme,
        .key = { b->scheme, b->recurrence, b->beneficiary, b->cashable, b->description },
        .period = b->period,
        .basis = b->basis,
        .amount = &b->amount,
        .vouch = &b->vouch,
        .asked = passes(q->recurrence, b->recurrence) &&
                 passes(q->beneficiary, b->beneficiary) &&
                 passes(q->cashable, b->cashable),
    };
}

static int take_lines(struct ledger *l)
{
    static void (*const take[])(const struct ledger *, size_t,
                                struct line *) = { take_funding, take_spend,
                                                   take_benefit };
    const size_t counts[] = { l->plan->funding_count, l->plan->spend_count,
                              l->plan->benefit_count };
    l->count = counts[l->query->table];
    l->line = ot_arena_array(l->arena, l->count, sizeof *l->line);
    l->period = ot_arena_array(l->arena, l->count, sizeof *l->period);
    l->index = ot_arena_array(l->arena, l->count, sizeof *l->index);
    l->chosen = ot_arena_array(l->arena, l->count, sizeof *l->chosen);
    if (!l->line || !l->period || !l->index || !l->chosen)
        return ot_error_memory(l->err);
    for (size_t i = 0; i < l->count; i++) {
        take[l->query->table](l, i, &l->line[i]);
        l->line[i].asked = l->line[i].asked && l->line[i].basis == l->basis;
    }
    return 0;
}

/* ---- Which lines are used ---- */

static bool same_key(const struct line *a, const struct line *b)
{
    for (size_t i = 0; i < KEY_MAX; i++)
        if (!ot_text_same(a->key[i], b->key[i]))
            return false;
    return true;
}

static bool is_known_by(const struct line *line, int at)
{
    return at == 0 || line->vouch->as_of <= at;
}

/* Of rows equal in all but as_of, the latest known. */
static bool is_edition_asked(const struct ledger *l, size_t index)
{
    const struct line *line = &l->line[index];
    if (!is_known_by(line, l->query->at))
        return false;
    for (size_t i = 0; i < l->count; i++) {
        const struct line *other = &l->line[i];
        if (other->basis == line->basis && other->vouch->as_of > line->vouch->as_of &&
            ot_period_same(other->period, line->period) && same_key(other, line) &&
            is_known_by(other, l->query->at))
            return false;
    }
    return true;
}

static bool has_own(const struct ledger *l, const char *scheme, struct ot_period period)
{
    for (size_t i = 0; i < l->count; i++)
        if (l->line[i].basis == l->basis && ot_text_same(l->line[i].scheme, scheme) &&
            ot_period_within(l->line[i].period, period))
            return true;
    return false;
}

/* The rule of parts: a scheme's own lines if it has any, else those of its parts. NULL is
 * the plan. Its parts are the schemes that are part of nothing. */
static void use_scheme(struct ledger *l, const char *scheme, struct ot_period period)
{
    if (has_own(l, scheme, period)) {
        for (size_t i = 0; i < l->count; i++)
            if (l->line[i].asked && ot_text_same(l->line[i].scheme, scheme))
                l->line[i].usable = true;
        return;
    }
    for (size_t i = 0; i < l->plan->scheme_count; i++)
        if (ot_text_same(l->plan->schemes[i].part_of, scheme))
            use_scheme(l, l->plan->schemes[i].id, period);
}

static void use_lines(struct ledger *l, struct ot_period period)
{
    for (size_t i = 0; i < l->count; i++)
        l->line[i].usable = l->query->table == OT_LEDGER_FUNDING && l->line[i].asked;
    if (l->query->table != OT_LEDGER_FUNDING)
        use_scheme(l, l->query->scheme, period);
    for (size_t i = 0; i < l->count; i++)
        l->line[i].usable = l->line[i].usable &&
                            ot_period_within(l->line[i].period, period) &&
                            is_edition_asked(l, i);
}

/* ---- Periods ---- */

/* Lines of the same key as the first: those that tile the period count, or none. */
static void count_key(struct ledger *l, size_t first, struct ot_period period)
{
    size_t n = 0;
    for (size_t i = first; i < l->count; i++) {
        if (!l->line[i].usable || !same_key(&l->line[i], &l->line[first]))
            continue;
        l->period[n] = l->line[i].period;
        l->index[n++] = i;
        if (i != first)
            l->line[i].usable = false;
    }
    size_t tiles = ot_period_tile(period, l->period, n, l->chosen);
    for (size_t i = 0; i < tiles; i++)
        l->line[l->index[l->chosen[i]]].counts = true;
    if (tiles == 0 && !l->partial) {
        l->partial = true;
        l->part = period;
        l->partial_scheme = l->line[first].scheme;
    }
}

static void count_period(struct ledger *l, struct ot_period period)
{
    use_lines(l, period);
    for (size_t i = 0; i < l->count; i++)
        if (l->line[i].usable)
            count_key(l, i, period);
}

/* Periods of the plan that make up the one asked for are added one by one: a scheme need
 * not have lines in all of them. */
static int count_lines(struct ledger *l)
{
    const struct ot_plan *plan = l->plan;
    struct ot_period asked = l->query->period;
    size_t *chosen = ot_arena_array(l->arena, plan->period_count, sizeof *chosen);
    if (!chosen)
        return ot_error_memory(l->err);
    size_t count = plan->period_count;
    for (size_t i = 0; i < count; i++)
        chosen[i] = i;
    if (!ot_period_is_none(asked))
        count = ot_period_tile(asked, plan->periods, plan->period_count, chosen);
    for (size_t i = 0; i < count; i++)
        count_period(l, plan->periods[chosen[i]]);
    if (count == 0 && !ot_period_is_none(asked))
        count_period(l, asked);
    return 0;
}

/* ---- The sum ---- */

static const char *name_filters(const struct ledger *l)
{
    const struct ot_ledger_query *q = l->query;
    const char *filter[] = { q->source,       q->contributor, q->type,    q->area,
                             q->commissioner, q->provider,    q->account, q->recurrence,
                             q->beneficiary,  q->cashable };
    const char *words = "";
    for (size_t i = 0; words && i < sizeof filter / sizeof filter[0]; i++)
        if (filter[i])
            words = ot_arena_format(l->arena, "%s%s\"%s\"", words,
                                    *words ? ", " : " with ", filter[i]);
    return words;
}

static int say_missing(struct ledger *l, struct ot_ledger_sum *out)
{
    char period[OT_PERIOD_ROOM];
    const char *scheme = l->partial ? l->partial_scheme : l->query->scheme;
    struct ot_period asked = l->partial ? l->part : l->query->period;
    const char *filters = name_filters(l);
    ot_period_write(asked, period);
    out->missing = OT_MISSING_NOT_GIVEN;
    if (!filters)
        return ot_error_memory(l->err);
    if (l->partial)
        out->missing_text =
            ot_arena_format(l->arena, "%s has %s rows%s%s for a part of %s only",
                            table_file(l->query->table), ot_basis_word(l->basis),
                            scheme ? " of " : "", scheme ? scheme : "", period);
    else
        out->missing_text = ot_arena_format(
            l->arena, "%s has no %s row%s%s%s%s%s", table_file(l->query->table),
            ot_basis_word(l->basis), scheme ? " of " : "", scheme ? scheme : "",
            period[0] ? " for " : "", period, filters);
    return out->missing_text ? 0 : ot_error_memory(l->err);
}

static int add_line(struct ledger *l, const struct line *line, struct ot_ledger_sum *out)
{
    char place[OT_ORIGIN_ROOM];
    struct ot_ledger_entry *entry =
        ot_arena_push(l->arena, (void **)&out->entry, &out->count, sizeof *entry);
    if (!entry)
        return ot_error_memory(l->err);
    *entry = (struct ot_ledger_entry){ line->amount, line->vouch, line->scheme,
                                       line->period, (size_t)(line - l->line) };
    if (line->amount->missing != OT_MISSING_NOT && out->missing == OT_MISSING_NOT) {
        out->missing = line->amount->missing;
        out->missing_text = ot_arena_format(l->arena, "%s holds no amount: %s",
                                            ot_origin_write(line->amount->at, place),
                                            ot_missing_word(line->amount->missing));
        if (!out->missing_text)
            return ot_error_memory(l->err);
    }
    if (__builtin_add_overflow(out->pence, line->amount->pence, &out->pence))
        return ot_error_set(l->err, OT_EXIT_INPUT,
                            "%s: the amounts add up to more money than can be counted",
                            table_file(l->query->table));
    return 0;
}

int ot_ledger_add(const struct ot_plan *plan, const struct ot_ledger_query *query,
                  struct ot_arena *arena, struct ot_ledger_sum *out, struct ot_error *err)
{
    struct ot_ledger_sum sum = { .missing = OT_MISSING_NOT };
    struct ledger l = { .plan = plan, .query = query, .arena = arena, .err = err };
    l.basis = query->basis == OT_BASIS_NONE ? OT_BASIS_PLANNED : query->basis;
    if (take_lines(&l) != 0 || count_lines(&l) != 0)
        return -1;
    for (size_t i = 0; i < l.count; i++)
        if (l.line[i].counts && add_line(&l, &l.line[i], &sum) != 0)
            return -1;
    if ((l.partial || sum.count == 0) && say_missing(&l, &sum) != 0)
        return -1;
    sum.partial = l.partial;
    *out = sum;
    return 0;
}
