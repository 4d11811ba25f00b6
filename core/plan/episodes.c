/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Episodes counted into activity. What rows say is kept by scheme; in the end a scheme at
 * a time is added into cells of measure, group and month, and the cells become rows of
 * activity. */
#include "config.h"

#include "plan/episodes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "plan/measure.h"

#define MONTHS_MAX 600
#define BANDS_MAX 24
#define GROUPS (1 + 5 + 3 + BANDS_MAX) /* all; quintiles; sexes; age bands */
#define SMALL 7
#define BLOCK 256

struct tally {
    double amount;
    size_t people;
};
struct block {
    struct ot_episode_facts facts[BLOCK];
    size_t count;
    struct block *next;
};
struct ot_episodes {
    struct ot_plan *plan;
    struct ot_arena *scratch;
    struct ot_faults *faults;
    const char *file; /* NULL: no row was added */
    const struct ot_scheme **by_id;
    size_t known;
    struct rows {
        struct block *first, *last;
    } * rows;                                            /* [schemes] */
    int first[OT_EPISODE_DATES], last[OT_EPISODE_DATES]; /* months; last < first: none */
    int base, months;
    const char *band[BANDS_MAX];
    size_t bands;
    bool too_many_bands;
    const char *group[GROUPS];
    struct tally *tally; /* [measure][group][month] */
    bool *has;           /* [groups] of the scheme */
};

static int month_of(int day)
{
    struct ot_date date = ot_date_of(day);
    return date.year * 12 + date.month - 1;
}

static struct ot_period period_of(int month)
{
    int year = month / 12, number = month % 12 + 1;
    int first = ot_date_days((struct ot_date){ year, number, 1 });
    return (struct ot_period){ first, first + ot_month_length(year, number) - 1 };
}

/* ---- Whose rows ---- */

static int by_id(const void *a, const void *b)
{
    return strcmp((*(const struct ot_scheme *const *)a)->id,
                  (*(const struct ot_scheme *const *)b)->id);
}

/* The place of the scheme in the plan; scheme_count: there is none. */
static size_t find_scheme(const struct ot_episodes *c, const char *id)
{
    const struct ot_scheme key = { .id = id }, *at = &key;
    const struct ot_scheme **found =
        id && c->known ? bsearch(&at, c->by_id, c->known, sizeof *c->by_id, by_id) : NULL;
    return found ? (size_t)(*found - c->plan->schemes) : c->plan->scheme_count;
}

struct ot_episodes *ot_episodes_new(struct ot_plan *plan, struct ot_arena *scratch,
                                    struct ot_faults *faults)
{
    struct ot_episodes *c = ot_arena_array(scratch, 1, sizeof *c);
    if (!c)
        return NULL;
    c->plan = plan;
    c->scratch = scratch;
    c->faults = faults;
    c->by_id = ot_arena_array(scratch, plan->scheme_count + 1, sizeof *c->by_id);
    c->rows = ot_arena_array(scratch, plan->scheme_count + 1, sizeof *c->rows);
    if (!c->by_id || !c->rows)
        return NULL;
    for (size_t i = 0; i < plan->scheme_count; i++)
        if (plan->schemes[i].id)
            c->by_id[c->known++] = &plan->schemes[i];
    qsort(c->by_id, c->known, sizeof *c->by_id, by_id);
    for (size_t d = 0; d < OT_EPISODE_DATES; d++)
        c->last[d] = -1;
    return c;
}

/* ---- When ---- */

static void widen(struct ot_episodes *c, const struct ot_episode_facts *facts)
{
    for (size_t d = 0; d < OT_EPISODE_DATES; d++) {
        int month = facts->day[d] ? month_of(facts->day[d]) : 0;
        if (!facts->day[d])
            continue;
        if (c->last[d] < c->first[d])
            c->first[d] = c->last[d] = month;
        c->first[d] = month < c->first[d] ? month : c->first[d];
        c->last[d] = month > c->last[d] ? month : c->last[d];
    }
}

/* The months that the plan says the table covers. */
static void read_cover(struct ot_episodes *c)
{
    const struct ot_plan_fact *fact = ot_plan_find_fact(c->plan, "episodes_cover");
    struct ot_period cover;
    struct ot_error err;
    if (!fact || !fact->value)
        return;
    if (ot_period_read(fact->value, &cover, &err) != 0 ||
        period_of(month_of(cover.first)).first != cover.first ||
        period_of(month_of(cover.last)).last != cover.last) {
        ot_faults_add(c->faults, fact->at,
                      "episodes_cover: expected whole months, such as 2023-24 or "
                      "2023-04..2023-12");
        return;
    }
    for (size_t d = 0; d < OT_EPISODE_DATES; d++) {
        c->first[d] = month_of(cover.first);
        c->last[d] = month_of(cover.last);
    }
}

