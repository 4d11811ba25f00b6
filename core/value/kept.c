/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of draws that were made, the latest asked for, up to a limit. */
#include "config.h"

#include "value/kept.h"

#include <stdlib.h>

#define COLUMNS 8
#define LEAST ((size_t)16 << 20)
#define MOST ((size_t)64 << 20)

static void samples_free(void *thing)
{
    struct ot_samples *samples = thing;
    for (size_t i = 0; i < samples->count; i++)
        free(samples->kept[i].column);
    free(samples->kept);
    ot_tables_free(samples->tables);
    free(samples);
}

struct ot_samples *ot_samples_of(struct ot_graph *graph)
{
    if (graph->samples)
        return graph->samples;
    struct ot_samples *samples = calloc(1, sizeof *samples);
    if (!samples)
        return NULL;
    if (!(samples->tables = ot_tables_new())) {
        samples_free(samples);
        return NULL;
    }
    if (ot_graph_own(graph, samples, samples_free) != 0)
        return NULL;
    return graph->samples = samples;
}

struct ot_kept *ot_kept(struct ot_samples *samples, const struct ot_node *node)
{
    for (size_t i = 0; i < samples->count; i++)
        if (samples->kept[i].node == node)
            return &samples->kept[i];
    return NULL;
}

/* The oldest that is not pinned; false: there is none. */
static bool drop_oldest(struct ot_samples *samples)
{
    size_t oldest = samples->count;
    for (size_t i = 0; i < samples->count; i++)
        if (!samples->kept[i].pinned &&
            (oldest == samples->count ||
             samples->kept[i].used < samples->kept[oldest].used))
            oldest = i;
    if (oldest == samples->count)
        return false;
    samples->bytes -= samples->kept[oldest].node->draws * sizeof(double);
    /* clang-tidy loses sight of what the last one, moved here, holds. */
    free(samples->kept[oldest].column); /* NOLINT(clang-analyzer-unix.Malloc) */
    samples->kept[oldest] = samples->kept[--samples->count];
    return true;
}

size_t ot_kept_most(size_t draws)
{
    size_t column = draws * sizeof(double), bytes = COLUMNS * column;
    bytes = bytes < LEAST ? LEAST : bytes > MOST ? MOST : bytes;
    return bytes / column;
}

static bool is_over(const struct ot_samples *samples, size_t more, size_t draws)
{
    return samples->bytes + more > ot_kept_most(draws) * draws * sizeof(double);
}

void ot_keep(struct ot_samples *samples, const struct ot_node *node, double *column,
             bool pin)
{
    size_t bytes = node->draws * sizeof *column;
    if (samples->depth > 1) {
        free(column);
        return;
    }
    while (is_over(samples, bytes, node->draws) && drop_oldest(samples))
        ;
    if (samples->count == samples->room) {
        size_t room = samples->room ? 2 * samples->room : 64;
        struct ot_kept *grown = realloc(samples->kept, room * sizeof *grown);
        if (!grown) {
            free(column);
            return;
        }
        samples->kept = grown;
        samples->room = room;
    }
    samples->kept[samples->count++] =
        (struct ot_kept){ node, column, samples->clock, pin };
    samples->bytes += bytes;
}

void ot_unpin(struct ot_samples *samples)
{
    for (size_t i = 0; i < samples->count; i++)
        samples->kept[i].pinned = false;
    while (samples->count > 1 && is_over(samples, 0, samples->kept[0].node->draws))
        drop_oldest(samples);
}
