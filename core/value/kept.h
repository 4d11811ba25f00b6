/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a graph keeps of its draws: columns that the next question is likely to need. */
#ifndef OT_VALUE_KEPT_H
#define OT_VALUE_KEPT_H

#include "value/graph.h"

/* How many columns of so many draws are kept: as many as one evaluation's results need,
 * but 16 MB of them at least, and 64 MB at most. Draws are pure: what is dropped can be
 * made again, and memory that is new costs as much as making it. */
size_t ot_kept_most(size_t draws);

struct ot_kept {
    const struct ot_node *node;
    double *column;
    unsigned long used; /* when, by the clock of questions */
    bool pinned;        /* the open question needs it */
};
struct ot_samples {
    struct ot_tables *tables;
    struct ot_kept *kept;
    size_t count, room, bytes;
    unsigned long clock;
    unsigned depth; /* of questions: a hook's own ingredients may have to be sampled */
};

/* The graph's own, which goes with it; NULL: out of memory. */
struct ot_samples *ot_samples_of(struct ot_graph *graph);

/* The column of node, or NULL; borrowed until the next is kept. */
struct ot_kept *ot_kept(struct ot_samples *samples, const struct ot_node *node);

/* Takes the column, which is freed where it cannot be kept. A question within another
 * keeps nothing: it would drop what the other one is using. pin: whatever its size, until
 * the question is answered. */
void ot_keep(struct ot_samples *samples, const struct ot_node *node, double *column,
             bool pin);

/* The question is answered: of what it needed, the latest used is left, and what fits. */
void ot_unpin(struct ot_samples *samples);

#endif