static bool find_months(struct ot_episodes *c)
{
    int last = -1;
    c->base = -1;
    read_cover(c);
    for (size_t d = 0; d < OT_EPISODE_DATES; d++) {
        if (c->last[d] < c->first[d])
            continue;
        if (c->base < 0 || c->first[d] < c->base)
            c->base = c->first[d];
        last = c->last[d] > last ? c->last[d] : last;
    }
    c->months = c->base < 0 ? 0 : last - c->base + 1;
    if (c->months > MONTHS_MAX)
        ot_faults_add(c->faults, (struct ot_origin){ c->file, 0, 0 },
                      "the dates lie more than 50 years apart; one of them is wrong");
    return c->months > 0 && c->months <= MONTHS_MAX;
}

/* ---- Groups ---- */

static size_t find_band(const struct ot_episodes *c, const char *band)
{
    for (size_t i = 0; i < c->bands; i++)
        if (strcmp(c->band[i], band) == 0)
            return i;
    return c->bands;
}

/* The band's own text, which stays; NULL: there are too many, or there is no memory. */
static const char *keep_band(struct ot_episodes *c, const char *band)
{
    size_t at = find_band(c, band);
    if (at < c->bands)
        return c->band[at];
    if (c->bands == BANDS_MAX) {
        c->too_many_bands = true;
        return NULL;
    }
    c->band[c->bands] = ot_arena_text(c->scratch, band);
    return c->band[c->bands] ? c->band[c->bands++] : NULL;
}

static int name_groups(struct ot_episodes *c)
{
    static const char *const sexes[] = { "female", "male", "other" };
    for (int i = 1; i <= 5; i++)
        c->group[i] = ot_arena_format(c->plan->arena, "quintile=%d", i);
    for (size_t i = 0; i < 3; i++)
        c->group[6 + i] = ot_arena_format(c->plan->arena, "sex=%s", sexes[i]);
    for (size_t i = 0; i < c->bands; i++)
        c->group[9 + i] = ot_arena_format(c->plan->arena, "age_band=%s", c->band[i]);
    for (size_t i = 1; i < 9 + c->bands; i++)
        if (!c->group[i])
            return -1;
    return 0;
}

/* The groups of an episode, that of all first; how many. */
static size_t groups_of(const struct ot_episodes *c, const struct ot_episode_facts *facts,
                        size_t group[4])
{
    size_t n = 0;
    group[n++] = 0;
    if (facts->quintile)
        group[n++] = (size_t)facts->quintile;
    if (facts->sex)
        group[n++] = facts->sex[0] == 'f' ? 6 : facts->sex[0] == 'm' ? 7 : 8;
    if (facts->age_band)
        group[n++] = 9 + find_band(c, facts->age_band);
    return n;
}

/* ---- Adding ---- */

static int keep(struct ot_episodes *c, size_t scheme,
                const struct ot_episode_facts *facts)
{
    struct rows *rows = &c->rows[scheme];
    if (!rows->last || rows->last->count == BLOCK) {
        struct block *block = ot_arena_array(c->scratch, 1, sizeof *block);
        if (!block)
            return -1;
        *(rows->last ? &rows->last->next : &rows->first) = block;
        rows->last = block;
    }
    rows->last->facts[rows->last->count++] = *facts;
    return 0;
}

int ot_episodes_add(struct ot_episodes *c, const struct ot_plan *part)
{
    for (size_t i = 0; i < part->episode_count; i++) {
        const struct ot_episode *row = &part->episodes[i];
        struct ot_episode_facts facts;
        size_t scheme = find_scheme(c, row->scheme);
        if (!c->file && !(c->file = ot_arena_text(c->plan->arena, row->at.file)))
            return -1;
        ot_episode_read(row, &facts, c->faults);
        widen(c, &facts);
        if (facts.age_band && !(facts.age_band = keep_band(c, facts.age_band)) &&
            !c->too_many_bands)
            return -1;
        if (scheme < c->plan->scheme_count && keep(c, scheme, &facts) != 0)
            return -1;
    }
    return 0;
}

/* ---- Counting ---- */

static struct tally *tally_at(const struct ot_episodes *c, size_t measure, size_t group,
                              int month)
{
    size_t groups = 9 + c->bands;
    return &c->tally[(measure * groups + group) * (size_t)c->months +
                     (size_t)(month - c->base)];
}

static void add_episode(struct ot_episodes *c, const struct ot_episode_facts *facts,
                        bool aged)
{
    size_t group[4], groups = groups_of(c, facts, group);
    int months[OT_EPISODE_DATES];
    for (size_t d = 0; d < OT_EPISODE_DATES; d++)
        months[d] = facts->day[d] ? month_of(facts->day[d]) : -1;
    for (size_t g = 0; g < groups; g++)
        c->has[group[g]] = true;
    for (size_t m = 0; m < ot_measure_count; m++) {
        enum ot_episode_date date = ot_measures[m].date;
        int month = months[date];
        double amount = ot_measure_of(&ot_measures[m], facts, aged);
        if (isnan(amount) || month < c->first[date] || month > c->last[date])
            continue;
        for (size_t g = 0; g < groups; g++) {
            struct tally *tally = tally_at(c, m, group[g], month);
            tally->amount += amount;
            tally->people++;
        }
    }
}

