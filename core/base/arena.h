/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is given back all at once: a table, a plan or a report owns one arena.
 * Everything returned is borrowed until ot_arena_free, zeroed, and NULL where memory ran
 * out. */
#ifndef OT_BASE_ARENA_H
#define OT_BASE_ARENA_H

#include <stddef.h>

struct ot_arena;
struct ot_arena *ot_arena_new(void);
void ot_arena_free(struct ot_arena *arena);
void *ot_arena_array(struct ot_arena *arena, size_t count,
                     size_t size); /* overflow: NULL */
char *ot_arena_copy(struct ot_arena *arena, const char *bytes,
                    size_t length);                            /* adds the NUL */
char *ot_arena_text(struct ot_arena *arena, const char *text); /* NULL stays NULL */
char *ot_arena_format(struct ot_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A growing array in the arena: room is doubled when count reaches it. items, room: in
 * and out. Returns the new element, zeroed, and raises *count; NULL when out of memory.
 *   struct ot_spend *line = ot_arena_push(arena, (void **)&plan->spend, &plan->spends,
 * sizeof *line); */
void *ot_arena_push(struct ot_arena *arena, void **items, size_t *count, size_t size);

#endif
