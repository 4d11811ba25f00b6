/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory of one piece of work on one thread, taken and given back block by block, and in
 * the end all at once. It is cheaper than the system's: it knows of no other thread, and
 * blocks of a size are neither split nor joined. */
#ifndef OT_BASE_REGION_H
#define OT_BASE_REGION_H

#include <stdbool.h>
#include <stddef.h>

struct ot_region;

/* Of so many bytes, which take memory once they are used. NULL: there is none; nor in a
 * sanitised build, whose own allocator sees what is wrong with a block. */
struct ot_region *ot_region_new(size_t bytes);
void ot_region_free(struct ot_region *region);

/* As malloc, but NULL once the region is full, after which others may still fit. */
void *ot_region_take(struct ot_region *region, size_t size);
/* A block of the region, for blocks of its size to come. */
void ot_region_give(struct ot_region *region, void *block);
/* How many bytes a block of the region has: as many as were asked for, or some more. */
size_t ot_region_room(const void *block);
/* Not so of NULL, and nothing of a region that is none. */
bool ot_region_holds(const struct ot_region *region, const void *block);
/* All blocks are gone. */
void ot_region_clear(struct ot_region *region);

#endif
