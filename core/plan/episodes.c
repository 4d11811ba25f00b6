/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Episodes counted into activity. A scheme at a time: its rows are added into cells of
 * measure, group and month, and the cells become rows of activity. */
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

struct tally {
    double amount;
    size_t people;
};
struct counting {
    struct ot_plan *plan;
    struct ot_arena *scratch;
    struct ot_faults *faults;
    struct ot_error *err;
    struct ot_episode_facts *facts; /* [episodes] */
    size_t *order;                  /* episodes by scheme, as the plan orders schemes */
    size_t *begin;                  /* [schemes + 1] of order */
    const struct ot_scheme **by_id;
    int first[OT_EPISODE_DATES], last[OT_EPISODE_DATES]; /* months; last < first: none */
    int base, months;
    const char *band[BANDS_MAX];
    size_t bands;
    const char *group[GROUPS];
    struct tally *tally; /* [measure][group][month] */
    bool *has;           /* [groups] of the scheme */
    const char *file;
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
static size_t find_scheme(const struct counting *c, size_t known, const char *id)
{
    const struct ot_scheme key = { .id = id }, *at = &key;
    const struct ot_scheme **found =
        id && known ? bsearch(&at, c->by_id, known, sizeof *c->by_id, by_id) : NULL;
    return found ? (size_t)(*found - c->plan->schemes) : c->plan->scheme_count;
}

static size_t sort_schemes(struct counting *c)
{
    size_t known = 0;
    for (size_t i = 0; i < c->plan->scheme_count; i++)
        if (c->plan->schemes[i].id)
            c->by_id[known++] = &c->plan->schemes[i];
    qsort(c->by_id, known, sizeof *c->by_id, by_id);
    return known;
}

/* A counting sort of the episodes by scheme. */
static int sort_episodes(struct counting *c)
{
    size_t n = c->plan->episode_count, schemes = c->plan->scheme_count;
    size_t *of = ot_arena_array(c->scratch, n, sizeof *of);
    c->by_id = ot_arena_array(c->scratch, schemes + 1, sizeof *c->by_id);
    c->order = ot_arena_array(c->scratch, n, sizeof *c->order);
    c->begin = ot_arena_array(c->scratch, schemes + 3, sizeof *c->begin);
    if (!of || !c->by_id || !c->order || !c->begin)
        return -1;
    size_t known = sort_schemes(c);
    for (size_t i = 0; i < n; i++) {
        of[i] = find_scheme(c, known, c->plan->episodes[i].scheme);
        c->begin[of[i] + 2]++;
    }
    for (size_t s = 2; s < schemes + 3; s++)
        c->begin[s] += c->begin[s - 1];
    for (size_t i = 0; i < n; i++)
        c->order[c->begin[of[i] + 1]++] = i;
    return 0;
}

/* ---- When ---- */

static void widen(struct counting *c, const struct ot_episode_facts *facts)
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
static void read_cover(struct counting *c)
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

static bool find_months(struct counting *c)
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

static size_t find_band(const struct counting *c, const char *band)
{
    for (size_t i = 0; i < c->bands; i++)
        if (strcmp(c->band[i], band) == 0)
            return i;
    return c->bands;
}

static bool gather_bands(struct counting *c)
{
    for (size_t i = 0; i < c->plan->episode_count; i++) {
        const char *band = c->facts[i].age_band;
        if (!band || find_band(c, band) < c->bands)
            continue;
        if (c->bands == BANDS_MAX) {
            ot_faults_add(c->faults, (struct ot_origin){ c->file, 0, 0 },
                          "age_band: expected at most %d bands", BANDS_MAX);
            return false;
        }
        c->band[c->bands++] = band;
    }
    return true;
}

static int name_groups(struct counting *c)
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
static size_t groups_of(const struct counting *c, const struct ot_episode_facts *facts,
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

/* ---- Counting ---- */

static struct tally *tally_at(const struct counting *c, size_t measure, size_t group,
                              int month)
{
    size_t groups = 9 + c->bands;
    return &c->tally[(measure * groups + group) * (size_t)c->months +
                     (size_t)(month - c->base)];
}

static void add_episode(struct counting *c, const struct ot_episode_facts *facts,
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

static int put(struct counting *c, const struct ot_scheme *scheme, size_t m, size_t g,
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

static int put_measure(struct counting *c, const struct ot_scheme *scheme, size_t m)
{
    enum ot_episode_date date = ot_measures[m].date;
    for (size_t g = 0; g < 9 + c->bands; g++)
        for (int month = c->first[date]; c->has[g] && month <= c->last[date]; month++)
            if (put(c, scheme, m, g, month) != 0)
                return -1;
    return 0;
}

/* Faults of what is typed in activity and counted here. */
static void check_typed(struct counting *c, const struct ot_scheme *scheme, size_t m,
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

static int count_scheme(struct counting *c, size_t s, size_t typed)
{
    const struct ot_scheme *scheme = &c->plan->schemes[s];
    size_t groups = 9 + c->bands;
    bool given[OT_MEASURE_NEEDS] = { false };
    memset(c->tally, 0, ot_measure_count * groups * (size_t)c->months * sizeof *c->tally);
    memset(c->has, 0, groups * sizeof *c->has);
    for (size_t i = c->begin[s]; i < c->begin[s + 1]; i++)
        ot_measure_see(&c->facts[c->order[i]], given);
    for (size_t i = c->begin[s]; i < c->begin[s + 1]; i++)
        add_episode(c, &c->facts[c->order[i]], given[OT_MEASURE_NEEDS_AGE]);
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

static int count_all(struct counting *c)
{
    size_t typed = c->plan->activity_count, groups = 9 + c->bands;
    c->has = ot_arena_array(c->scratch, groups, sizeof *c->has);
    c->tally = ot_arena_array(c->scratch, ot_measure_count * groups * (size_t)c->months,
                              sizeof *c->tally);
    if (!c->has || !c->tally || name_groups(c) != 0 || sort_episodes(c) != 0)
        return -1;
    for (size_t s = 0; s < c->plan->scheme_count; s++)
        if (c->begin[s + 1] > c->begin[s] && count_scheme(c, s, typed) != 0)
            return -1;
    return 0;
}

int ot_episodes_count(struct ot_plan *plan, struct ot_arena *scratch,
                      struct ot_faults *faults, struct ot_error *err)
{
    struct counting c = {
        .plan = plan, .scratch = scratch, .faults = faults, .err = err
    };
    if (plan->episode_count == 0)
        return 0;
    c.file = plan->episodes[0].at.file;
    c.facts = ot_arena_array(scratch, plan->episode_count, sizeof *c.facts);
    if (!c.facts)
        return ot_error_memory(err);
    for (size_t d = 0; d < OT_EPISODE_DATES; d++)
        c.last[d] = -1;
    for (size_t i = 0; i < plan->episode_count; i++) {
        ot_episode_read(&plan->episodes[i], &c.facts[i], faults);
        widen(&c, &c.facts[i]);
    }
    if (!gather_bands(&c) || !find_months(&c))
        return 0;
    return count_all(&c) == 0 ? 0 : ot_error_memory(err);
}
