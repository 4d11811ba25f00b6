/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk along the upper envelope, several draws side by side.
 *
 * Why the counts are exact. Let M be the largest threshold times the largest effect of a
 * draw, plus its largest cost. Rounding moves the difference between two net benefits by
 * less than 5e-16 M. Of two lines that are further apart than NEAR * M (in cost, or in
 * effect times the largest threshold), rounding can swap the order only within
 * 2e-7 of the largest threshold about their crossing. Thresholds within ZONE (more than
 * that) of a corner of the envelope are therefore decided by the plain rule; so are all
 * that are left of a draw once a line nearer than NEAR * M to the best is met. Lines that
 * are equal stay equal, and are told apart by their order alone. */
#include "config.h"

#include "method/envelope.h"

#include <math.h>
#include <string.h>

#define WIDE 8 /* draws side by side */
#define CHUNK \
    (4 * 2048) /* draws whose sums are kept together: fixed, whoever adds them */
#define NEAR 1e-8
#define ZONE 1e-6
#define TINY 1e-100

struct lanes {
    double row[WIDE]; /* the best line: its row, effect and cost */
    double effect[WIDE], cost[WIDE];
    double size[WIDE];               /* M */
    double more[WIDE], dearer[WIDE]; /* the next line, less the best one */
    double next[WIDE];               /* its row */
    double gap[WIDE];                /* to the nearest line that is not the same */
};

struct walk {
    const struct ot_strategies *of;
    const double *threshold;
    size_t thresholds;
    double top, zone;
    size_t *strategy;      /* [count]: of each row; the reference is row 0 */
    double *effect, *cost; /* [count][WIDE] */
    size_t *bucket;        /* [buckets + 1]: the first threshold at or above its start */
    size_t buckets;
    int64_t *moves; /* [count][thresholds + 1]: draws that turn to a row, less those
                       that leave it */
    double *more, *dearer; /* [thresholds + 1]: by how much the best one changes */
    struct lanes now;
};

/* ---- Side by side: constant lengths, no branch, so that it becomes vectors ---- */

/* The plain rule at the first threshold, and the size of each draw. */
static void begin(struct walk *w)
{
    const double first = w->threshold[0], top = w->top;
    double best[WIDE], row[WIDE], most_effect[WIDE], most_cost[WIDE];
    for (size_t l = 0; l < WIDE; l++) {
        best[l] = first * w->effect[l] - w->cost[l];
        row[l] = 0;
        most_effect[l] = fabs(w->effect[l]);
        most_cost[l] = fabs(w->cost[l]);
    }
    for (size_t r = 1; r < w->of->count; r++) {
        const double *e = w->effect + r * WIDE, *c = w->cost + r * WIDE;
        for (size_t l = 0; l < WIDE; l++) {
            double benefit = first * e[l] - c[l];
            double size_e = fabs(e[l]), size_c = fabs(c[l]);
            row[l] = benefit > best[l] ? (double)r : row[l];
            best[l] = benefit > best[l] ? benefit : best[l];
            most_effect[l] = size_e > most_effect[l] ? size_e : most_effect[l];
            most_cost[l] = size_c > most_cost[l] ? size_c : most_cost[l];
        }
    }
    for (size_t l = 0; l < WIDE; l++) {
        w->now.row[l] = row[l];
        w->now.effect[l] = w->effect[(size_t)row[l] * WIDE + l];
        w->now.cost[l] = w->cost[(size_t)row[l] * WIDE + l];
        w->now.size[l] = top * most_effect[l] + most_cost[l];
    }
}

/* The line that next rises above the best one: of those with more effect the one with the
 * smallest crossing dearer / more, compared without a division; of equal crossings the
 * steepest. more stays 0 where there is none. */
