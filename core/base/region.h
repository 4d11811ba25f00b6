/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory of one piece of work on one thread, taken and given back block by block, and in
 * the end all at once. It is cheaper than the system's: it knows of no other thread, and
 * blocks of a size are neither split nor joined. */
#ifndef OT_BASE_REGION_H
#define OT_BASE_REGION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Sizes are multiples of a step up to OT_REGION_SMALL steps; above, powers of two. */
#define OT_REGION_STEP 16
#define OT_REGION_SMALL 64
#define OT_REGION_SIZES (OT_REGION_SMALL + 32)

/* Before each block: its size's number. The block itself begins at a multiple of a step.
 */
struct ot_region_mark {
    uintptr_t size;
};

struct ot_region_block {
    struct ot_region_block *next;
};

/* Only the functions below look within; those that are called at each block stand here,
 * since half of what they cost would be the call. */
struct ot_region {
    unsigned char *from, *end; /* the first mark; where the last may end */
    unsigned char *at;         /* what was never cut */
    struct ot_region_block *waiting[OT_REGION_SIZES]; /* given back, by size */
};

/* Of so many bytes, which take memory once they are used. NULL: there is none; nor in a
 * sanitised build, whose own allocator sees what is wrong with a block. */
struct ot_region *ot_region_new(size_t bytes);
void ot_region_free(struct ot_region *region);
/* All blocks are gone. */
void ot_region_clear(struct ot_region *region);

/* A larger block than those of a number of steps. */
void *ot_region_take_large(struct ot_region *region, size_t size);

/* The next whole bytes that were never cut, as a block whose size has that number. */
static inline void *ot_region_cut(struct ot_region *region, size_t number, size_t whole)
{
    struct ot_region_mark *mark = (struct ot_region_mark *)(void *)region->at;
    if (whole > (size_t)(region->end - region->at))
        return NULL;
    region->at += whole;
    mark->size = number;
    return mark + 1;
}

/* As malloc, but NULL once the region is full, after which others may still fit. */
static inline void *ot_region_take(struct ot_region *region, size_t size)
{
    size_t steps =
        (size + sizeof(struct ot_region_mark) + OT_REGION_STEP - 1) / OT_REGION_STEP;
    if (size > OT_REGION_SMALL * OT_REGION_STEP - sizeof(struct ot_region_mark))
        return ot_region_take_large(region, size);
    struct ot_region_block *block = region->waiting[steps];
    if (!block)
        return ot_region_cut(region, steps, steps * OT_REGION_STEP);
    region->waiting[steps] = block->next;
    return block;
}

/* A block of the region, for blocks of its size to come. */
static inline void ot_region_give(struct ot_region *region, void *block)
{
    struct ot_region_block *given = block;
    struct ot_region_block **list =
        &region->waiting[((struct ot_region_mark *)block - 1)->size];
    given->next = *list;
    *list = given;
}

/* Not so of NULL, and nothing of a region that is none. */
static inline bool ot_region_holds(const struct ot_region *region, const void *block)
{
    return region && (uintptr_t)block - (uintptr_t)region->from <
                         (uintptr_t)region->end - (uintptr_t)region->from;
}

/* How many bytes a block of the region has: as many as were asked for, or some more. */
size_t ot_region_room(const void *block);

#endif
