/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tiling: which of many periods cover one without gap or overlap. */
#include "config.h"

#include "plan/period.h"

/* next[i] is the period that follows i on the way to the end of `asked` with
 * the fewest steps; LAST where i ends there, UNKNOWN where no way is known. */

#define LAST ((size_t)-1)
#define UNKNOWN ((size_t)-2)
#define CHOSEN ((size_t)-3)

static size_t steps(const size_t *next, size_t from)
{
    size_t count = 1;
    while (next[from] != LAST) {
        from = next[from];
        count++;
    }
    return count;
}

/* Whether the way from i got shorter. */
static bool shorten(const struct ot_period *periods, size_t n, size_t *next, size_t i)
{
    bool shorter = false;
    for (size_t j = 0; j < n; j++) {
        if (periods[j].first != periods[i].last + 1 || ot_period_is_none(periods[j]) ||
            next[j] == UNKNOWN || next[i] == LAST)
            continue;
        if (next[i] == UNKNOWN || steps(next, j) + 1 < steps(next, i)) {
            next[i] = j;
            shorter = true;
        }
    }
    return shorter;
}

static void find_ways(struct ot_period asked, const struct ot_period *periods, size_t n,
                      size_t *next)
{
    bool shorter = true;
    for (size_t i = 0; i < n; i++)
        next[i] = periods[i].last == asked.last && !ot_period_is_none(periods[i])
                      ? LAST
                      : UNKNOWN;
    while (shorter) {
        shorter = false;
        for (size_t i = n; i-- > 0;)
            if (shorten(periods, n, next, i))
                shorter = true;
    }
}

/* The indices of those marked CHOSEN, in order of time, to the front of the array. */
static size_t gather(const struct ot_period *periods, size_t n, size_t *chosen)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        if (chosen[i] != CHOSEN)
            continue;
        size_t at = count++;
        for (; at > 0 && periods[chosen[at - 1]].first > periods[i].first; at--)
            chosen[at] = chosen[at - 1];
        chosen[at] = i;
    }
    return count;
}

size_t ot_period_tile(struct ot_period asked, const struct ot_period *periods, size_t n,
                      size_t *chosen)
{
    size_t best = UNKNOWN;
    find_ways(asked, periods, n, chosen);
    for (size_t i = 0; i < n; i++)
        if (periods[i].first == asked.first && chosen[i] != UNKNOWN &&
            (best == UNKNOWN || steps(chosen, i) < steps(chosen, best)))
            best = i;
    while (best != UNKNOWN && best != LAST) {
        size_t next = chosen[best];
        chosen[best] = CHOSEN;
        best = next;
    }
    return gather(periods, n, chosen);
}