static void find_crossings(const double *restrict effect, const double *restrict cost,
                           size_t rows, double top, struct lanes *restrict now)
{
    double more[WIDE], dearer[WIDE], next[WIDE], gap[WIDE];
    for (size_t l = 0; l < WIDE; l++) {
        more[l] = next[l] = 0;
        dearer[l] = 1;
        gap[l] = INFINITY;
    }
    for (size_t r = 0; r < rows; r++) {
        const double *e = effect + r * WIDE, *c = cost + r * WIDE;
        double row = (double)r;
        for (size_t l = 0; l < WIDE; l++) {
            double de = e[l] - now->effect[l], dc = c[l] - now->cost[l];
            double apart = fabs(de) * top + fabs(dc);
            double here = dc * more[l], there = dearer[l] * de;
            int sooner = (de > 0) & ((here < there) | ((here == there) & (de > more[l])));
            more[l] = sooner ? de : more[l];
            dearer[l] = sooner ? dc : dearer[l];
            next[l] = sooner ? row : next[l];
            int nearer = (apart > 0) & (apart < gap[l]);
            gap[l] = nearer ? apart : gap[l];
        }
    }
    memcpy(now->more, more, sizeof more);
    memcpy(now->dearer, dearer, sizeof dearer);
    memcpy(now->next, next, sizeof next);
    memcpy(now->gap, gap, sizeof gap);
}

/* ---- One draw ---- */

struct place {
    size_t lane, row, at; /* the best row at the threshold before `at` */
};

static size_t plain_best(const struct walk *w, size_t lane, double threshold)
{
    size_t best = 0;
    double most = threshold * w->effect[lane] - w->cost[lane];
    for (size_t r = 1; r < w->of->count; r++) {
        double benefit =
            threshold * w->effect[r * WIDE + lane] - w->cost[r * WIDE + lane];
        if (benefit > most) {
            most = benefit;
            best = r;
        }
    }
    return best;
}

static void turn(struct walk *w, struct place *p, size_t row, size_t at)
{
    size_t old = p->row * WIDE + p->lane, new = row *WIDE + p->lane;
    if (row == p->row)
        return;
    w->moves[p->row * (w->thresholds + 1) + at]--;
    w->moves[row * (w->thresholds + 1) + at]++;
    w->more[at] += w->effect[new] - w->effect[old];
    w->dearer[at] += w->cost[new] - w->cost[old];
    p->row = row;
}

static void go_plainly(struct walk *w, struct place *p, size_t end)
{
    for (; p->at < end; p->at++)
        turn(w, p, plain_best(w, p->lane, w->threshold[p->at]), p->at);
}

/* The first threshold that is above x (`above`), or at or above it. */
static size_t first_from(const struct walk *w, double x, int above)
{
    if (x < w->threshold[0])
        return 0;
    if (x > w->top)
        return w->thresholds;
    double part = w->top > 0 ? x / w->top : 0;
    size_t k = w->bucket[(size_t)(part * (double)w->buckets)];
    while (k > 0 && w->threshold[k - 1] >= x)
        k--;
    while (k < w->thresholds && (w->threshold[k] < x || (above && w->threshold[k] == x)))
        k++;
    return k;
}

static void start(struct walk *w, struct place *p, size_t lane)
{
    *p = (struct place){ .lane = lane };
    turn(w, p, (size_t)w->now.row[lane], 0);
    p->at = 1;
    go_plainly(w, p, first_from(w, w->threshold[0] + w->zone, 1));
}

/* Follow the best line to its end. Is there more of this draw? */
static int step(struct walk *w, struct place *p)
{
    struct lanes *now = &w->now;
    size_t l = p->lane;
    double crossing = now->more[l] > 0 ? now->dearer[l] / now->more[l] : INFINITY;
    if (p->at >= w->thresholds)
        return 0;
    if (now->gap[l] <= NEAR * now->size[l] || now->size[l] < TINY) {
        go_plainly(w, p, w->thresholds);
        return 0;
    }
    size_t from = first_from(w, crossing - w->zone, 0);
    if (from > p->at) {
        turn(w, p, (size_t)now->row[l], p->at);
        p->at = from;
    }
    if (from >= w->thresholds)
        return 0;
    go_plainly(w, p, first_from(w, crossing + w->zone, 1));
    now->row[l] = now->next[l];
    now->effect[l] = w->effect[(size_t)now->next[l] * WIDE + l];
    now->cost[l] = w->cost[(size_t)now->next[l] * WIDE + l];
    return p->at < w->thresholds;
}