static int put(struct ot_episodes *c, const struct ot_scheme *scheme, size_t m, size_t g,
               int month)
{
    struct ot_plan *plan = c->plan;
    const struct tally *tally = tally_at(c, m, g, month);
    char number[OT_NUMBER_ROOM];
    bool small = tally->people > 0 && tally->people <= SMALL;
    struct ot_activity *row = ot_arena_push(plan->arena, (void **)&plan->activity,
                                            &plan->activity_count, sizeof *row);
    if (!row)
        return -1;
    *row = (struct ot_activity){
        .at = { c->file, 0, 0 },
        .scheme = scheme->id,
        .measure = ot_measures[m].name,
        .group = c->group[g],
        .unit = ot_measures[m].unit,
        .unit_at = { c->file, 0, 0 },
        .period = period_of(month),
        .basis = OT_BASIS_ACTUAL,
        .counted = "in period",
        .counted_up = true,
        .value = { .number = tally->amount, .at = { c->file, 0, 0 } },
        .vouch = { .quality = OT_QUALITY_RETURNED, .small = small },
    };
    row->value.printed =
        ot_arena_text(plan->arena, ot_number_write(tally->amount, number));
    row->vouch.note =
        ot_arena_format(plan->arena, "counted from %zu row%s%s", tally->people,
                        tally->people == 1 ? "" : "s",
                        small ? "; a small number, not for the public" : "");
    return row->value.printed && row->vouch.note ? 0 : -1;
}

static int put_measure(struct ot_episodes *c, const struct ot_scheme *scheme, size_t m)
{
    enum ot_episode_date date = ot_measures[m].date;
    for (size_t g = 0; g < 9 + c->bands; g++)
        for (int month = c->first[date]; c->has[g] && month <= c->last[date]; month++)
            if (put(c, scheme, m, g, month) != 0)
                return -1;
    return 0;
}

/* Faults of what is typed in activity and counted here. */
static void check_typed(struct ot_episodes *c, const struct ot_scheme *scheme, size_t m,
                        size_t typed)
{
    const struct ot_measure *measure = &ot_measures[m];
    struct ot_period span = { period_of(c->first[measure->date]).first,
                              period_of(c->last[measure->date]).last };
    for (size_t i = 0; i < typed; i++) {
        const struct ot_activity *row = &c->plan->activity[i];
        if (row->basis == OT_BASIS_ACTUAL && ot_text_same(row->scheme, scheme->id) &&
            ot_text_same(row->measure, measure->name) &&
            ot_period_overlap(row->period, span))
            ot_faults_add(c->faults, row->at,
                          "the actual %s of %s are counted from %s, too; remove this "
                          "row, or those episodes",
                          measure->name, scheme->id, c->file);
    }
}

static int count_scheme(struct ot_episodes *c, size_t s, size_t typed)
{
    const struct ot_scheme *scheme = &c->plan->schemes[s];
    size_t groups = 9 + c->bands;
    bool given[OT_MEASURE_NEEDS] = { false };
    memset(c->tally, 0, ot_measure_count * groups * (size_t)c->months * sizeof *c->tally);
    memset(c->has, 0, groups * sizeof *c->has);
    for (const struct block *b = c->rows[s].first; b; b = b->next)
        for (size_t i = 0; i < b->count; i++)
            ot_measure_see(&b->facts[i], given);
    for (const struct block *b = c->rows[s].first; b; b = b->next)
        for (size_t i = 0; i < b->count; i++)
            add_episode(c, &b->facts[i], given[OT_MEASURE_NEEDS_AGE]);
    for (size_t m = 0; m < ot_measure_count; m++) {
        if (!given[ot_measures[m].needs] ||
            c->last[ot_measures[m].date] < c->first[ot_measures[m].date])
            continue;
        check_typed(c, scheme, m, typed);
        if (put_measure(c, scheme, m) != 0)
            return -1;
    }
    return 0;
}

static int count_all(struct ot_episodes *c)
{
    size_t typed = c->plan->activity_count, groups = 9 + c->bands;
    c->has = ot_arena_array(c->scratch, groups, sizeof *c->has);
    c->tally = ot_arena_array(c->scratch, ot_measure_count * groups * (size_t)c->months,
                              sizeof *c->tally);
    if (!c->has || !c->tally || name_groups(c) != 0)
        return -1;
    for (size_t s = 0; s < c->plan->scheme_count; s++)
        if (c->rows[s].first && count_scheme(c, s, typed) != 0)
            return -1;
    return 0;
}

int ot_episodes_count(struct ot_episodes *c)
{
    if (!c->file)
        return 0;
    if (c->too_many_bands)
        ot_faults_add(c->faults, (struct ot_origin){ c->file, 0, 0 },
                      "age_band: expected at most %d bands", BANDS_MAX);
    return !c->too_many_bands && find_months(c) ? count_all(c) : 0;
}
