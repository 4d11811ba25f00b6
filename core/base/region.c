/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks are cut from the front, each behind the number of its size; what is given back
 * waits in a list of its size. */
#include "config.h"

#include "base/region.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITISED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITISED true
#endif
#endif
#ifndef SANITISED
#define SANITISED false
#endif

/* Sizes are multiples of a step up to SMALL; above, powers of two. */
#define STEP 16
#define SMALL 64
#define SIZES (SMALL + 32)
#define LARGEST ((size_t)1 << 31)

/* Before each block: its size's number. The block itself begins at a multiple of STEP. */
struct mark {
    uintptr_t size;
};

struct waiting {
    struct waiting *next;
};

struct ot_region {
    unsigned char *at, *end; /* what was never cut */
    struct waiting *waiting[SIZES];
    unsigned char *from; /* the first mark */
};

/* The number of the smallest size that holds so many bytes and their mark. */
static size_t number_of(size_t bytes)
{
    size_t whole = bytes + sizeof(struct mark);
    if (whole <= (size_t)SMALL * STEP)
        return (whole + STEP - 1) / STEP;
    return SMALL + (size_t)(64 - 10 - __builtin_clzll(whole - 1));
}

static size_t whole_of(size_t number)
{
    return number <= SMALL ? number * STEP : (size_t)1 << (number - SMALL + 10);
}

struct ot_region *ot_region_new(size_t bytes)
{
    if (SANITISED || bytes <= sizeof(struct ot_region) + STEP)
        return NULL;
    struct ot_region *region = malloc(bytes);
    if (!region)
        return NULL;
    uintptr_t first = (uintptr_t)region + sizeof *region + sizeof(struct mark);
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

static void *cut(struct ot_region *region, size_t number)
{
    size_t whole = whole_of(number);
    if (whole > (size_t)(region->end - region->at))
        return NULL;
    struct mark *mark = (struct mark *)(void *)region->at;
    region->at += whole;
    mark->size = number;
    return mark + 1;
}

void *ot_region_take(struct ot_region *region, size_t size)
{
    if (size > LARGEST - sizeof(struct mark))
        return NULL;
    size_t number = number_of(size);
    struct waiting *block = region->waiting[number];
    if (!block)
        return cut(region, number);
    region->waiting[number] = block->next;
    return block;
}

static size_t number_at(const void *block)
{
    return ((const struct mark *)block - 1)->size;
}

void ot_region_give(struct ot_region *region, void *block)
{
    struct waiting *given = block, **list = &region->waiting[number_at(block)];
    given->next = *list;
    *list = given;
}

size_t ot_region_room(const void *block)
{
    return whole_of(number_at(block)) - sizeof(struct mark);
}

bool ot_region_holds(const struct ot_region *region, const void *block)
{
    return region && (uintptr_t)block - (uintptr_t)region->from <
                         (uintptr_t)region->end - (uintptr_t)region->from;
}