static void gather(struct walk *w, size_t first, size_t lanes)
{
    for (size_t r = 0; r < w->of->count; r++) {
        const double *e = w->of->effect[w->strategy[r]] + first;
        const double *c = w->of->cost[w->strategy[r]] + first;
        memcpy(w->effect + r * WIDE, e, lanes * sizeof *e);
        memcpy(w->cost + r * WIDE, c, lanes * sizeof *c);
    }
}

static void walk_lanes(struct walk *w, size_t lanes)
{
    struct place place[WIDE];
    size_t going[WIDE], left = 0;
    begin(w);
    for (size_t l = 0; l < lanes; l++) {
        start(w, &place[l], l);
        going[left++] = l;
    }
    while (left) {
        size_t still = 0;
        find_crossings(w->effect, w->cost, w->of->count, w->top, &w->now);
        for (size_t i = 0; i < left; i++)
            if (step(w, &place[going[i]]))
                going[still++] = going[i];
        left = still;
    }
}

/* ---- All draws ---- */

static int prepare(struct walk *w, struct ot_arena *arena)
{
    size_t rows = w->of->count, ends = w->thresholds + 1, next = 1;
    w->top = w->threshold[w->thresholds - 1];
    w->zone = ZONE * w->top;
    w->buckets = 4 * w->thresholds;
    w->strategy = ot_arena_array(arena, rows, sizeof *w->strategy);
    w->effect = ot_arena_array(arena, rows * WIDE, sizeof *w->effect);
    w->cost = ot_arena_array(arena, rows * WIDE, sizeof *w->cost);
    w->bucket = ot_arena_array(arena, w->buckets + 1, sizeof *w->bucket);
    w->moves = ot_arena_array(arena, rows * ends, sizeof *w->moves);
    w->more = ot_arena_array(arena, ends, sizeof *w->more);
    w->dearer = ot_arena_array(arena, ends, sizeof *w->dearer);
    if (!w->strategy || !w->effect || !w->cost || !w->bucket || !w->moves || !w->more ||
        !w->dearer)
        return -1;
    w->strategy[0] = w->of->reference;
    for (size_t s = 0; s < rows; s++)
        if (s != w->of->reference)
            w->strategy[next++] = s;
    for (size_t b = 0, k = 0; b <= w->buckets; b++) {
        while (k < w->thresholds &&
               w->threshold[k] < (double)b / (double)w->buckets * w->top)
            k++;
        w->bucket[b] = k;
    }
    return 0;
}

static void add_chunk(struct walk *w, struct ot_tally *out)
{
    double more = 0, dearer = 0;
    for (size_t k = 0; k < w->thresholds; k++) {
        more += w->more[k];
        dearer += w->dearer[k];
        out->effect[k] += more;
        out->cost[k] += dearer;
        w->more[k] = w->dearer[k] = 0;
    }
}

static void count_best(const struct walk *w, struct ot_tally *out)
{
    for (size_t r = 0; r < w->of->count; r++) {
        const int64_t *moves = w->moves + r * (w->thresholds + 1);
        int64_t *best = out->best + w->strategy[r] * w->thresholds;
        int64_t count = r == 0 ? (int64_t)w->of->draws : 0;
        for (size_t k = 0; k < w->thresholds; k++)
            best[k] = count += moves[k];
    }
}

int ot_envelope_tally(const struct ot_strategies *of, const double *threshold,
                      size_t thresholds, struct ot_arena *arena, struct ot_tally *out)
{
    struct walk w = { .of = of, .threshold = threshold, .thresholds = thresholds };
    struct ot_tally tally = {
        ot_arena_array(arena, of->count * thresholds, sizeof *tally.best),
        ot_arena_array(arena, thresholds, sizeof *tally.effect),
        ot_arena_array(arena, thresholds, sizeof *tally.cost),
    };
    if (!tally.best || !tally.effect || !tally.cost || prepare(&w, arena))
        return -1;
    for (size_t i = 0; i < of->draws; i += WIDE) {
        size_t lanes = of->draws - i < WIDE ? of->draws - i : WIDE;
        gather(&w, i, lanes);
        walk_lanes(&w, lanes);
        if ((i + WIDE) % CHUNK == 0 || i + WIDE >= of->draws)
            add_chunk(&w, &tally);
    }
    count_best(&w, &tally);
    *out = tally;
    return 0;
}
