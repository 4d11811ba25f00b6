/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks are cut from the front, each behind the number of its size; what is given back
 * waits in a list of its size. */
#include "config.h"

#include "base/region.h"

#include <stdlib.h>
#include <string.h>

#include "base/sanitised.h"

#define STEP ((size_t)OT_REGION_STEP)
#define SMALL ((size_t)OT_REGION_SMALL)
#define MARK sizeof(struct ot_region_mark)
#define LARGEST ((size_t)1 << 31)

static size_t whole_of(size_t number)
{
    return number <= SMALL ? number * STEP : (size_t)1 << (number - SMALL + 10);
}

struct ot_region *ot_region_new(size_t bytes)
{
    if (OT_SANITISED || bytes <= sizeof(struct ot_region) + STEP)
        return NULL;
    struct ot_region *region = malloc(bytes);
    if (!region)
        return NULL;
    uintptr_t first = (uintptr_t)region + sizeof *region + MARK;
    size_t until_step = (STEP - first % STEP) % STEP;
    region->from = (unsigned char *)(region + 1) + until_step;
    region->end = (unsigned char *)region + bytes;
    ot_region_clear(region);
    return region;
}

void ot_region_free(struct ot_region *region)
{
    free(region);
}

void ot_region_clear(struct ot_region *region)
{
    region->at = region->from;
    memset(region->waiting, 0, sizeof region->waiting);
}

/* Above SMALL steps a size's number is that of its power of two. */
void *ot_region_take_large(struct ot_region *region, size_t size)
{
    if (size > LARGEST - MARK)
        return NULL;
    size_t number = SMALL + (size_t)(64 - 10 - __builtin_clzll(size + MARK - 1));
    struct ot_region_block *block = region->waiting[number];
    if (!block)
        return ot_region_cut(region, number, whole_of(number));
    region->waiting[number] = block->next;
    return block;
}

size_t ot_region_room(const void *block)
{
    return whole_of(((const struct ot_region_mark *)block - 1)->size) - MARK;
}
